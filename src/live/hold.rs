//! Keeps the page's layout stable while it is being read.

use leptos::{prelude::document, wasm_bindgen::JsCast};

/// Keeps the page's main element at least as tall as it is now, for as long as the page is open. An update
/// that removes something then does not move what is below it. The style sheet reads the height as `--held`.
pub fn keep_height() {
    let main = document().query_selector("main").ok().flatten();
    if let Some(main) = main.and_then(|main| main.dyn_into::<web_sys::HtmlElement>().ok()) {
        let height = [main.offset_height().to_string().as_str(), "px"].concat();
        let _ = main.style().set_property("--held", &height);
    }
}
