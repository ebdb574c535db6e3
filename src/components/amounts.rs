//! The group "Amount" and the text box of a free amount.

use leptos::prelude::*;

/// A fixed amount to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmountOption {
    /// The form's value.
    pub value: String,
    pub label: String,
}

/// The free amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreeAmount {
    /// The bounds and the step in words.
    pub hint: String,
    /// What stands in the box at first.
    pub text: String,
    /// Why what stands there cannot be had, if so.
    pub problem: Option<String>,
}

/// Draws the amounts as radios, one of them picked.
#[component]
pub fn Amounts(options: Vec<AmountOption>, picked: String, legend: String) -> impl IntoView {
    let radios = options.into_iter().map(|option| {
        let checked = option.value == picked;
        view! {
            <label class="choice">
                <input class="choice__input" type="radio" name="amount" value=option.value checked=checked/>
                <span class="choice__face"><span class="choice__main">{option.label}</span></span>
            </label>
        }
    });
    view! {
        <fieldset>
            <legend class="choices__legend">{legend}</legend>
            <div class="choices">{radios.collect_view()}</div>
        </fieldset>
    }
}

/// Draws the text box of a free amount.
#[component]
pub fn CustomAmount(amount: FreeAmount, label: String) -> impl IntoView {
    let FreeAmount { hint, text, problem } = amount;
    let wrong = problem.is_some();
    view! {
        <div class="field">
            <label class="field__label" for="custom">{label}</label>
            <span class="field__hint" id="custom-hint">{hint}</span>
            <input
                class="field__input field__input--money"
                id="custom"
                name="custom"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                maxlength="16"
                value=text
                aria-describedby=if wrong { "custom-hint custom-error" } else { "custom-hint" }
                aria-invalid=wrong.then_some("true")
            />
            {problem.map(|text| view! { <p class="field__error" id="custom-error" role="alert">{text}</p> })}
        </div>
    }
}
