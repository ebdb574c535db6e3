//! The rate limits of contract 1.5, off by default: sliding windows per endpoint, and the 403 for
//! parallel product reads.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};

use super::faults::Endpoint;
use super::refusal::Refusal;

/// How long product reads get 403 after a burst, in seconds ("some minutes").
const BURST_SECONDS: i64 = 180;

/// The limits and their counters.
#[derive(Default)]
pub struct Limits(Mutex<State>);

#[derive(Default)]
struct State {
    rates: bool,
    burst: Option<u64>,
    seen: HashMap<&'static str, VecDeque<i64>>,
    reads_in_progress: u64,
    blocked_until: i64,
    bursts: u64,
}

impl Limits {
    /// Turns the sliding windows on or off, and sets how many parallel product reads are a burst.
    pub fn set(&self, rates: bool, burst: Option<u64>) {
        *self.lock() = State { rates, burst, ..State::default() };
    }

    /// Turns all limits off and clears the counters.
    pub fn reset(&self) {
        *self.lock() = State::default();
    }

    /// Counts a call in its window.
    pub fn spend(&self, endpoint: Endpoint, now: i64) -> Result<(), Refusal> {
        let mut state = self.lock();
        let Some((calls, window)) = endpoint.limit().filter(|_| state.rates) else { return Ok(()) };
        let seen = state.seen.entry(endpoint.budget()).or_default();
        while seen.front().is_some_and(|at| *at <= now - window) {
            seen.pop_front();
        }
        if seen.len() >= calls {
            let reset = seen.front().map_or(now, |at| at + window);
            let limit = i64::try_from(calls).unwrap_or(i64::MAX);
            return Err(Refusal::RateLimit { limit, reset });
        }
        seen.push_back(now);
        Ok(())
    }

    /// Starts a product read. Too many parallel reads cause 403 for some minutes.
    pub fn begin_read(&self, now: i64) -> Result<ReadGuard<'_>, Refusal> {
        let mut state = self.lock();
        if now < state.blocked_until {
            return Err(Refusal::Burst);
        }
        if state.burst.is_some_and(|most| state.reads_in_progress >= most) {
            state.blocked_until = now + BURST_SECONDS;
            state.bursts += 1;
            return Err(Refusal::Burst);
        }
        state.reads_in_progress += 1;
        Ok(ReadGuard(self))
    }

    /// Number of bursts so far.
    pub fn bursts(&self) -> u64 {
        self.lock().bursts
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A product read in progress.
pub struct ReadGuard<'a>(&'a Limits);

impl Drop for ReadGuard<'_> {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        state.reads_in_progress = state.reads_in_progress.saturating_sub(1);
    }
}
