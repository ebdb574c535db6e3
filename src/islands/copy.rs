//! A button that puts a text on the clipboard and says so; where that cannot be done it shows the text, selected, and says
//! how to copy it. All that is done by `public/page.js`, so it works without WebAssembly too.

use super::{icon::Icon, texts::Say};
use leptos::prelude::*;

/// Seen only where scripts run.
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
