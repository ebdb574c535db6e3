//! The dry run of contract 6: everything that may be wrong with a request, and its price.

use http::StatusCode;
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::{Value, json};

use super::lines::{self, Picked};
use super::request::Request;
use crate::sandbox::catalogue::{Kind, Quirk};
use crate::sandbox::chance::uuid;
use crate::sandbox::prices::{bps, euros, usd_per_coin};
use crate::sandbox::rails::{Coin, Network, find_coin};
use crate::sandbox::refusal::{Problem, Refusal};
use crate::sandbox::sentinels::Sentinel;
use crate::sandbox::wire::{bare, text, without_nulls};
use crate::sandbox::world::World;

/// Maximum number of lines of an order.
const MAX_LINES: usize = 10;
/// Maximum price of an order, in euros.
const MAX_ORDER_EUROS: i64 = 10_000;
/// The only promo code: five percent off.
const PROMO_CODE: &str = "SANDBOX5";

/// The result of a dry run.
pub struct Verdict<'a> {
    pub coin: &'static Coin,
    pub network: Option<&'static Network>,
    pub lines: Vec<Priced<'a>>,
    pub problems: Vec<Problem>,
    /// The amount to pay, after a discount. `original` is the amount before it.
    pub amount: Decimal,
    pub original: Decimal,
    coupon: Option<String>,
    /// The part of the amount that the network costs.
    fee: Decimal,
    priceless: bool,
}

/// A line with its price in the coin.
pub struct Priced<'a> {
    pub picked: Picked<'a>,
    pub amount: Decimal,
}

/// Checks a request. What the upstream answers with 4xx is a refusal; what it lists as problems is
/// in the verdict.
pub fn run<'a>(world: &'a World, request: &Request) -> Result<Verdict<'a>, Refusal> {
    if request.sentinels.has(Sentinel::Kyc) {
        return Err(lines::kyc());
    }
    let mut problems = Vec::new();
    let coin = coin(request, &mut problems)?;
    let network = coin.network(request.network.as_deref());
    if network.is_none() {
        problems.push(lines::rail_problem(coin.name, request.network.as_deref()));
    } else if network.is_some_and(|network| network.suspended == Some(true)) {
        return Err(Refusal::Suspended("SUSPENDED_NETWORK"));
    }
    if request.lines.len() > MAX_LINES {
        problems.push(Problem::plain("PRODUCT_COUNT_EXCEEDED"));
        let lines = Vec::new();
        return Ok(Verdict::with_total(coin, network, lines, problems, None));
    }
    buyer_problems(request, coin, network, &mut problems);
    let lines = priced_lines(world, request, coin, &mut problems)?;
    for line in &lines {
        if line.picked.brand.quirk == Some(Quirk::Picky)
            && network.is_some_and(|network| network.name == "Base")
        {
            problems.push(lines::rail_problem(coin.name, network.map(|network| network.name)));
        }
    }
    let fee_bps = network.map_or(0, |network| world.market.rail_fee_bps(coin.name, network.name));
    let coupon = request.promo_code.clone().filter(|code| code == PROMO_CODE);
    if request.promo_code.is_some() && coupon.is_none() {
        problems.push(Problem::plain("COUPON_NOT_FOUND"));
    }
    let mut verdict = Verdict::with_total(coin, network, lines, problems, coupon);
    verdict.add_fee(fee_bps);
    verdict.check_total(world);
    verdict.problems.dedup();
    Ok(verdict)
}

fn coin(request: &Request, problems: &mut Vec<Problem>) -> Result<&'static Coin, Refusal> {
    if request.via != "USER_WALLET" {
        problems.push(Problem::plain("NOT_ALLOWED_PAYMENT_VIA"));
    }
    let Some(coin) = find_coin(&request.coin) else {
        let problem = lines::rail_problem("", request.network.as_deref());
        return Err(Refusal::Problems(StatusCode::BAD_REQUEST, vec![problem]));
    };
    if coin.suspended { Err(Refusal::Suspended("SUSPENDED_COIN")) } else { Ok(coin) }
}

fn buyer_problems(request: &Request, coin: &Coin, network: Option<&Network>, problems: &mut Vec<Problem>) {
    if request.sentinels.has(Sentinel::Limit) {
        problems.push(Problem::plain("DAILY_SPENDING_LIMIT_EXCEEDED"));
    }
    if request.email.ends_with(".invalid") {
        problems.push(Problem::plain("INVALID_EMAIL_DOMAIN"));
    }
    let stable_on_tron = coin.stable && network.is_some_and(|network| network.name == "Tron");
    if stable_on_tron && !lines::is_verified(&request.sentinels) {
        problems.push(Problem::plain("FULLNAME_MISSING"));
    }
}

