//! All orders of the sandbox, and the task that closes their payment windows.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use uuid::Uuid;

use super::life;
use super::order::Order;
use crate::sandbox::world::World;

/// Time between two checks of the payment windows.
const EXPIRY_CHECK_INTERVAL: Duration = Duration::from_millis(500);

/// The orders, in memory only.
#[derive(Default)]
pub struct Book {
    orders: Mutex<HashMap<Uuid, Order>>,
    counter: AtomicU64,
    /// Buyers who were refused once with a time to wait.
    refused_buyers: Mutex<HashSet<String>>,
}

impl Book {
    /// A number that no other order of this book has.
    pub fn next_number(&self) -> u64 {
        self.counter.fetch_add(1, Ordering::Relaxed)
    }

    /// Records an order.
    pub fn record(&self, order: Order) {
        self.lock().insert(order.id, order);
    }

    /// Reads an order, or changes it without notifying subscribers.
    pub fn with<T>(&self, id: Uuid, read: impl FnOnce(&mut Order) -> T) -> Option<T> {
        self.lock().get_mut(&id).map(read)
    }

    /// Reads all orders, oldest first.
    pub fn all<T>(&self, read: impl Fn(&Order) -> T) -> Vec<T> {
        let orders = self.lock();
        let mut listed: Vec<&Order> = orders.values().collect();
        listed.sort_by_key(|order| (order.created_at, order.id));
        listed.into_iter().map(read).collect()
    }

    /// Forgets all orders.
    pub fn clear(&self) {
        self.lock().clear();
        self.refused_buyers.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Whether to refuse this buyer with a time to wait. Each buyer is refused once.
    pub fn refuses_once(&self, email: &str) -> bool {
        self.refused_buyers.lock().unwrap_or_else(PoisonError::into_inner).insert(email.to_owned())
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Uuid, Order>> {
        self.orders.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Closes payment windows until the sandbox stops.
pub async fn watch_windows(world: Arc<World>) {
    let mut ticks = tokio::time::interval(EXPIRY_CHECK_INTERVAL);
    loop {
        tokio::select! {
            () = world.closing.cancelled() => return,
            _ = ticks.tick() => life::close_windows(&world),
        }
    }
}
