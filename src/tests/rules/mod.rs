//! Tests of the repository itself: the layers of its source, its words and its container image.

mod image;
mod layers;
