//! The forms that open the orders of other devices here, and close them again.

use super::InvalidEmail;
use crate::{
    components::{ErrorPlacement, TextEntry, TextField, TextKind},
    i18n::Words,
    urls,
};
use leptos::prelude::*;

/// Asks for the email address, or says that the shop sends no email.
#[component]
pub fn OtherDevices(
    words: Words,
    recovers: bool,
    #[prop(optional_no_strip)] misspelt: Option<InvalidEmail>,
) -> impl IntoView {
    let body = if recovers {
        view! { <LinkRequestForm words misspelt/> }.into_any()
    } else {
        view! { <p class="orders__hint">{words.say("orders-elsewhere-none")}</p> }.into_any()
    };
    view! {
        <section class="orders__elsewhere" aria-labelledby="elsewhere">
            <h2 class="orders__subtitle" id="elsewhere">{words.say("orders-elsewhere-title")}</h2>
            {body}
        </section>
    }
}

#[component]
fn LinkRequestForm(words: Words, #[prop(optional_no_strip)] misspelt: Option<InvalidEmail>) -> impl IntoView {
    let entry = TextEntry {
        name: "email",
        kind: TextKind::Email,
        label: words.say("checkout-email"),
        hint: words.say("orders-elsewhere-text"),
        problem: misspelt.is_some().then(|| words.say("checkout-email-wrong")),
        text: misspelt.map(|InvalidEmail(text)| text).unwrap_or_default(),
        placement: ErrorPlacement::Here,
    };
    view! {
        <form class="orders__ask" method="post" action=urls::orders(words.locale()) novalidate>
            <TextField entry/>
            <button class="button" type="submit">{words.say("orders-elsewhere-send")}</button>
        </form>
    }
}

/// Closes the orders on this device that were opened by email.
#[component]
pub fn CloseForm(words: Words) -> impl IntoView {
    view! {
        <form class="orders__close" method="post" action=urls::close_orders(words.locale())>
            <p class="orders__hint">{words.say("orders-granted")}</p>
            <button class="button" type="submit">{words.say("orders-close")}</button>
        </form>
    }
}

/// Makes this browser forget its orders, and says what that means.
#[component]
pub fn ForgetForm(words: Words, recovers: bool) -> impl IntoView {
    let text = if recovers { "orders-forget-text" } else { "orders-forget-text-no-mail" };
    view! {
        <form class="orders__close" method="post" action=urls::forget_browser(words.locale())>
            <p class="orders__hint">{words.say(text)}</p>
            <button class="button" type="submit">{words.say("orders-forget")}</button>
        </form>
    }
}
