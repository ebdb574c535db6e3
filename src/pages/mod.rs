//! The pages, one file a route: each asks the shop what it needs, then arranges components. What a page
//! must know for its title or its status is awaited before the first byte.
//!
//! No page fetches from upstream or touches the journal; that is the shop's.

pub mod brand;
pub mod brands;
pub mod cart;
pub mod checkout;
pub mod esim;
pub mod failure;
pub mod home;
pub mod order;
pub mod orders;
pub mod receipt;
pub mod top_up;
mod visit;

use crate::{
    domain::failure::Failure,
    i18n::Words,
    islands::{AGE_TEXTS, PRICE_TEXTS, Texts},
};
use http::{HeaderName, HeaderValue, StatusCode};
use leptos::{prelude::*, tachys::reactive_graph::OwnedView};
use leptos_axum::ResponseOptions;
use std::future::Future;

pub use visit::Visit;

/// Gives the answer its status.
pub fn status(status: u16) {
    if let (Some(answer), Ok(status)) = (use_context::<ResponseOptions>(), StatusCode::from_u16(status)) {
        answer.set_status(status);
    }
}

/// Gives the answer a header.
fn header(name: HeaderName, value: impl Into<HeaderValue>) {
    if let Some(answer) = use_context::<ResponseOptions>() {
        answer.insert_header(name, value.into());
    }
}

/// What an island with a live price says by itself: its own texts and the price's.
fn price_texts(words: Words, own: &[&str]) -> Texts {
    let plain = own.iter().chain(&PRICE_TEXTS).map(|key| ((*key).to_owned(), words.say(key)));
    let aged = AGE_TEXTS.map(|key| (key.to_owned(), words.template(key, &["n"])));
    plain.chain(aged).collect()
}

/// Draws the page of the route at hand, or the failure that came instead of it. Draws nothing outside of a
/// request, as when the routes are being listed.
fn page<Drawing>(draw: impl FnOnce(Visit) -> Drawing) -> AnyView
where
    Drawing: Future<Output = Result<AnyView, Failure>> + Send + 'static,
{
    let Some(visit) = Visit::of_route() else { return ().into_any() };
    let drawing = draw(visit.clone());
    Suspend::new(async move {
        let page = match drawing.await {
            Ok(page) => page,
            Err(failure) => failure::instead(visit, failure).await,
        };
        // A page that had to wait is written outside of its owner, where the document's head is not found.
        OwnedView::new(page)
    })
    .into_any()
}
