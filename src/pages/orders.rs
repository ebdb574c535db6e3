//! The orders of this device.

use super::{Visit, page};
use crate::{
    components::{CardFace, Empty, Frame, Nav, OrderList, OrderRow, Way},
    domain::failure::Failure,
    paths,
    shop::OrderSummary,
    words::Words,
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn OrdersPage() -> impl IntoView {
    page(draw)
}

async fn draw(visit: Visit) -> Result<AnyView, Failure> {
    let orders = visit.shop.orders(&visit.visitor).await?;
    let words = visit.words;
    let rows: Vec<_> = orders.into_iter().map(|order| row(words, order)).collect();
    let list = if rows.is_empty() {
        let ways = vec![Way::best(paths::brands(visit.locale), words.say("orders-find"))];
        view! { <Empty text=words.say("orders-empty-text") ways/> }.into_any()
    } else {
        view! {
            <p class="orders__lead">{words.say("orders-intro")}</p>
            <OrderList words rows/>
        }
        .into_any()
    };
    Ok(view! {
        <Frame face=visit.face() title=words.say("orders-title") kind="orders" current=Nav::Orders>
            <h1>{words.say("orders-title")}</h1>
            {list}
        </Frame>
    }
    .into_any())
}

fn row(words: Words, order: OrderSummary) -> OrderRow {
    let OrderSummary { id, phase, lines, price, placed_at } = order;
    let titles: Vec<_> = lines.iter().map(|(brand, amount)| format!("{brand} {amount}")).collect();
    let brand = lines.first().map_or("", |(brand, _)| brand);
    OrderRow {
        href: paths::order(words.locale(), &id),
        card: CardFace::named(brand),
        title: titles.join(", "),
        sum: words.coin(&price),
        placed_at,
        state: words.say(&format!("phase-{}-title", phase.code())),
        tone: phase.tone(),
    }
}
