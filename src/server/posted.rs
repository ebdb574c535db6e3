//! A form that was posted, and the page behind its address, which can be drawn again with what is to be mended.

use super::page;
use crate::shop::Shop;
use axum::{
    Form,
    extract::{FromRequest, Request},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::de::DeserializeOwned;
use std::{convert::Infallible, sync::Arc};

/// The answer to a mistake, for a sender that cannot see the page which shows it.
pub const ERROR_FOR_HIDDEN_PAGES: StatusCode = StatusCode::NOT_ACCEPTABLE;

/// What was posted.
pub struct Posted<T> {
    /// The form, or how it is refused that it could not be read: 413 for one that is too large, else 400.
    pub form: Result<T, StatusCode>,
    pub again: FormPage,
}

/// The page that the form stood on, for senders who read pages.
pub struct FormPage(Option<Request>);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Posted<T> {
    type Rejection = Infallible;

    async fn from_request(request: Request, state: &S) -> Result<Self, Infallible> {
        let again = FormPage(page::retold(&request));
        let form = match Form::<T>::from_request(request, state).await {
            Ok(Form(form)) => Ok(form),
            Err(why) if why.status() == StatusCode::PAYLOAD_TOO_LARGE => Err(StatusCode::PAYLOAD_TOO_LARGE),
            Err(_) => Err(StatusCode::BAD_REQUEST),
        };
        Ok(Self { form, again })
    }
}

impl FormPage {
    /// The page under another path, for whoever sent this request.
    pub fn on(request: &Request, path: &str) -> Self {
        let again = page::retold(request).and_then(|mut again| {
            *again.uri_mut() = path.parse().ok()?;
            Some(again)
        });
        Self(again)
    }

    /// The page with more in its context; the bare status to a sender that reads none.
    pub async fn with(
        self,
        shop: &Arc<Shop>,
        otherwise: StatusCode,
        more: impl Fn() + Clone + Send + Sync + 'static,
    ) -> Response {
        match self.0 {
            Some(request) => page::render_with(shop, request, more).await,
            None => otherwise.into_response(),
        }
    }

    /// Says no, as a page or as the bare status.
    pub async fn refuse(self, shop: &Arc<Shop>, status: StatusCode) -> Response {
        match self.0 {
            Some(request) => page::refuse(shop, request, status).await,
            None => status.into_response(),
        }
    }
}
