//! The rules of the architecture: which module may use which, and what may be written where. They are checked
//! on the sources, so a forbidden dependency fails here even where the compiler accepts it.
//! `docs/architecture.md` shows the same table.

mod circles;
mod glossary;
mod source;

use proc_macro2::{TokenStream, TokenTree};
use source::Source;

const MAX_FILE_LINES: usize = 350;

struct Room {
    name: &'static str,
    /// The modules that may be named anywhere in this one.
    uses: &'static [&'static str],
    /// The modules that may be named only inside function bodies. A server function also exists in the
    /// browser, where it has no body.
    in_bodies: &'static [&'static str],
}

const fn room(name: &'static str, uses: &'static [&'static str]) -> Room {
    Room { name, uses, in_bodies: &[] }
}

/// The modules in reading order, as in `lib.rs`.
const HOUSE: &[Room] = &[
    room("domain", &[]),
    room("urls", &["domain"]),
    room("cluster", &[]),
    room("payments", &["domain"]),
    room("upstream", &["domain", "cluster"]),
    room("sandbox", &[]),
    room("store", &[]),
    room("catalogue", &["domain", "cluster", "upstream", "store"]),
    room("orders", &["domain", "payments", "upstream", "store"]),
    room("mail", &["domain"]),
    room("i18n", &["domain"]),
    room(
        "shop",
        &[
            "domain",
            "urls",
            "cluster",
            "payments",
            "upstream",
            "sandbox",
            "store",
            "catalogue",
            "orders",
            "mail",
            "i18n",
        ],
    ),
    Room { name: "api", uses: &["domain"], in_bodies: &["shop"] },
    room("live", &["domain", "urls", "api"]),
    room("wallets", &["domain", "live"]),
    room("islands", &["domain", "urls", "api", "live", "wallets"]),
    room("components", &["domain", "urls", "i18n", "islands"]),
    room("pages", &["domain", "urls", "catalogue", "i18n", "shop", "api", "components", "islands"]),
    room("app", &["domain", "urls", "i18n", "components", "pages"]),
    room(
        "server",
        &[
            "domain",
            "urls",
            "upstream",
            "sandbox",
            "catalogue",
            "orders",
            "i18n",
            "shop",
            "api",
            "pages",
            "app",
        ],
    ),
    room("main", &["shop", "server"]),
];

/// Files that are not in the table: `lib.rs`, and the tests of the whole shop.
const OUTSIDE: [&str; 2] = ["lib", "tests"];

/// Strings that only `upstream` and its double may contain: upstream's URLs and headers.
const UPSTREAM_WORDS: [&str; 7] = [
    "/v2/brands",
    "/v3/payment_vias",
    "/v4/products",
    "/v5/products",
    "/v5/orders",
    "cryptorefills.com/v",
    "x-cr-",
];

#[test]
fn modules_use_only_what_the_table_allows() {
    assert_none(Source::all().iter().flat_map(forbidden_arrows));
}

#[test]
fn table_lists_every_module_and_no_other() {
    let mut found: Vec<_> = Source::all().iter().map(|it| it.room().to_owned()).collect();
    found.retain(|it| !OUTSIDE.contains(&it.as_str()));
    found.sort_unstable();
    found.dedup();
    let mut table: Vec<_> = HOUSE.iter().map(|it| it.name).collect();
    table.sort_unstable();
    assert_eq!(found, table);
}

#[test]
fn features_are_named_in_lib_rs_only() {
    let elsewhere = Source::all().into_iter().filter(|it| it.name != "lib.rs");
    assert_none(elsewhere.filter(asks_for_a_feature).map(|it| it.name));
}

#[test]
fn files_are_not_too_long() {
    let lines = |it: &Source| it.text.lines().count();
    let long = Source::all().into_iter().filter(|it| lines(it) > MAX_FILE_LINES);
    assert_none(long.map(|it| format!("{}: {} lines", it.name, lines(&it))));
}

#[test]
fn environment_is_read_with_the_settings_only() {
    let elsewhere = Source::all().into_iter().filter(|it| !it.name.starts_with("shop/settings"));
    let reads = |it: &Source| it.identifiers().windows(2).any(|pair| pair == ["env", "var"]);
    assert_none(elsewhere.filter(reads).map(|it| it.name));
}

#[test]
fn upstream_is_spoken_to_in_one_module() {
    let elsewhere = Source::all()
        .into_iter()
        .filter(|it| !["upstream", "sandbox", "tests"].contains(&it.room()) && !it.is_test());
    assert_none(elsewhere.flat_map(|it| {
        let literals = it.literals().join("\n").to_lowercase();
        let said = UPSTREAM_WORDS.into_iter().filter(move |word| literals.contains(word));
        said.map(move |word| format!("{} says {word}", it.name)).collect::<Vec<_>>()
    }));
}

#[test]
fn forbidden_dependency_is_found() {
    let written = |name: &str, text: &str| {
        forbidden_arrows(&Source { name: name.to_owned(), text: text.to_owned() }).len()
    };
    assert_eq!(written("domain/money.rs", "use crate::orders::Row;"), 1);
    assert_eq!(written("domain/money.rs", "use crate::domain::Coin;"), 0);
    assert_eq!(written("api/quote.rs", "use crate::shop::Shop;"), 1);
    assert_eq!(written("api/quote.rs", "fn quote() { use crate::shop::shop; }"), 0);
    assert_eq!(written("pages/cart.rs", "fn cart() { crate::upstream::Client::price(); }"), 1);
    assert_eq!(written("tests/mod.rs", "use crate::orders::Row;"), 0);
}

#[test]
fn cfg_of_a_feature_is_found() {
    let asks = |text: &str| asks_for_a_feature(&Source { name: "app.rs".to_owned(), text: text.to_owned() });
    assert!(asks("#[cfg(feature = \"ssr\")]"));
    assert!(asks("#[cfg(all(test, not(feature = \"ssr\")))]"));
    assert!(asks("if cfg!(feature = \"hydrate\") {}"));
    assert!(asks("#[cfg_attr(\n    feature = \"ssr\",\n    derive(Debug)\n)]"));
    assert!(!asks("#[cfg(test)] struct S { feature: u8 }"));
    assert!(!asks("// cfg(feature)"));
}

fn forbidden_arrows(source: &Source) -> Vec<String> {
    let Some(room) = HOUSE.iter().find(|it| it.name == source.room()) else {
        return Vec::new();
    };
    let allowed = |to: &str, in_body: bool| {
        to == room.name || room.uses.contains(&to) || (in_body && room.in_bodies.contains(&to))
    };
    let is_room = |to: &str| HOUSE.iter().any(|it| it.name == to);
    let paths = source.paths().into_iter();
    let forbidden =
        paths.filter(|path| is_room(&path.segments[0]) && !allowed(&path.segments[0], path.in_body));
    forbidden.map(|path| format!("{}:{} uses {}", source.name, path.line, path.segments.join("::"))).collect()
}

/// Whether code depends on a feature: `#[cfg(feature = …)]`, `cfg!(…)`, `#[cfg_attr(…)]`.
fn asks_for_a_feature(source: &Source) -> bool {
    asks(source.tokens())
}

fn asks(tokens: TokenStream) -> bool {
    let mut is_cfg = false;
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => {
            is_cfg = ident == "cfg" || ident == "cfg_attr";
            false
        }
        TokenTree::Group(group) => (is_cfg && names_feature(group.stream())) || asks(group.stream()),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

fn names_feature(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "feature",
        TokenTree::Group(group) => names_feature(group.stream()),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Fails with all faults at once, one per line.
fn assert_none(faults: impl Iterator<Item = String>) {
    let faults: Vec<_> = faults.collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
