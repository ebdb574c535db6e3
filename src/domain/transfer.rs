//! What a browser wallet is asked to send: made by the server from checked parts, handed on as it is. The
//! browser computes no amount, no address and no call data.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The wallets that can be asked to pay an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WalletKind {
    /// Announced as EIP-6963 says.
    Evm,
    /// Registered as the Wallet Standard says.
    Solana,
}

/// The account that pays, as its wallet wrote it. Only the form is known here; whether it is an account of
/// the order's network is judged where the transfer is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Payer(String);

/// The text is no account of any network that wallets pay on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("an account is 32 to 44 letters and digits")]
pub struct NotAPayer;

impl Payer {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Payer {
    type Error = NotAPayer;

    fn try_from(text: String) -> Result<Self, NotAPayer> {
        let fits = (32..=44).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric());
        if fits { Ok(Self(text)) } else { Err(NotAPayer) }
    }
}

impl From<Payer> for String {
    fn from(payer: Payer) -> Self {
        payer.0
    }
}

/// A transfer for the payer to sign, beside the facts it was made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    /// In whole coins, as the payment panel shows it.
    pub amount: String,
    pub coin: String,
    /// Whom the order is paid to; a token's call goes to the token.
    pub address: String,
    pub call: Call,
}

impl Transfer {
    /// Whether both pay the same to the same. A Solana transaction differs by its blockhash alone, which
    /// is as it should be.
    pub fn pays_as(&self, other: &Self) -> bool {
        let same_call = match (&self.call, &other.call) {
            (Call::Evm(one), Call::Evm(other)) => one == other,
            (Call::Solana { .. }, Call::Solana { .. }) => true,
            (Call::Evm(_), Call::Solana { .. }) | (Call::Solana { .. }, Call::Evm(_)) => false,
        };
        same_call && (&self.amount, &self.coin, &self.address) == (&other.amount, &other.coin, &other.address)
    }
}

/// What the wallet signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Call {
    Evm(EvmCall),
    /// A transaction without its signature, in base64.
    Solana {
        transaction: String,
    },
}

/// The parameters of `eth_sendTransaction`, numbers as `0x…` quantities.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvmCall {
    pub chain_id: String,
    pub from: String,
    pub to: String,
    pub value: String,
    /// Call data; `0x` where the chain's own coin is sent.
    pub data: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_letters_and_digits() {
        for (text, fits) in [
            ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", true),
            ("9B5XszUGdMaxCZ7uSQhPzdks5ZQSmWxrmzCSvtJ6Ns6g", true),
            ("11111111111111111111111111111111", true),
            ("", false),
            ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed0000", false),
            ("<b>5aAeb6053F3E94C9b9A09f33669435E7Ef1BeA", false),
            ("５aAeb6053F3E94C9b9A09f33669435E7Ef1BeA", false),
        ] {
            assert_eq!(Payer::try_from(text.to_owned()).is_ok(), fits, "{text}");
        }
    }

    #[test]
    fn another_blockhash_pays_the_same_and_another_amount_does_not() {
        let made = |amount: &str, transaction: &str| Transfer {
            amount: amount.to_owned(),
            coin: "SOL".to_owned(),
            address: "mvines9iiHiQTysrwkJjGf2gb9Ex9jXJX8ns3qwf2kN".to_owned(),
            call: Call::Solana { transaction: transaction.to_owned() },
        };
        assert!(made("1", "AQ==").pays_as(&made("1", "Ag==")));
        assert!(!made("1", "AQ==").pays_as(&made("2", "AQ==")));
    }
}
