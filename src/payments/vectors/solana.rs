//! The accounts of the Solana Pay specification and of the Solana documentation.

use rstest::rstest;

use super::{AddressError, rails::coin, read};

#[rstest]
#[case("mvines9iiHiQTysrwkJjGf2gb9Ex9jXJX8ns3qwf2kN", Ok(()))]
#[case("EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v", Ok(()))]
#[case("11111111111111111111111111111111", Err(AddressError::Unspendable))]
#[case("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA", Err(AddressError::Unspendable))]
#[case("TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb", Err(AddressError::Unspendable))]
#[case("ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL", Err(AddressError::Unspendable))]
#[case("So11111111111111111111111111111111111111112", Err(AddressError::Unspendable))]
fn an_account_has_thirty_two_bytes_and_somebody_behind_it(
    #[case] text: &str,
    #[case] expected: Result<(), AddressError>,
) {
    assert_eq!(read(&coin("SOL", "Solana"), text).map(drop), expected);
}
