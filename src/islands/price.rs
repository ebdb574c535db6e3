//! The live price, its age, and what to do if there is none.

use super::{live_text::live_option, texts::Say};
use crate::{
    domain::failure::Failure,
    live::{clock, price::Price},
};
use leptos::{html, prelude::*};

/// The keys of its texts, besides those in [`AGE_TEXTS`].
pub const PRICE_TEXTS: [&str; 7] = [
    "picker-you-pay",
    "picker-asking",
    "picker-choose",
    "picker-refused",
    "picker-no-price",
    "picker-unavailable",
    "picker-show-price",
];

/// The age of the price: templates with `n` seconds and `n` minutes.
pub const AGE_TEXTS: [&str; 2] = ["picker-age", "picker-age-minutes"];

/// Shows the price. `ask_at` is where the button without JavaScript leads.
#[component]
pub(super) fn PriceBox(
    price: ReadSignal<Price>,
    seconds: ReadSignal<u32>,
    say: Say,
    ask_at: String,
) -> impl IntoView {
    let part = move |pick: fn(&Price) -> Option<String>| price.with(pick);
    let amount = move || part(|p| p.view().map(|view| view.amount.clone()));
    let coin = move || part(|p| p.view().map(|view| view.coin.clone()));
    let about = move || part(|p| p.view().map(|view| view.about.clone()));
    let placeholder = move || {
        let key = price.with(|p| match p {
            Price::Known { .. } => None,
            Price::Nothing => Some("picker-choose"),
            Price::Asking => Some("picker-asking"),
            Price::Failed(Failure::Choice(_)) => Some("picker-refused"),
            Price::Failed(Failure::NoPrice | Failure::NothingToSell | Failure::Rail) => {
                Some("picker-no-price")
            }
            Price::Failed(_) => Some("picker-unavailable"),
        });
        key.map(|key| say.say(key))
    };
    let place = NodeRef::<html::Span>::new();
    // An error that the shopper can correct is an alert. The role is set by hand, because as an attribute of
    // the view it would add 13 kB to every first visit.
    Effect::new(move |_| {
        let is_input_error = price.with(|p| matches!(p, Price::Failed(Failure::Choice(_))));
        if let Some(place) = place.get() {
            let _done = if is_input_error {
                place.set_attribute("role", "alert")
            } else {
                place.remove_attribute("role")
            };
        }
    });
    let age = move || {
        let age = price.with(|p| match p {
            Price::Known { view, at } => {
                let seconds_here = if seconds.get() == 0 { 0 } else { clock::elapsed().saturating_sub(*at) };
                Some(view.age + seconds_here)
            }
            Price::Nothing | Price::Asking | Price::Failed(_) => None,
        });
        age.map(|age| {
            let (key, number) =
                if age < 120 { ("picker-age", age) } else { ("picker-age-minutes", age / 60) };
            say.fill(key, &[("n", &number.to_string())])
        })
    };
    view! {
        <div class="price" data-testid="live-price" data-amount=amount data-coin=coin>
            <p class="price__amount" aria-live="polite" aria-atomic="true">
                <span class="price__label">{say.say("picker-you-pay")} " "</span>
                <span class="price__number" translate="no">{live_option(amount)}</span>
                " "
                <span class="price__unit" translate="no">{live_option(coin)}</span>
                <span node_ref=place class="price__instead">{live_option(placeholder)}</span>
            </p>
            <p class="price__about" data-testid="price-about" translate="no">{live_option(about)}</p>
            <p class="price__age">
                <span>{live_option(age)}</span>
                <button class="price__ask" type="submit" formaction=ask_at name="ask" value="price">
                    {say.say("picker-show-price")}
                </button>
            </p>
        </div>
    }
}
