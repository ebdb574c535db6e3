//! The queue of checkouts that upstream's budget cannot take at once. Whoever would be refused for it waits in line instead: the
//! form is kept in memory and submitted when it may be, in order of arrival, by the same path as a pressed button.
//!
//! Only "not now" leads here, never a lost answer: what may have reached upstream is not submitted again. A place is given up when
//! its page has not been looked at for a while, and a place that is lost with the process ordered nothing.

use super::{CheckoutForm, CheckoutView, FormError, Submission};
use crate::{
    domain::{failure::Failure, locale::Locale, order_id::OrderId},
    orders::record::PlacementStatus,
    shop::{Shop, visitor::Visitor},
    upstream::Caller,
};
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
    time::Duration,
};
use tokio::time::{Instant, sleep};

/// Checkouts that wait at most, on one node.
const MAX_WAITING: usize = 200;

/// Checkouts of one browser that wait at most.
const MAX_WAITING_PER_DEVICE: usize = 2;

/// Longer than this nobody waits: a little more than the window of upstream's budget for orders (contract 1.5).
const MAX_WAIT: Duration = Duration::from_mins(11);

/// A place is given up when its page was not looked at for so long. Browsers slow down pages that are not seen.
const ABANDONED_AFTER: Duration = Duration::from_mins(2);

/// How long what became of a checkout is kept for its page.
const RESULT_TTL: Duration = Duration::from_mins(15);

/// Between two looks at who is next, and before somebody who was refused once more is tried again.
const POLL_INTERVAL: Duration = Duration::from_millis(250);
const RETRY_AFTER: Duration = Duration::from_secs(2);

/// Who waits. Cheap to clone; clones are one queue.
#[derive(Clone, Default)]
pub struct CheckoutQueue(Arc<Mutex<VecDeque<Entry>>>);

/// One form in line. It has no `Debug`: addresses are in it.
struct Entry {
    ticket: String,
    visitor: Visitor,
    locale: Locale,
    form: CheckoutForm,
    joined_at: Instant,
    looked_at: Instant,
    state: State,
}

enum State {
    /// In line; not tried before this moment.
    Waiting(Instant),
    /// Being submitted.
    FormsInProgress,
    Done(Result<Submission, Failure>),
}

/// Where a checkout stands that had to wait.
pub enum QueueStatus {
    /// In line, for about so many seconds more.
    Waiting { seconds: u64 },
    /// What became of it.
    Done(Result<Submission, Failure>),
    /// Nobody here knows it, and another node may have it in line.
    Elsewhere,
    /// Nobody knows it: nothing was ordered by it.
    Unknown,
}

impl CheckoutQueue {
    /// Takes a form in, under its own key; one that is in line already keeps its place. `false` when there is no room.
    fn join(&self, visitor: &Visitor, locale: Locale, form: CheckoutForm) -> bool {
        let (mut entries, now) = (self.lock(), Instant::now());
        if entries.iter().any(|entry| entry.is(&form.key, visitor)) {
            return true;
        }
        let waiting = entries.iter().filter(|entry| entry.is_waiting());
        let own = waiting.clone().filter(|entry| entry.visitor.device == visitor.device).count();
        if waiting.count() >= MAX_WAITING || own >= MAX_WAITING_PER_DEVICE {
            return false;
        }
        let (ticket, visitor, state) = (form.key.clone(), visitor.clone(), State::Waiting(now));
        entries.push_back(Entry { ticket, visitor, locale, form, joined_at: now, looked_at: now, state });
        true
    }

    /// How many are in line.
    fn waiting(&self) -> usize {
        self.lock().iter().filter(|entry| entry.is_waiting()).count()
    }

    /// Takes out who is next: the first in line whose order upstream may be asked for.
    fn next(&self, may_be_sent: impl Fn(&Entry) -> bool) -> Option<(String, Visitor, Locale, CheckoutForm)> {
        let (mut entries, now) = (self.lock(), Instant::now());
        entries.retain(|entry| !entry.is_over(now));
        let next = entries.iter_mut().find(|entry| entry.is_due(now) && may_be_sent(entry))?;
        next.state = State::FormsInProgress;
        Some((next.ticket.clone(), next.visitor.clone(), next.locale, next.form.clone()))
    }

