//! Addresses of networks that this shop cannot validate. Only texts that cannot be an address are refused.

use super::AddressError;

pub(super) fn parse(text: &str) -> Result<String, AddressError> {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.');
    if (20..=128).contains(&text.len()) && text.chars().all(plain) {
        Ok(text.to_owned())
    } else {
        Err(AddressError::Malformed)
    }
}
