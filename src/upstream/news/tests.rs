//! News read from bytes, cut at every place the network may cut them.

use super::*;
use std::convert::Infallible;

fn order(state: &str) -> String {
    format!("{{\"order_id\":\"a-1\",\n\"order_state\":\"{state}\"}}")
}

/// The news of a transcript that arrives in pieces of `size` bytes, as short words.
async fn told(transcript: impl AsRef<[u8]>, size: usize) -> Vec<String> {
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

fn orders(told: Vec<String>) -> Vec<String> {
    told.into_iter().filter(|word| word != "beat").collect()
}

#[tokio::test]
async fn the_recorded_transcripts_are_understood_however_they_are_cut() {
    let happy = include_str!("../fixtures/sse_happy_path.txt");
    let expired = include_str!("../fixtures/sse_expired.txt");
    for size in [1, 2, 7, 64, 100_000] {
        let crlf = happy.replace('\n', "\r\n");
        for transcript in [happy, crlf.as_str()] {
            let told = orders(told(transcript, size).await);
            assert_eq!(told.first().map(String::as_str), Some("waiting_for_payment"));
            assert_eq!(told.iter().rev().take(2).collect::<Vec<_>>(), ["stop", "done"]);
        }
        assert_eq!(orders(told(expired, size).await), ["waiting_for_payment", "expired", "stop"]);
    }
}

#[tokio::test]
async fn what_is_no_order_is_passed_over() {
    let data = order("Done").replace('\n', "\ndata: ");
    let transcript = format!(
        ": hello\n\nevent: ping\ndata: {{}}\n\ndata: {{broken\n\ndata: [1]\n\nid: 7\nretry: 100\n\ndata: {data}\n\n"
    );
    assert_eq!(orders(told(&transcript, 5).await), ["done"]);
}

#[tokio::test]
async fn stop_is_the_last_word() {
    let data = order("Done").replace('\n', "");
    for stop in ["event: stop\n\n", "event: stop\ndata:\n\n", "event: stop\ndata: {}\n\n"] {
        assert_eq!(told(&format!("{stop}data: {data}\n\n"), 1000).await, ["stop"]);
    }
}

#[tokio::test]
async fn a_comment_alone_is_a_beat() {
    let (sender, receiver) = futures::channel::mpsc::unbounded::<Result<Bytes, Infallible>>();
    let mut news = follow(receiver.boxed());
    sender.unbounded_send(Ok(Bytes::from_static(b": keep-alive\n\n"))).unwrap();
    assert_eq!(news.next().await, Some(OrderNews::Beat));
    drop(sender);
    assert_eq!(news.next().await, None);
}

#[tokio::test]
async fn a_message_above_the_cap_ends_the_stream_and_many_small_ones_do_not() {
    let data = order("Created").replace('\n', "");
    let long = format!("data: {data}\n\ndata: {}\n\ndata: {data}\n\n", "x".repeat(MAX_MESSAGE_BYTES));
    assert_eq!(orders(told(&long, 4096).await), ["created"]);
    let many = format!(": {}\r\n\r\n", "x".repeat(1000)).repeat(1200) + &format!("data: {data}\r\n\r\n");
    assert_eq!(orders(told(&many, 4096).await), ["created"]);
}

proptest::proptest! {
    /// Whatever comes, in whatever pieces: the reader ends with its bytes, says nothing after a stop, and finds the order
    /// that stands by itself behind them.
    #[test]
    fn any_bytes_end_well(
        lines in proptest::collection::vec("(data|event|id|retry)?:? ?(stop|message|\\{\"order_id\":\"b-2\"\\}|[0-9]{0,4}|\\PC{0,12})(\r\n|\n|\r)", 0..12),
        bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..40),
        size in 1_usize..64,
    ) {
        let mut transcript = lines.concat().into_bytes();
        transcript.extend(bytes);
        transcript.extend(format!("\n\n\ndata: {}\n\n", order("Done").replace('\n', "")).into_bytes());
        let told = futures::executor::block_on(told(&transcript, size));
        let stop = told.iter().position(|word| word == "stop");
        proptest::prop_assert!(stop.is_none_or(|at| at + 1 == told.len()));
        // What cannot be text ends a connection, and so does a stop.
        let is_text = std::str::from_utf8(&transcript).is_ok();
        proptest::prop_assert!(!is_text || stop.is_some() || orders(told).ends_with(&["done".to_owned()]));
    }
}
