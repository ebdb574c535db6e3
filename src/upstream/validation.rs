//! `POST /v5/orders/validations`: a dry run that creates nothing (contract 6), and the check that
//! upstream understood the request.

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

/// Upstream's validation of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Validation {
    /// The echoed coin. `None` if upstream omitted it.
    pub coin: Option<Coin>,
    /// The total. `None` is possible even without problems and is not a price.
    pub amount: Option<CoinAmount>,
    pub lines: Vec<EchoedLine>,
    /// Why the order would be refused. Empty if it would be accepted.
    pub problems: Vec<Problem>,
}

/// A line as upstream understood it. Omitted fields are `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EchoedLine {
    pub brand: Option<String>,
    /// The exact denomination; `range` for free amounts.
    pub denomination: Option<String>,
    /// The product's country.
    pub country: Option<CountryCode>,
    pub value: Option<Decimal>,
}

/// Where the echo contradicts the request, so that upstream would sell something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// A different coin.
    Coin,
    /// More or fewer lines.
    Lines,
    /// The requested line at this index has no counterpart.
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

/// `payment_fee` next to it is not read: it is undocumented whether `coin_amount` includes it, and
/// this field does.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Summary {
    coin_amount_to_pay_in_crypto: Number,
}

impl Upstream {
    /// Asks what an order would cost and whether upstream would accept it. A validation is always
    /// `Ok`, with the problems inside, even if it came as 400 or 422. `Err` means that there is no
    /// validation. The request is sent once.
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
                let validation = verdict.into_validation(request.rail.coin());
                if validation.is_empty() {
                    Err(UpstreamError::Unavailable(Fault::Unreadable))
                } else {
                    Ok(validation)
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
    /// Converts the answer. The price is in the coin `asked` for if no coin is echoed.
    pub fn into_validation(self, asked: &Coin) -> Validation {
        let mut problems = refusal::listed(&self.problems);
        if problems.is_empty()
            && let Some(error) = self.error.as_str()
        {
            problems.push(Problem::read(error));
        }
        let coin: Option<Coin> = self.coin.parse();
        let priced_in = coin.clone().unwrap_or_else(|| asked.clone());
        // The summary alone is not a price (contract 6), but it may include a fee that the total
        // lacks.
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

    /// Whether brand and amount, which distinguish lines, are echoed.
    fn has_amount(&self, line: &RequestedLine) -> bool {
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
    /// Whether the object contains no part of a validation.
    const fn is_empty(&self) -> bool {
        self.coin.is_none() && self.amount.is_none() && self.lines.is_empty() && self.problems.is_empty()
    }

    /// Compares the echo with the request: coin, brands, denominations, countries and values, with
    /// the lines in any order. Omitted fields contradict nothing. If anything else differs, the
    /// shop must not sell (contract 6, traps).
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
        let mut unmatched_echoes: Vec<_> = self.lines.iter().collect();
        // The most complete echoes are matched first, because an omitted field could match any
        // line.
        let mut take_match = |line: &RequestedLine, (needs_country, needs_amount): (bool, bool)| {
            let fits = |echo: &&EchoedLine| {
                echo.agrees(line)
                    && (!needs_country || echo.country.is_some())
                    && (!needs_amount || echo.has_amount(line))
            };
            unmatched_echoes.iter().position(fits).map(|found| unmatched_echoes.remove(found)).is_some()
        };
        let mut unpaired: Vec<_> = request.lines.iter().enumerate().collect();
        for needs in [(true, true), (false, true), (false, false)] {
            unpaired.retain(|(_, line)| !take_match(line, needs));
        }
        unpaired.first().map(|(at, _)| Mismatch::Line(*at))
    }
}
