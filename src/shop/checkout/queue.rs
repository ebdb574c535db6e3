//! The queue of checkouts that exceed upstream's budget. The form is kept in memory and submitted later, in
//! order of arrival, in the same way as a form that is submitted directly. See ADR 48.
//!
//! Only checkouts that upstream has not received are queued. One that may have reached upstream is never
//! submitted again. An entry is dropped if its page has not been requested for a while. If the process ends,
//! its entries are lost, and nothing was ordered by them.

use super::{CheckoutForm, CheckoutService, CheckoutView, FormError, Submission};
use crate::{
    domain::{failure::Failure, order_id::OrderId},
    orders::record::PlacementStatus,
    shop::request_context::RequestContext,
    upstream::Caller,
};
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
    time::Duration,
};
use tokio::time::{Instant, sleep};

/// The maximum number of waiting checkouts on one node.
const MAX_WAITING: usize = 200;

/// The maximum number of waiting checkouts of one browser.
const MAX_WAITING_PER_DEVICE: usize = 2;

/// The maximum wait. A little longer than the window of upstream's budget for orders (contract 1.5).
const MAX_WAIT: Duration = Duration::from_mins(11);

/// An entry is dropped if its page has not been requested for this long. Browsers throttle pages in the
/// background.
const ABANDONED_AFTER: Duration = Duration::from_mins(2);

/// How long the outcome of a checkout is kept for its page.
const RESULT_TTL: Duration = Duration::from_mins(15);

/// The interval between two checks for the next entry, and the delay before a refused entry is tried again.
const POLL_INTERVAL: Duration = Duration::from_millis(250);
const RETRY_AFTER: Duration = Duration::from_secs(2);

/// The waiting checkouts. Cheap to clone; clones share the queue.
#[derive(Clone, Default)]
pub struct CheckoutQueue(Arc<Mutex<VecDeque<Entry>>>);

/// One queued form. It has no `Debug`, because it contains addresses.
struct Entry {
    ticket: String,
    request: RequestContext,
    form: CheckoutForm,
    joined_at: Instant,
    last_polled_at: Instant,
    state: State,
}

enum State {
    /// Waiting; not tried before this time.
    Waiting(Instant),
    /// Being submitted.
    Submitting,
    Done(Result<Submission, Failure>),
}

/// The state of a queued checkout.
pub enum QueueStatus {
    /// Waiting, for about this many more seconds.
    Waiting { seconds: u64 },
    /// The outcome.
    Done(Result<Submission, Failure>),
    /// Not in this node's queue, but it may be in another node's.
    Elsewhere,
    /// In no queue. It ordered nothing.
    Unknown,
}

impl CheckoutQueue {
    /// Adds a form under its own key. One that is already in the queue keeps its position. `false` if the
    /// queue is full.
    fn join(&self, request: &RequestContext, form: CheckoutForm) -> bool {
        let (mut entries, now) = (self.lock(), Instant::now());
        if entries.iter().any(|entry| entry.matches_ticket(&form.key, request)) {
            return true;
        }
        let waiting = entries.iter().filter(|entry| entry.is_waiting());
        let own =
            waiting.clone().filter(|entry| entry.request.visitor.device == request.visitor.device).count();
        if waiting.count() >= MAX_WAITING || own >= MAX_WAITING_PER_DEVICE {
            return false;
        }
        let (ticket, request, state) = (form.key.clone(), request.clone(), State::Waiting(now));
        entries.push_back(Entry { ticket, request, form, joined_at: now, last_polled_at: now, state });
        true
    }

    /// The number of waiting checkouts.
    fn waiting(&self) -> usize {
        self.lock().iter().filter(|entry| entry.is_waiting()).count()
    }

    /// Takes the first due entry whose order may be sent to upstream.
    fn take_next(
        &self,
        may_be_sent: impl Fn(&Entry) -> bool,
    ) -> Option<(String, RequestContext, CheckoutForm)> {
        let (mut entries, now) = (self.lock(), Instant::now());
        entries.retain(|entry| !entry.is_expired(now));
        let next = entries.iter_mut().find(|entry| entry.is_due(now) && may_be_sent(entry))?;
        next.state = State::Submitting;
        Some((next.ticket.clone(), next.request.clone(), next.form.clone()))
    }

