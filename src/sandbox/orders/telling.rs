//! An order as JSON (contract 7 and 9.3), in the alternative formats that email words can ask for.

use serde_json::{Map, Value, json};

use super::codes::delivered;
use super::order::{Order, OrderLine};
use super::states::{DeliveryState, OrderState, PaymentState};
use crate::sandbox::sentinels::Sentinel;
use crate::sandbox::wire::{bare, decimal, text};
use crate::sandbox::world::World;

/// The complete order, as create, read and subscribe return it.
pub fn order_json(world: &World, order: &Order) -> Value {
    let id = order.id;
    let qr = (order.state != OrderState::PaymentSetupFailed).then(|| format!("{}/v3/qrs/{id}", world.origin));
    let mut body = json!({
        "order_id": id,
        "created_at": order.created_at.to_string(),
        "wallet_address": order.address,
        "payment_method": order.network.method,
        "network": order.echoed_network,
        "coin": order.coin.name,
        "coin_amount": text(order.amount),
        "original_price": text(order.amount),
        "qr_url": qr,
        "qr_text": order.qr_text,
        "sent_coin_amount": text(order.sent),
        "payment_state": payment_state(order, world.clock.now()),
        "payment_via": "USER_WALLET",
        "payment_requested_at": order.created_at.to_string(),
        "payment_method_protocol": order.network.chain.protocol(),
        "payment_id": order.payment_id,
        "payment_value": bare(order.euros),
        "deliveries": order.lines.iter().map(|line| delivery(world, line)).collect::<Vec<_>>(),
        "order_state": order.state.name(),
        "user": { "email": order.email },
        "is_payment_processor_external": false,
    });
    add_optional(&mut body, order);
    if order.sentinels.has(Sentinel::OtherClock) {
        move_clock_back(&mut body);
    }
    if order.sentinels.has(Sentinel::Silent) {
        omit_optional(&mut body);
    }
    if order.sentinels.has(Sentinel::OtherHost) {
        for line in body["deliveries"].as_array_mut().into_iter().flatten() {
            move_pictures(&mut line["deliverable"], &world.origin);
        }
    }
    if order.sentinels.has(Sentinel::Flat) {
        for line in body["deliveries"].as_array_mut().into_iter().flatten() {
            flatten(line);
        }
    }
    if order.sentinels.has(Sentinel::Numbers) {
        use_numbers(&mut body);
    }
    if order.sentinels.has(Sentinel::Nested) { use_alternative_names(body) } else { body }
}

/// Fields that an order has only after an event or on request.
fn add_optional(body: &mut Value, order: &Order) {
    if let Some(at) = order.updated_at {
        body["updated_at"] = json!(at.to_string());
    }
    if let Some(received) = order.received {
        body["received_amount"] = json!(text(received));
    }
    if let Some(wallet) = &order.refund_wallet_address {
        body["refund_wallet_address"] = json!(wallet);
    }
    if order.state == OrderState::Refunded {
        body["refund"] = json!({ "amount": text(order.sent), "currency": order.coin.name, "reason": "delivery not possible" });
    }
}

/// The wallet is created first; the payment is requested a moment later.
fn payment_state(order: &Order, now: i64) -> &'static str {
    if order.payment_state == PaymentState::WalletCreated && now > order.created_at.saturating_add(2) {
        return PaymentState::PaymentRequested.name();
    }
    order.payment_state.name()
}

fn delivery(world: &World, line: &OrderLine) -> Value {
    let mut deliverable = line.deliverable.clone();
    if let (Value::Object(members), true) = (&mut deliverable, line.delivered)
        && let Value::Object(codes) = delivered(world, line)
    {
        members.extend(codes);
    }
    if line.state == DeliveryState::Failed {
        deliverable["error_description"] = json!("The supplier could not deliver this item");
        deliverable["failure_reason"] = json!("SUPPLIER_REFUSED");
    }
    json!({
        "id": line.id,
        "delivery_state": line.state.name(),
        "kind": line.brand.kind.name(),
        "deliverable": deliverable,
    })
}

/// Moves all times back by thirty days.
fn move_clock_back(body: &mut Value) {
    for name in ["created_at", "payment_requested_at", "updated_at"] {
        if let Some(at) = body.get(name).and_then(decimal) {
            body[name] = json!((at - rust_decimal::Decimal::from(30 * 24 * 60 * 60)).to_string());
        }
    }
}

/// Removes everything that is not required, and makes the payment text meaningless.
fn omit_optional(body: &mut Value) {
    body["network"] = Value::Null;
    body["qr_text"] = json!("pay this order in the app");
    for line in body["deliveries"].as_array_mut().into_iter().flatten() {
        if let Value::Object(deliverable) = &mut line["deliverable"] {
            deliverable.remove("product_value");
        }
    }
}

/// Moves the pictures of codes to another host.
fn move_pictures(deliverable: &mut Value, origin: &str) {
    for name in ["barcode_image_url", "qr_image_url"] {
        if let Some(address) = deliverable.get(name).and_then(Value::as_str) {
            deliverable[name] = json!(address.replacen(origin, "https://pictures.example.test", 1));
        }
    }
}

/// Moves the members of `deliverable` into the line.
fn flatten(line: &mut Value) {
    let deliverable = line["deliverable"].take();
    let (Value::Object(line), Value::Object(mut members)) = (line, deliverable) else { return };
    members.remove("delivery_type");
    line.remove("deliverable");
    line.extend(members);
}

/// Converts times and amounts to numbers, one time with a fraction (contract 1.3).
fn use_numbers(body: &mut Value) {
    const NUMERIC: [&str; 7] = [
        "created_at",
        "payment_requested_at",
        "coin_amount",
        "original_price",
        "sent_coin_amount",
        "received_amount",
        "points",
    ];
    let Value::Object(members) = body else { return };
    for name in NUMERIC {
        if let Some(number) = members.get(name).and_then(decimal) {
            members.insert(name.to_owned(), bare(number));
        }
    }
    if let Some(at) = members.get("updated_at").and_then(decimal) {
        members.insert("updated_at".to_owned(), bare(at + rust_decimal::Decimal::new(25, 2)));
    }
    if let Some(value) = members.get("payment_value").map(Value::to_string) {
        members.insert("payment_value".to_owned(), json!(value));
    }
    for delivery in members.get_mut("deliveries").and_then(Value::as_array_mut).into_iter().flatten() {
        use_numbers(&mut delivery["deliverable"]);
    }
}

/// The alternative name of a state.
fn alternative_name(state: &str) -> &str {
    match state {
        "Done" => "Completed",
        "Canceled" => "PaymentCancelled",
        "PartialPaymentStarted" => "PaymentUnderpaid",
        "PaymentFailed" => "PaymentRejected",
        other => other,
    }
}

/// Renames fields and states to the alternative names of contract 15.
fn use_alternative_names(body: Value) -> Value {
    let Value::Object(members) = body else { return body };
    let rename = |(name, value): (String, Value)| {
        let name = match name.as_str() {
            "order_id" => "id".to_owned(),
            "order_state" => "status".to_owned(),
            "pin_code" => "pin".to_owned(),
            _ => name,
        };
        let value = match (name.as_str(), value) {
            ("status" | "payment_state", Value::String(state)) => json!(alternative_name(&state)),
            ("deliveries", Value::Array(lines)) => lines.into_iter().map(use_alternative_names).collect(),
            ("deliverable", deliverable) => use_alternative_names(deliverable),
            (_, value) => value,
        };
        (name, value)
    };
    Value::Object(members.into_iter().map(rename).collect::<Map<_, _>>())
}
