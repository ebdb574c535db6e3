//! The fields that delivery adds to a line's `deliverable` (contract 9.3). The codes are invented,
//! and always the same for one delivery.

use serde_json::{Value, json};
use uuid::Uuid;

use super::order::{Order, OrderLine};
use crate::sandbox::catalogue::{Codes, Delivery};
use crate::sandbox::chance::Dice;
use crate::sandbox::world::World;

/// The delivered fields of a line.
pub fn delivered(world: &World, line: &OrderLine) -> Value {
    let id = line.id.to_string();
    let mut dice = Dice::new(world.seed, &["codes", &id]);
    let origin = &world.origin;
    match (line.brand.codes, line.delivery) {
        (_, Delivery::Phone | Delivery::Account) => json!({
            "pin_code": null,
            "operator_reference": format!("{}-{}", initials(&line.brand.name), dice.digits(14)),
            "redeem_instructions": null,
        }),
        (Codes::Recharge, Delivery::Email) => json!({
            "pin_code": groups(&dice.digits(16), ' '),
            "pin_serial": format!("V{}", dice.digits(5)),
            "pin_usage_instructions": "<p>Dial *123*PIN# and press call.</p>",
        }),
        (Codes::Profile, Delivery::Email) => json!({
            "pin_code": format!("LPA:1$smdp.example.test$K2-{}-{}", dice.word(6), dice.word(6)),
            "pin_serial": format!("8901{}", dice.digits(15)),
            "qr_image_url": format!("{origin}/v3/qrs/{id}?w=64&h=64"),
            "redeem_instructions": "<ol><li>Scan the QR code.</li><li>Turn on data roaming on arrival.</li></ol>",
        }),
        (Codes::Link, Delivery::Email) => json!({
            "pin_code": format!("https://claim.example.test/r/{}", dice.word(10).to_lowercase()),
            "pin_serial": null,
            "security_code": dice.digits(4),
            "redeem_instructions": "<p>Open the link and enter the security code.</p>",
        }),
        (Codes::Secured, Delivery::Email) => json!({
            "pin_code": groups(&dice.digits(16), '-'),
            "pin_serial": dice.digits(12),
            "security_code": dice.digits(3),
            "qr_image_url": format!("{origin}/v3/qrs/{id}?w=64&h=64"),
            "redeem_instructions": "<ol><li>Open the wallet.</li><li>Enter code and security code.</li></ol>",
            "terms_and_conditions": "<p>Sample terms.</p>",
        }),
        (Codes::Pin, Delivery::Email) => pin(line, &mut dice, origin),
    }
}

/// The code of this delivery, if it was delivered.
pub fn code_of(world: &World, order: &Order, delivery: Uuid) -> Option<String> {
    let line = order.lines.iter().find(|line| line.id == delivery && line.delivered)?;
    delivered(world, line)["pin_code"].as_str().map(str::to_owned)
}

/// Code, serial number and barcode, with every field of the sample.
fn pin(line: &OrderLine, dice: &mut Dice, origin: &str) -> Value {
    let id = line.id;
    json!({
        "pin_code": format!("{}-{}", initials(&line.brand.name), groups(&dice.word(12), '-')),
        "pin_serial": dice.digits(12),
        "security_code": null,
        "operator_reference": null,
        "barcode_image_url": format!("{origin}/barcodes/{id}.svg?w=64&h=64"),
        "qr_image_url": null,
        "redeem_instructions": "<ol><li>Open the store.</li><li>Paste the code.</li></ol>",
        "pin_usage_instructions": null,
        "terms_and_conditions": "<p>Sample terms.</p>",
        "brand_logo": format!("{origin}/logos/{}.svg", line.brand.logo),
        "brand_bg_color": line.brand.color,
        "error_description": null,
    })
}

/// Four capital letters from a name: `Northstar Play` becomes `NRTH`.
fn initials(name: &str) -> String {
    let letters: String = name
        .chars()
        .filter(char::is_ascii_alphabetic)
        .enumerate()
        .filter(|(at, letter)| {
            *at == 0 || !matches!(letter.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u')
        })
        .map(|(_, letter)| letter.to_ascii_uppercase())
        .take(4)
        .collect();
    if letters.is_empty() { "CARD".to_owned() } else { letters }
}

/// Splits letters into groups of four.
fn groups(letters: &str, mark: char) -> String {
    let mut grouped = String::new();
    for (at, letter) in letters.chars().enumerate() {
        if at > 0 && at.is_multiple_of(4) {
            grouped.push(mark);
        }
        grouped.push(letter);
    }
    grouped
}
