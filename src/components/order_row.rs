//! A list of orders, each linked to its page.

use super::gift_card::{CardFace, GiftCard};
use crate::{
    domain::{phase::Tone, time::Timestamp},
    i18n::Words,
};
use leptos::prelude::*;

/// An order in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderRow {
    pub href: String,
    pub card: CardFace,
    pub title: String,
    /// The price, in the order's coin.
    pub sum: String,
    pub placed_at: Timestamp,
    /// The order's state in a word or two, and its tone.
    pub state: String,
    pub tone: Tone,
}

/// Renders a list of orders.
#[component]
pub fn OrderList(words: Words, rows: Vec<OrderRow>) -> impl IntoView {
    view! {
        <ul class="order-list">{rows.into_iter().map(|row| view! { <Row words row/> }).collect_view()}</ul>
    }
}

#[component]
fn Row(words: Words, row: OrderRow) -> impl IntoView {
    let badge = match row.tone {
        Tone::Plain => "badge",
        Tone::Good => "badge badge--good",
        Tone::Caution => "badge badge--warn",
        Tone::Bad => "badge badge--bad",
    };
    view! {
        <li class="order-row">
            <a class="order-row__link" href=row.href>
                <GiftCard card=row.card/>
                <span class="order-row__what"><span class="order-row__title">{row.title}</span></span>
                <span class="order-row__sum" translate="no">{row.sum}</span>
                <time class="order-row__time" datetime=row.placed_at.iso()>{words.date_time(row.placed_at)}</time>
                <span class="order-row__state"><span class=badge>{row.state}</span></span>
            </a>
        </li>
    }
}
