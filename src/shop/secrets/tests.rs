//! Tests of secrets across restarts, upgrades, several nodes and mistakes.

use super::*;
use crate::{
    orders::{journal::Journal, tests::sample},
    shop::keys::Purpose,
    store::tests::{Base, Place},
    tests::app,
};
use rstest::rstest;
use std::os::unix::fs::PermissionsExt;

const OLD: &str = "the secret of an older version, long enough";
const NEW: &str = "the secret that comes after it, long enough";
const KEY: &str = "a journal key in the settings, long enough";

/// The settings of a node on this database, with only the path of the key file set.
fn settings(place: &Place) -> Settings {
    let mut settings = app::settings(&place.folder.path().join("kiosk.db"));
    settings.database.url = place.address.clone();
    settings.server.journal_keys = Vec::new();
    settings.server.journal_key_file = Some(place.folder.path().join("keys/kiosk.key"));
    settings
}

fn lasting(secrets: &Secrets) -> [u8; 32] {
    secrets.lasting.derive(Purpose::Journal)
}

/// Leaves what an older version stores: an order, and its secret and upstream's order ID unencrypted.
async fn prepare_database_of_an_older_version(store: &Store, secret: Option<&str>) {
    let journal = Journal::new(store, &sample::vault());
    sample::begun(&journal, "0123456789abcdef", sample::NOW).await;
    if let Some(secret) = secret {
        SecretRows::new(store).find_or_keep("server", secret).await.unwrap();
    }
}

#[rstest]
#[tokio::test]
async fn key_file_is_created_once_and_is_private(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let place = base.place().await;
    let (store, settings) = (place.open().await, settings(&place));
    let first = open(&settings, &store).await.unwrap();
    let path = settings.server.journal_key_file.clone().unwrap();
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    let again = open(&settings, &store).await.unwrap();
    assert_eq!(lasting(&first), lasting(&again));
    let sealed = first.signing.seal(Purpose::Cart, &1).unwrap();
    assert_eq!(again.signing.open::<i32>(Purpose::Cart, &sealed), Some(1));
    let key = std::fs::read_to_string(&path).unwrap();
    let rows = SecretRows::new(&store).begin_with("").await.unwrap();
    assert!(
        rows.iter().all(|(_, value)| value.starts_with("sealed1.") && !value.contains(key.trim())),
        "{rows:?}"
    );
    assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "a draft is left behind");
}

#[tokio::test]
async fn key_file_is_next_to_the_sqlite_file() {
    let place = Base::Sqlite.place().await;
    let mut settings = settings(&place);
    settings.server.journal_key_file = None;
    open(&settings, &place.open().await).await.unwrap();
    assert!(place.folder.path().join("kiosk.db.key").is_file());
}

#[rstest]
#[tokio::test]
async fn database_of_an_older_version_keeps_its_digests_and_signatures(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
    #[values(true, false)] is_set: bool,
) {
    let place = base.place().await;
    let (store, mut settings) = (place.open().await, settings(&place));
    prepare_database_of_an_older_version(&store, (!is_set).then_some(OLD)).await;
    if is_set {
        settings.server.secrets = vec![OLD.into()];
    }
    let before = Keys::new(OLD.as_bytes());
    let opened = open(&settings, &store).await.unwrap();
    for purpose in [Purpose::Journal, Purpose::Checkout, Purpose::SharedRedis] {
        assert_eq!(opened.lasting.derive(purpose), before.derive(purpose), "{purpose:?}");
    }
    assert_eq!(opened.signing.derive(Purpose::Device), before.derive(Purpose::Device));
    let written = place.dump("secrets").await;
    assert!(!written.contains(OLD), "{written}");
}

