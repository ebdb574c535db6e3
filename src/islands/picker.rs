//! The purchase panel: what is picked in it, and the live price of that.
//!
//! A plain form that leads to checkout. Its fields never change and are drawn by the server as children;
//! the WebAssembly listens to them and keeps the price alive.

use super::{
    field,
    hydration::resilient,
    icon::Icon,
    price::PriceBox,
    texts::{Say, Texts},
};
use crate::{
    browser::live::{
        clock,
        price::{self, Price, PriceRequest},
    },
    domain::{
        brand::Slug,
        choice::{CUSTOM, Choice},
        locale::{CountryCode, Locale},
        money::Currency,
        quote::PriceView,
        rail::Rail,
        typed_amount::TypedAmount,
    },
    urls,
};
use leptos::{html, prelude::*};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlInputElement};

/// What the panel begins with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purchase {
    pub locale: Locale,
    /// The product's country.
    pub country: CountryCode,
    pub brand: Slug,
    /// What a free amount is in.
    pub currency: Option<Currency>,
    /// The price that the server drew, and what it is of.
    pub drawn: Option<(Choice, Rail, PriceView)>,
    pub texts: Texts,
}

/// What the form says is picked, field by field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Fields {
    amount: String,
    custom: String,
    pay: String,
}

impl Fields {
    /// What they ask the price of; `None` while an amount is being typed.
    fn asked(&self, currency: Option<&Currency>) -> Option<(Choice, Rail)> {
        let choice = match self.amount.as_str() {
            CUSTOM | "" => Choice::Custom(TypedAmount::read(&self.custom).ok()?.in_currency(currency?).ok()?),
            value => value.parse().ok()?,
        };
        Some((choice, self.pay.parse().ok()?))
    }
}

/// The purchase panel of a brand page. `children` are the fields.
#[island]
pub fn Picker(purchase: Purchase, children: Children) -> impl IntoView {
    let Purchase { locale, country, brand, currency, drawn, texts } = purchase;
    let say = Say::new(texts);
    let fields = RwSignal::new(None::<Fields>);
    let slug = brand.clone();
    let about = move |choice, rail| PriceRequest::Item { locale, country, brand: slug.clone(), choice, rail };
    let (first, drawn) = match drawn {
        Some((choice, rail, view)) => (Price::Known { view, at: 0 }, Some(about(choice, rail))),
        None => (Price::Nothing, None),
    };
    let at_first = drawn.clone();
    let asked = Signal::derive(move || match fields.get() {
        Some(fields) => fields.asked(currency.as_ref()).map(|(choice, rail)| about(choice, rail)),
        None => at_first.clone(),
    });
    let seconds = clock::seconds();
    let price = price::follow(asked, drawn, seconds, first);
    let form = NodeRef::<html::Form>::new();
    let read = move || {
        if let Some(form) = form.get_untracked() {
            fields.set(Some(read_fields(&form)));
        }
    };
    Effect::new(move |_| {
        // What was picked before the WebAssembly came, or kept by the browser, stands.
        form.track();
        read();
    });
    resilient(view! {
        <form
            node_ref=form
            class="purchase"
            method="get"
            action=urls::checkout(locale)
            aria-label=say.say("picker-form")
            on:input=move |event| {
                check_other(&event);
                read();
            }
        >
            <div data-children>{children()}</div>
            <div class="purchase__bar">
                <PriceBox price seconds say ask_at=urls::brand(locale, &brand)/>
                <div class="purchase__ways">
                    <button class="button button--primary" type="submit">{say.say("picker-buy")}</button>
                    <button
                        class="button purchase__add"
                        type="submit"
                        formmethod="post"
                        formaction=urls::cart(locale)
                        name="do"
                        value="add"
                    >
                        <Icon name="cart"/>
                        <span class="purchase__word">{say.say("picker-add")}</span>
                    </button>
                </div>
            </div>
        </form>
    })
}

fn read_fields(form: &HtmlFormElement) -> Fields {
    Fields {
        amount: field::value(form, "input[name=amount]:checked").unwrap_or_default(),
        custom: field::value(form, "input[name=custom]").unwrap_or_default(),
        pay: field::picked_rail(form).unwrap_or_default(),
    }
}

/// Whoever types a free amount means it: its radio, if there is one, is checked.
fn check_other(event: &web_sys::Event) {
    let typed = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
    let Some(typed) = typed.filter(|input| input.name() == "custom") else { return };
    let other =
        typed.form().and_then(|f| f.query_selector("input[name=amount][value=custom]").ok().flatten());
    if let Some(other) = other.and_then(|e| e.dyn_into::<HtmlInputElement>().ok()) {
        other.set_checked(true);
    }
}
