use rstest::rstest;

use super::*;
use crate::payments::rails::{
    BASE_USDC, COFFEE, chain, coin, usdc_on_base, usdc_on_solana, usdt_on_tron, with_token,
};

const PAYEE: &str = "0xd4433a62135f2f8621896151e4dceaec7b8c7b2b";
const PAYEE_2: &str = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
const WALLET: &str = "mvines9iiHiQTysrwkJjGf2gb9Ex9jXJX8ns3qwf2kN";
/// Tether's own contract on TON.
const JETTON: &str = "EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs";
const UNKNOWN_MINT: &str = "8v3eiYVaJEd7W6fzdzvyR4qkTqq7X7K1LddEEM2fDJtk";
const TON: &str = "UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA";

fn uri(rail: &RailFacts, address: &str, amount: &str) -> Result<Option<String>, UriError> {
    let address = Address::parse(rail, address).unwrap();
    payment_uri(rail, &address, amount.parse().unwrap()).map(|uri| uri.map(|uri| uri.href))
}

#[rstest]
#[case(
    coin("BTC", "Mainnet"),
    "bc1qrgmc45ahzescf0x9nu47fsdvr742dll67phxet",
    "0.00028414",
    "bitcoin:bc1qrgmc45ahzescf0x9nu47fsdvr742dll67phxet?amount=0.00028414"
)]
#[case(
    coin("BTC", "Mainnet"),
    "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
    "1.50",
    "bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa?amount=1.5"
)]
#[case(
    usdc_on_base(),
    PAYEE,
    "197.98",
    "ethereum:0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913@8453/transfer?address=0xd4433a62135f2f8621896151e4dceaec7b8c7b2b&uint256=197980000"
)]
#[case(
    chain("ETH", "ETH Mainnet", 1),
    PAYEE,
    "0.0123",
    "ethereum:0xd4433a62135f2f8621896151e4dceaec7b8c7b2b@1?value=12300000000000000"
)]
#[case(coin("SOL", "Solana"), WALLET, "1", "solana:mvines9iiHiQTysrwkJjGf2gb9Ex9jXJX8ns3qwf2kN?amount=1")]
#[case(
    coin("LTC", "Mainnet"),
    "LdP8Qox1VAhCzLJNqrr74YovaWYyNBUWvL",
    "0.25",
    "litecoin:LdP8Qox1VAhCzLJNqrr74YovaWYyNBUWvL?amount=0.25"
)]
#[case(
    coin("DOGE", "Mainnet"),
    "DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L",
    "100",
    "dogecoin:DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L?amount=100"
)]
#[case(
    coin("GRAM", "Ton"),
    TON,
    "3.5",
    "ton://transfer/UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA?amount=3500000000"
)]
#[case(
    coin("TON", "Ton"),
    "0:ca6e321c7cce9ecedf0a8ca2492ec8592494aa5fb5ce0387dff96ef6af982a3e",
    "1",
    "ton://transfer/UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA?amount=1000000000"
)]
#[case(
    with_token(coin("USDT", "Ton"), JETTON, 6),
    TON,
    "26.31",
    "ton://transfer/UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA?jetton=EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs&amount=26310000"
)]
#[case(
    coin("LTC", "Mainnet"),
    "ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9",
    "0.25",
    "litecoin:ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9?amount=0.25"
)]
fn a_uri_is_made_from_its_parts(
    #[case] rail: RailFacts,
    #[case] address: &str,
    #[case] amount: &str,
    #[case] expected: &str,
) {
    assert_eq!(uri(&rail, address, amount), Ok(Some(expected.to_owned())));
}

#[rstest]
#[case::token_on_solana(usdc_on_solana(), WALLET)]
#[case::tron(usdt_on_tron(), "TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMW")]
#[case::no_chain_id(with_token(coin("USDC", "Base"), BASE_USDC, 6), PAYEE)]
#[case::no_contract(chain("XYZ", "Base", 8453), PAYEE)]
#[case::an_unknown_token(
    with_token(chain("XYZ", "Base", 8453), "0x2222222222222222222222222222222222222222", 6),
    PAYEE
)]
#[case::an_unknown_mint(with_token(coin("XYZ", "Solana"), UNKNOWN_MINT, 6), WALLET)]
#[case::an_unknown_jetton(with_token(coin("XYZ", "Ton"), JETTON, 6), TON)]
#[case::no_mint(coin("XYZ", "Solana"), WALLET)]
#[case::sui(coin("SUI", "Sui"), "0x9e34bd0b2d8ed9ba3b2a1bdd2d8b1b0c0f5ed7b4f5a0d8f0b1e2c3d4a5968778")]
#[case::unknown_network(coin("XRP", "Ripple"), "rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh")]
fn there_is_no_uri_that_a_wallet_could_misread(#[case] rail: RailFacts, #[case] address: &str) {
    assert_eq!(uri(&rail, address, "26.31"), Ok(None));
}

