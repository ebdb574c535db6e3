//! Tests of URLs that people type or browsers request by themselves.

use crate::{
    server::router,
    shop::Shop,
    tests::{
        app::{App, options, settings},
        browser::Browser,
    },
};
use axum::body::Body;

#[tokio::test]
async fn locale_in_capitals_redirects_to_its_page() {
    let browser = App::sandbox().await.browser();
    for method in ["GET", "HEAD"] {
        let answer = {
            let request = browser.request(method.parse().unwrap(), "/EN-US/brands?q=a&sort=name");
            browser.send(request.body(Body::empty()).unwrap()).await
        };
        assert_eq!((answer.status, answer.header("location")), (308, "/en-us/brands?q=a&sort=name"));
    }
}

#[tokio::test]
async fn redirect_that_may_contain_a_number_is_not_stored() {
    let browser = App::sandbox().await.browser();
    let answer = browser.get("/en-us/orders/open/?token=secret").await;
    assert_eq!((answer.status, answer.header("location")), (308, "/en-us/orders/open?token=secret"));
    assert!(answer.header("cache-control").contains("no-store"), "{}", answer.header("cache-control"));
}

#[tokio::test]
async fn icons_at_default_paths_are_pictures() {
    let folder = tempfile::tempdir().unwrap();
    let public = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/public"));
    let shop = Shop::open(settings(&folder.path().join("kiosk.db")), options(public)).await.unwrap();
    let browser = Browser::inside(router(&shop), "http://127.0.0.1:3000");
    for (path, kind) in [
        ("/favicon.svg", "image/svg+xml"),
        ("/favicon.ico", "image/x-icon"),
        ("/apple-touch-icon.png", "image/png"),
        ("/apple-touch-icon-precomposed.png", "image/png"),
    ] {
        let answer = browser.get(path).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, kind), "{path}");
        assert!((100..8192).contains(&answer.body.len()), "{path}");
    }
}
