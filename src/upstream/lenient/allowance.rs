//! Limits the memory that the lists of one answer may use, in proportion to the answer's length.
//!
//! Two bytes of JSON can become an element of a thousand bytes. A limit per list does not help if
//! lists contain lists, so all lists of an answer share one allowance. A normal answer uses a small
//! part of it.

use serde::de::DeserializeOwned;
use std::cell::Cell;

/// Bytes of elements that every answer may keep, however short it is.
const MIN_KEPT_BYTES: usize = 64 * 1024;

/// Bytes of elements that may be kept for each byte of the answer.
const KEPT_BYTES_PER_BYTE: usize = 4;

thread_local! {
    /// Remaining allowance of the answer that this thread reads. Reading never awaits, so the
    /// thread reads one answer at a time.
    static LEFT: Cell<usize> = const { Cell::new(usize::MAX) };
    static IS_CUT: Cell<bool> = const { Cell::new(false) };
}

/// Parses one body as JSON. Its lists are cut when the allowance is used up.
pub fn read<T: DeserializeOwned>(body: &[u8]) -> serde_json::Result<T> {
    LEFT.set(body.len().saturating_mul(KEPT_BYTES_PER_BYTE).saturating_add(MIN_KEPT_BYTES));
    IS_CUT.set(false);
    let read = serde_json::from_slice(body);
    LEFT.set(usize::MAX);
    if IS_CUT.get() {
        tracing::warn!(bytes = body.len(), "an upstream answer has too many elements; the rest is ignored");
    }
    read
}

/// Whether an element of this size may be kept.
pub fn keeps(bytes: usize) -> bool {
    let left = LEFT.get().checked_sub(bytes);
    if let Some(left) = left {
        LEFT.set(left);
    }
    left.is_some()
}

/// Records that a list was cut.
pub fn note_cut() {
    IS_CUT.set(true);
}