#[rstest]
#[case(chain("USDC", "Base", 8453), usdc_on_base(), PAYEE)]
fn a_known_token_needs_no_data_from_upstream(
    #[case] without_token: RailFacts,
    #[case] stated: RailFacts,
    #[case] address: &str,
) {
    let built = uri(&without_token, address, "26.31");
    assert!(matches!(built, Ok(Some(_))));
    assert_eq!(built, uri(&stated, address, "26.31"));
}

#[test]
fn a_solana_token_request_needs_a_known_token_and_a_valid_amount() {
    let transfer_uri = |rail: &RailFacts, to: &str, amount: &str| {
        token_transfer_uri(rail, &Address::parse(rail, to).unwrap(), amount.parse().unwrap())
            .map(|uri| uri.href)
    };
    let expected = "solana:mvines9iiHiQTysrwkJjGf2gb9Ex9jXJX8ns3qwf2kN?amount=0.01&spl-token=EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v";
    assert_eq!(transfer_uri(&usdc_on_solana(), WALLET, "0.010").as_deref(), Some(expected));
    assert_eq!(transfer_uri(&coin("USDC", "Solana"), WALLET, "0.01").as_deref(), Some(expected));
    assert_eq!(transfer_uri(&coin("SOL", "Solana"), WALLET, "1"), None);
    assert_eq!(transfer_uri(&usdc_on_solana(), WALLET, "0.0000001"), None);
    assert_eq!(transfer_uri(&with_token(coin("USDC", "Solana"), UNKNOWN_MINT, 6), WALLET, "1"), None);
    assert_eq!(transfer_uri(&usdc_on_base(), PAYEE, "1"), None);
}

#[test]
fn a_contract_with_another_symbol_makes_no_uri() {
    let mut rail = usdc_on_base();
    if let Some(token) = &mut rail.token {
        "USDbC".clone_into(&mut token.symbol);
    }
    assert_eq!(uri(&rail, PAYEE, "1"), Ok(None));
}

#[rstest]
#[case(usdc_on_base(), PAYEE, "1.0000001", UriError::TooFine { decimals: 6 })]
#[case(coin("BTC", "Mainnet"), "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "0.000000001", UriError::TooFine { decimals: 8 })]
#[case(usdc_on_base(), PAYEE, "0", UriError::NotPositive)]
#[case(usdc_on_base(), PAYEE, "-1", UriError::NotPositive)]
#[case(chain("USDC", "Base", 1), PAYEE, "1", UriError::ChainConflict)]
#[case::other_decimals(
    with_token(chain("USDC", "Base", 8453), BASE_USDC, 8),
    PAYEE,
    "25.86",
    UriError::TokenConflict
)]
#[case::another_contract(
    with_token(chain("USDC", "Base", 8453), PAYEE, 6),
    PAYEE_2,
    "1",
    UriError::TokenConflict
)]
#[case::contract_of_another_network(
    with_token(chain("USDC", "Base", 8453), WALLET, 6),
    PAYEE,
    "1",
    UriError::TokenConflict
)]
#[case::another_mint(
    with_token(coin("USDC", "Solana"), UNKNOWN_MINT, 6),
    WALLET,
    "1",
    UriError::TokenConflict
)]
#[case::ton_token_of_another_network(
    with_token(coin("USDT", "Ton"), WALLET, 6),
    TON,
    "1",
    UriError::TokenConflict
)]
#[case(coin("BTC", "Lightning"), COFFEE, "0.02500001", UriError::InvoiceAmount)]
fn an_unpayable_amount_is_an_error(
    #[case] rail: RailFacts,
    #[case] address: &str,
    #[case] amount: &str,
    #[case] expected: UriError,
) {
    assert_eq!(uri(&rail, address, amount), Err(expected));
}

#[test]
fn qr_codes_use_upper_case_where_the_notation_allows_it() {
    let rail = coin("BTC", "Mainnet");
    let address = Address::parse(&rail, "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4").unwrap();
    let uri = payment_uri(&rail, &address, Decimal::ONE).unwrap().unwrap();
    assert_eq!(uri.qr, "bitcoin:BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4?amount=1");

    let rail = coin("BTC", "Lightning");
    let invoice = Address::parse(&rail, COFFEE).unwrap();
    let uri = payment_uri(&rail, &invoice, "0.025".parse().unwrap()).unwrap().unwrap();
    assert_eq!(uri.href, format!("lightning:{COFFEE}"));
    assert_eq!(uri.qr, format!("LIGHTNING:{}", COFFEE.to_uppercase()));
}
