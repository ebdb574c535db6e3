//! What the double says of a token's contract and decimals instead of the truth, when a test wants it to.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use serde::Deserialize;

/// One order for a statement, as `POST /control/tokens` takes it; what it leaves out is the truth.
#[derive(Clone, Debug, Deserialize)]
pub struct Statement {
    coin: String,
    network: String,
    contract: Option<String>,
    decimals: Option<u32>,
    /// Says nothing of the token at all.
    #[serde(default)]
    silent: bool,
}

/// The statements that are switched on, one per coin and network.
#[derive(Default)]
pub struct Statements(Mutex<HashMap<(String, String), Statement>>);

impl Statements {
    /// Switches a statement on.
    pub fn set(&self, statement: Statement) {
        let key = (statement.coin.clone(), statement.network.clone());
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key, statement);
    }

    /// Back to the truth.
    pub fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// What is said of a token whose contract and decimals these are; nothing, if so.
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
