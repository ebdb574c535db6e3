//! Invented brands for the tests of this module.

use crate::domain::{
    brand::{Brand, Kind},
    locale::CountryCode,
};

/// A gift card brand in stock, in no category.
pub fn brand(name: &str, id: &str) -> Brand {
    Brand {
        id: id.parse().unwrap(),
        name: name.to_owned(),
        family: name.to_owned(),
        country: CountryCode::US,
        kind: Kind::GiftCard,
        categories: Vec::new(),
        picture: None,
        color: None,
        least: None,
        greatest: None,
        sold_out: false,
        popular: false,
    }
}

/// A gift card brand in these categories. A `!` before the name means sold out, a `*` popular.
pub fn listed(name: &str, categories: &[&str]) -> Brand {
    let plain = name.trim_start_matches(['!', '*']);
    let id: String = plain.chars().filter(char::is_ascii_alphanumeric).collect();
    Brand {
        categories: categories.iter().map(|c| c.parse().unwrap()).collect(),
        sold_out: name.starts_with('!'),
        popular: name.starts_with('*'),
        ..brand(plain, &format!("id-{id}"))
    }
}
