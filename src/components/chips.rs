//! Rows of filter links for a list, each row with its name.

use super::facet::{Facet, FacetOption};
use leptos::prelude::*;

/// Renders the rows. `label` names the whole for screen readers.
#[component]
pub fn Chips(label: String, rows: Vec<Facet>) -> impl IntoView {
    let chip = |option: FacetOption| {
        view! {
            <li>
                <a
                    class="chips__link"
                    href=option.href
                    rel="nofollow"
                    aria-current=option.current.then_some("true")
                >
                    {option.label}
                </a>
            </li>
        }
    };
    let row = move |row: Facet| {
        view! {
            <div class="chips__row">
                <span class="chips__name">{row.title}</span>
                <ul class="chips__list">{row.options.into_iter().map(chip).collect_view()}</ul>
            </div>
        }
    };
    view! { <nav class="chips" aria-label=label>{rows.into_iter().map(row).collect_view()}</nav> }
}
