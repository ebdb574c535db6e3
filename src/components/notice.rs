//! A notice for the shopper. Its tone is also clear from its text.

use super::icon::Icon;
use crate::domain::phase::Tone;
use leptos::prelude::*;

/// Renders a notice; `title` may be empty. A notice is an alert if its tone is bad or if it is the `reply` to
/// the visitor's last action.
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
