use rstest::rstest;

use super::*;
use crate::orders::payment::rails::{COFFEE, coin, order, usdc_on_base, usdt_on_tron};
use crate::orders::payment::{RailFacts, check};

/// Reads the code from the path alone, as a camera would see it at four pixels a module.
fn seen(qr: &Qr) -> String {
    const SCALE: usize = 4;
    let mut dark = vec![vec![false; qr.side()]; qr.side()];
    for rectangle in qr.path().split_terminator('z') {
        let (start, rest) = rectangle.strip_prefix('M').unwrap().split_once('h').unwrap();
        let (x, y) = start.split_once(' ').unwrap();
        let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
        let length: usize = rest.split_once('v').unwrap().0.parse().unwrap();
        dark[y][x..x + length].fill(true);
    }
    let size = qr.side() * SCALE;
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(size, size, |x, y| {
        if dark[y / SCALE][x / SCALE] { 0 } else { 255 }
    });
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
fn every_rails_code_reads_back(#[case] rail: RailFacts, #[case] amount: &str, #[case] address: &str) {
    let (quoted, answered) = order(rail, amount, address);
    let shown = check(&quoted, &answered, 1_496_314_700).unwrap();
    let expected = shown.uri.as_ref().map_or(shown.address.as_str(), |uri| uri.qr.as_str());
    assert_eq!(seen(shown.qr.as_ref().unwrap()), expected);
}

#[test]
fn the_picture_needs_no_inline_style_and_escapes_its_title() {
    let svg = Qr::of("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa").unwrap().svg("Pay <0.5> \"BTC\" & smile");
    assert!(!svg.contains("style") && !svg.contains("<script"));
    assert!(svg.contains("role=\"img\""));
    assert!(svg.contains("<title>Pay &lt;0.5&gt; &quot;BTC&quot; &amp; smile</title>"));
    assert!(svg.contains("fill=\"currentColor\"") && svg.contains("shape-rendering=\"crispEdges\""));
}

#[test]
fn the_quiet_zone_is_four_modules() {
    let qr = Qr::of("A").unwrap();
    assert_eq!((qr.side(), qr.view_box().as_str()), (21 + 8, "0 0 29 29"));
    assert!(qr.path().starts_with("M4 4h7v1h-7z"));
}

#[test]
fn a_text_beyond_the_largest_code_is_refused() {
    assert_eq!(Qr::of(&"a".repeat(3000)), Err(QrError));
}
