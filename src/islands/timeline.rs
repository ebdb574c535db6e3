//! The four stages of an order, each with its time.

use super::{live_text::live_text, texts::Say};
use crate::domain::{
    expected_time::Help,
    order_view::OrderView,
    phase::{Mark, Stage},
    time::Timestamp,
};
use leptos::{either::Either, prelude::*};

/// Shows the timeline of an order.
#[component]
pub(super) fn Timeline(view: ReadSignal<OrderView>, patience: Memo<Option<Help>>, say: Say) -> impl IntoView {
    let stages = Stage::ALL.map(|stage| {
        let mark = move || view.with(|view| view.phase.mark_of(stage));
        let icon = move || match mark() {
            Mark::Done | Mark::Part => "/icons.svg#check",
            Mark::Stopped => "/icons.svg#close",
            Mark::Now | Mark::Held | Mark::Todo => "",
        };
        let word = move || match mark() {
            Mark::Done => view.with(|view| time_of(view, stage)).map(clock).unwrap_or_default(),
            mark => mark.text().map(|key| say.say(key)).unwrap_or_default(),
        };
        view! {
            <li
                class="timeline__stage"
                data-stage=move || mark().code()
                aria-current=move || matches!(mark(), Mark::Now | Mark::Held).then_some("step")
            >
                <span class="timeline__mark">
                    <svg class="icon" aria-hidden="true" focusable="false"><use href=icon></use></svg>
                </span>
                <span class="timeline__name">{say.say(stage.text())}</span>
                <span class="timeline__time">{live_text(word)}</span>
            </li>
        }
    });
    // The usual time, or the link to the help once it takes longer. Both are in one place, so that nothing
    // moves.
    let duration_text = move || {
        if let Some(help) = patience.get() {
            let title = say.say(&["help-", help.code(), "-title"].concat());
            Either::Left(move || view! { <a href="#patience">{title.clone()}</a> })
        } else {
            let text = say.say(&["usual-", view.with(|view| view.phase).code()].concat());
            Either::Right(move || view! { <span>{text.clone()}</span> })
        }
    };
    view! {
        <div class="progress">
            <ol class="timeline" aria-label=say.say("timeline-label")>{stages}</ol>
            <p class="progress__usual" data-testid="usual">{duration_text}</p>
        </div>
    }
}

const fn time_of(view: &OrderView, stage: Stage) -> Option<Timestamp> {
    match stage {
        Stage::Placed => Some(view.placed_at),
        Stage::Paid | Stage::Sourced => view.paid_at,
        Stage::Delivered => view.delivered_at,
    }
}

/// Formats a time as `12:04 UTC`, the same on both sides whatever the browser's time zone.
fn clock(at: Timestamp) -> String {
    let day = at.unix().rem_euclid(86_400);
    format!("{:02}:{:02} UTC", day / 3600, day % 3600 / 60)
}
