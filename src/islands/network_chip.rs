//! The chip with the name of a network.

use leptos::prelude::*;

/// The network in a chip of its own color, always with its name. `id` is its key in style sheets.
#[component]
pub fn NetworkChip(#[prop(into)] id: String, name: String) -> impl IntoView {
    view! { <span class="network" data-network=id>{name}</span> }
}
