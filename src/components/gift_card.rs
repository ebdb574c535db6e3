//! The gift card: a plate in the brand's colour under its picture. Decoration, for the name stands beside it.

use crate::{
    domain::brand::{Brand, Colour, Slug, initials},
    urls,
};
use leptos::prelude::*;

/// What a card looks like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardFace {
    /// The address of the picture; the shop draws initials itself where upstream has none.
    pub picture: Option<String>,
    pub colour: Option<Colour>,
    /// Printed on the plate of a card without a picture.
    pub initials: String,
}

impl CardFace {
    /// The card of a listed brand.
    pub fn of(brand: &Brand, slug: &Slug) -> Self {
        Self {
            picture: Some(urls::picture(brand.country, slug)),
            colour: brand.colour.clone(),
            initials: String::new(),
        }
    }

    /// The card of a brand of which nothing but the name is known.
    pub fn named(name: &str) -> Self {
        Self { initials: initials(name), ..Self::default() }
    }
}

/// Draws a card. `sold_out` is the word that says so; on a card with a class of its own it is only dimmed.
#[component]
pub fn GiftCard(
    face: CardFace,
    #[prop(optional)] class: &'static str,
    /// Seen at once, so its picture is fetched first.
    #[prop(optional)]
    eager: bool,
    #[prop(optional_no_strip, into)] sold_out: Option<String>,
) -> impl IntoView {
    let CardFace { picture, colour, initials } = face;
    let mut classes = String::from("gift-card");
    for more in [class, if sold_out.is_some() { "gift-card--sold-out" } else { "" }] {
        if !more.is_empty() {
            classes.push(' ');
            classes.push_str(more);
        }
    }
    let ink = colour.as_ref().map(|colour| if colour.is_bright() { "dark" } else { "light" });
    let colour = colour.map(|c| c.hex().to_owned());
    let loading = (!eager).then_some("lazy");
    let priority = eager.then_some("high");
    view! {
        <span class=classes>
            <svg
                class="gift-card__plate"
                viewBox="0 0 500 318"
                color=colour
                data-ink=ink
                aria-hidden="true"
                focusable="false"
            >
                {(!initials.is_empty()).then(|| view! {
                    <text class="gift-card__initials" x="36" y="276">{initials}</text>
                })}
            </svg>
            {picture.map(|src| view! {
                <img
                    class="gift-card__logo"
                    src=src
                    width="500"
                    height="318"
                    alt=""
                    loading=loading
                    fetchpriority=priority
                    decoding="async"
                />
            })}
            {sold_out.filter(|_| class.is_empty()).map(|word| view! {
                <span class="badge badge--on-card">{word}</span>
            })}
        </span>
    }
}
