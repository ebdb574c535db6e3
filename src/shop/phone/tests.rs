use super::*;
use proptest::prelude::*;

fn country(code: &str) -> CountryCode {
    code.parse().unwrap()
}

fn read_text(text: &str, code: &str) -> Result<String, PhoneError> {
    read(text, country(code)).map(|phone| phone.as_str().to_owned())
}

#[test]
fn common_notations_are_parsed() {
    for (typed, of, number) in [
        ("+39 340 123 4567", "IT", "+393401234567"),
        ("0039 340-123.4567", "IT", "+393401234567"),
        ("340/1234567", "IT", "+393401234567"),
        ("393401234567", "IT", "+393401234567"),
        ("tel:+39-340-1234567", "IT", "+393401234567"),
        ("\u{202a}+39\u{a0}340 1234567\u{202c}", "IT", "+393401234567"),
        ("＋３９（３４０）１２３４５６７", "IT", "+393401234567"),
        ("٣٤٠١٢٣٤٥٦٧", "IT", "+393401234567"),
        ("(202) 555-0143", "US", "+12025550143"),
        ("1 202 555 0143", "US", "+12025550143"),
        ("011 1 202 555 0143", "US", "+12025550143"),
        ("07400 123456", "GB", "+447400123456"),
        ("+44 (0)7400 123456", "GB", "+447400123456"),
        ("0151 23456789", "DE", "+4915123456789"),
        ("06 12 34 56 78", "FR", "+33612345678"),
        ("612 34 56 78", "ES", "+34612345678"),
        ("131 2345 6789", "CN", "+8613123456789"),
        ("(11) 96123-4567", "BR", "+5511961234567"),
        ("٠٥٠ ١٢٣ ٤٥٦٧", "AE", "+971501234567"),
        ("0802 123 4567", "NG", "+2348021234567"),
        ("0812-345-678", "ID", "+62812345678"),
        ("010-2000-0000", "KR", "+821020000000"),
        ("051 234 5678", "SA", "+966512345678"),
        ("011 15 2345-6789", "AR", "+5491123456789"),
        ("+54 11 15 2345-6789", "AR", "+5491123456789"),
        ("+54 (11) 15-2345-6789", "AR", "+5491123456789"),
        ("+54 351 15 312 3456", "AR", "+5493513123456"),
        ("11 15 2345-6789", "AR", "+5491123456789"),
        ("+54 9 11 2345-6789", "AR", "+5491123456789"),
        ("+54 9 11 15 2345-6789", "AR", "+5491123456789"),
        ("9 11 2345-6789", "AR", "+5491123456789"),
        ("54 9 11 2345 6789", "AR", "+5491123456789"),
        ("+52 1 55 1234 5678", "MX", "+525512345678"),
        ("5215512345678", "MX", "+525512345678"),
        ("044 55 1234 5678", "MX", "+525512345678"),
        ("045 55 1234 5678", "MX", "+525512345678"),
        ("01 55 1234 5678", "MX", "+525512345678"),
        ("55 1234 5678", "MX", "+525512345678"),
        ("+52 55 1234 5678", "MX", "+525512345678"),
        ("+55 (0)11 96123-4567", "BR", "+5511961234567"),
        ("+0039 340 1234567", "IT", "+393401234567"),
        ("+225 01 23 45 67 89", "CI", "+2250123456789"),
    ] {
        assert_eq!(read_text(typed, of), Ok(number.to_owned()), "{typed} in {of}");
    }
}

#[test]
fn italian_fixed_lines_keep_their_leading_zero() {
    for typed in ["+39 06 1234 5678", "0039 06 12345678", "06 12345678"] {
        assert_eq!(read_text(typed, "IT"), Ok("+390612345678".to_owned()), "{typed}");
    }
}

#[test]
fn number_of_another_country_is_refused_with_its_country() {
    for (typed, of, which) in [
        ("+44 7400 123456", "IT", "GB"),
        ("0044 7400 123456", "IT", "GB"),
        ("+1 506 234 5678", "US", "CA"),
        ("+1 202 555 0143", "CA", "US"),
        ("+1 809 234 5678", "US", "DO"),
        ("+1 876 210 1234", "US", "JM"),
        ("876 210 1234", "US", "JM"),
        ("+7 771 000 9998", "RU", "KZ"),
        ("+7 912 345 6789", "KZ", "RU"),
        ("+44 7797 712345", "GB", "JE"),
        ("+44 7624 123456", "GB", "IM"),
        ("+44 7400 123456", "GG", "GB"),
        ("011 39 340 1234567", "US", "IT"),
        ("+1 800 234 5678", "IT", "US"),
    ] {
        let refused = Err(PhoneError::OfAnotherCountry { which: country(which) });
        assert_eq!(read_text(typed, of), refused, "{typed} in {of}");
    }
}

