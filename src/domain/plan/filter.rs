//! The filter and sort order of plans, as they appear in URLs.

use super::{Data, DataUnit, Plan};
use rust_decimal::Decimal;
use std::{cmp::Ordering, fmt, str::FromStr};
use thiserror::Error;

/// Selects plans; by default all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanFilter {
    pub data: Option<Data>,
    pub days: Option<u32>,
    pub order: PlanSort,
}

/// The sort order of plans.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlanSort {
    /// Lowest price first.
    #[default]
    Price,
    /// Most data first.
    Data,
    /// Longest validity first.
    Days,
}

/// The text is not a valid data amount, number of days or sort order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("plans are wanted by data=5GB or data=unlimited, days=30, sort=price, data or days")]
pub struct NotAPlanFilter;

impl PlanFilter {
    /// Parses the URL parameters; empty ones count as absent.
    pub fn read(data: Option<&str>, days: Option<&str>, order: Option<&str>) -> Result<Self, NotAPlanFilter> {
        let non_empty = |text: Option<&str>| text.map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned);
        let days = non_empty(days).map(|days| days.parse().map_err(|_| NotAPlanFilter)).transpose()?;
        Ok(Self {
            data: non_empty(data).map(|data| data.parse()).transpose()?,
            days,
            order: non_empty(order).map(|order| order.parse()).transpose()?.unwrap_or_default(),
        })
    }

    /// Whether the plan matches the filter.
    pub fn takes(&self, plan: &Plan) -> bool {
        self.data.is_none_or(|data| plan.data == Some(data))
            && self.days.is_none_or(|days| plan.days == Some(days))
    }
}

impl PlanSort {
    pub const ALL: [Self; 3] = [Self::Price, Self::Data, Self::Days];

    /// The value in a URL.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Price => "price",
            Self::Data => "data",
            Self::Days => "days",
        }
    }

    /// Compares two plans. By price they are equal here, because a plan has no price.
    pub fn compare(self, one: &Plan, other: &Plan) -> Ordering {
        match self {
            Self::Price => Ordering::Equal,
            Self::Data => data_sort_key(other).cmp(&data_sort_key(one)),
            Self::Days => other.days.cmp(&one.days),
        }
    }
}

/// Sort key: no data, then megabytes, then unlimited.
fn data_sort_key(plan: &Plan) -> (u8, Option<Decimal>) {
    match &plan.data {
        None => (0, None),
        Some(data @ Data::Amount { .. }) => (1, data.megabytes()),
        Some(Data::Unlimited) => (2, None),
    }
}

impl FromStr for PlanSort {
    type Err = NotAPlanFilter;
    fn from_str(text: &str) -> Result<Self, NotAPlanFilter> {
        Self::ALL.into_iter().find(|order| order.code() == text).ok_or(NotAPlanFilter)
    }
}

impl FromStr for Data {
    type Err = NotAPlanFilter;

    /// Parses `unlimited`, `5GB`, `0.5GB`.
    fn from_str(text: &str) -> Result<Self, NotAPlanFilter> {
        if text == "unlimited" {
            return Ok(Self::Unlimited);
        }
        let unit = text.find(|c: char| c.is_ascii_alphabetic()).ok_or(NotAPlanFilter)?;
        let (amount, unit) =
            text.split_at_checked(unit).filter(|(a, _)| a.len() <= 12).ok_or(NotAPlanFilter)?;
        let amount = amount.parse().map_err(|_| NotAPlanFilter)?;
        let data = DataUnit::of(unit).and_then(|unit| Self::of(amount, unit)).ok_or(NotAPlanFilter)?;
        if data == Self::Unlimited { Err(NotAPlanFilter) } else { Ok(data) }
    }
}

impl fmt::Display for Data {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unlimited => f.write_str("unlimited"),
            Self::Amount { amount, unit } => write!(f, "{amount}{}", unit.symbol()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_filter_parses_from_url_parameters() {
        let wanted = PlanFilter::read(Some("5GB"), Some("30"), Some("data"));
        let five = Data::of(Decimal::from(5), DataUnit::Gb);
        assert_eq!(wanted, Ok(PlanFilter { data: five, days: Some(30), order: PlanSort::Data }));
        assert_eq!(PlanFilter::read(None, Some(""), Some(" ")), Ok(PlanFilter::default()));
    }

    #[test]
    fn invalid_filters_do_not_parse() {
        for (data, days, order) in [
            ("lots", "", ""),
            ("GB", "", ""),
            ("-1GB", "", ""),
            ("0GB", "", ""),
            ("1GB2", "", ""),
            ("é", "", ""),
            ("", "soon", ""),
            ("", "-3", ""),
            ("", "", "speed"),
        ] {
            assert_eq!(
                PlanFilter::read(Some(data), Some(days), Some(order)),
                Err(NotAPlanFilter),
                "{data} {days} {order}"
            );
        }
    }

    #[test]
    fn compare_sorts_plans_by_data_and_by_days() {
        let mut labels = ["500 MB 30 days", "Unlimited 3 days", "1 GB 7 days", "10 days"];
        labels.sort_by(|a, b| PlanSort::Data.compare(&Plan::of_label(a), &Plan::of_label(b)));
        assert_eq!(labels, ["Unlimited 3 days", "1 GB 7 days", "500 MB 30 days", "10 days"]);
        labels.sort_by(|a, b| PlanSort::Days.compare(&Plan::of_label(a), &Plan::of_label(b)));
        assert_eq!(labels, ["500 MB 30 days", "10 days", "1 GB 7 days", "Unlimited 3 days"]);
    }

    proptest! {
        #[test]
        fn data_survives_a_text_round_trip(amount in 1_i64..100_000, scale in 0_u32..3) {
            let data = Data::of(Decimal::new(amount, scale), DataUnit::Gb).unwrap();
            prop_assert_eq!(data.to_string().parse(), Ok(data));
        }

        #[test]
        fn any_text_parses_or_is_refused(text in ".{0,20}") {
            if let Ok(wanted) = PlanFilter::read(Some(&text), None, None) {
                prop_assert!(wanted == PlanFilter::default() || wanted.data.is_some());
            }
        }
    }
}
