//! Takes comments and literals out of Rust source, so that what is left can be read for names. Lines stay lines.

use rstest::rstest;

/// Whether what stands in strings is read too.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Strings {
    Kept,
    Blanked,
}

enum Piece {
    Code,
    Comment,
    Text,
}

pub fn strip(text: &str, strings: Strings) -> String {
    let mut rest = text;
    let mut kept = String::with_capacity(text.len());
    while !rest.is_empty() {
        let after_word = kept.chars().next_back().is_some_and(is_word);
        let (piece, length) = piece(rest, after_word);
        let (here, next) = rest.split_at(length);
        match (piece, strings) {
            (Piece::Code, _) | (Piece::Text, Strings::Kept) => kept.push_str(here),
            (Piece::Comment, _) | (Piece::Text, Strings::Blanked) => {
                kept.extend(here.chars().map(|letter| if letter == '\n' { '\n' } else { ' ' }));
            }
        }
        rest = next;
    }
    kept
}

/// What the text begins with, and how many bytes of it.
fn piece(text: &str, after_word: bool) -> (Piece, usize) {
    let to = |end: Option<usize>| end.unwrap_or(text.len());
    if text.starts_with("//") {
        return (Piece::Comment, to(text.find('\n')));
    }
    if text.starts_with("/*") {
        return (Piece::Comment, block_comment(text));
    }
    if let Some(fence) = raw_fence(text).filter(|_| !after_word) {
        let opening = fence.len() + text.find('"').unwrap_or_default();
        return (Piece::Text, to(text[opening..].find(&fence).map(|at| opening + at + fence.len())));
    }
    if text.starts_with('"') {
        return (Piece::Text, to(closing(text, '"')));
    }
    let mut letters = text.chars();
    match (letters.next(), letters.next(), letters.next()) {
        (Some('\''), Some('\\'), _) | (Some('\''), Some(_), Some('\'')) => {
            (Piece::Text, to(closing(text, '\'')))
        }
        (first, ..) => (Piece::Code, first.map_or(0, char::len_utf8)),
    }
}

fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < text.len() {
        let rest = &text.as_bytes()[at..];
        if rest.starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    text.len()
}

/// For a raw string, what ends it: `"` and as many `#` as it began with.
fn raw_fence(text: &str) -> Option<String> {
    let text = text.trim_start_matches(['b', 'c']).strip_prefix('r')?;
    let hashes = text.len() - text.trim_start_matches('#').len();
    text[hashes..].starts_with('"').then(|| format!("\"{}", "#".repeat(hashes)))
}

/// Just behind the quote that ends a literal in which `\` escapes.
fn closing(text: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        if letter == quote && !escaped {
            return Some(at + quote.len_utf8());
        }
        escaped = letter == '\\' && !escaped;
    }
    None
}

/// Whether the letter can be part of a name.
pub fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

#[rstest]
#[case::line("a // b\nc", "a c")]
#[case::nested("a /* b /* c */ d */ e", "a e")]
#[case::string(r#"a "// \" b" c"#, "a c")]
#[case::raw(r##"a r#"b " c"# d"##, "a d")]
#[case::raw_name("r#type", "r#type")]
#[case::letter("a '\"' b '\\'' c", "a b c")]
#[case::lifetime("&'a str, 'b", "&'a str, 'b")]
fn comments_and_literals_are_blanked(#[case] source: &str, #[case] code: &str) {
    let stripped = strip(source, Strings::Blanked);
    assert_eq!(stripped.split_whitespace().collect::<Vec<_>>().join(" "), code);
    assert_eq!(stripped.lines().count(), source.lines().count());
}

#[test]
fn strings_stay_when_asked_for() {
    assert_eq!(strip("\"/v\" // c", Strings::Kept), "\"/v\"     ");
}
