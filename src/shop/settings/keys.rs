//! The keys of the file and the variables. Each is taken once; keys that remain are unknown.

use super::Faults;
use std::collections::BTreeMap;
use toml::{Table, Value};

/// The sections of Kiosk. `package` is a section of Leptos.
const SECTIONS: [&str; 9] =
    ["store", "upstream", "database", "redis", "server", "limits", "telemetry", "mail", "wallet"];

/// The only section inside another one, and its parent.
const NESTED_SECTION: (&str, &str) = ("upstream", "budgets");

/// A variable without a section. The file cannot set it.
pub(super) const LOG_VARIABLE: &str = "KIOSK_LOG";

/// The keys that have not been taken yet, and the faults so far.
#[derive(Default)]
pub(super) struct Keys {
    values: BTreeMap<String, String>,
    /// Keys whose values begin or end with a quote that a shell or a settings file did not remove.
    quoted: Vec<String>,
    faults: Faults,
}

impl Keys {
    pub(super) fn take_file(&mut self, text: &str) {
        let table: Table = match text.parse() {
            Ok(table) => table,
            Err(error) => {
                return self.faults.add("Leptos.toml", &format!("is not valid TOML: {}", error.message()));
            }
        };
        for (section, value) in table {
            match value {
                _ if section == "package" => {}
                Value::Table(entries) if SECTIONS.contains(&section.as_str()) => {
                    self.take_section(&section, entries);
                }
                _ => self
                    .faults
                    .add(&section, &format!("is not a section; sections are {}", SECTIONS.join(", "))),
            }
        }
    }

    fn take_section(&mut self, section: &str, entries: Table) {
        for (key, value) in entries {
            let name = format!("{section}.{key}");
            match (value_as_text(&value), value) {
                (Some(text), _) => drop(self.values.insert(name, text)),
                // The nested section may be empty, as in the file that comes with the shop.
                (None, Value::Table(entries))
                    if !entries.is_empty() || (section, key.as_str()) == NESTED_SECTION =>
                {
                    self.take_section(&name, entries);
                }
                (None, _) => {
                    self.faults
                        .add(&name, "must be a string, a whole number, true, false or a list of strings");
                }
            }
        }
    }

    pub(super) fn take_environment(&mut self, environment: &[(String, String)]) {
        for (variable, value) in environment {
            if let Some(key) = key_of(variable) {
                self.values.insert(key, value.clone());
            } else {
                self.faults.add(variable, "is not a setting; variables are named KIOSK_SECTION__KEY");
            }
        }
    }

    /// Takes a value. Empty text counts as absent, so `KIOSK_UPSTREAM__URL=` unsets a setting.
    pub(super) fn take(&mut self, key: &str) -> Option<String> {
        let text = self.values.remove(key).filter(|text| !text.trim().is_empty())?;
        if has_quotes(&text) {
            self.quoted.push(key.to_owned());
        }
        Some(text)
    }

    pub(super) fn parse<T, E: ToString>(
        &mut self,
        key: &str,
        default: &str,
        read: impl Fn(&str) -> Result<T, E>,
    ) -> Option<T> {
        let text = self.take(key).unwrap_or_else(|| default.to_owned());
        read(text.trim()).map_err(|e| self.fault(key, &e.to_string())).ok()
    }

    pub(super) fn parse_optional<T, E: ToString>(
        &mut self,
        key: &str,
        read: impl Fn(&str) -> Result<T, E>,
    ) -> Option<T> {
        let text = self.take(key)?;
        read(text.trim()).map_err(|e| self.fault(key, &e.to_string())).ok()
    }

    pub(super) fn list<T, E: ToString>(
        &mut self,
        key: &str,
        default: &str,
        read: impl Fn(&str) -> Result<T, E>,
    ) -> Vec<T> {
        let text = self.take(key).unwrap_or_else(|| default.to_owned());
        let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
        items.filter_map(|item| read(item).map_err(|e| self.fault(key, &e.to_string())).ok()).collect()
    }

    pub(super) fn fault(&mut self, key: &str, what: &str) {
        let hint = if self.quoted.iter().any(|quoted| quoted == key) { QUOTES_HINT } else { "" };
        self.faults.add(key, &format!("{what}{hint}"));
    }

    pub(super) fn has_fault(&self, key: &str) -> bool {
        self.faults.keys().any(|k| k == key)
    }

    /// Ends the reading: keys that were not taken are faults. Returns the keys whose values contain quotes.
    pub(super) fn finish(mut self) -> Result<Vec<String>, Faults> {
        for key in self.values.keys() {
            self.faults.add(key, "is not a setting");
        }
        if self.faults.is_empty() { Ok(self.quoted) } else { Err(self.faults) }
    }
}

/// Appended to a fault about a value with quotes, because they probably cause it.
const QUOTES_HINT: &str = " (the value includes quotes; remove them)";

/// Whether the value begins or ends with a quote.
fn has_quotes(text: &str) -> bool {
    let is_quote =
        |c: char| matches!(c, '"' | '\'' | '`' | '\u{201c}' | '\u{201d}' | '\u{2018}' | '\u{2019}');
    let text = text.trim();
    text.starts_with(is_quote) || text.ends_with(is_quote)
}

/// The key that a variable sets.
fn key_of(variable: &str) -> Option<String> {
    if variable == LOG_VARIABLE {
        return Some(LOG_VARIABLE.to_owned());
    }
    let key = variable.strip_prefix("KIOSK_")?.to_ascii_lowercase().replace("__", ".");
    key.split_once('.').is_some_and(|(section, _)| SECTIONS.contains(&section)).then_some(key)
}

/// Scalars as text, lists joined with commas.
fn value_as_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Boolean(flag) => Some(flag.to_string()),
        Value::Array(items) => {
            let texts: Option<Vec<_>> = items.iter().map(|i| i.as_str().map(str::to_owned)).collect();
            texts.map(|t| t.join(","))
        }
        Value::Float(_) | Value::Datetime(_) | Value::Table(_) => None,
    }
}
