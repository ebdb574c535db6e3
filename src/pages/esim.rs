//! The entrance for eSIMs: the destination first, then its plans with the panel in which one is bought.

mod plans;

use super::{Visit, page, status};
use crate::{
    components::{CountryChoice, CountryField, Empty, Frame, HeaderSearch, Nav},
    domain::{brand::Kind, failure::Failure, locale::CountryCode, plan::PlanFilter},
    shop::Picked,
    urls,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Where most travellers go, in that order; those that upstream sells for come first.
const POPULAR_DESTINATIONS: [&str; 16] =
    ["US", "FR", "ES", "IT", "TR", "GB", "DE", "JP", "TH", "GR", "PT", "MX", "AE", "CN", "KR", "ID"];

/// `/{locale}/esim?country=&data=&days=&sort=`, and what the panel says.
#[component]
pub fn EsimPage() -> impl IntoView {
    let (destination, picked) = use_query_map().with_untracked(|q| {
        let wanted = PlanFilter::read(q.get_str("data"), q.get_str("days"), q.get_str("sort"));
        let picked = wanted.map(|plans| Picked {
            amount: q.get("amount"),
            custom: q.get("custom"),
            pay: q.get("pay"),
            country: q.get("country"),
            plans,
            ..Picked::default()
        });
        (q.get("country").unwrap_or_default(), picked)
    });
    page(|visit| async move {
        let picked = picked.map_err(|_| Failure::BadRequest)?;
        let named = destination.trim();
        if named.is_empty() {
            return choose(visit, Problem::None).await;
        }
        let Some(country) = named.parse().ok().filter(CountryCode::exists) else {
            return choose(visit, Problem::NoCountry).await;
        };
        match visit.shop.esim(&visit.visitor, country).await? {
            Some(slug) => {
                let view = visit.shop.brand(&visit.visitor, visit.locale, &slug, &picked).await?;
                Ok(plans::draw(&visit, country, &picked.plans, view))
            }
            None => choose(visit, Problem::Nothing(country)).await,
        }
    })
}

/// Why there are no plans to see.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Problem {
    None,
    NoCountry,
    Nothing(CountryCode),
}

/// The choice of a destination.
async fn choose(visit: Visit, problem: Problem) -> Result<AnyView, Failure> {
    if problem == Problem::NoCountry {
        status(400);
    }
    let words = visit.words;
    let countries = visit.shop.countries(&visit.visitor, visit.locale).await;
    let popular = popular(&countries);
    let title = words.say("esim-title");
    let lead = words.say("esim-lead");
    let picked = match problem {
        Problem::Nothing(country) => Some(country),
        Problem::None | Problem::NoCountry => None,
    };
    let nothing = picked.map(|country| words.say_with("esim-empty", &[("country", words.country(country))]));
    let choice = CountryChoice {
        label: words.say("esim-destination"),
        countries: countries.clone(),
        first: popular.clone(),
        picked,
        problem: (problem == Problem::NoCountry).then(|| words.say("places-country-wrong")),
    };
    let popular: Vec<_> = popular.into_iter().map(|code| (code, words.country(code))).collect();
    let all = words.countries(&countries);
    Ok(view! {
        <Frame
            face=visit.face()
            title=title.clone()
            kind="catalogue"
            current=Nav::of(Kind::Esim)
            searching=HeaderSearch::InPage
            description=lead.clone()
            canonical=(problem == Problem::None).then(|| urls::esim(visit.locale))
        >
            <div class="places">
                <div class="places__head">
                    <h1>{title}</h1>
                    <p class="catalogue__lead">{lead}</p>
                </div>
                <form class="places__form places__form--one" method="get" action=urls::esim(visit.locale)>
                    <CountryField words choice/>
                    <button class="button button--primary places__go" type="submit">{words.say("esim-show")}</button>
                </form>
                {nothing.map(|text| view! { <Empty text ways=Vec::new()/> })}
                {(!popular.is_empty()).then(|| places(&visit, "popular", words.say("places-popular"), popular))}
                {places(&visit, "all", words.say("places-all"), all)}
            </div>
        </Frame>
    }
    .into_any())
}

/// A list of destinations under its heading.
fn places(
    visit: &Visit,
    id: &'static str,
    title: String,
    countries: Vec<(CountryCode, String)>,
) -> impl IntoView + use<> {
    let link = |(country, name): (CountryCode, String)| {
        let href = urls::esim_in(visit.locale, country, &PlanFilter::default());
        view! { <li><a class="places__link" href=href>{name}</a></li> }
    };
    let links = countries.into_iter().map(link).collect_view();
    view! {
        <section aria-labelledby=id>
            <div class="places__bar"><h2 id=id>{title}</h2></div>
            <ul class="places__list">{links}</ul>
        </section>
    }
}

/// The popular ones that are sold for; none where they would be all there is.
fn popular(countries: &[CountryCode]) -> Vec<CountryCode> {
    let popular = POPULAR_DESTINATIONS.iter().filter_map(|code| code.parse().ok());
    let sold: Vec<_> = popular.filter(|code| countries.contains(code)).collect();
    if sold.len() < countries.len() { sold } else { Vec::new() }
}
