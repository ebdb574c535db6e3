//! Tests of the catalogue's JSON, and of the oddities that clients must tolerate.

use std::collections::{BTreeSet, HashMap};

use http::StatusCode;
use serde_json::Value;

use super::Double;

const CATEGORIES: [&str; 23] = [
    "e-commerce",
    "retail",
    "electronics",
    "food",
    "groceries",
    "games",
    "entertainment",
    "streaming",
    "apparel_clothing",
    "health_beauty",
    "sports_fitness",
    "travel_flights",
    "home",
    "books_learning",
    "charity_donations",
    "other_products",
    "e-money",
    "e-sim",
    "mobile_talk_time",
    "mobile_credits",
    "mobile_bundle",
    "mobile_data",
    "null",
];

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

#[tokio::test]
async fn twelve_countries_have_brands() {
    let double = Double::new();
    for (code, least, most) in [
        ("US", 280, 340),
        ("GB", 30, 80),
        ("DE", 30, 80),
        ("FR", 30, 80),
        ("IT", 30, 80),
        ("CN", 30, 80),
        ("BR", 30, 80),
        ("AE", 30, 80),
        ("NG", 30, 80),
        ("ID", 30, 80),
        ("KR", 30, 80),
        ("SA", 30, 80),
    ] {
        let body = double.ok(&format!("/v2/brands?country_code={code}")).await;
        let count = list(&body["all_brands"]).len();
        assert!((least..=most).contains(&count), "{code}: {count}");
    }
}

#[tokio::test]
async fn same_seed_gives_the_same_catalogue() {
    let path = "/v2/brands?country_code=US";
    assert_eq!(Double::new().ok(path).await, Double::new().ok(path).await);
}

#[tokio::test]
async fn every_category_kind_and_delivery_type_is_on_sale() {
    let double = Double::new();
    let (mut categories, mut kinds, mut types) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for code in ["US", "GB", "NG"] {
        let body = double.ok(&format!("/v2/brands?country_code={code}")).await;
        for section in list(&body["categories"]) {
            categories.insert(section["category"].as_str().unwrap_or("null").to_owned());
            kinds.insert(section["kind"].as_str().unwrap().to_owned());
        }
        for brand in double.0.catalogue.of(code) {
            types.extend(brand.products.iter().flatten().map(|product| product.delivery.name()));
        }
    }
    for category in CATEGORIES {
        assert!(categories.contains(category), "{category} of {categories:?}");
    }
    assert_eq!(kinds.len(), 3, "{kinds:?}");
    assert_eq!(types.len(), 3, "{types:?}");
}

#[tokio::test]
async fn names_are_unique_within_a_country() {
    let double = Double::new();
    for code in ["US", "GB", "CN"] {
        let mut seen = HashMap::new();
        for brand in double.0.catalogue.of(code) {
            *seen.entry(&brand.name).or_insert(0) += 1;
        }
        let twice: Vec<_> = seen.iter().filter(|(_, count)| **count > 1).collect();
        assert!(twice.is_empty(), "{code}: {twice:?}");
    }
}

#[tokio::test]
async fn some_lists_have_an_invalid_element() {
    let double = Double::new();
    let us = double.ok("/v2/brands?country_code=US").await;
    assert!(list(&us["all_brands"]).iter().any(|brand| brand.get("brand_id").is_none()));
    let gb = double.ok("/v2/brands?country_code=GB").await;
    assert!(list(&gb["all_brands"]).iter().any(Value::is_number));
}

#[tokio::test]
async fn one_country_has_no_list_of_all_brands() {
    let body = Double::new().ok("/v2/brands?country_code=ES").await;
    assert!(body.get("all_brands").is_none());
    assert!(!list(&body["categories"]).is_empty());
}

#[tokio::test]
async fn unknown_country_has_an_empty_list() {
    let body = Double::new().ok("/v2/brands?country_code=us").await;
    assert!(list(&body["all_brands"]).is_empty());
}

#[tokio::test]
async fn missing_or_invalid_parameter_is_a_bad_request() {
    for path in [
        "/v2/brands",
        "/v2/homepage",
        "/v5/products/country/US",
        "/v4/products/price?brand_name=Pomelo%20Market&country_code=US",
        "/v4/products/price?brand_name=Pomelo%20Market&country_code=US&face_value=four",
        "/v4/products/price?brand_name=Nobody&country_code=US&face_value=10",
        "/v4/products/price?brand_name=Pomelo%20Market&country_code=US&face_value=501",
        "/v5/products/country/US?brand_name=Blockyard&coin=WLD",
        "/v5/products/country/US?brand_name=Blockyard&coin=NOPE",
    ] {
        assert_eq!(Double::new().get(path).await.0, StatusCode::BAD_REQUEST, "{path}");
    }
}

