//! The shop itself: settings, keys, and what it can do for a visitor.
pub mod settings;
pub mod keys;

