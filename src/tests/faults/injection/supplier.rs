//! An upstream whose texts all end with the same words. The double behind it does not know them: they are
//! removed from requests and appended to responses.

use crate::tests::double::Double;
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{Response, Uri, header},
    middleware::{self, Next},
};
use serde_json::Value;

/// The buyer of the only paid order.
pub const EMAIL: &str = "buyer@example.test";

/// The fields whose texts are shown to people, unchanged or cleaned.
const TEXTS: [&str; 27] = [
    "brand",
    "brand_name",
    "localized_denomination",
    "product_tc",
    "description",
    "how_to_redeem",
    "term_and_conditions",
    "note",
    "redeem_geo",
    "brand_tagline",
    "redeem_method",
    "display_name",
    "estimated_transfer_cost",
    "pin_code",
    "pin_serial",
    "security_code",
    "operator_reference",
    "redeem_instructions",
    "pin_usage_instructions",
    "terms_and_conditions",
    "bg_color",
    "logo_url",
    "moreDetails",
    "detail",
    "message",
    "error_description",
    "failure_reason",
];

/// A double that appends `text` to its texts.
pub async fn tainted(text: &'static str) -> Double {
    Double::with(|router| {
        router.layer(middleware::from_fn(move |request: Request, next: Next| async move {
            if request.uri().path().ends_with("/subscribe") {
                return Response::builder().status(503).body(Body::empty()).unwrap();
            }
            let (mut head, body) = next.run(without(request, text).await).await.into_parts();
            let body = to_bytes(body, usize::MAX).await.unwrap();
            let Ok(mut value) = serde_json::from_slice(&body) else {
                return Response::from_parts(head, Body::from(body));
            };
            put("", &mut value, text);
            head.headers.remove(header::CONTENT_LENGTH);
            Response::from_parts(head, Body::from(value.to_string()))
        }))
    })
    .await
}

/// The request without the appended text.
async fn without(request: Request, text: &str) -> Request {
    let (mut head, body) = request.into_parts();
    if let Some(query) = head.uri.query() {
        let pairs =
            form_urlencoded::parse(query.as_bytes()).map(|(name, value)| (name, value.replace(text, "")));
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        head.uri = Uri::try_from(format!("{}?{query}", head.uri.path())).unwrap();
    }
    head.headers.remove(header::CONTENT_LENGTH);
    let mut body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
    if let Ok(mut value) = serde_json::from_slice::<Value>(&body) {
        take(&mut value, text);
        body = value.to_string().into_bytes();
    }
    Request::from_parts(head, Body::from(body))
}

fn take(value: &mut Value, text: &str) {
    match value {
        Value::String(said) => *said = said.replace(text, ""),
        Value::Array(items) => items.iter_mut().for_each(|item| take(item, text)),
        Value::Object(fields) => fields.values_mut().for_each(|inner| take(inner, text)),
        _ => {}
    }
}

fn put(name: &str, value: &mut Value, text: &str) {
    match value {
        // The bounds of a range are numbers, those of a brand are labels.
        Value::String(said) if matches!(name, "min" | "max") && said.parse::<f64>().is_ok() => {}
        Value::String(said) if TEXTS.contains(&name) || matches!(name, "min" | "max") || said == "games" => {
            said.push_str(text);
        }
        Value::Array(items) => items.iter_mut().for_each(|item| put(name, item, text)),
        Value::Object(fields) => fields.iter_mut().for_each(|(name, inner)| put(name, inner, text)),
        _ => {}
    }
}
