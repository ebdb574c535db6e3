//! One payment of SOL, or of a token of the token program, from the payer's wallet to the recipient.
//!
//! The recipient of a token is either a wallet, whose token account is derived, or a token account. The
//! ledger decides which of the two it is. Anything else is refused, and so is an address that does not exist
//! on the ledger: what looks like a wallet may be a token account that has not been created yet.

use super::{
    associated::associated,
    key::Key,
    message::{AccountMeta, Instruction, unsigned},
};
use thiserror::Error;

/// A payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    pub to: Key,
    /// `None` for SOL.
    pub token: Option<Token>,
    /// In the smallest units.
    pub units: u64,
}

/// A token, identified by its mint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub mint: Key,
    pub decimals: u8,
}

/// An account as a node reports it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The program that owns it.
    pub owner: Key,
    pub data: Vec<u8>,
}

/// The ledger data that the payment depends on, at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// A transaction with this blockhash is accepted for about a minute.
    pub blockhash: Key,
    /// The accounts of [`Payment::looked_at`], in the same order; `None` for those that do not exist.
    pub accounts: Vec<Option<Account>>,
}

/// Why no transaction is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Refused {
    /// Nobody can sign for a derived address.
    #[error("the payer is no wallet")]
    Payer,
    /// The mint does not exist, belongs to another program, or has other decimals.
    #[error("the mint is not the token that was named")]
    Mint,
    /// Neither a wallet nor an account of this token.
    #[error("the recipient cannot take this coin")]
    Recipient,
    /// Does not happen for payments.
    #[error("the transaction is too long")]
    TooLong,
}

/// The lengths of a mint and a token account, and the offsets of the fields that are read.
const MINT_LENGTH: usize = 82;
const MINT_DECIMALS: usize = 44;
const ACCOUNT_LENGTH: usize = 165;
const ACCOUNT_STATE: usize = 108;
const USABLE: u8 = 1;

/// Instruction numbers of the three programs.
const SYSTEM_TRANSFER: u32 = 2;
const CREATE_IDEMPOTENT: u8 = 1;
const TRANSFER_CHECKED: u8 = 12;

/// What to do if the recipient's wallet has no account of the token yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Create it in the same transaction, at the payer's cost.
    Create,
    Refuse,
}

impl Account {
    /// Whether it is a wallet: owned by the system program, without data.
    pub fn is_wallet(&self) -> bool {
        self.owner == Key::SYSTEM && self.data.is_empty()
    }

    /// Whether it is a usable account of this token.
    pub fn holds(&self, mint: &Key) -> bool {
        self.owner == Key::TOKEN
            && self.data.len() == ACCOUNT_LENGTH
            && self.data.starts_with(mint.bytes())
            && self.data.get(ACCOUNT_STATE) == Some(&USABLE)
    }
}

impl Payment {
    /// The accounts whose state decides how the payment is made.
    pub fn looked_at(&self) -> Vec<Key> {
        match &self.token {
            None => vec![self.to],
            Some(token) => [Some(token.mint), Some(self.to), associated(&self.to, &token.mint)]
                .into_iter()
                .flatten()
                .collect(),
        }
    }

    /// Builds the transaction for the payer to sign.
    pub fn transaction(&self, payer: Key, ledger: &Ledger, missing: Missing) -> Result<Vec<u8>, Refused> {
        if !payer.is_on_curve() {
            return Err(Refused::Payer);
        }
        let mut accounts = ledger.accounts.iter().map(Option::as_ref);
        let mut next = || accounts.next().flatten();
        let instructions = match &self.token {
            None => vec![self.of_sol(payer, next())?],
            Some(token) => self.of_token(payer, token, [next(), next(), next()])?,
        };
        if missing == Missing::Refuse && instructions.iter().any(|it| it.program == Key::ASSOCIATED) {
            return Err(Refused::Recipient);
        }
        unsigned(payer, &ledger.blockhash, &instructions).ok_or(Refused::TooLong)
    }

    fn of_sol(&self, payer: Key, recipient: Option<&Account>) -> Result<Instruction, Refused> {
        if recipient.is_some_and(|account| account.owner != Key::SYSTEM) {
            return Err(Refused::Recipient);
        }
        let mut data = SYSTEM_TRANSFER.to_le_bytes().to_vec();
        data.extend(self.units.to_le_bytes());
        let accounts = vec![AccountMeta::writable(payer), AccountMeta::writable(self.to)];
        Ok(Instruction { program: Key::SYSTEM, accounts, data })
    }

    fn of_token(
        &self,
        payer: Key,
        token: &Token,
        [mint, recipient, token_account]: [Option<&Account>; 3],
    ) -> Result<Vec<Instruction>, Refused> {
        if !mint.is_some_and(|account| is_mint(account, token.decimals)) {
            return Err(Refused::Mint);
        }
        let from = associated(&payer, &token.mint).ok_or(Refused::Payer)?;
        if recipient.is_some_and(|account| account.holds(&token.mint)) {
            return Ok(vec![self.transfer(payer, token, from, self.to)]);
        }
        let is_wallet = recipient.is_some_and(Account::is_wallet) && self.to.is_on_curve();
        let to = associated(&self.to, &token.mint).filter(|_| is_wallet).ok_or(Refused::Recipient)?;
        let transfer = self.transfer(payer, token, from, to);
        match token_account {
            None => Ok(vec![self.create_token_account(payer, token, to), transfer]),
            // Somebody sent SOL to the address before the token account was created.
            Some(account) if account.owner == Key::SYSTEM => {
                Ok(vec![self.create_token_account(payer, token, to), transfer])
            }
            Some(account) if account.holds(&token.mint) && owner_wallet(account) == Some(self.to) => {
                Ok(vec![transfer])
            }
            Some(_) => Err(Refused::Recipient),
        }
    }

    fn transfer(&self, payer: Key, token: &Token, from: Key, to: Key) -> Instruction {
        let mut data = vec![TRANSFER_CHECKED];
        data.extend(self.units.to_le_bytes());
        data.push(token.decimals);
        let accounts = vec![
            AccountMeta::writable(from),
            AccountMeta::read_only(token.mint),
            AccountMeta::writable(to),
            AccountMeta::read_only(payer),
        ];
        Instruction { program: Key::TOKEN, accounts, data }
    }

    /// Creates the recipient's token account. Does nothing if it already exists.
    fn create_token_account(&self, payer: Key, token: &Token, account: Key) -> Instruction {
        let accounts = vec![
            AccountMeta::writable(payer),
            AccountMeta::writable(account),
            AccountMeta::read_only(self.to),
            AccountMeta::read_only(token.mint),
            AccountMeta::read_only(Key::SYSTEM),
            AccountMeta::read_only(Key::TOKEN),
        ];
        Instruction { program: Key::ASSOCIATED, accounts, data: vec![CREATE_IDEMPOTENT] }
    }
}

fn is_mint(account: &Account, decimals: u8) -> bool {
    account.owner == Key::TOKEN
        && account.data.len() == MINT_LENGTH
        && account.data.get(MINT_DECIMALS) == Some(&decimals)
}

/// The wallet that owns the token account.
fn owner_wallet(account: &Account) -> Option<Key> {
    account.data.get(32..64).and_then(|bytes| bytes.try_into().ok()).map(Key::new)
}
