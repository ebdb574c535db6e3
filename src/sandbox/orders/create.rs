//! Creates an order: its IDs, its address or invoice, and its amount.

use std::collections::VecDeque;
use std::sync::Arc;

use rust_decimal::{Decimal, RoundingStrategy};
use tokio::sync::broadcast;
use uuid::Uuid;

use super::life;
use super::order::{Order, OrderLine};
use super::plans;
use super::request::Request;
use super::states::{DeliveryState, OrderState, PaymentState};
use super::validate::{Priced, Verdict};
use crate::sandbox::addresses::{address, broken, is_on_curve};
use crate::sandbox::chance::{digest, uuid};
use crate::sandbox::invoice::invoice;
use crate::sandbox::prices::{bps, euros};
use crate::sandbox::rails::{Chain, Coin, Network};
use crate::sandbox::sentinels::Sentinel;
use crate::sandbox::world::World;

/// How many unread events a slow subscriber may have.
const NEWS_CAPACITY: usize = 64;

/// Records the order of a verdict without problems and starts its plan. `None` without a network,
/// which such a verdict always has.
pub fn record(world: &Arc<World>, request: Request, verdict: &Verdict<'_>) -> Option<Uuid> {
    let order = draft(world, request, verdict)?;
    let (id, plan) = (order.id, plans::first_plan(&order.sentinels));
    world.book.record(order);
    if !plan.is_empty() {
        life::run_plan(world, id, plan);
    }
    Some(id)
}

fn draft(world: &World, request: Request, verdict: &Verdict<'_>) -> Option<Order> {
    let now = world.clock.now();
    let (coin, network) = (verdict.coin, verdict.network?);
    // The time is part of the label, because a restarted sandbox must not repeat earlier IDs.
    let label = format!("{} {now}", world.book.next_number());
    let id = uuid(world.seed, &["order", &label]);
    let has = |sentinel| request.sentinels.has(sentinel);
    let amount = verdict.amount * price_factor(&request);
    let amount = amount.round_dp_with_strategy(coin.places, RoundingStrategy::ToPositiveInfinity).normalize();
    let setup_failed = has(Sentinel::SetupFail);
    let wallet_of = |id| wallet(world, &request, network, id, amount);
    let wallet = if setup_failed { String::new() } else { wallet_of(id)? };
    // The wallet in the payment text, which may belong to another order.
    let other = has(Sentinel::WrongQr).then(|| uuid(world.seed, &["other order", &label]));
    let payment_target = other.map_or_else(|| Some(wallet.clone()), wallet_of)?;
    let state = if setup_failed { OrderState::PaymentSetupFailed } else { OrderState::WaitingForPayment };
    Some(Order {
        id,
        payment_id: uuid(world.seed, &["payment", &label]),
        created_at: now,
        updated_at: None,
        coin,
        network,
        echoed_network: if has(Sentinel::WrongNet) { other_network(coin, network) } else { network.name },
        qr_text: payment_text(network, &payment_target, amount),
        address: wallet,
        amount,
        euros: verdict.lines.iter().map(|line| euros(line.picked.usd)).sum(),
        sent: Decimal::ZERO,
        received: None,
        state,
        payment_state: first_payment_state(setup_failed, network),
        lines: lines(world, &label, verdict, setup_failed),
        email: request.email,
        refund_wallet_address: request.refund_wallet_address,
        sentinels: request.sentinels,
        plan: VecDeque::new(),
        generation: 0,
        news: broadcast::Sender::new(NEWS_CAPACITY),
    })
}

/// Factor between the validated amount and the order's amount.
fn price_factor(request: &Request) -> Decimal {
    match request {
        _ if request.sentinels.has(Sentinel::Triple) => Decimal::from(3),
        _ if request.sentinels.has(Sentinel::Reprice) => bps(200),
        _ if request.sentinels.has(Sentinel::Nearly) => bps(40),
        _ => bps(0),
    }
}

fn lines(world: &World, label: &str, verdict: &Verdict<'_>, setup_failed: bool) -> Vec<OrderLine> {
    let state = if setup_failed { DeliveryState::Created } else { DeliveryState::WaitingForPayment };
    let line = |(at, line): (usize, &Priced<'_>)| OrderLine {
        id: uuid(world.seed, &["delivery", label, &at.to_string()]),
        brand: line.picked.brand.clone(),
        delivery: line.picked.product.delivery,
        deliverable: line.deliverable(),
        state,
        delivered: false,
    };
    verdict.lines.iter().enumerate().map(line).collect()
}

/// A network of the coin that was not requested.
fn other_network(coin: &Coin, network: &Network) -> &'static str {
    coin.networks.iter().find(|other| other.name != network.name).map_or("Base", |other| other.name)
}

/// As in the samples, where EVM orders start in a different state.
fn first_payment_state(setup_failed: bool, network: &Network) -> PaymentState {
    match network.chain {
        _ if setup_failed => PaymentState::PaymentFailed,
        Chain::Evm(_) => PaymentState::PaymentRequested,
        _ => PaymentState::WalletCreated,
    }
}

fn wallet(world: &World, request: &Request, network: &Network, id: Uuid, amount: Decimal) -> Option<String> {
    let order = id.to_string();
    let wallet = match address(network.chain, &address_bytes(world, request, network, &order)) {
        Some(address) => address,
        None => invoice(world.seed, &order, amount, world.clock.now())?,
    };
    let is_broken = request.sentinels.has(Sentinel::BadAddress);
    Some(if is_broken { broken(network.chain, &wallet) } else { wallet })
}

/// The bytes of an order's address. The address of a wallet on Solana is on the curve.
fn address_bytes(world: &World, request: &Request, network: &Network, order: &str) -> [u8; 32] {
    let is_wallet = network.chain == Chain::Solana && request.sentinels.has(Sentinel::Wallet);
    let mut bytes = digest(world.seed, &["wallet", order]);
    while is_wallet && !is_on_curve(&bytes) {
        bytes = digest(world.seed, &["wallet", &hex::encode(bytes)]);
    }
    bytes
}

/// `qr_text` of contract 7: a payment URI, or only the address.
fn payment_text(network: &Network, wallet: &str, amount: Decimal) -> String {
    let atomic = |decimals: u32| {
        let factor = Decimal::from_i128_with_scale(10_i128.pow(decimals), 0);
        (amount * factor).trunc().normalize()
    };
    if wallet.is_empty() {
        return String::new();
    }
    match (network.chain, network.token) {
        (Chain::Bitcoin, _) => format!("bitcoin:{wallet}?amount={amount}"),
        (Chain::Litecoin, _) => format!("litecoin:{wallet}?amount={amount}"),
        (Chain::Dogecoin, _) => format!("dogecoin:{wallet}?amount={amount}"),
        (Chain::Lightning, _) => format!("lightning:{wallet}"),
        (Chain::Evm(chain), Some((contract, decimals))) => {
            format!("ethereum:{contract}@{chain}/transfer?address={wallet}&uint256={}", atomic(decimals))
        }
        (Chain::Evm(chain), None) => format!("ethereum:{wallet}@{chain}?value={}", atomic(18)),
        (Chain::Ton, Some((jetton, decimals))) => {
            format!("ton://transfer/{wallet}?jetton={jetton}&amount={}", atomic(decimals))
        }
        (Chain::Ton, None) => format!("ton://transfer/{wallet}?amount={}", atomic(9)),
        (Chain::Solana | Chain::Tron | Chain::Sui, _) => wallet.to_owned(),
    }
}
