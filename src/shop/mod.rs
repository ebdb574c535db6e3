//! The shop itself: settings, keys, and what it can do for a visitor.
pub mod keys;
pub mod settings;
