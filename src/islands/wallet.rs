//! "Pay with a browser wallet": the door to it, and what is left of it when it is done. The room behind the door
//! is a WebAssembly file of its own that is fetched when the shopper presses the button, and not before.

mod room;
mod session;
mod steps;

use super::{copy::Copy, icon::Icon, live_text::live_option, texts::Say};
use crate::{
    browser::wallets::{Sent, on_change, recall, remember},
    domain::{
        order_view::{OrderView, PaymentView},
        phase::Tone,
        transfer::WalletKind,
    },
};
use leptos::prelude::*;
use room::{Inside, open};
use session::Session;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Draws the door where the order may be paid from a wallet. `solana` says whether the shop can prepare payments for
/// wallets of Solana.
#[component]
pub(super) fn WalletDoor(
    view: ReadSignal<OrderView>,
    solana: bool,
    sandbox: bool,
    say: Say,
) -> impl IntoView {
    let session = Session::new(view.with_untracked(|v| v.id.clone()));
    let sent = session.sent;
    Effect::new(move |_| {
        let look = move || drop(sent.try_set(view.with_untracked(|v| recall(&v.id))));
        look();
        on_change(look);
    });
    // An order that ended well needs no mark any more; its page keeps what it shows.
    Effect::new(move |_| {
        view.with(|v| {
            if v.settled && v.phase.tone() == Tone::Good {
                remember(&v.id, None);
            }
        });
    });
    let offer = Memo::new(move |_| view.with(|v| v.payment.as_ref().and_then(|p| Offer::of(p, solana))));
    let stage = Memo::new(move |_| {
        let (offer, sent, asking) = (offer.get(), sent.get(), session.is_sending.get());
        Stage::of(offer.as_ref(), sent.as_ref(), asking)
    });
    let (is_open, is_missing) = (RwSignal::new(false), RwSignal::new(false));
    let room = StoredValue::new(Mutex::new(None::<AnyView>));
    let owner = Owner::current();
    let enter = move |_| {
        let Some(offer) = offer.get_untracked() else { return };
        let owner = owner.clone();
        is_missing.set(false);
        leptos::task::spawn_local(async move {
            match open(Inside { owner, session, offer, sandbox, say }).await {
                Ok(view) => {
                    room.with_value(|room| *held(room) = Some(view));
                    is_open.try_set(true);
                }
                Err(_) => {
                    is_missing.try_set(true);
                }
            }
        });
    };
    let at = move |wanted: Stage| stage.get() == wanted;
    // What takes the place of the panel, once that is paid, is drawn anew and does not glide into it.
    let has_panel = Memo::new(move |_| view.with(|v| v.payment.is_some()));
    let told = move || {
        // A memo that is only tracked is never worked out.
        has_panel.with(|_| sent.get().and_then(|sent| sent.hash)).map(|hash| move || told(hash.clone(), say))
    };
    view! {
        {told}
        <section
            class="wallet"
            aria-label=say.say("wallet-open")
            hidden=move || at(Stage::Nothing) || at(Stage::Told)
        >
            <div class="wallet__unclear" hidden=move || !at(Stage::Unclear)>
                <Unclear session say/>
            </div>
            <div class="wallet__door" hidden=move || !at(Stage::Offered) || is_open.get()>
                <button class="button button--block" type="button" on:click=enter>
                    <Icon name="wallet"/>
                    {say.say("wallet-open")}
                </button>
                <p class="wallet__hint">{say.say("wallet-open-why")}</p>
                <p class="field__error" role="alert" hidden=move || !is_missing.get()>
                    {live_option(move || is_missing.get().then(|| say.say("wallet-missing")))}
                </p>
            </div>
            <div hidden=move || !at(Stage::Offered)>
                {move || is_open.get().then(|| room.with_value(|room| held(room).take()))}
            </div>
        </section>
    }
}

/// The room between its arrival and its place on the page. Nobody ever waits for it: a page has one thread.
fn held(room: &Mutex<Option<AnyView>>) -> MutexGuard<'_, Option<AnyView>> {
    room.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What is offered to be paid from a wallet.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Offer {
    kind: WalletKind,
    amount: String,
    network: String,
}

