//! The search for brands: a plain form that leads to the catalogue. One a page.

use super::icon::Icon;
use crate::{i18n::Words, urls};
use leptos::prelude::*;

/// How much room the search takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    #[default]
    Plain,
    /// The thing the page is for.
    Large,
}

/// Draws the search box with what was searched for.
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
