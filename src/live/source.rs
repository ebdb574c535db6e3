//! The browser's `EventSource` as a stream of events.
//!
//! Every error is reported, even if the browser would reconnect by itself. The browser would retry every few
//! seconds forever, and the follower would never learn that nothing arrives. The follower decides what to do.

use futures::{Stream, channel::mpsc, task::Context};
use std::{pin::Pin, task::Poll};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, EventSource, MessageEvent};

/// An event of the stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StreamEvent {
    /// A payload; `None` if it is not text.
    Message(Option<String>),
    /// The event `heartbeat`: the connection is alive, and there is nothing new.
    Heartbeat,
    /// The event `stop`: nothing more will come.
    Stop,
    /// The connection broke, or could not be opened.
    Error,
}

type Listener = Closure<dyn FnMut(Event)>;

/// An open connection. Closed when this value is dropped. Browser only.
#[derive(Debug)]
pub struct EventStream {
    connection: EventSource,
    events: mpsc::UnboundedReceiver<StreamEvent>,
    /// Kept alive for as long as the browser may call them.
    _listeners: [Listener; 4],
}

impl EventStream {
    /// Connects. Returns `None` if the browser refuses the URL.
    pub fn open(url: &str) -> Option<Self> {
        let source = EventSource::new(url).ok()?;
        let (send, events) = mpsc::unbounded();
        let listen = |name: &str, read: fn(&Event) -> StreamEvent| {
            let send = send.clone();
            let listener: Listener = Closure::new(move |event: Event| {
                // Sending fails only if the receiver is gone, and then the event is no longer needed.
                let _ = send.unbounded_send(read(&event));
            });
            source.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref()).ok()?;
            Some(listener)
        };
        let listeners = [
            listen("message", message)?,
            listen("heartbeat", |_| StreamEvent::Heartbeat)?,
            listen("stop", |_| StreamEvent::Stop)?,
            listen("error", |_| StreamEvent::Error)?,
        ];
        Some(Self { connection: source, events, _listeners: listeners })
    }
}

fn message(event: &Event) -> StreamEvent {
    StreamEvent::Message(event.dyn_ref::<MessageEvent>().and_then(|message| message.data().as_string()))
}

impl Stream for EventStream {
    type Item = StreamEvent;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<StreamEvent>> {
        Pin::new(&mut self.events).poll_next(context)
    }
}

impl Drop for EventStream {
    fn drop(&mut self) {
        self.connection.close();
    }
}
