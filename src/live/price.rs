//! The live price in the browser: requested again when the choice changes and, while the page is visible,
//! every 15 s, or as much later as the server says.

use super::clock;
use crate::{
    api::quote::{fetch_cart_quote, fetch_quote},
    domain::{
        brand::Slug,
        choice::Choice,
        failure::Failure,
        locale::{CountryCode, Locale},
        quote::{PRICE_REFRESH_SECONDS, PriceView},
        rail::Rail,
    },
};
use leptos::prelude::*;

/// What a price is requested for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PriceRequest {
    /// One item.
    Item { locale: Locale, country: CountryCode, brand: Slug, choice: Choice, rail: Rail },
    /// Everything in the visitor's cart.
    Cart { locale: Locale, rail: Rail },
}

impl PriceRequest {
    async fn answer(self) -> Result<PriceView, Failure> {
        match self {
            Self::Item { locale, country, brand, choice, rail } => {
                fetch_quote(locale, country, brand, choice, rail).await
            }
            Self::Cart { locale, rail } => fetch_cart_quote(locale, rail).await,
        }
    }
}

/// A price, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Price {
    /// Nothing is chosen yet, or the typed text is not an amount.
    Nothing,
    /// The request is in progress.
    Asking,
    /// The price is known; `at` is the browser's clock when it arrived.
    Known { view: PriceView, at: u32 },
    /// There is no price.
    Failed(Failure),
}

impl Price {
    /// The price, if it is known.
    pub const fn view(&self) -> Option<&PriceView> {
        match self {
            Self::Known { view, .. } => Some(view),
            Self::Nothing | Self::Asking | Self::Failed(_) => None,
        }
    }
}

/// Follows the price of `request`. `seconds` drives the refresh. `first` is what the server rendered for
/// `first_request`.
pub fn follow(
    request: Signal<Option<PriceRequest>>,
    first_request: Option<PriceRequest>,
    seconds: ReadSignal<u32>,
    first: Price,
) -> ReadSignal<Price> {
    let (price, set_price) = signal(first);
    let latest = StoredValue::new(0_u32);
    let due = StoredValue::new(price.with_untracked(seconds_until_refresh));
    let fetch = move |what: PriceRequest| {
        let request_id = latest.try_update_value(|n| {
            *n = n.wrapping_add(1);
            *n
        });
        leptos::task::spawn_local(async move {
            let answer = what.answer().await;
            // Ignore the answer to an earlier request.
            if latest.try_get_value() != request_id {
                return;
            }
            match answer {
                Ok(view) => {
                    let at = clock::elapsed();
                    due.try_set_value(seconds.try_get_untracked().unwrap_or_default() + view.refresh_after);
                    drop(set_price.try_set(Price::Known { view, at }));
                }
                // A displayed price stays, with its age, if a refresh fails for a temporary reason.
                Err(failure)
                    if failure.is_passing()
                        && matches!(price.try_get_untracked(), Some(Price::Known { .. })) => {}
                Err(failure) => drop(set_price.try_set(Price::Failed(failure))),
            }
        });
    };
    Effect::new(move |before: Option<Option<PriceRequest>>| {
        let now = request.get();
        if before.unwrap_or_else(|| first_request.clone()) != now {
            match now.clone() {
                Some(what) => {
                    set_price.set(Price::Asking);
                    fetch(what);
                }
                None => set_price.set(Price::Nothing),
            }
        }
        now
    });
    Effect::new(move |_| {
        let tick = seconds.get();
        if tick > 0
            && tick >= due.get_value()
            && !clock::is_hidden()
            && price.with_untracked(may_change)
            && let Some(what) = request.get_untracked()
        {
            due.set_value(tick + PRICE_REFRESH_SECONDS);
            fetch(what);
        }
    });
    price
}

/// Whether another request may have another result. If the choice cannot be sold, the next request is made
/// when the choice changes.
fn may_change(price: &Price) -> bool {
    !matches!(price, Price::Failed(failure) if !failure.is_passing())
}

/// Seconds until a price is requested again.
fn seconds_until_refresh(price: &Price) -> u32 {
    price.view().map_or(PRICE_REFRESH_SECONDS, |view| view.refresh_after)
}
