//! Properties of every order: a URI contains exactly what was checked, and a changed character is detected.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::atomic::to_atomic;
use super::rails::{COFFEE, COFFEE_MADE_AT, SOLANA_USDC, chain, coin, order, usdc_on_base, with_token};
use super::{Address, Answered, Quoted, RailFacts, RequestedAmount, check, decode};

/// Generates a rail, an address on it, and the decimals of its amounts.
fn destination() -> impl Strategy<Value = (RailFacts, String, u32)> {
    (any::<[u8; 20]>(), any::<[u8; 32]>(), 0..8_u8).prop_filter_map("not payable", |(hash, key, kind)| {
        let (rail, address, decimals) = match kind {
            0 => (coin("BTC", "Mainnet"), segwit("bc", &hash), 8),
            1 => (coin("BTC", "Mainnet"), base58(0x00, &hash), 8),
            2 => (coin("LTC", "Mainnet"), segwit("ltc", &hash), 8),
            3 => (coin("DOGE", "Mainnet"), base58(0x1e, &hash), 8),
            4 => (usdc_on_base(), format!("0x{}", hex::encode(hash)), 6),
            5 => (chain("ETH", "ETH Mainnet", 1), format!("0x{}", hex::encode(hash)), 18),
            6 => (coin("SOL", "Solana"), bs58::encode(key).into_string(), 9),
            _ => (coin("GRAM", "Ton"), format!("0:{}", hex::encode(key)), 9),
        };
        let address_of_rail = Address::parse(&rail, &address).ok()?;
        super::payment_uri(&rail, &address_of_rail, Decimal::ONE).ok()??;
        Some((rail, address, decimals))
    })
}

fn segwit(prefix: &str, hash: &[u8]) -> String {
    bech32::segwit::encode_v0(bech32::Hrp::parse(prefix).unwrap(), hash).unwrap()
}

fn base58(version: u8, hash: &[u8]) -> String {
    bs58::encode(hash).with_check_version(version).into_string()
}

fn amount(units: u64, decimals: u32) -> Decimal {
    Decimal::from_i128_with_scale(i128::from(units), decimals)
}

proptest! {
    #[test]
    fn a_uri_contains_exactly_what_was_checked(
        (rail, address, decimals) in destination(),
        units in 1_u64..=u64::MAX,
    ) {
        let amount = amount(units, decimals);
        let (quoted, answered) = order(rail.clone(), &amount.to_string(), &address);
        let shown = check(&quoted, &answered, 0).unwrap();
        let uri = shown.uri.unwrap();
        for text in [&uri.href, &uri.qr] {
            let request = decode(text).unwrap();
            let named = Address::parse(&rail, &request.recipient).unwrap();
            prop_assert!(named.is_same_as(&Address::parse(&rail, &address).unwrap()));
            prop_assert_eq!(request.chain_id, rail.chain_id);
            prop_assert_eq!(request.token, rail.token.as_ref().map(|token| token.contract.clone()));
            match request.amount.unwrap() {
                RequestedAmount::Coins(coins) => prop_assert_eq!(coins, amount),
                RequestedAmount::Atomic(units) => prop_assert_eq!(to_atomic(amount, decimals), Ok(units)),
            }
        }
        let echoed = Answered { qr_text: Some(uri.qr), ..answered };
        prop_assert!(check(&quoted, &echoed, 0).is_ok());
    }

    #[test]
    fn any_other_amount_is_parked((rail, address, decimals) in destination(), units in 1_u64..u64::MAX) {
        let (quoted, answered) = order(rail, &amount(units, decimals).to_string(), &address);
        let changed = Answered { amount: Some(amount(units + 1, decimals)), ..answered };
        prop_assert!(check(&quoted, &changed, 0).is_err());
    }

    #[test]
    fn a_changed_character_fails_the_checksum(
        kind in 0..6_usize,
        hash in any::<[u8; 20]>(),
        place in any::<prop::sample::Index>(),
        letter in prop::char::ranges(vec!['0'..='9', 'a'..='z', 'A'..='Z'].into()),
    ) {
        let (rail, text) = match kind {
            0 => (coin("BTC", "Mainnet"), segwit("bc", &hash)),
            1 => (coin("BTC", "Mainnet"), base58(0x05, &hash)),
            2 => (coin("LTC", "Mainnet"), base58(0x30, &hash)),
            3 => (coin("USDT", "Tron"), base58(0x41, &hash)),
            4 => (coin("BTC", "Lightning"), COFFEE.to_owned()),
            _ => (coin("GRAM", "Ton"), "UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA".to_owned()),
        };
        prop_assert!(Address::parse(&rail, &text).is_ok());
        let mut letters: Vec<char> = text.chars().collect();
        let place = place.index(letters.len());
        letters[place] = if letters[place] != letter {
            letter
        } else if letter == '2' {
            '3'
        } else {
            '2'
        };
        let changed: String = letters.into_iter().collect();
        prop_assert!(Address::parse(&rail, &changed).is_err());
    }

    #[test]
    fn a_letter_in_the_wrong_case_fails_the_evm_checksum(place in any::<prop::sample::Index>()) {
        let text = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
        let mut letters: Vec<char> = text.chars().collect();
        let places: Vec<usize> = (2..letters.len()).filter(|place| letters[*place].is_alphabetic()).collect();
        let place = places[place.index(places.len())];
        letters[place] = if letters[place].is_ascii_lowercase() {
            letters[place].to_ascii_uppercase()
        } else {
            letters[place].to_ascii_lowercase()
        };
        let changed: String = letters.into_iter().collect();
        prop_assert!(Address::parse(&usdc_on_base(), &changed).is_err());
    }

    #[test]
    fn check_never_panics(
        coin_name in prop::sample::select(vec!["BTC", "LTC", "ETH", "USDC", "SOL", "GRAM", "SUI", "X"]),
        network in prop::sample::select(vec!["Mainnet", "Lightning", "Base", "Solana", "Tron", "Ton", "Sui", "Y"]),
        address in "\\PC{0,120}",
        text in prop::option::of("(bitcoin|ethereum|solana|ton)?:?\\PC{0,80}"),
        mantissa in any::<i64>(),
        scale in 0..29_u32,
        decimals in any::<u32>(),
        contract in "\\PC{0,60}",
        now in any::<i64>(),
    ) {
        let amount = Decimal::from_i128_with_scale(i128::from(mantissa), scale);
        for address in [address.as_str(), COFFEE, SOLANA_USDC, "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"] {
            for rail in [coin(coin_name, network), with_token(chain(coin_name, network, 1), &contract, decimals)] {
                let answered = Answered {
                    coin: coin_name.into(),
                    network: network.into(),
                    amount: Some(amount),
                    address: address.into(),
                    qr_text: text.clone(),
                };
                let _ = check(&Quoted { rail, amount }, &answered, now);
            }
        }
    }
}

#[test]
fn an_invoice_round_trips() {
    let (quoted, answered) = order(coin("BTC", "Lightning"), "0.025", COFFEE);
    let uri = check(&quoted, &answered, COFFEE_MADE_AT).unwrap().uri.unwrap();
    for text in [&uri.href, &uri.qr] {
        let request = decode(text).unwrap();
        assert_eq!(request.recipient.to_lowercase(), COFFEE);
        assert_eq!(request.amount, None);
    }
}
