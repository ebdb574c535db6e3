//! The page of one brand: its card and texts, and the panel in which it is bought.

mod panel;

pub use panel::{PurchasePanel, rail_groups};

use super::{Visit, header, page, status};
use crate::{
    catalogue::Found,
    components::{CardFace, Crumb, Crumbs, Frame, GiftCard, Nav, Notice, Tile},
    domain::{
        brand::{self, Kind, Slug},
        failure::Failure,
        locale::Locale,
        offer::{Delivery, Offer, Story},
        phase::Tone,
        plan::PlanFilter,
        selection::Selection,
    },
    i18n::Words,
    shop::{BrandRequest, BrandView, Sale},
    urls,
};
use http::{
    HeaderValue,
    header::{CACHE_CONTROL, REFRESH},
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use std::time::Duration;

/// `/{locale}/brands/{slug}`.
#[component]
pub fn BrandPage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|p| p.get("slug")).unwrap_or_default();
    let asked = use_query_map().with_untracked(|q| BrandRequest {
        selection: Selection::read(|name| q.get(name)),
        asks_price: q.get("ask").is_some(),
        plans: PlanFilter::default(),
    });
    page(|visit| async move {
        let slug = slug.parse::<Slug>().map_err(|_| Failure::NotFound)?;
        let view = visit.shop.storefront.brand(&visit.request, &slug, &asked).await?;
        Ok(view! { <Brand visit view/> }.into_any())
    })
}

#[component]
fn Brand(visit: Visit, view: BrandView) -> impl IntoView {
    let words = visit.words;
    let brand = view.found.brand.clone();
    let (name, slug) = (brand.title(), view.found.slug.clone());
    let title = match brand.kind {
        Kind::GiftCard => "brand-title-gift-card",
        Kind::TopUp => "brand-title-top-up",
        Kind::Esim => "brand-title-esim",
    };
    let title = words.say_with(title, &[("brand", name.as_str())]);
    let country = words.country(brand.country);
    let description =
        words.say_with("brand-description", &[("brand", name.as_str()), ("country", country.as_str())]);
    let offer = view.found.offer.clone().or_else(|| view.found.described.clone());
    let story = view.story.clone();
    if matches!(&view.sale, Sale::Open(panel) if panel.is_refused()) {
        status(400);
    }
    let (tagline, tagline_language) = (story.tagline.clone(), story.language.clone());
    let crumbs = crumbs(visit.request.locale, words, &brand, &name);
    let home = Locale { country: brand.country, ..visit.request.locale };
    let canonical = urls::brand(home, &slug);
    let (card, context) = (CardFace::of(&brand, &slug), visit.brand_page_context(&view.found));
    let purchase = match view.sale {
        Sale::Open(panel) => {
            view! { <PurchasePanel visit=visit.clone() slug kind=brand.kind panel=*panel/> }.into_any()
        }
        Sale::Closed => closed_notice(words).into_any(),
        Sale::Nothing => {
            view! { <NotSold words name=name.clone() offer=offer.clone() sold_out=view.is_sold_out/> }
                .into_any()
        }
        Sale::Later { look_again } => amounts_pending_notice(&visit, &view.found, look_again).into_any(),
    };
    let identity_notice = brand.is_emoney().then(|| identity_notice(words));
    view! {
        <Frame
            context
            title
            kind="brand"
            current=Some(Nav::of(brand.kind))
            description=Some(description)
            canonical=Some(canonical)
        >
            <Crumbs label=words.say("shell-breadcrumb") crumbs/>
            <div class="brand">
                <header class="brand__head">
                    <GiftCard card class="gift-card--hero" eager=true/>
                    <div>
                        <h1 class="brand__title">{name.clone()}</h1>
                        {tagline.map(|text| view! { <p class="brand__tagline" lang=tagline_language>{text}</p> })}
                    </div>
                </header>
                <div class="brand__panel">{identity_notice}{purchase}</div>
                <BrandTexts words name story country offer=offer/>
            </div>
        </Frame>
    }
}

fn crumbs(locale: Locale, words: Words, brand: &brand::Brand, name: &str) -> Vec<Crumb> {
    let category = brand.categories.first().filter(|_| brand.kind == Kind::GiftCard).map(|category| {
        let listing = urls::Listing { category: Some(category), ..urls::Listing::default() };
        Crumb { label: words.category(category), href: Some(urls::listing(locale, &listing)) }
    });
    let (label, top) = match brand.kind {
        Kind::GiftCard => (words.say("shell-gift-cards"), urls::brands(locale)),
        Kind::TopUp if brand.country != locale.country => {
            (words.say("shell-top-up"), urls::top_up_in(locale, brand.country, ""))
        }
        Kind::TopUp => (words.say("shell-top-up"), urls::top_up(locale)),
        Kind::Esim => (words.say("shell-esim"), urls::esim(locale)),
    };
    let top = Crumb { label, href: Some(top) };
    let here = Crumb { label: name.to_owned(), href: None };
    std::iter::once(top).chain(category).chain(std::iter::once(here)).collect()
}

