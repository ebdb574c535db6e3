//! The upstream client: the only place that knows the Cryptorefills API's addresses, headers and JSON
//! (contract 1 to 10).
//!
//! A concrete client with one method per endpoint. Each method lives beside the private wire types it
//! reads; what leaves this room are the shop's words. Everything upstream says is taken for hostile and
//! incomplete (contract 15): lists are read element by element, a field that cannot be read counts as
//! absent, HTML goes through a sanitiser, picture addresses through an allow-list.
//!
//! Every call passes one [`gate`], which keeps upstream's budgets and refuses early. Not here: caching, the
//! journal of orders. Reads are tried once more when the connection or a gateway fails; an order is sent
//! once, whatever happens.

mod answer;
mod benefits;
mod brand_texts;
mod brands;
mod call;
mod caller;
mod client;
mod config;
mod countries;
mod deliveries;
mod error;
mod gate;
mod homepage;
mod html;
mod image;
mod lenient;
mod news;
mod offers;
mod order;
mod outlook;
mod place;
mod price;
mod probe;
mod rails;
mod refusal;
mod request;
mod throttle;
mod validation;

#[cfg(test)]
mod tests;

pub use caller::{Caller, Priority};
pub use client::Upstream;
pub use config::{Config, NotAConfig};
pub use error::{Fault, PlaceError, UpstreamError};
pub use gate::{Budget, BudgetPeers, Budgets, Endpoint, NotABudget};
pub use news::{News, OrderNews};
pub use request::{OrderRequest, RequestedLine};
pub use validation::{EchoedLine, Mismatch, Validation};
