//! The replacement for an empty list: why it is empty, and what to do next.

use super::way::{Way, Ways};
use leptos::prelude::*;

/// Renders the empty state.
#[component]
pub fn Empty(#[prop(into)] text: String, ways: Vec<Way>) -> impl IntoView {
    view! {
        <div class="empty">
            <p class="empty__text">{text}</p>
            {(!ways.is_empty()).then(|| view! { <div class="empty__actions"><Ways ways/></div> })}
        </div>
    }
}
