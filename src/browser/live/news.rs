//! An order's news in the browser: the shop's own event stream turned into a signal.
//!
//! Whatever breaks is closed and tried again with growing waits; after three failures in a row the order
//! is polled meanwhile; `stop` or a settled order ends it for good. A connection that says nothing for too long counts as
//! broken, for some relays pass a stream's head and hold the rest back: then the order is polled at once. A page that is
//! hidden for long lets go of its stream and takes it up when it is seen again. A tab beside many others polls.

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

/// A hidden page keeps its stream for so many milliseconds.
const HIDDEN_GRACE_MS: u32 = 60_000;

/// How long a connection may take until its first message, in milliseconds: the server sends that at once.
const MAX_FIRST_SILENCE_MS: u32 = 10_000;

/// How long it may be silent later, in milliseconds: three heartbeats of the server.
const MAX_SILENCE_MS: u32 = 45_000;

/// By how many seconds a page may count less than have passed.
const MAX_DRIFT_SECONDS: i64 = 2;

/// Follows the order from its first view on. On the server the signal keeps that view.
pub fn follow(first: OrderView) -> ReadSignal<OrderView> {
    let (view, set_view) = signal(first);
    Effect::new(move |_| {
        let (id, settled) = view.with_untracked(|v| (v.id.clone(), v.settled));
        if settled {
            return;
        }
        let wakes = clock::wakes();
        let (abort, registration) = AbortHandle::new_pair();
        let until_poll = poll_wait(clock::chance());
        let shown_at = clock::elapsed();
        let follower = Follower { id, set_view, wakes, backoff: Backoff::default(), shown_at, until_poll };
        leptos::task::spawn_local(async move {
            let _ = Abortable::new(follower.run(), registration).await;
        });
        on_cleanup(move || abort.abort());
    });
    view
}

/// Why listening ended.
enum StreamEnd {
    /// Nothing more will come.
    ForGood,
    /// The connection is gone.
    Broken,
    /// The connection may be there, but nothing comes.
    Silent,
    /// The page was hidden for long.
    Asleep,
    /// It never began: other tabs hold as many streams as there may be.
    Crowded,
}

/// Ends when a page has been hidden for long; never for one that is seen.
async fn hidden_for_long(hidden: bool) {
    if hidden {
        clock::sleep(HIDDEN_GRACE_MS).await;
    } else {
        std::future::pending::<()>().await;
    }
}

/// Ends after so many milliseconds; never for a page that is hidden: nobody waits for its news.
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
    wakes: UnboundedReceiver<PageEvent>,
    backoff: Backoff,
    /// The browser's clock when the order was told last.
    shown_at: u32,
    /// Milliseconds of waiting that are left before the next poll.
    until_poll: u32,
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
                    self.comes_back_within(poll_wait(clock::chance())).await;
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

    /// True when the order is settled.
    async fn pause_after_failure(&mut self) -> bool {
        let wait = self.backoff.fail(clock::chance());
        self.pause(wait).await
    }

    /// One connection, from its opening to its end.
    async fn listen(&mut self) -> StreamEnd {
        let Some(source) = EventStream::open(&urls::order_events(&self.id)) else { return StreamEnd::Broken };
        let mut source = source.fuse();
        let mut asleep = Box::pin(hidden_for_long(clock::is_hidden()).fuse());
        let mut max_silence = MAX_FIRST_SILENCE_MS;
        let mut silent = Box::pin(silent_for(max_silence, clock::is_hidden()).fuse());
        loop {
            select_biased! {
                heard = source.next() => {
                    match heard {
                        Some(StreamEvent::Message(payload)) => {
                            if self.take(payload.as_deref()) {
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
                wake = self.wakes.select_next_some() => {
                    asleep = Box::pin(hidden_for_long(wake == PageEvent::Hidden).fuse());
                    silent = Box::pin(silent_for(max_silence, wake == PageEvent::Hidden).fuse());
                }
                () = asleep.as_mut() => return StreamEnd::Asleep,
                () = silent.as_mut() => return StreamEnd::Silent,
            }
        }
    }

    /// Takes a payload in; what cannot be read is ignored. True when the order is settled.
    fn take(&mut self, payload: Option<&str>) -> bool {
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

    /// Shows what is news. A page counts the seconds by itself: the same once more is none, unless the page was asleep.
    fn show(&mut self, view: OrderView) {
        let now = clock::elapsed();
        let counted = i64::from(now.saturating_sub(self.shown_at));
        let is_shown = self.set_view.try_maybe_update(|shown| {
            let is_late = view.now.since(shown.now) > counted + MAX_DRIFT_SECONDS;
            let is_news = is_late || OrderView { now: shown.now, ..view.clone() } != *shown;
            if is_news {
                keep_height();
                *shown = view;
            }
            (is_news, is_news)
        });
        if is_shown == Some(true) {
            self.shown_at = now;
        }
    }

    /// Waits for the next attempt; polls meanwhile when the stream has failed often. Being seen or on line
    /// again ends the wait. True when the order is settled.
    async fn pause(&mut self, wait: u32) -> bool {
        let mut rest = wait;
        while rest > 0 {
            let polls = self.backoff.should_poll();
            let slice = if polls { rest.min(self.until_poll) } else { rest };
            rest -= slice;
            if self.comes_back_within(slice).await {
                return false;
            }
            if !polls {
                continue;
            }
            self.until_poll -= slice;
            if self.until_poll == 0 {
                self.until_poll = poll_wait(clock::chance());
                if !clock::is_hidden() && self.poll().await {
                    return true;
                }
            }
        }
        false
    }

    /// Waits; true as soon as the page is seen or on line again.
    async fn comes_back_within(&mut self, ms: u32) -> bool {
        let mut over = Box::pin(clock::sleep(ms).fuse());
        loop {
            select_biased! {
                wake = self.wakes.select_next_some() => if wake == PageEvent::Back { return true },
                () = over.as_mut() => return false,
            }
        }
    }

    /// Asks for the order once. True when it is settled.
    async fn poll(&mut self) -> bool {
        let Ok(answer) = Request::get(&urls::order_json(&self.id)).send().await else { return false };
        let Ok(text) = answer.text().await else { return false };
        let failures = self.backoff;
        let settled = answer.ok() && self.take(Some(&text));
        // A poll says nothing about the stream: its failures stay counted.
        self.backoff = failures;
        settled
    }

    async fn sleep_until_seen(&mut self) {
        while let Some(wake) = self.wakes.next().await {
            if wake == PageEvent::Back {
                return;
            }
        }
    }
}
