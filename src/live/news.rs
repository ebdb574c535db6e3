//! Turns the shop's event stream of an order into a signal.
//!
//! A broken stream is closed and opened again after growing waits. After three consecutive failures the order
//! is also polled. `stop` or a settled order ends everything. A connection that is silent for too long counts
//! as broken, because some proxies forward a stream's head and buffer the rest; the order is then polled at
//! once. A page that is hidden for long closes its stream and opens it again when it becomes visible. A tab
//! that gets no stream, because other tabs use all of them, polls.

use super::{
    backoff::{Backoff, poll_wait},
    clock::{self, PageEvent},
    hold::keep_height,
    source::{EventStream, StreamEvent},
    stream_slot::StreamSlot,
};
use crate::{
    domain::{order_id::OrderId, order_view::OrderView},
    urls,
};
use futures::{
    FutureExt, StreamExt,
    channel::mpsc::UnboundedReceiver,
    future::{AbortHandle, Abortable},
    select_biased,
};
use gloo_net::http::Request;
use leptos::prelude::*;

/// Milliseconds for which a hidden page keeps its stream.
const HIDDEN_GRACE_MS: u32 = 60_000;

/// Maximum silence before a connection's first message, in milliseconds; the server sends that message at
/// once.
const MAX_FIRST_SILENCE_MS: u32 = 10_000;

/// Maximum silence after that, in milliseconds: three heartbeats of the server.
const MAX_SILENCE_MS: u32 = 45_000;

/// Maximum number of seconds by which a page's own count may lag behind the server's clock.
const MAX_DRIFT_SECONDS: i64 = 2;

/// Follows the order, starting with its first view. On the server the signal keeps that view.
pub fn follow(first: OrderView) -> ReadSignal<OrderView> {
    let (view, set_view) = signal(first);
    Effect::new(move |_| {
        let (id, settled) = view.with_untracked(|v| (v.id.clone(), v.settled));
        if settled {
            return;
        }
        let page_events = clock::page_events();
        let (abort, registration) = AbortHandle::new_pair();
        let until_poll_ms = poll_wait(clock::chance());
        let shown_at = clock::elapsed();
        let follower =
            Follower { id, set_view, page_events, backoff: Backoff::default(), shown_at, until_poll_ms };
        leptos::task::spawn_local(async move {
            let _ = Abortable::new(follower.run(), registration).await;
        });
        on_cleanup(move || abort.abort());
    });
    view
}

/// Why a stream ended.
enum StreamEnd {
    /// Nothing more will come.
    ForGood,
    /// The connection was closed.
    Broken,
    /// The connection may be open, but nothing arrives.
    Silent,
    /// The page was hidden for long.
    Asleep,
    /// The stream was not opened, because other tabs use the maximum number of streams.
    Crowded,
}

/// Ends when a page has been hidden for long; never ends for a visible page.
async fn hidden_for_long(hidden: bool) {
    if hidden {
        clock::sleep(HIDDEN_GRACE_MS).await;
    } else {
        std::future::pending::<()>().await;
    }
}

/// Ends after `ms` milliseconds; never ends for a hidden page, whose updates nobody waits for.
async fn silent_for(ms: u32, hidden: bool) {
    if hidden {
        std::future::pending::<()>().await;
    } else {
        clock::sleep(ms).await;
    }
}

struct Follower {
    id: OrderId,
    set_view: WriteSignal<OrderView>,
    page_events: UnboundedReceiver<PageEvent>,
    backoff: Backoff,
    /// The browser's clock at the last update of the order.
    shown_at: u32,
    /// Milliseconds of waiting left before the next poll.
    until_poll_ms: u32,
}

impl Follower {
    async fn run(mut self) {
        loop {
            let ended = match StreamSlot::take().await {
                Some(_slot) => self.listen().await,
                None => StreamEnd::Crowded,
            };
            match ended {
                StreamEnd::ForGood => return,
                StreamEnd::Asleep => self.sleep_until_seen().await,
                StreamEnd::Crowded => {
                    if !clock::is_hidden() && self.poll().await {
                        return;
                    }
                    self.wait_until_back(poll_wait(clock::chance())).await;
                }
                StreamEnd::Broken => {
                    if self.pause_after_failure().await {
                        return;
                    }
                }
                StreamEnd::Silent => {
                    if self.poll().await || self.pause_after_failure().await {
                        return;
                    }
                }
            }
        }
    }

    /// Returns true if the order is settled.
    async fn pause_after_failure(&mut self) -> bool {
        let wait = self.backoff.fail(clock::chance());
        self.pause(wait).await
    }

