//! Tests of parsing events from bytes that are cut at any position.

use super::*;
use std::convert::Infallible;

fn order(state: &str) -> String {
    format!("{{\"order_id\":\"a-1\",\n\"order_state\":\"{state}\"}}")
}

/// The events of a transcript that arrives in pieces of `size` bytes, as short words.
async fn events(transcript: impl AsRef<[u8]>, size: usize) -> Vec<String> {
    let pieces: Vec<Result<Bytes, Infallible>> =
        transcript.as_ref().chunks(size).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
    let news = follow(futures::stream::iter(pieces).boxed());
    news.map(|news| match news {
        OrderNews::Order(order) => order.state.code(),
        OrderNews::Stop => "stop".to_owned(),
        OrderNews::Beat => "beat".to_owned(),
    })
    .collect()
    .await
}

fn orders(events: Vec<String>) -> Vec<String> {
    events.into_iter().filter(|word| word != "beat").collect()
}

#[tokio::test]
async fn recorded_transcripts_are_parsed_in_pieces_of_any_size() {
    let happy = include_str!("../fixtures/sse_happy_path.txt");
    let expired = include_str!("../fixtures/sse_expired.txt");
    for size in [1, 2, 7, 64, 100_000] {
        let crlf = happy.replace('\n', "\r\n");
        for transcript in [happy, crlf.as_str()] {
            let events = orders(events(transcript, size).await);
            assert_eq!(events.first().map(String::as_str), Some("waiting_for_payment"));
            assert_eq!(events.iter().rev().take(2).collect::<Vec<_>>(), ["stop", "done"]);
        }
        assert_eq!(orders(events(expired, size).await), ["waiting_for_payment", "expired", "stop"]);
    }
}

#[tokio::test]
async fn messages_without_an_order_are_skipped() {
    let data = order("Done").replace('\n', "\ndata: ");
    let transcript = format!(
        ": hello\n\nevent: ping\ndata: {{}}\n\ndata: {{broken\n\ndata: [1]\n\nid: 7\nretry: 100\n\ndata: {data}\n\n"
    );
    assert_eq!(orders(events(&transcript, 5).await), ["done"]);
}

#[tokio::test]
async fn stop_is_the_last_event() {
    let data = order("Done").replace('\n', "");
    for stop in ["event: stop\n\n", "event: stop\ndata:\n\n", "event: stop\ndata: {}\n\n"] {
        assert_eq!(events(&format!("{stop}data: {data}\n\n"), 1000).await, ["stop"]);
    }
}

#[tokio::test]
async fn comment_is_a_beat() {
    let (sender, receiver) = futures::channel::mpsc::unbounded::<Result<Bytes, Infallible>>();
    let mut news = follow(receiver.boxed());
    sender.unbounded_send(Ok(Bytes::from_static(b": keep-alive\n\n"))).unwrap();
    assert_eq!(news.next().await, Some(OrderNews::Beat));
    drop(sender);
    assert_eq!(news.next().await, None);
}

#[tokio::test]
async fn message_that_is_too_long_ends_the_stream() {
    let data = order("Created").replace('\n', "");
    let long = format!("data: {data}\n\ndata: {}\n\ndata: {data}\n\n", "x".repeat(MAX_MESSAGE_BYTES));
    assert_eq!(orders(events(&long, 4096).await), ["created"]);
    let many = format!(": {}\r\n\r\n", "x".repeat(1000)).repeat(1200) + &format!("data: {data}\r\n\r\n");
    assert_eq!(orders(events(&many, 4096).await), ["created"]);
}

proptest::proptest! {
    /// Arbitrary bytes in arbitrary pieces: the parser ends with its bytes, returns nothing after a
    /// stop, and finds the complete order at the end.
    #[test]
    fn arbitrary_bytes_are_parsed(
        lines in proptest::collection::vec("(data|event|id|retry)?:? ?(stop|message|\\{\"order_id\":\"b-2\"\\}|[0-9]{0,4}|\\PC{0,12})(\r\n|\n|\r)", 0..12),
        bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..40),
        size in 1_usize..64,
    ) {
        let mut transcript = lines.concat().into_bytes();
        transcript.extend(bytes);
        transcript.extend(format!("\n\n\ndata: {}\n\n", order("Done").replace('\n', "")).into_bytes());
        let events = futures::executor::block_on(events(&transcript, size));
        let stop = events.iter().position(|word| word == "stop");
        proptest::prop_assert!(stop.is_none_or(|at| at + 1 == events.len()));
        // Invalid UTF-8 ends a connection, and so does a stop.
        let is_text = std::str::from_utf8(&transcript).is_ok();
        proptest::prop_assert!(!is_text || stop.is_some() || orders(events).ends_with(&["done".to_owned()]));
    }
}
