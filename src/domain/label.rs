//! Cleans external text for display: limits its length, puts it on one line, and removes characters that
//! reorder or hide what a shopper reads.

/// Maximum length of a label, in characters. Longer text is cut and ends in an ellipsis.
const MAX_LABEL_CHARS: usize = 160;

/// Cleans one line of external text: removes bidi and other control characters, replaces white space with
/// single spaces, and cuts the rest at 160 characters. It does not escape HTML; views do that.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(MAX_LABEL_CHARS));
    let mut kept = 0;
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        let word: String = word.chars().filter(|c| !is_hidden(*c)).collect();
        if word.is_empty() {
            continue;
        }
        if kept > 0 {
            out.push(' ');
            kept += 1;
        }
        for c in word.chars() {
            if kept == MAX_LABEL_CHARS {
                out.push('…');
                return out;
            }
            out.push(c);
            kept += 1;
        }
    }
    out
}

/// Whether the character reorders, hides or fakes text: bidi embeddings, overrides, isolates and marks,
/// zero-width characters, tags and control characters.
pub fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{061C}' | '\u{FEFF}' | '\u{00AD}' | '\u{E0000}'..='\u{E007F}')
        || c.is_control()
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn clean_removes_hidden_characters() {
        for (given, kept) in [
            ("Plain", "Plain"),
            ("  two \n lines ", "two lines"),
            ("a\u{202E}b\u{200B}c", "abc"),
            ("\u{2066}", ""),
            ("ñandú 書店", "ñandú 書店"),
        ] {
            assert_eq!(clean(given), kept);
        }
    }

    #[test]
    fn clean_cuts_long_labels() {
        assert_eq!(clean(&"x".repeat(500)).chars().count(), 161);
    }
}
