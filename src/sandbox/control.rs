//! `/control/`: the strings behind the stage. For tests, and for the shop's "Simulate payment". The
//! supplier has none of this.

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
use super::orders::{How, Step, advance, close_windows, force, pay, told};
use super::rails::Statement;
use super::refusal::Refusal;
use super::world::World;

/// Everything under `/control`.
pub fn router() -> Router<Arc<World>> {
    Router::new()
        .route("/control/orders", get(orders))
        .route("/control/orders/{id}/{deed}", post(deed))
        .route("/control/faults", post(fault).delete(clear_faults))
        .route("/control/limits", post(limits))
        .route("/control/requests", get(requests).delete(forget_requests))
        .route("/control/clock", post(clock))
        .route("/control/prices", post(prices))
        .route("/control/tokens", post(tokens))
        .route("/control/reset", post(reset))
}

/// A JSON body; an empty one is the default.
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

async fn deed(
    State(world): State<Arc<World>>,
    Path((id, deed)): Path<(String, String)>,
    body: Bytes,
) -> Result<Json<Value>, Refusal> {
    let id: Uuid = id.parse().map_err(|_| Refusal::NotFound("order not found"))?;
    match deed.as_str() {
        "pay" => pay(&world, id, read::<Payment>(&body)?.how)?,
        "advance" => advance(&world, id)?,
        "review" => force(&world, id, Step::Review)?,
        "quarantine" => force(&world, id, Step::Quarantine)?,
        "fail" => force(&world, id, Step::FailDelivery)?,
        "refund" => force(&world, id, Step::Refund)?,
        "expire" => force(&world, id, Step::Expire)?,
        "cancel" => force(&world, id, Step::Cancel)?,
        _ => return Err(Refusal::NotFound("no such deed")),
    }
    let body = world.book.with(id, |order| told(&world, order));
    body.map(Json).ok_or(Refusal::NotFound("order not found"))
}

#[derive(Deserialize)]
#[serde(untagged)]
enum FaultOrder {
    Add(Fault),
    Clear { clear: bool },
}

async fn fault(State(world): State<Arc<World>>, body: Bytes) -> Result<Json<Value>, Refusal> {
    match read(&body)? {
        FaultOrder::Add(fault) => world.faults.add(fault),
        FaultOrder::Clear { clear: true } => world.faults.clear(),
        FaultOrder::Clear { clear: false } => {}
    }
    Ok(done())
}

async fn clear_faults(State(world): State<Arc<World>>) -> Json<Value> {
    world.faults.clear();
    done()
}

#[derive(Deserialize)]
struct LimitOrder {
    #[serde(default)]
    rates: bool,
    burst: Option<u64>,
}

async fn limits(State(world): State<Arc<World>>, body: Bytes) -> Result<Json<Value>, Refusal> {
    let LimitOrder { rates, burst } = read(&body)?;
    world.limits.set(rates, burst);
    Ok(done())
}

async fn requests(State(world): State<Arc<World>>) -> Json<Value> {
    let mut told = world.recorder.told();
    told["bursts"] = world.limits.bursts().into();
    Json(told)
}

async fn forget_requests(State(world): State<Arc<World>>) -> Json<Value> {
    world.recorder.clear();
    done()
}

#[derive(Deserialize)]
struct ClockOrder {
    step: Option<i64>,
    set: Option<i64>,
    #[serde(default)]
    run: bool,
}

async fn clock(State(world): State<Arc<World>>, body: Bytes) -> Result<Json<Value>, Refusal> {
    let ClockOrder { step, set, run } = read(&body)?;
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
struct PriceOrder {
    #[serde(default)]
    shift_bps: i64,
    coin: Option<String>,
    /// With a coin: what its validations and orders on this network cost more than prices say.
    network: Option<String>,
    #[serde(default)]
    fee_bps: i64,
}

async fn prices(State(world): State<Arc<World>>, body: Bytes) -> Result<Json<Value>, Refusal> {
    let PriceOrder { shift_bps, coin, network, fee_bps } = read(&body)?;
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
