//! A look at upstream by whoever sets a shop up: whether it answers, how soon, and what it says the time is.

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

/// What the look showed.
#[derive(Clone, Copy, Debug)]
pub struct ProbeResult {
    pub took: Duration,
    /// Upstream's clock, to the second; some gateways do not say.
    pub clock: Option<Timestamp>,
}

impl Upstream {
    /// Whether upstream is asked: not for a while after it failed to answer several times in a row.
    pub fn is_asked(&self) -> bool {
        !self.gate().is_api_down()
    }

    /// Reads the ways to pay, which places nothing. A Partner ID travels along as always, but upstream takes any
    /// (contract 1.1): only a refusal tells something about it.
    pub async fn look(&self, caller: &Caller) -> Result<ProbeResult, UpstreamError> {
        let began = Instant::now();
        let call = Call::get(Endpoint::PaymentVias, &["v3", "payment_vias"], &[]);
        let answer = self.exchange(caller, &call).await?;
        if !answer.status.is_success() {
            return Err(self.judge(&answer, call.endpoint));
        }
        answer.json::<IgnoredAny>().map_err(|_| UpstreamError::Unavailable(Fault::Unreadable))?;
        let date = answer.headers.get(DATE).and_then(|date| rfc2822::parse(date.to_str().ok()?).ok());
        Ok(ProbeResult { took: began.elapsed(), clock: date.map(|date| date.timestamp()) })
    }
}
