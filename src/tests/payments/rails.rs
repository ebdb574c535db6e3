//! Tests of every rail that upstream offers, with ten thousand orders. What a camera reads from the QR code
//! is the amount, the address, the token and the chain of the order.

use crate::{
    domain::{
        money::CoinAmount, order::UpstreamOrder, order_view::PaymentView, phase::Phase, rail::RailOption,
    },
    orders::{
        record::{AgreedTerms, Record},
        tests::sample::{self, MADE_AT, NOW},
        view::view,
    },
    payments::{Address, RailFacts, RequestedAmount, Scheme, Token, decode, photographed, pixels},
    tests::{double::Double, invoices::Invoice},
    upstream::{Budgets, Config, Upstream},
};
use axum::{Router, http::header::CONTENT_TYPE, routing::get};
use rust_decimal::Decimal;
use std::{collections::BTreeSet, ops::Range, time::Duration};
use tokio::net::TcpListener;

const ORDERS: u64 = 10_000;

/// The number of threads that share the orders.
const READERS: u64 = 4;

/// One in this many codes is decoded as a picture, the others as modules.
const PICTURES: u64 = 100;

/// The number of light modules around a code.
const QUIET: usize = 4;

/// The side of a module in pixels.
const MODULE_PIXELS: usize = 8;

/// The rails that upstream offers at this URL.
async fn offered(url: &str) -> Vec<RailOption> {
    let timeout = Duration::from_secs(5);
    let config = Config {
        url: url.parse().unwrap(),
        partner_id: None,
        app_version: "1".into(),
        timeout,
        budgets: Budgets::default(),
    };
    Upstream::new(config).unwrap().payment_rails(&sample::caller()).await.unwrap()
}

/// The rails of the sandbox and of the recorded answer.
async fn every_rail() -> Vec<RailOption> {
    let double = Double::plain().await;
    let mut rails = offered(&double.url).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let recorded = || async {
        let body = include_str!("../../upstream/fixtures/payment_vias.json");
        ([(CONTENT_TYPE, "application/json")], body)
    };
    let router = Router::new().route("/v3/payment_vias", get(recorded));
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    rails.extend(offered(&url).await);
    rails
}

/// Pseudo-random numbers that are the same in every run (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn bytes(&mut self) -> [u8; 32] {
        let words = [self.roll(), self.roll(), self.roll(), self.roll()].map(u64::to_be_bytes);
        words.concat().try_into().unwrap()
    }
}

/// The number of decimal places that an amount may have.
fn decimals(rail: &RailOption) -> u32 {
    match (&rail.token, rail.rail.coin().ticker(), rail.rail.network()) {
        (Some(token), ..) => token.decimals.unwrap(),
        (None, "BTC", "Lightning") => 11,
        (None, "BTC" | "LTC" | "DOGE", _) => 8,
        (None, "ETH", _) => 18,
        (None, "SOL" | "TON" | "SUI", _) => 9,
        (None, "TRX", _) => 6,
        other => panic!("{other:?}"),
    }
}

/// An address that is valid on the network.
fn address(rail: &RailOption, dice: &mut Dice, amount: Decimal) -> String {
    let bytes = dice.bytes();
    let short = &bytes[..20];
    let segwit = |prefix: &str, version: u8, program: &[u8]| {
        let (prefix, version) =
            (bech32::Hrp::parse(prefix).unwrap(), bech32::Fe32::try_from(version).unwrap());
        bech32::segwit::encode(prefix, version, program).unwrap()
    };
    let base58 = |version: u8| bs58::encode(short).with_check_version(version).into_string();
    match (rail.rail.coin().ticker(), rail.rail.network(), dice.roll() % 4) {
        ("BTC", "Lightning", _) => {
            let millisatoshis = (amount * Decimal::from(100_000_000_000_u64)).try_into().unwrap();
            Invoice::over(millisatoshis, MADE_AT.unix()).written()
        }
        ("BTC", _, 0) => segwit("bc", 0, short),
        ("BTC", _, 1) => segwit("bc", 1, &bytes),
        ("BTC", _, 2) => base58(0x00),
        ("BTC", ..) => base58(0x05),
        ("LTC", _, 0 | 1) => segwit("ltc", 0, short),
        ("LTC", ..) => base58(0x30),
        ("DOGE", ..) => base58(0x1e),
        (_, "Solana", _) => bs58::encode(bytes).into_string(),
        (_, "Tron", _) => base58(0x41),
        (_, "Ton", _) => format!("0:{}", hex::encode(bytes)),
        (_, "Sui", _) => format!("0x{}", hex::encode(bytes)),
        _ if rail.chain_id.is_some() => format!("0x{}", hex::encode(short)),
        other => panic!("{other:?}"),
    }
}

fn facts(rail: &RailOption) -> RailFacts {
    let token = rail.token.clone().map(|token| Token {
        contract: token.address,
        decimals: token.decimals,
        symbol: token.symbol,
    });
    RailFacts {
        coin: rail.rail.coin().to_string(),
        network: rail.rail.network().into(),
        chain_id: rail.chain_id,
        token,
    }
}

/// The dark modules of a code, with its quiet zone.
fn modules(qr: &str) -> Vec<Vec<bool>> {
    let (side, dark) = pixels(qr);
    let middle = |module: usize| module * MODULE_PIXELS + MODULE_PIXELS / 2;
    let modules = side / MODULE_PIXELS;
    (0..modules).map(|y| (0..modules).map(|x| dark[middle(y) * side + middle(x)]).collect()).collect()
}

