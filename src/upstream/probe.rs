//! A check of upstream for the operator: whether it answers, how fast, and what time it has.

use super::{
    call::Call,
    caller::Caller,
    client::Upstream,
    error::{Fault, UpstreamError},
    gate::Endpoint,
};
use jiff::{Timestamp, fmt::rfc2822};
use reqwest::header::DATE;
use serde::de::IgnoredAny;
use std::time::{Duration, Instant};

/// Result of the check.
#[derive(Clone, Copy, Debug)]
pub struct ProbeResult {
    pub took: Duration,
    /// Upstream's clock, with a precision of one second. Some gateways do not send it.
    pub clock: Option<Timestamp>,
}

impl Upstream {
    /// Whether calls are sent. They pause for a while after upstream failed to answer several times
    /// in a row.
    pub fn is_asked(&self) -> bool {
        !self.gate().is_api_down()
    }

    /// Reads the payment methods, which creates nothing. The Partner ID is sent as always, but
    /// upstream accepts any (contract 1.1): only a refusal says something about it.
    pub async fn look(&self, caller: &Caller) -> Result<ProbeResult, UpstreamError> {
        let began = Instant::now();
        let call = Call::get(Endpoint::PaymentVias, &["v3", "payment_vias"], &[]);
        let answer = self.exchange(caller, &call).await?;
        if !answer.status.is_success() {
            return Err(self.classify(&answer, call.endpoint));
        }
        answer.json::<IgnoredAny>().map_err(|_| UpstreamError::Unavailable(Fault::Unreadable))?;
        let date = answer.headers.get(DATE).and_then(|date| rfc2822::parse(date.to_str().ok()?).ok());
        Ok(ProbeResult { took: began.elapsed(), clock: date.map(|date| date.timestamp()) })
    }
}