#[test]
fn numbers_without_the_mobile_prefix_are_reported() {
    for (typed, of) in [
        ("11 2345-6789", "AR"),
        ("011 2345-6789", "AR"),
        ("+54 11 2345-6789", "AR"),
        ("0054 351 312 3456", "AR"),
        ("54 11 2345-6789", "AR"),
        ("(11) 6123-4567", "BR"),
        ("+55 11 8123-4567", "BR"),
        ("011 9123-4567", "BR"),
    ] {
        assert_eq!(read_text(typed, of), Err(PhoneError::MobileMarkMissing), "{typed} in {of}");
    }
}

#[test]
fn vatican_accepts_italian_mobile_numbers() {
    assert_eq!(read_text("+39 340 123 4567", "VA"), Ok("+393401234567".to_owned()));
}

#[test]
fn invalid_numbers_are_refused() {
    for (typed, of, why) in [
        ("", "IT", PhoneError::Missing),
        ("  - ", "IT", PhoneError::Missing),
        ("+", "IT", PhoneError::NotANumber),
        ("00", "IT", PhoneError::NotANumber),
        ("+39", "IT", PhoneError::NotANumber),
        ("+39 12", "IT", PhoneError::NotANumber),
        ("+39 340 123 4567 8901", "IT", PhoneError::NotANumber),
        ("+0 340 123 4567", "IT", PhoneError::NotANumber),
        ("+999 123 45678", "IT", PhoneError::NotANumber),
        ("+800 1234 5678", "IT", PhoneError::NotANumber),
        ("340 123 4567 8", "IT", PhoneError::NotANumber),
        ("340 123 4567 x12", "IT", PhoneError::NotANumber),
        ("340+1234567", "IT", PhoneError::NotANumber),
        ("++39 340 1234567", "IT", PhoneError::NotANumber),
        ("call me", "IT", PhoneError::NotANumber),
        ("112", "IT", PhoneError::NotANumber),
        ("+1 800 234 5678", "US", PhoneError::NotANumber),
        ("+1 900 234 5678", "US", PhoneError::NotANumber),
        ("+39 340 123 4567", "AQ", PhoneError::NotANumber),
    ] {
        assert_eq!(read_text(typed, of), Err(why), "{typed} in {of}");
    }
}

#[test]
fn numbers_are_formatted_in_groups() {
    for (number, shown) in [
        ("+393401234567", "+39 340 123 4567"),
        ("+12025550143", "+1 202-555-0143"),
        ("+447400123456", "+44 7400 123456"),
        ("+5511961234567", "+55 11 96123-4567"),
        ("+390612345678", "+39 06 1234 5678"),
        ("+99999999999999", "+99999999999999"),
    ] {
        assert_eq!(format(&number.parse().unwrap()), shown);
    }
}

#[test]
fn example_of_every_plan_is_parsed() {
    for plan in DATABASE.iter() {
        let Ok(of) = plan.id().parse::<CountryCode>() else { continue };
        let Some(shown) = example(of) else { continue };
        let phone = read(&shown, of).unwrap_or_else(|why| panic!("{of}: {shown}: {why}"));
        assert_eq!(digits_of(&shown), phone.as_str()[1..], "{of}");
    }
}

/// The codes of the countries that have a plan.
fn countries() -> Vec<String> {
    DATABASE.iter().map(|plan| plan.id().to_owned()).filter(|id| id.len() == 2 && id != "001").collect()
}

/// A number of some plan: its dial code in one of its notations, then digits.
fn typed() -> impl Strategy<Value = (String, String)> {
    let of = proptest::sample::select(countries());
    let front = proptest::sample::select(vec!["+", "00", "", "0", "＋"]);
    (of, front, any::<bool>(), "[0-9 ()./-]{0,16}").prop_map(|(of, front, coded, rest)| {
        let code = DATABASE.by_id(of.as_str()).map(|plan| plan.country_code().to_string());
        let code = code.filter(|_| coded).unwrap_or_default();
        (format!("{front}{code}{rest}"), of)
    })
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in ".{0,40}", of in proptest::sample::select(countries())) {
        if let Ok(phone) = read(&text, country(&of)) {
            prop_assert!(phone.as_str().parse::<Phone>().is_ok());
        }
    }

    #[test]
    fn parsed_number_has_the_dial_code_and_parses_again_when_formatted((text, of) in typed()) {
        if let Ok(phone) = read(&text, country(&of)) {
            prop_assert!(phone.as_str().starts_with(&dial_code(country(&of)).unwrap()));
            prop_assert_eq!(read(phone.as_str(), country(&of)), Ok(phone.clone()));
            prop_assert_eq!(read(&format(&phone), country(&of)), Ok(phone));
        }
    }

    #[test]
    fn any_number_can_be_formatted(digits in "[1-9][0-9]{7,14}") {
        let phone: Phone = format!("+{digits}").parse().unwrap();
        prop_assert_eq!(digits_of(&format(&phone)), digits);
    }
}
