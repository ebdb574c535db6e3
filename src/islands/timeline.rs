//! The four stages of an order, each with its time.

use super::texts::Say;
use crate::domain::{
    phase::{OrderView, Phase, Stage, Tone},
    time::Timestamp,
};
use leptos::prelude::*;

/// What a stage looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Done,
    Now,
    Stopped,
    Todo,
}

impl Mark {
    const fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Now => "now",
            Self::Stopped => "stopped",
            Self::Todo => "todo",
        }
    }

    fn of(phase: Phase, stage: Stage) -> Self {
        let reached = phase.stage();
        if stage < reached || matches!((phase, stage), (Phase::Delivered, Stage::Delivered)) {
            return Self::Done;
        }
        if stage > reached {
            return Self::Todo;
        }
        let ended = matches!(phase.tone(), Tone::Bad)
            || matches!(phase, Phase::Expired | Phase::ExpiredAfterPayment | Phase::Refunded);
        if ended { Self::Stopped } else { Self::Now }
    }
}

/// Draws the timeline of an order.
#[component]
pub(super) fn Timeline(view: ReadSignal<OrderView>, say: Say) -> impl IntoView {
    let stages = Stage::ALL.map(|stage| {
        let mark = move || view.with(|view| Mark::of(view.phase, stage));
        let icon = move || match mark() {
            Mark::Done => "/icons.svg#check",
            Mark::Stopped => "/icons.svg#close",
            Mark::Now | Mark::Todo => "",
        };
        let word = move || match mark() {
            Mark::Done => view.with(|view| time_of(view, stage)).map(clock).unwrap_or_default(),
            Mark::Now => say.say("stage-now"),
            Mark::Stopped => say.say("stage-stopped"),
            Mark::Todo => String::new(),
        };
        view! {
            <li
                class="timeline__stage"
                data-stage=move || mark().code()
                aria-current=move || (mark() == Mark::Now).then_some("step")
            >
                <span class="timeline__mark">
                    <svg class="icon" aria-hidden="true" focusable="false"><use href=icon></use></svg>
                </span>
                <span class="timeline__name">{say.say(stage.text())}</span>
                <span class="timeline__time">{word}</span>
            </li>
        }
    });
    view! { <ol class="timeline" aria-label=say.say("timeline-label")>{stages}</ol> }
}

const fn time_of(view: &OrderView, stage: Stage) -> Option<Timestamp> {
    match stage {
        Stage::Placed => Some(view.placed_at),
        Stage::Paid | Stage::Sourced => view.paid_at,
        Stage::Delivered => view.delivered_at,
    }
}

/// `12:04 UTC`: the same on both sides, whatever the browser's zone.
fn clock(at: Timestamp) -> String {
    let day = at.unix().rem_euclid(86_400);
    format!("{:02}:{:02} UTC", day / 3600, day % 3600 / 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phase_has_at_most_one_stage_under_way() {
        for phase in Phase::ALL {
            let marks = Stage::ALL.map(|stage| Mark::of(phase, stage));
            let under_way = marks.iter().filter(|m| matches!(m, Mark::Now | Mark::Stopped)).count();
            assert_eq!(under_way, usize::from(phase != Phase::Delivered), "{phase:?} {marks:?}");
        }
    }
}
