//! One icon of the shop's own sheet, `public/icons.svg`. Icons are decorative; text is always next to them.

use leptos::prelude::*;

/// Shows the icon with this name.
#[component]
pub(super) fn Icon(name: &'static str) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true" focusable="false">
            <use href=format!("/icons.svg#{name}")></use>
        </svg>
    }
}
