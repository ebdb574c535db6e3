//! A button that copies a text to the clipboard and confirms it. If that fails, it shows the text, selected,
//! and says how to copy it. `public/page.js` implements all of this, so it also works without WebAssembly.

use super::{icon::Icon, texts::Say};
use leptos::prelude::*;

/// The copy button. Only visible where scripts run.
#[component]
pub(super) fn Copy(#[prop(into)] text: Signal<String>, label: String, say: Say) -> impl IntoView {
    view! {
        <span class="copier">
            <button class="copy" type="button" data-copy=move || text.get()>
                <span class="copy__word"><Icon name="copy"/>{label}</span>
                <span class="copy__word copy__word--done" aria-hidden="true"><Icon name="check"/>{say.say("order-copied")}</span>
            </button>
            <span class="visually-hidden" role="status"></span>
            <span class="copier__by-hand" hidden=true>
                <span class="copier__text" translate="no" dir="ltr"></span>
                <span>{say.say("order-copy-by-hand")}</span>
            </span>
        </span>
    }
}
