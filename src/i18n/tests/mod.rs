//! Tests of the formats. The tests of the texts themselves are in `texts`.

mod codes;
mod problems;
mod source;
mod texts;

use super::*;
use rstest::rstest;

fn words(language: Language) -> Words {
    Words::of(Locale { language, country: CountryCode::US })
}

fn money(amount: &str, currency: &str) -> Money {
    Money { amount: amount.parse().unwrap(), currency: currency.parse().unwrap() }
}

#[rstest]
#[case("25", "USD", ["$25", "25 US$", "25 $", "US$25"])]
#[case("25.00", "USD", ["$25", "25 US$", "25 $", "US$25"])]
#[case("12.5", "EUR", ["€12.50", "12,50 €", "12,50 €", "€12.50"])]
#[case("1234.5", "EUR", ["€1,234.50", "1234,50 €", "1234,50 €", "€1,234.50"])]
#[case("1234567", "JPY", ["¥1,234,567", "1.234.567 ¥", "1.234.567 ¥", "JP¥1,234,567"])]
#[case("100", "CNY", ["CN¥100", "100 CN¥", "100 CN¥", "¥100"])]
#[case("100", "CHF", ["CHF 100", "100 CHF", "100 CHF", "CHF 100"])]
#[case("1.25", "KWD", ["KWD 1.250", "1,250 KWD", "1,250 KWD", "KWD 1.250"])]
#[case("0", "USD", ["$0", "0 US$", "0 $", "US$0"])]
#[case("-5", "GBP", ["-£5", "-5 £", "-5 £", "-£5"])]
#[case("79228162514264337593543950335", "XXX", [
    "XXX 79,228,162,514,264,337,593,543,950,335",
    "79.228.162.514.264.337.593.543.950.335 XXX",
    "79.228.162.514.264.337.593.543.950.335 XXX",
    "XXX 79,228,162,514,264,337,593,543,950,335",
])]
fn money_is_formatted_as_in_the_language(
    #[case] amount: &str,
    #[case] currency: &str,
    #[case] expected: [&str; 4],
) {
    let written = Language::ALL.map(|l| words(l).money(&money(amount, currency)).replace('\u{A0}', " "));
    assert_eq!(written, expected);
}

#[test]
fn an_amount_and_its_currency_stay_on_one_line() {
    for language in Language::ALL {
        for currency in ["USD", "CHF"] {
            assert!(
                !words(language).money(&money("1234.5", currency)).contains(' '),
                "{language} {currency}"
            );
        }
    }
}

#[rstest]
#[case("26.31")]
#[case("0.00024")]
#[case("1234567.89")]
fn coin_amounts_are_never_localized(#[case] amount: &str) {
    let coin = CoinAmount::new(amount.parse().unwrap(), "USDC".parse().unwrap()).unwrap();
    for language in Language::ALL {
        assert_eq!(words(language).coin(&coin), format!("{amount} USDC"));
    }
}

#[rstest]
#[case(0, ["January 1, 1970", "1 de enero de 1970", "1 gennaio 1970", "1970年1月1日"])]
#[case(1_795_529_040, ["November 24, 2026", "24 de noviembre de 2026", "24 novembre 2026", "2026年11月24日"])]
fn dates_are_formatted_as_in_the_language(#[case] unix: i64, #[case] expected: [&str; 4]) {
    assert_eq!(Language::ALL.map(|l| words(l).date(Timestamp::from_unix(unix))), expected);
}

#[test]
fn times_use_24_hours_and_name_their_zone() {
    let expected = [
        "November 24, 2026 at 14:04 UTC",
        "24 de noviembre de 2026 a las 14:04 UTC",
        "24 novembre 2026 alle ore 14:04 UTC",
        "2026年11月24日 14:04 UTC",
    ];
    let moment = Timestamp::from_unix(1_795_529_040);
    assert_eq!(Language::ALL.map(|l| words(l).date_time(moment)), expected);
}

#[test]
fn times_outside_the_calendar_do_not_panic() {
    for unix in [i64::MIN, -1, i64::MAX] {
        assert!(words(Language::Zh).date_time(Timestamp::from_unix(unix)).ends_with("UTC"));
    }
}