impl Offer {
    fn of(payment: &PaymentView, solana: bool) -> Option<Self> {
        let kind = payment.wallet.filter(|kind| *kind != WalletKind::Solana || solana)?;
        Some(Self { kind, amount: payment.amount.clone(), network: payment.network_label.clone() })
    }
}

/// What stands at the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Nothing.
    Nothing,
    /// The button, or the room behind it.
    Offered,
    /// A wallet was asked to send this very amount, and nobody knows whether it did.
    Unclear,
    /// It has sent it.
    Told,
}

impl Stage {
    fn of(offer: Option<&Offer>, sent: Option<&Sent>, is_sending: bool) -> Self {
        match (sent, offer) {
            _ if is_sending => Self::Offered,
            (Some(Sent { hash: None, amount }), Some(offer)) if *amount == offer.amount => Self::Unclear,
            (Some(Sent { hash: Some(_), amount }), offer) if offer.is_none_or(|it| it.amount == *amount) => {
                Self::Told
            }
            (_, Some(_)) => Self::Offered,
            (_, None) => Self::Nothing,
        }
    }
}

/// The transaction that a wallet has sent, to be kept and to be told to support.
fn told(hash: String, say: Say) -> impl IntoView {
    view! {
        <section class="wallet" aria-labelledby="wallet-sent">
            <div class="wallet__sent">
                <h2 class="wallet__title" id="wallet-sent">{say.say("wallet-sent")}</h2>
                <p role="status">{say.say("wallet-sent-next")}</p>
                <p class="wallet__label">{say.say("wallet-hash")}</p>
                <p class="wallet__hash" data-testid="tx-hash" dir="ltr" translate="no">{hash.clone()}</p>
                <Copy text=hash label=say.say("wallet-copy-hash") say/>
            </div>
        </section>
    }
}

/// Nobody knows whether the wallet has sent. The shopper can see it there.
#[component]
fn Unclear(session: Session, say: Say) -> impl IntoView {
    view! {
        <div class="notice notice--warn">
            <span class="notice__icon"><Icon name="alert"/></span>
            <div class="notice__body">
                <h2 class="notice__title">{say.say("wallet-unclear")}</h2>
                <p>{say.say("wallet-unclear-next")}</p>
                <div class="notice__actions">
                    <button class="button" type="button" on:click=move |_| session.mark(None)>
                        {say.say("wallet-unclear-again")}
                    </button>
                </div>
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer(amount: &str) -> Offer {
        Offer { kind: WalletKind::Evm, amount: amount.into(), network: "Base".into() }
    }

    fn sent(amount: &str, hash: Option<&str>) -> Sent {
        Sent { amount: amount.into(), hash: hash.map(str::to_owned) }
    }

    #[rstest::rstest]
    #[case::no_wallet_pays_this(None, None, false, Stage::Nothing)]
    #[case::payable(Some("26.31"), None, false, Stage::Offered)]
    #[case::being_sent(Some("26.31"), Some(("26.31", None)), true, Stage::Offered)]
    #[case::seen_while_being_sent(None, Some(("26.31", None)), true, Stage::Offered)]
    #[case::no_answer(Some("26.31"), Some(("26.31", None)), false, Stage::Unclear)]
    #[case::sent(Some("26.31"), Some(("26.31", Some("0xab"))), false, Stage::Told)]
    #[case::seen(None, Some(("26.31", Some("0xab"))), false, Stage::Told)]
    #[case::seen_without_a_hash(None, Some(("26.31", None)), false, Stage::Nothing)]
    #[case::a_rest_is_due(Some("10.52"), Some(("26.31", Some("0xab"))), false, Stage::Offered)]
    #[case::a_rest_is_due_after_no_answer(Some("10.52"), Some(("26.31", None)), false, Stage::Offered)]
    fn nothing_is_offered_twice(
        #[case] due: Option<&str>,
        #[case] asked: Option<(&str, Option<&str>)>,
        #[case] is_sending: bool,
        #[case] stage: Stage,
    ) {
        let (due, asked) = (due.map(offer), asked.map(|(amount, hash)| sent(amount, hash)));
        assert_eq!(Stage::of(due.as_ref(), asked.as_ref(), is_sending), stage);
    }
}
