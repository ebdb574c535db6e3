//! What the payment panel may show, and the check that decides whether it may show anything.
//!
//! The check compares the answer to an order with the quote that the shopper accepted (contract section 12,
//! "guard before showing a payment"). Whether the order still waits for payment depends on its state, which
//! this module does not check.

use rust_decimal::Decimal;

use super::address::{Address, Recipient};
use super::network::same_name;
use super::{
    AddressError, PaymentUri, Qr, QrError, RailFacts, UriError, claim, may_be_token_account, payment_uri,
};

/// What the shopper accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// The rail that the shopper chose.
    pub rail: RailFacts,
    /// The amount in whole coins.
    pub amount: Decimal,
}

/// Upstream's answer to the order (contract section 7).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// `coin`.
    pub coin: String,
    /// `network`; empty if upstream leaves it out.
    pub network: String,
    /// `coin_amount`, in whole coins.
    pub amount: Option<Decimal>,
    /// `wallet_address`: an address or a BOLT 11 invoice.
    pub address: String,
    /// `qr_text`.
    pub qr_text: Option<String>,
}

/// Everything that a shopper needs to pay, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentInstructions {
    /// The exact amount in whole coins, as upstream wrote it.
    pub amount: String,
    /// The coin's ticker.
    pub coin: String,
    /// The network's name, shown with amount, address and QR code.
    pub network: String,
    /// The address or invoice, for copying.
    pub address: String,
    /// The same in groups of four characters, for reading.
    pub address_groups: Vec<String>,
    /// False if this shop cannot validate the network's addresses; there is no link then.
    pub is_verified: bool,
    /// False for an invoice that no wallet accepts, see [`Address::is_signed`].
    pub is_signed: bool,
    /// The payment link, if one is safe.
    pub uri: Option<PaymentUri>,
    /// The QR code of the link, otherwise of the address. `None` if a wallet could mistake a token account
    /// for a wallet.
    pub qr: Option<Qr>,
    /// When a Lightning invoice expires, in Unix seconds.
    pub invoice_expires_at: Option<i64>,
}

/// Why an order is parked instead of being paid. A person has to look at it; the shopper pays nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Parked {
    /// The lines differ from what was ordered. Detected by the caller, which knows the lines.
    #[error("the answer's lines are not what was ordered")]
    Lines,
    /// The coin differs from the quote.
    #[error("the answer names another coin than the quote")]
    Coin,
    /// The network differs from the quote.
    #[error("the answer names another network than the quote")]
    Network,
    /// The network's name and its chain ID are those of different chains.
    #[error("the chain id contradicts the network's name")]
    ChainConflict,
    /// Upstream names another contract or other decimals than the token is known to have.
    #[error("the token's contract or decimals are not those that are known")]
    TokenConflict,
    /// There is no amount.
    #[error("the answer names no amount")]
    AmountMissing,
    /// The amount is zero or less.
    #[error("the amount is not positive")]
    AmountNotPositive,
    /// The amount differs from what the shopper accepted.
    #[error("the answer asks for {answered}, the quote was {quoted}")]
    AmountDiffers {
        /// What the shopper accepted.
        quoted: Decimal,
        /// What upstream asks for.
        answered: Decimal,
    },
    /// The amount has more decimal places than the coin, or is too large to count.
    #[error("the amount cannot be sent exactly")]
    AmountNotPayable,
    /// There is no address: upstream failed to set up the payment.
    #[error("the answer names no address")]
    AddressMissing,
    /// The address is not valid on the network.
    #[error("{0}")]
    Address(AddressError),
    /// A Lightning invoice that lets the payer choose the amount.
    #[error("the invoice names no amount")]
    InvoiceWithoutAmount,
    /// A Lightning invoice for another amount.
    #[error("the invoice asks for another amount")]
    InvoiceAmount,
    /// An expired Lightning invoice.
    #[error("the invoice has expired")]
    InvoiceExpired,
    /// Upstream's own payment text is for another network or chain.
    #[error("upstream's payment text names another network")]
    ClaimNetwork,
    /// Upstream's own payment text names another recipient.
    #[error("upstream's payment text names another address")]
    ClaimAddress,
    /// Upstream's own payment text asks for another amount.
    #[error("upstream's payment text names another amount")]
    ClaimAmount,
    /// Upstream's own payment text asks for another coin or token.
    #[error("upstream's payment text names another token")]
    ClaimToken,
    /// The payment would have to carry a memo, which this shop cannot show.
    #[error("the payment would have to carry a memo")]
    Memo,
    /// The text does not fit a QR code.
    #[error("the payment does not fit a QR code")]
    Qr,
}

