//! Reads the sources under `src/` with the compiler's lexer, without comments. That is enough to find the
//! module that each path names.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use rstest::rstest;
use std::{fs, path::Path};

/// One file under `src/`.
pub struct Source {
    /// The path below `src/`, with `/` between directories: `domain/money.rs`.
    pub name: String,
    pub text: String,
}

/// A path from the crate's root: `crate::domain::money::Coin` is `["domain", "money", "Coin"]`.
#[derive(Debug, PartialEq, Eq)]
pub struct ModulePath {
    pub segments: Vec<String>,
    /// Whether it is inside a function body, so that it is not part of the module's interface.
    pub in_body: bool,
    /// The line number, from 1.
    pub line: usize,
}

impl Source {
    /// Every Rust file under `src/`, sorted by name.
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

    /// The file's own module: `["domain", "money"]` for `domain/money.rs`, `["domain"]` for `domain/mod.rs`.
    pub fn module(&self) -> Vec<String> {
        let name = self.name.trim_end_matches(".rs").trim_end_matches("/mod");
        if name == "lib" { Vec::new() } else { name.split('/').map(str::to_owned).collect() }
    }

    /// Whether it contains only tests.
    pub fn is_test(&self) -> bool {
        self.name.starts_with("tests/") || self.name.ends_with("/tests.rs") || self.name.contains("/tests/")
    }

    /// The tokens of the file. Doc comments are attributes, see [`is_doc`].
    pub fn tokens(&self) -> TokenStream {
        self.text.parse().unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }

    /// All paths that start with `crate`, `super` or `self`, or with the crate's name in the binary.
    pub fn paths(&self) -> Vec<ModulePath> {
        let mut reader = Reader { in_binary: self.room() == "main", found: Vec::new() };
        reader.read(self.tokens(), &self.module(), false);
        reader.found
    }

    /// All identifiers, in order.
    pub fn identifiers(&self) -> Vec<String> {
        let mut found = Vec::new();
        each(self.tokens(), &mut |token| {
            if let TokenTree::Ident(ident) = token {
                found.push(ident.to_string());
            }
        });
        found
    }

    /// All literals, without doc comments.
    pub fn literals(&self) -> Vec<String> {
        let mut found = Vec::new();
        each(self.tokens(), &mut |token| {
            if let TokenTree::Literal(literal) = token {
                found.push(literal.to_string());
            }
        });
        found
    }
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            found.push(Source { name, text: fs::read_to_string(&path).unwrap() });
        }
    }
}

/// Calls `visit` for each token, including those inside brackets, except in doc comments.
fn each(tokens: TokenStream, visit: &mut impl FnMut(&TokenTree)) {
    for token in tokens {
        match &token {
            TokenTree::Group(group) if is_doc(group) => {}
            TokenTree::Group(group) => each(group.stream(), visit),
            _ => visit(&token),
        }
    }
}

/// Whether the brackets belong to `#[doc = "…"]`, which is how the lexer represents a doc comment.
fn is_doc(group: &Group) -> bool {
    let is_doc = |token: &TokenTree| matches!(token, TokenTree::Ident(ident) if ident == "doc");
    group.delimiter() == Delimiter::Bracket && group.stream().into_iter().next().as_ref().is_some_and(is_doc)
}

fn ident_of(token: Option<&TokenTree>) -> Option<String> {
    match token {
        Some(TokenTree::Ident(ident)) => Some(ident.to_string()),
        _ => None,
    }
}

fn is_punct(token: Option<&TokenTree>, mark: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == mark)
}

/// Whether `::` is at this index.
fn is_path_sign(tokens: &[TokenTree], at: usize) -> bool {
    is_punct(tokens.get(at), ':') && is_punct(tokens.get(at + 1), ':')
}

struct Reader {
    in_binary: bool,
    found: Vec<ModulePath>,
}

