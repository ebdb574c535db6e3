//! The cards of delivered goods. A card hides its code until the owner asks for it; only then is the code
//! fetched.

use super::{copy::Copy, icon::Icon, install::Install, live_text::live_option, payment::Qr, texts::Say};
use crate::{
    api::codes::reveal_codes,
    domain::{
        goods::{PictureElsewhere, Revealed, Voucher},
        order_id::OrderId,
        order_view::LineView,
        phase::Phase,
    },
};
use leptos::{either::EitherOf3, prelude::*};
use serde::{Deserialize, Serialize};

/// Longer codes are shown in a smaller font, in characters.
const LONG_CODE_CHARS: usize = 28;

/// The appearance of a line's card.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineCard {
    pub picture: Option<String>,
    pub color: Option<String>,
}

/// The state of the codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Codes {
    Hidden,
    Asking,
    Shown(Vec<Revealed>),
    Failed,
}

impl Codes {
    /// The initial state: nothing was requested, or the result of a request; `None` if the codes could not be
    /// fetched.
    pub fn initial(fetched: Option<Vec<Revealed>>) -> Self {
        match fetched {
            Some(all) if all.is_empty() => Self::Hidden,
            Some(all) => Self::Shown(all),
            None => Self::Failed,
        }
    }

    fn of(&self, line: u32) -> Option<&Revealed> {
        match self {
            Self::Shown(all) => all.iter().find(|r| r.line == line),
            Self::Hidden | Self::Asking | Self::Failed => None,
        }
    }
}

/// Requests the codes of the order from the server.
pub(super) fn fetch_codes(order: OrderId, codes: RwSignal<Codes>) {
    codes.set(Codes::Asking);
    leptos::task::spawn_local(async move {
        let answer = reveal_codes(order).await;
        codes.try_set(answer.map_or(Codes::Failed, Codes::Shown));
    });
}

/// What the cards of an order share.
#[derive(Clone)]
pub(super) struct CardContext {
    pub order: OrderId,
    pub codes: RwSignal<Codes>,
    /// Where the button leads without WebAssembly.
    pub page: String,
    pub say: Say,
}

/// Shows one line of the order as a card.
#[component]
pub(super) fn Card(
    shelf: CardContext,
    at: u32,
    phase: Phase,
    line: LineView,
    face: LineCard,
) -> impl IntoView {
    let LineView { brand, amount, delivered, failed, revealable } = line;
    let heading = ["line-", &at.to_string()].concat();
    let labelled_by = heading.clone();
    let codes = shelf.codes;
    let slot = move || match codes.with(|c| c.of(at).cloned()) {
        Some(revealed) => EitherOf3::A(revealed_goods(revealed, shelf.say)),
        None if revealable => EitherOf3::B(reveal_form(shelf.clone())),
        None => {
            let (class, key) = match (failed, delivered) {
                (true, _) => ("badge badge--bad", "order-line-failed"),
                (false, true) => ("badge badge--good", "order-credited"),
                (false, false) if has_ended(phase) => ("badge badge--warn", "order-line-missing"),
                (false, false) => ("badge", "order-on-its-way"),
            };
            let word = shelf.say.say(key);
            EitherOf3::C(move || {
                view! { <div class="owned__slot owned__slot--sealed"><p class=class>{word.clone()}</p></div> }
            })
        }
    };
    view! {
        <section class="owned" aria-labelledby=labelled_by>
            <span class="gift-card owned__card">
                <svg class="gift-card__plate" viewBox="0 0 500 318" color=face.color aria-hidden="true" focusable="false"></svg>
                {face.picture.map(|src| view! {
                    <img class="gift-card__logo" src=src width="500" height="318" alt="" decoding="async"/>
                })}
            </span>
            <div class="owned__body">
                <div>
                    <h2 class="owned__title" id=heading>{brand}</h2>
                    <p class="owned__value" translate="no">{amount}</p>
                </div>
                {slot}
            </div>
        </section>
    }
}

/// Whether nothing more comes without help.
const fn has_ended(phase: Phase) -> bool {
    matches!(phase, Phase::CodeMissing | Phase::PartlyDelivered | Phase::Refunded | Phase::Canceled)
}

/// The button that prints the cards, once a code is shown. `page.js` handles its click.
#[component]
pub(super) fn Print(codes: RwSignal<Codes>, say: Say) -> impl IntoView {
    let is_hidden = move || codes.with(|codes| !matches!(codes, Codes::Shown(_)));
    view! {
        <p class="printer" hidden=is_hidden>
            <button class="button" type="button" data-print>
                <Icon name="print"/>
                {say.say("order-print")}
            </button>
        </p>
    }
}

