//! Serializes upstream's last answer about an order for the other nodes. The goods and the buyer's email
//! address were removed from it before. Upstream's ID is left out, because the journal has it.

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
    /// Which goods exist: code, serial, security code, operator reference, barcode, QR code.
    goods: [bool; 6],
}

/// Serializes the order. Returns `None` if that fails.
pub fn write(order: &UpstreamOrder) -> Option<String> {
    let shared = SharedSnapshot {
        state: state_word(&order.state),
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
    serde_json::to_string(&shared).ok()
}

/// Deserializes the output of [`write`]; the ID comes from the journal.
pub fn read(text: &str, id: Secret) -> Option<UpstreamOrder> {
    let shared: SharedSnapshot = serde_json::from_str(text).ok()?;
    Some(UpstreamOrder {
        id,
        state: OrderState::of_code(&shared.state),
        payment_state: PaymentState::read(&shared.payment),
        coin: shared.coin,
        network: shared.network,
        amount: shared.amount,
        received: shared.received,
        refunded: shared.refunded,
        address: shared.address,
        qr_text: shared.qr_text,
        wants_memo: shared.wants_memo,
        created_at: shared.created_at,
        updated_at: shared.updated_at,
        expires_at: shared.expires_at,
        email: None,
        lines: shared.lines.into_iter().map(delivery).collect(),
    })
}

fn state_word(state: &OrderState) -> String {
    match state {
        OrderState::Unknown(state_word) => state_word.clone(),
        known => known.code(),
    }
}

/// The word that [`PaymentState::read`] parses as this state.
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
    fn a_shared_order_survives_a_round_trip() {
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
    fn a_shared_order_contains_no_secret() {
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
    fn invalid_text_does_not_parse() {
        assert_eq!(read("{}", Secret::new(String::new())), None);
    }
}
