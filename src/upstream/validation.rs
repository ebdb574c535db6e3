//! `POST /v5/orders/validations`: a dry run that creates nothing (contract 6), and whether upstream
//! understood what was asked.

use super::{
    call::Call,
    caller::Caller,
    client::Upstream,
    deliveries::{Item, MAX_DELIVERIES, WireDelivery},
    error::{Fault, UpstreamError},
    gate::Endpoint,
    lenient::{List, Number, ObjectBody, OptionalObject, Text},
    refusal::{self, Problems},
    request::{OrderRequest, RANGE, RequestedLine},
};
use crate::domain::{
    choice::Choice,
    locale::CountryCode,
    money::{Coin, CoinAmount},
    problem::Problem,
};
use rust_decimal::Decimal;
use serde::Deserialize;

/// Upstream's judgement of an order to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Validation {
    /// The echoed coin; `None` when upstream left it out.
    pub coin: Option<Coin>,
    /// The total. `None` happens even without problems and is not a price.
    pub amount: Option<CoinAmount>,
    pub lines: Vec<EchoedLine>,
    /// Why the order would be refused; empty when it would not.
    pub problems: Vec<Problem>,
}

/// A line as upstream understood it; what it left out is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EchoedLine {
    pub brand: Option<String>,
    /// The exact denomination, `range` for free amounts.
    pub denomination: Option<String>,
    /// The product's country.
    pub country: Option<CountryCode>,
    pub value: Option<Decimal>,
}

/// Where the echo contradicts what was asked: upstream would sell something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// Another coin.
    Coin,
    /// More or fewer lines.
    Lines,
    /// The requested line at this place has no counterpart.
    Line(usize),
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Verdict {
    coin: Text,
    coin_amount: Number,
    summary: OptionalObject<Summary>,
    deliveries: List<OptionalObject<WireDelivery>, MAX_DELIVERIES>,
    problems: Problems,
    error: Text,
}

/// `payment_fee` beside it is not read: whether `coin_amount` holds it, nobody says, and this does.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Summary {
    coin_amount_to_pay_in_crypto: Number,
}

impl Upstream {
    /// Asks what an order would cost and whether it would be taken. A judgement is always `Ok`, problems
    /// inside, also when it came as 400 or 422; `Err` means that there is no judgement. Sent once.
    pub async fn validate(
        &self,
        caller: &Caller,
        request: &OrderRequest,
    ) -> Result<Validation, UpstreamError> {
        let body = serde_json::to_vec(&request.dry_run())
            .map_err(|_| UpstreamError::Unavailable(Fault::Unreadable))?;
        let call = Call::post(Endpoint::Validations, &["v5", "orders", "validations"], body);
        match self.fetch::<ObjectBody<Verdict>>(caller, call).await {
            Ok(ObjectBody(verdict)) => {
                let told = verdict.into_validation(request.rail.coin());
                if told.says_nothing() {
                    Err(UpstreamError::Unavailable(Fault::Unreadable))
                } else {
                    Ok(told)
                }
            }
            Err(UpstreamError::Refused(problems)) => {
                Ok(Validation { coin: None, amount: None, lines: Vec::new(), problems })
            }
            Err(error) => Err(error),
        }
    }
}

impl Verdict {
    /// What the answer says; the price is in the coin `asked` for where no coin is echoed.
    pub fn into_validation(self, asked: &Coin) -> Validation {
        let mut problems = refusal::listed(&self.problems);
        if problems.is_empty()
            && let Some(error) = self.error.as_str()
        {
            problems.push(Problem::read(error));
        }
        let coin: Option<Coin> = self.coin.parse();
        let priced_in = coin.clone().unwrap_or_else(|| asked.clone());
        // The summary alone is no price (contract 6), but it may hold a fee that the total does not.
        let to_pay = self.summary.0.unwrap_or_default().coin_amount_to_pay_in_crypto.0;
        let total = self.coin_amount.0.map(|total| to_pay.map_or(total, |to_pay| to_pay.max(total)));
        Validation {
            amount: total.and_then(|amount| CoinAmount::new(amount, priced_in)),
            lines: self
                .deliveries
                .0
                .into_iter()
                .map(|line| EchoedLine::read(line.0.unwrap_or_default()))
                .collect(),
            coin,
            problems,
        }
    }
}

impl EchoedLine {
    fn read(delivery: WireDelivery) -> Self {
        match delivery.split() {
            (_, Some(item)) => Self::of(item),
            (flat, None) => Self::of(flat),
        }
    }

    fn of<D>(item: Item<D>) -> Self {
        Self {
            brand: item.brand_name.0,
            denomination: item.denomination.0,
            country: item.country_code.parse(),
            value: item.product_value.0,
        }
    }

    /// Whether brand and amount, which tell lines apart, are echoed.
    fn says_amount(&self, line: &RequestedLine) -> bool {
        let needs_value = matches!(line.choice, Choice::Custom(_));
        self.brand.is_some() && self.denomination.is_some() && (!needs_value || self.value.is_some())
    }

    /// Whether nothing in the echo contradicts the line.
    fn agrees(&self, line: &RequestedLine) -> bool {
        let (denomination, value) = match &line.choice {
            Choice::Fixed(exact) => (exact.as_str(), None),
            Choice::Custom(amount) => (RANGE, Some(*amount)),
        };
        self.brand.as_deref().is_none_or(|brand| brand == line.brand)
            && self.denomination.as_deref().is_none_or(|echo| echo == denomination)
            && self.country.is_none_or(|country| country == line.country)
            && (value.is_none() || self.value.is_none() || self.value == value)
    }
}

impl Validation {
    /// An object without a word of a judgement is none.
    const fn says_nothing(&self) -> bool {
        self.coin.is_none() && self.amount.is_none() && self.lines.is_empty() && self.problems.is_empty()
    }

    /// Compares the echo with what was asked: coin, brands, denominations, countries, values, in any order of the
    /// lines. What upstream left out contradicts nothing; anything else that differs must not be sold
    /// (contract 6, traps).
    pub fn mismatch(&self, request: &OrderRequest) -> Option<Mismatch> {
        if self.coin.as_ref().is_some_and(|coin| coin != request.rail.coin()) {
            return Some(Mismatch::Coin);
        }
        if self.lines.is_empty() {
            return None;
        }
        if self.lines.len() != request.lines.len() {
            return Some(Mismatch::Lines);
        }
        let mut left: Vec<_> = self.lines.iter().collect();
        // Echoes that say most find their line first: what is left out could be any of them.
        let mut take = |line: &RequestedLine, (needs_country, needs_amount): (bool, bool)| {
            let fits = |echo: &&EchoedLine| {
                echo.agrees(line)
                    && (!needs_country || echo.country.is_some())
                    && (!needs_amount || echo.says_amount(line))
            };
            left.iter().position(fits).map(|found| left.remove(found)).is_some()
        };
        let mut unpaired: Vec<_> = request.lines.iter().enumerate().collect();
        for needs in [(true, true), (false, true), (false, false)] {
            unpaired.retain(|(_, line)| !take(line, needs));
        }
        unpaired.first().map(|(at, _)| Mismatch::Line(*at))
    }
}
