//! The nodes of a shop, which upstream counts as one client.

use crate::cluster::SharedRedis;
use std::{fmt, sync::Arc};

/// The nodes with which this node shares its budgets. Cheap to clone.
#[derive(Clone)]
pub struct BudgetPeers {
    redis: Option<SharedRedis>,
    size: Arc<dyn Fn() -> usize + Send + Sync>,
}

impl BudgetPeers {
    /// Nodes that count together in `redis`. Without Redis, or if it does not answer, each node has
    /// its part of every budget. `size` returns the current number of nodes, including this one.
    pub fn new(redis: Option<SharedRedis>, size: impl Fn() -> usize + Send + Sync + 'static) -> Self {
        Self { redis, size: Arc::new(size) }
    }

    /// A node that shares its budgets with no other.
    pub fn of_one() -> Self {
        Self::new(None, || 1)
    }

    pub(super) const fn redis(&self) -> Option<&SharedRedis> {
        self.redis.as_ref()
    }

    /// Number of nodes, at least one.
    pub(super) fn size(&self) -> usize {
        (self.size)().max(1)
    }
}

impl fmt::Debug for BudgetPeers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BudgetPeers({})", self.size())
    }
}