impl Reader {
    fn read(&mut self, tokens: TokenStream, module: &[String], in_body: bool) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        // A `fn` or `mod` whose braces follow later.
        let (mut function, mut inline_module) = (false, None);
        for (at, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Ident(ident) => {
                    let word = ident.to_string();
                    match word.as_str() {
                        // `fn(…)` is a type and has no body.
                        "fn" => function |= ident_of(tokens.get(at + 1)).is_some(),
                        "mod" => inline_module = ident_of(tokens.get(at + 1)),
                        _ if at >= 2 && is_path_sign(&tokens, at - 2) => {}
                        "crate" => self.path(&tokens, at + 1, Vec::new(), in_body),
                        "kiosk" if self.in_binary => self.path(&tokens, at + 1, Vec::new(), in_body),
                        "self" => self.path(&tokens, at + 1, module.to_vec(), in_body),
                        "super" => self.path(&tokens, at + 1, parent(module), in_body),
                        _ => {}
                    }
                }
                TokenTree::Punct(punct) if punct.as_char() == ';' => {
                    (function, inline_module) = (false, None);
                }
                TokenTree::Group(group) if is_doc(group) => {}
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    let inner = match inline_module.take() {
                        Some(name) => [module, &[name]].concat(),
                        None => module.to_vec(),
                    };
                    self.read(group.stream(), &inner, in_body || function);
                    function = false;
                }
                TokenTree::Group(group) => self.read(group.stream(), module, in_body),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }

    /// Reads the rest of a path after its first segment, `base`. A `{…}` group yields one path for each of
    /// its parts.
    fn path(&mut self, tokens: &[TokenTree], mut at: usize, mut base: Vec<String>, in_body: bool) {
        let line = tokens[at - 1].span().start().line;
        while is_path_sign(tokens, at) {
            match tokens.get(at + 2) {
                Some(TokenTree::Ident(ident)) if ident == "super" => base = parent(&base),
                Some(TokenTree::Ident(ident)) => base.push(ident.to_string()),
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                    let parts: Vec<TokenTree> = group.stream().into_iter().collect();
                    for part in parts.split(|token| is_punct(Some(token), ',')) {
                        match ident_of(part.first()).as_deref() {
                            None => {}
                            Some("self") => self.push(base.clone(), in_body, line),
                            Some("super") => self.path(part, 1, parent(&base), in_body),
                            Some(first) => {
                                self.path(part, 1, [base.clone(), vec![first.to_owned()]].concat(), in_body);
                            }
                        }
                    }
                    return;
                }
                _ => break,
            }
            at += 3;
        }
        self.push(base, in_body, line);
    }

    fn push(&mut self, segments: Vec<String>, in_body: bool, line: usize) {
        if !segments.is_empty() {
            self.found.push(ModulePath { segments, in_body, line });
        }
    }
}

fn parent(module: &[String]) -> Vec<String> {
    module.split_last().map_or_else(Vec::new, |(_, parent)| parent.to_vec())
}

#[rstest]
#[case::plain("use crate::orders::Row;", &[("orders::Row", false)])]
#[case::group("use crate::{api, orders::{Row, Key}, i18n as i};", &[("api", false), ("orders::Row", false), ("orders::Key", false), ("i18n", false)])]
#[case::inline("fn f() -> crate::server::Shop { x }", &[("server::Shop", false)])]
#[case::body("async fn f(a: [u8; 2]) -> R { use crate::server::shop; shop() }", &[("server::shop", true)])]
#[case::after_a_body("fn f() { if a { b } } use crate::server;", &[("server", false)])]
#[case::no_body("trait T { fn f(); } mod m { use crate::server; }", &[("server", false)])]
#[case::pointer("struct S { f: fn(u8) } mod m { use crate::server; }", &[("server", false)])]
#[case::visibility("pub(crate) fn f() {}", &[])]
#[case::comment("// crate::server\n/// [`crate::server`]\nfn f() {}", &[])]
#[case::string("const S: &str = \"crate::server\";", &[])]
#[case::macro_call("fn f() { view! { <A b=crate::urls::home()/> } }", &[("urls::home", true)])]
#[case::climbing("use super::super::server::Shop;", &[("server::Shop", false)])]
#[case::sibling("use super::coin::Coin;", &[("domain::coin::Coin", false)])]
#[case::from_an_inline_module("mod tests { use super::Money; }", &[("domain::money::Money", false)])]
fn paths_are_found(#[case] text: &str, #[case] expected: &[(&str, bool)]) {
    let source = Source { name: "domain/money.rs".to_owned(), text: text.to_owned() };
    let found: Vec<_> =
        source.paths().into_iter().map(|path| (path.segments.join("::"), path.in_body)).collect();
    let expected: Vec<_> = expected.iter().map(|(path, in_body)| ((*path).to_owned(), *in_body)).collect();
    assert_eq!(found, expected);
}
