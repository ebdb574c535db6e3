mod tokens;

use rstest::rstest;

use super::*;
use crate::payments::rails::{
    BASE_USDC, COFFEE, COFFEE_MADE_AT, OPEN_INVOICE, OTHER_INVOICE, UNRECOVERABLE, chain, coin, order,
    usdc_on_base, usdc_on_solana, usdt_on_tron, with_token,
};

const PAYEE: &str = "0xd4433a62135f2f8621896151e4dceaec7b8c7b2b";
const SEGWIT: &str = "bc1qrgmc45ahzescf0x9nu47fsdvr742dll67phxet";
const WALLET: &str = "mvines9iiHiQTysrwkJjGf2gb9Ex9jXJX8ns3qwf2kN";
const TOKEN_ACCOUNT: &str = "CmFAn7qXrb6f6S2Xrc5ggKbPKtGZGRft7d95b8aeJ3uG";
const NOW: i64 = COFFEE_MADE_AT + 30;

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn bitcoin() -> (Quoted, Answered) {
    order(coin("BTC", "Mainnet"), "0.00028414", SEGWIT)
}

fn lightning() -> (Quoted, Answered) {
    order(coin("BTC", "Lightning"), "0.025", COFFEE)
}

fn base() -> (Quoted, Answered) {
    order(usdc_on_base(), "197.98", PAYEE)
}

fn solana() -> (Quoted, Answered) {
    order(usdc_on_solana(), "26.31", WALLET)
}

fn ether() -> (Quoted, Answered) {
    order(chain("ETH", "ETH Mainnet", 1), "0.0123", PAYEE)
}

fn tron() -> (Quoted, Answered) {
    order(usdt_on_tron(), "26.31", "TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMW")
}

fn with_qr_text(text: impl Into<String>) -> impl Fn(&mut Answered) {
    let text = text.into();
    move |answered| answered.qr_text = Some(text.clone())
}

#[test]
fn a_matching_answer_becomes_instructions() {
    let (quoted, mut answered) = base();
    answered.amount = Some(decimal("197.980"));
    "usdc ".clone_into(&mut answered.coin);
    " BASE".clone_into(&mut answered.network);
    let shown = check(&quoted, &answered, NOW).unwrap();
    assert_eq!(
        (shown.amount.as_str(), shown.coin.as_str(), shown.network.as_str()),
        ("197.980", "USDC", "Base")
    );
    assert_eq!(shown.address, PAYEE);
    assert_eq!(shown.address_groups.concat(), PAYEE);
    assert!(shown.address_groups.iter().all(|group| group.len() <= 4));
    assert!(shown.is_verified);
    assert!(shown.uri.is_some());
    assert_eq!(shown.invoice_expires_at, None);
}

#[test]
fn instructions_contain_the_expiry_of_an_invoice() {
    let (quoted, answered) = lightning();
    assert_eq!(check(&quoted, &answered, NOW).unwrap().invoice_expires_at, Some(COFFEE_MADE_AT + 3600));
}

#[test]
fn an_unknown_network_is_shown_without_a_link() {
    let (quoted, answered) = order(coin("XRP", "Ripple"), "9", "rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh");
    let shown = check(&quoted, &answered, NOW).unwrap();
    assert!(!shown.is_verified && shown.uri.is_none());
}

