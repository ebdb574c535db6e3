//! KeyedMutex: of many requests with one key, one goes first and the others wait for it.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, Weak},
};
use tokio::sync::{Mutex as Turnstile, OwnedMutexGuard};

/// KeyedMutex by key. Keys that nobody holds are forgotten.
#[derive(Default)]
pub struct KeyedMutex(Mutex<HashMap<String, Weak<Turnstile<()>>>>);

impl KeyedMutex {
    /// Waits until nobody else has the key's turn; it ends when what is returned is dropped.
    pub async fn take(&self, key: &str) -> OwnedMutexGuard<()> {
        let turnstile = {
            let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            known.retain(|_, turnstile| turnstile.strong_count() > 0);
            let turnstile = known.get(key).and_then(Weak::upgrade).unwrap_or_default();
            known.insert(key.to_owned(), Arc::downgrade(&turnstile));
            turnstile
        };
        turnstile.lock_owned().await
    }
}

#[cfg(test)]
mod tests {
    use super::KeyedMutex;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[tokio::test]
    async fn one_at_a_time_has_the_turn_of_a_key() {
        let (turns, inside) = (KeyedMutex::default(), AtomicUsize::new(0));
        let visits = (0..20).map(|_| async {
            let _turn = turns.take("k").await;
            assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
            tokio::task::yield_now().await;
            inside.fetch_sub(1, Ordering::SeqCst);
        });
        futures::future::join_all(visits).await;
        drop(turns.take("other").await);
        assert!(turns.0.lock().unwrap().len() <= 1);
    }
}
