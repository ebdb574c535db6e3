//! `GET /v4/products/price`: the current price of a free amount (contract 5). It is an estimate,
//! not a promise.

use super::{
    call::Call,
    caller::Caller,
    client::Upstream,
    error::UpstreamError,
    gate::Endpoint,
    lenient::{Number, ObjectBody, Text},
};
use crate::domain::{
    locale::CountryCode,
    money::{Coin, CoinAmount},
};
use rust_decimal::Decimal;
use serde::Deserialize;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Price {
    coin: Text,
    coin_amount: Number,
}

impl Upstream {
    /// Returns the price of `face`, an amount in the range's currency. `None` if upstream names no
    /// price, or one in another coin.
    pub async fn price(
        &self,
        caller: &Caller,
        country: CountryCode,
        brand: &str,
        face: Decimal,
        coin: &Coin,
    ) -> Result<Option<CoinAmount>, UpstreamError> {
        let face = face.normalize().to_string();
        let query = [
            ("brand_name", brand),
            ("country_code", country.as_str()),
            ("face_value", &face),
            ("coin", coin.ticker()),
        ];
        let ObjectBody(price): ObjectBody<Price> =
            self.fetch(caller, Call::get(Endpoint::Price, &["v4", "products", "price"], &query)).await?;
        Ok(price.amount(coin))
    }
}

impl Price {
    pub fn amount(self, coin: &Coin) -> Option<CoinAmount> {
        let same = self.coin.as_str().is_none_or(|echo| echo == coin.ticker());
        self.coin_amount.0.filter(|_| same).and_then(|amount| CoinAmount::new(amount, coin.clone()))
    }
}
