//! The few streams that all tabs of a browser hold at a time.
//!
//! Over HTTP/1.1 a browser opens six connections to one host; a seventh page, of whatever kind, would wait for ever when
//! each of six tabs keeps a stream. So a tab takes one of a few Web Locks before it opens its stream, and polls while none
//! is free. A browser gives the lock of a closed tab back by itself.

use futures::channel::oneshot;
use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

/// Streams of all tabs together: half of the connections to one host.
const MAX_STREAMS: u8 = 3;

/// The right to keep one stream open, until it is dropped. Browser only.
#[derive(Debug)]
pub struct StreamSlot {
    release: Function,
}

impl StreamSlot {
    /// Takes one that is free; `None` when there is none, or when the browser has no Web Locks.
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

/// Takes a lock if it is free; the function that is given gives it back.
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
        // The lock is held until this promise is kept.
        let mut release = None;
        let held = Promise::new(&mut |resolve, _| release = Some(resolve));
        drop(release.map(|release| send.send(release)));
        held.into()
    });
    let request = request.call3(&locks, &name.into(), &options, callback.as_ref()).ok()?;
    leptos::task::spawn_local(async move {
        // Whatever comes of it, the callback lives until then; a refusal drops its end of the channel.
        let _ = JsFuture::from(Promise::resolve(&request)).await;
        drop(callback);
    });
    granted.await.ok()
}
