//! The context of a request: who asks, in which language, and in the store of which country.

use super::visitor::Visitor;
use crate::{
    domain::locale::{CountryCode, Locale},
    i18n::Words,
    upstream::Caller,
};

/// What every question to the shop depends on.
#[derive(Clone, Debug)]
pub struct RequestContext {
    pub visitor: Visitor,
    pub locale: Locale,
}

impl RequestContext {
    /// The caller of upstream, for the store's country.
    pub fn caller(&self) -> Caller {
        self.caller_in(self.locale.country)
    }

    /// The caller of upstream, for a product's country.
    pub fn caller_in(&self, country: CountryCode) -> Caller {
        self.visitor.caller(country)
    }

    /// The same request with the priority of a purchase.
    #[must_use]
    pub fn buying(&self) -> Self {
        Self { visitor: self.visitor.buying(), locale: self.locale }
    }

    /// The texts in the visitor's language.
    pub const fn words(&self) -> Words {
        Words::of(self.locale)
    }
}
