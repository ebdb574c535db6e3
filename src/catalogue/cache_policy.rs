//! How long each kind of answer is fresh, stale and kept.

use super::cache::CachePolicy;
use std::time::Duration;

/// For displayed data (contract 1.6): fresh for three minutes, stale for a day, kept for a month.
const LIST_POLICY: CachePolicy = CachePolicy {
    name: "brands",
    fresh: Duration::from_mins(3),
    stale: Duration::from_hours(24),
    kept: Duration::from_hours(30 * 24),
    empty: Duration::from_secs(30),
    ignore_empty_for: Duration::ZERO,
    keys: 2_000,
};

/// A country with brands does not lose all of them at once.
pub const BRAND_POLICY: CachePolicy =
    CachePolicy { ignore_empty_for: Duration::from_hours(1), keys: 300, ..LIST_POLICY };

/// An amount may sell out within the hour, so older answers are reloaded first.
pub const PRODUCT_POLICY: CachePolicy =
    CachePolicy { name: "products", stale: Duration::from_mins(30), ..LIST_POLICY };

pub const RAIL_POLICY: CachePolicy = CachePolicy {
    name: "payment_vias",
    fresh: Duration::from_mins(10),
    ignore_empty_for: Duration::from_hours(1),
    keys: 1,
    ..LIST_POLICY
};

/// The list of countries rarely changes.
pub const COUNTRY_POLICY: CachePolicy = CachePolicy {
    name: "countries",
    fresh: Duration::from_hours(6),
    stale: Duration::from_hours(30 * 24),
    ignore_empty_for: Duration::from_hours(1),
    keys: 1,
    ..LIST_POLICY
};

/// Texts of brands, which rarely change. Each costs one more product read.
pub const STORY_POLICY: CachePolicy = CachePolicy {
    name: "stories",
    fresh: Duration::from_hours(24),
    stale: Duration::from_hours(30 * 24),
    empty: Duration::from_hours(6),
    ..LIST_POLICY
};

/// Prices have to be current. For display, an older one is better than none.
pub const PRICE_POLICY: CachePolicy = CachePolicy {
    name: "prices",
    fresh: PRICE_FRESH_FOR,
    stale: Duration::ZERO,
    kept: PRICE_SHOWN_FOR,
    empty: Duration::from_secs(5),
    ignore_empty_for: Duration::ZERO,
    keys: 10_000,
};

/// Maximum age of a price that a purchase uses (contract 1.6).
pub const PRICE_FRESH_FOR: Duration = Duration::from_secs(15);

/// Maximum age of a price that is displayed with its age when a newer one is not available: the
/// lifetime of a quote.
pub const PRICE_SHOWN_FOR: Duration = Duration::from_mins(15);
