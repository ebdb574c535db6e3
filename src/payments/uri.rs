//! Builds payment URIs from parts: BIP-321, `lightning:`, EIP-681, Solana Pay and similar schemes.
//!
//! There is no URI if a wallet could misread it: for a token that is not pinned, for a chain without an ID,
//! for networks without a scheme (Tron, Sui) or without address validation, and for tokens on Solana, see
//! [`token_transfer_uri`].

use rust_decimal::Decimal;

use super::RailFacts;
use super::address::{Address, Recipient, TonAccount};
use super::asset::{Asset, TokenFacts};
use super::atomic::to_atomic;
use super::network::{chain_conflict, family};

/// One payment request in two forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentUri {
    /// The URI for a link.
    pub href: String,
    /// The URI for a QR code: the same, but in upper case where the notation allows it, which makes a coarser
    /// code.
    pub qr: String,
}

/// Why no URI can be built for an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UriError {
    /// Zero or less.
    #[error("the amount is not positive")]
    NotPositive,
    /// More decimal places than the coin has on this network.
    #[error("the amount has more than {decimals} decimal places")]
    TooFine {
        /// The coin's decimal places.
        decimals: u32,
    },
    /// Too large to count in the smallest units.
    #[error("the amount is too large")]
    TooLarge,
    /// The invoice asks for another amount, or for none.
    #[error("the invoice does not ask for this amount")]
    InvoiceAmount,
    /// The network's name and its chain ID are those of different chains.
    #[error("the chain id contradicts the network's name")]
    ChainConflict,
    /// Upstream names another contract or other decimals than the token has.
    #[error("the token's contract or decimals are not those that are known")]
    TokenConflict,
}

impl PaymentUri {
    fn plain(text: String) -> Self {
        Self { qr: text.clone(), href: text }
    }
}

/// Builds the URI for paying `amount` (in whole coins) to an address that was parsed for the same rail.
/// `None` if no URI is safe.
pub fn payment_uri(
    rail: &RailFacts,
    address: &Address,
    amount: Decimal,
) -> Result<Option<PaymentUri>, UriError> {
    let asset = Asset::of(rail);
    let Some(units) = certain_units(rail, address, amount)? else { return Ok(None) };
    let (to, amount) = (address.as_str(), amount.normalize());
    Ok(match address.recipient() {
        Recipient::Bitcoin(output) => Some(like_bitcoin("bitcoin", to, output.is_segwit(), amount)),
        Recipient::Lightning(invoice) if invoice.millisatoshis().map(u128::from) == Some(units) => {
            Some(lightning(invoice.as_str()))
        }
        Recipient::Lightning(_) => return Err(UriError::InvoiceAmount),
        Recipient::Evm(_) => ethereum(rail, asset, to, units),
        Recipient::Solana(_) => solana(asset, to, amount).filter(|_| matches!(asset, Asset::Native { .. })),
        Recipient::Litecoin(output) => Some(like_bitcoin("litecoin", to, output.is_segwit(), amount)),
        Recipient::Dogecoin(output) => Some(like_bitcoin("dogecoin", to, output.is_segwit(), amount)),
        Recipient::Ton(account) => ton(asset, &account.for_link(to), units),
        Recipient::Tron(_) | Recipient::Sui(_) | Recipient::Unverified(_) => None,
    })
}

/// Builds Solana Pay's transfer request for a token, to an address that is known to be a wallet. The standard
/// forbids token accounts there, because the payer's wallet derives the account from the address. From a
/// token account it would derive an account that nobody can use, and money sent there is lost.
pub fn token_transfer_uri(rail: &RailFacts, wallet: &Address, amount: Decimal) -> Option<PaymentUri> {
    let asset = Asset::of(rail);
    certain_units(rail, wallet, amount).ok()??;
    match (wallet.recipient(), asset) {
        (Recipient::Solana(_), Asset::Token(_)) => solana(asset, wallet.as_str(), amount.normalize()),
        _ => None,
    }
}

/// The amount in the smallest units; `None` if the coin or the address is not certain.
pub(super) fn certain_units(
    rail: &RailFacts,
    address: &Address,
    amount: Decimal,
) -> Result<Option<u128>, UriError> {
    if amount <= Decimal::ZERO {
        return Err(UriError::NotPositive);
    }
    if chain_conflict(rail) {
        return Err(UriError::ChainConflict);
    }
    if TokenFacts::of(rail) == TokenFacts::Conflict {
        return Err(UriError::TokenConflict);
    }
    let units = Asset::of(rail).decimals().map(|decimals| to_atomic(amount, decimals)).transpose()?;
    Ok(units.filter(|_| address.recipient().family() == family(rail)))
}

/// BIP-321, and the schemes of Litecoin and Dogecoin that follow it. Segwit notation may be in upper case.
fn like_bitcoin(scheme: &str, to: &str, is_segwit: bool, amount: Decimal) -> PaymentUri {
    let (lower, upper) =
        if is_segwit { (to.to_lowercase(), to.to_uppercase()) } else { (to.to_owned(), to.to_owned()) };
    PaymentUri {
        href: format!("{scheme}:{lower}?amount={amount}"),
        qr: format!("{scheme}:{upper}?amount={amount}"),
    }
}

/// The invoice contains its own amount.
fn lightning(invoice: &str) -> PaymentUri {
    let href = format!("lightning:{invoice}");
    PaymentUri { qr: href.to_uppercase(), href }
}

/// EIP-681, always with the chain. Without it, a wallet would pay on its current chain.
fn ethereum(rail: &RailFacts, asset: Asset, to: &str, units: u128) -> Option<PaymentUri> {
    let chain = rail.chain_id?;
    match asset {
        Asset::Native { .. } => Some(PaymentUri::plain(format!("ethereum:{to}@{chain}?value={units}"))),
        Asset::Token(token) => {
            let contract = token.contract;
            Some(PaymentUri::plain(format!(
                "ethereum:{contract}@{chain}/transfer?address={to}&uint256={units}"
            )))
        }
        Asset::Unknown => None,
    }
}

/// A Solana Pay transfer request.
fn solana(asset: Asset, to: &str, amount: Decimal) -> Option<PaymentUri> {
    match asset {
        Asset::Native { .. } => Some(PaymentUri::plain(format!("solana:{to}?amount={amount}"))),
        Asset::Token(token) => {
            let mint = token.contract;
            Some(PaymentUri::plain(format!("solana:{to}?amount={amount}&spl-token={mint}")))
        }
        Asset::Unknown => None,
    }
}

/// The `transfer` link of TON wallets. The amount is in nano, or in the units of the jetton.
fn ton(asset: Asset, to: &str, units: u128) -> Option<PaymentUri> {
    match asset {
        Asset::Native { .. } => Some(PaymentUri::plain(format!("ton://transfer/{to}?amount={units}"))),
        Asset::Token(token) => TonAccount::parse_for_link(token.contract)
            .map(|jetton| PaymentUri::plain(format!("ton://transfer/{to}?jetton={jetton}&amount={units}"))),
        Asset::Unknown => None,
    }
}

#[cfg(test)]
mod tests;
