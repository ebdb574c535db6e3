//! Converts a displayed payment to a call for a browser wallet. Built from the [`PaymentView`] itself, so
//! that the wallet signs what is shown.

use super::{Address, Outgoing, Qr, RailFacts, outgoing, token_transfer_uri};
use crate::domain::{
    order_view::{PaymentView, TokenAccount},
    rail::RailOption,
    transfer::WalletKind,
};

/// Builds the call that pays what is shown. `None` on rails without browser wallets.
pub fn transfer(rail: &RailOption, shown: &PaymentView) -> Option<Outgoing> {
    let rail = RailFacts::from(rail);
    let address = Address::parse(&rail, &shown.address).ok()?;
    outgoing(&rail, &address, shown.amount.parse().ok()?)
}

/// Adds the ordinary request for a token transfer, once the address is known to be a wallet.
pub fn ask_wallet(rail: &RailOption, shown: &mut PaymentView) {
    let rail = RailFacts::from(rail);
    let parsed = Address::parse(&rail, &shown.address).ok().zip(shown.amount.parse().ok());
    let Some(uri) = parsed.and_then(|(address, amount)| token_transfer_uri(&rail, &address, amount)) else {
        return;
    };
    if link(shown, uri.href, &uri.qr) {
        shown.token_account = None;
    }
}

/// Adds a request with which the wallet asks the shop for the transaction.
pub fn ask_shop(shown: &mut PaymentView, uri: String) {
    let qr_content = uri.clone();
    if link(shown, uri, &qr_content) {
        shown.token_account = Some(TokenAccount::Requested);
    }
}

/// Sets a link and its QR code. Returns `false` if the text does not fit a QR code.
fn link(shown: &mut PaymentView, href: String, qr_content: &str) -> bool {
    let Ok(qr) = Qr::of(qr_content).and_then(|qr| qr.data_uri()) else { return false };
    shown.uri = Some(href);
    shown.qr = Some(qr);
    true
}

/// The kind of wallets that can pay what is shown.
pub fn wallet_kind(rail: &RailOption, shown: &PaymentView) -> Option<WalletKind> {
    transfer(rail, shown).map(|outgoing| match outgoing {
        Outgoing::Evm { .. } => WalletKind::Evm,
        Outgoing::Solana(_) => WalletKind::Solana,
    })
}
