//! A field to choose a country in, the most looked for first.

use crate::{domain::locale::CountryCode, i18n::Words};
use leptos::prelude::*;

/// What the field begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountryChoice {
    pub label: String,
    /// Every country to choose from; those of `first` stand in front once more.
    pub countries: Vec<CountryCode>,
    pub first: Vec<CountryCode>,
    pub picked: Option<CountryCode>,
    /// Why what was chosen cannot be had, if so.
    pub problem: Option<String>,
}

/// Draws the field; its name in the form is `country`.
#[component]
pub fn CountryField(words: Words, choice: CountryChoice) -> impl IntoView {
    let CountryChoice { label, countries, first, picked, problem } = choice;
    let wrong = problem.is_some();
    let option = move |(code, name): (CountryCode, String), may_be_picked: bool| {
        let selected = may_be_picked && picked == Some(code);
        view! { <option value=code.to_string() selected=selected>{name}</option> }
    };
    let named: Vec<_> = first.into_iter().map(|code| (code, words.country(code))).collect();
    let all = words.countries(&countries);
    let front = (!named.is_empty()).then(|| {
        view! {
            <optgroup label=words.say("places-popular")>
                {named.into_iter().map(|country| option(country, false)).collect_view()}
            </optgroup>
        }
    });
    view! {
        <div class="field">
            <label class="field__label" for="country">{label}</label>
            <select
                class="field__input"
                id="country"
                name="country"
                autocomplete="off"
                aria-describedby=wrong.then_some("country-error")
                aria-invalid=wrong.then_some("true")
            >
                {front}
                <optgroup label=words.say("places-all")>
                    {all.into_iter().map(|country| option(country, true)).collect_view()}
                </optgroup>
            </select>
            {problem.map(|text| view! { <p class="field__error" id="country-error" role="alert">{text}</p> })}
        </div>
    }
}
