//! Products for a phone or an account: top-ups, PINs, bundles, data, eSIMs and utility bills.

use rust_decimal::Decimal;

use super::brand::{Brand, Codes, Delivery, Kind, Offer};
use super::countries::Country;
use super::denominations::format_amount;
use super::shelf::{bundle, data, money};

/// The phone companies of a country, its eSIM and its utility company.
pub fn brands(seed: u64, country: &Country) -> Vec<Brand> {
    let mut brands = Vec::new();
    for (at, family) in country.telcos.iter().enumerate() {
        brands.push(credits(seed, country, family));
        brands.push(plans(seed, country, family, "Data", "mobile_data"));
        if at == 0 {
            brands.push(bundles(seed, country, family));
        }
    }
    match country.code {
        "US" => brands.push(talk_time(seed, country)),
        "IT" => brands.push(vela(seed, country)),
        "BR" => {
            let mut andorinha = credits(seed, country, "Andorinha");
            bill(seed, country, &mut andorinha);
            brands.extend([andorinha, plans(seed, country, "Andorinha", "Data", "mobile_data")]);
            brands.push(utility(seed, country, "Citylight Energy"));
        }
        "NG" | "GB" => brands.push(utility(seed, country, "Millrace Power")),
        _ => {}
    }
    brands.push(esim(seed, country));
    brands
}

fn recharge(seed: u64, country: &Country, name: &str, category: &'static str) -> Brand {
    Brand {
        kind: Kind::MobileRecharge,
        product_type: "physical",
        codes: Codes::Recharge,
        described: false,
        dialect: 0,
        ..Brand::plain(seed, country, name, category)
    }
}

/// Fixed top-ups and a PIN: two delivery types in one family.
fn credits(seed: u64, country: &Country, family: &str) -> Brand {
    let mut brand = recharge(seed, country, &format!("{family} Credits"), "mobile_credits");
    family.clone_into(&mut brand.family);
    top_ups(seed, country, &mut brand);
    brand
}

/// The sample's phone company, whose brand and family have the same name.
fn vela(seed: u64, country: &Country) -> Brand {
    let mut brand = recharge(seed, country, "Vela Mobile", "mobile_credits");
    brand.popular = true;
    brand.described = true;
    top_ups(seed, country, &mut brand);
    brand
}

fn top_ups(seed: u64, country: &Country, brand: &mut Brand) {
    let unit = Decimal::from(country.scale);
    for step in [5, 10, 15, 20] {
        let amount = Decimal::from(step) * unit;
        let (denomination, label) = format_amount(country, amount, 1);
        if step == 5 {
            brand.min = Some(label.clone());
            let pin = format!("{denomination} - PIN");
            brand.add_product(seed, money(pin.clone(), pin, amount, country.currency), Delivery::Email, None);
        }
        if step == 20 {
            brand.max = Some(label.clone());
            brand.default_denomination.clone_from(&denomination);
        }
        brand.add_product(seed, money(denomination, label, amount, country.currency), Delivery::Phone, None);
    }
}

/// Kestrel Prepaid of the samples: any amount to a phone.
fn talk_time(seed: u64, country: &Country) -> Brand {
    let mut brand = recharge(seed, country, "Kestrel Prepaid", "mobile_talk_time");
    let (min, max) = (Decimal::from(10), Decimal::from(60));
    let offer = Offer::Range { min, max, step: Decimal::ONE, preset: min, currency: "USD" };
    brand.add_product(seed, offer, Delivery::Phone, None);
    (brand.min, brand.max) = (Some("$10".to_owned()), Some("$60".to_owned()));
    brand
}

