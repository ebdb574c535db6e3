//! The test vectors of EIP-55.

use rstest::rstest;

use super::{AddressError, parse, rails::chain};

fn ether(text: &str) -> Result<(), AddressError> {
    parse(&chain("ETH", "ETH Mainnet", 1), text).map(drop)
}

#[rstest]
#[case("0x52908400098527886E0F7030069857D2E4169EE7")]
#[case("0x8617E340B3D01FA5F11F306F4090FD50E238070D")]
#[case("0xde709f2102306220921060314715629080e2fb77")]
#[case("0x27b1fdb04752bbc536007a920d24acb045561c26")]
#[case("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
#[case("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359")]
#[case("0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB")]
#[case("0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb")]
fn published_checksums_are_valid_and_a_changed_case_is_not(#[case] text: &str) {
    assert_eq!(ether(text), Ok(()));
    let is_mixed = text[2..].chars().any(char::is_lowercase) && text[2..].chars().any(char::is_uppercase);
    for (at, letter) in text.char_indices().skip(2).filter(|(_, letter)| is_mixed && letter.is_alphabetic()) {
        let other =
            if letter.is_lowercase() { letter.to_ascii_uppercase() } else { letter.to_ascii_lowercase() };
        let changed = format!("{}{other}{}", &text[..at], &text[at + 1..]);
        assert_eq!(ether(&changed), Err(AddressError::Checksum), "{changed}");
    }
}
