//! Faults on demand: a test chooses which endpoint fails, how and how often.

use std::sync::{Mutex, PoisonError};

use http::Method;
use serde::Deserialize;

/// The endpoints that can have faults.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Endpoint {
    Vias,
    Currencies,
    Brands,
    Homepage,
    Search,
    Products,
    Price,
    Validations,
    Orders,
    Order,
    Subscribe,
    /// The countries of upstream's website.
    Countries,
    /// Logos, barcodes and QR codes.
    Pictures,
}

impl Endpoint {
    pub fn of(method: &Method, path: &str) -> Option<Self> {
        let post = method == Method::POST;
        Some(match path {
            "/v3/payment_vias" => Self::Vias,
            "/v3/currencies" => Self::Currencies,
            "/v2/brands" => Self::Brands,
            "/v2/homepage" => Self::Homepage,
            "/api/available-countries" => Self::Countries,
            "/v4/products/price" => Self::Price,
            "/v5/orders/validations" if post => Self::Validations,
            "/v5/orders" if post => Self::Orders,
            _ if path.starts_with("/v2/search/") => Self::Search,
            _ if path.starts_with("/v5/products/country/") => Self::Products,
            _ if path.starts_with("/v5/orders/") && path.ends_with("/subscribe") => Self::Subscribe,
            _ if path.starts_with("/v5/orders/") => Self::Order,
            _ if ["/logos/", "/barcodes/", "/v3/qrs/"].iter().any(|place| path.starts_with(place)) => {
                Self::Pictures
            }
            _ => return None,
        })
    }

    /// The name in faults and counters.
    pub fn name(self) -> &'static str {
        match self {
            Self::Vias => "vias",
            Self::Currencies => "currencies",
            Self::Brands => "brands",
            Self::Homepage => "homepage",
            Self::Search => "search",
            Self::Products => "products",
            Self::Price => "price",
            Self::Validations => "validations",
            Self::Orders => "orders",
            Self::Order => "order",
            Self::Subscribe => "subscribe",
            Self::Countries => "countries",
            Self::Pictures => "pictures",
        }
    }

    /// The budget that this endpoint's calls count against. Reading and subscribing share one.
    pub fn budget(self) -> &'static str {
        if self == Self::Subscribe { Self::Order.name() } else { self.name() }
    }

    /// Number of calls per window, in seconds (contract 1.5).
    pub fn limit(self) -> Option<(usize, i64)> {
        match self {
            Self::Vias | Self::Homepage => Some((30, 60)),
            Self::Brands | Self::Products => Some((60, 60)),
            Self::Price | Self::Order | Self::Subscribe => Some((120, 60)),
            Self::Validations => Some((60, 600)),
            Self::Orders => Some((30, 600)),
            Self::Currencies | Self::Search | Self::Countries | Self::Pictures => None,
        }
    }
}

/// How an endpoint fails.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
pub enum Kind {
    #[serde(rename = "429_retry_after")]
    RetryAfter,
    #[serde(rename = "429_reset")]
    RateReset,
    /// Without a time to wait.
    #[serde(rename = "429")]
    TooMany,
    #[serde(rename = "403_burst")]
    Burst,
    #[serde(rename = "500")]
    Internal,
    #[serde(rename = "502_html")]
    BadGateway,
    /// The real answer in pieces. A stream starts late.
    #[serde(rename = "slow")]
    Slow,
    /// Half of the real answer, as a complete body.
    #[serde(rename = "truncated")]
    Truncated,
    /// 200 with an empty list.
    #[serde(rename = "empty")]
    Empty,
    /// No answer for ten minutes.
    #[serde(rename = "hang")]
    Hang,
    /// The connection is reset without an answer, after the endpoint has done its work.
    #[serde(rename = "reset")]
    Reset,
    /// Redirects to the website's `www` host.
    #[serde(rename = "308_www")]
    MovedToWww,
}

/// A fault, as in `POST /control/faults`.
#[derive(Clone, Debug, Deserialize)]
pub struct Fault {
    pub endpoint: Endpoint,
    pub kind: Kind,
    /// Number of calls that fail. Without it, all fail until the fault is cleared.
    count: Option<u64>,
    /// For `slow`, `429_retry_after` and `429_reset`.
    pub seconds: Option<u32>,
    /// Only for calls that carry this shopper's address.
    address: Option<String>,
}

/// The active faults.
#[derive(Default)]
pub struct Faults(Mutex<Vec<Fault>>);

impl Faults {
    /// Adds a fault.
    pub fn add(&self, fault: Fault) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(fault);
    }

    /// Removes all faults.
    pub fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The fault for this call, if there is one. Uses it up by one.
    pub fn next(&self, endpoint: Endpoint, address: Option<&str>) -> Option<Fault> {
        let mut faults = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        faults.retain(|fault| fault.count != Some(0));
        let fault = faults.iter_mut().find(|fault| {
            fault.endpoint == endpoint && fault.address.as_deref().is_none_or(|own| Some(own) == address)
        })?;
        let result = fault.clone();
        fault.count = fault.count.map(|count| count - 1);
        Some(result)
    }
}
