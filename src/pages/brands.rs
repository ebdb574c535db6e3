//! The catalogue: what the shop lists in a country, searched, filtered, ordered and turned by links.

mod filters;
mod listing;
mod unreadable;

use super::{Visit, page};
use crate::{
    catalogue::{Query, Results},
    components::{Frame, HeaderSearch, Nav},
    domain::failure::Failure,
};
use leptos::prelude::*;
use listing::Heading;

/// The page.
#[component]
pub fn BrandsPage() -> impl IntoView {
    page(draw)
}

async fn draw(visit: Visit) -> Result<AnyView, Failure> {
    let listed = visit.shop.listing(&visit.visitor, visit.locale, visit.query()).await?;
    let (query, results) = match listed {
        Ok(listed) => listed,
        Err(error) => return Ok(unreadable::draw(&visit, &error)),
    };
    if results.page > results.pages {
        return Err(Failure::NotFound);
    }
    if results.total == 0 {
        return nothing(visit, query, results).await;
    }
    let everything = without_category(&visit, &query, &results).await?;
    let heading = Heading::of(&visit, &query);
    let country = visit.words.country(visit.locale.country);
    let title = match heading.lead {
        Some(_) if listing::is_plain(&query) => {
            visit.words.say_with("brands-title", &[("country", &country)])
        }
        _ => heading.title.clone(),
    };
    let canonical = listing::is_plain(&query).then(|| listing::href(&visit, &query));
    Ok(view! {
        <Frame
            face=visit.face()
            title
            kind="catalogue"
            current=Nav::Brands
            searching=HeaderSearch::InPage
            description=visit.words.say_with("brands-description", &[("country", country)])
            canonical
        >
            <div class="catalogue">
                {heading.draw()}
                {filters::draw(&visit, &query, &results, everything)}
                {listing::draw(&visit, &query, &results)}
            </div>
        </Frame>
    }
    .into_any())
}

/// An answer without a single brand: what may have been meant, and the way to all of them.
async fn nothing(visit: Visit, query: Query, results: Results) -> Result<AnyView, Failure> {
    let near = visit.shop.near(&visit.visitor, visit.locale, &query.text).await;
    let total = visit.shop.storefront(&visit.visitor, visit.locale).await?.total;
    let filters = if results.kinds.is_empty() && results.categories.is_empty() {
        None
    } else {
        let everything = without_category(&visit, &query, &results).await?;
        Some(filters::draw(&visit, &query, &results, everything))
    };
    let full = filters.is_none();
    Ok(view! {
        <Frame
            face=visit.face()
            title=listing::nothing_for(&visit, &query)
            kind="catalogue"
            current=Nav::Brands
            searching=HeaderSearch::InPage
        >
            <div class="catalogue">
                {Heading::of(&visit, &query).draw()}
                {filters}
                {listing::draw_empty(&visit, &query, &near, total, full)}
            </div>
        </Frame>
    }
    .into_any())
}

/// What the same query lists in all categories.
async fn without_category(visit: &Visit, query: &Query, results: &Results) -> Result<usize, Failure> {
    if query.category.is_none() {
        return Ok(results.total);
    }
    let wider = query.within(None).write();
    let listed = visit.shop.listing(&visit.visitor, visit.locale, &wider).await?;
    Ok(listed.map_or(results.total, |(_, wider)| wider.total))
}
