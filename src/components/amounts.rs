//! The group "Amount".

use super::text_field::{ErrorPlacement, FieldError};
use leptos::prelude::*;

/// The id of what is wrong with the amount that was picked.
const ERROR: &str = "amount-error";

/// A fixed amount to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmountOption {
    /// The form's value.
    pub value: String,
    pub label: String,
    /// What it holds, where the label does not say it.
    pub side: Option<String>,
    /// The word for it, where it cannot be had right now.
    pub sold_out: Option<String>,
}

/// Amounts that reach their owner in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmountGroup {
    /// The way, where there are several.
    pub title: Option<String>,
    pub options: Vec<AmountOption>,
}

/// Draws the amounts as radios, one of them picked. `problem` is why what was picked before cannot be had.
#[component]
pub fn Amounts(
    groups: Vec<AmountGroup>,
    picked: String,
    legend: String,
    #[prop(optional_no_strip)] problem: Option<String>,
) -> impl IntoView {
    let radio = move |option: AmountOption| {
        let disabled = option.sold_out.is_some();
        let checked = option.value == picked && !disabled;
        view! {
            <label class="choice">
                <input class="choice__input" type="radio" name="amount" value=option.value checked=checked disabled=disabled/>
                <span class="choice__face">
                    <span class="choice__main" translate="no">{option.label}</span>
                    {option.side.map(|side| view! { <span class="choice__side">{side}</span> })}
                    {option.sold_out.map(|word| view! { <span class="choice__side">{word}</span> })}
                </span>
            </label>
        }
    };
    let group = move |group: AmountGroup| {
        // A line of what an amount holds needs more room than a sum.
        let class = if group.options.iter().any(|option| option.side.is_some() || option.sold_out.is_some()) {
            "choices choices--wide"
        } else {
            "choices"
        };
        view! {
            {group.title.map(|title| view! { <p class="choices__title">{title}</p> })}
            <div class=class>{group.options.into_iter().map(&radio).collect_view()}</div>
        }
    };
    let described = problem.is_some().then_some(ERROR);
    view! {
        <fieldset aria-describedby=described>
            <legend class="choices__legend">{legend}</legend>
            {problem.map(|text| view! { <FieldError id=ERROR text told=ErrorPlacement::Here/> })}
            {groups.into_iter().map(group).collect_view()}
        </fieldset>
    }
}
