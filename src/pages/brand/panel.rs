//! The purchase panel: its fields, drawn here, around the island that keeps the price alive.

use crate::{
    catalogue::SoldOut,
    components::{
        AmountGroup, AmountOption, Amounts, DeviceHint, ErrorPlacement, RailGroup, RailPick, Rails,
        TextEntry, TextField, TextKind,
    },
    domain::{
        brand::{Kind, Slug},
        choice::{CUSTOM, Choice, ChoiceError, Chosen},
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

/// The coins that come first, as most shoppers pay with them.
const FIRST_COINS: [&str; 2] = ["USDC", "BTC"];

/// Coins that are open to see; further ones are folded away.
const OPEN_COINS: usize = 8;

/// Draws the panel.
#[component]
pub fn PurchasePanel(visit: Visit, slug: Slug, kind: Kind, panel: Panel) -> impl IntoView {
    let words = visit.words;
    let chosen = panel.chosen.as_ref().map(|c| c.choice().clone());
    let drawn = chosen.clone().zip(panel.price.clone());
    let purchase = Purchase {
        locale: visit.locale,
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
    let (at_list, in_box) = problems(words, &panel, &amounts);
    let free = free_amount(words, &panel, in_box);
    let number = number(words, &panel);
    let is_partly_sold = panel.offer.delivers(Delivery::Unsupported);
    let abroad = panel.country != visit.locale.country;
    let groups = rail_groups(
        words,
        &panel.rails,
        &panel.rail,
        panel.recommended.as_ref(),
        visit.shop.serves_solana_wallets(),
    );
    view! {
        <Picker purchase>
            <input type="hidden" name="brand" value=slug.to_string()/>
            {abroad.then(|| view! { <input type="hidden" name="country" value=panel.country.to_string()/> })}
            {(!amounts.is_empty()).then(|| view! {
                <Amounts groups=amounts picked legend=words.say("picker-amount") problem=at_list/>
            })}
            {free.map(|entry| view! { <TextField entry/> })}
            {is_partly_sold.then(|| view! { <p class="field__hint">{words.say("picker-account")}</p> })}
            {number}
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

/// The fixed amounts by the way they travel; where there are some, a free amount is one of the radios.
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
    let holds = words.plan(&product.plan);
    let bare = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let says_so = bare(&holds).eq_ignore_ascii_case(&bare(&product.label));
    let choice = Choice::Fixed(product.denomination.clone());
    AmountOption {
        value: choice.to_string(),
        sold_out: sold_out.has(&choice).then(|| words.say("picker-sold-out")),
        label: product.label.clone(),
        side: (!holds.is_empty() && !says_so).then_some(holds),
    }
}

/// Why the amount cannot be had, for the list of amounts and for the box: what was typed is mended in its box, what
/// was picked at the list. With one of them only, everything is said there.
fn problems(words: Words, panel: &Panel, list: &[AmountGroup]) -> (Option<String>, Option<String>) {
    let Some(why) = &panel.problem else { return (None, None) };
    match panel.offer.sellable_range() {
        Some(range) if list.is_empty() || is_typed(why) => (None, Some(said(words, range, why))),
        Some(_) | None => (Some(words.choice_error(why)), None),
    }
}

/// Whether it is about what was typed, not about what was picked.
const fn is_typed(why: &ChoiceError) -> bool {
    match why {
        ChoiceError::Missing
        | ChoiceError::NotANumber
        | ChoiceError::OtherCurrency { .. }
        | ChoiceError::BelowMinimum { .. }
        | ChoiceError::AboveMaximum { .. }
        | ChoiceError::OffStep { .. } => true,
        ChoiceError::NotOnSale | ChoiceError::SoldOut | ChoiceError::Recipient => false,
    }
}

/// The box for a free amount, where there is a range, and what is wrong with what stands in it.
fn free_amount(words: Words, panel: &Panel, problem: Option<String>) -> Option<TextEntry> {
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
        told: ErrorPlacement::Here,
    })
}

/// The field for the number, where anything can be credited to one, and the number as it was read.
fn number(words: Words, panel: &Panel) -> Option<AnyView> {
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
    let shown = panel.recipient.as_ref().and_then(|read| read.as_ref().ok()).map(phone::format);
    let problem = panel.recipient.as_ref().and_then(|read| read.as_ref().err());
    let entry = TextEntry {
        name: "to",
        kind: TextKind::Phone,
        label: words.say("picker-number"),
        hint,
        text: shown.clone().unwrap_or_else(|| panel.to.clone()),
        problem: problem.map(|why| words.phone_error(*why, panel.country)),
        told: ErrorPlacement::Here,
    };
    let read = shown.map(|number| words.say_with("picker-number-read", &[("number", number)]));
    let read = read.map(|text| view! { <p class="field__read" data-testid="to-read">{text}</p> });
    Some(view! { <TextField entry>{read}</TextField> }.into_any())
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

/// Why what was typed cannot be had, with the amounts in the range's currency.
fn said(words: Words, range: &RangeProduct, why: &ChoiceError) -> String {
    let money = |amount: &Decimal| money(words, range, *amount);
    match why {
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
        | ChoiceError::Recipient => words.choice_error(why),
    }
}

/// Rails by coin, the usual ones first, the rest in upstream's order; the picked one is never folded.
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
