//! An address that was validated for its network. Parsing is the only way to create one.
//!
//! Validation checks form, checksum and network. It does not prove ownership.

mod base58;
mod bitcoin;
mod dogecoin;
mod evm;
mod lightning;
mod litecoin;
mod output;
mod solana;
mod sui;
mod ton;
mod tron;
mod unverified;

#[cfg(test)]
mod tests;

pub(super) use self::{lightning::Invoice, output::Output, solana::SolanaKey, ton::TonAccount};
use super::RailFacts;
use super::network::{KnownToken, family};
use crate::domain::network::NetworkFamily;

/// Where to send the money: the text as upstream wrote it, and its meaning on its network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    text: String,
    recipient: Recipient,
}

/// The meaning of an address, independent of notation: two notations of one account are equal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Recipient {
    Bitcoin(Output),
    Lightning(Invoice),
    Evm([u8; 20]),
    Solana(SolanaKey),
    Tron([u8; 20]),
    Litecoin(Output),
    Dogecoin(Output),
    Ton(TonAccount),
    Sui([u8; 32]),
    Unverified(String),
}

/// Why an address cannot be paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// The text does not have the form of this network's addresses.
    #[error("the address does not have this network's form")]
    Malformed,
    /// The form is correct, but the checksum (or the invoice's signature) is not: a character was changed.
    #[error("the address fails its checksum")]
    Checksum,
    /// An address of a test network or of another chain.
    #[error("the address belongs to another network")]
    OtherNetwork,
    /// Nobody holds a key to the address: money sent there is lost.
    #[error("nobody can spend what is sent to this address")]
    Unspendable,
    /// The token's own contract or mint: money sent there is lost.
    #[error("the address is the token itself")]
    TokenItself,
}

impl Address {
    /// Parses an address of the rail's network. White space is an error, because addresses are copied, not
    /// typed.
    pub fn parse(rail: &RailFacts, text: &str) -> Result<Self, AddressError> {
        let family = family(rail);
        let recipient = Recipient::parse(family, text)?;
        let stated = rail.token.as_ref().map(|token| token.contract.as_str());
        let contracts = [KnownToken::of(rail).map(|token| token.contract), stated];
        if contracts.into_iter().flatten().any(|contract| is_token_itself(family, contract, &recipient)) {
            return Err(AddressError::TokenItself);
        }
        Ok(Self { text: text.to_owned(), recipient })
    }

    /// The text as upstream wrote it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The text in groups of four characters, for reading and comparing.
    pub fn groups(&self) -> Vec<String> {
        let characters: Vec<char> = self.text.chars().collect();
        characters.chunks(4).map(|group| group.iter().collect()).collect()
    }

    /// Whether both are the same account, whatever the notation.
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.recipient == other.recipient
    }

    /// Whether the address was validated. False on networks whose addresses this shop cannot validate: show
    /// the text and the network, but no link.
    pub fn is_verified(&self) -> bool {
        !matches!(self.recipient, Recipient::Unverified(_))
    }

    /// Whether the payee signed the invoice. If false, no wallet pays it. Always true for other addresses.
    pub fn is_signed(&self) -> bool {
        match &self.recipient {
            Recipient::Lightning(invoice) => invoice.is_signed(),
            Recipient::Bitcoin(_)
            | Recipient::Evm(_)
            | Recipient::Solana(_)
            | Recipient::Tron(_)
            | Recipient::Litecoin(_)
            | Recipient::Dogecoin(_)
            | Recipient::Ton(_)
            | Recipient::Sui(_)
            | Recipient::Unverified(_) => true,
        }
    }

    pub(super) fn recipient(&self) -> &Recipient {
        &self.recipient
    }

    /// Whether a text in an unknown notation contains this address.
    pub(super) fn occurs_in(&self, text: &str) -> bool {
        text.contains(&self.text)
            || (!self.is_case_sensitive() && text.to_lowercase().contains(&self.text.to_lowercase()))
    }

    fn is_case_sensitive(&self) -> bool {
        match &self.recipient {
            Recipient::Bitcoin(output) | Recipient::Litecoin(output) | Recipient::Dogecoin(output) => {
                !output.is_segwit()
            }
            Recipient::Lightning(_) | Recipient::Evm(_) | Recipient::Sui(_) => false,
            Recipient::Solana(_) | Recipient::Tron(_) | Recipient::Ton(_) | Recipient::Unverified(_) => true,
        }
    }
}

impl Recipient {
    pub(super) fn parse(family: Option<NetworkFamily>, text: &str) -> Result<Self, AddressError> {
        match family {
            Some(NetworkFamily::Bitcoin) => bitcoin::parse(text).map(Self::Bitcoin),
            Some(NetworkFamily::Lightning) => Invoice::parse(text).map(Self::Lightning),
            Some(NetworkFamily::Evm) => evm::parse(text).map(Self::Evm),
            Some(NetworkFamily::Solana) => SolanaKey::parse(text).map(Self::Solana),
            Some(NetworkFamily::Tron) => tron::parse(text).map(Self::Tron),
            Some(NetworkFamily::Litecoin) => litecoin::parse(text).map(Self::Litecoin),
            Some(NetworkFamily::Dogecoin) => dogecoin::parse(text).map(Self::Dogecoin),
            Some(NetworkFamily::Ton) => TonAccount::parse(text).map(Self::Ton),
            Some(NetworkFamily::Sui) => sui::parse(text).map(Self::Sui),
            None => unverified::parse(text).map(Self::Unverified),
        }
    }

    pub(super) fn family(&self) -> Option<NetworkFamily> {
        Some(match self {
            Self::Bitcoin(_) => NetworkFamily::Bitcoin,
            Self::Lightning(_) => NetworkFamily::Lightning,
            Self::Evm(_) => NetworkFamily::Evm,
            Self::Solana(_) => NetworkFamily::Solana,
            Self::Tron(_) => NetworkFamily::Tron,
            Self::Litecoin(_) => NetworkFamily::Litecoin,
            Self::Dogecoin(_) => NetworkFamily::Dogecoin,
            Self::Ton(_) => NetworkFamily::Ton,
            Self::Sui(_) => NetworkFamily::Sui,
            Self::Unverified(_) => return None,
        })
    }
}

/// Whether the text is a valid address on any network that this shop can validate.
pub(super) fn is_address_elsewhere(text: &str) -> bool {
    NetworkFamily::ALL.into_iter().any(|family| Recipient::parse(Some(family), text).is_ok())
}

/// Whether the recipient is the token itself. On Sui, a coin type is `package::module::NAME`; elsewhere the
/// contract is an address.
fn is_token_itself(family: Option<NetworkFamily>, contract: &str, recipient: &Recipient) -> bool {
    let contract = contract.trim().split("::").next().unwrap_or_default();
    Recipient::parse(family, contract).is_ok_and(|contract| contract == *recipient)
}

/// Whether two notations are the same contract on this rail.
pub(super) fn same_contract(rail: &RailFacts, left: &str, right: &str) -> bool {
    let family = family(rail);
    match (Recipient::parse(family, left.trim()), Recipient::parse(family, right.trim())) {
        (Ok(left), Ok(right)) => left == right,
        _ => false,
    }
}

/// Parses a contract on this rail's network.
pub(super) fn contract(rail: &RailFacts, text: &str) -> Option<Recipient> {
    Recipient::parse(family(rail), text.trim()).ok()
}
