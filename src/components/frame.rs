//! The frame of every page: document head, sandbox banner, header, main content and footer.

use super::{
    footer::Footer,
    head::Head,
    header::{Header, HeaderSearch, Nav},
    page_context::PageContext,
};
use leptos::{prelude::*, tachys::reactive_graph::OwnedView};

/// Renders a page in its frame. `kind` completes the CSS class `page--<kind>`. `canonical` is the path that
/// crawlers index; `None` keeps the page out of search engines.
#[component]
pub fn Frame(
    context: PageContext,
    #[prop(into)] title: String,
    kind: &'static str,
    #[prop(optional_no_strip, into)] current: Option<Nav>,
    #[prop(optional)] search: HeaderSearch,
    #[prop(optional_no_strip, into)] description: Option<String>,
    #[prop(optional_no_strip, into)] canonical: Option<String>,
    children: Children,
) -> impl IntoView {
    let words = context.words;
    // The document's head is collected when the view is rendered. After an `await`, that happens outside the
    // request's context, so the view carries the context.
    OwnedView::new(view! {
        <Head context=context.clone() title description canonical/>
        <a class="skip" href="#main">{words.say("shell-skip")}</a>
        {context.sandbox.then(|| view! {
            <aside class="banner" aria-label=words.say("shell-sandbox")>{words.say("shell-sandbox")}</aside>
        })}
        {context.as_of.map(|as_of| view! {
            <p class="banner" role="status" data-testid="as-of">
                {words.say_with("shell-as-of", &[("when", words.date_time(as_of))])}
            </p>
        })}
        <Header context=context.clone() current search/>
        <main class=format!("page page--{kind}") id="main" tabindex="-1">{children()}</main>
        <Footer context/>
        // The browser renders nothing before this element: the document's head names it.
        <div id="end" hidden></div>
    })
}
