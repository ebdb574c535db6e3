//! Kiosk: a self-hosted storefront for gift cards, mobile top-ups and eSIMs paid with crypto.
//!
//! This page is the map. Read the modules in the order below: the shop's words first, then what the
//! server does with them, then what the shopper sees, last what runs in the browser. Every
//! `cfg(feature)` line of the crate stands here; `src/tests/layers.rs` asserts the arrows between the
//! modules.
#![recursion_limit = "512"]

pub mod domain;
pub mod urls;

#[cfg(feature = "ssr")]
pub mod cluster;

#[cfg(feature = "ssr")]
pub mod payments;

#[cfg(feature = "ssr")]
pub mod upstream;

#[cfg(feature = "ssr")]
pub mod sandbox;

#[cfg(feature = "ssr")]
pub mod store;

#[cfg(feature = "ssr")]
pub mod catalogue;

#[cfg(feature = "ssr")]
pub mod orders;

#[cfg(feature = "ssr")]
pub mod mail;

#[cfg(feature = "ssr")]
pub mod i18n;

#[cfg(feature = "ssr")]
pub mod shop;

pub mod api;
pub mod browser;

pub mod islands;

#[cfg(feature = "ssr")]
pub mod components;

#[cfg(feature = "ssr")]
pub mod pages;

#[cfg(feature = "ssr")]
pub mod app;

#[cfg(feature = "ssr")]
pub mod server;

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests;

/// What the browser calls once the WebAssembly has arrived: brings the islands of the page to life.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    std::panic::set_hook(Box::new(|panic| {
        // No location: it would be a path of the machine that built this. What the page does then is `page.js`'s.
        let message = panic.payload_as_str().unwrap_or("no message");
        leptos::leptos_dom::logging::console_error(
            &["The WebAssembly of this page has stopped: ", message].concat(),
        );
    }));
    leptos::mount::hydrate_islands();
}
