//! Forms that are posted, and the one path that only leads on. Every answer to a form is a page or a 303.

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
    shop::{CheckoutForm, QueueStatus, Shop, Submission, now, visitor::Visitor},
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

/// A place in line that only another node can know is believed for so long, and is told as so many seconds.
const MAX_QUEUE_SECONDS: i64 = 11 * 60;
const QUEUE_RETRY_SECONDS: u64 = 5;

/// `/`: on to the locale that fits best.
pub async fn to_a_locale(State(shop): State<Arc<Shop>>, headers: HeaderMap) -> Response {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    // The locale that was read last; `public/page.js` keeps it.
    let last = CookieJar::from_headers(&headers).get("locale").and_then(|c| c.value().parse().ok());
    let store = &shop.settings.store;
    let locale = last.unwrap_or_else(|| best(accepted, &store.locales, store.default_locale));
    let mut answer = Redirect::to(&urls::home(locale)).into_response();
    answer.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-language, cookie"));
    answer
}

/// Places an order from the checkout form.
pub async fn place(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Visitor>,
    Path(locale): Path<String>,
    Posted { form, again }: Posted<CheckoutForm>,
) -> Response {
    let form = match form {
        Ok(form) => form,
        Err(status) => return again.refuse(&shop, status).await,
    };
    let Ok(locale) = locale.parse::<Locale>() else {
        return again.refuse(&shop, StatusCode::NOT_FOUND).await;
    };
    let from = form.from.clone();
    let outcome = shop.submit(&visitor, locale, form).await;
    submitted(&shop, &visitor, locale, &from, outcome, again).await
}

/// What became of a checkout form, as the answer to whoever sent it or waited for it.
async fn submitted(
    shop: &Arc<Shop>,
    visitor: &Visitor,
    locale: Locale,
    from: &str,
    outcome: Result<Submission, Failure>,
    again: FormPage,
) -> Response {
    let outcome = match outcome {
        Ok(Submission::Placed { id, items }) => {
            let mut answer = Redirect::to(&urls::order(locale, &id)).into_response();
            if from == CART {
                cart::take_out(shop, &visitor.cart, &items, &mut answer);
            }
            return answer;
        }
        Ok(Submission::Queued { ticket }) => {
            let place = urls::checkout_queue(locale, &ticket, now().unix(), from);
            return Redirect::to(&place).into_response();
        }
        Ok(Submission::Again(view)) => Ok(Arc::new(*view)),
        Err(failure) => Err(failure),
    };
    let attempted = Attempted(outcome);
    again.with(shop, ERROR_FOR_HIDDEN_PAGES, move || provide_context(attempted.clone())).await
}

/// The query of a place in line.
#[derive(Deserialize)]
pub struct QueueQuery {
    ticket: String,
    /// When the checkout came into line, in unix seconds.
    since: i64,
    #[serde(default)]
    from: String,
}

/// Where a checkout stands that waits in line; once its turn has come, what became of it.
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
    let place = match shop.queue_status(&visitor, locale, &ticket).await {
        QueueStatus::Done(outcome) => {
            let again = FormPage::on(&request, &urls::checkout(locale));
            return submitted(&shop, &visitor, locale, &from, outcome, again).await;
        }
        QueueStatus::Waiting { seconds } => QueuePosition::Waiting { seconds },
        QueueStatus::Elsewhere if now().unix().saturating_sub(since) < MAX_QUEUE_SECONDS => {
            QueuePosition::Waiting { seconds: QUEUE_RETRY_SECONDS }
        }
        QueueStatus::Elsewhere | QueueStatus::Unknown => QueuePosition::Lost,
    };
    page::render_with(&shop, request, move || provide_context(place)).await
}

/// Pays an order of the sandbox.
pub async fn simulate(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Visitor>,
    Path((locale, id)): Path<(String, String)>,
    request: Request,
) -> Response {
    let (Ok(locale), Ok(id)) = (locale.parse::<Locale>(), id.parse::<OrderId>()) else {
        return page::refuse(&shop, request, StatusCode::NOT_FOUND).await;
    };
    match shop.simulate(&visitor, &id).await {
        Ok(()) => Redirect::to(&urls::order(locale, &id)).into_response(),
        Err(_) => page::refuse(&shop, request, StatusCode::NOT_FOUND).await,
    }
}

/// The offered locale that suits `Accept-Language` best: the same language and country, else the language,
/// in the order of the header's weights.
fn best(accepted: &str, offered: &[Locale], default: Locale) -> Locale {
    let mut wanted: Vec<(u16, &str)> = accepted.split(',').take(20).filter_map(wish).collect();
    wanted.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    for (_, tag) in wanted {
        let exact = tag.parse::<Locale>().ok().filter(|l| offered.contains(l));
        let language = tag.split('-').next().and_then(|l| l.parse::<Language>().ok());
        let near = || {
            let language = language?;
            (default.language == language)
                .then_some(default)
                .or_else(|| offered.iter().copied().find(|l| l.language == language))
        };
        if let Some(found) = exact.or_else(near) {
            return found;
        }
    }
    default
}

/// One entry of the header: its tag and its weight in thousandths; none with weight zero.
fn wish(entry: &str) -> Option<(u16, &str)> {
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
    fn the_browsers_wish_chooses_the_locale() {
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
            assert_eq!(best(accepted, &offered, default).to_string(), locale, "{accepted}");
        }
    }
}
