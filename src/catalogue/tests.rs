//! Tests of the catalogue against a stub of upstream.

use super::{clock::manual, *};
use crate::{
    cluster::{SharedRedis, tests::Server},
    domain::locale::CountryCode,
    upstream::{BudgetPeers, Budgets, Config, Priority},
};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use wiremock::{
    Mock, MockServer, ResponseTemplate,
    matchers::{method, path, query_param},
};

struct Scene {
    server: MockServer,
    catalogue: Catalogue,
    time: manual::ManualClock,
    caller: Caller,
}

impl Scene {
    async fn new() -> Self {
        let server = MockServer::start().await;
        let config = Config {
            url: server.uri().parse().unwrap(),
            partner_id: None,
            app_version: "test".to_owned(),
            timeout: Duration::from_secs(5),
            budgets: Budgets::default(),
        };
        let (clock, time) = manual::clock();
        let catalogue = Catalogue::with_clock(
            Upstream::new(config).unwrap(),
            Emoney::Hidden,
            AnswerSource::new(None, None),
            clock,
        );
        Self {
            server,
            catalogue,
            time,
            caller: Caller { ip: None, user_agent: None, country: CountryCode::US, priority: Priority::Page },
        }
    }

    /// Replaces upstream's answer at this path.
    async fn stub(&self, at: &str, status: u16, body: Value) {
        let answer = ResponseTemplate::new(status).set_body_json(body);
        Mock::given(method("GET")).and(path(at)).respond_with(answer).mount(&self.server).await;
    }

    async fn calls(&self, at: &str) -> usize {
        let requests = self.server.received_requests().await.unwrap();
        requests.iter().filter(|request| request.url.path() == at).count()
    }

    async fn found(&self, slug: &str) -> Result<Found, CatalogueError> {
        let index = self.catalogue.brands(&self.caller).await?;
        self.catalogue.offer(&self.caller, &index, &slug.parse().unwrap(), &usdc(), Language::En).await
    }

    async fn priced(&self, choice: &str) -> Result<Option<(String, u64)>, UpstreamError> {
        let index = self.catalogue.brands(&self.caller).await?;
        let brand = index.resolve(&"andorinha-credits".parse().unwrap()).unwrap().brand;
        let choice = choice.parse().unwrap();
        let quote = self.catalogue.quote(&self.caller, &brand, &choice, &usdc(), Language::En).await?;
        Ok(quote.map(|quote| (quote.price.to_string(), quote.age.as_secs())))
    }
}

fn usdc() -> Coin {
    "USDC".parse().unwrap()
}

const BRANDS: &str = "/v2/brands";
const PRODUCTS: &str = "/v5/products/country/US";
const PRICE: &str = "/v4/products/price";
const RAILS: &str = "/v3/payment_vias";

fn brand(name: &str, id: &str) -> Value {
    json!({ "brand": name, "family": "Andorinha", "brand_id": id, "kind": "mobile_recharge",
        "category": "mobile_credits", "is_out_of_stock": false })
}

fn brands() -> Value {
    json!({ "all_brands": [brand("Andorinha Credits", "c"), brand("Andorinha Data", "d"), brand("Andorinha Lost", "l")] })
}

fn offer(name: &str, id: &str, price: &str) -> Value {
    json!({ "brand": name, "family": "Andorinha", "brand_id": id, "kind": "mobile_recharge", "products": [
        { "is_dynamic": false, "denomination": "15 USD", "coin": "USDC", "coin_amount": price,
          "delivery_type": "by_email", "face_value": { "currency_code": "USD", "amount": { "type": "fixed", "price": "15" } } }
    ] })
}

async fn stocked() -> Scene {
    let scene = Scene::new().await;
    scene.stub(BRANDS, 200, brands()).await;
    scene
        .stub(
            PRODUCTS,
            200,
            json!([offer("Andorinha Data", "d", "9"), offer("Andorinha Credits", "c", "15.2")]),
        )
        .await;
    scene
}

