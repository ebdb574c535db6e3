//! Tests of the dry run: what is echoed, and what is refused and how.

use http::StatusCode;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::{Double, SOLANA, card, order_body, order_body_with, range, top_up};

const BUYER: &str = "buyer@example.test";

fn problem(body: &Value) -> &str {
    body["problems"][0]["problem"].as_str().unwrap_or("none")
}

#[tokio::test]
async fn cart_is_priced_line_by_line() {
    let double = Double::new();
    double.0.clock.pin(1_791_540_000);
    let lines = vec![
        card("Northstar Play", "25 USD"),
        card("Northstar Play", "25 USD"),
        range("Pomelo Market", json!(100)),
        top_up("+393331234567"),
        card("eSIM", "10 GB 30 days"),
    ];
    let body = double.validate(&order_body_with(BUYER, SOLANA, lines)).await;
    let parts = body["deliveries"].as_array().unwrap();
    let amount = |value: &Value| value.as_str().unwrap().parse::<Decimal>().unwrap();
    let sum: Decimal = parts.iter().map(|part| amount(&part["deliverable"]["coin_amount"])).sum();
    assert_eq!(sum, amount(&body["coin_amount"]));
    assert_eq!(parts[0]["deliverable"]["original_price"], "22.1631");
    assert_eq!(parts[2]["deliverable"]["denomination"], "range");
    assert_eq!(parts[2]["deliverable"]["localized_denomination"], "range");
    assert_eq!(parts[2]["deliverable"]["product_value"], 100);
    assert_eq!(body["problems"], json!([]));
}

#[tokio::test]
async fn valid_request_has_null_or_empty_problems() {
    let double = Double::new();
    let card = double.validate(&order_body(BUYER, SOLANA, card("Northstar Play", "25 USD"))).await;
    assert_eq!(card["problems"], Value::Null);
}

#[tokio::test]
async fn problems_of_a_line_are_listed_with_a_200() {
    let double = Double::new();
    let table = [
        ("range without a value", card("Pomelo Market", "range"), "OUT_OF_STOCK"),
        ("below the range", range("Pomelo Market", json!(4)), "AMOUNT_TOO_LOW"),
        ("above the range", range("Pomelo Market", json!("501")), "AMOUNT_TOO_HIGH"),
        ("off the step", range("Pomelo Market", json!("5.5")), "INVALID_PRODUCT_VALUE"),
        ("unknown amount", card("Northstar Play", "12 USD"), "NOT_AVAILABLE_PRODUCT"),
        ("unknown brand", card("Nobody", "12 USD"), "NOT_AVAILABLE_PRODUCT"),
        ("sold out", card("Sold Out Co", "25 USD"), "OUT_OF_STOCK"),
        ("ghost", card("Vanishing Goods", "25 USD"), "OUT_OF_STOCK"),
        ("nft", card("Pixel Badge Bundle", "20 USD"), "NOT_ACTIVE"),
        ("cents", card("Penny Corner", "0.25 USD"), "AMOUNT_LESS_THEN_MINIMUM_ALLOWED"),
        ("a money text", card("Pomelo Market", "100 USD"), "none"),
    ];
    for (name, line, expected) in table {
        let body = double.validate(&order_body(BUYER, SOLANA, line)).await;
        assert_eq!(problem(&body), expected, "{name}: {body}");
    }
}

#[tokio::test]
async fn problems_of_buyer_and_rail_are_listed_with_a_200() {
    const NO_RAIL: &str = "UNSUPPORTED_PROTOCOL_COIN_COMBINATION";
    let double = Double::new();
    let verified = "verified@example.test";
    let table = [
        (BUYER, ("USDC", "Base"), ("Picky Voucher", "25 USD"), NO_RAIL),
        (BUYER, ("USDC", "Arbitrum"), ("Picky Voucher", "25 USD"), "none"),
        (BUYER, ("USDC", "solana"), ("Northstar Play", "25 USD"), NO_RAIL),
        (BUYER, ("USDT", "Tron"), ("Northstar Play", "25 USD"), "FULLNAME_MISSING"),
        (verified, ("USDT", "Tron"), ("Northstar Play", "25 USD"), "none"),
        (verified, SOLANA, ("Tangerine Voucher", "50 USD"), "none"),
        ("limit@example.test", SOLANA, ("Northstar Play", "25 USD"), "DAILY_SPENDING_LIMIT_EXCEEDED"),
        ("a@b.invalid", SOLANA, ("Northstar Play", "25 USD"), "INVALID_EMAIL_DOMAIN"),
    ];
    for (email, rail, (brand, denomination), expected) in table {
        let body = double.validate(&order_body(email, rail, card(brand, denomination))).await;
        assert_eq!(problem(&body), expected, "{email} {rail:?} {brand}: {body}");
    }
}

