//! Brands and products as JSON, in the format of the samples of contract 3 and 4.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::brand::{Brand, Codes, Delivery, Offer, Product};
use super::countries::usd;
use super::story;
use crate::sandbox::prices::euros;
use crate::sandbox::rails::Coin;
use crate::sandbox::wire::{bare, text, without_nulls};
use crate::sandbox::world::World;

/// A brand in a list.
pub fn brand(world: &World, brand: &Brand) -> Value {
    without_nulls(json!({
        "family": brand.family,
        "brand_id": brand.id,
        "brand": brand.name,
        "logo_url": format!("{}/logos/{}.svg", world.origin, brand.logo),
        "logo_base_url": format!("{}/logos/{}", world.origin, brand.logo),
        "bg_color": brand.color,
        "min": brand.min,
        "max": brand.max,
        "category": brand.category,
        "is_out_of_stock": brand.out_of_stock,
        "country_code": brand.country,
        "additional_categories": brand.additional,
        "kind": brand.kind.name(),
        "product_type": brand.product_type,
        "brand_tags": [],
    }))
}

/// An entry of the products answer.
pub fn entry(world: &World, brand: &Brand, coin: &Coin, locale: &str) -> Value {
    let mut entry = without_nulls(json!({
        "country_code": brand.country,
        "category": brand.category,
        "additional_categories": brand.additional,
        "kind": brand.kind.name(),
        "default_denomination": brand.default_denomination,
        "family": brand.family,
        "brand_id": brand.id,
        "brand": brand.name,
        "is_out_of_stock": brand.out_of_stock,
        "logo_url": format!("{}/logos/{}.svg", world.origin, brand.logo),
        "logo_base_url": format!("{}/logos/{}", world.origin, brand.logo),
        "bg_color": brand.color,
        "product_tc": story::plain_terms(brand),
        "redeem_method": redeem_method(brand),
        "product_type": brand.product_type,
        "brand_tags": [],
    }));
    let listed = |products: &Vec<Product>| {
        products.iter().map(|product| self::product(world, brand, product, coin)).collect::<Vec<_>>()
    };
    entry["products"] = json!(brand.products.as_ref().map(listed));
    entry["rich_description"] = if brand.described { story::rich(brand, locale) } else { Value::Null };
    entry
}

/// The product of a price answer: its range and its amount in the coin, which may be missing.
pub fn priced(brand: &Brand, product: &Product, coin: &Coin, amount: Option<Decimal>, usd: Decimal) -> Value {
    let amount = amount.map_or_else(String::new, text);
    without_nulls(json!({
        "product_id": product.id,
        "is_dynamic": matches!(product.offer, Offer::Range { .. }),
        "range": range(&product.offer),
        "coin_amount": amount,
        "coin": coin.name,
        "original_coin_amount": amount,
        "payment_method": coin.method,
        "delivery_type": product.delivery.name(),
        "points": points(usd),
        "product_type": brand.product_type,
    }))
}

/// Loyalty points: whole euros, as a string.
pub fn points(usd: Decimal) -> String {
    euros(usd).trunc().to_string()
}

fn product(world: &World, brand: &Brand, product: &Product, coin: &Coin) -> Value {
    let common = |usd: Decimal| {
        json!({
            "product_id": product.id,
            "coin": coin.name,
            "payment_method": coin.method,
            "delivery_type": product.delivery.name(),
            "points": points(usd),
            "product_type": brand.product_type,
            "benefits": product.benefits,
        })
    };
    let mut listed = match &product.offer {
        Offer::Fixed { denomination, label, face, usd } => {
            let amount = text(world.market.amount(*usd, brand.margin(world), coin, world.clock.now()));
            let mut listed = common(*usd);
            listed["is_dynamic"] = json!(false);
            listed["denomination"] = json!(denomination);
            listed["localized_denomination"] = json!(label);
            listed["coin_amount"] = json!(amount);
            listed["original_coin_amount"] = json!(amount);
            listed["face_value"] = json!(face.as_ref().map(|face| {
                json!({ "currency_code": face.currency, "amount": fixed_face(brand.dialect, face.amount) })
            }));
            listed
        }
        Offer::Range { min, max, currency, .. } => {
            let mut listed = common(usd(*min, currency));
            listed["is_dynamic"] = json!(true);
            listed["range"] = range(&product.offer);
            listed["face_value"] = json!({ "currency_code": currency, "amount": range_face(brand.dialect, *min, *max, currency) });
            if brand.dialect == 3 {
                listed["denomination"] = json!("range");
            }
            listed
        }
    };
    listed = without_nulls(listed);
    listed
}

/// `{type, price}`, or one of the formats of older recordings.
fn fixed_face(dialect: u8, amount: Decimal) -> Value {
    match dialect {
        1 => json!({ "type": "fixed", "value": text(amount) }),
        2 => json!({ "type": "fixed", "amount": bare(amount) }),
        _ => json!({ "type": "fixed", "price": text(amount) }),
    }
}

fn range_face(dialect: u8, min: Decimal, max: Decimal, currency: &str) -> Value {
    let bound = |amount: Decimal| json!({ "amount": bare(amount), "currency": currency });
    match dialect {
        1 => json!({ "type": "range", "min": bound(min), "max": bound(max) }),
        2 => json!({ "type": "range", "minimum": text(min), "maximum": text(max) }),
        _ => json!({ "type": "range", "min": format!("{min:.2}"), "max": format!("{max:.2}") }),
    }
}

fn range(offer: &Offer) -> Value {
    let Offer::Range { min, max, step, preset, currency } = offer else { return Value::Null };
    json!({
        "min": bare(*min), "max": bare(*max), "currency": currency, "step_size": bare(*step),
        "default": format!("{preset:.1}"),
    })
}

fn redeem_method(brand: &Brand) -> Value {
    let by_account = brand.products.iter().flatten().any(|product| product.delivery == Delivery::Account);
    match brand.codes {
        Codes::Recharge if by_account => json!([]),
        Codes::Recharge => json!(["phone"]),
        Codes::Pin if brand.product_type == "physical" => json!(["online", "in_store"]),
        Codes::Pin | Codes::Link | Codes::Secured | Codes::Profile => json!(["online"]),
    }
}
