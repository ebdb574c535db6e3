//! Decides whether an order that waits for payment may be paid, and until when. Only this module creates a
//! [`PaymentView`], so no payment is shown that was not checked against what the shopper agreed to.

mod checked_order;

use super::record::{AgreedTerms, Consent, LOST_AFTER_SECONDS, Record};
use crate::{
    domain::{
        money::CoinAmount,
        order::UpstreamOrder,
        order_view::{PaymentView, TokenAccount},
        phase::Phase,
        rail::RailOption,
        reprice::Reprice,
        time::Timestamp,
    },
    payments::{self, Answered, Parked, PaymentInstructions, Quoted, RailFacts, wallet_kind},
};
use checked_order::{CheckedOrder, check_order};
use rust_decimal::Decimal;

/// Safety margin before the end of an invoice, in seconds (contract 7).
const INVOICE_MARGIN_SECONDS: i64 = 60;
/// The longest time that a Lightning payment is offered, in seconds (contract 7).
const MAX_INVOICE_SECONDS: i64 = 2 * 60 * 60;
/// The payment window if upstream names none, in seconds: 30 minutes minus a margin of 5 (contract 7).
const DEFAULT_WINDOW_SECONDS: i64 = 25 * 60;
/// Longer windows in upstream's answer are treated as errors, in seconds.
const MAX_WINDOW_SECONDS: i64 = 24 * 60 * 60;

/// What is to be done about an order's payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Due {
    Nothing,
    /// Pay as described.
    Pay(Box<PaymentView>),
    /// Accept the new price first; nothing may be paid before that.
    Accept(Reprice),
}

/// Refines a waiting phase: what to pay if it may be paid, otherwise why not. Other phases are returned
/// unchanged, with nothing due.
pub fn payable(record: &Record, order: &UpstreamOrder, phase: Phase, now: Timestamp) -> (Phase, Due) {
    if !matches!(phase, Phase::AwaitingPayment | Phase::Underpaid) {
        return (phase, Due::Nothing);
    }
    if order.address.trim().is_empty() && phase == Phase::AwaitingPayment {
        return (Phase::Preparing, Due::Nothing);
    }
    let checked = match check_order(record, order, now) {
        Ok(checked) if now >= checked.until => return (expired_phase(phase), Due::Nothing),
        Ok(checked) => checked,
        Err(Parked::InvoiceExpired) => return (expired_phase(phase), Due::Nothing),
        Err(_) => return (Phase::Parked, Due::Nothing),
    };
    match (record.agreed.consent(&checked.asked), phase) {
        (Consent::Given, Phase::Underpaid) => {
            (phase, pay_remainder(&record.agreed, order, checked.until, now))
        }
        (Consent::Given, _) => (phase, pay(&record.agreed.rail, checked.instructions, checked.until, None)),
        // A shopper who has already sent money is not asked to accept another price.
        (Consent::Needed, Phase::AwaitingPayment) => accept(&record.agreed, &checked),
        (Consent::Needed | Consent::Absurd, _) => (Phase::Parked, Due::Nothing),
    }
}

const fn expired_phase(phase: Phase) -> Phase {
    if matches!(phase, Phase::Underpaid) { Phase::ExpiredUnderpaid } else { Phase::Expired }
}

/// When upstream created the order, and by how many seconds its clock is ahead of ours. Upstream reports the
/// time (contract 7), but it must be within the duration of the call; any other time means that the clocks
/// differ.
fn created_at_and_skew(record: &Record, order: &UpstreamOrder) -> (Timestamp, i64) {
    let started_at = record.created_at;
    let reported_at = order.created_at.unwrap_or(started_at);
    let made_at = reported_at.clamp(started_at, started_at.plus(LOST_AFTER_SECONDS));
    (made_at, reported_at.since(made_at))
}

/// The end of the payment window by our clock (contract 7, "client rule").
pub fn until(record: &Record, order: &UpstreamOrder, invoice_ends: Option<i64>) -> Timestamp {
    let (made_at, ahead) = created_at_and_skew(record, order);
    // The span by upstream's clock and by ours. Use the one that makes sense; for an invoice, the shorter
    // one.
    let spans = |ends: Timestamp| [ends.since(made_at).saturating_sub(ahead), ends.since(made_at)];
    if let Some(ends) = invoice_ends {
        let spans = spans(Timestamp::from_unix(ends));
        let span = spans.into_iter().filter(|span| *span > INVOICE_MARGIN_SECONDS).min().unwrap_or_default();
        return made_at.plus(span.saturating_sub(INVOICE_MARGIN_SECONDS).min(MAX_INVOICE_SECONDS));
    }
    let makes_sense = |span: &i64| (1..=MAX_WINDOW_SECONDS).contains(span);
    let named = order.expires_at.and_then(|ends| spans(ends).into_iter().find(makes_sense));
    made_at.plus(named.unwrap_or(DEFAULT_WINDOW_SECONDS))
}

