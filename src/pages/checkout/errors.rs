//! The texts of the errors in a checkout form.

use super::line_title;
use crate::{
    components::Notice,
    domain::{money::CoinAmount, phase::Tone},
    i18n::Words,
    pages::Visit,
    shop::{CheckoutView, FormError, RefundError},
    urls,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The list of errors above the form, each with a link to its field.
#[component]
pub fn Errors(visit: Visit, view: Arc<CheckoutView>) -> impl IntoView {
    let words = visit.words;
    Some(match view.errors.first()? {
        FormError::PriceChanged { old } => price_changed(words, &view, old.as_ref()).into_any(),
        FormError::OtherOrder(id) => {
            let href = urls::order(visit.request.locale, id);
            view! {
                <Notice tone=Tone::Caution reply=true>
                    <p>{words.say("checkout-conflict")}</p>
                    <div class="notice__actions">
                        <a class="button" href=href>{words.say("checkout-conflict-link")}</a>
                    </div>
                </Notice>
            }
            .into_any()
        }
        first => {
            let tone = if first.status() == 409 { Tone::Caution } else { Tone::Bad };
            let count = u64::try_from(view.errors.len()).unwrap_or(1);
            let items: Vec<_> = view
                .errors
                .iter()
                .map(|error| error_item(error, error_text_with_line(&visit, &view, error)))
                .collect();
            view! {
                <Notice tone reply=true title=words.say_with("checkout-errors", &[("count", count)])>
                    <ul class="notice__list">{items}</ul>
                </Notice>
            }
            .into_any()
        }
    })
}

/// A notice that the price differs from the agreed one. It is good news if a promotional code lowered the
/// price.
fn price_changed(words: Words, view: &CheckoutView, old: Option<&CoinAmount>) -> impl IntoView + use<> {
    let is_discount =
        !view.form.coupon.is_empty() && old.is_some_and(|old| view.price.amount() < old.amount());
    let new = words.coin(&view.price);
    let (tone, title, text) = match old.map(|old| words.coin(old)) {
        Some(old) if is_discount => (
            Tone::Good,
            "checkout-coupon-title",
            words.say_with("checkout-coupon-text", &[("old", old), ("new", new)]),
        ),
        Some(old) => (
            Tone::Caution,
            "checkout-changed-title",
            words.say_with("checkout-changed-text", &[("old", old), ("new", new)]),
        ),
        None => (
            Tone::Caution,
            "checkout-changed-title",
            words.say_with("checkout-changed-old-lost", &[("new", new)]),
        ),
    };
    view! { <Notice tone reply=true title=words.say(title)><p>{text}</p></Notice> }
}

fn error_item(error: &FormError, text: String) -> impl IntoView + use<> {
    match error.control() {
        Some(id) => view! { <li><a href=format!("#{id}")>{text}</a></li> }.into_any(),
        None => view! { <li>{text}</li> }.into_any(),
    }
}

/// The error text, with the line that it is about.
fn error_text_with_line(visit: &Visit, view: &CheckoutView, error: &FormError) -> String {
    let words = visit.words;
    let text = error_text(words, error);
    let line = match error {
        FormError::Line { line, .. } => Some(*line),
        FormError::Mismatch { line } => *line,
        _ => None,
    };
    match line.and_then(|index| view.basket.lines.get(index)) {
        Some(line) => {
            words.say_with("checkout-at-line", &[("item", line_title(words, line)), ("text", text)])
        }
        None => text,
    }
}

/// Why the typed refund address is not accepted.
fn refund_problem(words: Words, error: RefundError, coin: &str, network: &str) -> String {
    match error {
        RefundError::Malformed => words.say("checkout-refund-wrong"),
        RefundError::Checksum => words.say("checkout-refund-checksum"),
        RefundError::OtherNetwork(Some(other)) => words
            .say_with("checkout-refund-network", &[("other", other), ("coin", coin), ("network", network)]),
        RefundError::OtherNetwork(None) => {
            words.say_with("checkout-refund-other", &[("coin", coin), ("network", network)])
        }
        RefundError::Unspendable => words.say("checkout-refund-unspendable"),
        RefundError::TokenItself => words.say_with("checkout-refund-token", &[("coin", coin)]),
        RefundError::Lightning => words.say("checkout-refund-lightning"),
    }
}

/// The error text.
pub fn error_text(words: Words, error: &FormError) -> String {
    match error {
        FormError::Email => words.say("checkout-email-wrong"),
        FormError::EmailSlip { meant } => {
            words.say_with("checkout-email-meant", &[("email", meant.as_str())])
        }
        FormError::Recipient => words.say("checkout-gift-wrong"),
        FormError::RecipientSlip { meant } => {
            words.say_with("checkout-gift-meant", &[("email", meant.as_str())])
        }
        FormError::RefundAddress { why, coin, network } => refund_problem(words, *why, coin, network),
        FormError::Coupon => words.say("checkout-coupon-wrong"),
        FormError::Cookies => words.say("checkout-cookies"),
        FormError::Refused(problem)
        | FormError::RecipientRefused(problem)
        | FormError::Line { problem, .. } => words.problem(problem),
        FormError::Mismatch { .. } => words.say("checkout-mismatch"),
        FormError::PriceChanged { .. } => words.say("checkout-changed-title"),
        FormError::OtherOrder(_) => words.say("checkout-conflict"),
        FormError::TooManyUnpaid => words.say("checkout-too-many-unpaid"),
        FormError::Blocked => words.say("checkout-blocked"),
        FormError::Unavailable => words.say("checkout-unavailable"),
        FormError::NotSent => words.say("checkout-not-sent"),
    }
}
