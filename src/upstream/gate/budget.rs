//! Call budgets: a number of calls per sliding window, and how much of it each priority may use.

use super::super::caller::Priority;
use std::{fmt, str::FromStr, time::Duration};
use thiserror::Error;

/// The longest window that a setting may have.
const MAX_WINDOW: Duration = Duration::from_hours(24);

/// The highest number of calls that a setting may have.
pub(super) const MAX_CALLS: usize = 1_000_000;

/// A call counts this much longer than its window, because upstream's clock reads the time of
/// arrival in whole seconds.
const CLOCK_MARGIN: Duration = Duration::from_secs(1);

/// A number of calls within any window of this length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    pub calls: usize,
    pub window: Duration,
}

/// The text is not a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("must be CALLS/WINDOW such as 120/1m: 1 to 1000000 calls in 1s to 24h")]
pub struct NotABudget;

impl FromStr for Budget {
    type Err = NotABudget;

    fn from_str(text: &str) -> Result<Self, NotABudget> {
        let (calls, window) = text.split_once('/').ok_or(NotABudget)?;
        let calls = calls.trim().parse().map_err(|_| NotABudget)?;
        let window = window.trim();
        let unit = window.chars().last().ok_or(NotABudget)?;
        let number: u64 = window.trim_end_matches(unit).parse().map_err(|_| NotABudget)?;
        let seconds = match unit {
            's' => 1,
            'm' => 60,
            'h' => 3_600,
            _ => return Err(NotABudget),
        };
        let window = Duration::from_secs(number.checked_mul(seconds).ok_or(NotABudget)?);
        let fits = (1..=MAX_CALLS).contains(&calls) && !window.is_zero() && window <= MAX_WINDOW;
        if fits { Ok(Self { calls, window }) } else { Err(NotABudget) }
    }
}

impl fmt::Display for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}s", self.calls, self.window.as_secs())
    }
}

impl Budget {
    /// How many calls may be in the window before another one of this priority. Pages leave one
    /// eighth of the budget to purchases. Background refreshes leave three eighths to pages and
    /// purchases. Visitors who may not be persons leave a half to all of these, and programs leave
    /// three quarters.
    pub(super) const fn ceiling(self, priority: Priority) -> usize {
        self.calls
            - match priority {
                Priority::Purchase => 0,
                Priority::Page => self.calls / 8,
                Priority::Refresh => self.calls * 3 / 8,
                Priority::Unknown => self.calls / 2,
                Priority::Crawler => self.calls * 3 / 4,
            }
    }

    /// How long a call counts.
    pub(super) const fn counted(self) -> Duration {
        self.window.saturating_add(CLOCK_MARGIN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn budget_is_read_from_its_setting() {
        for (text, budget) in [
            ("120/1m", Some((120, 60))),
            (" 30 / 10m", Some((30, 600))),
            ("5/30s", Some((5, 30))),
            ("1/24h", Some((1, 86_400))),
            ("0/1m", None),
            ("1000001/1m", None),
            ("1/25h", None),
            ("1/0s", None),
            ("120", None),
            ("120/m", None),
            ("120/1d", None),
            ("-1/1m", None),
            ("1/99999999999999999999h", None),
            ("", None),
        ] {
            let read = text.parse::<Budget>().ok().map(|b| (b.calls, b.window.as_secs()));
            assert_eq!(read, budget, "{text}");
        }
    }
}
