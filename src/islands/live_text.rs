//! Text that changes while the page is open.
//!
//! Every value is a new element. A page translator replaces text nodes with its own, so a change to the
//! original text node is never visible. A new element is visible, and is translated again.

use leptos::prelude::*;

/// Shows the current text.
pub(super) fn live_text(text: impl Fn() -> String + Send + Sync + 'static) -> impl IntoView {
    live_option(move || Some(text()))
}

/// Shows the current text, if there is one.
pub(super) fn live_option(text: impl Fn() -> Option<String> + Send + Sync + 'static) -> impl IntoView {
    draw(Memo::new(move |_| text()))
}

/// Returns a closure, because Leptos renders a closure again, but changes an element in place.
fn draw(text: Memo<Option<String>>) -> impl IntoView {
    move || text.get().map(|text| move || view! { <span>{text.clone()}</span> })
}
