//! The home page: search, featured brands, categories, how it works, and the other sections of the shop.

use super::{Visit, page};
use crate::{
    components::{BrandGrid, CardFace, Empty, Frame, GiftCard, HeaderSearch, Icon, Search, Size},
    domain::{brand::Category, failure::Failure},
    i18n::Words,
    shop::HomeView,
    urls,
};
use leptos::prelude::*;

/// Featured brands in the grid. More of them would push the rest of the page down.
const MAX_FEATURED: usize = 10;

/// Cards next to the search.
const HERO_CARDS: usize = 3;

/// Categories in the index.
const MAX_CATEGORIES: usize = 12;

/// The page.
#[component]
pub fn HomePage() -> impl IntoView {
    page(draw)
}

async fn draw(visit: Visit) -> Result<AnyView, Failure> {
    let HomeView { featured, categories, total } = visit.shop.storefront.home(&visit.request).await?;
    let words = visit.words;
    let hero_cards = featured.iter().filter(|hit| hit.brand.color.is_some()).take(HERO_CARDS);
    let hero_cards: Vec<_> = hero_cards.map(|hit| CardFace::of(&hit.brand, &hit.slug)).collect();
    let tiles = visit.tiles(featured.get(..MAX_FEATURED).unwrap_or(&featured));
    Ok(view! {
        <Frame
            context=visit.page_context()
            title=words.say("home-title")
            kind="home"
            search=HeaderSearch::InPage
            description=words.say("home-description")
            canonical=(total > 0).then(|| urls::home(visit.request.locale))
        >
            <section class="hero">
                <div class="hero__words">
                    <h1 class="hero__title">{words.say("home-heading")}</h1>
                    <p class="hero__lead">{words.say("home-lead")}</p>
                    <Search words size=Size::Large/>
                </div>
                <div class="hero__cards" aria-hidden="true">
                    {hero_cards.into_iter().map(|card| view! {
                        <GiftCard card class="hero__card" eager=true/>
                    }).collect_view()}
                </div>
            </section>
            {(!tiles.is_empty()).then(|| view! {
                <section class="section" aria-labelledby="featured">
                    <div class="section__head">
                        <h2 class="section__title" id="featured">{words.say("home-featured")}</h2>
                        <a class="section__more" href=urls::brands(visit.request.locale)>
                            {words.say_with("home-all-brands", &[("count", total)])}
                        </a>
                    </div>
                    <BrandGrid tiles/>
                </section>
            })}
            {(total == 0).then(|| view! { <Empty text=words.say("brands-none") ways=Vec::new()/> })}
            {(!categories.is_empty()).then(|| view! { <Categories words categories/> })}
            <Steps words/>
            <OtherSections words/>
        </Frame>
    }
    .into_any())
}

/// The largest categories, each with its number of brands.
#[component]
fn Categories(words: Words, categories: Vec<(Category, usize)>) -> impl IntoView {
    let entry = |(category, count): (Category, usize)| {
        let listing = urls::Listing { category: Some(&category), ..urls::Listing::default() };
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        view! {
            <li>
                <a class="index__link" href=urls::listing(words.locale(), &listing)>
                    <span class="index__name">{words.category(&category)}</span>
                    <span class="index__count">{words.number(count)}</span>
                </a>
            </li>
        }
    };
    view! {
        <section class="section" aria-labelledby="categories">
            <div class="section__head">
                <h2 class="section__title" id="categories">{words.say("home-categories")}</h2>
            </div>
            <ul class="index">{categories.into_iter().take(MAX_CATEGORIES).map(entry).collect_view()}</ul>
        </section>
    }
}

/// How it works.
#[component]
fn Steps(words: Words) -> impl IntoView {
    let step = |key: &'static str| {
        view! {
            <li class="steps__item">
                <h3 class="steps__title">{words.say(&format!("{key}-title"))}</h3>
                <p class="steps__text">{words.say(&format!("{key}-text"))}</p>
            </li>
        }
    };
    view! {
        <section class="section" aria-labelledby="how">
            <div class="section__head"><h2 class="section__title" id="how">{words.say("home-how")}</h2></div>
            <ol class="steps">
                {["home-how-choose", "home-how-pay", "home-how-receive"].map(step).collect_view()}
            </ol>
        </section>
    }
}

/// What else the shop sells.
#[component]
fn OtherSections(words: Words) -> impl IntoView {
    let locale = words.locale();
    let section_link = |href: String, icon: &'static str, title: &str, text: &str| {
        view! {
            <a class="entrance" href=href>
                <Icon name=icon class="icon entrance__icon"/>
                <span>
                    <span class="entrance__title">{words.say(title)}</span>
                    <span class="entrance__text">{words.say(text)}</span>
                </span>
                <Icon name="arrow"/>
            </a>
        }
    };
    view! {
        <section class="section" aria-labelledby="also">
            <div class="section__head"><h2 class="section__title" id="also">{words.say("home-also")}</h2></div>
            <div class="entrances">
                {section_link(urls::top_up(locale), "phone", "shell-top-up", "home-top-up")}
                {section_link(urls::esim(locale), "sim", "shell-esim", "home-esim")}
            </div>
        </section>
    }
}
