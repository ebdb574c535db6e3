//! Brands in a grid, each a link to its page.

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

/// A brand as it stands in a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    pub href: String,
    pub name: String,
    /// From the least to the greatest amount, as upstream writes them; may be empty.
    pub range: String,
    pub card: CardFace,
    /// The word that says so.
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

/// Draws a grid of brands.
#[component]
pub fn BrandGrid(tiles: Vec<Tile>) -> impl IntoView {
    view! { <ul class="brand-grid">{tiles.into_iter().map(|tile| view! { <BrandCard tile/> }).collect_view()}</ul> }
}

#[component]
fn BrandCard(tile: Tile) -> impl IntoView {
    view! {
        <li class="brand-card" data-testid="brand-card">
            <a class="brand-card__link" href=tile.href>
                <GiftCard face=tile.card sold_out=tile.sold_out/>
                <span class="brand-card__name">{tile.name}</span>
                <span class="brand-card__range">{tile.range}</span>
            </a>
        </li>
    }
}

/// `$5–$500`, or what of it is known.
fn range(least: Option<&str>, greatest: Option<&str>, words: Words) -> String {
    let (least, greatest) = if are_swapped(least, greatest) { (greatest, least) } else { (least, greatest) };
    match (least, greatest) {
        (Some(min), Some(max)) if min != max => words.say_with("brands-range", &[("min", min), ("max", max)]),
        (one, other) => one.or(other).unwrap_or_default().to_owned(),
    }
}

/// Upstream's least can be above its greatest (contract 3).
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
    fn a_range_is_written_from_what_is_known() {
        let words = Words::of("en-us".parse().unwrap());
        for (least, greatest, written) in [
            (Some("$5"), Some("$500"), "$5–$500"),
            (Some("$5"), Some("$5"), "$5"),
            (Some("1.000 EUR"), Some("25,50 EUR"), "25,50 EUR–1.000 EUR"),
            (Some("10 USD"), Some("5 EUR"), "10 USD–5 EUR"),
            (None, Some("$5"), "$5"),
            (None, None, ""),
        ] {
            assert_eq!(range(least, greatest, words), written);
        }
    }
}
