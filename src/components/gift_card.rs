//! The picture of a gift card: a plate in the brand's color below the brand's logo. It is decorative, because
//! the name is next to it.

use crate::{
    domain::brand::{Brand, Color, Slug, initials},
    urls,
};
use leptos::prelude::*;

/// The appearance of a card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardFace {
    /// The picture's URL. The shop draws initials itself if upstream has no picture.
    pub picture: Option<String>,
    pub color: Option<Color>,
    /// Printed on the plate if the card has no picture.
    pub initials: String,
}

impl CardFace {
    /// The card of a listed brand.
    pub fn of(brand: &Brand, slug: &Slug) -> Self {
        Self {
            picture: Some(urls::picture(brand.country, slug)),
            color: brand.color.clone(),
            initials: String::new(),
        }
    }

    /// The card of a brand of which only the name is known.
    pub fn named(name: &str) -> Self {
        Self { initials: initials(name), ..Self::default() }
    }
}

/// Renders a card. `sold_out` is the "sold out" label; a card with its own class is only dimmed.
#[component]
pub fn GiftCard(
    card: CardFace,
    #[prop(optional)] class: &'static str,
    /// Whether the card is visible at once, so that its picture loads first.
    #[prop(optional)]
    eager: bool,
    #[prop(optional_no_strip, into)] sold_out: Option<String>,
) -> impl IntoView {
    let CardFace { picture, color, initials } = card;
    let mut classes = String::from("gift-card");
    for more in [class, if sold_out.is_some() { "gift-card--sold-out" } else { "" }] {
        if !more.is_empty() {
            classes.push(' ');
            classes.push_str(more);
        }
    }
    let ink = color.as_ref().map(|color| if color.is_bright() { "dark" } else { "light" });
    let color = color.map(|c| c.hex().to_owned());
    let loading = (!eager).then_some("lazy");
    let priority = eager.then_some("high");
    view! {
        <span class=classes>
            <svg
                class="gift-card__plate"
                viewBox="0 0 500 318"
                color=color
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
