//! Converts journal rows to [`Record`] and back.

use super::JournalError;
use crate::{
    domain::{
        order::{OrderState, Secret},
        phase::Phase,
        time::Timestamp,
    },
    orders::{
        keys::Digest,
        record::{LastState, PlacementStatus, Record},
        vault::Vault,
    },
};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::{Row, any::AnyRow};

/// Formats a column's value as JSON.
pub(super) fn to_json<T: Serialize>(value: &T, column: &'static str) -> Result<String, JournalError> {
    serde_json::to_string(value).map_err(|_| JournalError::Unreadable(column))
}

/// Parses a whole row. The error names the column that is unreadable.
pub(super) fn read(row: &AnyRow, vault: &Vault) -> Result<Record, JournalError> {
    Ok(Record {
        id: parse(row, "id")?,
        fingerprint: Digest::stored(row.try_get("fingerprint")?),
        device: Digest::stored(row.try_get("device")?),
        email: Digest::stored(row.try_get("email")?),
        lines: from_json(row, "lines")?,
        agreed: from_json(row, "agreed")?,
        language: parse(row, "language")?,
        country: parse(row, "country")?,
        standing: standing(row, vault)?,
        seen: seen(row)?,
        created_at: Timestamp::from_unix(row.try_get("created_at")?),
        updated_at: Timestamp::from_unix(row.try_get("updated_at")?),
    })
}

fn parse<T: std::str::FromStr>(row: &AnyRow, column: &'static str) -> Result<T, JournalError> {
    let text: &str = row.try_get(column)?;
    text.parse().map_err(|_| JournalError::Unreadable(column))
}

fn from_json<T: DeserializeOwned>(row: &AnyRow, column: &'static str) -> Result<T, JournalError> {
    let text: &str = row.try_get(column)?;
    serde_json::from_str(text).map_err(|_| JournalError::Unreadable(column))
}

fn standing(row: &AnyRow, vault: &Vault) -> Result<PlacementStatus, JournalError> {
    let status: &str = row.try_get("status")?;
    match status {
        "started" => Ok(PlacementStatus::Started),
        "placed" => placed(row, vault),
        "refused" => Ok(PlacementStatus::Refused(from_json(row, "problems")?)),
        "not_sent" => Ok(PlacementStatus::NotSent),
        "ambiguous" => Ok(PlacementStatus::Ambiguous),
        _ => Err(JournalError::Unreadable("status")),
    }
}

/// An empty ID means that it is no longer kept.
fn placed(row: &AnyRow, vault: &Vault) -> Result<PlacementStatus, JournalError> {
    let (id, kept): (&str, &str) = (row.try_get("id")?, row.try_get("upstream_id")?);
    if kept.is_empty() {
        return Ok(PlacementStatus::Retired);
    }
    vault
        .open(id, kept)
        .map(|upstream| PlacementStatus::Placed(Secret::new(upstream)))
        .map_err(|_| JournalError::Sealed)
}

fn seen(row: &AnyRow) -> Result<Option<LastState>, JournalError> {
    let (state, phase): (Option<&str>, Option<&str>) = (row.try_get("state")?, row.try_get("phase")?);
    let (Some(state), Some(phase)) = (state, phase) else { return Ok(None) };
    let time = |column| -> Result<Option<Timestamp>, JournalError> {
        Ok(row.try_get::<Option<i64>, _>(column)?.map(Timestamp::from_unix))
    };
    Ok(Some(LastState {
        state: OrderState::of_code(state),
        phase: Phase::ALL.into_iter().find(|p| p.code() == phase).unwrap_or(Phase::InProgress),
        paid_at: time("paid_at")?,
        delivered_at: time("delivered_at")?,
        expires_at: time("expires_at")?,
    }))
}
