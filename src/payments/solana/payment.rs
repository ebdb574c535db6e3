//! One payment: SOL, or a token of the token program, from the payer's wallet to the recipient.
//!
//! The recipient of a token is a wallet, whose account of the token is derived, or such an account itself. Which of the two
//! it is, the ledger says; what is neither is refused, and so is an address that the ledger does not know: what looks like a
//! wallet may be a token account that is yet to be made.

use super::{
    associated::associated,
    key::Key,
    message::{Instruction, Touched, unsigned},
};
use thiserror::Error;

/// What is paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    pub to: Key,
    /// `None` is SOL.
    pub token: Option<Token>,
    /// In the smallest units.
    pub units: u64,
}

/// A token by its mint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub mint: Key,
    pub decimals: u8,
}

/// An account as a node knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The program it belongs to.
    pub owner: Key,
    pub data: Vec<u8>,
}

/// What the payment depends on, at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// A transaction that names it is taken for about a minute.
    pub blockhash: Key,
    /// The accounts of [`Payment::looked_at`], in its order; `None` for those that do not exist.
    pub accounts: Vec<Option<Account>>,
}

/// Why no transaction is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Refused {
    /// Nobody can sign for a derived address.
    #[error("the payer is no wallet")]
    Payer,
    /// Not there, of another program, or with other decimals.
    #[error("the mint is not the token that was named")]
    Mint,
    /// Neither a wallet nor an account of this token.
    #[error("the recipient cannot take this coin")]
    Recipient,
    /// Cannot be, for payments.
    #[error("the transaction is too long")]
    TooLong,
}

/// A mint's and a token account's lengths, and where they keep what is looked at.
const MINT_LENGTH: usize = 82;
const MINT_DECIMALS: usize = 44;
const ACCOUNT_LENGTH: usize = 165;
const ACCOUNT_STATE: usize = 108;
const USABLE: u8 = 1;

/// Instruction numbers of the three programs.
const SYSTEM_TRANSFER: u32 = 2;
const CREATE_IDEMPOTENT: u8 = 1;
const TRANSFER_CHECKED: u8 = 12;

/// What happens when the wallet that is paid has no account of the token yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// It is made in the same transaction, at the payer's cost.
    Create,
    Refuse,
}

impl Account {
    /// Whether it is a wallet: of the system program, without data.
    pub fn is_wallet(&self) -> bool {
        self.owner == Key::SYSTEM && self.data.is_empty()
    }

    /// Whether it is an account of this token that can be paid into.
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

    /// The transaction, for the payer to sign.
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
        let touches = vec![Touched::written(payer), Touched::written(self.to)];
        Ok(Instruction { program: Key::SYSTEM, touches, data })
    }

    fn of_token(
        &self,
        payer: Key,
        token: &Token,
        [mint, recipient, kept]: [Option<&Account>; 3],
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
        match kept {
            None => Ok(vec![self.creation(payer, token, to), transfer]),
            // Somebody has sent SOL there before it was made.
            Some(account) if account.owner == Key::SYSTEM => {
                Ok(vec![self.creation(payer, token, to), transfer])
            }
            Some(account) if account.holds(&token.mint) && holder(account) == Some(self.to) => {
                Ok(vec![transfer])
            }
            Some(_) => Err(Refused::Recipient),
        }
    }

    fn transfer(&self, payer: Key, token: &Token, from: Key, to: Key) -> Instruction {
        let mut data = vec![TRANSFER_CHECKED];
        data.extend(self.units.to_le_bytes());
        data.push(token.decimals);
        let touches = vec![
            Touched::written(from),
            Touched::read(token.mint),
            Touched::written(to),
            Touched::read(payer),
        ];
        Instruction { program: Key::TOKEN, touches, data }
    }

    /// Makes the recipient's account of the token; does nothing when somebody was faster.
    fn creation(&self, payer: Key, token: &Token, account: Key) -> Instruction {
        let touches = vec![
            Touched::written(payer),
            Touched::written(account),
            Touched::read(self.to),
            Touched::read(token.mint),
            Touched::read(Key::SYSTEM),
            Touched::read(Key::TOKEN),
        ];
        Instruction { program: Key::ASSOCIATED, touches, data: vec![CREATE_IDEMPOTENT] }
    }
}

fn is_mint(account: &Account, decimals: u8) -> bool {
    account.owner == Key::TOKEN
        && account.data.len() == MINT_LENGTH
        && account.data.get(MINT_DECIMALS) == Some(&decimals)
}

/// Whose token account it is.
fn holder(account: &Account) -> Option<Key> {
    account.data.get(32..64).and_then(|bytes| bytes.try_into().ok()).map(Key::new)
}
