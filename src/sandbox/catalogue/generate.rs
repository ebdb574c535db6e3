//! Generates a country's brand list: named brands, local brands, generated brands, phone companies
//! and eSIMs.

use rust_decimal::Decimal;

use super::brand::Brand;
use super::cast;
use super::countries::{Country, Style};
use super::mobile;
use super::names::{FIRSTS, TRADES, Trade};
use crate::sandbox::chance::Dice;

/// Every brand of a country, in the order of its list.
pub fn brands(seed: u64, country: &Country) -> Vec<Brand> {
    let mut brands = cast::brands(seed, country);
    for (name, category) in country.locals {
        let mut brand = brand_with_products(seed, country, name, category);
        brand.popular = true;
        brands.push(brand);
    }
    for index in 0..country.generated {
        brands.push(from_pool(seed, country, index));
    }
    brands.extend(mobile::brands(seed, country));
    brands
}

fn from_pool(seed: u64, country: &Country, index: usize) -> Brand {
    let trade = &TRADES[index % TRADES.len()];
    let round = index / TRADES.len();
    let trade_index = index % TRADES.len();
    let first = FIRSTS[(country.offset + trade_index * 11 + round) % FIRSTS.len()];
    let second = trade.seconds[(trade_index + round) % trade.seconds.len()];
    let mut brand = brand_with_products(seed, country, &format!("{first} {second}"), trade.category);
    add_categories(seed, country, trade, &mut brand);
    add_oddities(index, &mut brand);
    brand
}

/// A brand with typical products of its category.
fn brand_with_products(seed: u64, country: &Country, name: &str, category: &'static str) -> Brand {
    let mut dice = Dice::new(seed, &["stock", country.code, name]);
    let brand = Brand::plain(seed, country, name, category);
    let unit = Decimal::from(country.scale);
    match category {
        "streaming" if dice.chance(60) => {
            let monthly = Decimal::new(899 + 100 * i64::try_from(dice.below(8)).unwrap_or(0), 2) * unit;
            brand.with_months(seed, country, monthly)
        }
        "games" if dice.chance(25) => {
            brand.with_labels(seed, &[("800 Gems", 999), ("1,700 Gems", 1999), ("4,500 Gems", 4999)])
        }
        _ if dice.chance(45) => {
            let max = Decimal::from(*dice.pick(&[100, 200, 250, 500, 1000])) * unit;
            let step =
                if country.style == Style::Pound && dice.chance(50) { Decimal::new(1, 2) } else { unit };
            brand.with_range(seed, country, (Decimal::from(*dice.pick(&[5, 10, 15])) * unit, max), step)
        }
        _ => {
            let steps: &[i64] = dice.pick::<&[i64]>(&[
                &[10, 25, 50, 100],
                &[5, 10, 20, 50],
                &[15, 30, 60],
                &[20, 50, 100, 200],
                &[25, 50],
                &[10, 15, 20, 25, 30, 50, 75, 100, 150, 200],
            ]);
            let mut amounts: Vec<Decimal> = steps.iter().map(|step| Decimal::from(*step) * unit).collect();
            if country.style == Style::EuroAfter && dice.chance(30) {
                amounts.insert(1, Decimal::new(2550, 2));
                amounts.sort();
            }
            brand.with_amounts(seed, country, &amounts)
        }
    }
}

fn add_categories(seed: u64, country: &Country, trade: &Trade, brand: &mut Brand) {
    let mut dice = Dice::new(seed, &["also", country.code, &brand.name]);
    brand.additional = trade.also.iter().filter(|_| dice.chance(45)).copied().collect();
    brand.popular = dice.chance(8);
    brand.described = dice.chance(92);
}

/// Makes some brands sold out, or gives them unusual labels or colors, at fixed intervals.
fn add_oddities(index: usize, brand: &mut Brand) {
    let every = |period: usize| index % period == period - 1;
    if every(23) {
        brand.out_of_stock = true;
        brand.min = None;
        brand.max = None;
    }
    if every(29) {
        std::mem::swap(&mut brand.min, &mut brand.max);
    }
    if every(31) {
        brand.min = None;
    }
    if every(19) {
        brand.color = Some("#FFF".to_owned());
    }
    if every(37) {
        brand.color = None;
    }
    if every(53) {
        brand.products = None;
    }
}
