//! Who is placing which checkout form right now in this process, so that a second submit of the same
//! form waits for the first one's result. Not the guard against a second order: that is the journal's
//! unique key.

use super::record::IdempotencyKey;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::watch;

/// The forms under way. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct FormsInProgress(Arc<Mutex<HashMap<IdempotencyKey, watch::Receiver<()>>>>);

/// What joining a form comes to.
#[derive(Debug)]
pub enum JoinResult {
    /// Nobody is at it: go on, and drop this when the result is written.
    First(PlacingLock),
    /// Somebody is: this ends when they are done.
    Later(watch::Receiver<()>),
}

/// The right to place one form; given back on drop, also after a panic.
#[derive(Debug)]
pub struct PlacingLock {
    forms: FormsInProgress,
    key: IdempotencyKey,
    _done: watch::Sender<()>,
}

impl FormsInProgress {
    /// Takes the lead of a form or joins whoever has it.
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
