//! Brands with fixed names: those of the contract's samples, those that misbehave, and those with
//! tricky names, labels or texts.

use rust_decimal::Decimal;

use super::brand::{Brand, Codes, Kind, Quirk};
use super::brand::{Delivery, Offer};
use super::countries::{Country, usd};
use super::shelf::money;

/// The named brands of a country.
pub fn brands(seed: u64, country: &Country) -> Vec<Brand> {
    match country.code {
        "US" => [
            samples(seed, country),
            unsellable(seed, country),
            misbehaving(seed, country),
            traps(seed, country),
        ]
        .concat(),
        "BR" => vec![dollars_abroad(seed, country)],
        "GB" | "DE" | "FR" | "IT" | "ES" => {
            vec![voucher(seed, country, "Tangerine Voucher", Quirk::LoginRequired)]
        }
        _ => Vec::new(),
    }
}

fn whole(amounts: &[i64]) -> Vec<Decimal> {
    amounts.iter().map(|amount| Decimal::from(*amount)).collect()
}

fn samples(seed: u64, us: &Country) -> Vec<Brand> {
    let plain = |name: &str, category: &'static str| Brand::plain(seed, us, name, category);
    let pomelo = Brand {
        additional: vec!["electronics", "groceries"],
        product_type: "physical",
        popular: true,
        codes: Codes::Pin,
        dialect: 0,
        margin_bps: 215,
        ..plain("Pomelo Market", "e-commerce")
    };
    let northstar = Brand {
        additional: vec!["entertainment"],
        color: Some("#1d2433".to_owned()),
        popular: true,
        codes: Codes::Pin,
        dialect: 0,
        margin_bps: 524,
        ..plain("Northstar Play", "games")
    };
    let mut northstar = northstar.with_amounts(seed, us, &whole(&[10, 25, 50]));
    northstar.max = Some("$100".to_owned());
    let blockyard = Brand { color: Some("#7aa14f".to_owned()), ..plain("Blockyard", "games") };
    vec![
        pomelo.with_range(seed, us, (Decimal::from(5), Decimal::from(500)), Decimal::ONE),
        northstar,
        blockyard.with_labels(seed, &[("Classic & Deluxe Ed", 2700)]),
    ]
}

/// The sample brands that are not for sale, or not to everybody.
fn unsellable(seed: u64, us: &Country) -> Vec<Brand> {
    let plain = |name: &str, category: &'static str| Brand::plain(seed, us, name, category);
    let vanishing = Brand { quirk: Some(Quirk::Ghost), ..plain("Vanishing Goods", "retail") };
    let mut vanishing = vanishing.with_amounts(seed, us, &whole(&[25, 50]));
    vanishing.products = Some(Vec::new());
    let mut larkspur = plain("Larkspur Books", "books_learning").with_amounts(seed, us, &whole(&[15, 30]));
    (larkspur.min, larkspur.max) = (None, None);
    larkspur.out_of_stock = true;
    larkspur.color = Some("#ff1323#".to_owned());
    let badge = Brand {
        kind: Kind::NftGiftcard,
        quirk: Some(Quirk::NotActive),
        ..plain("Pixel Badge Bundle", "other_products")
    };
    vec![
        vanishing,
        larkspur,
        voucher(seed, us, "Tangerine Voucher", Quirk::LoginRequired),
        voucher(seed, us, "Plum Prepaid Card", Quirk::KycMissing),
        badge.with_amounts(seed, us, &whole(&[20])),
    ]
}

fn voucher(seed: u64, country: &Country, name: &str, quirk: Quirk) -> Brand {
    let voucher = Brand { quirk: Some(quirk), ..Brand::plain(seed, country, name, "e-money") };
    voucher.with_amounts(seed, country, &whole(&[10, 50, 200]))
}

fn misbehaving(seed: u64, us: &Country) -> Vec<Brand> {
    let table = [
        ("Sold Out Co", "retail", Quirk::SoldOut),
        ("Snapback Store", "e-commerce", Quirk::Snapback),
        ("Moving Price", "electronics", Quirk::Moving),
        ("Slow Lane", "food", Quirk::Slow),
        ("Broken Pages", "books_learning", Quirk::Broken),
        ("Picky Voucher", "e-commerce", Quirk::Picky),
        ("Priceless Club", "entertainment", Quirk::Priceless),
    ];
    let brand = |(name, category, quirk)| {
        let brand = Brand { quirk: Some(quirk), dialect: 0, ..Brand::plain(seed, us, name, category) };
        if quirk == Quirk::Priceless {
            brand.with_range(seed, us, (Decimal::from(5), Decimal::from(100)), Decimal::from(5))
        } else {
            brand.with_amounts(seed, us, &whole(&[10, 25, 50]))
        }
    };
    table.into_iter().map(brand).collect()
}

fn traps(seed: u64, us: &Country) -> Vec<Brand> {
    let shop =
        |name: &str| Brand::plain(seed, us, name, "groceries").with_amounts(seed, us, &whole(&[25, 50, 100]));
    let mut hostile = shop("Trusty Tools");
    hostile.quirk = Some(Quirk::Hostile);
    let mut mirror = Brand::plain(seed, us, "Mirrorline", "apparel_clothing");
    let reversed = "\u{202e}05$\u{202c} USD\u{2066}";
    for (denomination, label, amount) in [("20 USD", "$20", 20), ("50 USD", reversed, 50)] {
        let offer = money(denomination.to_owned(), label.to_owned(), Decimal::from(amount), "USD");
        mirror.add_product(seed, offer, Delivery::Email, None);
    }
    mirror.min = Some("$20".to_owned());
    mirror.max = Some(reversed.to_owned());
    let mut cheap = shop("Penny Corner");
    cheap.products = None;
    let cents = Offer::Fixed {
        denomination: "0.25 USD".to_owned(),
        label: "25¢".to_owned(),
        face: None,
        usd: usd(Decimal::new(25, 2), "USD"),
    };
    cheap.add_product(seed, cents, Delivery::Email, None);
    (cheap.min, cheap.max) = (Some("25¢".to_owned()), Some("25¢".to_owned()));
    let long = "The Quite Remarkably Long Named General Merchandise & Sundries Company of Lower Saltmarsh";
    vec![
        shop("Quickbasket"),
        shop("Quickbasket+"),
        shop("Ampersand & <Sons>"),
        shop("Ünïcødé Café Søhus"),
        shop("書店 Lantern"),
        shop(long),
        hostile,
        mirror,
        cheap,
    ]
}

/// Dollar gift cards in a country with another currency.
fn dollars_abroad(seed: u64, country: &Country) -> Brand {
    let mut brand = Brand::plain(seed, country, "Northstar Play", "games");
    for amount in [10, 25, 50] {
        let offer = money(format!("{amount} USD"), format!("US${amount}"), Decimal::from(amount), "USD");
        brand.add_product(seed, offer, Delivery::Email, None);
    }
    (brand.min, brand.max) = (Some("US$10".to_owned()), Some("US$50".to_owned()));
    "25 USD".clone_into(&mut brand.default_denomination);
    brand.popular = true;
    brand
}
