//! Tests of what people type and paste into the refund address field.

use rstest::rstest;

use super::*;
use crate::payments::rails::{
    BASE_USDC, COFFEE, SOLANA_USDC, TRON_USDT, chain, coin, usdc_on_base, usdc_on_solana, usdt_on_tron,
};

const BITCOIN: &str = "bc1qrgmc45ahzescf0x9nu47fsdvr742dll67phxet";
const ETHEREUM: &str = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
const SOLANA: &str = "mvines9iiHiQTysrwkJjGf2gb9Ex9jXJX8ns3qwf2kN";
const TRON: &str = "TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMW";
const LITECOIN: &str = "ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9";
const TON: &str = "UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA";

fn bitcoin() -> RailFacts {
    coin("BTC", "Mainnet")
}

fn lightning() -> RailFacts {
    coin("BTC", "Lightning")
}

fn litecoin() -> RailFacts {
    coin("LTC", "Mainnet")
}

fn gram() -> RailFacts {
    coin("GRAM", "Ton")
}

fn ether() -> RailFacts {
    chain("ETH", "ETH Mainnet", 1)
}

#[rstest]
#[case(bitcoin(), BITCOIN, BITCOIN)]
#[case(bitcoin(), "  bc1qrgmc45ahzescf0x9nu47fsdvr742dll67phxet\n", BITCOIN)]
#[case(bitcoin(), "bc1q rgmc 45ah zesc f0x9 nu47 fsdv r742 dll6 7phx et", BITCOIN)]
#[case(bitcoin(), "bc1qrgmc45ahzescf0x9\u{a0}nu47fsdvr742\u{200b}dll67phxet", BITCOIN)]
#[case(bitcoin(), "BC1QRGMC45AHZESCF0X9NU47FSDVR742DLL67PHXET", BITCOIN)]
#[case(bitcoin(), "bitcoin:bc1qrgmc45ahzescf0x9nu47fsdvr742dll67phxet?amount=0.1&label=me", BITCOIN)]
#[case(bitcoin(), "BITCOIN:BC1QRGMC45AHZESCF0X9NU47FSDVR742DLL67PHXET?AMOUNT=1,5", BITCOIN)]
#[case(bitcoin(), "bitcoin://bc1qrgmc45ahzescf0x9nu47fsdvr742dll67phxet", BITCOIN)]
#[case(lightning(), BITCOIN, BITCOIN)]
#[case(lightning(), "bitcoin:bc1qrgmc45ahzescf0x9nu47fsdvr742dll67phxet", BITCOIN)]
#[case(litecoin(), "litecoin:ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9?amount=1", LITECOIN)]
#[case(usdc_on_base(), ETHEREUM, ETHEREUM)]
#[case(usdc_on_base(), "ethereum:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", ETHEREUM)]
#[case(usdc_on_base(), "ethereum:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed@8453", ETHEREUM)]
#[case(usdc_on_base(), "ethereum:pay-0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed@8453?value=1", ETHEREUM)]
#[case(
    usdc_on_base(),
    "ethereum:0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913@8453/transfer?address=0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed&uint256=1",
    ETHEREUM
)]
#[case(ether(), "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")]
#[case(usdc_on_solana(), SOLANA, SOLANA)]
#[case(usdc_on_solana(), "solana:mvines9iiHiQTysrwkJjGf2gb9Ex9jXJX8ns3qwf2kN?amount=1&label=x", SOLANA)]
#[case(usdt_on_tron(), "tron:TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMW?amount=26.31", TRON)]
#[case(gram(), "ton://transfer/UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA?amount=1", TON)]
#[case(
    gram(),
    "0:ca6e321c7cce9ecedf0a8ca2492ec8592494aa5fb5ce0387dff96ef6af982a3e",
    "0:ca6e321c7cce9ecedf0a8ca2492ec8592494aa5fb5ce0387dff96ef6af982a3e"
)]
#[case(coin("XRP", "Ripple"), " rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh ", "rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh")]
fn an_address_is_accepted_however_it_was_copied(
    #[case] rail: RailFacts,
    #[case] typed: &str,
    #[case] expected: &str,
) {
    assert_eq!(refund_address(&rail, typed), Ok(expected.to_owned()));
}

