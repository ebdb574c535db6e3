use proptest::prelude::*;

use super::super::rails::{
    BASE_USDC, SOLANA_USDC, chain, coin, usdc_on_base, usdc_on_solana, usdt_on_tron, with_token,
};
use super::*;

const EVM_WALLET: &str = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
const SOLANA_WALLET: &str = "mvines9iiHiQTysrwkJjGf2gb9Ex9jXJX8ns3qwf2kN";

fn outgoing_to(rail: &RailFacts, to: &str, amount: &str) -> Option<Outgoing> {
    outgoing(rail, &Address::parse(rail, to).unwrap(), amount.parse().unwrap())
}

fn bytes<const N: usize>(text: &str) -> [u8; N] {
    hex::decode(text.trim_start_matches("0x")).unwrap().try_into().unwrap()
}

#[test]
fn a_token_is_sent_by_calling_its_contract() {
    // As ethers and viem encode transfer(0x5aAe…, 26310000).
    let data = "a9059cbb\
                0000000000000000000000005aaeb6053f3e94c9b9a09f33669435e7ef1beaed\
                0000000000000000000000000000000000000000000000000000000001917570";
    let call =
        Outgoing::Evm { chain_id: 8453, to: bytes(BASE_USDC), value: 0, data: hex::decode(data).unwrap() };
    assert_eq!(outgoing_to(&usdc_on_base(), EVM_WALLET, "26.31"), Some(call));
}

#[test]
fn a_chains_own_coin_is_sent_to_the_address() {
    let call =
        Outgoing::Evm { chain_id: 1, to: bytes(EVM_WALLET), value: 8_430_000_000_000_000, data: Vec::new() };
    assert_eq!(outgoing_to(&chain("ETH", "ETH Mainnet", 1), EVM_WALLET, "0.00843"), Some(call));
}

#[rstest::rstest]
#[case(coin("SOL", "Solana"), None, "0.13842", 138_420_000)]
#[case(usdc_on_solana(), Some((SOLANA_USDC, 6)), "26.31", 26_310_000)]
fn solana_is_paid_in_its_coin_or_a_token(
    #[case] rail: RailFacts,
    #[case] token: Option<(&str, u8)>,
    #[case] amount: &str,
    #[case] units: u64,
) {
    let token = token.map(|(mint, decimals)| Token { mint: mint.parse().unwrap(), decimals });
    let payment = Payment { to: SOLANA_WALLET.parse().unwrap(), token, units };
    assert_eq!(outgoing_to(&rail, SOLANA_WALLET, amount), Some(Outgoing::Solana(payment)));
}

#[rstest::rstest]
#[case::a_token_without_a_contract(chain("XYZ", "Base", 8453), EVM_WALLET, "26.31")]
#[case::an_unknown_token(
    with_token(chain("XYZ", "Base", 8453), "0x2222222222222222222222222222222222222222", 6),
    EVM_WALLET,
    "26.31"
)]
#[case::other_decimals(with_token(chain("USDC", "Base", 8453), BASE_USDC, 8), EVM_WALLET, "25.86")]
#[case::a_contract_of_another_network(
    with_token(chain("USDC", "Base", 8453), SOLANA_USDC, 6),
    EVM_WALLET,
    "26.31"
)]
#[case::no_chain_id(with_token(coin("USDC", "Base"), BASE_USDC, 6), EVM_WALLET, "26.31")]
#[case::a_contradicted_chain(with_token(chain("USDC", "Base", 1), BASE_USDC, 6), EVM_WALLET, "26.31")]
#[case::too_fine(usdc_on_base(), EVM_WALLET, "0.0000001")]
#[case::nothing(usdc_on_base(), EVM_WALLET, "0")]
#[case::no_wallet_of_this_kind(usdt_on_tron(), "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8", "26.31")]
#[case::more_than_solana_counts(coin("SOL", "Solana"), SOLANA_WALLET, "100000000000")]
fn uncertain_transfers_are_not_built(#[case] rail: RailFacts, #[case] to: &str, #[case] amount: &str) {
    assert_eq!(outgoing_to(&rail, to, amount), None);
}

proptest! {
    #[test]
    fn call_data_contains_the_orders_address_and_amount(to in any::<[u8; 20]>(), units in 1_u64..) {
        let rail = usdc_on_base();
        let text = format!("0x{}", hex::encode(to));
        prop_assume!(Address::parse(&rail, &text).is_ok());
        let amount = Decimal::from_i128_with_scale(i128::from(units), 6);
        let Some(Outgoing::Evm { chain_id, to: called, value, data }) = outgoing_to(&rail, &text, &amount.to_string()) else {
            return Err(TestCaseError::fail("no call"));
        };
        prop_assert_eq!((chain_id, value, called), (8453, 0, bytes(BASE_USDC)));
        prop_assert_eq!(data.len(), 4 + 32 + 32);
        prop_assert_eq!(&data[..4], &[0xa9, 0x05, 0x9c, 0xbb]);
        prop_assert_eq!((&data[4..16], &data[16..36]), ([0; 12].as_slice(), to.as_slice()));
        prop_assert_eq!(&data[36..52], &[0; 16]);
        prop_assert_eq!(u128::from_be_bytes(data[52..].try_into().unwrap()), u128::from(units));
    }
}