#[tokio::test]
async fn policies_and_invalid_beneficiaries_are_errors() {
    const ACCOUNT: &str = "INVALID_BENEFICIARY_ACCOUNT";
    let (bad, policy) = (StatusCode::BAD_REQUEST, StatusCode::UNPROCESSABLE_ENTITY);
    let table = [
        (BUYER, top_up("+39 333 123"), bad, "/problems/0/problem", ACCOUNT),
        (BUYER, top_up("+14155550100"), bad, "/problems/0/problem", ACCOUNT),
        (BUYER, card("Tangerine Voucher", "50 USD"), policy, "/detail", "LOGIN_REQUIRED"),
        (BUYER, card("Plum Prepaid Card", "50 USD"), policy, "/detail", "KYC_MISSING"),
        ("kyc@example.test", card("Northstar Play", "25 USD"), policy, "/detail", "KYC_MISSING"),
    ];
    let double = Double::new();
    for (email, line, status, pointer, code) in table {
        let (got, body) = double.post("/v5/orders/validations", &order_body(email, SOLANA, line)).await;
        assert_eq!(got, status, "{body}");
        assert_eq!(body.pointer(pointer).unwrap(), code);
    }
}

#[tokio::test]
async fn suspended_rails_are_errors() {
    let double = Double::new();
    for (rail, code) in
        [(("WLD", "ETH Mainnet"), "SUSPENDED_COIN"), (("USDT", "Polygon (Matic)"), "SUSPENDED_NETWORK")]
    {
        let body = order_body(BUYER, rail, card("Northstar Play", "25 USD"));
        let (status, body) = double.post("/v5/orders/validations", &body).await;
        assert_eq!((status, &body["detail"]), (StatusCode::BAD_REQUEST, &json!(code)));
    }
}

#[tokio::test]
async fn eleven_lines_are_too_many() {
    let lines = vec![card("Northstar Play", "25 USD"); 11];
    let body = Double::new().validate(&order_body_with(BUYER, SOLANA, lines)).await;
    assert_eq!(problem(&body), "PRODUCT_COUNT_EXCEEDED");
}

#[tokio::test]
async fn money_text_on_a_range_costs_more() {
    let double = Double::new();
    double.0.clock.pin(1_791_540_000);
    let amount = |body: Value| body["coin_amount"].as_str().unwrap().parse::<Decimal>().unwrap();
    let text = double.validate(&order_body(BUYER, SOLANA, card("Pomelo Market", "100 USD"))).await;
    let value = double.validate(&order_body(BUYER, SOLANA, range("Pomelo Market", json!(100)))).await;
    assert!(amount(text) > amount(value) + Decimal::ONE);
}

#[tokio::test]
async fn unknown_amount_may_become_the_default() {
    let body = Double::new().validate(&order_body(BUYER, SOLANA, card("Snapback Store", "12 USD"))).await;
    assert_eq!(body["deliveries"][0]["deliverable"]["denomination"], "25 USD");
    assert_eq!(body["problems"], Value::Null);
}

#[tokio::test]
async fn missing_price_is_not_always_a_problem() {
    let double = Double::new();
    let body = double.validate(&order_body(BUYER, SOLANA, range("Priceless Club", json!(25)))).await;
    assert_eq!((&body["coin_amount"], &body["problems"]), (&Value::Null, &Value::Null));
    let price = double
        .ok("/v4/products/price?brand_name=Priceless%20Club&country_code=US&face_value=25&coin=USDC")
        .await;
    assert_eq!(price["coin_amount"], "");
}

#[tokio::test]
async fn invalid_bodies_are_bad_requests() {
    let good = order_body(BUYER, SOLANA, card("Northstar Play", "25 USD"));
    let double = Double::new();
    for broken in ["email", "payment", "deliveries"] {
        let mut body = good.clone();
        body[broken] = Value::Null;
        body["user"] = json!({});
        let (status, body) = double.post("/v5/orders/validations", &body).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{broken}: {body}");
    }
    for hostile in
        ["", "[]", "null", "{\"deliveries\":3}", "{\"email\":\"a@b.c\",\"payment\":[1],\"deliveries\":[[]]}"]
    {
        let body = double.post("/v5/orders/validations", &json!(hostile)).await;
        assert_eq!(body.0, StatusCode::BAD_REQUEST);
    }
}

#[tokio::test]
async fn extreme_numbers_are_handled() {
    let double = Double::new();
    for value in
        [json!("79228162514264337593543950335"), json!(1e300), json!(-5), json!("NaN"), json!(0), json!([])]
    {
        let (status, _) = double
            .post("/v5/orders/validations", &order_body(BUYER, SOLANA, range("Pomelo Market", value.clone())))
            .await;
        assert_eq!(status, StatusCode::OK, "{value}");
    }
    for text in ["79228162514264337593543950335 USD", "-1 USD", "99999999999 USD", "0 USD", " "] {
        let (status, _) = double
            .post("/v5/orders/validations", &order_body(BUYER, SOLANA, card("Pomelo Market", text)))
            .await;
        assert_eq!(status, StatusCode::OK, "{text}");
    }
}

#[tokio::test]
async fn promo_code_takes_off_five_percent() {
    let double = Double::new();
    let mut body = order_body(BUYER, SOLANA, range("Pomelo Market", json!(100)));
    body["promo_code"] = json!("SANDBOX5");
    let amount = |value: &Value| value.as_str().unwrap().parse::<Decimal>().unwrap();
    let validation = double.validate(&body).await;
    assert!(amount(&validation["coin_amount"]) < amount(&validation["original_coin_amount"]));
    body["promo_code"] = json!("FREE");
    assert_eq!(problem(&double.validate(&body).await), "COUPON_NOT_FOUND");
}
