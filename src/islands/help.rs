//! The help for shoppers who have waited for longer than usual.

use super::texts::Say;
use crate::domain::expected_time::Help;
use leptos::prelude::*;

/// Shows the help when there is a reason. It appears while the page is being read, so it is below all
/// updates; the timeline links to it.
#[component]
pub(super) fn WaitingHelp(help: Memo<Option<Help>>, say: Say) -> impl IntoView {
    let text_of = move |help: Help, part: &str| say.say(&["help-", help.code(), "-", part].concat());
    view! {
        <div aria-live="polite">
            {move || help.get().map(|help| move || view! {
                <aside class="notice notice--hold" id="patience" data-testid="patience" aria-labelledby="patience-title">
                    <span class="notice__icon">
                        <svg class="icon" aria-hidden="true" focusable="false"><use href="/icons.svg#clock"></use></svg>
                    </span>
                    <div class="notice__body">
                        <p class="notice__title" id="patience-title">{text_of(help, "title")}</p>
                        <p>{text_of(help, "text")}</p>
                        <p>{say.say("help-how")} " " <a href="#support">{say.say("support-title")}</a></p>
                    </div>
                </aside>
            })}
        </div>
    }
}
