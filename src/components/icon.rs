//! One picture of the shop's own sheet, `public/icons.svg`. Decoration: the words stand beside it.

use leptos::prelude::*;

/// Draws the icon with this name.
#[component]
pub fn Icon(name: &'static str, #[prop(default = "icon")] class: &'static str) -> impl IntoView {
    view! {
        <svg class=class aria-hidden="true" focusable="false">
            <use href=format!("/icons.svg#{name}")></use>
        </svg>
    }
}
