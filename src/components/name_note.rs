//! A note for payments that upstream accepts only from buyers whose name it has. It is shown before the buyer
//! fills in the form.

use super::notice::Notice;
use crate::{
    domain::{phase::Tone, rail::Rail},
    i18n::Words,
};
use leptos::prelude::*;

/// Renders the note; nothing for rails that require no name.
#[component]
pub fn NameNote(words: Words, rail: Rail, network: String) -> impl IntoView {
    rail.needs_name().then(|| {
        let coin = rail.coin().to_string();
        let values = [("coin", coin.as_str()), ("network", network.as_str())];
        let text = words.say_with("checkout-name-note", &values);
        view! { <Notice tone=Tone::Caution><p>{text}</p></Notice> }
    })
}
