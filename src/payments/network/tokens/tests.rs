//! Tests of the table itself, and of upstream's data that agrees or conflicts with it.

use std::collections::HashSet;

use rstest::rstest;

use super::*;
use crate::domain::network::NETWORKS;
use crate::payments::asset::TokenFacts;
use crate::payments::{
    Address, Token,
    rails::{chain, coin, usdc_on_base, with_token},
};

/// A rail on which a pinned token is paid.
fn rail_of(token: &KnownToken) -> RailFacts {
    let network = NETWORKS.iter().find(|network| network.key == token.network).expect("a known network");
    RailFacts { chain_id: network.chain_id, ..coin(token.names[0], network.name) }
}

#[test]
fn every_contract_is_a_valid_address_of_its_chain() {
    for token in TOKENS {
        let native = RailFacts { coin: "a coin without a contract".into(), ..rail_of(token) };
        assert!(Address::parse(&native, token.contract).is_ok(), "{token:?}");
    }
}

#[test]
fn every_token_is_found_only_by_its_names() {
    let mut seen = HashSet::new();
    for token in TOKENS {
        for name in token.names {
            let rail = RailFacts { coin: (*name).into(), ..rail_of(token) };
            assert_eq!(TokenFacts::of(&rail), TokenFacts::Known(*token), "{name}");
            assert!(seen.insert((token.network, name.to_lowercase())), "{name} twice");
        }
        let other = RailFacts { coin: format!("{}x", token.names[0]), ..rail_of(token) };
        assert_eq!(TokenFacts::of(&other), TokenFacts::Unknown);
    }
}

#[test]
fn different_data_about_a_known_token_is_a_conflict() {
    for token in TOKENS {
        let rail = rail_of(token);
        let stated = |contract: &str, decimals| with_token(rail.clone(), contract, decimals);
        assert_eq!(TokenFacts::of(&stated(token.contract, token.decimals)), TokenFacts::Known(*token));
        for decimals in [0, token.decimals - 1, token.decimals + 1, 8, 36, u32::MAX] {
            assert_eq!(TokenFacts::of(&stated(token.contract, decimals)), TokenFacts::Conflict, "{token:?}");
        }
        let another = TOKENS.iter().find(|it| it.network == token.network && it.contract != token.contract);
        for contract in another.map(|it| it.contract).into_iter().chain(["0x", "no contract at all"]) {
            assert_eq!(
                TokenFacts::of(&stated(contract, token.decimals)),
                TokenFacts::Conflict,
                "{token:?} {contract}"
            );
        }
    }
}

#[rstest]
#[case::nothing(None)]
#[case::no_contract(Some(("", Some(6))))]
#[case::no_decimals(Some(("0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913", None)))]
#[case::small_letters(Some(("0x833589fcd6edb6e08f4c7c32d4f71b54bda02913", Some(6))))]
#[case::letters_of_no_checksum(Some(("0x833589FCd6edb6e08f4c7c32d4f71b54bda02913", Some(6))))]
#[case::blanks(Some((" 0x833589fcd6edb6e08f4c7c32d4f71b54bda02913 ", Some(6))))]
fn missing_or_differently_written_data_is_no_conflict(#[case] stated: Option<(&str, Option<u32>)>) {
    let token = stated.map(|(contract, decimals)| Token {
        contract: contract.into(),
        decimals,
        symbol: "USDC".into(),
    });
    let rail = RailFacts { token, ..usdc_on_base() };
    assert!(matches!(TokenFacts::of(&rail), TokenFacts::Known(token) if token.decimals == 6));
}

#[test]
fn a_jetton_matches_in_every_notation() {
    let raw = "0:b113a994b5024a16719f69139328eb759596c38a25f59028b146fecdc3621dfe";
    let rail = with_token(coin("USDT", "Ton"), raw, 6);
    assert!(matches!(TokenFacts::of(&rail), TokenFacts::Known(_)));
}

#[rstest]
#[case(chain("USDC", "Fantom", 250))]
#[case(chain("USDT.e", "Arbitrum", 42161))]
#[case(coin("USDC", "Sui"))]
#[case(coin("BTC", "Mainnet"))]
fn other_coins_and_networks_are_unknown(#[case] rail: RailFacts) {
    assert_eq!(
        TokenFacts::of(&with_token(rail, "0x2222222222222222222222222222222222222222", 6)),
        TokenFacts::Unknown
    );
}
