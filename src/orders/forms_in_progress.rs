//! Tracks which checkout forms this process is placing, so that a second submit of the same form waits for
//! the first result. The guard against a second order is the journal's unique key, not this.

use super::record::IdempotencyKey;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::watch;

/// The forms being placed. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct FormsInProgress(Arc<Mutex<HashMap<IdempotencyKey, watch::Receiver<()>>>>);

/// The result of joining a form.
#[derive(Debug)]
pub enum JoinResult {
    /// Nobody else is placing the form: continue, and drop the lock when the result is written.
    First(PlacingLock),
    /// Another task is placing the form. The receiver's channel closes when it is done.
    Later(watch::Receiver<()>),
}

/// The exclusive right to place one form. Released on drop, also after a panic.
#[derive(Debug)]
pub struct PlacingLock {
    forms: FormsInProgress,
    key: IdempotencyKey,
    _done: watch::Sender<()>,
}

impl FormsInProgress {
    /// Locks a form for placing, or joins the task that is already placing it.
    pub fn join(&self, key: &IdempotencyKey) -> JoinResult {
        let mut forms = self.lock();
        if let Some(other) = forms.get(key) {
            return JoinResult::Later(other.clone());
        }
        let (done, seen) = watch::channel(());
        forms.insert(key.clone(), seen);
        JoinResult::First(PlacingLock { forms: self.clone(), key: key.clone(), _done: done })
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<IdempotencyKey, watch::Receiver<()>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for PlacingLock {
    fn drop(&mut self) {
        self.forms.lock().remove(&self.key);
    }
}
