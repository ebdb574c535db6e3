//! TEP-2: the example accounts of the TON documentation, in all their notations.

use rstest::rstest;

use super::{AddressError, parse, rails::coin};

fn ton(text: &str) -> Result<String, AddressError> {
    parse(&coin("GRAM", "Ton"), text).map(|account| format!("{account:?}"))
}

#[test]
fn every_notation_parses_to_the_same_account() {
    let raw = ton("0:ca6e321c7cce9ecedf0a8ca2492ec8592494aa5fb5ce0387dff96ef6af982a3e");
    assert!(raw.is_ok());
    for notation in [
        "0:CA6E321C7CCE9ECEDF0A8CA2492EC8592494AA5FB5CE0387DFF96EF6AF982A3E",
        "EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF",
        "EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff+W72r5gqPrHF",
        "UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA",
    ] {
        assert_eq!(ton(notation), raw, "{notation}");
    }
}

#[test]
fn a_raw_masterchain_account_parses() {
    assert!(ton("-1:fcb91a3a3816d0f7b8c2c76108b8a9bc5a6b7a55bd79f8ab101c52db29232260").is_ok());
}

#[rstest]
#[case("kQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPgpP", AddressError::OtherNetwork)]
#[case("0QDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPleK", AddressError::OtherNetwork)]
#[case("kf/8uRo6OBbQ97jCx2EIuKm8Wmt6Vb15+KsQHFLbKSMiYIny", AddressError::OtherNetwork)]
#[case("kf_8uRo6OBbQ97jCx2EIuKm8Wmt6Vb15-KsQHFLbKSMiYIny", AddressError::OtherNetwork)]
#[case("EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHG", AddressError::Checksum)]
fn test_accounts_and_typos_are_refused(#[case] text: &str, #[case] expected: AddressError) {
    assert_eq!(ton(text), Err(expected));
}
