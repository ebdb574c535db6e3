//! Tests that compare upstream's data about a token with the pinned tokens.

use rstest::rstest;

use super::{NOW, PAYEE};
use crate::payments::{
    Parked, Qr, RailFacts, check,
    rails::{BASE_USDC, chain, order, with_token},
};

#[rstest]
#[case::decimals(with_token(chain("USDC", "Base", 8453), BASE_USDC, 8))]
#[case::contract(with_token(chain("USDC", "Base", 8453), "0x2222222222222222222222222222222222222222", 6))]
#[case::no_contract_at_all(with_token(chain("USDC", "Base", 8453), "soon", 6))]
fn a_contradicted_token_is_parked(#[case] rail: RailFacts) {
    let (quoted, answered) = order(rail, "25.86", PAYEE);
    assert_eq!(check(&quoted, &answered, NOW), Err(Parked::TokenConflict));
}

#[test]
fn an_unknown_token_has_an_address_and_no_link() {
    let rail = with_token(chain("XYZ", "Base", 8453), "0x2222222222222222222222222222222222222222", 8);
    let (quoted, answered) = order(rail, "25.86", PAYEE);
    let shown = check(&quoted, &answered, NOW).unwrap();
    assert_eq!((shown.uri, shown.address.as_str()), (None, PAYEE));
    assert_eq!(shown.qr, Qr::of(PAYEE).ok());
}
