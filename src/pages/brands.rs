//! The catalog: the brands of a country, which links search, filter, sort and page through.

mod filters;
mod invalid_query;
mod listing;

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
    let listed = visit.shop.storefront.listing(&visit.request, visit.query()).await?;
    let (query, results) = match listed {
        Ok(listed) => listed,
        Err(error) => return Ok(invalid_query::draw(&visit, &error)),
    };
    if results.page > results.pages {
        return Err(Failure::NotFound);
    }
    if results.total == 0 {
        return no_results_page(visit, query, results).await;
    }
    let all_categories_count = count_all_categories(&visit, &query, &results).await?;
    let heading = Heading::of(&visit, &query);
    let country = visit.words.country(visit.request.locale.country);
    let title = match heading.lead {
        Some(_) if listing::is_plain(&query) => {
            visit.words.say_with("brands-title", &[("country", &country)])
        }
        _ => heading.title.clone(),
    };
    let canonical = listing::is_plain(&query).then(|| listing::href(&visit, &query));
    Ok(view! {
        <Frame
            context=visit.page_context()
            title
            kind="catalogue"
            current=Nav::Brands
            search=HeaderSearch::InPage
            description=visit.words.say_with("brands-description", &[("country", country)])
            canonical
        >
            <div class="catalogue">
                {heading.draw()}
                {filters::draw(&visit, &query, &results, all_categories_count)}
                {listing::draw(&visit, &query, &results)}
            </div>
        </Frame>
    }
    .into_any())
}

/// A page of a search without results: similar brands, and a link to all brands.
async fn no_results_page(visit: Visit, query: Query, results: Results) -> Result<AnyView, Failure> {
    let similar = visit.shop.storefront.similar(&visit.request, &query.text).await;
    let total = visit.shop.storefront.home(&visit.request).await?.total;
    let filters = if results.kinds.is_empty() && results.categories.is_empty() {
        None
    } else {
        let all_categories_count = count_all_categories(&visit, &query, &results).await?;
        Some(filters::draw(&visit, &query, &results, all_categories_count))
    };
    let has_no_filters = filters.is_none();
    Ok(view! {
        <Frame
            context=visit.page_context()
            title=listing::no_results_text(&visit, &query)
            kind="catalogue"
            current=Nav::Brands
            search=HeaderSearch::InPage
        >
            <div class="catalogue">
                {Heading::of(&visit, &query).draw()}
                {filters}
                {listing::draw_no_results(&visit, &query, &similar, total, has_no_filters)}
            </div>
        </Frame>
    }
    .into_any())
}

/// The number of results of the same query in all categories.
async fn count_all_categories(visit: &Visit, query: &Query, results: &Results) -> Result<usize, Failure> {
    if query.category.is_none() {
        return Ok(results.total);
    }
    let unfiltered = query.within(None).write();
    let listed = visit.shop.storefront.listing(&visit.request, &unfiltered).await?;
    Ok(listed.map_or(results.total, |(_, unfiltered)| unfiltered.total))
}
