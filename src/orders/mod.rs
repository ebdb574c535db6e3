//! (being built)

pub mod payment;
