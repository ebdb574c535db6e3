//! Discovers the wallets of this browser. The page requests announcements and listens for wallets that load
//! later. It asks no wallet to do anything else.

use super::{
    evm::Provider,
    object::{get, object_from, text},
    solana::StandardWallet,
    wallet::Wallet,
};
use crate::domain::{label, transfer::WalletKind};
use js_sys::Function;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{CustomEvent, CustomEventInit, Event};

/// Maximum number of listed wallets, and maximum length of their names.
const MAX_WALLETS: usize = 24;
const MAX_NAME_CHARS: usize = 40;

/// A wallet and the name that it gives itself, as plain text.
#[derive(Clone)]
pub struct Found {
    /// Identifies the wallet: its announced reverse domain name, and its name. A wallet may announce itself
    /// twice, each time with a new UUID (EIP-6963).
    id: String,
    pub name: String,
    pub wallet: Wallet,
}

/// Returns the wallets of this kind as they appear, until the current owner is cleaned up. Browser only.
pub fn discover(kind: WalletKind) -> ReadSignal<Vec<Found>> {
    let (found, set_found) = signal(Vec::<Found>::new());
    let add = move |new: Option<Found>| {
        let Some(new) = new else { return };
        set_found.try_update(|all| {
            if all.len() < MAX_WALLETS && all.iter().all(|known| known.id != new.id) {
                all.push(new);
            }
        });
    };
    match kind {
        WalletKind::Evm => discover_evm(add),
        WalletKind::Solana => discover_solana(add),
    }
    found
}

/// Discovers EVM wallets (EIP-6963).
fn discover_evm(add: impl Fn(Option<Found>) + 'static) {
    listen("eip6963:announceProvider", move |event| add(provider_of(&event)));
    dispatch(Event::new("eip6963:requestProvider"));
}

fn provider_of(event: &JsValue) -> Option<Found> {
    let info = get(event, &["detail", "info"])?;
    let provider = get(event, &["detail", "provider"])?;
    let name = name_of(&info)?;
    let id = [text(&info, "rdns").unwrap_or_default().as_str(), " ", &name].concat();
    Some(Found { id, name, wallet: Wallet::Evm(Provider::new(provider)) })
}

/// Discovers Solana wallets (Wallet Standard): the page passes its register function to the wallets that are
/// present, and to each one that loads later.
fn discover_solana(add: impl Fn(Option<Found>) + Clone + 'static) {
    let nothing: JsValue = Closure::once_into_js(|| {});
    let register = Closure::<dyn Fn(JsValue) -> JsValue>::new(move |wallet: JsValue| {
        add(standard_wallet(wallet));
        nothing.clone()
    });
    let api = object_from(&[("register", register.into_js_value())]);
    let registration = api.clone();
    listen("wallet-standard:register-wallet", move |event| {
        if let Some(callback) = get(&event, &["detail"]).and_then(|it| it.dyn_into::<Function>().ok()) {
            // Ignore what a wallet throws while it registers.
            let _ = callback.call1(&JsValue::UNDEFINED, &registration);
        }
    });
    let init = CustomEventInit::new();
    init.set_detail(&api);
    dispatch(CustomEvent::new_with_event_init_dict("wallet-standard:app-ready", &init).map(Into::into));
}

fn standard_wallet(wallet: JsValue) -> Option<Found> {
    let name = name_of(&wallet)?;
    let wallet = Wallet::Solana(StandardWallet::new(wallet)?);
    Some(Found { id: name.clone(), name, wallet })
}

/// The name to display on a button. A wallet without a name is not listed.
fn name_of(object: &JsValue) -> Option<String> {
    let name: String = label::clean(&text(object, "name")?).chars().take(MAX_NAME_CHARS).collect();
    (!name.is_empty()).then_some(name)
}

fn listen(event: &'static str, callback: impl Fn(JsValue) + 'static) {
    let handle = window_event_listener_untyped(event, move |event| callback(event.into()));
    on_cleanup(move || handle.remove());
}

fn dispatch(event: Result<Event, JsValue>) {
    if let Ok(event) = event {
        // The result says only whether a listener prevented the default action, and this event has none.
        let _ = window().dispatch_event(&event);
    }
}