/// The address that the order was to be paid to, even if it is no longer payable. `None` if it is not what
/// was agreed.
pub fn agreed_address(record: &Record, order: &UpstreamOrder) -> Option<String> {
    let checked = check_order(record, order, record.created_at).ok()?;
    let is_agreed = record.agreed.consent(&checked.asked) == Consent::Given;
    is_agreed.then_some(checked.instructions.address)
}

/// Logs one line about a created order that cannot be paid as it is. Only the log says what is wrong with it.
pub fn log_mismatch(record: &Record, order: &UpstreamOrder, phase: Phase, now: Timestamp) {
    if matches!(phase, Phase::Parked | Phase::Repriced)
        && let Err(why) = mismatch(record, order, now)
    {
        tracing::warn!(order = %record.id, phase = phase.code(), %why, "an order is not what was agreed");
    }
    if phase == Phase::AwaitingPayment
        && check_order(record, order, now).is_ok_and(|s| !s.instructions.is_signed)
    {
        tracing::warn!(order = %record.id, "an invoice is not signed by its payee; wallets will refuse it");
    }
}

/// Why nothing may be paid.
fn mismatch(record: &Record, order: &UpstreamOrder, now: Timestamp) -> Result<(), Parked> {
    let CheckedOrder { asked, .. } = check_order(record, order, now)?;
    match record.agreed.consent(&asked) {
        Consent::Given => Ok(()),
        Consent::Needed | Consent::Absurd => {
            Err(Parked::AmountDiffers { quoted: record.agreed.price.amount(), answered: asked.amount() })
        }
    }
}

/// Returns the new terms after the shopper has accepted `amount`, if the order still asks for it within the
/// tolerated drift. `None` if there is nothing to accept.
pub fn accepted(
    record: &Record,
    order: &UpstreamOrder,
    amount: Decimal,
    now: Timestamp,
) -> Option<AgreedTerms> {
    let (phase, _) = payable(record, order, super::phase_of::phase_of(order), now);
    let agreed = record.agreed.clone();
    let amount = CoinAmount::new(amount, agreed.price.coin().clone()).filter(|_| phase == Phase::Repriced)?;
    let asked = CoinAmount::new(order.amount?, agreed.price.coin().clone())?;
    let agreed = agreed.accepting(amount);
    (agreed.consent(&asked) == Consent::Given).then_some(agreed)
}

fn accept(agreed: &AgreedTerms, checked: &CheckedOrder) -> (Phase, Due) {
    match Reprice::between(&agreed.price, &checked.asked, Some(checked.until)) {
        Some(reprice) => (Phase::Repriced, Due::Accept(reprice)),
        None => (Phase::Parked, Due::Nothing),
    }
}

/// The same address for the remaining amount, once the amount received is known. Nothing for a Lightning
/// invoice, which cannot be paid in parts.
fn pay_remainder(agreed: &AgreedTerms, order: &UpstreamOrder, until: Timestamp, now: Timestamp) -> Due {
    let received = order.received.filter(|seen| *seen > Decimal::ZERO);
    let remainder = order.amount.zip(received).map(|(amount, seen)| amount - seen);
    let checked = remainder.and_then(|remainder| {
        let quoted = Quoted { rail: RailFacts::from(&agreed.rail), amount: remainder };
        payments::check(&quoted, &answered(order, remainder, None), now.unix()).ok()
    });
    checked.map_or(Due::Nothing, |checked| pay(&agreed.rail, checked, until, Some(order)))
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

fn pay(
    rail: &RailOption,
    checked: PaymentInstructions,
    until: Timestamp,
    underpaid: Option<&UpstreamOrder>,
) -> Due {
    view(rail, checked, until, underpaid).map_or(Due::Nothing, |view| Due::Pay(Box::new(view)))
}

/// Returns `None` if the QR code would be too large, which does not happen for a checked payment.
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
        network_key: rail.rail.network_key().to_owned(),
        network_label: rail.network_name().to_owned(),
        network: checked.network,
        address: checked.address,
        groups: checked.address_groups,
        uri: checked.uri.map(|uri| uri.href),
        qr: checked.qr.map(|qr| qr.data_uri()).transpose().ok()?,
        until: Some(until),
        received: underpaid.and_then(|order| order.received).map(plain),
        total: underpaid.and_then(|order| order.amount).map(plain),
        wallet: None,
        token_account: payments::may_be_token_account(&RailFacts::from(rail))
            .then_some(TokenAccount::Unaided),
    };
    shown.wallet = wallet_kind(rail, &shown);
    Some(shown)
}

#[cfg(test)]
mod tests;
