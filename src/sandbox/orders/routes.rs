//! The endpoints of orders (contract 6, 7 and 8).

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{ConnectInfo, Path, State};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use bytes::Bytes;
use http::StatusCode;
use serde_json::Value;
use uuid::Uuid;

use super::{create as creation, request, telling::order_json, validate as dry_run};
use crate::sandbox::connection::Connection;
use crate::sandbox::gate::lose_answer;
use crate::sandbox::refusal::Refusal;
use crate::sandbox::sentinels::Sentinel;
use crate::sandbox::world::World;

/// Delay of the answer for `timeout@`: longer than any client waits.
const TIMEOUT_DELAY: Duration = Duration::from_secs(20);
/// The wait for `busy@`, in seconds.
const BUSY_SECONDS: i64 = 5;

/// `POST /v5/orders/validations`.
pub async fn validate(State(world): State<Arc<World>>, body: Bytes) -> Result<Json<Value>, Refusal> {
    let request = request::read(&body)?;
    Ok(Json(dry_run::run(&world, &request)?.to_json(&world)))
}

/// `POST /v5/orders`: 201 with the order after it was recorded.
pub async fn create(
    State(world): State<Arc<World>>,
    connection: Option<Extension<ConnectInfo<Connection>>>,
    body: Bytes,
) -> Result<Response, Refusal> {
    let request = request::read(&body)?;
    if !request.has_user {
        return Err(Refusal::BadRequest("user.email is required".to_owned()));
    }
    let sentinels = request.sentinels.clone();
    if sentinels.has(Sentinel::Busy) && world.book.refuses_once(&request.email) {
        return Err(Refusal::RetryAfter(BUSY_SECONDS));
    }
    let id = {
        let verdict = dry_run::run(&world, &request)?;
        if !verdict.problems.is_empty() {
            return Err(Refusal::Problems(StatusCode::BAD_REQUEST, verdict.problems));
        }
        creation::record(&world, request, &verdict).ok_or(Refusal::Internal)?
    };
    let body = world.book.with(id, |order| order_json(&world, order)).ok_or(Refusal::Internal)?;
    let answer = (StatusCode::CREATED, Json(body)).into_response();
    if sentinels.has(Sentinel::Crash) {
        return Ok(lose_answer(connection.as_ref().map(|Extension(connection)| connection), answer));
    }
    if sentinels.has(Sentinel::Timeout) {
        tokio::time::sleep(TIMEOUT_DELAY).await;
    }
    Ok(answer)
}

/// `GET /v5/orders/{id}`.
pub async fn read(State(world): State<Arc<World>>, Path(id): Path<String>) -> Result<Json<Value>, Refusal> {
    let found = id.parse().ok().and_then(|id: Uuid| world.book.with(id, |order| order_json(&world, order)));
    found.map(Json).ok_or(Refusal::NotFound("order not found"))
}
