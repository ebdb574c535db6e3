//! The time left by the server's clock. The browser's own clock only counts the seconds since the last update
//! of the order.

use super::{icon::Icon, live_text::live_text};
use crate::domain::time::Timestamp;
use leptos::prelude::*;

/// Seconds before the end from which the countdown is shown as urgent.
const URGENT_SECONDS: i64 = 300;

/// Counts down to `until`. `now` is the server's clock at the last update of the order, and `since` is the
/// number of seconds that have passed in the browser since then.
#[component]
pub(super) fn Countdown(
    until: Timestamp,
    #[prop(into)] now: Signal<Timestamp>,
    #[prop(into)] since: Signal<i64>,
    label: String,
) -> impl IntoView {
    let left = Memo::new(move |_| (until.since(now.get()) - since.get()).max(0));
    view! {
        <p class="countdown" data-late=move || (left.get() < URGENT_SECONDS).then_some("")>
            <Icon name="clock"/>
            <span>{label}</span>
            <time class="countdown__time" data-testid="countdown" role="timer" translate="no" datetime=move || format!("PT{}S", left.get())>
                {live_text(move || formatted(left.get()))}
            </time>
        </p>
    }
}

/// Formats seconds as `14:32`, or `1:04:09` from an hour on.
fn formatted(seconds: i64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds % 3600 / 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes:02}:{seconds:02}")
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn time_left_is_formatted_in_minutes_and_seconds() {
        for (seconds, text) in [(0, "00:00"), (872, "14:32"), (3849, "1:04:09")] {
            assert_eq!(super::formatted(seconds), text);
        }
    }
}
