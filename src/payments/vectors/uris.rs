//! The examples of BIP-21 and BIP-321, EIP-681 and Solana Pay.

use rstest::rstest;
use rust_decimal::Decimal;

use crate::payments::{DecodeError, PaymentRequest, RequestedAmount, Scheme, decode};

const LUKE: &str = "175tWpb8K1S7NmH4Zx6rewF9WQrcZv245W";
const MICHAEL: &str = "mvines9iiHiQTysrwkJjGf2gb9Ex9jXJX8ns3qwf2kN";
const USDC: &str = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v";

fn coins(text: &str) -> RequestedAmount {
    RequestedAmount::Coins(text.parse().unwrap())
}

fn plain(scheme: Scheme, recipient: &str, amount: Option<RequestedAmount>) -> PaymentRequest {
    PaymentRequest { scheme, recipient: recipient.into(), chain_id: None, token: None, amount }
}

#[rstest]
#[case("", None)]
#[case("?label=Luke-Jr", None)]
#[case("?amount=20.3&label=Luke-Jr", Some(coins("20.3")))]
#[case("?amount=50&label=Luke-Jr&message=Donation%20for%20project%20xyz", Some(coins("50")))]
#[case("?somethingyoudontunderstand=50&somethingelseyoudontget=999", None)]
#[case("?amount=50.00", Some(coins("50")))]
fn bip_321_parses_its_examples(#[case] rest: &str, #[case] amount: Option<RequestedAmount>) {
    for scheme in ["bitcoin", "BITCOIN", "BitCoin"] {
        let read = decode(&format!("{scheme}:{LUKE}{rest}"));
        assert_eq!(read, Ok(plain(Scheme::Bitcoin, LUKE, amount)), "{scheme}");
    }
}

#[rstest]
#[case("?req-somethingyoudontunderstand=50&req-somethingelseyoudontget=999")]
#[case("?amount=50,000.00")]
fn bip_321_refuses_its_invalid_examples(#[case] rest: &str) {
    assert_eq!(decode(&format!("bitcoin:{LUKE}{rest}")), Err(DecodeError::Malformed));
}

#[test]
fn eip_681_parses_its_examples() {
    let donation = decode("ethereum:0xfb6916095ca1df60bb79Ce92ce3ea74c37c5d359?value=2.014e18");
    let amount = Some(RequestedAmount::Atomic(2_014_000_000_000_000_000));
    assert_eq!(donation, Ok(plain(Scheme::Ethereum, "0xfb6916095ca1df60bb79Ce92ce3ea74c37c5d359", amount)));
    let token = decode(
        "ethereum:0x89205a3a3b2a69de6dbf7f01ed13b2108b2c43e7/transfer?\
         address=0x8e23ee67d1332ad560396262c48ffbb01f93d052&uint256=1",
    );
    let payee = "0x8e23ee67d1332ad560396262c48ffbb01f93d052";
    let expected = PaymentRequest {
        token: Some("0x89205a3a3b2a69de6dbf7f01ed13b2108b2c43e7".into()),
        ..plain(Scheme::Ethereum, payee, Some(RequestedAmount::Atomic(1)))
    };
    assert_eq!(token, Ok(expected));
}

#[test]
fn solana_pay_parses_its_examples() {
    let transfer = "amount=1&label=Michael&message=Thanks%20for%20all%20the%20fish&memo=OrderId12345";
    for (query, token, amount) in [
        (transfer, None, Some(Decimal::ONE)),
        (&format!("amount=0.01&spl-token={USDC}"), Some(USDC), Some(Decimal::new(1, 2))),
        ("label=Michael", None, None),
    ] {
        let expected = PaymentRequest {
            token: token.map(str::to_owned),
            ..plain(Scheme::Solana, MICHAEL, amount.map(RequestedAmount::Coins))
        };
        assert_eq!(decode(&format!("solana:{MICHAEL}?{query}")), Ok(expected), "{query}");
    }
}

// Requests that a server generates are not supported.
#[rstest]
#[case("solana:https%3A%2F%2Fexample.com%2Fsolana-pay%3Forder%3D12345")]
#[case("solana:https%3A%2F%2Fexample.com%2Fsolana-pay")]
fn solana_pay_transaction_requests_are_refused(#[case] text: &str) {
    assert_eq!(decode(text), Err(DecodeError::Malformed));
}
