//! The accounts in the Solana Pay specification and the Solana documentation.

use rstest::rstest;

use super::{AddressError, parse, rails::coin};

#[rstest]
#[case("mvines9iiHiQTysrwkJjGf2gb9Ex9jXJX8ns3qwf2kN", Ok(()))]
#[case("EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v", Ok(()))]
#[case("11111111111111111111111111111111", Err(AddressError::Unspendable))]
#[case("TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA", Err(AddressError::Unspendable))]
#[case("TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb", Err(AddressError::Unspendable))]
#[case("ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL", Err(AddressError::Unspendable))]
#[case("So11111111111111111111111111111111111111112", Err(AddressError::Unspendable))]
fn accounts_are_accepted_unless_nobody_owns_them(
    #[case] text: &str,
    #[case] expected: Result<(), AddressError>,
) {
    assert_eq!(parse(&coin("SOL", "Solana"), text).map(drop), expected);
}
