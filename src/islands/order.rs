//! The order that updates itself: headline, timeline, payment panel, cards. It is one island, because all of
//! it changes with every update.

use super::{
    goods::{Card, CardContext, Codes, LineCard, Print},
    help::WaitingHelp,
    hydration::resilient,
    live_text::live_text,
    payment::Payment,
    reprice::Repriced,
    support::{Note, Support},
    texts::{Say, Texts},
    timeline::Timeline,
    wallet::WalletPayment,
};
use crate::{
    domain::{
        expected_time::ExpectedTime,
        goods::Revealed,
        locale::Locale,
        order_id::OrderId,
        order_view::OrderView,
        phase::{Phase, Tone},
        time::Timestamp,
    },
    live::{clock, news},
    urls,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The initial state of the order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackedOrder {
    pub locale: Locale,
    pub view: OrderView,
    /// The card of each line, in the order of the lines.
    pub faces: Vec<LineCard>,
    /// Codes that were requested without WebAssembly; `None` if they could not be fetched.
    pub revealed: Option<Vec<Revealed>>,
    /// Whether the sandbox can simulate a payment.
    pub sandbox: bool,
    /// Whether the shop can prepare payments for Solana wallets.
    pub solana: bool,
    /// How long a payment usually takes on the order's network.
    pub network: Option<ExpectedTime>,
    /// The email address of support.
    pub support: String,
    /// Whether the details for support were requested without WebAssembly.
    pub help: bool,
    /// The transaction hash that was typed without WebAssembly.
    pub hash: String,
    /// The heading of a printed card: the shop and the date.
    pub printed: String,
    /// The URL at which the same can be ordered again.
    pub again: String,
    pub texts: Texts,
}

/// One live order. `children` is what never changes: the receipt. Its WebAssembly is a separate file, so that
/// the pages before the order do not load it.
#[island(lazy)]
pub fn OrderTracker(tracked: TrackedOrder, children: Children) -> impl IntoView {
    let TrackedOrder { locale, view: first, faces, revealed, network, again, texts, .. } = tracked;
    let TrackedOrder { sandbox, solana, support, help, hash, printed, .. } = tracked;
    let say = Say::new(texts);
    let id = first.id.clone();
    let codes = RwSignal::new(Codes::initial(revealed));
    let view = news::follow(first);
    let since = seconds_since_update(view);
    let phase = move || view.with(|v| v.phase);
    let page = urls::order(locale, &id);
    let note = Note::new(view, support, &hash, say);
    let patience = Memo::new(move |_| {
        view.with(|v| v.phase.help_after(v.now.since(v.since) + since.get(), network).filter(|_| !v.settled))
    });
    let shelf = CardContext { order: id.clone(), codes, page: page.clone(), say };
    let simulate = sandbox.then(|| urls::simulate(locale, &id));
    // Both panels are rendered again only if what is to be paid changes, so that nothing moves while it is
    // being read; then with new elements, see `live_text`.
    let panel = Memo::new(move |_| view.with(|v| v.payment.clone()));
    let repriced = Memo::new(move |_| view.with(|v| v.repriced.clone()));
    let now = Signal::derive(move || view.with(|v| v.now));
    let checked = Memo::new(move |_| view.with(|v| v.checked_at.filter(|_| v.payment.is_some())));
    let accept = urls::accept(locale, &id);
    let cards = Memo::new(move |_| view.with(|v| shows_cards(v).then(|| (v.phase, v.lines.clone()))));
    resilient(view! {
        <article
            class="order"
            data-testid="order"
            data-state=move || view.with(|v| v.state.clone())
            data-phase=move || phase().code()
            data-settled=move || view.with(|v| v.settled.then_some(""))
        >
            <p class="order__printed">
                {printed} " · " {say.say("order-number")} " " <span translate="no">{id.to_string()}</span>
            </p>
            <Head phase id say/>
            <Timeline view patience say/>
            <div class="desk">
                <div class="desk__main order__news">
                    <Next view sums=move || sums(view, say) note again say/>
                    {move || checked.get().map(|at| {
                        view! { <p class="payment__checked" data-testid="checked-at">{live_text(checked_text(view, at, since, say))}</p> }
                    })}
                    {move || panel.get().map(|payment| {
                        let simulate = simulate.clone();
                        move || {
                            let simulate = simulate.clone().map(|action| simulation(action, say));
                            view! { <Payment payment=payment.clone() now since say/> {simulate} }
                        }
                    })}
                    {move || repriced.get().map(|reprice| {
                        let accept = accept.clone();
                        move || view! { <Repriced reprice=reprice.clone() action=accept.clone() now since say/> }
                    })}
                    // Above the cards, which appear later and must not push away what was just paid.
                    <WalletPayment view solana sandbox say/>
                    {move || cards.get().map(|(phase, lines)| {
                        let mut faces = faces.clone().into_iter();
                        let cards = lines.into_iter().zip(0_u32..).map(|(line, at)| {
                            let face = faces.next().unwrap_or_default();
                            view! { <Card shelf=shelf.clone() at phase line face/> }
                        });
                        cards.collect::<Vec<_>>()
                    })}
                    <Print codes say/>
                </div>
                <div data-children>{children()}</div>
                <div class="order__aid">
                    <Support note page open=help say/>
                    <WaitingHelp help=patience say/>
                </div>
            </div>
        </article>
    })
}

/// The headline: the order's state, in one sentence.
#[component]
fn Head<P>(phase: P, id: OrderId, say: Say) -> impl IntoView
where
    P: Fn() -> Phase + Copy + Send + Sync + 'static,
{
    view! {
        <header>
            <div class="order__head">
                <h1 class="order__title">{live_text(move || phrase(phase(), "title", say))}</h1>
                <p class="order__number">
                    <span class="visually-hidden">{say.say("order-number")} " "</span>
                    <span translate="no">{short(id.as_str())}</span>
                </p>
            </div>
            <p class="order__next" aria-live="polite">{live_text(move || phrase(phase(), "text", say))}</p>
        </header>
    }
}

/// A part of a phase's text: `title`, `text` or `next`.
fn phrase(phase: Phase, part: &str, say: Say) -> String {
    say.say(&["phase-", phase.code(), "-", part].concat())
}

/// Seconds since the last update of the order, by the browser's clock; zero on the server.
fn seconds_since_update(view: ReadSignal<OrderView>) -> Signal<i64> {
    let seconds = clock::seconds();
    let updated_at = StoredValue::new(0_u32);
    Effect::new(move |before: Option<()>| {
        view.track();
        if before.is_some() {
            updated_at.set_value(clock::elapsed());
        }
    });
    Signal::derive(move || match seconds.get() {
        0 => 0,
        _ => i64::from(clock::elapsed().saturating_sub(updated_at.get_value())),
    })
}

/// The age of the payment data, while it cannot be checked.
fn checked_text(
    view: ReadSignal<OrderView>,
    checked_at: Timestamp,
    since: Signal<i64>,
    say: Say,
) -> impl Fn() -> String + Copy + Send + Sync + 'static {
    move || {
        let seconds = view.with(|v| v.now.since(checked_at)).max(0) + since.get();
        let (number, unit) = if seconds < 90 { (seconds, " s") } else { (seconds / 60, " min") };
        say.fill("order-checked", &[("age", &[&number.to_string(), unit].concat())])
    }
}

