//! Ways on: links that look like buttons, for places where a shopper might be stuck.

use leptos::prelude::*;

/// One link, and whether it is the best next step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    pub href: String,
    pub label: String,
    pub best: bool,
}

impl Way {
    /// The way that most will want to take.
    pub const fn best(href: String, label: String) -> Self {
        Self { href, label, best: true }
    }

    /// Another way.
    pub const fn other(href: String, label: String) -> Self {
        Self { href, label, best: false }
    }
}

/// Draws the links side by side; the box around them is the caller's.
#[component]
pub fn Ways(ways: Vec<Way>) -> impl IntoView {
    let link = |way: Way| {
        let class = if way.best { "button button--primary" } else { "button" };
        view! { <a class=class href=way.href>{way.label}</a> }
    };
    ways.into_iter().map(link).collect_view()
}
