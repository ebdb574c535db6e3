//! How much the lists of one answer may keep, measured by the answer's own length.
//!
//! Two bytes of JSON can make an element of a thousand bytes. A bound per list does not help where lists hold
//! lists, so all lists of an answer draw on one allowance; an honest answer uses a small part of it.

use serde::de::DeserializeOwned;
use std::cell::Cell;

/// Every answer may keep so many bytes of elements, however short it is.
const MIN_KEPT_BYTES: usize = 64 * 1024;

/// Bytes of elements that may be kept for each byte of the answer.
const KEPT_BYTES_PER_BYTE: usize = 4;

thread_local! {
    /// What is left for the answer that this thread reads. Reading never waits, so an answer has its thread alone.
    static LEFT: Cell<usize> = const { Cell::new(usize::MAX) };
    static IS_CUT: Cell<bool> = const { Cell::new(false) };
}

/// Reads one body as JSON. Its lists end where its allowance does.
pub fn read<T: DeserializeOwned>(body: &[u8]) -> serde_json::Result<T> {
    LEFT.set(body.len().saturating_mul(KEPT_BYTES_PER_BYTE).saturating_add(MIN_KEPT_BYTES));
    IS_CUT.set(false);
    let read = serde_json::from_slice(body);
    LEFT.set(usize::MAX);
    if IS_CUT.get() {
        tracing::warn!(bytes = body.len(), "an answer of upstream holds more elements than are read");
    }
    read
}

/// Whether an element of so many bytes may be kept.
pub fn keeps(bytes: usize) -> bool {
    let left = LEFT.get().checked_sub(bytes);
    if let Some(left) = left {
        LEFT.set(left);
    }
    left.is_some()
}

/// Notes that a list was not read to its end.
pub fn note_cut() {
    IS_CUT.set(true);
}
