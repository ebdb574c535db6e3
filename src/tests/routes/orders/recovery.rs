//! Tests of orders that are opened on another device: who gets an email, what a link opens and for whom, and
//! that a request for a link reveals nothing.

mod forgotten;

use crate::{
    mail::double::{MailServer, ReceivedEmail},
    shop::{now, settings::Mail},
    tests::{
        app::{App, live},
        browser::{Answer, Browser},
        double::Double,
        form::Form,
        routes::leaks::{LINES, listen},
        shopper::{codes, first_code, id_of, json_of, place, until},
    },
};
use futures::future::join_all;
use std::time::{Duration, Instant};

const EMAIL: &str = "Returning.Buyer@example.test";
const ORDERS: &str = "/en-us/orders";
const OPEN: &str = "/en-us/orders/open";

/// A shop with a mail server.
struct Shop {
    app: App,
    mail: MailServer,
    double: Double,
}

impl Shop {
    async fn open() -> Self {
        Self::over(MailServer::start().await).await
    }

    async fn over(mail: MailServer) -> Self {
        let double = Double::plain().await;
        let (upstream, relay) = (live(&double.url), mail.url.parse().unwrap());
        let app = App::with(|settings| {
            settings.upstream.mode = upstream;
            settings.mail = Some(Mail { relay, from: "Orders <orders@shop.example>".parse().unwrap() });
        });
        Self { app: app.await, mail, double }
    }

    /// Places an order from another device. It waits for its payment.
    async fn placed(&self) -> String {
        place(&self.app.browser(), EMAIL).await
    }

    /// The path of the link that is emailed to an address with orders after `browser` requests it.
    async fn link(&self, browser: &Browser) -> String {
        let before = self.mail.letters().len();
        assert_eq!(ask(browser, EMAIL).await.location(), "/en-us/orders/asked");
        link_in(self.mail.wait_for(before + 1).await.last().unwrap())
    }

    /// The browser of another person, with its own address.
    fn guest(&self, n: u8) -> Browser {
        let mut browser = self.app.browser();
        browser.peer = format!("198.51.100.{n}:40000").parse().unwrap();
        browser
    }
}

async fn ask(browser: &Browser, email: &str) -> Answer {
    browser.post(ORDERS, &[("email", email)]).await
}

/// Follows a link and presses its button.
async fn press(browser: &Browser, link: &str) -> Answer {
    let page = browser.get(link).await;
    assert_eq!(page.status, 200, "{}", page.words());
    browser.submit(&Form::of(&page.body, OPEN)).await
}

fn link_in(letter: &ReceivedEmail) -> String {
    let line = letter.text.lines().find(|line| line.starts_with("http")).unwrap();
    line.strip_prefix("http://127.0.0.1:3000").unwrap().to_owned()
}

fn token_of(link: &str) -> &str {
    link.split_once("token=").unwrap().1
}

#[tokio::test]
async fn order_is_opened_on_another_device_by_email() {
    let shop = Shop::open().await;
    let (owner, other, stranger) = (shop.app.browser(), shop.app.browser(), shop.app.browser());
    let order = place(&owner, EMAIL).await;
    shop.double.pay(&shop.double.order_of(EMAIL).await).await;
    until(&owner, &order, "delivered").await;
    assert_eq!(other.get(&order).await.status, 404);
    let link = shop.link(&other).await;
    let opened = press(&other, &link).await;
    assert_eq!(opened.location(), ORDERS);
    let list = other.get(ORDERS).await;
    assert!(list.body.contains(&order), "{}", list.words());
    let code = first_code(&codes(&owner, &order).await);
    assert_eq!(first_code(&codes(&other, &order).await), code);
    let page = other.get(&format!("{order}?reveal=1")).await;
    assert!(page.status == 200 && page.body.contains(&code), "{}", page.words());
    assert_eq!(other.get(&json_of(&order)).await.status, 200);
    for path in [order.clone(), format!("{order}?reveal=1"), json_of(&order)] {
        assert_eq!(stranger.get(&path).await.status, 404, "{path}");
    }
    assert_eq!(codes(&stranger, &order).await.status, 404);
    assert!(!stranger.get(ORDERS).await.body.contains(id_of(&order)));
}

#[tokio::test]
async fn following_a_link_opens_nothing_and_does_not_use_it() {
    let shop = Shop::open().await;
    let order = shop.placed().await;
    let (scanner, reader) = (shop.app.browser(), shop.app.browser());
    let link = shop.link(&reader).await;
    for _ in 0..3 {
        let page = scanner.get(&link).await;
        assert_eq!((page.status, page.header("cache-control")), (200, "no-store"));
        assert_eq!(page.header("set-cookie"), "");
        assert_eq!(page.header("referrer-policy"), "same-origin");
    }
    assert_eq!(scanner.get(&order).await.status, 404);
    assert_eq!(press(&reader, &link).await.location(), ORDERS);
    assert_eq!(reader.get(&order).await.status, 200);
}

