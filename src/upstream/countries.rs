//! `GET /api/available-countries` of upstream's website: the countries that it sells in
//! (contract 1.2). The list and the catalogue do not match exactly: a country that is missing here
//! may still have brands.

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

/// Maximum number of entries that are read. There are about 250 countries.
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
    /// Returns the countries by code, without duplicates. Codes that belong to no country are left
    /// out.
    pub async fn countries(&self, caller: &Caller) -> Result<Vec<CountryCode>, UpstreamError> {
        let call = Call::get(Endpoint::Countries, &["api", "available-countries"], &[]);
        self.fetch_from_site(caller, call).await.map(|ObjectBody::<Countries>(countries)| countries.codes())
    }
}

impl Countries {
    pub fn codes(&self) -> Vec<CountryCode> {
        let codes = self.countries.0.iter().filter_map(|country| country.iso_code.parse::<CountryCode>());
        codes.filter(CountryCode::exists).collect::<BTreeSet<_>>().into_iter().collect()
    }
}
