//! The receipt of one order, for its owner to keep or print. For everyone else it does not exist.

use super::{Visit, page};
use crate::{
    components::{Crumb, Crumbs, Frame, HeaderSearch, Icon, Nav, Notice},
    domain::{failure::Failure, order_id::OrderId, phase::Tone},
    i18n::Words,
    islands::NetworkChip,
    shop::Receipt,
    urls,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// `/{locale}/orders/{id}/receipt`.
#[component]
pub fn ReceiptPage() -> impl IntoView {
    let id = use_params_map().with_untracked(|p| p.get("id")).unwrap_or_default();
    page(|visit| async move {
        let id = id.parse::<OrderId>().map_err(|_| Failure::NotFound)?;
        let receipt = visit.shop.orders.receipt(&visit.request.visitor, &id).await?;
        Ok(view! { <ReceiptContent visit receipt/> }.into_any())
    })
}

#[component]
fn ReceiptContent(visit: Visit, receipt: Receipt) -> impl IntoView {
    let words = visit.words;
    let title = words.say("receipt-title");
    let order = urls::order(visit.request.locale, &receipt.order);
    let crumbs = vec![
        Crumb { label: words.say("orders-title"), href: Some(urls::orders(visit.request.locale)) },
        Crumb { label: words.say("receipt-back"), href: Some(order) },
        Crumb { label: title.clone(), href: None },
    ];
    let seller_note = words
        .say_with("receipt-seller", &[("seller", receipt.seller.to_owned()), ("shop", receipt.shop.clone())]);
    view! {
        <Frame context=visit.page_context() title=title.clone() kind="receipt" search=HeaderSearch::Quiet current=Some(Nav::Orders)>
            <Crumbs label=words.say("shell-breadcrumb") crumbs/>
            <h1 class="slip__heading">{title}</h1>
            {receipt.paid_at.is_none().then(|| view! {
                <Notice tone=Tone::Caution>{words.say("receipt-unpaid")}</Notice>
            })}
            <section class="receipt slip" data-testid="receipt" aria-labelledby="slip">
                <h2 class="slip__shop" id="slip">{receipt.shop.clone()}</h2>
                <Facts words receipt=receipt.clone()/>
                <Goods words receipt/>
                <p class="receipt__note">{seller_note}</p>
                <p class="receipt__note">{words.say("receipt-no-codes")}</p>
            </section>
            <p class="printer">
                <button class="button" type="button" data-print>
                    <Icon name="print"/>
                    {words.say("order-print")}
                </button>
            </p>
        </Frame>
    }
}

/// The order's ID, times and state.
#[component]
fn Facts(words: Words, receipt: Receipt) -> impl IntoView {
    let facts = [
        ("receipt-number", Some(receipt.order.to_string())),
        ("receipt-placed", Some(words.date_time(receipt.placed_at))),
        ("receipt-paid", receipt.paid_at.map(|at| words.date_time(at))),
        ("receipt-status", Some(words.say(&format!("phase-{}-title", receipt.phase.code())))),
    ];
    let facts = facts.into_iter().filter_map(|(key, fact)| {
        let fact = fact?;
        Some(view! { <dt class="slip__term">{words.say(key)}</dt> <dd class="slip__fact" translate="no">{fact}</dd> })
    });
    view! { <dl class="slip__facts">{facts.collect_view()}</dl> }
}

/// What was ordered, and what was paid for it.
#[component]
fn Goods(words: Words, receipt: Receipt) -> impl IntoView {
    let lines = receipt.lines.into_iter().map(|line| {
        view! {
            <div class="receipt__line receipt__line--item">
                <dt class="receipt__name">{line.brand}</dt>
                <dd class="receipt__sum" translate="no">{line.value}</dd>
            </div>
        }
    });
    let coin = receipt.coin;
    let with_coin = |amount: String| format!("{amount} {coin}");
    let received = receipt.received.filter(|seen| *seen != receipt.amount).map(with_coin);
    let total = with_coin(receipt.amount);
    view! {
        <h3 class="slip__title">{words.say("receipt-lines")}</h3>
        <dl class="receipt__lines">
            {lines.collect_view()}
            <div class="receipt__line receipt__line--total">
                <dt class="receipt__name">{words.say("receipt-owed")}</dt>
                <dd class="receipt__sum" translate="no">{total}</dd>
            </div>
            {received.map(|received| view! {
                <div class="receipt__line">
                    <dt class="receipt__name">{words.say("receipt-received")}</dt>
                    <dd class="receipt__sum" translate="no">{received}</dd>
                </div>
            })}
        </dl>
        <dl class="slip__facts">
            <dt class="slip__term">{words.say("receipt-network")}</dt>
            <dd class="slip__fact"><NetworkChip id=receipt.network_key name=receipt.network/></dd>
            {receipt.address.map(|address| view! {
                <dt class="slip__term">{words.say("receipt-address")}</dt>
                <dd class="slip__fact slip__address" dir="ltr" translate="no">{address}</dd>
            })}
        </dl>
    }
}
