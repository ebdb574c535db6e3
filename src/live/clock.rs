//! The browser's clock and page events: seconds that tick while the page is visible, and events after which
//! paused work should continue.

use futures::{StreamExt, channel::mpsc};
use gloo_timers::future::{IntervalStream, TimeoutFuture};
use leptos::prelude::*;

/// Whole seconds since the page was opened; never jumps. Browser only.
pub fn elapsed() -> u32 {
    whole(window().performance().map_or(0.0, |p| p.now()) / 1000.0)
}

/// A random number from 0 to 1000, for jitter. Browser only.
pub fn chance() -> u32 {
    whole(js_sys::Math::random() * 1000.0)
}

/// The integer part of a non-negative number.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the only conversion there is; it saturates, and a bigint would cost more bytes"
)]
const fn whole(number: f64) -> u32 {
    number as u32
}

/// Whether the page is hidden. Browser only.
pub fn is_hidden() -> bool {
    document().visibility_state() == web_sys::VisibilityState::Hidden
}

/// Waits for `ms` milliseconds. Browser only.
pub async fn sleep(ms: u32) {
    TimeoutFuture::new(ms).await;
}

/// A count that increases by one every second while the page is visible; zero on the server.
pub fn seconds() -> ReadSignal<u32> {
    let (count, set_count) = signal(0_u32);
    Effect::new(move |_| {
        leptos::task::spawn_local(async move {
            let mut ticks = IntervalStream::new(1000);
            while ticks.next().await.is_some() {
                if !is_hidden() && set_count.try_update(|n| *n = n.wrapping_add(1)).is_none() {
                    return;
                }
            }
        });
    });
    count
}

/// An event of the page as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageEvent {
    /// The page is back: visible again, online again, or restored from the back/forward cache.
    Back,
    /// The page was hidden.
    Hidden,
}

/// Returns the page events until the current owner is cleaned up. Browser only.
pub fn page_events() -> mpsc::UnboundedReceiver<PageEvent> {
    let (send, receive) = mpsc::unbounded();
    for event in ["visibilitychange", "online", "pageshow"] {
        let send = send.clone();
        let handle = window_event_listener_untyped(event, move |_| {
            let page_event = if is_hidden() { PageEvent::Hidden } else { PageEvent::Back };
            // Sending fails only if the receiver is gone, and then the event is no longer needed.
            let _ = send.unbounded_send(page_event);
        });
        on_cleanup(move || handle.remove());
    }
    receive
}