fn plans(seed: u64, country: &Country, family: &str, suffix: &str, category: &'static str) -> Brand {
    let mut brand = recharge(seed, country, &format!("{family} {suffix}"), category);
    family.clone_into(&mut brand.family);
    let unit = Decimal::from(country.scale);
    for (label, amount, size, mark) in
        [("20 MB -30 days", 1, 20, "MB"), ("5 GB - 30 days", 8, 5, "GB"), ("Unlimited 7 days", 12, -1, "GB")]
    {
        let offer = money(label.to_owned(), label.to_owned(), Decimal::from(amount) * unit, country.currency);
        brand.add_product(seed, offer, Delivery::Phone, Some(data(size, mark)));
    }
    if country.code == "NG" {
        let label = "20MB 14 Days - 7.5 GMD";
        let offer = money(label.to_owned(), label.to_owned(), Decimal::new(75, 1), "GMD");
        brand.add_product(seed, offer, Delivery::Phone, Some(data(20, "MB")));
    }
    (brand.min, brand.max) = (Some("20 MB -30 days".to_owned()), Some("Unlimited 7 days".to_owned()));
    brand
}

/// Data, minutes and texts in one product.
fn bundles(seed: u64, country: &Country, family: &str) -> Brand {
    let mut brand = recharge(seed, country, &format!("{family} Bundle"), "mobile_bundle");
    family.clone_into(&mut brand.family);
    let unit = Decimal::from(country.scale);
    for (label, amount, benefits) in [
        ("Weekly S 7 days", 3, bundle(1, 50, 20)),
        ("Monthly M 30 days", 9, bundle(10, 200, 100)),
        ("Monthly L 30 days", 18, bundle(-1, -1, -1)),
    ] {
        let offer = money(label.to_owned(), label.to_owned(), Decimal::from(amount) * unit, country.currency);
        brand.add_product(seed, offer, Delivery::Phone, Some(benefits));
    }
    (brand.min, brand.max) = (Some("Weekly S 7 days".to_owned()), Some("Monthly L 30 days".to_owned()));
    brand
}

/// A product of the third delivery type, next to the other two.
fn bill(seed: u64, country: &Country, brand: &mut Brand) {
    let amount = Decimal::from(40) * Decimal::from(country.scale);
    let label = format!("{} - BILL", format_amount(country, amount, 1).0);
    brand.add_product(seed, money(label.clone(), label, amount, country.currency), Delivery::Account, None);
}

/// The country's eSIM.
fn esim(seed: u64, country: &Country) -> Brand {
    let mut brand = recharge(seed, country, "eSIM", "e-sim");
    brand.codes = Codes::Profile;
    brand.described = true;
    brand.popular = true;
    for (label, cents, gigabytes) in [
        ("1 GB 3 days", 350, 1),
        ("1 GB 7 days", 450, 1),
        ("3 GB 15 days", 890, 3),
        ("5 GB 30 days", 1250, 5),
        ("10 GB 30 days", 1900, 10),
        ("20 GB 30 days", 3100, 20),
        ("50 GB 90 days", 7400, 50),
        ("Unlimited 3 days", 1200, -1),
        ("Unlimited 15 days", 4100, -1),
    ] {
        let offer = money(label.to_owned(), label.to_owned(), Decimal::new(cents, 2), "USD");
        brand.add_product(seed, offer, Delivery::Email, Some(data(gigabytes, "GB")));
    }
    (brand.min, brand.max) = (Some("1 GB 3 days".to_owned()), Some("50 GB 90 days".to_owned()));
    brand
}

/// Paid to an account number. Shops do not sell it.
fn utility(seed: u64, country: &Country, name: &str) -> Brand {
    let mut brand = recharge(seed, country, name, "mobile_credits");
    for step in [4, 10] {
        let amount = Decimal::from(step) * Decimal::from(country.scale);
        let (denomination, label) = format_amount(country, amount, 1);
        brand.min.get_or_insert_with(|| label.clone());
        brand.max = Some(label.clone());
        brand.add_product(
            seed,
            money(denomination, label, amount, country.currency),
            Delivery::Account,
            None,
        );
    }
    brand
}
