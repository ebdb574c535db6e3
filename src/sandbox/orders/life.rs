//! The lifecycle of an order: the effect of each step, and the pace of the steps. The sequences of
//! steps are in `plans`.

use std::collections::VecDeque;
use std::sync::Arc;

use rust_decimal::{Decimal, RoundingStrategy};
use uuid::Uuid;

use super::order::{News, Order};
use super::plans::{How, Step, default_plan, paid_plan};
use super::states::{DeliveryState, OrderState, PaymentState};
use super::telling::order_json;
use crate::sandbox::refusal::Refusal;
use crate::sandbox::sentinels::Sentinel;
use crate::sandbox::world::World;

/// Pays an order: the first step immediately, the others at the pace.
pub fn pay(world: &Arc<World>, id: Uuid, how: How) -> Result<(), Refusal> {
    let plan = world.book.with(id, |order| {
        let payable = order.state.awaits_money() || order.state == OrderState::Expired;
        if payable {
            Ok(paid_plan(&order.sentinels, order.state, order.sent.is_zero(), how))
        } else {
            Err(Refusal::Conflict("the order cannot be paid now"))
        }
    });
    let plan = plan.ok_or(Refusal::NotFound("order not found"))??;
    run_plan(world, id, plan.iter().copied().collect());
    step(world, id);
    Ok(())
}

/// Applies one step immediately and cancels the plan.
pub fn force(world: &World, id: Uuid, what: Step) -> Result<(), Refusal> {
    change(world, id, |order| {
        order.plan.clear();
        order.generation += 1;
        apply(order, what, world.clock.now());
    })
}

/// Takes the next step immediately: that of the plan, or the default next step.
pub fn advance(world: &Arc<World>, id: Uuid) -> Result<(), Refusal> {
    let next = world.book.with(id, |order| {
        while order.plan.front() == Some(&Step::Wait) {
            order.plan.pop_front();
        }
        if order.plan.is_empty() { default_plan(order.state) } else { Some(VecDeque::new()) }
    });
    let Some(plan) = next.ok_or(Refusal::NotFound("order not found"))? else {
        return Err(Refusal::Conflict("nothing comes after this state"));
    };
    if !plan.is_empty() {
        run_plan(world, id, plan);
    }
    step(world, id);
    Ok(())
}

/// Replaces the plan and starts it.
pub fn run_plan(world: &Arc<World>, id: Uuid, plan: VecDeque<Step>) {
    let generation = world.book.with(id, |order| {
        order.plan = plan;
        order.generation += 1;
        let pace = if order.sentinels.has(Sentinel::Quick) { world.pace / 5 } else { world.pace };
        (order.generation, pace)
    });
    let Some((generation, pace)) = generation else { return };
    let world = Arc::clone(world);
    tokio::spawn(async move {
        loop {
            tokio::select! {
                () = world.closing.cancelled() => return,
                () = tokio::time::sleep(pace) => {}
            }
            let current =
                world.book.with(id, |order| order.generation == generation && !order.plan.is_empty());
            if current != Some(true) {
                return;
            }
            step(&world, id);
        }
    });
}

/// Takes the next step of the plan. `Wait` changes nothing.
fn step(world: &World, id: Uuid) {
    let next = world.book.with(id, |order| order.plan.pop_front()).flatten();
    if let Some(next) = next.filter(|next| *next != Step::Wait) {
        // The order existed a moment ago. If a reset removed it, nobody has to be notified.
        change(world, id, |order| apply(order, next, world.clock.now())).ok();
    }
}

/// Closes the payment windows that have expired.
pub fn close_windows(world: &World) {
    let now = world.clock.now();
    let expired = world.book.all(|order| {
        (order.state.awaits_money() && order.plan.is_empty() && now >= order.expires_at()).then_some(order.id)
    });
    for id in expired.into_iter().flatten() {
        force(world, id, Step::Expire).ok();
    }
}

fn change(world: &World, id: Uuid, edit: impl FnOnce(&mut Order)) -> Result<(), Refusal> {
    let done = world.book.with(id, |order| {
        edit(order);
        let news = News { body: order_json(world, order), last: order.state.stops() };
        // An event without subscribers is not an error.
        order.news.send(news).ok();
    });
    done.ok_or(Refusal::NotFound("order not found"))
}

fn apply(order: &mut Order, step: Step, now: i64) {
    order.updated_at = Some(now);
    match step {
        Step::Partial => order.sent = part(order, Decimal::new(4, 1)),
        Step::Start => order.sent = order.amount,
        Step::Quarantine => {
            order.sent = part(order, Decimal::new(101, 2));
            order.received = Some(order.sent);
        }
        Step::Deliver | Step::Review => order.mark_lines(DeliveryState::Created),
        Step::Finish | Step::FinishWithoutCodes | Step::FinishHalf => finish(order, step),
        Step::Codes => order.lines.iter_mut().for_each(|line| line.delivered = true),
        Step::FailDelivery | Step::Refund => order.mark_lines(DeliveryState::Failed),
        Step::Wait | Step::Receive | Step::Expire | Step::Fail | Step::Cancel => {}
    }
    if let Some((state, payment)) = states_after(step, !order.sent.is_zero()) {
        order.state = state;
        order.payment_state = payment;
    }
    // A payment that was received or refunded has arrived, even if a test skipped it.
    if matches!(order.payment_state, PaymentState::PaymentReceived | PaymentState::Refunded) {
        order.sent = order.sent.max(order.amount);
    }
}

/// The two states after a step. `None` if it changes neither.
fn states_after(step: Step, money_seen: bool) -> Option<(OrderState, PaymentState)> {
    Some(match step {
        Step::Wait | Step::Codes => return None,
        Step::Partial => (OrderState::PartialPaymentStarted, PaymentState::PartialPaymentStarted),
        Step::Start => (OrderState::PaymentStarted, PaymentState::PaymentStarted),
        Step::Receive => (OrderState::PaymentReceived, PaymentState::PaymentReceived),
        Step::Deliver => (OrderState::WaitingForDelivery, PaymentState::PaymentReceived),
        Step::Finish | Step::FinishWithoutCodes | Step::FinishHalf => {
            (OrderState::Done, PaymentState::PaymentReceived)
        }
        Step::Review | Step::FailDelivery => {
            (OrderState::WaitingForManualAction, PaymentState::PaymentReceived)
        }
        Step::Quarantine => (OrderState::WaitingForManualAction, PaymentState::PaymentQuarantined),
        Step::Expire if money_seen => (OrderState::Expired, PaymentState::ExpiredAfterPaymentDetection),
        Step::Expire => (OrderState::Expired, PaymentState::Expired),
        Step::Fail => (OrderState::PaymentFailed, PaymentState::PaymentFailed),
        Step::Refund => (OrderState::Refunded, PaymentState::Refunded),
        Step::Cancel => (OrderState::Canceled, PaymentState::Expired),
    })
}

fn finish(order: &mut Order, step: Step) {
    let words = [DeliveryState::Succeeded, DeliveryState::Done, DeliveryState::Completed];
    let last = order.lines.len().saturating_sub(1);
    for (at, line) in order.lines.iter_mut().enumerate() {
        let failed = step == Step::FinishHalf && at == last;
        let word = usize::from(line.id.as_bytes()[15]) % words.len();
        line.state = if failed { DeliveryState::Failed } else { words[word] };
        line.delivered = !failed && step != Step::FinishWithoutCodes;
    }
}

fn part(order: &Order, fraction: Decimal) -> Decimal {
    (order.amount * fraction).round_dp_with_strategy(order.coin.places, RoundingStrategy::ToZero)
}
