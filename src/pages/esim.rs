//! The eSIM section: a selection of destinations, then the plans of a destination with the purchase panel.

mod plans;

use super::{Visit, page, status};
use crate::{
    components::{CountryChoice, CountryField, Empty, Frame, HeaderSearch, Nav},
    domain::{brand::Kind, failure::Failure, locale::CountryCode, plan::PlanFilter, selection::Selection},
    shop::BrandRequest,
    urls,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The destinations of most travelers, in that order. Those that upstream sells are listed first.
const POPULAR_DESTINATIONS: [&str; 16] =
    ["US", "FR", "ES", "IT", "TR", "GB", "DE", "JP", "TH", "GR", "PT", "MX", "AE", "CN", "KR", "ID"];

/// `/{locale}/esim?country=&data=&days=&sort=`, and the parameters of the panel.
#[component]
pub fn EsimPage() -> impl IntoView {
    let (destination, asked) = use_query_map().with_untracked(|q| {
        let plan_filter = PlanFilter::read(q.get_str("data"), q.get_str("days"), q.get_str("sort"));
        let asked = plan_filter.map(|plans| BrandRequest {
            selection: Selection::read(|name| q.get(name)),
            plans,
            ..BrandRequest::default()
        });
        (q.get("country").unwrap_or_default(), asked)
    });
    page(|visit| async move {
        let asked = asked.map_err(|_| Failure::BadRequest)?;
        let country_code = destination.trim();
        if country_code.is_empty() {
            return destinations_page(visit, Problem::None).await;
        }
        let Some(country) = country_code.parse().ok().filter(CountryCode::exists) else {
            return destinations_page(visit, Problem::NoCountry).await;
        };
        match visit.shop.storefront.esim(&visit.request, country).await? {
            Some(slug) => {
                let view = visit.shop.storefront.brand(&visit.request, &slug, &asked).await?;
                Ok(plans::draw(&visit, country, &asked.plans, view))
            }
            None => destinations_page(visit, Problem::NoPlans(country)).await,
        }
    })
}

/// Why no plans are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Problem {
    None,
    NoCountry,
    NoPlans(CountryCode),
}

/// The page that selects a destination.
async fn destinations_page(visit: Visit, problem: Problem) -> Result<AnyView, Failure> {
    if problem == Problem::NoCountry {
        status(400);
    }
    let words = visit.words;
    let countries = visit.shop.storefront.countries(&visit.request).await;
    let popular = popular(&countries);
    let title = words.say("esim-title");
    let lead = words.say("esim-lead");
    let picked = match problem {
        Problem::NoPlans(country) => Some(country),
        Problem::None | Problem::NoCountry => None,
    };
    let no_plans_text =
        picked.map(|country| words.say_with("esim-empty", &[("country", words.country(country))]));
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
            context=visit.page_context()
            title=title.clone()
            kind="catalogue"
            current=Nav::of(Kind::Esim)
            search=HeaderSearch::InPage
            description=lead.clone()
            canonical=(problem == Problem::None).then(|| urls::esim(visit.request.locale))
        >
            <div class="places">
                <div class="places__head">
                    <h1>{title}</h1>
                    <p class="catalogue__lead">{lead}</p>
                </div>
                <form class="places__form places__form--one" method="get" action=urls::esim(visit.request.locale)>
                    <CountryField words choice/>
                    <button class="button button--primary places__go" type="submit">{words.say("esim-show")}</button>
                </form>
                {no_plans_text.map(|text| view! { <Empty text ways=Vec::new()/> })}
                {(!popular.is_empty()).then(|| destination_list(&visit, "popular", words.say("places-popular"), popular))}
                {destination_list(&visit, "all", words.say("places-all"), all)}
            </div>
        </Frame>
    }
    .into_any())
}

/// A list of destinations with its heading.
fn destination_list(
    visit: &Visit,
    id: &'static str,
    title: String,
    countries: Vec<(CountryCode, String)>,
) -> impl IntoView + use<> {
    let link = |(country, name): (CountryCode, String)| {
        let href = urls::esim_in(visit.request.locale, country, &PlanFilter::default());
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

/// The popular destinations that are sold; empty if they would be the whole list.
fn popular(countries: &[CountryCode]) -> Vec<CountryCode> {
    let popular = POPULAR_DESTINATIONS.iter().filter_map(|code| code.parse().ok());
    let sold: Vec<_> = popular.filter(|code| countries.contains(code)).collect();
    if sold.len() < countries.len() { sold } else { Vec::new() }
}
