//! Orders: requests, validation, creation, lifecycle and JSON (contract 6 to 9).

mod book;
mod codes;
mod create;
mod life;
mod lines;
mod order;
mod plans;
mod request;
mod routes;
mod states;
mod telling;
mod validate;

pub use book::{Book, watch_windows};
pub use codes::code_of;
pub use life::{advance, close_windows, force, pay};
pub use order::News;
pub use plans::{How, Step};
pub use routes::{create, read, validate};
pub use telling::order_json;
