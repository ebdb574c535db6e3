//! How to install a delivered eSIM on a phone: a link, the two codes to type, and the steps.

use super::{copy::Copy, texts::Say};
use crate::domain::lpa::Lpa;
use leptos::prelude::*;

/// Shows the ways to install the eSIM.
#[component]
pub(super) fn Install(lpa: Lpa, say: Say) -> impl IntoView {
    let codes = [
        ("order-esim-server", "order-esim-copy-server", lpa.server().to_owned()),
        ("order-esim-activation", "order-esim-copy-activation", lpa.activation().to_owned()),
    ];
    let codes = codes.map(|(term, copy, code)| {
        view! {
            <dt class="install__term">{say.say(term)}</dt>
            <dd class="install__code">
                <span class="owned__fact" dir="ltr" translate="no">{code.clone()}</span>
                <Copy text=code label=say.say(copy) say/>
            </dd>
        }
    });
    let steps = ["order-esim-how-iphone", "order-esim-how-android", "order-esim-once"];
    view! {
        <div class="install">
            <a class="button" href=lpa.install_link() rel="noopener noreferrer nofollow" target="_blank" data-testid="esim-install">
                {say.say("order-esim-iphone")}
            </a>
            <dl class="install__codes">{codes}</dl>
            <details class="fold" open=true>
                <summary class="fold__title">{say.say("order-esim-how")}</summary>
                <ul class="fold__body install__steps">{steps.map(|step| view! { <li>{say.say(step)}</li> })}</ul>
            </details>
        </div>
    }
}
