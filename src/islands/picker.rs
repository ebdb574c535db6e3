//! The purchase panel: the selection, and its live price.
//!
//! It is a plain form that leads to checkout. The server renders its fields as children, and they never
//! change. The WebAssembly listens to them and updates the price.

use super::{
    field,
    hydration::resilient,
    icon::Icon,
    price::PriceBox,
    texts::{Say, Texts},
};
use crate::{
    domain::{
        brand::Slug,
        choice::Choice,
        locale::{CountryCode, Locale},
        money::Currency,
        quote::PriceView,
        rail::Rail,
        selection::Selection,
    },
    live::{
        clock,
        price::{self, Price, PriceRequest},
    },
    urls,
};
use leptos::{html, prelude::*};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlInputElement};

/// The initial state of the panel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purchase {
    pub locale: Locale,
    /// The product's country.
    pub country: CountryCode,
    pub brand: Slug,
    /// The currency of a custom amount.
    pub currency: Option<Currency>,
    /// The price that the server rendered, and what it is for.
    pub drawn: Option<(Choice, Rail, PriceView)>,
    pub texts: Texts,
}

/// The choice and rail whose price is requested; `None` while an amount is being typed.
fn choice_and_rail(selection: &Selection, currency: Option<&Currency>) -> Option<(Choice, Rail)> {
    Some((selection.choice_in(currency)?.ok()?, selection.pay.parse().ok()?))
}

/// The purchase panel of a brand page. `children` are the fields.
#[island]
pub fn Picker(purchase: Purchase, children: Children) -> impl IntoView {
    let Purchase { locale, country, brand, currency, drawn, texts } = purchase;
    let say = Say::new(texts);
    let fields = RwSignal::new(None::<Selection>);
    let slug = brand.clone();
    let request_for =
        move |choice, rail| PriceRequest::Item { locale, country, brand: slug.clone(), choice, rail };
    let (first, drawn) = match drawn {
        Some((choice, rail, view)) => (Price::Known { view, at: 0 }, Some(request_for(choice, rail))),
        None => (Price::Nothing, None),
    };
    let first_request = drawn.clone();
    let request = Signal::derive(move || match fields.get() {
        Some(fields) => {
            choice_and_rail(&fields, currency.as_ref()).map(|(choice, rail)| request_for(choice, rail))
        }
        None => first_request.clone(),
    });
    let seconds = clock::seconds();
    let price = price::follow(request, drawn, seconds, first);
    let form = NodeRef::<html::Form>::new();
    let read = move || {
        if let Some(form) = form.get_untracked() {
            fields.set(Some(read_fields(&form)));
        }
    };
    Effect::new(move |_| {
        // Keep what was selected before the WebAssembly loaded, or what the browser restored.
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
                select_custom_amount(&event);
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

fn read_fields(form: &HtmlFormElement) -> Selection {
    Selection {
        amount: field::value(form, "input[name=amount]:checked").unwrap_or_default(),
        custom: field::value(form, "input[name=custom]").unwrap_or_default(),
        pay: field::picked_rail(form).unwrap_or_default(),
        ..Selection::default()
    }
}

/// Selects the radio button of the custom amount when a custom amount is typed.
fn select_custom_amount(event: &web_sys::Event) {
    let typed = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
    let Some(typed) = typed.filter(|input| input.name() == "custom") else { return };
    let radio =
        typed.form().and_then(|f| f.query_selector("input[name=amount][value=custom]").ok().flatten());
    if let Some(radio) = radio.and_then(|e| e.dyn_into::<HtmlInputElement>().ok()) {
        radio.set_checked(true);
    }
}
