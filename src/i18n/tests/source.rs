//! Reads the text keys in the crate's source.

use std::{collections::BTreeSet, path::Path};

/// Every Rust source file of the crate, except the tests of this module, which name keys that do not exist.
fn sources() -> Vec<String> {
    let mut found = Vec::new();
    let mut directories = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(directory) = directories.pop() {
        for entry in std::fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("i18n/tests") {
                directories.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(std::fs::read_to_string(path).unwrap());
            }
        }
    }
    found
}

/// Everything between quotes in the source that may be a key.
pub(super) fn literals() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for source in sources() {
        found.extend(source.split('"').filter(|literal| is_key(literal)).map(str::to_owned));
    }
    found
}

fn is_key(text: &str) -> bool {
    text.contains('-') && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// The keys in these calls in the source: `.say("…")` and so on.
pub(super) fn keys_in_calls(calls: &[&str]) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for source in sources() {
        for call in calls {
            for (at, _) in source.match_indices(call) {
                let rest = source[at + call.len()..].trim_start();
                let literal = rest.strip_prefix('"').and_then(|rest| rest.split_once('"'));
                keys.extend(literal.map(|(key, _)| key.to_owned()));
            }
        }
    }
    keys
}
