//! A brand's own texts (contract 4, `rich_description` and `product_tc`).

use super::{html, lenient::Text};
use crate::domain::offer::Story;
use serde::Deserialize;

/// The `rich_description` object.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct RichDescription {
    markup: Text,
    description: Text,
    how_to_redeem: Text,
    /// Products use the singular "term", orders the plural.
    term_and_conditions: Text,
    terms_and_conditions: Text,
    note: Text,
    redeem_geo: Text,
    brand_tagline: Text,
    locale: Text,
}

/// Builds the story from the rich description, if there is one, and the plain-text terms.
pub fn story(rich: Option<RichDescription>, terms: &Text) -> Story {
    let terms_text = terms.as_str().and_then(html::plain);
    let Some(rich) = rich else { return Story { terms_text, ..Story::default() } };
    let is_plain = rich
        .markup
        .as_str()
        .is_some_and(|markup| ["none", "text", "plain"].iter().any(|word| markup.eq_ignore_ascii_case(word)));
    let read = |text: Text| {
        let text = text.as_str()?;
        if is_plain { html::from_text(text) } else { html::sanitize(text) }
    };
    Story {
        tagline: rich.brand_tagline.label(),
        description_html: read(rich.description),
        redeem_html: read(rich.how_to_redeem),
        terms_html: read(rich.term_and_conditions.or(rich.terms_and_conditions)),
        terms_text,
        note_html: read(rich.note),
        redeem_geo: rich.redeem_geo.label(),
        language: rich.locale.label().filter(|locale| locale.len() <= 16),
    }
}
