//! A button that puts a text on the clipboard and says so.

use super::icon::Icon;
use crate::live::clock;
use leptos::prelude::*;

/// Seen only once it can do what it says: styles hide it until the island around it is live.
#[component]
pub(super) fn Copy(#[prop(into)] text: Signal<String>, label: String, done: String) -> impl IntoView {
    let copied = RwSignal::new(false);
    let copy = move |_| {
        leptos::task::spawn_local(async move {
            let write = window().navigator().clipboard().write_text(&text.get_untracked());
            if wasm_bindgen_futures::JsFuture::from(write).await.is_ok() {
                copied.set(true);
                clock::sleep(2000).await;
                copied.try_set(false);
            }
        });
    };
    let said = done.clone();
    view! {
        <button class="copy" type="button" data-copied=move || copied.get().then_some("") on:click=copy>
            <span class="copy__word"><Icon name="copy"/>{label}</span>
            <span class="copy__word copy__word--done" aria-hidden="true"><Icon name="check"/>{done}</span>
        </button>
        <span class="visually-hidden" role="status">{move || copied.get().then(|| said.clone())}</span>
    }
}