fn simulation(action: String, say: Say) -> impl IntoView {
    view! {
        <form class="sandbox" method="post" action=action>
            <p>{say.say("order-simulate-why")}</p>
            <button class="button" type="submit">{say.say("order-simulate")}</button>
        </form>
    }
}

/// Whether the cards are shown: from payment on, and whenever something was delivered.
fn shows_cards(view: &OrderView) -> bool {
    view.phase.shows_cards() || view.lines.iter().any(|line| line.delivered || line.failed)
}

/// The refunded amount, or the surplus in phases whose own text does not mention it.
fn sums(view: ReadSignal<OrderView>, say: Say) -> String {
    view.with(|v| match (&v.trace.refunded, &v.trace.surplus) {
        (Some(sum), _) if v.phase == Phase::Refunded => say.fill("order-refunded", &[("sum", sum)]),
        (_, Some(surplus)) if !matches!(v.phase, Phase::Overpaid | Phase::Refunded) => {
            say.fill("order-surplus", &[("surplus", surplus), ("coin", &v.trace.coin)])
        }
        _ => String::new(),
    })
}

/// The part of a phase's text with the next step. If a payment is due but cannot be shown, the text asks the
/// shopper to wait.
fn next_part(view: &OrderView) -> &'static str {
    let is_due = matches!(view.phase, Phase::AwaitingPayment | Phase::Underpaid);
    let is_shown = view.payment.is_some() || view.repriced.is_some();
    if is_due && !is_shown { "unshown" } else { "next" }
}

/// The next step, in the tone of the phase.
#[component]
fn Next<S>(view: ReadSignal<OrderView>, sums: S, note: Note, again: String, say: Say) -> impl IntoView
where
    S: Fn() -> String + Copy + Send + Sync + 'static,
{
    let phase = move || view.with(|v| v.phase);
    let tone = move || phase().tone();
    let class = move || match tone() {
        Tone::Plain => "notice",
        Tone::Good => "notice notice--good",
        Tone::Caution => "notice notice--warn",
        Tone::Bad => "notice notice--bad",
    };
    let icon = move || match tone() {
        Tone::Good => "/icons.svg#check",
        Tone::Plain => "/icons.svg#info",
        Tone::Caution | Tone::Bad => "/icons.svg#alert",
    };
    let helps = move || matches!(tone(), Tone::Caution | Tone::Bad);
    let sends_again = move || phase().sends_again();
    view! {
        <div class=class role=move || (tone() == Tone::Bad).then_some("alert")>
            <span class="notice__icon">
                <svg class="icon" aria-hidden="true" focusable="false"><use href=icon></use></svg>
            </span>
            <div class="notice__body">
                <p>{live_text(move || view.with(|v| phrase(v.phase, next_part(v), say)))}</p>
                <p data-testid="sums" hidden=move || sums().is_empty()>{live_text(sums)}</p>
                <div class="notice__actions" hidden=move || !helps() && !sends_again()>
                    <a class="button" href=again hidden=move || !sends_again()>{say.say("order-again")}</a>
                    <a class="button" href=move || note.mail() hidden=move || !helps()>{say.say("order-support")}</a>
                </div>
            </div>
        </div>
    }
}

/// The order's number as people read it out: its first twelve digits in groups of four.
fn short(id: &str) -> String {
    let groups: Vec<_> = (0..3).filter_map(|g| id.get(g * 4..g * 4 + 4)).collect();
    groups.join("-")
}
