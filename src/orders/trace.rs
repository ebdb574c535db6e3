//! Collects the facts by which support can find a payment: network, coin, amount, address, amount seen. All
//! of it is public on the network. It contains neither upstream's ID nor anything that was delivered.

use super::{payable::agreed_address, record::Record};
use crate::domain::{
    order::UpstreamOrder,
    order_view::{PaymentView, Trace},
};
use rust_decimal::Decimal;

/// Builds the trace of an order. An address that differs from what was agreed is left out, so that nobody
/// pays to it.
pub fn trace(record: &Record, order: Option<&UpstreamOrder>, payment: Option<&PaymentView>) -> Trace {
    let agreed = &record.agreed;
    let received = order.and_then(|order| order.received).filter(|seen| *seen > Decimal::ZERO);
    let owed = order.and_then(|order| order.amount).unwrap_or_else(|| agreed.total().amount());
    let surplus = received.map(|seen| seen - owed).filter(|rest| *rest > Decimal::ZERO);
    let checked = || agreed_address(record, order?);
    Trace {
        amount: plain(owed),
        coin: agreed.price.coin().ticker().to_owned(),
        network: agreed.rail.rail.network().to_owned(),
        address: payment.map(|payment| payment.address.clone()).or_else(checked),
        received: received.map(plain),
        surplus: surplus.map(plain),
        refunded: order
            .and_then(|order| order.refunded.as_ref())
            .map(|(sum, of)| format!("{} {of}", plain(*sum))),
    }
}

fn plain(amount: Decimal) -> String {
    amount.normalize().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::tests::sample;

    #[test]
    fn a_trace_identifies_the_payment() {
        let received = Some("26.58".parse().unwrap());
        let refunded = Some(("26.310".parse().unwrap(), "USDC".into()));
        let order = UpstreamOrder { received, refunded, ..sample::order() };
        let trace = trace(&sample::record(), Some(&order), None);
        assert_eq!((trace.amount.as_str(), trace.coin.as_str()), ("26.31", "USDC"));
        assert_eq!((trace.network.as_str(), trace.address.as_deref()), ("Solana", Some(sample::ADDRESS)));
        assert_eq!((trace.received.as_deref(), trace.surplus.as_deref()), (Some("26.58"), Some("0.27")));
        assert_eq!(trace.refunded.as_deref(), Some("26.31 USDC"));
    }

    #[test]
    fn a_trace_leaves_out_an_unchecked_address() {
        let order = UpstreamOrder { network: "Base".into(), ..sample::order() };
        assert_eq!(trace(&sample::record(), Some(&order), None).address, None);
        assert_eq!(trace(&sample::record(), None, None).address, None);
    }
}
