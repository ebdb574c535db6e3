//! The group "Amount" and the text box of a free amount.

use leptos::prelude::*;

/// A fixed amount to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmountOption {
    /// The form's value.
    pub value: String,
    pub label: String,
    /// What it holds, where the label does not say it.
    pub side: Option<String>,
}

/// Amounts that reach their owner in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmountGroup {
    /// The way, where there are several.
    pub title: Option<String>,
    pub options: Vec<AmountOption>,
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
pub fn Amounts(groups: Vec<AmountGroup>, picked: String, legend: String) -> impl IntoView {
    let radio = move |option: AmountOption| {
        let checked = option.value == picked;
        view! {
            <label class="choice">
                <input class="choice__input" type="radio" name="amount" value=option.value checked=checked/>
                <span class="choice__face">
                    <span class="choice__main">{option.label}</span>
                    {option.side.map(|side| view! { <span class="choice__side">{side}</span> })}
                </span>
            </label>
        }
    };
    let group = move |group: AmountGroup| {
        // A line of what an amount holds needs more room than a sum.
        let class = if group.options.iter().any(|option| option.side.is_some()) {
            "choices choices--wide"
        } else {
            "choices"
        };
        view! {
            {group.title.map(|title| view! { <p class="choices__title">{title}</p> })}
            <div class=class>{group.options.into_iter().map(&radio).collect_view()}</div>
        }
    };
    view! {
        <fieldset>
            <legend class="choices__legend">{legend}</legend>
            {groups.into_iter().map(group).collect_view()}
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
