//! The filters and sort orders of a list, each a link. All are `nofollow`, because their combinations
//! multiply.

use crate::i18n::Words;
use leptos::prelude::*;

/// One group of filters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    pub title: String,
    pub options: Vec<FacetOption>,
}

/// One filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetOption {
    pub label: String,
    pub href: String,
    /// The number of results with this filter, if known.
    pub count: Option<u64>,
    pub current: bool,
}

/// Renders the filters.
#[component]
pub fn Facets(words: Words, facets: Vec<Facet>) -> impl IntoView {
    let option = move |option: FacetOption| {
        view! {
            <li>
                <a
                    class="facet__link"
                    href=option.href
                    rel="nofollow"
                    aria-current=option.current.then_some("true")
                >
                    {option.label}
                    " "
                    {option.count.map(|count| view! { <span class="facet__count">{words.number(count)}</span> })}
                </a>
            </li>
        }
    };
    let facet = move |facet: Facet| {
        view! {
            <div class="facet">
                <h2 class="facet__title">{facet.title}</h2>
                <ul class="facet__list">{facet.options.into_iter().map(option).collect_view()}</ul>
            </div>
        }
    };
    view! {
        <nav class="facets" aria-label=words.say("brands-filters")>
            {facets.into_iter().map(facet).collect_view()}
        </nav>
    }
}

/// Renders the sort orders, which have no counts.
#[component]
pub fn Sorting(words: Words, options: Vec<FacetOption>) -> impl IntoView {
    let label = words.say("brands-sort");
    let option = |option: FacetOption| {
        view! {
            <li>
                <a
                    class="sort__link"
                    href=option.href
                    rel="nofollow"
                    aria-current=option.current.then_some("true")
                >
                    {option.label}
                </a>
            </li>
        }
    };
    view! {
        <nav class="sort" aria-label=label.clone()>
            <span>{label.clone()}</span>
            <ul class="sort__list">{options.into_iter().map(option).collect_view()}</ul>
        </nav>
    }
}
