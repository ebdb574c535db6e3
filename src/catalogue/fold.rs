//! Text folding: converts text of any script to plain lower-case ASCII words, so that a shopper's
//! input matches upstream's spelling. The result is not for display.

use deunicode::deunicode_char;

/// Longest word, in characters. Longer words are cut.
const MAX_WORD_CHARS: usize = 32;

/// Maximum number of words.
const MAX_WORDS: usize = 24;

/// The words of a text: without accents, other scripts transliterated, `+` and `&` spelled out. At
/// most 24 words of at most 32 characters. Empty if nothing can be transliterated.
pub fn words(text: &str) -> Vec<String> {
    fold(text, |c| match c {
        '+' | '＋' => Some(" plus "),
        '&' | '＆' => Some(" and "),
        _ => None,
    })
}

/// The letters and digits of a text without spaces, `+` and `&`: `H&M` and `h m` both become `hm`.
pub fn compact(text: &str) -> String {
    fold(text, |c| matches!(c, '+' | '＋' | '&' | '＆').then_some(" ")).concat()
}

fn fold(text: &str, replacement: impl Fn(char) -> Option<&'static str>) -> Vec<String> {
    let mut ascii = String::with_capacity(text.len());
    for c in text.chars().take(MAX_WORD_CHARS * MAX_WORDS) {
        match c {
            '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | '™' | '®' | '©' | '℠' => {}
            c if c.is_whitespace() => ascii.push(' '),
            c if crate::domain::label::is_hidden(c) => {}
            c if c.is_ascii() && replacement(c).is_none() => ascii.push(c.to_ascii_lowercase()),
            c => ascii.push_str(replacement(c).or_else(|| deunicode_char(c)).unwrap_or(" ")),
        }
    }
    ascii.make_ascii_lowercase();
    ascii
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(MAX_WORDS)
        .map(|word| word.get(..MAX_WORD_CHARS).unwrap_or(word).to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_plain_lower_case_ascii() {
        for (given, folded) in [
            ("Pomelo Market", "pomelo market"),
            ("Ñandú Café", "nandu cafe"),
            ("n\u{303}andu\u{301}", "nandu"),
            ("Disney+", "disney plus"),
            ("H&M", "h and m"),
            ("Domino’s® Pizza™", "dominos pizza"),
            ("書店", "shu dian"),
            ("МТС", "mts"),
            ("Ｆｕｌｌ", "full"),
            ("  --  ", ""),
            ("\u{202E}abc", "abc"),
        ] {
            assert_eq!(words(given).join(" "), folded, "{given}");
        }
    }

    #[test]
    fn compact_text_has_no_spaces_and_no_signs() {
        for (given, folded) in [("H & M", "hm"), ("Disney+", "disney"), ("PlayStation", "playstation")] {
            assert_eq!(compact(given), folded, "{given}");
        }
    }
}
