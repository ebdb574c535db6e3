//! Countries to buy for besides the store's own: where a phone is topped up, or where an eSIM is used.

use super::{Shop, visitor::Visitor};
use crate::{
    catalogue::IndexedBrand,
    domain::{
        brand::{Kind, Slug},
        failure::Failure,
        locale::{CountryCode, Locale},
    },
};

impl Shop {
    /// The countries to choose from: upstream's list and the store's own, or all countries if the list is
    /// unavailable.
    pub async fn countries(&self, visitor: &Visitor, locale: Locale) -> Vec<CountryCode> {
        let listed = self.catalogue.countries(&visitor.caller(locale.country)).await;
        let mut countries = match listed {
            Ok(listed) if !listed.is_empty() => (*listed).clone(),
            Ok(_) | Err(_) => return CountryCode::all().collect(),
        };
        if !countries.contains(&locale.country) {
            countries.push(locale.country);
        }
        countries
    }

    /// The mobile operators of a country, in the shop's order.
    pub async fn operators(
        &self,
        visitor: &Visitor,
        country: CountryCode,
    ) -> Result<Vec<IndexedBrand>, Failure> {
        let index = self.catalogue.brands(&visitor.caller(country)).await?;
        Ok(index.all().filter(|hit| hit.brand.kind == Kind::TopUp).collect())
    }

    /// The slug of the eSIMs for a destination. `None` if there are none.
    pub async fn esim(&self, visitor: &Visitor, destination: CountryCode) -> Result<Option<Slug>, Failure> {
        let index = self.catalogue.brands(&visitor.caller(destination)).await?;
        let mut esims = index.all().filter(|hit| hit.brand.kind == Kind::Esim);
        Ok(esims.next().map(|hit| hit.slug))
    }
}
