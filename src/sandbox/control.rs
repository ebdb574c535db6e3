//! `/control/`: controls the sandbox from tests and from the shop's "Simulate payment" button. The
//! real upstream has no such endpoints.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::{get, post};
use axum::{Json, Router};
use bytes::Bytes;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use uuid::Uuid;

use super::faults::Fault;
use super::orders::{How, Step, advance, close_windows, force, order_json, pay};
use super::rails::Statement;
use super::refusal::Refusal;
use super::world::World;

/// All routes under `/control`.
pub fn router() -> Router<Arc<World>> {
    Router::new()
        .route("/control/orders", get(orders))
        .route("/control/orders/{id}/{action}", post(action))
        .route("/control/faults", post(fault).delete(clear_faults))
        .route("/control/limits", post(limits))
        .route("/control/requests", get(requests).delete(forget_requests))
        .route("/control/clock", post(clock))
        .route("/control/prices", post(prices))
        .route("/control/tokens", post(tokens))
        .route("/control/reset", post(reset))
}

/// Parses a JSON body. An empty body is the default value.
fn read<T: DeserializeOwned>(body: &Bytes) -> Result<T, Refusal> {
    let body: &[u8] = if body.is_empty() { b"{}" } else { body };
    serde_json::from_slice(body).map_err(|error| Refusal::BadRequest(error.to_string()))
}

async fn orders(State(world): State<Arc<World>>) -> Json<Value> {
    let listed = world.book.all(|order| {
        json!({
            "order_id": order.id,
            "email": order.email,
            "order_state": order.state.name(),
            "created_at": order.created_at,
        })
    });
    Json(listed.into())
}

#[derive(Deserialize)]
struct Payment {
    #[serde(default)]
    how: How,
}

async fn action(
    State(world): State<Arc<World>>,
    Path((id, action)): Path<(String, String)>,
    body: Bytes,
) -> Result<Json<Value>, Refusal> {
    let id: Uuid = id.parse().map_err(|_| Refusal::NotFound("order not found"))?;
    match action.as_str() {
        "pay" => pay(&world, id, read::<Payment>(&body)?.how)?,
        "advance" => advance(&world, id)?,
        "review" => force(&world, id, Step::Review)?,
        "quarantine" => force(&world, id, Step::Quarantine)?,
        "fail" => force(&world, id, Step::FailDelivery)?,
        "refund" => force(&world, id, Step::Refund)?,
        "expire" => force(&world, id, Step::Expire)?,
        "cancel" => force(&world, id, Step::Cancel)?,
        _ => return Err(Refusal::NotFound("no such action")),
    }
    let body = world.book.with(id, |order| order_json(&world, order));
    body.map(Json).ok_or(Refusal::NotFound("order not found"))
}

#[derive(Deserialize)]
#[serde(untagged)]
enum FaultCommand {
    Add(Fault),
    Clear { clear: bool },
}

async fn fault(State(world): State<Arc<World>>, body: Bytes) -> Result<Json<Value>, Refusal> {
    match read(&body)? {
        FaultCommand::Add(fault) => world.faults.add(fault),
        FaultCommand::Clear { clear: true } => world.faults.clear(),
        FaultCommand::Clear { clear: false } => {}
    }
    Ok(done())
}

async fn clear_faults(State(world): State<Arc<World>>) -> Json<Value> {
    world.faults.clear();
    done()
}

#[derive(Deserialize)]
struct LimitCommand {
    #[serde(default)]
    rates: bool,
    burst: Option<u64>,
}

async fn limits(State(world): State<Arc<World>>, body: Bytes) -> Result<Json<Value>, Refusal> {
    let LimitCommand { rates, burst } = read(&body)?;
    world.limits.set(rates, burst);
    Ok(done())
}

async fn requests(State(world): State<Arc<World>>) -> Json<Value> {
    let mut body = world.recorder.to_json();
    body["bursts"] = world.limits.bursts().into();
    Json(body)
}

async fn forget_requests(State(world): State<Arc<World>>) -> Json<Value> {
    world.recorder.clear();
    done()
}

#[derive(Deserialize)]
struct ClockCommand {
    step: Option<i64>,
    set: Option<i64>,
    #[serde(default)]
    run: bool,
}

async fn clock(State(world): State<Arc<World>>, body: Bytes) -> Result<Json<Value>, Refusal> {
    let ClockCommand { step, set, run } = read(&body)?;
    if run {
        world.clock.run();
    }
    if let Some(at) = set {
        world.clock.pin(at);
    }
    if let Some(seconds) = step {
        world.clock.step(seconds);
    }
    close_windows(&world);
    Ok(Json(json!({ "now": world.clock.now() })))
}

#[derive(Deserialize)]
struct PriceCommand {
    #[serde(default)]
    shift_bps: i64,
    coin: Option<String>,
    /// With a coin: the extra cost of validations and orders on this network.
    network: Option<String>,
    #[serde(default)]
    fee_bps: i64,
}

async fn prices(State(world): State<Arc<World>>, body: Bytes) -> Result<Json<Value>, Refusal> {
    let PriceCommand { shift_bps, coin, network, fee_bps } = read(&body)?;
    match (&coin, network) {
        (Some(coin), Some(network)) => world.market.set_rail_fee(coin, &network, fee_bps.clamp(0, 100_000)),
        _ => world.market.set_shift(coin.as_deref(), shift_bps.clamp(-9_000, 100_000)),
    }
    Ok(done())
}

async fn tokens(State(world): State<Arc<World>>, body: Bytes) -> Result<Json<Value>, Refusal> {
    world.statements.set(read::<Statement>(&body)?);
    Ok(done())
}

async fn reset(State(world): State<Arc<World>>) -> Json<Value> {
    world.reset();
    done()
}

fn done() -> Json<Value> {
    Json(json!({ "done": true }))
}
