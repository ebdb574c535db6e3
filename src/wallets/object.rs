//! Access to untrusted objects: properties are read one by one, and calls have a timeout. A property that
//! does not exist or throws when read counts as missing.

use super::error::WalletError;
use crate::live::clock;
use futures::{FutureExt, select_biased};
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The property at the end of a path.
pub fn get(object: &JsValue, path: &[&str]) -> Option<JsValue> {
    path.iter().try_fold(object.clone(), |object, key| {
        Reflect::get(&object, &JsValue::from_str(key))
            .ok()
            .filter(|value| !value.is_null() && !value.is_undefined())
    })
}

/// A property that is a string.
pub fn text(object: &JsValue, key: &str) -> Option<String> {
    get(object, &[key])?.as_string()
}

/// A property that is a list; empty if it is not.
pub fn list(object: &JsValue, key: &str) -> Vec<JsValue> {
    get(object, &[key])
        .and_then(|value| value.dyn_into::<Array>().ok())
        .map(|list| list.to_vec())
        .unwrap_or_default()
}

/// Creates an object with these properties.
pub fn object_from(properties: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in properties {
        // Setting a property of a new plain object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(key), value);
    }
    object.into()
}

/// Calls a method with at most one argument. A value thrown by the call is returned as an error.
pub fn call(object: &JsValue, method: &str, argument: Option<&JsValue>) -> Result<JsFuture, WalletError> {
    let function: Function =
        get(object, &[method]).and_then(|it| it.dyn_into().ok()).ok_or(WalletError::Refused)?;
    let answer = match argument {
        Some(argument) => function.call1(object, argument),
        None => function.call0(object),
    };
    answer.map(|answer| JsFuture::from(Promise::resolve(&answer))).map_err(|thrown| error_of(&thrown))
}

/// Waits for an answer, with a timeout in milliseconds.
pub async fn with_timeout(timeout_ms: u32, answer: JsFuture) -> Result<JsValue, WalletError> {
    select_biased! {
        answer = answer.fuse() => answer.map_err(|thrown| error_of(&thrown)),
        () = clock::sleep(timeout_ms).fuse() => Err(WalletError::TimedOut),
    }
}

/// Classifies a thrown value by the codes of EIP-1193, EIP-3326 and JSON-RPC. Solana wallets have no
/// codes of their own and borrow only a few of these; their refusals are recognized by the message.
pub fn error_of(thrown: &JsValue) -> WalletError {
    let inner = get(thrown, &["data", "originalError", "code"]);
    let codes = [get(thrown, &["code"]), inner].into_iter().flatten();
    let known =
        codes.filter_map(|code| code.as_f64()).find_map(|code| WalletError::of_code(&code.to_string()));
    known.or_else(|| WalletError::from_message(&text(thrown, "message")?)).unwrap_or(WalletError::Failed)
}
