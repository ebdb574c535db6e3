mod warnings;
mod wrong;

use super::{Mode, Network, Source, read::settings};
use crate::upstream::Endpoint;
use std::{
    ffi::{OsStr, OsString},
    net::{IpAddr, SocketAddr},
    os::unix::ffi::OsStrExt,
    path::Path,
};

fn listen_address() -> SocketAddr {
    "0.0.0.0:3100".parse().unwrap()
}

fn faults(text: &str, environment: &[(&str, &str)]) -> Vec<String> {
    let environment: Vec<_> = environment.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    settings(text, &environment, listen_address())
        .err()
        .map(|f| f.keys().map(str::to_owned).collect())
        .unwrap_or_default()
}

fn source(variables: &[(&str, &[u8])]) -> Source {
    let raw = |(name, value): &(&str, &[u8])| (OsString::from(name), OsStr::from_bytes(value).to_owned());
    Source::of(variables.iter().map(raw))
}

#[test]
fn sandbox_is_the_default() {
    let read = settings("", &[], listen_address()).unwrap();
    assert!(matches!(read.upstream.mode, Mode::Sandbox));
    assert_eq!(read.store.default_locale.to_string(), "en-us");
}

#[test]
fn all_faults_are_reported_at_once() {
    let text = "[store]\nname = \"\"\norigin = \"ftp://x\"\ndefault_locale = \"xx\"\nsurprise = 1\n[server]\ntrusted_proxies = [\"10.0.0.0/40\"]\n[shop]\na = 1";
    let named = faults(text, &[("KIOSK_NONSENSE", "1"), ("KIOSK_DATABASE__URL", "mysql://x")]);
    for key in [
        "shop",
        "KIOSK_NONSENSE",
        "store.default_locale",
        "store.origin",
        "database.url",
        "server.trusted_proxies",
        "store.surprise",
    ] {
        assert!(named.iter().any(|n| n == key), "{key} is missing in {named:?}");
    }
}

#[test]
fn variable_that_is_not_utf8_is_reported_with_the_others() {
    let source = source(&[
        ("KIOSK_CONFIG", b"/dev/null"),
        ("KIOSK_STORE__NAME", b"caf\xe9"),
        ("KIOSK_NONSENSE", b"1"),
        ("ELSEWHERE", b"\xff"),
    ]);
    let faults = source.read(listen_address()).unwrap_err();
    assert_eq!(faults.keys().collect::<Vec<_>>(), ["KIOSK_STORE__NAME", "KIOSK_NONSENSE"]);
    assert!(!faults.to_string().contains("caf"), "{faults}");
}

#[test]
fn variable_that_is_not_utf8_is_a_fault() {
    let faults = source(&[("KIOSK_CONFIG", b"/dev/null"), ("KIOSK_LOG", b"\xff")]).read(listen_address());
    assert_eq!(faults.unwrap_err().keys().collect::<Vec<_>>(), ["KIOSK_LOG"]);
}

#[test]
fn empty_config_path_counts_as_unset() {
    for empty in ["", " "] {
        assert_eq!(source(&[("KIOSK_CONFIG", empty.as_bytes())]).file(), source(&[]).file(), "{empty:?}");
    }
    assert_eq!(source(&[("KIOSK_CONFIG", b"shop.toml")]).file(), Some(Path::new("shop.toml")));
}

#[test]
fn invalid_log_filter_is_a_fault() {
    let read = |filter: &str| settings("", &[("KIOSK_LOG".to_owned(), filter.to_owned())], listen_address());
    for (filter, log) in [("", "warn,kiosk=info"), (" debug ", "debug"), ("warn,sqlx=off", "warn,sqlx=off")] {
        assert_eq!(read(filter).unwrap().telemetry.log, log, "{filter:?}");
    }
    for bad in ["kiosk=loud", "!", "kiosk=debug=info"] {
        let faults = read(bad).unwrap_err();
        assert!(faults.to_string().contains("\n  KIOSK_LOG: must be a tracing filter"), "{bad}: {faults}");
    }
}

#[test]
fn upstream_url_needs_a_partner_id() {
    assert_eq!(faults("", &[("KIOSK_UPSTREAM__URL", "http://127.0.0.1:9")]), ["upstream.partner_id"]);
    assert!(faults("", &[("KIOSK_UPSTREAM__PARTNER_ID", "0012")]).is_empty());
}

#[test]
fn partner_id_is_never_printed() {
    let environment = [("KIOSK_UPSTREAM__PARTNER_ID".to_owned(), "p-4711".to_owned())];
    let read = settings(
        "[upstream]\npartner_id = \"from-file\"\nurl = \"http://127.0.0.1:9\"",
        &environment,
        listen_address(),
    )
    .unwrap();
    assert!(!format!("{read:?}").contains("4711"));
    assert!(!format!("{read:?}").contains("from-file"));
}

