//! The content of an error page: what happened, what is safe, and what to do.

use super::{
    search::Search,
    way::{Way, Ways},
};
use crate::i18n::Words;
use leptos::prelude::*;

/// Renders an error. With `searched`, the page offers a search for that text; without it, the text is an
/// alert.
#[component]
pub fn Fault(
    words: Words,
    /// The HTTP status.
    status: u16,
    title: String,
    text: String,
    #[prop(optional_no_strip, into)] searched: Option<String>,
    ways: Vec<Way>,
) -> impl IntoView {
    let role = searched.is_none().then_some("alert");
    view! {
        <section class="fault">
            <p class="fault__code">{status.to_string()}</p>
            <h1 class="fault__title">{title}</h1>
            <p class="fault__text" role=role>{text}</p>
            {searched.map(|text| view! { <div class="fault__search"><Search words text/></div> })}
            <div class="fault__actions"><Ways ways/></div>
        </section>
    }
}
