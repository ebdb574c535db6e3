//! The nodes of a shop, which upstream takes for one.

use crate::cluster::SharedRedis;
use std::{fmt, sync::Arc};

/// Whom this node shares its budgets with. Cheap to clone.
#[derive(Clone)]
pub struct BudgetPeers {
    redis: Option<SharedRedis>,
    size: Arc<dyn Fn() -> usize + Send + Sync>,
}

impl BudgetPeers {
    /// Nodes that count together in `redis`, and each have their part of every budget where there is none or it does not
    /// answer. `size` is how many there are at the moment, this one among them.
    pub fn new(redis: Option<SharedRedis>, size: impl Fn() -> usize + Send + Sync + 'static) -> Self {
        Self { redis, size: Arc::new(size) }
    }

    /// A node that shares with nobody.
    pub fn of_one() -> Self {
        Self::new(None, || 1)
    }

    pub(super) const fn redis(&self) -> Option<&SharedRedis> {
        self.redis.as_ref()
    }

    /// At least one.
    pub(super) fn size(&self) -> usize {
        (self.size)().max(1)
    }
}

impl fmt::Debug for BudgetPeers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BudgetPeers({})", self.size())
    }
}
