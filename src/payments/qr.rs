//! QR codes as PNG pictures in `data:` URLs, which the page's content security policy allows in a response.
//!
//! They are pictures, not SVG, so that dark-mode extensions leave them unchanged and browsers without SVG
//! show them. Cameras need dark modules on a light background, so both colors and the quiet zone are part of
//! the picture.

use base64::{Engine, engine::general_purpose::STANDARD};
use fast_qr::{ECL, QRBuilder};
use png::{BitDepth, ColorType, Compression, Encoder};

/// The number of light modules around the code, as ISO 18004 requires.
const QUIET_ZONE: usize = 4;
/// Texts of more bytes than this (invoices) get the lowest error correction, because the modules would become
/// too small to read.
const LOW_CORRECTION_FROM_BYTES: usize = 150;
/// Pixels per side of a module: sharp on dense screens and on paper.
const MODULE_PIXELS: usize = 8;

/// A QR code: a square of dark and light modules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr {
    size: usize,
    dark: Vec<bool>,
}

/// The text is too long for a QR code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the text does not fit a QR code")]
pub struct QrError;

impl Qr {
    /// Encodes a text with error correction M, or L if it is long.
    pub fn of(text: &str) -> Result<Self, QrError> {
        let level = if text.len() > LOW_CORRECTION_FROM_BYTES { ECL::L } else { ECL::M };
        let code = QRBuilder::new(text).ecl(level).build().map_err(|_| QrError)?;
        let modules = code.data.iter().take(code.size * code.size);
        Ok(Self { size: code.size, dark: modules.map(|module| module.value()).collect() })
    }

    /// The picture with its quiet zone, black on white, as a `data:` URL.
    pub fn data_uri(&self) -> Result<String, QrError> {
        let side = (self.size + 2 * QUIET_ZONE) * MODULE_PIXELS;
        let side_pixels = u32::try_from(side).map_err(|_| QrError)?;
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, side_pixels, side_pixels);
        encoder.set_color(ColorType::Grayscale);
        encoder.set_depth(BitDepth::One);
        encoder.set_compression(Compression::Fast);
        let mut writer = encoder.write_header().map_err(|_| QrError)?;
        writer.write_image_data(&self.pixels()).map_err(|_| QrError)?;
        writer.finish().map_err(|_| QrError)?;
        Ok(format!("data:image/png;base64,{}", STANDARD.encode(file)))
    }

    /// One bit per pixel, 1 for light. A module is exactly one byte wide, so rows need no padding.
    fn pixels(&self) -> Vec<u8> {
        const LIGHT_PIXEL: u8 = u8::MAX;
        let margin = [LIGHT_PIXEL; QUIET_ZONE];
        let light_row = vec![LIGHT_PIXEL; self.size + 2 * QUIET_ZONE];
        let rows = self.dark.chunks(self.size).map(|row| {
            let modules = row.iter().map(|is_dark| if *is_dark { 0 } else { LIGHT_PIXEL });
            margin.into_iter().chain(modules).chain(margin).collect::<Vec<u8>>()
        });
        let light_rows = std::iter::repeat_n(light_row, QUIET_ZONE);
        let all_rows = light_rows.clone().chain(rows).chain(light_rows);
        all_rows.flat_map(|row| row.repeat(MODULE_PIXELS)).collect()
    }
}

#[cfg(test)]
pub(crate) mod tests;
