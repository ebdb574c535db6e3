//! The catalogue.
mod cache;
mod clock;
mod fold;
mod ghosts;
mod index;
mod query;
mod search;
mod slug;
mod typo;

#[cfg(test)]
mod sample;

pub use index::{Featured, Hit, Index};
pub use query::{Page, Query, QueryError, Sort};
pub use search::{PER_PAGE, Results};
