//! A grid of brands, each linked to its page.

use super::gift_card::{CardFace, GiftCard};
use crate::{
    domain::{
        amount_text,
        brand::{Brand, Slug},
    },
    i18n::Words,
    urls,
};
use leptos::prelude::*;

/// A brand in a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    pub href: String,
    pub name: String,
    /// From the minimum to the maximum amount, in upstream's notation; may be empty.
    pub range: String,
    pub card: CardFace,
    /// The "sold out" label; `None` if the brand is available.
    pub sold_out: Option<String>,
}

impl Tile {
    /// The tile of a listed brand.
    pub fn of(brand: &Brand, slug: &Slug, words: Words) -> Self {
        Self {
            href: urls::brand(words.locale(), slug),
            name: brand.title(),
            range: range(brand.least.as_deref(), brand.greatest.as_deref(), words),
            card: CardFace::of(brand, slug),
            sold_out: brand.sold_out.then(|| words.say("brands-sold-out")),
        }
    }
}

/// Renders a grid of brands.
#[component]
pub fn BrandGrid(tiles: Vec<Tile>) -> impl IntoView {
    view! { <ul class="brand-grid">{tiles.into_iter().map(|tile| view! { <BrandCard tile/> }).collect_view()}</ul> }
}

#[component]
fn BrandCard(tile: Tile) -> impl IntoView {
    view! {
        <li class="brand-card" data-testid="brand-card">
            <a class="brand-card__link" href=tile.href>
                <GiftCard card=tile.card sold_out=tile.sold_out/>
                <span class="brand-card__name">{tile.name}</span>
                <span class="brand-card__range">{tile.range}</span>
            </a>
        </li>
    }
}

/// Formats `$5–$500`, or the known part of it.
fn range(least: Option<&str>, greatest: Option<&str>, words: Words) -> String {
    let (least, greatest) = if are_swapped(least, greatest) { (greatest, least) } else { (least, greatest) };
    match (least, greatest) {
        (Some(min), Some(max)) if min != max => words.say_with("brands-range", &[("min", min), ("max", max)]),
        (one, other) => one.or(other).unwrap_or_default().to_owned(),
    }
}

/// Upstream's minimum can be greater than its maximum (contract 3).
fn are_swapped(least: Option<&str>, greatest: Option<&str>) -> bool {
    let (Some(least), Some(greatest)) =
        (least.and_then(amount_text::read), greatest.and_then(amount_text::read))
    else {
        return false;
    };
    least.unit == greatest.unit && least.amount > greatest.amount
}

#[cfg(test)]
mod tests {
    use super::{Words, range};

    #[test]
    fn range_shows_the_known_amounts() {
        let words = Words::of("en-us".parse().unwrap());
        for (least, greatest, expected) in [
            (Some("$5"), Some("$500"), "$5–$500"),
            (Some("$5"), Some("$5"), "$5"),
            (Some("1.000 EUR"), Some("25,50 EUR"), "25,50 EUR–1.000 EUR"),
            (Some("10 USD"), Some("5 EUR"), "10 USD–5 EUR"),
            (None, Some("$5"), "$5"),
            (None, None, ""),
        ] {
            assert_eq!(range(least, greatest, words), expected);
        }
    }
}
