//! What the frame of every page shows, for one visitor.

use crate::{
    domain::{locale::Locale, time::Timestamp},
    i18n::Words,
};

/// The shop's properties that the frame shows to a visitor.
#[derive(Clone, Debug)]
pub struct PageContext {
    pub words: Words,
    /// The shop's name.
    pub shop: String,
    /// Scheme, host and port, without a trailing slash.
    pub origin: String,
    /// The locales that the menu and crawlers see.
    pub locales: Vec<Locale>,
    /// An email address.
    pub support: Option<String>,
    pub terms: Option<String>,
    pub privacy: Option<String>,
    /// Whether no real money moves.
    pub sandbox: bool,
    /// When upstream last described the catalog; `None` if the data is current.
    pub as_of: Option<Timestamp>,
    /// The visitor's current path and query.
    pub path_and_query: String,
}

impl PageContext {
    /// The visitor's locale.
    pub const fn locale(&self) -> Locale {
        self.words.locale()
    }
}
