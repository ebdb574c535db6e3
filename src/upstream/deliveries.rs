//! The lines of an order or a dry run, as upstream echoes them (contract 6, 9.3).

use super::{
    html,
    lenient::{Number, OptionalObject, Text},
};
use crate::domain::order::{DeliveryLine, Goods, Secret};
use serde::{Deserialize, de::IgnoredAny};

/// Longest code that is accepted, in bytes.
const MAX_CODE_BYTES: usize = 4096;

/// Maximum number of lines that are read. An order has at most ten (contract 6); an answer with
/// more lines is not about the order that was requested.
pub const MAX_DELIVERIES: usize = 100;

/// A line: its state and the delivered item, either nested in its own object or flat (contract 16,
/// "flat or nested").
pub type WireDelivery = Item<OptionalObject<Item<IgnoredAny>>>;

/// A delivered item, or one to be delivered. `D` is the type of a nested `deliverable`.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Item<D> {
    delivery_state: Text,
    deliverable: D,
    pub brand_name: Text,
    pub denomination: Text,
    pub country_code: Text,
    pub product_value: Number,
    localized_denomination: Text,
    currency_code: Text,
    delivery_type: Text,
    pin_code: Text,
    voucher_code: Text,
    pin: Text,
    pin_serial: Text,
    security_code: Text,
    operator_reference: Text,
    barcode_image_url: Text,
    qr_image_url: Text,
    redeem_instructions: Text,
    how_to_redeem: Text,
    pin_usage_instructions: Text,
    error_description: Text,
    failure_reason: Text,
}

impl WireDelivery {
    /// Returns the line itself and its nested item.
    pub fn split(mut self) -> (Self, Option<Item<IgnoredAny>>) {
        let deliverable = self.deliverable.0.take();
        (self, deliverable)
    }

    /// Converts to a line of an order. A line is never dropped, however little upstream says about
    /// it.
    pub fn into_line(self) -> DeliveryLine {
        let failed = self.delivery_state.as_str().is_some_and(|word| {
            ["failed", "error", "canceled", "cancelled"].iter().any(|bad| word.eq_ignore_ascii_case(bad))
        });
        match self.split() {
            (_, Some(item)) => item.into_line_of_item(failed),
            (flat, None) => flat.into_line_of_item(failed),
        }
    }
}

impl<D> Item<D> {
    fn into_line_of_item(self, failed: bool) -> DeliveryLine {
        let item = self;
        let reported = item.error_description.0.is_some() || item.failure_reason.0.is_some();
        let goods = Goods {
            code: secret(item.pin_code.or(item.voucher_code).or(item.pin)),
            serial: secret(item.pin_serial),
            security_code: secret(item.security_code),
            operator_reference: secret(item.operator_reference),
            barcode: secret(item.barcode_image_url),
            qr: secret(item.qr_image_url),
            redeem_html: instructions([
                item.redeem_instructions,
                item.how_to_redeem,
                item.pin_usage_instructions,
            ]),
        };
        DeliveryLine {
            brand: item.brand_name.0.unwrap_or_default(),
            denomination: item.denomination.0.unwrap_or_default(),
            country: item.country_code.parse(),
            label: item.localized_denomination.label(),
            product_value: item.product_value.0,
            currency: item.currency_code.label(),
            by_phone: item.delivery_type.as_str().is_some_and(|word| word.eq_ignore_ascii_case("by_phone")),
            failed: !goods.is_present() && (failed || reported),
            goods,
        }
    }
}

/// A code without hidden characters.
pub fn secret(text: Text) -> Option<Secret> {
    text.visible(MAX_CODE_BYTES).map(Secret::new)
}

/// Joins the instructions, without duplicates.
fn instructions(texts: [Text; 3]) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in texts.iter().filter_map(|text| html::sanitize(text.as_str()?)) {
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    (!parts.is_empty()).then(|| parts.join("\n"))
}
