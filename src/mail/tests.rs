//! Letters over the wire, and what names a mail server and a sender.

use super::{double::MailServer, *};
use crate::domain::email::Email;

fn letter(to: &str, text: &str) -> OutgoingEmail {
    OutgoingEmail { to: to.parse::<Email>().unwrap(), subject: "Grüße".into(), text: text.into() }
}

fn post(url: &str) -> Mailer {
    let (relay, sender) = (url.parse().unwrap(), "Ä shop <orders@shop.example>".parse().unwrap());
    Mailer::new(&relay, &sender, "Kiosk").unwrap()
}

#[tokio::test]
async fn a_letter_arrives_as_it_was_written() {
    let server = MailServer::start().await;
    let text = "Hello,\n\n.a line with a dot first, 中文, and = signs\nhttps://shop.example/?a=b\n";
    post(&server.url).send(letter("buyer@example.test", text)).await.unwrap();
    let [taken] = server.letters().try_into().unwrap();
    assert_eq!((taken.from.as_str(), taken.to.as_str()), ("orders@shop.example", "buyer@example.test"));
    assert_eq!(taken.text.trim_end(), text.trim_end());
    for header in
        ["Auto-Submitted: auto-generated", "Content-Type: text/plain; charset=utf-8", "Message-ID:", "Date:"]
    {
        assert!(taken.head.contains(header), "{header} is missing in {}", taken.head);
    }
}

#[tokio::test]
async fn a_letter_to_an_address_with_unusual_dots_is_sent_to_it_in_quotes() {
    let server = MailServer::start().await;
    post(&server.url).send(letter("a..b@docomo.ne.jp", "x")).await.unwrap();
    assert_eq!(server.letters()[0].to, "\"a..b\"@docomo.ne.jp");
}

#[tokio::test]
async fn a_refusal_is_told_by_its_number_and_nothing_else() {
    for (answer, reason, may_pass) in [
        ("550 no buyer@example.test here", MailError::Refused(550), false),
        ("451 later, buyer@example.test", MailError::Deferred(451), true),
    ] {
        let server = MailServer::answering(answer).await;
        let error = post(&server.url).send(letter("buyer@example.test", "x")).await.unwrap_err();
        assert_eq!((error, error.may_pass()), (reason, may_pass));
        assert!(!format!("{error} {error:?}").contains("buyer"));
        assert!(server.letters().is_empty());
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_unreachable() {
    let error = post("smtp://127.0.0.1:9").send(letter("buyer@example.test", "x")).await.unwrap_err();
    assert_eq!(error, MailError::Unreachable);
}

#[test]
fn a_mail_server_is_named_by_its_address() {
    for (text, told) in [
        ("smtps://a:b@mail.example", "mail.example port 465 (TLS)"),
        ("smtps://mail.example:2465/", "mail.example port 2465 (TLS)"),
        ("smtp://a%40b:p%2Fw%3A@Mail.example", "mail.example port 587 (STARTTLS)"),
        ("smtp://127.0.0.1:1025", "127.0.0.1 port 1025 (in clear, on this machine)"),
        ("smtp://localhost", "localhost port 25 (in clear, on this machine)"),
        ("smtp://[::1]:25", "::1 port 25 (in clear, on this machine)"),
    ] {
        assert_eq!(text.parse::<Relay>().map(|r| r.to_string()).as_deref(), Ok(told), "{text}");
    }
}

#[test]
fn what_names_no_mail_server_is_refused() {
    for (text, why) in [
        ("", NotARelay::Form),
        ("mail.example", NotARelay::Form),
        ("http://mail.example", NotARelay::Form),
        ("smtps://", NotARelay::Form),
        ("smtps://mail.example/path", NotARelay::Form),
        ("smtps://mail.example?tls=none", NotARelay::Form),
        ("smtps://a@mail.example", NotARelay::HalfALogin),
        ("smtps://:b@mail.example", NotARelay::HalfALogin),
    ] {
        assert_eq!(text.parse::<Relay>().err(), Some(why), "{text}");
    }
}

#[test]
fn a_sender_has_an_address_and_may_have_a_name() {
    for (text, told) in [
        ("help@shop.example", Some("help@shop.example")),
        ("A shop <help@shop.example>", Some("A shop <help@shop.example>")),
        ("\"A, shop\" <help@shop.example>", Some("A, shop <help@shop.example>")),
        ("A shop", None),
        ("<help@shop.example", None),
        ("help@shop", None),
        ("", None),
    ] {
        assert_eq!(text.parse::<Sender>().ok().map(|s| s.to_string()).as_deref(), told, "{text}");
    }
}