#[tokio::test]
async fn brand_gets_its_own_offer_of_the_family() {
    let scene = stocked().await;
    let found = scene.found("andorinha-credits").await.unwrap();
    assert_eq!(found.offer.unwrap().brand, "Andorinha Credits");
    let siblings: Vec<_> = found.siblings.iter().map(|hit| hit.slug.as_str()).collect();
    assert_eq!(siblings, ["andorinha-data", "andorinha-lost"]);
    scene.found("andorinha-data").await.unwrap();
    assert_eq!((scene.calls(BRANDS).await, scene.calls(PRODUCTS).await), (1, 1), "one read per family");
}

#[tokio::test]
async fn ghost_has_no_offer_and_is_not_listed() {
    let scene = stocked().await;
    let found = scene.found("andorinha-lost").await.unwrap();
    assert_eq!(found.offer, None);
    let index = scene.catalogue.brands(&scene.caller).await.unwrap();
    assert_eq!(index.all().count(), 2);
    assert!(scene.found("andorinha-lost").await.is_ok(), "its slug still works");
}

#[tokio::test]
async fn unknown_slug_is_not_found() {
    assert_eq!(stocked().await.found("andorinha-x").await, Err(CatalogueError::NotFound));
}

#[tokio::test]
async fn cached_offers_are_served_while_upstream_fails() {
    let scene = stocked().await;
    scene.found("andorinha-credits").await.unwrap();
    scene.server.reset().await;
    scene.stub(BRANDS, 500, json!({})).await;
    scene.stub(PRODUCTS, 500, json!({})).await;
    scene.time.advance(20 * 24 * 3600);
    let found = scene.found("andorinha-credits").await.unwrap();
    assert_eq!(found.lag.map(|lag| lag.as_secs()), Some(20 * 24 * 3600));
    assert!(found.offer.is_some());
    assert!(
        matches!(scene.priced("=15 USD").await, Err(UpstreamError::Unavailable(_))),
        "a price is not served"
    );
}

#[tokio::test]
async fn fixed_amount_is_priced_by_current_offers() {
    let scene = stocked().await;
    scene.found("andorinha-credits").await.unwrap();
    scene.time.advance(14);
    assert_eq!(scene.priced("=15 USD").await, Ok(Some(("15.2 USDC".to_owned(), 14))));
    assert_eq!(scene.calls(PRODUCTS).await, 1);
    scene.time.advance(1);
    assert_eq!(scene.priced("=15 USD").await, Ok(Some(("15.2 USDC".to_owned(), 0))));
    assert_eq!(scene.calls(PRODUCTS).await, 2);
    assert_eq!(scene.priced("=16 USD").await, Ok(None));
}

#[tokio::test]
async fn free_amount_is_priced_by_the_price_endpoint() {
    let scene = stocked().await;
    let answer = json!({ "coin": "USDC", "coin_amount": "20.4" });
    let answer = ResponseTemplate::new(200).set_body_json(answer);
    let asked = Mock::given(path(PRICE)).and(query_param("brand_name", "Andorinha Credits"));
    asked.and(query_param("face_value", "20")).respond_with(answer).mount(&scene.server).await;
    for choice in ["~20", "~20.00"] {
        assert_eq!(scene.priced(choice).await, Ok(Some(("20.4 USDC".to_owned(), 0))));
    }
    assert_eq!(scene.calls(PRICE).await, 1);
    assert_eq!(scene.priced("~21").await, Ok(None), "an unknown amount has no price");
}

#[tokio::test]
async fn throttled_catalogue_is_not_read_during_the_cooldown() {
    let scene = Scene::new().await;
    let answer = ResponseTemplate::new(429).insert_header("Retry-After", "20").set_body_json(json!({}));
    Mock::given(path(BRANDS)).respond_with(answer).mount(&scene.server).await;
    for _ in 0..3 {
        let answer = scene.catalogue.brands(&scene.caller).await;
        assert!(matches!(answer, Err(UpstreamError::Throttled { .. })));
        scene.time.advance(6);
    }
    assert_eq!(scene.calls(BRANDS).await, 1);
}

#[tokio::test]
async fn answers_are_shared_by_all_shoppers() {
    let scene = stocked().await;
    scene.catalogue.brands(&scene.caller).await.unwrap();
    let other =
        Caller { ip: "192.0.2.7".parse().ok(), user_agent: Some("Other".into()), ..scene.caller.clone() };
    scene.catalogue.brands(&other).await.unwrap();
    assert_eq!(scene.calls(BRANDS).await, 1);
}

