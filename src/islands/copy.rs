//! A button that puts a text on the clipboard and says so.

use super::{icon::Icon, texts::Say};
use crate::live::clock;
use leptos::prelude::*;

/// Seen only once it can do what it says: styles hide it until the island around it is live.
#[component]
pub(super) fn Copy(#[prop(into)] text: Signal<String>, label: String, say: Say) -> impl IntoView {
    let copied = RwSignal::new(false);
    let copy = move |_| {
        let text = text.get_untracked();
        leptos::task::spawn_local(async move {
            let write = window().navigator().clipboard().write_text(&text);
            if wasm_bindgen_futures::JsFuture::from(write).await.is_ok() {
                copied.set(true);
                clock::sleep(2000).await;
                copied.try_set(false);
            }
        });
    };
    view! {
        <button class="copy" type="button" data-copied=move || copied.get().then_some("") on:click=copy>
            <span class="copy__word"><Icon name="copy"/>{label}</span>
            <span class="copy__word copy__word--done" aria-hidden="true"><Icon name="check"/>{say.say("order-copied")}</span>
        </button>
        <span class="visually-hidden" role="status">{move || copied.get().then(|| say.say("order-copied"))}</span>
    }
}
