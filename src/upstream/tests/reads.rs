//! Tests of the read endpoints: what is sent, and the regular answers.

use super::*;
use crate::domain::{
    brand::{Category, Kind},
    locale::CountryCode,
    money::Coin,
    order::Secret,
};
use wiremock::{
    Mock,
    matchers::{header, method, path, query_param},
};

fn usdc() -> Coin {
    "USDC".parse().unwrap()
}

fn us() -> CountryCode {
    "US".parse().unwrap()
}

#[tokio::test]
async fn shared_read_sends_the_partner_id_and_no_shopper() {
    let server = MockServer::start().await;
    Mock::given(method("GET"))
        .and(path("/v3/payment_vias"))
        .and(header("x-cr-application", "partner-7"))
        .and(header("x-cr-version", "1.2.3"))
        .and(header("x-country-iso-code", "US"))
        .and(header("content-type", "application/json"))
        .and(header("user-agent", "Kiosk/1.2.3"))
        .respond_with(answer(200, "payment_vias.json"))
        .expect(1)
        .mount(&server)
        .await;
    client(&server).payment_rails(&caller()).await.unwrap();
    let requests = server.received_requests().await.unwrap();
    assert!(!requests[0].headers.contains_key("x-forwarded-for"));
}

#[tokio::test]
async fn price_is_read_on_behalf_of_the_shopper() {
    let server = MockServer::start().await;
    Mock::given(path("/v4/products/price"))
        .and(header("x-cr-application", "partner-7"))
        .and(header("x-forwarded-for", "203.0.113.9"))
        .and(header("user-agent", "Mozilla/5.0 (test)"))
        .respond_with(answer(200, "price_range_usdc.json"))
        .expect(1)
        .mount(&server)
        .await;
    let amount = "50".parse().unwrap();
    client(&server).price(&caller(), us(), "Amazon.com", amount, &usdc()).await.unwrap();
}

#[tokio::test]
async fn call_without_a_browser_sends_only_the_shops_user_agent() {
    let server = MockServer::start().await;
    Mock::given(path("/v3/payment_vias")).respond_with(answer(200, "payment_vias.json")).mount(&server).await;
    let without_browser = Caller { ip: None, user_agent: Some("\u{7f}\n".to_owned()), ..caller() };
    client(&server).payment_rails(&without_browser).await.unwrap();
    let requests = server.received_requests().await.unwrap();
    let headers = &requests[0].headers;
    assert_eq!(headers["user-agent"], "Kiosk/1.2.3");
    assert!(!headers.contains_key("x-forwarded-for"));
}

#[tokio::test]
async fn rails_are_read_with_suspended_ones_flagged() {
    let server = MockServer::start().await;
    Mock::given(path("/v3/payment_vias")).respond_with(answer(200, "payment_vias.json")).mount(&server).await;
    let rails = client(&server).payment_rails(&caller()).await.unwrap();
    let names: Vec<_> =
        rails.iter().map(|r| format!("{}{}", r.rail, if r.suspended { " (off)" } else { "" })).collect();
    assert_eq!(
        names,
        [
            "BTC:Mainnet",
            "BTC:Lightning",
            "USDC:Solana",
            "USDC:Base",
            "USDC:Arbitrum",
            "USDC:Polygon (Matic)",
            "USDC:ETH Mainnet",
            "USDT:Tron",
            "USDT:Polygon (Matic) (off)",
            "ETH:ETH Mainnet",
            "LTC:Mainnet (off)",
        ]
    );
    let base = &rails[3];
    assert_eq!(base.chain_id, Some(8453));
    assert_eq!(base.minimum, Some("0.564102564102564".parse().unwrap()));
    let token = base.token.as_ref().unwrap();
    assert_eq!((token.decimals, token.symbol.as_str()), (Some(6), "USDC"));
    assert!(base.transfer_cost.is_some());
}

#[tokio::test]
async fn brands_of_known_kinds_are_listed_once() {
    let server = MockServer::start().await;
    Mock::given(path("/v2/brands"))
        .and(query_param("country_code", "US"))
        .respond_with(answer(200, "brands_us.json"))
        .mount(&server)
        .await;
    let brands = client(&server).brands(&caller(), us()).await.unwrap();
    let names: Vec<_> = brands.iter().map(|b| b.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "Pomelo Market",
            "Northstar Play",
            "Blockyard",
            "Vanishing Goods",
            "Larkspur Books",
            "Kestrel Prepaid",
            "eSIM",
            "Tangerine Voucher"
        ]
    );
    let popular: Vec<_> = brands.iter().filter(|b| b.popular).map(|b| b.name.as_str()).collect();
    assert_eq!(popular, ["Pomelo Market", "Northstar Play", "eSIM"]);
    assert_eq!([brands[5].kind, brands[6].kind], [Kind::TopUp, Kind::Esim]);
    assert!(brands[4].sold_out && brands[4].color.is_none() && brands[4].least.is_none());
    assert!(brands[7].is_emoney());
    assert_eq!(
        brands[0].categories.iter().map(Category::code).collect::<Vec<_>>(),
        ["e-commerce", "electronics", "groceries"]
    );
}

