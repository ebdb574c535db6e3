//! Parses a payment URI into its parts: upstream's, to compare it with the shop's, and the shop's, to verify
//! it.
//!
//! It does not validate addresses and makes no requests: a URI that asks for a call to a server is not
//! supported.

mod number;

use rust_decimal::Decimal;

use crate::domain::network::NetworkFamily;

/// The supported schemes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// BIP-321.
    Bitcoin,
    /// `lightning:` and a BOLT 11 invoice.
    Lightning,
    /// EIP-681: the chain's own coin, or a token's `transfer`.
    Ethereum,
    /// A Solana Pay transfer request.
    Solana,
    /// `litecoin:`, modeled on BIP-321.
    Litecoin,
    /// `dogecoin:`, modeled on BIP-321.
    Dogecoin,
    /// `ton://transfer/`.
    Ton,
}

/// An amount in the units of its scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestedAmount {
    /// In whole coins.
    Coins(Decimal),
    /// In the coin's smallest units.
    Atomic(u128),
}

/// What a payment URI asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentRequest {
    /// The kind of URI.
    pub scheme: Scheme,
    /// The recipient's address, not validated here.
    pub recipient: String,
    /// The EIP-155 chain ID; EIP-681 only.
    pub chain_id: Option<u64>,
    /// The token's contract or mint; `None` for the network's own coin.
    pub token: Option<String>,
    /// The amount; `None` if the payer fills it in, and for invoices, which carry their own.
    pub amount: Option<RequestedAmount>,
}

/// Why a text is not a payment request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// No scheme, or an unsupported one.
    #[error("not a payment URI this shop understands")]
    UnknownForm,
    /// A supported scheme, but malformed or asking for something other than a transfer.
    #[error("the payment URI is malformed")]
    Malformed,
}

impl Scheme {
    pub(super) fn family(self) -> NetworkFamily {
        match self {
            Self::Bitcoin => NetworkFamily::Bitcoin,
            Self::Lightning => NetworkFamily::Lightning,
            Self::Ethereum => NetworkFamily::Evm,
            Self::Solana => NetworkFamily::Solana,
            Self::Litecoin => NetworkFamily::Litecoin,
            Self::Dogecoin => NetworkFamily::Dogecoin,
            Self::Ton => NetworkFamily::Ton,
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "bitcoin" => Some(Self::Bitcoin),
            "lightning" => Some(Self::Lightning),
            "ethereum" => Some(Self::Ethereum),
            "solana" => Some(Self::Solana),
            "litecoin" => Some(Self::Litecoin),
            "dogecoin" => Some(Self::Dogecoin),
            "ton" => Some(Self::Ton),
            _ => None,
        }
    }
}

/// Parses a payment URI.
pub fn decode(text: &str) -> Result<PaymentRequest, DecodeError> {
    let (scheme, rest) = text
        .split_once(':')
        .and_then(|(name, rest)| Some((Scheme::named(name)?, rest)))
        .ok_or(DecodeError::UnknownForm)?;
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let query = Query::read(query)?;
    let request = match scheme {
        Scheme::Bitcoin | Scheme::Litecoin | Scheme::Dogecoin | Scheme::Solana => {
            coins(scheme, path, &query)?
        }
        Scheme::Lightning => PaymentRequest { amount: None, ..coins(scheme, path, &query)? },
        Scheme::Ethereum => ethereum(path, &query)?,
        Scheme::Ton => ton(path, &query)?,
    };
    let is_plain = |letter: char| letter.is_ascii_graphic() && letter != '%';
    if request.recipient.is_empty() || !request.recipient.chars().all(is_plain) {
        return Err(DecodeError::Malformed);
    }
    Ok(request)
}

/// The readable parts of a URI that [`decode`] does not support as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fragments<'a> {
    pub(super) scheme: Scheme,
    pub(super) chain_ids: Vec<u64>,
    /// Contracts or mints, not validated here.
    pub(super) tokens: Vec<&'a str>,
    pub(super) amounts: Vec<RequestedAmount>,
}

/// Extracts the readable parts. `None` without a supported scheme.
pub(super) fn fragments(text: &str) -> Option<Fragments<'_>> {
    let (name, rest) = text.split_once(':')?;
    let scheme = Scheme::named(name)?;
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let pairs = Query::pairs(query);
    let values = |wanted: &'static str| {
        pairs.iter().filter(move |(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| *value)
    };
    let coins = |name| values(name).filter_map(|value| number::coins(value).ok()).map(RequestedAmount::Coins);
    let units =
        |name| values(name).filter_map(|value| number::units(value).ok()).map(RequestedAmount::Atomic);
    let (target, function) = path.split_once('/').map_or((path, None), |(to, function)| (to, Some(function)));
    let (target, chain) = target.split_once('@').map_or((target, None), |(to, chain)| (to, Some(chain)));
    let (chain_ids, tokens, amounts): (Vec<_>, Vec<_>, Vec<_>) = match (scheme, function) {
        (Scheme::Ethereum, None) => {
            (parse_chain(chain), Vec::new(), units("value").chain(coins("amount")).collect())
        }
        (Scheme::Ethereum, Some(_)) => (parse_chain(chain), vec![target], units("uint256").collect()),
        (Scheme::Ton, _) => (Vec::new(), values("jetton").collect(), units("amount").collect()),
        (Scheme::Solana, _) => (Vec::new(), values("spl-token").collect(), coins("amount").collect()),
        (Scheme::Bitcoin | Scheme::Litecoin | Scheme::Dogecoin, _) => {
            (Vec::new(), Vec::new(), coins("amount").collect())
        }
        (Scheme::Lightning, _) => (Vec::new(), Vec::new(), Vec::new()),
    };
    Some(Fragments { scheme, chain_ids, tokens, amounts })
}

