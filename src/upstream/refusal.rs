//! Classifies error bodies and statuses (contract 1.4). Upstream has no single error format.
//! Machine codes are searched in an order that covers every known format; texts are ignored.

use super::{
    answer::Answer,
    error::{Fault, UpstreamError},
    gate::{BLOCK_DURATION, Endpoint, FIRST_COOLDOWN},
    lenient::{List, OptionalObject, Text},
    throttle,
};
use crate::domain::problem::{Problem, is_code};
use jiff::Timestamp;
use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, Visitor, value::MapAccessDeserializer},
};
use std::{fmt, time::Duration};

/// Maximum number of problems that are read from one body.
const MAX_PROBLEMS: usize = 20;

/// A `problems` list. `null` and `[]` both mean no problem; an unreadable entry still counts as a
/// problem.
pub type Problems = List<WireProblem, MAX_PROBLEMS>;

/// A 403 with no other code than these means too many simultaneous calls, or a shopper whom
/// upstream does not serve (contract 1.4).
const BURST_MESSAGES: [&str; 5] =
    ["FORBIDDEN", "ACCESS_DENIED", "RATE_LIMITED", "RATE_LIMIT_EXCEEDED", "TOO_MANY_REQUESTS"];

/// Classifies an answer outside 2xx from this endpoint. No wait is longer than `window`, even if
/// the headers name a later reset.
pub fn classify(answer: &Answer, endpoint: Endpoint, window: Duration, now: Timestamp) -> UpstreamError {
    let status = answer.status.as_u16();
    let problems =
        answer.json::<OptionalObject<ErrorBody>>().ok().and_then(|body| body.0).map(ErrorBody::problems);
    let problems = problems.unwrap_or_default();
    let has_reason = problems.iter().any(|p| p.is_known() && *p != Problem::NotFound);
    let is_burst = problems.iter().all(|p| BURST_MESSAGES.contains(&p.code()) || *p == Problem::NotFound);
    let wait = |default| throttle::requested_wait(&answer.headers, window, now).unwrap_or(default);
    match status {
        429 => UpstreamError::Throttled { retry_after: wait(FIRST_COOLDOWN), was_sent: true },
        401 => UpstreamError::Unauthorized,
        403 if is_burst && endpoint.is_shared() => {
            UpstreamError::Throttled { retry_after: wait(FIRST_COOLDOWN), was_sent: true }
        }
        403 if is_burst => UpstreamError::Blocked { retry_after: wait(BLOCK_DURATION) },
        404 | 410 if !has_reason => UpstreamError::NotFound,
        408 => UpstreamError::Unavailable(Fault::Status(status)),
        400..=499 if problems.is_empty() => {
            UpstreamError::Refused(vec![Problem::read(&format!("HTTP_{status}"))])
        }
        400..=499 => UpstreamError::Refused(problems),
        _ => UpstreamError::Unavailable(Fault::Status(status)),
    }
}

/// An error body in every known format.
#[derive(Default, Deserialize)]
#[serde(default)]
struct ErrorBody {
    problems: Problems,
    detail: Text,
    error: Text,
    error_code: Text,
    code: Text,
    status: Text,
}

impl ErrorBody {
    /// The machine codes: `problems[].problem`, else the first code among `detail`, `error`,
    /// `error_code`, `code` and `status`. A `detail` with lower-case letters is text, even if it is
    /// one word.
    fn problems(self) -> Vec<Problem> {
        let listed = listed(&self.problems);
        if !listed.is_empty() {
            return listed;
        }
        let detail = self.detail.as_str().filter(|word| !word.contains(|c: char| c.is_ascii_lowercase()));
        let others = [&self.error, &self.error_code, &self.code, &self.status].map(Text::as_str);
        let words = std::iter::once(detail).chain(others).flatten().map(str::trim);
        words.into_iter().find(|word| is_code(word)).map(|code| vec![Problem::read(code)]).unwrap_or_default()
    }
}

/// The problems of a list.
pub fn listed(list: &Problems) -> Vec<Problem> {
    list.0.iter().map(|WireProblem(problem)| problem.clone()).collect()
}

/// One entry of a `problems` list: a code, or an object that contains one.
#[derive(Clone, Debug)]
pub struct WireProblem(Problem);

#[derive(Default, Deserialize)]
#[serde(default)]
struct Named {
    problem: Text,
    code: Text,
    error: Text,
}

impl<'de> Deserialize<'de> for WireProblem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ProblemVisitor).map(Self)
    }
}

struct ProblemVisitor;

impl<'de> Visitor<'de> for ProblemVisitor {
    type Value = Problem;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a problem")
    }

    fn visit_str<E: Error>(self, code: &str) -> Result<Problem, E> {
        Ok(Problem::read(code))
    }

    fn visit_bool<E: Error>(self, _value: bool) -> Result<Problem, E> {
        Ok(Problem::read(""))
    }

    fn visit_i64<E: Error>(self, _value: i64) -> Result<Problem, E> {
        Ok(Problem::read(""))
    }

    fn visit_u64<E: Error>(self, _value: u64) -> Result<Problem, E> {
        Ok(Problem::read(""))
    }

    fn visit_f64<E: Error>(self, _value: f64) -> Result<Problem, E> {
        Ok(Problem::read(""))
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Problem, A::Error> {
        let named = Named::deserialize(MapAccessDeserializer::new(object))?;
        let code = named.problem.or(named.code).or(named.error);
        Ok(Problem::read(code.as_str().unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::upstream::lenient;
    use serde_json::json;

    #[test]
    fn codes_are_found_in_every_known_format() {
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
            let body = serde_json::to_vec(&body).unwrap();
            let problems = lenient::read::<OptionalObject<ErrorBody>>(&body)
                .unwrap()
                .0
                .map(ErrorBody::problems)
                .unwrap_or_default();
            assert_eq!(problems.iter().map(Problem::code).collect::<Vec<_>>(), codes, "{codes:?}");
        }
    }
}
