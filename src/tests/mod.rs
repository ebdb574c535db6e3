//! Tests of the whole: the router as the shopper meets it, and the arrows between the rooms.

mod app;
mod browser;
mod crash;
mod double;
mod form;
mod headers;
mod journey;
mod junk;
mod layers;
mod leaks;
mod news;
mod purchase;
mod repeats;
mod shopper;
mod statuses;
