//! What a plan holds, in words: `5 GB · 100 minutes · 30 days`.

use super::{number, text};
use crate::domain::{
    locale::Language,
    plan::{Count, Data, Plan},
};

/// The parts that are known, in one line; empty when nothing is.
pub(super) fn write(language: Language, plan: &Plan) -> String {
    let data = plan.data.as_ref().map(|data| data_of(language, data));
    let minutes =
        plan.minutes.map(|count| counted(language, count, "plan-minutes", "plan-minutes-unlimited"));
    let texts = plan.texts.map(|count| counted(language, count, "plan-texts", "plan-texts-unlimited"));
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

fn counted(language: Language, count: Count, some: &str, unlimited: &str) -> String {
    match count {
        Count::Unlimited => text::say(language, unlimited, &[]),
        Count::Number(number) => text::say(language, some, &[("count", number.into())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_are_said_in_every_language() {
        let plan = Plan { minutes: Some(Count::Number(1)), ..Plan::of_label("1.5 GB 30 days") };
        for (language, said) in [
            (Language::En, "1.5 GB · 1 minute · 30 days"),
            (Language::Es, "1,5 GB · 1 minuto · 30 días"),
            (Language::It, "1,5 GB · 1 minuto · 30 giorni"),
            (Language::Zh, "1.5 GB · 1 分钟 · 30 天"),
        ] {
            assert_eq!(write(language, &plan), said);
        }
    }

    #[test]
    fn what_has_no_limit_is_said_so() {
        let plan = Plan { texts: Some(Count::Unlimited), ..Plan::of_label("Unlimited 3 days") };
        assert_eq!(write(Language::En, &plan), "Unlimited data · Unlimited texts · 3 days");
    }
}
