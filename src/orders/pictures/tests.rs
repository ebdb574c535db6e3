//! Tests of pictures of goods, fetched from a mock of upstream.

use super::*;
use crate::{
    orders::{goods::goods, tests::sample},
    upstream::{Budgets, Config},
};
use wiremock::{
    Mock, MockServer, ResponseTemplate,
    matchers::{method, path, query_param},
};

async fn server() -> MockServer {
    let server = MockServer::start().await;
    let png = |bytes: Vec<u8>| ResponseTemplate::new(200).set_body_raw(bytes, "image/png");
    Mock::given(method("GET"))
        .and(path("/barcodes/1"))
        .and(query_param("w", "640"))
        .and(query_param("h", "240"))
        .respond_with(png(b"bars".to_vec()))
        .mount(&server)
        .await;
    Mock::given(path("/barcodes/huge"))
        .respond_with(png(vec![1; MAX_PICTURE_BYTES + 1]))
        .mount(&server)
        .await;
    Mock::given(path("/qrs/1")).respond_with(png(b"squares".to_vec())).mount(&server).await;
    server
}

async fn revealed(server: &MockServer, code: &str, barcode: &str, qr: &str) -> Revealed {
    let config = Config {
        url: server.uri().parse().unwrap(),
        partner_id: None,
        app_version: "1".into(),
        timeout: Duration::from_secs(1),
        budgets: Budgets::default(),
    };
    let upstream = Upstream::new(config).unwrap();
    let mut order = sample::order();
    let secret = |text: &str| (!text.is_empty()).then(|| Secret::new(text.into()));
    order.lines.first_mut().unwrap().goods =
        Goods { code: secret(code), barcode: secret(barcode), qr: secret(qr), ..Goods::default() };
    let mut revealed = goods(&sample::record(), &order);
    add_pictures(&upstream, &sample::record(), &order, &mut revealed).await;
    revealed.remove(0)
}

fn src(picture: Option<Picture>) -> String {
    picture.map(|picture| picture.src).unwrap_or_default()
}

#[tokio::test]
async fn pictures_are_embedded_in_the_response() {
    let server = server().await;
    let (bars, squares) =
        (format!("{}/barcodes/1?w=64&h=64", server.uri()), format!("{}/qrs/1", server.uri()));
    let shown = revealed(&server, "CODE", &bars, &squares).await;
    assert_eq!(src(shown.barcode), "data:image/png;base64,YmFycw==");
    assert_eq!(src(shown.qr), "data:image/png;base64,c3F1YXJlcw==");
}

#[tokio::test]
async fn a_code_is_shown_without_a_picture_that_cannot_be_fetched() {
    let server = server().await;
    for address in ["/barcodes/none", "/barcodes/huge"].map(|path| format!("{}{path}", server.uri())) {
        let shown = revealed(&server, "CODE", &address, "https://elsewhere.example.test/1.png").await;
        assert_eq!((src(shown.barcode), src(shown.qr)), (String::new(), String::new()), "{address}");
        assert!(shown.voucher.is_some());
    }
}

#[tokio::test]
async fn a_picture_on_an_unknown_host_is_listed_and_not_fetched() {
    let server = server().await;
    let elsewhere = "https://cards.example.test/b/1.png?k=v";
    let shown = revealed(&server, "CODE", elsewhere, "http://127.0.0.1:9/q.png").await;
    let listed = shown.pictures_elsewhere.iter().map(|p| (p.address.as_str(), p.is_link)).collect::<Vec<_>>();
    assert_eq!(listed, [(elsewhere, true), ("http://127.0.0.1:9/q.png", false)]);
    assert_eq!((src(shown.barcode), src(shown.qr)), (String::new(), String::new()));
    assert_eq!(server.received_requests().await.unwrap().len(), 0);
}

#[tokio::test]
async fn an_esims_qr_code_is_not_fetched() {
    let server = server().await;
    let shown = revealed(&server, "LPA:1$a.test$K2", "", &format!("{}/qrs/1", server.uri())).await;
    assert_eq!(src(shown.qr), "");
    assert_eq!(server.received_requests().await.unwrap().len(), 0);
}