#[rstest]
#[case(7, ["7", "7", "7", "7"])]
#[case(1234, ["1,234", "1234", "1234", "1,234"])]
#[case(1_234_567, ["1,234,567", "1.234.567", "1.234.567", "1,234,567"])]
fn numbers_are_grouped_as_in_the_language(#[case] number: u64, #[case] expected: [&str; 4]) {
    assert_eq!(Language::ALL.map(|l| words(l).number(number)), expected);
}

#[rstest]
#[case("US", ["United States", "Estados Unidos", "Stati Uniti", "美国"])]
#[case("IT", ["Italy", "Italia", "Italia", "意大利"])]
#[case("QZ", ["QZ", "QZ", "QZ", "QZ"])]
fn countries_are_named(#[case] code: &str, #[case] expected: [&str; 4]) {
    assert_eq!(Language::ALL.map(|l| words(l).country(code.parse().unwrap())), expected);
}

#[test]
fn an_unknown_key_is_returned_as_text() {
    assert_eq!(words(Language::Zh).say("no-such-key"), "no-such-key");
}

#[rstest]
#[case(0, ["0 brands", "0 marcas", "0 marchi", "0 个品牌"])]
#[case(1, ["1 brand", "1 marca", "1 marchio", "1 个品牌"])]
#[case(12345, ["12,345 brands", "12.345 marcas", "12.345 marchi", "12,345 个品牌"])]
fn counts_select_the_plural_and_are_grouped(#[case] count: u64, #[case] expected: [&str; 4]) {
    assert_eq!(Language::ALL.map(|l| words(l).say_with("brands-count", &[("count", count)])), expected);
}

#[rstest]
#[case(0, 30, ["a few seconds", "unos segundos", "pochi secondi", "几秒钟"])]
#[case(0, 60, ["less than a minute", "menos de un minuto", "meno di un minuto", "不到 1 分钟"])]
#[case(0, 300, ["less than 5 minutes", "menos de 5 minutos", "meno di 5 minuti", "不到 5 分钟"])]
#[case(600, 3600, ["10 to 60 minutes", "de 10 a 60 minutos", "da 10 a 60 minuti", "10 到 60 分钟"])]
#[case(0, 86_400, ["up to 24 hours", "hasta 24 horas", "fino a 24 ore", "最多 24 小时"])]
fn durations_are_rounded(#[case] least: u32, #[case] most: u32, #[case] expected: [&str; 4]) {
    assert_eq!(Language::ALL.map(|l| words(l).span(ExpectedTime { least, most })), expected);
}

#[test]
fn templates_keep_their_variables() {
    assert_eq!(words(Language::En).template("picker-age", &["n"]), "{n} s ago");
    assert_eq!(
        words(Language::Zh).template("order-pay-title", &["coin", "network"]),
        "用 {coin}（{network} 网络）付款"
    );
}

#[test]
fn foreign_text_is_filled_in_unchanged() {
    let text = words(Language::En).say_with("brand-about", &[("brand", "{ $x } <b> \u{5d0}")]);
    assert_eq!(text, "About { $x } <b> \u{5d0}");
}

#[test]
fn texts_and_numbers_can_be_mixed() {
    let values = [("page", Value::from(2_u64)), ("pages", Value::from("7"))];
    assert_eq!(words(Language::It).say_with("brands-page", &values), "Pagina 2 di 7");
}

#[test]
fn unknown_problems_get_a_general_explanation() {
    let unknown = Problem::read("SOMETHING_NEW");
    for language in Language::ALL {
        assert_eq!(words(language).problem(&unknown), words(language).say("problem-unknown"));
        assert_ne!(words(language).problem(&Problem::OutOfStock), words(language).say("problem-unknown"));
    }
}

#[test]
fn a_refused_amount_names_the_available_amounts() {
    let why = ChoiceError::OffStep { below: "12.5".parse().unwrap(), above: "1000".parse().unwrap() };
    let expected = [
        "This amount isn’t available. The closest amounts are 12.5 and 1,000.",
        "Este importe no está disponible. Los más cercanos son 12,5 y 1000.",
        "Questo importo non è disponibile. I più vicini sono 12,5 e 1000.",
        "该面额不可用。最接近的面额是 12.5 和 1,000。",
    ];
    assert_eq!(Language::ALL.map(|l| words(l).choice_error(&why)), expected);
}
