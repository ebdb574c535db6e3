//! Upstream's last word on an order as text, for the other nodes. The goods were withheld from it before, and the
//! address of the buyer; upstream's id is left out, for the journal has it.

use crate::domain::{
    locale::CountryCode,
    order::{DeliveryLine, Goods, OrderState, PaymentState, Secret, UpstreamOrder},
    time::Timestamp,
};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct SharedSnapshot {
    state: String,
    payment: String,
    coin: String,
    network: String,
    amount: Option<Decimal>,
    received: Option<Decimal>,
    #[serde(default)]
    refunded: Option<(Decimal, String)>,
    address: String,
    qr_text: Option<String>,
    #[serde(default)]
    wants_memo: bool,
    created_at: Option<Timestamp>,
    updated_at: Option<Timestamp>,
    expires_at: Option<Timestamp>,
    lines: Vec<Line>,
}

#[derive(Serialize, Deserialize)]
struct Line {
    brand: String,
    denomination: String,
    #[serde(default)]
    country: Option<CountryCode>,
    label: Option<String>,
    product_value: Option<Decimal>,
    currency: Option<String>,
    by_phone: bool,
    failed: bool,
    /// Which goods there are: code, serial, security code, operator's reference, barcode, QR code.
    goods: [bool; 6],
}

/// The order as text. `None` when it cannot be written.
pub fn write(order: &UpstreamOrder) -> Option<String> {
    let told = SharedSnapshot {
        state: word(&order.state),
        payment: payment_word(order.payment_state).to_owned(),
        coin: order.coin.clone(),
        network: order.network.clone(),
        amount: order.amount,
        received: order.received,
        refunded: order.refunded.clone(),
        address: order.address.clone(),
        qr_text: order.qr_text.clone(),
        wants_memo: order.wants_memo,
        created_at: order.created_at,
        updated_at: order.updated_at,
        expires_at: order.expires_at,
        lines: order.lines.iter().map(line).collect(),
    };
    serde_json::to_string(&told).ok()
}

/// Reads back what [`write`] wrote; the id is the journal's.
pub fn read(text: &str, id: Secret) -> Option<UpstreamOrder> {
    let told: SharedSnapshot = serde_json::from_str(text).ok()?;
    Some(UpstreamOrder {
        id,
        state: OrderState::of_code(&told.state),
        payment_state: PaymentState::read(&told.payment),
        coin: told.coin,
        network: told.network,
        amount: told.amount,
        received: told.received,
        refunded: told.refunded,
        address: told.address,
        qr_text: told.qr_text,
        wants_memo: told.wants_memo,
        created_at: told.created_at,
        updated_at: told.updated_at,
        expires_at: told.expires_at,
        email: None,
        lines: told.lines.into_iter().map(delivery).collect(),
    })
}

fn word(state: &OrderState) -> String {
    match state {
        OrderState::Unknown(word) => word.clone(),
        known => known.code(),
    }
}

/// A word that [`PaymentState::read`] reads as the same state.
const fn payment_word(state: PaymentState) -> &'static str {
    match state {
        PaymentState::Open => "",
        PaymentState::Started => "PaymentStarted",
        PaymentState::Partial => "PartialPaymentStarted",
        PaymentState::Received => "PaymentReceived",
        PaymentState::Expired => "Expired",
        PaymentState::ExpiredAfterDetection => "ExpiredAfterPaymentDetection",
        PaymentState::Quarantined => "PaymentQuarantined",
        PaymentState::Failed => "PaymentFailed",
        PaymentState::Refunded => "Refunded",
    }
}

fn line(line: &DeliveryLine) -> Line {
    let goods = &line.goods;
    let parts = [
        &goods.code,
        &goods.serial,
        &goods.security_code,
        &goods.operator_reference,
        &goods.barcode,
        &goods.qr,
    ];
    Line {
        brand: line.brand.clone(),
        denomination: line.denomination.clone(),
        country: line.country,
        label: line.label.clone(),
        product_value: line.product_value,
        currency: line.currency.clone(),
        by_phone: line.by_phone,
        failed: line.failed,
        goods: parts.map(Option::is_some),
    }
}

fn delivery(line: Line) -> DeliveryLine {
    let [code, serial, security_code, operator_reference, barcode, qr] =
        line.goods.map(|is_there| is_there.then(|| Secret::new(String::new())));
    DeliveryLine {
        brand: line.brand,
        denomination: line.denomination,
        country: line.country,
        label: line.label,
        product_value: line.product_value,
        currency: line.currency,
        by_phone: line.by_phone,
        failed: line.failed,
        goods: Goods { code, serial, security_code, operator_reference, barcode, qr, redeem_html: None },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::{goods::withheld, tests::sample};

    #[test]
    fn what_is_told_arrives_as_it_was() {
        for payment_state in PaymentState::ALL {
            for state in OrderState::KNOWN.into_iter().chain([OrderState::read("SomethingNew")]) {
                let mut order = UpstreamOrder {
                    state,
                    payment_state,
                    received: Some("1.5".parse().unwrap()),
                    refunded: Some(("1.5".parse().unwrap(), "USDC".into())),
                    updated_at: Some(sample::NOW),
                    qr_text: Some("solana:x".into()),
                    ..sample::order()
                };
                order.lines.first_mut().unwrap().goods.serial = Some(Secret::new("S-1".into()));
                let order = withheld(order);
                let text = write(&order).unwrap();
                assert_eq!(read(&text, order.id.clone()), Some(order));
            }
        }
    }

    #[test]
    fn nothing_secret_is_told() {
        let mut order = sample::order();
        order.email = Some("buyer@example.test".parse().unwrap());
        let secret = || Some(Secret::new("TOPSECRET".into()));
        order.lines.first_mut().unwrap().goods = Goods {
            code: secret(),
            serial: secret(),
            security_code: secret(),
            operator_reference: secret(),
            barcode: secret(),
            qr: secret(),
            redeem_html: Some("TOPSECRET".into()),
        };
        let text = write(&order).unwrap();
        for secret in ["TOPSECRET", "example.test", sample::UPSTREAM_ID] {
            assert!(!text.contains(secret), "{text}");
        }
    }

    #[test]
    fn nonsense_is_no_word() {
        assert_eq!(read("{}", Secret::new(String::new())), None);
    }
}
