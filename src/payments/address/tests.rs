use rstest::rstest;

use super::*;
use crate::payments::rails::{
    BASE_USDC, COFFEE, SOLANA_USDC, TRON_USDT, chain, coin, usdc_on_base, usdc_on_solana, usdt_on_tron,
    with_token,
};

type Refused = Result<(), AddressError>;

fn parse(rail: &RailFacts, text: &str) -> Refused {
    Address::parse(rail, text).map(|_| ())
}

// The published test vectors of each standard are in `payments/vectors`.
#[rstest]
#[case("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", Ok(()))]
#[case("1RustyRX2oai4EYYDpQGWvEL62BBGqN9T", Ok(()))]
#[case("3EktnHQD7RiAE6uzMj2ZifT9YgRrkSgzQX", Ok(()))]
#[case("mk2QpYatsKicvFVuTAQLBryyccRXMUaGHP", Err(AddressError::OtherNetwork))]
#[case("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3T4", Err(AddressError::Malformed))]
#[case("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", Err(AddressError::Checksum))]
#[case("1111111111111111111114oLvT2", Err(AddressError::Unspendable))]
#[case("bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", Err(AddressError::Malformed))]
#[case(" 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", Err(AddressError::Malformed))]
#[case("1А1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", Err(AddressError::Malformed))]
#[case("1A1zP1eP5QGefi2DMPTfTL5SLmv7\u{202e}DivfNa", Err(AddressError::Malformed))]
#[case("", Err(AddressError::Malformed))]
fn bitcoin_accepts_only_mainnet_addresses(#[case] text: &str, #[case] expected: Refused) {
    assert_eq!(parse(&coin("BTC", "Mainnet"), text), expected);
}

#[rstest]
#[case("LdP8Qox1VAhCzLJNqrr74YovaWYyNBUWvL", Ok(()))]
#[case("LTC1164j7cAxnbq33kLxoEW48fsyX4yMDy", Ok(()))]
#[case("MVcg9uEvtWuP5N6V48EHfEtbz48qR8TKZ9", Ok(()))]
#[case("3EktnHQD7RiAE6uzMj2ZifT9YgRrkSgzQX", Ok(()))]
#[case("ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9", Ok(()))]
#[case("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", Err(AddressError::OtherNetwork))]
#[case("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", Err(AddressError::OtherNetwork))]
#[case("DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L", Err(AddressError::OtherNetwork))]
fn litecoin_refuses_addresses_that_only_bitcoin_has(#[case] text: &str, #[case] expected: Refused) {
    assert_eq!(parse(&coin("LTC", "Mainnet"), text), expected);
}

#[rstest]
#[case("DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L", Ok(()))]
#[case("LdP8Qox1VAhCzLJNqrr74YovaWYyNBUWvL", Err(AddressError::OtherNetwork))]
#[case("DH5yaieqoZN36fDVciNyRueRGvGLR3mr7M", Err(AddressError::Checksum))]
fn dogecoin_accepts_only_its_own_addresses(#[case] text: &str, #[case] expected: Refused) {
    assert_eq!(parse(&coin("DOGE", "Mainnet"), text), expected);
}

#[rstest]
#[case("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", Ok(()))]
#[case("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed", Err(AddressError::Checksum))]
#[case("5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", Err(AddressError::Malformed))]
#[case("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe", Err(AddressError::Malformed))]
#[case("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeg", Err(AddressError::Malformed))]
#[case("0x0000000000000000000000000000000000000000", Err(AddressError::Unspendable))]
#[case("0x000000000000000000000000000000000000dEaD", Err(AddressError::Unspendable))]
#[case("0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE", Err(AddressError::Unspendable))]
#[case(BASE_USDC, Err(AddressError::TokenItself))]
#[case("0x833589FCD6EDB6E08F4C7C32D4F71B54BDA02913", Err(AddressError::TokenItself))]
fn evm_verifies_the_checksum_if_there_is_one(#[case] text: &str, #[case] expected: Refused) {
    assert_eq!(parse(&usdc_on_base(), text), expected);
}

#[rstest]
#[case("mvines9iiHiQTysrwkJjGf2gb9Ex9jXJX8ns3qwf2kN", Ok(()))]
#[case("CmFAn7qXrb6f6S2Xrc5ggKbPKtGZGRft7d95b8aeJ3uG", Ok(()))]
#[case("11111111111111111111111111111111", Err(AddressError::Unspendable))]
#[case("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA", Err(AddressError::Unspendable))]
#[case(SOLANA_USDC, Err(AddressError::TokenItself))]
#[case("mvines9iiHiQTysrwkJjGf2gb9Ex9jXJX8ns3qwf20N", Err(AddressError::Malformed))]
#[case("mvines9iiHiQTysrwkJjGf2gb9Ex9jXJX8ns3qw", Err(AddressError::Malformed))]
#[case("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", Err(AddressError::Malformed))]
fn solana_accepts_only_thirty_two_bytes(#[case] text: &str, #[case] expected: Refused) {
    assert_eq!(parse(&usdc_on_solana(), text), expected);
}