#[rstest]
#[tokio::test]
async fn database_of_an_older_version_refuses_several_secrets(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let place = base.place().await;
    let (store, mut settings) = (place.open().await, settings(&place));
    prepare_database_of_an_older_version(&store, None).await;
    settings.server.secrets = vec![NEW.into(), OLD.into()];
    assert!(matches!(open(&settings, &store).await, Err(SecretsError::Several)));
    settings.server.secrets = vec![OLD.into()];
    let first = open(&settings, &store).await.unwrap();
    settings.server.secrets = vec![NEW.into(), OLD.into()];
    assert_eq!(lasting(&open(&settings, &store).await.unwrap()), lasting(&first));
}

#[rstest]
#[tokio::test]
async fn node_with_another_key_reports_it_and_changes_nothing(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let place = base.place().await;
    let (store, ours) = (place.open().await, settings(&place));
    open(&ours, &store).await.unwrap();
    let rows = SecretRows::new(&store).begin_with("").await.unwrap();
    let mut theirs = ours.clone();
    theirs.server.journal_keys = vec![KEY.into()];
    let mut missing = ours.clone();
    missing.server.journal_key_file = Some(place.folder.path().join("elsewhere/kiosk.key"));
    let mut broken = ours.clone();
    broken.server.journal_key_file = Some(place.folder.path().join("broken.key"));
    std::fs::write(place.folder.path().join("broken.key"), "no key").unwrap();
    for (settings, message) in
        [(&theirs, "different journal key"), (&missing, "its key file"), (&broken, "does not contain a key")]
    {
        let error = open(settings, &store).await.err().unwrap();
        assert!(error.is_a_setting() && error.to_string().contains(message), "{error}");
        assert_eq!(check_seal(settings, &store).await.err().unwrap().to_string(), error.to_string());
    }
    assert!(!place.folder.path().join("elsewhere").exists(), "a key was created that opens nothing");
    assert_eq!(SecretRows::new(&store).begin_with("").await.unwrap(), rows);
    assert_eq!(check_seal(&ours, &store).await.unwrap(), Seal::Opens);
}

#[rstest]
#[tokio::test]
async fn only_one_of_several_nodes_with_own_keys_opens_the_database(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let place = base.place().await;
    let store = place.open().await;
    let nodes: Vec<_> = (0..6)
        .map(|number| {
            let mut settings = settings(&place);
            settings.server.journal_key_file = Some(place.folder.path().join(format!("node-{number}.key")));
            settings
        })
        .collect();
    let opened = futures::future::join_all(nodes.iter().map(|settings| open(settings, &store))).await;
    assert_eq!(opened.iter().filter(|opened| opened.is_ok()).count(), 1);
    let left = nodes.iter().filter(|it| it.server.journal_key_file.as_ref().unwrap().exists()).count();
    assert_eq!(left, 1, "keys that open nothing are left behind");
    let shared = settings(&place);
    let at_once = (0..6).map(|_| open(&shared, &store));
    let opened = futures::future::join_all(at_once).await;
    assert!(opened.iter().all(Result::is_err), "a node opened the database with another key");
}

#[rstest]
#[tokio::test]
async fn nodes_that_share_a_key_file_can_start_together(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let place = base.place().await;
    let (store, shared) = (place.open().await, settings(&place));
    let at_once = (0..8).map(|_| open(&shared, &store));
    let opened = futures::future::try_join_all(at_once).await.unwrap();
    assert!(opened.iter().all(|secrets| lasting(secrets) == lasting(&opened[0])));
    let sealed = opened[0].signing.seal(Purpose::Device, &"d").unwrap();
    assert!(opened.iter().all(|s| s.signing.open::<String>(Purpose::Device, &sealed).is_some()));
}

