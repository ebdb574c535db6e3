//! Counts the typos between a typed text and the beginning of a word: missing, extra, wrong or
//! swapped letters (optimal string alignment with the nearest prefix). For folded words of at most
//! 32 letters.

/// Longest word that is compared, in characters.
const MAX_WORD_CHARS: usize = 32;

/// A folded word, prepared for comparison.
pub struct Word {
    pub text: String,
    /// The set of its letters as bits. Each typed letter outside the set is a typo.
    letters: u64,
}

impl Word {
    pub fn new(text: String) -> Self {
        let letters = text.bytes().fold(0, |set, byte| set | bit(byte));
        Self { text, letters }
    }

    /// The number of typos between this text and the beginning of `word`, if it is small enough.
    pub fn typos(&self, word: &Self) -> Option<u8> {
        let limit = max_typos(self.text.len());
        let foreign = self.text.bytes().filter(|byte| word.letters & bit(*byte) == 0);
        if limit == 0 || foreign.take(3).count() > usize::from(limit) {
            return None;
        }
        typos(&self.text, &word.text, limit)
    }
}

/// The bit of a letter in a set.
const fn bit(byte: u8) -> u64 {
    1 << (byte & 63)
}

/// Maximum number of typos in a word of this length.
const fn max_typos(letters: usize) -> u8 {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// The number of typos between `typed` and the nearest prefix of `word`, if it is at most `limit`.
fn typos(typed: &str, word: &str, limit: u8) -> Option<u8> {
    let (typed, word) = (typed.as_bytes(), word.as_bytes());
    if typed.len() > MAX_WORD_CHARS || typed.is_empty() {
        return None;
    }
    // A longer prefix has more than `limit` typos by its length alone.
    let word = word.get(..typed.len() + usize::from(limit)).unwrap_or(word);
    // One column per letter of `word`. A cell counts the typos between the two prefixes that end
    // there.
    let mut before = [0u8; MAX_WORD_CHARS + 1];
    let mut above = [0u8; MAX_WORD_CHARS + 1];
    for (cell, count) in above.iter_mut().zip(0u8..) {
        *cell = count;
    }
    let width = word.len().min(MAX_WORD_CHARS);
    for (i, &a) in typed.iter().enumerate() {
        let mut row = [u8::try_from(i + 1).unwrap_or(u8::MAX); MAX_WORD_CHARS + 1];
        for (j, &b) in word.iter().enumerate().take(MAX_WORD_CHARS) {
            let kept = above[j] + u8::from(a != b);
            let mut least = kept.min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a == word[j - 1] && typed[i - 1] == b {
                least = least.min(before[j - 1] + 1);
            }
            row[j + 1] = least;
        }
        if row[..=width].iter().all(|count| *count > limit) {
            return None;
        }
        before = above;
        above = row;
    }
    above[..=width].iter().copied().min().filter(|least| *least <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn typos_are_counted_against_the_nearest_prefix() {
        for (typed, word, count) in [
            ("amazn", "amazon", Some(1)),
            ("amzaon", "amazon", Some(1)),
            ("amazonn", "amazon", Some(1)),
            ("pomelo", "pomelo", Some(0)),
            ("pome", "pomelo", Some(0)),
            ("pmoe", "pomelo", Some(1)),
            ("orange", "pomelo", None),
            ("", "pomelo", None),
        ] {
            assert_eq!(typos(typed, word, 2), count, "{typed} {word}");
        }
    }

    proptest! {
        #[test]
        fn typos_are_the_least_distance_to_a_prefix(
            typed in "[a-d]{1,10}", word in "[a-d]{0,10}", limit in 0u8..4,
        ) {
            let nearest = (0..=word.len())
                .map(|end| strsim::osa_distance(&typed, &word[..end]))
                .min()
                .and_then(|least| u8::try_from(least).ok())
                .filter(|least| *least <= limit);
            prop_assert_eq!(typos(&typed, &word, limit), nearest);
        }

        #[test]
        fn words_of_any_length_are_compared(typed in "[a-z]{0,80}", word in "[a-z]{0,80}", limit in 0u8..9) {
            let _any = typos(&typed, &word, limit);
        }
    }
}