    /// Writes down what a submit came to, or puts it back in line when it was not the time yet.
    fn settle(&self, ticket: &str, visitor: &Visitor, outcome: Result<Submission, Failure>) {
        let (mut entries, now) = (self.lock(), Instant::now());
        let Some(entry) = entries.iter_mut().find(|entry| entry.is(ticket, visitor)) else { return };
        let has_time = now.duration_since(entry.joined_at) < MAX_WAIT;
        entry.state = match outcome {
            Ok(Submission::Again(view)) if view.is_passing() && has_time => {
                entry.form = view.form;
                State::Waiting(now + RETRY_AFTER)
            }
            Err(Failure::Unavailable) if has_time => State::Waiting(now + RETRY_AFTER),
            outcome => State::Done(outcome),
        };
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Entry {
    fn is(&self, ticket: &str, visitor: &Visitor) -> bool {
        self.ticket == ticket && self.visitor.device == visitor.device
    }

    const fn is_waiting(&self) -> bool {
        !matches!(self.state, State::Done(_))
    }

    fn is_due(&self, now: Instant) -> bool {
        matches!(self.state, State::Waiting(from) if from <= now)
    }

    fn is_over(&self, now: Instant) -> bool {
        match self.state {
            State::FormsInProgress => false,
            State::Waiting(_) => now.duration_since(self.looked_at) > ABANDONED_AFTER,
            State::Done(_) => now.duration_since(self.joined_at) > MAX_WAIT + RESULT_TTL,
        }
    }
}

impl CheckoutView {
    /// Whether it says nothing but "not now".
    pub(super) fn is_passing(&self) -> bool {
        !self.errors.is_empty() && self.errors.iter().all(FormError::is_passing)
    }
}

impl Shop {
    /// Takes a filled-in form: places the order, says what is to be mended, or gives it a place in line.
    pub async fn submit(
        &self,
        visitor: &Visitor,
        locale: Locale,
        form: CheckoutForm,
    ) -> Result<Submission, Failure> {
        let caller = visitor.buying().caller(locale.country);
        let ahead = self.queue.waiting();
        let outcome = self.try_to_submit(visitor, locale, form.clone(), ahead).await;
        let form = match outcome {
            Ok(Submission::Again(mut view)) if view.is_passing() && self.upstream.is_blocked(&caller) => {
                view.errors = vec![FormError::Blocked];
                return Ok(Submission::Again(view));
            }
            Ok(Submission::Again(ref view)) if view.is_passing() => view.form.clone(),
            Err(Failure::Unavailable) if self.upstream.prices_wait(&caller).is_some() => form,
            _ => return outcome,
        };
        let ticket = form.key.clone();
        let wait = self.upstream.checkout_wait(&caller, ahead).max(self.upstream.prices_wait(&caller));
        let may_wait = wait.is_some_and(|wait| wait <= MAX_WAIT);
        if may_wait && self.form_key(visitor, &form).is_some() && self.queue.join(visitor, locale, form) {
            metrics::counter!("kiosk_checkouts_queued_total").increment(1);
            return Ok(Submission::Queued { ticket });
        }
        outcome
    }

    /// Whether an order has to wait, behind so many others.
    pub(super) fn must_wait(&self, caller: &Caller, ahead: usize) -> bool {
        self.upstream.checkout_wait(caller, ahead).is_some()
    }

    /// Where a form of this visitor stands that was given a place in line. Looking keeps the place.
    pub async fn queue_status(&self, visitor: &Visitor, locale: Locale, ticket: &str) -> QueueStatus {
        if let Some(status) = self.own_queue_status(visitor, locale, ticket) {
            return status;
        }
        // Another node may have placed it.
        let form = CheckoutForm { key: ticket.to_owned(), ..CheckoutForm::default() };
        let Some(key) = self.form_key(visitor, &form) else { return QueueStatus::Unknown };
        match self.journal.keyed(&key).await {
            Ok(Some((id, _))) if self.is_placed(&id).await => {
                QueueStatus::Done(Ok(Submission::Placed { id, items: Vec::new() }))
            }
            _ if self.node.count() > 1 => QueueStatus::Elsewhere,
            _ => QueueStatus::Unknown,
        }
    }

    async fn is_placed(&self, id: &OrderId) -> bool {
        let record = self.journal.find(id).await.ok().flatten();
        record.is_some_and(|record| {
            !matches!(record.standing, PlacementStatus::NotSent | PlacementStatus::Refused(_))
        })
    }

    fn own_queue_status(&self, visitor: &Visitor, locale: Locale, ticket: &str) -> Option<QueueStatus> {
        let mut entries = self.queue.lock();
        let at = entries.iter().position(|entry| entry.is(ticket, visitor))?;
        let ahead = entries.iter().take(at).filter(|entry| entry.is_waiting()).count();
        let entry = entries.get_mut(at)?;
        entry.looked_at = Instant::now();
        Some(match &entry.state {
            State::Done(outcome) => QueueStatus::Done(outcome.clone()),
            State::Waiting(_) | State::FormsInProgress => {
                let caller = visitor.buying().caller(locale.country);
                let wait = self.upstream.checkout_wait(&caller, ahead);
                QueueStatus::Waiting { seconds: wait.map_or(1, |wait| wait.as_secs().max(1)) }
            }
        })
    }
}

/// Submits who is next, for as long as the shop is there.
pub(in crate::shop) async fn serve(shop: Weak<Shop>) {
    loop {
        sleep(POLL_INTERVAL).await;
        let Some(shop) = shop.upgrade() else { return };
        let may_be_sent = |entry: &Entry| {
            let caller = entry.visitor.buying().caller(entry.locale.country);
            !shop.must_wait(&caller, 0)
        };
        let Some((ticket, visitor, locale, form)) = shop.queue.next(may_be_sent) else { continue };
        // One at a time, so that each finds what the one before has left of the budget.
        let outcome = shop.try_to_submit(&visitor, locale, form, 0).await;
        shop.queue.settle(&ticket, &visitor, outcome);
    }
}
