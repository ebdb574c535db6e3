//! Foreign objects: read property by property, called with a limit of patience. Whatever is not there, or throws
//! when it is looked at, is absent.

use super::error::WalletError;
use crate::browser::live::clock;
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

/// A property that is text.
pub fn text(object: &JsValue, key: &str) -> Option<String> {
    get(object, &[key])?.as_string()
}

/// A property that is a list.
pub fn list(object: &JsValue, key: &str) -> Vec<JsValue> {
    get(object, &[key])
        .and_then(|value| value.dyn_into::<Array>().ok())
        .map(|list| list.to_vec())
        .unwrap_or_default()
}

/// An object of these properties.
pub fn made(properties: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in properties {
        // An object that was just made takes every property.
        let _ = Reflect::set(&object, &JsValue::from_str(key), value);
    }
    object.into()
}

/// Calls a method with one argument, or none; what it throws at once is its answer too.
pub fn call(object: &JsValue, method: &str, argument: Option<&JsValue>) -> Result<JsFuture, WalletError> {
    let function: Function =
        get(object, &[method]).and_then(|it| it.dyn_into().ok()).ok_or(WalletError::Refused)?;
    let answer = match argument {
        Some(argument) => function.call1(object, argument),
        None => function.call0(object),
    };
    answer.map(|answer| JsFuture::from(Promise::resolve(&answer))).map_err(|thrown| WalletError::of(&thrown))
}

/// Waits for an answer, but not for ever.
pub async fn within(patience: u32, answer: JsFuture) -> Result<JsValue, WalletError> {
    select_biased! {
        answer = answer.fuse() => answer.map_err(|thrown| WalletError::of(&thrown)),
        () = clock::sleep(patience).fuse() => Err(WalletError::Silent),
    }
}
