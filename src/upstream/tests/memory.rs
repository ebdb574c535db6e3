//! Memory usage of hostile answers, including the body: at most twenty times the size of the body,
//! whatever its structure.

use super::*;
use crate::upstream::{
    answer::Answer,
    brands::Catalogue,
    countries::Countries,
    image_hosts::ImageHosts,
    lenient::{ListBody, ObjectBody, OptionalObject},
    news,
    offers::Entry,
    order::WireOrder,
    place,
    price::Price,
    rails::{Via, rails},
    refusal,
    validation::Verdict,
};
use bytes::Bytes;
use futures::{FutureExt, StreamExt, stream};
use reqwest::{StatusCode, header::HeaderMap};

const MIB: usize = 1024 * 1024;

/// Limits: a multiple of the body's size, a minimum for short answers, and an absolute maximum.
const MAX_TIMES: u64 = 20;
const MAX_OF_A_SHORT_ANSWER: u64 = 1024 * 1024;
const MAX_PEAK: u64 = 200 * 1000 * 1000;

/// Reads an answer as one endpoint does, and drops the result.
type Read = fn(Answer);

/// Generates text of the given size in bytes.
type Fill = fn(usize) -> String;

const ORDER: &str = "6f1f7a52-3c0f-4a55-9f0e-2b7f6f3a1c11";

