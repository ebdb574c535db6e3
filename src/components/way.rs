//! Links that look like buttons and offer the next step where a shopper might be stuck.

use leptos::prelude::*;

/// One link, and whether it is the best next step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    pub href: String,
    pub label: String,
    pub best: bool,
}

impl Way {
    /// The step that most visitors will want.
    pub const fn best(href: String, label: String) -> Self {
        Self { href, label, best: true }
    }

    /// Another step.
    pub const fn other(href: String, label: String) -> Self {
        Self { href, label, best: false }
    }
}

/// Renders the links side by side. The caller provides the box around them.
#[component]
pub fn Ways(ways: Vec<Way>) -> impl IntoView {
    let link = |way: Way| {
        let class = if way.best { "button button--primary" } else { "button" };
        view! { <a class=class href=way.href>{way.label}</a> }
    };
    ways.into_iter().map(link).collect_view()
}
