//! Tests of the client against a mock of upstream: what it sends, and how it reads each answer.

mod faults;
mod gate;
mod lost;
mod memory;
mod nodes;
mod orders;
mod properties;
mod reads;
mod samples;

use super::*;
use crate::domain::{choice::Choice, email::Email};
use secrecy::SecretString;
use serde_json::Value;
use std::time::Duration;
use wiremock::{MockServer, ResponseTemplate};

/// A recorded body.
fn fixture(name: &str) -> String {
    let path = format!("{}/src/upstream/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn json(name: &str) -> Value {
    serde_json::from_str(&fixture(name)).unwrap()
}

/// A recorded body as an answer.
fn answer(status: u16, name: &str) -> ResponseTemplate {
    let kind = if name.contains("html") { "text/html" } else { "application/json; charset=utf-8" };
    ResponseTemplate::new(status).set_body_raw(fixture(name), kind)
}

fn config(url: &str) -> Config {
    Config {
        url: url.parse().unwrap(),
        partner_id: Some(SecretString::from("partner-7")),
        app_version: "1.2.3".to_owned(),
        timeout: Duration::from_millis(800),
        budgets: Budgets::default(),
    }
}

fn client_of(url: &str) -> Upstream {
    Upstream::new(config(url)).unwrap()
}

fn client_with_www(url: &str, www: &str) -> Upstream {
    Upstream::with_www(config(url), BudgetPeers::of_one(), Some(www.parse().unwrap())).unwrap()
}

fn client(server: &MockServer) -> Upstream {
    client_of(&server.uri())
}

fn caller() -> Caller {
    Caller {
        ip: Some("203.0.113.9".parse().unwrap()),
        user_agent: Some("Mozilla/5.0 (test)".to_owned()),
        country: "US".parse().unwrap(),
        priority: Priority::Page,
    }
}

fn line(brand: &str, country: &str, choice: &str, beneficiary: &str) -> RequestedLine {
    RequestedLine {
        brand: brand.to_owned(),
        country: country.parse().unwrap(),
        choice: choice.parse::<Choice>().unwrap(),
        beneficiary: beneficiary.to_owned(),
        label: None,
    }
}

/// The cart of the recorded requests.
fn cart() -> OrderRequest {
    let buyer = "buyer@example.test";
    OrderRequest {
        email: buyer.parse::<Email>().unwrap(),
        newsletter: false,
        lines: vec![
            line("Northstar Play", "US", "=25 USD", buyer),
            line("Northstar Play", "US", "=25 USD", buyer),
            line("Pomelo Market", "US", "~100", buyer),
            line("Vela Mobile", "IT", "=20 EUR", "+393331234567"),
            line("eSIM", "US", "=10 GB 30 days", buyer),
        ],
        rail: "USDC:Solana".parse().unwrap(),
        language: "en".parse().unwrap(),
        refund_address: Some("5t1topZktQwyhU6gDaihA3TTphg6vxyDPDc9SAMW4qtz".to_owned()),
        utm_source: Some("sample_shop".to_owned()),
        coupon: None,
    }
}

/// The cart with only the line at this index.
fn only(at: usize) -> OrderRequest {
    let mut request = cart();
    request.lines = vec![request.lines.swap_remove(at)];
    request
}

fn fixed() -> OrderRequest {
    only(0)
}
