//! The live price: the number a shopper decides by, its age, and what to do when there is none.

use crate::{
    domain::failure::Failure,
    live::price::{Price, now_seconds},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The words of the price box.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceWords {
    pub you_pay: String,
    /// With `{n}` for the seconds.
    pub age: String,
    pub asking: String,
    pub choose: String,
    /// What is said under a custom amount that the brand does not take.
    pub refused: String,
    pub no_price: String,
    pub unavailable: String,
    pub show_price: String,
}

/// Draws the price. `ask_at` is where the button without JavaScript leads.
#[component]
pub(super) fn PriceBox(
    price: ReadSignal<Price>,
    seconds: ReadSignal<u32>,
    words: PriceWords,
    ask_at: String,
) -> impl IntoView {
    let known = Memo::new(move |_| {
        price.with(|p| match p {
            Price::Known { view, .. } => Some((view.amount.clone(), view.coin.clone())),
            Price::Nothing | Price::Asking | Price::Failed(_) => None,
        })
    });
    let PriceWords { you_pay, age, asking, choose, refused, no_price, unavailable, show_price } = words;
    let instead = move || {
        price.with(|p| match p {
            Price::Known { .. } => String::new(),
            Price::Nothing => choose.clone(),
            Price::Asking => asking.clone(),
            Price::Failed(Failure::Choice(_)) => refused.clone(),
            Price::Failed(Failure::NoPrice | Failure::NothingToSell | Failure::Rail) => no_price.clone(),
            Price::Failed(_) => unavailable.clone(),
        })
    };
    let age = move || {
        price.with(|p| match p {
            Price::Known { view, at } => {
                let here = if seconds.get() == 0 { 0 } else { now_seconds().saturating_sub(*at) };
                age.replace("{n}", &(view.age + here).to_string())
            }
            Price::Nothing | Price::Asking | Price::Failed(_) => String::new(),
        })
    };
    view! {
        <div
            class="price"
            data-testid="live-price"
            data-amount=move || known.get().map(|k| k.0)
            data-coin=move || known.get().map(|k| k.1)
        >
            <p class="price__amount" aria-live="polite" aria-atomic="true">
                {move || known.get().map(|(amount, coin)| view! {
                    <span class="price__label">{you_pay.clone()} " "</span>
                    {amount} " " <span class="price__unit">{coin}</span>
                })}
                <span class="price__instead">{instead}</span>
            </p>
            <p class="price__age">
                <span>{age}</span>
                <button class="price__ask" type="submit" formaction=ask_at>{show_price}</button>
            </p>
        </div>
    }
}
