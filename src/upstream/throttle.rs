//! How long upstream asks to wait (contract 1.4, 1.5).

use jiff::{Timestamp, fmt::rfc2822};
use reqwest::header::{HeaderMap, RETRY_AFTER};
use std::time::Duration;

/// No wait is longer, whatever upstream writes.
const MAX_WAIT_SECONDS: i64 = 3600;

/// The spellings of the two counters; a header's letters are of any case.
const REMAINING: [&str; 2] = ["x-ratelimit-remaining", "ratelimit-remaining"];
const RESET: [&str; 2] = ["x-ratelimit-reset", "ratelimit-reset"];

/// The wait that an answer asks for: `Retry-After` in seconds or as a date, else `X-RateLimit-Reset` as unix
/// seconds (or, if small, as seconds from now); `None` where it names no time. No reset is further away than a
/// window: what says so goes by another clock.
pub fn asked(headers: &HeaderMap, window: Duration, now: Timestamp) -> Option<Duration> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
    let reset = || RESET.iter().find_map(|name| reset_in(text(name)?, now)).map(seconds);
    after(headers, now).or_else(|| reset().map(|reset| reset.min(window))).map(bounded)
}

/// The wait that an upstream which is not well asks for by `Retry-After`; no longer than a window, and none where it says
/// that it may be asked at once.
pub fn unwell(headers: &HeaderMap, window: Duration, now: Timestamp) -> Option<Duration> {
    after(headers, now).filter(|wait| !wait.is_zero()).map(|wait| bounded(wait.min(window)))
}

/// How many calls upstream says are left, and until when, if it says that too.
pub fn left(headers: &HeaderMap, window: Duration, now: Timestamp) -> Option<(u64, Option<Duration>)> {
    let number = |text: &str| text.split([',', ';', '.']).next().unwrap_or_default().trim().parse().ok();
    let left = REMAINING.iter().find_map(|name| number(headers.get(*name)?.to_str().ok()?))?;
    Some((left, asked(headers, window, now)))
}

/// A wait in whole seconds, one second to one hour; a started second is waited for.
pub fn bounded(wait: Duration) -> Duration {
    let seconds = wait.as_secs().saturating_add(u64::from(wait.subsec_nanos() > 0));
    Duration::from_secs(seconds.clamp(1, MAX_WAIT_SECONDS.unsigned_abs()))
}

fn after(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
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
    let whole = text.split([',', ';', '.']).next().unwrap_or_default();
    let reset = whole.trim().parse::<i64>().ok()?;
    Some(if reset <= MAX_WAIT_SECONDS { reset } else { reset.saturating_sub(now.as_second()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::header::HeaderValue;

    const MINUTE: Duration = Duration::from_mins(1);

    #[test]
    fn what_is_left_is_read_with_its_end() {
        let now = Timestamp::from_second(1_791_540_000).unwrap();
        for (given, read) in [
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
            let told =
                left(&headers.collect(), MINUTE, now).map(|(left, wait)| (left, wait.map(|w| w.as_secs())));
            assert_eq!(told, read, "{given:?}");
        }
    }

    #[test]
    fn a_started_second_is_waited_for() {
        for (millis, seconds) in [(0, 1), (1, 1), (1_000, 1), (1_001, 2), (7_200_000, 3_600)] {
            assert_eq!(bounded(Duration::from_millis(millis)).as_secs(), seconds, "{millis}");
        }
    }

    #[test]
    fn each_header_style_is_understood() {
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
            let asked = asked(&headers.collect(), MINUTE, now).map(|wait| wait.as_secs());
            assert_eq!(asked, seconds, "{given:?}");
        }
    }
}
