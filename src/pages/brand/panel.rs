//! The purchase panel. The fields are rendered here, inside the island that keeps the price up to date.

use crate::{
    catalogue::SoldOut,
    components::{
        AmountGroup, AmountOption, Amounts, DeviceHint, ErrorPlacement, RailGroup, RailPick, Rails,
        TextEntry, TextField, TextKind,
    },
    domain::{
        brand::{Kind, Slug},
        choice::{CUSTOM, Choice, Chosen},
        choice_error::ChoiceError,
        money::Money,
        offer::{Delivery, FixedProduct, RangeProduct},
        rail::{Rail, RailOption},
    },
    i18n::Words,
    islands::{Picker, Purchase},
    pages::{Visit, price_texts},
    shop::{Panel, phone},
};
use leptos::prelude::*;
use rust_decimal::Decimal;

/// The coins that come first, because most shoppers pay with them.
const FIRST_COINS: [&str; 2] = ["USDC", "BTC"];

/// The number of coins that are shown at once; the others are collapsed.
const OPEN_COINS: usize = 8;

/// Renders the panel.
#[component]
pub fn PurchasePanel(visit: Visit, slug: Slug, kind: Kind, panel: Panel) -> impl IntoView {
    let words = visit.words;
    let chosen = panel.chosen.as_ref().map(|c| c.choice().clone());
    let drawn = chosen.clone().zip(panel.price.clone());
    let purchase = Purchase {
        locale: visit.request.locale,
        country: panel.country,
        brand: slug.clone(),
        currency: panel.offer.sellable_range().map(|range| range.currency.clone()),
        drawn: drawn.map(|(choice, price)| (choice, panel.rail.clone(), price)),
        texts: price_texts(words, &["picker-form", "picker-buy", "picker-add"]),
    };
    let picked = match &chosen {
        Some(choice @ Choice::Fixed(_)) => choice.to_string(),
        Some(Choice::Custom(_)) | None => CUSTOM.to_owned(),
    };
    let amounts = amount_groups(words, &panel);
    let (list_problem, input_problem) = amount_problems(words, &panel, &amounts);
    let custom_amount = custom_amount_field(words, &panel, input_problem);
    let phone_field = phone_field(words, &panel);
    let has_unsupported_products = panel.offer.delivers(Delivery::Unsupported);
    let is_foreign = panel.country != visit.request.locale.country;
    let groups = rail_groups(
        words,
        &panel.rails,
        &panel.rail,
        panel.recommended.as_ref(),
        visit.shop.wallets.serve_solana(),
    );
    view! {
        <Picker purchase>
            <input type="hidden" name="brand" value=slug.to_string()/>
            {is_foreign.then(|| view! { <input type="hidden" name="country" value=panel.country.to_string()/> })}
            {(!amounts.is_empty()).then(|| view! {
                <Amounts groups=amounts picked legend=words.say("picker-amount") problem=list_problem/>
            })}
            {custom_amount.map(|entry| view! { <TextField entry/> })}
            {has_unsupported_products.then(|| view! { <p class="field__hint">{words.say("picker-account")}</p> })}
            {phone_field}
            {(kind == Kind::Esim).then(|| view! { <DeviceHint words/> })}
            <Rails
                groups
                picked=panel.rail.to_string()
                legend=words.say("picker-pay-with")
                more=words.say("picker-more-coins")
                name_hint=words.say("picker-name-hint")
            />
        </Picker>
    }
}