/// A notice that nothing can be paid right now.
pub fn closed_notice(words: Words) -> impl IntoView {
    view! {
        <Notice tone=Tone::Caution title=words.say("brand-closed-title")>
            <p>{words.say("brand-closed-text")}</p>
        </Notice>
    }
}

/// A notice that the amounts are not available yet, with the range that the catalog names. Reloads the page
/// after `look_again`, and keeps it out of caches.
pub fn amounts_pending_notice(visit: &Visit, found: &Found, look_again: Duration) -> impl IntoView + use<> {
    let words = visit.words;
    header(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    header(REFRESH, HeaderValue::from(look_again.as_secs()));
    let range = Tile::of(&found.brand, &found.slug, words).range;
    let here = visit.path_and_query.clone();
    view! {
        <Notice title=words.say("brand-later-title")>
            {(!range.is_empty()).then(|| view! { <p data-testid="range">{range}</p> })}
            <p>{words.say("brand-later-text")}</p>
            <p class="notice__actions">
                <a class="button" href=here rel="nofollow">{words.say("error-try-again")}</a>
            </p>
        </Notice>
    }
}

/// A notice that buyers of this brand may have to identify themselves.
fn identity_notice(words: Words) -> impl IntoView {
    view! {
        <Notice tone=Tone::Caution title=words.say("brand-emoney-title")>
            <p>{words.say("brand-emoney-text")}</p>
        </Notice>
    }
}

/// A notice that says why the brand cannot be bought.
#[component]
fn NotSold(
    words: Words,
    name: String,
    #[prop(optional_no_strip)] offer: Option<std::sync::Arc<Offer>>,
    sold_out: bool,
) -> impl IntoView {
    let brand = [("brand", name.as_str())];
    let (title, text) = if sold_out {
        (words.say("brand-sold-out-title"), words.say_with("brand-sold-out-text", &brand))
    } else if offer.is_some_and(|offer| offer.delivers(Delivery::Unsupported)) {
        (words.say("brand-account-title"), words.say_with("brand-account-text", &brand))
    } else {
        (words.say("brand-ghost-title"), words.say_with("brand-ghost-text", &brand))
    };
    view! {
        <Notice tone=Tone::Caution title>
            <p>{text}</p>
            <p class="notice__actions">
                <a class="button" href=urls::brands(words.locale())>{words.say("error-brands")}</a>
            </p>
        </Notice>
    }
}

/// The brand's own texts. Their HTML is already sanitized.
#[component]
pub fn BrandTexts(
    words: Words,
    name: String,
    story: Story,
    country: String,
    #[prop(optional_no_strip)] offer: Option<std::sync::Arc<Offer>>,
) -> impl IntoView {
    let about = words.say_with("brand-about", &[("brand", name.as_str())]);
    let ways = [(Delivery::ByPhone, "brand-delivery-phone"), (Delivery::ByEmail, "brand-delivery-email")];
    let ways = ways.into_iter().filter(|(way, _)| offer.as_ref().is_some_and(|o| o.delivers(*way)));
    let delivery = ways.map(|(_, key)| words.say(key)).reduce(|one, other| format!("{one} · {other}"));
    let is_foreign = story.is_foreign_english(words.locale().language);
    let language = story.language.clone();
    let lang = || language.clone();
    let terms = story
        .terms_html
        .map(|html| view! { <div lang=lang() inner_html=html></div> }.into_any())
        .or_else(|| story.terms_text.map(|text| view! { <p>{text}</p> }.into_any()));
    view! {
        <div class="brand__story">
            {is_foreign.then(|| view! { <p class="field__hint">{words.say("brand-text-in-english")}</p> })}
            {story.description_html.map(|html| view! {
                <section class="brand__part" aria-labelledby="about">
                    <h2 id="about">{about}</h2>
                    <div class="prose" lang=lang() inner_html=html></div>
                </section>
            })}
            <dl class="facts">
                <dt class="facts__term">{words.say("brand-works-in")}</dt>
                <dd>{country}</dd>
                {delivery.map(|text| view! {
                    <dt class="facts__term">{words.say("brand-delivery")}</dt>
                    <dd>{text}</dd>
                })}
            </dl>
            {story.note_html.map(|html| view! {
                <section class="brand__part" aria-labelledby="note">
                    <h2 id="note">{words.say("brand-note")}</h2>
                    <div class="prose" lang=lang() inner_html=html></div>
                </section>
            })}
            {story.redeem_html.map(|html| view! {
                <section class="brand__part" aria-labelledby="redeem">
                    <h2 id="redeem">{words.say("brand-how-to-redeem")}</h2>
                    <div class="prose" lang=lang() inner_html=html></div>
                </section>
            })}
            {terms.map(|terms| view! {
                <details class="fold">
                    <summary class="fold__title">{words.say("brand-terms")}</summary>
                    <div class="fold__body prose">{terms}</div>
                </details>
            })}
        </div>
    }
}