#[tokio::test]
async fn response_to_a_link_request_reveals_nothing() {
    let shop = Shop::open().await;
    shop.placed().await;
    let answers = join_all(["nobody@example.test", EMAIL].map(|email| {
        let browser = shop.app.browser();
        async move {
            let asked = ask(&browser, email).await;
            let page = browser.get(asked.location()).await;
            (asked, page)
        }
    }));
    let [(mut asked, page), (mut known, known_page)] = answers.await.try_into().unwrap();
    // Every response has its own request ID.
    assert_ne!(asked.headers.remove("x-request-id"), known.headers.remove("x-request-id"));
    assert_eq!((asked.status, &asked.headers, &asked.body), (known.status, &known.headers, &known.body));
    assert_eq!((page.status, page.words()), (200, known_page.words()));
    // Nothing is looked up meanwhile: the request works without a journal, too.
    shop.app.shop.close().await;
    let mut again = ask(&shop.app.browser(), EMAIL).await;
    again.headers.remove("x-request-id");
    assert_eq!(again.headers, known.headers);
}

#[tokio::test]
async fn timing_of_a_link_request_reveals_nothing() {
    let shop = Shop::open().await;
    shop.placed().await;
    let mut times = [Vec::new(), Vec::new()];
    for n in 0..60_u8 {
        for (email, times) in ["nobody@example.test", EMAIL].iter().zip(&mut times) {
            let began = Instant::now();
            ask(&shop.guest(n), email).await.location();
            times.push(began.elapsed());
        }
    }
    let [unknown, known] = times.map(|mut times| {
        times.sort_unstable();
        times[times.len() / 2]
    });
    let most = unknown.max(known);
    assert!(most < unknown.min(known) * 3 + Duration::from_millis(2), "{unknown:?} and {known:?}");
}

#[tokio::test]
async fn emails_go_only_to_addresses_with_orders_and_are_limited() {
    let shop = Shop::open().await;
    shop.placed().await;
    let browser = shop.app.browser();
    ask(&browser, "nobody@example.test").await.location();
    for n in 0..5 {
        let email = if n % 2 == 0 { EMAIL.to_uppercase() } else { EMAIL.to_owned() };
        assert_eq!(ask(&browser, &email).await.location(), "/en-us/orders/asked");
    }
    shop.mail.wait_for(3).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    let letters = shop.mail.letters();
    assert_eq!(letters.len(), 3, "{letters:?}");
    assert!(letters.iter().all(|letter| letter.to.eq_ignore_ascii_case(EMAIL)), "{letters:?}");
}

#[tokio::test]
async fn link_requests_are_limited_per_address() {
    let shop = Shop::open().await;
    let browser = shop.app.browser();
    let mut last = ask(&browser, "nobody@example.test").await;
    for _ in 0..20 {
        last = ask(&browser, "nobody@example.test").await;
    }
    assert_eq!(last.status, 429, "{}", last.words());
    assert!(last.header("retry-after").parse::<u32>().is_ok());
    assert_eq!(ask(&shop.guest(9), "nobody@example.test").await.status, 303);
}

#[tokio::test]
async fn link_works_once() {
    let shop = Shop::open().await;
    let order = shop.placed().await;
    let (first, second) = (shop.app.browser(), shop.app.browser());
    let link = shop.link(&first).await;
    let button = Form::of(&second.get(&link).await.body, OPEN);
    assert_eq!(press(&first, &link).await.location(), ORDERS);
    for again in [second.submit(&button).await, second.get(&link).await] {
        assert_eq!(again.status, 410, "{}", again.words());
        assert!(again.words().contains("This link has already been used"), "{}", again.words());
    }
    assert_eq!(second.get(&order).await.status, 404);
    // On the same device, pressing the button again or opening the link again leads to the orders.
    assert_eq!(first.submit(&button).await.location(), ORDERS);
    assert_eq!(first.get(&link).await.header("location"), ORDERS);
}

#[tokio::test]
async fn concurrent_uses_of_a_link_open_one_browser() {
    let shop = Shop::open().await;
    let order = shop.placed().await;
    let link = shop.link(&shop.guest(1)).await;
    let browsers: Vec<_> = (0..8).map(|n| shop.guest(n)).collect();
    let fields = [("token", token_of(&link))];
    let pressed = join_all(browsers.iter().map(|b| b.post(OPEN, &fields))).await;
    let opened = pressed.iter().filter(|answer| answer.status == 303).count();
    let gone = pressed.iter().filter(|answer| answer.status == 410).count();
    assert_eq!((opened, gone), (1, 7));
    let seen = join_all(browsers.iter().map(|b| b.get(&order))).await;
    assert_eq!(seen.iter().filter(|answer| answer.status == 200).count(), 1);
}

