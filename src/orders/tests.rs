//! Shared by the tests of this module: sample orders, and a stub of upstream.

pub mod sample;
pub mod stub;
