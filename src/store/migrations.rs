//! The tables, version by version. They are read in by hand: the macro that would do it brings both databases' drivers
//! into the build a second time.

use sqlx::{
    AnyPool, SqlSafeStr,
    migrate::{MigrateError, Migration, MigrationType, Migrator},
};

/// Name and statements; the number is the place in this list, from one. What was released never changes.
const MIGRATIONS: [(&str, &str); 5] = [
    ("orders", include_str!("../../migrations/0001_orders.sql")),
    ("secrets", include_str!("../../migrations/0002_secrets.sql")),
    ("grants", include_str!("../../migrations/0003_grants.sql")),
    ("copies", include_str!("../../migrations/0004_copies.sql")),
    ("nodes", include_str!("../../migrations/0005_nodes.sql")),
];

/// Brings the tables up to date.
pub(super) async fn migrate(pool: &AnyPool) -> Result<(), MigrateError> {
    let migrations = (1..).zip(MIGRATIONS).map(|(version, (name, statements))| {
        Migration::new(version, name.into(), MigrationType::Simple, statements.into_sql_str(), false)
    });
    Migrator::with_migrations(migrations.collect()).run(pool).await
}

#[cfg(test)]
mod tests {
    use super::MIGRATIONS;
    use std::path::Path;

    #[test]
    fn every_file_is_a_migration_in_its_place() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
        let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
        let mut files: Vec<_> = files.collect();
        files.sort();
        assert_eq!(files.len(), MIGRATIONS.len());
        for (at, (file, (name, statements))) in files.iter().zip(MIGRATIONS).enumerate() {
            assert!(file.ends_with(format!("{:04}_{name}.sql", at + 1)), "{}", file.display());
            assert_eq!(std::fs::read_to_string(file).unwrap(), statements);
        }
    }
}
