//! Brand pictures, cached in memory up to a number of bytes, so that a page of tiles does not cause
//! a page of upstream calls. The URLs are checked by upstream's allow-list, not here.

use crate::{
    domain::brand::ImageUrl,
    upstream::{Upstream, UpstreamError},
};
use bytes::Bytes;
use moka::{Expiry, future::Cache};
use std::{sync::Arc, time::Duration, time::Instant};
use tokio::sync::Semaphore;

/// Maximum size of the cache in bytes.
const CACHE_BYTES: u64 = 64 * 1024 * 1024;

/// How long a picture is served without fetching it again.
const IMAGE_TTL: Duration = Duration::from_hours(24);

/// How long a failed picture is not fetched again.
const MISSING_IMAGE_TTL: Duration = Duration::from_secs(30);

/// Maximum number of pictures that are fetched at once.
const MAX_CONCURRENT_FETCHES: usize = 8;

/// A picture as it is served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Such as `image/webp`. An SVG is as untrusted as HTML: serve it with a policy that runs
    /// nothing.
    pub media_type: &'static str,
    pub bytes: Bytes,
}

type Outcome = Result<Image, UpstreamError>;

/// The cached pictures. Cheap to clone; clones share them.
#[derive(Clone)]
pub struct Images {
    cache: Cache<String, Outcome>,
    fetches: Arc<Semaphore>,
}

impl Images {
    pub fn new() -> Self {
        let cache =
            Cache::builder().max_capacity(CACHE_BYTES).weigher(weight).expire_after(ImageExpiry).build();
        Self { cache, fetches: Arc::new(Semaphore::new(MAX_CONCURRENT_FETCHES)) }
    }

    /// Returns the picture from memory or from upstream. Only one fetch per URL runs at a time.
    pub async fn get(&self, upstream: &Upstream, url: &ImageUrl) -> Outcome {
        let fetch = async {
            // The semaphore is never closed. Without a permit, the fetch would only not be counted.
            let _permit = self.fetches.acquire().await;
            upstream.image(url).await.map(|(media_type, bytes)| Image { media_type, bytes })
        };
        self.cache.get_with(url.as_str().to_owned(), fetch).await
    }
}

/// Size of an outcome in memory, in bytes.
#[expect(clippy::ptr_arg, reason = "the cache hands out its own key type")]
fn weight(url: &String, outcome: &Outcome) -> u32 {
    let picture = outcome.as_ref().map_or(0, |image| image.bytes.len());
    u32::try_from(url.len() + picture + 128).unwrap_or(u32::MAX)
}

/// Expiry of the cache: pictures after a day, failures after seconds.
struct ImageExpiry;

impl Expiry<String, Outcome> for ImageExpiry {
    fn expire_after_create(&self, _: &String, outcome: &Outcome, _: Instant) -> Option<Duration> {
        Some(if outcome.is_ok() { IMAGE_TTL } else { MISSING_IMAGE_TTL })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weight_of_a_picture_is_its_size() {
        let image = Image { media_type: "image/png", bytes: Bytes::from_static(&[0; 1_000]) };
        assert_eq!(weight(&"12345".to_owned(), &Ok(image)), 1_133);
        assert_eq!(weight(&String::new(), &Err(UpstreamError::NotFound)), 128);
    }

    #[test]
    fn missing_picture_expires_soon() {
        let now = Instant::now();
        let missing = ImageExpiry.expire_after_create(&String::new(), &Err(UpstreamError::NotFound), now);
        assert_eq!(missing, Some(MISSING_IMAGE_TTL));
    }
}
