//! BIP-173, BIP-350, and the test vectors of Bitcoin Core's own address parser (base58check and segwit).

use rstest::rstest;

use super::{AddressError, Recipient, parse, rails::coin};
use crate::payments::address::Output;

/// An output's script, in hexadecimal.
pub(super) fn script(output: &Output) -> String {
    let push = |bytes: &[u8]| format!("{:02x}{}", bytes.len(), hex::encode(bytes));
    match output {
        Output::Segwit { version, program } => {
            let opcode = if *version == 0 { 0 } else { 0x50 + version };
            format!("{opcode:02x}{}", push(program))
        }
        Output::KeyHash(hash) => format!("76a9{}88ac", push(hash)),
        Output::ScriptHash(hash) => format!("a9{}87", push(hash)),
    }
}

fn bitcoin(text: &str) -> Result<String, AddressError> {
    match parse(&coin("BTC", "Mainnet"), text)? {
        Recipient::Bitcoin(output) => Ok(script(&output)),
        other => panic!("{other:?}"),
    }
}

// BIP-350. The vectors of BIP-173 that BIP-350 left valid are the same.
#[rstest]
#[case("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", "0014751e76e8199196d454941c45d1b3a323f1433bd6")]
#[case(
    "bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y",
    "5128751e76e8199196d454941c45d1b3a323f1433bd6751e76e8199196d454941c45d1b3a323f1433bd6"
)]
#[case("BC1SW50QGDZ25J", "6002751e")]
#[case("bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs", "5210751e76e8199196d454941c45d1b3a323")]
#[case(
    "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
    "512079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
)]
// Bitcoin Core, key_io_valid.json, mainnet.
#[case("1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mo", "76a914a31c06bd463e3923bc1aadbde48b16976c08071788ac")]
#[case("36j4NfKv6Akva9amjWrLG6MuSQym1GuEmm", "a914373b819a068f32b7a6b38b6b38729647cfde01c287")]
#[case("1FjL87pn8ky6Vbavd1ZHeChRXtoxwRGCRd", "76a914a19331b7b2627e663e25a7b001e4c0dcc5e21bc788ac")]
#[case("3BZECeAH8gSKkjrTx8PwMrNQBLG18yHpvf", "a9146c382dcdf5b284760c8e3fead91f7422cd76aa8787")]
#[case("bc1qvyq0cc6rahyvsazfdje0twl7ez82ndmuac2lhv", "00146100fc6343edc8c874496cb2f5bbfec88ea9b77c")]
#[case(
    "bc1qyucykdlhp62tezs0hagqury402qwhk589q80tqs5myh3rxq34nwqhkdhv7",
    "002027304b37f70e94bc8a0fbf500e0c957a80ebda87280ef58214d92f119811acdc"
)]
#[case(
    "bc1p83n3au0rjylefxq2nc2xh2y4jzz4pm6zxj4mw5pagdjjr2a9f36s6jjnnu",
    "51203c671ef1e3913f94980a9e146ba895908550ef4234abb7503d436521aba54c75"
)]
#[case("bc1z2rksukkjr8", "520250ed")]
#[case("bc1qhxt04s5xnpy0kxw4x99n5hpdf5pmtzpqs52es2", "0014b996fac2869848fb19d5314b3a5c2d4d03b58820")]
#[case(
    "bc1qgc9ljrvdf2e0zg9rmmq86xklqwfys7r6wptjlacdgrcdc7sa6ggqu4rrxf",
    "0020460bf90d8d4ab2f120a3dec07d1adf039248787a70572ff70d40f0dc7a1dd210"
)]
#[case(
    "bc1pve739yap4uxjvfk0jrey69078u0gasm2nwvv483ec6zkzulgw9xqu4w9fd",
    "5120667d1293a1af0d2626cf90f24d15fe3f1e8ec36a9b98ca9e39c6856173e8714c"
)]
#[case("bc1zmjtqxkzs89", "5202dc96")]
fn an_address_pays_to_its_published_script(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(bitcoin(text).as_deref(), Ok(expected));
    if text.to_lowercase().starts_with("bc1") {
        for spelling in [text.to_lowercase(), text.to_uppercase()] {
            assert_eq!(bitcoin(&spelling).as_deref(), Ok(expected), "{spelling}");
        }
    }
}

