//! The cart's payment form: the coins and networks, the live total on the selected rail, and the link to
//! checkout. Without its WebAssembly it is a form whose button shows the total.

use super::{
    field,
    hydration::resilient,
    price::PriceBox,
    texts::{Say, Texts},
};
use crate::{
    domain::{locale::Locale, quote::PriceView, rail::Rail},
    live::{
        clock,
        price::{self, Price, PriceRequest},
    },
    urls,
};
use leptos::{html, prelude::*};
use serde::{Deserialize, Serialize};

/// The initial state of the total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Total {
    pub locale: Locale,
    /// The selected rail.
    pub rail: Rail,
    /// The price that the server rendered; `None` if the cart has no price on this rail.
    pub drawn: Option<PriceView>,
    pub texts: Texts,
}

/// The cart's payment form. `children` are the coins and networks.
#[island]
pub fn CartTotal(total: Total, children: Children) -> impl IntoView {
    let Total { locale, rail: first, drawn, texts } = total;
    let say = Say::new(texts);
    let rail = RwSignal::new(first.clone());
    let request_for = move |rail: Rail| PriceRequest::Cart { locale, rail };
    let request = Signal::derive(move || Some(request_for(rail.get())));
    let seconds = clock::seconds();
    // If there is no price, there is none until another rail is selected.
    let (first_request, first_price) = match drawn {
        Some(view) => (Some(request_for(first)), Price::Known { view, at: 0 }),
        None => (Some(request_for(first)), Price::Failed(crate::domain::failure::Failure::NoPrice)),
    };
    let price = price::follow(request, first_request, seconds, first_price);
    let form = NodeRef::<html::Form>::new();
    let read_form = move || {
        let picked = form.get_untracked().and_then(|form| field::picked_rail(&form)?.parse().ok());
        if let Some(picked) = picked
            && rail.get_untracked() != picked
        {
            rail.set(picked);
        }
    };
    Effect::new(move |_| {
        // Keep what was selected before the WebAssembly loaded, or what the browser restored.
        form.track();
        read_form();
    });
    resilient(view! {
        <form
            node_ref=form
            class="purchase"
            method="post"
            action=urls::cart(locale)
            aria-label=say.say("cart-pay")
            on:input=move |_| read_form()
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
