use super::*;
use crate::shop::settings::Redis;
use crate::tests::{
    app::{live, settings},
    double::Double,
};
use axum::{extract::Request, http::HeaderValue, middleware, middleware::Next, response::Response};

/// The warnings and failures, as printed.
async fn problems(settings: &Settings) -> Vec<String> {
    let found = examine(settings).await.into_iter();
    found.filter(|it| it.verdict != Verdict::Ok).map(|it| it.to_string()).collect()
}

#[tokio::test]
async fn doctor_finds_nothing_in_a_new_sandbox_and_creates_no_database() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kiosk.db");
    assert_eq!(problems(&settings(&file)).await, Vec::<String>::new());
    assert!(!file.exists(), "the doctor created a database");
}

#[tokio::test]
async fn live_shop_passes_when_upstream_responds() {
    let (folder, double) = (tempfile::tempdir().unwrap(), Double::plain().await);
    let mut settings = settings(&folder.path().join("kiosk.db"));
    settings.upstream.mode = live(&double.url);
    settings.store.origin = "https://shop.example".parse().unwrap();
    settings.server.trusted_proxies = vec!["127.0.0.1".parse().unwrap()];
    let found = examine(&settings).await;
    assert!(found.iter().all(|it| it.verdict != Verdict::Fail), "{found:?}");
    assert_eq!(double.calls("orders").await, 0);
    assert!(!format!("{found:?}").contains(crate::tests::app::PARTNER));
}

#[tokio::test]
async fn missing_https_and_proxies_and_a_public_admin_listener_are_warnings() {
    let (folder, double) = (tempfile::tempdir().unwrap(), Double::plain().await);
    let mut settings = settings(&folder.path().join("kiosk.db"));
    settings.upstream.mode = live(&double.url);
    settings.server.admin_addr = Some("0.0.0.0:9000".parse().unwrap());
    let found = problems(&settings).await;
    assert!(found.iter().any(|line| line.starts_with("warn  origin") && line.contains("https")), "{found:?}");
    assert!(found.iter().any(|line| line.starts_with("warn  operators")), "{found:?}");
    settings.store.origin = "https://shop.example".parse().unwrap();
    let found = problems(&settings).await;
    assert!(found.iter().any(|line| line.contains("server.trusted_proxies")), "{found:?}");
}

#[tokio::test]
async fn questionable_settings_are_warnings() {
    let (folder, double) = (tempfile::tempdir().unwrap(), Double::plain().await);
    let mut settings = settings(&folder.path().join("kiosk.db"));
    settings.upstream.mode = live(&double.url);
    settings.store.origin = "https://shop.example".parse().unwrap();
    settings.server.trusted_proxies = vec!["0.0.0.0/0".parse().unwrap()];
    settings.quoted = vec!["store.name".into()];
    let found = problems(&settings).await;
    for key in ["store.name", "server.trusted_proxies"] {
        let is_reported = |line: &String| line.starts_with("warn  settings") && line.contains(key);
        assert!(found.iter().any(is_reported), "{key}: {found:?}");
    }
}

#[tokio::test]
async fn readable_key_file_is_a_warning_and_wrong_key_a_failure() {
    let (folder, double) = (tempfile::tempdir().unwrap(), Double::plain().await);
    let mut settings = settings(&folder.path().join("kiosk.db"));
    settings.upstream.mode = live(&double.url);
    settings.server.journal_keys.clear();
    let store = Store::open(&settings.database.url).await.unwrap();
    secrets::open(&settings, &store).await.unwrap();
    let file = folder.path().join("kiosk.db.key");
    let found = problems(&settings).await;
    assert!(found.iter().any(|line| line.starts_with("warn  secret") && line.contains("server.secret")));
    assert!(!found.iter().any(|line| line.contains("kiosk.db.key")), "{found:?}");
    std::fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o640)).unwrap();
    let found = problems(&settings).await;
    assert!(
        found.iter().any(|line| line.starts_with("warn  key") && line.contains("chmod 600")),
        "{found:?}"
    );
    std::fs::write(&file, "f".repeat(64)).unwrap();
    let found = problems(&settings).await;
    assert!(found.iter().any(|line| line.starts_with("fail  seal")), "{found:?}");
}

#[tokio::test]
async fn unusable_database_files_are_failures() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kiosk.db");
    std::fs::write(&file, "this is no database, and long enough to be read as one: ".repeat(20)).unwrap();
    let found = problems(&settings(&file)).await;
    assert!(found.iter().any(|line| line.starts_with("fail  store")), "{found:?}");
    let found = problems(&settings(folder.path())).await;
    assert!(found.iter().any(|line| line.starts_with("fail  file")), "{found:?}");
}

#[tokio::test]
async fn unreachable_upstream_is_a_failure() {
    let folder = tempfile::tempdir().unwrap();
    let mut settings = settings(&folder.path().join("kiosk.db"));
    settings.upstream.mode = live("http://127.0.0.1:9");
    let found = problems(&settings).await;
    assert!(found.iter().any(|line| line.starts_with("fail  upstream") && line.contains("upstream.url")));
}

#[tokio::test]
async fn unreachable_redis_is_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    let mut settings = settings(&folder.path().join("kiosk.db"));
    settings.redis = Some(Redis { url: "redis://127.0.0.1:9".into() });
    let found = problems(&settings).await;
    assert!(found.len() == 1 && found[0].starts_with("warn  cache"), "{found:?}");
}

async fn in_the_past(request: Request, next: Next) -> Response {
    let mut answer = next.run(request).await;
    answer.headers_mut().insert("date", HeaderValue::from_static("Fri, 09 Oct 2020 10:01:30 GMT"));
    answer
}

#[tokio::test]
async fn clock_skew_is_a_warning_or_a_failure() {
    let double = Double::with(|router| router.layer(middleware::from_fn(in_the_past))).await;
    let folder = tempfile::tempdir().unwrap();
    let mut settings = settings(&folder.path().join("kiosk.db"));
    settings.upstream.mode = live(&double.url);
    let found = problems(&settings).await;
    assert!(found.iter().any(|line| line.starts_with("fail  clock")), "{found:?}");
    let at = Timestamp::from_unix;
    for (off, verdict) in [(0, Verdict::Ok), (-5, Verdict::Ok), (20, Verdict::Warn), (-61, Verdict::Fail)] {
        assert_eq!(clock_finding(Some(at(1_000_000)), at(1_000_000 + off)).verdict, verdict, "{off}");
    }
    assert_eq!(clock_finding(None, at(0)).verdict, Verdict::Warn);
}
