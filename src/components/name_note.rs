//! The note at a payment that upstream takes only from buyers whose name it knows, before anybody has
//! filled in anything for nothing.

use super::notice::Notice;
use crate::{
    domain::{phase::Tone, rail::Rail},
    i18n::Words,
};
use leptos::prelude::*;

/// Draws the note; nothing for rails that need no name.
#[component]
pub fn NameNote(words: Words, rail: Rail, network: String) -> impl IntoView {
    rail.needs_name().then(|| {
        let coin = rail.coin().to_string();
        let on = [("coin", coin.as_str()), ("network", network.as_str())];
        let said = words.say_with("checkout-name-note", &on);
        view! { <Notice tone=Tone::Caution><p>{said}</p></Notice> }
    })
}
