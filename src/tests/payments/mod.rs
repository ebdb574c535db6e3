//! Tests of how orders are paid on each rail: payment texts, QR codes and token data.

mod purchase;
mod rails;
mod tokens;
