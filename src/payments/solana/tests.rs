//! Compares messages with what `@solana/web3.js` and `@solana/spl-token` build for the same payment; also
//! tests refusals, and properties of every payment.

mod node;
mod sample;

use super::{Account, Key, Ledger, Missing, Payment, Refused, associated::associated};
use proptest::prelude::*;
use sample::{BLOCKHASH, PAYER, USDC, WALLET, account_of, key, ledger, mint, read, sol, usdc, wallet};

const SOL_MESSAGE: &str = "0100010379726da52d99d60b07ead73b2f6f0bf6083cc85c77a94e34d691d78f8bcafec90b824c2aa3699485f26c66ff1a12b5a1f75559eb848d79d0a2bee08b463684c70000000000000000000000000000000000000000000000000000000000000000cc490e928cd2e3873bb343fc95da33179ca60f4dbf46c2c36e91299d55d4e6b901020200010c0200000015cd5b0700000000";
const USDC_MESSAGE: &str = "0100020579726da52d99d60b07ead73b2f6f0bf6083cc85c77a94e34d691d78f8bcafec9cb109c3c87165f5a587dac2ee4378a1531f436de11c455938ceecad3adb8413443b2bb54b4a96ccd27b2d42b1d09d117ecf3a46a85e31d25d6cdceb903e52a7806ddf6e1d765a193d9cbe146ceeb79ac1cb485ed5f5b37913a8cf5857eff00a9c6fa7af3bedbad3a3d65f36aabc97431b1bbe4c2d2f6e0e47ca60203452f5d61cc490e928cd2e3873bb343fc95da33179ca60f4dbf46c2c36e91299d55d4e6b9010304010402000a0c707591010000000006";
const CREATING_MESSAGE: &str = "0100050879726da52d99d60b07ead73b2f6f0bf6083cc85c77a94e34d691d78f8bcafec943b2bb54b4a96ccd27b2d42b1d09d117ecf3a46a85e31d25d6cdceb903e52a78cb109c3c87165f5a587dac2ee4378a1531f436de11c455938ceecad3adb841348c97258f4e2489f1bb3d1029148e0d830b5a1399daff1084048e7bd8dbe9f8590b824c2aa3699485f26c66ff1a12b5a1f75559eb848d79d0a2bee08b463684c7c6fa7af3bedbad3a3d65f36aabc97431b1bbe4c2d2f6e0e47ca60203452f5d61000000000000000000000000000000000000000000000000000000000000000006ddf6e1d765a193d9cbe146ceeb79ac1cb485ed5f5b37913a8cf5857eff00a9cc490e928cd2e3873bb343fc95da33179ca60f4dbf46c2c36e91299d55d4e6b902030600010405060701010704020501000a0c707591010000000006";

/// A transaction with one blank signature and this message.
fn unsigned_hex(message: &str) -> String {
    format!("01{}{message}", "00".repeat(64))
}

fn transaction_hex(payment: &Payment, accounts: Vec<Option<Account>>) -> Result<String, Refused> {
    payment.transaction(key(PAYER), &ledger(accounts), Missing::Create).map(hex::encode)
}

#[rstest::rstest]
#[case(PAYER, USDC, "EfgTGUtpb3eSqqTZVWyGXbWA8Dkfgz817fVkgy9W7fWB")]
#[case(WALLET, USDC, "5ZGPSxMzV9xV5s3Wep73r8k5MsPAtLYs11dGDdknznM5")]
#[case(PAYER, "8v3eiYVaJEd7W6fzdzvyR4qkTqq7X7K1LddEEM2fDJtk", "2itLtNphvou4bFEhwcoBs1nBvwmqdbnMWvs8rkz4NeP3")]
#[case(
    WALLET,
    "8v3eiYVaJEd7W6fzdzvyR4qkTqq7X7K1LddEEM2fDJtk",
    "9GPvcyNczLBacoKiFHCcYSekakjLiVWNwQHU2fDNYHFh"
)]
fn associated_accounts_match_the_libraries(#[case] wallet: &str, #[case] token: &str, #[case] account: &str) {
    assert_eq!(associated(&key(wallet), &key(token)), Some(key(account)));
}

#[test]
fn a_sol_payment_matches_the_library() {
    let payment = Payment { units: 123_456_789, ..sol() };
    assert_eq!(transaction_hex(&payment, vec![None]), Ok(unsigned_hex(SOL_MESSAGE)));
}

#[test]
fn a_token_is_paid_to_the_wallets_token_account() {
    let token_account = account_of(USDC, WALLET);
    assert_eq!(
        transaction_hex(&usdc(WALLET), vec![Some(mint()), Some(wallet()), Some(token_account)]),
        Ok(unsigned_hex(USDC_MESSAGE))
    );
}

