//! How long each kind of answer is fresh, at hand and in reserve.

use super::cache::CachePolicy;
use std::time::Duration;

/// For what is shown (contract 1.6): three minutes fresh, a day at hand, a month in reserve.
const LIST_POLICY: CachePolicy = CachePolicy {
    name: "brands",
    fresh: Duration::from_mins(3),
    stale: Duration::from_hours(24),
    kept: Duration::from_hours(30 * 24),
    empty: Duration::from_secs(30),
    doubt: Duration::ZERO,
    keys: 2_000,
};

/// A country that has brands does not lose them all at once.
pub const BRAND_POLICY: CachePolicy =
    CachePolicy { doubt: Duration::from_hours(1), keys: 300, ..LIST_POLICY };

/// An amount may be gone within the hour; what is older is asked for first.
pub const PRODUCT_POLICY: CachePolicy =
    CachePolicy { name: "products", stale: Duration::from_mins(30), ..LIST_POLICY };

pub const RAIL_POLICY: CachePolicy = CachePolicy {
    name: "payment_vias",
    fresh: Duration::from_mins(10),
    doubt: Duration::from_hours(1),
    keys: 1,
    ..LIST_POLICY
};

/// A list that hardly ever changes.
pub const COUNTRY_POLICY: CachePolicy = CachePolicy {
    name: "countries",
    fresh: Duration::from_hours(6),
    stale: Duration::from_hours(30 * 24),
    doubt: Duration::from_hours(1),
    keys: 1,
    ..LIST_POLICY
};

/// Texts of brands, which hardly ever change; each is one more product read.
pub const STORY_POLICY: CachePolicy = CachePolicy {
    name: "stories",
    fresh: Duration::from_hours(24),
    stale: Duration::from_hours(30 * 24),
    empty: Duration::from_hours(6),
    ..LIST_POLICY
};

/// Prices are current; for the eyes an older one is better than none.
pub const PRICE_POLICY: CachePolicy = CachePolicy {
    name: "prices",
    fresh: PRICE_FRESH_FOR,
    stale: Duration::ZERO,
    kept: PRICE_SHOWN_FOR,
    empty: Duration::from_secs(5),
    doubt: Duration::ZERO,
    keys: 10_000,
};

/// How old a price may be (contract 1.6).
pub const PRICE_FRESH_FOR: Duration = Duration::from_secs(15);

/// How old a price may be that is shown, with its age, when no newer one can be had: as long as a quote is good for.
pub const PRICE_SHOWN_FOR: Duration = Duration::from_mins(15);
