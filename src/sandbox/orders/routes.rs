//! The orders' endpoints: contract 6, 7 and 8.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{ConnectInfo, Path, State};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use bytes::Bytes;
use http::StatusCode;
use serde_json::Value;
use uuid::Uuid;

use super::{create as creation, request, telling::told, validate as dry_run};
use crate::sandbox::faults::lose;
use crate::sandbox::refusal::Refusal;
use crate::sandbox::sentinels::Sentinel;
use crate::sandbox::serve::Line;
use crate::sandbox::world::World;

/// How late the answer to `timeout@` is: later than any client waits.
const TIMEOUT_DELAY: Duration = Duration::from_secs(20);
/// What `busy@` is told to wait, in seconds.
const BUSY_SECONDS: i64 = 5;

/// `POST /v5/orders/validations`.
pub async fn validate(State(world): State<Arc<World>>, body: Bytes) -> Result<Json<Value>, Refusal> {
    let request = request::read(&body)?;
    Ok(Json(dry_run::judge(&world, &request)?.told(&world)))
}

/// `POST /v5/orders`: 201 with the order, once it is recorded.
pub async fn create(
    State(world): State<Arc<World>>,
    line: Option<Extension<ConnectInfo<Line>>>,
    body: Bytes,
) -> Result<Response, Refusal> {
    let request = request::read(&body)?;
    if !request.has_user {
        return Err(Refusal::BadRequest("user.email is required".to_owned()));
    }
    let sentinels = request.sentinels.clone();
    if sentinels.has(Sentinel::Busy) && world.book.turns_away(&request.email) {
        return Err(Refusal::RetryAfter(BUSY_SECONDS));
    }
    let id = {
        let verdict = dry_run::judge(&world, &request)?;
        if !verdict.problems.is_empty() {
            return Err(Refusal::Problems(StatusCode::BAD_REQUEST, verdict.problems));
        }
        creation::record(&world, request, &verdict).ok_or(Refusal::Internal)?
    };
    let body = world.book.with(id, |order| told(&world, order)).ok_or(Refusal::Internal)?;
    let answer = (StatusCode::CREATED, Json(body)).into_response();
    if sentinels.has(Sentinel::Crash) {
        return Ok(lose(line.as_ref().map(|Extension(line)| line), answer));
    }
    if sentinels.has(Sentinel::Timeout) {
        tokio::time::sleep(TIMEOUT_DELAY).await;
    }
    Ok(answer)
}

/// `GET /v5/orders/{id}`.
pub async fn read(State(world): State<Arc<World>>, Path(id): Path<String>) -> Result<Json<Value>, Refusal> {
    let found = id.parse().ok().and_then(|id: Uuid| world.book.with(id, |order| told(&world, order)));
    found.map(Json).ok_or(Refusal::NotFound("order not found"))
}
