//! Tests of crawlers next to people: upstream's budgets serve people first, and a brand page whose amounts
//! cannot be read now is still a page.

use crate::{
    domain::{brand::Kind, locale::CountryCode},
    shop::visitor::Visitor,
    tests::{
        app::{App, live},
        browser::{Answer, Browser},
        double::Double,
        form::Form,
    },
    upstream::{Budgets, Endpoint},
};
use axum::{
    body::Body,
    http::{Method, header},
};

const CRAWLERS: usize = 40;
const GOOGLEBOT: &str = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
const HIDDEN: &str = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";

async fn open(budgets: Budgets) -> (Double, App) {
    let double = Double::plain().await;
    let url = double.url.clone();
    let app = App::with(|settings| {
        settings.upstream.mode = live(&url);
        settings.upstream.budgets = budgets;
    });
    (double, app.await)
}

/// Pages of brands that sell and respond quickly, without the slow and broken ones of the sandbox.
async fn brand_pages(app: &App) -> Vec<String> {
    let mut pages = Vec::new();
    for (locale, country) in [("en-us", "US"), ("en-gb", "GB"), ("en-br", "BR"), ("en-ng", "NG")] {
        let caller = Visitor::default().caller(country.parse::<CountryCode>().unwrap());
        let index = app.shop.catalogue.brands(&caller).await.unwrap();
        let sells = index.all().filter(|hit| !hit.brand.sold_out && hit.brand.kind == Kind::GiftCard);
        let odd = ["broken-pages", "slow-lane", "vanishing-goods", "priceless-club"];
        let slugs = sells.map(|hit| hit.slug.to_string()).filter(|slug| !odd.contains(&slug.as_str()));
        pages.extend(slugs.map(|slug| format!("/{locale}/brands/{slug}")));
    }
    pages
}

/// A page as a program requests it, from its own address.
async fn request_as(app: &App, path: &str, agent: &str, number: usize) -> Answer {
    let mut browser = app.browser();
    browser.peer = format!("192.0.2.{}:40000", number % CRAWLERS + 1).parse().unwrap();
    let mut request = browser.request(Method::GET, path).body(Body::empty()).unwrap();
    request.headers_mut().remove("sec-fetch-mode");
    request.headers_mut().insert(header::USER_AGENT, agent.parse().unwrap());
    browser.send(request).await
}

fn person(app: &App, number: usize) -> Browser {
    let mut browser = app.browser();
    browser.peer = format!("203.0.113.{}:40000", number + 1).parse().unwrap();
    browser
}

/// Whether something can be bought on the page. A page without amounts must say that it reloads.
fn is_whole(answer: &Answer, path: &str) -> bool {
    assert_eq!(answer.status, 200, "{path}: {}", answer.words());
    let sells = Form::find(&answer.body, "/checkout").is_some();
    if !sells {
        assert!(answer.words().contains("Loading amounts"), "{path}: {}", answer.words());
        assert!(answer.header("refresh").parse::<u64>().unwrap() >= 4, "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
    }
    sells
}

#[tokio::test]
async fn crawlers_leave_most_of_the_products_budget_to_people() {
    for (agent, most) in [(GOOGLEBOT, 15), (HIDDEN, 30)] {
        let (double, app) = open(Budgets::default()).await;
        let pages = brand_pages(&app).await;
        assert!(pages.len() >= 80, "{}", pages.len());
        let (mut crawled, mut seen) = (0, 0);
        // Sixty pages for crawlers and twenty for people, within one window of the budget.
        for (number, path) in pages.iter().take(80).enumerate() {
            if number % 4 == 3 {
                seen += usize::from(is_whole(&person(&app, number).get(path).await, path));
            } else {
                crawled += usize::from(is_whole(&request_as(&app, path, agent, number).await, path));
            }
        }
        assert_eq!(seen, 20, "people saw {seen} of 20 pages, {agent} {crawled}");
        assert!(crawled >= most / 2, "{agent} saw {crawled}");
        assert!(usize::try_from(double.calls("products").await).unwrap() <= most + 20, "{agent}");
    }
}

#[tokio::test]
async fn page_without_amounts_is_complete_after_a_reload() {
    let mut budgets = Budgets::ample();
    budgets.agree(Endpoint::Products, "1/1s".parse().unwrap());
    let (_double, app) = open(budgets).await;
    let browser = app.browser();
    assert!(is_whole(&browser.get("/en-us/brands/blockyard").await, "blockyard"));
    let early = browser.get("/en-us/brands/northstar-play").await;
    assert!(!is_whole(&early, "northstar-play"), "{}", early.words());
    assert!(early.words().contains("$10–$100"), "{}", early.words());
    tokio::time::sleep(std::time::Duration::from_millis(2_100)).await;
    assert!(is_whole(&browser.get("/en-us/brands/northstar-play").await, "northstar-play"));
}

#[tokio::test]
async fn filters_and_orders_are_hidden_from_crawlers() {
    let app = App::sandbox().await;
    for (path, follows) in [("/en-us/brands", true), ("/en-us/brands?kind=gift-card", false)] {
        let page = app.browser().get(path).await.body;
        for class in ["facet__link", "sort__link", "pagination__link"] {
            let links: Vec<_> = page.split("<a ").filter(|link| link.contains(class)).collect();
            assert!(!links.is_empty(), "{path}: {class}");
            for link in links {
                let is_left = link.split('>').next().unwrap().contains("nofollow");
                assert_eq!(is_left, class != "pagination__link" || !follows, "{path}: {link:.200}");
            }
        }
    }
}
