use rstest::rstest;

use super::*;

fn request(
    scheme: Scheme,
    recipient: &str,
    chain_id: Option<u64>,
    token: Option<&str>,
    amount: Option<RequestedAmount>,
) -> PaymentRequest {
    PaymentRequest { scheme, recipient: recipient.into(), chain_id, token: token.map(Into::into), amount }
}

fn whole(text: &str) -> RequestedAmount {
    RequestedAmount::Coins(text.parse().unwrap())
}

const PAYEE: &str = "0xfb6916095ca1df60bb79Ce92ce3ea74c37c5d359";

// The examples and forms of EIP-681.
#[rstest]
#[case("?value=2.014e18", None, Some(RequestedAmount::Atomic(2_014_000_000_000_000_000)))]
#[case("@1?value=1E3", Some(1), Some(RequestedAmount::Atomic(1000)))]
#[case("@137?value=42&gas=10", Some(137), Some(RequestedAmount::Atomic(42)))]
#[case("", None, None)]
fn eip_681_parses_requests_for_the_native_coin(
    #[case] rest: &str,
    #[case] chain: Option<u64>,
    #[case] amount: Option<RequestedAmount>,
) {
    for prefix in ["ethereum:", "ETHEREUM:", "ethereum:pay-"] {
        let expected = request(Scheme::Ethereum, PAYEE, chain, None, amount);
        assert_eq!(decode(&format!("{prefix}{PAYEE}{rest}")), Ok(expected));
    }
}

#[test]
fn eip_681_parses_a_token_transfer() {
    let text = "ethereum:0x89205a3a3b2a69de6dbf7f01ed13b2108b2c43e7/transfer?\
                address=0x8e23ee67d1332ad560396262c48ffbb01f93d052&uint256=1";
    let expected = request(
        Scheme::Ethereum,
        "0x8e23ee67d1332ad560396262c48ffbb01f93d052",
        None,
        Some("0x89205a3a3b2a69de6dbf7f01ed13b2108b2c43e7"),
        Some(RequestedAmount::Atomic(1)),
    );
    assert_eq!(decode(text), Ok(expected));
}

// The examples of the Solana Pay specification.
#[rstest]
#[case(
    "amount=1&label=Michael&message=Thanks%20for%20all%20the%20fish&memo=OrderId12345",
    None,
    Some(whole("1"))
)]
#[case(
    "amount=0.01&spl-token=EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v",
    Some("EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v"),
    Some(whole("0.01"))
)]
#[case("label=Michael", None, None)]
fn solana_pay_parses_a_transfer(
    #[case] query: &str,
    #[case] token: Option<&str>,
    #[case] amount: Option<RequestedAmount>,
) {
    let payee = "mvines9iiHiQTysrwkJjGf2gb9Ex9jXJX8ns3qwf2kN";
    let expected = request(Scheme::Solana, payee, None, token, amount);
    assert_eq!(decode(&format!("solana:{payee}?{query}")), Ok(expected));
}

// The examples of BIP-21 and BIP-321, and the URI forms modeled on them.
#[rstest]
#[case("bitcoin:175tWpb8K1S7NmH4Zx6rewF9WQrcZv245W", Scheme::Bitcoin, None)]
#[case("bitcoin:175tWpb8K1S7NmH4Zx6rewF9WQrcZv245W?label=Luke-Jr", Scheme::Bitcoin, None)]
#[case(
    "bitcoin:175tWpb8K1S7NmH4Zx6rewF9WQrcZv245W?amount=20.3&label=Luke-Jr",
    Scheme::Bitcoin,
    Some(whole("20.3"))
)]
#[case("BITCOIN:175tWpb8K1S7NmH4Zx6rewF9WQrcZv245W?AMOUNT=50", Scheme::Bitcoin, Some(whole("50")))]
#[case("litecoin:175tWpb8K1S7NmH4Zx6rewF9WQrcZv245W?amount=0.1", Scheme::Litecoin, Some(whole("0.1")))]
#[case("dogecoin:175tWpb8K1S7NmH4Zx6rewF9WQrcZv245W?amount=7", Scheme::Dogecoin, Some(whole("7")))]
#[case("lightning:175tWpb8K1S7NmH4Zx6rewF9WQrcZv245W?amount=7", Scheme::Lightning, None)]
#[case(
    "ton://transfer/175tWpb8K1S7NmH4Zx6rewF9WQrcZv245W?amount=7",
    Scheme::Ton,
    Some(RequestedAmount::Atomic(7))
)]
fn bitcoin_like_uris_parse_with_whole_coins(
    #[case] text: &str,
    #[case] scheme: Scheme,
    #[case] amount: Option<RequestedAmount>,
) {
    let expected = request(scheme, "175tWpb8K1S7NmH4Zx6rewF9WQrcZv245W", None, None, amount);
    assert_eq!(decode(text), Ok(expected));
}

#[rstest]
#[case("175tWpb8K1S7NmH4Zx6rewF9WQrcZv245W", DecodeError::UnknownForm)]
#[case("monero:4abc", DecodeError::UnknownForm)]
#[case("", DecodeError::UnknownForm)]
#[case("bitcoin:", DecodeError::Malformed)]
#[case("bitcoin:abc?req-somethingyoudontunderstand=50", DecodeError::Malformed)]
#[case("bitcoin:abc?amount=1&amount=2", DecodeError::Malformed)]
#[case("bitcoin:abc?amount=50,000.00", DecodeError::Malformed)]
#[case("bitcoin:abc?amount=-1", DecodeError::Malformed)]
#[case("bitcoin:abc?amount=1e3", DecodeError::Malformed)]
#[case("solana:https%3A%2F%2Fexample.com%2Fsolana-pay", DecodeError::Malformed)]
#[case("ethereum:0xabc@main?value=1", DecodeError::Malformed)]
#[case("ethereum:0xabc?value=1.5", DecodeError::Malformed)]
#[case("ethereum:0xabc?value=1e99", DecodeError::Malformed)]
#[case("ethereum:0xabc?value=-1", DecodeError::Malformed)]
#[case("ethereum:0xabc/approve?address=0xdef&uint256=1", DecodeError::Malformed)]
#[case("ethereum:0xabc/transfer?uint256=1", DecodeError::Malformed)]
#[case("ethereum:0xabc/transfer?address=0xdef&uint256=1&value=1", DecodeError::Malformed)]
#[case("ton://stake/abc", DecodeError::Malformed)]
#[case("ton://transfer/abc?amount=7&text=5577", DecodeError::Malformed)]
fn other_texts_are_refused(#[case] text: &str, #[case] expected: DecodeError) {
    assert_eq!(decode(text), Err(expected));
}

proptest::proptest! {
    #[test]
    fn decode_never_panics(text in "\\PC{0,80}", tail in "[a-z0-9@/?&=.eE%-]{0,60}") {
        let _ = decode(&text);
        for scheme in ["bitcoin", "ethereum", "solana", "ton", "lightning"] {
            let _ = decode(&format!("{scheme}:{tail}"));
        }
    }
}
