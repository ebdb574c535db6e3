//! The sandbox: a faithful replacement of the upstream's HTTP API inside the same process.
//!
//! It is an axum app on a loopback port. It knows the upstream's contract and nothing about the
//! shop. The shop reaches it only over HTTP, so it uses the same code as with the real upstream.
//! The sandbox is as awkward as the real upstream, on purpose and as the contract describes. It is
//! not a mock with expectations: input chooses its behavior (see [`SENTINELS`]), and tests and the
//! "Simulate payment" button control it under `/control/`.
//!
//! # Control API
//!
//! | Request | What |
//! |---|---|
//! | `POST /control/orders/{id}/pay` | `{"how":"exact"\|"under"\|"over"\|"late"}`, default exact |
//! | `POST /control/orders/{id}/{action}` | `advance`, `review`, `quarantine`, `fail`, `refund`, `expire`, `cancel` |
//! | `GET /control/orders` | all orders with state and email address |
//! | `POST /control/faults` | `{"endpoint","kind","count","seconds","address"}`; `{"clear":true}` or `DELETE` clears |
//! | `POST /control/limits` | `{"rates":bool,"burst":n\|null}`: the limits of contract 1.5 and the 403 for bursts |
//! | `GET /control/requests` | received requests, counters, open streams; `DELETE` clears |
//! | `POST /control/clock` | `{"step":seconds}`, `{"set":unix}` (pins), `{"run":true}` |
//! | `POST /control/prices` | `{"shift_bps":300}`, or `{"coin":"BTC","shift_bps":300}` |
//! | `POST /control/tokens` | `{"coin":"USDC","network":"Base","decimals":8}`, `"contract"`, or `"silent":true`: what is stated about a token |
//! | `POST /control/reset` | resets orders, faults, limits, clock, prices and requests |
//!
//! # Input that changes the behavior
//!
//! | Where | Words |
//! |---|---|
//! | email, payment | `underpaid` `overpaid` `expired` `late` `review` `refund` `failed` `cancel` `slowcode` `halfdone` |
//! | email, placing | `setupfail` `crash` `timeout` `reprice` `triple` `wrongnet` `badaddress` `wrongqr` `busy` `numbers` `nested` `flat` `otherclock` `silent` `wallet` |
//! | email, stream | `drop` `nostop` `garbage` `nosse` |
//! | email, refusals | `kyc` `limit`, a domain ending in `.invalid`; `nobody` as the recipient; `verified` is refused less |
//! | brand (US) | Sold Out Co, Snapback Store, Moving Price, Slow Lane, Broken Pages, Picky Voucher, Priceless Club, Vanishing Goods |
//! | promo code | `SANDBOX5` |
//!
//! [`SENTINELS`] describes each of them. Email words are read from the local part of the buyer's
//! address. Several words are joined with `+`: `underpaid+garbage@example.test`. Unknown words are
//! ignored.

mod addresses;
mod catalogue;
mod chance;
mod clock;
mod connection;
mod control;
mod faults;
mod gate;
mod invoice;
mod limits;
mod logos;
mod orders;
mod pictures;
mod prices;
mod rails;
mod recorder;
mod refusal;
mod routes;
mod sentinels;
mod serve;
mod solana;
mod stream;
mod wire;
mod world;

#[cfg(test)]
mod tests;

pub use routes::router;
pub use sentinels::SENTINELS;
pub use serve::{Options, Sandbox, start};
pub use world::World;
