//! `[limits]`: how much one shopper may request, and how many shoppers at the same time. The defaults are
//! generous enough for an office behind one address, and stop only what looks like a machine.

use super::keys::Keys;

/// The maximum of all limits.
const MAX_LIMIT: u32 = 1_000_000;

/// The limits. An IPv6 address stands for its /64, which belongs to one subscriber.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Price requests per minute from one address. Views of carts and checkouts have a separate limit of the
    /// same size.
    pub prices: u32,
    /// Orders per minute from one address.
    pub orders: u32,
    /// Code reveals, cart changes and other form posts per minute from one address.
    pub forms: u32,
    /// Order polls and new order streams per minute from one address.
    pub polls: u32,
    /// Orders per hour with one email address, and from one browser.
    pub orders_per_shopper: u32,
    /// Unpaid orders at a time, per browser and per address. An IPv6 /48 may have twice as many.
    pub unpaid_orders_per_shopper: u32,
    /// Open order streams: in total, per address and per order.
    pub streams: u32,
    pub streams_per_address: u32,
    pub streams_per_order: u32,
    /// Open connections. Further ones wait.
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

/// Reads all limits. An invalid one keeps its default; its fault is recorded.
pub(super) fn read(keys: &mut Keys) -> Limits {
    let default = Limits::default();
    let mut number =
        |key: &str, default: u32| keys.parse(key, &default.to_string(), parse_limit).unwrap_or(default);
    Limits {
        prices: number("limits.prices", default.prices),
        orders: number("limits.orders", default.orders),
        forms: number("limits.forms", default.forms),
        polls: number("limits.polls", default.polls),
        orders_per_shopper: number("limits.orders_per_shopper", default.orders_per_shopper),
        unpaid_orders_per_shopper: number(
            "limits.unpaid_orders_per_shopper",
            default.unpaid_orders_per_shopper,
        ),
        streams: number("limits.streams", default.streams),
        streams_per_address: number("limits.streams_per_address", default.streams_per_address),
        streams_per_order: number("limits.streams_per_order", default.streams_per_order),
        connections: number("limits.connections", default.connections),
    }
}

fn parse_limit(text: &str) -> Result<u32, String> {
    text.parse()
        .ok()
        .filter(|number| (1..=MAX_LIMIT).contains(number))
        .ok_or_else(|| format!("must be a whole number from 1 to {MAX_LIMIT}"))
}
