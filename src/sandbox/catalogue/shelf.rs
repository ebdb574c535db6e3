//! Builds brands: a plain brand with random defaults, and its products.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::brand::{Brand, Codes, Delivery, Face, Kind, Offer, Product};
use super::countries::{Country, usd};
use super::denominations::format_amount;
use super::names::{COLORS, stem};
use crate::sandbox::chance::{Dice, uuid};

impl Brand {
    /// A gift card brand without products.
    pub fn plain(seed: u64, country: &Country, name: &str, category: &'static str) -> Self {
        let mut dice = Dice::new(seed, &["brand", country.code, name]);
        Self {
            id: uuid(seed, &["brand id", country.code, name]),
            country: country.code,
            family: name.to_owned(),
            name: name.to_owned(),
            logo: stem(name),
            color: Some((*dice.pick(&COLORS)).to_owned()),
            min: None,
            max: None,
            category,
            additional: Vec::new(),
            kind: Kind::Giftcard,
            product_type: if dice.chance(15) { "physical" } else { "digital" },
            out_of_stock: false,
            popular: false,
            default_denomination: String::new(),
            products: Some(Vec::new()),
            margin_bps: 120 + i64::try_from(dice.below(480)).unwrap_or(0),
            codes: *dice.pick(&[Codes::Pin, Codes::Pin, Codes::Link, Codes::Secured]),
            dialect: u8::try_from(dice.below(20)).unwrap_or(0),
            described: true,
            quirk: None,
        }
    }

    /// Adds a product.
    pub fn add_product(&mut self, seed: u64, offer: Offer, delivery: Delivery, benefits: Option<Value>) {
        let text = match &offer {
            Offer::Fixed { denomination, .. } => denomination.as_str(),
            Offer::Range { .. } => "range",
        };
        let id = uuid(seed, &["product", self.country, &self.name, text]);
        self.products.get_or_insert_default().push(Product { id, offer, delivery, benefits });
    }

    /// Adds fixed amounts of the country's currency. The second one is the default; the labels are
    /// the first and the last.
    pub fn with_amounts(mut self, seed: u64, country: &Country, amounts: &[Decimal]) -> Self {
        let variant = u64::from(self.dialect);
        for (at, amount) in amounts.iter().enumerate() {
            let (denomination, label) = format_amount(country, *amount, variant);
            if at == 1 || amounts.len() == 1 {
                self.default_denomination.clone_from(&denomination);
            }
            self.add_product(
                seed,
                money(denomination, label, *amount, country.currency),
                Delivery::Email,
                None,
            );
        }
        self.min = amounts.first().map(|amount| format_amount(country, *amount, variant).1);
        self.max = amounts.last().map(|amount| format_amount(country, *amount, variant).1);
        self
    }

    /// Adds a range of amounts of the country's currency.
    pub fn with_range(
        mut self,
        seed: u64,
        country: &Country,
        bounds: (Decimal, Decimal),
        step: Decimal,
    ) -> Self {
        let (min, max) = bounds;
        let offer = Offer::Range { min, max, step, preset: max, currency: country.currency };
        self.add_product(seed, offer, Delivery::Email, None);
        self.min = Some(format_amount(country, min, u64::from(self.dialect)).1);
        self.max = Some(format_amount(country, max, u64::from(self.dialect)).1);
        self
    }

    /// Adds labels without a face value, each with its value in US cents.
    pub fn with_labels(mut self, seed: u64, labels: &[(&str, i64)]) -> Self {
        for (label, cents) in labels {
            let usd = Decimal::new(*cents, 2);
            let offer = Offer::Fixed {
                denomination: (*label).to_owned(),
                label: (*label).to_owned(),
                face: None,
                usd,
            };
            self.add_product(seed, offer, Delivery::Email, None);
        }
        self.default_denomination = labels.first().map(|(label, _)| (*label).to_owned()).unwrap_or_default();
        self.min = labels.first().map(|(label, _)| (*label).to_owned());
        self.max = labels.last().map(|(label, _)| (*label).to_owned());
        self
    }

    /// Adds subscriptions: periods with a face value in the country's currency.
    pub fn with_months(mut self, seed: u64, country: &Country, monthly: Decimal) -> Self {
        for (label, months) in [("1 month", 1), ("3 months", 3), ("12 months", 12)] {
            let offer =
                money(label.to_owned(), label.to_owned(), monthly * Decimal::from(months), country.currency);
            self.add_product(seed, offer, Delivery::Email, None);
        }
        "1 month".clone_into(&mut self.default_denomination);
        self.min = Some("1 month".to_owned());
        self.max = Some("12 months".to_owned());
        self
    }
}

/// A fixed denomination with a face value.
pub fn money(denomination: String, label: String, amount: Decimal, currency: &'static str) -> Offer {
    Offer::Fixed { denomination, label, face: Some(Face { amount, currency }), usd: usd(amount, currency) }
}

/// The `benefits` of a data plan; -1 is unlimited.
pub fn data(amount: i64, unit: &str) -> Value {
    json!([benefit("DATA", "DATA", unit, amount)])
}

/// The `benefits` of a bundle: gigabytes, minutes and texts.
pub fn bundle(gigabytes: i64, minutes: i64, texts: i64) -> Value {
    json!([
        benefit("DATA", "DATA", "GB", gigabytes),
        benefit("TALKTIME", "TIME", "MINUTES", minutes),
        benefit("SMS", "QUANTITY", "SMS", texts),
    ])
}

fn benefit(kind: &str, unit_type: &str, unit: &str, amount: i64) -> Value {
    let sum = json!({ "amount": amount });
    json!({
        "type": kind, "unit_type": unit_type, "unit": unit,
        "amount": { "base": sum, "total_including_tax": sum },
    })
}