#[test]
fn a_missing_token_account_is_created() {
    for token_account in [None, Some(wallet())] {
        let accounts = vec![Some(mint()), Some(wallet()), token_account];
        assert_eq!(transaction_hex(&usdc(WALLET), accounts.clone()), Ok(unsigned_hex(CREATING_MESSAGE)));
        let result = usdc(WALLET).transaction(key(PAYER), &ledger(accounts), Missing::Refuse);
        assert_eq!(result, Err(Refused::Recipient), "nothing is made where that is not wanted");
    }
}

#[test]
fn an_address_that_does_not_exist_is_not_a_wallet() {
    assert_eq!(transaction_hex(&usdc(WALLET), vec![Some(mint()), None, None]), Err(Refused::Recipient));
}

#[test]
fn an_account_of_a_program_is_not_a_wallet() {
    let mut account = wallet();
    assert!(account.is_wallet());
    account.data = vec![0; 80];
    assert!(!account.is_wallet(), "a nonce account belongs to the system as well");
    assert!(!account_of(USDC, WALLET).is_wallet() && account_of(USDC, WALLET).holds(&key(USDC)));
}

#[test]
fn a_token_account_is_paid_directly() {
    let account = associated(&key(WALLET), &key(USDC)).unwrap().to_string();
    let accounts = vec![Some(mint()), Some(account_of(USDC, WALLET)), None];
    assert_eq!(transaction_hex(&usdc(&account), accounts.clone()), Ok(unsigned_hex(USDC_MESSAGE)));
    let result = usdc(&account).transaction(key(PAYER), &ledger(accounts), Missing::Refuse);
    assert_eq!(result.map(hex::encode), Ok(unsigned_hex(USDC_MESSAGE)));
}

#[rstest::rstest]
#[case::no_mint(None, None, Refused::Mint)]
#[case::other_decimals(Some(Account { data: vec![9; 82], ..mint() }), None, Refused::Mint)]
#[case::token_2022(Some(Account { owner: key("TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb"), ..mint() }), None, Refused::Mint)]
#[case::other_token(
    Some(mint()),
    Some(account_of("8v3eiYVaJEd7W6fzdzvyR4qkTqq7X7K1LddEEM2fDJtk", PAYER)),
    Refused::Recipient
)]
#[case::frozen(Some(mint()), Some(frozen()), Refused::Recipient)]
#[case::a_program(Some(mint()), Some(Account { owner: key(WALLET), data: Vec::new() }), Refused::Recipient)]
fn a_contradicting_ledger_refuses_the_payment(
    #[case] mint: Option<Account>,
    #[case] recipient: Option<Account>,
    #[case] why: Refused,
) {
    assert_eq!(transaction_hex(&usdc(WALLET), vec![mint, recipient, None]), Err(why));
}

fn frozen() -> Account {
    let mut account = account_of(USDC, WALLET);
    account.data[108] = 2;
    account
}

#[test]
fn a_token_is_never_sent_to_an_off_curve_wallet() {
    let derived = associated(&key(WALLET), &key(USDC)).unwrap().to_string();
    assert_eq!(
        transaction_hex(&usdc(&derived), vec![Some(mint()), Some(wallet()), None]),
        Err(Refused::Recipient)
    );
}

#[test]
fn a_token_account_with_another_owner_is_not_paid() {
    let token_account = account_of(USDC, PAYER);
    assert_eq!(
        transaction_hex(&usdc(WALLET), vec![Some(mint()), Some(wallet()), Some(token_account)]),
        Err(Refused::Recipient)
    );
}

#[test]
fn sol_is_not_sent_to_an_account_of_a_program() {
    assert_eq!(transaction_hex(&sol(), vec![Some(account_of(USDC, WALLET))]), Err(Refused::Recipient));
}

#[test]
fn a_derived_address_cannot_pay() {
    let payer = associated(&key(WALLET), &key(USDC)).unwrap();
    assert_eq!(sol().transaction(payer, &ledger(vec![None]), Missing::Create), Err(Refused::Payer));
}

proptest! {
    #[test]
    fn a_transaction_contains_exactly_the_payment(
        payer in any::<[u8; 32]>(),
        to in any::<[u8; 32]>(),
        units in 1_u64..,
        is_sol in any::<bool>(),
    ) {
        let (payer, to) = (Key::new(payer), Key::new(to));
        let payment = if is_sol { sol() } else { usdc(USDC) };
        let payment = Payment { to, units, ..payment };
        let ledger = Ledger { blockhash: key(BLOCKHASH), accounts: if is_sol { vec![None] } else { vec![Some(mint()), Some(wallet()), None] } };
        let Ok(bytes) = payment.transaction(payer, &ledger, Missing::Create) else {
            prop_assert!(!payer.is_on_curve() || (!is_sol && !to.is_on_curve()));
            return Ok(());
        };
        let paid = read(&bytes);
        prop_assert_eq!(paid.signer, payer);
        prop_assert_eq!(paid.units, units);
        prop_assert_eq!(paid.blockhash, key(BLOCKHASH));
        let expected = if is_sol { to } else { associated(&to, &key(USDC)).unwrap() };
        prop_assert_eq!(paid.to, expected);
    }
}
