//! Searches all output for secrets: responses, headers, streams, log lines and the journal. The browser tests
//! search the files of the build, which is made later.

use crate::tests::{
    app::{App, PARTNER, open},
    browser::{Answer, Browser, read_until},
    shopper::{CARD, RAIL, checkout_form, codes, filled_form, first_code, id_of, json_of, place, until},
};
use axum::{body::Body, http::Method};
use std::{
    io::Write,
    sync::{LazyLock, Mutex},
};
use tracing_subscriber::{EnvFilter, layer::SubscriberExt, util::SubscriberInitExt};

const EMAIL: &str = "secret.buyer@example.test";

/// The lines that [`listen`] has recorded.
pub static LINES: LazyLock<Mutex<Vec<u8>>> = LazyLock::new(Mutex::default);

struct Log;

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LINES.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Records all log lines from now on: those of the shop, and those of libraries from level "debug".
pub fn listen() {
    let lines = tracing_subscriber::fmt::layer().json().flatten_event(true).with_writer(|| Log);
    let filter = EnvFilter::new("debug,kiosk=trace,kiosk::sandbox=off");
    let _ = tracing_subscriber::registry().with(filter).with(lines).try_init();
}

/// Everything that a shop sends to the owner of an order and to a stranger, except the codes.
async fn everything(owner: &Browser, stranger: &Browser, order: &str) -> Vec<(String, Answer)> {
    let (json, receipt) = (json_of(order), format!("{}/receipt", json_of(order)));
    let (slip, help) = (format!("{order}/receipt"), format!("{order}?help=1&tx=0xabc"));
    let requested_paths = [
        "/",
        "/en-us",
        "/en-us/brands",
        "/en-us/brands?q=northstar",
        "/en-us/brands/northstar-play",
        "/en-us/brands/northstra-play",
        "/en-us/top-up",
        "/en-us/esim",
        "/en-us/orders",
        "/it-it/orders",
        "/en-us/checkout?brand=northstar-play&amount=%3D25+USD&pay=USDC%3ASolana",
        "/en-us/checkout",
        order,
        &json,
        &receipt,
        &slip,
        &help,
        "/api/quote?locale=en-us&country=US&brand=northstar-play&amount=%3D25+USD&pay=USDC%3ASolana",
        "/api/codes",
        "/robots.txt",
        "/prefetch.json",
        "/sitemap.xml",
        "/livez",
        "/readyz",
        "/media/brands/us/northstar-play",
        "/nowhere",
        "/en-us/nowhere",
        "/pkg/kiosk.js",
        "/en-us/brands?page=x",
    ];
    let mut said = Vec::new();
    for path in requested_paths {
        said.push((format!("owner {path}"), owner.get(path).await));
        said.push((format!("stranger {path}"), stranger.get(path).await));
    }
    let revealed = format!("{order}?reveal=1");
    said.push(("stranger reveal".into(), stranger.get(&revealed).await));
    said.push(("stranger codes".into(), codes(stranger, order).await));
    let again = filled_form(owner, "nobody").await;
    said.push(("form again".into(), owner.submit(&again).await));
    let other = checkout_form(owner, CARD, RAIL).await.with("email", "limit@example.test");
    said.push(("form refused".into(), owner.submit(&other).await));
    said
}

#[tokio::test]
async fn only_the_owner_receives_codes_and_nobody_other_secrets() {
    listen();
    let (double, app) = open().await;
    let (owner, stranger) = (app.browser(), app.browser());
    let order = place(&owner, EMAIL).await;
    let upstream = double.order_of(EMAIL).await;
    let waiting = everything(&owner, &stranger, &order).await;
    let request =
        owner.request(Method::GET, &format!("{}/subscribe", json_of(&order))).body(Body::empty()).unwrap();
    let mut stream = owner.open(request).await.into_body().into_data_stream();
    double.pay(&upstream).await;
    let told = read_until(&mut stream, "event: stop").await;
    until(&owner, &order, "delivered").await;
    let answer = codes(&owner, &order).await;
    let code = first_code(&answer);
    let opened = owner.get(&format!("{order}?reveal=1")).await;
    assert!(opened.body.contains(&code));
    let bare = upstream.replace('-', "");
    for (what, secrets) in [("the codes", &answer), ("the opened page", &opened)] {
        for secret in [PARTNER, upstream.as_str(), bare.as_str()] {
            assert!(!secrets.everything().contains(secret), "{what} tell {secret}");
        }
    }
    let delivered = everything(&owner, &stranger, &order).await;
    let mut said: Vec<_> = waiting.into_iter().chain(delivered).map(|(w, a)| (w, a.everything())).collect();
    said.push(("the stream".into(), told));
    for (what, text) in &said {
        for secret in [PARTNER, upstream.as_str(), bare.as_str(), code.as_str(), EMAIL] {
            assert!(!text.contains(secret), "{what} tells {secret}");
        }
    }
    assert!(
        said.iter()
            .filter(|(w, _)| w.starts_with("stranger"))
            .all(|(_, t)| !t.contains(id_of(&order)) || !t.contains("data-testid=\"order\""))
    );
    app.shop.close().await;
    logs_and_files_are_silent(&app, &upstream, &code);
}

fn logs_and_files_are_silent(app: &App, upstream: &str, code: &str) {
    let log = String::from_utf8_lossy(&LINES.lock().unwrap()).into_owned();
    assert!(log.contains("request completed"), "nothing was logged");
    for line in log.lines() {
        // The double's side of a connection does not belong to the shop.
        for secret in [PARTNER, upstream, code, EMAIL, "%3D25", "q=northstar"] {
            assert!(!line.contains(secret), "the log tells {secret}: {line}");
        }
    }
    for file in std::fs::read_dir(app.folder.path()).unwrap().flatten() {
        let bytes = std::fs::read(file.path()).unwrap();
        for secret in [PARTNER, code, EMAIL] {
            assert!(!contains(&bytes, secret), "{} keeps {secret}", file.path().display());
        }
    }
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}
