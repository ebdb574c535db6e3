//! The filters of a listing: kinds and categories, each with its number of results.

use super::{super::Visit, listing::href};
use crate::{
    catalogue::{Query, Results},
    components::{Facet, FacetOption, Facets},
    domain::brand::{Category, Kind},
};
use leptos::prelude::*;

/// Renders the filters. `all_categories_count` is the number of results in all categories.
pub fn draw(
    visit: &Visit,
    query: &Query,
    results: &Results,
    all_categories_count: usize,
) -> impl IntoView + use<> {
    let facets = vec![kinds(visit, query, results), categories(visit, query, results, all_categories_count)];
    view! { <Facets words=visit.words facets/> }
}

fn kinds(visit: &Visit, query: &Query, results: &Results) -> Facet {
    let words = visit.words;
    let option = |kind: Option<Kind>, count: usize| FacetOption {
        label: kind
            .map_or_else(|| words.say("brands-kind-all"), |kind| words.say(&format!("kind-{}", kind.code()))),
        href: href(visit, &query.only(kind)),
        count: u64::try_from(count).ok(),
        current: query.kind == kind,
    };
    let count = |kind: Kind| results.kinds.iter().find(|(k, _)| *k == kind).map_or(0, |(_, count)| *count);
    let all = option(None, results.kinds.iter().map(|(_, count)| count).sum());
    let each = Kind::ALL.into_iter().map(|kind| option(Some(kind), count(kind)));
    let shown = each.filter(|option| option.current || option.count != Some(0));
    Facet { title: words.say("brands-kind"), options: [all].into_iter().chain(shown).collect() }
}

fn categories(visit: &Visit, query: &Query, results: &Results, all_categories_count: usize) -> Facet {
    let words = visit.words;
    let option = |category: Option<&Category>, count: usize| FacetOption {
        label: category.map_or_else(|| words.say("brands-category-all"), |c| words.category(c)),
        href: href(visit, &query.within(category.cloned())),
        count: u64::try_from(count).ok(),
        current: query.category.as_ref() == category,
    };
    let all = option(None, all_categories_count);
    let listed = results.categories.iter().map(|(category, count)| option(Some(category), *count));
    let is_listed = |own: &&Category| results.categories.iter().any(|(category, _)| category == *own);
    let own = query.category.as_ref().filter(|own| !is_listed(own)).map(|own| option(Some(own), 0));
    let options = [all].into_iter().chain(own).chain(listed).collect();
    Facet { title: words.say("brands-category"), options }
}
