//! The entrance for mobile top-ups: whose phone it is, then the operators of its country. What is possible
//! there, the operator's own page says.

use super::{Visit, page, status};
use crate::{
    catalogue::IndexedBrand,
    components::{
        BrandGrid, CountryChoice, CountryField, Empty, ErrorPlacement, Frame, HeaderSearch, Nav, TextEntry,
        TextField, TextKind, Tile, Way,
    },
    domain::{
        brand::Kind,
        failure::Failure,
        locale::CountryCode,
        phone::{Phone, PhoneError},
    },
    shop::phone,
    urls,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// What the form says.
#[derive(Clone, Debug, Default)]
struct NumberForm {
    country: String,
    to: String,
}

/// What that means.
struct NumberReading {
    /// The country that was chosen, else the store's.
    country: CountryCode,
    is_country: bool,
    to: Result<Option<Phone>, PhoneError>,
}

/// `/{locale}/top-up?country=&to=`.
#[component]
pub fn TopUpPage() -> impl IntoView {
    let asked = use_query_map().with_untracked(|q| NumberForm {
        country: q.get("country").unwrap_or_default(),
        to: q.get("to").unwrap_or_default(),
    });
    page(|visit| draw(visit, asked))
}

async fn draw(visit: Visit, asked: NumberForm) -> Result<AnyView, Failure> {
    let reading = NumberReading::of(&asked, visit.locale.country);
    if !reading.is_country || reading.to.is_err() {
        status(400);
    }
    let countries = visit.shop.countries(&visit.visitor, visit.locale).await;
    let operators = visit.shop.operators(&visit.visitor, reading.country).await?;
    let words = visit.words;
    let title = words.say("top-up-title");
    let lead = words.say("top-up-lead");
    let is_plain = asked.country.is_empty() && asked.to.is_empty();
    Ok(view! {
        <Frame
            face=visit.face()
            title=title.clone()
            kind="catalogue"
            current=Nav::of(Kind::TopUp)
            searching=HeaderSearch::InPage
            description=lead.clone()
            canonical=is_plain.then(|| urls::top_up(visit.locale))
        >
            <div class="places">
                <div class="places__head">
                    <h1>{title}</h1>
                    <p class="catalogue__lead">{lead}</p>
                </div>
                {form(&visit, &asked, &reading, countries)}
                {results(&visit, &reading, &operators)}
            </div>
        </Frame>
    }
    .into_any())
}

impl NumberReading {
    fn of(asked: &NumberForm, store: CountryCode) -> Self {
        let named = asked.country.trim();
        let chosen = named.parse().ok().filter(CountryCode::exists);
        let country = chosen.unwrap_or(store);
        let to = match phone::read(&asked.to, country) {
            Ok(number) => Ok(Some(number)),
            // The number may be typed later, too.
            Err(PhoneError::Missing) => Ok(None),
            Err(why) => Err(why),
        };
        Self { country, is_country: named.is_empty() || chosen.is_some(), to }
    }
}

fn form(
    visit: &Visit,
    asked: &NumberForm,
    reading: &NumberReading,
    countries: Vec<CountryCode>,
) -> impl IntoView + use<> {
    let words = visit.words;
    let choice = CountryChoice {
        label: words.say("top-up-country"),
        countries,
        first: Vec::new(),
        picked: Some(reading.country),
        problem: (!reading.is_country).then(|| words.say("places-country-wrong")),
    };
    let number = reading.to.as_ref().ok().and_then(Option::as_ref);
    let entry = TextEntry {
        name: "to",
        kind: TextKind::Phone,
        label: words.say("top-up-number"),
        hint: words.say("top-up-number-hint"),
        text: number.map_or_else(|| asked.to.clone(), phone::format),
        problem: reading.to.as_ref().err().map(|why| words.phone_error(*why, reading.country)),
        told: ErrorPlacement::Here,
    };
    // A number of another country leads there.
    let own = match &reading.to {
        Err(PhoneError::OfAnotherCountry { which }) => Some(Way::other(
            urls::top_up_in(visit.locale, *which, &asked.to),
            words.say_with("top-up-switch", &[("country", words.country(*which))]),
        )),
        Ok(_) | Err(PhoneError::Missing | PhoneError::NotANumber | PhoneError::MobileMarkMissing) => None,
    };
    view! {
        <form class="places__form" method="get" action=urls::top_up(visit.locale)>
            <CountryField words choice/>
            <TextField entry/>
            <button class="button button--primary places__go" type="submit">{words.say("top-up-show")}</button>
        </form>
        {own.map(|way| view! { <p><a class="button" href=way.href>{way.label}</a></p> })}
    }
}

fn results(visit: &Visit, reading: &NumberReading, operators: &[IndexedBrand]) -> impl IntoView + use<> {
    let words = visit.words;
    let country = words.country(reading.country);
    let number = reading.to.as_ref().ok().and_then(Option::as_ref);
    let list = if operators.is_empty() {
        let text = words.say_with("top-up-empty", &[("country", country.as_str())]);
        let ways = vec![Way::other(urls::brands(visit.locale), words.say("error-brands"))];
        view! { <Empty text ways/> }.into_any()
    } else {
        let to = number.map_or("", Phone::as_str);
        let tile = |hit: &IndexedBrand| Tile {
            href: urls::brand_in(visit.locale, &hit.slug, reading.country, to),
            ..Tile::of(&hit.brand, &hit.slug, words)
        };
        let tiles: Vec<_> = operators.iter().map(tile).collect();
        view! { <BrandGrid tiles/> }.into_any()
    };
    let for_whom = number.map(|number| words.say_with("top-up-for", &[("number", phone::format(number))]));
    view! {
        <section aria-labelledby="operators">
            <div class="places__bar">
                <h2 id="operators">{format!("{} · {country}", words.say("top-up-results"))}</h2>
                {for_whom.map(|text| view! { <p class="places__number" data-testid="to-read">{text}</p> })}
            </div>
            {list}
        </section>
    }
}