#[tokio::test]
async fn invalid_link_opens_nothing_and_says_why() {
    let shop = Shop::open().await;
    let order = shop.placed().await;
    let good = shop.app.shop.recovery.link_until(EMAIL, now().plus(60));
    let changed = good.replacen(|c: char| c.is_ascii_lowercase(), "A", 1);
    let elsewhere = Shop::open().await.app.shop.recovery.link_until(EMAIL, now().plus(60));
    let old = shop.app.shop.recovery.link_until(EMAIL, now().plus(-1));
    for (token, status, said) in [
        (changed.as_str(), 400, "This link doesn’t work"),
        (&good[..good.len() - 1], 400, "This link doesn’t work"),
        (elsewhere.as_str(), 400, "This link doesn’t work"),
        ("", 400, "This link doesn’t work"),
        (old.as_str(), 410, "This link has expired"),
    ] {
        let browser = shop.app.browser();
        let looked = browser.get(&format!("{OPEN}?token={token}")).await;
        let pressed = shop.guest(7).post(OPEN, &[("token", token)]).await;
        for answer in [looked, pressed] {
            assert_eq!(answer.status, status, "{token}: {}", answer.words());
            assert!(
                answer.words().contains(said) && answer.body.contains("href=\"/en-us/orders\""),
                "{token}"
            );
        }
        assert_eq!(browser.get(&order).await.status, 404, "{token}");
    }
    assert_eq!(shop.guest(8).post(OPEN, &[("token", &good)]).await.location(), ORDERS);
}

#[tokio::test]
async fn closing_removes_opened_orders_and_keeps_own_ones() {
    let shop = Shop::open().await;
    let order = shop.placed().await;
    let browser = shop.app.browser();
    let own = place(&browser, "own@example.test").await;
    press(&browser, &shop.link(&browser).await).await;
    let list = browser.get(ORDERS).await;
    assert!(list.body.contains(&order) && list.body.contains(&own), "{}", list.words());
    assert_eq!(browser.submit(&Form::of(&list.body, "/orders/close")).await.location(), ORDERS);
    let list = browser.get(ORDERS).await;
    assert!(!list.body.contains(&order) && list.body.contains(&own), "{}", list.words());
    assert_eq!(browser.get(&order).await.status, 404);
    assert_eq!(Form::find(&list.body, "/orders/close").map(|form| form.action), None);
}

#[tokio::test]
async fn email_is_localized_and_contains_no_order_details() {
    let shop = Shop::open().await;
    shop.placed().await;
    for (locale, hello) in [("it-it", "Ciao"), ("zh-cn", "您好"), ("es-es", "Hola")] {
        let before = shop.mail.letters().len();
        let asked = shop.app.browser().post(&format!("/{locale}/orders"), &[("email", EMAIL)]).await;
        assert_eq!(asked.location(), format!("/{locale}/orders/asked"));
        let letter = shop.mail.wait_for(before + 1).await.pop().unwrap();
        assert!(letter.text.starts_with(hello) && letter.text.contains("30"), "{}", letter.text);
        assert!(link_in(&letter).starts_with(&format!("/{locale}/orders/open?token=")));
        // The link contains random characters, which may spell anything.
        let said = letter.text.replace(&link_in(&letter), "");
        for told in ["Northstar", "25", "USDC", "<"] {
            assert!(!said.contains(told), "{told} in {said}");
        }
        assert_eq!((letter.from.as_str(), letter.to.as_str()), ("orders@shop.example", EMAIL));
    }
}

#[tokio::test]
async fn invalid_address_is_reported_at_its_field() {
    let shop = Shop::open().await;
    let answer = ask(&shop.app.browser(), "nobody").await;
    assert_eq!(answer.status, 400, "{}", answer.words());
    assert!(answer.body.contains("id=\"email-error\"") && answer.body.contains("value=\"nobody\""));
}

#[tokio::test]
async fn logs_and_files_contain_no_address_or_link() {
    listen();
    let shop = Shop::open().await;
    shop.placed().await;
    let browser = shop.app.browser();
    let link = shop.link(&browser).await;
    press(&browser, &link).await;
    let refusing = Shop::over(MailServer::answering("550 no Returning.Buyer@example.test here").await).await;
    refusing.placed().await;
    ask(&refusing.app.browser(), EMAIL).await.location();
    for _ in 0..200 {
        if String::from_utf8_lossy(&LINES.lock().unwrap()).contains("refuses it for good, with 550") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    shop.app.shop.close().await;
    let log = String::from_utf8_lossy(&LINES.lock().unwrap()).to_lowercase();
    assert!(log.contains("sent a link to earlier orders"), "{log}");
    assert!(log.contains("refuses it for good, with 550"), "{log}");
    let (email, token) = (EMAIL.to_lowercase(), token_of(&link).to_lowercase());
    for secret in [email.as_str(), token.as_str()] {
        assert!(!log.contains(secret), "the log tells {secret}");
    }
    for file in std::fs::read_dir(shop.app.folder.path()).unwrap().flatten() {
        let bytes = std::fs::read(file.path()).unwrap().to_ascii_lowercase();
        for secret in [email.as_bytes(), token.as_bytes()] {
            assert!(!bytes.windows(secret.len()).any(|w| w == secret), "{}", file.path().display());
        }
    }
}
