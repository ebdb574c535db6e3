//! The judge of the house: who may name whom, and what may stand where. It reads the sources, not the compiled crate, so
//! a forbidden arrow fails here even where the compiler would let it pass. `docs/architecture.md` draws the same arrows.

mod source;
mod strip;

use source::Source;
use strip::Strings;

const MAX_FILE_LINES: usize = 350;

struct Room {
    name: &'static str,
    /// The rooms whose names may stand anywhere in this one.
    uses: &'static [&'static str],
    /// The rooms that may be named inside a function's body only: a server function exists in the browser too, where
    /// its body does not.
    in_bodies: &'static [&'static str],
}

const fn room(name: &'static str, uses: &'static [&'static str]) -> Room {
    Room { name, uses, in_bodies: &[] }
}

/// In reading order, as in `lib.rs`.
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
    room("browser", &["domain", "urls", "api"]),
    room("islands", &["domain", "urls", "api", "browser"]),
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

/// Files that stand outside the table: the map itself, and the tests of the whole.
const OUTSIDE: [&str; 2] = ["lib", "tests"];

/// What only `upstream` and its double know: the upstream's addresses and headers.
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
fn arrows_point_one_way() {
    assert_none(Source::all().iter().flat_map(forbidden_arrows));
}

#[test]
fn every_room_is_in_the_table_and_the_table_has_no_other() {
    let mut found: Vec<_> = Source::all().iter().map(|it| it.room().to_owned()).collect();
    found.retain(|it| !OUTSIDE.contains(&it.as_str()));
    found.sort_unstable();
    found.dedup();
    let mut table: Vec<_> = HOUSE.iter().map(|it| it.name).collect();
    table.sort_unstable();
    assert_eq!(found, table);
}

#[test]
fn features_are_told_apart_in_the_map_only() {
    let elsewhere = Source::all().into_iter().filter(|it| it.name != "lib.rs");
    assert_none(elsewhere.filter(asks_for_a_feature).map(|it| it.name));
}

#[test]
fn no_file_is_too_long() {
    let lines = |it: &Source| it.text.lines().count();
    let long = Source::all().into_iter().filter(|it| lines(it) > MAX_FILE_LINES);
    assert_none(long.map(|it| format!("{}: {} lines", it.name, lines(&it))));
}

#[test]
fn the_environment_is_read_with_the_settings_only() {
    let elsewhere = Source::all().into_iter().filter(|it| !it.name.starts_with("shop/settings"));
    assert_none(elsewhere.filter(|it| it.code(Strings::Blanked).contains("env::var")).map(|it| it.name));
}

#[test]
fn the_upstream_is_spoken_to_in_one_room() {
    let elsewhere = Source::all()
        .into_iter()
        .filter(|it| !["upstream", "sandbox", "tests"].contains(&it.room()) && !is_stub(&it.name));
    assert_none(elsewhere.flat_map(|it| {
        let code = it.code(Strings::Kept).to_lowercase();
        let said = UPSTREAM_WORDS.into_iter().filter(move |word| code.contains(word));
        said.map(move |word| format!("{} says {word}", it.name)).collect::<Vec<_>>()
    }));
}

#[test]
fn a_forbidden_arrow_is_seen() {
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
fn a_question_for_a_feature_is_seen() {
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
    let arrows = source.arrows().into_iter().filter(|it| is_room(&it.to) && !allowed(&it.to, it.in_body));
    arrows.map(|arrow| format!("{}:{} names {}", source.name, arrow.line, arrow.to)).collect()
}

/// A test that stands in for the upstream speaks its language.
fn is_stub(name: &str) -> bool {
    name.ends_with("/tests.rs") || name.contains("/tests/")
}

fn asks_for_a_feature(source: &Source) -> bool {
    let code = source.code(Strings::Blanked);
    code.match_indices("cfg").any(|(at, _)| {
        let question = code[at..].trim_start_matches(['c', 'f', 'g', '_', 'a', 't', 'r', '!']);
        question.starts_with('(') && in_parentheses(question).contains("feature")
    })
}

/// From an opening parenthesis to the one that closes it.
fn in_parentheses(text: &str) -> &str {
    let mut open = 0_usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => open += 1,
            ')' if open == 1 => return &text[..at],
            ')' => open -= 1,
            _ => {}
        }
    }
    text
}

/// Fails with every fault at once, a line each.
fn assert_none(faults: impl Iterator<Item = String>) {
    let faults: Vec<_> = faults.collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