#[tokio::test]
async fn brands_are_read_from_the_categories_if_the_list_is_missing() {
    let mut body = json("brands_us.json");
    body.as_object_mut().unwrap().remove("all_brands");
    body.as_object_mut().unwrap().remove("popular_brands");
    let server = MockServer::start().await;
    Mock::given(path("/v2/brands"))
        .respond_with(ResponseTemplate::new(200).set_body_json(body))
        .mount(&server)
        .await;
    let brands = client(&server).brands(&caller(), us()).await.unwrap();
    assert_eq!(brands.len(), 8);
    assert_eq!(brands.iter().filter(|b| b.popular).count(), 3);
}

#[tokio::test]
async fn esim_is_recognized_by_its_additional_categories() {
    let whole = json("brands_us.json");
    let at = whole["all_brands"].as_array().unwrap().iter().position(|brand| brand["category"] == "e-sim");
    let at = at.expect("an eSIM among the recorded brands");
    for (additional, listed, kind) in [
        (serde_json::json!(["e-sim"]), false, Kind::Esim),
        (serde_json::json!(null), true, Kind::Esim),
        (serde_json::json!(null), false, Kind::TopUp),
    ] {
        let mut body = whole.clone();
        body["all_brands"][at]["category"] = serde_json::json!(null);
        body["all_brands"][at]["additional_categories"] = additional.clone();
        let name = body["all_brands"][at]["brand_id"].clone();
        let section = serde_json::json!([{"category": "e-sim", "brands": [{"brand_id": name}]}]);
        body["categories"] = if listed { section } else { serde_json::json!([]) };
        let server = MockServer::start().await;
        let answer = ResponseTemplate::new(200).set_body_json(body);
        Mock::given(path("/v2/brands")).respond_with(answer).mount(&server).await;
        let brands = client(&server).brands(&caller(), us()).await.unwrap();
        let brand = brands.iter().find(|brand| brand.name == "eSIM").unwrap();
        assert_eq!(brand.kind, kind, "{additional} {listed}");
    }
}

#[tokio::test]
async fn products_are_requested_by_family_coin_and_language() {
    let server = MockServer::start().await;
    Mock::given(path("/v5/products/country/US"))
        .and(query_param("family_name", "A&B / Über"))
        .and(query_param("coin", "USDC"))
        .and(query_param("lang", "it"))
        .respond_with(answer(200, "products_fixed.json"))
        .expect(1)
        .mount(&server)
        .await;
    let offers = client(&server)
        .products(&caller(), us(), "A&B / Über", &usdc(), "it".parse().unwrap())
        .await
        .unwrap();
    let offer = &offers[0];
    assert_eq!(offer.brand, "Northstar Play");
    let products: Vec<_> = offer
        .fixed
        .iter()
        .map(|p| (p.denomination.as_str(), p.label.as_str(), p.price.as_ref().unwrap().to_string()))
        .collect();
    assert_eq!(
        products,
        [
            ("10 USD", "$10", "10.62 USDC".to_owned()),
            ("25 USD", "$25", "26.31 USDC".to_owned()),
            ("50 USD", "$50", "52.4 USDC".to_owned())
        ]
    );
    assert_eq!(
        offer.story.redeem_html.as_deref(),
        Some("<ol><li>Sign in.</li><li>Enter the code.</li></ol>")
    );
    assert_eq!(offer.story.redeem_geo.as_deref(), Some("in US"));
}

#[tokio::test]
async fn price_in_another_coin_is_ignored() {
    let server = MockServer::start().await;
    Mock::given(path("/v5/products/country/US"))
        .respond_with(answer(200, "products_fixed.json"))
        .mount(&server)
        .await;
    Mock::given(path("/v4/products/price"))
        .respond_with(answer(200, "price_range_usdc.json"))
        .mount(&server)
        .await;
    let (client, btc) = (client(&server), "BTC".parse().unwrap());
    let offers = client.products(&caller(), us(), "x", &btc, "en".parse().unwrap()).await.unwrap();
    assert!(offers[0].fixed.iter().all(|p| p.price.is_none()));
    assert_eq!(client.price(&caller(), us(), "x", 100.into(), &btc).await, Ok(None));
}

