//! Every URL of the shop as a function; no path is written elsewhere.
