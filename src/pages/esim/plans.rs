//! The plans of one destination: what there is to choose by, and the panel in which one is bought.

use crate::{
    components::{CardFace, Chips, Crumb, Crumbs, Empty, Facet, FacetOption, Frame, GiftCard, Nav, Way},
    domain::{
        brand::Kind,
        locale::CountryCode,
        offer::Offer,
        plan::{Data, PlanFilter, PlanSort},
    },
    pages::{
        Visit,
        brand::{BrandTexts, PurchasePanel, closed, later},
        status,
    },
    shop::{BrandView, Sale},
    urls,
};
use leptos::prelude::*;

/// More ways than these would be no help to choose by.
const MAX_FILTER_OPTIONS: usize = 8;

/// Draws the page.
pub fn draw(visit: &Visit, country: CountryCode, wanted: &PlanFilter, view: BrandView) -> AnyView {
    let words = visit.words;
    let name = words.country(country);
    let title = format!("{} · {name}", words.say("esim-title"));
    let told = view.found.offer.clone().or_else(|| view.found.told.clone());
    let story = view.story.clone();
    let chips = told.as_ref().map(|offer| chips(visit, country, wanted, offer));
    if matches!(&view.sale, Sale::Open(panel) if panel.is_refused()) {
        status(400);
    }
    let (face, frame) = (CardFace::of(&view.found.brand, &view.found.slug), visit.face_of(&view.found));
    let brand = view.found.brand.title();
    let elsewhere = urls::esim(visit.locale);
    let everything = urls::esim_in(visit.locale, country, &PlanFilter::default());
    let is_everything = *wanted == PlanFilter::default();
    let purchase = purchase(visit, country, is_everything, view);
    let crumbs = vec![
        Crumb { label: words.say("shell-esim"), href: Some(elsewhere.clone()) },
        Crumb { label: name.clone(), href: None },
    ];
    view! {
        <Frame
            face=frame
            title=title.clone()
            kind="brand"
            current=Nav::of(Kind::Esim)
            description=words.say("esim-lead")
            canonical=is_everything.then_some(everything)
        >
            <Crumbs label=words.say("shell-breadcrumb") crumbs/>
            <div class="brand">
                <header class="brand__head">
                    <GiftCard face class="gift-card--hero" eager=true/>
                    <div>
                        <h1 class="brand__title">{title}</h1>
                        <p class="brand__tagline">
                            <a href=elsewhere>{words.say("esim-elsewhere")}</a>
                        </p>
                    </div>
                </header>
                <div class="brand__panel">
                    {chips}
                    {purchase}
                </div>
                <BrandTexts words name=brand story country=name offer=told/>
            </div>
        </Frame>
    }
    .into_any()
}

/// The panel in which a plan is bought, or why there is none. `is_everything` says that no plan was left out.
fn purchase(visit: &Visit, country: CountryCode, is_everything: bool, view: BrandView) -> AnyView {
    let words = visit.words;
    match view.sale {
        Sale::Open(panel) => {
            let slug = view.found.slug;
            view! { <PurchasePanel visit=visit.clone() slug kind=Kind::Esim panel=*panel/> }.into_any()
        }
        Sale::Closed => closed(words).into_any(),
        Sale::Later { look_again } => later(visit, &view.found, look_again).into_any(),
        Sale::Nothing if is_everything => {
            let text = words.say_with("esim-empty", &[("country", words.country(country))]);
            let ways = vec![Way::best(urls::esim(visit.locale), words.say("esim-elsewhere"))];
            view! { <Empty text ways/> }.into_any()
        }
        Sale::Nothing => {
            let everything = urls::esim_in(visit.locale, country, &PlanFilter::default());
            let ways = vec![Way::best(everything, words.say("esim-all-plans"))];
            view! { <Empty text=words.say("esim-none-like-this") ways/> }.into_any()
        }
    }
}

/// What the destination's plans can be chosen by; a row with one way only is left out.
fn chips(visit: &Visit, country: CountryCode, wanted: &PlanFilter, offer: &Offer) -> impl IntoView + use<> {
    let words = visit.words;
    let href = |wanted: PlanFilter| urls::esim_in(visit.locale, country, &wanted);
    let link = |label: String, other: PlanFilter| {
        let current = other == *wanted;
        FacetOption { label, href: href(other), count: None, current }
    };
    let by_data = |data: Option<Data>| {
        let label = match &data {
            None => words.say("esim-any"),
            Some(Data::Unlimited) => words.say("esim-unlimited"),
            Some(data @ Data::Amount { .. }) => words.data(data),
        };
        link(label, PlanFilter { data, ..wanted.clone() })
    };
    let by_days = |days: Option<u32>| {
        let label = days.map_or_else(|| words.say("esim-any"), |days| words.number(days.into()));
        link(label, PlanFilter { days, ..wanted.clone() })
    };
    let by_order = |order: PlanSort| {
        link(words.say(&format!("esim-sort-{}", order.code())), PlanFilter { order, ..wanted.clone() })
    };
    let data = std::iter::once(None).chain(all_data(offer).into_iter().map(Some)).map(by_data).collect();
    let days = std::iter::once(None).chain(all_days(offer).into_iter().map(Some)).map(by_days).collect();
    let rows = vec![
        Facet { title: words.say("esim-by-data"), options: data },
        Facet { title: words.say("esim-by-days"), options: days },
        Facet { title: words.say("esim-sort"), options: PlanSort::ALL.map(by_order).into() },
    ];
    let rows = rows.into_iter().filter(|row| row.options.len() > 2).collect::<Vec<_>>();
    view! { <Chips label=words.say("esim-plans") rows/> }
}

/// Every amount of data there is, the least first, no limit last.
fn all_data(offer: &Offer) -> Vec<Data> {
    let mut all: Vec<Data> = Vec::new();
    for data in offer.sellable_fixed().filter_map(|product| product.plan.data) {
        if !all.contains(&data) {
            all.push(data);
        }
    }
    all.sort_by_key(|data| (data.megabytes().is_none(), data.megabytes()));
    all.truncate(MAX_FILTER_OPTIONS);
    all
}

/// Every validity there is, the shortest first.
fn all_days(offer: &Offer) -> Vec<u32> {
    let mut all: Vec<_> = offer.sellable_fixed().filter_map(|product| product.plan.days).collect();
    all.sort_unstable();
    all.dedup();
    all.truncate(MAX_FILTER_OPTIONS);
    all
}
