//! Compares an order with what was ordered: lines, coin, network, address and upstream's own payment text.
//! Everything but how far the amount moved; that is the shopper's consent.

use super::{answered, made, until};
use crate::{
    domain::{money::CoinAmount, order::UpstreamOrder, time::Timestamp},
    orders::{lines, record::Record},
    payments::{self, Parked, PaymentInstructions, Quoted, RailFacts},
};

/// An order that agrees in every part with what was ordered, the amount perhaps aside.
pub struct CheckedOrder {
    /// How to pay what it asks for.
    pub instructions: PaymentInstructions,
    pub asked: CoinAmount,
    /// When the payment window ends.
    pub until: Timestamp,
}

/// The error is for the log.
pub fn sound(record: &Record, order: &UpstreamOrder, now: Timestamp) -> Result<CheckedOrder, Parked> {
    if !lines::agree(&record.lines, order) {
        return Err(Parked::Lines);
    }
    let amount = order.amount.ok_or(Parked::AmountMissing)?;
    let coin = record.agreed.price.coin().clone();
    let asked = CoinAmount::new(amount, coin).ok_or(Parked::AmountNotPositive)?;
    let quoted = Quoted { rail: RailFacts::from(&record.agreed.rail), amount };
    if order.wants_memo && payments::may_need_memo(&quoted.rail) {
        return Err(Parked::Memo);
    }
    let answered = answered(order, amount, order.qr_text.clone());
    let (_, ahead) = made(record, order);
    let by = |now: Timestamp| payments::check(&quoted, &answered, now.unix());
    let instructions = match by(now) {
        Err(Parked::InvoiceExpired) => by(now.plus(ahead)),
        checked => checked,
    }?;
    let until = until(record, order, instructions.invoice_expires_at);
    Ok(CheckedOrder { instructions, asked, until })
}
