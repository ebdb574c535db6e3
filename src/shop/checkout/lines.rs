//! The lines of an order, as requested from upstream and as stored in the journal.

use super::form::Fields;
use crate::{
    domain::{choice::Choice, email::Email, label, locale::Locale},
    i18n::Words,
    orders::record::OrderedLine,
    shop::{basket::Basket, priced::Priced},
    upstream::{OrderRequest, RequestedLine},
};

/// The order request to upstream.
pub(super) fn order_request(
    basket: &Basket,
    locale: Locale,
    fields: Fields,
    utm_source: Option<String>,
) -> OrderRequest {
    let Fields { email, recipient, newsletter, refund_address, coupon } = fields;
    let recipient = recipient.as_ref().unwrap_or(&email);
    OrderRequest {
        newsletter,
        lines: basket.deliveries().map(|priced| requested_line(priced, recipient)).collect(),
        email,
        rail: basket.rail.rail.clone(),
        language: locale.language,
        refund_address,
        utm_source,
        coupon,
    }
}

/// The request for one delivery, to a phone number or by email to this recipient.
fn requested_line(priced: &Priced, recipient: &Email) -> RequestedLine {
    let phone = priced.item.to.as_ref().map(|phone| phone.as_str().to_owned());
    RequestedLine {
        brand: priced.offer.brand.clone(),
        country: priced.offer.country,
        choice: priced.chosen.choice().clone(),
        beneficiary: phone.unwrap_or_else(|| recipient.as_str().to_owned()),
        label: priced.chosen.localized().map(str::to_owned),
    }
}

/// The journal's entry for a delivery.
pub(super) fn ordered_line(priced: &Priced, words: Words) -> OrderedLine {
    OrderedLine {
        brand: priced.offer.brand.clone(),
        amount: amount_label(priced, words),
        choice: priced.chosen.choice().clone(),
        kind: priced.found.brand.kind,
        country: priced.offer.country,
        by_phone: priced.is_by_phone(),
    }
}

/// The amount for display: upstream's label of a fixed amount, or a free amount as money.
pub fn amount_label(priced: &Priced, words: Words) -> String {
    match (priced.chosen.choice(), priced.chosen.face()) {
        (Choice::Custom(_), Some(face)) => words.money(face),
        (Choice::Custom(amount), None) => amount.to_string(),
        (Choice::Fixed(denomination), _) => {
            let label = label::clean(priced.chosen.label());
            if label.is_empty() { label::clean(denomination) } else { label }
        }
    }
}
