//! Refund addresses: parses what was typed or pasted, with the rail's own address parser. The shop asks for
//! the address before an order is placed, because upstream does not allow changing it afterwards (contract
//! 7).
//!
//! Everything that a wallet or scanner adds is removed: white space, hidden characters, the scheme and
//! parameters of a payment URI. For a Lightning payment the refund address is a Bitcoin address, because an
//! invoice expires long before a refund is due and names an amount that is not known yet.

use std::ops::RangeInclusive;

use super::{
    Address, AddressError, RailFacts,
    address::Recipient,
    network::{family, known_chain_id},
    request::Scheme,
};
use crate::domain::{
    label::is_hidden,
    network::{MAINNET, NetworkFamily},
};

/// Why the text is not a usable refund address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RefundError {
    /// Not an address of any network that this shop knows.
    #[error("this is no address")]
    Malformed,
    /// A character was changed or is missing.
    #[error("the address fails its checksum")]
    Checksum,
    /// An address of another network, with its name if it can be determined.
    #[error("the address belongs to another network")]
    OtherNetwork(Option<&'static str>),
    /// Nobody holds a key to the address.
    #[error("nobody can spend what is sent to this address")]
    Unspendable,
    /// The token's own contract or mint.
    #[error("the address is the token itself")]
    TokenItself,
    /// An invoice, a Lightning address or an LNURL.
    #[error("nothing can be given back over Lightning")]
    Lightning,
}

/// Prefixes of texts that only Lightning wallets understand, in lower case.
const LIGHTNING_PREFIXES: [&str; 5] = ["lnbc", "lntb", "lnurl", "lno1", "lightning:"];

/// The allowed length of an address on a network whose addresses this shop cannot validate, in bytes.
const UNVERIFIED_ADDRESS_BYTES: RangeInclusive<usize> = 20..=120;

/// Returns the refund address for a payment on this rail, as it is sent to upstream.
pub fn refund_address(rail: &RailFacts, typed: &str) -> Result<String, RefundError> {
    let text: String =
        typed.chars().filter(|letter| !letter.is_whitespace() && !is_hidden(*letter)).collect();
    let rail = &on_chain_rail(rail);
    let Some(family) = family(rail) else {
        return if is_plausible(&text) { Ok(text) } else { Err(RefundError::Malformed) };
    };
    let lower = text.to_lowercase();
    if family == NetworkFamily::Bitcoin
        && (LIGHTNING_PREFIXES.iter().any(|prefix| lower.starts_with(prefix)) || text.contains('@'))
    {
        return Err(RefundError::Lightning);
    }
    let text = recipient(rail, &text)?;
    match Address::parse(rail, text) {
        Ok(address) => Ok(normalized(&address)),
        Err(error) => Err(refund_error(family, text, error)),
    }
}

/// The rail itself, or Bitcoin mainnet for Lightning.
fn on_chain_rail(rail: &RailFacts) -> RailFacts {
    match family(rail) {
        Some(NetworkFamily::Lightning) => RailFacts { network: MAINNET.to_owned(), ..rail.clone() },
        _ => rail.clone(),
    }
}

/// Returns the recipient of a payment URI, or the text itself if it is not a URI.
fn recipient<'a>(rail: &RailFacts, text: &'a str) -> Result<&'a str, RefundError> {
    let Some((stated, rest)) = text.split_once(':').and_then(|(name, rest)| Some((scheme(name)?, rest)))
    else {
        return Ok(text);
    };
    if Some(stated) != family(rail) {
        return Err(RefundError::OtherNetwork(address_name(stated)));
    }
    let (path, query) = rest.split_once(['?', '#']).unwrap_or((rest, ""));
    let path = path.trim_start_matches('/');
    let path = path.strip_prefix("transfer/").unwrap_or(path);
    if stated != NetworkFamily::Evm {
        return Ok(path);
    }
    let path = path.strip_prefix("pay-").unwrap_or(path);
    let (target, function) = path.split_once('/').map_or((path, None), |(to, name)| (to, Some(name)));
    let (target, chain) = target.split_once('@').map_or((target, None), |(to, chain)| (to, Some(chain)));
    let chain: Option<u64> = chain.and_then(|chain| chain.parse().ok());
    if chain.is_some_and(|chain| known_chain_id(rail).is_some_and(|known| known != chain)) {
        return Err(RefundError::OtherNetwork(None));
    }
    let payee = query.split('&').find_map(|pair| pair.strip_prefix("address="));
    // A token request names the contract first, and the payee in a parameter.
    Ok(function.and(payee).unwrap_or(target))
}

/// The family whose payment URIs have this scheme.
fn scheme(name: &str) -> Option<NetworkFamily> {
    match name.to_ascii_lowercase().as_str() {
        "tron" => Some(NetworkFamily::Tron),
        "sui" => Some(NetworkFamily::Sui),
        name => Scheme::named(name).map(Scheme::family),
    }
}

/// The name of the network that an address belongs to. Invoices are no addresses.
fn address_name(family: NetworkFamily) -> Option<&'static str> {
    (family != NetworkFamily::Lightning).then(|| family.name())
}

/// Normalizes an address: segwit in lower case. Upper case comes from QR codes, and not every program accepts
/// it.
fn normalized(address: &Address) -> String {
    match address.recipient() {
        Recipient::Bitcoin(output) | Recipient::Litecoin(output) if output.is_segwit() => {
            address.as_str().to_lowercase()
        }
        _ => address.as_str().to_owned(),
    }
}

/// Determines what is wrong with a text, from the parser's error and from whether another network's parser
/// accepts the text.
fn refund_error(family: NetworkFamily, text: &str, error: AddressError) -> RefundError {
    let other = NetworkFamily::ALL
        .into_iter()
        .filter(|other| *other != family && Recipient::parse(Some(*other), text).is_ok())
        .find_map(address_name);
    match (error, other) {
        (AddressError::Unspendable, _) => RefundError::Unspendable,
        (AddressError::TokenItself, _) => RefundError::TokenItself,
        (AddressError::OtherNetwork, other) => RefundError::OtherNetwork(other),
        (AddressError::Checksum | AddressError::Malformed, Some(other)) => {
            RefundError::OtherNetwork(Some(other))
        }
        (AddressError::Checksum, None) => RefundError::Checksum,
        (AddressError::Malformed, None) => RefundError::Malformed,
    }
}

/// Whether the text may be an address of some network: letters, digits and a few signs.
fn is_plausible(text: &str) -> bool {
    UNVERIFIED_ADDRESS_BYTES.contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b':' | b'-' | b'_'))
}

#[cfg(test)]
mod tests;
