//! Whether an order that waits for money may be paid, and until when. The only maker of
//! [`PaymentView`]: nothing is shown to be paid that was not checked against what the shopper agreed to.

use super::{
    lines,
    payment::{self, Answered, Parked, PaymentInstructions, Quoted, RailFacts, Token},
    record::{Agreed, Record},
    transfer::wallet_kind,
};
use crate::domain::{
    money::CoinAmount,
    order::UpstreamOrder,
    phase::{PaymentView, Phase},
    quote::TOLERATED_BPS,
    rail::RailOption,
    time::Timestamp,
};
use rust_decimal::Decimal;

/// Seconds a shop keeps from the end of an invoice (contract 7).
const INVOICE_MARGIN: i64 = 60;
/// The longest a Lightning payment is offered, in seconds (contract 7).
const INVOICE_LONGEST: i64 = 2 * 60 * 60;
/// The window where upstream names none: its 30 minutes less 5 for safety (contract 7).
const WINDOW: i64 = 25 * 60;

/// Refines a waiting phase: what to pay if it may be paid, else why not. Other phases pass unchanged,
/// without a payment.
pub fn payable(
    record: &Record,
    order: &UpstreamOrder,
    phase: Phase,
    now: Timestamp,
) -> (Phase, Option<PaymentView>) {
    let remaining = match phase {
        Phase::AwaitingPayment => order.amount,
        Phase::Underpaid => order.amount.zip(order.received).map(|(amount, seen)| amount - seen),
        _ => return (phase, None),
    };
    if order.address.trim().is_empty() && phase == Phase::AwaitingPayment {
        return (Phase::Preparing, None);
    }
    let instructions = match check(record, order, now) {
        Ok(instructions) => instructions,
        Err(Parked::InvoiceExpired) => return (lapsed(phase), None),
        Err(_) => return (Phase::Parked, None),
    };
    let until = until(record, order, instructions.invoice_expires_at);
    if now >= until {
        return (lapsed(phase), None);
    }
    if phase == Phase::AwaitingPayment {
        return (phase, view(&record.agreed.rail, instructions, until, None));
    }
    let rest = remaining.and_then(|rest| the_rest(&record.agreed, order, rest, now));
    (phase, rest.and_then(|rest| view(&record.agreed.rail, rest, until, Some(order))))
}

const fn lapsed(phase: Phase) -> Phase {
    if matches!(phase, Phase::Underpaid) { Phase::ExpiredAfterPayment } else { Phase::Expired }
}

/// When the payment window ends, by upstream's own times (contract 7, "client rule").
pub fn until(record: &Record, order: &UpstreamOrder, invoice_ends: Option<i64>) -> Timestamp {
    let made_at = order.created_at.unwrap_or(record.created_at);
    match (invoice_ends, order.expires_at) {
        (Some(ends), _) => {
            Timestamp::from_unix(ends.saturating_sub(INVOICE_MARGIN)).min(made_at.plus(INVOICE_LONGEST))
        }
        (None, Some(named)) => named,
        (None, None) => made_at.plus(WINDOW),
    }
}

/// Lines, coin, network, amount and address against what was agreed. The order's own amount is taken
/// when it lies within the tolerated drift. The error is for the log.
pub fn check(record: &Record, order: &UpstreamOrder, now: Timestamp) -> Result<PaymentInstructions, Parked> {
    let agreed = &record.agreed;
    if !lines::agree(&record.lines, order) {
        return Err(Parked::ClaimUnreadable);
    }
    let amount = order.amount.ok_or(Parked::AmountMissing)?;
    let coin = agreed.price.coin().clone();
    let asked = CoinAmount::new(amount, coin).ok_or(Parked::AmountNotPositive)?;
    if asked.drift_bps(&agreed.price).is_none_or(|bps| bps > TOLERATED_BPS) {
        return Err(Parked::AmountDiffers { quoted: agreed.price.amount(), answered: amount });
    }
    let quoted = Quoted { rail: facts(&agreed.rail), amount };
    payment::check(&quoted, &answered(order, amount, order.qr_text.clone()), now.unix())
}

/// The same address for what is still owed. A Lightning invoice cannot be paid in part: nothing then.
fn the_rest(
    agreed: &Agreed,
    order: &UpstreamOrder,
    rest: Decimal,
    now: Timestamp,
) -> Option<PaymentInstructions> {
    let quoted = Quoted { rail: facts(&agreed.rail), amount: rest };
    payment::check(&quoted, &answered(order, rest, None), now.unix()).ok()
}

fn answered(order: &UpstreamOrder, amount: Decimal, qr_text: Option<String>) -> Answered {
    Answered {
        coin: order.coin.clone(),
        network: order.network.clone(),
        amount: Some(amount),
        address: order.address.clone(),
        qr_text,
    }
}

pub(super) fn facts(option: &RailOption) -> RailFacts {
    RailFacts {
        coin: option.rail.coin().ticker().to_owned(),
        network: option.rail.network().to_owned(),
        chain_id: option.chain_id,
        token: option.token.as_ref().map(|token| Token {
            contract: token.address.clone(),
            decimals: token.decimals,
            symbol: token.symbol.clone(),
        }),
    }
}

/// `None` when the QR code would be absurdly large, which no checked payment is.
fn view(
    rail: &RailOption,
    checked: PaymentInstructions,
    until: Timestamp,
    underpaid: Option<&UpstreamOrder>,
) -> Option<PaymentView> {
    let plain = |amount: Decimal| amount.normalize().to_string();
    let mut shown = PaymentView {
        amount: checked.amount.parse().map_or(checked.amount, plain),
        coin: checked.coin,
        network_label: rail.network_label.clone(),
        network: checked.network,
        address: checked.address,
        groups: checked.address_groups,
        uri: checked.uri.map(|uri| uri.href),
        qr_side: u32::try_from(checked.qr.side()).ok()?,
        qr_path: checked.qr.path().to_owned(),
        until: Some(until),
        received: underpaid.and_then(|order| order.received).map(plain),
        total: underpaid.and_then(|order| order.amount).map(plain),
        wallet: None,
    };
    shown.wallet = wallet_kind(rail, &shown);
    Some(shown)
}

#[cfg(test)]
mod tests;
