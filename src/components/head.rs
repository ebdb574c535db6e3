//! What a page tells browsers and crawlers about itself: language, title, description, its one address and
//! its siblings in other locales.

use super::{frame::PageContext, menu::is_everywhere};
use crate::{domain::locale::Locale, urls};
use leptos::prelude::*;
use leptos_meta::{Html, Link, Meta, Title};

/// Writes the head. Without a `canonical` path the page is not for crawlers.
#[component]
pub fn Head(
    face: PageContext,
    title: String,
    #[prop(optional_no_strip, into)] description: Option<String>,
    #[prop(optional_no_strip, into)] canonical: Option<String>,
) -> impl IntoView {
    let own = face.locale();
    let title = face.words.say_with("title-with-shop", &[("title", title), ("shop", face.shop)]);
    let absolute = move |path: &str| format!("{}{path}", face.origin);
    let siblings = canonical.as_deref().map(|path| siblings(path, own, &face.locales)).unwrap_or_default();
    let sibling = |(tag, path): (String, String)| {
        view! { <Link rel="alternate" hreflang=tag href=absolute(&path)/> }
    };
    view! {
        <Html {..} lang=own.tag() dir="ltr"/>
        // `leptos_meta` writes a title into the document as it is, see `crate::tests::injection`.
        <Title text=html_escape::encode_text(&title).into_owned()/>
        {description.map(|text| view! { <Meta name="description" content=text/> })}
        {canonical.is_none().then(|| view! { <Meta name="robots" content="noindex"/> })}
        {siblings.into_iter().map(sibling).collect_view()}
        {canonical.as_deref().map(|path| view! { <Link rel="canonical" href=absolute(path)/> })}
    }
}

/// The same page in the locales that certainly have it, as language tag and path; none when it is alone.
fn siblings(path: &str, own: Locale, offered: &[Locale]) -> Vec<(String, String)> {
    let everywhere = is_everywhere(path, own);
    let mut found: Vec<Locale> =
        offered.iter().copied().filter(|l| everywhere || l.country == own.country).collect();
    if !found.contains(&own) {
        found.push(own);
    }
    if found.len() < 2 {
        return Vec::new();
    }
    found.into_iter().map(|locale| (locale.tag(), urls::in_locale(path, locale))).collect()
}

#[cfg(test)]
mod tests {
    use super::siblings;

    #[test]
    fn a_brand_has_siblings_in_its_country_only() {
        let offered = ["en-us", "es-us", "it-it"].map(|l| l.parse().unwrap());
        let own = "en-us".parse().unwrap();
        for (path, tags) in [
            ("/en-us", "en-US es-US it-IT"),
            ("/en-us/brands", "en-US es-US it-IT"),
            ("/en-us/brands/pomelo", "en-US es-US"),
        ] {
            let found = siblings(path, own, &offered).into_iter().map(|(tag, _)| tag);
            assert_eq!(found.collect::<Vec<_>>().join(" "), tags, "{path}");
        }
    }
}
