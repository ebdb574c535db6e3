//! Orders as upstream reports them (contract 7 to 9): states, payments seen, deliveries.
//!
//! This is not what a shopper sees; that is [`super::phase`]. Types that contain a code or the upstream ID
//! can be neither serialized nor printed.

use super::{email::Email, label, locale::CountryCode, time::Timestamp};
use rust_decimal::Decimal;
use std::fmt;

/// A value that grants access to anyone who knows it, such as the upstream order ID or a code. It implements
/// neither `Display` nor `Serialize`, and `Debug` hides it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Secret(String);

impl Secret {
    pub const fn new(text: String) -> Self {
        Self(text)
    }

    /// The value itself. Review every call with care.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// `order_state` (contract 9.1). Spelling variants are merged; unknown states are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrderState {
    Created,
    WaitingForPayment,
    PaymentStarted,
    PartialPaymentStarted,
    PaymentReceived,
    WaitingForDelivery,
    WaitingForManualAction,
    Done,
    Expired,
    PaymentFailed,
    PaymentSetupFailed,
    Refunded,
    Canceled,
    /// Upstream's word, cleaned; treated as "in progress".
    Unknown(String),
}

impl OrderState {
    /// Every state in the contract.
    pub const KNOWN: [Self; 13] = [
        Self::Created,
        Self::WaitingForPayment,
        Self::PaymentStarted,
        Self::PartialPaymentStarted,
        Self::PaymentReceived,
        Self::WaitingForDelivery,
        Self::WaitingForManualAction,
        Self::Done,
        Self::Expired,
        Self::PaymentFailed,
        Self::PaymentSetupFailed,
        Self::Refunded,
        Self::Canceled,
    ];

    /// Parses upstream's word in any case, including spelling variants.
    pub fn read(word: &str) -> Self {
        match word.trim().to_ascii_lowercase().as_str() {
            "created" => Self::Created,
            "waitingforpayment" => Self::WaitingForPayment,
            "paymentstarted" => Self::PaymentStarted,
            "partialpaymentstarted" | "paymentunderpaid" => Self::PartialPaymentStarted,
            "paymentreceived" => Self::PaymentReceived,
            "waitingfordelivery" => Self::WaitingForDelivery,
            "waitingformanualaction" => Self::WaitingForManualAction,
            "done" | "completed" => Self::Done,
            "expired" => Self::Expired,
            "paymentfailed" | "paymentrejected" => Self::PaymentFailed,
            "paymentsetupfailed" => Self::PaymentSetupFailed,
            "refunded" => Self::Refunded,
            "canceled" | "cancelled" | "paymentcanceled" | "paymentcancelled" => Self::Canceled,
            _ => Self::Unknown(label::clean(word)),
        }
    }

    /// The state in snake case, for `data-state`: at most 48 letters, digits and underscores.
    pub fn code(&self) -> String {
        match self {
            Self::Created => "created".into(),
            Self::WaitingForPayment => "waiting_for_payment".into(),
            Self::PaymentStarted => "payment_started".into(),
            Self::PartialPaymentStarted => "partial_payment_started".into(),
            Self::PaymentReceived => "payment_received".into(),
            Self::WaitingForDelivery => "waiting_for_delivery".into(),
            Self::WaitingForManualAction => "waiting_for_manual_action".into(),
            Self::Done => "done".into(),
            Self::Expired => "expired".into(),
            Self::PaymentFailed => "payment_failed".into(),
            Self::PaymentSetupFailed => "payment_setup_failed".into(),
            Self::Refunded => "refunded".into(),
            Self::Canceled => "canceled".into(),
            Self::Unknown(word) => snake(word),
        }
    }

    /// Parses a [`Self::code`]. Any other text is parsed as upstream's word.
    pub fn of_code(code: &str) -> Self {
        Self::KNOWN.into_iter().find(|known| known.code() == code).unwrap_or_else(|| Self::read(code))
    }

    /// Whether the state is final. `Expired` and `PaymentFailed` are not: a late payment may still be
    /// delivered.
    pub const fn is_terminal(&self) -> bool {
        matches!(self, Self::Done | Self::PaymentSetupFailed | Self::Refunded | Self::Canceled)
    }
}

/// Converts `PascalCase` to `snake_case`. Anything but ASCII letters and digits becomes an underscore.
fn snake(word: &str) -> String {
    let mut out = String::new();
    let mut after_lower = false;
    for c in word.chars().take(48) {
        if c.is_ascii_uppercase() && after_lower {
            out.push('_');
        }
        after_lower = c.is_ascii_lowercase() || c.is_ascii_digit();
        out.push(if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' });
    }
    if out.is_empty() { "unknown".into() } else { out }
}

/// `payment_state` (contract 9.2), reduced to the differences that matter to a shopper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaymentState {
    /// `WalletCreated`, `PaymentRequested`, absent, or an unknown word.
    Open,
    /// `PaymentStarted`: seen, not confirmed.
    Started,
    /// `PartialPaymentStarted`, `PaymentUnderpaid`.
    Partial,
    /// `PaymentReceived`, `PaymentConfirmed`, `PaymentCompleted`.
    Received,
    Expired,
    /// `ExpiredAfterPaymentDetection`: a payment was seen, but too late or too small.
    ExpiredAfterDetection,
    /// `PaymentQuarantined`: held for support, for example after an overpayment.
    Quarantined,
    Failed,
    Refunded,
}

