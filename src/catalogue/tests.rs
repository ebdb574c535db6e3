//! The facade against stubs of the upstream.

use super::{clock::by_hand, *};
use crate::{
    cluster::{SharedRedis, tests::Server},
    domain::locale::CountryCode,
    upstream::{BudgetPeers, Budgets, Config, Priority},
};
use serde_json::{Value, json};
use wiremock::{
    Mock, MockServer, ResponseTemplate,
    matchers::{method, path, query_param},
};

struct Scene {
    server: MockServer,
    catalogue: Catalogue,
    hand: by_hand::ManualClock,
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
        let (clock, hand) = by_hand::clock();
        let catalogue = Catalogue::timed(
            Upstream::new(config).unwrap(),
            Emoney::Hidden,
            AnswerSource::new(None, None),
            clock,
        );
        Self {
            server,
            catalogue,
            hand,
            caller: Caller { ip: None, user_agent: None, country: CountryCode::US, priority: Priority::Page },
        }
    }

    /// Upstream answers this from now on instead of what it answered there before.
    async fn says(&self, at: &str, status: u16, body: Value) {
        let answer = ResponseTemplate::new(status).set_body_json(body);
        Mock::given(method("GET")).and(path(at)).respond_with(answer).mount(&self.server).await;
    }

    async fn asked(&self, at: &str) -> usize {
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
    scene.says(BRANDS, 200, brands()).await;
    scene
        .says(
            PRODUCTS,
            200,
            json!([offer("Andorinha Data", "d", "9"), offer("Andorinha Credits", "c", "15.2")]),
        )
        .await;
    scene
}

#[tokio::test]
async fn a_brand_gets_its_own_entry_of_the_family() {
    let scene = stocked().await;
    let found = scene.found("andorinha-credits").await.unwrap();
    assert_eq!(found.offer.unwrap().brand, "Andorinha Credits");
    let siblings: Vec<_> = found.siblings.iter().map(|hit| hit.slug.as_str()).collect();
    assert_eq!(siblings, ["andorinha-data", "andorinha-lost"]);
    scene.found("andorinha-data").await.unwrap();
    assert_eq!((scene.asked(BRANDS).await, scene.asked(PRODUCTS).await), (1, 1), "one read per family");
}

#[tokio::test]
async fn a_ghost_has_no_offer_and_leaves_the_list() {
    let scene = stocked().await;
    let found = scene.found("andorinha-lost").await.unwrap();
    assert_eq!(found.offer, None);
    let index = scene.catalogue.brands(&scene.caller).await.unwrap();
    assert_eq!(index.all().count(), 2);
    assert!(scene.found("andorinha-lost").await.is_ok(), "its address still works");
}

#[tokio::test]
async fn an_address_of_no_brand_is_not_found() {
    assert_eq!(stocked().await.found("andorinha-x").await, Err(CatalogueError::NotFound));
}

#[tokio::test]
async fn a_shop_outlives_its_upstream() {
    let scene = stocked().await;
    scene.found("andorinha-credits").await.unwrap();
    scene.server.reset().await;
    scene.says(BRANDS, 500, json!({})).await;
    scene.says(PRODUCTS, 500, json!({})).await;
    scene.hand.turn(20 * 24 * 3600);
    let found = scene.found("andorinha-credits").await.unwrap();
    assert_eq!(found.lag.map(|lag| lag.as_secs()), Some(20 * 24 * 3600));
    assert!(found.offer.is_some());
    assert!(
        matches!(scene.priced("=15 USD").await, Err(UpstreamError::Unavailable(_))),
        "but names no price"
    );
}

#[tokio::test]
async fn a_fixed_amount_costs_what_the_list_says_now() {
    let scene = stocked().await;
    scene.found("andorinha-credits").await.unwrap();
    scene.hand.turn(14);
    assert_eq!(scene.priced("=15 USD").await, Ok(Some(("15.2 USDC".to_owned(), 14))));
    assert_eq!(scene.asked(PRODUCTS).await, 1);
    scene.hand.turn(1);
    assert_eq!(scene.priced("=15 USD").await, Ok(Some(("15.2 USDC".to_owned(), 0))));
    assert_eq!(scene.asked(PRODUCTS).await, 2);
    assert_eq!(scene.priced("=16 USD").await, Ok(None));
}

#[tokio::test]
async fn a_free_amount_is_priced_by_itself() {
    let scene = stocked().await;
    let answer = json!({ "coin": "USDC", "coin_amount": "20.4" });
    let answer = ResponseTemplate::new(200).set_body_json(answer);
    let asked = Mock::given(path(PRICE)).and(query_param("brand_name", "Andorinha Credits"));
    asked.and(query_param("face_value", "20")).respond_with(answer).mount(&scene.server).await;
    for choice in ["~20", "~20.00"] {
        assert_eq!(scene.priced(choice).await, Ok(Some(("20.4 USDC".to_owned(), 0))));
    }
    assert_eq!(scene.asked(PRICE).await, 1);
    assert_eq!(scene.priced("~21").await, Ok(None), "what upstream does not know has no price");
}

#[tokio::test]
async fn a_throttled_catalogue_is_left_alone_as_long_as_upstream_says() {
    let scene = Scene::new().await;
    let answer = ResponseTemplate::new(429).insert_header("Retry-After", "20").set_body_json(json!({}));
    Mock::given(path(BRANDS)).respond_with(answer).mount(&scene.server).await;
    for _ in 0..3 {
        let answer = scene.catalogue.brands(&scene.caller).await;
        assert!(matches!(answer, Err(UpstreamError::Throttled { .. })));
        scene.hand.turn(6);
    }
    assert_eq!(scene.asked(BRANDS).await, 1);
}

#[tokio::test]
async fn nothing_of_the_shopper_is_in_a_key() {
    let scene = stocked().await;
    scene.catalogue.brands(&scene.caller).await.unwrap();
    let other =
        Caller { ip: "192.0.2.7".parse().ok(), user_agent: Some("Other".into()), ..scene.caller.clone() };
    scene.catalogue.brands(&other).await.unwrap();
    assert_eq!(scene.asked(BRANDS).await, 1);
}

#[tokio::test]
async fn rails_and_pictures_are_asked_for_once() {
    let scene = stocked().await;
    let network = json!({ "name": "Solana", "estimated_transfer_cost": "€0" });
    let via = json!([{ "name": "USER_WALLET", "currencies": [{ "name": "USDC", "networks": [network] }] }]);
    scene.says(RAILS, 200, via).await;
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
    assert_eq!((scene.asked(RAILS).await, scene.asked("/a.svg").await), (1, 1));
}

#[tokio::test]
async fn nodes_together_read_once() {
    let (scene, shared) = (stocked().await, Server::start().await);
    let node = || {
        let config = Config {
            url: scene.server.uri().parse().unwrap(),
            partner_id: None,
            app_version: "test".to_owned(),
            timeout: Duration::from_secs(5),
            budgets: Budgets::default(),
        };
        let commons = SharedRedis::open(&shared.url(), &scene.server.uri(), [1; 32]).unwrap();
        let upstream = Upstream::among(config, BudgetPeers::new(Some(commons.clone()), || 2)).unwrap();
        Catalogue::new(upstream, Emoney::Hidden, AnswerSource::new(Some(commons), None))
    };
    let nodes = [node(), node(), node()];
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
    assert_eq!((scene.asked(BRANDS).await, scene.asked(PRODUCTS).await), (1, 1));
}
