//! Tests of markup in foreign text. Whatever text a query, a form, an answer of upstream or a setting
//! contains, no page gets an element or attribute that it does not have with harmless text in the same place.
//!
//! Every page is rendered twice, and an HTML parser reads both. `leptos_meta` writes titles unescaped. All
//! other texts are escaped by the framework or come from the sanitizer.

mod document;
mod supplier;

use crate::{
    mail::double::MailServer,
    shop::settings::{Mail, Settings},
    tests::{
        app::{App, live},
        browser::{Answer, Browser},
        form::{Form, attribute},
        shopper::{CARD, RAIL, until},
    },
};
use document::Document;
use form_urlencoded::byte_serialize;
use std::collections::BTreeSet;

/// The harmless text.
const HARMLESS: &str = "zq harmless";

/// The ends of all elements with special parsing rules, then of quoted attributes and comments.
const HOSTILE: [&str; 2] = [
    "zq</title></script></style></textarea></noscript><x y=1>&lt;z&gt;<!--",
    "zq'><x y='1' onload=\"1\"\"><x>--!><x>]]>",
];

/// Pages by name, in the order in which they were rendered.
type Pages = Vec<(String, Answer)>;

/// Compares the pages rendered with harmless text with those rendered with a hostile one. Returns how many
/// pages show it.
fn compare(harmless: &Pages, hostile: &Pages, text: &str) -> usize {
    assert_eq!(harmless.len(), hostile.len());
    let read = |answer: &Answer| Document::read(&answer.body);
    let known: BTreeSet<_> =
        harmless.iter().filter(|(_, page)| page.is_page()).flat_map(|(_, page)| read(page).shapes).collect();
    let mut shown = 0;
    for ((name, plain), (_, injected)) in harmless.iter().zip(hostile) {
        assert_eq!(plain.status, injected.status, "{name}: {}", injected.words());
        assert_eq!(plain.is_page(), injected.is_page(), "{name}");
        if !plain.is_page() {
            continue;
        }
        let (plain, injected) = (read(plain), read(injected));
        let strange: Vec<_> = injected.shapes.difference(&known).collect();
        assert!(strange.is_empty(), "{name} with {text}: {strange:?}");
        assert_eq!(plain.title.replace(HARMLESS, text), injected.title, "{name}");
        assert!(!injected.comments.contains("zq"), "{name}: {}", injected.comments);
        let is_shown = plain.texts.contains(HARMLESS);
        assert_eq!(is_shown, injected.texts.contains(beginning(text)), "{name} with {text}");
        shown += usize::from(is_shown);
    }
    shown
}

/// The part of a text that all pages write in the same way: in URLs, dashes become spaces, and in JSON,
/// quotes are escaped.
fn beginning(text: &str) -> &str {
    text.split(['-', '"']).next().unwrap()
}

fn encoded(text: &str) -> String {
    byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
}

/// A shop with everything that a page can show.
async fn open(change: impl FnOnce(&mut Settings)) -> App {
    let relay = MailServer::start().await.url.parse().unwrap();
    App::with(|settings| {
        settings.mail = Some(Mail { relay, from: "Orders <orders@shop.example>".parse().unwrap() });
        settings.store.coupons = true;
        change(settings);
    })
    .await
}

/// All pages, and the query parameters that they read.
const QUERIES: [(&str, &[&str]); 10] = [
    ("/en-us", &["q"]),
    ("/en-us/brands", &["q", "category", "kind", "sort", "page"]),
    ("/en-us/brands/northstar-play", &["country", "to", "amount", "pay", "ask"]),
    ("/en-us/brands/pomelo-market?amount=custom", &["custom"]),
    ("/en-us/top-up", &["q", "country", "to", "page"]),
    ("/en-us/esim", &["q", "country", "data", "days", "sort", "page"]),
    ("/en-us/cart", &["pay"]),
    ("/en-us/checkout", &["brand", "amount", "custom", "country", "to", "pay"]),
    ("/en-us/orders/open", &["token"]),
    ("/en-us/orders/asked", &["email"]),
];

/// Paths that contain the text.
const PATHS: [&str; 7] =
    ["", "en-us/", "en-us/brands/", "en-us/orders/", "en-zz/", "it-it/", "en-us/checkout/"];

