//! Where answers come from: another node that has just read one, upstream, or what an earlier run of the shop wrote
//! down. What is passed on and written down are the shop's own words under a version, never upstream's bodies.

use super::{
    cache::{LoadRequest, Loaded},
    copies::Copies,
};
use crate::{
    cluster::{RefreshLock, SharedRedis},
    upstream::UpstreamError,
};
use jiff::Timestamp;
use serde::{Serialize, de::DeserializeOwned};
use std::time::Duration;

/// Of everything that is written down. A change of the words that an earlier version cannot read raises it.
const VERSION: &str = "1";

/// Nothing older is recalled (contract 1.6).
const MAX_COPY_AGE: Duration = Duration::from_hours(30 * 24);

/// No answer is written down more often.
const MIN_WRITE_INTERVAL: Duration = Duration::from_mins(10);

/// Larger answers are not written down, in bytes.
const MAX_COPY_BYTES: usize = 2 * 1024 * 1024;

/// How long what was written down is looked for: a store that is away holds no page up.
const RECALL_TIMEOUT: Duration = Duration::from_secs(1);

/// How long, and in which steps, another node's read is waited for.
const PEER_POLLS: usize = 10;
const PEER_POLL_INTERVAL: Duration = Duration::from_millis(100);

/// Cheap to clone; clones share everything.
#[derive(Clone)]
pub struct AnswerSource {
    commons: Option<SharedRedis>,
    copies: Option<Copies>,
    /// What was written down lately.
    written: moka::sync::Cache<String, ()>,
}

/// One answer, as others know it.
#[derive(Clone)]
pub struct Entry<T> {
    pub name: String,
    /// How long it is of use to other nodes.
    pub fresh: Duration,
    /// What says that there is nothing is believed for seconds only, by nobody else.
    pub is_empty: fn(&T) -> bool,
    /// Whether it is of use after a restart.
    pub is_lasting: bool,
}

impl AnswerSource {
    pub fn new(commons: Option<SharedRedis>, copies: Option<Copies>) -> Self {
        let written =
            moka::sync::Cache::builder().max_capacity(10_000).time_to_live(MIN_WRITE_INTERVAL).build();
        Self { commons, copies, written }
    }

    /// What the nodes have in common, if anything.
    pub fn commons(&self) -> Option<SharedRedis> {
        self.commons.clone()
    }

    /// An answer that is young enough, from another node or from `ask`; of all nodes one asks at a time.
    pub async fn bring<T, F>(
        &self,
        entry: Entry<T>,
        need: LoadRequest,
        ask: F,
    ) -> Result<Loaded<T>, UpstreamError>
    where
        T: Serialize + DeserializeOwned,
        F: Future<Output = Result<T, UpstreamError>>,
    {
        let Some(commons) = &self.commons else { return self.asked(&entry, ask).await };
        if let Some(found) = shared(commons, &entry, need).await {
            return Ok(found);
        }
        let lead = commons.lead(&entry.name).await;
        if lead == RefreshLock::Others {
            for _ in 0..PEER_POLLS {
                tokio::time::sleep(PEER_POLL_INTERVAL).await;
                if let Some(found) = shared(commons, &entry, need).await {
                    return Ok(found);
                }
            }
        }
        let asked = self.asked(&entry, ask).await;
        if lead == RefreshLock::Own {
            commons.done(&entry.name).await;
        }
        asked
    }

    /// What was written down, if it can still be read and is not too old.
    pub async fn recall<T: DeserializeOwned>(&self, name: &str) -> Option<Loaded<T>> {
        let name_there = versioned(name);
        let finding = self.copies.as_ref()?.find(&name_there);
        let (body, read_at) = tokio::time::timeout(RECALL_TIMEOUT, finding).await.ok()??;
        let age = Timestamp::now().as_second().saturating_sub(read_at);
        let age = Duration::from_secs(u64::try_from(age).unwrap_or_default());
        match serde_json::from_str(&body) {
            Ok(value) if age < MAX_COPY_AGE => Some(Loaded { value, age }),
            Ok(_) => None,
            Err(error) => {
                tracing::warn!(what = entry_kind(name), line = error.line(), "a copy could not be read");
                None
            }
        }
    }

    async fn asked<T, F>(&self, entry: &Entry<T>, ask: F) -> Result<Loaded<T>, UpstreamError>
    where
        T: Serialize,
        F: Future<Output = Result<T, UpstreamError>>,
    {
        let value = ask.await?;
        if !(entry.is_empty)(&value)
            && (self.commons.is_some() || self.is_to_be_written(entry))
            && let Ok(body) = serde_json::to_string(&value)
        {
            if let Some(commons) = &self.commons {
                commons.give(&entry.name, body.as_bytes(), entry.fresh).await;
            }
            self.write(entry, body);
        }
        Ok(Loaded { value, age: Duration::ZERO })
    }

    fn is_to_be_written<T>(&self, entry: &Entry<T>) -> bool {
        self.copies.is_some() && entry.is_lasting && !self.written.contains_key(&entry.name)
    }

    /// Writes down in the background: nobody waits for a disk.
    fn write<T>(&self, entry: &Entry<T>, body: String) {
        if let Some(copies) = &self.copies
            && self.is_to_be_written(entry)
            && body.len() <= MAX_COPY_BYTES
        {
            self.written.insert(entry.name.clone(), ());
            let now = Timestamp::now().as_second();
            let oldest = now.saturating_sub(i64::try_from(MAX_COPY_AGE.as_secs()).unwrap_or(i64::MAX));
            tokio::spawn(copies.clone().keep(versioned(&entry.name), body, now, oldest));
        }
    }
}

async fn shared<T: DeserializeOwned>(
    commons: &SharedRedis,
    entry: &Entry<T>,
    need: LoadRequest,
) -> Option<Loaded<T>> {
    let (body, age) = commons.answer(&entry.name, entry.fresh).await?;
    let value = serde_json::from_slice(&body).ok().filter(|_| age < need.within)?;
    Some(Loaded { value, age })
}

fn versioned(name: &str) -> String {
    format!("{VERSION}:{name}")
}

/// The part of a name that says what it is.
fn entry_kind(name: &str) -> &str {
    name.split(':').next().unwrap_or_default()
}
