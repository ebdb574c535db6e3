//! The three groups of the checkout form.

use super::errors::error_text;
use crate::{
    components::{ErrorPlacement, FieldError, TextEntry, TextField, TextKind},
    domain::rail::RailOption,
    i18n::Words,
    islands::NetworkChip,
    shop::FormError,
};
use leptos::prelude::*;

/// The text of the first error that belongs to a control.
fn error_at(words: Words, errors: &[FormError], control: &str) -> Option<String> {
    errors.iter().find(|e| e.control() == Some(control)).map(|e| error_text(words, e))
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

/// The email address that the codes are sent to.
#[component]
pub fn EmailField(
    words: Words,
    email: String,
    /// The typed recipient address; `None` if nothing is delivered by email.
    #[prop(optional_no_strip)]
    gift: Option<String>,
    errors: Vec<FormError>,
    newsletter: bool,
) -> impl IntoView {
    let is_probable_typo = errors.iter().any(|e| matches!(e, FormError::EmailSlip { .. }));
    let entry = TextEntry {
        name: "email",
        kind: TextKind::Email,
        label: words.say("checkout-email"),
        hint: words.say("checkout-email-hint"),
        text: email,
        problem: error_at(words, &errors, "email"),
        placement: ErrorPlacement::Above,
    };
    let gift = gift.map(|gift| TextEntry {
        name: "gift",
        kind: TextKind::OthersEmail,
        label: words.say("checkout-gift"),
        hint: words.say("checkout-gift-hint"),
        text: gift,
        problem: error_at(words, &errors, "gift"),
        placement: ErrorPlacement::Above,
    });
    let confirm_hint =
        is_probable_typo.then(|| view! { <p class="field__hint">{words.say("checkout-email-sure")}</p> });
    view! {
        <fieldset class="group">
            <Legend number="1" text=words.say("checkout-step-email")/>
            <TextField entry>{confirm_hint}</TextField>
            {gift.map(|entry| view! { <CollapsibleField entry/> })}
            <label class="tick">
                <input class="tick__box" type="checkbox" name="newsletter" value="yes" checked=newsletter/>
                <span>{words.say("checkout-newsletter")}</span>
            </label>
        </fieldset>
    }
}

/// The rail, and the address for a refund.
#[component]
pub fn PayGroup(
    words: Words,
    rail: RailOption,
    change: String,
    refund: String,
    /// The typed promotional code; `None` if the shop accepts none.
    #[prop(optional_no_strip)]
    coupon: Option<String>,
    /// A note for rails that require the buyer's name.
    note: AnyView,
    errors: Vec<FormError>,
) -> impl IntoView {
    let refusal = error_at(words, &errors, "pay");
    let (coin, network) = (rail.rail.coin().ticker(), rail.network_name());
    let pay_text = words.say_with("checkout-pay-text", &[("coin", coin), ("network", network)]);
    let refund = TextEntry {
        name: "refund",
        kind: TextKind::Address,
        label: words.say("checkout-refund"),
        hint: refund_hint(words, &rail),
        text: refund,
        problem: error_at(words, &errors, "refund"),
        placement: ErrorPlacement::Above,
    };
    let coupon = coupon.map(|coupon| TextEntry {
        name: "coupon",
        kind: TextKind::Code,
        label: words.say("checkout-coupon"),
        hint: words.say("checkout-coupon-hint"),
        text: coupon,
        problem: error_at(words, &errors, "coupon"),
        placement: ErrorPlacement::Above,
    });
    view! {
        <fieldset class="group" id="pay" tabindex="-1">
            <Legend number="2" text=words.say("checkout-step-pay")/>
            <p>
                <NetworkChip id=rail.rail.network_key() name=rail.network_name().to_owned()/>
                " "
                {pay_text}
                " "
                <a href=change>{words.say("checkout-change")}</a>
            </p>
            {refusal.map(|text| view! { <FieldError id="pay-error" text placement=ErrorPlacement::Above/> })}
            {note}
            <p class="field__hint">{words.say("checkout-pay-next")}</p>
            <CollapsibleField entry=refund/>
            {coupon.map(|entry| view! { <CollapsibleField entry/> })}
        </fieldset>
    }
}

/// The hint about valid refund addresses on this rail.
fn refund_hint(words: Words, rail: &RailOption) -> String {
    let (coin, network) = (rail.rail.coin().ticker(), rail.network_name());
    if rail.rail.is_by_invoice() {
        return words.say("checkout-refund-hint-lightning");
    }
    let key =
        if rail.rail.is_solana_token() { "checkout-refund-hint-solana" } else { "checkout-refund-hint" };
    words.say_with(key, &[("coin", coin), ("network", network)])
}

/// An optional field that is collapsed until it has content or an error.
#[component]
fn CollapsibleField(entry: TextEntry) -> impl IntoView {
    let is_open = entry.problem.is_some() || !entry.text.is_empty();
    view! {
        <details class="fold" open=is_open>
            <summary class="fold__title">{entry.label.clone()}</summary>
            <div class="fold__body">
                <TextField entry quiet=true/>
            </div>
        </details>
    }
}

/// The terms that the shopper accepts by placing the order.
#[component]
pub fn Agreement(words: Words, #[prop(optional_no_strip)] terms: Option<String>) -> impl IntoView {
    let statement = words.template("checkout-agree", &["terms"]);
    let (text_before, text_after) = statement.split_once("{terms}").unwrap_or((&statement, ""));
    let terms = terms.unwrap_or_else(|| "https://www.cryptorefills.com/en/terms".to_owned());
    view! {
        <fieldset class="group">
            <Legend number="3" text=words.say("checkout-step-agree")/>
            <p>
                {text_before.to_owned()}
                <a href=terms rel="noopener noreferrer">{words.say("checkout-agree-terms")}</a>
                {text_after.to_owned()}
            </p>
        </fieldset>
    }
}
