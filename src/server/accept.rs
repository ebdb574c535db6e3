//! The "Accept the new amount" form of an order whose amount differs from the agreed one. It always redirects
//! back to the order, which shows the outcome.

use super::posted::Posted;
use crate::{
    domain::{failure::Failure, locale::Locale, order_id::OrderId},
    shop::{Shop, visitor::Visitor},
    urls,
};
use axum::{
    Extension,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use rust_decimal::Decimal;
use serde::Deserialize;
use std::sync::Arc;

/// The amount that the page showed with the button.
#[derive(Deserialize)]
pub struct Accepted {
    amount: String,
}

impl Accepted {
    /// The amount, if it is a plain decimal above zero, as the page writes it.
    fn amount(&self) -> Option<Decimal> {
        let is_plain =
            self.amount.len() <= 40 && self.amount.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let amount = Decimal::from_str_exact(&self.amount).ok()?;
        Some(amount).filter(|amount| is_plain && *amount > Decimal::ZERO)
    }
}

/// Accepts the new amount on behalf of the order's owner.
pub async fn accept(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Visitor>,
    Path((locale, id)): Path<(String, String)>,
    Posted { form, form_page }: Posted<Accepted>,
) -> Response {
    let outcome = match (locale.parse::<Locale>(), id.parse::<OrderId>()) {
        (Ok(locale), Ok(id)) => {
            let amount = form.ok().and_then(|form| form.amount()).ok_or(Failure::BadRequest);
            match amount {
                Ok(amount) => {
                    shop.orders.accept(&visitor, &id, amount).await.map(|()| urls::order(locale, &id))
                }
                Err(failure) => Err(failure),
            }
        }
        _ => Err(Failure::NotFound),
    };
    match outcome {
        Ok(order) => Redirect::to(&order).into_response(),
        Err(failure) => {
            let status = StatusCode::from_u16(failure.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            form_page.refuse(&shop, status).await
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amount_is_valid_only_if_plain_and_above_zero() {
        for (text, amount) in [
            ("26.84", Some(Decimal::new(2684, 2))),
            ("0.00028982", Some(Decimal::new(28_982, 8))),
            ("0", None),
            ("-1", None),
            ("1e3", None),
            ("1_000", None),
            (" 1", None),
            ("26,84", None),
            ("", None),
            ("99999999999999999999999999999999999999999999", None),
        ] {
            assert_eq!(Accepted { amount: text.into() }.amount(), amount, "{text}");
        }
    }
}
