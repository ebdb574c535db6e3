//! Where a wallet keeps a token: the account that the associated-token program derives from both.

use super::key::Key;
use sha2::{Digest, Sha256};

/// The wallet's account of this token. `None` for the one pair in 2^256 that has none.
pub fn associated(wallet: &Key, mint: &Key) -> Option<Key> {
    let seeds = [wallet.bytes(), Key::TOKEN.bytes(), mint.bytes()];
    (0..=u8::MAX).rev().map(|bump| derived(&seeds, bump)).find(|key| !key.is_on_curve())
}

/// The address of these seeds under the associated-token program; it is usable when it is off the curve.
fn derived(seeds: &[&[u8; 32]], bump: u8) -> Key {
    let mut hash = Sha256::new();
    for seed in seeds {
        hash.update(seed);
    }
    hash.update([bump]);
    hash.update(Key::ASSOCIATED.bytes());
    hash.update(b"ProgramDerivedAddress");
    Key::new(hash.finalize().into())
}
