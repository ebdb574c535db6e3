//! Orders opened on another device: the form that asks for a link, the link's button, and the button that
//! closes them again. What they answer is a 303, or the page with what is to be mended.

use super::page;
use crate::{
    domain::{email::Email, locale::Locale},
    pages::orders::{Attempted, Misspelt},
    paths,
    shop::{Shop, recovery::LinkError, visitor::Visitor},
};
use axum::{
    Extension, Form,
    extract::{FromRequest, Path, Request, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::provide_context;
use serde::{Deserialize, de::DeserializeOwned};
use std::sync::Arc;

/// Asks for a link. `Debug` is left out: there is an address in it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    email: String,
}

/// Presses a link's button.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Pressed {
    token: String,
}

/// Takes the wish for a link. Whatever the address, the answer is the same, and made without a look at it.
pub async fn ask(State(shop): State<Arc<Shop>>, Path(locale): Path<String>, request: Request) -> Response {
    let again = page::retold(&request);
    let Ok(locale) = locale.parse::<Locale>() else { return not_found(&shop, again).await };
    let asked: Asked = match read(request).await {
        Ok(asked) => asked,
        Err(status) => return refused(&shop, again, status).await,
    };
    let Ok(email) = asked.email.parse::<Email>() else {
        let misspelt = Misspelt(asked.email);
        return drawn(&shop, again, move || provide_context(misspelt.clone())).await;
    };
    match shop.ask_for_link(locale, email) {
        Ok(()) => Redirect::to(&paths::link_asked(locale)).into_response(),
        Err(_) => not_found(&shop, again).await,
    }
}

/// Opens the orders of a link on the visitor's device.
pub async fn open(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Visitor>,
    Path(locale): Path<String>,
    request: Request,
) -> Response {
    let again = page::retold(&request);
    let Ok(locale) = locale.parse::<Locale>() else { return not_found(&shop, again).await };
    let opened = match read::<Pressed>(request).await {
        Ok(pressed) => shop.open_orders(&visitor, &pressed.token).await,
        Err(StatusCode::PAYLOAD_TOO_LARGE) => {
            return refused(&shop, again, StatusCode::PAYLOAD_TOO_LARGE).await;
        }
        Err(_) => Err(LinkError::Unreadable),
    };
    match opened {
        Ok(()) => Redirect::to(&paths::orders(locale)).into_response(),
        Err(why) => drawn(&shop, again, move || provide_context(Attempted(why.clone()))).await,
    }
}

/// Closes on the visitor's device what links opened.
pub async fn close(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Visitor>,
    Path(locale): Path<String>,
    request: Request,
) -> Response {
    let again = page::retold(&request);
    let Ok(locale) = locale.parse::<Locale>() else { return not_found(&shop, again).await };
    match shop.close_orders(&visitor).await {
        Ok(()) => Redirect::to(&paths::orders(locale)).into_response(),
        Err(_) => refused(&shop, again, StatusCode::SERVICE_UNAVAILABLE).await,
    }
}

async fn read<T: DeserializeOwned>(request: Request) -> Result<T, StatusCode> {
    match Form::<T>::from_request(request, &()).await {
        Ok(Form(form)) => Ok(form),
        Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            Err(StatusCode::PAYLOAD_TOO_LARGE)
        }
        Err(_) => Err(StatusCode::BAD_REQUEST),
    }
}

/// The page behind the form's address, with more in its context.
async fn drawn(
    shop: &Arc<Shop>,
    again: Option<Request>,
    more: impl Fn() + Clone + Send + Sync + 'static,
) -> Response {
    match again {
        Some(again) => page::render_with(shop, again, more).await,
        None => StatusCode::NOT_ACCEPTABLE.into_response(),
    }
}

async fn not_found(shop: &Arc<Shop>, again: Option<Request>) -> Response {
    refused(shop, again, StatusCode::NOT_FOUND).await
}

async fn refused(shop: &Arc<Shop>, again: Option<Request>, status: StatusCode) -> Response {
    match again {
        Some(again) => page::refuse(shop, again, status).await,
        None => status.into_response(),
    }
}
