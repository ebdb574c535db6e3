//! The purchase panel: amount, coin and network, live price, "Buy now".
//!
//! A plain form that leads to checkout with what was picked; the WebAssembly keeps its price alive.

use super::{
    price::{PriceBox, PriceWords},
    rails::{RailGroup, Rails},
};
use crate::{
    domain::{
        brand::Slug,
        choice::{CUSTOM, Choice, read_amount},
        locale::Locale,
        quote::PriceView,
    },
    live::{
        clock,
        price::{self, Asked, Price},
    },
    paths,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;

/// A fixed amount to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmountOption {
    /// The choice as text.
    pub value: String,
    pub label: String,
}

/// The free amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomOption {
    /// The bounds and the step in words.
    pub hint: String,
    /// What stands in the box at first.
    pub text: String,
    /// Why what stands there cannot be had, if so.
    pub problem: Option<String>,
}

/// The words of the panel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PickerWords {
    pub form: String,
    pub amount: String,
    pub other: String,
    pub custom_amount: String,
    pub pay_with: String,
    pub more_coins: String,
    pub buy_now: String,
    pub price: PriceWords,
}

/// What the panel shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purchase {
    pub locale: Locale,
    pub brand: Slug,
    pub amounts: Vec<AmountOption>,
    pub custom: Option<CustomOption>,
    /// The value of the amount that is picked at first, or [`CUSTOM`].
    pub amount: String,
    pub rails: Vec<RailGroup>,
    pub rail: String,
    pub price: Option<PriceView>,
    pub words: PickerWords,
}

/// The purchase panel of a brand page.
#[island]
pub fn Picker(purchase: Purchase) -> impl IntoView {
    let Purchase { locale, brand, amounts, custom, amount, rails, rail, price: first, words } = purchase;
    let live = RwSignal::new(false);
    let picked = RwSignal::new(amount.clone());
    let typed = RwSignal::new(custom.as_ref().map(|c| c.text.clone()).unwrap_or_default());
    let pay = RwSignal::new(rail.clone());
    let slug = brand.clone();
    let asked = Signal::derive(move || {
        let choice = picked.with(|value| match value.as_str() {
            CUSTOM | "" => typed.with(|text| read_amount(text).ok().map(Choice::Custom)),
            value => value.parse().ok(),
        })?;
        Some(Asked { locale, brand: slug.clone(), choice, rail: pay.with(|p| p.parse().ok())? })
    });
    let seconds = clock::seconds();
    let first = first.map_or(Price::Nothing, |view| Price::Known { view, at: 0 });
    let price = price::follow(asked, seconds, first);
    let form = NodeRef::<leptos::html::Form>::new();
    Effect::new(move |_| {
        // What was picked before the WebAssembly came, or kept by the browser, stands.
        if let Some(form) = form.get() {
            read_form(&form, picked, typed, pay);
        }
        live.set(true);
    });
    view! {
        <form
            node_ref=form
            class="purchase"
            method="get"
            action=paths::checkout(locale)
            aria-label=words.form
            data-live=move || live.get().then_some("")
        >
            <input type="hidden" name="brand" value=brand.to_string()/>
            {(!amounts.is_empty()).then(|| view! {
                <Amounts amounts with_other=custom.is_some().then_some(words.other) legend=words.amount picked/>
            })}
            {custom.map(|custom| view! { <CustomAmount custom label=words.custom_amount picked typed/> })}
            <Rails
                groups=rails
                picked=rail
                legend=words.pay_with
                more=words.more_coins
                on_pick=Callback::new(move |value| pay.set(value))
            />
            <div class="purchase__bar">
                <PriceBox price seconds words=words.price ask_at=paths::brand(locale, &brand)/>
                <button class="button button--primary" type="submit">{words.buy_now}</button>
            </div>
        </form>
    }
}

/// The group "Amount".
#[component]
fn Amounts(
    amounts: Vec<AmountOption>,
    with_other: Option<String>,
    legend: String,
    picked: RwSignal<String>,
) -> impl IntoView {
    let first = picked.get_untracked();
    let other = with_other.map(|label| AmountOption { value: CUSTOM.to_owned(), label });
    let radios = amounts.into_iter().chain(other).map(|option| {
        let value = option.value.clone();
        view! {
            <label class="choice">
                <input
                    class="choice__input"
                    type="radio"
                    name="amount"
                    value=option.value.clone()
                    checked=option.value == first
                    on:change=move |_| picked.set(value.clone())
                />
                <span class="choice__face"><span class="choice__main">{option.label}</span></span>
            </label>
        }
    });
    view! {
        <fieldset>
            <legend class="choices__legend">{legend}</legend>
            <div class="choices">{radios.collect_view()}</div>
        </fieldset>
    }
}

/// The text box of a free amount; typing in it picks it.
#[component]
fn CustomAmount(
    custom: CustomOption,
    label: String,
    picked: RwSignal<String>,
    typed: RwSignal<String>,
) -> impl IntoView {
    let wrong = custom.problem.is_some();
    let described = if wrong { "custom-hint custom-error" } else { "custom-hint" };
    view! {
        <div class="field">
            <label class="field__label" for="custom">{label}</label>
            <span class="field__hint" id="custom-hint">{custom.hint}</span>
            <input
                class="field__input field__input--money"
                id="custom"
                name="custom"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                maxlength="16"
                value=custom.text
                aria-describedby=described
                aria-invalid=wrong.then_some("true")
                on:input=move |event| {
                    typed.set(event_target_value(&event));
                    picked.set(CUSTOM.to_owned());
                    check_other(&event);
                }
            />
            {custom.problem.map(|problem| view! {
                <p class="field__error" id="custom-error" role="alert">{problem}</p>
            })}
        </div>
    }
}

/// Takes the form as it stands into the signals.
fn read_form(
    form: &web_sys::HtmlFormElement,
    picked: RwSignal<String>,
    typed: RwSignal<String>,
    pay: RwSignal<String>,
) {
    for (selector, signal) in [
        ("input[name=amount]:checked", picked),
        ("input[name=custom]", typed),
        ("input[name=pay]:checked", pay),
    ] {
        let found = form.query_selector(selector).ok().flatten();
        let value =
            found.and_then(|e| e.dyn_into::<web_sys::HtmlInputElement>().ok()).map(|input| input.value());
        if let Some(value) = value.filter(|value| signal.with_untracked(|now| now != value)) {
            signal.set(value);
        }
    }
}

/// Whoever types a free amount means it: its radio, if there is one, is checked.
fn check_other(event: &web_sys::Event) {
    let typed = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok());
    let form = typed.and_then(|input| input.form());
    let other = form.and_then(|form| form.query_selector("input[name=amount][value=custom]").ok().flatten());
    if let Some(other) = other.and_then(|e| e.dyn_into::<web_sys::HtmlInputElement>().ok()) {
        other.set_checked(true);
    }
}
