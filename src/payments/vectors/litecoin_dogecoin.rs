//! The mainnet test vectors of Litecoin and Dogecoin (`key_io_valid.json` and `base58_keys_valid.json`).

use rstest::rstest;

use super::{AddressError, Recipient, bitcoin::script, parse, rails::coin};
use crate::payments::address::Output;

fn litecoin(text: &str) -> Result<Output, AddressError> {
    match parse(&coin("LTC", "Mainnet"), text)? {
        Recipient::Litecoin(output) => Ok(output),
        other => panic!("{other:?}"),
    }
}

fn dogecoin(text: &str) -> Result<Output, AddressError> {
    match parse(&coin("DOGE", "Mainnet"), text)? {
        Recipient::Dogecoin(output) => Ok(output),
        other => panic!("{other:?}"),
    }
}

#[rstest]
#[case("LT2KVaAy1ppRuxRgrS5RNU3vBsy7RibPeA", "76a914558dbca7118cd5894502767c7b2ffc21a22f54db88ac")]
#[case("MHrYRxAiMNBTku3eoDHwhA1LQGDjUStZW2", "a9146d328a5b2a20d943a641c8d29b6cc3c2d2df85d387")]
#[case("M9dw1FAoWpHC6PcMzoCHhqQ9McvTyG5Ywj", "a914130ef8742ad7492b389509252c6721775fb1127387")]
#[case("LbfVMz974gbbGFqXF7FZUpSBWSbwBHDwR5", "76a914b4565f467408e9e1c1d2a3b0ccdeff84db3a3b9388ac")]
#[case("MWGEAUUZoN4r6puz8KsgnE9wNTQ8fGWCEy", "a914f54ec8d7b0c3f8ab8194db3432d19f8d44d03b1287")]
#[case("LgUPnP2UZxmFBJb8FDgNd5JcU9b7CNfrw1", "76a914e915c49f55d8de0b6041de19c9fa2f21820b201288ac")]
fn litecoin_pays_to_its_published_script(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(script(&litecoin(text).unwrap()), expected);
}

#[rstest]
#[case("mwXn5Vhicdav8Av3KMokx4YNuHoGRKxtWs")]
#[case("QXaUgLHkZcbJb2j5XgMYzY8cF9YM48Y81Z")]
fn litecoin_test_network_addresses_are_refused(#[case] text: &str) {
    assert_eq!(litecoin(text), Err(AddressError::OtherNetwork));
}

#[rstest]
#[case("DD4KSSuBJqcjuTcvUg1CgUKeurPUFeEZkE", "76a91456d9b1d684d5abef32134ebc6883d75d3a53e9be88ac")]
#[case("A7HRQk3GFCW2QasvdZxXuYj8kkQK5QrYLs", "a914a2dd71f34fe73314d6e37c44035513f203aa400b87")]
#[case("DBjW6kna7rUPE4Mj9j4B3oK3xVA1SDHrdt", "76a914485290865b407657e0aedbdbb4aa6618310af50d88ac")]
#[case("A3RHoAQLPDSuBewbuvt5NMqEKasqs9ty3C", "a9147879ea0f1053bcbd4c60c88f922f76d27e622e1e87")]
#[case("D77Z1nmgSZxJTmtN65n2MVF9yvLSB4MpiC", "76a91415a585042e96300b5ad4f9d7c7c6cba2d56a098988ac")]
#[case("9zYnVRaekPtdKBYuPw5QiBtv3NNrzD2LLW", "a91458fc66bf64b3c8d8accd80110bb6df6c1373593787")]
fn dogecoin_pays_to_its_published_script(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(script(&dogecoin(text).unwrap()), expected);
}

#[rstest]
#[case("nhRsrUaxZou6sewjqaS37cJrMRJRgwVXdk")]
#[case("2MsvyG12kxxipe276Au4zKqvd2xdrBuHWb3")]
fn dogecoin_test_network_addresses_are_refused(#[case] text: &str) {
    assert_eq!(dogecoin(text), Err(AddressError::OtherNetwork));
}
