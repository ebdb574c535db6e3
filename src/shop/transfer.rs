//! Transfers for browser wallets: reads the order again, checks what may be paid now, and builds the single
//! call that pays it.

use super::{Record, visitor::Visitor, wallet_payments::WalletPayments};
use crate::{
    domain::{
        failure::Failure,
        order_id::OrderId,
        order_view::PaymentView,
        transfer::{Call, EvmCall, Payer, Transfer},
    },
    payments::{
        Outgoing,
        solana::{Key, Missing, NodeError, Payment, Refused},
    },
};
use base64::{Engine, engine::general_purpose::STANDARD};

impl WalletPayments {
    /// The transfer that pays an order from this account. Reads the order from upstream each time.
    pub(super) async fn transfer(
        &self,
        visitor: &Visitor,
        record: &Record,
        payer: &Payer,
    ) -> Result<Transfer, Failure> {
        let transfer = self.hub.transfer(record, &visitor.buying().caller(record.country)).await?;
        let (shown, outgoing) = transfer.ok_or(Failure::NotPayable)?;
        let call = match outgoing {
            Outgoing::Evm { chain_id, to, value, data } => Call::Evm(EvmCall {
                chain_id: format!("{chain_id:#x}"),
                from: evm_account(payer)?,
                to: format!("0x{}", hex::encode(to)),
                value: format!("{value:#x}"),
                data: format!("0x{}", hex::encode(data)),
            }),
            Outgoing::Solana(payment) => {
                let transaction =
                    self.solana_transaction(&record.id, payer, &payment, Missing::Create).await?;
                Call::Solana { transaction }
            }
        };
        let PaymentView { amount, coin, address, .. } = shown;
        Ok(Transfer { amount, coin, address, call })
    }

    /// The unsigned transaction that makes this payment from the payer's wallet, in base64.
    pub(super) async fn solana_transaction(
        &self,
        id: &OrderId,
        payer: &Payer,
        payment: &Payment,
        missing: Missing,
    ) -> Result<String, Failure> {
        let Some(ledger) = &self.solana else { return Err(Failure::NotPayable) };
        let payer: Key = payer.as_str().parse().map_err(|_| Failure::BadRequest)?;
        let ledger = ledger.node.ledger(&payment.looked_at()).await?;
        let transaction = payment.transaction(payer, &ledger, missing).map_err(|why| {
            tracing::warn!(order = %id, %why, "could not build a transaction for a Solana wallet");
            match why {
                Refused::Payer => Failure::BadRequest,
                Refused::Mint | Refused::Recipient | Refused::TooLong => Failure::Rail,
            }
        })?;
        Ok(STANDARD.encode(transaction))
    }
}

/// The account in lower case, which every wallet accepts.
fn evm_account(payer: &Payer) -> Result<String, Failure> {
    let mut bytes = [0; 20];
    let digits = payer.as_str().strip_prefix("0x").ok_or(Failure::BadRequest)?;
    hex::decode_to_slice(digits, &mut bytes).map_err(|_| Failure::BadRequest)?;
    Ok(format!("0x{}", hex::encode(bytes)))
}

impl From<NodeError> for Failure {
    fn from(error: NodeError) -> Self {
        tracing::warn!(%error, "Solana node request failed");
        Self::Unavailable
    }
}
