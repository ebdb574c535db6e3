//! Limits the number of streams across all tabs of a browser.
//!
//! Over HTTP/1.1 a browser opens six connections to one host. If each of six tabs kept a stream open, a
//! seventh page would wait forever. So a tab takes one of a few Web Locks before it opens its stream, and
//! polls if none is free. The browser releases the locks of a closed tab by itself.

use futures::channel::oneshot;
use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

/// The maximum number of streams of all tabs together: half of the connections to one host.
const MAX_STREAMS: u8 = 3;

/// Permission to keep one stream open, until it is dropped. Browser only.
#[derive(Debug)]
pub struct StreamSlot {
    release: Function,
}

impl StreamSlot {
    /// Takes a free slot. Returns `None` if there is none, or if the browser has no Web Locks.
    pub async fn take() -> Option<Self> {
        for number in 0..MAX_STREAMS {
            let name = ["order-stream-", &number.to_string()].concat();
            if let Some(release) = lock(&name).await {
                return Some(Self { release });
            }
        }
        None
    }
}

impl Drop for StreamSlot {
    fn drop(&mut self) {
        let _ = self.release.call0(&JsValue::UNDEFINED);
    }
}

/// Takes a lock if it is free. The returned function releases it.
async fn lock(name: &str) -> Option<Function> {
    let locks = Reflect::get(&window().navigator(), &"locks".into()).ok()?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &true.into()).ok()?;
    let (send, granted) = oneshot::channel();
    let callback = Closure::once(move |lock: JsValue| -> JsValue {
        if lock.is_null() {
            return JsValue::UNDEFINED;
        }
        // The lock is held until this promise resolves.
        let mut release = None;
        let held = Promise::new(&mut |resolve, _| release = Some(resolve));
        drop(release.map(|release| send.send(release)));
        held.into()
    });
    let request = request.call3(&locks, &name.into(), &options, callback.as_ref()).ok()?;
    leptos::task::spawn_local(async move {
        // The callback must live until the request settles. If the request is refused, dropping the callback
        // closes the channel.
        let _ = JsFuture::from(Promise::resolve(&request)).await;
        drop(callback);
    });
    granted.await.ok()
}
