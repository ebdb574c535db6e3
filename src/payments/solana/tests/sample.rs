//! Sample payments and ledgers, and a transaction parser that shares no code with the builder.

use crate::payments::solana::{Account, Key, Ledger, Payment, Token};

pub const USDC: &str = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v";
pub const PAYER: &str = "9B5XszUGdMaxCZ7uSQhPzdks5ZQSmWxrmzCSvtJ6Ns6g";
pub const WALLET: &str = "mvines9iiHiQTysrwkJjGf2gb9Ex9jXJX8ns3qwf2kN";
pub const BLOCKHASH: &str = "EkSnNWid2cvwEVnVx9aBqawnmiCNiDgp3gUdkDPTKN1N";
const TOKEN_PROGRAM: &str = "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA";

pub fn key(text: &str) -> Key {
    text.parse().unwrap()
}

pub fn sol() -> Payment {
    Payment { to: key(WALLET), token: None, units: 1 }
}

/// A payment of 26.31 USDC.
pub fn usdc(to: &str) -> Payment {
    Payment { to: key(to), token: Some(Token { mint: key(USDC), decimals: 6 }), units: 26_310_000 }
}

pub fn ledger(accounts: Vec<Option<Account>>) -> Ledger {
    Ledger { blockhash: key(BLOCKHASH), accounts }
}

/// A mint with six decimals.
pub fn mint() -> Account {
    let mut data = vec![0; 82];
    data[44] = 6;
    Account { owner: key(TOKEN_PROGRAM), data }
}

/// A wallet as the ledger reports it.
pub fn wallet() -> Account {
    Account { owner: key("11111111111111111111111111111111"), data: Vec::new() }
}

/// A usable token account that belongs to a wallet.
pub fn account_of(mint: &str, wallet: &str) -> Account {
    let mut data = [key(mint).bytes().as_slice(), key(wallet).bytes(), &[0; 101]].concat();
    data[108] = 1;
    Account { owner: key(TOKEN_PROGRAM), data }
}

/// What a transaction pays.
pub struct Paid {
    pub signer: Key,
    pub blockhash: Key,
    pub to: Key,
    pub units: u64,
}

/// Parses the last instruction of a transaction with one blank signature.
pub fn read(bytes: &[u8]) -> Paid {
    assert_eq!((bytes[0], &bytes[1..65]), (1, [0; 64].as_slice()));
    let message = &bytes[65..];
    assert_eq!(message[0..2], [1, 0], "one signer, who pays the fee");
    let count = usize::from(message[3]);
    let keys: Vec<Key> =
        message[4..].chunks_exact(32).take(count).map(|it| Key::new(it.try_into().unwrap())).collect();
    let rest = &message[4 + 32 * count..];
    let blockhash = Key::new(rest[..32].try_into().unwrap());
    let mut calls = &rest[33..];
    let mut last = (keys[0], Vec::new(), Vec::new());
    for _ in 0..rest[32] {
        let number = usize::from(calls[1]);
        let length = usize::from(calls[2 + number]);
        let accounts: Vec<Key> = calls[2..2 + number].iter().map(|at| keys[usize::from(*at)]).collect();
        last = (keys[usize::from(calls[0])], accounts, calls[3 + number..3 + number + length].to_vec());
        calls = &calls[3 + number + length..];
    }
    assert!(calls.is_empty(), "nothing stands behind the last instruction");
    let (program, accounts, data) = last;
    let is_token = program == key(TOKEN_PROGRAM);
    let (to, units) = if is_token { (accounts[2], &data[1..9]) } else { (accounts[1], &data[4..12]) };
    Paid { signer: keys[0], blockhash, to, units: u64::from_le_bytes(units.try_into().unwrap()) }
}