async fn asked(text: &str) -> Pages {
    let app = open(|_| {}).await;
    let browser = app.browser();
    let text = encoded(text);
    let mut pages = Pages::new();
    for (page, names) in QUERIES {
        for name in names {
            let sign = if page.contains('?') { '&' } else { '?' };
            pages.push((format!("{page} {name}"), browser.get(&format!("{page}{sign}{name}={text}")).await));
        }
    }
    // Effects of other texts: brands with a similar name, or with the word in it.
    for page in [
        "/en-us/brands?q=nortstar",
        "/en-us/brands?q=northstar",
        "/en-us/brands?q=northstarzzplay",
        "/en-us/brands?q=zq%20northstar%20title",
        "/en-us/brands/northstar-pla",
    ] {
        pages.push((page.to_owned(), browser.get(page).await));
    }
    for hostile in HOSTILE {
        for sign in [" ", ""] {
            let words = hostile.replace(|c: char| !c.is_ascii_alphanumeric() && c != ' ', sign);
            for page in ["/en-us/brands?q=", "/en-us/brands/"] {
                let page = format!("{page}{}", encoded(words.trim()));
                pages.push((page.clone(), browser.get(&page).await));
            }
        }
    }
    for path in PATHS {
        pages.push((format!("/{path}…"), browser.get(&format!("/{path}{text}")).await));
    }
    pages
}

#[tokio::test]
async fn queries_inject_no_markup() {
    let harmless = asked(HARMLESS).await;
    for text in HOSTILE {
        let shown = compare(&harmless, &asked(text).await, text);
        assert!(shown >= 8, "{shown} pages showed it");
    }
}

/// The fields of the checkout form, the cart form and the other forms.
const FIELDS: [(&str, &[&str]); 5] = [
    (
        "/en-us/checkout",
        &[
            "email",
            "gift",
            "refund",
            "coupon",
            "newsletter",
            "brand",
            "amount",
            "custom",
            "country",
            "to",
            "pay",
            "lines",
            "key",
            "quote",
            "besides",
            "from",
            "sure",
            "sure_gift",
        ],
    ),
    ("/en-us/cart", &["do", "item", "quantity", "brand", "amount", "custom", "country", "to", "pay"]),
    ("/en-us/orders", &["email"]),
    ("/en-us/orders/open", &["token"]),
    ("/en-us/orders/0123456789abcdef0123456789abcdef/accept", &["amount"]),
];

async fn typed(text: &str) -> Pages {
    let app = open(|_| {}).await;
    let browser = app.browser();
    let checkout = crate::tests::shopper::checkout_form(&browser, CARD, RAIL).await.with("email", "nobody");
    let added =
        Form::of(&browser.get("/en-us/brands/northstar-play").await.body, "/checkout").with("do", "add");
    let mut pages = Pages::new();
    for (action, names) in FIELDS {
        for name in names {
            let form = match action {
                "/en-us/checkout" => checkout.clone(),
                _ => Form { method: "post".into(), action: action.into(), fields: added.fields.clone() },
            };
            pages.push((format!("{action} {name}"), browser.submit(&form.with(name, text)).await));
        }
    }
    pages
}

#[tokio::test]
async fn forms_inject_no_markup() {
    let harmless = typed(HARMLESS).await;
    for text in HOSTILE {
        let shown = compare(&harmless, &typed(text).await, text);
        assert!(shown >= 6, "{shown} pages showed it");
    }
}

async fn named(text: &'static str) -> Pages {
    let app = App::with(|settings| {
        settings.store.name = text.to_owned();
        settings.store.support_email = Some(format!("{text}@shop.example"));
        let mut terms: url::Url = "https://shop.example/".parse().unwrap();
        terms.set_path(text);
        settings.store.privacy_url = Some(terms.clone());
        settings.store.terms_url = Some(terms);
    })
    .await;
    let browser = app.browser();
    let order = crate::tests::shopper::place(&browser, "setupfail@example.test").await;
    until(&browser, &order, "setup_failed").await;
    let mut pages = Pages::new();
    for (page, _) in QUERIES {
        pages.push((page.to_owned(), browser.get(page).await));
    }
    for page in [order.as_str(), "/en-us/orders", "/en-us/nowhere"] {
        pages.push((page[..10].to_owned(), browser.get(page).await));
    }
    pages
}

