//! Decimal digits of the scripts that people and upstream write numbers in.

/// The zero of each script; its other nine digits follow in Unicode.
const ZEROS: [char; 19] =
    ['0', '٠', '۰', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '༠', '၀', '០', '᠐', '０'];

/// Converts a digit to ASCII. Returns `None` if the character is not a digit.
pub fn ascii(c: char) -> Option<char> {
    ZEROS.into_iter().find_map(|zero| {
        let value = u32::from(c).checked_sub(u32::from(zero)).filter(|value| *value < 10)?;
        char::from_digit(value, 10)
    })
}

#[cfg(test)]
mod tests {
    use super::ascii;

    #[test]
    fn ascii_converts_digits_of_every_script() {
        for (given, read) in
            [('0', '0'), ('9', '9'), ('٤', '4'), ('۴', '4'), ('９', '9'), ('०', '0'), ('๙', '9'), ('၅', '5')]
        {
            assert_eq!(ascii(given), Some(read), "{given}");
        }
    }

    #[test]
    fn ascii_returns_none_for_other_characters() {
        for given in ['a', '-', '½', '五', '²', '\u{202e}', '/', ':'] {
            assert_eq!(ascii(given), None, "{given}");
        }
    }
}
