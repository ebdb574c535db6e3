//! Who asks: the shopper's address through trusted proxies, their user agent, their device cookie.

use super::{
    cart,
    visitor_kind::{VisitorKind, browsers_tell},
};
use crate::shop::{
    Shop,
    settings::Network,
    visitor::{Device, Visitor},
};
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, HeaderValue, Method, header},
    middleware::Next,
    response::Response,
};
use axum_extra::extract::cookie::{Cookie, Key, SameSite, SignedCookieJar};
use std::{
    net::{IpAddr, Ipv6Addr, SocketAddr},
    sync::Arc,
};

/// Finds out who asks, keeps it in the request's extensions, and gives a device cookie to visitors who
/// reach a page that will need one.
pub async fn identify(State(shop): State<Arc<Shop>>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|c| c.0.ip());
    let mut visitor = Visitor {
        ip: peer.map(|peer| client_address(peer, request.headers(), &shop.settings.server.trusted_proxies)),
        user_agent: user_agent(request.headers()),
        ..Visitor::default()
    };
    if needs_cart(request.uri().path()) {
        visitor.cart = cart::read(&shop, request.headers());
    }
    let jar = SignedCookieJar::from_headers(request.headers(), Key::derive_from(&shop.cookie_key()));
    let name = cookie_name(&shop);
    visitor.device = jar.get(name).map(|c| Device::from_cookie(c.value().to_owned()));
    let browsers_tell = browsers_tell(&shop.settings.store.origin);
    visitor.occasion = VisitorKind::of(request.headers(), browsers_tell, visitor.device.is_some()).occasion();
    let begins = visitor.device.is_none() && needs_device(&request);
    if begins {
        visitor.device = Some(Device::new());
    }
    let given = begins.then(|| visitor.device.clone()).flatten();
    request.extensions_mut().insert(visitor);
    let mut answer = next.run(request).await;
    if let Some(device) = given {
        set_cookie(&mut answer, jar, name, &device, shop.is_secure());
    }
    answer
}

/// Checkout leads to orders that somebody must own, and a link opens orders on a device.
fn needs_device(request: &Request) -> bool {
    let mut segments = request.uri().path().split('/').skip(2);
    match (segments.next(), segments.next()) {
        (Some("checkout"), _) => *request.method() == Method::GET,
        (Some("orders"), Some("open")) => *request.method() == Method::POST,
        _ => false,
    }
}

/// Whether what stands under this path is about the cart.
fn needs_cart(path: &str) -> bool {
    matches!(path.split('/').nth(2), Some("cart" | "checkout" | "cart-quote"))
}

/// On https the `__Host-` prefix pins the cookie to this host; plain http has no such thing.
fn cookie_name(shop: &Shop) -> &'static str {
    if shop.is_secure() { "__Host-kiosk" } else { "kiosk" }
}

fn set_cookie(
    answer: &mut Response,
    jar: SignedCookieJar,
    name: &'static str,
    device: &Device,
    secure: bool,
) {
    let cookie = Cookie::build((name, device.token().to_owned()))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(secure)
        .permanent();
    let jar = jar.add(cookie);
    for made in axum::response::IntoResponse::into_response((jar, ())).headers().get_all(header::SET_COOKIE) {
        answer.headers_mut().append(header::SET_COOKIE, made.clone());
    }
}

fn user_agent(headers: &HeaderMap) -> Option<String> {
    let text = headers.get(header::USER_AGENT).map(HeaderValue::to_str)?.ok()?;
    Some(text.chars().take(256).collect())
}

/// The right-most address of `X-Forwarded-For` that is no trusted proxy, if the peer is one; else the peer.
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

/// The address of one entry as proxies write it: `203.0.113.9`, with a port (`203.0.113.9:1234`,
/// `[2001:db8::1]:443`), in brackets, in quotes, among blanks. `None` when it is none of these.
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
    use super::{Network, client_address, hop_address};
    use axum::http::HeaderMap;
    use proptest::prelude::*;
    use std::net::{IpAddr, SocketAddr};

    #[test]
    fn forwarded_addresses_are_believed_only_from_proxies() {
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
    fn entries_with_ports_quotes_and_blanks_are_the_shoppers_address() {
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
        fn nobody_lends_an_address_that_no_trusted_proxy_saw(
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
            // From the right, the first that is no proxy of ours; what stands left of it is anybody's word.
            let seen = hops.iter().flat_map(|line| line.split(',')).rev().map(hop_address);
            let believed: Vec<_> = seen.map_while(|ip| ip).collect();
            let stranger = believed.iter().find(|ip| !trusted.contains(**ip));
            let expected = stranger.or(believed.last()).copied().unwrap_or(peer);
            prop_assert_eq!(client, expected.to_canonical());
        }
    }
}
