//! The document's head for browsers and crawlers: language, title, description, canonical URL, and the
//! alternates in other locales.

use super::{menu::exists_in_all_countries, page_context::PageContext};
use crate::{domain::locale::Locale, urls};
use leptos::prelude::*;
use leptos_meta::{Html, Link, Meta, Title};

/// Renders the head. A page without a `canonical` path is not indexed by crawlers.
#[component]
pub fn Head(
    context: PageContext,
    title: String,
    #[prop(optional_no_strip, into)] description: Option<String>,
    #[prop(optional_no_strip, into)] canonical: Option<String>,
) -> impl IntoView {
    let own = context.locale();
    let title = context.words.say_with("title-with-shop", &[("title", title), ("shop", context.shop)]);
    let absolute = move |path: &str| format!("{}{path}", context.origin);
    let alternates =
        canonical.as_deref().map(|path| alternates(path, own, &context.locales)).unwrap_or_default();
    let alternate = |(tag, path): (String, String)| {
        view! { <Link rel="alternate" hreflang=tag href=absolute(&path)/> }
    };
    view! {
        <Html {..} lang=own.tag() dir="ltr"/>
        // `leptos_meta` writes the title into the document without escaping it; see
        // `crate::tests::faults::injection`.
        <Title text=html_escape::encode_text(&title).into_owned()/>
        {description.map(|text| view! { <Meta name="description" content=text/> })}
        {canonical.is_none().then(|| view! { <Meta name="robots" content="noindex"/> })}
        {alternates.into_iter().map(alternate).collect_view()}
        {canonical.as_deref().map(|path| view! { <Link rel="canonical" href=absolute(path)/> })}
    }
}

/// The same page in the locales that surely have it, as language tag and path; empty if there is only one.
fn alternates(path: &str, own: Locale, offered: &[Locale]) -> Vec<(String, String)> {
    let is_in_all_countries = exists_in_all_countries(path, own);
    let mut found: Vec<Locale> =
        offered.iter().copied().filter(|l| is_in_all_countries || l.country == own.country).collect();
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
    use super::alternates;

    #[test]
    fn a_brand_page_has_alternates_only_in_its_country() {
        let offered = ["en-us", "es-us", "it-it"].map(|l| l.parse().unwrap());
        let own = "en-us".parse().unwrap();
        for (path, tags) in [
            ("/en-us", "en-US es-US it-IT"),
            ("/en-us/brands", "en-US es-US it-IT"),
            ("/en-us/brands/pomelo", "en-US es-US"),
        ] {
            let found = alternates(path, own, &offered).into_iter().map(|(tag, _)| tag);
            assert_eq!(found.collect::<Vec<_>>().join(" "), tags, "{path}");
        }
    }
}
