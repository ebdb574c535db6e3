//! Whether an order that waits for money may be paid, and until when. The only maker of
//! [`PaymentView`]: nothing is shown to be paid that was not checked against what the shopper agreed to.

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
use checked_order::{CheckedOrder, sound};
use rust_decimal::Decimal;

/// Seconds a shop keeps from the end of an invoice (contract 7).
const INVOICE_MARGIN_SECONDS: i64 = 60;
/// The longest a Lightning payment is offered, in seconds (contract 7).
const MAX_INVOICE_SECONDS: i64 = 2 * 60 * 60;
/// The window where upstream names none: its 30 minutes less 5 for safety (contract 7).
const DEFAULT_WINDOW_SECONDS: i64 = 25 * 60;
/// A window that is named to be longer is not believed.
const MAX_WINDOW_SECONDS: i64 = 24 * 60 * 60;

/// What there is to do about an order's money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Due {
    Nothing,
    /// To be paid as it says.
    Pay(Box<PaymentView>),
    /// To be accepted first; nothing is to be paid before.
    Accept(Reprice),
}

/// Refines a waiting phase: what to pay if it may be paid, else why not. Other phases pass unchanged,
/// with nothing due.
pub fn payable(record: &Record, order: &UpstreamOrder, phase: Phase, now: Timestamp) -> (Phase, Due) {
    if !matches!(phase, Phase::AwaitingPayment | Phase::Underpaid) {
        return (phase, Due::Nothing);
    }
    if order.address.trim().is_empty() && phase == Phase::AwaitingPayment {
        return (Phase::Preparing, Due::Nothing);
    }
    let sound = match sound(record, order, now) {
        Ok(sound) if now >= sound.until => return (lapsed(phase), Due::Nothing),
        Ok(sound) => sound,
        Err(Parked::InvoiceExpired) => return (lapsed(phase), Due::Nothing),
        Err(_) => return (Phase::Parked, Due::Nothing),
    };
    match (record.agreed.consent(&sound.asked), phase) {
        (Consent::Given, Phase::Underpaid) => (phase, the_rest(&record.agreed, order, sound.until, now)),
        (Consent::Given, _) => (phase, pay(&record.agreed.rail, sound.instructions, sound.until, None)),
        // Somebody who has sent money already is not asked for another price.
        (Consent::Needed, Phase::AwaitingPayment) => accept(&record.agreed, &sound),
        (Consent::Needed | Consent::Absurd, _) => (Phase::Parked, Due::Nothing),
    }
}

const fn lapsed(phase: Phase) -> Phase {
    if matches!(phase, Phase::Underpaid) { Phase::ExpiredUnderpaid } else { Phase::Expired }
}

/// When upstream made the order, and how many seconds its clock is ahead of ours. It says when (contract 7), and that is
/// while it was asked to: another time is another clock's.
fn made(record: &Record, order: &UpstreamOrder) -> (Timestamp, i64) {
    let begun_at = record.created_at;
    let told_at = order.created_at.unwrap_or(begun_at);
    let made_at = told_at.clamp(begun_at, begun_at.plus(LOST_AFTER_SECONDS));
    (made_at, told_at.since(made_at))
}

/// When the payment window ends by our clock (contract 7, "client rule").
pub fn until(record: &Record, order: &UpstreamOrder, invoice_ends: Option<i64>) -> Timestamp {
    let (made_at, ahead) = made(record, order);
    // By upstream's clock and by ours: the one of them that makes sense, and of an invoice's the shorter.
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

/// Where the order was to be paid to, whether or not it still is; `None` where it is not what was agreed on.
pub fn agreed_address(record: &Record, order: &UpstreamOrder) -> Option<String> {
    let sound = sound(record, order, record.created_at).ok()?;
    let is_agreed = record.agreed.consent(&sound.asked) == Consent::Given;
    is_agreed.then_some(sound.instructions.address)
}

/// One line in the log about an order that was made and cannot be paid as it is. What is wrong with it is told
/// there and nowhere else.
pub fn note(record: &Record, order: &UpstreamOrder, phase: Phase, now: Timestamp) {
    if matches!(phase, Phase::Parked | Phase::Repriced)
        && let Err(why) = check(record, order, now)
    {
        tracing::warn!(order = %record.id, phase = phase.code(), %why, "an order is not what was agreed");
    }
    if phase == Phase::AwaitingPayment && sound(record, order, now).is_ok_and(|s| !s.instructions.is_signed) {
        tracing::warn!(order = %record.id, "an invoice is not signed by its payee; wallets will refuse it");
    }
}

/// Why nothing may be paid.
fn check(record: &Record, order: &UpstreamOrder, now: Timestamp) -> Result<(), Parked> {
    let CheckedOrder { asked, .. } = sound(record, order, now)?;
    match record.agreed.consent(&asked) {
        Consent::Given => Ok(()),
        Consent::Needed | Consent::Absurd => {
            Err(Parked::AmountDiffers { quoted: record.agreed.price.amount(), answered: asked.amount() })
        }
    }
}

/// What was agreed once the shopper has accepted `amount`, if that is what the order still asks for, within
/// the tolerated drift. `None` when there is nothing to accept.
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

fn accept(agreed: &AgreedTerms, sound: &CheckedOrder) -> (Phase, Due) {
    match Reprice::between(&agreed.price, &sound.asked, Some(sound.until)) {
        Some(reprice) => (Phase::Repriced, Due::Accept(reprice)),
        None => (Phase::Parked, Due::Nothing),
    }
}

/// The same address for what is still owed, once it is known how much has come. A Lightning invoice cannot be paid in
/// part: nothing then.
fn the_rest(agreed: &AgreedTerms, order: &UpstreamOrder, until: Timestamp, now: Timestamp) -> Due {
    let received = order.received.filter(|seen| *seen > Decimal::ZERO);
    let rest = order.amount.zip(received).map(|(amount, seen)| amount - seen);
    let checked = rest.and_then(|rest| {
        let quoted = Quoted { rail: RailFacts::from(&agreed.rail), amount: rest };
        payments::check(&quoted, &answered(order, rest, None), now.unix()).ok()
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