#[rstest]
#[case::bare(bitcoin(), SEGWIT)]
#[case::bare_in_capitals(bitcoin(), "BC1QRGMC45AHZESCF0X9NU47FSDVR742DLL67PHXET")]
#[case::blank(bitcoin(), "  ")]
#[case::bip_321(bitcoin(), "bitcoin:bc1qrgmc45ahzescf0x9nu47fsdvr742dll67phxet?amount=0.00028414")]
#[case::bip_321_zeros(bitcoin(), "bitcoin:bc1qrgmc45ahzescf0x9nu47fsdvr742dll67phxet?amount=0.000284140")]
#[case::bip_321_no_amount(bitcoin(), "bitcoin:bc1qrgmc45ahzescf0x9nu47fsdvr742dll67phxet")]
#[case::unknown_form(bitcoin(), "{\"to\":\"bc1qrgmc45ahzescf0x9nu47fsdvr742dll67phxet\"}")]
#[case::lightning(lightning(), &format!("lightning:{COFFEE}"))]
#[case::lightning_in_capitals(lightning(), &format!("LIGHTNING:{}", COFFEE.to_uppercase()))]
#[case::eip_681_token(
    base(),
    "ethereum:0x833589fcd6edb6e08f4c7c32d4f71b54bda02913@8453/transfer?address=0xd4433a62135f2f8621896151e4dceaec7b8c7b2b&uint256=197980000"
)]
#[case::eip_681_scientific(
    base(),
    "ethereum:0x833589fcd6edb6e08f4c7c32d4f71b54bda02913@8453/transfer?address=0xd4433a62135f2f8621896151e4dceaec7b8c7b2b&uint256=1.9798e8"
)]
#[case::eip_681_only_the_address(base(), "ethereum:0xd4433a62135f2f8621896151e4dceaec7b8c7b2b@8453")]
#[case::eip_681_native(ether(), "ethereum:0xd4433a62135f2f8621896151e4dceaec7b8c7b2b?value=1.23e16")]
#[case::solana_bare(solana(), WALLET)]
#[case::solana_pay(
    solana(),
    "solana:mvines9iiHiQTysrwkJjGf2gb9Ex9jXJX8ns3qwf2kN?amount=26.31&spl-token=EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v"
)]
#[case::tron_bare(tron(), "TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMW")]
#[case::tron_form(tron(), "tron:TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMW?amount=26.31")]
// Unreadable texts that name nothing else.
#[case::a_page(bitcoin(), "https://pay.example/cb7e3ac0-4f1c-4a1e-9b1c-0e6d1f1f2a3b")]
#[case::words(solana(), "Pay with your wallet")]
#[case::a_request_to_a_server(solana(), "solana:https%3A%2F%2Fexample.com%2Fsolana-pay")]
#[case::what_must_be_understood(
    bitcoin(),
    "bitcoin:bc1qrgmc45ahzescf0x9nu47fsdvr742dll67phxet?amount=0.00028414&req-pay=x"
)]
#[case::an_amount_that_is_none(
    bitcoin(),
    "bitcoin:bc1qrgmc45ahzescf0x9nu47fsdvr742dll67phxet?amount=50,000.00"
)]
#[case::no_recipient(bitcoin(), "bitcoin:?amount=0.00028414&lno=lno1qcp4256ypq")]
#[case::another_call(
    base(),
    "ethereum:0x833589fcd6edb6e08f4c7c32d4f71b54bda02913@8453/approve?address=0xd4433a62135f2f8621896151e4dceaec7b8c7b2b&uint256=197980000"
)]
#[case::a_network_nobody_judges(
    order(coin("XRP", "Ripple"), "9", "rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh"),
    "xrpl://pay?to=somebody&amount=9"
)]
fn a_matching_payment_text_is_accepted(#[case] order: (Quoted, Answered), #[case] text: &str) {
    let (quoted, mut answered) = order;
    with_qr_text(text)(&mut answered);
    assert!(check(&quoted, &answered, NOW).is_ok());
}

