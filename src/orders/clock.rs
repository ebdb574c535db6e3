//! The clock of the `orders` module. Only this module reads the time; pure functions take it as an argument.

use crate::domain::time::Timestamp;

/// The current time, in whole seconds.
pub fn now() -> Timestamp {
    Timestamp::from_unix(jiff::Timestamp::now().as_second())
}