/// Compares the answer with the quote. `now` is in Unix seconds.
pub fn check(quoted: &Quoted, answered: &Answered, now: i64) -> Result<PaymentInstructions, Parked> {
    let rail = &quoted.rail;
    if !same_name(&answered.coin, &rail.coin) {
        return Err(Parked::Coin);
    }
    // A missing network is no contradiction, because the address must be valid on the quoted network anyway.
    if !answered.network.trim().is_empty() && !same_name(&answered.network, &rail.network) {
        return Err(Parked::Network);
    }
    let amount = accepted_amount(quoted.amount, answered.amount)?;
    if answered.address.trim().is_empty() {
        return Err(Parked::AddressMissing);
    }
    let address = Address::parse(rail, &answered.address)?;
    let invoice_expires_at = live_invoice(&address, now)?;
    let uri = payment_uri(rail, &address, amount)?;
    if let Some(text) = &answered.qr_text {
        claim::check_claim(rail, &address, amount, text)?;
    }
    let qr_content = match &uri {
        Some(uri) => Some(uri.qr.as_str()),
        None => (!may_be_token_account(rail)).then_some(address.as_str()),
    };
    let qr = qr_content.map(Qr::of).transpose()?;
    Ok(PaymentInstructions {
        amount: amount.to_string(),
        coin: rail.coin.trim().to_owned(),
        network: rail.network.trim().to_owned(),
        address: address.as_str().to_owned(),
        address_groups: address.groups(),
        is_verified: address.is_verified(),
        is_signed: address.is_signed(),
        uri,
        qr,
        invoice_expires_at,
    })
}

fn accepted_amount(quoted: Decimal, answered: Option<Decimal>) -> Result<Decimal, Parked> {
    let answered = answered.ok_or(Parked::AmountMissing)?;
    if answered <= Decimal::ZERO {
        return Err(Parked::AmountNotPositive);
    }
    if answered == quoted { Ok(answered) } else { Err(Parked::AmountDiffers { quoted, answered }) }
}

/// Returns when the invoice expires, if the address is one. Its amount is compared where its URI is built.
fn live_invoice(address: &Address, now: i64) -> Result<Option<i64>, Parked> {
    let Recipient::Lightning(invoice) = address.recipient() else {
        return Ok(None);
    };
    if invoice.millisatoshis().is_none() {
        return Err(Parked::InvoiceWithoutAmount);
    }
    if now >= invoice.expires_at() {
        return Err(Parked::InvoiceExpired);
    }
    Ok(Some(invoice.expires_at()))
}

impl From<AddressError> for Parked {
    fn from(error: AddressError) -> Self {
        Self::Address(error)
    }
}

impl From<UriError> for Parked {
    fn from(error: UriError) -> Self {
        match error {
            UriError::NotPositive => Self::AmountNotPositive,
            UriError::TooFine { .. } | UriError::TooLarge => Self::AmountNotPayable,
            UriError::InvoiceAmount => Self::InvoiceAmount,
            UriError::ChainConflict => Self::ChainConflict,
            UriError::TokenConflict => Self::TokenConflict,
        }
    }
}

impl From<QrError> for Parked {
    fn from(_: QrError) -> Self {
        Self::Qr
    }
}

#[cfg(test)]
mod tests;
