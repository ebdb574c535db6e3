//! Tests of the whole: the router as the shopper meets it, and the arrows between the rooms.

mod app;
mod browser;
mod cart;
mod contradictions;
mod crash;
mod double;
mod endings;
mod form;
mod hand;
mod headers;
mod journey;
mod junk;
mod layers;
mod leaks;
mod news;
mod odd;
mod outages;
mod purchase;
mod receipts;
mod recovery;
mod refusals;
mod repeats;
mod reprice;
mod shopper;
mod states;
mod statuses;
