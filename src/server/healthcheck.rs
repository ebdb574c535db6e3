//! `kiosk healthcheck`: asks the shop on this machine whether it can serve, for containers that have no other client.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

/// For the whole question.
const CHECK_TIMEOUT: Duration = Duration::from_secs(4);

/// Whether the shop that listens there is ready; else what it said.
pub async fn ask(listens: SocketAddr) -> Result<(), String> {
    let address = SocketAddr::new(from_here(listens.ip()), listens.port());
    let asked =
        timeout(CHECK_TIMEOUT, exchange(address)).await.map_err(|_| format!("{address} does not answer"))?;
    let answer = asked.map_err(|error| format!("{address}: {error}"))?;
    let line = answer.lines().next().unwrap_or_default();
    if line.split(' ').nth(1) == Some("200") { Ok(()) } else { Err(format!("{address} says: {line}")) }
}

async fn exchange(address: SocketAddr) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(b"GET /readyz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").await?;
    let mut answer = Vec::new();
    stream.take(4096).read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// Who listens everywhere listens on this machine too.
fn from_here(ip: IpAddr) -> IpAddr {
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
    async fn a_shop_is_healthy_when_it_is_ready() {
        for (status, healthy) in [(StatusCode::OK, true), (StatusCode::SERVICE_UNAVAILABLE, false)] {
            let listener = TcpListener::bind("0.0.0.0:0").await.unwrap();
            let address = listener.local_addr().unwrap();
            let app = Router::new().route("/readyz", get(async move || status));
            let serving = tokio::spawn(async move { axum::serve(listener, app).await });
            assert_eq!(ask(address).await.is_ok(), healthy, "{status}");
            serving.abort();
        }
        let gone = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
        assert!(ask(gone).await.is_err());
    }
}
