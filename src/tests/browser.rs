//! A browser for tests. It keeps cookies, sends its origin, and follows no redirects.

use super::form::Form;
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{HeaderMap, Method, Request, Response, header},
};
use bytes::Bytes;
use futures::{Stream, StreamExt};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};
use tower::ServiceExt;

/// The address of an ordinary shopper.
pub const SHOPPER: &str = "203.0.113.7:40000";

/// One browser. Clones are its tabs: they share the cookies.
#[derive(Clone)]
pub struct Browser {
    transport: Transport,
    origin: String,
    pub peer: SocketAddr,
    pub cookies: Arc<Mutex<BTreeMap<String, String>>>,
}

#[derive(Clone)]
enum Transport {
    /// Calls the router in this process.
    Inside(Router),
    /// Calls another process over the network.
    Outside { client: reqwest::Client, base: String },
}

/// A complete response.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

impl Browser {
    pub fn inside(router: Router, origin: &str) -> Self {
        Self::new(Transport::Inside(router), origin)
    }

    /// A browser for a shop that listens at `base`.
    #[expect(clippy::disallowed_methods, reason = "this client is a shopper's, not upstream's")]
    pub fn outside(base: &str, origin: &str) -> Self {
        let client = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none());
        Self::new(Transport::Outside { client: client.build().unwrap(), base: base.to_owned() }, origin)
    }

    fn new(transport: Transport, origin: &str) -> Self {
        let origin = origin.trim_end_matches('/').to_owned();
        Self { transport, origin, peer: SHOPPER.parse().unwrap(), cookies: Arc::default() }
    }

    /// The same browser, for a shop that has moved to another address.
    pub fn moved_to(&self, other: &Self) -> Self {
        Self { transport: other.transport.clone(), ..self.clone() }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path).body(Body::empty()).unwrap()).await
    }

    /// Posts the fields of a form.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self
            .request(Method::POST, path)
            .header(header::ORIGIN, &self.origin)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::CONTENT_LENGTH, body.len());
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Submits a form as its button does.
    pub async fn submit(&self, form: &Form) -> Answer {
        let fields: Vec<_> = form.fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        if form.method == "post" {
            return self.post(&form.action, &fields).await;
        }
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.get(&format!("{}?{query}", form.action)).await
    }

    /// A request with the headers that browsers send.
    pub fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        let cookies = self.cookie_line();
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::ACCEPT, "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8")
            .header(header::USER_AGENT, "Testing/1.0")
            .header("sec-fetch-mode", "navigate");
        if cookies.is_empty() { request } else { request.header(header::COOKIE, cookies) }
    }

    /// The cookies, as sent in a request.
    pub fn cookie_line(&self) -> String {
        let cookies = self.cookies.lock().unwrap();
        cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let (head, body) = self.open(request).await.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        let body = String::from_utf8_lossy(&body).into_owned();
        Answer { status: head.status.as_u16(), headers: head.headers, body }
    }

    /// Sends a request whose response may never end.
    pub async fn open(&self, mut request: Request<Body>) -> Response<Body> {
        let answer = match &self.transport {
            Transport::Inside(router) => {
                request.extensions_mut().insert(ConnectInfo(self.peer));
                router.clone().oneshot(request).await.unwrap()
            }
            Transport::Outside { client, base } => call(client, base, request).await.unwrap(),
        };
        self.keep_cookies(answer.headers());
        answer
    }

    /// Submits a form to a shop that may die meanwhile.
    pub async fn try_submit(&self, form: &Form) -> Option<u16> {
        let Transport::Outside { client, base } = &self.transport else { return None };
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(&form.fields).finish();
        let request = self
            .request(Method::POST, &form.action)
            .header(header::ORIGIN, &self.origin)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let answer = call(client, base, request.body(Body::from(body)).unwrap()).await;
        answer.ok().map(|answer| answer.status().as_u16())
    }

    fn keep_cookies(&self, headers: &HeaderMap) {
        for cookie in headers.get_all(header::SET_COOKIE) {
            let (pair, _) = cookie.to_str().unwrap().split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
        }
    }
}

async fn call(
    client: &reqwest::Client,
    base: &str,
    request: Request<Body>,
) -> Result<Response<Body>, reqwest::Error> {
    let (head, body) = request.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    let call = client.request(head.method, format!("{base}{}", head.uri)).headers(head.headers).body(body);
    let answer = call.send().await?;
    let mut made = Response::builder().status(answer.status());
    *made.headers_mut().unwrap() = answer.headers().clone();
    Ok(made.body(Body::from_stream(answer.bytes_stream())).unwrap())
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The target of a 303.
    pub fn location(&self) -> &str {
        assert_eq!(self.status, 303, "{}", self.words());
        self.header("location")
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("{}: {}", self.status, self.body))
    }

    pub fn is_page(&self) -> bool {
        self.header("content-type").starts_with("text/html")
    }

    /// The visible text of the page, without tags, to search and for failure messages.
    pub fn words(&self) -> String {
        let from = self.body.find("<main").unwrap_or_default();
        let mut text = String::new();
        let mut inside = false;
        for letter in self.body[from..].chars() {
            match letter {
                '<' => (inside, text) = (true, text + " "),
                '>' => inside = false,
                _ if !inside => text.push(letter),
                _ => {}
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The whole response, including its headers.
    pub fn everything(&self) -> String {
        format!("{:?}\n{}", self.headers, self.body)
    }
}

/// Reads a stream until it contains `wanted`. Fails if the stream ends or eight seconds pass before.
pub async fn read_until<S>(stream: &mut S, wanted: &str) -> String
where
    S: Stream<Item = Result<Bytes, axum::Error>> + Unpin,
{
    let mut told = String::new();
    let reading = async {
        while !told.contains(wanted) {
            let Some(Ok(piece)) = stream.next().await else { break };
            told.push_str(&String::from_utf8_lossy(&piece));
        }
    };
    let _ = tokio::time::timeout(Duration::from_secs(8), reading).await;
    assert!(told.contains(wanted), "no {wanted} in {told}");
    told
}
