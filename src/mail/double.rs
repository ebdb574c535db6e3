//! A mail server for tests. It receives emails on a loopback port and stores them, or refuses all
//! of them.

use base64::{Engine, prelude::BASE64_STANDARD};
use std::sync::{Arc, Mutex};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// A running mail server.
pub struct MailServer {
    pub url: String,
    received: Arc<Mutex<Vec<ReceivedEmail>>>,
}

/// An email as it was received.
#[derive(Clone, Debug)]
pub struct ReceivedEmail {
    /// Addresses of the `MAIL FROM` and `RCPT TO` commands.
    pub from: String,
    pub to: String,
    /// Headers and decoded body.
    pub head: String,
    pub text: String,
}

impl MailServer {
    pub async fn start() -> Self {
        Self::answering("250 taken").await
    }

    /// Starts a server that gives this reply to every recipient.
    pub async fn answering(recipient: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let received = Arc::<Mutex<Vec<ReceivedEmail>>>::default();
        let emails = Arc::clone(&received);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, recipient, Arc::clone(&emails)));
            }
        });
        Self { url, received }
    }

    /// All emails received so far.
    pub fn letters(&self) -> Vec<ReceivedEmail> {
        self.received.lock().unwrap().clone()
    }

    /// Waits until the server has received `count` emails.
    pub async fn wait_for(&self, count: usize) -> Vec<ReceivedEmail> {
        for _ in 0..500 {
            let emails = self.letters();
            if emails.len() >= count {
                return emails;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        panic!("received only {} emails", self.letters().len());
    }
}

async fn serve(stream: TcpStream, recipient: &str, received: Arc<Mutex<Vec<ReceivedEmail>>>) {
    let mut stream = BufReader::new(stream);
    let (mut from, mut to) = (String::new(), String::new());
    let mut reply = "220 double".to_owned();
    loop {
        if stream.write_all(format!("{reply}\r\n").as_bytes()).await.is_err() {
            return;
        }
        let mut line = String::new();
        if stream.read_line(&mut line).await.unwrap_or_default() == 0 {
            return;
        }
        let line = line.trim_end();
        reply = match line.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => "250-double\r\n250-8BITMIME\r\n250 SMTPUTF8".to_owned(),
            "MAIL" => "250 fine".to_owned(),
            "RCPT" => recipient.to_owned(),
            "DATA" => {
                let _ = stream.write_all(b"354 go on\r\n").await;
                let email = read_email(&mut stream, &from, &to).await;
                received.lock().unwrap().push(email);
                "250 taken".to_owned()
            }
            "QUIT" => return,
            _ => "502 what".to_owned(),
        };
        let address = || line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
        match line.get(..4) {
            Some("MAIL") => from = address(),
            Some("RCPT") => to = address(),
            _ => {}
        }
    }
}

/// Reads an email up to the line that contains only a dot.
async fn read_email(stream: &mut BufReader<TcpStream>, from: &str, to: &str) -> ReceivedEmail {
    let mut message = String::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await.unwrap() == 0 || line == ".\r\n" {
            break;
        }
        message.push_str(if line.starts_with("..") { &line[1..] } else { &line });
    }
    let (head, body) = message.split_once("\r\n\r\n").unwrap();
    // The transfer encoding depends on which one is shorter for the text.
    let text = if head.contains("quoted-printable") {
        decode_quoted_printable(body)
    } else if head.contains("base64") {
        let bytes = BASE64_STANDARD.decode(body.replace("\r\n", "")).unwrap();
        String::from_utf8(bytes).unwrap()
    } else {
        body.to_owned()
    };
    ReceivedEmail {
        from: from.to_owned(),
        to: to.to_owned(),
        head: head.to_owned(),
        text: text.replace("\r\n", "\n"),
    }
}

/// Decodes quoted-printable text.
fn decode_quoted_printable(text: &str) -> String {
    let joined = text.replace("=\r\n", "");
    let mut pieces = joined.split('=');
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        bytes.push(u8::from_str_radix(&piece[..2], 16).unwrap());
        bytes.extend_from_slice(&piece.as_bytes()[2..]);
    }
    String::from_utf8(bytes).unwrap()
}