#[test]
fn solana_rpc_is_a_url_that_is_never_printed() {
    let read = |url: &str| {
        settings("", &[("KIOSK_WALLET__SOLANA_RPC".to_owned(), url.to_owned())], listen_address())
    };
    let good = read("https://rpc.example/?api-key=k-4711").unwrap();
    assert!(good.wallet.solana_rpc.is_some() && !format!("{good:?}").contains("4711"));
    for bad in ["k-4711", "ftp://rpc.example/k-4711", "file:///k-4711"] {
        let faults = read(bad).unwrap_err();
        assert!(
            faults.to_string().contains("wallet.solana_rpc") && !faults.to_string().contains("4711"),
            "{bad}"
        );
    }
    assert!(read("").unwrap().wallet.solana_rpc.is_none());
}

#[test]
fn network_contains_its_addresses() {
    for (block, ip, inside) in [
        ("10.0.0.0/8", "10.1.2.3", true),
        ("10.0.0.0/8", "11.1.2.3", false),
        ("127.0.0.1", "127.0.0.1", true),
        ("0.0.0.0/0", "8.8.8.8", true),
        ("::/0", "8.8.8.8", false),
        ("::1", "::1", true),
        ("127.0.0.0/8", "::ffff:127.0.0.1", true),
    ] {
        let block: Network = block.parse().unwrap();
        assert_eq!(block.contains(ip.parse::<IpAddr>().unwrap()), inside, "{block:?} {ip}");
    }
}

#[test]
fn default_origin_is_the_listen_address() {
    let read = settings("", &[], listen_address()).unwrap();
    assert_eq!(read.store.origin.as_str(), "http://127.0.0.1:3100/");
}

#[test]
fn mail_needs_a_server_and_a_sender() {
    let url = ("KIOSK_MAIL__URL", "smtps://shop:s3cret@mail.example");
    let from = ("KIOSK_MAIL__FROM", "A shop <help@shop.example>");
    assert!(faults("", &[url, from]).is_empty());
    assert_eq!(faults("", &[url]), ["mail.from"]);
    assert_eq!(faults("", &[from]), ["mail.url"]);
    assert_eq!(faults("[mail]\nurl = \"http://x\"\nfrom = \"nobody\"", &[]), ["mail.url", "mail.from"]);
    assert_eq!(faults("[mail]\nsurprise = 1", &[]), ["mail.surprise"]);
}

#[test]
fn mail_password_is_never_printed() {
    let text = "[mail]\nurl = \"smtps://shop:p4ssword@mail.example\"\nfrom = \"help@shop.example\"";
    let read = settings(text, &[], listen_address()).unwrap();
    let wrong = settings(&text.replace("smtps", "ftp"), &[], listen_address()).unwrap_err();
    for text in [format!("{read:?}"), wrong.to_string(), format!("{wrong:?}")] {
        assert!(!text.contains("p4ssword"), "{text}");
    }
}

#[test]
fn utm_source_is_unset_by_default() {
    let named =
        settings("", &[("KIOSK_UPSTREAM__UTM_SOURCE".into(), "my_shop.example".into())], listen_address());
    assert_eq!(named.unwrap().upstream.utm_source.as_deref(), Some("my_shop.example"));
    let written = settings("[upstream]\nutm_source = \"corner-shop\"", &[], listen_address()).unwrap();
    assert_eq!(written.upstream.utm_source.as_deref(), Some("corner-shop"));
    assert_eq!(settings("", &[], listen_address()).unwrap().upstream.utm_source, None);
    assert_eq!(faults("[upstream]\nutm_source = \"two words\"", &[]), ["upstream.utm_source"]);
}

#[test]
fn switches_are_true_or_false() {
    let read = settings(
        "[store]\ncoupons = true",
        &[("KIOSK_UPSTREAM__WHITE_LABEL".into(), "true".into())],
        listen_address(),
    );
    let read = read.unwrap();
    assert!(read.store.coupons && read.upstream.white_label);
    let none = settings("", &[], listen_address()).unwrap();
    assert!(!none.store.coupons && !none.upstream.white_label && none.mail.is_none());
    let named = faults("[store]\ncoupons = \"maybe\"\n[upstream]\nwhite_label = 1", &[]);
    assert_eq!(named, ["store.coupons", "upstream.white_label"]);
}

