//! A separate store for every test, on either database, and the errors of a store that cannot be
//! opened.

use super::*;
use rstest::rstest;
use sqlx::{Connection, Executor, PgConnection};

/// The database that a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    Sqlite,
    Postgres,
}

/// A database for one test: a file, or a schema on the server that `.ci/with-postgres` started.
pub struct Place {
    pub address: Address,
    /// The address with its password, for another process.
    pub url: String,
    pub folder: tempfile::TempDir,
}

impl Base {
    pub async fn place(self) -> Place {
        let folder = tempfile::tempdir().unwrap();
        let url = match self {
            Self::Sqlite => format!("sqlite:{}", folder.path().join("kiosk.db").display()),
            Self::Postgres => schema().await,
        };
        Place { address: url.parse().unwrap(), url, folder }
    }
}

impl Place {
    pub async fn open(&self) -> Store {
        Store::open(&self.address).await.unwrap()
    }

    /// Closes the connections of all listeners and returns how many there were.
    pub async fn deafen(&self) -> usize {
        let store = self.open().await;
        let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                   WHERE application_name = current_schema() AND query LIKE 'LISTEN%'";
        sqlx::query(cut).fetch_all(store.pool()).await.unwrap().len()
    }

    /// Everything that was written, as text.
    pub async fn dump(&self, table: &str) -> String {
        let store = self.open().await;
        let rows: Vec<String> = match store.kind() {
            Kind::Postgres => {
                let all = sqlx::AssertSqlSafe(format!("SELECT CAST(t AS TEXT) FROM {table} t"));
                sqlx::query_scalar(all).fetch_all(store.pool()).await.unwrap()
            }
            Kind::Sqlite => {
                store.pool().execute("PRAGMA wal_checkpoint(TRUNCATE)").await.unwrap();
                let bytes = std::fs::read(self.folder.path().join("kiosk.db")).unwrap();
                vec![String::from_utf8_lossy(&bytes).into_owned()]
            }
        };
        rows.join("\n")
    }
}

async fn schema() -> String {
    let server = crate::tests::postgres();
    let name = format!("t_{:032x}", rand::random::<u128>());
    let mut connection = PgConnection::connect(&server).await.unwrap();
    connection.execute(sqlx::AssertSqlSafe(format!("CREATE SCHEMA {name}"))).await.unwrap();
    format!("{server}?options[search_path]={name}&application_name={name}")
}

async fn refused(url: &str) -> OpenError {
    Store::open(&url.parse().unwrap()).await.expect_err("it opened")
}

#[rstest]
#[case("sqlite://data/kiosk.db", "sqlite:data/kiosk.db")]
#[case("sqlite:///var/lib/a shop/kiosk.db", "sqlite:/var/lib/a shop/kiosk.db")]
#[case("sqlite::memory:", "sqlite::memory:")]
#[case("postgres://u:p4ss@db.example:5433/shop?sslmode=require", "postgres://db.example:5433/shop")]
#[case("postgresql://u:p4ss@db.example/shop", "postgres://db.example/shop")]
fn address_is_shown_without_its_password(#[case] url: &str, #[case] shown: &str) {
    let address: Address = url.parse().unwrap();
    assert_eq!(address.to_string(), shown);
    assert!(!format!("{address:?}").contains("p4ss"));
}

#[rstest]
fn invalid_address_is_refused(
    #[values("", "data/kiosk.db", "mysql://u:p@h/d", "postgres:", "sqlite:x?mode=odd")] url: &str,
) {
    assert_eq!(url.parse::<Address>(), Err(NotAnAddress));
}

#[tokio::test]
async fn file_that_cannot_be_opened_reports_the_cause() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    let garbage = "certainly no database, but long enough to look like a damaged one ".repeat(20);
    std::fs::write(&file, garbage).unwrap();
    let below_a_file = refused(&format!("sqlite:{}/kiosk.db", file.display())).await;
    assert!(matches!(below_a_file, OpenError::NotWritable { .. }), "{below_a_file:?}");
    let no_database = refused(&format!("sqlite:{}", file.display())).await;
    assert!(matches!(no_database, OpenError::Damaged), "{no_database:?}");
}

