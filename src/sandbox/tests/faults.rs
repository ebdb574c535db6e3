//! Tests of faults, limits and the record of requests.

use axum::body::Body;
use http::{Request, StatusCode};
use serde_json::{Value, json};

use super::{Double, SOLANA, card, order_body};

const BRANDS: &str = "/v2/brands?country_code=US";

async fn fault(double: &Double, endpoint: &str, kind: &str, count: u64) {
    let body = json!({ "endpoint": endpoint, "kind": kind, "count": count });
    assert_eq!(double.post("/control/faults", &body).await.0, StatusCode::OK);
}

#[tokio::test]
async fn fault_fails_the_given_number_of_calls() {
    let double = Double::new();
    for (kind, status) in [
        ("429_retry_after", 429),
        ("429_reset", 429),
        ("429", 429),
        ("403_burst", 403),
        ("500", 500),
        ("502_html", 502),
    ] {
        fault(&double, "brands", kind, 2).await;
        assert_eq!(double.get(BRANDS).await.0.as_u16(), status, "{kind}");
        assert_eq!(double.get(BRANDS).await.0.as_u16(), status, "{kind}");
        assert_eq!(double.get(BRANDS).await.0, StatusCode::OK, "{kind}");
    }
}

#[tokio::test]
async fn both_kinds_of_429_say_how_long_to_wait() {
    let double = Double::new();
    fault(&double, "brands", "429_retry_after", 1).await;
    let response = double.send(Request::get(BRANDS).body(Body::empty()).unwrap()).await;
    assert_eq!(response.headers()["retry-after"], "30");
    fault(&double, "brands", "429_reset", 1).await;
    let response = double.send(Request::get(BRANDS).body(Body::empty()).unwrap()).await;
    assert!(response.headers().get("retry-after").is_none());
    assert_eq!(response.headers()["x-ratelimit-remaining"], "0");
}

#[tokio::test]
async fn moved_site_redirects_to_the_same_path_of_its_www_host() {
    let double = Double::new();
    fault(&double, "countries", "308_www", 1).await;
    let request = Request::get("/api/available-countries").header("host", "shop.test:4000");
    let response = double.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(response.status(), StatusCode::PERMANENT_REDIRECT);
    assert_eq!(response.headers()["location"], "http://www.shop.test:4000/api/available-countries");
    assert_eq!(double.get("/api/available-countries").await.0, StatusCode::OK);
}

#[tokio::test]
async fn truncated_and_empty_bodies_are_broken() {
    let double = Double::new();
    fault(&double, "brands", "truncated", 1).await;
    assert!(double.ok(BRANDS).await.is_string(), "half of it is not JSON");
    fault(&double, "brands", "empty", 1).await;
    assert_eq!(double.ok(BRANDS).await["all_brands"], json!([]));
}

#[tokio::test]
async fn fault_without_a_count_lasts_until_cleared() {
    let double = Double::new();
    double.post("/control/faults", &json!({ "endpoint": "price", "kind": "500" })).await;
    let path = "/v4/products/price?brand_name=Pomelo%20Market&country_code=US&face_value=10";
    for _ in 0..3 {
        assert_eq!(double.get(path).await.0, StatusCode::INTERNAL_SERVER_ERROR);
    }
    double.post("/control/faults", &json!({ "clear": true })).await;
    assert_eq!(double.get(path).await.0, StatusCode::OK);
}

#[tokio::test]
async fn unknown_fault_is_a_bad_request() {
    let body = json!({ "endpoint": "brands", "kind": "teapot" });
    assert_eq!(Double::new().post("/control/faults", &body).await.0, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn crash_records_the_order() {
    let double = Double::paused();
    let request = order_body("crash@example.test", SOLANA, card("Northstar Play", "25 USD"));
    let response = double.send(Request::post("/v5/orders").body(request.to_string().into()).unwrap()).await;
    assert!(axum::body::to_bytes(response.into_body(), usize::MAX).await.is_err());
    assert_eq!(double.ok("/control/orders").await.as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn limits_count_calls_when_turned_on() {
    let double = Double::new();
    double.0.clock.pin(1_791_540_000);
    for _ in 0..40 {
        double.ok("/v3/payment_vias").await;
    }
    double.post("/control/limits", &json!({ "rates": true })).await;
    for _ in 0..30 {
        double.ok("/v3/payment_vias").await;
    }
    let response = double.send(Request::get("/v3/payment_vias").body(Body::empty()).unwrap()).await;
    assert_eq!(response.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(response.headers()["x-ratelimit-reset"], "1791540060");
    double.0.clock.step(60);
    double.ok("/v3/payment_vias").await;
}

#[tokio::test]
async fn parallel_product_reads_are_answered_with_403() {
    let double = Double::new();
    double.post("/control/limits", &json!({ "burst": 1 })).await;
    let slow = "/v5/products/country/US?brand_name=Slow%20Lane";
    let quick = "/v5/products/country/US?brand_name=Blockyard";
    let (first, second) = tokio::join!(double.get(slow), async {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        double.get(quick).await
    });
    assert_eq!((first.0, second.0), (StatusCode::OK, StatusCode::FORBIDDEN));
    assert_eq!(double.get(quick).await.0, StatusCode::FORBIDDEN);
    double.0.clock.step(181);
    assert_eq!(double.get(quick).await.0, StatusCode::OK);
}

#[tokio::test]
async fn requests_are_recorded_with_their_headers() {
    let double = Double::new();
    let request = Request::get(BRANDS)
        .header("x-cr-application", "partner-1")
        .header("x-forwarded-for", "203.0.113.7")
        .header("user-agent", "shopper")
        .header("x-country-iso-code", "US");
    double.send(request.body(Body::empty()).unwrap()).await;
    double.send(Request::get("/v3/currencies").body(Body::empty()).unwrap()).await;
    let body: Value = double.ok("/control/requests").await;
    let first = &body["requests"][0];
    assert_eq!(first["path_and_query"], BRANDS);
    assert_eq!(first["x_cr_application"], "partner-1");
    assert_eq!(first["x_forwarded_for"], "203.0.113.7");
    assert_eq!(first["user_agent"], "shopper");
    assert_eq!(first["x_country_iso_code"], "US");
    assert_eq!((&body["total"], &body["without_partner"]), (&json!(2), &json!(1)));
    assert_eq!(body["counters"]["brands"], 1);
}
