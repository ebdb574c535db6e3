//! Reads how long upstream asks to wait (contract 1.4, 1.5).

use jiff::{Timestamp, fmt::rfc2822};
use reqwest::header::{HeaderMap, RETRY_AFTER};
use std::time::Duration;

/// The longest wait, whatever upstream asks for.
const MAX_WAIT_SECONDS: i64 = 3600;

/// Names of the two counters. Header names are case-insensitive.
const REMAINING: [&str; 2] = ["x-ratelimit-remaining", "ratelimit-remaining"];
const RESET: [&str; 2] = ["x-ratelimit-reset", "ratelimit-reset"];

/// The wait that an answer asks for: `Retry-After` in seconds or as a date, else
/// `X-RateLimit-Reset` as unix seconds or, if small, as seconds from now. `None` if it names no
/// time. A reset is at most one window away: a later one comes from a different clock.
pub fn requested_wait(headers: &HeaderMap, window: Duration, now: Timestamp) -> Option<Duration> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
    let reset = || RESET.iter().find_map(|name| reset_in(text(name)?, now)).map(seconds);
    retry_after_wait(headers, now).or_else(|| reset().map(|reset| reset.min(window))).map(bounded)
}

/// The wait that an unavailable upstream asks for with `Retry-After`, at most one window. `None` if
/// it may be asked again immediately.
pub fn unavailable_wait(headers: &HeaderMap, window: Duration, now: Timestamp) -> Option<Duration> {
    retry_after_wait(headers, now).filter(|wait| !wait.is_zero()).map(|wait| bounded(wait.min(window)))
}

/// The number of calls that upstream says are left, and for how long if it says so.
pub fn remaining(headers: &HeaderMap, window: Duration, now: Timestamp) -> Option<(u64, Option<Duration>)> {
    let number = |text: &str| text.split([',', ';', '.']).next().unwrap_or_default().trim().parse().ok();
    let calls = REMAINING.iter().find_map(|name| number(headers.get(*name)?.to_str().ok()?))?;
    Some((calls, requested_wait(headers, window, now)))
}

/// Rounds a wait up to whole seconds, within one second to one hour.
pub fn bounded(wait: Duration) -> Duration {
    let seconds = wait.as_secs().saturating_add(u64::from(wait.subsec_nanos() > 0));
    Duration::from_secs(seconds.clamp(1, MAX_WAIT_SECONDS.unsigned_abs()))
}

fn retry_after_wait(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    retry_after(headers.get(RETRY_AFTER)?.to_str().ok()?.trim(), now).map(seconds)
}

fn seconds(seconds: i64) -> Duration {
    Duration::from_secs(u64::try_from(seconds).unwrap_or_default())
}

fn retry_after(text: &str, now: Timestamp) -> Option<i64> {
    if let Ok(seconds) = text.parse::<u32>() {
        return Some(i64::from(seconds));
    }
    let date = rfc2822::parse(text).ok()?;
    Some(date.timestamp().as_second().saturating_sub(now.as_second()))
}

fn reset_in(text: &str, now: Timestamp) -> Option<i64> {
    let seconds = text.split([',', ';', '.']).next().unwrap_or_default();
    let reset = seconds.trim().parse::<i64>().ok()?;
    Some(if reset <= MAX_WAIT_SECONDS { reset } else { reset.saturating_sub(now.as_second()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::header::HeaderValue;

    const MINUTE: Duration = Duration::from_mins(1);

    #[test]
    fn remaining_calls_are_read_with_their_end() {
        let now = Timestamp::from_second(1_791_540_000).unwrap();
        for (given, expected) in [
            (&[("X-RateLimit-Remaining", "7"), ("X-RateLimit-Reset", "1791540045")][..], Some((7, Some(45)))),
            (&[("x-ratelimit-remaining", "0")], Some((0, None))),
            (
                &[("RateLimit-Remaining", "12, 100;w=60"), ("ratelimit-reset", "30;w=60")],
                Some((12, Some(30))),
            ),
            (&[("x-ratelimit-remaining", "-3")], None),
            (&[("x-ratelimit-remaining", "some")], None),
            (&[("x-ratelimit-limit", "120")], None),
        ] {
            let headers = given.iter().map(|(name, value)| {
                (name.parse::<reqwest::header::HeaderName>().unwrap(), HeaderValue::from_static(value))
            });
            let read = remaining(&headers.collect(), MINUTE, now)
                .map(|(calls, wait)| (calls, wait.map(|w| w.as_secs())));
            assert_eq!(read, expected, "{given:?}");
        }
    }

    #[test]
    fn wait_is_rounded_up_to_whole_seconds() {
        for (millis, seconds) in [(0, 1), (1, 1), (1_000, 1), (1_001, 2), (7_200_000, 3_600)] {
            assert_eq!(bounded(Duration::from_millis(millis)).as_secs(), seconds, "{millis}");
        }
    }

    #[test]
    fn every_header_format_is_read() {
        let now = Timestamp::from_second(1_791_540_000).unwrap();
        for (given, seconds) in [
            (&[("retry-after", "60")][..], Some(60)),
            (&[("retry-after", "0")], Some(1)),
            (&[("retry-after", "99999")], Some(3600)),
            (&[("retry-after", "Fri, 09 Oct 2026 10:01:30 GMT")], Some(90)),
            (&[("retry-after", "Fri, 09 Oct 2026 09:00:00 GMT")], Some(1)),
            (&[("retry-after", "later"), ("x-ratelimit-reset", "1791540045")], Some(45)),
            (&[("x-ratelimit-limit", "120"), ("x-ratelimit-reset", "1791540060")], Some(60)),
            (&[("x-ratelimit-reset", "1791540030.5")], Some(30)),
            (&[("x-ratelimit-reset", "12")], Some(12)),
            (&[("x-ratelimit-reset", "1791549999")], Some(60)),
            (&[("x-ratelimit-reset", "1791540045000")], Some(60)),
            (&[("x-ratelimit-reset", "1791530000")], Some(1)),
            (&[("x-ratelimit-remaining", "0")], None),
            (&[("retry-after", "later")], None),
            (&[], None),
        ] {
            let headers = given.iter().map(|(name, value)| {
                (name.parse::<reqwest::header::HeaderName>().unwrap(), HeaderValue::from_static(value))
            });
            let wait = requested_wait(&headers.collect(), MINUTE, now).map(|wait| wait.as_secs());
            assert_eq!(wait, seconds, "{given:?}");
        }
    }
}