// Valid on their own networks, but not on mainnet.
#[rstest]
#[case("tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7")]
#[case("tb1qqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesrxh6hy")]
#[case("tb1pqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesf3hn0c")]
#[case("mzK2FFDEhxqHcmrJw1ysqFkVyhUULo45hZ")]
#[case("2NC2hEhe28ULKAJkW5MjZ3jtTMJdvXmByvK")]
#[case("tb1rgv5m6uvdk3kc7qsuz0c79v88ycr5w4wa")]
#[case("bcrt1qdavt4j2sd7dlhqsavtnfxvzppw6k7qy97tmnu9")]
fn test_network_addresses_are_of_another_network(#[case] text: &str) {
    assert_eq!(bitcoin(text), Err(AddressError::OtherNetwork));
}

// Valid in BIP-173, before BIP-350 gave version 1 and later another checksum.
#[rstest]
#[case("bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7k7grplx")]
#[case("BC1SW50QA3JX3S")]
#[case("bc1zw508d6qejxtdg4y5r3zarvaryvg6kdaj")]
fn the_bech32_checksum_is_invalid_for_later_versions(#[case] text: &str) {
    assert_eq!(bitcoin(text), Err(AddressError::Checksum));
}

#[rstest]
// BIP-173.
#[case("tc1qw508d6qejxtdg4y5r3zarvary0c5xw7kg3g4ty")]
#[case("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5")]
#[case("BC13W508D6QEJXTDG4Y5R3ZARVARY0C5XW7KN40WF2")]
#[case("bc1rw5uspcuh")]
#[case("bc10w508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kw5rljs90")]
#[case("BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P")]
#[case("tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sL5k7")]
#[case("bc1zw508d6qejxtdg4y5r3zarvaryvqyzf3du")]
#[case("tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3pjxtptv")]
#[case("bc1gmk9yu")]
// BIP-350.
#[case("tc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq5zuyut")]
#[case("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd")]
#[case("tb1z0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqglt7rf")]
#[case("BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL")]
#[case("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh")]
#[case("tb1q0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq24jc47")]
#[case("bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4")]
#[case("BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R")]
#[case("bc1pw5dgrnzv")]
#[case("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav")]
#[case("tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq47Zagq")]
#[case("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf")]
#[case("tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vpggkg4j")]
// Bitcoin Core, key_io_invalid.json.
#[case("")]
#[case("x")]
#[case("1GAdfviErV2Ew95FPtZyikz2qGP3gyCB6Hyu94sedAkPpA523m3fQwps9YKUZkKgQckGPKhRsFR")]
#[case("37G2kMDLpmWVhimxRdzwNfE8JFvWXnJYnVcXeeGrek2qumdJuK7XArcVVpRtLLjRra3t64BEPF2")]
#[case("8iVk9nLM3nYwRuwypjy9NK5rsuZH7BbrQRZ1pgcQmvMnjAgRXD")]
#[case("cPTVQ1hbo4qdoysf6Jx5GthqucNmdfqt6J2pZRFeXv8Ep7Kmjqud")]
#[case("2UVPFpGYnLHJezFzjUo42our6PMEoozzRdM")]
#[case("2MygHQjE1U33q3LSC53p69YqFjP8PihumJAF")]
#[case("KzNbAQ4mexfAxa6RKBzHQqfoTycaeWpv2p")]
#[case("2jDPrDfAKihCGPbPD9ztY8TswAia4V8Bc6vx")]
#[case("39TKsUQ5QpEL1wowc6GMUqak94ijirPuP69ooV3xsFmiKQX2dau")]
#[case("AZEah8d1EK362okRBS66e8SvdtYkrE8tsX")]
#[case("2NDNP7GY59tTJPZTpbkprhM9SR99Nn5rUs7")]
#[case("tc1qeul5g2xfkvdkrhcfmdursv73ad64jnkjl9c40f")]
#[case("bc10uexgzna2dpfk0vjt35srz6a27ps6m0l89jweznt83n2sqn2fx4hvn9ym5af8wut34sfrqhk3")]
#[case("bc1qdsuzmn04k2z8vryw8l4dj8m5ygqgnne5n")]
#[case("bc1qpu6d26mrulzetu4jqhd7rsunv9aqru26f5c4j8")]
#[case("bc1p702xksx4z3uqf0u2phllxkfe5cgu0adxptqs0uelx0tqt8e885sqryes2l")]
#[case("bc1prklpq7tjcawg89cmwwqr3u5apwav36xa4zz56ady7crsllm6mpnqts7p86")]
#[case("bc1qtsvlht6730n04f2mpaj5vv8hrledn5n5ug8c79")]
#[case("bc1qmgf8xt8xkecl79k04mma3lz34gqep7hg4")]
fn invalid_addresses_are_refused(#[case] text: &str) {
    assert!(bitcoin(text).is_err());
}
