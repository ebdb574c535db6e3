//! Checks an order against what was ordered: lines, coin, network, address and upstream's own payment text.
//! Does not check how far the amount moved; that is a matter of the shopper's consent.

use super::{answered, created_at_and_skew, until};
use crate::{
    domain::{money::CoinAmount, order::UpstreamOrder, time::Timestamp},
    orders::{lines, record::Record},
    payments::{self, Parked, PaymentInstructions, Quoted, RailFacts},
};

/// An order that matches what was ordered in every part, except perhaps the amount.
pub struct CheckedOrder {
    /// How to pay the amount that the order asks for.
    pub instructions: PaymentInstructions,
    pub asked: CoinAmount,
    /// The end of the payment window.
    pub until: Timestamp,
}

/// Checks the order. The error is for the log.
pub fn check_order(record: &Record, order: &UpstreamOrder, now: Timestamp) -> Result<CheckedOrder, Parked> {
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
    let (_, ahead) = created_at_and_skew(record, order);
    let check_at = |now: Timestamp| payments::check(&quoted, &answered, now.unix());
    let instructions = match check_at(now) {
        Err(Parked::InvoiceExpired) => check_at(now.plus(ahead)),
        checked => checked,
    }?;
    let until = until(record, order, instructions.invoice_expires_at);
    Ok(CheckedOrder { instructions, asked, until })
}
