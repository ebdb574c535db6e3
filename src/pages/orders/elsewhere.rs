//! How orders of another device are opened here, and closed again.

use super::Misspelt;
use crate::{components::Icon, paths, words::Words};
use leptos::prelude::*;

/// Asks for the e-mail address; says so where the shop sends no mail.
#[component]
pub fn Elsewhere(
    words: Words,
    recovers: bool,
    #[prop(optional_no_strip)] misspelt: Option<Misspelt>,
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
fn AskForm(words: Words, #[prop(optional_no_strip)] misspelt: Option<Misspelt>) -> impl IntoView {
    let wrong = misspelt.is_some();
    let said = misspelt.map(|Misspelt(said)| said).unwrap_or_default();
    view! {
        <form class="orders__ask" method="post" action=paths::orders(words.locale()) novalidate>
            <div class="field">
                <label class="field__label" for="email">{words.say("checkout-email")}</label>
                <span class="field__hint" id="email-hint">{words.say("orders-elsewhere-text")}</span>
                <input
                    class="field__input"
                    id="email"
                    name="email"
                    type="email"
                    autocomplete="email"
                    inputmode="email"
                    spellcheck="false"
                    maxlength="254"
                    required
                    value=said
                    aria-describedby=if wrong { "email-hint email-error" } else { "email-hint" }
                    aria-invalid=wrong.then_some("true")
                />
                {wrong.then(|| view! {
                    <p class="field__error" id="email-error" role="alert">
                        <Icon name="alert"/>
                        <span>{words.say("checkout-email-wrong")}</span>
                    </p>
                })}
            </div>
            <button class="button" type="submit">{words.say("orders-elsewhere-send")}</button>
        </form>
    }
}

/// Closes on this device what was opened by e-mail.
#[component]
pub fn Close(words: Words) -> impl IntoView {
    view! {
        <form class="orders__close" method="post" action=paths::close_orders(words.locale())>
            <p class="orders__hint">{words.say("orders-granted")}</p>
            <button class="button" type="submit">{words.say("orders-close")}</button>
        </form>
    }
}
