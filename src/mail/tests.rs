//! Tests of sending emails, and of reading the relay and the sender from text.

use super::{double::MailServer, *};
use crate::domain::email::Email;

fn email(to: &str, text: &str) -> OutgoingEmail {
    OutgoingEmail { to: to.parse::<Email>().unwrap(), subject: "Grüße".into(), text: text.into() }
}

fn mailer(url: &str) -> Mailer {
    let (relay, sender) = (url.parse().unwrap(), "Ä shop <orders@shop.example>".parse().unwrap());
    Mailer::new(&relay, &sender, "Kiosk").unwrap()
}

#[tokio::test]
async fn email_arrives_unchanged() {
    let server = MailServer::start().await;
    let text = "Hello,\n\n.a line with a dot first, 中文, and = signs\nhttps://shop.example/?a=b\n";
    mailer(&server.url).send(email("buyer@example.test", text)).await.unwrap();
    let [received] = server.letters().try_into().unwrap();
    assert_eq!((received.from.as_str(), received.to.as_str()), ("orders@shop.example", "buyer@example.test"));
    assert_eq!(received.text.trim_end(), text.trim_end());
    for header in
        ["Auto-Submitted: auto-generated", "Content-Type: text/plain; charset=utf-8", "Message-ID:", "Date:"]
    {
        assert!(received.head.contains(header), "{header} is missing in {}", received.head);
    }
}

#[tokio::test]
async fn address_with_unusual_dots_is_quoted() {
    let server = MailServer::start().await;
    mailer(&server.url).send(email("a..b@docomo.ne.jp", "x")).await.unwrap();
    assert_eq!(server.letters()[0].to, "\"a..b\"@docomo.ne.jp");
}

#[tokio::test]
async fn refusal_contains_only_the_status_code() {
    for (answer, reason, may_pass) in [
        ("550 no buyer@example.test here", MailError::Refused(550), false),
        ("451 later, buyer@example.test", MailError::Deferred(451), true),
    ] {
        let server = MailServer::answering(answer).await;
        let error = mailer(&server.url).send(email("buyer@example.test", "x")).await.unwrap_err();
        assert_eq!((error, error.may_pass()), (reason, may_pass));
        assert!(!format!("{error} {error:?}").contains("buyer"));
        assert!(server.letters().is_empty());
    }
}

#[tokio::test]
async fn missing_server_is_unreachable() {
    let error = mailer("smtp://127.0.0.1:9").send(email("buyer@example.test", "x")).await.unwrap_err();
    assert_eq!(error, MailError::Unreachable);
}

#[test]
fn relay_is_read_from_its_url() {
    for (text, shown) in [
        ("smtps://a:b@mail.example", "mail.example port 465 (TLS)"),
        ("smtps://mail.example:2465/", "mail.example port 2465 (TLS)"),
        ("smtp://a%40b:p%2Fw%3A@Mail.example", "mail.example port 587 (STARTTLS)"),
        ("smtp://127.0.0.1:1025", "127.0.0.1 port 1025 (not encrypted, on this machine)"),
        ("smtp://localhost", "localhost port 25 (not encrypted, on this machine)"),
        ("smtp://[::1]:25", "::1 port 25 (not encrypted, on this machine)"),
    ] {
        assert_eq!(text.parse::<Relay>().map(|r| r.to_string()).as_deref(), Ok(shown), "{text}");
    }
}

#[test]
fn invalid_relay_is_refused() {
    for (text, error) in [
        ("", NotARelay::Form),
        ("mail.example", NotARelay::Form),
        ("http://mail.example", NotARelay::Form),
        ("smtps://", NotARelay::Form),
        ("smtps://mail.example/path", NotARelay::Form),
        ("smtps://mail.example?tls=none", NotARelay::Form),
        ("smtps://a@mail.example", NotARelay::HalfALogin),
        ("smtps://:b@mail.example", NotARelay::HalfALogin),
    ] {
        assert_eq!(text.parse::<Relay>().err(), Some(error), "{text}");
    }
}

#[test]
fn sender_is_read_with_and_without_a_name() {
    for (text, shown) in [
        ("help@shop.example", Some("help@shop.example")),
        ("A shop <help@shop.example>", Some("A shop <help@shop.example>")),
        ("\"A, shop\" <help@shop.example>", Some("A, shop <help@shop.example>")),
        ("A shop", None),
        ("<help@shop.example", None),
        ("help@shop", None),
        ("", None),
    ] {
        assert_eq!(text.parse::<Sender>().ok().map(|s| s.to_string()).as_deref(), shown, "{text}");
    }
}
