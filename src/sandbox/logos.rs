//! Draws logos in the shape of a gift card (500 x 318): a color, a geometric mark and the name. The
//! same file name always gives the same drawing. Coins, networks and payment methods have logos
//! too.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;

use super::chance::Dice;
use super::pictures::svg;
use super::world::World;

/// `GET /logos/{file}`: all sizes and extensions of contract 3. The answer is always an SVG.
pub async fn logo(State(world): State<Arc<World>>, Path(file): Path<String>) -> Response {
    let base = file.rsplit_once('.').map_or(file.as_str(), |(base, _)| base);
    let stem = base.strip_suffix("_500x318").or_else(|| base.strip_suffix("_300x190")).unwrap_or(base);
    match world.catalogue.logo(stem) {
        Some((name, color)) => svg(card(stem, name, color)),
        None => svg(card(stem, &stem.replace('-', " ").to_uppercase(), None)),
    }
}

/// Background colors with two matching colors each.
const PALETTE: [(&str, &str, &str); 12] = [
    ("#14213d", "#fca311", "#e5e5e5"),
    ("#0b3d91", "#7fd1ff", "#ffffff"),
    ("#1b4332", "#95d5b2", "#f1faee"),
    ("#5f0f40", "#fb8b24", "#fff1e6"),
    ("#264653", "#e9c46a", "#f4f1de"),
    ("#9b2226", "#ffd6a5", "#fff8f0"),
    ("#f2cc8f", "#3d405b", "#2b2d42"),
    ("#e0fbfc", "#3d5a80", "#293241"),
    ("#3c096c", "#e0aaff", "#ffffff"),
    ("#fefae0", "#bc6c25", "#283618"),
    ("#003049", "#f77f00", "#eae2b7"),
    ("#edf2f4", "#d90429", "#2b2d42"),
];

fn card(stem: &str, name: &str, color: Option<&str>) -> String {
    let mut dice = Dice::new(0, &["logo", stem]);
    let (palette_background, accent, ink) = *dice.pick(&PALETTE);
    let listed = color.filter(|color| color.len() == 7 && is_dark(color));
    let (background, accent, ink) = match listed {
        Some(listed) => (listed, "#ffffff", "#ffffff"),
        None => (palette_background, accent, ink),
    };
    let mark = mark(&mut dice, accent, background);
    let size = font_size(name);
    let words = wordmark(name, size, ink);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 500 318\" width=\"500\" height=\"318\" role=\"img\">\
         <rect width=\"500\" height=\"318\" fill=\"{background}\"/>\
         <circle cx=\"430\" cy=\"-20\" r=\"190\" fill=\"{accent}\" opacity=\".08\"/>\
         <circle cx=\"60\" cy=\"330\" r=\"150\" fill=\"{accent}\" opacity=\".06\"/>{mark}{words}</svg>"
    )
}

/// One of eight marks, 96 wide, centered above the name.
fn mark(dice: &mut Dice, accent: &str, background: &str) -> String {
    let rotation = dice.below(4) * 90;
    let body = match dice.below(8) {
        0 => format!(
            "<circle r=\"46\" fill=\"{accent}\"/><path d=\"M0-46A46 46 0 0 1 0 46Z\" fill=\"{background}\" opacity=\".55\"/>"
        ),
        1 => format!(
            "<path d=\"M-46-46H0A46 46 0 0 1 0 46H-46Z\" fill=\"{accent}\"/><circle cx=\"-6\" r=\"16\" fill=\"{background}\"/>"
        ),
        2 => format!(
            "<g fill=\"{accent}\"><circle cx=\"-24\" cy=\"-24\" r=\"22\"/><circle cx=\"24\" cy=\"24\" r=\"22\"/>\
             <rect x=\"2\" y=\"-46\" width=\"44\" height=\"44\" rx=\"8\"/>\
             <rect x=\"-46\" y=\"2\" width=\"44\" height=\"44\" rx=\"8\"/></g>"
        ),
        3 => format!(
            "<path d=\"M0-50L44-25V25L0 50L-44 25V-25Z\" fill=\"{accent}\"/>\
             <path d=\"M0-22L19-11V11L0 22L-19 11V-11Z\" fill=\"{background}\"/>"
        ),
        4 => format!(
            "<g fill=\"none\" stroke=\"{accent}\" stroke-width=\"11\"><circle r=\"41\"/><circle r=\"20\"/></g>\
             <circle cx=\"41\" r=\"10\" fill=\"{accent}\"/>"
        ),
        5 => format!(
            "<path d=\"M0-48C26-48 48-26 48 0C22 0 0 22 0 48C-26 48-48 26-48 0C-22 0 0-22 0-48Z\" fill=\"{accent}\"/>"
        ),
        6 => format!(
            "<g fill=\"{accent}\"><rect x=\"-46\" y=\"6\" width=\"24\" height=\"40\" rx=\"4\"/>\
             <rect x=\"-12\" y=\"-20\" width=\"24\" height=\"66\" rx=\"4\"/>\
             <rect x=\"22\" y=\"-46\" width=\"24\" height=\"92\" rx=\"4\"/></g>"
        ),
        _ => format!(
            "<g fill=\"none\" stroke=\"{accent}\" stroke-width=\"12\" stroke-linecap=\"round\">\
             <path d=\"M-44 24C-22-8 0-8 0-8S22-8 44-40\"/><path d=\"M-44 44C-16 12 0 16 0 16S20 16 44-12\"/></g>"
        ),
    };
    format!("<g transform=\"translate(250 122) rotate({rotation})\">{body}</g>")
}

/// The name on one line, or on two if it is long.
fn wordmark(name: &str, size: u32, ink: &str) -> String {
    let lines = if name.chars().count() > 18 { halves(name) } else { vec![name.to_owned()] };
    let first = if lines.len() > 1 { 220 } else { 236 };
    let mut spans = String::new();
    for (at, line) in lines.iter().enumerate() {
        let gap = if at == 0 { 0 } else { size + 4 };
        let span = format!("<tspan x=\"250\" dy=\"{gap}\">{}</tspan>", escaped(line));
        spans.push_str(&span);
    }
    format!(
        "<text y=\"{first}\" text-anchor=\"middle\" font-family=\"ui-rounded,system-ui,sans-serif\" \
         font-weight=\"700\" font-size=\"{size}\" letter-spacing=\"-.5\" fill=\"{ink}\">{spans}</text>"
    )
}

fn halves(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let half = words.len().div_ceil(2);
    words.chunks(half.max(1)).map(|chunk| shortened(&chunk.join(" "))).collect()
}

fn shortened(line: &str) -> String {
    if line.chars().count() <= 28 {
        return line.to_owned();
    }
    let kept: String = line.chars().take(27).collect();
    format!("{kept}…")
}

fn font_size(name: &str) -> u32 {
    match name.chars().count() {
        0..=10 => 56,
        11..=14 => 46,
        15..=18 => 38,
        19..=32 => 36,
        _ => 28,
    }
}

/// Whether white text is readable on this color. False for a color that is not `#RRGGBB`.
fn is_dark(color: &str) -> bool {
    let channel = |from: usize| color.get(from..from + 2).and_then(|hex| u32::from_str_radix(hex, 16).ok());
    match (channel(1), channel(3), channel(5)) {
        (Some(red), Some(green), Some(blue)) => 299 * red + 587 * green + 114 * blue < 128_000,
        _ => false,
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
