//! The receipt of an order: what was ordered, what was paid and when, and who sold it. It contains no codes.

use super::{CustomerOrders, ShownOrder, visitor::Visitor};
use crate::domain::{failure::Failure, label, order_id::OrderId, phase::Phase, time::Timestamp};
use serde::{Serialize, Serializer};

/// The merchant of record of all orders of this shop (contract 12).
const SELLER: &str = "Cryptorefills";

/// A receipt, as shown on its page and returned as JSON. Coin amounts are plain decimal text in whole coins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Receipt {
    pub shop: String,
    pub seller: &'static str,
    pub order: OrderId,
    pub phase: Phase,
    #[serde(serialize_with = "iso")]
    pub placed_at: Timestamp,
    /// `None` until the full payment has arrived. Until then it is not a receipt.
    #[serde(serialize_with = "maybe_iso")]
    pub paid_at: Option<Timestamp>,
    #[serde(serialize_with = "maybe_iso")]
    pub delivered_at: Option<Timestamp>,
    pub lines: Vec<ReceiptLine>,
    pub amount: String,
    pub coin: String,
    /// The network's key in style sheets.
    pub network_key: &'static str,
    /// The network's common name.
    pub network: String,
    pub received: Option<String>,
    pub address: Option<String>,
}

/// One line of a receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReceiptLine {
    pub brand: String,
    /// The face value, as displayed.
    pub value: String,
    pub country: String,
    pub delivered: bool,
}

impl CustomerOrders {
    /// The receipt of the visitor's order.
    pub async fn receipt(&self, visitor: &Visitor, id: &OrderId) -> Result<Receipt, Failure> {
        Ok(receipt(self.shop_name.clone(), self.find(visitor, id).await?))
    }
}

fn receipt(shop: String, shown: ShownOrder) -> Receipt {
    let ShownOrder { view, record } = shown;
    let rail = &record.agreed.rail;
    let (network_key, network) = (rail.rail.network_key(), rail.network_name().to_owned());
    let lines = record.lines.into_iter().zip(view.lines).map(|(ordered, line)| ReceiptLine {
        brand: label::clean(&ordered.brand),
        value: ordered.amount,
        country: ordered.country.as_str().to_owned(),
        delivered: line.delivered,
    });
    Receipt {
        shop,
        seller: SELLER,
        order: view.id,
        phase: view.phase,
        placed_at: view.placed_at,
        paid_at: view.paid_at,
        delivered_at: view.delivered_at,
        lines: lines.collect(),
        amount: view.trace.amount,
        coin: view.trace.coin,
        network_key,
        network,
        received: view.trace.received,
        address: view.trace.address,
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
fn iso<S: Serializer>(moment: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&moment.iso())
}

#[expect(clippy::ref_option, reason = "the signature that serde asks for")]
fn maybe_iso<S: Serializer>(moment: &Option<Timestamp>, serializer: S) -> Result<S::Ok, S::Error> {
    moment.map(Timestamp::iso).serialize(serializer)
}
