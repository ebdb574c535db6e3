//! A Lightning invoice (BOLT 11) of Bitcoin mainnet: checksum, amount and expiry.
//!
//! The signature is left to the wallet, which has to check it anyway: upstream promises a checksum only
//! (contract 16). Nor does it ask whether a wallet will find a route, and it is lenient where old invoices
//! are: a missing payment secret is the payer's business.

use bech32::{Bech32, ByteIterExt, Checksum, Fe32, Fe32IterExt, primitives::decode::CheckedHrpstring};
use lightning_invoice::{Bolt11ParseError, Currency, ExpiryTime, SignedRawBolt11Invoice};

use super::AddressError;

/// Invoices longer than this do not fit a QR code a camera can read.
const LONGEST: usize = 1500;
/// BOLT 11: the expiry of an invoice that names none, in seconds.
const DEFAULT_EXPIRY: u64 = 3600;

/// Symbols of five bits that a signature takes.
const SIGNATURE: usize = 104;

/// A signed invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Invoice {
    text: String,
    millisatoshis: Option<u64>,
    expires_at: i64,
}

impl Invoice {
    pub(super) fn parse(text: &str) -> Result<Self, AddressError> {
        if text.len() > LONGEST || !text.is_ascii() {
            return Err(AddressError::Malformed);
        }
        let signed = read(text)?;
        if signed.currency() != Currency::Bitcoin {
            return Err(AddressError::OtherNetwork);
        }
        if signed.payment_hash().is_none() {
            return Err(AddressError::Malformed);
        }
        if let Some(features) = signed.features()
            && features.requires_unknown_bits()
        {
            return Err(AddressError::Malformed);
        }
        let made_at = signed.raw_invoice().data.timestamp.as_unix_timestamp();
        let lasts = signed.expiry_time().map_or(DEFAULT_EXPIRY, ExpiryTime::as_seconds);
        Ok(Self {
            text: text.to_ascii_lowercase(),
            millisatoshis: millisatoshis(&signed)?,
            expires_at: i64::try_from(made_at.saturating_add(lasts)).unwrap_or(i64::MAX),
        })
    }

    /// The invoice in lower case.
    pub(in super::super) fn as_str(&self) -> &str {
        &self.text
    }

    /// What it asks for; absent when the payer may choose.
    pub(in super::super) fn millisatoshis(&self) -> Option<u64> {
        self.millisatoshis
    }

    /// When it ends, in seconds since 1970.
    pub(in super::super) fn expires_at(&self) -> i64 {
        self.expires_at
    }
}

/// Reads an invoice whatever its signature says.
fn read(text: &str) -> Result<SignedRawBolt11Invoice, AddressError> {
    match text.parse::<SignedRawBolt11Invoice>() {
        Err(Bolt11ParseError::MalformedSignature(_)) => {
            blank_signature(text).ok_or(AddressError::Checksum)?.parse().map_err(judge)
        }
        outcome => outcome.map_err(judge),
    }
}

/// The same invoice with a signature of ones, for a library that reads none without.
fn blank_signature(text: &str) -> Option<String> {
    let checked = CheckedHrpstring::new::<Bolt11>(text).ok()?;
    let hrp = checked.hrp();
    let mut symbols: Vec<Fe32> = checked.fe32_iter::<std::vec::IntoIter<u8>>().collect();
    let signature = symbols.len().checked_sub(SIGNATURE)?;
    symbols.truncate(signature);
    let ones = [1_u8; 64].into_iter().chain([0]).bytes_to_fes();
    symbols.extend(ones);
    Some(symbols.into_iter().with_checksum::<Bolt11>(&hrp).chars().collect())
}

/// The checksum of BOLT 11: that of bech32, over texts of any length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bolt11 {}

impl Checksum for Bolt11 {
    type MidstateRepr = u32;
    const CODE_LENGTH: usize = usize::MAX;
    const CHECKSUM_LENGTH: usize = Bech32::CHECKSUM_LENGTH;
    const GENERATOR_SH: [u32; 5] = Bech32::GENERATOR_SH;
    const TARGET_RESIDUE: u32 = Bech32::TARGET_RESIDUE;
}

fn millisatoshis(signed: &SignedRawBolt11Invoice) -> Result<Option<u64>, AddressError> {
    match signed.amount_pico_btc() {
        Some(picos) if picos % 10 != 0 => Err(AddressError::Malformed),
        picos => Ok(picos.map(|picos| picos / 10)),
    }
}

fn judge(error: Bolt11ParseError) -> AddressError {
    match error {
        Bolt11ParseError::Bech32Error(bech32::primitives::decode::CheckedHrpstringError::Checksum(_)) => {
            AddressError::Checksum
        }
        Bolt11ParseError::MalformedSignature(_) => AddressError::Checksum,
        Bolt11ParseError::UnknownCurrency => AddressError::OtherNetwork,
        _ => AddressError::Malformed,
    }
}
