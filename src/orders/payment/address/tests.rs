use rstest::rstest;

use super::*;
use crate::orders::payment::rails::{
    BASE_USDC, COFFEE, SOLANA_USDC, TRON_USDT, chain, coin, usdc_on_base, usdc_on_solana, usdt_on_tron,
    with_token,
};

type Refused = Result<(), AddressError>;

fn parse(rail: &RailFacts, text: &str) -> Refused {
    Address::parse(rail, text).map(|_| ())
}

// BIP-350's list for mainnet, and base58check addresses from BOLT 11 and the genesis block.
#[rstest]
#[case("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", Ok(()))]
#[case("bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y", Ok(()))]
#[case("BC1SW50QGDZ25J", Ok(()))]
#[case("bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs", Ok(()))]
#[case("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", Ok(()))]
#[case("bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3", Ok(()))]
#[case("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", Ok(()))]
#[case("1RustyRX2oai4EYYDpQGWvEL62BBGqN9T", Ok(()))]
#[case("3EktnHQD7RiAE6uzMj2ZifT9YgRrkSgzQX", Ok(()))]
#[case("tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7", Err(AddressError::OtherNetwork))]
#[case("mk2QpYatsKicvFVuTAQLBryyccRXMUaGHP", Err(AddressError::OtherNetwork))]
#[case("tc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq5zuyut", Err(AddressError::Malformed))]
#[case("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd", Err(AddressError::Checksum))]
#[case("BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL", Err(AddressError::Checksum))]
#[case("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh", Err(AddressError::Checksum))]
#[case("bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4", Err(AddressError::Malformed))]
#[case("BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R", Err(AddressError::Malformed))]
#[case("bc1pw5dgrnzv", Err(AddressError::Malformed))]
#[case(
    "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav",
    Err(AddressError::Malformed)
)]
#[case("BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P", Err(AddressError::Malformed))]
#[case("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf", Err(AddressError::Malformed))]
#[case("bc1gmk9yu", Err(AddressError::Checksum))]
#[case("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3T4", Err(AddressError::Malformed))]
#[case("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", Err(AddressError::Checksum))]
#[case("1111111111111111111114oLvT2", Err(AddressError::Unspendable))]
#[case("bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", Err(AddressError::Malformed))]
#[case(" 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", Err(AddressError::Malformed))]
#[case("", Err(AddressError::Malformed))]
fn bitcoin_takes_mainnet_addresses_only(#[case] text: &str, #[case] expected: Refused) {
    assert_eq!(parse(&coin("BTC", "Mainnet"), text), expected);
}

#[rstest]
#[case("LdP8Qox1VAhCzLJNqrr74YovaWYyNBUWvL", Ok(()))]
#[case("MVcg9uEvtWuP5N6V48EHfEtbz48qR8TKZ9", Ok(()))]
#[case("3EktnHQD7RiAE6uzMj2ZifT9YgRrkSgzQX", Ok(()))]
#[case("ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9", Ok(()))]
#[case("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", Err(AddressError::OtherNetwork))]
#[case("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", Err(AddressError::OtherNetwork))]
#[case("DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L", Err(AddressError::OtherNetwork))]
fn litecoin_refuses_what_only_bitcoin_has(#[case] text: &str, #[case] expected: Refused) {
    assert_eq!(parse(&coin("LTC", "Mainnet"), text), expected);
}

#[rstest]
#[case("DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L", Ok(()))]
#[case("LdP8Qox1VAhCzLJNqrr74YovaWYyNBUWvL", Err(AddressError::OtherNetwork))]
#[case("DH5yaieqoZN36fDVciNyRueRGvGLR3mr7M", Err(AddressError::Checksum))]
fn dogecoin_takes_its_own(#[case] text: &str, #[case] expected: Refused) {
    assert_eq!(parse(&coin("DOGE", "Mainnet"), text), expected);
}

