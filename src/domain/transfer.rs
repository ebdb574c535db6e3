//! The transfer that a browser wallet is asked to make. The server builds it from checked parts; the browser
//! passes it on unchanged and computes no amount, address or call data.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The kinds of browser wallets that can pay an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WalletKind {
    /// Announced as in EIP-6963.
    Evm,
    /// Registered as in the Wallet Standard.
    Solana,
}

/// The paying account, as its wallet writes it. Only its form is checked here. Whether it is an account on
/// the order's network is checked where the transfer is built.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Payer(String);

/// The text is not an account on any network that wallets pay on.
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

/// A transfer for the payer to sign, with the facts it was built from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    /// In whole coins, as the payment panel shows it.
    pub amount: String,
    pub coin: String,
    /// The address that the order is paid to. A token's call itself goes to the token contract.
    pub address: String,
    pub call: Call,
}

impl Transfer {
    /// Whether both transfers pay the same amount to the same address. Two Solana transactions may differ,
    /// because each has a new blockhash.
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
    /// An unsigned transaction, in base64.
    Solana {
        transaction: String,
    },
}

/// The parameters of `eth_sendTransaction`, with numbers as `0x…` quantities.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvmCall {
    pub chain_id: String,
    pub from: String,
    pub to: String,
    pub value: String,
    /// Call data; `0x` if the chain's own coin is sent.
    pub data: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn payers_accept_only_letters_and_digits() {
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
    fn pays_as_ignores_the_blockhash_but_not_the_amount() {
        let transfer = |amount: &str, transaction: &str| Transfer {
            amount: amount.to_owned(),
            coin: "SOL".to_owned(),
            address: "mvines9iiHiQTysrwkJjGf2gb9Ex9jXJX8ns3qwf2kN".to_owned(),
            call: Call::Solana { transaction: transaction.to_owned() },
        };
        assert!(transfer("1", "AQ==").pays_as(&transfer("1", "Ag==")));
        assert!(!transfer("1", "AQ==").pays_as(&transfer("2", "AQ==")));
    }
}
