//! The payment panel: how much, of what, on which network, to which address, until when. Made only of
//! parts that the server checked against the quote.

use super::{copy::Copy, countdown::Countdown, icon::Icon, texts::Say};
use crate::domain::{
    order_view::{PaymentView, TokenAccount},
    time::Timestamp,
};
use leptos::prelude::*;

/// Draws the panel. `now` and `since` are the countdown's clock.
#[component]
pub(super) fn Payment(
    payment: PaymentView,
    now: Signal<Timestamp>,
    since: Signal<i64>,
    say: Say,
) -> impl IntoView {
    let told = |key: &str| tell(key, &payment, say);
    let is_rest = payment.received.is_some();
    let title = told(if is_rest { "order-pay-title-rest" } else { "order-pay-title" });
    // One stands in the other's place: the panel keeps its height under the eyes of whoever looks.
    let hint = if is_rest { told("order-received") } else { say.say("order-fee-hint") };
    let (only, qr) = (told("order-only"), told("order-qr"));
    let caution = payment.token_account.map(|by| (told("order-token-account"), by));
    let PaymentView { amount, coin, network_label: network, address, groups, .. } = payment;
    let PaymentView { uri, qr: picture, until, .. } = payment;
    view! {
        <section class="payment" aria-labelledby="pay-title">
            <header class="payment__head">
                <h2 class="payment__title" id="pay-title">{title}</h2>
                {until.map(|until| view! { <Countdown until now since label=say.say("order-time-left")/> })}
            </header>
            <div class="payment__body">
                <div class="payment__facts">
                    <Exactly amount coin network=network.clone() hint say/>
                    {caution.map(|(text, by)| view! { <Caution text by say/> })}
                    <Address address groups network=network.clone() say/>
                </div>
                <div class="payment__scan">
                    {picture.map(|src| view! { <Qr label=qr src handle="pay-qr"/> })}
                    <p><NetworkChip label=network/></p>
                    {uri.map(|uri| view! {
                        <a class="button button--primary button--block" data-testid="pay-uri" href=uri>
                            <Icon name="wallet"/>
                            {say.say("order-open-wallet")}
                        </a>
                    })}
                </div>
            </div>
            <div class="payment__foot">
                <div class="notice notice--warn">
                    <span class="notice__icon"><Icon name="alert"/></span>
                    <div class="notice__body"><p><strong>{only}</strong> " " {say.say("order-only-why")}</p></div>
                </div>
            </div>
        </section>
    }
}

/// A sentence about what is to be paid.
fn tell(key: &str, payment: &PaymentView, say: Say) -> String {
    let values = [
        ("coin", payment.coin.as_str()),
        ("network", &payment.network_label),
        ("amount", &payment.amount),
        ("received", payment.received.as_deref().unwrap_or_default()),
        ("total", payment.total.as_deref().unwrap_or_default()),
    ];
    say.fill(key, &values)
}

/// How much of what, to the last digit.
#[component]
fn Exactly(amount: String, coin: String, network: String, hint: String, say: Say) -> impl IntoView {
    let figure = view! {
        <p class="payment__amount" translate="no" data-testid="pay-amount" data-amount=amount.clone() data-coin=coin.clone()>
            {amount.clone()} " " <span class="payment__unit">{coin.clone()}</span>
        </p>
    };
    view! {
        <div>
            <p class="payment__label">{say.say("order-send-exactly")} " " <NetworkChip label=network/></p>
            {figure}
            <p class="payment__hint">{hint}</p>
            <div class="payment__actions">
                <Copy text=amount label=say.say("order-copy-amount") say/>
            </div>
        </div>
    }
}

/// From where an address works that may be no wallet, and how to pay it otherwise.
#[component]
fn Caution(text: String, by: TokenAccount, say: Say) -> impl IntoView {
    let otherwise = match by {
        TokenAccount::Requested => "order-token-account-link",
        TokenAccount::ByButton => "order-token-account-button",
        TokenAccount::Unaided => "order-token-account-other",
    };
    view! {
        <div class="notice notice--warn" data-testid="pay-caution">
            <span class="notice__icon"><Icon name="alert"/></span>
            <div class="notice__body"><p>{say.say(otherwise)}</p><p>{text}</p></div>
        </div>
    }
}

/// Where to. The first and the last group stand out: people compare those.
#[component]
fn Address(address: String, groups: Vec<String>, network: String, say: Say) -> impl IntoView {
    let last = groups.len().saturating_sub(1);
    let groups = groups.into_iter().enumerate().map(|(at, group)| {
        let is_edge = at == 0 || at == last;
        let class = if is_edge { "payment__group payment__group--edge" } else { "payment__group" };
        view! { <span class=class>{group}</span> }
    });
    view! {
        <div>
            <p class="payment__label">{say.say("order-to-address")} " " <NetworkChip label=network/></p>
            <p class="payment__address" data-testid="pay-address" data-address=address.clone() dir="ltr" translate="no">
                {groups.collect::<Vec<_>>()}
            </p>
            <div class="payment__actions">
                <Copy text=address label=say.say("order-copy-address") say/>
            </div>
        </div>
    }
}

/// A QR code; `handle` is what tests know it by.
#[component]
pub(super) fn Qr(label: String, src: String, handle: &'static str) -> impl IntoView {
    view! { <img class="payment__qr" data-testid=handle src=src alt=label width="224" height="224"/> }
}

/// The network in a chip of its own colour, always with its name.
#[component]
fn NetworkChip(label: String) -> impl IntoView {
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
