//! Where money would go back to, on the rail that an order is to be paid on.

use super::{payable::facts, payment};
use crate::domain::rail::RailOption;

pub use payment::RefundError;

/// Judges what was typed as a refund address for a payment on this rail; as it is told to upstream.
pub fn refund_address(rail: &RailOption, typed: &str) -> Result<String, RefundError> {
    payment::refund_address(&facts(rail), typed)
}
