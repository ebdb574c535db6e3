//! The faults of the settings, all of them at once.

use std::fmt;

/// Faults, each with its key.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Faults(Vec<(String, String)>);

impl Faults {
    /// A single fault.
    pub fn one(key: &str, what: &str) -> Self {
        Self(vec![(key.to_owned(), what.to_owned())])
    }

    /// Adds a fault.
    pub fn add(&mut self, key: &str, what: &str) {
        self.0.push((key.to_owned(), what.to_owned()));
    }

    /// Adds other faults.
    pub fn add_all(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The keys with faults, in the order in which they were found.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(key, _)| key.as_str())
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "The settings are invalid:")?;
        for (key, what) in &self.0 {
            writeln!(f, "  {key}: {what}")?;
        }
        write!(
            f,
            "Settings are in Leptos.toml. Variables override them: KIOSK_STORE__NAME overrides name in [store]."
        )
    }
}

impl std::error::Error for Faults {}
