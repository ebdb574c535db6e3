//! What a payment can be found by, for whoever helps: network, coin, amount, address, what was seen. All of it is public
//! on the network; neither upstream's id nor anything that was delivered is in it.

use super::{payable::agreed_address, record::Record};
use crate::domain::{
    order::UpstreamOrder,
    order_view::{PaymentView, Trace},
};
use rust_decimal::Decimal;

/// The trace of an order. An address that is not what was agreed on is left out: nobody shall pay to it.
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
    fn a_trace_holds_what_the_payment_can_be_found_by() {
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
    fn an_address_nobody_shall_pay_to_is_in_no_trace() {
        let order = UpstreamOrder { network: "Base".into(), ..sample::order() };
        assert_eq!(trace(&sample::record(), Some(&order), None).address, None);
        assert_eq!(trace(&sample::record(), None, None).address, None);
    }
}
