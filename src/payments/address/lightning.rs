//! A Lightning invoice (BOLT 11) of Bitcoin mainnet: checksum, amount, expiry, and whether it is signed.
//!
//! An invoice that names its payee and is signed by somebody else is refused. One whose signature cannot be
//! read at all is taken and told apart: upstream promises a checksum only (contract 16), and a wallet refuses
//! it unharmed. It is not asked whether a wallet will find a route, and a missing payment secret is the payer's
//! business, as in old invoices.

use bech32::{Bech32, ByteIterExt, Checksum, Fe32, Fe32IterExt, primitives::decode::CheckedHrpstring};
use lightning_invoice::{Bolt11ParseError, Currency, ExpiryTime, SignedRawBolt11Invoice};

use super::AddressError;

/// Invoices longer than this do not fit a QR code a camera can read.
const MAX_INVOICE_CHARS: usize = 1500;
/// BOLT 11: the expiry of an invoice that names none, in seconds.
const DEFAULT_EXPIRY: u64 = 3600;

/// Symbols of five bits that a signature takes.
const SIGNATURE: usize = 104;

/// An invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Invoice {
    text: String,
    millisatoshis: Option<u64>,
    expires_at: i64,
    is_signed: bool,
}

impl Invoice {
    pub(super) fn parse(text: &str) -> Result<Self, AddressError> {
        if text.len() > MAX_INVOICE_CHARS || !text.is_ascii() {
            return Err(AddressError::Malformed);
        }
        let (signed, is_signed) = read(text)?;
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
            is_signed,
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

    /// Whether its payee can have signed it. A wallet pays no other.
    pub(in super::super) fn is_signed(&self) -> bool {
        self.is_signed
    }

    /// When it ends, in seconds since 1970.
    pub(in super::super) fn expires_at(&self) -> i64 {
        self.expires_at
    }
}

/// Reads an invoice, and whether its signature holds. One by another than the payee it names is refused.
fn read(text: &str) -> Result<(SignedRawBolt11Invoice, bool), AddressError> {
    match text.parse::<SignedRawBolt11Invoice>() {
        Ok(invoice) => {
            let holds = invoice.check_signature();
            let contradicts = !holds && invoice.payee_pub_key().is_some();
            if contradicts { Err(AddressError::Checksum) } else { Ok((invoice, holds)) }
        }
        Err(Bolt11ParseError::MalformedSignature(_)) => {
            let blank = blank_signature(text).ok_or(AddressError::Checksum)?;
            blank.parse().map(|invoice| (invoice, false)).map_err(judge)
        }
        Err(error) => Err(judge(error)),
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
