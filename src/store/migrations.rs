//! The migrations, in order. They are listed by hand: sqlx's macro would build the drivers of both
//! databases a second time.

use sqlx::{
    AnyPool, SqlSafeStr,
    migrate::{MigrateError, Migration, MigrationType, Migrator},
};

/// Version, name and statements, by ascending version. A released migration never changes.
const MIGRATIONS: [(i64, &str, &str); 8] = [
    (1, "orders", include_str!("../../migrations/0001_orders.sql")),
    (2, "secrets", include_str!("../../migrations/0002_secrets.sql")),
    (3, "grants", include_str!("../../migrations/0003_grants.sql")),
    (4, "copies", include_str!("../../migrations/0004_copies.sql")),
    (5, "nodes", include_str!("../../migrations/0005_nodes.sql")),
    (6, "kinds", include_str!("../../migrations/0006_kinds.sql")),
    (7, "retention", include_str!("../../migrations/0007_retention.sql")),
    (10, "unpaid_origin", include_str!("../../migrations/0010_unpaid_origin.sql")),
];

/// Runs the pending migrations.
pub(super) async fn migrate(pool: &AnyPool) -> Result<(), MigrateError> {
    let migrations = MIGRATIONS.into_iter().map(|(version, name, statements)| {
        Migration::new(version, name.into(), MigrationType::Simple, statements.into_sql_str(), false)
    });
    Migrator::with_migrations(migrations.collect()).run(pool).await
}

#[cfg(test)]
mod tests {
    use super::MIGRATIONS;
    use std::path::Path;

    #[test]
    fn every_migration_file_is_listed_in_order() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
        let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
        let mut files: Vec<_> = files.collect();
        files.sort();
        assert_eq!(files.len(), MIGRATIONS.len());
        for (file, (number, name, statements)) in files.iter().zip(MIGRATIONS) {
            assert!(file.ends_with(format!("{number:04}_{name}.sql")), "{}", file.display());
            assert_eq!(std::fs::read_to_string(file).unwrap(), statements);
        }
        assert!(MIGRATIONS.is_sorted_by(|(one, ..), (next, ..)| one < next));
    }
}
