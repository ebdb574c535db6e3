//! Tests of an upstream that is as unusual as the contract allows: the sandbox's answers, changed on the way.
//! Browsing and buying work, or are refused with a clear message.

use crate::tests::{
    app::App,
    double::Double,
    shopper::{codes, filled_form, first_code, until},
};
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::Request,
    http::{Method, Response, header},
    middleware::{self, Next},
};
use serde_json::{Map, Value, json};

pub const EMAIL: &str = "buyer@example.test";

/// Changes a body. The path tells which one it is.
pub type Twist = fn(&str, &mut Value);

/// Applies a change between the double and the shop. Cuts off streams, so that the shop has to poll.
pub fn twisted(router: Router, twist: Twist) -> Router {
    router.layer(middleware::from_fn(move |request: Request, next: Next| async move {
        let path = match *request.method() {
            Method::POST => format!("POST {}", request.uri().path()),
            _ => request.uri().path().to_owned(),
        };
        let (mut head, body) = next.run(request).await.into_parts();
        if path.ends_with("/subscribe") {
            return Response::builder().status(503).body(Body::empty()).unwrap();
        }
        let body = to_bytes(body, usize::MAX).await.unwrap();
        let Ok(mut value) = serde_json::from_slice(&body) else {
            return Response::from_parts(head, Body::from(body));
        };
        twist(&path, &mut value);
        head.headers.remove(header::CONTENT_LENGTH);
        Response::from_parts(head, Body::from(value.to_string()))
    }))
}

/// Calls `change` for every value in the body with its name, the innermost first.
fn each(name: &str, value: &mut Value, change: &dyn Fn(&str, &mut Value)) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| each(name, item, change)),
        Value::Object(fields) => fields.iter_mut().for_each(|(name, inner)| each(name, inner, change)),
        _ => {}
    }
    change(name, value);
}

fn numbers_as_strings(_: &str, body: &mut Value) {
    each("", body, &|_, value| {
        if value.is_number() {
            *value = Value::from(value.to_string());
        }
    });
}

fn strings_as_numbers(_: &str, body: &mut Value) {
    each("", body, &|name, value| {
        let is_text = matches!(
            name,
            "denomination" | "brand" | "family" | "id" | "network" | "name" | "wallet_address"
        );
        if let Some(number) =
            value.as_str().filter(|_| !is_text).and_then(|text| text.parse::<serde_json::Number>().ok())
        {
            *value = Value::from(number);
        }
    });
}

/// The fields that an order needs.
const NEEDED: [&str; 33] = [
    "all_brands",
    "family",
    "brand",
    "brand_id",
    "kind",
    "products",
    "is_dynamic",
    "denomination",
    "coin",
    "coin_amount",
    "delivery_type",
    "name",
    "currencies",
    "networks",
    "range",
    "min",
    "max",
    "currency",
    "order_id",
    "order_state",
    "wallet_address",
    "network",
    "deliveries",
    "deliverable",
    "brand_name",
    "delivery_state",
    "pin_code",
    "payment_state",
    "face_value",
    "amount",
    "price",
    "smart_contract",
    "problems",
];

fn nulls(_: &str, body: &mut Value) {
    each("", body, &|_, value| {
        if let Value::Object(fields) = value {
            for (name, inner) in fields.iter_mut() {
                if !NEEDED.contains(&name.as_str()) && !inner.is_object() {
                    *inner = Value::Null;
                }
            }
        }
    });
}

fn bare(_: &str, body: &mut Value) {
    each("", body, &|_, value| {
        if let Value::Object(fields) = value {
            fields.retain(|name, _| NEEDED.contains(&name.as_str()));
        }
    });
}

fn strangers_in_lists(_: &str, body: &mut Value) {
    each("", body, &|name, value| {
        if let Value::Array(items) = value
            && !matches!(name, "deliveries")
        {
            let odd =
                [Value::Null, json!(7), json!("x"), json!({}), json!([]), json!({"brand": null, "name": 5})];
            items.splice(0..0, odd);
            items.push(json!({"kind": "hovercraft", "brand": "Hover", "brand_id": "h", "family": "Hover"}));
        }
        if let Value::Object(fields) = value {
            fields.insert("unheard_of".into(), json!({"deep": [1, {"er": null}]}));
        }
    });
}

fn renamed(fields: &mut Map<String, Value>, from: &str, to: &str) {
    if let Some(value) = fields.remove(from) {
        fields.insert(to.into(), value);
    }
}

/// The alternative field names of contract 15.
fn other_names(path: &str, body: &mut Value) {
    if !path.contains("/v5/orders") || path.ends_with("/validations") {
        return;
    }
    each("", body, &|_, value| {
        if let Value::Object(fields) = value {
            renamed(fields, "order_id", "orderId");
            renamed(fields, "order_state", "status");
            renamed(fields, "pin_code", "voucher_code");
        }
        if value == "Done" {
            *value = json!("Completed");
        }
    });
}

fn times_in_words(_: &str, body: &mut Value) {
    each("", body, &|name, value| {
        let seconds = value.as_str().and_then(|text| text.parse().ok());
        if let Some(seconds) = seconds.filter(|_| name.ends_with("_at")) {
            *value = jiff::Timestamp::from_second(seconds).unwrap().to_string().into();
        }
    });
}

/// Makes a whole purchase over an upstream with this change.
async fn bought(name: &str, twist: Twist) {
    let double = Double::with(|router| twisted(router, twist)).await;
    let app = App::over(&double).await;
    let browser = app.browser();
    for path in ["/en-us", "/en-us/brands", "/en-us/top-up", "/en-us/brands/pomelo-market", "/sitemap.xml"] {
        assert_eq!(browser.get(path).await.status, 200, "{name}: {path}");
    }
    let listed = browser.get("/en-us/brands?q=northstar").await;
    assert!(
        listed.body.contains("northstar-play") && !listed.body.contains("Hover"),
        "{name}: {}",
        listed.words()
    );
    let form = filled_form(&browser, EMAIL).await;
    let placed = browser.submit(&form).await;
    assert_eq!(placed.status, 303, "{name}: {}", placed.words());
    let order = placed.location().to_owned();
    let waiting = until(&browser, &order, "awaiting_payment").await;
    assert!(waiting["payment"]["amount"].is_string(), "{name}: {waiting}");
    double.pay(&double.order_of(EMAIL).await).await;
    until(&browser, &order, "delivered").await;
    assert!(!first_code(&codes(&browser, &order).await).is_empty(), "{name}");
}

#[tokio::test]
async fn numbers_may_be_strings() {
    bought("numbers as strings", numbers_as_strings).await;
}

#[tokio::test]
async fn strings_may_be_numbers() {
    bought("strings as numbers", strings_as_numbers).await;
}

#[tokio::test]
async fn optional_fields_may_be_null() {
    bought("nulls", nulls).await;
}

#[tokio::test]
async fn optional_fields_may_be_missing() {
    bought("missing", bare).await;
}

#[tokio::test]
async fn lists_may_contain_unknown_elements() {
    bought("strangers", strangers_in_lists).await;
}

#[tokio::test]
async fn fields_may_have_alternative_names() {
    bought("other names", other_names).await;
}

#[tokio::test]
async fn times_may_be_text() {
    bought("times", times_in_words).await;
}
