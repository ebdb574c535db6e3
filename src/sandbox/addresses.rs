//! Addresses with valid checksums on their networks, from a digest: nobody holds a key to them. Not
//! invoices; those are signed, see `invoice`.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE;
use bech32::{Fe32, Hrp, segwit};
use curve25519_dalek::edwards::CompressedEdwardsY;
use sha3::{Digest, Keccak256};

use super::rails::Chain;

/// The address that these 32 bytes make on a chain; none for Lightning, which has no addresses.
pub fn address(chain: Chain, bytes: &[u8; 32]) -> Option<String> {
    let short = &bytes[..20];
    match chain {
        Chain::Bitcoin => segregated("bc", short),
        Chain::Litecoin => segregated("ltc", short),
        Chain::Dogecoin => Some(checked(0x1e, short)),
        Chain::Tron => Some(checked(0x41, short)),
        Chain::Evm(_) => Some(mixed_case(short)),
        Chain::Solana => Some(bs58::encode(bytes).into_string()),
        Chain::Ton => Some(user_friendly(bytes)),
        Chain::Sui => Some(format!("0x{}", hex::encode(bytes))),
        Chain::Lightning => None,
    }
}

/// Whether somebody can hold a key to these bytes on Solana: an address of a wallet has to be so.
pub fn is_on_curve(bytes: &[u8; 32]) -> bool {
    CompressedEdwardsY(*bytes).decompress().is_some()
}

/// The same address with one character wrong, so that its checksum does not hold. Solana and Sui addresses
/// have no checksum: they lose characters instead.
pub fn broken(chain: Chain, address: &str) -> String {
    let mut letters: Vec<char> = address.chars().collect();
    if matches!(chain, Chain::Solana | Chain::Sui) {
        letters.truncate(20);
        return letters.into_iter().collect();
    }
    if let Chain::Evm(_) = chain {
        // One letter of the other case: EIP-55 notices, a lower-case reader would not.
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

fn segregated(prefix: &str, program: &[u8]) -> Option<String> {
    segwit::encode(Hrp::parse(prefix).ok()?, Fe32::Q, program).ok()
}

fn checked(version: u8, hash: &[u8]) -> String {
    let mut payload = vec![version];
    payload.extend_from_slice(hash);
    bs58::encode(payload).with_check().into_string()
}

/// EIP-55: a hex letter is upper case where the digest of the lower-case hex has a nibble of 8 or more.
fn mixed_case(hash: &[u8]) -> String {
    let lower = hex::encode(hash);
    let sum = hex::encode(Keccak256::digest(lower.as_bytes()));
    let cased = lower.chars().zip(sum.chars()).map(|(letter, nibble)| {
        if matches!(nibble, '8'..='9' | 'a'..='f') { letter.to_ascii_uppercase() } else { letter }
    });
    format!("0x{}", cased.collect::<String>())
}

/// TON: tag (non-bounceable), workchain 0, hash, CRC-16/XMODEM, in base64url.
fn user_friendly(hash: &[u8; 32]) -> String {
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