#[tokio::test]
async fn products_have_the_format_of_the_samples() {
    let double = Double::new();
    let path = "/v5/products/country/US?brand_name=Northstar%20Play&coin=USDC";
    let fixed = &double.ok(path).await[0];
    let denominations: Vec<_> =
        list(&fixed["products"]).iter().map(|product| product["denomination"].as_str().unwrap()).collect();
    assert_eq!(denominations, ["10 USD", "25 USD", "50 USD"]);
    let first = &fixed["products"][0];
    assert_eq!(first["face_value"]["amount"]["price"], "10");
    assert!(first["coin_amount"].is_string());
    assert_eq!(first["is_dynamic"], false);

    let range =
        &double.ok("/v5/products/country/US?family_name=Pomelo%20Market&coin=BTC").await[0]["products"][0];
    assert_eq!(range["range"]["max"], 500);
    assert_eq!(range["range"]["default"], "500.0");
    assert_eq!(range["face_value"]["amount"]["min"], "5.00");
    assert!(range.get("denomination").is_none());
    assert!(range.get("coin_amount").is_none());
}

#[tokio::test]
async fn family_may_have_several_brands_and_delivery_types() {
    let body = Double::new().ok("/v5/products/country/BR?family_name=Andorinha").await;
    assert_eq!(list(&body).len(), 2);
    let types: BTreeSet<_> =
        list(&body[0]["products"]).iter().map(|product| product["delivery_type"].as_str().unwrap()).collect();
    assert_eq!(types.len(), 3);
}

#[tokio::test]
async fn ghosts_and_unknown_families_have_no_products() {
    for family in ["Vanishing%20Goods", "Nobody"] {
        let body = Double::new().ok(&format!("/v5/products/country/US?family_name={family}")).await;
        assert!(list(&body).is_empty(), "{family}");
    }
}

#[tokio::test]
async fn descriptions_are_null_in_italian_and_chinese() {
    for (lang, locale) in
        [("en", Some("en")), ("es", Some("es")), ("de", Some("en")), ("it", None), ("zh", None)]
    {
        let path = format!("/v5/products/country/US?brand_name=Northstar%20Play&lang={lang}");
        let body = Double::new().ok(&path).await;
        assert_eq!(body[0]["rich_description"]["locale"].as_str(), locale, "{lang}");
        assert_eq!(body[0]["rich_description"].is_null(), locale.is_none(), "{lang}");
    }
}

#[tokio::test]
async fn broken_pages_answers_with_html() {
    let (status, body) = Double::new().get("/v5/products/country/US?brand_name=Broken%20Pages").await;
    assert_eq!(status, StatusCode::BAD_GATEWAY);
    assert!(body.as_str().unwrap().starts_with("<html>"));
}

#[tokio::test]
async fn search_finds_brands_by_name() {
    let body = Double::new().ok("/v2/search/US?q=northstar&lang=en").await;
    assert_eq!(body[0]["brand"], "Northstar Play");
}

#[tokio::test]
async fn wallet_via_has_suspended_coins_and_networks() {
    let vias = Double::new().ok("/v3/payment_vias").await;
    let coins = list(&vias[0]["currencies"]);
    assert!(coins.iter().any(|coin| coin["is_suspended"] == true));
    let networks = coins.iter().flat_map(|coin| list(&coin["networks"]));
    assert_eq!(networks.filter(|network| network["is_suspended"] == true).count(), 1);
    assert_eq!(list(&Double::new().ok("/v3/currencies").await).len(), coins.len());
}

#[tokio::test]
async fn logo_is_the_same_for_all_sizes() {
    let double = Double::new();
    let mut drawings = BTreeSet::new();
    for file in [
        "northstar-play.svg",
        "northstar-play.webp",
        "northstar-play_500x318.webp",
        "northstar-play_300x190.jpg",
    ] {
        drawings.insert(double.ok(&format!("/logos/{file}")).await.to_string());
    }
    assert_eq!(drawings.len(), 1);
    let named = double.ok("/logos/ampersand-&-sons.svg").await;
    assert!(named.as_str().unwrap().contains("Ampersand &amp; &lt;Sons&gt;"), "{named}");
}
