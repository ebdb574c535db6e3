//! The frame of every page: head of the document, the sandbox's banner, header, main part, footer.

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

/// The shop as its frame shows it to one visitor.
#[derive(Clone, Debug)]
pub struct PageContext {
    pub words: Words,
    /// The shop's name.
    pub shop: String,
    /// Scheme, host and port, without a slash at the end.
    pub origin: String,
    /// What the menu and crawlers are offered.
    pub locales: Vec<Locale>,
    /// An e-mail address.
    pub support: Option<String>,
    pub terms: Option<String>,
    pub privacy: Option<String>,
    /// No real money moves.
    pub sandbox: bool,
    /// When the supplier last told what the shop sells, where that is not now.
    pub as_of: Option<Timestamp>,
    /// Where the visitor is.
    pub path_and_query: String,
}

impl PageContext {
    /// The visitor's locale.
    pub const fn locale(&self) -> Locale {
        self.words.locale()
    }
}

/// Draws a page in its frame. `kind` is the word of `page--<kind>`; `canonical` is the path under which
/// crawlers shall know it, absent on pages that are not for them.
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
    // What stands in the document's head is collected when the view is written out, and behind an `await`
    // that happens outside of the request's context; so the view takes it along.
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
        // The head waits for this before anything is drawn.
        <div id="end" hidden></div>
    })
}
