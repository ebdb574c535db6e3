//! Tests of a whole purchase against the sandbox, on each of its rails: placed, payable, paid, delivered.

use crate::{
    domain::{phase::Phase, rail::RailOption},
    orders::{
        hub::Hub,
        journal::OwnedOrder,
        place::{Checkout, Placer},
        reader::Reader,
        record::{AgreedTerms, PlacementStatus},
        tests::sample,
    },
    sandbox,
    store::Node,
    upstream::{Budgets, Config, OrderRequest, RequestedLine, Upstream},
};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

const BRAND: &str = "Northstar Play";

async fn sandbox() -> (sandbox::Sandbox, Upstream) {
    let options = sandbox::Options { pace: Duration::from_millis(20), ..sandbox::Options::default() };
    let sandbox = sandbox::start(options).await.unwrap();
    let upstream = Upstream::new(Config {
        url: sandbox.url().parse().unwrap(),
        partner_id: None,
        app_version: "1".into(),
        timeout: Duration::from_secs(5),
        budgets: Budgets::ample(),
    });
    (sandbox, upstream.unwrap())
}

/// `None` if guests may not pay on this rail.
async fn checkout(upstream: &Upstream, rail: RailOption, key: usize) -> Option<Checkout> {
    let request = OrderRequest {
        lines: vec![RequestedLine {
            brand: BRAND.into(),
            choice: "=25 USD".parse().unwrap(),
            ..sample::request().lines.remove(0)
        }],
        rail: rail.rail.clone(),
        ..sample::request()
    };
    let checked = upstream.validate(&sample::caller(), &request).await.unwrap();
    Some(Checkout {
        key: format!("key-of-checkout-{key}").parse().unwrap(),
        device: sample::device(),
        lines: vec![sample::line(BRAND, "=25 USD")],
        agreed: AgreedTerms::new(rail, checked.amount?),
        country: "US".parse().unwrap(),
        request,
    })
}

#[tokio::test]
async fn order_is_payable_on_every_rail() {
    let (_sandbox, upstream) = sandbox().await;
    let (journal, place) = sample::journal().await;
    let placer =
        Placer::new(Reader::new(journal.clone(), upstream.clone(), Duration::ZERO), sample::keys(), "a node");
    let store = place.open().await;
    let node = Node::join(&store).await.unwrap();
    let hub = Hub::new(&journal, node, upstream.clone(), CancellationToken::new());
    let mut payable = 0;
    for (n, rail) in upstream.payment_rails(&sample::caller()).await.unwrap().into_iter().enumerate() {
        let name = rail.rail.to_string();
        if let Some(checkout) = checkout(&upstream, rail, n).await {
            let attempt = placer.lock_and_place(sample::caller(), checkout).await.unwrap();
            let view = hub
                .snapshot(&OwnedOrder::without_check(&journal, &attempt.id).await, &sample::caller())
                .await
                .unwrap()
                .view();
            assert_eq!((view.phase, view.payment.is_some()), (Phase::AwaitingPayment, true), "{name}");
            payable += 1;
        }
    }
    assert!(payable > 8, "{payable}");
}

#[tokio::test]
async fn paid_order_is_followed_to_its_code() {
    let (sandbox, upstream) = sandbox().await;
    let (journal, place) = sample::journal().await;
    let placer =
        Placer::new(Reader::new(journal.clone(), upstream.clone(), Duration::ZERO), sample::keys(), "a node");
    let store = place.open().await;
    let node = Node::join(&store).await.unwrap();
    let hub = Hub::new(&journal, node, upstream.clone(), CancellationToken::new());
    let rail = upstream.payment_rails(&sample::caller()).await.unwrap().remove(0);
    let checkout = checkout(&upstream, rail, 0).await.unwrap();
    let attempt = placer.lock_and_place(sample::caller(), checkout).await.unwrap();
    let PlacementStatus::Placed(secret) = attempt.standing else { panic!("{:?}", attempt.standing) };
    let mut watch =
        hub.watch(&OwnedOrder::without_check(&journal, &attempt.id).await, &sample::caller()).await.unwrap();
    assert_eq!(watch.next().await.map(|v| v.phase), Some(Phase::AwaitingPayment));
    post(&format!("{}/control/orders/{}/pay", sandbox.url(), secret.expose())).await;
    let mut last = watch.view();
    while let Some(view) = watch.next().await {
        last = view;
    }
    assert_eq!((last.phase, last.settled), (Phase::Delivered, true));
    assert_eq!(
        hub.reveal(&OwnedOrder::without_check(&journal, &attempt.id).await, &sample::caller())
            .await
            .unwrap()
            .len(),
        1
    );
}

/// Posts to the sandbox's controls. They are not part of upstream's API, so this is plain HTTP.
async fn post(url: &str) {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let (host, path) = url.trim_start_matches("http://").split_once('/').unwrap();
    let mut line = tokio::net::TcpStream::connect(host).await.unwrap();
    let request = format!(
        "POST /{path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\
         Connection: close\r\n\r\n{{}}"
    );
    line.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    line.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 20"), "{answer}");
}