    /// Stores the outcome of a submission, or puts the form back into the queue if it was too early.
    fn settle(&self, ticket: &str, request: &RequestContext, outcome: Result<Submission, Failure>) {
        let (mut entries, now) = (self.lock(), Instant::now());
        let Some(entry) = entries.iter_mut().find(|entry| entry.matches_ticket(ticket, request)) else {
            return;
        };
        let has_time = now.duration_since(entry.joined_at) < MAX_WAIT;
        entry.state = match outcome {
            Ok(Submission::Again(view)) if view.is_temporary() && has_time => {
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
    fn matches_ticket(&self, ticket: &str, request: &RequestContext) -> bool {
        self.ticket == ticket && self.request.visitor.device == request.visitor.device
    }

    const fn is_waiting(&self) -> bool {
        !matches!(self.state, State::Done(_))
    }

    fn is_due(&self, now: Instant) -> bool {
        matches!(self.state, State::Waiting(from) if from <= now)
    }

    fn is_expired(&self, now: Instant) -> bool {
        match self.state {
            State::Submitting => false,
            State::Waiting(_) => now.duration_since(self.last_polled_at) > ABANDONED_AFTER,
            State::Done(_) => now.duration_since(self.joined_at) > MAX_WAIT + RESULT_TTL,
        }
    }
}

impl CheckoutView {
    /// Whether all errors are temporary.
    pub(super) fn is_temporary(&self) -> bool {
        !self.errors.is_empty() && self.errors.iter().all(FormError::is_temporary)
    }
}

impl CheckoutService {
    /// Submits a form: places the order, returns the form with its errors, or puts it into the queue.
    pub async fn submit(&self, request: &RequestContext, form: CheckoutForm) -> Result<Submission, Failure> {
        let caller = request.buying().caller();
        let ahead = self.queue.waiting();
        let outcome = self.try_to_submit(request, form.clone(), ahead).await;
        let form = match outcome {
            Ok(Submission::Again(mut view)) if view.is_temporary() && self.upstream.is_blocked(&caller) => {
                view.errors = vec![FormError::Blocked];
                return Ok(Submission::Again(view));
            }
            Ok(Submission::Again(ref view)) if view.is_temporary() => view.form.clone(),
            Err(Failure::Unavailable) if self.upstream.prices_wait(&caller).is_some() => form,
            _ => return outcome,
        };
        let ticket = form.key.clone();
        let wait = self.upstream.checkout_wait(&caller, ahead).max(self.upstream.prices_wait(&caller));
        let may_wait = wait.is_some_and(|wait| wait <= MAX_WAIT);
        if may_wait && self.form_key(request, &form).is_some() && self.queue.join(request, form) {
            metrics::counter!("kiosk_checkouts_queued_total").increment(1);
            return Ok(Submission::Queued { ticket });
        }
        outcome
    }

    /// Whether an order has to wait behind `ahead` others.
    pub(super) fn must_wait(&self, caller: &Caller, ahead: usize) -> bool {
        self.upstream.checkout_wait(caller, ahead).is_some()
    }

    /// The state of a queued form of this visitor. Calling this keeps the entry in the queue.
    pub async fn queue_status(&self, request: &RequestContext, ticket: &str) -> QueueStatus {
        if let Some(status) = self.own_queue_status(request, ticket) {
            return status;
        }
        // Another node may have placed it.
        let form = CheckoutForm { key: ticket.to_owned(), ..CheckoutForm::default() };
        let Some(key) = self.form_key(request, &form) else { return QueueStatus::Unknown };
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

    fn own_queue_status(&self, request: &RequestContext, ticket: &str) -> Option<QueueStatus> {
        let mut entries = self.queue.lock();
        let position = entries.iter().position(|entry| entry.matches_ticket(ticket, request))?;
        let ahead = entries.iter().take(position).filter(|entry| entry.is_waiting()).count();
        let entry = entries.get_mut(position)?;
        entry.last_polled_at = Instant::now();
        Some(match &entry.state {
            State::Done(outcome) => QueueStatus::Done(outcome.clone()),
            State::Waiting(_) | State::Submitting => {
                let caller = request.buying().caller();
                let wait = self.upstream.checkout_wait(&caller, ahead);
                QueueStatus::Waiting { seconds: wait.map_or(1, |wait| wait.as_secs().max(1)) }
            }
        })
    }
}

/// Submits the next entry, repeatedly, until the service is dropped.
pub(in crate::shop) async fn submit_waiting(service: Weak<CheckoutService>) {
    loop {
        sleep(POLL_INTERVAL).await;
        let Some(service) = service.upgrade() else { return };
        let may_be_sent = |entry: &Entry| {
            let caller = entry.request.buying().caller();
            !service.must_wait(&caller, 0)
        };
        let Some((ticket, request, form)) = service.queue.take_next(may_be_sent) else { continue };
        // One at a time, so that each one sees the budget that the previous one left.
        let outcome = service.try_to_submit(&request, form, 0).await;
        service.queue.settle(&ticket, &request, outcome);
    }
}
