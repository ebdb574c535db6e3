//! Tests of what goes wrong: outages, storms, killed processes, and hostile or tampered input.

mod contradictions;
mod crash;
mod fuzz;
mod injection;
pub mod lenient_input;
mod outages;
mod restart;
pub mod storm;
pub mod tampered;