// EIP-55's examples.
#[rstest]
#[case("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", Ok(()))]
#[case("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", Ok(()))]
#[case("0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB", Ok(()))]
#[case("0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb", Ok(()))]
#[case("0x52908400098527886E0F7030069857D2E4169EE7", Ok(()))]
#[case("0xde709f2102306220921060314715629080e2fb77", Ok(()))]
#[case("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed", Err(AddressError::Checksum))]
#[case("5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", Err(AddressError::Malformed))]
#[case("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe", Err(AddressError::Malformed))]
#[case("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeg", Err(AddressError::Malformed))]
#[case("0x0000000000000000000000000000000000000000", Err(AddressError::Unspendable))]
#[case("0x000000000000000000000000000000000000dEaD", Err(AddressError::Unspendable))]
#[case("0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE", Err(AddressError::Unspendable))]
#[case(BASE_USDC, Err(AddressError::TokenItself))]
#[case("0xD3935AD1DD768FE8135F841A55E9D73A826000A0", Err(AddressError::TokenItself))]
fn evm_checks_the_checksum_where_there_is_one(#[case] text: &str, #[case] expected: Refused) {
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
fn solana_takes_thirty_two_bytes(#[case] text: &str, #[case] expected: Refused) {
    assert_eq!(parse(&usdc_on_solana(), text), expected);
}

#[rstest]
#[case("TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMW", Ok(()))]
#[case("TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMX", Err(AddressError::Checksum))]
#[case("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", Err(AddressError::OtherNetwork))]
#[case(TRON_USDT, Err(AddressError::TokenItself))]
fn tron_takes_its_prefix(#[case] text: &str, #[case] expected: Refused) {
    assert_eq!(parse(&usdt_on_tron(), text), expected);
}

// The TON documentation's example account in all its notations.
#[rstest]
#[case("EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF", Ok(()))]
#[case("EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff+W72r5gqPrHF", Ok(()))]
#[case("UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA", Ok(()))]
#[case("0:ca6e321c7cce9ecedf0a8ca2492ec8592494aa5fb5ce0387dff96ef6af982a3e", Ok(()))]
#[case("0:CA6E321C7CCE9ECEDF0A8CA2492EC8592494AA5FB5CE0387DFF96EF6AF982A3E", Ok(()))]
#[case("kQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPgpP", Err(AddressError::OtherNetwork))]
#[case("0QDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPleK", Err(AddressError::OtherNetwork))]
#[case("EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHG", Err(AddressError::Checksum))]
#[case("EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrH", Err(AddressError::Malformed))]
#[case("2:ca6e321c7cce9ecedf0a8ca2492ec8592494aa5fb5ce0387dff96ef6af982a3e", Err(AddressError::Malformed))]
#[case("0:0000000000000000000000000000000000000000000000000000000000000000", Err(AddressError::Unspendable))]
fn ton_takes_every_mainnet_notation(#[case] text: &str, #[case] expected: Refused) {
    assert_eq!(parse(&coin("GRAM", "Ton"), text), expected);
}

#[rstest]
#[case("0x9e34bd0b2d8ed9ba3b2a1bdd2d8b1b0c0f5ed7b4f5a0d8f0b1e2c3d4a5968778", Ok(()))]
#[case("0x0000000000000000000000000000000000000000000000000000000000000002", Err(AddressError::Unspendable))]
#[case("0xd3935ad1dd768fe8135f841a55e9d73a826000a0", Err(AddressError::Malformed))]
#[case("0xdba34672e30cb065b1f93e3ab55318768fd6fef66c15942c9f7cb846e2f900e7", Err(AddressError::TokenItself))]
fn sui_takes_sixty_four_digits(#[case] text: &str, #[case] expected: Refused) {
    let usdc = "0xdba34672e30cb065b1f93e3ab55318768fd6fef66c15942c9f7cb846e2f900e7::usdc::USDC";
    assert_eq!(parse(&with_token(coin("USDC", "Sui"), usdc, 6), text), expected);
}

// BOLT 11's examples; those of the legacy kind carry no payment secret.
#[rstest]
#[case(COFFEE, Ok(()))]
#[case("lnbc2500u1pvjluezpp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdq5xysxxatsyp3k7enxv4jsxqzpuaztrnwngzn3kdzw5hydlzf03qdgm2hdq27cqv3agm2awhz5se903vruatfhq77w3ls4evs3ch9zw97j25emudupq63nyw24cg27h2rspfj9srp", Ok(()))]
#[case(
    "lntb20m1pvjluezhp58yjmdan79s6qqdhdzgynm4zwqd5d7xmw5fk98klysy043l2ahrqspp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqfpp3x9et2e20v6pu37c5d9vax37wxq72un98kmzzhznpurw9sgl2v0nklu2g4d0keph5t7tj9tcqd8rexnd07ux4uv2cjvcqwaxgj7v4uwn5wmypjd5n69z2xm3xgksg28nwht7f6zspwp3f9t",
    Err(AddressError::OtherNetwork)
)]
#[case(
    "lnbc25m1pvjluezpp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdq5vdhkven9v5sxyetpdeessp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zygs9q4psqqqqqqqqqqqqqqqpqsqq40wa3khl49yue3zsgm26jrepqr2eghqlx86rttutve3ugd05em86nsefzh4pfurpd9ek9w2vp95zxqnfe2u7ckudyahsa52q66tgzcp6t2dyk",
    Err(AddressError::Malformed)
)]
#[case(
    "lnbc2500u1pvjluezpp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdpquwpc4curk03c9wlrswe78q4eyqc7d8d0xqzpuyk0sg5g70me25alkluzd2x62aysf2pyy8edtjeevuv4p2d5p76r4zkmneet7uvyakky2zr4cusd45tftc9c5fh0nnqpnl2jfll544esqchsrnt",
    Err(AddressError::Checksum)
)]
#[case(
    "pvjluezpp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdpquwpc4curk03c9wlrswe78q4eyqc7d8d0xqzpuyk0sg5g70me25alkluzd2x62aysf2pyy8edtjeevuv4p2d5p76r4zkmneet7uvyakky2zr4cusd45tftc9c5fh0nnqpnl2jfll544esqchsrny",
    Err(AddressError::Malformed)
)]
#[case(
    "LNBC2500u1pvjluezpp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdpquwpc4curk03c9wlrswe78q4eyqc7d8d0xqzpuyk0sg5g70me25alkluzd2x62aysf2pyy8edtjeevuv4p2d5p76r4zkmneet7uvyakky2zr4cusd45tftc9c5fh0nnqpnl2jfll544esqchsrny",
    Err(AddressError::Malformed)
)]
// An unrecoverable signature: refusing it is the wallet's business.
#[case(
    "lnbc2500u1pvjluezpp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdq5xysxxatsyp3k7enxv4jsxqzpuaxtrnwngzn3kdzw5hydlzf03qdgm2hdq27cqv3agm2awhz5se903vruatfhq77w3ls4evs3ch9zw97j25emudupq63nyw24cg27h2rspk28uwq",
    Ok(())
)]
#[case(
    "lnbc1pvjluezpp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdpl2pkx2ctnv5sxxmmwwd5kgetjypeh2ursdae8g6na6hlh",
    Err(AddressError::Malformed)
)]
#[case(
    "lnbc2500x1pvjluezpp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdq5xysxxatsyp3k7enxv4jsxqzpujr6jxr9gq9pv6g46y7d20jfkegkg4gljz2ea2a3m9lmvvr95tq2s0kvu70u3axgelz3kyvtp2ywwt0y8hkx2869zq5dll9nelr83zzqqpgl2zg",
    Err(AddressError::Malformed)
)]
#[case(
    "lnbc2500000001p1pvjluezpp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdq5xysxxatsyp3k7enxv4jsxqzpu7hqtk93pkf7sw55rdv4k9z2vj050rxdr6za9ekfs3nlt5lr89jqpdmxsmlj9urqumg0h9wzpqecw7th56tdms40p2ny9q4ddvjsedzcplva53s",
    Err(AddressError::Malformed)
)]
// The contract's sample: its bech32 checksum holds, its signature is made up.
#[case(
    "lnbc284140n1p4v3weqpp5s29zh3hw9tc3xsuy3jx9egmz33kk43z5ggm9lxrendhw2vx0364ssp5spma4w6slg4p04mfxuz2n9zn5lclvd2w00rrecq4xs7fm3r0m7usdqdfaexgetjypkxuxqrrss7gyu7w60zpxpf8u09wc8xu2z40egs52ycy8efsd0vvrz7xyw9epj8wexn49vww8ahr04k4kvtjatsdxh2egpjy2l6pp2j3n7ph4y034gnl86kz",
    Ok(())
)]
fn lightning_takes_mainnet_invoices_whose_checksum_holds(#[case] text: &str, #[case] expected: Refused) {
    assert_eq!(parse(&coin("BTC", "Lightning"), text), expected);
}

