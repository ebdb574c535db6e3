//! Reads a form in the browser. The form owns what is selected and typed; islands only read it.

use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlInputElement};

/// The value of the first input that matches the selector.
pub(super) fn value(form: &HtmlFormElement, selector: &str) -> Option<String> {
    let found = form.query_selector(selector).ok().flatten()?;
    Some(found.dyn_into::<HtmlInputElement>().ok()?.value())
}

/// The value of the selected rail.
pub(super) fn picked_rail(form: &HtmlFormElement) -> Option<String> {
    value(form, "input[name=pay]:checked")
}
