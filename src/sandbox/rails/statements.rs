//! Wrong statements about a token's contract and decimals, for tests.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use serde::Deserialize;

/// A statement, as in `POST /control/tokens`. Omitted fields keep their real value.
#[derive(Clone, Debug, Deserialize)]
pub struct Statement {
    coin: String,
    network: String,
    contract: Option<String>,
    decimals: Option<u32>,
    /// Omits the token's contract entirely.
    #[serde(default)]
    silent: bool,
}

/// The active statements, one per coin and network.
#[derive(Default)]
pub struct Statements(Mutex<HashMap<(String, String), Statement>>);

impl Statements {
    /// Adds a statement.
    pub fn set(&self, statement: Statement) {
        let key = (statement.coin.clone(), statement.network.clone());
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key, statement);
    }

    /// Removes all statements.
    pub fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// What is stated about a token with this real contract and decimals. `None` if nothing is
    /// stated.
    pub fn of(&self, coin: &str, network: &str, truth: (&str, u32)) -> Option<(String, u32)> {
        let (contract, decimals) = truth;
        let statements = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match statements.get(&(coin.to_owned(), network.to_owned())) {
            None => Some((contract.to_owned(), decimals)),
            Some(statement) if statement.silent => None,
            Some(statement) => Some((
                statement.contract.clone().unwrap_or_else(|| contract.to_owned()),
                statement.decimals.unwrap_or(decimals),
            )),
        }
    }
}
