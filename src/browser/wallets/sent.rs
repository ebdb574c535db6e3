//! What this browser remembers of a payment that it asked a wallet for: written before the wallet is asked, so that
//! neither a page that is loaded again in between nor another tab offers to pay twice. In the browser's own storage, which
//! all of its tabs see; forgotten when the order has ended well.

use crate::domain::order_id::OrderId;
use leptos::prelude::{on_cleanup, window, window_event_listener_untyped};
use web_sys::Storage;

/// A payment that a wallet was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// What was due then.
    pub amount: String,
    /// The transaction's hash; none where the wallet has told none.
    pub hash: Option<String>,
}

impl Sent {
    fn written(&self) -> String {
        [&self.amount, " ", self.hash.as_deref().unwrap_or_default()].concat()
    }

    fn read(text: &str) -> Option<Self> {
        let (amount, hash) = text.split_once(' ')?;
        let fits = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.');
        let hash = Some(hash).filter(|hash| !hash.is_empty()).map(str::to_owned);
        (fits(amount) && hash.as_deref().is_none_or(fits)).then(|| Self { amount: amount.to_owned(), hash })
    }
}

/// What is remembered of this order. Browser only.
pub fn recall(order: &OrderId) -> Option<Sent> {
    Sent::read(&storage()?.get_item(&key(order)).ok()??)
}

/// Remembers it, or forgets. Browser only; a browser that keeps nothing remembers until the page is left.
pub fn remember(order: &OrderId, sent: Option<&Sent>) {
    let Some(storage) = storage() else { return };
    let key = key(order);
    let _ = match sent {
        Some(sent) => storage.set_item(&key, &sent.written()),
        None => storage.remove_item(&key),
    };
}

/// Calls back whenever another tab may have written something else, until the current owner is cleaned up. Browser only.
pub fn on_change(heard: impl Fn() + 'static) {
    let handle = window_event_listener_untyped("storage", move |_| heard());
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
    fn what_was_written_is_read_again() {
        for hash in [None, Some(format!("0x{}", "ab".repeat(32)))] {
            let sent = Sent { amount: "26.31".to_owned(), hash };
            assert_eq!(Sent::read(&sent.written()), Some(sent));
        }
    }

    #[test]
    fn what_somebody_else_wrote_is_not_read() {
        for text in ["", "26.31", "26.31 <b>", "<b> 0xab", "1 2 3"] {
            assert_eq!(Sent::read(text), None, "{text}");
        }
    }
}