fn scanned(dark: &[Vec<bool>]) -> String {
    let size = dark.len() - 2 * QUIET;
    let grid = rqrr::SimpleGrid::from_func(size, |x, y| dark[y + QUIET][x + QUIET]);
    rqrr::Grid::new(grid).decode().unwrap().1
}

/// The order's payment, as its owner sees it.
fn ordered(rail: &RailOption, amount: Decimal, address: &str) -> PaymentView {
    let price = CoinAmount::new(amount, rail.rail.coin().clone()).unwrap();
    let record = Record { agreed: AgreedTerms::new(rail.clone(), price), ..sample::record() };
    let order = UpstreamOrder {
        coin: rail.rail.coin().to_string(),
        network: rail.rail.network().into(),
        amount: Some(amount),
        address: address.into(),
        ..sample::order()
    };
    let seen = view(&record, Some(&order), NOW);
    assert_eq!(seen.phase, Phase::AwaitingPayment, "{} {amount} {address}", rail.rail);
    seen.payment.unwrap()
}

/// Checks that a URI requests exactly this payment. Returns its scheme.
fn asks_for(text: &str, rail: &RailOption, amount: Decimal, address: &str) -> Scheme {
    let facts = facts(rail);
    let request = decode(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let parsed = |text: &str| Address::parse(&facts, text).unwrap();
    assert!(parsed(&request.recipient).is_same_as(&parsed(address)), "{text} {address}");
    assert_eq!(request.chain_id, rail.chain_id, "{text}");
    let token = |contract: String| if rail.chain_id.is_some() { contract.to_lowercase() } else { contract };
    assert_eq!(
        request.token.clone().map(token),
        rail.token.as_ref().map(|stated| token(stated.address.clone())),
        "{text}"
    );
    match request.amount {
        Some(RequestedAmount::Coins(coins)) => assert_eq!(coins, amount, "{text}"),
        Some(RequestedAmount::Atomic(units)) => {
            let units = Decimal::from_i128_with_scale(i128::try_from(units).unwrap(), decimals(rail));
            assert_eq!(units, amount, "{text}");
        }
        // An invoice contains its own amount, and was made for this one.
        None => assert_eq!(
            (request.scheme, request.recipient.to_lowercase()),
            (Scheme::Lightning, address.into())
        ),
    }
    request.scheme
}

/// The schemes that occurred, the rails with only a plain address, and the rails without a code.
type Seen = [BTreeSet<String>; 3];

fn read_off(rails: &[RailOption], orders: Range<u64>) -> Seen {
    let [mut schemes, mut plain, mut unlinked] = Seen::default();
    for at in orders {
        let rail = &rails[usize::try_from(at).unwrap() % rails.len()];
        let mut dice = Dice(at << 32);
        let most = 10_u64.pow(1 + u32::try_from(dice.roll() % 12).unwrap());
        let units = i128::from(1 + dice.roll() % most);
        let amount = Decimal::from_i128_with_scale(units, decimals(rail)).normalize();
        let address = address(rail, &mut dice, amount);
        let payment = ordered(rail, amount, &address);
        let Some(qr) = &payment.qr else {
            assert_eq!((&payment.uri, &payment.address), (&None, &address));
            unlinked.insert(rail.rail.to_string());
            continue;
        };
        let read = if at % PICTURES == 0 { photographed(qr) } else { scanned(&modules(qr)) };
        assert_eq!((payment.amount.parse(), &payment.address), (Ok(amount), &address));
        assert_eq!(
            (payment.coin.as_str(), payment.network.as_str()),
            (rail.rail.coin().ticker(), rail.rail.network())
        );
        if let Some(link) = &payment.uri {
            let scheme = asks_for(&read, rail, amount, &address);
            assert_eq!(asks_for(link, rail, amount, &address), scheme);
            schemes.insert(format!("{scheme:?}"));
        } else {
            assert_eq!(read, address);
            plain.insert(rail.rail.to_string());
        }
    }
    [schemes, plain, unlinked]
}

#[tokio::test]
async fn qr_codes_of_ten_thousand_orders_match_their_payment() {
    let rails = every_rail().await;
    let names: BTreeSet<_> = rails.iter().map(|rail| rail.rail.to_string()).collect();
    assert!(names.len() >= 30, "{names:?}");
    let [mut schemes, mut plain, mut unlinked] = Seen::default();
    std::thread::scope(|scope| {
        let readers: Vec<_> = (0..READERS)
            .map(|reader| ORDERS * reader / READERS..ORDERS * (reader + 1) / READERS)
            .map(|orders| scope.spawn(|| read_off(&rails, orders)))
            .collect();
        for reader in readers {
            let seen = reader.join().unwrap();
            for (all, some) in [&mut schemes, &mut plain, &mut unlinked].into_iter().zip(seen) {
                all.extend(some);
            }
        }
    });
    // No standard has a URI for these rails, and one of the tokens has an invented, unknown contract.
    let by_hand = ["SUI:Sui", "TRX:Tron", "USDT.e:Arbitrum", "USDT:Tron"];
    assert_eq!(plain.into_iter().collect::<Vec<_>>(), by_hand);
    // The address may be a token account, which a wallet must not mistake for a wallet address.
    assert_eq!(unlinked.into_iter().collect::<Vec<_>>(), ["PYUSD:Solana", "USDC:Solana", "USDT:Solana"]);
    let kinds = ["Bitcoin", "Dogecoin", "Ethereum", "Lightning", "Litecoin", "Solana", "Ton"];
    assert_eq!(schemes.into_iter().collect::<Vec<_>>(), kinds);
}