/// The reader of every endpoint, from bytes to domain types, and the bodies whose `%` a hostile
/// upstream fills.
const READERS: &[(&str, Read, &[&str])] = &[
    (
        "brands",
        brands,
        &[
            r#"{"all_brands":[%]}"#,
            r#"{"popular_brands":[%]}"#,
            r#"{"categories":[%]}"#,
            r#"{"categories":[{"kind":"giftcard","category":"food","brands":[%]}]}"#,
            r#"{"all_brands":[{"brand":"x","brand_id":"6f1f7a52-3c0f-4a55-9f0e-2b7f6f3a1c11","kind":"giftcard","additional_categories":[%]}]}"#,
        ],
    ),
    (
        "products",
        products,
        &[
            "[%]",
            r#"[{"brand":"x","products":[%]}]"#,
            r#"[{"brand":"x","products":[{"denomination":"1","benefits":[%]}]}]"#,
            r#"[{"brand":"x","rich_description":{"description":%}}]"#,
            r#"[{"brand":"x","rich_description":{"markup":"text","description":%,"note":%}}]"#,
        ],
    ),
    (
        "rails",
        payment_rails,
        &[
            "[%]",
            r#"[{"name":"USER_WALLET","currencies":[%]}]"#,
            r#"[{"name":"USER_WALLET","currencies":[{"name":"USDC","networks":[%]}]}]"#,
        ],
    ),
    (
        "order",
        order,
        &[
            r#"{"order_id":"6f1f7a52-3c0f-4a55-9f0e-2b7f6f3a1c11","deliveries":[%]}"#,
            r#"{"order_id":"6f1f7a52-3c0f-4a55-9f0e-2b7f6f3a1c11","wallet_address":%}"#,
            r#"{"order_id":"6f1f7a52-3c0f-4a55-9f0e-2b7f6f3a1c11","deliveries":[{"how_to_redeem":%}]}"#,
        ],
    ),
    ("place", placed, &[r#"{"problems":[%]}"#, r#"{"deliveries":[%]}"#]),
    ("validation", validation, &[r#"{"deliveries":[%]}"#, r#"{"problems":[%]}"#]),
    ("refusal", refused, &[r#"{"problems":[%]}"#, r#"{"detail":%}"#, "[%]"]),
    ("price", price, &[r#"{"coin_amount":%}"#, "{%}"]),
    ("countries", countries, &[r#"{"countries":[%]}"#]),
    ("news", subscription, &[r#"{"order_id":"6f1f7a52-3c0f-4a55-9f0e-2b7f6f3a1c11","deliveries":[%]}"#]),
];

/// Elements that fill a `%` repeatedly. `@` is a different number each time.
const PIECES: &[&str] = &[
    "0",
    "{}",
    "[]",
    "null",
    "\"\"",
    "true",
    r#"{"a":1}"#,
    r#"{"brand":1}"#,
    r#"{"name":"@"}"#,
    r#"{"pin":1}"#,
    r#"{"deliverable":{"pin":1}}"#,
    r#"{"denomination":"@"}"#,
    r#"{"problem":"A@"}"#,
    r#"{"products":[{"coin":1},{"coin":1}]}"#,
    r#"{"products":[{"denomination":"@","benefits":[{"unit":1},{"unit":1},{"unit":1}]}]}"#,
    r#"{"brands":[{"min":1},{"min":1},{"min":1}]}"#,
    r#"{"networks":[{"name":1},{"name":1},{"name":1}]}"#,
    r#"{"brand":"x","brand_id":"00000000-0000-4000-8000-0000000@","kind":"giftcard"}"#,
    r#"{"brand":"@"}"#,
    r#"{"brand":"x","brand":"x","brand":"y"}"#,
    r#"{"isoCode":"US"}"#,
    "[[[[[[[[0]]]]]]]]",
    "\"x\"",
];

/// Values that fill a `%` once, with any length.
const WHOLES: &[(&str, Fill)] = &[
    ("deep lists", |bytes| format!("{}{}", "[".repeat(bytes / 2), "]".repeat(bytes / 2))),
    ("deep objects", |bytes| {
        format!("{}0{}", r#"{"deliverable":"#.repeat(bytes / 16), "}".repeat(bytes / 16))
    }),
    ("one text", |bytes| format!("\"{}\"", "x".repeat(bytes))),
    ("one escaped text", |bytes| format!("\"{}\"", "\\u20ac".repeat(bytes / 6))),
    ("bold", |bytes| format!("\"{}\"", "<b>".repeat(bytes / 3))),
    ("links", |bytes| format!("\"{}\"", "<a href=https://a>".repeat(bytes / 18))),
    ("breaks", |bytes| format!("\"{}\"", "<br>".repeat(bytes / 4))),
    ("lines", |bytes| format!("\"{}\"", "a\\n".repeat(bytes / 3))),
    ("ampersands", |bytes| format!("\"{}\"", "&".repeat(bytes))),
    ("keys", |bytes| keys(bytes, |number| format!("\"k{number}\":0"))),
    ("repeated keys", |bytes| keys(bytes, |_| r#""deliverable":{},"amount":1"#.to_owned())),
];

fn keys(bytes: usize, key: impl Fn(usize) -> String) -> String {
    format!("{{{}}}", repeated(bytes, key))
}

fn repeated(bytes: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(bytes + 128);
    for number in 10_000_usize.. {
        if text.len() >= bytes {
            break;
        }
        if !text.is_empty() {
            text.push(',');
        }
        text.push_str(&piece(number));
    }
    text
}

fn hosts() -> ImageHosts {
    ImageHosts::new(&"https://api.cryptorefills.com".parse().unwrap())
}

fn brands(answer: Answer) {
    drop(answer.json().map(|ObjectBody::<Catalogue>(all)| all.brands("US".parse().unwrap(), &hosts())));
}

fn products(answer: Answer) {
    let (country, usdc) = ("US".parse().unwrap(), "USDC".parse().unwrap());
    let offer = |entry: Entry| entry.into_offer(country, &usdc, &hosts());
    drop(answer.json().map(|ListBody(entries)| entries.into_iter().filter_map(offer).collect::<Vec<_>>()));
}

fn payment_rails(answer: Answer) {
    drop(answer.json().map(|ListBody::<Via>(vias)| rails(vias)));
}

fn order(answer: Answer) {
    drop(answer.json().map(|ObjectBody::<WireOrder>(order)| order.into_order()));
}

fn placed(answer: Answer) {
    drop(place::placed(&answer));
}

fn validation(answer: Answer) {
    drop(
        answer.json().map(|ObjectBody::<Verdict>(verdict)| verdict.into_validation(&"USDC".parse().unwrap())),
    );
}

fn refused(answer: Answer) {
    let answer = Answer { status: StatusCode::BAD_REQUEST, ..answer };
    drop(refusal::classify(
        &answer,
        crate::upstream::Endpoint::Validations,
        Duration::from_mins(1),
        jiff::Timestamp::now(),
    ));
}

fn price(answer: Answer) {
    drop(
        answer
            .json()
            .map(|OptionalObject::<Price>(price)| price.map(|price| price.amount(&"USDC".parse().unwrap()))),
    );
}

fn countries(answer: Answer) {
    drop(answer.json().map(|ObjectBody::<Countries>(countries)| countries.codes()));
}

fn subscription(answer: Answer) {
    let event = [Bytes::from("data:"), answer.body, Bytes::from("\n\n")];
    let bytes = stream::iter(event.map(Ok::<_, ()>)).boxed();
    let _news = news::follow(bytes).collect::<Vec<_>>().now_or_never();
}

/// The peak of allocated bytes, including the body.
fn peak(read: fn(Answer), body: &str) -> u64 {
    let info = allocation_counter::measure(|| {
        let body = Bytes::copy_from_slice(body.as_bytes());
        read(Answer { status: StatusCode::OK, headers: HeaderMap::new(), body });
    });
    info.bytes_max
}

/// Describes a peak above the limit.
fn excess(name: &str, read: fn(Answer), body: &str) -> Option<String> {
    let bytes = u64::try_from(body.len()).unwrap();
    let peak = peak(read, body);
    let bound = (MAX_TIMES * bytes).clamp(MAX_OF_A_SHORT_ANSWER, MAX_PEAK);
    let start: String = body.chars().take(120).collect();
    (peak > bound).then(|| format!("{name}: {peak} for {bytes} bytes, {} times: {start}", peak / bytes))
}

fn pieces(piece: &str, bytes: usize) -> String {
    repeated(bytes, |number| piece.replace('@', &number.to_string()))
}

fn all(bytes: usize) -> Vec<String> {
    let mut found = Vec::new();
    for (name, read, bodies) in READERS {
        for body in *bodies {
            for piece in PIECES {
                found.extend(excess(name, *read, &body.replace('%', &pieces(piece, bytes))));
            }
            for (_, whole) in WHOLES {
                found.extend(excess(name, *read, &body.replace('%', &whole(bytes))));
            }
        }
    }
    found
}

#[test]
fn short_hostile_answers_use_at_most_twenty_times_their_size() {
    assert_eq!(all(8 * 1024), Vec::<String>::new());
}

#[test]
fn hostile_answers_use_at_most_twenty_times_their_size() {
    assert_eq!(all(96 * 1024), Vec::<String>::new());
}

#[test]
fn largest_hostile_answers_use_at_most_200_megabytes() {
    let largest = 8 * MIB - 1024;
    let mut found = Vec::new();
    let hostile: [(Read, &str, &str); 8] = [
        (order, r#"{"order_id":"1","deliveries":[%]}"#, "0"),
        (order, r#"{"order_id":"1","deliveries":[%]}"#, r#"{"pin":1}"#),
        (products, r#"[{"brand":"x","products":[%]}]"#, "{}"),
        (products, r#"[{"brand":"x","products":[%]}]"#, r#"{"denomination":"@"}"#),
        (products, "[%]", r#"{"brand":"@"}"#),
        (brands, r#"{"all_brands":[%]}"#, PIECES[17]),
        (brands, r#"{"categories":[%]}"#, PIECES[15]),
        (payment_rails, r#"[{"name":"USER_WALLET","currencies":[%]}]"#, PIECES[16]),
    ];
    for (read, body, piece) in hostile {
        found.extend(excess("largest", read, &body.replace('%', &pieces(piece, largest))));
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn order_of_ten_empty_lines_is_read_completely() {
    let lines = [r#"{"deliverable":{}}"#; 10].join(",");
    let body = format!(r#"{{"order_id":"{ORDER}","deliveries":[{lines}]}}"#);
    let ObjectBody(order) = crate::upstream::lenient::read::<ObjectBody<WireOrder>>(body.as_bytes()).unwrap();
    assert_eq!(order.into_order().unwrap().lines.len(), 10);
}
