//! `benefits[]` of mobile products and eSIMs (contract 4). A benefit of an unknown type, unit or
//! amount is ignored; the rest of the product is used.

use super::lenient::{List, MoneyBound, Number, NumberOr, Text};
use crate::domain::plan::{Count, Data, DataUnit, Plan};
use rust_decimal::Decimal;
use serde::Deserialize;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Benefit {
    r#type: Text,
    unit_type: Text,
    unit: Text,
    /// A number, or `{base: {amount}, total_including_tax: {amount}}`.
    amount: NumberOr<Amounts>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Amounts {
    total_including_tax: MoneyBound,
    total_excluding_tax: MoneyBound,
    base: MoneyBound,
    amount: Number,
    price: Number,
    value: Number,
}

/// Maximum number of benefits that are read of one product.
pub const MAX_BENEFITS: usize = 50;

/// Returns the plan of a product. The first benefit of each type counts.
pub fn plan(benefits: &List<Benefit, MAX_BENEFITS>) -> Plan {
    benefits.0.iter().fold(Plan::default(), |plan, benefit| plan.or(benefit.plan()))
}

impl Benefit {
    fn plan(&self) -> Plan {
        let Some(amount) = self.amount() else { return Plan::default() };
        let word = |text: &Text| text.as_str().unwrap_or_default().trim().to_ascii_uppercase();
        let (kind, unit_type, unit) = (word(&self.r#type), word(&self.unit_type), word(&self.unit));
        match kind.as_str() {
            "DATA" => Plan { data: data(amount, &unit), ..Plan::default() },
            // Talk time is also sold as an amount of money, which is not a number of minutes.
            "TALKTIME" | "VOICE" | "MINUTES" if unit_type != "CURRENCY" && is_minutes(&unit) => {
                Plan { minutes: Count::of(amount), ..Plan::default() }
            }
            "SMS" | "TEXT" | "TEXTS" => Plan { texts: Count::of(amount), ..Plan::default() },
            _ => Plan::default(),
        }
    }

    fn amount(&self) -> Option<Decimal> {
        let NumberOr { number, object } = &self.amount;
        let within = object.as_ref().and_then(|of| {
            let total = of.total_including_tax.0.or(of.total_excluding_tax.0).or(of.base.0);
            total.or(of.amount.0).or(of.price.0).or(of.value.0)
        });
        number.or(within)
    }
}

/// Without a unit, only "unlimited" has a meaning.
fn data(amount: Decimal, unit: &str) -> Option<Data> {
    let known = DataUnit::of(unit);
    known
        .or((amount == Decimal::NEGATIVE_ONE).then_some(DataUnit::Gb))
        .and_then(|unit| Data::of(amount, unit))
}

fn is_minutes(unit: &str) -> bool {
    unit.is_empty() || unit.starts_with("MIN")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn read(benefits: Value) -> Plan {
        plan(&serde_json::from_value(benefits).unwrap())
    }

    fn gigabytes(amount: i64) -> Option<Data> {
        Data::of(Decimal::from(amount), DataUnit::Gb)
    }

    #[test]
    fn benefits_are_read_in_every_known_form() {
        let deep = |amount: i64| json!({ "base": { "amount": amount }, "total_including_tax": { "amount": amount } });
        let data =
            |amount: Value| json!([{ "type": "DATA", "unit_type": "DATA", "unit": "GB", "amount": amount }]);
        for (benefits, plan) in [
            (data(deep(5)), Plan { data: gigabytes(5), ..Plan::default() }),
            (data(deep(-1)), Plan { data: Some(Data::Unlimited), ..Plan::default() }),
            (data(json!("5")), Plan { data: gigabytes(5), ..Plan::default() }),
            (data(json!({ "amount": 5 })), Plan { data: gigabytes(5), ..Plan::default() }),
            (data(json!(null)), Plan::default()),
            (data(deep(0)), Plan::default()),
            (
                json!([{ "type": "DATA", "amount": -1 }]),
                Plan { data: Some(Data::Unlimited), ..Plan::default() },
            ),
            (json!([{ "type": "DATA", "unit": "parsecs", "amount": 2 }]), Plan::default()),
            (
                json!([{ "type": "talktime", "unit_type": "TIME", "unit": "MINUTES", "amount": deep(100) },
                       { "type": "SMS", "amount": deep(-1) }]),
                Plan { minutes: Some(Count::Number(100)), texts: Some(Count::Unlimited), ..Plan::default() },
            ),
            (
                json!([{ "type": "TALKTIME", "unit_type": "CURRENCY", "unit": "USD", "amount": 5 }]),
                Plan::default(),
            ),
            (json!([{ "type": "ROAMING", "unit": "GB", "amount": 5 }, 7, null]), Plan::default()),
            (json!({ "type": "DATA" }), Plan::default()),
            (json!(null), Plan::default()),
        ] {
            assert_eq!(read(benefits.clone()), plan, "{benefits}");
        }
    }

    #[test]
    fn first_benefit_of_a_type_counts() {
        let two = json!([{ "type": "DATA", "unit": "GB", "amount": 5 }, { "type": "DATA", "unit": "GB", "amount": 9 }]);
        assert_eq!(read(two).data, gigabytes(5));
    }
}
