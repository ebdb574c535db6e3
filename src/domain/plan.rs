//! Plans: what a bundle or eSIM contains and how long it is valid, from upstream's `benefits` (contract 4)
//! and its labels. For display, sorting and filtering; a plan is ordered by its exact denomination.

mod filter;

pub use filter::{NotAPlanFilter, PlanFilter, PlanSort};

use super::amount_text;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// The contents of one product, as far as they are known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    pub data: Option<Data>,
    pub minutes: Option<Count>,
    pub texts: Option<Count>,
    /// Validity, in days.
    pub days: Option<u32>,
}

/// Mobile data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Data {
    Unlimited,
    Amount { amount: Decimal, unit: DataUnit },
}

/// Decimal multiples of a byte, as tariffs count them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum DataUnit {
    Kb,
    Mb,
    Gb,
    Tb,
}

/// Call minutes or text messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Count {
    Unlimited,
    Number(u32),
}

impl Plan {
    pub const fn is_empty(&self) -> bool {
        self.data.is_none() && self.minutes.is_none() && self.texts.is_none() && self.days.is_none()
    }

    /// Parses a label: `1 GB 7 days`, `Unlimited 3 days`, `20MB 14 Days - 7.5 GMD`.
    pub fn of_label(text: &str) -> Self {
        let mut plan = Self::default();
        for number in amount_text::numbers(text) {
            let Some((amount, unit)) = number.count() else { continue };
            if let Some(unit) = DataUnit::of(&unit) {
                plan.data = plan.data.or_else(|| Data::of(amount, unit));
            } else if let Some(days_per_unit) = days(&unit) {
                plan.days =
                    plan.days.or_else(|| whole(amount)?.checked_mul(days_per_unit).filter(|days| *days > 0));
            } else if MINUTES.contains(&unit.as_str()) {
                plan.minutes = plan.minutes.or_else(|| Count::of(amount));
            } else if TEXTS.contains(&unit.as_str()) {
                plan.texts = plan.texts.or_else(|| Count::of(amount));
            }
        }
        let lower = text.to_lowercase();
        if plan.data.is_none() && plan.days.is_some() && UNLIMITED.iter().any(|word| lower.contains(word)) {
            plan.data = Some(Data::Unlimited);
        }
        plan
    }

    /// Returns this plan, with missing fields filled from another one.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            data: self.data.or(other.data),
            minutes: self.minutes.or(other.minutes),
            texts: self.texts.or(other.texts),
            days: self.days.or(other.days),
        }
    }
}

impl Data {
    /// Converts upstream's number of units: -1 means unlimited (contract 4); zero means none.
    pub fn of(amount: Decimal, unit: DataUnit) -> Option<Self> {
        if amount == Decimal::NEGATIVE_ONE {
            Some(Self::Unlimited)
        } else {
            (amount > Decimal::ZERO).then(|| Self::Amount { amount: amount.normalize(), unit })
        }
    }

    /// The amount in megabytes, for comparison; `None` if unlimited.
    pub fn megabytes(&self) -> Option<Decimal> {
        match self {
            Self::Unlimited => None,
            Self::Amount { amount, unit } => Some(amount.saturating_mul(unit.megabytes())),
        }
    }
}

impl DataUnit {
    /// Parses a unit: `GB`, `gigabytes`, `Go`.
    pub fn of(text: &str) -> Option<Self> {
        match text.trim().to_lowercase().as_str() {
            "kb" | "ko" | "kilobyte" | "kilobytes" => Some(Self::Kb),
            "mb" | "mo" | "megabyte" | "megabytes" => Some(Self::Mb),
            "gb" | "go" | "gigabyte" | "gigabytes" | "gig" => Some(Self::Gb),
            "tb" | "to" | "terabyte" | "terabytes" => Some(Self::Tb),
            _ => None,
        }
    }

    /// The symbol, the same in every language of the shop: `GB`.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Kb => "kB",
            Self::Mb => "MB",
            Self::Gb => "GB",
            Self::Tb => "TB",
        }
    }

    fn megabytes(self) -> Decimal {
        match self {
            Self::Kb => Decimal::new(1, 3),
            Self::Mb => Decimal::ONE,
            Self::Gb => Decimal::from(1_000),
            Self::Tb => Decimal::from(1_000_000),
        }
    }
}

