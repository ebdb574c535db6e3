//! An icon from the shop's sprite sheet, `public/icons.svg`. It is decorative; text accompanies it.

use leptos::prelude::*;

/// Renders the icon with this name.
#[component]
pub fn Icon(name: &'static str, #[prop(default = "icon")] class: &'static str) -> impl IntoView {
    view! {
        <svg class=class aria-hidden="true" focusable="false">
            <use href=format!("/icons.svg#{name}")></use>
        </svg>
    }
}
