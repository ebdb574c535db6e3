//! Payment addresses with valid checksums, derived from a digest, so that nobody has their keys.
//! Lightning invoices are signed, see `invoice`.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE;
use bech32::{Fe32, Hrp, segwit};
use curve25519_dalek::edwards::CompressedEdwardsY;
use sha3::{Digest, Keccak256};

use super::rails::Chain;

/// The address of these 32 bytes on a chain. `None` for Lightning, which has no addresses.
pub fn address(chain: Chain, bytes: &[u8; 32]) -> Option<String> {
    let short = &bytes[..20];
    match chain {
        Chain::Bitcoin => segwit_address("bc", short),
        Chain::Litecoin => segwit_address("ltc", short),
        Chain::Dogecoin => Some(base58_check(0x1e, short)),
        Chain::Tron => Some(base58_check(0x41, short)),
        Chain::Evm(_) => Some(eip55(short)),
        Chain::Solana => Some(bs58::encode(bytes).into_string()),
        Chain::Ton => Some(ton_user_friendly(bytes)),
        Chain::Sui => Some(format!("0x{}", hex::encode(bytes))),
        Chain::Lightning => None,
    }
}

/// Whether these bytes are a point on Solana's curve. The address of a wallet has to be one.
pub fn is_on_curve(bytes: &[u8; 32]) -> bool {
    CompressedEdwardsY(*bytes).decompress().is_some()
}

/// The same address with one wrong character, so that its checksum is invalid. Solana and Sui
/// addresses have no checksum: they are truncated instead.
pub fn broken(chain: Chain, address: &str) -> String {
    let mut letters: Vec<char> = address.chars().collect();
    if matches!(chain, Chain::Solana | Chain::Sui) {
        letters.truncate(20);
        return letters.into_iter().collect();
    }
    if let Chain::Evm(_) = chain {
        // Changes the case of one letter: an EIP-55 check notices it, a case-insensitive reader
        // does not.
        if let Some(letter) = letters.iter_mut().skip(2).find(|letter| letter.is_ascii_alphabetic()) {
            *letter = if letter.is_ascii_lowercase() {
                letter.to_ascii_uppercase()
            } else {
                letter.to_ascii_lowercase()
            };
        }
        return letters.into_iter().collect();
    }
    let middle = letters.len() / 2;
    if let Some(letter) = letters.get_mut(middle) {
        *letter = if *letter == 'q' { 'p' } else { 'q' };
    }
    letters.into_iter().collect()
}

fn segwit_address(prefix: &str, program: &[u8]) -> Option<String> {
    segwit::encode(Hrp::parse(prefix).ok()?, Fe32::Q, program).ok()
}

fn base58_check(version: u8, hash: &[u8]) -> String {
    let mut payload = vec![version];
    payload.extend_from_slice(hash);
    bs58::encode(payload).with_check().into_string()
}

/// EIP-55: a hex letter is upper case if the digest of the lower-case hex has a nibble of 8 or
/// more.
fn eip55(hash: &[u8]) -> String {
    let lower = hex::encode(hash);
    let sum = hex::encode(Keccak256::digest(lower.as_bytes()));
    let cased = lower.chars().zip(sum.chars()).map(|(letter, nibble)| {
        if matches!(nibble, '8'..='9' | 'a'..='f') { letter.to_ascii_uppercase() } else { letter }
    });
    format!("0x{}", cased.collect::<String>())
}

/// TON: tag (non-bounceable), workchain 0, hash and CRC-16/XMODEM, in base64url.
fn ton_user_friendly(hash: &[u8; 32]) -> String {
    let mut payload = vec![0x51, 0x00];
    payload.extend_from_slice(hash);
    let sum = crc16(&payload);
    payload.extend_from_slice(&sum.to_be_bytes());
    URL_SAFE.encode(payload)
}

fn crc16(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0, |sum, byte| {
        (0..8).fold(sum ^ (u16::from(*byte) << 8), |sum: u16, _| {
            if sum & 0x8000 == 0 { sum << 1 } else { (sum << 1) ^ 0x1021 }
        })
    })
}
