//! The payment panel: how much, of which coin, on which network, to which address, until when. Made only of
//! parts that the server checked against the quote.

use super::{copy::Copy, countdown::Countdown, icon::Icon, network_chip::NetworkChip, texts::Say};
use crate::domain::{
    order_view::{PaymentView, TokenAccount},
    time::Timestamp,
};
use leptos::prelude::*;

/// Shows the panel. `now` and `since` are the countdown's clock.
#[component]
pub(super) fn Payment(
    payment: PaymentView,
    now: Signal<Timestamp>,
    since: Signal<i64>,
    say: Say,
) -> impl IntoView {
    let text_of = |key: &str| payment_text(key, &payment, say);
    let is_rest = payment.received.is_some();
    let title = text_of(if is_rest { "order-pay-title-rest" } else { "order-pay-title" });
    // One replaces the other, so that the panel keeps its height while it is being read.
    let hint = if is_rest { text_of("order-received") } else { say.say("order-fee-hint") };
    let (only, qr) = (text_of("order-only"), text_of("order-qr"));
    let caution = payment.token_account.map(|by| (text_of("order-token-account"), by));
    let PaymentView { amount, coin, network_key, network_label, address, groups, .. } = payment;
    let PaymentView { uri, qr: picture, until, .. } = payment;
    let chip = move || view! { <NetworkChip id=network_key.clone() name=network_label.clone()/> }.into_any();
    view! {
        <section class="payment" aria-labelledby="pay-title">
            <header class="payment__head">
                <h2 class="payment__title" id="pay-title">{title}</h2>
                {until.map(|until| view! { <Countdown until now since label=say.say("order-time-left")/> })}
            </header>
            <div class="payment__body">
                <div class="payment__facts">
                    <Exactly amount coin chip=chip() hint say/>
                    {caution.map(|(text, by)| view! { <Caution text by say/> })}
                    <Address address groups chip=chip() say/>
                </div>
                <div class="payment__scan">
                    {picture.map(|src| view! { <Qr label=qr src handle="pay-qr"/> })}
                    <p>{chip()}</p>
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

/// A sentence about the payment.
fn payment_text(key: &str, payment: &PaymentView, say: Say) -> String {
    let values = [
        ("coin", payment.coin.as_str()),
        ("network", &payment.network_label),
        ("amount", &payment.amount),
        ("received", payment.received.as_deref().unwrap_or_default()),
        ("total", payment.total.as_deref().unwrap_or_default()),
    ];
    say.fill(key, &values)
}

/// The exact amount and its coin.
#[component]
fn Exactly(amount: String, coin: String, chip: AnyView, hint: String, say: Say) -> impl IntoView {
    let figure = view! {
        <p class="payment__amount" translate="no" data-testid="pay-amount" data-amount=amount.clone() data-coin=coin.clone()>
            {amount.clone()} " " <span class="payment__unit">{coin.clone()}</span>
        </p>
    };
    view! {
        <div>
            <p class="payment__label">{say.say("order-send-exactly")} " " {chip}</p>
            {figure}
            <p class="payment__hint">{hint}</p>
            <div class="payment__actions">
                <Copy text=amount label=say.say("order-copy-amount") say/>
            </div>
        </div>
    }
}

/// Where an address that may not be a wallet works, and how else to pay it.
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

/// The address. The first and last groups are highlighted, because people compare those.
#[component]
fn Address(address: String, groups: Vec<String>, chip: AnyView, say: Say) -> impl IntoView {
    let last = groups.len().saturating_sub(1);
    let groups = groups.into_iter().enumerate().map(|(at, group)| {
        let is_edge = at == 0 || at == last;
        let class = if is_edge { "payment__group payment__group--edge" } else { "payment__group" };
        view! { <span class=class>{group}</span> }
    });
    view! {
        <div>
            <p class="payment__label">{say.say("order-to-address")} " " {chip}</p>
            <p class="payment__address" data-testid="pay-address" data-address=address.clone() dir="ltr" translate="no">
                {groups.collect::<Vec<_>>()}
            </p>
            <div class="payment__actions">
                <Copy text=address label=say.say("order-copy-address") say/>
            </div>
        </div>
    }
}

/// A QR code. `handle` is its test ID.
#[component]
pub(super) fn Qr(label: String, src: String, handle: &'static str) -> impl IntoView {
    view! { <img class="payment__qr" data-testid=handle src=src alt=label width="224" height="224"/> }
}
