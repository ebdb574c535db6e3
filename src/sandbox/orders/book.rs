//! All orders of the double, and the watch over their payment windows.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use uuid::Uuid;

use super::life;
use super::order::Order;
use crate::sandbox::world::World;

/// How often the windows are looked at.
const EXPIRY_CHECK_INTERVAL: Duration = Duration::from_millis(500);

/// The orders, in memory only.
#[derive(Default)]
pub struct Book {
    orders: Mutex<HashMap<Uuid, Order>>,
    counter: AtomicU64,
    /// Buyers who were told to come back later.
    turned_away: Mutex<HashSet<String>>,
}

impl Book {
    /// A number no other order of this book has.
    pub fn next_number(&self) -> u64 {
        self.counter.fetch_add(1, Ordering::Relaxed)
    }

    /// Records an order.
    pub fn record(&self, order: Order) {
        self.lock().insert(order.id, order);
    }

    /// Looks at an order, or changes it without telling anyone.
    pub fn with<T>(&self, id: Uuid, look: impl FnOnce(&mut Order) -> T) -> Option<T> {
        self.lock().get_mut(&id).map(look)
    }

    /// Looks at all orders, the oldest first.
    pub fn all<T>(&self, look: impl Fn(&Order) -> T) -> Vec<T> {
        let orders = self.lock();
        let mut listed: Vec<&Order> = orders.values().collect();
        listed.sort_by_key(|order| (order.created_at, order.id));
        listed.into_iter().map(look).collect()
    }

    /// Forgets all orders.
    pub fn clear(&self) {
        self.lock().clear();
        self.turned_away.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Whether this buyer is told to come back later: once, and then served.
    pub fn turns_away(&self, email: &str) -> bool {
        self.turned_away.lock().unwrap_or_else(PoisonError::into_inner).insert(email.to_owned())
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Uuid, Order>> {
        self.orders.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Closes payment windows until the double stops.
pub async fn watch_windows(world: Arc<World>) {
    let mut ticks = tokio::time::interval(EXPIRY_CHECK_INTERVAL);
    loop {
        tokio::select! {
            () = world.closing.cancelled() => return,
            _ = ticks.tick() => life::close_windows(&world),
        }
    }
}
