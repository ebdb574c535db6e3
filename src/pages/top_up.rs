//! The entrance for mobile top-ups: the operators of a country. What is possible there, the brand says.

use super::{brands::entrance, page};
use crate::domain::brand::Kind;
use leptos::prelude::*;

/// The page.
#[component]
pub fn TopUpPage() -> impl IntoView {
    page(|visit| entrance::draw(visit, Kind::TopUp))
}
