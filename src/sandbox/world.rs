//! The complete state of the sandbox, behind one `Arc`.

use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::catalogue::Catalogue;
use super::clock::Clock;
use super::faults::Faults;
use super::limits::Limits;
use super::orders::Book;
use super::prices::Market;
use super::rails::Statements;
use super::recorder::Recorder;

/// The state of one sandbox.
pub struct World {
    /// Its base URL without a trailing slash, for the URLs of logos and QR codes.
    pub(super) origin: String,
    pub(super) seed: u64,
    /// Time between two automatic steps of an order.
    pub(super) pace: Duration,
    pub(super) catalogue: Catalogue,
    pub(super) clock: Clock,
    pub(super) market: Market,
    pub(super) statements: Statements,
    pub(super) book: Book,
    pub(super) faults: Faults,
    pub(super) limits: Limits,
    pub(super) recorder: Recorder,
    /// Ends event streams and the server.
    pub(super) closing: CancellationToken,
}

impl World {
    /// A sandbox with the catalogue of this seed and the base URL `origin`.
    pub fn new(seed: u64, pace: Duration, origin: String) -> Arc<Self> {
        Arc::new(Self {
            origin,
            seed,
            pace,
            catalogue: Catalogue::new(seed),
            clock: Clock::default(),
            market: Market::default(),
            statements: Statements::default(),
            book: Book::default(),
            faults: Faults::default(),
            limits: Limits::default(),
            recorder: Recorder::default(),
            closing: CancellationToken::new(),
        })
    }

    /// Restores the initial state. Open event streams stay open until their client disconnects.
    pub(super) fn reset(&self) {
        self.book.clear();
        self.faults.clear();
        self.limits.reset();
        self.recorder.clear();
        self.market.reset();
        self.statements.clear();
        self.clock.run();
    }
}
