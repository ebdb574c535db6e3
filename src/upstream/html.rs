//! Sanitizes upstream's HTML: a few text tags and https links remain, nothing else.

use crate::domain::label::is_hidden;
use ammonia::{Builder, UrlRelative};
use std::{collections::HashSet, sync::LazyLock};

/// Longer texts are cut before they are parsed, in bytes. The sanitizer needs about 24 bytes of
/// memory per byte of text.
const MAX_HTML_BYTES: usize = 50_000;

/// Texts with more tags are cut before the next tag: a tag of three bytes takes hundreds of bytes
/// while it is parsed.
const MAX_TAGS: usize = 2000;

static SANITIZER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .tags(["p", "br", "ul", "ol", "li", "strong", "em", "b", "i", "a", "h3", "h4"].into())
        .clean_content_tags(["script", "style", "template", "noscript", "iframe", "title"].into())
        .tag_attributes([("a", HashSet::from(["href"]))].into())
        .url_schemes(["https"].into())
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer nofollow"));
    builder
});

/// Returns the sanitized HTML, or `None` if no text is left.
pub fn sanitize(html: &str) -> Option<String> {
    let clean = SANITIZER.clean(cut_tags(cut(html))).to_string();
    let clean = visible(&clean);
    let clean = clean.trim();
    let has_text = !ammonia::Builder::empty().clean(clean).to_string().trim().is_empty();
    has_text.then(|| clean.to_owned())
}

/// Converts plain text to escaped HTML. Paragraphs and line breaks are kept.
pub fn from_text(text: &str) -> Option<String> {
    let text = plain(text)?;
    let paragraphs = text.split("\n\n").map(str::trim).filter(|p| !p.is_empty()).map(|paragraph| {
        let lines: Vec<_> = paragraph.lines().map(escape).collect();
        format!("<p>{}</p>", lines.join("<br>"))
    });
    Some(paragraphs.collect())
}

/// Plain text with several lines: bounded, without hidden characters.
pub fn plain(text: &str) -> Option<String> {
    let text = visible(&cut(text).replace("\r\n", "\n"));
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn escape(line: &str) -> String {
    line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Removes hidden characters and keeps line breaks. The sanitizer's output stays valid: it escapes
/// by itself, and no removed character is inside a tag or an escape.
fn visible(text: &str) -> String {
    text.chars().filter(|c| *c == '\n' || !is_hidden(*c)).collect()
}

fn cut_tags(html: &str) -> &str {
    let end = html.match_indices('<').nth(MAX_TAGS).map_or(html.len(), |(at, _)| at);
    html.get(..end).unwrap_or(html)
}

fn cut(text: &str) -> &str {
    text.get(..text.floor_char_boundary(MAX_HTML_BYTES)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sanitizer_keeps_only_text_tags() {
        for (given, expected) in [
            ("<ol><li>Sign in.</li></ol>", Some("<ol><li>Sign in.</li></ol>")),
            ("<p onclick=x style=y>a</p>", Some("<p>a</p>")),
            ("<script>alert(1)</script>b", Some("b")),
            ("<img src=x onerror=alert(1)>c", Some("c")),
            ("<div><h2>d</h2></div>", Some("d")),
            (
                "<a href=\"https://x.test\" target=_blank>e</a>",
                Some("<a href=\"https://x.test\" rel=\"noopener noreferrer nofollow\">e</a>"),
            ),
            ("<a href=\"http://x.test\">f</a>", Some("<a rel=\"noopener noreferrer nofollow\">f</a>")),
            ("<a href=\"javascript:x\">g</a>", Some("<a rel=\"noopener noreferrer nofollow\">g</a>")),
            ("<a href=\"/cart\">h</a>", Some("<a rel=\"noopener noreferrer nofollow\">h</a>")),
            ("a&#x202E;b\u{202E}c", Some("abc")),
            ("<p> <br></p>", None),
            ("", None),
        ] {
            assert_eq!(sanitize(given).as_deref(), expected, "{given}");
        }
    }

    #[test]
    fn plain_text_is_escaped_and_keeps_its_lines() {
        assert_eq!(from_text("a <b>\nb\r\n\r\nc").as_deref(), Some("<p>a &lt;b&gt;<br>b</p><p>c</p>"));
        assert_eq!(from_text(" \n "), None);
    }

    #[test]
    fn long_texts_are_cut_at_a_character_boundary() {
        let long = "é".repeat(80_000);
        assert_eq!(plain(&long).map(|t| t.len()), Some(MAX_HTML_BYTES));
    }
}