#[tokio::test]
async fn settings_inject_no_markup() {
    let harmless = named(HARMLESS).await;
    for text in HOSTILE {
        let shown = compare(&harmless, &named(text).await, text);
        assert!(shown >= 10, "{shown} pages showed it");
    }
}

/// The path of the first brand in a listing whose slug starts with `slug`. Slugs are made from names.
async fn brand_in(browser: &Browser, listing: &str, slug: &str) -> String {
    let page = browser.get(listing).await.body;
    let leads = |rest: &str| attribute(rest, "href").filter(|href| href.contains(&format!("/brands/{slug}")));
    page.split("<a").skip(1).find_map(leads).unwrap_or_else(|| panic!("no {slug} in {page}"))
}

/// Buys a card, from the brand's page through the cart to the page with its code.
async fn buy(browser: &Browser, brand: &str, pages: &mut Pages) -> String {
    let panel = Form::of(&browser.get(brand).await.body, "/checkout").with("pay", RAIL);
    let cart =
        Form { method: "post".into(), action: "/en-us/cart".into(), ..panel.clone() }.with("do", "add");
    browser.submit(&cart).await.location();
    pages.push(("cart".into(), browser.get("/en-us/cart").await));
    let checkout = browser.submit(&panel).await;
    let form = Form::of(&checkout.body, "/checkout");
    pages.push(("checkout".into(), checkout));
    for refused in ["kyc@example.test", "limit@example.test", "b@example.invalid"] {
        pages.push((refused.into(), browser.submit(&form.clone().with("email", refused)).await));
    }
    let order = browser.submit(&form.with("email", supplier::EMAIL)).await.location().to_owned();
    until(browser, &order, "awaiting_payment").await;
    pages.push(("order".into(), browser.get(&order).await));
    order
}

async fn sold(text: &'static str) -> Pages {
    let double = supplier::tainted(text).await;
    let app = open(|settings| settings.upstream.mode = live(&double.url)).await;
    let browser = app.browser();
    let mut pages = Pages::new();
    for page in ["/en-us", "/en-us/brands", "/en-us/brands?q=northstar", "/en-us/top-up", "/en-us/esim"] {
        pages.push((page.to_owned(), browser.get(page).await));
    }
    let category = format!("/en-us/brands?category=games{}", encoded(text));
    pages.push(("category".into(), browser.get(&category).await));
    for slug in ["northstar-play", "trusty-tools", "pomelo-market", "larkspur-books", "vanishing-goods"] {
        let word = slug.split('-').next().unwrap();
        let found = brand_in(&browser, &format!("/en-us/brands?q={word}"), slug).await;
        pages.push((slug.into(), browser.get(&found).await));
    }
    let card = brand_in(&browser, "/en-us/brands?q=northstar", "northstar-play").await;
    let order = buy(&browser, &card, &mut pages).await;
    double.pay(&double.order_of(supplier::EMAIL).await).await;
    until(&browser, &order, "delivered").await;
    for page in [&order, &format!("{order}?reveal=1"), &format!("{order}/receipt"), "/en-us/orders"] {
        pages.push((page.replace(&order, "delivered"), browser.get(page).await));
    }
    pages
}

#[tokio::test]
async fn upstream_answers_inject_no_markup() {
    let harmless = sold(HARMLESS).await;
    for text in HOSTILE {
        let shown = compare(&harmless, &sold(text).await, text);
        assert!(shown >= 15, "{shown} pages showed it");
    }
}

#[tokio::test]
async fn search_title_contains_the_query() {
    let browser = App::sandbox().await.browser();
    let text = "</title><meta http-equiv=refresh content=\"0;url=//evil.example\">&amp;";
    let page = browser.get(&format!("/en-us/brands?q={}", encoded(text))).await;
    let document = Document::read(&page.body);
    assert!(document.title.contains(text), "{}", document.title);
    assert!(!page.body.contains("<meta http-equiv"), "{}", page.body);
}