fn parse_chain(chain: Option<&str>) -> Vec<u64> {
    chain.and_then(|id| id.parse().ok()).into_iter().collect()
}

/// Parses `scheme:recipient?amount=…`, with the amount in whole coins.
fn coins(scheme: Scheme, path: &str, query: &Query<'_>) -> Result<PaymentRequest, DecodeError> {
    Ok(PaymentRequest {
        scheme,
        recipient: path.to_owned(),
        chain_id: None,
        token: query.get("spl-token")?.filter(|_| scheme == Scheme::Solana).map(str::to_owned),
        amount: query.get("amount")?.map(number::coins).transpose()?.map(RequestedAmount::Coins),
    })
}

/// Parses `[pay-]target[@chain][/transfer]?…`, with the amount in the smallest units.
fn ethereum(path: &str, query: &Query<'_>) -> Result<PaymentRequest, DecodeError> {
    let path = path.strip_prefix("pay-").unwrap_or(path);
    let (target, function) = path.split_once('/').map_or((path, None), |(target, name)| (target, Some(name)));
    let (target, chain) = target.split_once('@').map_or((target, None), |(to, chain)| (to, Some(chain)));
    let chain_id = chain.map(str::parse).transpose().map_err(|_| DecodeError::Malformed)?;
    let value = query.get("value")?.map(number::units).transpose()?.map(RequestedAmount::Atomic);
    match function {
        None => {
            let amount =
                value.or(query.get("amount")?.map(number::coins).transpose()?.map(RequestedAmount::Coins));
            Ok(PaymentRequest {
                scheme: Scheme::Ethereum,
                recipient: target.to_owned(),
                chain_id,
                token: None,
                amount,
            })
        }
        Some("transfer") if value.is_none_or(|value| value == RequestedAmount::Atomic(0)) => {
            Ok(PaymentRequest {
                scheme: Scheme::Ethereum,
                recipient: query.get("address")?.ok_or(DecodeError::Malformed)?.to_owned(),
                chain_id,
                token: Some(target.to_owned()),
                amount: query.get("uint256")?.map(number::units).transpose()?.map(RequestedAmount::Atomic),
            })
        }
        Some(_) => Err(DecodeError::Malformed),
    }
}

/// Parses `ton://transfer/recipient?amount=…`, with the amount in nano. A comment is an error, because the
/// shop never asks for one.
fn ton(path: &str, query: &Query<'_>) -> Result<PaymentRequest, DecodeError> {
    let recipient = path.strip_prefix("//transfer/").ok_or(DecodeError::Malformed)?;
    if query.get("text")?.is_some_and(|comment| !comment.is_empty()) {
        return Err(DecodeError::Malformed);
    }
    Ok(PaymentRequest {
        scheme: Scheme::Ton,
        recipient: recipient.to_owned(),
        chain_id: None,
        token: query.get("jetton")?.map(str::to_owned),
        amount: query.get("amount")?.map(number::units).transpose()?.map(RequestedAmount::Atomic),
    })
}

/// The parameters. Names are compared ignoring case, as in BIP-321.
struct Query<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Query<'a> {
    /// Parses the parameters. Required parameters (`req-…`) are an error, because none is supported.
    fn read(text: &'a str) -> Result<Self, DecodeError> {
        let pairs = Self::pairs(text);
        let is_required = |name: &str| name.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("req-"));
        if pairs.iter().any(|(name, _)| is_required(name)) {
            return Err(DecodeError::Malformed);
        }
        Ok(Self(pairs))
    }

    fn pairs(text: &'a str) -> Vec<(&'a str, &'a str)> {
        text.split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .collect()
    }

    /// The value of a parameter. Fails if there are two.
    fn get(&self, wanted: &str) -> Result<Option<&'a str>, DecodeError> {
        let mut values = self.0.iter().filter(|(name, _)| name.eq_ignore_ascii_case(wanted));
        match (values.next(), values.next()) {
            (_, Some(_)) => Err(DecodeError::Malformed),
            (found, None) => Ok(found.map(|(_, value)| *value)),
        }
    }
}

#[cfg(test)]
mod tests;
