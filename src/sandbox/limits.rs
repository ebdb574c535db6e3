//! The throttles of contract 1.5, off until switched on: rolling windows per endpoint, and the 403 that
//! parallel product reads earn.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};

use super::faults::Endpoint;
use super::refusal::Refusal;

/// How long the burst throttle stays shut, in seconds ("some minutes").
const BURST_SECONDS: i64 = 180;

/// The switches and what they have counted.
#[derive(Default)]
pub struct Limits(Mutex<State>);

#[derive(Default)]
struct State {
    rates: bool,
    burst: Option<u64>,
    seen: HashMap<&'static str, VecDeque<i64>>,
    reading: u64,
    shut_until: i64,
    bursts: u64,
}

impl Limits {
    /// Switches the rolling windows on or off, and sets how many parallel product reads are too many.
    pub fn set(&self, rates: bool, burst: Option<u64>) {
        *self.lock() = State { rates, burst, ..State::default() };
    }

    /// Off, and nothing counted.
    pub fn reset(&self) {
        *self.lock() = State::default();
    }

    /// Counts a call against its window.
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

    /// Begins a product read; too many at once shut the door for some minutes.
    pub fn begin_read(&self, now: i64) -> Result<Reading<'_>, Refusal> {
        let mut state = self.lock();
        if now < state.shut_until {
            return Err(Refusal::Burst);
        }
        if state.burst.is_some_and(|most| state.reading >= most) {
            state.shut_until = now + BURST_SECONDS;
            state.bursts += 1;
            return Err(Refusal::Burst);
        }
        state.reading += 1;
        Ok(Reading(self))
    }

    /// How often too many products were read at once.
    pub fn bursts(&self) -> u64 {
        self.lock().bursts
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A product read under way.
pub struct Reading<'a>(&'a Limits);

impl Drop for Reading<'_> {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        state.reading = state.reading.saturating_sub(1);
    }
}
