//! "Pay with a browser wallet": the button that opens the wallet panel, and what remains when the payment was
//! sent. The panel is a separate WebAssembly file that is fetched only when the shopper presses the button.

mod room;
mod session;
mod steps;

use super::{copy::Copy, icon::Icon, live_text::live_option, texts::Say};
use crate::{
    domain::{
        order_view::{OrderView, PaymentView},
        phase::Tone,
        transfer::WalletKind,
    },
    wallets::{Sent, on_change, recall, remember},
};
use leptos::prelude::*;
use room::{PanelInput, open};
use session::Session;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Shows the button if the order may be paid from a wallet. `solana` says whether the shop can prepare
/// payments for Solana wallets.
#[component]
pub(super) fn WalletPayment(
    view: ReadSignal<OrderView>,
    solana: bool,
    sandbox: bool,
    say: Say,
) -> impl IntoView {
    let session = Session::new(view.with_untracked(|v| v.id.clone()));
    let sent = session.sent;
    Effect::new(move |_| {
        let refresh = move || drop(sent.try_set(view.with_untracked(|v| recall(&v.id))));
        refresh();
        on_change(refresh);
    });
    // The record is not needed after the order has ended well. Its page keeps what it shows.
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
    let open_panel = move |_| {
        let Some(offer) = offer.get_untracked() else { return };
        let owner = owner.clone();
        is_missing.set(false);
        leptos::task::spawn_local(async move {
            match open(PanelInput { owner, session, offer, sandbox, say }).await {
                Ok(view) => {
                    room.with_value(|room| *lock(room) = Some(view));
                    is_open.try_set(true);
                }
                Err(_) => {
                    is_missing.try_set(true);
                }
            }
        });
    };
    let at = move |wanted: Stage| stage.get() == wanted;
    // What replaces the panel after payment is a new element, so that it does not animate into its place.
    let has_panel = Memo::new(move |_| view.with(|v| v.payment.is_some()));
    let sent_notice = move || {
        // A memo that is only tracked is never computed.
        has_panel
            .with(|_| sent.get().and_then(|sent| sent.hash))
            .map(|hash| move || sent_notice(hash.clone(), say))
    };
    view! {
        {sent_notice}
        <section
            class="wallet"
            aria-label=say.say("wallet-open")
            hidden=move || at(Stage::Nothing) || at(Stage::Sent)
        >
            <div class="wallet__unclear" hidden=move || !at(Stage::Unclear)>
                <Unclear session say/>
            </div>
            <div class="wallet__door" hidden=move || !at(Stage::Offered) || is_open.get()>
                <button class="button button--block" type="button" on:click=open_panel>
                    <Icon name="wallet"/>
                    {say.say("wallet-open")}
                </button>
                <p class="wallet__hint">{say.say("wallet-open-why")}</p>
                <p class="field__error" role="alert" hidden=move || !is_missing.get()>
                    {live_option(move || is_missing.get().then(|| say.say("wallet-missing")))}
                </p>
            </div>
            <div hidden=move || !at(Stage::Offered)>
                {move || is_open.get().then(|| room.with_value(|room| lock(room).take()))}
            </div>
        </section>
    }
}

/// Locks the panel between its arrival and its place on the page. The lock never blocks, because a page has
/// one thread.
fn lock(room: &Mutex<Option<AnyView>>) -> MutexGuard<'_, Option<AnyView>> {
    room.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The payment that is offered from a wallet.
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

/// What is shown in place of the button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Nothing.
    Nothing,
    /// The button, or the panel that it opens.
    Offered,
    /// A wallet was asked to send this exact amount, and it is unknown whether it did.
    Unclear,
    /// The wallet has sent it.
    Sent,
}

impl Stage {
    fn of(offer: Option<&Offer>, sent: Option<&Sent>, is_sending: bool) -> Self {
        match (sent, offer) {
            _ if is_sending => Self::Offered,
            (Some(Sent { hash: None, amount }), Some(offer)) if *amount == offer.amount => Self::Unclear,
            (Some(Sent { hash: Some(_), amount }), offer) if offer.is_none_or(|it| it.amount == *amount) => {
                Self::Sent
            }
            (_, Some(_)) => Self::Offered,
            (_, None) => Self::Nothing,
        }
    }
}

/// Shows the transaction that a wallet sent, for the shopper to keep and to tell support.
fn sent_notice(hash: String, say: Say) -> impl IntoView {
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

/// Shows that it is unknown whether the wallet has sent. The shopper can check in the wallet.
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
    #[case::sent(Some("26.31"), Some(("26.31", Some("0xab"))), false, Stage::Sent)]
    #[case::seen(None, Some(("26.31", Some("0xab"))), false, Stage::Sent)]
    #[case::seen_without_a_hash(None, Some(("26.31", None)), false, Stage::Nothing)]
    #[case::a_rest_is_due(Some("10.52"), Some(("26.31", Some("0xab"))), false, Stage::Offered)]
    #[case::a_rest_is_due_after_no_answer(Some("10.52"), Some(("26.31", None)), false, Stage::Offered)]
    fn no_payment_is_offered_twice(
        #[case] due: Option<&str>,
        #[case] sent_before: Option<(&str, Option<&str>)>,
        #[case] is_sending: bool,
        #[case] stage: Stage,
    ) {
        let (due, sent_before) = (due.map(offer), sent_before.map(|(amount, hash)| sent(amount, hash)));
        assert_eq!(Stage::of(due.as_ref(), sent_before.as_ref(), is_sending), stage);
    }
}
