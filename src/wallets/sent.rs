//! Records that this browser asked a wallet for a payment. Written before the wallet is asked, so that
//! neither a reloaded page nor another tab offers to pay twice. Kept in the browser's local storage, which
//! all its tabs share, and deleted when the order has ended well.

use crate::domain::order_id::OrderId;
use leptos::prelude::{on_cleanup, window, window_event_listener_untyped};
use web_sys::Storage;

/// A payment that a wallet was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// The amount due at that time.
    pub amount: String,
    /// The transaction's hash; `None` if the wallet has not returned one.
    pub hash: Option<String>,
}

impl Sent {
    fn to_text(&self) -> String {
        [&self.amount, " ", self.hash.as_deref().unwrap_or_default()].concat()
    }

    fn parse(text: &str) -> Option<Self> {
        let (amount, hash) = text.split_once(' ')?;
        let fits = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.');
        let hash = Some(hash).filter(|hash| !hash.is_empty()).map(str::to_owned);
        (fits(amount) && hash.as_deref().is_none_or(fits)).then(|| Self { amount: amount.to_owned(), hash })
    }
}

/// The recorded payment of this order. Browser only.
pub fn recall(order: &OrderId) -> Option<Sent> {
    Sent::parse(&storage()?.get_item(&key(order)).ok()??)
}

/// Records the payment, or deletes the record. Browser only. A browser without storage keeps it only until
/// the page is left.
pub fn remember(order: &OrderId, sent: Option<&Sent>) {
    let Some(storage) = storage() else { return };
    let key = key(order);
    let _ = match sent {
        Some(sent) => storage.set_item(&key, &sent.to_text()),
        None => storage.remove_item(&key),
    };
}

/// Calls back whenever another tab may have changed the record, until the current owner is cleaned up.
/// Browser only.
pub fn on_change(callback: impl Fn() + 'static) {
    let handle = window_event_listener_untyped("storage", move |_| callback());
    on_cleanup(move || handle.remove());
}

fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}

fn key(order: &OrderId) -> String {
    ["sent:", order.as_str()].concat()
}

#[cfg(test)]
mod tests {
    use super::Sent;

    #[test]
    fn a_record_survives_a_text_round_trip() {
        for hash in [None, Some(format!("0x{}", "ab".repeat(32)))] {
            let sent = Sent { amount: "26.31".to_owned(), hash };
            assert_eq!(Sent::parse(&sent.to_text()), Some(sent));
        }
    }

    #[test]
    fn foreign_text_does_not_parse() {
        for text in ["", "26.31", "26.31 <b>", "<b> 0xab", "1 2 3"] {
            assert_eq!(Sent::parse(text), None, "{text}");
        }
    }
}
