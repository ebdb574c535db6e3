use png::ColorType;
use rstest::rstest;

use super::*;
use crate::payments::rails::{COFFEE, coin, order, usdc_on_base, usdt_on_tron};
use crate::payments::{RailFacts, check};

/// Decodes a picture into its side length and its dark pixels.
pub(crate) fn pixels(data_uri: &str) -> (usize, Vec<bool>) {
    let file = STANDARD.decode(data_uri.strip_prefix("data:image/png;base64,").unwrap()).unwrap();
    let mut decoder = png::Decoder::new(std::io::Cursor::new(file));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    assert_eq!((info.width, info.color_type), (info.height, ColorType::Grayscale));
    (usize::try_from(info.width).unwrap(), pixels.into_iter().map(|value| value < 128).collect())
}

/// Reads the code as a camera would.
pub(crate) fn photographed(data_uri: &str) -> String {
    let (side, dark) = pixels(data_uri);
    let mut image =
        rqrr::PreparedImage::prepare_from_greyscale(
            side,
            side,
            |x, y| if dark[y * side + x] { 0 } else { 255 },
        );
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1);
    grids[0].decode().unwrap().1
}

#[rstest]
#[case::bitcoin(coin("BTC", "Mainnet"), "0.00028414", "bc1qrgmc45ahzescf0x9nu47fsdvr742dll67phxet")]
#[case::lightning(coin("BTC", "Lightning"), "0.025", COFFEE)]
#[case::token_on_evm(usdc_on_base(), "197.98", "0xd4433a62135f2f8621896151e4dceaec7b8c7b2b")]
#[case::sol(coin("SOL", "Solana"), "1", "mvines9iiHiQTysrwkJjGf2gb9Ex9jXJX8ns3qwf2kN")]
#[case::tron(usdt_on_tron(), "26.31", "TJCnKsPa7y5okkXvQAidZBzqx3QyQ6sxMW")]
#[case::litecoin(coin("LTC", "Mainnet"), "0.5", "LdP8Qox1VAhCzLJNqrr74YovaWYyNBUWvL")]
#[case::dogecoin(coin("DOGE", "Mainnet"), "100", "DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L")]
#[case::ton(coin("GRAM", "Ton"), "3.5", "UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA")]
#[case::sui(coin("SUI", "Sui"), "9", "0x9e34bd0b2d8ed9ba3b2a1bdd2d8b1b0c0f5ed7b4f5a0d8f0b1e2c3d4a5968778")]
#[case::unknown(coin("XRP", "Ripple"), "9", "rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh")]
fn the_qr_code_of_every_rail_is_readable(
    #[case] rail: RailFacts,
    #[case] amount: &str,
    #[case] address: &str,
) {
    let (quoted, answered) = order(rail, amount, address);
    let shown = check(&quoted, &answered, 1_496_314_700).unwrap();
    let expected = shown.uri.as_ref().map_or(shown.address.as_str(), |uri| uri.qr.as_str());
    assert_eq!(photographed(&shown.qr.unwrap().data_uri().unwrap()), expected);
}

#[test]
fn the_quiet_zone_is_four_light_modules() {
    let (side, dark) = pixels(&Qr::of("A").unwrap().data_uri().unwrap());
    let margin = QUIET_ZONE * MODULE_PIXELS;
    assert_eq!(side, 21 * MODULE_PIXELS + 2 * margin);
    let is_margin = |at: usize| at < margin || at >= side - margin;
    assert!((0..side * side).filter(|at| is_margin(at % side) || is_margin(at / side)).all(|at| !dark[at]));
    assert!(dark[margin * side + margin]);
}

#[test]
fn the_picture_of_a_long_invoice_is_small() {
    let invoice = Qr::of(&"A1".repeat(300)).unwrap().data_uri().unwrap();
    assert!(invoice.len() < 6_000, "{}", invoice.len());
}

#[test]
fn a_text_that_is_too_long_is_refused() {
    assert_eq!(Qr::of(&"a".repeat(3000)), Err(QrError));
}
