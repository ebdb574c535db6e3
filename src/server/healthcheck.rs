//! `kiosk healthcheck`: requests `/readyz` of the shop on this machine, for containers without an HTTP
//! client.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

/// The timeout of the whole check.
const CHECK_TIMEOUT: Duration = Duration::from_secs(4);

/// Checks whether the shop that listens there is ready. The error says what went wrong.
pub async fn check_readiness(listen_address: SocketAddr) -> Result<(), String> {
    let address = SocketAddr::new(reachable_ip(listen_address.ip()), listen_address.port());
    let result =
        timeout(CHECK_TIMEOUT, exchange(address)).await.map_err(|_| format!("{address} does not respond"))?;
    let answer = result.map_err(|error| format!("{address}: {error}"))?;
    let line = answer.lines().next().unwrap_or_default();
    if line.split(' ').nth(1) == Some("200") {
        Ok(())
    } else {
        Err(format!("{address} responds with {line}"))
    }
}

async fn exchange(address: SocketAddr) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(b"GET /readyz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").await?;
    let mut answer = Vec::new();
    stream.take(4096).read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// The address to connect to: a shop that listens on all addresses is reached on the loopback address.
fn reachable_ip(ip: IpAddr) -> IpAddr {
    match ip {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{Router, http::StatusCode, routing::get};
    use tokio::net::TcpListener;

    #[tokio::test]
    async fn healthcheck_succeeds_only_if_the_shop_is_ready() {
        for (status, healthy) in [(StatusCode::OK, true), (StatusCode::SERVICE_UNAVAILABLE, false)] {
            let listener = TcpListener::bind("0.0.0.0:0").await.unwrap();
            let address = listener.local_addr().unwrap();
            let app = Router::new().route("/readyz", get(async move || status));
            let serving = tokio::spawn(async move { axum::serve(listener, app).await });
            assert_eq!(check_readiness(address).await.is_ok(), healthy, "{status}");
            serving.abort();
        }
        let free_address = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
        assert!(check_readiness(free_address).await.is_err());
    }
}
