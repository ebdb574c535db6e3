//! The section for mobile top-ups: the phone number and country, then the operators of that country. The
//! operator's page shows which amounts are possible.

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

/// The form's fields as typed.
#[derive(Clone, Debug, Default)]
struct NumberForm {
    country: String,
    to: String,
}

/// The parsed form.
struct NumberReading {
    /// The selected country, else the store's.
    country: CountryCode,
    is_valid_country: bool,
    to: Result<Option<Phone>, PhoneError>,
}

/// `/{locale}/top-up?country=&to=`.
#[component]
pub fn TopUpPage() -> impl IntoView {
    let input = use_query_map().with_untracked(|q| NumberForm {
        country: q.get("country").unwrap_or_default(),
        to: q.get("to").unwrap_or_default(),
    });
    page(|visit| draw(visit, input))
}

async fn draw(visit: Visit, input: NumberForm) -> Result<AnyView, Failure> {
    let reading = NumberReading::of(&input, visit.request.locale.country);
    if !reading.is_valid_country || reading.to.is_err() {
        status(400);
    }
    let countries = visit.shop.storefront.countries(&visit.request).await;
    let operators = visit.shop.storefront.operators(&visit.request, reading.country).await?;
    let words = visit.words;
    let title = words.say("top-up-title");
    let lead = words.say("top-up-lead");
    let is_plain = input.country.is_empty() && input.to.is_empty();
    Ok(view! {
        <Frame
            context=visit.page_context()
            title=title.clone()
            kind="catalogue"
            current=Nav::of(Kind::TopUp)
            search=HeaderSearch::InPage
            description=lead.clone()
            canonical=is_plain.then(|| urls::top_up(visit.request.locale))
        >
            <div class="places">
                <div class="places__head">
                    <h1>{title}</h1>
                    <p class="catalogue__lead">{lead}</p>
                </div>
                {form(&visit, &input, &reading, countries)}
                {results(&visit, &reading, &operators)}
            </div>
        </Frame>
    }
    .into_any())
}

impl NumberReading {
    fn of(input: &NumberForm, default_country: CountryCode) -> Self {
        let country_code = input.country.trim();
        let chosen = country_code.parse().ok().filter(CountryCode::exists);
        let country = chosen.unwrap_or(default_country);
        let to = match phone::read(&input.to, country) {
            Ok(number) => Ok(Some(number)),
            // The number may also be entered later.
            Err(PhoneError::Missing) => Ok(None),
            Err(why) => Err(why),
        };
        Self { country, is_valid_country: country_code.is_empty() || chosen.is_some(), to }
    }
}

fn form(
    visit: &Visit,
    input: &NumberForm,
    reading: &NumberReading,
    countries: Vec<CountryCode>,
) -> impl IntoView + use<> {
    let words = visit.words;
    let choice = CountryChoice {
        label: words.say("top-up-country"),
        countries,
        first: Vec::new(),
        picked: Some(reading.country),
        problem: (!reading.is_valid_country).then(|| words.say("places-country-wrong")),
    };
    let number = reading.to.as_ref().ok().and_then(Option::as_ref);
    let entry = TextEntry {
        name: "to",
        kind: TextKind::Phone,
        label: words.say("top-up-number"),
        hint: words.say("top-up-number-hint"),
        text: number.map_or_else(|| input.to.clone(), phone::format),
        problem: reading.to.as_ref().err().map(|why| words.phone_error(*why, reading.country)),
        placement: ErrorPlacement::Here,
    };
    // If the number belongs to another country, link to that country.
    let switch_link = match &reading.to {
        Err(PhoneError::OfAnotherCountry { which }) => Some(Way::other(
            urls::top_up_in(visit.request.locale, *which, &input.to),
            words.say_with("top-up-switch", &[("country", words.country(*which))]),
        )),
        Ok(_) | Err(PhoneError::Missing | PhoneError::NotANumber | PhoneError::MobileMarkMissing) => None,
    };
    view! {
        <form class="places__form" method="get" action=urls::top_up(visit.request.locale)>
            <CountryField words choice/>
            <TextField entry/>
            <button class="button button--primary places__go" type="submit">{words.say("top-up-show")}</button>
        </form>
        {switch_link.map(|way| view! { <p><a class="button" href=way.href>{way.label}</a></p> })}
    }
}

fn results(visit: &Visit, reading: &NumberReading, operators: &[IndexedBrand]) -> impl IntoView + use<> {
    let words = visit.words;
    let country = words.country(reading.country);
    let number = reading.to.as_ref().ok().and_then(Option::as_ref);
    let list = if operators.is_empty() {
        let text = words.say_with("top-up-empty", &[("country", country.as_str())]);
        let ways = vec![Way::other(urls::brands(visit.request.locale), words.say("error-brands"))];
        view! { <Empty text ways/> }.into_any()
    } else {
        let to = number.map_or("", Phone::as_str);
        let tile = |hit: &IndexedBrand| Tile {
            href: urls::brand_in(visit.request.locale, &hit.slug, reading.country, to),
            ..Tile::of(&hit.brand, &hit.slug, words)
        };
        let tiles: Vec<_> = operators.iter().map(tile).collect();
        view! { <BrandGrid tiles/> }.into_any()
    };
    let number_text = number.map(|number| words.say_with("top-up-for", &[("number", phone::format(number))]));
    view! {
        <section aria-labelledby="operators">
            <div class="places__bar">
                <h2 id="operators">{format!("{} · {country}", words.say("top-up-results"))}</h2>
                {number_text.map(|text| view! { <p class="places__number" data-testid="to-read">{text}</p> })}
            </div>
            {list}
        </section>
    }
}