fn priced_lines<'a>(
    world: &'a World,
    request: &Request,
    coin: &Coin,
    problems: &mut Vec<Problem>,
) -> Result<Vec<Priced<'a>>, Refusal> {
    let now = world.clock.now();
    let mut priced = Vec::new();
    for line in &request.lines {
        let Some(brand) = world.catalogue.find(&line.country, &line.brand) else {
            problems.push(Problem::plain("NOT_AVAILABLE_PRODUCT"));
            continue;
        };
        problems
            .extend(lines::check_brand(brand, lines::is_verified(&request.sentinels))?.map(Problem::plain));
        if brand.quirk == Some(Quirk::Moving) {
            world.market.jump(now);
        }
        let Some(picked) = lines::find_product(brand, line, brand.margin(world)) else {
            problems.push(Problem::plain("NOT_AVAILABLE_PRODUCT"));
            continue;
        };
        lines::check_beneficiary(picked.product.delivery, &picked.beneficiary, &line.country)?;
        problems.extend(picked.problem.map(Problem::plain));
        let amount = world.market.amount(picked.usd, picked.margin_bps, coin, now);
        priced.push(Priced { picked, amount });
    }
    Ok(priced)
}

impl<'a> Verdict<'a> {
    fn with_total(
        coin: &'static Coin,
        network: Option<&'static Network>,
        lines: Vec<Priced<'a>>,
        problems: Vec<Problem>,
        coupon: Option<String>,
    ) -> Self {
        let original: Decimal = lines.iter().map(|line| line.amount).sum();
        let discounted = if coupon.is_some() { original * bps(-500) } else { original };
        let amount =
            discounted.round_dp_with_strategy(coin.places, RoundingStrategy::ToPositiveInfinity).normalize();
        let priceless = lines.iter().any(|line| line.picked.brand.quirk == Some(Quirk::Priceless));
        Self { coin, network, lines, problems, amount, original, coupon, fee: Decimal::ZERO, priceless }
    }

    /// Adds what the network costs above the listed prices.
    fn add_fee(&mut self, fee_bps: i64) {
        let before = self.amount;
        self.amount = (before * bps(fee_bps))
            .round_dp_with_strategy(self.coin.places, RoundingStrategy::ToPositiveInfinity)
            .normalize();
        self.fee = self.amount - before;
    }

    fn check_total(&mut self, world: &World) {
        if !self.problems.is_empty() {
            return;
        }
        let euros = euros(self.amount * usd_per_coin(self.coin, world.clock.now()));
        let threshold: Option<Decimal> = self.network.and_then(|network| network.threshold.parse().ok());
        let below_rail = threshold.is_some_and(|threshold| self.amount < threshold);
        if euros < Decimal::new(50, 2) || below_rail {
            self.problems.push(Problem::plain("AMOUNT_LESS_THEN_MINIMUM_ALLOWED"));
        }
        if euros > Decimal::from(MAX_ORDER_EUROS) {
            self.problems.push(Problem::plain("MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED"));
        }
    }

    /// The 200 of a validation.
    pub fn to_json(&self, world: &World) -> Value {
        let unpriced = self.priceless || !self.problems.is_empty();
        let sold_out = self.problems.iter().any(|problem| problem.code == "OUT_OF_STOCK");
        let amount = (!unpriced).then(|| text(self.amount));
        let summary = (!sold_out).then(|| self.summary(world));
        // Both null and an empty list mean that there is no problem. As in the samples, orders for
        // phones get the list.
        let by_phone = self.lines.iter().any(|line| line.picked.brand.kind == Kind::MobileRecharge);
        let problems = match self.problems.as_slice() {
            [] if by_phone => json!([]),
            [] => Value::Null,
            some => some.iter().map(Problem::listed).collect(),
        };
        json!({
            "coin": self.coin.name,
            "coin_amount": amount,
            "original_coin_amount": (!sold_out && !self.priceless).then(|| text(self.original)),
            "coupon_code": self.coupon,
            "loyalty_summary": null,
            "payment_fee": { "amount": text(self.fee), "original_amount": text(self.fee) },
            "summary": summary,
            "deliveries": self.lines.iter().enumerate().map(|(at, line)| {
                let id = uuid(world.seed, &["dry run", &line.picked.denomination, &at.to_string()]);
                json!({ "id": id, "delivery_state": "Created", "kind": line.picked.brand.kind.name(), "deliverable": line.deliverable() })
            }).collect::<Vec<_>>(),
            "problems": problems,
        })
    }

    fn summary(&self, world: &World) -> Value {
        let usd = self.amount * usd_per_coin(self.coin, world.clock.now());
        let cents = |amount: Decimal| text(amount.round_dp(2));
        json!({
            "coin_amount_to_pay_in_crypto": text(self.amount),
            "as_USD": { "value_to_pay_in_crypto": cents(usd) },
            "as_EUR": { "value_to_pay_in_crypto": cents(euros(usd)) },
        })
    }
}

impl Priced<'_> {
    /// The line's `deliverable`, as validations and orders echo it.
    pub fn deliverable(&self) -> Value {
        let picked = &self.picked;
        without_nulls(json!({
            "denomination": picked.denomination,
            "localized_denomination": picked.label,
            "family": picked.brand.family,
            "brand_name": picked.brand.name,
            "beneficiary_account": picked.beneficiary,
            "country_code": picked.brand.country,
            "delivery_type": picked.product.delivery.name(),
            "points": euros(picked.usd).trunc().to_string(),
            "coin_amount": text(self.amount),
            "original_price": format!("{:.4}", euros(picked.usd)),
            "currency_code": picked.currency,
            "product_value": picked.product_value.map(bare),
        }))
    }
}
