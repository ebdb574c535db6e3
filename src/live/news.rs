//! An order's news in the browser: the shop's own event stream turned into a signal.
//!
//! Whatever breaks is closed and tried again with growing waits; after three failures in a row the order
//! is polled meanwhile; `stop` or a settled order ends it for good. A page that is hidden for long lets go
//! of its stream and takes it up when it is seen again.

use super::{
    backoff::{Backoff, poll_wait},
    clock::{self, Wake},
    hold::keep_height,
    source::{Heard, Source},
};
use crate::{
    domain::phase::{OrderId, OrderView},
    paths,
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
const HIDDEN_FOR: u32 = 60_000;

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
        let follower = Follower { id, set_view, wakes, backoff: Backoff::default(), until_poll };
        leptos::task::spawn_local(async move {
            let _ = Abortable::new(follower.run(), registration).await;
        });
        on_cleanup(move || abort.abort());
    });
    view
}

/// Why listening ended.
enum Ended {
    /// Nothing more will come.
    ForGood,
    /// The connection is gone.
    Broken,
    /// The page was hidden for long.
    Asleep,
}

/// Ends when a page has been hidden for long; never for one that is seen.
async fn hidden_for_long(hidden: bool) {
    if hidden {
        clock::sleep(HIDDEN_FOR).await;
    } else {
        std::future::pending::<()>().await;
    }
}

struct Follower {
    id: OrderId,
    set_view: WriteSignal<OrderView>,
    wakes: UnboundedReceiver<Wake>,
    backoff: Backoff,
    /// Milliseconds of waiting that are left before the next poll.
    until_poll: u32,
}

impl Follower {
    async fn run(mut self) {
        loop {
            match self.listen().await {
                Ended::ForGood => return,
                Ended::Asleep => self.sleep_until_seen().await,
                Ended::Broken => {
                    let wait = self.backoff.fail(clock::chance());
                    if self.pause(wait).await {
                        return;
                    }
                }
            }
        }
    }

    /// One connection, from its opening to its end.
    async fn listen(&mut self) -> Ended {
        let Some(source) = Source::open(&paths::order_events(&self.id)) else { return Ended::Broken };
        let mut source = source.fuse();
        let mut asleep = Box::pin(hidden_for_long(clock::is_hidden()).fuse());
        loop {
            select_biased! {
                heard = source.next() => match heard {
                    Some(Heard::Message(payload)) => {
                        if self.take(payload.as_deref()) {
                            return Ended::ForGood;
                        }
                    }
                    Some(Heard::Stop) => return Ended::ForGood,
                    Some(Heard::Error) | None => return Ended::Broken,
                },
                wake = self.wakes.select_next_some() => {
                    asleep = Box::pin(hidden_for_long(wake == Wake::Hidden).fuse());
                }
                () = asleep.as_mut() => return Ended::Asleep,
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
        keep_height();
        self.set_view.try_set(view);
        settled
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
                wake = self.wakes.select_next_some() => if wake == Wake::Back { return true },
                () = over.as_mut() => return false,
            }
        }
    }

    /// Asks for the order once. True when it is settled.
    async fn poll(&mut self) -> bool {
        let Ok(answer) = Request::get(&paths::order_json(&self.id)).send().await else { return false };
        let Ok(text) = answer.text().await else { return false };
        let failures = self.backoff;
        let settled = answer.ok() && self.take(Some(&text));
        // A poll says nothing about the stream: its failures stay counted.
        self.backoff = failures;
        settled
    }

    async fn sleep_until_seen(&mut self) {
        while let Some(wake) = self.wakes.next().await {
            if wake == Wake::Back {
                return;
            }
        }
    }
}
