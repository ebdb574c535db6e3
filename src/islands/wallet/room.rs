//! The wallet panel: the wallets of this browser, what would be sent, and the button that requests it.

use super::{
    super::{live_text::live_option, texts::Say},
    Offer,
    session::Session,
    steps::{Review, Step},
};
use crate::{
    domain::transfer::WalletKind,
    wallets::{Found, discover},
};
use leptos::{
    html,
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};

/// The input of the panel.
pub struct PanelInput {
    /// The owner of the button; the panel ends with it.
    pub owner: Option<Owner>,
    pub session: Session,
    pub offer: Offer,
    pub sandbox: bool,
    pub say: Say,
}

/// The panel's file could not be fetched.
#[derive(Clone, Copy, Debug)]
pub struct Missing;

impl From<SplitLoaderError> for Missing {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// Fetches the panel and opens it. It is a separate file, so that shoppers who do not open it do not load it.
#[wasm_split(browser_wallet, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn open(input: PanelInput) -> Result<AnyView, Missing> {
    let owner = input.owner.clone().ok_or(Missing)?;
    Ok(owner.with(|| view! { <WalletPanel input/> }.into_any()))
}

#[component]
fn WalletPanel(input: PanelInput) -> impl IntoView {
    let PanelInput { session, offer, sandbox, say, .. } = input;
    let found = discover(offer.kind);
    let title = NodeRef::<html::H2>::new();
    Effect::new(move |_| {
        // The button that had the focus is gone.
        if let Some(title) = title.get() {
            let _ = title.focus();
        }
    });
    let sandbox_text = match offer.kind {
        WalletKind::Evm => "wallet-sandbox-evm",
        WalletKind::Solana => "wallet-sandbox-solana",
    };
    let network = offer.network;
    // Every step consists of new elements, see `live_text`, because the shopper reads here what is to be
    // sent.
    let body = move || {
        let (step, network) = (session.step.get(), network.clone());
        move || step_view(step.clone(), found, session, &network, say)
    };
    view! {
        <div class="wallet__room">
            <h2 class="wallet__title" tabindex="-1" node_ref=title>{say.say("wallet-open")}</h2>
            {sandbox.then(|| view! { <p class="wallet__hint">{say.say(sandbox_text)}</p> })}
            <p class="field__error" role="alert" hidden=move || session.reason.get().is_none()>
                {live_option(move || session.reason.get().map(|reason| say.say(reason.text())))}
            </p>
            {body}
        </div>
    }
}

fn step_view(
    step: Step,
    found: ReadSignal<Vec<Found>>,
    session: Session,
    network: &str,
    say: Say,
) -> AnyView {
    match step {
        Step::Choosing => choosing(found, session, network, say).into_any(),
        Step::Connecting => waiting("wallet-connecting", session, say).into_any(),
        Step::WrongChain(review) => wrong_chain(review, session, network, say).into_any(),
        Step::Switching => waiting("wallet-switching", session, say).into_any(),
        Step::Ready(review) => ready(review, session, network, say).into_any(),
        Step::Checking => checking(say).into_any(),
        Step::Sending => sending(session, say).into_any(),
    }
}

fn choosing(found: ReadSignal<Vec<Found>>, session: Session, network: &str, say: Say) -> impl IntoView {
    let none = say.fill("wallet-none", &[("network", network)]);
    let has_none = move || found.with(Vec::is_empty);
    let list = move || {
        found.get().into_iter().map(|Found { name, wallet, .. }| {
            let label = name.clone();
            let choose = move |_| session.choose(name.clone(), wallet.clone());
            view! { <li><button class="button button--block" type="button" on:click=choose>{label}</button></li> }
        }).collect::<Vec<_>>()
    };
    view! {
        <p hidden=has_none>{say.say("wallet-choose")}</p>
        <ul class="wallet__list" hidden=has_none>{list}</ul>
        <p role="status" hidden=move || !has_none()>{none}</p>
    }
}

/// Waits for the wallet. The shopper can leave this step: nothing has been sent yet.
fn waiting(key: &'static str, session: Session, say: Say) -> impl IntoView {
    let name = session.wallet_name();
    view! {
        <p role="status">{say.fill(key, &[("wallet", &name)])}</p>
        <div class="wallet__actions">{leave_button(session, say)}</div>
    }
}

fn wrong_chain(review: Review, session: Session, network: &str, say: Say) -> impl IntoView {
    let name = session.wallet_name();
    let values = [("wallet", name.as_str()), ("network", network)];
    view! {
        <p role="status">{say.fill("wallet-elsewhere", &values)}</p>
        <div class="wallet__actions">
            <button class="button button--primary" type="button" on:click=move |_| session.switch(review.clone())>
                {say.fill("wallet-switch", &values)}
            </button>
            {leave_button(session, say)}
        </div>
    }
}

fn ready(review: Review, session: Session, network: &str, say: Say) -> impl IntoView {
    let Review { account, transfer } = review.clone();
    let values = [("amount", transfer.amount.as_str()), ("coin", &transfer.coin), ("network", network)];
    let facts = [
        ("wallet-fact-amount", say.fill("wallet-amount-on", &values), false),
        ("wallet-fact-to", transfer.address.clone(), true),
        ("wallet-fact-from", account, true),
    ];
    let send = say.fill("wallet-send", &values);
    let facts: Vec<_> = facts
        .into_iter()
        .map(|(term, fact, is_address)| {
            let class = if is_address { "wallet__fact wallet__fact--address" } else { "wallet__fact" };
            view! { <dt class="wallet__label">{say.say(term)}</dt> <dd class=class translate="no">{fact}</dd> }
        })
        .collect();
    view! {
        <dl class="wallet__facts">{facts}</dl>
        <p class="wallet__hint">{say.say("wallet-compare")}</p>
        <div class="wallet__actions">
            <button class="button button--primary" type="button" on:click=move |_| session.send(review.clone())>{send}</button>
            {leave_button(session, say)}
        </div>
    }
}

/// The shopper cannot leave this step: the payment comes next.
fn checking(say: Say) -> impl IntoView {
    view! { <p role="status">{say.say("wallet-checking")}</p> }
}

/// The wallet asks for the payment. Nothing else can be pressed until it has answered.
fn sending(session: Session, say: Say) -> impl IntoView {
    let name = session.wallet_name();
    view! {
        <p role="status">{say.fill("wallet-sending", &[("wallet", &name)])}</p>
        <p class="wallet__hint">{say.say("wallet-compare")}</p>
    }
}

fn leave_button(session: Session, say: Say) -> impl IntoView {
    view! {
        <button class="button button--quiet" type="button" on:click=move |_| session.leave()>
            {say.say("wallet-another")}
        </button>
    }
}
