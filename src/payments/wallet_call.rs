//! What is shown to be paid, as a call for a wallet in the browser. Made of the [`PaymentView`] itself, so that
//! what is signed is what is shown.

use super::{Address, Outgoing, Qr, RailFacts, outgoing, token_transfer_uri};
use crate::domain::{
    order_view::{PaymentView, TokenAccount},
    rail::RailOption,
    transfer::WalletKind,
};

/// The call that pays what is shown; `None` on rails that no browser wallet is asked on.
pub fn transfer(rail: &RailOption, shown: &PaymentView) -> Option<Outgoing> {
    let rail = RailFacts::from(rail);
    let address = Address::parse(&rail, &shown.address).ok()?;
    outgoing(&rail, &address, shown.amount.parse().ok()?)
}

/// Puts the ordinary request for a token's transfer in, once it is known that the address is a wallet.
pub fn ask_wallet(rail: &RailOption, shown: &mut PaymentView) {
    let rail = RailFacts::from(rail);
    let made = Address::parse(&rail, &shown.address).ok().zip(shown.amount.parse().ok());
    let Some(uri) = made.and_then(|(address, amount)| token_transfer_uri(&rail, &address, amount)) else {
        return;
    };
    if link(shown, uri.href, &uri.qr) {
        shown.token_account = None;
    }
}

/// Puts a request in at which the wallet asks the shop for the transaction.
pub fn ask_shop(shown: &mut PaymentView, uri: String) {
    let coded = uri.clone();
    if link(shown, uri, &coded) {
        shown.token_account = Some(TokenAccount::Requested);
    }
}

/// Puts a link and its code in, if it fits a code.
fn link(shown: &mut PaymentView, href: String, coded: &str) -> bool {
    let Ok(qr) = Qr::of(coded).and_then(|qr| qr.data_uri()) else { return false };
    shown.uri = Some(href);
    shown.qr = Some(qr);
    true
}

/// Which wallets can be asked to.
pub fn wallet_kind(rail: &RailOption, shown: &PaymentView) -> Option<WalletKind> {
    transfer(rail, shown).map(|outgoing| match outgoing {
        Outgoing::Evm { .. } => WalletKind::Evm,
        Outgoing::Solana(_) => WalletKind::Solana,
    })
}