/// The fixed amounts, grouped by delivery. If there are any, the custom amount is one of the radio buttons.
fn amount_groups(words: Words, panel: &Panel) -> Vec<AmountGroup> {
    let offer = &panel.offer;
    let is_mixed = offer.delivers(Delivery::ByPhone) && offer.delivers(Delivery::ByEmail);
    let ways = [(Delivery::ByPhone, "picker-by-phone"), (Delivery::ByEmail, "picker-by-email")];
    let has_fixed = offer.sellable_fixed().next().is_some();
    let group = |(way, title): (Delivery, &str)| {
        let fixed = offer.sellable_fixed().filter(|product| product.delivery == way);
        let other = offer.sellable_range().filter(|range| has_fixed && range.delivery == way);
        let other = other.map(|_| AmountOption {
            value: CUSTOM.to_owned(),
            label: words.say("picker-other"),
            side: None,
            sold_out: None,
        });
        let options = fixed.map(|product| option(words, product, &panel.sold_out)).chain(other).collect();
        AmountGroup { title: is_mixed.then(|| words.say(title)), options }
    };
    ways.into_iter().map(group).filter(|group| !group.options.is_empty()).collect()
}

fn option(words: Words, product: &FixedProduct, sold_out: &SoldOut) -> AmountOption {
    let contents = words.plan(&product.plan);
    let alphanumeric = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let is_in_label = alphanumeric(&contents).eq_ignore_ascii_case(&alphanumeric(&product.label));
    let choice = Choice::Fixed(product.denomination.clone());
    AmountOption {
        value: choice.to_string(),
        sold_out: sold_out.has(&choice).then(|| words.say("picker-sold-out")),
        label: product.label.clone(),
        side: (!contents.is_empty() && !is_in_label).then_some(contents),
    }
}

/// The reason why the amount is not available: for the list of amounts, and for the input of a custom amount.
/// What was typed is corrected in the input, and what was selected is corrected in the list. If only one of
/// them exists, it shows every error.
fn amount_problems(words: Words, panel: &Panel, groups: &[AmountGroup]) -> (Option<String>, Option<String>) {
    let Some(error) = &panel.problem else { return (None, None) };
    match panel.offer.sellable_range() {
        Some(range) if groups.is_empty() || is_about_typed_amount(error) => {
            (None, Some(typed_amount_error(words, range, error)))
        }
        Some(_) | None => (Some(words.choice_error(error)), None),
    }
}

/// Whether the error is about a typed amount, not about a selected one.
const fn is_about_typed_amount(error: &ChoiceError) -> bool {
    match error {
        ChoiceError::Missing
        | ChoiceError::NotANumber
        | ChoiceError::OtherCurrency { .. }
        | ChoiceError::BelowMinimum { .. }
        | ChoiceError::AboveMaximum { .. }
        | ChoiceError::OffStep { .. } => true,
        ChoiceError::NotOnSale | ChoiceError::SoldOut | ChoiceError::Recipient => false,
    }
}

/// The input for a custom amount, if the offer has a range, with its error.
fn custom_amount_field(words: Words, panel: &Panel, problem: Option<String>) -> Option<TextEntry> {
    let range = panel.offer.sellable_range()?;
    let text = match panel.chosen.as_ref().map(Chosen::choice) {
        Some(Choice::Custom(amount)) => amount.normalize().to_string(),
        Some(Choice::Fixed(_)) | None => panel.typed.clone(),
    };
    Some(TextEntry {
        name: "custom",
        kind: TextKind::Money,
        label: words.say("picker-custom"),
        hint: hint(words, range),
        text,
        problem,
        placement: ErrorPlacement::Here,
    })
}

/// The input for the phone number, if something can be credited to one, with the number as the shop
/// understood it.
fn phone_field(words: Words, panel: &Panel) -> Option<AnyView> {
    if !panel.offer.delivers(Delivery::ByPhone) {
        return None;
    }
    let country = words.country(panel.country);
    let code = phone::dial_code(panel.country).unwrap_or_default();
    let example = phone::example(panel.country).unwrap_or_default();
    let values = [("country", country), ("code", code), ("example", example)];
    let mut hint = words.say_with("picker-number-hint", &values);
    if panel.offer.delivers(Delivery::ByEmail) {
        hint = format!("{} {hint}", words.say("picker-number-mixed"));
    }
    let formatted = panel.recipient.as_ref().and_then(|read| read.as_ref().ok()).map(phone::format);
    let problem = panel.recipient.as_ref().and_then(|read| read.as_ref().err());
    let entry = TextEntry {
        name: "to",
        kind: TextKind::Phone,
        label: words.say("picker-number"),
        hint,
        text: formatted.clone().unwrap_or_else(|| panel.to.clone()),
        problem: problem.map(|why| words.phone_error(*why, panel.country)),
        placement: ErrorPlacement::Here,
    };
    let read_back = formatted.map(|number| words.say_with("picker-number-read", &[("number", number)]));
    let read_back = read_back.map(|text| view! { <p class="field__read" data-testid="to-read">{text}</p> });
    Some(view! { <TextField entry>{read_back}</TextField> }.into_any())
}

