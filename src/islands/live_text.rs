//! Text that changes while the page is open.
//!
//! Every value is an element of its own. A page translator puts its own nodes in the place of a text, and what is then
//! written to that text is never seen; a new element is seen, and is translated anew.

use leptos::prelude::*;

/// Draws the text as it is now.
pub(super) fn live_text(text: impl Fn() -> String + Send + Sync + 'static) -> impl IntoView {
    live_option(move || Some(text()))
}

/// Draws the text as it is now, where there is one.
pub(super) fn live_option(text: impl Fn() -> Option<String> + Send + Sync + 'static) -> impl IntoView {
    draw(Memo::new(move |_| text()))
}

/// A closure is drawn anew where an element is changed in place.
fn draw(text: Memo<Option<String>>) -> impl IntoView {
    move || text.get().map(|text| move || view! { <span>{text.clone()}</span> })
}
