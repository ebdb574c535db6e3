//! Identifies the visitor: the address (through trusted proxies), the user agent and the device cookie.

use super::{
    cart,
    policy::Policy,
    visitor_kind::{VisitorKind, browsers_send_metadata},
};
use crate::{
    domain::time::Timestamp,
    shop::{
        Shop, now,
        settings::Network,
        visitor::{Device, Visitor},
    },
};
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use axum_extra::extract::cookie::{Cookie, Key, SameSite, SignedCookieJar};
use std::{
    net::{IpAddr, Ipv6Addr, SocketAddr},
    sync::Arc,
};

/// Middleware: puts the [`Visitor`] into the request's extensions. Sets a device cookie if the visitor
/// reaches a page that needs one.
pub async fn identify(State(shop): State<Arc<Shop>>, mut request: Request, next: Next) -> Response {
    let policy = Policy::of(&request);
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|c| c.0.ip());
    let mut visitor = Visitor {
        ip: peer.map(|peer| client_address(peer, request.headers(), &shop.settings.server.trusted_proxies)),
        user_agent: user_agent(request.headers()),
        ..Visitor::default()
    };
    if policy.needs_cart {
        visitor.cart = cart::read(&shop, request.headers());
    }
    let cookie = device_cookie(&shop, request.headers(), now());
    visitor.device = cookie.as_ref().map(|(device, _)| device.clone());
    let browsers_send_metadata = browsers_send_metadata(&shop.settings.store.origin);
    visitor.priority =
        VisitorKind::of(request.headers(), browsers_send_metadata, visitor.device.is_some()).priority();
    let is_new = visitor.device.is_none() && policy.needs_device(request.method());
    if is_new {
        visitor.device = Some(Device::new());
    }
    let renews_cookie = is_new || cookie.is_some_and(|(_, cookie_age)| cookie_age == CookieAge::Renewable);
    let device_to_set = renews_cookie.then(|| visitor.device.clone()).flatten();
    request.extensions_mut().insert(visitor);
    let mut answer = next.run(request).await;
    if answer.extensions_mut().remove::<ForgetsDevice>().is_some() {
        append_cookie(&mut answer, removal_cookie(&shop));
    } else if let Some(device) = device_to_set {
        set_cookie(&shop, &mut answer, &device, now());
    }
    answer
}

/// A marker in a response's extensions: delete the device cookie.
#[derive(Clone, Copy)]
struct ForgetsDevice;

/// Makes the response delete the device cookie.
pub fn forget(answer: &mut Response) {
    answer.extensions_mut().insert(ForgetsDevice);
}

/// Whether a device cookie has to be written again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CookieAge {
    Fresh,
    /// It was signed by an older secret, which may be deleted some day, or it expires soon on a shared
    /// terminal.
    Renewable,
}

/// The device of a cookie that is signed by one of the secrets and has not expired.
fn device_cookie(shop: &Shop, headers: &HeaderMap, now: Timestamp) -> Option<(Device, CookieAge)> {
    let name = cookie_name(shop);
    let minutes = shop.settings.store.shared_terminal_minutes;
    shop.cookie_keys().iter().enumerate().find_map(|(at, key)| {
        let jar = SignedCookieJar::from_headers(headers, Key::derive_from(key));
        let (token, cookie_age) = read_value(jar.get(name)?.value(), minutes, now)?;
        Some((Device::from_cookie(token), if at == 0 { cookie_age } else { CookieAge::Renewable }))
    })
}

/// Reads a cookie value. On a shared terminal, the value also contains the time of the last visit, and the
/// device is forgotten `minutes` after it.
fn read_value(value: &str, minutes: Option<u32>, now: Timestamp) -> Option<(String, CookieAge)> {
    let (token, seen_at) = match value.split_once('.') {
        Some((token, seen_at)) => (token, Some(Timestamp::from_unix(seen_at.parse().ok()?))),
        None => (value, None),
    };
    let Some(minutes) = minutes else { return Some((token.to_owned(), CookieAge::Fresh)) };
    let (life, age) = (i64::from(minutes) * 60, now.since(seen_at?));
    let cookie_age = if age < life / COOKIE_RENEWAL_PARTS { CookieAge::Fresh } else { CookieAge::Renewable };
    (age < life).then(|| (token.to_owned(), cookie_age))
}

/// The cookie of a shared terminal is renewed when this fraction (1/n) of its lifetime is over.
const COOKIE_RENEWAL_PARTS: i64 = 4;

