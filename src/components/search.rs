//! The search for brands: a plain form that leads to the catalog. A page has at most one.

use super::icon::Icon;
use crate::{i18n::Words, urls};
use leptos::prelude::*;

/// The size of the search.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    #[default]
    Plain,
    /// For pages whose main content is the search.
    Large,
}

/// Renders the search box with the current search text.
#[component]
pub fn Search(
    words: Words,
    #[prop(optional)] size: Size,
    #[prop(optional, into)] text: String,
) -> impl IntoView {
    let class = match size {
        Size::Plain => "search",
        Size::Large => "search search--large",
    };
    let name = words.say("shell-search");
    view! {
        <form class=class role="search" action=urls::brands(words.locale()) method="get">
            <input
                class="search__input"
                type="search"
                name="q"
                value=text
                placeholder=name.clone()
                aria-label=name
                autocomplete="off"
                maxlength="100"
                enterkeyhint="search"
            />
            <button class="search__button" type="submit">
                <Icon name="search"/>
                <span>{words.say("shell-search-go")}</span>
            </button>
        </form>
    }
}
