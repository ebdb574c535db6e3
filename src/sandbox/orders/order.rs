//! A recorded order.

use std::collections::VecDeque;

use rust_decimal::Decimal;
use serde_json::Value;
use tokio::sync::broadcast;
use uuid::Uuid;

use super::plans::Step;
use super::states::{DeliveryState, OrderState, PaymentState};
use crate::sandbox::catalogue::{Brand, Delivery};
use crate::sandbox::invoice::EXPIRY_SECONDS;
use crate::sandbox::rails::{Chain, Coin, Network};
use crate::sandbox::sentinels::Sentinels;

/// How long an order can be paid on rails other than Lightning, in seconds (contract 7).
const WINDOW_SECONDS: i64 = 1800;

/// An order and its planned steps.
pub struct Order {
    pub id: Uuid,
    pub payment_id: Uuid,
    pub created_at: i64,
    pub updated_at: Option<i64>,
    pub coin: &'static Coin,
    pub network: &'static Network,
    /// The network in the order's JSON. It is wrong for `wrongnet@`.
    pub echoed_network: &'static str,
    pub address: String,
    pub qr_text: String,
    pub amount: Decimal,
    /// Value of the goods in euros.
    pub euros: Decimal,
    pub sent: Decimal,
    pub received: Option<Decimal>,
    pub state: OrderState,
    pub payment_state: PaymentState,
    pub lines: Vec<OrderLine>,
    pub email: String,
    pub refund_wallet_address: Option<String>,
    pub sentinels: Sentinels,
    /// The next automatic steps, one per pace.
    pub plan: VecDeque<Step>,
    /// Number of the current plan, so that the task of an older plan stops.
    pub generation: u64,
    /// Sends each state to all subscribers.
    pub news: broadcast::Sender<News>,
}

/// A state of an order, as sent to subscribers.
#[derive(Clone, Debug)]
pub struct News {
    pub body: Value,
    /// Whether the stream ends with `stop` after it.
    pub last: bool,
}

/// One delivery.
pub struct OrderLine {
    pub id: Uuid,
    pub brand: Brand,
    pub delivery: Delivery,
    /// The JSON that validation echoed.
    pub deliverable: Value,
    pub state: DeliveryState,
    pub delivered: bool,
}

impl Order {
    /// When the payment window closes, in unix seconds.
    pub fn expires_at(&self) -> i64 {
        let window = if self.network.chain == Chain::Lightning { EXPIRY_SECONDS } else { WINDOW_SECONDS };
        self.created_at.saturating_add(window)
    }

    /// Sets the state of all lines.
    pub fn mark_lines(&mut self, state: DeliveryState) {
        for line in &mut self.lines {
            line.state = state;
        }
    }
}
