//! The states of contract 9.

/// `order_state`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OrderState {
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
}

impl OrderState {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::WaitingForPayment => "WaitingForPayment",
            Self::PaymentStarted => "PaymentStarted",
            Self::PartialPaymentStarted => "PartialPaymentStarted",
            Self::PaymentReceived => "PaymentReceived",
            Self::WaitingForDelivery => "WaitingForDelivery",
            Self::WaitingForManualAction => "WaitingForManualAction",
            Self::Done => "Done",
            Self::Expired => "Expired",
            Self::PaymentFailed => "PaymentFailed",
            Self::PaymentSetupFailed => "PaymentSetupFailed",
            Self::Refunded => "Refunded",
            Self::Canceled => "Canceled",
        }
    }

    /// Whether a payment is still expected, so that the payment window may close.
    pub fn awaits_money(self) -> bool {
        matches!(self, Self::WaitingForPayment | Self::PartialPaymentStarted)
    }

    /// Whether the event stream ends with `stop` after it. A late payment may still follow an
    /// expiry.
    pub fn stops(self) -> bool {
        matches!(
            self,
            Self::Done
                | Self::Expired
                | Self::PaymentFailed
                | Self::PaymentSetupFailed
                | Self::Refunded
                | Self::Canceled
        )
    }
}

/// `payment_state`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PaymentState {
    WalletCreated,
    PaymentRequested,
    PaymentStarted,
    PartialPaymentStarted,
    PaymentReceived,
    PaymentQuarantined,
    PaymentFailed,
    Expired,
    ExpiredAfterPaymentDetection,
    Refunded,
}

impl PaymentState {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::WalletCreated => "WalletCreated",
            Self::PaymentRequested => "PaymentRequested",
            Self::PaymentStarted => "PaymentStarted",
            Self::PartialPaymentStarted => "PartialPaymentStarted",
            Self::PaymentReceived => "PaymentReceived",
            Self::PaymentQuarantined => "PaymentQuarantined",
            Self::PaymentFailed => "PaymentFailed",
            Self::Expired => "Expired",
            Self::ExpiredAfterPaymentDetection => "ExpiredAfterPaymentDetection",
            Self::Refunded => "Refunded",
        }
    }
}

/// `delivery_state`. Three of them mean delivered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DeliveryState {
    Created,
    WaitingForPayment,
    Succeeded,
    Done,
    Completed,
    Failed,
}

impl DeliveryState {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Created => "Created",
            Self::WaitingForPayment => "WaitingForPayment",
            Self::Succeeded => "Succeeded",
            Self::Done => "Done",
            Self::Completed => "Completed",
            Self::Failed => "Failed",
        }
    }
}
