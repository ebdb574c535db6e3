//! The frame of every page: document head, sandbox banner, header, main content and footer.

use super::{
    footer::Footer,
    head::Head,
    header::{Header, HeaderSearch, Nav},
};
use crate::{
    domain::{locale::Locale, time::Timestamp},
    i18n::Words,
};
use leptos::{prelude::*, tachys::reactive_graph::OwnedView};

/// The shop's properties that the frame shows to a visitor.
#[derive(Clone, Debug)]
pub struct PageContext {
    pub words: Words,
    /// The shop's name.
    pub shop: String,
    /// Scheme, host and port, without a trailing slash.
    pub origin: String,
    /// The locales that the menu and crawlers see.
    pub locales: Vec<Locale>,
    /// An email address.
    pub support: Option<String>,
    pub terms: Option<String>,
    pub privacy: Option<String>,
    /// Whether no real money moves.
    pub sandbox: bool,
    /// When upstream last described the catalog; `None` if the data is current.
    pub as_of: Option<Timestamp>,
    /// The visitor's current path and query.
    pub path_and_query: String,
}

impl PageContext {
    /// The visitor's locale.
    pub const fn locale(&self) -> Locale {
        self.words.locale()
    }
}

/// Renders a page in its frame. `kind` completes the CSS class `page--<kind>`. `canonical` is the path that
/// crawlers index; `None` keeps the page out of search engines.
#[component]
pub fn Frame(
    face: PageContext,
    #[prop(into)] title: String,
    kind: &'static str,
    #[prop(optional_no_strip, into)] current: Option<Nav>,
    #[prop(optional)] searching: HeaderSearch,
    #[prop(optional_no_strip, into)] description: Option<String>,
    #[prop(optional_no_strip, into)] canonical: Option<String>,
    children: Children,
) -> impl IntoView {
    let words = face.words;
    // The document's head is collected when the view is rendered. After an `await`, that happens outside the
    // request's context, so the view carries the context.
    OwnedView::new(view! {
        <Head face=face.clone() title description canonical/>
        <a class="skip" href="#main">{words.say("shell-skip")}</a>
        {face.sandbox.then(|| view! {
            <aside class="banner" aria-label=words.say("shell-sandbox")>{words.say("shell-sandbox")}</aside>
        })}
        {face.as_of.map(|as_of| view! {
            <p class="banner" role="status" data-testid="as-of">
                {words.say_with("shell-as-of", &[("when", words.date_time(as_of))])}
            </p>
        })}
        <Header face=face.clone() current searching/>
        <main class=format!("page page--{kind}") id="main" tabindex="-1">{children()}</main>
        <Footer face/>
        // The browser renders nothing before this element: the document's head names it.
        <div id="end" hidden></div>
    })
}
