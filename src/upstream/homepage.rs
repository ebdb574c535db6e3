//! `GET /v2/homepage`: a curated feed whose shape nobody has published (contract 3.1). Opaque; nothing
//! may depend on it.

use super::{
    caller::Caller,
    client::{Call, Upstream},
    error::UpstreamError,
    gate::Endpoint,
};
use crate::domain::locale::CountryCode;

impl Upstream {
    /// The feed as it came.
    pub async fn homepage(
        &self,
        caller: &Caller,
        country: CountryCode,
    ) -> Result<serde_json::Value, UpstreamError> {
        let query = [("country_code", country.as_str())];
        self.fetch(caller, Call::get(Endpoint::Homepage, &["v2", "homepage"], &query)).await
    }
}
