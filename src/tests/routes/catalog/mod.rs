//! Tests of the pages of brands, phone credit and travel data.

mod evidence;
mod places;
