//! A posted form, and the page of its URL, which is rendered again to show errors.

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

/// The status of a form with errors, for clients that do not accept the page that shows them.
pub const ERROR_FOR_HIDDEN_PAGES: StatusCode = StatusCode::NOT_ACCEPTABLE;

/// An extractor for a posted form.
pub struct Posted<T> {
    /// The form, or the status for a form that could not be read: 413 if it is too large, else 400.
    pub form: Result<T, StatusCode>,
    pub form_page: FormPage,
}

/// The page that contains the form, for clients that accept HTML.
pub struct FormPage(Option<Request>);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Posted<T> {
    type Rejection = Infallible;

    async fn from_request(request: Request, state: &S) -> Result<Self, Infallible> {
        let form_page = FormPage(page::as_page_request(&request));
        let form = match Form::<T>::from_request(request, state).await {
            Ok(Form(form)) => Ok(form),
            Err(why) if why.status() == StatusCode::PAYLOAD_TOO_LARGE => Err(StatusCode::PAYLOAD_TOO_LARGE),
            Err(_) => Err(StatusCode::BAD_REQUEST),
        };
        Ok(Self { form, form_page })
    }
}

impl FormPage {
    /// The page at another path, for the client that sent this request.
    pub fn on(request: &Request, path: &str) -> Self {
        let page_request = page::as_page_request(request).and_then(|mut page_request| {
            *page_request.uri_mut() = path.parse().ok()?;
            Some(page_request)
        });
        Self(page_request)
    }

    /// Renders the page with more values in its context. Clients that do not accept HTML get the status
    /// `otherwise`.
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

    /// Refuses the form with an error page, or with the bare status.
    pub async fn refuse(self, shop: &Arc<Shop>, status: StatusCode) -> Response {
        match self.0 {
            Some(request) => page::refuse(shop, request, status).await,
            None => status.into_response(),
        }
    }
}