#[test]
fn budgets_default_to_those_of_upstream() {
    let live = ("KIOSK_UPSTREAM__PARTNER_ID".to_owned(), "p".to_owned());
    let one = ("KIOSK_UPSTREAM__BUDGETS__PLACE".to_owned(), "5/1h".to_owned());
    let read =
        settings("[upstream.budgets]\nprice = \"240/1m\"", &[live.clone(), one], listen_address()).unwrap();
    for (endpoint, budget) in [
        (Endpoint::Price, "240/60s"),
        (Endpoint::Place, "5/3600s"),
        (Endpoint::Validations, "60/600s"),
        (Endpoint::Orders, "120/60s"),
    ] {
        assert_eq!(read.upstream.budgets.of(endpoint).to_string(), budget, "{endpoint:?}");
    }
    let named = faults("[upstream.budgets]\nprice = 120\nplaces = \"1/1m\"\nbrands = \"1/1d\"", &[]);
    assert_eq!(named, ["upstream.budgets.price", "upstream.budgets.brands", "upstream.budgets.places"]);
    assert_eq!(faults("[upstream]\nbudgets = \"120/1m\"", &[]), ["upstream.budgets"]);
    assert_eq!(faults("[store.name]\nen = \"x\"\n[server.secret]", &[]), ["server.secret", "store.name.en"]);
    let sandbox = settings("", &[], listen_address()).unwrap();
    assert!(sandbox.upstream.budgets.of(Endpoint::Place).calls > 1_000, "the sandbox is unlimited");
}

/// The `PostgreSQL` server that `.ci/with-postgres` started for the tests.
#[expect(clippy::disallowed_methods, reason = "not a setting, and used in tests only")]
pub(crate) fn test_postgres() -> String {
    std::env::var("TEST_POSTGRES").unwrap_or_else(|_| {
        panic!("TEST_POSTGRES is not set: run the tests with `.ci/with-postgres cargo nextest run …`")
    })
}

/// How long the storm test runs. `make test` and `bench/storm` set a longer time.
#[expect(clippy::disallowed_methods, reason = "not a setting, and used in tests only")]
pub(crate) fn storm_duration() -> std::time::Duration {
    let seconds = std::env::var("STORM_SECONDS").ok().and_then(|text| text.parse().ok());
    std::time::Duration::from_secs(seconds.unwrap_or(20))
}

/// How long the soak test runs: a minute unless `bench/soak` sets another time.
#[expect(clippy::disallowed_methods, reason = "not a setting, and used in tests only")]
pub(crate) fn soak_duration() -> std::time::Duration {
    let seconds = std::env::var("SOAK_SECONDS").ok().and_then(|text| text.parse().ok());
    std::time::Duration::from_secs(seconds.unwrap_or(60))
}

/// The binary to load-test, which `bench/load` sets. `None` means the tests' own.
#[expect(clippy::disallowed_methods, reason = "not a setting, and used in tests only")]
pub(crate) fn load_test_binary() -> Option<String> {
    std::env::var("LOAD_SHOP").ok()
}

#[test]
fn database_password_is_never_printed() {
    let variable = |url: &str| [("KIOSK_DATABASE__URL".to_owned(), url.to_owned())];
    let good = settings(
        "",
        &variable("postgres://kiosk:p4ssword@db.example:5433/shop?sslmode=require"),
        listen_address(),
    );
    let good = good.unwrap();
    assert_eq!(good.database.url.to_string(), "postgres://db.example:5433/shop");
    let wrong = settings("", &variable("postgres//kiosk:p4ssword@db.example"), listen_address()).unwrap_err();
    for text in [format!("{good:?}"), wrong.to_string(), format!("{wrong:?}")] {
        assert!(!text.contains("p4ssword"), "{text}");
    }
}

#[test]
fn redis_url_is_never_printed() {
    let read = |url: &str| settings("", &[("KIOSK_REDIS__URL".to_owned(), url.to_owned())], listen_address());
    let good = read("rediss://shop:p4ssword@cache.example:6380/1").unwrap();
    assert!(good.redis.is_some() && !format!("{good:?}").contains("p4ssword"));
    for bad in ["http://shop:p4ssword@cache.example", "cache.example:p4ssword", "redis://"] {
        let faults = read(bad).unwrap_err();
        assert_eq!(faults.keys().collect::<Vec<_>>(), ["redis.url"], "{bad}");
        assert!(!faults.to_string().contains("p4ssword"), "{bad}");
    }
    assert!(read("").unwrap().redis.is_none());
    assert_eq!(faults("[redis]\nurls = \"redis://x\"", &[]), ["redis.urls"]);
}

#[test]
fn shipped_settings_file_is_valid() {
    let file = include_str!("../../../Leptos.toml");
    assert!(file.contains("\n[upstream.budgets]\n"), "the nested section is missing");
    assert_eq!(faults(file, &[]), Vec::<String>::new());
}