impl Count {
    /// Converts upstream's number: -1 means unlimited; zero means none.
    pub fn of(amount: Decimal) -> Option<Self> {
        if amount == Decimal::NEGATIVE_ONE {
            Some(Self::Unlimited)
        } else {
            whole(amount).filter(|number| *number > 0).map(Self::Number)
        }
    }
}

fn whole(amount: Decimal) -> Option<u32> {
    u32::try_from(amount.trunc()).ok()
}

/// The number of days in a unit of validity.
fn days(unit: &str) -> Option<u32> {
    Some(match unit {
        "day" | "days" | "día" | "días" | "dia" | "dias" | "giorno" | "giorni" | "jour" | "jours" | "tag"
        | "tage" | "天" | "日" => 1,
        "week" | "weeks" | "semana" | "semanas" | "settimana" | "settimane" | "周" => 7,
        "month" | "months" | "mes" | "meses" | "mese" | "mesi" | "个月" => 30,
        "year" | "years" | "año" | "años" | "anno" | "anni" | "年" => 365,
        _ => return None,
    })
}

const MINUTES: [&str; 6] = ["min", "mins", "minute", "minutes", "minuti", "minutos"];
const TEXTS: [&str; 4] = ["sms", "text", "texts", "messages"];
const UNLIMITED: [&str; 5] = ["unlimited", "ilimitad", "illimitat", "illimité", "无限"];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn gigabytes(amount: i64) -> Option<Data> {
        Data::of(Decimal::from(amount), DataUnit::Gb)
    }

    #[test]
    fn labels_parse_into_data_and_days() {
        let megabytes = |amount: i64| Data::of(Decimal::from(amount), DataUnit::Mb);
        for (label, data, days) in [
            ("1 GB 7 days", gigabytes(1), Some(7)),
            ("5 GB - 30 days", gigabytes(5), Some(30)),
            ("20 MB -30 days", megabytes(20), Some(30)),
            ("20MB 14 Days - 7.5 GMD", megabytes(20), Some(14)),
            ("1.5GB 1 month", Data::of("1.5".parse().unwrap(), DataUnit::Gb), Some(30)),
            ("Unlimited 3 days", Some(Data::Unlimited), Some(3)),
            ("Datos ilimitados 15 días", Some(Data::Unlimited), Some(15)),
            ("10 GB", gigabytes(10), None),
            ("25 USD", None, None),
            ("0 GB 0 days", None, None),
            ("", None, None),
        ] {
            assert_eq!(Plan::of_label(label), Plan { data, days, ..Plan::default() }, "{label}");
        }
    }

    #[test]
    fn labels_parse_into_minutes_and_texts() {
        let plan = Plan::of_label("2 GB + 100 min + 50 SMS, 30 days");
        assert_eq!((plan.minutes, plan.texts), (Some(Count::Number(100)), Some(Count::Number(50))));
    }

    #[test]
    fn minus_one_is_unlimited_and_zero_or_less_is_none() {
        for (amount, data) in [(-1, Some(Data::Unlimited)), (0, None), (-2, None)] {
            assert_eq!(Data::of(Decimal::from(amount), DataUnit::Gb), data);
        }
    }

    #[test]
    fn data_is_compared_across_units() {
        let half = Data::of("0.5".parse().unwrap(), DataUnit::Gb).unwrap();
        assert_eq!(half.megabytes(), Some(Decimal::from(500)));
    }

    proptest! {
        #[test]
        fn any_label_parses_without_panic(label in "\\PC{0,60}", number in any::<i64>()) {
            let plan = Plan::of_label(&format!("{label} {number} GB {number} days"));
            prop_assert!(plan.days != Some(0));
        }

        #[test]
        fn a_plan_survives_a_label_round_trip(size in 1_i64..10_000, days in 1_u32..1000, unit in 0_usize..3) {
            let unit = [DataUnit::Mb, DataUnit::Gb, DataUnit::Tb][unit];
            let label = format!("{size} {} {days} days", unit.symbol());
            let data = Data::of(Decimal::from(size), unit);
            prop_assert_eq!(Plan::of_label(&label), Plan { data, days: Some(days), ..Plan::default() });
        }
    }
}
