//! The payment panel: how much, of what, on which network, to which address, until when. Made only of
//! parts that the server checked against the quote.

use super::{copy::Copy, countdown::Countdown, icon::Icon};
use crate::domain::{phase::PaymentView, time::Timestamp};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The words of the panel. Templates carry `{coin}`, `{network}`, `{amount}`, `{received}`, `{total}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentWords {
    pub title: String,
    pub title_rest: String,
    pub send_exactly: String,
    pub to_address: String,
    pub fee_hint: String,
    pub received: String,
    pub copy_amount: String,
    pub copy_address: String,
    pub copied: String,
    pub time_left: String,
    pub open_wallet: String,
    pub qr: String,
    pub only: String,
    pub only_why: String,
}

impl PaymentWords {
    fn fill(template: &str, payment: &PaymentView) -> String {
        template
            .replace("{coin}", &payment.coin)
            .replace("{network}", &payment.network_label)
            .replace("{amount}", &payment.amount)
            .replace("{received}", payment.received.as_deref().unwrap_or_default())
            .replace("{total}", payment.total.as_deref().unwrap_or_default())
    }
}

/// Draws the panel. `now` and `since` are the countdown's clock.
#[component]
pub(super) fn Payment(
    payment: PaymentView,
    now: Timestamp,
    since: Signal<i64>,
    words: PaymentWords,
) -> impl IntoView {
    let say = |template: &str| PaymentWords::fill(template, &payment);
    let title = if payment.received.is_some() { say(&words.title_rest) } else { say(&words.title) };
    let received = payment.received.is_some().then(|| say(&words.received));
    let (only, only_why, qr_label) = (say(&words.only), say(&words.only_why), say(&words.qr));
    view! {
        <section class="payment" aria-labelledby="pay-title">
            <header class="payment__head">
                <h2 class="payment__title" id="pay-title">{title}</h2>
                {payment.until.map(|until| view! { <Countdown until now since label=words.time_left.clone()/> })}
            </header>
            <div class="payment__body">
                <div class="payment__facts">
                    {received.map(|text| view! { <p class="payment__hint">{text}</p> })}
                    <Amount payment=payment.clone() words=words.clone()/>
                    <Address payment=payment.clone() words=words.clone()/>
                </div>
                <div class="payment__scan">
                    <svg
                        class="payment__qr"
                        data-testid="pay-qr"
                        role="img"
                        aria-label=qr_label
                        viewBox=format!("0 0 {0} {0}", payment.qr_side)
                        shape-rendering="crispEdges"
                    >
                        <path fill="currentColor" d=payment.qr_path.clone()></path>
                    </svg>
                    <p><NetworkChip label=payment.network_label.clone()/></p>
                    {payment.uri.clone().map(|uri| view! {
                        <a class="button button--primary button--block" data-testid="pay-uri" href=uri>
                            <Icon name="wallet"/>
                            {words.open_wallet}
                        </a>
                    })}
                </div>
            </div>
            <div class="payment__foot">
                <div class="notice notice--warn">
                    <span class="notice__icon"><Icon name="alert"/></span>
                    <div class="notice__body"><p><strong>{only}</strong> " " {only_why}</p></div>
                </div>
            </div>
        </section>
    }
}

#[component]
fn Amount(payment: PaymentView, words: PaymentWords) -> impl IntoView {
    let coin = payment.coin.clone();
    view! {
        <div>
            <p class="payment__label">{words.send_exactly} " " <NetworkChip label=payment.network_label/></p>
            <p class="payment__amount" data-testid="pay-amount" data-amount=payment.amount.clone() data-coin=coin>
                {payment.amount.clone()} " " <span class="payment__unit">{payment.coin}</span>
            </p>
            <p class="payment__hint">{words.fee_hint}</p>
            <div class="payment__actions">
                <Copy text=Signal::stored(payment.amount) label=words.copy_amount done=words.copied/>
            </div>
        </div>
    }
}

#[component]
fn Address(payment: PaymentView, words: PaymentWords) -> impl IntoView {
    let last = payment.groups.len().saturating_sub(1);
    let groups = payment.groups.into_iter().enumerate().map(|(at, group)| {
        let edge = at == 0 || at == last;
        view! {
            <span class="payment__group" class=("payment__group--edge", edge)>{group}</span>
        }
    });
    view! {
        <div>
            <p class="payment__label">{words.to_address} " " <NetworkChip label=payment.network_label/></p>
            <p class="payment__address" data-testid="pay-address" data-address=payment.address.clone() dir="ltr">
                {groups.collect_view()}
            </p>
            <div class="payment__actions">
                <Copy text=Signal::stored(payment.address) label=words.copy_address done=words.copied/>
            </div>
        </div>
    }
}

/// The network in a chip of its own colour, always with its name.
#[component]
pub(super) fn NetworkChip(label: String) -> impl IntoView {
    let key = network_key(&label);
    view! { <span class="network" data-network=key>{label}</span> }
}

/// The word that styles know a network by.
pub fn network_key(label: &str) -> &'static str {
    let label = label.to_ascii_lowercase();
    let known = [
        ("lightning", "lightning"),
        ("solana", "solana"),
        ("base", "base"),
        ("arbitrum", "arbitrum"),
        ("polygon", "polygon"),
        ("tron", "tron"),
        ("eth", "ethereum"),
        ("ton", "ton"),
        ("bitcoin", "bitcoin"),
        ("mainnet", "bitcoin"),
    ];
    known.into_iter().find(|(part, _)| label.contains(part)).map_or("other", |(_, key)| key)
}
