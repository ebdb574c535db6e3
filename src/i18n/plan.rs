//! Formats the contents of a plan: `5 GB · 100 minutes · 30 days`.

use super::{number, text};
use crate::domain::{
    locale::Language,
    plan::{Count, Data, Plan},
};

/// The known parts on one line; empty if none is known.
pub(super) fn write(language: Language, plan: &Plan) -> String {
    let data = plan.data.as_ref().map(|data| data_of(language, data));
    let minutes =
        plan.minutes.map(|count| count_text(language, count, "plan-minutes", "plan-minutes-unlimited"));
    let texts = plan.texts.map(|count| count_text(language, count, "plan-texts", "plan-texts-unlimited"));
    let days = plan.days.map(|days| text::say(language, "plan-days", &[("count", days.into())]));
    [data, minutes, texts, days].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// An amount of data: `5 GB`, `Unlimited data`.
pub(super) fn data_of(language: Language, data: &Data) -> String {
    match data {
        Data::Unlimited => text::say(language, "plan-data-unlimited", &[]),
        Data::Amount { amount, unit } => {
            format!("{} {}", number::decimal(language, *amount, None), unit.symbol())
        }
    }
}

fn count_text(language: Language, count: Count, limited: &str, unlimited: &str) -> String {
    match count {
        Count::Unlimited => text::say(language, unlimited, &[]),
        Count::Number(number) => text::say(language, limited, &[("count", number.into())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_are_formatted_in_every_language() {
        let plan = Plan { minutes: Some(Count::Number(1)), ..Plan::of_label("1.5 GB 30 days") };
        for (language, expected) in [
            (Language::En, "1.5 GB · 1 minute · 30 days"),
            (Language::Es, "1,5 GB · 1 minuto · 30 días"),
            (Language::It, "1,5 GB · 1 minuto · 30 giorni"),
            (Language::Zh, "1.5 GB · 1 分钟 · 30 天"),
        ] {
            assert_eq!(write(language, &plan), expected);
        }
    }

    #[test]
    fn unlimited_parts_are_named_unlimited() {
        let plan = Plan { texts: Some(Count::Unlimited), ..Plan::of_label("Unlimited 3 days") };
        assert_eq!(write(Language::En, &plan), "Unlimited data · Unlimited texts · 3 days");
    }
}
