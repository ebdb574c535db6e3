//! The "Place order" button: a second press while the first is being processed does nothing. The server
//! creates one order from several presses anyway; this button only shows that something is happening.

use super::{hydration::resilient, live_text::live_option};
use leptos::prelude::*;

/// The submit button of a form that must not be sent twice.
#[island]
pub fn PlaceButton(label: String, busy: String) -> impl IntoView {
    let sent = RwSignal::new(false);
    let button = NodeRef::<leptos::html::Button>::new();
    Effect::new(move |_| {
        let Some(form) = button.get().and_then(|b| b.form()) else { return };
        let listener = leptos::ev::submit;
        let handle = leptos::leptos_dom::helpers::window_event_listener(listener, move |event| {
            let is_our_form = event.target().is_some_and(|t| {
                wasm_bindgen::JsCast::dyn_ref::<web_sys::HtmlFormElement>(&t) == Some(&form)
            });
            if is_our_form && sent.get_untracked() {
                event.prevent_default();
            } else if is_our_form {
                sent.set(true);
            }
        });
        on_cleanup(move || handle.remove());
        // A form restored from the back/forward cache can be sent again.
        let shown = window_event_listener_untyped("pageshow", move |_| sent.set(false));
        on_cleanup(move || shown.remove());
    });
    resilient(view! {
        <button
            class="button button--primary button--large button--block"
            type="submit"
            node_ref=button
            aria-disabled=move || sent.get().then_some("true")
            data-busy=move || sent.get().then_some("")
        >
            {label}
        </button>
        <p class="visually-hidden" role="status">{live_option(move || sent.get().then(|| busy.clone()))}</p>
    })
}
