//! The live price: the number a shopper decides by, its age, and what to do when there is none.

use super::{live_text::live_option, texts::Say};
use crate::{
    browser::live::{clock, price::Price},
    domain::failure::Failure,
};
use leptos::{html, prelude::*};

/// The keys of what it says, besides those in [`AGE_TEXTS`].
pub const PRICE_TEXTS: [&str; 7] = [
    "picker-you-pay",
    "picker-asking",
    "picker-choose",
    "picker-refused",
    "picker-no-price",
    "picker-unavailable",
    "picker-show-price",
];

/// How old the price is: templates with `n` seconds, and `n` minutes.
pub const AGE_TEXTS: [&str; 2] = ["picker-age", "picker-age-minutes"];

/// Draws the price. `ask_at` is where the button without JavaScript leads.
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
    let instead = move || {
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
    // What a person can mend is an alert. By hand: as an attribute of the view it would bring 13 kB to every first visit.
    Effect::new(move |_| {
        let is_to_mend = price.with(|p| matches!(p, Price::Failed(Failure::Choice(_))));
        if let Some(place) = place.get() {
            let _done = if is_to_mend {
                place.set_attribute("role", "alert")
            } else {
                place.remove_attribute("role")
            };
        }
    });
    let age = move || {
        let age = price.with(|p| match p {
            Price::Known { view, at } => {
                let here = if seconds.get() == 0 { 0 } else { clock::elapsed().saturating_sub(*at) };
                Some(view.age + here)
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
                <span node_ref=place class="price__instead">{live_option(instead)}</span>
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
