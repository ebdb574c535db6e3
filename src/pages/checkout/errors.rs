//! What is to be mended in a checkout form, in words.

use super::title_of;
use crate::{
    components::Icon,
    domain::phase::Tone,
    pages::Visit,
    paths,
    shop::{CheckoutView, FormError},
    words::Words,
};
use leptos::prelude::*;
use std::sync::Arc;

/// What is to be mended, on top, each with a link to its field.
#[component]
pub fn Errors(visit: Visit, view: Arc<CheckoutView>) -> impl IntoView {
    let words = visit.words;
    let first = view.errors.first()?;
    let count = u64::try_from(view.errors.len()).unwrap_or(1);
    let tone = if first.status() == 409 { Tone::Caution } else { Tone::Bad };
    let class = match tone {
        Tone::Caution => "notice notice--warn",
        Tone::Plain | Tone::Good | Tone::Bad => "notice notice--bad",
    };
    let body = match first {
        FormError::PriceChanged { old } => {
            let new = words.coin(&view.price);
            let is_discount = !view.form.coupon.is_empty()
                && old.as_ref().is_some_and(|old| view.price.amount() < old.amount());
            if is_discount {
                let old = old.as_ref().map(|old| words.coin(old)).unwrap_or_default();
                let text = words.say_with("checkout-coupon-text", &[("old", old), ("new", new)]);
                return Some(notice(
                    "notice notice--good",
                    view! {
                        <h2 class="notice__title">{words.say("checkout-coupon-title")}</h2>
                        <p>{text}</p>
                    }
                    .into_any(),
                ));
            }
            let text = match old {
                Some(old) => words.say_with("checkout-changed-text", &[("old", words.coin(old)), ("new", new)]),
                None => words.say_with("checkout-changed-old-lost", &[("new", new)]),
            };
            view! {
                <h2 class="notice__title">{words.say("checkout-changed-title")}</h2>
                <p>{text}</p>
            }
            .into_any()
        }
        FormError::OtherOrder(id) => view! {
            <p>{words.say("checkout-conflict")}</p>
            <div class="notice__actions">
                <a class="button" href=paths::order(visit.locale, id)>{words.say("checkout-conflict-link")}</a>
            </div>
        }
        .into_any(),
        _ => {
            let items = view.errors.iter().map(|error| {
                let text = said_of(&visit, &view, error);
                match error.control() {
                    Some(id) => view! { <li><a href=format!("#{id}")>{text}</a></li> }.into_any(),
                    None => view! { <li>{text}</li> }.into_any(),
                }
            });
            view! {
                <h2 class="notice__title">{words.say_with("checkout-errors", &[("count", count)])}</h2>
                <ul class="notice__list">{items.collect_view()}</ul>
            }
            .into_any()
        }
    };
    Some(notice(class, body))
}

fn notice(class: &'static str, body: AnyView) -> impl IntoView {
    view! {
        <div class=class role="alert" tabindex="-1">
            <span class="notice__icon"><Icon name="alert"/></span>
            <div class="notice__body">{body}</div>
        </div>
    }
}

/// The error in words, with the line it is about.
fn said_of(visit: &Visit, view: &CheckoutView, error: &FormError) -> String {
    let words = visit.words;
    let text = said(words, error);
    let line = match error {
        FormError::Line { line, .. } => Some(*line),
        FormError::Mismatch { line } => *line,
        _ => None,
    };
    match line.and_then(|at| view.basket.lines.get(at)) {
        Some(line) => words.say_with("checkout-at-line", &[("item", title_of(words, line)), ("text", text)]),
        None => text,
    }
}

/// The error in words.
pub fn said(words: Words, error: &FormError) -> String {
    match error {
        FormError::Email => words.say("checkout-email-wrong"),
        FormError::EmailSlip { meant } => {
            words.say_with("checkout-email-meant", &[("email", meant.as_str())])
        }
        FormError::Recipient => words.say("checkout-gift-wrong"),
        FormError::RecipientSlip { meant } => {
            words.say_with("checkout-gift-meant", &[("email", meant.as_str())])
        }
        FormError::RefundAddress => words.say("checkout-refund-wrong"),
        FormError::Coupon => words.say("checkout-coupon-wrong"),
        FormError::Cookies => words.say("checkout-cookies"),
        FormError::Refused(problem)
        | FormError::RecipientRefused(problem)
        | FormError::Line { problem, .. } => words.problem(problem),
        FormError::Mismatch { .. } => words.say("checkout-mismatch"),
        FormError::PriceChanged { .. } => words.say("checkout-changed-title"),
        FormError::OtherOrder(_) => words.say("checkout-conflict"),
        FormError::Unavailable => words.say("checkout-unavailable"),
        FormError::NotSent => words.say("checkout-not-sent"),
    }
}
