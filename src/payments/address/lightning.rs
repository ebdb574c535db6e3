//! A Lightning invoice (BOLT 11) of Bitcoin mainnet: checksum, amount, expiry, and whether it is signed.
//!
//! An invoice that names its payee but is signed by another key is refused. An invoice whose signature is
//! unreadable is accepted and marked as unsigned: upstream promises only a checksum (contract 16), and a
//! wallet refuses such an invoice without loss. This module does not check whether a wallet will find a
//! route. It allows a missing payment secret, as in old invoices, and leaves that to the payer's wallet.

use bech32::{Bech32, ByteIterExt, Checksum, Fe32, Fe32IterExt, primitives::decode::CheckedHrpstring};
use lightning_invoice::{Bolt11ParseError, Currency, ExpiryTime, SignedRawBolt11Invoice};

use super::AddressError;

/// Maximum length of an invoice, in characters. Longer ones do not fit a QR code that a camera can read.
const MAX_INVOICE_CHARS: usize = 1500;
/// The expiry of an invoice that names none (BOLT 11), in seconds.
const DEFAULT_EXPIRY_SECONDS: u64 = 3600;

/// The length of a signature, in five-bit symbols.
const SIGNATURE_SYMBOLS: usize = 104;

/// A parsed invoice.
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
        let (signed, is_signed) = parse_signed(text)?;
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
        let expiry = signed.expiry_time().map_or(DEFAULT_EXPIRY_SECONDS, ExpiryTime::as_seconds);
        Ok(Self {
            text: text.to_ascii_lowercase(),
            millisatoshis: millisatoshis(&signed)?,
            expires_at: i64::try_from(made_at.saturating_add(expiry)).unwrap_or(i64::MAX),
            is_signed,
        })
    }

    /// The invoice in lower case.
    pub(in super::super) fn as_str(&self) -> &str {
        &self.text
    }

    /// The amount; `None` if the payer may choose it.
    pub(in super::super) fn millisatoshis(&self) -> Option<u64> {
        self.millisatoshis
    }

    /// Whether the payee can have signed it. Wallets pay no other invoices.
    pub(in super::super) fn is_signed(&self) -> bool {
        self.is_signed
    }

    /// When the invoice expires, in Unix seconds.
    pub(in super::super) fn expires_at(&self) -> i64 {
        self.expires_at
    }
}

/// Parses an invoice, and checks its signature. Refuses an invoice signed by another key than the payee it
/// names.
fn parse_signed(text: &str) -> Result<(SignedRawBolt11Invoice, bool), AddressError> {
    match text.parse::<SignedRawBolt11Invoice>() {
        Ok(invoice) => {
            let is_valid = invoice.check_signature();
            let contradicts = !is_valid && invoice.payee_pub_key().is_some();
            if contradicts { Err(AddressError::Checksum) } else { Ok((invoice, is_valid)) }
        }
        Err(Bolt11ParseError::MalformedSignature(_)) => {
            let blank = with_blank_signature(text).ok_or(AddressError::Checksum)?;
            blank.parse().map(|invoice| (invoice, false)).map_err(address_error)
        }
        Err(error) => Err(address_error(error)),
    }
}

/// Replaces the signature with ones, because the library parses no invoice with an unreadable signature.
fn with_blank_signature(text: &str) -> Option<String> {
    let checked = CheckedHrpstring::new::<Bolt11>(text).ok()?;
    let hrp = checked.hrp();
    let mut symbols: Vec<Fe32> = checked.fe32_iter::<std::vec::IntoIter<u8>>().collect();
    let signature = symbols.len().checked_sub(SIGNATURE_SYMBOLS)?;
    symbols.truncate(signature);
    let ones = [1_u8; 64].into_iter().chain([0]).bytes_to_fes();
    symbols.extend(ones);
    Some(symbols.into_iter().with_checksum::<Bolt11>(&hrp).chars().collect())
}

/// The checksum of BOLT 11: the one of bech32, for texts of any length.
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

fn address_error(error: Bolt11ParseError) -> AddressError {
    match error {
        Bolt11ParseError::Bech32Error(bech32::primitives::decode::CheckedHrpstringError::Checksum(_)) => {
            AddressError::Checksum
        }
        Bolt11ParseError::MalformedSignature(_) => AddressError::Checksum,
        Bolt11ParseError::UnknownCurrency => AddressError::OtherNetwork,
        _ => AddressError::Malformed,
    }
}
