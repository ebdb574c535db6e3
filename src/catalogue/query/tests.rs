use super::*;
use proptest::prelude::*;

fn read(raw: &str) -> Result<Query, QueryError> {
    Query::read(raw, |category| category.code() == "games")
}

#[test]
fn queries_are_read_leniently() {
    for (given, written) in [
        ("", ""),
        ("q=", ""),
        ("q=+pomelo++market+", "q=pomelo+market"),
        ("q=caf%C3%A9&utm_source=x&page=1", "q=caf%C3%A9"),
        ("category=GAMES&kind=Gift_Card", "category=games&kind=gift-card"),
        ("sort=name&page=3", "sort=name&page=3"),
        ("category=&kind=&sort=&page=", ""),
        ("page=2&page=x", "page=2"),
        ("q=a&q=b", "q=a"),
        ("page=18446744073709551615", "page=18446744073709551615"),
        ("q=%FF%00x", "q=%EF%BF%BD+x"),
    ] {
        assert_eq!(read(given).map(|query| query.write()), Ok(written.to_owned()), "{given}");
    }
}

#[test]
fn unknown_values_are_errors() {
    for (given, error) in [
        ("category=gamez", QueryError::Category("gamez".into())),
        ("category=%E6%9B%B8", QueryError::Category("書".into())),
        ("kind=nft", QueryError::Kind("nft".into())),
        ("sort=price", QueryError::Sort("price".into())),
        ("page=0", QueryError::Page("0".into())),
        ("page=-1", QueryError::Page("-1".into())),
        ("page=1e3", QueryError::Page("1e3".into())),
        ("page=18446744073709551616", QueryError::Page("18446744073709551616".into())),
    ] {
        assert_eq!(read(given), Err(error), "{given}");
    }
}

#[test]
fn changed_filter_starts_at_the_first_page() {
    let query = read("q=a&page=7").unwrap();
    assert_eq!(query.only(Some(Kind::Esim)).write(), "q=a&kind=esim");
    assert_eq!(query.within("games".parse().ok()).write(), "q=a&category=games");
    assert_eq!(query.by(Sort::Name).write(), "q=a&sort=name");
    assert_eq!(query.at(Page::new(8).unwrap()).write(), "q=a&page=8");
}

proptest! {
    #[test]
    fn arbitrary_queries_do_not_panic_and_round_trip(raw in "(?s).{0,300}", text in "(?s).{0,200}") {
        let _any = read(&raw);
        let query = read(&form_urlencoded::Serializer::new(String::new()).append_pair("q", &text).finish());
        let query = query.unwrap();
        prop_assert_eq!(read(&query.write()), Ok(query));
    }
}