#[tokio::test]
async fn price_is_requested_for_one_amount() {
    let server = MockServer::start().await;
    Mock::given(path("/v4/products/price"))
        .and(query_param("brand_name", "Pomelo Market"))
        .and(query_param("country_code", "US"))
        .and(query_param("face_value", "37.5"))
        .and(query_param("coin", "USDC"))
        .respond_with(answer(200, "price_range_usdc.json"))
        .expect(1)
        .mount(&server)
        .await;
    let face = "37.50".parse().unwrap();
    let price = client(&server).price(&caller(), us(), "Pomelo Market", face, &usdc()).await.unwrap();
    assert_eq!(price.unwrap().to_string(), "102.15 USDC");
}

#[tokio::test]
async fn price_is_exact_or_absent() {
    let btc: Coin = "BTC".parse().unwrap();
    let empty =
        ResponseTemplate::new(200).set_body_json(serde_json::json!({"coin": "BTC", "coin_amount": ""}));
    for (answer, price) in [(answer(200, "price_range_btc.json"), Some("0.00129283 BTC")), (empty, None)] {
        let server = MockServer::start().await;
        Mock::given(path("/v4/products/price")).respond_with(answer).mount(&server).await;
        let read = client(&server).price(&caller(), us(), "x", 5.into(), &btc).await.unwrap();
        assert_eq!(read.map(|p| p.to_string()).as_deref(), price);
    }
}

#[tokio::test]
async fn order_is_read_by_its_id() {
    let server = MockServer::start().await;
    Mock::given(path("/v5/orders/cb9e7f08-b4c3-44ac-a5a9-0bb1aac087c3"))
        .respond_with(answer(200, "order_done_range.json"))
        .mount(&server)
        .await;
    let id = Secret::new("cb9e7f08-b4c3-44ac-a5a9-0bb1aac087c3".to_owned());
    let order = client(&server).order(&caller(), &id).await.unwrap();
    assert_eq!(order.lines[0].product_value, Some(100.into()));
    for bad in ["..", "a/b", "", "a?b"] {
        let read = client(&server).order(&caller(), &Secret::new(bad.to_owned())).await;
        assert_eq!(read, Err(UpstreamError::NotFound), "{bad}");
    }
    assert_eq!(server.received_requests().await.unwrap().len(), 1);
}

async fn moved_site(location: &str) -> MockServer {
    let server = MockServer::start().await;
    let answer = ResponseTemplate::new(301).insert_header("location", location);
    Mock::given(path("/api/available-countries")).respond_with(answer).mount(&server).await;
    server
}

async fn www_site() -> MockServer {
    let server = MockServer::start().await;
    let answer = ResponseTemplate::new(200)
        .set_body_raw(r#"{"countries":[{"isoCode":"IT"},{"isoCode":"US"}]}"#, "application/json");
    Mock::given(path("/api/available-countries")).respond_with(answer).mount(&server).await;
    server
}

#[tokio::test]
async fn countries_are_read_from_the_www_host_after_a_redirect() {
    let www = www_site().await;
    let site = moved_site(&format!("{}/api/available-countries", www.uri())).await;
    let client = client_with_www(&site.uri(), &www.uri());
    for _ in 0..2 {
        let countries = client.countries(&caller()).await.unwrap();
        assert_eq!(countries.iter().map(CountryCode::as_str).collect::<Vec<_>>(), ["IT", "US"]);
    }
    let asked = (site.received_requests().await.unwrap().len(), www.received_requests().await.unwrap().len());
    assert_eq!(asked, (1, 2), "the old host is called once");
}

#[tokio::test]
async fn no_other_redirect_is_followed() {
    let www = www_site().await;
    let elsewhere = www_site().await;
    for location in [
        format!("{}/api/available-countries", elsewhere.uri()),
        format!("{}/api/available-countries?x=1", www.uri()),
        format!("{}/api/other", www.uri()),
        "/api/available-countries".to_owned(),
        String::new(),
    ] {
        let site = moved_site(&location).await;
        let read = client_with_www(&site.uri(), &www.uri()).countries(&caller()).await;
        assert_eq!(read, Err(UpstreamError::Unavailable(Fault::Status(301))), "{location}");
    }
    assert!(www.received_requests().await.unwrap().is_empty());
    assert!(elsewhere.received_requests().await.unwrap().is_empty());
}
