//! The footer of every page: the seller and the links to help.

use super::page_context::PageContext;
use leptos::prelude::*;

/// Renders the footer.
#[component]
pub fn Footer(context: PageContext) -> impl IntoView {
    let words = context.words;
    let links = [
        (context.support.map(|mail| format!("mailto:{mail}")), "shell-support"),
        (context.terms, "shell-terms"),
        (context.privacy, "shell-privacy"),
    ];
    let links: Vec<_> = links.into_iter().filter_map(|(href, key)| Some((href?, words.say(key)))).collect();
    let link = |(href, label)| view! { <a class="footer__link" href=href>{label}</a> };
    view! {
        <footer class="footer">
            <div class="footer__inner">
                <p class="footer__words">{words.say_with("shell-powered", &[("shop", context.shop)])}</p>
                {(!links.is_empty()).then(|| view! {
                    <nav class="footer__links" aria-label=words.say("shell-help")>
                        {links.into_iter().map(link).collect_view()}
                    </nav>
                })}
            </div>
        </footer>
    }
}