#[rstest]
#[case(usdc_on_base(), &"a".repeat(28), RefundError::Malformed)]
#[case(usdc_on_solana(), &"a".repeat(28), RefundError::Malformed)]
#[case(bitcoin(), &"a".repeat(28), RefundError::Checksum)]
#[case(usdt_on_tron(), &"a".repeat(28), RefundError::Checksum)]
#[case(gram(), &"a".repeat(28), RefundError::Malformed)]
#[case(lightning(), &"a".repeat(28), RefundError::Checksum)]
#[case(bitcoin(), "bc1qrgmc45ahzescf0x9nu47fsdvr742dll67phxeu", RefundError::Checksum)]
#[case(usdt_on_tron(), "TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMX", RefundError::Checksum)]
#[case(usdc_on_base(), "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed", RefundError::Checksum)]
#[case(usdc_on_base(), BITCOIN, RefundError::OtherNetwork(Some("Bitcoin")))]
#[case(usdc_on_base(), SOLANA, RefundError::OtherNetwork(Some("Solana")))]
#[case(usdc_on_solana(), ETHEREUM, RefundError::OtherNetwork(Some("Ethereum")))]
#[case(usdc_on_solana(), TRON, RefundError::OtherNetwork(Some("Tron")))]
#[case(usdt_on_tron(), ETHEREUM, RefundError::OtherNetwork(Some("Ethereum")))]
#[case(usdt_on_tron(), "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", RefundError::OtherNetwork(Some("Bitcoin")))]
#[case(litecoin(), BITCOIN, RefundError::OtherNetwork(Some("Bitcoin")))]
#[case(bitcoin(), LITECOIN, RefundError::OtherNetwork(Some("Litecoin")))]
#[case(bitcoin(), "mk2QpYatsKicvFVuTAQLBryyccRXMUaGHP", RefundError::OtherNetwork(None))]
#[case(
    usdc_on_base(),
    "solana:mvines9iiHiQTysrwkJjGf2gb9Ex9jXJX8ns3qwf2kN",
    RefundError::OtherNetwork(Some("Solana"))
)]
#[case(
    usdc_on_base(),
    "ethereum:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed@1",
    RefundError::OtherNetwork(None)
)]
#[case(usdc_on_base(), BASE_USDC, RefundError::TokenItself)]
#[case(usdc_on_solana(), SOLANA_USDC, RefundError::TokenItself)]
#[case(usdt_on_tron(), TRON_USDT, RefundError::TokenItself)]
#[case(ether(), "0x000000000000000000000000000000000000dEaD", RefundError::Unspendable)]
#[case(usdc_on_solana(), "11111111111111111111111111111111", RefundError::Unspendable)]
#[case(lightning(), COFFEE, RefundError::Lightning)]
#[case(lightning(), "lightning:lnbc25m1pvjluez", RefundError::Lightning)]
#[case(lightning(), "somebody@wallet.example", RefundError::Lightning)]
#[case(
    bitcoin(),
    "LNURL1DP68GURN8GHJ7UM9WFMXJCM99E3K7MF0V9CXJ0M385EKVCENXC6R2C35XVUKXEFCV5MKVV34X5EKZD3EV56NYD3HXQURZEPEXEJXXEPNXSCRVWFNV9NXZCN9XQ6XYEFHVGCXXCMYXYMNSERXFQ5FNS",
    RefundError::Lightning
)]
#[case(coin("XRP", "Ripple"), "short", RefundError::Malformed)]
#[case(coin("XRP", "Ripple"), "<script>alert(document.domain)</script>", RefundError::Malformed)]
#[case(usdc_on_base(), "", RefundError::Malformed)]
fn unusable_refund_addresses_have_their_own_errors(
    #[case] rail: RailFacts,
    #[case] typed: &str,
    #[case] expected: RefundError,
) {
    assert_eq!(refund_address(&rail, typed), Err(expected));
}

proptest::proptest! {
    #[test]
    fn refund_address_never_panics(text in "\\PC{0,80}", tail in "[a-z0-9@/?&=.:%-]{0,60}") {
        for rail in [bitcoin(), lightning(), usdc_on_base(), usdc_on_solana(), usdt_on_tron(), gram(), coin("X", "Y")] {
            let _ = refund_address(&rail, &text);
            for scheme in ["bitcoin", "ethereum", "solana", "ton", "lightning", "tron"] {
                let _ = refund_address(&rail, &format!("{scheme}:{tail}"));
            }
        }
    }
}
