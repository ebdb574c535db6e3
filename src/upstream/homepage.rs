//! `GET /v2/homepage`: a curated feed of undocumented shape (contract 3.1). It is opaque; nothing
//! may depend on it.

use super::{call::Call, caller::Caller, client::Upstream, error::UpstreamError, gate::Endpoint};
use crate::domain::locale::CountryCode;
use bytes::Bytes;
use serde::de::IgnoredAny;

impl Upstream {
    /// Returns the feed as received: JSON of unknown shape, not parsed.
    pub async fn homepage(&self, caller: &Caller, country: CountryCode) -> Result<Bytes, UpstreamError> {
        let query = [("country_code", country.as_str())];
        let call = Call::get(Endpoint::Homepage, &["v2", "homepage"], &query);
        let answer = self.exchange(caller, &call).await?;
        if !answer.status.is_success() {
            return Err(self.classify(&answer, call.endpoint));
        }
        answer.json::<IgnoredAny>().map_err(UpstreamError::Unavailable)?;
        Ok(answer.body)
    }
}
