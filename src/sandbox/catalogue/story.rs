//! Rich descriptions as in a real shop: text, redemption steps and terms, in English and Spanish.
//! As with the real upstream, Italian and Chinese have none, and any other language gets English
//! with its locale (contract 1.2).

use serde_json::{Value, json};

use super::brand::{Brand, Codes, Quirk};
use super::words::{EN, ES, Words};
use crate::sandbox::chance::Dice;

/// `product_tc`: plain text.
pub fn plain_terms(brand: &Brand) -> String {
    EN.terms.iter().map(|term| fill(&EN, term, brand)).collect::<Vec<_>>().join(" ")
}

/// `rich_description` in the requested language or in English. `null` in languages without texts.
pub fn rich(brand: &Brand, locale: &str) -> Value {
    let words = match locale {
        "it" | "zh" => return Value::Null,
        "es" => &ES,
        _ => &EN,
    };
    let mut description = tagged("p", words, pitch(words, brand.category), brand);
    let mut tagline = fill(words, words.tagline, brand);
    if brand.quirk == Some(Quirk::Hostile) {
        description.push_str(HOSTILE);
        tagline.push_str("<img src=x onerror=alert(1)>");
    }
    let steps = tagged("li", words, steps(words, brand), brand);
    let terms = tagged("li", words, words.terms, brand);
    let size = description.len() + steps.len() + terms.len();
    json!({
        "markup": "html",
        "description": description,
        "how_to_redeem": format!("<ol>{steps}</ol>"),
        "term_and_conditions": format!("<ul>{terms}</ul>"),
        "country_code": brand.country,
        "locale": words.locale,
        "note": note(words, brand),
        "redeem_geo": format!("{} {}", words.within, brand.country),
        "brand_tagline": tagline,
        "brand_use_case": null,
        "brand_url": "https://example.com",
        "brand_alt_names": null,
        "sizeInBytes": size,
    })
}

/// HTML that a client must not trust.
const HOSTILE: &str = concat!(
    "<script>document.title='owned'</script>",
    "<p onclick=\"alert(1)\" style=\"position:fixed;inset:0\">Click anywhere</p>",
    "<img src=\"x\" onerror=\"alert(document.cookie)\">",
    "<a href=\"javascript:alert(1)\">Win a prize</a>",
    "<a href=\"JaVaScRiPt&colon;alert(1)\">Win another</a>",
    "<iframe src=\"https://example.com\"></iframe>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg>",
    "<form action=\"https://example.com\"><input name=\"card\"></form>",
    "<p>An <b>unclosed paragraph with <i>nested tags",
);

fn pitch(words: &'static Words, category: &str) -> &'static [&'static str] {
    let found = words.pitches.iter().find(|(categories, _)| categories.contains(&category));
    found.map_or(words.pitch, |(_, pitch)| pitch)
}

fn steps(words: &'static Words, brand: &Brand) -> &'static [&'static str] {
    match brand.codes {
        Codes::Profile => words.esim,
        Codes::Recharge => words.phone,
        Codes::Link => words.link,
        Codes::Pin if brand.product_type == "physical" => words.in_store,
        Codes::Pin | Codes::Secured => words.online,
    }
}

/// One brand in four has a note.
fn note(words: &'static Words, brand: &Brand) -> Option<String> {
    let mut dice = Dice::new(7, &["note", brand.country, &brand.name]);
    dice.chance(25).then(|| fill(words, dice.pick::<&str>(words.notes), brand))
}

/// Wraps each text in an element.
fn tagged(tag: &str, words: &Words, texts: &[&str], brand: &Brand) -> String {
    texts
        .iter()
        .fold(String::new(), |html, text| html + &format!("<{tag}>{}</{tag}>", fill(words, text, brand)))
}

fn fill(words: &Words, text: &str, brand: &Brand) -> String {
    let country = words.countries.iter().find(|(code, _)| *code == brand.country);
    let country = country.map_or(brand.country, |(_, name)| *name);
    text.replace("{brand}", &escaped(&brand.name)).replace("{country}", country)
}

fn escaped(name: &str) -> String {
    name.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