#[rstest]
#[case::other_coin(bitcoin(), |a: &mut Answered| a.coin = "BCH".into(), Parked::Coin)]
#[case::no_coin(bitcoin(), |a: &mut Answered| a.coin.clear(), Parked::Coin)]
#[case::other_token(base(), |a: &mut Answered| a.coin = "USDC.e".into(), Parked::Coin)]
#[case::other_network(base(), |a: &mut Answered| a.network = "Arbitrum".into(), Parked::Network)]
#[case::network_spelt_otherwise(base(), |a: &mut Answered| a.network = "Ba se".into(), Parked::Network)]
#[case::lightning_for_chain(bitcoin(), |a: &mut Answered| a.network = "Lightning".into(), Parked::Network)]
#[case::no_amount(bitcoin(), |a: &mut Answered| a.amount = None, Parked::AmountMissing)]
#[case::zero(bitcoin(), |a: &mut Answered| a.amount = Some(Decimal::ZERO), Parked::AmountNotPositive)]
#[case::negative(bitcoin(), |a: &mut Answered| a.amount = Some(decimal("-0.00028414")), Parked::AmountNotPositive)]
#[case::dearer(base(), |a: &mut Answered| a.amount = Some(decimal("197.99")),
    Parked::AmountDiffers { quoted: decimal("197.98"), answered: decimal("197.99") })]
#[case::cheaper(base(), |a: &mut Answered| a.amount = Some(decimal("197.97")),
    Parked::AmountDiffers { quoted: decimal("197.98"), answered: decimal("197.97") })]
#[case::no_address(bitcoin(), |a: &mut Answered| a.address = " ".into(), Parked::AddressMissing)]
#[case::mistyped(bitcoin(), |a: &mut Answered| a.address = "bc1qrgmc45ahzescf0x9nu47fsdvr742dll67phxeu".into(),
    Parked::Address(AddressError::Checksum))]
#[case::mixed_case(bitcoin(), |a: &mut Answered| a.address = "bc1qrgmc45ahzescf0x9nu47fsdvr742dll67phxeT".into(),
    Parked::Address(AddressError::Malformed))]
#[case::test_network(bitcoin(), |a: &mut Answered| a.address = "mk2QpYatsKicvFVuTAQLBryyccRXMUaGHP".into(),
    Parked::Address(AddressError::OtherNetwork))]
#[case::address_of_another_chain(base(), |a: &mut Answered| a.address = WALLET.into(),
    Parked::Address(AddressError::Malformed))]
#[case::blank_around(base(), |a: &mut Answered| a.address = format!("{PAYEE} "),
    Parked::Address(AddressError::Malformed))]
#[case::zero_address(base(), |a: &mut Answered| a.address = format!("0x{}", "0".repeat(40)),
    Parked::Address(AddressError::Unspendable))]
#[case::token_contract(base(), |a: &mut Answered| a.address = "0x833589FCD6EDB6E08F4C7C32D4F71B54BDA02913".into(),
    Parked::Address(AddressError::TokenItself))]
#[case::mint(solana(), |a: &mut Answered| a.address = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v".into(),
    Parked::Address(AddressError::TokenItself))]
#[case::system_program(solana(), |a: &mut Answered| a.address = "1".repeat(32),
    Parked::Address(AddressError::Unspendable))]
#[case::tron_contract(tron(), |a: &mut Answered| a.address = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t".into(),
    Parked::Address(AddressError::TokenItself))]
#[case::address_for_invoice(lightning(), |a: &mut Answered| a.address = SEGWIT.into(),
    Parked::Address(AddressError::Malformed))]
