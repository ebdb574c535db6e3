//! How orders of another device are opened here, and closed again.

use super::InvalidEmail;
use crate::{
    components::{ErrorPlacement, TextEntry, TextField, TextKind},
    i18n::Words,
    urls,
};
use leptos::prelude::*;

/// Asks for the e-mail address; says so where the shop sends no mail.
#[component]
pub fn Elsewhere(
    words: Words,
    recovers: bool,
    #[prop(optional_no_strip)] misspelt: Option<InvalidEmail>,
) -> impl IntoView {
    let body = if recovers {
        view! { <AskForm words misspelt/> }.into_any()
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
fn AskForm(words: Words, #[prop(optional_no_strip)] misspelt: Option<InvalidEmail>) -> impl IntoView {
    let entry = TextEntry {
        name: "email",
        kind: TextKind::Email,
        label: words.say("checkout-email"),
        hint: words.say("orders-elsewhere-text"),
        problem: misspelt.is_some().then(|| words.say("checkout-email-wrong")),
        text: misspelt.map(|InvalidEmail(said)| said).unwrap_or_default(),
        told: ErrorPlacement::Here,
    };
    view! {
        <form class="orders__ask" method="post" action=urls::orders(words.locale()) novalidate>
            <TextField entry/>
            <button class="button" type="submit">{words.say("orders-elsewhere-send")}</button>
        </form>
    }
}

/// Closes on this device what was opened by e-mail.
#[component]
pub fn Close(words: Words) -> impl IntoView {
    view! {
        <form class="orders__close" method="post" action=urls::close_orders(words.locale())>
            <p class="orders__hint">{words.say("orders-granted")}</p>
            <button class="button" type="submit">{words.say("orders-close")}</button>
        </form>
    }
}

/// Lets this browser forget its orders, and says what that means.
#[component]
pub fn Forget(words: Words, recovers: bool) -> impl IntoView {
    let text = if recovers { "orders-forget-text" } else { "orders-forget-text-no-mail" };
    view! {
        <form class="orders__close" method="post" action=urls::forget_browser(words.locale())>
            <p class="orders__hint">{words.say(text)}</p>
            <button class="button" type="submit">{words.say("orders-forget")}</button>
        </form>
    }
}
