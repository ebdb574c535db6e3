//! TON: the user-friendly form (base64 or base64url with flags and CRC16) and the raw form (`0:` and 64
//! digits).

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};

use super::AddressError;

const BOUNCEABLE: u8 = 0x11;
const NON_BOUNCEABLE: u8 = 0x51;
const TEST_ONLY: u8 = 0x80;

/// A TON account, without the flags of its notation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct TonAccount {
    workchain: i8,
    account: [u8; 32],
}

impl TonAccount {
    pub(super) fn parse(text: &str) -> Result<Self, AddressError> {
        let account = match text.split_once(':') {
            Some((workchain, digits)) => Self::from_raw(workchain, digits)?,
            None => Self::from_friendly(text)?,
        };
        if account.account == [0; 32] { Err(AddressError::Unspendable) } else { Ok(account) }
    }

    /// The notation for links: user-friendly and URL-safe. A raw address becomes a non-bounceable one,
    /// because money must also reach a wallet that does not exist on chain yet.
    pub(in super::super) fn for_link(&self, text: &str) -> String {
        if !text.contains(':') {
            return text.replace('+', "-").replace('/', "_");
        }
        let [workchain] = self.workchain.to_be_bytes();
        let mut bytes = vec![NON_BOUNCEABLE, workchain];
        bytes.extend_from_slice(&self.account);
        bytes.extend_from_slice(&crc16(&bytes).to_be_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Converts any notation of an account to the one for links. `None` if the text is not an account.
    pub(in super::super) fn parse_for_link(text: &str) -> Option<String> {
        Self::parse(text).ok().map(|account| account.for_link(text))
    }

    fn from_raw(workchain: &str, digits: &str) -> Result<Self, AddressError> {
        let mut account = [0; 32];
        hex::decode_to_slice(digits, &mut account).map_err(|_| AddressError::Malformed)?;
        match workchain {
            "0" => Ok(Self { workchain: 0, account }),
            "-1" => Ok(Self { workchain: -1, account }),
            _ => Err(AddressError::Malformed),
        }
    }

    fn from_friendly(text: &str) -> Result<Self, AddressError> {
        if text.len() != 48 {
            return Err(AddressError::Malformed);
        }
        let bytes = STANDARD_NO_PAD
            .decode(text)
            .or_else(|_| URL_SAFE_NO_PAD.decode(text))
            .map_err(|_| AddressError::Malformed)?;
        let [flags, workchain, account @ .., high, low] = bytes.as_slice() else {
            return Err(AddressError::Malformed);
        };
        let account = <[u8; 32]>::try_from(account).map_err(|_| AddressError::Malformed)?;
        if crc16(bytes.get(..34).unwrap_or_default()) != u16::from_be_bytes([*high, *low]) {
            return Err(AddressError::Checksum);
        }
        if flags & TEST_ONLY != 0 {
            return Err(AddressError::OtherNetwork);
        }
        let workchain = i8::from_be_bytes([*workchain]);
        if !matches!(*flags, BOUNCEABLE | NON_BOUNCEABLE) || !matches!(workchain, 0 | -1) {
            return Err(AddressError::Malformed);
        }
        Ok(Self { workchain, account })
    }
}

/// CRC-16/XMODEM, as TEP-2 requires.
fn crc16(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0, |crc, byte| {
        (0..8).fold(crc ^ (u16::from(*byte) << 8), |crc, _| {
            if crc & 0x8000 == 0 { crc << 1 } else { (crc << 1) ^ 0x1021 }
        })
    })
}
