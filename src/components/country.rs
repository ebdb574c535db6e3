//! A form field that selects a country, with the most popular countries first.

use crate::{domain::locale::CountryCode, i18n::Words};
use leptos::prelude::*;

/// The initial state of the field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountryChoice {
    pub label: String,
    /// All countries that can be selected. Those in `first` appear once more, before the others.
    pub countries: Vec<CountryCode>,
    pub first: Vec<CountryCode>,
    pub picked: Option<CountryCode>,
    /// Why the previous selection is not available; `None` if it is.
    pub problem: Option<String>,
}

/// Renders the field. Its form name is `country`.
#[component]
pub fn CountryField(words: Words, choice: CountryChoice) -> impl IntoView {
    let CountryChoice { label, countries, first, picked, problem } = choice;
    let is_invalid = problem.is_some();
    let option = move |(code, name): (CountryCode, String), is_selectable: bool| {
        let selected = is_selectable && picked == Some(code);
        view! { <option value=code.to_string() selected=selected>{name}</option> }
    };
    let popular: Vec<_> = first.into_iter().map(|code| (code, words.country(code))).collect();
    let all = words.countries(&countries);
    let popular_group = (!popular.is_empty()).then(|| {
        view! {
            <optgroup label=words.say("places-popular")>
                {popular.into_iter().map(|country| option(country, false)).collect_view()}
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
                aria-describedby=is_invalid.then_some("country-error")
                aria-invalid=is_invalid.then_some("true")
            >
                {popular_group}
                <optgroup label=words.say("places-all")>
                    {all.into_iter().map(|country| option(country, true)).collect_view()}
                </optgroup>
            </select>
            {problem.map(|text| view! { <p class="field__error" id="country-error" role="alert">{text}</p> })}
        </div>
    }
}
