//! `GET /v5/orders/{id}`: the current state of one order (contract 7, 8).

use super::{
    call::Call,
    caller::Caller,
    client::Upstream,
    deliveries::{MAX_DELIVERIES, WireDelivery, secret},
    error::{Fault, UpstreamError},
    gate::Endpoint,
    lenient::{Epoch, List, Number, ObjectBody, OptionalObject, Text},
};
use crate::domain::order::{OrderState, PaymentState, Secret, UpstreamOrder};
use rust_decimal::Decimal;
use serde::Deserialize;

/// Longest payment address, in characters. The longest are BOLT 11 invoices.
const MAX_ADDRESS_CHARS: usize = 4096;

/// The order object, with every field name that clients have met.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct WireOrder {
    order_id: Text,
    id: Text,
    #[serde(rename = "orderId")]
    camel_id: Text,
    order_state: Text,
    status: Text,
    payment_state: Text,
    created_at: Epoch,
    updated_at: Epoch,
    payment_requested_at: Epoch,
    expires_at: Epoch,
    expired_at: Epoch,
    expiration_date: Epoch,
    expiration_time: Epoch,
    wallet_address: Text,
    coin: Text,
    network: Text,
    coin_amount: Number,
    sent_coin_amount: Number,
    received_amount: Number,
    qr_text: Text,
    refund: OptionalObject<Refund>,
    memo: Text,
    tag: Text,
    destination_tag: Text,
    deliveries: List<OptionalObject<WireDelivery>, MAX_DELIVERIES>,
    user: OptionalObject<User>,
    email: Text,
    pin_code: Text,
    voucher_code: Text,
    pin: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct User {
    email: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Refund {
    amount: Number,
    currency: Text,
}

impl Refund {
    fn sum(self) -> Option<(Decimal, String)> {
        self.amount.0.filter(|amount| *amount > Decimal::ZERO).zip(self.currency.label())
    }
}

impl Upstream {
    /// Reads an order. Anyone who knows the ID can read its codes, so the answer is for its owner
    /// only. An answer about another order is an error.
    pub async fn order(&self, caller: &Caller, id: &Secret) -> Result<UpstreamOrder, UpstreamError> {
        let path = ["v5", "orders", checked_id(id)?];
        let ObjectBody(body): ObjectBody<WireOrder> =
            self.fetch(caller, Call::get(Endpoint::Orders, &path, &[])).await?;
        let order = body.into_order().filter(|order| order.is_of(id));
        order.ok_or(UpstreamError::Unavailable(Fault::Unreadable))
    }
}

/// The ID as one path segment. A text that cannot be an ID is not requested.
pub fn checked_id(id: &Secret) -> Result<&str, UpstreamError> {
    let text = id.expose();
    if is_id(text) { Ok(text) } else { Err(UpstreamError::NotFound) }
}

/// Upstream's IDs are UUIDs today. Letters, digits, dashes and underscores are accepted, at most
/// 128.
fn is_id(text: &str) -> bool {
    (1..=128).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

impl WireOrder {
    /// The order, if it contains its ID.
    pub fn into_order(self) -> Option<UpstreamOrder> {
        let id = self.order_id.or(self.id).or(self.camel_id).0.filter(|id| is_id(id))?;
        let mut lines: Vec<_> =
            self.deliveries.0.into_iter().map(|line| line.0.unwrap_or_default().into_line()).collect();
        if let [line] = lines.as_mut_slice()
            && line.goods.code.is_none()
        {
            line.goods.code = secret(self.pin_code.or(self.voucher_code).or(self.pin));
        }
        let expiries = [self.expires_at, self.expired_at, self.expiration_date, self.expiration_time];
        let state = self.order_state.or(self.status);
        let user = self.user.0.unwrap_or_default();
        Some(UpstreamOrder {
            id: Secret::new(id),
            state: OrderState::read(state.as_str().unwrap_or_default()),
            payment_state: PaymentState::read(self.payment_state.as_str().unwrap_or_default()),
            coin: echo(&self.coin),
            network: echo(&self.network),
            amount: self.coin_amount.0.filter(|amount| *amount > Decimal::ZERO),
            received: self.received_amount.0.max(self.sent_coin_amount.0),
            refunded: self.refund.0.and_then(Refund::sum),
            address: echo(&self.wallet_address),
            qr_text: Some(echo(&self.qr_text)).filter(|text| !text.is_empty()),
            wants_memo: [self.memo, self.tag, self.destination_tag].iter().any(|text| text.0.is_some()),
            created_at: self.created_at.0.or(self.payment_requested_at.0),
            updated_at: self.updated_at.0,
            expires_at: expiries.into_iter().find_map(|expiry| expiry.0),
            email: user.email.or(self.email).parse(),
            lines,
        })
    }
}

/// A text that is compared exactly with the requested one: a hidden character makes it a different
/// text. It is never displayed.
fn echo(text: &Text) -> String {
    text.as_str().unwrap_or_default().trim().chars().take(MAX_ADDRESS_CHARS).collect()
}
