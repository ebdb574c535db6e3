//! The associated token account: the account that the associated-token program derives from a wallet and a
//! mint.

use super::key::Key;
use sha2::{Digest, Sha256};

/// Derives the wallet's account of this token. `None` for the one pair in 2^256 that has none.
pub fn associated(wallet: &Key, mint: &Key) -> Option<Key> {
    let seeds = [wallet.bytes(), Key::TOKEN.bytes(), mint.bytes()];
    (0..=u8::MAX).rev().map(|bump| derive_address(&seeds, bump)).find(|key| !key.is_on_curve())
}

/// The address of these seeds under the associated-token program. It is usable if it is off the curve.
fn derive_address(seeds: &[&[u8; 32]], bump: u8) -> Key {
    let mut hash = Sha256::new();
    for seed in seeds {
        hash.update(seed);
    }
    hash.update([bump]);
    hash.update(Key::ASSOCIATED.bytes());
    hash.update(b"ProgramDerivedAddress");
    Key::new(hash.finalize().into())
}
