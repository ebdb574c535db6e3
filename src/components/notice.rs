//! A notice: something a shopper should know, in its tone and always in words.

use super::icon::Icon;
use crate::domain::phase::Tone;
use leptos::prelude::*;

/// Draws a notice; `title` may be empty. A bad one is an alert, and so is the `reply` to what was just asked for.
#[component]
pub fn Notice(
    #[prop(default = Tone::Plain)] tone: Tone,
    #[prop(optional)] reply: bool,
    #[prop(optional, into)] title: String,
    children: Children,
) -> impl IntoView {
    let (class, icon) = match tone {
        Tone::Plain => ("notice", "info"),
        Tone::Good => ("notice notice--good", "check"),
        Tone::Caution => ("notice notice--warn", "alert"),
        Tone::Bad => ("notice notice--bad", "alert"),
    };
    view! {
        <div class=class role=(reply || tone == Tone::Bad).then_some("alert") tabindex=reply.then_some("-1")>
            <span class="notice__icon"><Icon name=icon/></span>
            <div class="notice__body">
                {(!title.is_empty()).then(|| view! { <h2 class="notice__title">{title}</h2> })}
                {children()}
            </div>
        </div>
    }
}