#[test]
fn an_invoice_in_capitals_is_the_same_invoice() {
    let rail = coin("BTC", "Lightning");
    let small = Address::parse(&rail, COFFEE).unwrap();
    let capital = Address::parse(&rail, &COFFEE.to_uppercase()).unwrap();
    assert!(small.is_same_as(&capital));
    let Recipient::Lightning(invoice) = small.recipient() else { panic!("an invoice") };
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
fn an_unknown_network_is_only_kept_free_of_mischief(#[case] text: &str, #[case] expected: Refused) {
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
    let small = Address::parse(&rail, "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed").unwrap();
    assert!(mixed.is_same_as(&small));
    assert_eq!(mixed.as_str(), "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
    assert_eq!(mixed.groups().concat(), mixed.as_str());
    assert_eq!(mixed.groups().first().map(String::as_str), Some("0x5a"));
}

#[rstest]
#[case("mvines9iiHiQTysrwkJjGf2gb9Ex9jXJX8ns3qwf2kN", true)]
#[case("CmFAn7qXrb6f6S2Xrc5ggKbPKtGZGRft7d95b8aeJ3uG", false)]
fn a_solana_wallet_lies_on_the_curve(#[case] text: &str, #[case] expected: bool) {
    assert_eq!(SolanaKey::parse(text).unwrap().can_be_wallet(), expected);
}
