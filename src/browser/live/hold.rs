//! What is read while it changes stays where it is.

use leptos::{prelude::document, wasm_bindgen::JsCast};

/// Keeps the page's main part at least as tall as it is now for as long as the page is open: news that take
/// something away do not move what stands below. The style sheet reads it as `--held`.
pub fn keep_height() {
    let main = document().query_selector("main").ok().flatten();
    if let Some(main) = main.and_then(|main| main.dyn_into::<web_sys::HtmlElement>().ok()) {
        let height = [main.offset_height().to_string().as_str(), "px"].concat();
        let _ = main.style().set_property("--held", &height);
    }
}
