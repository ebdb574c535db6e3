//! One sample order in every form that the tests need: 5 USD of brand "A" for 26.31 USDC on Solana.

use crate::{
    domain::{
        brand::Kind,
        money::CoinAmount,
        order::{DeliveryLine, Goods, OrderState, PaymentState, Secret, UpstreamOrder},
        order_id::OrderId,
        rail::{RailOption, TokenContract},
        time::Timestamp,
    },
    orders::{
        journal::{InsertResult, Journal},
        keys::{Digest, Keys},
        record::{AgreedTerms, NewOrder, OrderedLine, PlacementStatus, Record},
        vault::Vault,
    },
    store::tests::{Base, Place},
    upstream::{Caller, OrderRequest, Priority, RequestedLine},
};

pub const MADE_AT: Timestamp = Timestamp::from_unix(1_791_540_000);
pub const NOW: Timestamp = MADE_AT.plus(10);
pub const UPSTREAM_ID: &str = "fee10a91-3c07-414e-ad9b-ec46fa2179f8";
pub const ADDRESS: &str = "DZzzAzXjHwjshgNFCNZ7DRag1adeDo6m2HCG6p61rajb";
pub const MINT: &str = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v";

pub fn keys() -> Keys {
    Keys::new(b"a server key for tests").unwrap()
}

/// The vault that seals the journal in tests.
pub fn vault() -> Vault {
    Vault::new(&["a journal key for tests, long enough"]).unwrap()
}

pub fn line(brand: &str, choice: &str) -> OrderedLine {
    OrderedLine {
        brand: brand.into(),
        amount: "$5".into(),
        choice: choice.parse().unwrap(),
        kind: Kind::GiftCard,
        country: "US".parse().unwrap(),
        by_phone: false,
    }
}

pub fn delivery(brand: &str, denomination: &str) -> DeliveryLine {
    DeliveryLine {
        brand: brand.into(),
        denomination: denomination.into(),
        country: "US".parse().ok(),
        label: Some(denomination.into()),
        product_value: None,
        currency: Some("USD".into()),
        by_phone: false,
        failed: false,
        goods: Goods::default(),
    }
}

pub fn agreed(price: &str) -> AgreedTerms {
    let token = TokenContract { address: MINT.into(), decimals: Some(6), symbol: "USDC".into() };
    let rail = RailOption {
        rail: "USDC:Solana".parse().unwrap(),
        network_label: "Solana (SPL)".into(),
        suspended: false,
        minimum: None,
        transfer_cost: None,
        chain_id: None,
        token: Some(token),
    };
    let price = CoinAmount::new(price.parse().unwrap(), rail.rail.coin().clone()).unwrap();
    AgreedTerms::new(rail, price)
}

pub fn order() -> UpstreamOrder {
    UpstreamOrder {
        id: Secret::new(UPSTREAM_ID.into()),
        state: OrderState::WaitingForPayment,
        payment_state: PaymentState::Open,
        coin: "USDC".into(),
        network: "Solana".into(),
        amount: Some("26.31".parse().unwrap()),
        received: None,
        refunded: None,
        address: ADDRESS.into(),
        qr_text: None,
        wants_memo: false,
        created_at: Some(MADE_AT),
        updated_at: None,
        expires_at: None,
        email: None,
        lines: vec![delivery("A", "5 USD")],
    }
}

pub fn new_order(key: &str, content: &str) -> NewOrder {
    NewOrder {
        key: key.parse().unwrap(),
        fingerprint: keys().form([content]),
        kind: kind(),
        device: device(),
        email: keys().email(&"buyer@example.test".parse().unwrap()),
        lines: vec![line("A", "=5 USD")],
        agreed: agreed("26.31"),
        language: "en".parse().unwrap(),
        country: "US".parse().unwrap(),
        node: "a node that died".into(),
    }
}

/// The kind of [`new_order`]: its one line on its rail.
pub fn kind() -> Digest {
    let line = line("A", "=5 USD");
    keys().kind(&agreed("26.31").rail.rail, [(line.brand.as_str(), &line.choice, line.country)])
}

pub fn device() -> Digest {
    keys().device("a device")
}

/// A record of a placed order.
pub fn record() -> Record {
    let new = new_order("0123456789abcdef", "form");
    Record {
        id: OrderId::from_bits(7),
        fingerprint: new.fingerprint,
        device: new.device,
        email: new.email,
        lines: new.lines,
        agreed: new.agreed,
        language: new.language,
        country: new.country,
        standing: PlacementStatus::Placed(Secret::new(UPSTREAM_ID.into())),
        seen: None,
        created_at: MADE_AT,
        updated_at: MADE_AT,
    }
}

pub fn caller() -> Caller {
    Caller {
        ip: None,
        user_agent: Some("Test".into()),
        country: "US".parse().unwrap(),
        priority: Priority::Page,
    }
}

pub fn request() -> OrderRequest {
    OrderRequest {
        email: "buyer@example.test".parse().unwrap(),
        newsletter: false,
        lines: vec![RequestedLine {
            brand: "A".into(),
            country: "US".parse().unwrap(),
            choice: "=5 USD".parse().unwrap(),
            beneficiary: "buyer@example.test".into(),
            label: None,
        }],
        rail: "USDC:Solana".parse().unwrap(),
        language: "en".parse().unwrap(),
        refund_address: None,
        utm_source: None,
        coupon: None,
    }
}

/// A journal in a new `SQLite` file, which exists as long as the second value.
pub async fn journal() -> (Journal, Place) {
    journal_on(Base::Sqlite).await
}

/// A journal on either database.
pub async fn journal_on(base: Base) -> (Journal, Place) {
    let place = base.place().await;
    (Journal::new(&place.open().await, &vault()), place)
}

/// Starts an order at this time and returns its ID.
pub async fn begun(journal: &Journal, key: &str, now: Timestamp) -> OrderId {
    match journal.begin(&new_order(key, "form"), now).await.unwrap() {
        InsertResult::Started(id) => id,
        InsertResult::Existing { .. } => panic!("the key was used before"),
    }
}

/// Starts an order now, as a live node does.
pub async fn begun_by(journal: &Journal, node: &str) -> OrderId {
    let order = NewOrder { node: node.into(), ..new_order("0123456789abcdef", "form") };
    match journal.begin(&order, crate::orders::clock::now()).await.unwrap() {
        InsertResult::Started(id) => id,
        InsertResult::Existing { .. } => panic!("the key was used before"),
    }
}