#[case::invoice_for_another_amount(lightning(), |a: &mut Answered| a.address = OTHER_INVOICE.into(), Parked::InvoiceAmount)]
#[case::invoice_without_amount(lightning(), |a: &mut Answered| a.address = OPEN_INVOICE.into(), Parked::InvoiceWithoutAmount)]
#[case::text_names_another_address(
    bitcoin(),
    with_qr_text("bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa?amount=0.00028414"),
    Parked::ClaimAddress
)]
#[case::bare_text_is_another_address(
    bitcoin(),
    with_qr_text("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
    Parked::ClaimAddress
)]
#[case::bare_text_is_the_token(base(), with_qr_text(BASE_USDC), Parked::ClaimAddress)]
#[case::bare_text_is_mistyped(
    bitcoin(),
    with_qr_text("bc1qrgmc45ahzescf0x9nu47fsdvr742dll67phxeu"),
    Parked::ClaimAddress
)]
#[case::bare_text_of_another_chain(base(), with_qr_text(SEGWIT), Parked::ClaimNetwork)]
#[case::unreadable_text_names_another_address(
    bitcoin(),
    with_qr_text("https://pay.example/?to=1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
    Parked::ClaimAddress
)]
#[case::text_to_be_understood_names_another_address(
    bitcoin(),
    with_qr_text("bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa?req-pay=x"),
    Parked::ClaimAddress
)]
#[case::another_call_of_another_chain(
    base(),
    with_qr_text(
        "ethereum:0x833589fcd6edb6e08f4c7c32d4f71b54bda02913@1/approve?address=0xd4433a62135f2f8621896151e4dceaec7b8c7b2b&uint256=197980000"
    ),
    Parked::ClaimNetwork
)]
#[case::another_call_of_another_contract(
    base(),
    with_qr_text(
        "ethereum:0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48@8453/approve?address=0xd4433a62135f2f8621896151e4dceaec7b8c7b2b&uint256=197980000"
    ),
    Parked::ClaimToken
)]
#[case::another_call_for_more(
    base(),
    with_qr_text(
        "ethereum:0x833589fcd6edb6e08f4c7c32d4f71b54bda02913@8453/approve?address=0xd4433a62135f2f8621896151e4dceaec7b8c7b2b&uint256=1979800000"
    ),
    Parked::ClaimAmount
)]
#[case::bare_text_on_a_network_nobody_judges(
    order(coin("XRP", "Ripple"), "9", "rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh"),
    with_qr_text("rLNaPoKeeBjZe2qs6x52yVPZpZ8td4dc6w"),
    Parked::ClaimAddress
)]
#[case::text_names_another_amount(
    bitcoin(),
    with_qr_text("bitcoin:bc1qrgmc45ahzescf0x9nu47fsdvr742dll67phxet?amount=0.00028415"),
    Parked::ClaimAmount
)]
#[case::text_names_two_amounts(
    bitcoin(),
    with_qr_text("bitcoin:bc1qrgmc45ahzescf0x9nu47fsdvr742dll67phxet?amount=0.00028414&amount=1"),
    Parked::ClaimAmount
)]
#[case::text_of_another_scheme(
    bitcoin(),
    with_qr_text("litecoin:bc1qrgmc45ahzescf0x9nu47fsdvr742dll67phxet"),
    Parked::ClaimNetwork
)]
#[case::text_names_another_invoice(lightning(), with_qr_text(format!("lightning:{OTHER_INVOICE}")), Parked::ClaimAddress)]
#[case::text_names_another_chain(
    base(),
    with_qr_text("ethereum:0xd4433a62135f2f8621896151e4dceaec7b8c7b2b@1"),
    Parked::ClaimNetwork
)]
#[case::text_names_another_contract(
    base(),
    with_qr_text(
        "ethereum:0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48@8453/transfer?address=0xd4433a62135f2f8621896151e4dceaec7b8c7b2b&uint256=197980000"
    ),
    Parked::ClaimToken
)]
#[case::text_names_another_payee(
    base(),
    with_qr_text(
        "ethereum:0x833589fcd6edb6e08f4c7c32d4f71b54bda02913@8453/transfer?address=0xe4433a62135f2f8621896151e4dceaec7b8c7b2b&uint256=197980000"
    ),
    Parked::ClaimAddress
)]
#[case::text_names_more_units(
    base(),
    with_qr_text(
        "ethereum:0x833589fcd6edb6e08f4c7c32d4f71b54bda02913@8453/transfer?address=0xd4433a62135f2f8621896151e4dceaec7b8c7b2b&uint256=1979800000"
    ),
    Parked::ClaimAmount
)]
#[case::text_asks_for_ether(
    base(),
    with_qr_text("ethereum:0xd4433a62135f2f8621896151e4dceaec7b8c7b2b@8453?value=197980000"),
    Parked::ClaimToken
)]
#[case::text_asks_for_a_token(
    ether(),
    with_qr_text(
        "ethereum:0x833589fcd6edb6e08f4c7c32d4f71b54bda02913@1/transfer?address=0xd4433a62135f2f8621896151e4dceaec7b8c7b2b&uint256=12300000000000000"
    ),
    Parked::ClaimToken
)]
#[case::text_asks_for_sol(
    solana(),
    with_qr_text("solana:mvines9iiHiQTysrwkJjGf2gb9Ex9jXJX8ns3qwf2kN?amount=26.31"),
    Parked::ClaimToken
)]
fn a_changed_answer_is_parked(
    #[case] order: (Quoted, Answered),
    #[case] change: impl Fn(&mut Answered),
    #[case] expected: Parked,
) {
    let (quoted, mut answered) = order;
    assert!(check(&quoted, &answered, NOW).is_ok());
    change(&mut answered);
    assert_eq!(check(&quoted, &answered, NOW), Err(expected));
}

