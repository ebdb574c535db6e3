//! How far what somebody typed is from the beginning of a word: letters missing, too many, wrong or
//! swapped (optimal string alignment against the nearest prefix). For folded words of at most 32 letters.

/// The longest word that is compared.
const MAX_WORD_CHARS: usize = 32;

/// A folded word, ready to be compared.
pub struct Word {
    pub text: String,
    /// The set of its letters as bits: each letter that is not in it costs a slip.
    letters: u64,
}

impl Word {
    pub fn new(text: String) -> Self {
        let letters = text.bytes().fold(0, |set, byte| set | bit(byte));
        Self { text, letters }
    }

    /// The slips between this and the beginning of `word`, if so many can be forgiven.
    pub fn slips(&self, word: &Self) -> Option<u8> {
        let most = forgiven(self.text.len());
        let strange = self.text.bytes().filter(|byte| word.letters & bit(*byte) == 0);
        if most == 0 || strange.take(3).count() > usize::from(most) {
            return None;
        }
        slips(&self.text, &word.text, most)
    }
}

/// A letter's place in a set.
const fn bit(byte: u8) -> u64 {
    1 << (byte & 63)
}

/// How many slips a word of so many letters may hold and still be understood.
const fn forgiven(letters: usize) -> u8 {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// The slips between `typed` and the nearest beginning of `word`, if there are no more than `most`.
fn slips(typed: &str, word: &str, most: u8) -> Option<u8> {
    let (typed, word) = (typed.as_bytes(), word.as_bytes());
    if typed.len() > MAX_WORD_CHARS || typed.is_empty() {
        return None;
    }
    // A prefix longer than this is further away than `most` by its length alone.
    let word = word.get(..typed.len() + usize::from(most)).unwrap_or(word);
    // One column per letter of `word`; a cell counts the slips between the two beginnings that meet there.
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
        if row[..=width].iter().all(|count| *count > most) {
            return None;
        }
        before = above;
        above = row;
    }
    above[..=width].iter().copied().min().filter(|least| *least <= most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn slips_are_counted_against_the_nearest_beginning() {
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
            assert_eq!(slips(typed, word, 2), count, "{typed} {word}");
        }
    }

    proptest! {
        #[test]
        fn slips_are_the_least_distance_to_a_prefix(
            typed in "[a-d]{1,10}", word in "[a-d]{0,10}", most in 0u8..4,
        ) {
            let nearest = (0..=word.len())
                .map(|end| strsim::osa_distance(&typed, &word[..end]))
                .min()
                .and_then(|least| u8::try_from(least).ok())
                .filter(|least| *least <= most);
            prop_assert_eq!(slips(&typed, &word, most), nearest);
        }

        #[test]
        fn no_words_are_too_long(typed in "[a-z]{0,80}", word in "[a-z]{0,80}", most in 0u8..9) {
            let _any = slips(&typed, &word, most);
        }
    }
}
