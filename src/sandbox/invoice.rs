//! Lightning invoices: valid BOLT11, signed with a key from the seed, for the exact amount and one
//! hour. No Lightning node has the key, so nobody can pay them.

use std::time::Duration;

use bitcoin::hashes::{Hash, sha256};
use bitcoin::secp256k1::{Secp256k1, SecretKey};
use lightning_invoice::{Currency, InvoiceBuilder, PaymentSecret};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::chance::digest;

/// Lifetime of an invoice in seconds (contract 7: 3600 was seen).
pub const EXPIRY_SECONDS: i64 = 3600;

/// A signed invoice for `btc` bitcoin, created at `now`. `None` if the amount is not a whole number
/// of millisatoshi or the seed yields no key.
pub fn invoice(seed: u64, order: &str, btc: Decimal, now: i64) -> Option<String> {
    let msat = btc.checked_mul(Decimal::from(100_000_000_000_u64))?;
    if !msat.is_integer() {
        return None;
    }
    let key = SecretKey::from_slice(&digest(seed, &["lightning", "node"])).ok()?;
    let built = InvoiceBuilder::new(Currency::Bitcoin)
        .description("Sandbox order, no real money".to_owned())
        .payment_hash(sha256::Hash::from_byte_array(digest(seed, &["lightning", "hash", order])))
        .payment_secret(PaymentSecret(digest(seed, &["lightning", "secret", order])))
        .duration_since_epoch(Duration::from_secs(u64::try_from(now).ok()?))
        .expiry_time(Duration::from_secs(u64::try_from(EXPIRY_SECONDS).ok()?))
        .min_final_cltv_expiry_delta(144)
        .amount_milli_satoshis(msat.to_u64()?)
        .build_signed(|message| Secp256k1::new().sign_ecdsa_recoverable(message, &key));
    built.ok().map(|invoice| invoice.to_string())
}
