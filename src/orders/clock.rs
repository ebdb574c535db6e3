//! The clock of the order room: the one place here that asks what time it is. Everything pure takes
//! the moment as an argument.

use crate::domain::time::Timestamp;

/// This moment, in whole seconds.
pub fn now() -> Timestamp {
    Timestamp::from_unix(jiff::Timestamp::now().as_second())
}
