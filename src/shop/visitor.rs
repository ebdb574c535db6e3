//! The visitor behind a request: what upstream needs to know about them, and their device.

use crate::{
    domain::{cart::Cart, locale::CountryCode},
    orders::keys::{Digest, Keys as JournalKeys},
    upstream::{Caller, Priority},
};
use std::net::IpAddr;

/// A browser, identified by the random token in its signed cookie. `Debug` hides the token, because it opens
/// the browser's orders.
#[derive(Clone, PartialEq, Eq)]
pub struct Device(String);

impl Device {
    /// A new device with a token of 128 random bits.
    pub fn new() -> Self {
        Self(format!("{:032x}", rand::random::<u128>()))
    }

    /// A device from a cookie whose signature was verified.
    pub const fn from_cookie(token: String) -> Self {
        Self(token)
    }

    /// The token in the cookie.
    pub fn token(&self) -> &str {
        &self.0
    }
}

impl Default for Device {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for Device {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Device(…)")
    }
}

/// The visitor of a request. `Debug` hides the address and the user agent.
#[derive(Clone, Default)]
pub struct Visitor {
    /// The shopper's address, resolved through trusted proxies.
    pub ip: Option<IpAddr>,
    pub user_agent: Option<String>,
    /// `None` until the visitor reaches a page that needs one.
    pub device: Option<Device>,
    /// The visitor's cart.
    pub cart: Cart,
    /// The priority of the visitor's upstream calls.
    pub priority: Priority,
}

impl std::fmt::Debug for Visitor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = f.debug_struct("Visitor");
        shown.field("device", &self.device).field("cart", &self.cart).field("priority", &self.priority);
        shown.finish_non_exhaustive()
    }
}

impl Visitor {
    /// The visitor as upstream needs to know them (contract 1.1).
    pub fn caller(&self, country: CountryCode) -> Caller {
        Caller { ip: self.ip, user_agent: self.user_agent.clone(), country, priority: self.priority }
    }

    /// The visitor's device, as the journal stores it.
    pub fn device_digest(&self, keys: &JournalKeys) -> Option<Digest> {
        self.device.as_ref().map(|device| keys.device(device.token()))
    }

    /// The visitor with the priority of a purchase. A declared crawler gets the priority of a page, because
    /// crawlers follow links to checkout too.
    #[must_use]
    pub fn buying(&self) -> Self {
        let priority = match self.priority {
            Priority::Purchase | Priority::Page | Priority::Refresh | Priority::Unknown => Priority::Purchase,
            Priority::Crawler => Priority::Page,
        };
        Self { priority, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_identifies_nobody() {
        let ip = "203.0.113.77".parse().ok();
        let device = Device::from_cookie("0123456789abcdef".to_owned());
        let user_agent = Some("Peculiar/7.0".to_owned());
        let visitor = Visitor { ip, user_agent, device: Some(device), ..Visitor::default() };
        let country = "US".parse().unwrap();
        let shown = format!("{visitor:?} {:?} {:?}", visitor.caller(country), visitor.buying());
        for secret in ["203.0.113", "Peculiar", "0123456789"] {
            assert!(!shown.contains(secret), "{shown}");
        }
        assert!(shown.contains("US") && shown.contains("Purchase"), "{shown}");
    }
}