#[rstest]
#[case(COFFEE_MADE_AT + 3599, None)]
#[case(COFFEE_MADE_AT + 3600, Some(Parked::InvoiceExpired))]
#[case(i64::MAX, Some(Parked::InvoiceExpired))]
fn an_invoice_is_shown_until_it_expires(#[case] now: i64, #[case] expected: Option<Parked>) {
    let (quoted, answered) = lightning();
    assert_eq!(check(&quoted, &answered, now).err(), expected);
}

#[test]
fn a_missing_network_is_no_contradiction() {
    for (quoted, answered) in [bitcoin(), lightning(), base(), solana(), tron()] {
        let without_network = Answered { network: String::new(), ..answered.clone() };
        assert_eq!(check(&quoted, &without_network, NOW), check(&quoted, &answered, NOW));
        assert!(check(&quoted, &without_network, NOW).is_ok());
    }
}

#[test]
fn an_amount_finer_than_the_coin_is_parked() {
    let (quoted, answered) = order(usdt_on_tron(), "26.3100001", "TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMW");
    assert_eq!(check(&quoted, &answered, NOW), Err(Parked::AmountNotPayable));
}

#[test]
fn a_chain_id_that_contradicts_the_network_is_parked() {
    let (quoted, answered) = order(with_token(chain("USDC", "Base", 1), WALLET, 6), "1", PAYEE);
    assert_eq!(check(&quoted, &answered, NOW), Err(Parked::ChainConflict));
}

#[test]
fn a_token_on_solana_has_neither_link_nor_qr_code() {
    let unknown = with_token(coin("XYZ", "Solana"), "8v3eiYVaJEd7W6fzdzvyR4qkTqq7X7K1LddEEM2fDJtk", 6);
    for rail in [usdc_on_solana(), coin("USDC", "Solana"), unknown] {
        let (quoted, answered) = order(rail, "26.31", TOKEN_ACCOUNT);
        let shown = check(&quoted, &answered, NOW).unwrap();
        assert_eq!((shown.uri, shown.qr, shown.address.as_str()), (None, None, TOKEN_ACCOUNT));
    }
    let (quoted, answered) = order(coin("SOL", "Solana"), "1", WALLET);
    let shown = check(&quoted, &answered, NOW).unwrap();
    assert!(shown.uri.is_some() && shown.qr.is_some());
}

#[test]
fn instructions_say_whether_an_invoice_is_signed() {
    let (quoted, answered) = lightning();
    assert!(check(&quoted, &answered, NOW).unwrap().is_signed);
    let (quoted, answered) = order(coin("BTC", "Lightning"), "0.0025", UNRECOVERABLE);
    assert!(!check(&quoted, &answered, NOW).unwrap().is_signed);
}