#[rstest]
#[case("TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMW", Ok(()))]
#[case("TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMX", Err(AddressError::Checksum))]
#[case("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", Err(AddressError::OtherNetwork))]
#[case(TRON_USDT, Err(AddressError::TokenItself))]
fn tron_accepts_only_its_prefix(#[case] text: &str, #[case] expected: Refused) {
    assert_eq!(parse(&usdt_on_tron(), text), expected);
}

#[rstest]
#[case("UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA", Ok(()))]
#[case("EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrH", Err(AddressError::Malformed))]
#[case("2:ca6e321c7cce9ecedf0a8ca2492ec8592494aa5fb5ce0387dff96ef6af982a3e", Err(AddressError::Malformed))]
#[case("0:0000000000000000000000000000000000000000000000000000000000000000", Err(AddressError::Unspendable))]
fn ton_accepts_every_mainnet_notation(#[case] text: &str, #[case] expected: Refused) {
    assert_eq!(parse(&coin("GRAM", "Ton"), text), expected);
}

#[rstest]
#[case("0x9e34bd0b2d8ed9ba3b2a1bdd2d8b1b0c0f5ed7b4f5a0d8f0b1e2c3d4a5968778", Ok(()))]
#[case("0x0000000000000000000000000000000000000000000000000000000000000002", Err(AddressError::Unspendable))]
#[case("0x833589fcd6edb6e08f4c7c32d4f71b54bda02913", Err(AddressError::Malformed))]
#[case("0xdba34672e30cb065b1f93e3ab55318768fd6fef66c15942c9f7cb846e2f900e7", Err(AddressError::TokenItself))]
fn sui_accepts_only_sixty_four_digits(#[case] text: &str, #[case] expected: Refused) {
    let usdc = "0xdba34672e30cb065b1f93e3ab55318768fd6fef66c15942c9f7cb846e2f900e7::usdc::USDC";
    assert_eq!(parse(&with_token(coin("USDC", "Sui"), usdc, 6), text), expected);
}

#[rstest]
#[case(COFFEE, Ok(()))]
// The contract's sample: its bech32 checksum is valid, but its signature is invented.
#[case(
    "lnbc284140n1p4v3weqpp5s29zh3hw9tc3xsuy3jx9egmz33kk43z5ggm9lxrendhw2vx0364ssp5spma4w6slg4p04mfxuz2n9zn5lclvd2w00rrecq4xs7fm3r0m7usdqdfaexgetjypkxuxqrrss7gyu7w60zpxpf8u09wc8xu2z40egs52ycy8efsd0vvrz7xyw9epj8wexn49vww8ahr04k4kvtjatsdxh2egpjy2l6pp2j3n7ph4y034gnl86kz",
    Ok(())
)]
fn lightning_accepts_mainnet_invoices_with_a_valid_checksum(#[case] text: &str, #[case] expected: Refused) {
    assert_eq!(parse(&coin("BTC", "Lightning"), text), expected);
}

#[test]
fn an_invoice_in_upper_case_is_the_same_invoice() {
    let rail = coin("BTC", "Lightning");
    let lower = Address::parse(&rail, COFFEE).unwrap();
    let upper = Address::parse(&rail, &COFFEE.to_uppercase()).unwrap();
    assert!(lower.is_same_as(&upper));
    let Recipient::Lightning(invoice) = lower.recipient() else { panic!("an invoice") };
    assert_eq!((invoice.millisatoshis(), invoice.expires_at()), (Some(2_500_000_000), 1_496_314_658 + 3600));
}

#[rstest]
#[case("addr1qx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3n0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgse35a3x", Ok(()))]
#[case("rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh", Ok(()))]
#[case("short", Err(AddressError::Malformed))]
#[case("javascript:alert(document.cookie)", Err(AddressError::Malformed))]
#[case("rEb8TK3gBgk5auZk wc6sHnwrGVJH8DuaLh", Err(AddressError::Malformed))]
#[case("rEb8TK3gBgk5auZk\u{202e}wc6sHnwrGVJH8DuaLh", Err(AddressError::Malformed))]
#[case("<b>rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh</b>", Err(AddressError::Malformed))]
fn an_unknown_network_accepts_only_plain_text(#[case] text: &str, #[case] expected: Refused) {
    assert_eq!(parse(&coin("ADA", "Cardano"), text), expected);
}

#[test]
fn only_an_unknown_network_is_unverified() {
    let known = Address::parse(&coin("BTC", "Mainnet"), "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa").unwrap();
    let unknown = Address::parse(&coin("XRP", "Ripple"), "rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh").unwrap();
    assert!(known.is_verified() && !unknown.is_verified());
}

#[test]
fn notations_of_one_account_are_the_same() {
    let rail = chain("ETH", "ETH Mainnet", 1);
    let mixed = Address::parse(&rail, "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed").unwrap();
    let lower = Address::parse(&rail, "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed").unwrap();
    assert!(mixed.is_same_as(&lower));
    assert_eq!(mixed.as_str(), "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
    assert_eq!(mixed.groups().concat(), mixed.as_str());
    assert_eq!(mixed.groups().first().map(String::as_str), Some("0x5a"));
}
