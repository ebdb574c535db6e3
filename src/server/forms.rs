//! Handlers of posted forms, the checkout queue, and the redirect from `/`. Every response to a form is a
//! page or a 303.

use super::{
    cart, page,
    posted::{ERROR_FOR_HIDDEN_PAGES, FormPage, Posted},
};
use crate::{
    domain::{
        failure::Failure,
        locale::{Language, Locale},
        order_id::OrderId,
    },
    pages::checkout::{Attempted, CART, QueuePosition},
    shop::{CheckoutForm, QueueStatus, RequestContext, Shop, Submission, now, visitor::Visitor},
    urls,
};
use axum::{
    Extension,
    extract::{Path, Query, Request, State, rejection::QueryRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::cookie::CookieJar;
use leptos::prelude::provide_context;
use serde::Deserialize;
use std::sync::Arc;

/// For how long a queue position that only another node can know is shown, in seconds, and how often its page
/// checks it.
const MAX_QUEUE_SECONDS: i64 = 11 * 60;
const QUEUE_RETRY_SECONDS: u64 = 5;

/// Handles `/`: redirects to the locale that fits best.
pub async fn redirect_to_locale(State(shop): State<Arc<Shop>>, headers: HeaderMap) -> Response {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    // The locale of the last visit, which `public/page.js` stores.
    let last = CookieJar::from_headers(&headers).get("locale").and_then(|c| c.value().parse().ok());
    let store = &shop.settings.store;
    let locale = last.unwrap_or_else(|| best_locale(accepted, &store.locales, store.default_locale));
    let mut answer = Redirect::to(&urls::home(locale)).into_response();
    answer.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-language, cookie"));
    answer
}

/// Handles the checkout form: places an order.
pub async fn place(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Visitor>,
    Path(locale): Path<String>,
    Posted { form, form_page }: Posted<CheckoutForm>,
) -> Response {
    let form = match form {
        Ok(form) => form,
        Err(status) => return form_page.refuse(&shop, status).await,
    };
    let Ok(locale) = locale.parse::<Locale>() else {
        return form_page.refuse(&shop, StatusCode::NOT_FOUND).await;
    };
    let from = form.from.clone();
    let request = RequestContext { visitor, locale };
    let outcome = shop.checkout.submit(&request, form).await;
    submission_response(&shop, &request, &from, outcome, form_page).await
}

/// The response for the outcome of a checkout form, to the client that sent the form or waited in the queue.
async fn submission_response(
    shop: &Arc<Shop>,
    request: &RequestContext,
    from: &str,
    outcome: Result<Submission, Failure>,
    form_page: FormPage,
) -> Response {
    let locale = request.locale;
    let outcome = match outcome {
        Ok(Submission::Placed { id, items }) => {
            let mut answer = Redirect::to(&urls::order(locale, &id)).into_response();
            if from == CART {
                cart::take_out(shop, &request.visitor.cart, &items, &mut answer);
            }
            return answer;
        }
        Ok(Submission::Queued { ticket }) => {
            let queue_url = urls::checkout_queue(locale, &ticket, now().unix(), from);
            return Redirect::to(&queue_url).into_response();
        }
        Ok(Submission::Again(view)) => Ok(Arc::new(*view)),
        Err(failure) => Err(failure),
    };
    let attempted = Attempted(outcome);
    form_page.with(shop, ERROR_FOR_HIDDEN_PAGES, move || provide_context(attempted.clone())).await
}

/// The query of the queue page.
#[derive(Deserialize)]
pub struct QueueQuery {
    ticket: String,
    /// When the checkout joined the queue, in Unix seconds.
    since: i64,
    #[serde(default)]
    from: String,
}

/// Handles the queue page: shows the position of a waiting checkout, or the outcome of one that was
/// submitted.
pub async fn queue(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Visitor>,
    Path(locale): Path<String>,
    query: Result<Query<QueueQuery>, QueryRejection>,
    request: Request,
) -> Response {
    let (Ok(locale), Ok(Query(QueueQuery { ticket, since, from }))) = (locale.parse::<Locale>(), query)
    else {
        return page::refuse(&shop, request, StatusCode::NOT_FOUND).await;
    };
    let context = RequestContext { visitor, locale };
    let position = match shop.checkout.queue_status(&context, &ticket).await {
        QueueStatus::Done(outcome) => {
            let form_page = FormPage::on(&request, &urls::checkout(locale));
            return submission_response(&shop, &context, &from, outcome, form_page).await;
        }
        QueueStatus::Waiting { seconds } => QueuePosition::Waiting { seconds },
        QueueStatus::Elsewhere if now().unix().saturating_sub(since) < MAX_QUEUE_SECONDS => {
            QueuePosition::Waiting { seconds: QUEUE_RETRY_SECONDS }
        }
        QueueStatus::Elsewhere | QueueStatus::Unknown => QueuePosition::Lost,
    };
    page::render_with(&shop, request, move || provide_context(position)).await
}

/// Handles "Simulate payment" of a sandbox order.
pub async fn simulate(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Visitor>,
    Path((locale, id)): Path<(String, String)>,
    request: Request,
) -> Response {
    let (Ok(locale), Ok(id)) = (locale.parse::<Locale>(), id.parse::<OrderId>()) else {
        return page::refuse(&shop, request, StatusCode::NOT_FOUND).await;
    };
    match shop.orders.simulate(&visitor, &id).await {
        Ok(()) => Redirect::to(&urls::order(locale, &id)).into_response(),
        Err(_) => page::refuse(&shop, request, StatusCode::NOT_FOUND).await,
    }
}

/// The offered locale that fits `Accept-Language` best: the same language and country, else the same
/// language, by the weights of the header.
fn best_locale(accepted: &str, offered: &[Locale], default: Locale) -> Locale {
    let mut ranges: Vec<(u16, &str)> =
        accepted.split(',').take(20).filter_map(parse_language_range).collect();
    ranges.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    for (_, tag) in ranges {
        let exact = tag.parse::<Locale>().ok().filter(|l| offered.contains(l));
        let language = tag.split('-').next().and_then(|l| l.parse::<Language>().ok());
        let same_language = || {
            let language = language?;
            (default.language == language)
                .then_some(default)
                .or_else(|| offered.iter().copied().find(|l| l.language == language))
        };
        if let Some(found) = exact.or_else(same_language) {
            return found;
        }
    }
    default
}

/// Parses one entry of the header into its weight in thousandths and its tag. `None` if the weight is zero or
/// the entry is invalid.
fn parse_language_range(entry: &str) -> Option<(u16, &str)> {
    let mut parts = entry.split(';').map(str::trim);
    let tag = parts.next().filter(|t| !t.is_empty())?;
    let weight = parts.find_map(|p| p.strip_prefix("q=")).map_or(Some(1000), |q| {
        let (whole, part) = q.split_once('.').unwrap_or((q, ""));
        let thousandths = format!("{part:0<3}");
        let part: u16 = thousandths.get(..3)?.parse().ok()?;
        whole.parse::<u16>().ok()?.checked_mul(1000)?.checked_add(part)
    })?;
    (weight > 0).then_some((weight, tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accept_language_selects_the_locale() {
        let offered: Vec<Locale> =
            ["en-us", "en-gb", "it-it", "es-es"].iter().map(|l| l.parse().unwrap()).collect();
        let default = offered[0];
        for (accepted, locale) in [
            ("", "en-us"),
            ("it", "it-it"),
            ("de, it;q=0.8, en;q=0.9", "en-us"),
            ("en-GB,en;q=0.5", "en-gb"),
            ("es-MX;q=0.9, fr", "es-es"),
            ("it;q=0, es;q=0.1", "es-es"),
            ("*;q=;;,,", "en-us"),
        ] {
            assert_eq!(best_locale(accepted, &offered, default).to_string(), locale, "{accepted}");
        }
    }
}
