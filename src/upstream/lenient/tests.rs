//! Tests of every form in which a value may come.

use super::*;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn from<T: DeserializeOwned>(value: &Value) -> T {
    read(&serde_json::to_vec(value).unwrap()).unwrap()
}

#[test]
fn decimals_are_read_from_strings_and_numbers() {
    for (given, read) in [
        (json!("0.00032833"), Some("0.00032833")),
        (json!("0.564102564102564"), Some("0.564102564102564")),
        (json!(0.564_102_564_102_564), Some("0.564102564102564")),
        (json!(22.1631), Some("22.1631")),
        (json!(100), Some("100")),
        (json!(0.000_000_1), Some("0.0000001")),
        (json!(" 5.00 "), Some("5.00")),
        (json!("1e-7"), Some("0.0000001")),
        (json!("$5"), None),
        (json!(""), None),
        (json!(null), None),
        (json!([1]), None),
        (json!("9".repeat(65)), None),
    ] {
        assert_eq!(from::<Number>(&given).0, read.map(|r| r.parse().unwrap()), "{given}");
    }
}

#[test]
fn bounds_are_read_from_values_and_objects() {
    for given in [json!("5.00"), json!(5.0), json!({"amount": "5"}), json!({"type": "fixed", "price": 5})] {
        assert_eq!(from::<MoneyBound>(&given).0, Some(Decimal::from(5)), "{given}");
    }
    assert_eq!(from::<MoneyBound>(&json!({"amount": {}})).0, None);
}

#[test]
fn times_are_read_in_all_their_forms() {
    for (given, read) in [
        (json!("1791540000"), Some(1_791_540_000)),
        (json!(1_791_540_000), Some(1_791_540_000)),
        (json!(1_791_540_000.75), Some(1_791_540_000)),
        (json!("1791540000.5"), Some(1_791_540_000)),
        (json!("2026-10-09T10:00:00Z"), Some(1_791_540_000)),
        (json!(-1), None),
        (json!(1e30), None),
        (json!("soon"), None),
    ] {
        assert_eq!(from::<Epoch>(&given).0, read.map(Timestamp::from_unix), "{given}");
    }
}

#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
struct Named {
    name: Text,
    size: Number,
}

fn named(name: &str) -> Named {
    Named { name: Text(Some(name.to_owned())), size: Number(None) }
}

#[test]
fn bad_element_does_not_affect_the_list() {
    let List(read) = from::<List<u8>>(&json!([1, "x", null, 300, [7], {"a": {}}, 2]));
    assert_eq!(read, [1, 2]);
    let List(read) = from::<List<Named>>(&json!([{"name": "a"}, "x", null, [{"name": "b"}], {"name": "c"}]));
    assert_eq!(read, [named("a"), named("c")]);
    for no_list in [json!(null), json!({"a": [1]}), json!("a"), json!(1), json!(true)] {
        assert!(from::<List<u8>>(&no_list).0.is_empty(), "{no_list}");
    }
    assert!(read_as::<ListBody<u8>>("{}").is_err());
}

fn read_as<T: DeserializeOwned>(body: &str) -> Result<T, serde_json::Error> {
    read(body.as_bytes())
}

#[test]
fn elements_without_known_fields_are_left_out() {
    let List(read) = from::<List<Named>>(&json!([{}, {"color": 1}, {"name": "a"}, {}]));
    assert_eq!(read, [named("a")]);
}

#[test]
fn lists_are_cut_at_their_limit() {
    let List(read) = from::<List<u8, 3>>(&json!([1, 2, "x", 3, 4, 5]));
    assert_eq!(read, [1, 2, 3]);
}

#[test]
fn first_of_a_repeated_key_counts() {
    let read: ObjectBody<Named> =
        read_as(r#"{"name": "a", "name": {"b": 1}, "size": 1, "size": 2, "x": [], "x": 1}"#).unwrap();
    assert_eq!(read.0, Named { name: Text(Some("a".to_owned())), size: Number(Some(1.into())) });
}

#[test]
fn deep_nesting_is_skipped() {
    let deep = format!(r#"{{"name": {}{}, "size": 5}}"#, "[".repeat(50_000), "]".repeat(50_000));
    assert_eq!(read_as::<ObjectBody<Named>>(&deep).unwrap().0.size.0, Some(5.into()));
}
