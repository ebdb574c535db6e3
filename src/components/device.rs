//! What a phone needs for an eSIM, and how to find out: told before anything is paid.

use super::icon::Icon;
use crate::i18n::Words;
use leptos::prelude::*;

/// Draws the hint.
#[component]
pub fn DeviceHint(words: Words) -> impl IntoView {
    let ways = ["esim-device-dial", "esim-device-iphone", "esim-device-android"];
    view! {
        <div class="device">
            <p class="device__title"><Icon name="sim"/>{words.say("esim-device-title")}</p>
            <p>{words.say("esim-device-text")}</p>
            <details class="device__how">
                <summary class="device__summary">{words.say("esim-device-how")}</summary>
                <ul class="device__list">{ways.map(|way| view! { <li>{words.say(way)}</li> }).collect_view()}</ul>
            </details>
        </div>
    }
}