fn money(words: Words, range: &RangeProduct, amount: Decimal) -> String {
    words.money(&Money { amount, currency: range.currency.clone() })
}

fn hint(words: Words, range: &RangeProduct) -> String {
    let (min, max) = (money(words, range, range.min), money(words, range, range.max));
    match range.step.filter(|step| *step > Decimal::ZERO) {
        Some(step) => {
            let step = money(words, range, step);
            words.say_with("picker-range-step", &[("min", min), ("max", max), ("step", step)])
        }
        None => words.say_with("picker-range", &[("min", min), ("max", max)]),
    }
}

/// The error about a typed amount, with amounts in the range's currency.
fn typed_amount_error(words: Words, range: &RangeProduct, error: &ChoiceError) -> String {
    let money = |amount: &Decimal| money(words, range, *amount);
    match error {
        ChoiceError::BelowMinimum { min } => words.say_with("choice-below", &[("min", money(min))]),
        ChoiceError::AboveMaximum { max } => words.say_with("choice-above", &[("max", money(max))]),
        ChoiceError::OffStep { below, above } => {
            words.say_with("choice-off-step", &[("below", money(below)), ("above", money(above))])
        }
        ChoiceError::Missing
        | ChoiceError::NotANumber
        | ChoiceError::OtherCurrency { .. }
        | ChoiceError::NotOnSale
        | ChoiceError::SoldOut
        | ChoiceError::Recipient => words.choice_error(error),
    }
}

/// Groups the rails by coin: first the most common coins, then the others in upstream's order. The coin of
/// the selected rail is never collapsed.
pub fn rail_groups(
    words: Words,
    rails: &[RailOption],
    picked: &Rail,
    recommended: Option<&Rail>,
    prepares_solana: bool,
) -> Vec<RailGroup> {
    let mut groups: Vec<RailGroup> = Vec::new();
    for option in rails {
        let coin = option.rail.coin().to_string();
        let pick = pick(words, option, recommended, prepares_solana);
        if let Some(group) = groups.iter_mut().find(|group| group.coin == coin) {
            group.picks.push(pick);
        } else {
            groups.push(RailGroup { coin, picks: vec![pick], folded: false });
        }
    }
    groups.sort_by_key(|group| {
        FIRST_COINS.iter().position(|coin| *coin == group.coin).unwrap_or(FIRST_COINS.len())
    });
    for group in groups.iter_mut().skip(OPEN_COINS) {
        group.folded = group.coin != picked.coin().ticker();
    }
    groups
}

fn pick(words: Words, option: &RailOption, recommended: Option<&Rail>, prepares_solana: bool) -> RailPick {
    let network = option.network_name();
    let coin = option.rail.coin().to_string();
    let side = if option.suspended {
        Some(words.say("picker-suspended"))
    } else if recommended == Some(&option.rail) {
        Some(words.say("picker-recommended"))
    } else if option.rail.needs_name() {
        Some(words.say("picker-name"))
    } else if option.rail.is_solana_token() && !prepares_solana {
        Some(words.say("picker-token-account"))
    } else {
        None
    };
    RailPick {
        value: option.rail.to_string(),
        spoken: words.say_with("picker-on", &[("coin", coin.as_str()), ("network", network)]),
        network: network.to_owned(),
        side,
        suspended: option.suspended,
        needs_name: option.rail.needs_name(),
    }
}
