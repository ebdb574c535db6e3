//! A mail server for tests: takes letters on a loopback port and keeps them, or refuses them all.

use base64::{Engine, prelude::BASE64_STANDARD};
use std::sync::{Arc, Mutex};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// A running double.
pub struct MailServer {
    pub url: String,
    taken: Arc<Mutex<Vec<ReceivedEmail>>>,
}

/// A letter as it came over the wire.
#[derive(Clone, Debug)]
pub struct ReceivedEmail {
    /// What stood behind `MAIL FROM` and `RCPT TO`.
    pub from: String,
    pub to: String,
    /// Head and body, the body decoded.
    pub head: String,
    pub text: String,
}

impl MailServer {
    pub async fn start() -> Self {
        Self::answering("250 taken").await
    }

    /// Says this to every recipient.
    pub async fn answering(recipient: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let taken = Arc::<Mutex<Vec<ReceivedEmail>>>::default();
        let kept = Arc::clone(&taken);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(talk(stream, recipient, Arc::clone(&kept)));
            }
        });
        Self { url, taken }
    }

    /// Every letter so far.
    pub fn letters(&self) -> Vec<ReceivedEmail> {
        self.taken.lock().unwrap().clone()
    }

    /// Waits until there are so many letters.
    pub async fn wait_for(&self, count: usize) -> Vec<ReceivedEmail> {
        for _ in 0..500 {
            let letters = self.letters();
            if letters.len() >= count {
                return letters;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        panic!("only {} letters came", self.letters().len());
    }
}

async fn talk(stream: TcpStream, recipient: &str, taken: Arc<Mutex<Vec<ReceivedEmail>>>) {
    let mut stream = BufReader::new(stream);
    let (mut from, mut to) = (String::new(), String::new());
    let mut said = "220 double".to_owned();
    loop {
        if stream.write_all(format!("{said}\r\n").as_bytes()).await.is_err() {
            return;
        }
        let mut line = String::new();
        if stream.read_line(&mut line).await.unwrap_or_default() == 0 {
            return;
        }
        let line = line.trim_end();
        said = match line.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => "250-double\r\n250-8BITMIME\r\n250 SMTPUTF8".to_owned(),
            "MAIL" => "250 fine".to_owned(),
            "RCPT" => recipient.to_owned(),
            "DATA" => {
                let _ = stream.write_all(b"354 go on\r\n").await;
                let letter = letter(&mut stream, &from, &to).await;
                taken.lock().unwrap().push(letter);
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

/// Reads until the line that holds nothing but a dot.
async fn letter(stream: &mut BufReader<TcpStream>, from: &str, to: &str) -> ReceivedEmail {
    let mut whole = String::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await.unwrap() == 0 || line == ".\r\n" {
            break;
        }
        whole.push_str(if line.starts_with("..") { &line[1..] } else { &line });
    }
    let (head, body) = whole.split_once("\r\n\r\n").unwrap();
    // Which of the two is shorter depends on the text.
    let text = if head.contains("quoted-printable") {
        unquoted(body)
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

/// Undoes quoted-printable.
fn unquoted(text: &str) -> String {
    let joined = text.replace("=\r\n", "");
    let mut pieces = joined.split('=');
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        bytes.push(u8::from_str_radix(&piece[..2], 16).unwrap());
        bytes.extend_from_slice(&piece.as_bytes()[2..]);
    }
    String::from_utf8(bytes).unwrap()
}
