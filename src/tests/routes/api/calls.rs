//! Tests of server functions that are called by something else than islands.

use crate::tests::app::App;
use axum::{body::Body, http::header};

/// Calls of all server functions. Add new ones here.
const CALLS: [(&str, &str, &str); 5] = [
    ("GET", "/api/quote", "locale=en-us&country=US&brand=northstar-play&amount=%3D25+USD&pay=USDC%3ASolana"),
    ("GET", "/api/cart-quote", "locale=en-us&pay=USDC%3ASolana"),
    ("GET", "/api/quote", "locale=nowhere"),
    ("POST", "/api/codes", "order=0123456789abcdef0123456789abcdef"),
    ("POST", "/api/transfer", "order=0123456789abcdef0123456789abcdef&payer[chain]=x"),
];

#[tokio::test]
async fn server_functions_never_redirect() {
    let browser = App::sandbox().await.browser();
    for (path, method) in leptos::server_fn::axum::server_fn_paths() {
        let is_called = CALLS.iter().any(|(m, p, _)| (*m, *p) == (method.as_str(), path));
        assert!(is_called && path.starts_with("/api/"), "{method} {path}");
    }
    for (method, path, fields) in CALLS {
        for referer in ["https://evil.example/steal", "//evil.example", "/en-us", ""] {
            let (target, body) = match method {
                "GET" => (format!("{path}?{fields}"), Body::empty()),
                _ => (path.to_owned(), Body::from(fields)),
            };
            let request = browser
                .request(method.parse().unwrap(), &target)
                .header(header::ORIGIN, "http://127.0.0.1:3000")
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header(header::REFERER, referer);
            let answer = browser.send(request.body(body).unwrap()).await;
            assert!(!(300..400).contains(&answer.status), "{path} from {referer}: {}", answer.status);
            assert!(!answer.headers.contains_key(header::LOCATION), "{path} from {referer}");
            assert!(!answer.json().is_null(), "{path} from {referer}: {}", answer.body);
        }
    }
}
