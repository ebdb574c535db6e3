//! The texts of descriptions. `{brand}` and `{country}` are placeholders.

mod en;
mod es;

pub use en::EN;
pub use es::ES;

/// All texts of one language.
pub struct Words {
    pub locale: &'static str,
    /// For categories without their own description.
    pub pitch: &'static [&'static str],
    /// Categories and the descriptions of their brands.
    pub pitches: &'static [(&'static [&'static str], &'static [&'static str])],
    pub online: &'static [&'static str],
    pub in_store: &'static [&'static str],
    pub link: &'static [&'static str],
    pub phone: &'static [&'static str],
    pub esim: &'static [&'static str],
    pub terms: &'static [&'static str],
    pub notes: &'static [&'static str],
    pub tagline: &'static str,
    pub within: &'static str,
    /// The names of the countries.
    pub countries: &'static [(&'static str, &'static str)],
}
