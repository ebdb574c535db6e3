//! The entrance for eSIMs: the plans sold in a country.

use super::{brands::entrance, page};
use crate::domain::brand::Kind;
use leptos::prelude::*;

/// The page.
#[component]
pub fn EsimPage() -> impl IntoView {
    page(|visit| entrance::draw(visit, Kind::Esim))
}
