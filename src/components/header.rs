//! The header of every page: the shop's name, its three sections, the search, the cart and the visitor's
//! orders.

use super::{icon::Icon, menu::Menu, page_context::PageContext, search::Search};
use crate::{domain::brand::Kind, urls};
use leptos::prelude::*;

/// The navigation item that a page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nav {
    Brands,
    TopUp,
    Esim,
    Cart,
    Orders,
}

impl Nav {
    /// The navigation item of a kind of brand.
    pub const fn of(kind: Kind) -> Self {
        match kind {
            Kind::GiftCard => Self::Brands,
            Kind::TopUp => Self::TopUp,
            Kind::Esim => Self::Esim,
        }
    }
}

/// The search in the header.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HeaderSearch {
    #[default]
    Full,
    /// Hidden, because the page contains a search.
    InPage,
    /// Reduced, because the page is about payment.
    Quiet,
}

/// Renders the header.
#[component]
pub fn Header(
    context: PageContext,
    #[prop(optional_no_strip, into)] current: Option<Nav>,
    search: HeaderSearch,
) -> impl IntoView {
    let words = context.words;
    let locale = words.locale();
    let is_current = move |nav: Nav| (current == Some(nav)).then_some("page");
    let nav_link = move |nav: Nav, href: String, key: &str| {
        view! { <a class="header__link" href=href aria-current=is_current(nav)>{words.say(key)}</a> }
    };
    let class = if search == HeaderSearch::Quiet { "header header--quiet" } else { "header" };
    view! {
        <header class=class>
            <div class="header__inner">
                <a class="header__brand" href=urls::home(locale)>
                    <Icon name="mark" class="header__mark icon"/>
                    {context.shop.clone()}
                </a>
                <nav class="header__nav" aria-label=words.say("shell-nav")>
                    {nav_link(Nav::Brands, urls::brands(locale), "shell-gift-cards")}
                    {nav_link(Nav::TopUp, urls::top_up(locale), "shell-top-up")}
                    {nav_link(Nav::Esim, urls::esim(locale), "shell-esim")}
                </nav>
                {(search != HeaderSearch::InPage).then(|| view! {
                    <div class="header__search"><Search words/></div>
                })}
                <div class="header__tools">
                    <Menu context/>
                    <a class="header__link" href=urls::cart(locale) aria-current=is_current(Nav::Cart)>
                        <Icon name="cart"/>
                        <span class="header__word">{words.say("shell-cart")}</span>
                        // The header is the same for all visitors; `page.js` fills in the number.
                        <span class="header__count" data-cart-count="" hidden></span>
                    </a>
                    <a class="header__link" href=urls::orders(locale) aria-current=is_current(Nav::Orders)>
                        <Icon name="orders"/>
                        <span class="header__word">{words.say("shell-orders")}</span>
                    </a>
                </div>
            </div>
        </header>
    }
}
