//! How long a wallet may take to answer, in milliseconds.

/// Timeout for requests that do not involve the shopper, in milliseconds.
pub const QUERY_TIMEOUT_MS: u32 = 10_000;
/// Timeout for requests that the shopper has to approve, in milliseconds.
pub const CONNECT_TIMEOUT_MS: u32 = 90_000;
/// Timeout for payments, which the shopper has to compare and confirm, in milliseconds.
pub const PAYMENT_TIMEOUT_MS: u32 = 180_000;
