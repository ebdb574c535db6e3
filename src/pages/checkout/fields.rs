//! The three groups of the checkout form.

use super::said;
use crate::{components::Icon, islands::network_key, shop::FormError, words::Words};
use leptos::prelude::*;

/// The first error that belongs to a control, in words.
fn error_at(words: Words, errors: &[FormError], control: &str) -> Option<String> {
    errors.iter().find(|e| e.control() == Some(control)).map(|e| said(words, e))
}

/// An error beside its field.
#[component]
fn FieldError(id: &'static str, text: String) -> impl IntoView {
    view! { <p class="field__error" id=id><Icon name="alert"/><span>{text}</span></p> }
}

#[component]
fn Legend(number: &'static str, text: String) -> impl IntoView {
    view! {
        <legend class="group__title">
            <span class="group__number" aria-hidden="true">{number}</span>
            {text}
        </legend>
    }
}

/// Where the codes go.
#[component]
pub fn EmailField(words: Words, email: String, errors: Vec<FormError>, newsletter: bool) -> impl IntoView {
    let error = error_at(words, &errors, "email");
    let slip = errors.iter().find_map(|e| match e {
        FormError::EmailSlip { meant } => Some(meant.clone()),
        _ => None,
    });
    let wrong = error.is_some();
    view! {
        <fieldset class="group">
            <Legend number="1" text=words.say("checkout-step-email")/>
            <div class="field">
                <label class="field__label" for="email">{words.say("checkout-email")}</label>
                <span class="field__hint" id="email-hint">{words.say("checkout-email-hint")}</span>
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
                    value=email
                    aria-describedby=if wrong { "email-hint email-error" } else { "email-hint" }
                    aria-invalid=wrong.then_some("true")
                />
                {error.map(|text| view! { <FieldError id="email-error" text/> })}
                {slip.map(|_| view! { <p class="field__hint">{words.say("checkout-email-sure")}</p> })}
            </div>
            <label class="tick">
                <input class="tick__box" type="checkbox" name="newsletter" value="yes" checked=newsletter/>
                <span>{words.say("checkout-newsletter")}</span>
            </label>
        </fieldset>
    }
}

/// How it is paid, and where a refund would go.
#[component]
pub fn PayGroup(
    words: Words,
    coin: String,
    network: String,
    change: String,
    refund: String,
    /// What was typed as a promotional code; `None` where the shop takes none.
    #[prop(optional_no_strip)]
    coupon: Option<String>,
    /// What some networks want to know of the buyer.
    note: AnyView,
    errors: Vec<FormError>,
) -> impl IntoView {
    let refusal = error_at(words, &errors, "pay");
    let on = [("coin", coin.as_str()), ("network", network.as_str())];
    let error = error_at(words, &errors, "refund");
    let wrong = error.is_some();
    let opened = wrong || !refund.is_empty();
    view! {
        <fieldset class="group" id="pay" tabindex="-1">
            <Legend number="2" text=words.say("checkout-step-pay")/>
            <p>
                <span class="network" data-network=network_key(&network)>{network.clone()}</span>
                " "
                {words.say_with("checkout-pay-text", &on)}
                " "
                <a href=change>{words.say("checkout-change")}</a>
            </p>
            {refusal.map(|text| view! { <FieldError id="pay-error" text/> })}
            {note}
            <p class="field__hint">{words.say("checkout-pay-next")}</p>
            <details class="fold" open=opened>
                <summary class="fold__title">{words.say("checkout-refund")}</summary>
                <div class="fold__body">
                    <div class="field">
                        <label class="visually-hidden" for="refund">{words.say("checkout-refund")}</label>
                        <span class="field__hint" id="refund-hint">{words.say_with("checkout-refund-hint", &on)}</span>
                        <input
                            class="field__input"
                            id="refund"
                            name="refund"
                            type="text"
                            autocomplete="off"
                            spellcheck="false"
                            maxlength="120"
                            value=refund
                            aria-describedby=if wrong { "refund-hint refund-error" } else { "refund-hint" }
                            aria-invalid=wrong.then_some("true")
                        />
                        {error.map(|text| view! { <FieldError id="refund-error" text/> })}
                    </div>
                </div>
            </details>
            {coupon.map(|coupon| view! { <Coupon words coupon errors/> })}
        </fieldset>
    }
}

/// A promotional code, folded away until somebody has one.
#[component]
fn Coupon(words: Words, coupon: String, errors: Vec<FormError>) -> impl IntoView {
    let error = error_at(words, &errors, "coupon");
    let wrong = error.is_some();
    let opened = wrong || !coupon.is_empty();
    view! {
        <details class="fold" open=opened>
            <summary class="fold__title">{words.say("checkout-coupon")}</summary>
            <div class="fold__body">
                <div class="field">
                    <label class="visually-hidden" for="coupon">{words.say("checkout-coupon")}</label>
                    <span class="field__hint" id="coupon-hint">{words.say("checkout-coupon-hint")}</span>
                    <input
                        class="field__input"
                        id="coupon"
                        name="coupon"
                        type="text"
                        autocomplete="off"
                        spellcheck="false"
                        maxlength="40"
                        value=coupon
                        aria-describedby=if wrong { "coupon-hint coupon-error" } else { "coupon-hint" }
                        aria-invalid=wrong.then_some("true")
                    />
                    {error.map(|text| view! { <FieldError id="coupon-error" text/> })}
                </div>
            </div>
        </details>
    }
}

/// What is agreed to by placing the order.
#[component]
pub fn Agreement(words: Words, #[prop(optional_no_strip)] terms: Option<String>) -> impl IntoView {
    let statement = words.template("checkout-agree", &["terms"]);
    let (before, after) = statement.split_once("{terms}").unwrap_or((&statement, ""));
    let terms = terms.unwrap_or_else(|| "https://www.cryptorefills.com/en/terms".to_owned());
    view! {
        <fieldset class="group">
            <Legend number="3" text=words.say("checkout-step-agree")/>
            <p>
                {before.to_owned()}
                <a href=terms rel="noopener noreferrer">{words.say("checkout-agree-terms")}</a>
                {after.to_owned()}
            </p>
        </fieldset>
    }
}
