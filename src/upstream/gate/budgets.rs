//! The budgets of all endpoints.

use super::{
    budget::{Budget, MAX_CALLS},
    endpoint::Endpoint,
};
use std::{collections::HashMap, time::Duration};

/// The budget of every endpoint: upstream's own (contract 1.5), unless another was agreed.
#[derive(Clone, Debug, Default)]
pub struct Budgets {
    agreed: HashMap<Endpoint, Budget>,
    /// For endpoints without an agreed budget. `None` means upstream's own.
    fallback: Option<Budget>,
}

impl Budgets {
    /// Budgets that no shop reaches, for an upstream without limits.
    pub fn ample() -> Self {
        let fallback = Some(Budget { calls: MAX_CALLS, window: Duration::from_mins(1) });
        Self { agreed: HashMap::new(), fallback }
    }

    /// Sets the budget of one endpoint.
    pub fn agree(&mut self, endpoint: Endpoint, budget: Budget) {
        self.agreed.insert(endpoint, budget);
    }

    /// The budget of one endpoint.
    pub fn of(&self, endpoint: Endpoint) -> Budget {
        self.agreed.get(&endpoint).copied().or(self.fallback).unwrap_or(endpoint.default_budget())
    }
}
