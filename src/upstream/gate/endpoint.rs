//! The endpoints that upstream counts separately: their budgets (contract 1.5), their importance,
//! and how many calls each may have in flight.

use super::{super::caller::Priority, budget::Budget};
use std::time::Duration;

/// An endpoint with its own budget. Reading an order and subscribing to it share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Endpoint {
    Place,
    Validations,
    Orders,
    Price,
    Products,
    Brands,
    PaymentVias,
    Countries,
    Pictures,
}

impl Endpoint {
    pub const ALL: [Self; 9] = [
        Self::Place,
        Self::Validations,
        Self::Orders,
        Self::Price,
        Self::Products,
        Self::Brands,
        Self::PaymentVias,
        Self::Countries,
        Self::Pictures,
    ];

    /// The name in settings and metrics.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Validations => "validations",
            Self::Orders => "orders",
            Self::Price => "price",
            Self::Products => "products",
            Self::Brands => "brands",
            Self::PaymentVias => "payment_vias",
            Self::Countries => "countries",
            Self::Pictures => "pictures",
        }
    }

    /// Finds an endpoint by its name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|endpoint| endpoint.name() == name)
    }

    /// The budget of contract 1.5. Upstream names no numbers for countries and pictures.
    pub(super) const fn default_budget(self) -> Budget {
        let (calls, minutes) = match self {
            Self::PaymentVias => (30, 1),
            Self::Brands | Self::Products => (60, 1),
            Self::Price | Self::Orders => (120, 1),
            Self::Validations => (60, 10),
            Self::Place => (30, 10),
            Self::Countries => (10, 1),
            Self::Pictures => (1_200, 1),
        };
        Budget { calls, window: Duration::from_mins(minutes) }
    }

    /// Maximum number of calls in flight, so that a slow endpoint does not block the others.
    pub(super) const fn max_in_flight(self) -> usize {
        match self {
            Self::Place | Self::Validations => 40,
            Self::Orders => 64,
            Self::Price => 32,
            Self::Pictures => 16,
            Self::Brands => 8,
            Self::Products | Self::PaymentVias | Self::Countries => 4,
        }
    }

    /// How many calls of all endpoints may be in flight when another call of this one starts. Less
    /// important endpoints are refused first.
    pub(super) const fn max_total_in_flight(self) -> usize {
        match self {
            Self::Place => 160,
            Self::Validations => 144,
            Self::Orders => 128,
            Self::Price => 96,
            Self::Products | Self::Brands | Self::PaymentVias | Self::Countries | Self::Pictures => 64,
        }
    }

    /// Whether all shoppers share the answers of this endpoint, so that its calls carry no
    /// shopper's address (contract 1.1). All other endpoints are called on behalf of one shopper.
    pub(in crate::upstream) const fn is_shared(self) -> bool {
        match self {
            Self::Place | Self::Validations | Self::Orders | Self::Price => false,
            Self::Products | Self::Brands | Self::PaymentVias | Self::Countries | Self::Pictures => true,
        }
    }

    /// Whether this status means "does not exist" at this endpoint, and not a throttle.
    pub(in crate::upstream) fn means_none(self, status: reqwest::StatusCode) -> bool {
        self == Self::Pictures && status == reqwest::StatusCode::FORBIDDEN
    }

    /// How many calls one shopper may make per window. `None` for endpoints where a single shopper
    /// cannot use up what others need to buy. For products, a buyer may read more than a visitor,
    /// but never all of the budget.
    pub(super) const fn share(self, budget: Budget, priority: Priority) -> Option<usize> {
        let quarter = budget.calls.div_ceil(4);
        match self {
            Self::Products => Some(match priority {
                Priority::Purchase => budget.calls - quarter,
                Priority::Page | Priority::Refresh | Priority::Unknown | Priority::Crawler => quarter,
            }),
            Self::Place | Self::Validations | Self::Price | Self::Orders => Some(quarter),
            Self::Brands | Self::PaymentVias | Self::Countries | Self::Pictures => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_endpoint_is_found_by_its_name() {
        for endpoint in Endpoint::ALL {
            assert_eq!(Endpoint::named(endpoint.name()), Some(endpoint));
        }
        assert_eq!(Endpoint::named("prices"), None);
    }
}
