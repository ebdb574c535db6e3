//! QR codes as one SVG path: no inline style and no script, so the page's content security policy can stay shut.
//!
//! The dark modules take the text's colour; the ground is transparent. Cameras want dark on light, so the page
//! gives the code a light ground and a dark text colour in every theme.

use std::fmt::Write;

use fast_qr::{ECL, QRBuilder};

/// Light modules around the code, as ISO 18004 asks.
const QUIET_ZONE: usize = 4;
/// Texts longer than this (invoices) get the lowest error correction, or the modules become too small to read.
const LONG: usize = 150;

/// A QR code: a square of dark and light modules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr {
    side: usize,
    path: String,
}

/// The text is longer than a QR code can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the text does not fit a QR code")]
pub struct QrError;

impl Qr {
    /// Draws a text, with error correction M; L when it is long.
    pub fn of(text: &str) -> Result<Self, QrError> {
        let level = if text.len() > LONG { ECL::L } else { ECL::M };
        let code = QRBuilder::new(text).ecl(level).build().map_err(|_| QrError)?;
        let rows = code.data.chunks(code.size).take(code.size);
        let mut path = String::new();
        for (y, row) in rows.enumerate() {
            let dark: Vec<bool> = row.iter().map(|module| module.value()).collect();
            draw_row(&mut path, y + QUIET_ZONE, &dark);
        }
        Ok(Self { side: code.size + 2 * QUIET_ZONE, path })
    }

    /// Modules on a side, the quiet zone included.
    pub fn side(&self) -> usize {
        self.side
    }

    /// For an `svg` element's `viewBox`.
    pub fn view_box(&self) -> String {
        format!("0 0 {side} {side}", side = self.side)
    }

    /// For a `path` element's `d`: every dark module, in `view_box` units.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole picture; the title is its text alternative and is escaped here.
    pub fn svg(&self, title: &str) -> String {
        let title = escaped(title);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{}\" role=\"img\" aria-label=\"{title}\" \
             shape-rendering=\"crispEdges\"><title>{title}</title>\
             <path fill=\"currentColor\" d=\"{}\"/></svg>",
            self.view_box(),
            self.path
        )
    }
}

/// Each run of dark modules is one rectangle.
fn draw_row(path: &mut String, y: usize, row: &[bool]) {
    let mut x = QUIET_ZONE;
    for run in row.chunk_by(|left, right| left == right) {
        let length = run.len();
        if run.first() == Some(&true) {
            // Writing to a String cannot fail.
            let _ = write!(path, "M{x} {y}h{length}v1h-{length}z");
        }
        x += length;
    }
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests;