#[rstest]
#[tokio::test]
async fn secret_is_replaced_without_loss_on_two_nodes(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let place = base.place().await;
    let (store, settings) = (place.open().await, settings(&place));
    let (one, two) = (open(&settings, &store).await.unwrap(), open(&settings, &store).await.unwrap());
    let reload = async |secrets: &Secrets| {
        let masters = rotation::signing(&settings, &SecretRows::new(&store), &secrets.vault).await.unwrap();
        secrets.signing.replace(masters);
    };
    let before = one.signing.seal(Purpose::Device, &"before").unwrap();
    let rotated = rotate(&settings, &store, false).await.unwrap();
    assert!(matches!(rotated, Rotated::InDatabase { still_verify: 1, .. }), "{rotated:?}");
    // One node has read the new secret, the other has not. Each verifies what the other signs.
    reload(&one).await;
    let between = one.signing.seal(Purpose::Device, &"between").unwrap();
    for text in [&before, &between] {
        assert!(two.signing.open::<String>(Purpose::Device, text).is_some());
    }
    reload(&two).await;
    // Make the new secret sign now.
    let sealed = SecretRows::new(&store);
    let (name, value) = sealed.begin_with("server.").await.unwrap().remove(0);
    let secret = one.vault.open(&name, &value).unwrap();
    sealed.remove(&name).await.unwrap();
    let at = now_seconds() - 1;
    let name = format!("server.{at}");
    sealed.find_or_keep(&name, &one.vault.seal(&name, &secret).unwrap()).await.unwrap();
    reload(&one).await;
    let after = one.signing.seal(Purpose::Device, &"after").unwrap();
    assert_eq!(Keys::new(secret.as_bytes()).open::<String>(Purpose::Device, &after), Some("after".into()));
    assert!(two.signing.open::<String>(Purpose::Device, &before).is_some());
    reload(&two).await;
    for text in [&before, &between, &after] {
        assert!(one.signing.open::<String>(Purpose::Device, text).is_some());
        assert!(two.signing.open::<String>(Purpose::Device, text).is_some());
    }
    assert_eq!(lasting(&one), lasting(&open(&settings, &store).await.unwrap()), "the digests have changed");
    assert_eq!(rotate(&settings, &store, true).await.unwrap(), Rotated::Dropped { secrets: 1 });
    reload(&two).await;
    assert!(two.signing.open::<String>(Purpose::Device, &before).is_none());
    assert!(two.signing.open::<String>(Purpose::Device, &after).is_some());
}

fn now_seconds() -> i64 {
    crate::shop::now().unix()
}

#[rstest]
#[tokio::test]
async fn journal_key_is_replaced_through_a_list(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let place = base.place().await;
    let (store, mut settings) = (place.open().await, settings(&place));
    settings.server.journal_keys = vec![KEY.into()];
    let first = open(&settings, &store).await.unwrap();
    settings.server.journal_keys = vec!["a newer journal key, which is long enough".into(), KEY.into()];
    assert_eq!(lasting(&open(&settings, &store).await.unwrap()), lasting(&first));
    settings.server.journal_keys.pop();
    let only_new = open(&settings, &store).await.unwrap();
    assert_eq!(lasting(&only_new), lasting(&first), "it was not encrypted again with the first key");
    let sealed = first.signing.seal(Purpose::Device, &"d").unwrap();
    assert!(only_new.signing.open::<String>(Purpose::Device, &sealed).is_some());
}

#[tokio::test]
async fn first_secret_of_the_settings_signs_and_all_verify() {
    let place = Base::Sqlite.place().await;
    let (store, mut settings) = (place.open().await, settings(&place));
    settings.server.secrets = vec![NEW.into(), OLD.into()];
    let opened = open(&settings, &store).await.unwrap();
    assert_eq!(opened.signing.derive(Purpose::Cart), Keys::new(NEW.as_bytes()).derive(Purpose::Cart));
    let of_old = Keys::new(OLD.as_bytes()).seal(Purpose::Cart, &1).unwrap();
    assert_eq!(opened.signing.open::<i32>(Purpose::Cart, &of_old), Some(1));
    assert!(matches!(rotate(&settings, &store, false).await.unwrap(), Rotated::InSettings { .. }));
}
