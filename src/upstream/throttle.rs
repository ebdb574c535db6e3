//! How long upstream asks to wait (contract 1.4, 1.5).

use jiff::{Timestamp, fmt::rfc2822};
use reqwest::header::{HeaderMap, RETRY_AFTER};
use std::time::Duration;

/// One full window, where upstream names no time.
const WINDOW: Duration = Duration::from_mins(1);

/// After a burst's 403 the door stays shut "for some minutes".
const BURST: Duration = Duration::from_mins(3);

/// No wait is longer, whatever upstream writes.
const LONGEST: i64 = 3600;

/// The wait a 429 asks for: `Retry-After` in seconds or as a date, else `X-RateLimit-Reset` as unix
/// seconds (or, if small, as seconds from now), else one full window.
pub fn wait(headers: &HeaderMap, now: Timestamp) -> Duration {
    asked(headers, now).unwrap_or(WINDOW)
}

/// The wait after a 403 without a reason of its own.
pub fn burst(headers: &HeaderMap, now: Timestamp) -> Duration {
    asked(headers, now).unwrap_or(BURST)
}

fn asked(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
    let seconds = text(RETRY_AFTER.as_str())
        .and_then(|after| retry_after(after, now))
        .or_else(|| text("x-ratelimit-reset").and_then(|reset| reset_in(reset, now)))?;
    u64::try_from(seconds.clamp(1, LONGEST)).ok().map(Duration::from_secs)
}

fn retry_after(text: &str, now: Timestamp) -> Option<i64> {
    if let Ok(seconds) = text.parse::<u32>() {
        return Some(i64::from(seconds));
    }
    let date = rfc2822::parse(text).ok()?;
    Some(date.timestamp().as_second().saturating_sub(now.as_second()))
}

fn reset_in(text: &str, now: Timestamp) -> Option<i64> {
    let whole = text.split('.').next().unwrap_or_default();
    let reset = whole.parse::<i64>().ok()?;
    Some(if reset <= LONGEST { reset } else { reset.saturating_sub(now.as_second()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::header::HeaderValue;

    #[test]
    fn each_header_style_is_understood() {
        let now = Timestamp::from_second(1_791_540_000).unwrap();
        for (given, seconds) in [
            (&[("retry-after", "60")][..], 60),
            (&[("retry-after", "0")], 1),
            (&[("retry-after", "99999")], 3600),
            (&[("retry-after", "Fri, 09 Oct 2026 10:01:30 GMT")], 90),
            (&[("retry-after", "Fri, 09 Oct 2026 09:00:00 GMT")], 1),
            (&[("retry-after", "later"), ("x-ratelimit-reset", "1791540045")], 45),
            (&[("x-ratelimit-limit", "120"), ("x-ratelimit-reset", "1791540060")], 60),
            (&[("x-ratelimit-reset", "1791540030.5")], 30),
            (&[("x-ratelimit-reset", "12")], 12),
            (&[("x-ratelimit-remaining", "0")], 60),
            (&[], 60),
        ] {
            let headers = given.iter().map(|(name, value)| {
                (name.parse::<reqwest::header::HeaderName>().unwrap(), HeaderValue::from_static(value))
            });
            assert_eq!(wait(&headers.collect(), now).as_secs(), seconds, "{given:?}");
        }
        assert_eq!(burst(&HeaderMap::new(), now), BURST);
    }
}
