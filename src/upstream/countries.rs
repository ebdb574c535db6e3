//! `GET /api/available-countries` of upstream's site: the countries that it sells for (contract 1.2). The
//! list and the catalogue do not agree exactly, so a country that is missing here may still have brands.

use super::{
    caller::Caller,
    client::{Call, Upstream},
    error::UpstreamError,
    gate::Endpoint,
    loose::{List, Text, Whole},
};
use crate::domain::locale::CountryCode;
use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Countries {
    countries: List<Country>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Country {
    iso_code: Text,
}

impl Upstream {
    /// The countries, once each, by their codes; those that no country has are left out.
    pub async fn countries(&self, caller: &Caller) -> Result<Vec<CountryCode>, UpstreamError> {
        let call = Call::get(Endpoint::Countries, &["api", "available-countries"], &[]).of_the_site();
        let Whole(Countries { countries }) = self.fetch(caller, call).await?;
        let codes = countries.0.iter().filter_map(|country| country.iso_code.parse::<CountryCode>());
        Ok(codes.filter(CountryCode::exists).collect::<BTreeSet<_>>().into_iter().collect())
    }
}
