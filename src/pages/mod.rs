//! The pages, one file a route: each asks the shop what it needs, then arranges components. What a page
//! must know for its title or its status is awaited before the first byte.
//!
//! No page fetches from upstream or touches the journal; that is the shop's.

pub mod brand;
pub mod brands;
pub mod checkout;
pub mod esim;
pub mod failure;
pub mod home;
pub mod order;
pub mod orders;
pub mod top_up;
mod visit;

use crate::domain::failure::Failure;
use leptos::prelude::*;
use std::future::Future;

pub use visit::Visit;

/// Draws the page of the route at hand, or the failure that came instead of it. Draws nothing outside of a
/// request, as when the routes are being listed.
pub fn page<Drawing>(draw: impl FnOnce(Visit) -> Drawing) -> AnyView
where
    Drawing: Future<Output = Result<AnyView, Failure>> + Send + 'static,
{
    let Some(visit) = Visit::anywhere() else { return ().into_any() };
    let drawing = (!visit.is_astray()).then(|| draw(visit.clone()));
    Suspend::new(async move {
        let drawn = match drawing {
            Some(drawing) => drawing.await,
            None => Err(Failure::NotFound),
        };
        match drawn {
            Ok(page) => page,
            Err(failure) => failure::instead(visit, failure).await,
        }
    })
    .into_any()
}
