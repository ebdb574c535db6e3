//! `[limits]`: how much one shopper may ask for, and how many may ask at once. What is generous to a shopper is
//! generous to an office behind one address too; only who takes it for a machine is stopped.

use super::keys::Keys;

/// The most that a number here may be.
const MAX_LIMIT: u32 = 1_000_000;

/// How much is too much. An IPv6 address stands for its /64, which is one subscriber's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Prices asked, and carts and checkouts opened, by one address in a minute.
    pub prices: u32,
    /// Orders placed from one address in a minute.
    pub orders: u32,
    /// Codes revealed, carts changed and other forms sent from one address in a minute.
    pub forms: u32,
    /// Polls and streams of orders begun from one address in a minute.
    pub polls: u32,
    /// Orders placed with one e-mail address in an hour, and by one browser.
    pub orders_per_shopper: u32,
    /// Orders that wait for their payment at once, of one browser and of one address; an IPv6 /48 has twice as many.
    pub unpaid_orders_per_shopper: u32,
    /// Order streams open at once: of everybody, of one address, of one order.
    pub streams: u32,
    pub streams_per_address: u32,
    pub streams_per_order: u32,
    /// Connections open at once; more wait for one to end.
    pub connections: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            prices: 240,
            orders: 100,
            forms: 60,
            polls: 2000,
            orders_per_shopper: 120,
            unpaid_orders_per_shopper: 30,
            streams: 20_000,
            streams_per_address: 500,
            streams_per_order: 50,
            connections: 30_000,
        }
    }
}

/// Every key by itself; a wrong one keeps its default, for its fault is noted.
pub(super) fn read(keys: &mut Keys) -> Limits {
    let usual = Limits::default();
    let mut number =
        |key: &str, usual: u32| keys.parse(key, &usual.to_string(), some_number).unwrap_or(usual);
    Limits {
        prices: number("limits.prices", usual.prices),
        orders: number("limits.orders", usual.orders),
        forms: number("limits.forms", usual.forms),
        polls: number("limits.polls", usual.polls),
        orders_per_shopper: number("limits.orders_per_shopper", usual.orders_per_shopper),
        unpaid_orders_per_shopper: number(
            "limits.unpaid_orders_per_shopper",
            usual.unpaid_orders_per_shopper,
        ),
        streams: number("limits.streams", usual.streams),
        streams_per_address: number("limits.streams_per_address", usual.streams_per_address),
        streams_per_order: number("limits.streams_per_order", usual.streams_per_order),
        connections: number("limits.connections", usual.connections),
    }
}

fn some_number(text: &str) -> Result<u32, String> {
    text.parse()
        .ok()
        .filter(|number| (1..=MAX_LIMIT).contains(number))
        .ok_or_else(|| format!("must be a whole number from 1 to {MAX_LIMIT}"))
}
