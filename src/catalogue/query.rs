//! Queries: what a shopper asks of the list, as a query string. They are read leniently (spaces,
//! case, unknown parameters) but never guessed: an unknown filter is an error that the page can
//! explain.

use crate::domain::{
    brand::{Category, Kind},
    label,
};
use std::str::FromStr;
use thiserror::Error;

/// Longest search text, in characters. Longer texts are cut.
const MAX_TEXT_CHARS: usize = 100;

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Best match first with a search text, popular brands first without one.
    #[default]
    Popular,
    Name,
}

impl Sort {
    /// All orders, the default first.
    pub const ALL: [Self; 2] = [Self::Popular, Self::Name];

    /// The value in a query string.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Popular => "popular",
            Self::Name => "name",
        }
    }
}

impl FromStr for Sort {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|sort| sort.code() == text).ok_or(())
    }
}

/// A page number, starting at one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Page(u64);

impl Page {
    pub const FIRST: Self = Self(1);

    /// `None` for page zero.
    pub fn new(number: u64) -> Option<Self> {
        (number > 0).then_some(Self(number))
    }

    /// One for the first page.
    pub const fn number(self) -> u64 {
        self.0
    }
}

/// Which brands to list, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// Cleaned, at most 100 characters. An empty text lists everything.
    pub text: String,
    pub category: Option<Category>,
    pub kind: Option<Kind>,
    pub sort: Sort,
    pub page: Page,
}

impl Default for Query {
    fn default() -> Self {
        Self { text: String::new(), category: None, kind: None, sort: Sort::Popular, page: Page::FIRST }
    }
}

/// A query string parameter that cannot be read, with its cleaned text.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum QueryError {
    #[error("unknown category: {0}")]
    Category(String),
    #[error("unknown kind: {0}")]
    Kind(String),
    #[error("unknown sort order: {0}")]
    Sort(String),
    #[error("not a page number: {0}")]
    Page(String),
}

impl Query {
    /// Reads a query string without its question mark, percent-encoded or not. A parameter without
    /// a value counts as absent, and the first of a repeated parameter counts. `known` says which
    /// categories exist.
    pub fn read(raw: &str, known: impl Fn(&Category) -> bool) -> Result<Self, QueryError> {
        let mut query = Self::default();
        let mut seen = Vec::new();
        for (key, value) in form_urlencoded::parse(raw.as_bytes()) {
            let value = value.trim();
            if value.is_empty() || seen.contains(&key) {
                continue;
            }
            let shown = || label::clean(value);
            let folded = value.to_ascii_lowercase();
            match key.as_ref() {
                "q" => query.text = text(value),
                "category" => {
                    let category = folded.parse().ok().filter(&known);
                    query.category = Some(category.ok_or_else(|| QueryError::Category(shown()))?);
                }
                "kind" => {
                    let kind = folded.replace('_', "-").parse();
                    query.kind = Some(kind.map_err(|()| QueryError::Kind(shown()))?);
                }
                "sort" => query.sort = folded.parse().map_err(|()| QueryError::Sort(shown()))?,
                "page" => {
                    let page = value.parse().ok().and_then(Page::new);
                    query.page = page.ok_or_else(|| QueryError::Page(shown()))?;
                }
                _ => continue,
            }
            seen.push(key);
        }
        Ok(query)
    }

    /// The query string of this query, without a question mark. Default values are left out.
    pub fn write(&self) -> String {
        let mut out = form_urlencoded::Serializer::new(String::new());
        if !self.text.is_empty() {
            out.append_pair("q", &self.text);
        }
        if let Some(category) = &self.category {
            out.append_pair("category", category.code());
        }
        if let Some(kind) = self.kind {
            out.append_pair("kind", kind.code());
        }
        if self.sort != Sort::default() {
            out.append_pair("sort", self.sort.code());
        }
        if self.page != Page::FIRST {
            out.append_pair("page", &self.page.number().to_string());
        }
        out.finish()
    }

    /// This query on another page.
    #[must_use]
    pub fn at(&self, page: Page) -> Self {
        Self { page, ..self.clone() }
    }

    /// This query in another category or in all categories, starting at the first page.
    #[must_use]
    pub fn within(&self, category: Option<Category>) -> Self {
        Self { category, page: Page::FIRST, ..self.clone() }
    }

    /// This query for another kind or for all kinds, starting at the first page.
    #[must_use]
    pub fn only(&self, kind: Option<Kind>) -> Self {
        Self { kind, page: Page::FIRST, ..self.clone() }
    }

    /// This query in another order, starting at the first page.
    #[must_use]
    pub fn by(&self, sort: Sort) -> Self {
        Self { sort, page: Page::FIRST, ..self.clone() }
    }
}

/// The search text: one clean line, cut without an ellipsis.
fn text(value: &str) -> String {
    let cut: String = label::clean(value).chars().take(MAX_TEXT_CHARS).collect();
    cut.trim_end().to_owned()
}

#[cfg(test)]
mod tests;
