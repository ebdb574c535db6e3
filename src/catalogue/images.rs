//! Brand pictures, kept in memory up to a number of bytes so that a page of tiles does not become a page
//! of upstream calls. Not their addresses: upstream's allow-list has judged those.

use crate::{
    domain::brand::ImageUrl,
    upstream::{Upstream, UpstreamError},
};
use bytes::Bytes;
use moka::{Expiry, future::Cache};
use std::{sync::Arc, time::Duration, time::Instant};
use tokio::sync::Semaphore;

/// Bytes kept.
const CACHE_BYTES: u64 = 64 * 1024 * 1024;

/// How long a picture is shown without asking for it again.
const IMAGE_TTL: Duration = Duration::from_hours(24);

/// How long a picture that cannot be had is not asked for again.
const MISSING_IMAGE_TTL: Duration = Duration::from_secs(30);

/// Pictures fetched at once.
const MAX_CONCURRENT_FETCHES: usize = 8;

/// A picture as it is served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Such as `image/webp`. An SVG is as foreign as HTML: serve it with a policy that runs nothing.
    pub media_type: &'static str,
    pub bytes: Bytes,
}

type Outcome = Result<Image, UpstreamError>;

/// The pictures in memory. Cheap to clone; clones share them.
#[derive(Clone)]
pub struct Images {
    kept: Cache<String, Outcome>,
    turns: Arc<Semaphore>,
}

impl Images {
    pub fn new() -> Self {
        let kept = Cache::builder().max_capacity(CACHE_BYTES).weigher(weight).expire_after(Shelf).build();
        Self { kept, turns: Arc::new(Semaphore::new(MAX_CONCURRENT_FETCHES)) }
    }

    /// The picture, from memory or from upstream; one fetch for each address at a time.
    pub async fn get(&self, upstream: &Upstream, url: &ImageUrl) -> Outcome {
        let fetch = async {
            // The semaphore is never closed; without a permit the fetch is merely not counted.
            let _turn = self.turns.acquire().await;
            upstream.image(url).await.map(|(media_type, bytes)| Image { media_type, bytes })
        };
        self.kept.get_with(url.as_str().to_owned(), fetch).await
    }
}

/// What an outcome takes up, in bytes.
#[expect(clippy::ptr_arg, reason = "the cache hands out its own key type")]
fn weight(url: &String, outcome: &Outcome) -> u32 {
    let picture = outcome.as_ref().map_or(0, |image| image.bytes.len());
    u32::try_from(url.len() + picture + 128).unwrap_or(u32::MAX)
}

/// Pictures keep for a day, failures for seconds.
struct Shelf;

impl Expiry<String, Outcome> for Shelf {
    fn expire_after_create(&self, _: &String, outcome: &Outcome, _: Instant) -> Option<Duration> {
        Some(if outcome.is_ok() { IMAGE_TTL } else { MISSING_IMAGE_TTL })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_weighs_what_it_holds() {
        let image = Image { media_type: "image/png", bytes: Bytes::from_static(&[0; 1_000]) };
        assert_eq!(weight(&"12345".to_owned(), &Ok(image)), 1_133);
        assert_eq!(weight(&String::new(), &Err(UpstreamError::NotFound)), 128);
    }

    #[test]
    fn a_missing_picture_is_asked_for_again_soon() {
        let now = Instant::now();
        let missing = Shelf.expire_after_create(&String::new(), &Err(UpstreamError::NotFound), now);
        assert_eq!(missing, Some(MISSING_IMAGE_TTL));
    }
}
