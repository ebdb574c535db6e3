//! A field for a phone number.

use leptos::prelude::*;

/// What the field begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneEntry {
    pub label: String,
    pub hint: String,
    /// What stands in the box at first.
    pub text: String,
    /// The number that was read out of it, as it will be credited.
    pub read: Option<String>,
    /// Why what stands there cannot be credited to, if so.
    pub problem: Option<String>,
}

/// Draws the field; its name in the form is `to`.
#[component]
pub fn PhoneField(entry: PhoneEntry) -> impl IntoView {
    let PhoneEntry { label, hint, text, read, problem } = entry;
    let wrong = problem.is_some();
    view! {
        <div class="field">
            <label class="field__label" for="to">{label}</label>
            <span class="field__hint" id="to-hint">{hint}</span>
            <input
                class="field__input field__input--money"
                id="to"
                name="to"
                type="tel"
                inputmode="tel"
                autocomplete="tel"
                maxlength="40"
                dir="ltr"
                value=text
                aria-describedby=if wrong { "to-hint to-error" } else { "to-hint" }
                aria-invalid=wrong.then_some("true")
            />
            {problem.map(|text| view! { <p class="field__error" id="to-error" role="alert">{text}</p> })}
            {read.map(|text| view! { <p class="field__read" data-testid="to-read">{text}</p> })}
        </div>
    }
}
