//! Handlers that open orders on another device: the form that requests a link, the link's button, and the
//! buttons that close or forget orders. Every response is a 303, or the page with the errors to correct.

use super::{
    cart,
    posted::{ERROR_FOR_HIDDEN_PAGES, Posted},
    visit,
};
use crate::{
    domain::{email::Email, locale::Locale},
    pages::orders::{Attempted, InvalidEmail},
    shop::{Shop, recovery::LinkError, visitor::Visitor},
    urls,
};
use axum::{
    Extension,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::provide_context;
use serde::{Deserialize, de::IgnoredAny};
use std::sync::Arc;

/// A request for a link. It has no `Debug`, because it contains an email address.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct LinkRequest {
    email: String,
}

/// The form behind a link's button.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct LinkPress {
    token: String,
}

/// Accepts a request for a link. The response is the same for every address and is made without looking it
/// up.
pub async fn ask(
    State(shop): State<Arc<Shop>>,
    Path(locale): Path<String>,
    Posted { form, form_page }: Posted<LinkRequest>,
) -> Response {
    let Ok(locale) = locale.parse::<Locale>() else {
        return form_page.refuse(&shop, StatusCode::NOT_FOUND).await;
    };
    let asked = match form {
        Ok(asked) => asked,
        Err(status) => return form_page.refuse(&shop, status).await,
    };
    let Ok(email) = asked.email.parse::<Email>() else {
        let invalid = InvalidEmail(asked.email);
        return form_page.with(&shop, ERROR_FOR_HIDDEN_PAGES, move || provide_context(invalid.clone())).await;
    };
    match shop.recovery.ask_for_link(locale, email) {
        Ok(()) => Redirect::to(&urls::link_asked(locale)).into_response(),
        Err(_) => form_page.refuse(&shop, StatusCode::NOT_FOUND).await,
    }
}

/// Opens the orders of a link on the visitor's device.
pub async fn open(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Visitor>,
    Path(locale): Path<String>,
    Posted { form, form_page }: Posted<LinkPress>,
) -> Response {
    let Ok(locale) = locale.parse::<Locale>() else {
        return form_page.refuse(&shop, StatusCode::NOT_FOUND).await;
    };
    let opened = match form {
        Ok(press) => shop.recovery.open_orders(&visitor, &press.token).await,
        Err(StatusCode::PAYLOAD_TOO_LARGE) => {
            return form_page.refuse(&shop, StatusCode::PAYLOAD_TOO_LARGE).await;
        }
        Err(_) => Err(LinkError::Unreadable),
    };
    match opened {
        Ok(()) => Redirect::to(&urls::orders(locale)).into_response(),
        Err(why) => {
            form_page
                .with(&shop, ERROR_FOR_HIDDEN_PAGES, move || provide_context(Attempted(why.clone())))
                .await
        }
    }
}

/// Closes the orders that links opened on the visitor's device.
pub async fn close(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Visitor>,
    Path(locale): Path<String>,
    Posted { form_page, .. }: Posted<IgnoredAny>,
) -> Response {
    let Ok(locale) = locale.parse::<Locale>() else {
        return form_page.refuse(&shop, StatusCode::NOT_FOUND).await;
    };
    match shop.recovery.close_orders(&visitor).await {
        Ok(()) => Redirect::to(&urls::orders(locale)).into_response(),
        Err(_) => form_page.refuse(&shop, StatusCode::SERVICE_UNAVAILABLE).await,
    }
}

/// Makes the visitor's browser forget its orders and its cart. Nothing that it still holds opens them again.
pub async fn forget(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Visitor>,
    Path(locale): Path<String>,
    Posted { form_page, .. }: Posted<IgnoredAny>,
) -> Response {
    let Ok(locale) = locale.parse::<Locale>() else {
        return form_page.refuse(&shop, StatusCode::NOT_FOUND).await;
    };
    match shop.recovery.forget_device(&visitor).await {
        Ok(()) => {
            let mut answer = Redirect::to(&urls::orders(locale)).into_response();
            visit::forget(&mut answer);
            cart::forget(&shop, &mut answer);
            answer
        }
        Err(_) => form_page.refuse(&shop, StatusCode::SERVICE_UNAVAILABLE).await,
    }
}