/// The cookie's name. On https, the `__Host-` prefix binds the cookie to this host; plain http has no such
/// prefix.
fn cookie_name(shop: &Shop) -> &'static str {
    if shop.settings.is_secure() { "__Host-kiosk" } else { "kiosk" }
}

/// Sets the device cookie. It is permanent, except on a shared terminal, where it ends with the browser
/// session.
fn set_cookie(shop: &Shop, answer: &mut Response, device: &Device, now: Timestamp) {
    let Some(key) = shop.cookie_keys().into_iter().next() else { return };
    let mut cookie = bare_cookie(shop, device.token().to_owned());
    if shop.settings.store.shared_terminal_minutes.is_some() {
        cookie.set_value(format!("{}.{}", device.token(), now.unix()));
    } else {
        cookie.make_permanent();
    }
    let jar = SignedCookieJar::new(Key::derive_from(&key)).add(cookie);
    for cookie in axum::response::IntoResponse::into_response((jar, ())).headers().get_all(header::SET_COOKIE)
    {
        answer.headers_mut().append(header::SET_COOKIE, cookie.clone());
    }
}

fn removal_cookie(shop: &Shop) -> Cookie<'static> {
    let mut cookie = bare_cookie(shop, String::new());
    cookie.make_removal();
    cookie
}

fn bare_cookie(shop: &Shop, value: String) -> Cookie<'static> {
    Cookie::build((cookie_name(shop), value))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(shop.settings.is_secure())
        .build()
}

fn append_cookie(answer: &mut Response, cookie: Cookie<'static>) {
    if let Ok(value) = HeaderValue::from_str(&cookie.to_string()) {
        answer.headers_mut().append(header::SET_COOKIE, value);
    }
}

fn user_agent(headers: &HeaderMap) -> Option<String> {
    let text = headers.get(header::USER_AGENT).map(HeaderValue::to_str)?.ok()?;
    Some(text.chars().take(256).collect())
}

/// The client's address: the last address of `X-Forwarded-For` that is not a trusted proxy, if the peer is a
/// trusted proxy; else the peer itself.
fn client_address(peer: IpAddr, headers: &HeaderMap, trusted: &[Network]) -> IpAddr {
    let is_trusted = |ip: IpAddr| trusted.iter().any(|network| network.contains(ip));
    if !is_trusted(peer) {
        return peer.to_canonical();
    }
    let hops = headers.get_all("x-forwarded-for").iter().filter_map(|v| v.to_str().ok());
    let hops: Vec<&str> = hops.flat_map(|line| line.split(',')).map(str::trim).collect();
    let mut client = peer;
    for hop in hops.iter().rev() {
        let Some(ip) = hop_address(hop) else { break };
        client = ip;
        if !is_trusted(ip) {
            break;
        }
    }
    client.to_canonical()
}

/// Parses one entry of `X-Forwarded-For`: an address (`203.0.113.9`), optionally with a port
/// (`203.0.113.9:1234`, `[2001:db8::1]:443`), in brackets, in quotes, or surrounded by spaces.
fn hop_address(hop: &str) -> Option<IpAddr> {
    let hop = hop.trim();
    let hop = hop.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(hop).trim();
    if let Ok(ip) = hop.parse() {
        return Some(ip);
    }
    if let Ok(with_port) = hop.parse::<SocketAddr>() {
        return Some(with_port.ip());
    }
    let inside = hop.strip_prefix('[')?.strip_suffix(']')?;
    inside.parse::<Ipv6Addr>().ok().map(IpAddr::V6)
}

#[cfg(test)]
mod tests {
    use super::{CookieAge, Network, client_address, hop_address, read_value};
    use crate::domain::time::Timestamp;
    use axum::http::HeaderMap;
    use proptest::prelude::*;
    use std::net::{IpAddr, SocketAddr};

    #[test]
    fn forwarded_addresses_count_only_from_trusted_proxies() {
        let trusted = ["10.0.0.0/8".parse().unwrap()];
        for (peer, forwarded, client) in [
            ("203.0.113.9", "198.51.100.7", "203.0.113.9"),
            ("10.0.0.1", "198.51.100.7", "198.51.100.7"),
            ("10.0.0.1", "1.1.1.1, 198.51.100.7, 10.0.0.2", "198.51.100.7"),
            ("10.0.0.1", "garbage", "10.0.0.1"),
            ("10.0.0.1", "198.51.100.7, garbage", "10.0.0.1"),
            ("::ffff:10.0.0.1", "2001:db8::1", "2001:db8::1"),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert("x-forwarded-for", forwarded.parse().unwrap());
            assert_eq!(
                client_address(peer.parse().unwrap(), &headers, &trusted).to_string(),
                client,
                "{peer} {forwarded}"
            );
        }
    }

