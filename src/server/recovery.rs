//! Orders opened on another device: the form that asks for a link, the link's button, and the button that
//! closes them again. What they answer is a 303, or the page with what is to be mended.

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

/// Asks for a link. `Debug` is left out: there is an address in it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct LinkRequest {
    email: String,
}

/// Presses a link's button.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct LinkPress {
    token: String,
}

/// Takes the wish for a link. Whatever the address, the answer is the same, and made without a look at it.
pub async fn ask(
    State(shop): State<Arc<Shop>>,
    Path(locale): Path<String>,
    Posted { form, again }: Posted<LinkRequest>,
) -> Response {
    let Ok(locale) = locale.parse::<Locale>() else {
        return again.refuse(&shop, StatusCode::NOT_FOUND).await;
    };
    let asked = match form {
        Ok(asked) => asked,
        Err(status) => return again.refuse(&shop, status).await,
    };
    let Ok(email) = asked.email.parse::<Email>() else {
        let misspelt = InvalidEmail(asked.email);
        return again.with(&shop, ERROR_FOR_HIDDEN_PAGES, move || provide_context(misspelt.clone())).await;
    };
    match shop.ask_for_link(locale, email) {
        Ok(()) => Redirect::to(&urls::link_asked(locale)).into_response(),
        Err(_) => again.refuse(&shop, StatusCode::NOT_FOUND).await,
    }
}

/// Opens the orders of a link on the visitor's device.
pub async fn open(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Visitor>,
    Path(locale): Path<String>,
    Posted { form, again }: Posted<LinkPress>,
) -> Response {
    let Ok(locale) = locale.parse::<Locale>() else {
        return again.refuse(&shop, StatusCode::NOT_FOUND).await;
    };
    let opened = match form {
        Ok(pressed) => shop.open_orders(&visitor, &pressed.token).await,
        Err(StatusCode::PAYLOAD_TOO_LARGE) => {
            return again.refuse(&shop, StatusCode::PAYLOAD_TOO_LARGE).await;
        }
        Err(_) => Err(LinkError::Unreadable),
    };
    match opened {
        Ok(()) => Redirect::to(&urls::orders(locale)).into_response(),
        Err(why) => {
            again.with(&shop, ERROR_FOR_HIDDEN_PAGES, move || provide_context(Attempted(why.clone()))).await
        }
    }
}

/// Closes on the visitor's device what links opened.
pub async fn close(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Visitor>,
    Path(locale): Path<String>,
    Posted { again, .. }: Posted<IgnoredAny>,
) -> Response {
    let Ok(locale) = locale.parse::<Locale>() else {
        return again.refuse(&shop, StatusCode::NOT_FOUND).await;
    };
    match shop.close_orders(&visitor).await {
        Ok(()) => Redirect::to(&urls::orders(locale)).into_response(),
        Err(_) => again.refuse(&shop, StatusCode::SERVICE_UNAVAILABLE).await,
    }
}

/// Lets the visitor's browser forget its orders and its cart: nothing that it still holds opens them again.
pub async fn forget(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Visitor>,
    Path(locale): Path<String>,
    Posted { again, .. }: Posted<IgnoredAny>,
) -> Response {
    let Ok(locale) = locale.parse::<Locale>() else {
        return again.refuse(&shop, StatusCode::NOT_FOUND).await;
    };
    match shop.forget_device(&visitor).await {
        Ok(()) => {
            let mut answer = Redirect::to(&urls::orders(locale)).into_response();
            visit::forget(&mut answer);
            cart::forget(&shop, &mut answer);
            answer
        }
        Err(_) => again.refuse(&shop, StatusCode::SERVICE_UNAVAILABLE).await,
    }
}
