//! The four stages of an order, each with its time.

use super::icon::Icon;
use crate::domain::{
    phase::{OrderView, Phase, Stage, Tone},
    time::Timestamp,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The words of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineWords {
    pub progress: String,
    /// Names of the four stages, in their order.
    pub stages: Vec<String>,
    pub now: String,
    pub stopped: String,
}

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
            || matches!(
                phase,
                Phase::Expired | Phase::ExpiredAfterPayment | Phase::Refunded
            );
        if ended { Self::Stopped } else { Self::Now }
    }
}

/// Draws the timeline of an order.
#[component]
pub(super) fn Timeline(#[prop(into)] view: Signal<OrderView>, words: TimelineWords) -> impl IntoView {
    let TimelineWords { progress, stages, now, stopped } = words;
    let stages: Vec<_> = Stage::ALL.into_iter().zip(stages).collect();
    view! {
        <ol class="timeline" aria-label=progress>
            {move || view.with(|view| stages.iter().map(|(stage, name)| {
                let mark = Mark::of(view.phase, *stage);
                let time = time_of(view, *stage).filter(|_| mark == Mark::Done);
                let word = match mark {
                    Mark::Now => now.clone(),
                    Mark::Stopped => stopped.clone(),
                    Mark::Done | Mark::Todo => String::new(),
                };
                view! {
                    <li class="timeline__stage" data-stage=mark.code() aria-current=(mark == Mark::Now).then_some("step")>
                        <span class="timeline__mark">
                            {(mark == Mark::Done).then(|| view! { <Icon name="check"/> })}
                            {(mark == Mark::Stopped).then(|| view! { <Icon name="close"/> })}
                        </span>
                        <span class="timeline__name">{name.clone()}</span>
                        <span class="timeline__time">{time.map_or(word, clock)}</span>
                    </li>
                }
            }).collect_view())}
        </ol>
    }
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
