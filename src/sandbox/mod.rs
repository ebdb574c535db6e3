//! The double: an embedded, faithful stand-in for the gift-card supplier's HTTP API.
//!
//! It is an axum app on a loopback port of the same process. It knows the supplier's contract and
//! nothing of the shop: the only way in is HTTP, so the shop runs over the very code path that talks
//! to the real thing. It is as awkward as the real thing, on purpose; what it does badly, it does
//! because the contract says so. It is not a mock with expectations: behaviour is chosen by what one
//! types (see [`SENTINELS`]) or switched under `/control/` by tests and by "Simulate payment".
//!
//! # Driving it
//!
//! | Request | What |
//! |---|---|
//! | `POST /control/orders/{id}/pay` | `{"how":"exact"\|"under"\|"over"\|"late"}`, default exact |
//! | `POST /control/orders/{id}/{deed}` | `advance`, `review`, `quarantine`, `fail`, `refund`, `expire`, `cancel` |
//! | `GET /control/orders` | every order with its state and e-mail |
//! | `POST /control/faults` | `{"endpoint","kind","count","seconds"}`; `{"clear":true}` or `DELETE` clears |
//! | `POST /control/limits` | `{"rates":bool,"burst":n\|null}`: the limits of contract 1.5 and the 403 burst |
//! | `GET /control/requests` | what was asked, counters, open streams; `DELETE` forgets |
//! | `POST /control/clock` | `{"step":seconds}`, `{"set":unix}` (pins), `{"run":true}` |
//! | `POST /control/prices` | `{"shift_bps":300}`, or `{"coin":"BTC","shift_bps":300}` |
//! | `POST /control/tokens` | `{"coin":"USDC","network":"Base","decimals":8}`, `"contract"`, or `"silent":true`: what is said of a token |
//! | `POST /control/reset` | orders, faults, limits, clock, prices and requests as at the start |
//!
//! # What to type
//!
//! | Where | Words |
//! |---|---|
//! | e-mail, payment | `underpaid` `overpaid` `expired` `late` `review` `refund` `failed` `cancel` `slowcode` `halfdone` |
//! | e-mail, placing | `setupfail` `crash` `timeout` `reprice` `triple` `wrongnet` `badaddress` `wrongqr` `busy` `numbers` `nested` `flat` `otherclock` `silent` `wallet` |
//! | e-mail, stream | `drop` `nostop` `garbage` `nosse` |
//! | e-mail, refusals | `kyc` `limit`, a domain ending in `.invalid`; `nobody` for the goods; `verified` is refused less |
//! | brand (US) | Sold Out Co, Snapback Store, Moving Price, Slow Lane, Broken Pages, Picky Voucher, Priceless Club, Vanishing Goods |
//! | promo code | `SANDBOX5` |
//!
//! What each does is said in [`SENTINELS`]. E-mail words are read from the local part of the buyer's address,
//! several joined with `+`: `underpaid+garbage@example.test`. A part that is no such word is ignored.

mod addresses;
mod catalogue;
mod chance;
mod clock;
mod control;
mod faults;
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
