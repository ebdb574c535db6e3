//! The menu of languages and countries. It consists of plain links, so it works before scripts load.

use super::{icon::Icon, page_context::PageContext};
use crate::{
    domain::locale::{Language, Locale},
    urls,
};
use leptos::prelude::*;

/// Renders the menu.
#[component]
pub fn Menu(context: PageContext) -> impl IntoView {
    let words = context.words;
    let own = words.locale();
    let label = words.say("shell-menu");
    let language = |language: Language| {
        let to = Locale { language, ..own };
        let current = (to == own).then_some("true");
        let href = path_in_locale(&context.path_and_query, own, to);
        view! {
            <li>
                <a class="menu__link" href=href lang=language.code() aria-current=current>{language.autonym()}</a>
            </li>
        }
    };
    let country = |(name, to): (String, Locale)| {
        let current = (to == own).then_some("true");
        let href = path_in_locale(&context.path_and_query, own, to);
        view! { <li><a class="menu__link" href=href aria-current=current>{name}</a></li> }
    };
    let mut countries: Vec<_> =
        countries(own, &context.locales).into_iter().map(|to| (words.country(to.country), to)).collect();
    countries.sort_by(|(a, _), (b, _)| a.cmp(b));
    let short = format!("{} · {}", own.country, own.language.code().to_ascii_uppercase());
    view! {
        <details class="menu">
            <summary class="menu__button">
                <Icon name="globe"/>
                <span><span class="visually-hidden">{format!("{label}: ")}</span>{short}</span>
            </summary>
            <nav class="menu__panel" aria-label=label.clone()>
                <div>
                    <h2 class="menu__title">{words.say("shell-language")}</h2>
                    <ul>{languages(own, &context.locales).into_iter().map(language).collect_view()}</ul>
                </div>
                <div>
                    <h2 class="menu__title">{words.say("shell-country")}</h2>
                    <ul>{countries.into_iter().map(country).collect_view()}</ul>
                </div>
            </nav>
        </details>
    }
}

/// The languages that the shop supports, and the visitor's own.
fn languages(own: Locale, offered: &[Locale]) -> Vec<Language> {
    let is_offered = |l: &Language| *l == own.language || offered.iter().any(|o| o.language == *l);
    Language::ALL.into_iter().filter(is_offered).collect()
}

/// The locale to offer for each of the shop's countries: in the visitor's language if the shop supports that
/// there, else the country's first locale.
fn countries(own: Locale, offered: &[Locale]) -> Vec<Locale> {
    let mut found = vec![own];
    for locale in offered {
        let in_own_language = Locale { language: own.language, ..*locale };
        let best = if offered.contains(&in_own_language) { in_own_language } else { *locale };
        if found.iter().all(|f| f.country != best.country) {
            found.push(best);
        }
    }
    found
}

/// The page to show after a change of locale. Brands and carts belong to one country, so a change of country
/// leads to a page that surely exists there.
fn path_in_locale(path_and_query: &str, own: Locale, to: Locale) -> String {
    if to.country == own.country {
        return urls::in_locale(path_and_query, to);
    }
    let path = path_and_query.split('?').next().unwrap_or_default();
    let orders = urls::orders(own);
    if exists_in_all_countries(path, own) || path == orders || path.starts_with(&format!("{orders}/")) {
        urls::in_locale(path, to)
    } else if path.starts_with(&urls::brands(own)) {
        urls::brands(to)
    } else {
        urls::home(to)
    }
}

/// Whether this page exists in every country of the shop.
pub(super) fn exists_in_all_countries(path: &str, own: Locale) -> bool {
    [urls::home(own), urls::brands(own), urls::top_up(own), urls::esim(own)].iter().any(|p| p == path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(text: &str) -> Locale {
        text.parse().unwrap()
    }

    #[test]
    fn path_in_locale_keeps_pages_that_the_other_country_has() {
        for (path, to, expected) in [
            ("/en-us/brands/pomelo?pay=x", "es-us", "/es-us/brands/pomelo?pay=x"),
            ("/en-us/brands/pomelo?pay=x", "it-it", "/it-it/brands"),
            ("/en-us/brands?category=games", "it-it", "/it-it/brands"),
            ("/en-us/esim", "it-it", "/it-it/esim"),
            ("/en-us/orders/abc", "it-it", "/it-it/orders/abc"),
            ("/en-us/checkout?brand=x", "it-it", "/it-it"),
            ("/nowhere", "it-it", "/it-it"),
            ("//evil.example/x", "es-us", "/es-us/evil.example/x"),
        ] {
            assert_eq!(path_in_locale(path, locale("en-us"), locale(to)), expected, "{path} in {to}");
        }
    }

    #[test]
    fn countries_appear_once_and_in_the_own_language_if_offered() {
        let offered = ["en-us", "es-us", "it-it", "en-it", "zh-cn"].map(locale);
        let found = countries(locale("en-gb"), &offered);
        assert_eq!(found, ["en-gb", "en-us", "en-it", "zh-cn"].map(locale));
    }
}
