//! Valid and invalid Lightning invoices.

use bitcoin::{
    hashes::{Hash, sha256},
    secp256k1::{Message, Secp256k1, SecretKey},
};
use lightning_invoice::{Currency, InvoiceBuilder, PaymentSecret};
use std::time::Duration;

/// The content of an invoice. A test key signs it.
#[derive(Clone)]
pub struct Invoice {
    pub network: Currency,
    pub millisatoshis: Option<u64>,
    pub made_at: i64,
    /// The validity in seconds.
    pub lasts: u64,
    /// Whether it names another node than the one that signed it.
    pub names_another: bool,
}

impl Invoice {
    /// An invoice over this amount, valid for an hour.
    pub fn over(millisatoshis: u64, made_at: i64) -> Self {
        let millisatoshis = Some(millisatoshis);
        Self { network: Currency::Bitcoin, millisatoshis, made_at, lasts: 3600, names_another: false }
    }

    /// The encoded invoice.
    pub fn written(&self) -> String {
        let (ours, theirs) = (key(1), key(2));
        let curve = Secp256k1::new();
        let invoice = InvoiceBuilder::new(self.network.clone())
            .description("a card".to_owned())
            .payment_hash(sha256::Hash::hash(b"hash"))
            .payment_secret(PaymentSecret([7; 32]))
            .duration_since_epoch(Duration::from_secs(u64::try_from(self.made_at).unwrap()))
            .min_final_cltv_expiry_delta(144)
            .expiry_time(Duration::from_secs(self.lasts));
        let invoice = match self.millisatoshis {
            Some(amount) => invoice.amount_milli_satoshis(amount),
            None => invoice,
        };
        let invoice =
            if self.names_another { invoice.payee_pub_key(theirs.public_key(&curve)) } else { invoice };
        let raw = invoice.build_raw().unwrap();
        let sign = |digest: &Message| Ok::<_, ()>(curve.sign_ecdsa_recoverable(digest, &ours));
        raw.sign(sign).unwrap().to_string()
    }
}

fn key(byte: u8) -> SecretKey {
    SecretKey::from_slice(&[byte; 32]).unwrap()
}