    #[test]
    fn device_of_a_shared_terminal_is_forgotten_after_its_minutes() {
        let at = Timestamp::from_unix(1_000_000);
        let read = |value: &str, minutes: Option<u32>, after: i64| {
            read_value(value, minutes, at.plus(after))
                .map(|(token, cookie_age)| (token, cookie_age == CookieAge::Renewable))
        };
        let token = |is_renewable: bool| Some(("token".to_owned(), is_renewable));
        assert_eq!(read("token", None, 0), token(false));
        assert_eq!(read("token.1000000", None, 10_000), token(false), "a terminal that is shared no more");
        assert_eq!(read("token", Some(20), 0), None, "a cookie from before it was shared");
        assert_eq!(read("token.1000000", Some(20), 299), token(false));
        assert_eq!(read("token.1000000", Some(20), 300), token(true));
        assert_eq!(read("token.1000000", Some(20), 1_199), token(true));
        assert_eq!(read("token.1000000", Some(20), 1_200), None);
        assert_eq!(read("token.then", Some(20), 0), None);
    }

    #[test]
    fn forwarded_entries_may_have_ports_quotes_and_spaces() {
        let trusted = ["10.0.0.0/8".parse().unwrap()];
        for (forwarded, client) in [
            ("203.0.113.9:1234", "203.0.113.9"),
            ("[2001:db8::1]:443", "2001:db8::1"),
            ("[2001:db8::1]", "2001:db8::1"),
            ("\"[2001:db8::1]:443\"", "2001:db8::1"),
            ("\"203.0.113.9\"", "203.0.113.9"),
            ("  203.0.113.9\t,  10.0.0.2:80 ", "203.0.113.9"),
            ("1.1.1.1, 203.0.113.9:65535 , 10.0.0.2", "203.0.113.9"),
            ("[::ffff:203.0.113.9]:80", "203.0.113.9"),
            ("203.0.113.9:99999", "10.0.0.1"),
            ("203.0.113.9:", "10.0.0.1"),
            ("[203.0.113.9]", "10.0.0.1"),
            ("\"203.0.113.9", "10.0.0.1"),
            ("unknown", "10.0.0.1"),
            ("", "10.0.0.1"),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert("x-forwarded-for", forwarded.parse().unwrap());
            let found = client_address("10.0.0.1".parse().unwrap(), &headers, &trusted);
            assert_eq!(found.to_string(), client, "{forwarded:?}");
        }
    }

    fn address() -> impl Strategy<Value = IpAddr> {
        let trusted = any::<[u8; 3]>().prop_map(|[a, b, c]| IpAddr::from([10, a, b, c]));
        let v4 = any::<[u8; 4]>().prop_map(IpAddr::from);
        prop_oneof![trusted, v4, any::<[u8; 16]>().prop_map(IpAddr::from)]
    }

    fn hop() -> impl Strategy<Value = String> {
        let with_port =
            (address(), any::<u16>()).prop_map(|(ip, port)| SocketAddr::new(ip, port).to_string());
        prop_oneof![4 => address().prop_map(|ip| ip.to_string()), 2 => with_port, 1 => "[ -+--~]{0,12}"]
    }

    proptest! {
        #[test]
        fn client_address_is_the_last_one_that_is_not_a_trusted_proxy(
            peer in address(),
            hops in prop::collection::vec(hop(), 0..6),
        ) {
            let trusted: Network = "10.0.0.0/8".parse().unwrap();
            let mut headers = HeaderMap::new();
            for hop in &hops {
                headers.append("x-forwarded-for", hop.parse().unwrap());
            }
            let client = client_address(peer, &headers, &[trusted]);
            if !trusted.contains(peer) {
                prop_assert_eq!(client, peer.to_canonical());
                return Ok(());
            }
            // Read from the right: the first address that is not a trusted proxy. Anything to its left may be
            // forged.
            let seen = hops.iter().flat_map(|line| line.split(',')).rev().map(hop_address);
            let believed: Vec<_> = seen.map_while(|ip| ip).collect();
            let stranger = believed.iter().find(|ip| !trusted.contains(**ip));
            let expected = stranger.or(believed.last()).copied().unwrap_or(peer);
            prop_assert_eq!(client, expected.to_canonical());
        }
    }
}
