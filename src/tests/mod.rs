//! Tests of the whole: the router as the shopper meets it, and the arrows between the rooms.

mod layers;
mod purchase;