/// The button that reveals the code. Without WebAssembly it leads to the same page with the code shown.
fn reveal_form(shelf: CardContext) -> impl IntoView {
    let CardContext { order, codes, page, say } = shelf;
    let reveal = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        fetch_codes(order.clone(), codes);
    };
    view! {
        <form class="owned__slot owned__slot--sealed" method="get" action=page on:submit=reveal>
            <input type="hidden" name="reveal" value="1"/>
            <button class="button button--primary" type="submit" disabled=move || codes.with(|c| *c == Codes::Asking)>
                <Icon name="eye"/>
                {say.say("order-reveal")}
            </button>
            <p class="field__error" role="alert" hidden=move || codes.with(|c| *c != Codes::Failed)>
                {live_option(move || codes.with(|c| *c == Codes::Failed).then(|| say.say("order-reveal-failed")))}
            </p>
        </form>
    }
}

/// The delivered goods.
fn revealed_goods(revealed: Revealed, say: Say) -> impl IntoView {
    let facts = [
        ("order-serial", revealed.serial),
        ("order-security-code", revealed.security_code),
        ("order-reference", revealed.operator_reference),
    ];
    let facts: Vec<_> = facts
        .into_iter()
        .filter_map(|(key, fact)| Some((say.say(key), fact?)))
        .map(|(term, fact)| view! { <dt class="owned__term">{term}</dt> <dd class="owned__fact" translate="no">{fact}</dd> })
        .collect();
    let no_facts = facts.is_empty();
    let pictures =
        [("order-barcode", "owned__barcode", revealed.barcode), ("order-code-qr", "owned__qr", revealed.qr)]
            .into_iter()
            .filter_map(|(key, class, picture)| Some((say.say(key), class, picture?.src)))
            .map(|(alt, class, src)| view! { <img class=class src=src alt=alt/> })
            .collect::<Vec<_>>();
    let no_pictures = pictures.is_empty();
    view! {
        {revealed.voucher.map(|voucher| voucher_slot(voucher, say))}
        <div class="owned__pictures" hidden=no_pictures>{pictures}</div>
        {revealed.pictures_elsewhere.into_iter().map(|picture| picture_link(picture, say)).collect::<Vec<_>>()}
        <dl class="owned__facts" hidden=no_facts>{facts}</dl>
        {revealed.redeem_html.map(|html| view! {
            <details class="fold" open=true>
                <summary class="fold__title">{say.say("order-how-to-redeem")}</summary>
                <div class="fold__body prose" inner_html=html></div>
            </details>
        })}
    }
}

/// A picture that this shop does not fetch: its URL, to be copied or opened deliberately.
fn picture_link(picture: PictureElsewhere, say: Say) -> impl IntoView {
    let PictureElsewhere { address, is_link } = picture;
    view! {
        <div class="owned__slot" data-testid="picture-elsewhere">
            <p class="owned__label">{say.say("order-picture-elsewhere")}</p>
            <p class="owned__code owned__code--long" dir="ltr" translate="no">{address.clone()}</p>
            <div class="payment__actions">
                <Copy text=address.clone() label=say.say("order-copy-picture") say/>
                {is_link.then(|| view! {
                    <a class="button" href=address rel="noopener noreferrer nofollow" target="_blank">
                        {say.say("order-open-picture")}
                    </a>
                })}
            </div>
        </div>
    }
}

fn voucher_slot(voucher: Voucher, say: Say) -> impl IntoView {
    let profile = match &voucher {
        Voucher::Esim { lpa, .. } => lpa.parse().ok(),
        Voucher::Code { .. } | Voucher::Pin { .. } | Voucher::Link { .. } => None,
    };
    let label = say.say(match voucher {
        Voucher::Pin { .. } => "order-pin",
        Voucher::Link { .. } => "order-link",
        Voucher::Code { .. } | Voucher::Esim { .. } => "order-code",
    });
    let (text, link, qr) = match voucher {
        Voucher::Code { text } | Voucher::Pin { text } => (text, None, None),
        Voucher::Link { url } => (url.clone(), Some(url), None),
        Voucher::Esim { lpa, qr } => (lpa, None, qr),
    };
    let class = if text.len() > LONG_CODE_CHARS { "owned__code owned__code--long" } else { "owned__code" };
    view! {
        <div class="owned__slot">
            <p class="owned__label">{label}</p>
            <p class=class data-testid="code" dir="ltr" translate="no">{text.clone()}</p>
            {qr.map(|qr| view! {
                <Qr label=say.say("order-esim-qr") src=qr.src handle="esim-qr"/>
            })}
            <div class="payment__actions">
                <Copy text label=say.say("order-copy-code") say/>
                {link.map(|url| view! {
                    <a class="button" href=url rel="noopener noreferrer nofollow" target="_blank">
                        {say.say("order-open-link")}
                    </a>
                })}
            </div>
            {profile.map(|lpa| view! { <Install lpa say/> })}
        </div>
    }
}
