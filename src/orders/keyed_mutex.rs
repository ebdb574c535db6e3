//! A mutex per key: of several requests with one key, only one proceeds at a time.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, Weak},
};
use tokio::sync::{Mutex as AsyncMutex, OwnedMutexGuard};

/// Mutexes by key. Keys that are not locked are forgotten.
#[derive(Default)]
pub struct KeyedMutex(Mutex<HashMap<String, Weak<AsyncMutex<()>>>>);

impl KeyedMutex {
    /// Waits until the key is free and locks it. Dropping the guard unlocks it.
    pub async fn lock(&self, key: &str) -> OwnedMutexGuard<()> {
        let mutex = {
            let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            known.retain(|_, mutex| mutex.strong_count() > 0);
            let mutex = known.get(key).and_then(Weak::upgrade).unwrap_or_default();
            known.insert(key.to_owned(), Arc::downgrade(&mutex));
            mutex
        };
        mutex.lock_owned().await
    }
}

#[cfg(test)]
mod tests {
    use super::KeyedMutex;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[tokio::test]
    async fn only_one_task_holds_the_lock_of_a_key() {
        let (locks, inside) = (KeyedMutex::default(), AtomicUsize::new(0));
        let visits = (0..20).map(|_| async {
            let _guard = locks.lock("k").await;
            assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
            tokio::task::yield_now().await;
            inside.fetch_sub(1, Ordering::SeqCst);
        });
        futures::future::join_all(visits).await;
        drop(locks.lock("other").await);
        assert!(locks.0.lock().unwrap().len() <= 1);
    }
}
