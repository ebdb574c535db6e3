//! The orders of this device: those placed on it, those opened on it by email, and how to open more.

mod asked;
mod open;
mod other_devices;

pub use asked::AskedPage;
pub use open::{Attempted, OpenPage};

use super::{Visit, page, status};
use crate::{
    components::{CardFace, Empty, Frame, Nav, OrderList, OrderRow, Way},
    domain::failure::Failure,
    i18n::Words,
    shop::OrderSummary,
    urls,
};
use leptos::prelude::*;
use other_devices::{CloseForm, ForgetForm, OtherDevices};

/// A submitted text that is not an email address. The server provides it as context for the page that answers
/// the submission.
#[derive(Clone)]
pub struct InvalidEmail(pub String);

/// The page.
#[component]
pub fn OrdersPage() -> impl IntoView {
    let misspelt = use_context::<InvalidEmail>();
    page(|visit| draw(visit, misspelt))
}

async fn draw(visit: Visit, misspelt: Option<InvalidEmail>) -> Result<AnyView, Failure> {
    if misspelt.is_some() {
        status(400);
    }
    let orders = visit.shop.orders.list(&visit.request.visitor).await?;
    let words = visit.words;
    let has_granted = orders.iter().any(|order| order.granted);
    let has_orders = !orders.is_empty();
    let rows: Vec<_> = orders.into_iter().map(|order| row(words, order)).collect();
    let list = if rows.is_empty() {
        let ways = vec![Way::best(urls::brands(visit.request.locale), words.say("orders-find"))];
        view! { <Empty text=words.say("orders-empty-text") ways/> }.into_any()
    } else {
        view! {
            <p class="orders__lead">{words.say("orders-intro")}</p>
            <OrderList words rows/>
        }
        .into_any()
    };
    let recovers = visit.shop.recovery.is_offered();
    Ok(view! {
        <Frame context=visit.page_context() title=words.say("orders-title") kind="orders" current=Nav::Orders>
            <h1>{words.say("orders-title")}</h1>
            {list}
            {has_granted.then(|| view! { <CloseForm words/> })}
            <OtherDevices words recovers misspelt/>
            {has_orders.then(|| view! { <ForgetForm words recovers/> })}
        </Frame>
    }
    .into_any())
}

fn row(words: Words, order: OrderSummary) -> OrderRow {
    let OrderSummary { id, phase, lines, price, placed_at, .. } = order;
    let titles: Vec<_> = lines.iter().map(|(brand, amount)| format!("{brand} {amount}")).collect();
    let brand = lines.first().map_or("", |(brand, _)| brand);
    OrderRow {
        href: urls::order(words.locale(), &id),
        card: CardFace::named(brand),
        title: titles.join(", "),
        sum: words.coin(&price),
        placed_at,
        state: words.say(&format!("phase-{}-title", phase.code())),
        tone: phase.tone(),
    }
}
