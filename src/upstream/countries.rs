//! `GET /api/available-countries` of upstream's site: the countries that it sells for (contract 1.2). The
//! list and the catalogue do not agree exactly, so a country that is missing here may still have brands.

use super::{
    call::Call,
    caller::Caller,
    client::Upstream,
    error::UpstreamError,
    gate::Endpoint,
    lenient::{List, ObjectBody, Text},
};
use crate::domain::locale::CountryCode;
use serde::Deserialize;
use std::collections::BTreeSet;

/// There are some 250 countries; more entries are not read.
const MAX_COUNTRIES: usize = 1000;

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Countries {
    countries: List<Country, MAX_COUNTRIES>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Country {
    iso_code: Text,
}

impl Upstream {
    /// The countries, once each, by their codes; those that no country has are left out.
    pub async fn countries(&self, caller: &Caller) -> Result<Vec<CountryCode>, UpstreamError> {
        let call = Call::get(Endpoint::Countries, &["api", "available-countries"], &[]);
        self.fetch_of_the_site(caller, call).await.map(|ObjectBody::<Countries>(told)| told.codes())
    }
}

impl Countries {
    pub fn codes(&self) -> Vec<CountryCode> {
        let codes = self.countries.0.iter().filter_map(|country| country.iso_code.parse::<CountryCode>());
        codes.filter(CountryCode::exists).collect::<BTreeSet<_>>().into_iter().collect()
    }
}
