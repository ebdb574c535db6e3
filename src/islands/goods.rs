//! The delivered cards. A card keeps its code to itself until its owner asks: then, and only then, the
//! code is fetched.

use super::{copy::Copy, icon::Icon, order::LineFace};
use crate::{
    api::codes::reveal_codes,
    domain::{
        goods::{Revealed, Voucher},
        phase::{LineView, OrderId},
    },
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The words of the cards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoodsWords {
    pub reveal: String,
    pub on_its_way: String,
    pub failed: String,
    pub credited: String,
    pub code: String,
    pub copy_code: String,
    pub copied: String,
    pub open_link: String,
    pub serial: String,
    pub security_code: String,
    pub reference: String,
    pub how_to_redeem: String,
    pub reveal_failed: String,
    pub esim_qr: String,
}

/// The codes as far as they were asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Codes {
    Hidden,
    Asking,
    Shown(Vec<Revealed>),
    Failed,
}

impl Codes {
    fn of(&self, line: u32) -> Option<&Revealed> {
        match self {
            Self::Shown(all) => all.iter().find(|r| r.line == line),
            Self::Hidden | Self::Asking | Self::Failed => None,
        }
    }
}

/// Asks the server for the codes of the order.
pub(super) fn ask(order: OrderId, codes: RwSignal<Codes>) {
    codes.set(Codes::Asking);
    leptos::task::spawn_local(async move {
        let answer = reveal_codes(order).await;
        codes.try_set(answer.map_or(Codes::Failed, Codes::Shown));
    });
}

/// Draws one line of the order as a card one owns.
#[component]
pub(super) fn Card(
    order: OrderId,
    at: u32,
    line: LineView,
    face: LineFace,
    codes: RwSignal<Codes>,
    reveal_at: String,
    words: GoodsWords,
) -> impl IntoView {
    let LineView { brand, amount, delivered, failed, revealable } = line;
    let heading = format!("line-{at}");
    let labelled_by = heading.clone();
    let slot = {
        let words = words.clone();
        move || {
            let words = words.clone();
            let shown = codes.with(|c| c.of(at).cloned());
            match shown {
                Some(revealed) => view! { <Opened revealed words/> }.into_any(),
                None if revealable => {
                    view! { <Sealed order=order.clone() codes reveal_at=reveal_at.clone() words/> }.into_any()
                }
                None => {
                    let word = if failed {
                        words.failed
                    } else if delivered {
                        words.credited
                    } else {
                        words.on_its_way
                    };
                    view! { <div class="owned__slot owned__slot--sealed"><p class="badge">{word}</p></div> }
                        .into_any()
                }
            }
        }
    };
    view! {
        <section class="owned" aria-labelledby=labelled_by>
            <span class="gift-card owned__card">
                <svg class="gift-card__plate" viewBox="0 0 500 318" color=face.colour aria-hidden="true" focusable="false"></svg>
                {face.picture.map(|src| view! {
                    <img class="gift-card__logo" src=src width="500" height="318" alt="" decoding="async"/>
                })}
            </span>
            <div class="owned__body">
                <div>
                    <h2 class="owned__title" id=heading>{brand}</h2>
                    <p class="owned__value">{amount}</p>
                </div>
                {slot}
            </div>
        </section>
    }
}

/// The code behind its button. Without WebAssembly the button leads to the same page with the code shown.
#[component]
fn Sealed(order: OrderId, codes: RwSignal<Codes>, reveal_at: String, words: GoodsWords) -> impl IntoView {
    let (action, _) = reveal_at.split_once('?').unwrap_or((&reveal_at, ""));
    let failed = words.reveal_failed.clone();
    view! {
        <form
            class="owned__slot owned__slot--sealed"
            method="get"
            action=action.to_owned()
            on:submit=move |event| {
                event.prevent_default();
                ask(order.clone(), codes);
            }
        >
            <input type="hidden" name="reveal" value="1"/>
            <button class="button button--primary" type="submit" disabled=move || codes.with(|c| *c == Codes::Asking)>
                <Icon name="eye"/>
                {words.reveal}
            </button>
            <p class="field__error" role="alert" hidden=move || codes.with(|c| *c != Codes::Failed)>
                {move || codes.with(|c| *c == Codes::Failed).then(|| failed.clone())}
            </p>
        </form>
    }
}

/// What was delivered.
#[component]
fn Opened(revealed: Revealed, words: GoodsWords) -> impl IntoView {
    let GoodsWords { serial, security_code, reference, how_to_redeem, .. } = words.clone();
    let facts = [
        (serial, revealed.serial),
        (security_code, revealed.security_code),
        (reference, revealed.operator_reference),
    ];
    let facts: Vec<_> = facts.into_iter().filter_map(|(term, fact)| Some((term, fact?))).collect();
    view! {
        {revealed.voucher.map(|voucher| view! { <VoucherSlot voucher words/> })}
        {(!facts.is_empty()).then(|| view! {
            <dl class="owned__facts">
                {facts.into_iter().map(|(term, fact)| view! {
                    <dt class="owned__term">{term}</dt>
                    <dd class="owned__fact">{fact}</dd>
                }).collect_view()}
            </dl>
        })}
        {revealed.redeem_html.map(|html| view! {
            <details class="fold" open=true>
                <summary class="fold__title">{how_to_redeem}</summary>
                <div class="fold__body prose" inner_html=html></div>
            </details>
        })}
    }
}

#[component]
fn VoucherSlot(voucher: Voucher, words: GoodsWords) -> impl IntoView {
    let (text, link, drawing) = match voucher {
        Voucher::Code { text } => (text, None, None),
        Voucher::Link { url } => (url.clone(), Some(url), None),
        Voucher::Esim { lpa, qr } => (lpa, None, qr),
    };
    view! {
        <div class="owned__slot">
            <p class="owned__label">{words.code}</p>
            <p class="owned__code" data-testid="code" dir="ltr">{text.clone()}</p>
            {drawing.map(|drawing| view! {
                <svg
                    class="payment__qr"
                    role="img"
                    aria-label=words.esim_qr
                    viewBox=format!("0 0 {0} {0}", drawing.side)
                    shape-rendering="crispEdges"
                >
                    <path fill="currentColor" d=drawing.path></path>
                </svg>
            })}
            <div class="payment__actions">
                <Copy text=Signal::stored(text) label=words.copy_code done=words.copied/>
                {link.map(|url| view! {
                    <a class="button" href=url rel="noopener noreferrer nofollow" target="_blank">{words.open_link}</a>
                })}
            </div>
        </div>
    }
}
