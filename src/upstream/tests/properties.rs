//! Arbitrary JSON at any position of a recorded body: nothing panics, and no other list element is
//! lost.

use super::{fixture, json};
use crate::{
    domain::{brand::Brand, money::Coin, offer::Offer, rail::RailOption},
    upstream::{
        Validation,
        brands::Catalogue,
        html,
        image_hosts::ImageHosts,
        lenient::{self, ListBody, ObjectBody},
        offers::Entry,
        order::WireOrder,
        rails::{Via, rails},
        validation::Verdict,
    },
};
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// JSON of every kind, including the words that upstream uses.
fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,20}".prop_map(Value::from),
        "[0-9eE.+-]{0,40}".prop_map(Value::from),
        prop::sample::select(vec![
            "range",
            "by_email",
            "giftcard",
            "USER_WALLET",
            "<p>",
            "https://cdn.cryptorefills.com/"
        ])
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        let keys = prop::sample::select(vec!["amount", "min", "max", "price", "problem", "type", "x"]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((keys, inner), 0..4).prop_map(|fields| {
                Value::Object(fields.into_iter().map(|(k, v)| (k.to_owned(), v)).collect::<Map<_, _>>())
            }),
        ]
    })
}

/// The JSON pointers of all positions in the body.
fn places(body: &Value) -> Vec<String> {
    fn walk(value: &Value, at: &str, found: &mut Vec<String>) {
        found.push(at.to_owned());
        match value {
            Value::Object(fields) => {
                for (key, inner) in fields {
                    walk(inner, &format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), found);
                }
            }
            Value::Array(items) => {
                for (index, inner) in items.iter().enumerate() {
                    walk(inner, &format!("{at}/{index}"), found);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(body, "", &mut found);
    found
}

/// Replaces one position of a recorded body, and returns the body and the position.
fn spoil(name: &str, place: prop::sample::Index, value: Value) -> (Value, String) {
    let mut body = json(name);
    let places = places(&body);
    let at = place.get(&places).clone();
    *body.pointer_mut(&at).unwrap() = value;
    (body, at)
}

/// The index of the element under `list` that contains the position.
fn within(at: &str, list: &str) -> Option<usize> {
    at.strip_prefix(list)?.strip_prefix('/')?.split('/').next()?.parse().ok()
}

fn hosts() -> ImageHosts {
    ImageHosts::new(&"https://api.cryptorefills.com".parse().unwrap())
}

fn read<T: DeserializeOwned>(body: &Value) -> Option<T> {
    lenient::read(&serde_json::to_vec(body).unwrap()).ok()
}

fn object<T: DeserializeOwned>(body: &Value) -> Option<T> {
    read::<ObjectBody<T>>(body).map(|whole| whole.0)
}

fn brands(body: Value) -> Vec<Brand> {
    let country = "US".parse().unwrap();
    object::<Catalogue>(&body).map(|all| all.brands(country, &hosts())).unwrap_or_default()
}

fn offers(body: Value) -> Vec<Offer> {
    let (country, usdc): (_, Coin) = ("US".parse().unwrap(), "USDC".parse().unwrap());
    let ListBody(entries) = read::<ListBody<Entry>>(&body).unwrap_or(ListBody(Vec::new()));
    entries.into_iter().filter_map(|entry| entry.into_offer(country, &usdc, &hosts())).collect()
}

fn options(body: Value) -> Vec<RailOption> {
    read(&body).map(|ListBody::<Via>(vias)| rails(vias)).unwrap_or_default()
}

fn validation(body: Value) -> Option<Validation> {
    object::<Verdict>(&body).map(|verdict| verdict.into_validation(&"USDC".parse().unwrap()))
}

proptest! {
    #[test]
    fn brands_survive(place: prop::sample::Index, value in anything()) {
        let (body, at) = spoil("brands_us.json", place, value);
        let names = brands(body);
        if let Some(index) = within(&at, "/all_brands") {
            let whole = brands(json("brands_us.json"));
            for (_, brand) in whole.iter().enumerate().filter(|(i, _)| *i != index) {
                prop_assert!(names.iter().any(|b| b.id == brand.id), "{} is gone", brand.name);
            }
        }
    }

    #[test]
    fn offers_survive(place: prop::sample::Index, value in anything()) {
        let (body, at) = spoil("products_fixed.json", place, value);
        let whole = offers(body);
        if let Some(index) = within(&at, "/0/products") {
            let left: Vec<_> = whole[0].fixed.iter().map(|p| p.denomination.as_str()).collect();
            for (_, name) in ["10 USD", "25 USD", "50 USD"].iter().enumerate().filter(|(i, _)| *i != index) {
                prop_assert!(left.contains(name), "{name} is gone");
            }
        }
        for name in ["products_range.json", "products_multi_entry.json"] {
            offers(spoil(name, place, Value::from(at.len())).0);
        }
    }

    #[test]
    fn plans_survive(place: prop::sample::Index, value in anything()) {
        let (body, at) = spoil("products_esim.json", place, value);
        let plans = offers(body);
        if at.contains("/benefits") {
            // The label still contains what the benefits lack.
            let plans: Vec<_> = plans[0].fixed.iter().map(|p| (p.plan.data.is_some(), p.plan.days)).collect();
            prop_assert_eq!(plans, [(true, Some(7)), (true, Some(30)), (true, Some(3))]);
        }
    }

    #[test]
    fn rails_survive(place: prop::sample::Index, value in anything()) {
        let (body, at) = spoil("payment_vias.json", place, value);
        let found = options(body);
        if within(&at, "/0/currencies").is_some() {
            prop_assert!(found.len() >= 6, "{} rails", found.len());
        }
    }

    #[test]
    fn orders_survive(place: prop::sample::Index, value in anything()) {
        let (body, at) = spoil("order_done_cart_mixed.json", place, value);
        let order = object::<WireOrder>(&body).and_then(WireOrder::into_order);
        if let Some(index) = within(&at, "/deliveries") {
            let order = order.unwrap();
            prop_assert_eq!(order.lines.len(), 5);
            for (_, line) in order.lines.iter().enumerate().filter(|(i, _)| *i != index) {
                prop_assert!(line.goods.is_present());
            }
        }
    }

    #[test]
    fn validations_survive(place: prop::sample::Index, value in anything()) {
        let (body, at) = spoil("validation_ok_cart.json", place, value);
        let read = validation(body);
        if within(&at, "/deliveries").is_some() {
            prop_assert_eq!(read.unwrap().lines.len(), 5);
        }
    }

    #[test]
    fn sanitized_html_has_only_text_tags(html in "(<(/?(p|a href=\"https://x\"|script|img|b|svg|li|style)[ />])?|&[a-z#x0-9]{0,5};|\\PC){0,30}") {
        let clean = html::sanitize(&html).unwrap_or_default();
        let again = html::sanitize(&clean).unwrap_or_default();
        prop_assert!(!clean.contains("<script") && !clean.contains("<img") && !clean.contains("<svg"), "{}", clean);
        prop_assert_eq!(&again, &clean, "sanitizing is idempotent");
    }
}

#[test]
fn recorded_bodies_are_not_empty() {
    assert!(places(&json("brands_us.json")).len() > 100);
    assert!(!fixture("payment_vias.json").is_empty());
}
