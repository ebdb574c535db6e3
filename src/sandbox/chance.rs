//! Repeatable chance: everything the double invents is a digest of the seed and a label, so that two
//! runs with one seed invent the same things. Not for secrets.

use sha2::{Digest, Sha256};
use uuid::Uuid;

/// 32 bytes that depend on the seed and the parts, and on nothing else.
pub fn digest(seed: u64, parts: &[&str]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(seed.to_be_bytes());
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update([0]);
    }
    hasher.finalize().into()
}

/// A number that depends on the seed and the parts.
pub fn number(seed: u64, parts: &[&str]) -> u64 {
    let bytes = digest(seed, parts);
    bytes.iter().take(8).fold(0, |sum, byte| (sum << 8) | u64::from(*byte))
}

/// A version 4 UUID that depends on the seed and the parts.
pub fn uuid(seed: u64, parts: &[&str]) -> Uuid {
    let bytes = digest(seed, parts);
    let mut half = [0; 16];
    half.copy_from_slice(&bytes[..16]);
    uuid::Builder::from_random_bytes(half).into_uuid()
}

/// A run of numbers from one label.
pub struct Dice(u64);

impl Dice {
    /// Dice that always fall the same way for the same seed and parts.
    pub fn new(seed: u64, parts: &[&str]) -> Self {
        Self(number(seed, parts))
    }

    /// The next number below `sides`; 0 when there are no sides.
    pub fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)).checked_rem(sides).unwrap_or(0)
    }

    /// True in `percent` of a hundred throws.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of the items, which must not be empty.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        let sides = u64::try_from(items.len()).unwrap_or(1);
        &items[usize::try_from(self.below(sides)).unwrap_or(0)]
    }

    /// A word of `length` letters from an alphabet without look-alikes.
    pub fn word(&mut self, length: usize) -> String {
        const CODE_ALPHABET: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
        (0..length).map(|_| char::from(*self.pick(CODE_ALPHABET))).collect()
    }

    /// A run of decimal digits.
    pub fn digits(&mut self, length: usize) -> String {
        (0..length).map(|_| char::from(*self.pick(b"0123456789"))).collect()
    }
}
