//! The order that follows itself: headline, timeline, payment panel, cards. One island, for all of it
//! changes together with every piece of news.

use super::{
    goods::{Card, Codes, GoodsWords},
    icon::Icon,
    payment::{Payment, PaymentWords},
    timeline::{Timeline, TimelineWords},
};
use crate::{
    domain::{
        goods::Revealed,
        locale::Locale,
        phase::{OrderView, Phase, Tone},
    },
    live::{clock, news, price::now_seconds},
    paths,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// How a line's card looks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineFace {
    pub picture: Option<String>,
    pub colour: Option<String>,
}

/// What is said of an order in one phase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhaseWords {
    pub phase: Phase,
    pub title: String,
    /// What happened, what is safe.
    pub text: String,
    /// What to do.
    pub next: String,
}

/// The words of the order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderWords {
    pub order: String,
    pub phases: Vec<PhaseWords>,
    pub timeline: TimelineWords,
    pub payment: PaymentWords,
    pub goods: GoodsWords,
    pub simulate: String,
    pub simulate_why: String,
    pub again: String,
    pub support: String,
}

impl OrderWords {
    fn of(&self, phase: Phase) -> Option<&PhaseWords> {
        self.phases.iter().find(|w| w.phase == phase)
    }
}

/// What the order shows at first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tracked {
    pub locale: Locale,
    pub view: OrderView,
    /// A face a line, in the order's own order.
    pub faces: Vec<LineFace>,
    /// Codes that were asked for without WebAssembly.
    pub revealed: Vec<Revealed>,
    /// The sandbox pays at the press of a button.
    pub sandbox: bool,
    /// `mailto:` of the shop's help.
    pub support: Option<String>,
    /// Where the same can be ordered again.
    pub again: String,
    pub words: OrderWords,
}

/// One order, alive. `children` is what never changes: the receipt.
#[island]
pub fn OrderTracker(tracked: Tracked, children: Children) -> impl IntoView {
    let Tracked { locale, view: first, faces, revealed, sandbox, support, again, words } = tracked;
    let id = first.id.clone();
    let codes = RwSignal::new(if revealed.is_empty() { Codes::Hidden } else { Codes::Shown(revealed) });
    let live = RwSignal::new(false);
    let view = news::follow(first);
    let seconds = clock::seconds();
    let told_at = StoredValue::new(0_u32);
    Effect::new(move |before: Option<()>| {
        view.track();
        if before.is_some() {
            told_at.set_value(now_seconds());
        }
        live.set(true);
    });
    let since = Signal::derive(move || match seconds.get() {
        0 => 0,
        _ => i64::from(now_seconds().saturating_sub(told_at.get_value())),
    });
    let phase = Memo::new(move |_| view.with(|v| v.phase));
    let said = {
        let words = words.clone();
        Memo::new(move |_| {
            words
                .of(phase.get())
                .map(|w| (w.title.clone(), w.text.clone(), w.next.clone()))
                .unwrap_or_default()
        })
    };
    let panel = Memo::new(move |_| view.with(|v| v.payment.clone().map(|p| (p, v.now))));
    let lines = Memo::new(move |_| view.with(|v| v.lines.clone()));
    let simulate =
        sandbox.then(|| (paths::simulate(locale, &id), words.simulate.clone(), words.simulate_why.clone()));
    let (payment_words, goods_words) = (words.payment.clone(), words.goods.clone());
    let help = Help { support, support_word: words.support, again, again_word: words.again };
    let reveal_at = paths::order_revealed(locale, &id);
    let order_id = id.clone();
    view! {
        <article
            class="order"
            data-testid="order"
            data-state=move || view.with(|v| v.state.clone())
            data-phase=move || phase.get().code()
            data-settled=move || view.with(|v| v.settled.then_some(""))
            data-live=move || live.get().then_some("")
        >
            <header>
                <div class="order__head">
                    <h1 class="order__title">{move || said.get().0}</h1>
                    <p class="order__number"><span class="visually-hidden">{words.order} " "</span>{short(id.as_str())}</p>
                </div>
                <p class="order__next" aria-live="polite">{move || said.get().1}</p>
            </header>
            <Timeline view words=words.timeline/>
            <div class="desk">
                <div class="desk__main order__news">
                    <Next phase text=Signal::derive(move || said.get().2) help/>
                    {move || panel.get().map(|(payment, now)| view! {
                        <Payment payment now since words=payment_words.clone()/>
                    })}
                    {move || simulate.clone().filter(|_| panel.with(Option::is_some)).map(|(action, label, why)| view! {
                        <form class="sandbox" method="post" action=action>
                            <p>{why}</p>
                            <button class="button" type="submit">{label}</button>
                        </form>
                    })}
                    {move || phase.get().shows_cards().then(|| lines.get().into_iter().zip(0_u32..).map(|(line, at)| {
                        let face = usize::try_from(at).ok().and_then(|i| faces.get(i)).cloned().unwrap_or_default();
                        view! {
                            <Card order=order_id.clone() at line face codes reveal_at=reveal_at.clone() words=goods_words.clone()/>
                        }
                    }).collect_view())}
                </div>
                {children()}
            </div>
        </article>
    }
}

/// Where the next step leads, if it leads away from the order.
#[derive(Clone)]
struct Help {
    support: Option<String>,
    support_word: String,
    again: String,
    again_word: String,
}

/// The next step, in the tone of the phase.
#[component]
fn Next(phase: Memo<Phase>, #[prop(into)] text: Signal<String>, help: Help) -> impl IntoView {
    let tone = Memo::new(move |_| phase.get().tone());
    let class = move || match tone.get() {
        Tone::Plain => "notice",
        Tone::Good => "notice notice--good",
        Tone::Caution => "notice notice--warn",
        Tone::Bad => "notice notice--bad",
    };
    let help = move || {
        let Help { support, support_word, again, again_word } = help.clone();
        let again = asks_again(phase.get()).then(|| view! { <a class="button" href=again>{again_word}</a> });
        let support = support
            .filter(|_| matches!(tone.get(), Tone::Caution | Tone::Bad))
            .map(|href| view! { <a class="button" href=href>{support_word}</a> });
        let any = again.is_some() || support.is_some();
        any.then(|| view! { <div class="notice__actions">{again} {support}</div> })
    };
    view! {
        <div
            class=class
            role=move || (tone.get() == Tone::Bad).then_some("alert")
            hidden=move || text.with(String::is_empty)
        >
            <span class="notice__icon">
                {move || match tone.get() {
                    Tone::Good => view! { <Icon name="check"/> },
                    Tone::Plain => view! { <Icon name="info"/> },
                    Tone::Caution | Tone::Bad => view! { <Icon name="alert"/> },
                }}
            </span>
            <div class="notice__body"><p>{text}</p>{help}</div>
        </div>
    }
}

/// Whether the words of the phase send the shopper to order again.
const fn asks_again(phase: Phase) -> bool {
    matches!(
        phase,
        Phase::NotPlaced
            | Phase::Parked
            | Phase::Expired
            | Phase::PaymentFailed
            | Phase::SetupFailed
            | Phase::Canceled
    )
}

/// The order's number as people read it out: its first twelve digits in groups of four.
fn short(id: &str) -> String {
    let groups: Vec<_> = (0..3).filter_map(|g| id.get(g * 4..g * 4 + 4)).collect();
    groups.join("-")
}