impl PaymentState {
    /// Every state, for tables.
    pub const ALL: [Self; 9] = [
        Self::Open,
        Self::Started,
        Self::Partial,
        Self::Received,
        Self::Expired,
        Self::ExpiredAfterDetection,
        Self::Quarantined,
        Self::Failed,
        Self::Refunded,
    ];

    /// Parses upstream's word in any case. Unknown words become [`Self::Open`], because the order state
    /// decides.
    pub fn read(word: &str) -> Self {
        match word.trim().to_ascii_lowercase().as_str() {
            "paymentstarted" => Self::Started,
            "partialpaymentstarted" | "paymentunderpaid" => Self::Partial,
            "paymentreceived" | "paymentconfirmed" | "paymentcompleted" => Self::Received,
            "expired" => Self::Expired,
            "expiredafterpaymentdetection" => Self::ExpiredAfterDetection,
            "paymentquarantined" => Self::Quarantined,
            "paymentfailed" | "paymentrejected" | "paymentcanceled" | "paymentcancelled" => Self::Failed,
            "refunded" => Self::Refunded,
            _ => Self::Open,
        }
    }
}

/// What was delivered for one line. All of it is secret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Goods {
    /// A code, an LPA string, or a link if it starts with `https://` (contract 9.3, `pin_code`).
    pub code: Option<Secret>,
    pub serial: Option<Secret>,
    pub security_code: Option<Secret>,
    /// The operator's receipt of a top-up.
    pub operator_reference: Option<Secret>,
    /// The URL of upstream's barcode of the code. Secret, because the picture contains the code.
    pub barcode: Option<Secret>,
    /// The same for a QR code.
    pub qr: Option<Secret>,
    /// How to redeem, as sanitized HTML.
    pub redeem_html: Option<String>,
}

impl Goods {
    /// Whether anything that the shopper waits for was delivered.
    pub const fn is_present(&self) -> bool {
        self.code.is_some() || self.security_code.is_some() || self.operator_reference.is_some()
    }

    /// Whether there is a picture for a checkout scanner.
    pub const fn has_picture(&self) -> bool {
        self.barcode.is_some() || self.qr.is_some()
    }
}

/// One line of an order as upstream echoes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryLine {
    pub brand: String,
    /// The exact echo; `range` for custom amounts.
    pub denomination: String,
    /// The product's country, if echoed.
    pub country: Option<CountryCode>,
    pub label: Option<String>,
    /// The custom amount and its currency, if echoed.
    pub product_value: Option<Decimal>,
    pub currency: Option<String>,
    pub by_phone: bool,
    /// Whether upstream says that this line failed.
    pub failed: bool,
    pub goods: Goods,
}

/// An order as upstream reports it at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpstreamOrder {
    pub id: Secret,
    pub state: OrderState,
    pub payment_state: PaymentState,
    /// The exact echoes of coin and network; empty if upstream left them out. For comparison, not for
    /// display.
    pub coin: String,
    pub network: String,
    /// The exact amount to send, in whole coins.
    pub amount: Option<Decimal>,
    /// The amount that upstream has seen so far, in whole coins.
    pub received: Option<Decimal>,
    /// The amount that upstream refunded, and its coin.
    pub refunded: Option<(Decimal, String)>,
    /// The address or BOLT 11 invoice, exactly as sent; empty if upstream could not create one. Displayed
    /// only after it was checked.
    pub address: String,
    pub qr_text: Option<String>,
    /// Whether upstream names a memo, tag or comment that the payment must carry.
    pub wants_memo: bool,
    pub created_at: Option<Timestamp>,
    pub updated_at: Option<Timestamp>,
    /// Set only if upstream names an expiry; the captured bodies do not.
    pub expires_at: Option<Timestamp>,
    pub email: Option<Email>,
    pub lines: Vec<DeliveryLine>,
}

impl UpstreamOrder {
    /// Whether the order has this ID, ignoring case.
    pub fn is_of(&self, id: &Secret) -> bool {
        self.id.expose().eq_ignore_ascii_case(id.expose())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_states_merge_variants_and_keep_unknown_words() {
        for (word, code, terminal) in [
            ("WaitingForPayment", "waiting_for_payment", false),
            ("Completed", "done", true),
            ("Cancelled", "canceled", true),
            ("PaymentUnderpaid", "partial_payment_started", false),
            ("PaymentRejected", "payment_failed", false),
            ("PaymentCancelled", "canceled", true),
            ("PaymentCanceled", "canceled", true),
            ("Expired", "expired", false),
            ("SomethingNew", "something_new", false),
            ("", "unknown", false),
            ("<b>", "_b_", false),
        ] {
            let state = OrderState::read(word);
            assert_eq!((state.code().as_str(), state.is_terminal()), (code, terminal), "{word}");
        }
    }

    #[test]
    fn payment_states_merge_variants() {
        for (word, state) in [
            ("WalletCreated", PaymentState::Open),
            ("PaymentUnderpaid", PaymentState::Partial),
            ("PaymentRejected", PaymentState::Failed),
            ("PaymentCancelled", PaymentState::Failed),
            ("PaymentCanceled", PaymentState::Failed),
            ("SomethingNew", PaymentState::Open),
        ] {
            assert_eq!(PaymentState::read(word), state, "{word}");
        }
    }

    #[test]
    fn debug_output_hides_secrets() {
        let goods = Goods { code: Some(Secret::new("ABCD".into())), ..Goods::default() };
        assert!(!format!("{goods:?}").contains("ABCD"));
    }
}
