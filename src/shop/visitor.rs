//! The visitor behind a request: what upstream must be told about them, and which device they are.

use crate::{
    domain::{cart::Cart, locale::CountryCode},
    upstream::{Caller, Priority},
};
use std::net::IpAddr;

/// A browser, by the random token in its signed cookie. `Debug` hides it: whoever has it sees its orders.
#[derive(Clone, PartialEq, Eq)]
pub struct Device(String);

impl Device {
    /// A new one, from 128 random bits.
    pub fn new() -> Self {
        Self(format!("{:032x}", rand::random::<u128>()))
    }

    /// From a cookie whose signature was checked.
    pub const fn from_cookie(token: String) -> Self {
        Self(token)
    }

    /// The cookie's value.
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

/// Who asks. `Debug` hides where they are and with what.
#[derive(Clone, Default)]
pub struct Visitor {
    /// The shopper's own address, already seen through trusted proxies.
    pub ip: Option<IpAddr>,
    pub user_agent: Option<String>,
    /// `None` until the visitor has reached a page that needs one.
    pub device: Option<Device>,
    /// What they have put together so far.
    pub cart: Cart,
    /// What they are about to do, as far as it matters to upstream.
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
    /// The visitor as upstream wants to know them (contract 1.1).
    pub fn caller(&self, country: CountryCode) -> Caller {
        Caller { ip: self.ip, user_agent: self.user_agent.clone(), country, priority: self.priority }
    }

    /// The visitor at the till: where upstream's budget is short, others wait. A program that says it is one follows links
    /// to the till as well, and waits among those who look.
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
    fn nobody_is_recognised_in_a_line_of_debug() {
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
