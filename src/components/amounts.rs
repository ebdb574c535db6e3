//! The fieldset of fixed amounts in the purchase form.

use super::text_field::{ErrorPlacement, FieldError};
use leptos::prelude::*;

/// The ID of the message about the selected amount.
const ERROR: &str = "amount-error";

/// A fixed amount that can be selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmountOption {
    /// The form value.
    pub value: String,
    pub label: String,
    /// The contents of the product, if the label does not name them.
    pub side: Option<String>,
    /// The "sold out" label; `None` if the amount is available.
    pub sold_out: Option<String>,
}

/// The amounts with the same kind of delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmountGroup {
    /// The name of the delivery, if there are several.
    pub title: Option<String>,
    pub options: Vec<AmountOption>,
}

/// Renders the amounts as radio buttons with `picked` selected. `problem` says why the previous selection is
/// not available.
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
        // Contents need more room than an amount.
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
    let described_by = problem.is_some().then_some(ERROR);
    view! {
        <fieldset aria-describedby=described_by>
            <legend class="choices__legend">{legend}</legend>
            {problem.map(|text| view! { <FieldError id=ERROR text placement=ErrorPlacement::Here/> })}
            {groups.into_iter().map(group).collect_view()}
        </fieldset>
    }
}
