//! Tests every key with invalid values, which must be faults. A key that is missing in the table below, in
//! README.md or in `Leptos.toml` fails the test.

use super::{super::read::settings, listen_address};
use std::{collections::BTreeSet, fs, path::Path};

const NUMBERS: &[&str] = &["0", "-1", "1.5", "many", "1000001"];
const PAGES: &[&str] =
    &["terms", "javascript:alert(1)", "https://user@shop.example", "https://shop.example?q=1"];

const INVALID: &[(&str, &[&str])] = &[
    ("store.name", &["\u{202e}"]),
    ("store.origin", &["ftp://x", "shop.example", "https://x/path", "https://u:p@x", "https://x?q=1"]),
    ("store.default_locale", &["xx", "english", "en_us!"]),
    ("store.locales", &["xx", "en-us, xx", ","]),
    ("store.support_email", &["nobody", "a b@c.example", "<a@b.example>"]),
    ("store.terms_url", PAGES),
    ("store.privacy_url", PAGES),
    ("store.shared_terminal_minutes", &["0", "1441", "yes", "-5"]),
    ("store.coupons", &["maybe", "1", "yes"]),
    ("upstream.url", &["api", "ftp://x", "https://u:p@x", "https://x?q=1"]),
    ("upstream.partner_id", &["two words", "p\u{e4}rtner"]),
    ("upstream.app_version", &["two words", "v\u{e9}"]),
    ("upstream.white_label", &["maybe", "1"]),
    ("upstream.sandbox", &["maybe", "1", "yes"]),
    (
        "upstream.utm_source",
        &[
            "two words",
            "a&b",
            "caf\u{e9}",
            "0123456789012345678901234567890123456789012345678901234567890123456789",
        ],
    ),
    ("upstream.budgets.place", &["30", "30/1d", "many/1m", "-1/1m"]),
    ("database.url", &["mysql://x", "kiosk.db", "http://x"]),
    ("redis.url", &["http://x", "localhost"]),
    ("server.trusted_proxies", &["10.0.0.0/40", "proxy", "10.0.0.1/x", "127.0.0.1, ::1/129"]),
    ("server.admin_addr", &["9000", "localhost:9000", "127.0.0.1", "127.0.0.1:3100"]),
    ("server.hsts_subdomains", &["maybe", "1"]),
    ("server.secret", &["short", "0123456789abcdef0123456789abcdef, short"]),
    ("server.journal_key", &["short", "0123456789abcdef0123456789abcdef, short"]),
    ("server.journal_key_file", &["/var/lib/"]),
    ("database.keep_upstream_ids_days", &["0", "14", "many", "1.5", "36501"]),
    ("database.keep_orders_days", &["0", "14", "many", "-1"]),
    ("limits.prices", NUMBERS),
    ("limits.orders", NUMBERS),
    ("limits.forms", NUMBERS),
    ("limits.polls", NUMBERS),
    ("limits.orders_per_shopper", NUMBERS),
    ("limits.unpaid_orders_per_shopper", NUMBERS),
    ("limits.streams", NUMBERS),
    ("limits.streams_per_address", NUMBERS),
    ("limits.streams_per_order", NUMBERS),
    ("limits.connections", NUMBERS),
    ("telemetry.otlp_endpoint", &["collector", "grpc://x", "https://u:p@x"]),
    ("telemetry.sample_percent", &["0", "101", "all", "-5"]),
    ("mail.url", &["http://x", "mail.example", "smtps://user@mail.example"]),
    ("mail.from", &["nobody", "A shop <nobody>"]),
    ("wallet.solana_rpc", &["node", "ftp://x"]),
];

/// Variables that some keys need, so that nothing but their own value is invalid.
const REQUIRED: &[(&str, &str, &str)] = &[
    ("upstream.url", "KIOSK_UPSTREAM__PARTNER_ID", "p"),
    ("mail.url", "KIOSK_MAIL__FROM", "help@shop.example"),
    ("mail.from", "KIOSK_MAIL__URL", "smtps://mail.example"),
];

fn variable(key: &str) -> String {
    format!("KIOSK_{}", key.to_uppercase().replace('.', "__"))
}

fn root(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}

/// The keys that the sources read, found by string literals that look like a key.
fn keys_in_sources() -> BTreeSet<String> {
    let sections: Vec<_> = INVALID.iter().filter_map(|(key, _)| key.split('.').next()).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/shop/settings");
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let sources = files.filter(|file| file.is_file() && !file.ends_with("tests.rs"));
    let text: String = sources.map(|file| fs::read_to_string(file).unwrap()).collect();
    let is_key = |text: &&str| {
        let letters = text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_' || b == b'.');
        letters && text.split_once('.').is_some_and(|(section, _)| sections.contains(&section))
    };
    text.split('"').filter(is_key).map(str::to_owned).collect()
}

#[test]
fn invalid_key_is_the_only_fault() {
    for (key, values) in INVALID {
        for value in *values {
            let required = REQUIRED.iter().filter(|(of, ..)| of == key);
            let mut environment: Vec<_> =
                required.map(|(_, k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
            environment.push((variable(key), (*value).to_owned()));
            let faults =
                settings("", &environment, listen_address()).expect_err(&format!("{key} = {value:?}"));
            let named: BTreeSet<_> = faults.keys().collect();
            assert_eq!(named, BTreeSet::from([*key]), "{key} = {value:?}");
        }
    }
}

#[test]
fn tables_and_floats_are_invalid_values() {
    for (key, _) in INVALID.iter().filter(|(key, _)| key.matches('.').count() == 1) {
        let (section, name) = key.split_once('.').unwrap();
        for value in ["1.5", "1979-05-27", "[1, 2]"] {
            let faults = settings(&format!("[{section}]\n{name} = {value}"), &[], listen_address());
            let faults = faults.expect_err(&format!("{key} = {value}"));
            assert!(faults.keys().any(|named| named == *key), "{key} = {value}: {faults}");
        }
    }
}

#[test]
fn every_key_is_tested_and_documented() {
    let table: BTreeSet<_> = INVALID.iter().map(|(key, _)| (*key).to_owned()).collect();
    let mut keys_in_sources = keys_in_sources();
    // Its endpoints are read in a loop.
    keys_in_sources.insert("upstream.budgets.place".to_owned());
    assert_eq!(keys_in_sources, table);
    let (readme, file) = (root("README.md"), root("Leptos.toml"));
    for key in &table {
        assert!(readme.contains(&format!("`{key}`")), "README.md does not know {key}");
        assert!(
            readme.contains(&format!("`{}`", variable(key))),
            "README.md does not know {}",
            variable(key)
        );
        let name = key.rsplit('.').next().unwrap();
        let is_listed = |line: &str| line.trim_start_matches("# ").starts_with(&format!("{name} ="));
        assert!(file.lines().any(is_listed) || *key == "redis.url", "Leptos.toml does not know {key}");
    }
}

#[test]
fn deployment_files_and_docs_name_existing_keys() {
    let table: BTreeSet<_> = INVALID.iter().map(|(key, _)| variable(key)).collect();
    for name in
        ["deploy/Dockerfile", "deploy/compose.yaml", "deploy/kiosk.service", "docs/operating.md", "README.md"]
    {
        let text = root(name);
        for (at, _) in text.match_indices("KIOSK_") {
            let word: String = text[at..]
                .chars()
                .take_while(|c| c.is_ascii_uppercase() || matches!(c, '_' | '0'..='9'))
                .collect();
            let is_setting = word.contains("__") && !word.ends_with("__");
            assert!(!is_setting || table.contains(&word), "{name} names {word}");
        }
    }
}
