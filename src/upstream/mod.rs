//! The upstream client: the only module that knows the URLs, headers and JSON of the Cryptorefills
//! API (contract 1 to 10).
//!
//! It is a concrete client with one method per endpoint. Each method is next to the private wire
//! types that it reads; only domain types leave this module. Everything that upstream sends is
//! treated as hostile and incomplete (contract 15): lists are read element by element, a field that
//! cannot be read counts as absent, HTML is sanitized, and picture URLs are checked against an
//! allow-list.
//!
//! Every call passes one [`gate`], which enforces upstream's budgets and refuses calls early. A
//! read is retried once if the connection or a gateway fails; an order is sent once, whatever
//! happens. Caching and the order journal are elsewhere.

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
mod html;
mod image;
mod image_hosts;
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
