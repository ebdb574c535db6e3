//! What is shown to be paid, as a call for a wallet in the browser. Made of the [`PaymentView`] itself, so that
//! what is signed is what is shown.

use super::{
    payable::facts,
    payment::{Address, Outgoing, outgoing},
};
use crate::domain::{phase::PaymentView, rail::RailOption, transfer::WalletKind};

/// The call that pays what is shown; `None` on rails that no browser wallet is asked on.
pub fn transfer(rail: &RailOption, shown: &PaymentView) -> Option<Outgoing> {
    let rail = facts(rail);
    let address = Address::parse(&rail, &shown.address).ok()?;
    outgoing(&rail, &address, shown.amount.parse().ok()?)
}

/// Which wallets can be asked to.
pub fn wallet_kind(rail: &RailOption, shown: &PaymentView) -> Option<WalletKind> {
    transfer(rail, shown).map(|outgoing| match outgoing {
        Outgoing::Evm { .. } => WalletKind::Evm,
        Outgoing::Solana(_) => WalletKind::Solana,
    })
}
