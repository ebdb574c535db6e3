//! Kiosk: a self-hosted storefront for gift cards, mobile top-ups and eSIMs paid with crypto.
//!
//! This page is the map. Read the modules in the order below: first the shop's types, then what the server
//! does with them, then what the shopper sees, and last what runs in the browser. All `cfg(feature)` lines of
//! the crate are here. `src/tests/rules/layers.rs` checks the dependencies between the modules.
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
pub mod live;
pub mod wallets;

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

/// Starts the islands of the page. Called by the browser once the WebAssembly has loaded.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    std::panic::set_hook(Box::new(|panic| {
        // Without the location, which would contain a path of the build machine. `page.js` handles the rest.
        let message = panic.payload_as_str().unwrap_or("no message");
        leptos::leptos_dom::logging::console_error(
            &["The WebAssembly of this page has stopped: ", message].concat(),
        );
    }));
    leptos::mount::hydrate_islands();
}
