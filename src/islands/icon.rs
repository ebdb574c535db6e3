//! One picture of the shop's own sheet, `public/icons.svg`. Decoration: the words stand beside it.

use leptos::prelude::*;

/// Draws the icon with this name.
#[component]
pub(super) fn Icon(name: &'static str) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true" focusable="false">
            <use href=format!("/icons.svg#{name}")></use>
        </svg>
    }
}
