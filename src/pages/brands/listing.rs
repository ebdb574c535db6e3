//! A listing: its heading, its sort orders, its brands and the links to its pages.

use super::super::Visit;
use crate::{
    catalogue::{IndexedBrand, Page, Query, Results, Sort},
    components::{BrandGrid, Empty, FacetOption, Pagination, Search, Sorting, Way},
    i18n::Words,
    urls,
};
use leptos::prelude::*;

/// The heading above a listing.
#[derive(Clone, Debug)]
pub struct Heading {
    pub words: Words,
    pub title: String,
    pub lead: Option<String>,
    /// The search text.
    pub text: String,
}

impl Heading {
    /// The heading of a query.
    pub fn of(visit: &Visit, query: &Query) -> Self {
        let words = visit.words;
        let country = words.country(visit.request.locale.country);
        let is_search = !query.text.is_empty();
        let title = match (&query.category, query.kind) {
            _ if is_search => words.say_with("brands-search-title", &[("query", &query.text)]),
            (Some(category), _) => format!("{} · {country}", words.category(category)),
            (None, Some(kind)) => format!("{} · {country}", words.say(&format!("kind-{}", kind.code()))),
            (None, None) => words.say_with("brands-heading", &[("country", country)]),
        };
        let lead = (!is_search).then(|| words.say("brands-intro"));
        Self { words, title, lead, text: query.text.clone() }
    }

    /// Renders the heading with the search.
    pub fn draw(self) -> impl IntoView {
        let Self { words, title, lead, text } = self;
        view! {
            <div class="catalogue__head">
                <div>
                    <h1>{title}</h1>
                    {lead.map(|lead| view! { <p class="catalogue__lead">{lead}</p> })}
                </div>
                <Search words text/>
            </div>
        }
    }
}

/// The URL of a query's listing.
pub fn href(visit: &Visit, query: &Query) -> String {
    let listing = urls::Listing {
        text: &query.text,
        category: query.category.as_ref(),
        kind: query.kind,
        sort: (query.sort != Sort::default()).then(|| query.sort.code()),
        page: u32::try_from(query.page.number()).unwrap_or(u32::MAX),
    };
    urls::listing(visit.request.locale, &listing)
}

/// Whether this is a page of the full listing in the default order. Only these are indexed by crawlers.
pub fn is_plain(query: &Query) -> bool {
    *query == Query { page: query.page, ..Query::default() }
}

/// Renders the brands with the sort orders and the links to other pages.
pub fn draw(visit: &Visit, query: &Query, results: &Results) -> impl IntoView + use<> {
    let words = visit.words;
    let count = words.say_with("brands-count", &[("count", results.total)]);
    view! {
        <section class="catalogue__results" aria-label=words.say("brands-results")>
            <div class="catalogue__bar">
                <p class="catalogue__count" role="status">{count}</p>
                <Sorting words options=sort_options(visit, query)/>
            </div>
            <BrandGrid tiles=visit.tiles(&results.hits)/>
            {page_links(visit, query, results)}
        </section>
    }
}

/// The links to the other pages of a listing.
pub fn page_links(visit: &Visit, query: &Query, results: &Results) -> impl IntoView + use<> {
    let (words, page, pages) = (visit.words, results.page, results.pages);
    let is_plain = is_plain(query);
    let (visit, query) = (visit.clone(), query.clone());
    let href = move |number: u64| href(&visit, &query.at(Page::new(number).unwrap_or(Page::FIRST)));
    view! { <Pagination words page pages is_plain href/> }
}

fn sort_options(visit: &Visit, query: &Query) -> Vec<FacetOption> {
    let option = |sort: Sort| FacetOption {
        label: visit.words.say(&format!("brands-sort-{}", sort.code())),
        href: href(visit, &query.by(sort)),
        count: None,
        current: sort == query.sort,
    };
    Sort::ALL.into_iter().map(option).collect()
}

/// The text that says that a query has no results.
pub fn no_results_text(visit: &Visit, query: &Query) -> String {
    if !query.text.is_empty() {
        visit.words.say_with("brands-empty-title", &[("query", &query.text)])
    } else if *query == Query::default() {
        visit.words.say_with("brands-count", &[("count", 0_usize)])
    } else {
        visit.words.say("brands-empty-filters-title")
    }
}

/// Renders the replacement for missing results: the reason, similar brands, and a link to all brands.
pub fn draw_no_results(
    visit: &Visit,
    query: &Query,
    similar: &[IndexedBrand],
    total: usize,
    has_no_filters: bool,
) -> impl IntoView + use<> {
    let words = visit.words;
    let tiles = visit.tiles(similar);
    let reason = words.say(match (total, query.text.is_empty()) {
        (0, _) => "brands-none",
        (_, true) => "brands-empty-filters-text",
        (_, false) => "brands-empty-text",
    });
    let all_brands =
        Way::other(urls::brands(visit.request.locale), words.say_with("brands-all", &[("count", total)]));
    let ways: Vec<_> = (total > 0).then_some(all_brands).into_iter().collect();
    let content = if tiles.is_empty() {
        view! { <Empty text=reason ways/> }.into_any()
    } else {
        view! {
            <p>{reason}</p>
            <h2 class="catalogue__near">{words.say("brands-near")}</h2>
            <BrandGrid tiles/>
            <Empty text=words.say("brands-none-of-these") ways/>
        }
        .into_any()
    };
    let class =
        if has_no_filters { "catalogue__results catalogue__results--full" } else { "catalogue__results" };
    view! {
        <section class=class aria-label=words.say("brands-results")>
            <div class="catalogue__bar">
                <p class="catalogue__count" role="status">{no_results_text(visit, query)}</p>
            </div>
            {content}
        </section>
    }
}
