//! Finding the wallets of this browser. The page asks who is there, and listens to those that come later; no wallet
//! is asked to do anything.

use super::{
    evm::Provider,
    object::{get, made, text},
    solana::StandardWallet,
    wallet::Wallet,
};
use crate::domain::{label, transfer::WalletKind};
use js_sys::Function;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{CustomEvent, CustomEventInit, Event};

/// More wallets are not listed, and longer names are cut.
const MAX_WALLETS: usize = 24;
const MAX_NAME_CHARS: usize = 40;

/// A wallet and what it calls itself: text, whatever is in it.
#[derive(Clone)]
pub struct Found {
    /// What tells it from others: the reverse domain name it announced, and its name. One wallet may announce itself
    /// twice, each time with a new uuid (EIP-6963).
    id: String,
    pub name: String,
    pub wallet: Wallet,
}

/// The wallets of this kind, as they come forward, until the current owner is cleaned up. Browser only.
pub fn discover(kind: WalletKind) -> ReadSignal<Vec<Found>> {
    let (found, set_found) = signal(Vec::<Found>::new());
    let take = move |new: Option<Found>| {
        let Some(new) = new else { return };
        set_found.try_update(|all| {
            if all.len() < MAX_WALLETS && all.iter().all(|known| known.id != new.id) {
                all.push(new);
            }
        });
    };
    match kind {
        WalletKind::Evm => announced(take),
        WalletKind::Solana => registered(take),
    }
    found
}

/// EIP-6963.
fn announced(take: impl Fn(Option<Found>) + 'static) {
    listen("eip6963:announceProvider", move |event| take(provider_of(&event)));
    say(Event::new("eip6963:requestProvider"));
}

fn provider_of(event: &JsValue) -> Option<Found> {
    let info = get(event, &["detail", "info"])?;
    let provider = get(event, &["detail", "provider"])?;
    let name = name_of(&info)?;
    let id = [text(&info, "rdns").unwrap_or_default().as_str(), " ", &name].concat();
    Some(Found { id, name, wallet: Wallet::Evm(Provider::new(provider)) })
}

/// The Wallet Standard: the page hands its register to wallets that are there, and to each that comes.
fn registered(take: impl Fn(Option<Found>) + Clone + 'static) {
    let nothing: JsValue = Closure::once_into_js(|| {});
    let register = Closure::<dyn Fn(JsValue) -> JsValue>::new(move |wallet: JsValue| {
        take(standard_wallet(wallet));
        nothing.clone()
    });
    let api = made(&[("register", register.into_js_value())]);
    let given = api.clone();
    listen("wallet-standard:register-wallet", move |event| {
        if let Some(callback) = get(&event, &["detail"]).and_then(|it| it.dyn_into::<Function>().ok()) {
            // What a wallet throws while it registers is its own affair.
            let _ = callback.call1(&JsValue::UNDEFINED, &given);
        }
    });
    let init = CustomEventInit::new();
    init.set_detail(&api);
    say(CustomEvent::new_with_event_init_dict("wallet-standard:app-ready", &init).map(Into::into));
}

fn standard_wallet(wallet: JsValue) -> Option<Found> {
    let name = name_of(&wallet)?;
    let wallet = Wallet::Solana(StandardWallet::new(wallet)?);
    Some(Found { id: name.clone(), name, wallet })
}

/// The name as it may stand on a button; none is no wallet to choose.
fn name_of(object: &JsValue) -> Option<String> {
    let name: String = label::clean(&text(object, "name")?).chars().take(MAX_NAME_CHARS).collect();
    (!name.is_empty()).then_some(name)
}

fn listen(event: &'static str, hear: impl Fn(JsValue) + 'static) {
    let handle = window_event_listener_untyped(event, move |event| hear(event.into()));
    on_cleanup(move || handle.remove());
}

fn say(event: Result<Event, JsValue>) {
    if let Ok(event) = event {
        // False only says that somebody prevented what the event has none of: a default.
        let _ = window().dispatch_event(&event);
    }
}
