//! Reproducible randomness: everything that the sandbox generates is derived from the seed and a
//! label, so that two runs with the same seed are equal. Not for secrets.

use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Returns 32 bytes that depend only on the seed and the parts.
pub fn digest(seed: u64, parts: &[&str]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(seed.to_be_bytes());
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update([0]);
    }
    hasher.finalize().into()
}

/// A number that depends only on the seed and the parts.
pub fn number(seed: u64, parts: &[&str]) -> u64 {
    let bytes = digest(seed, parts);
    bytes.iter().take(8).fold(0, |sum, byte| (sum << 8) | u64::from(*byte))
}

/// A version 4 UUID that depends only on the seed and the parts.
pub fn uuid(seed: u64, parts: &[&str]) -> Uuid {
    let bytes = digest(seed, parts);
    let mut half = [0; 16];
    half.copy_from_slice(&bytes[..16]);
    uuid::Builder::from_random_bytes(half).into_uuid()
}

/// A random number generator with a label.
pub struct Dice(u64);

impl Dice {
    /// A generator that always returns the same numbers for the same seed and parts.
    pub fn new(seed: u64, parts: &[&str]) -> Self {
        Self(number(seed, parts))
    }

    /// The next number below `sides`; 0 if `sides` is 0.
    pub fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)).checked_rem(sides).unwrap_or(0)
    }

    /// True with a probability of `percent` percent.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// A random item. `items` must not be empty.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        let sides = u64::try_from(items.len()).unwrap_or(1);
        &items[usize::try_from(self.below(sides)).unwrap_or(0)]
    }

    /// A word of `length` letters and digits, without similar-looking ones.
    pub fn word(&mut self, length: usize) -> String {
        const CODE_ALPHABET: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
        (0..length).map(|_| char::from(*self.pick(CODE_ALPHABET))).collect()
    }

    /// A sequence of decimal digits.
    pub fn digits(&mut self, length: usize) -> String {
        (0..length).map(|_| char::from(*self.pick(b"0123456789"))).collect()
    }
}
