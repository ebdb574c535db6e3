//! The fieldset of rails: coins in rows, with their networks as radio buttons.

use leptos::prelude::*;

/// The ID of the hint about names.
const NAME_HINT: &str = "rail-name";

/// One coin and its networks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RailGroup {
    pub coin: String,
    pub picks: Vec<RailPick>,
    /// Whether the coin is collapsed at first.
    pub folded: bool,
}

/// One network of a coin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RailPick {
    /// The form value: the rail as text.
    pub value: String,
    pub network: String,
    /// The accessible name of the radio button: "USDC on Solana".
    pub spoken: String,
    /// A label below the network: recommended, suspended.
    pub side: Option<String>,
    pub suspended: bool,
    /// Whether upstream requires the buyer's name; a hint below the group says so.
    pub needs_name: bool,
}

/// Renders the coins and networks with one of them selected. `name_hint` is shown if a network requires a
/// name.
#[component]
pub fn Rails(
    groups: Vec<RailGroup>,
    picked: String,
    legend: String,
    more: String,
    name_hint: String,
) -> impl IntoView {
    let needs_name = groups.iter().flat_map(|group| &group.picks).any(|pick| pick.needs_name);
    let (folded, open): (Vec<_>, Vec<_>) = groups.into_iter().partition(|g| g.folded);
    let coins = folded.iter().map(|g| g.coin.clone()).collect::<Vec<_>>().join(", ");
    let rows = |groups: Vec<RailGroup>| groups.into_iter().map(|group| row(group, &picked)).collect_view();
    view! {
        <fieldset>
            <legend class="choices__legend">{legend}</legend>
            <div class="rails">
                {rows(open)}
                {(!folded.is_empty()).then(|| view! {
                    <details class="rails__more">
                        <summary class="rails__summary">
                            <span class="rails__others"><strong>{more}</strong> " " {coins}</span>
                        </summary>
                        <div class="rails__rest">{rows(folded)}</div>
                    </details>
                })}
            </div>
            {needs_name.then(|| view! { <p class="field__hint rails__hint" id=NAME_HINT>{name_hint}</p> })}
        </fieldset>
    }
}

fn row(group: RailGroup, picked: &str) -> impl IntoView + use<> {
    let picks = group.picks.into_iter().map(|pick| {
        let checked = pick.value == picked;
        view! {
            <label class="choice">
                <input
                    class="choice__input"
                    type="radio"
                    name="pay"
                    value=pick.value
                    checked=checked
                    disabled=pick.suspended
                    aria-label=pick.spoken
                    aria-describedby=pick.needs_name.then_some(NAME_HINT)
                />
                <span class="choice__face">
                    <span class="choice__main">{pick.network}</span>
                    {pick.side.map(|side| view! { <span class="choice__side">{side}</span> })}
                </span>
            </label>
        }
    });
    view! {
        <div class="rails__row">
            <span class="rails__coin" aria-hidden="true">{group.coin}</span>
            <div class="rails__list">{picks.collect_view()}</div>
        </div>
    }
}
