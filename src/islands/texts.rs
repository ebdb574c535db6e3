//! The texts of an island: the server's own texts under their own keys, passed ready-made.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Texts by key. Templates contain their variables as `{name}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Texts(BTreeMap<String, String>);

impl FromIterator<(String, String)> for Texts {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(texts: I) -> Self {
        Self(texts.into_iter().collect())
    }
}

/// The texts, usable in every closure of an island. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Say(StoredValue<Texts>);

impl Say {
    pub fn new(texts: Texts) -> Self {
        Self(StoredValue::new(texts))
    }

    /// The text with this key.
    pub fn say(self, key: &str) -> String {
        self.0.with_value(|texts| texts.0.get(key).cloned()).unwrap_or_default()
    }

    /// The template with this key, with its variables filled in.
    pub fn fill(self, key: &str, values: &[(&str, &str)]) -> String {
        let mut text = self.say(key);
        for (name, value) in values {
            text = text.replace(&["{", name, "}"].concat(), value);
        }
        text
    }
}