    /// Handles one connection, from its opening to its end.
    async fn listen(&mut self) -> StreamEnd {
        let Some(source) = EventStream::open(&urls::order_events(&self.id)) else { return StreamEnd::Broken };
        let mut source = source.fuse();
        let mut asleep = Box::pin(hidden_for_long(clock::is_hidden()).fuse());
        let mut max_silence = MAX_FIRST_SILENCE_MS;
        let mut silent = Box::pin(silent_for(max_silence, clock::is_hidden()).fuse());
        loop {
            select_biased! {
                stream_event = source.next() => {
                    match stream_event {
                        Some(StreamEvent::Message(payload)) => {
                            if self.accept(payload.as_deref()) {
                                return StreamEnd::ForGood;
                            }
                        }
                        Some(StreamEvent::Heartbeat) => {}
                        Some(StreamEvent::Stop) => return StreamEnd::ForGood,
                        Some(StreamEvent::Error) | None => return StreamEnd::Broken,
                    }
                    max_silence = MAX_SILENCE_MS;
                    silent = Box::pin(silent_for(max_silence, clock::is_hidden()).fuse());
                },
                page_event = self.page_events.select_next_some() => {
                    asleep = Box::pin(hidden_for_long(page_event == PageEvent::Hidden).fuse());
                    silent = Box::pin(silent_for(max_silence, page_event == PageEvent::Hidden).fuse());
                }
                () = asleep.as_mut() => return StreamEnd::Asleep,
                () = silent.as_mut() => return StreamEnd::Silent,
            }
        }
    }

    /// Processes a payload; ignores one that is unreadable. Returns true if the order is settled.
    fn accept(&mut self, payload: Option<&str>) -> bool {
        let Some(view) = payload.and_then(|text| serde_json::from_str::<OrderView>(text).ok()) else {
            return false;
        };
        if view.id != self.id {
            return false;
        }
        self.backoff.succeed();
        let settled = view.settled;
        self.show(view);
        settled
    }

    /// Shows a view if it is new. The page counts the seconds itself, so an equal view is new only if the
    /// page was asleep.
    fn show(&mut self, view: OrderView) {
        let now = clock::elapsed();
        let counted = i64::from(now.saturating_sub(self.shown_at));
        let was_shown = self.set_view.try_maybe_update(|shown| {
            let is_late = view.now.since(shown.now) > counted + MAX_DRIFT_SECONDS;
            let is_news = is_late || OrderView { now: shown.now, ..view.clone() } != *shown;
            if is_news {
                keep_height();
                *shown = view;
            }
            (is_news, is_news)
        });
        if was_shown == Some(true) {
            self.shown_at = now;
        }
    }

    /// Waits for the next attempt, and polls in the meantime if the stream has failed often. The wait ends
    /// when the page is visible or online again. Returns true if the order is settled.
    async fn pause(&mut self, wait: u32) -> bool {
        let mut remaining = wait;
        while remaining > 0 {
            let should_poll = self.backoff.should_poll();
            let slice = if should_poll { remaining.min(self.until_poll_ms) } else { remaining };
            remaining -= slice;
            if self.wait_until_back(slice).await {
                return false;
            }
            if !should_poll {
                continue;
            }
            self.until_poll_ms -= slice;
            if self.until_poll_ms == 0 {
                self.until_poll_ms = poll_wait(clock::chance());
                if !clock::is_hidden() && self.poll().await {
                    return true;
                }
            }
        }
        false
    }

    /// Waits for at most `ms` milliseconds. Returns true as soon as the page is visible or online again.
    async fn wait_until_back(&mut self, ms: u32) -> bool {
        let mut timeout = Box::pin(clock::sleep(ms).fuse());
        loop {
            select_biased! {
                page_event = self.page_events.select_next_some() => if page_event == PageEvent::Back { return true },
                () = timeout.as_mut() => return false,
            }
        }
    }

    /// Requests the order once. Returns true if it is settled.
    async fn poll(&mut self) -> bool {
        let Ok(answer) = Request::get(&urls::order_json(&self.id)).send().await else { return false };
        let Ok(text) = answer.text().await else { return false };
        let failures = self.backoff;
        let settled = answer.ok() && self.accept(Some(&text));
        // A poll says nothing about the stream, so its failures stay counted.
        self.backoff = failures;
        settled
    }

    async fn sleep_until_seen(&mut self) {
        while let Some(page_event) = self.page_events.next().await {
            if page_event == PageEvent::Back {
                return;
            }
        }
    }
}
