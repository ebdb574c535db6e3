//! `GET /v5/products/country/{CC}`: the products of the brands of one family (contract 4).

use super::{
    benefits::{self, Benefit, MAX_BENEFITS},
    brand_texts::{RichDescription, story},
    brands::kind,
    call::Call,
    caller::Caller,
    client::Upstream,
    error::UpstreamError,
    gate::Endpoint,
    image_hosts::ImageHosts,
    lenient::{Flag, List, ListBody, MoneyBound, Number, NumberOr, OptionalObject, Text},
    request::RANGE,
};
use crate::domain::{
    brand::Kind,
    label,
    locale::{CountryCode, Language},
    money::{Coin, CoinAmount, Money},
    offer::{Delivery, FixedProduct, Offer, RangeProduct},
    plan::Plan,
};
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::HashSet;

/// A longer label of an amount is not sent back in an order.
const MAX_LABEL_BYTES: usize = 400;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Entry {
    country_code: Text,
    category: Text,
    kind: Text,
    brand_id: Text,
    brand: Text,
    family: Text,
    is_out_of_stock: Flag,
    logo_url: Text,
    logo_base_url: Text,
    bg_color: Text,
    products: List<Product>,
    product_tc: Text,
    rich_description: OptionalObject<RichDescription>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Product {
    is_dynamic: Flag,
    denomination: Text,
    localized_denomination: Text,
    coin: Text,
    coin_amount: Number,
    delivery_type: Text,
    face_value: OptionalObject<FaceValue>,
    range: OptionalObject<Range>,
    benefits: List<Benefit, MAX_BENEFITS>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct FaceValue {
    currency_code: Text,
    /// `{type: "fixed", price}`, `{type: "range", min, max}`, or a plain amount.
    amount: NumberOr<Range>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Range {
    /// The amount of a fixed face value, in one of its forms.
    amount: Number,
    price: Number,
    value: Number,
    min: MoneyBound,
    max: MoneyBound,
    minimum: MoneyBound,
    maximum: MoneyBound,
    currency: Text,
    step_size: MoneyBound,
    default: MoneyBound,
}

impl Upstream {
    /// Returns the offers of every brand of the family, in upstream's order. Empty if the family
    /// sells nothing in this country. A listed price counts only if it is in the requested coin.
    pub async fn products(
        &self,
        caller: &Caller,
        country: CountryCode,
        family: &str,
        coin: &Coin,
        language: Language,
    ) -> Result<Vec<Offer>, UpstreamError> {
        let path = ["v5", "products", "country", country.as_str()];
        let query = [("family_name", family), ("coin", coin.ticker()), ("lang", language.code())];
        let ListBody(entries) =
            self.fetch::<ListBody<Entry>>(caller, Call::get(Endpoint::Products, &path, &query)).await?;
        Ok(entries.into_iter().filter_map(|entry| entry.into_offer(country, coin, self.hosts())).collect())
    }
}

impl Entry {
    /// `None` for an entry without a brand, or of a kind that the shop does not sell.
    pub fn into_offer(self, country: CountryCode, coin: &Coin, hosts: &ImageHosts) -> Option<Offer> {
        let kind = kind(&self.kind, &self.category);
        if self.kind.0.is_some() && kind.is_none() {
            return None;
        }
        let is_mobile = matches!(kind, Some(Kind::TopUp | Kind::Esim));
        let brand = self.brand.or(self.family).0.filter(|name| !label::clean(name).is_empty())?;
        let (ranges, fixed): (Vec<_>, Vec<_>) = self.products.0.into_iter().partition(Product::is_range);
        let mut seen = HashSet::new();
        let ranges: Vec<_> = ranges.into_iter().filter_map(Product::into_range).collect();
        let sellable = ranges.iter().position(|range| range.delivery != Delivery::Unsupported).unwrap_or(0);
        Some(Offer {
            brand_id: self.brand_id.parse(),
            brand,
            country: self.country_code.parse().unwrap_or(country),
            fixed: fixed
                .into_iter()
                .filter_map(|product| product.into_fixed(coin, is_mobile))
                .filter(|product| seen.insert(product.denomination.clone()))
                .collect(),
            range: ranges.into_iter().nth(sellable),
            sold_out: self.is_out_of_stock.0 == Some(true),
            story: story(self.rich_description.0, &self.product_tc),
            picture: hosts.picture(&self.logo_url, &self.logo_base_url),
            color: self.bg_color.parse(),
        })
    }
}

/// The delivery type of a product. It is read per product, never derived from the category
/// (contract 4.1).
fn delivery(word: &Text) -> Delivery {
    match word.as_str().map(str::to_ascii_lowercase).as_deref() {
        Some("by_email") => Delivery::ByEmail,
        Some("by_phone") => Delivery::ByPhone,
        _ => Delivery::Unsupported,
    }
}

impl Product {
    /// Whether the product is a range. `is_dynamic` says so; if it is missing, the literal `range`
    /// or bounds without a denomination do (contract 4).
    fn is_range(&self) -> bool {
        self.is_dynamic.0 == Some(true)
            || self.denomination.as_str() == Some(RANGE)
            || (self.denomination.0.is_none() && self.range.0.is_some())
    }

    /// `is_mobile`: the labels may contain data volumes and days.
    fn into_fixed(self, coin: &Coin, is_mobile: bool) -> Option<FixedProduct> {
        let denomination = self.denomination.0.filter(|exact| exact.len() <= 200)?;
        let label = self.localized_denomination.label().unwrap_or_else(|| label::clean(&denomination));
        let localized = self.localized_denomination.0.filter(|exact| exact.len() <= MAX_LABEL_BYTES);
        let priced = self.coin.as_str().is_none_or(|echo| echo == coin.ticker());
        let price = self.coin_amount.0.filter(|_| priced);
        let labels = [denomination.as_str(), label.as_str()].map(Plan::of_label);
        let plan_of_labels = labels.into_iter().filter(|_| is_mobile).fold(Plan::default(), Plan::or);
        Some(FixedProduct {
            label: if label.is_empty() { return None } else { label },
            localized,
            face: self.face_value.0.and_then(FaceValue::into_money),
            price: price.and_then(|amount| CoinAmount::new(amount, coin.clone())),
            delivery: delivery(&self.delivery_type),
            plan: benefits::plan(&self.benefits).or(plan_of_labels),
            denomination,
        })
    }

    /// The bounds come from `range` or, if that is missing or invalid, from the face value.
    fn into_range(self) -> Option<RangeProduct> {
        let delivery = delivery(&self.delivery_type);
        let face = self.face_value.0.unwrap_or_default();
        let fallback_currency = face.currency_code;
        let mut candidates = [self.range.0, face.amount.object].into_iter().flatten();
        candidates.find_map(|range| range.into_product(&fallback_currency, delivery))
    }
}

impl Range {
    fn into_product(self, fallback_currency: &Text, delivery: Delivery) -> Option<RangeProduct> {
        let min = self.min.0.or(self.minimum.0).filter(|min| *min >= Decimal::ZERO)?;
        let max = self.max.0.or(self.maximum.0).filter(|max| *max >= min && *max > Decimal::ZERO)?;
        Some(RangeProduct {
            currency: self.currency.parse().or_else(|| fallback_currency.parse())?,
            min,
            max,
            step: self.step_size.0.filter(|step| *step > Decimal::ZERO),
            default: self.default.0.filter(|value| (min..=max).contains(value)),
            delivery,
        })
    }
}

impl FaceValue {
    fn into_money(self) -> Option<Money> {
        let within = self.amount.object.and_then(|of| of.amount.0.or(of.price.0).or(of.value.0));
        let amount = self.amount.number.or(within).filter(|amount| *amount > Decimal::ZERO)?;
        Some(Money { amount, currency: self.currency_code.parse()? })
    }
}
