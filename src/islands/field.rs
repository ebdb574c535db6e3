//! Reading a form in the browser: what is picked and typed is the form's, an island only looks.

use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlInputElement};

/// What stands in the first input that the selector finds.
pub(super) fn value(form: &HtmlFormElement, selector: &str) -> Option<String> {
    let found = form.query_selector(selector).ok().flatten()?;
    Some(found.dyn_into::<HtmlInputElement>().ok()?.value())
}

/// The rail that is picked, as the form says it.
pub(super) fn picked_rail(form: &HtmlFormElement) -> Option<String> {
    value(form, "input[name=pay]:checked")
}
