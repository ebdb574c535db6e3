//! Every form a value comes in.

use super::*;
use serde_json::json;

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
        assert_eq!(decimal(&given), read.map(|r| r.parse().unwrap()), "{given}");
    }
}

#[test]
fn bounds_are_read_from_values_and_objects() {
    for given in [json!("5.00"), json!(5.0), json!({"amount": "5"}), json!({"type": "fixed", "price": 5})] {
        assert_eq!(bound(&given), Some(Decimal::from(5)), "{given}");
    }
    assert_eq!(bound(&json!({"amount": {}})), None);
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
        assert_eq!(epoch(&given), read.map(Timestamp::from_unix), "{given}");
    }
}

#[test]
fn one_bad_element_does_not_lose_the_list() {
    let List(read): List<u8> = serde_json::from_value(json!([1, "x", null, 300, 2])).unwrap();
    assert_eq!(read, [1, 2]);
    assert!(serde_json::from_value::<List<u8>>(json!(null)).unwrap().0.is_empty());
    assert!(serde_json::from_value::<Rows<u8>>(json!({})).is_err());
}