#[tokio::test]
async fn server_error_reports_the_cause_and_never_the_password() {
    let server = crate::tests::postgres();
    let (start, database) = server.rsplit_once('/').unwrap();
    let host = start.rsplit_once('@').unwrap().1;
    let cases = [
        (format!("postgres://kiosk:wr0ng@{host}/{database}"), "user name and password", true),
        (format!("postgres://nobody_here:wr0ng@{host}/{database}"), "user name and password", true),
        (format!("{start}/no_such_database"), "no such database", true),
        (format!("{server}?sslmode=require"), "encrypted", true),
        ("postgres://kiosk:wr0ng@127.0.0.1:1/kiosk".into(), "cannot be reached", false),
    ];
    for (url, word, is_a_setting) in cases {
        let error = refused(&url).await;
        assert!(error.to_string().contains(word), "{url}: {error}");
        assert!(!format!("{error} {error:?}").contains("wr0ng"), "{error:?}");
        assert_eq!(error.is_a_setting(), is_a_setting, "{error}");
    }
}

#[rstest]
#[tokio::test]
async fn database_of_another_application_is_refused(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let place = base.place().await;
    let store = place.open().await;
    for statement in ["DROP TABLE _sqlx_migrations", "DROP TABLE grants", "DROP TABLE secrets"] {
        store.pool().execute(statement).await.unwrap();
    }
    store.close().await;
    let error = Store::open(&place.address).await.expect_err("it opened");
    assert!(matches!(error, OpenError::Taken), "{error:?}");
}

#[rstest]
#[tokio::test]
async fn database_of_a_newer_version_is_refused(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let place = base.place().await;
    let store = place.open().await;
    let later = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
                 SELECT 9999, 'later', success, checksum, 0 FROM _sqlx_migrations WHERE version = 1";
    store.pool().execute(later).await.unwrap();
    store.close().await;
    assert!(matches!(Store::open(&place.address).await, Err(OpenError::SchemaNewer(9999))));
}

#[rstest]
#[tokio::test]
async fn changed_migration_is_refused(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let place = base.place().await;
    let store = place.open().await;
    let other = "UPDATE _sqlx_migrations SET checksum = (SELECT checksum FROM _sqlx_migrations WHERE version = 2) \
                 WHERE version = 1";
    store.pool().execute(other).await.unwrap();
    store.close().await;
    assert!(matches!(Store::open(&place.address).await, Err(OpenError::SchemaDiffers(1))));
}

#[rstest]
#[tokio::test]
async fn new_store_can_be_opened_by_several_processes_at_once(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let place = base.place().await;
    let opened = futures::future::join_all((0..4).map(|_| Store::open(&place.address))).await;
    for store in opened {
        assert!(store.unwrap().is_ready().await);
    }
}

#[tokio::test]
async fn file_is_synced_and_readable_by_its_owner_only() {
    let place = Base::Sqlite.place().await;
    let store = place.open().await;
    let mode: String = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(store.pool()).await.unwrap();
    let synchronous: i64 = sqlx::query_scalar("PRAGMA synchronous").fetch_one(store.pool()).await.unwrap();
    assert_eq!((mode.as_str(), synchronous), ("wal", 2));
    let permissions = std::fs::metadata(place.folder.path().join("kiosk.db")).unwrap().permissions();
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&permissions) & 0o777, 0o600);
}

#[tokio::test]
async fn read_only_server_is_reported() {
    let place = Base::Postgres.place().await;
    let store = place.open().await;
    let mut connection = store.pool().acquire().await.unwrap();
    connection.execute("SET default_transaction_read_only = on").await.unwrap();
    let write = sqlx::query("INSERT INTO secrets (name, value) VALUES ('a', 'b')");
    let refusal = write.execute(&mut *connection).await.unwrap_err();
    assert!(matches!(StoreError::from(refusal), StoreError::NotWritable));
    let error = refused(&format!("{}&options[default_transaction_read_only]=on", place.address.url())).await;
    assert!(matches!(error, OpenError::ReadOnly), "{error:?}");
}

#[tokio::test]
async fn lost_connection_is_reported_and_replaced() {
    let place = Base::Postgres.place().await;
    let store = place.open().await;
    assert!(store.is_ready().await);
    let lost = "SELECT pg_terminate_backend(pg_backend_pid())";
    let error = store.pool().execute(lost).await.unwrap_err();
    assert!(matches!(StoreError::from(error), StoreError::Lost));
    assert!(store.is_ready().await, "the pool makes a new connection");
}
