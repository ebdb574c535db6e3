//! The browser's `EventSource` as a stream of what it hears.
//!
//! Every error is told, also those after which the browser would connect again by itself: it would ask every
//! few seconds for ever, and whoever follows an order would never learn that nothing arrives. What to do then
//! is not decided here.

use futures::{Stream, channel::mpsc, task::Context};
use std::{pin::Pin, task::Poll};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, EventSource, MessageEvent};

/// What was heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StreamEvent {
    /// A payload; none when it is no text.
    Message(Option<String>),
    /// The event `heartbeat`: the connection lives, there is no news.
    Heartbeat,
    /// The event `stop`: nothing more will come.
    Stop,
    /// The connection broke, or could not be made.
    Error,
}

type Listener = Closure<dyn FnMut(Event)>;

/// An open connection. It is closed when this is dropped. Browser only.
#[derive(Debug)]
pub struct EventStream {
    connection: EventSource,
    heard: mpsc::UnboundedReceiver<StreamEvent>,
    /// Kept for as long as the browser may call them.
    _listeners: [Listener; 4],
}

impl EventStream {
    /// Connects; `None` when the browser refuses the address.
    pub fn open(url: &str) -> Option<Self> {
        let source = EventSource::new(url).ok()?;
        let (send, heard) = mpsc::unbounded();
        let listen = |name: &str, read: fn(&Event) -> StreamEvent| {
            let send = send.clone();
            let listener: Listener = Closure::new(move |event: Event| {
                // The receiver is gone only when nobody cares any more.
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
        Some(Self { connection: source, heard, _listeners: listeners })
    }
}

fn message(event: &Event) -> StreamEvent {
    StreamEvent::Message(event.dyn_ref::<MessageEvent>().and_then(|message| message.data().as_string()))
}

impl Stream for EventStream {
    type Item = StreamEvent;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<StreamEvent>> {
        Pin::new(&mut self.heard).poll_next(context)
    }
}

impl Drop for EventStream {
    fn drop(&mut self) {
        self.connection.close();
    }
}
