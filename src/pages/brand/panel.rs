//! The purchase panel's values: amounts, rails and words as the island takes them.

use crate::{
    domain::{
        brand::Slug,
        choice::{CUSTOM, Choice, ChoiceError},
        money::Money,
        offer::{Delivery, RangeProduct},
        rail::{Rail, RailOption},
    },
    islands::{AmountOption, CustomOption, PickerWords, PriceWords, Purchase, RailGroup, RailPick},
    pages::Visit,
    shop::Panel,
    words::Words,
};
use rust_decimal::Decimal;

/// The coins that come first, as most shoppers pay with them.
const FIRST_COINS: [&str; 2] = ["USDC", "BTC"];

/// Coins that are open to see; further ones are folded away.
const OPEN_COINS: usize = 8;

/// Writes a panel for the island.
pub fn purchase(visit: &Visit, slug: &Slug, panel: Panel) -> Purchase {
    let words = visit.words;
    let amounts: Vec<_> = panel
        .offer
        .sellable_fixed()
        .filter(|p| p.delivery == Delivery::ByEmail)
        .map(|p| AmountOption {
            value: Choice::Fixed(p.denomination.clone()).to_string(),
            label: p.label.clone(),
        })
        .collect();
    let range = panel.offer.sellable_range().filter(|r| r.delivery == Delivery::ByEmail);
    let chosen = panel.chosen.as_ref().map(|c| c.choice().clone());
    let typed = match &chosen {
        Some(Choice::Custom(amount)) => amount.normalize().to_string(),
        Some(Choice::Fixed(_)) | None => panel.typed.clone(),
    };
    let custom = range.map(|range| CustomOption {
        hint: hint(words, range),
        text: typed,
        problem: panel.problem.as_ref().map(|why| said(words, range, why)),
    });
    let amount = match chosen {
        Some(choice @ Choice::Fixed(_)) => choice.to_string(),
        Some(Choice::Custom(_)) | None => CUSTOM.to_owned(),
    };
    Purchase {
        locale: visit.locale,
        brand: slug.clone(),
        amounts,
        custom,
        amount,
        rails: groups(words, &panel.rails, &panel.rail, panel.recommended.as_ref()),
        rail: panel.rail.to_string(),
        price: panel.price,
        words: picker_words(words),
    }
}

fn picker_words(words: Words) -> PickerWords {
    PickerWords {
        form: words.say("picker-form"),
        amount: words.say("picker-amount"),
        other: words.say("picker-other"),
        custom_amount: words.say("picker-custom"),
        pay_with: words.say("picker-pay-with"),
        more_coins: words.say("picker-more-coins"),
        buy_now: words.say("picker-buy"),
        price: PriceWords {
            you_pay: words.say("picker-you-pay"),
            age: words.template("picker-age", &["n"]),
            asking: words.say("picker-asking"),
            choose: words.say("picker-choose"),
            refused: words.say("picker-refused"),
            no_price: words.say("picker-no-price"),
            unavailable: words.say("picker-unavailable"),
            show_price: words.say("picker-show-price"),
        },
    }
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
        ChoiceError::Missing | ChoiceError::NotANumber | ChoiceError::NotOnSale => words.choice_error(why),
    }
}

/// Rails by coin, the usual ones first, the rest in upstream's order; the picked one is never folded.
fn groups(words: Words, rails: &[RailOption], picked: &Rail, recommended: Option<&Rail>) -> Vec<RailGroup> {
    let mut groups: Vec<RailGroup> = Vec::new();
    for option in rails {
        let coin = option.rail.coin().to_string();
        let pick = pick(words, option, recommended);
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

fn pick(words: Words, option: &RailOption, recommended: Option<&Rail>) -> RailPick {
    let network = network_label(option);
    let coin = option.rail.coin().to_string();
    let side = if option.suspended {
        Some(words.say("picker-suspended"))
    } else if recommended == Some(&option.rail) {
        Some(words.say("picker-recommended"))
    } else {
        None
    };
    RailPick {
        value: option.rail.to_string(),
        spoken: words.say_with("picker-on", &[("coin", coin.as_str()), ("network", network.as_str())]),
        network,
        side,
        suspended: option.suspended,
    }
}

/// The network for people. A bare "Mainnet" is said with its coin's own chain.
pub fn network_label(option: &RailOption) -> String {
    match (option.rail.coin().ticker(), option.network_label.as_str()) {
        ("BTC", "Mainnet") => "Bitcoin".to_owned(),
        ("LTC", "Mainnet") => "Litecoin".to_owned(),
        ("DOGE", "Mainnet") => "Dogecoin".to_owned(),
        (_, label) => label.to_owned(),
    }
}
