//! An item with its price: what baskets and prices are made of.

use crate::{
    catalogue::Found,
    domain::{cart::Item, choice::Chosen, money::CoinAmount, offer::Offer},
};
use std::{sync::Arc, time::Duration};

/// An item with its price.
#[derive(Clone, Debug)]
pub struct Priced {
    /// The item as requested, with the brand's canonical slug.
    pub item: Item,
    pub found: Found,
    pub offer: Arc<Offer>,
    pub chosen: Chosen,
    /// Upstream's list price, which does not depend on the network.
    pub listed: CoinAmount,
    /// The expected price after validation on this rail.
    pub price: CoinAmount,
    pub age: Duration,
}
