//! The sources under `src/`, read far enough to see who names whom. Not a Rust parser: it knows words,
//! braces and where a function's body begins, and that is enough for paths.

use std::fs;
use std::path::Path;

use super::strip::{Strings, is_word, strip};
use rstest::rstest;

/// One file under `src/`.
pub struct Source {
    /// Below `src/`, with `/` between folders: `domain/money.rs`.
    pub name: String,
    pub text: String,
}

/// A path that begins at the crate's root, as far as its first segment.
#[derive(Debug, PartialEq, Eq)]
pub struct Arrow {
    pub to: String,
    /// Named inside a function's body, and so no part of the module's interface.
    pub in_body: bool,
    pub line: usize,
}

impl Source {
    /// Every Rust file under `src/`, in the order of their names.
    pub fn all() -> Vec<Source> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut found = Vec::new();
        collect(&root, &root, &mut found);
        found.sort_by(|a, b| a.name.cmp(&b.name));
        found
    }

    /// The top-level module: `domain` for `domain/money.rs`, `app` for `app.rs`.
    pub fn room(&self) -> &str {
        let first = self.name.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// The source without comments, and without what stands in strings where `strings` says so. Lines stay lines.
    pub fn code(&self, strings: Strings) -> String {
        strip(&self.text, strings)
    }

    /// Every path from the crate's root, by `crate::`, by the crate's own name in the binary, or by enough `super::`.
    pub fn arrows(&self) -> Vec<Arrow> {
        let code = self.code(Strings::Blanked);
        let tokens = tokens(&code);
        let mut body = Body::default();
        let mut found = Vec::new();
        for (at, (token, line)) in tokens.iter().enumerate() {
            body.step(token, tokens.get(at + 1).map_or("", |next| next.0));
            let after_path = at > 0 && tokens[at - 1].0 == "::";
            let after = match *token {
                "crate" => Some(at + 1),
                "kiosk" if self.room() == "main" && !after_path => Some(at + 1),
                "super" if !after_path => self.root_by_super(&tokens, at),
                _ => None,
            };
            for to in after.map_or_else(Vec::new, |after| heads(&tokens[after..])) {
                found.push(Arrow { to: to.to_owned(), in_body: body.is_open(), line: *line });
            }
        }
        found
    }

    /// Where a chain of `super::` ends, if it is long enough to leave this file's room.
    fn root_by_super(&self, tokens: &[(&str, usize)], at: usize) -> Option<usize> {
        let depth = self.name.trim_end_matches("/mod.rs").split('/').count();
        let steps = tokens[at..].chunks(2).take_while(|pair| pair[0].0 == "super").count();
        (steps >= depth).then_some(at + 2 * steps - 1)
    }
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            found.push(Source { name, text: fs::read_to_string(&path).unwrap() });
        }
    }
}

/// Whether the tokens so far stand inside a function.
#[derive(Default)]
struct Body {
    braces: usize,
    brackets: usize,
    /// Brackets that were open at a `fn` whose body is still to come.
    awaited: Option<usize>,
    /// Braces that were open when each body began.
    open: Vec<usize>,
}

impl Body {
    fn step(&mut self, token: &str, next: &str) {
        match token {
            // `fn(…)` is a type and has no body.
            "fn" if next != "(" => self.awaited = Some(self.brackets),
            "(" | "[" => self.brackets += 1,
            ")" | "]" => self.brackets = self.brackets.saturating_sub(1),
            ";" if self.awaited == Some(self.brackets) => self.awaited = None,
            "{" => {
                if self.awaited == Some(self.brackets) {
                    self.awaited = None;
                    self.open.push(self.braces);
                }
                self.braces += 1;
            }
            "}" => {
                self.braces = self.braces.saturating_sub(1);
                if self.open.last() == Some(&self.braces) {
                    self.open.pop();
                }
            }
            _ => {}
        }
    }

    fn is_open(&self) -> bool {
        !self.open.is_empty()
    }
}

/// The first segments behind a root: one, or each of a `{…}` group.
fn heads<'a>(tokens: &[(&'a str, usize)]) -> Vec<&'a str> {
    let mut rest = tokens.iter().map(|(token, _)| *token);
    if rest.next() != Some("::") {
        return Vec::new();
    }
    let Some("{") = tokens.get(1).map(|(token, _)| *token) else {
        return rest.next().into_iter().collect();
    };
    let (mut depth, mut expected, mut found) = (0_usize, false, Vec::new());
    for token in rest {
        match token {
            "{" => depth += 1,
            "}" if depth == 1 => break,
            "}" => depth -= 1,
            word if depth == 1 && expected => found.push(word),
            _ => {}
        }
        expected = depth == 1 && (token == "," || token == "{");
    }
    found
}

/// Words, `::` and single marks, each with its line (from 1).
fn tokens(code: &str) -> Vec<(&str, usize)> {
    let mut found = Vec::new();
    for (line, text) in code.lines().enumerate() {
        let mut rest = text.trim_start();
        while let Some(first) = rest.chars().next() {
            let length = if is_word(first) {
                rest.find(|letter| !is_word(letter)).unwrap_or(rest.len())
            } else if rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            };
            found.push((&rest[..length], line + 1));
            rest = rest[length..].trim_start();
        }
    }
    found
}

#[rstest]
#[case::plain("use crate::orders::Row;", &[("orders", false)])]
#[case::group("use crate::{api, orders::{Row, Key}, words as w};", &[("api", false), ("orders", false), ("words", false)])]
#[case::inline("fn f() -> crate::server::Shop { x }", &[("server", false)])]
#[case::body("async fn f(a: [u8; 2]) -> R { use crate::server::shop; shop() }", &[("server", true)])]
#[case::after_a_body("fn f() { if a { b } } use crate::server;", &[("server", false)])]
#[case::no_body("trait T { fn f(); } mod m { use crate::server; }", &[("server", false)])]
#[case::pointer("struct S { f: fn(u8) } mod m { use crate::server; }", &[("server", false)])]
#[case::visibility("pub(crate) fn f() {}", &[])]
#[case::comment("// crate::server\n/// [`crate::server`]", &[])]
#[case::climbing("use super::super::server::Shop;", &[("server", false)])]
#[case::within_the_room("use super::coin::Coin;", &[])]
fn arrows_are_found(#[case] text: &str, #[case] expected: &[(&str, bool)]) {
    let source = Source { name: "domain/money.rs".to_owned(), text: text.to_owned() };
    let found = source.arrows();
    let found: Vec<_> = found.iter().map(|it| (it.to.as_str(), it.in_body)).collect();
    assert_eq!(found, expected);
}

#[test]
fn the_binary_names_the_library() {
    let source =
        Source { name: "main.rs".to_owned(), text: "fn main() {\n    kiosk::server::serve();\n}".to_owned() };
    assert_eq!(source.arrows(), [Arrow { to: "server".to_owned(), in_body: true, line: 2 }]);
}
