//! Error bodies and statuses, turned into decisions (contract 1.4). Upstream has no single shape of an
//! error; machine codes are dug out in the order that covers every known one, sentences are left behind.

use super::{
    answer::Answer,
    error::{Fault, UpstreamError},
    gate::{BLOCK, Endpoint, FIRST_COOLDOWN},
    loose::List,
    throttle,
};
use crate::domain::problem::{Problem, is_code};
use jiff::Timestamp;
use serde_json::Value;
use std::time::Duration;

/// At most this many problems are read from one body.
const MOST: usize = 20;

/// A 403 that says no more than this tells of too many calls at once, or of a shopper whom upstream does not serve
/// (contract 1.4).
const BURST: [&str; 5] =
    ["FORBIDDEN", "ACCESS_DENIED", "RATE_LIMITED", "RATE_LIMIT_EXCEEDED", "TOO_MANY_REQUESTS"];

/// Decides what an answer outside 2xx of this endpoint means. No wait is longer than `window`, whatever its headers say of
/// a reset.
pub fn judge(answer: &Answer, endpoint: Endpoint, window: Duration, now: Timestamp) -> UpstreamError {
    let status = answer.status.as_u16();
    let problems = answer.json::<Value>().map(|body| problems(&body)).unwrap_or_default();
    let reasoned = problems.iter().any(|p| p.is_known() && *p != Problem::NotFound);
    let is_burst = problems.iter().all(|p| BURST.contains(&p.code()) || *p == Problem::NotFound);
    let wait = |usual| throttle::asked(&answer.headers, window, now).unwrap_or(usual);
    match status {
        429 => UpstreamError::Throttled { retry_after: wait(FIRST_COOLDOWN), was_sent: true },
        401 => UpstreamError::Unauthorised,
        403 if is_burst && endpoint.is_shared() => {
            UpstreamError::Throttled { retry_after: wait(FIRST_COOLDOWN), was_sent: true }
        }
        403 if is_burst => UpstreamError::Blocked { retry_after: wait(BLOCK) },
        404 | 410 if !reasoned => UpstreamError::NotFound,
        408 => UpstreamError::Unavailable(Fault::Status(status)),
        400..=499 if problems.is_empty() => {
            UpstreamError::Refused(vec![Problem::read(&format!("HTTP_{status}"))])
        }
        400..=499 => UpstreamError::Refused(problems),
        _ => UpstreamError::Unavailable(Fault::Status(status)),
    }
}

/// The machine codes of an error body: `problems[].problem`, else the first code among `detail`,
/// `error`, `error_code`, `code` and `status`. A `detail` in small letters is a sentence of one word.
pub fn problems(body: &Value) -> Vec<Problem> {
    let listed = listed(body.get("problems").unwrap_or(&Value::Null));
    if !listed.is_empty() {
        return listed;
    }
    let fits = |key: &str, word: &str| {
        is_code(word) && (key != "detail" || !word.contains(|c: char| c.is_ascii_lowercase()))
    };
    let word = |key: &&str| body.get(*key)?.as_str().map(str::trim).filter(|word| fits(key, word));
    let one = ["detail", "error", "error_code", "code", "status"].iter().find_map(word);
    one.map(|code| vec![Problem::read(code)]).unwrap_or_default()
}

/// A `problems` list: `null` and `[]` both mean fine; an entry that cannot be read is still a problem.
pub fn listed(list: &Value) -> Vec<Problem> {
    let Ok(List(entries)) = serde_json::from_value::<List<Value>>(list.clone()) else { return Vec::new() };
    let entries = entries.iter().filter(|entry| !entry.is_null()).take(MOST);
    entries
        .map(|entry| {
            let code = ["problem", "code", "error"].iter().find_map(|key| entry.get(*key)?.as_str());
            Problem::read(code.or_else(|| entry.as_str()).unwrap_or_default())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn codes_are_found_in_every_known_shape() {
        for (body, codes) in [
            (
                json!({"problems": [{"problem": "OUT_OF_STOCK"}, "NOT_ACTIVE", {}]}),
                &["OUT_OF_STOCK", "NOT_ACTIVE", "UNKNOWN"][..],
            ),
            (json!({"status": "400", "detail": "SUSPENDED_COIN", "moreDetails": null}), &["SUSPENDED_COIN"]),
            (json!({"status": 422, "detail": "KYC_MISSING", "reason": "text"}), &["KYC_MISSING"]),
            (
                json!({"error": "NOT_AVAILABLE_PRODUCT", "detail": "unknown product"}),
                &["NOT_AVAILABLE_PRODUCT"],
            ),
            (json!({"error_code": "INTERNAL", "message": "unexpected"}), &["INTERNAL"]),
            (
                json!({"code": "partner_daily_order_velocity_exceeded"}),
                &["PARTNER_DAILY_ORDER_VELOCITY_EXCEEDED"],
            ),
            (json!({"status": "BAD_REQUEST", "detail": "family_name is required"}), &["BAD_REQUEST"]),
            (json!({"detail": "rejected", "error": "KYC_MISSING"}), &["KYC_MISSING"]),
            (json!({"status": "400", "detail": "The format of the given phone number is not valid"}), &[]),
            (json!({"message": "Forbidden"}), &[]),
            (json!({"problems": null}), &[]),
            (json!([1, 2]), &[]),
            (json!(null), &[]),
        ] {
            let read = problems(&body);
            assert_eq!(read.iter().map(Problem::code).collect::<Vec<_>>(), codes, "{body}");
        }
    }
}
