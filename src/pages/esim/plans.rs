//! The plans of one destination: the filters, and the purchase panel.

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
        brand::{BrandTexts, PurchasePanel, amounts_pending_notice, closed_notice},
        status,
    },
    shop::{BrandView, Sale},
    urls,
};
use leptos::prelude::*;

/// More options would not help to choose.
const MAX_FILTER_OPTIONS: usize = 8;

/// Renders the page.
pub fn draw(visit: &Visit, country: CountryCode, plan_filter: &PlanFilter, view: BrandView) -> AnyView {
    let words = visit.words;
    let name = words.country(country);
    let title = format!("{} · {name}", words.say("esim-title"));
    let offer = view.found.offer.clone().or_else(|| view.found.described.clone());
    let story = view.story.clone();
    let chips = offer.as_ref().map(|offer| chips(visit, country, plan_filter, offer));
    if matches!(&view.sale, Sale::Open(panel) if panel.is_refused()) {
        status(400);
    }
    let (card, context) =
        (CardFace::of(&view.found.brand, &view.found.slug), visit.brand_page_context(&view.found));
    let brand = view.found.brand.title();
    let destinations_href = urls::esim(visit.request.locale);
    let all_plans_href = urls::esim_in(visit.request.locale, country, &PlanFilter::default());
    let is_unfiltered = *plan_filter == PlanFilter::default();
    let purchase = purchase(visit, country, is_unfiltered, view);
    let crumbs = vec![
        Crumb { label: words.say("shell-esim"), href: Some(destinations_href.clone()) },
        Crumb { label: name.clone(), href: None },
    ];
    view! {
        <Frame
            context
            title=title.clone()
            kind="brand"
            current=Nav::of(Kind::Esim)
            description=words.say("esim-lead")
            canonical=is_unfiltered.then_some(all_plans_href)
        >
            <Crumbs label=words.say("shell-breadcrumb") crumbs/>
            <div class="brand">
                <header class="brand__head">
                    <GiftCard card class="gift-card--hero" eager=true/>
                    <div>
                        <h1 class="brand__title">{title}</h1>
                        <p class="brand__tagline">
                            <a href=destinations_href>{words.say("esim-elsewhere")}</a>
                        </p>
                    </div>
                </header>
                <div class="brand__panel">
                    {chips}
                    {purchase}
                </div>
                <BrandTexts words name=brand story country=name offer=offer/>
            </div>
        </Frame>
    }
    .into_any()
}

/// The purchase panel, or the reason why there is none. `is_unfiltered` means that no plan was filtered out.
fn purchase(visit: &Visit, country: CountryCode, is_unfiltered: bool, view: BrandView) -> AnyView {
    let words = visit.words;
    match view.sale {
        Sale::Open(panel) => {
            let slug = view.found.slug;
            view! { <PurchasePanel visit=visit.clone() slug kind=Kind::Esim panel=*panel/> }.into_any()
        }
        Sale::Closed => closed_notice(words).into_any(),
        Sale::Later { look_again } => amounts_pending_notice(visit, &view.found, look_again).into_any(),
        Sale::Nothing if is_unfiltered => {
            let text = words.say_with("esim-empty", &[("country", words.country(country))]);
            let ways = vec![Way::best(urls::esim(visit.request.locale), words.say("esim-elsewhere"))];
            view! { <Empty text ways/> }.into_any()
        }
        Sale::Nothing => {
            let all_plans_href = urls::esim_in(visit.request.locale, country, &PlanFilter::default());
            let ways = vec![Way::best(all_plans_href, words.say("esim-all-plans"))];
            view! { <Empty text=words.say("esim-none-like-this") ways/> }.into_any()
        }
    }
}

/// The filters for the destination's plans. A row with only one option is left out.
fn chips(
    visit: &Visit,
    country: CountryCode,
    plan_filter: &PlanFilter,
    offer: &Offer,
) -> impl IntoView + use<> {
    let words = visit.words;
    let href = |plan_filter: PlanFilter| urls::esim_in(visit.request.locale, country, &plan_filter);
    let link = |label: String, other: PlanFilter| {
        let current = other == *plan_filter;
        FacetOption { label, href: href(other), count: None, current }
    };
    let by_data = |data: Option<Data>| {
        let label = match &data {
            None => words.say("esim-any"),
            Some(Data::Unlimited) => words.say("esim-unlimited"),
            Some(data @ Data::Amount { .. }) => words.data(data),
        };
        link(label, PlanFilter { data, ..plan_filter.clone() })
    };
    let by_days = |days: Option<u32>| {
        let label = days.map_or_else(|| words.say("esim-any"), |days| words.number(days.into()));
        link(label, PlanFilter { days, ..plan_filter.clone() })
    };
    let by_order = |order: PlanSort| {
        link(words.say(&format!("esim-sort-{}", order.code())), PlanFilter { order, ..plan_filter.clone() })
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

/// All amounts of data, smallest first, unlimited last.
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

/// All validity periods, shortest first.
fn all_days(offer: &Offer) -> Vec<u32> {
    let mut all: Vec<_> = offer.sellable_fixed().filter_map(|product| product.plan.days).collect();
    all.sort_unstable();
    all.dedup();
    all.truncate(MAX_FILTER_OPTIONS);
    all
}
