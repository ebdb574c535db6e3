//! Where in the shop a page stands.

use leptos::prelude::*;

/// A step on the way; the page itself has no link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    pub label: String,
    pub href: Option<String>,
}

/// Draws the way from the top to this page.
#[component]
pub fn Crumbs(#[prop(into)] label: String, crumbs: Vec<Crumb>) -> impl IntoView {
    let step = |crumb: Crumb| {
        let inner = match crumb.href {
            Some(href) => view! { <a href=href>{crumb.label}</a> }.into_any(),
            None => view! { <span aria-current="page">{crumb.label}</span> }.into_any(),
        };
        view! { <li class="crumbs__item">{inner}</li> }
    };
    view! {
        <nav aria-label=label>
            <ol class="crumbs">{crumbs.into_iter().map(step).collect_view()}</ol>
        </nav>
    }
}
