//! The pages, one file per route: each asks the shop for its data, then arranges components. Data that
//! determines the title or the status is awaited before the first byte is sent.
//!
//! Pages never call upstream or access the journal; the shop does.

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

/// Sets the status of the response.
pub fn status(status: u16) {
    if let (Some(answer), Ok(status)) = (use_context::<ResponseOptions>(), StatusCode::from_u16(status)) {
        answer.set_status(status);
    }
}

/// Sets a header of the response.
fn header(name: HeaderName, value: impl Into<HeaderValue>) {
    if let Some(answer) = use_context::<ResponseOptions>() {
        answer.insert_header(name, value.into());
    }
}

/// The texts of an island with a live price: its own and those of the price.
fn price_texts(words: Words, own_keys: &[&str]) -> Texts {
    let plain = own_keys.iter().chain(&PRICE_TEXTS).map(|key| ((*key).to_owned(), words.say(key)));
    let ages = AGE_TEXTS.map(|key| (key.to_owned(), words.template(key, &["n"])));
    plain.chain(ages).collect()
}

/// Renders the page of the current route, or the page of the failure that occurred. Renders nothing outside a
/// request, for example when the routes are being listed.
fn page<PageFuture>(draw: impl FnOnce(Visit) -> PageFuture) -> AnyView
where
    PageFuture: Future<Output = Result<AnyView, Failure>> + Send + 'static,
{
    let Some(visit) = Visit::of_route() else { return ().into_any() };
    let future = draw(visit.clone());
    Suspend::new(async move {
        let page = match future.await {
            Ok(page) => page,
            Err(failure) => failure::failure_view(visit, failure).await,
        };
        // A page that had to wait is rendered outside its owner, where the document's head is not found.
        OwnedView::new(page)
    })
    .into_any()
}
