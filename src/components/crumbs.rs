//! Breadcrumbs: the position of a page in the shop.

use leptos::prelude::*;

/// One breadcrumb. The current page has no link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    pub label: String,
    pub href: Option<String>,
}

/// Renders the path from the top level to this page.
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
