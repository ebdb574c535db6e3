//! Where answers come from: another node that read them recently, upstream, or a copy that an
//! earlier run saved. Shared and saved answers contain the shop's own types under a version, never
//! upstream's bodies.

use super::{
    cache::{LoadRequest, Loaded},
    copies::Copies,
};
use crate::{
    cluster::{RefreshLock, SharedAnswer, SharedRedis},
    upstream::UpstreamError,
};
use jiff::Timestamp;
use serde::{Serialize, de::DeserializeOwned};
use std::time::Duration;

/// Version of all saved answers. Raise it if an earlier version cannot read the new format.
const VERSION: &str = "1";

/// Older copies are not used (contract 1.6).
const MAX_COPY_AGE: Duration = Duration::from_hours(30 * 24);

/// Time between two writes of the same answer.
const MIN_WRITE_INTERVAL: Duration = Duration::from_mins(10);

/// Larger answers are not saved.
const MAX_COPY_BYTES: usize = 2 * 1024 * 1024;

/// How long loading a saved copy may take: an unavailable store must not delay a page.
const RECALL_TIMEOUT: Duration = Duration::from_secs(1);

/// How often, and at which interval, to check whether another node has finished its read.
const PEER_POLLS: usize = 10;
const PEER_POLL_INTERVAL: Duration = Duration::from_millis(100);

/// Source of answers. Cheap to clone; clones share everything.
#[derive(Clone)]
pub struct AnswerSource {
    redis: Option<SharedRedis>,
    copies: Option<Copies>,
    /// Names of the answers that were saved recently.
    recently_saved: moka::sync::Cache<String, ()>,
}

/// How one answer is shared and saved.
#[derive(Clone)]
pub struct Entry<T> {
    pub name: String,
    /// How long other nodes may use it.
    pub fresh: Duration,
    /// Whether the answer is empty. An empty answer is cached for seconds only, and neither shared
    /// nor saved.
    pub is_empty: fn(&T) -> bool,
    /// Whether the answer is still useful after a restart.
    pub is_lasting: bool,
}

impl AnswerSource {
    pub fn new(redis: Option<SharedRedis>, copies: Option<Copies>) -> Self {
        let recently_saved =
            moka::sync::Cache::builder().max_capacity(10_000).time_to_live(MIN_WRITE_INTERVAL).build();
        Self { redis, copies, recently_saved }
    }

    /// The state that the nodes share, if any.
    pub fn redis(&self) -> Option<SharedRedis> {
        self.redis.clone()
    }

    /// Returns an answer that is young enough, from another node or from `fetch`. Only one node
    /// fetches at a time.
    pub async fn load<T, F>(
        &self,
        entry: Entry<T>,
        request: LoadRequest,
        fetch: F,
    ) -> Result<Loaded<T>, UpstreamError>
    where
        T: Serialize + DeserializeOwned,
        F: Future<Output = Result<T, UpstreamError>>,
    {
        let Some(redis) = &self.redis else {
            let value = fetch.await?;
            if let Some(body) = to_body(&entry, &value).filter(|_| self.should_save(&entry)) {
                self.save(&entry, body);
            }
            return Ok(Loaded { value, age: Duration::ZERO });
        };
        let lock = match find(redis, &entry, request).await {
            Ok(found) => return Ok(found),
            Err(RefreshLock::HeldByPeer) => match wait_for_peer(redis, &entry, request).await {
                Ok(found) => return Ok(found),
                Err(lock) => lock,
            },
            Err(lock) => lock,
        };
        let fetched = fetch.await;
        let body = fetched.as_ref().ok().and_then(|value| to_body(&entry, value));
        let (redis, name, fresh, shared) = (redis.clone(), entry.name.clone(), entry.fresh, body.clone());
        // Nobody waits for this.
        tokio::spawn(async move {
            redis.finish_refresh(&name, shared.as_deref().map(str::as_bytes), fresh, lock).await;
        });
        if let Some(body) = body {
            self.save(&entry, body);
        }
        Ok(Loaded { value: fetched?, age: Duration::ZERO })
    }

    /// Loads the saved copy, if it is readable and not too old.
    pub async fn recall<T: DeserializeOwned>(&self, name: &str) -> Option<Loaded<T>> {
        let versioned_name = versioned(name);
        let loading = self.copies.as_ref()?.find(&versioned_name);
        let (body, read_at) = tokio::time::timeout(RECALL_TIMEOUT, loading).await.ok()??;
        let age = Timestamp::now().as_second().saturating_sub(read_at);
        let age = Duration::from_secs(u64::try_from(age).unwrap_or_default());
        match serde_json::from_str(&body) {
            Ok(value) if age < MAX_COPY_AGE => Some(Loaded { value, age }),
            Ok(_) => None,
            Err(error) => {
                tracing::warn!(what = entry_kind(name), line = error.line(), "could not read a saved copy");
                None
            }
        }
    }

    fn should_save<T>(&self, entry: &Entry<T>) -> bool {
        self.copies.is_some() && entry.is_lasting && !self.recently_saved.contains_key(&entry.name)
    }

    /// Saves an answer in the background, so that no caller waits for the disk.
    fn save<T>(&self, entry: &Entry<T>, body: String) {
        if let Some(copies) = &self.copies
            && self.should_save(entry)
            && body.len() <= MAX_COPY_BYTES
        {
            self.recently_saved.insert(entry.name.clone(), ());
            let now = Timestamp::now().as_second();
            let oldest = now.saturating_sub(i64::try_from(MAX_COPY_AGE.as_secs()).unwrap_or(i64::MAX));
            tokio::spawn(copies.clone().save(versioned(&entry.name), body, now, oldest));
        }
    }
}

/// The shared answer, if it is young enough, or the result of asking for the lock to refresh it.
async fn find<T: DeserializeOwned>(
    redis: &SharedRedis,
    entry: &Entry<T>,
    request: LoadRequest,
) -> Result<Loaded<T>, RefreshLock> {
    let SharedAnswer { body, age } = redis.answer_or_lock(&entry.name, entry.fresh, request.within).await?;
    let value = serde_json::from_slice(&body).map_err(|_| RefreshLock::Unknown)?;
    Ok(Loaded { value, age })
}

/// Waits until the node that refreshes the answer has shared it.
async fn wait_for_peer<T: DeserializeOwned>(
    redis: &SharedRedis,
    entry: &Entry<T>,
    request: LoadRequest,
) -> Result<Loaded<T>, RefreshLock> {
    for _ in 0..PEER_POLLS {
        tokio::time::sleep(PEER_POLL_INTERVAL).await;
        match find(redis, entry, request).await {
            Err(RefreshLock::HeldByPeer) => {}
            found => return found,
        }
    }
    Err(RefreshLock::HeldByPeer)
}

/// The answer as it is shared and saved. `None` for an empty one.
fn to_body<T: Serialize>(entry: &Entry<T>, value: &T) -> Option<String> {
    if (entry.is_empty)(value) { None } else { serde_json::to_string(value).ok() }
}

fn versioned(name: &str) -> String {
    format!("{VERSION}:{name}")
}

/// The kind of an answer: the first part of its name.
fn entry_kind(name: &str) -> &str {
    name.split(':').next().unwrap_or_default()
}
