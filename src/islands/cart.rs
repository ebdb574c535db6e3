//! The cart's way to pay: the coins and networks, the live total on the one that is picked, the link to
//! checkout. Without its WebAssembly a form whose button shows the total.

use super::{
    field,
    hydration::resilient,
    price::PriceBox,
    texts::{Say, Texts},
};
use crate::{
    browser::live::{
        clock,
        price::{self, Price, PriceRequest},
    },
    domain::{locale::Locale, quote::PriceView, rail::Rail},
    urls,
};
use leptos::{html, prelude::*};
use serde::{Deserialize, Serialize};

/// What the total begins with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Total {
    pub locale: Locale,
    /// The rail that is picked.
    pub rail: Rail,
    /// What the server drew; `None` when the cart has no price on this rail.
    pub drawn: Option<PriceView>,
    pub texts: Texts,
}

/// The cart's form of payment. `children` are the coins and networks.
#[island]
pub fn CartTotal(total: Total, children: Children) -> impl IntoView {
    let Total { locale, rail: first, drawn, texts } = total;
    let say = Say::new(texts);
    let rail = RwSignal::new(first.clone());
    let ask = move |rail: Rail| PriceRequest::Cart { locale, rail };
    let asked = Signal::derive(move || Some(ask(rail.get())));
    let seconds = clock::seconds();
    // What has no price has none until another rail is picked.
    let (before, known) = match drawn {
        Some(view) => (Some(ask(first)), Price::Known { view, at: 0 }),
        None => (Some(ask(first)), Price::Failed(crate::domain::failure::Failure::NoPrice)),
    };
    let price = price::follow(asked, before, seconds, known);
    let form = NodeRef::<html::Form>::new();
    let read = move || {
        let picked = form.get_untracked().and_then(|form| field::picked_rail(&form)?.parse().ok());
        if let Some(picked) = picked
            && rail.get_untracked() != picked
        {
            rail.set(picked);
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
            method="post"
            action=urls::cart(locale)
            aria-label=say.say("cart-pay")
            on:input=move |_| read()
        >
            <input type="hidden" name="do" value="pay"/>
            <div data-children>{children()}</div>
            <div class="purchase__bar">
                <PriceBox price seconds say ask_at=urls::cart(locale)/>
                <a
                    class="button button--primary"
                    href=move || urls::checkout_on(locale, &rail.get().to_string())
                    aria-disabled=move || price.with(|p| matches!(p, Price::Failed(_)).then_some("true"))
                >
                    {say.say("cart-checkout")}
                </a>
            </div>
        </form>
    })
}
