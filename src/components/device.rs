//! A hint about the phone that an eSIM requires, and how to check it. Shown before anything is paid.

use super::icon::Icon;
use crate::i18n::Words;
use leptos::prelude::*;

/// Renders the hint.
#[component]
pub fn DeviceHint(words: Words) -> impl IntoView {
    let checks = ["esim-device-dial", "esim-device-iphone", "esim-device-android"];
    view! {
        <div class="device">
            <p class="device__title"><Icon name="sim"/>{words.say("esim-device-title")}</p>
            <p>{words.say("esim-device-text")}</p>
            <details class="device__how">
                <summary class="device__summary">{words.say("esim-device-how")}</summary>
                <ul class="device__list">{checks.map(|check| view! { <li>{words.say(check)}</li> }).collect_view()}</ul>
            </details>
        </div>
    }
}
