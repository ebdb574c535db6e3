//! The sentences descriptions are made of. `{brand}` and `{country}` are filled in.

mod en;
mod es;

pub use en::EN;
pub use es::ES;

/// Everything that is said in one language.
pub struct Words {
    pub locale: &'static str,
    /// For categories without a pitch of their own.
    pub pitch: &'static [&'static str],
    /// Categories, and what is said of their brands.
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
    /// What the countries are called.
    pub countries: &'static [(&'static str, &'static str)],
}
