//! The page of one order, for its owner: pay, follow, receive. For everyone else it does not exist.

mod texts;
mod wallet_texts;

use super::{Visit, page};
use crate::{
    components::{Frame, HeaderSearch, Nav},
    domain::{brand::Color, failure::Failure, label, order_id::OrderId, phase::Phase},
    i18n::Words,
    islands::{LineCard, NetworkChip, OrderTracker, TrackedOrder},
    shop::{OrderedLine, Record, ShownOrder},
    urls,
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// Seconds after which the page reloads if no script follows the order.
const REFRESH_SECONDS: &str = "10";

/// The support address if the shop has none: the seller's (contract 12).
const CRYPTOREFILLS_SUPPORT: &str = "support@cryptorefills.com";

/// `/{locale}/orders/{id}`.
#[component]
pub fn OrderPage() -> impl IntoView {
    let id = use_params_map().with_untracked(|p| p.get("id")).unwrap_or_default();
    let page_query = use_query_map().with_untracked(|q| PageQuery {
        reveal: q.get("reveal").is_some(),
        help: q.get("help").is_some(),
        hash: q.get("tx").unwrap_or_default(),
    });
    page(|visit| async move {
        let id = id.parse::<OrderId>().map_err(|_| Failure::NotFound)?;
        let shown = visit.shop.orders.find(&visit.request.visitor, &id).await?;
        let tracked = tracked(&visit, &shown, page_query).await;
        Ok(view! { <Order visit shown tracked/> }.into_any())
    })
}

/// What the page can show on request without WebAssembly.
struct PageQuery {
    /// Whether to show the codes.
    reveal: bool,
    /// Whether to show the details for support. The page then does not reload.
    help: bool,
    /// A transaction hash to include in the details.
    hash: String,
}

async fn tracked(visit: &Visit, shown: &ShownOrder, page_query: PageQuery) -> TrackedOrder {
    let is_revealable = shown.view.lines.iter().any(|l| l.revealable);
    let revealed = if page_query.reveal && is_revealable {
        visit.shop.orders.reveal(&visit.request.visitor, &shown.view.id).await.ok()
    } else {
        Some(Vec::new())
    };
    let mut faces = Vec::with_capacity(shown.record.lines.len());
    for line in &shown.record.lines {
        faces.push(line_card(visit, line).await);
    }
    let again = buy_again_href(visit, &shown.record).await;
    let agreed = &shown.record.agreed;
    let other = visit.shop.storefront.other_rail(&visit.request.visitor, &shown.record).await;
    TrackedOrder {
        locale: visit.request.locale,
        view: shown.view.clone(),
        faces,
        revealed,
        sandbox: visit.shop.settings.is_sandbox(),
        solana: visit.shop.wallets.serve_solana(),
        network: agreed.rail.rail.expected_time(),
        support: visit.page_context().support.unwrap_or_else(|| CRYPTOREFILLS_SUPPORT.to_owned()),
        help: page_query.help,
        hash: page_query.hash,
        printed: format!("{} · {}", visit.page_context().shop, visit.words.date(shown.record.created_at)),
        again,
        texts: texts::order_texts(visit.words, &agreed.rail, other.as_ref()),
    }
}

/// The card of an ordered line, if the brand is still listed.
async fn line_card(visit: &Visit, line: &OrderedLine) -> LineCard {
    let caller = visit.request.visitor.caller(line.country);
    let Ok(index) = visit.shop.catalogue.brands(&caller).await else { return LineCard::default() };
    let hit = index.all().find(|hit| hit.brand.name == line.brand);
    hit.map_or_else(LineCard::default, |hit| LineCard {
        picture: Some(urls::picture(hit.brand.country, &hit.slug)),
        color: hit.brand.color.as_ref().map(Color::hex).map(str::to_owned),
    })
}

/// The URL to buy the same again: the brand's page if it is listed in this country, else all brands.
async fn buy_again_href(visit: &Visit, record: &Record) -> String {
    let listing = urls::brands(visit.request.locale);
    let Some(line) = record.lines.first().filter(|line| line.country == visit.request.locale.country) else {
        return listing;
    };
    let caller = visit.request.visitor.caller(line.country);
    let Ok(index) = visit.shop.catalogue.brands(&caller).await else { return listing };
    let hit = index.all().find(|hit| hit.brand.name == line.brand);
    hit.map_or(listing, |hit| urls::brand(visit.request.locale, &hit.slug))
}

#[component]
fn Order(visit: Visit, shown: ShownOrder, tracked: TrackedOrder) -> impl IntoView {
    let words = visit.words;
    let phase = phase_title(words, shown.view.phase);
    let title = words.say_with("order-title", &[("phase", phase.as_str())]);
    let reloads = !shown.view.settled && !tracked.help;
    view! {
        <Frame context=visit.page_context() title kind="order" search=HeaderSearch::Quiet current=Some(Nav::Orders)>
            {reloads.then(|| view! {
                <noscript><meta http-equiv="refresh" content=REFRESH_SECONDS/></noscript>
            })}
            <OrderTracker tracked>
                <Receipt words record=shown.record/>
            </OrderTracker>
        </Frame>
    }
}

fn phase_title(words: Words, phase: Phase) -> String {
    words.say(&format!("phase-{}-title", phase.code()))
}

/// What was ordered, at which price, and on which network.
#[component]
fn Receipt(words: Words, record: Record) -> impl IntoView {
    let rail = record.agreed.rail.clone();
    let lines = record.lines.iter().map(|line| {
        let item = format!("{} {}", label::clean(&line.brand), line.amount);
        view! { <div class="receipt__line receipt__line--item"><dt class="receipt__name">{item}</dt></div> }
    });
    let placed = words.date_time(record.created_at);
    view! {
        <aside class="desk__side" aria-label=words.say("order-receipt")>
            <section class="receipt" aria-labelledby="receipt">
                <h2 class="receipt__title" id="receipt">{words.say("order-receipt")}</h2>
                <dl class="receipt__lines">
                    {lines.collect_view()}
                    <div class="receipt__line receipt__line--total">
                        <dt class="receipt__name">{words.say("checkout-total")}</dt>
                        <dd class="receipt__sum" translate="no">{words.coin(record.agreed.total())}</dd>
                    </div>
                </dl>
                <p><NetworkChip id=rail.rail.network_key() name=rail.network_name().to_owned()/></p>
                <p class="receipt__note">{words.say_with("order-placed-at", &[("when", placed.as_str())])}</p>
                {record.is_retired().then(|| view! {
                    <p class="receipt__note">{words.say("order-codes-retired")}</p>
                })}
                <p class="receipt__note">
                    <a href=urls::receipt(words.locale(), &record.id)>{words.say("order-full-receipt")}</a>
                </p>
            </section>
        </aside>
    }
}
