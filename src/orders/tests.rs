//! What the tests of this room share: sample orders, and a stub of upstream.

pub mod sample;
pub mod stub;