#[tokio::test]
async fn rails_and_pictures_are_read_once() {
    let scene = stocked().await;
    let network = json!({ "name": "Solana", "estimated_transfer_cost": "€0" });
    let via = json!([{ "name": "USER_WALLET", "currencies": [{ "name": "USDC", "networks": [network] }] }]);
    scene.stub(RAILS, 200, via).await;
    let picture = ResponseTemplate::new(200).set_body_raw(*b"<svg/>", "image/svg+xml");
    Mock::given(path("/a.svg")).respond_with(picture).mount(&scene.server).await;
    let url = ImageUrl::checked(format!("{}/a.svg", scene.server.uri()));
    for _ in 0..2 {
        let rails = scene.catalogue.rails(&scene.caller).await.unwrap();
        assert_eq!(
            rails.recommended(true).map(|option| option.rail.to_string()).as_deref(),
            Some("USDC:Solana")
        );
        assert_eq!(scene.catalogue.image(&url).await.unwrap().media_type, "image/svg+xml");
    }
    assert_eq!((scene.calls(RAILS).await, scene.calls("/a.svg").await), (1, 1));
}

/// A node of the scene's shop, and its connection to Redis.
fn node(scene: &Scene, shared: &Server) -> (Catalogue, SharedRedis) {
    let config = Config {
        url: scene.server.uri().parse().unwrap(),
        partner_id: None,
        app_version: "test".to_owned(),
        timeout: Duration::from_secs(5),
        budgets: Budgets::default(),
    };
    let redis = SharedRedis::open(&shared.url(), &scene.server.uri(), [1; 32]).unwrap();
    let upstream = Upstream::among(config, BudgetPeers::new(Some(redis.clone()), || 2)).unwrap();
    let source = AnswerSource::new(Some(redis.clone()), None);
    (Catalogue::new(upstream, Emoney::Hidden, source), redis)
}

#[tokio::test]
async fn cold_product_read_waits_for_redis_three_times() {
    let (scene, shared) = (Scene::new().await, Server::start().await);
    scene.stub(BRANDS, 200, brands()).await;
    let (catalogue, redis) = node(&scene, &shared);
    let index = catalogue.brands(&scene.caller).await.unwrap();
    // The brands are shared in the background.
    tokio::time::sleep(Duration::from_millis(200)).await;
    let before = redis.round_trips();
    let products = json!([offer("Andorinha Credits", "c", "15.2")]);
    let at_the_call = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&at_the_call);
    let respond = move |_: &wiremock::Request| {
        counted.store(redis.round_trips(), SeqCst);
        ResponseTemplate::new(200).set_body_json(&products)
    };
    Mock::given(method("GET")).and(path(PRODUCTS)).respond_with(respond).mount(&scene.server).await;
    let slug = "andorinha-credits".parse().unwrap();
    let found = catalogue.offer(&scene.caller, &index, &slug, &usdc(), Language::En).await.unwrap();
    assert!(found.offer.is_some());
    assert_eq!(at_the_call.load(SeqCst) - before, 3, "the answer, a permit, the budget");
}

#[tokio::test]
async fn nodes_share_one_read() {
    let (scene, shared) = (stocked().await, Server::start().await);
    let nodes = [(); 3].map(|()| node(&scene, &shared).0);
    let found = |catalogue: Catalogue| {
        let caller = scene.caller.clone();
        async move {
            let index = catalogue.brands(&caller).await.unwrap();
            let slug = "andorinha-credits".parse().unwrap();
            let found = catalogue.offer(&caller, &index, &slug, &usdc(), Language::En).await.unwrap();
            found.offer.unwrap().brand.clone()
        }
    };
    let found = futures::future::join_all(nodes.map(found)).await;
    assert_eq!(found, ["Andorinha Credits", "Andorinha Credits", "Andorinha Credits"]);
    assert_eq!((scene.calls(BRANDS).await, scene.calls(PRODUCTS).await), (1, 1));
}
