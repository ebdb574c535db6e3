//! The checkout form: its fields, how they are read, and their errors.

use crate::{
    domain::{
        cart::{Item, MAX_ITEMS},
        choice_error::ChoiceError,
        email::Email,
        failure::Failure,
        locale::CountryCode,
        money::CoinAmount,
        offer::Offer,
        order_id::OrderId,
        problem::{Field, Problem},
        rail::RailOption,
        selection::Selection,
    },
    payments::{RailFacts, RefundError, refund_address},
    shop::{basket::Basket, phone},
};
use serde::Deserialize;

/// The form as posted. Every field is text and may be missing. It has no `Debug`, because it contains
/// addresses.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct CheckoutForm {
    /// The items as JSON. A rendered form carries them.
    pub lines: String,
    /// The selected rail, and otherwise one item, as the purchase panel sends it.
    #[serde(flatten)]
    pub selection: Selection,
    /// `cart` if the lines come from the cart. They are then removed from it.
    pub from: String,
    pub email: String,
    /// The email address that the shopper confirmed after a warning about a likely typo.
    #[serde(rename = "sure")]
    pub confirmed_email: String,
    /// The email address of a gift's recipient, who receives everything that is delivered by email.
    pub gift: String,
    /// The recipient's address that the shopper confirmed after a warning about a likely typo.
    #[serde(rename = "sure_gift")]
    pub confirmed_gift: String,
    pub newsletter: String,
    pub refund: String,
    /// A promo code.
    pub coupon: String,
    /// The signed quote that the shopper was shown.
    pub quote: String,
    /// The form's idempotency key.
    pub key: String,
    /// The ID of an earlier order of the same kind, if the shopper wants another one.
    #[serde(rename = "besides")]
    pub allow_another_order: String,
}

impl CheckoutForm {
    /// The items of the form: its lines, else its choice. `None` if it has neither, which means the cart.
    pub(in crate::shop) fn items(&self, store: CountryCode) -> Result<Option<Vec<Item>>, Failure> {
        if !self.lines.is_empty() {
            let items: Vec<Item> = serde_json::from_str(&self.lines).map_err(|_| Failure::BadRequest)?;
            let fits = (1..=MAX_ITEMS).contains(&items.len());
            return if fits { Ok(Some(items)) } else { Err(Failure::BadRequest) };
        }
        let selection = &self.selection;
        if selection.brand.is_empty() && selection.amount.is_empty() && selection.custom.is_empty() {
            return Ok(None);
        }
        Ok(Some(vec![item(selection, store)?]))
    }

    /// Checks that a typed amount is in the currency of the offer.
    pub(in crate::shop) fn is_in_money_of(&self, offer: &Offer) -> Result<(), ChoiceError> {
        if self.lines.is_empty() { self.selection.is_in_money_of(offer) } else { Ok(()) }
    }
}

/// The selected item, not yet checked against the brand's offer.
pub(in crate::shop) fn item(selection: &Selection, store: CountryCode) -> Result<Item, Failure> {
    let choice = selection.choice().ok_or(Failure::BadRequest)?.map_err(Failure::Choice)?;
    let country = selection.country(store)?;
    let brand = selection.brand.parse().map_err(|_| Failure::BadRequest)?;
    Ok(Item { country, brand, choice, to: phone::read(&selection.to, country).ok() })
}

/// The fields of a valid form.
pub(super) struct Fields {
    pub email: Email,
    /// The recipient of what is delivered by email, if it is not the buyer.
    pub recipient: Option<Email>,
    pub newsletter: bool,
    pub refund_address: Option<String>,
    pub coupon: Option<String>,
}

impl Fields {
    /// Reads the fields for a payment on this rail. Returns all errors at once.
    pub fn read(form: &CheckoutForm, rail: &RailOption) -> Result<Self, Vec<FormError>> {
        let mut errors = Vec::new();
        let email = form.email.parse::<Email>().map_err(|_| errors.push(FormError::Email)).ok();
        if let Some(meant) = email.as_ref().and_then(Email::probably_meant)
            && form.confirmed_email.trim() != form.email.trim()
        {
            errors.push(FormError::EmailSlip { meant });
        }
        let gift = form.gift.trim();
        let recipient = gift.parse::<Email>().ok();
        if recipient.is_none() && !gift.is_empty() {
            errors.push(FormError::Recipient);
        }
        if let Some(meant) = recipient.as_ref().and_then(Email::probably_meant)
            && form.confirmed_gift.trim() != gift
        {
            errors.push(FormError::RecipientSlip { meant });
        }
        let is_typed = !form.refund.trim().is_empty();
        let refund = is_typed.then(|| refund_address(&RailFacts::from(rail), &form.refund));
        if let Some(Err(why)) = refund {
            errors.push(FormError::refund(why, rail));
        }
        let coupon = form.coupon.trim();
        if !coupon.is_empty() && !can_be_promo_code(coupon) {
            errors.push(FormError::Coupon);
        }
        match email {
            Some(email) if errors.is_empty() => Ok(Self {
                email,
                recipient,
                newsletter: !form.newsletter.is_empty(),
                refund_address: refund.and_then(Result::ok),
                coupon: (!coupon.is_empty()).then(|| coupon.to_owned()),
            }),
            _ => Err(errors),
        }
    }
}

/// Whether the text can be a promo code: 2 to 40 letters, digits, dashes or underscores.
fn can_be_promo_code(text: &str) -> bool {
    (2..=40).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

/// The form with its price, to be filled in or corrected.
#[derive(Clone)]
pub struct CheckoutView {
    pub basket: Basket,
    /// The total in the form's quote.
    pub price: CoinAmount,
    /// The total in a fiat currency, as text.
    pub about: Option<String>,
    pub form: CheckoutForm,
    pub errors: Vec<FormError>,
}

/// The outcome of a submitted form.
#[derive(Clone)]
pub enum Submission {
    /// The order of these deliveries, made now or by this form earlier. Its page shows its state.
    Placed { id: OrderId, items: Vec<Item> },
    /// The form has to be corrected. Nothing was ordered.
    Again(Box<CheckoutView>),
    /// The form waits in the queue under this ticket and is submitted later. Nothing was ordered yet.
    Queued { ticket: String },
}

/// An error in the form. `Debug` hides addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormError {
    Email,
    EmailSlip {
        meant: Email,
    },
    /// The typed text is not a valid email address of a gift's recipient.
    Recipient,
    RecipientSlip {
        meant: Email,
    },
    /// Upstream does not deliver to the gift's recipient, for this reason.
    RecipientRefused(Problem),
    /// Refunds cannot be sent to the typed address.
    RefundAddress {
        why: RefundError,
        /// The coin and network of a refund.
        coin: String,
        network: String,
    },
    /// The typed text is not a promo code.
    Coupon,
    /// The browser stored no cookie, so it could not open the order later.
    Cookies,
    /// Upstream refused the order, for this reason.
    Refused(Problem),
    /// Upstream refused one line of the basket, for this reason.
    Line {
        line: usize,
        problem: Problem,
    },
    /// Upstream's echo differs from what was requested.
    Mismatch {
        line: Option<usize>,
    },
    /// The price has changed. `old` is the price that was shown, if any.
    PriceChanged {
        old: Option<CoinAmount>,
    },
    /// This form has already made an order with other details.
    OtherOrder(OrderId),
    /// The shopper has too many unpaid orders.
    TooManyUnpaid,
    /// Upstream blocks this shopper's connection.
    Blocked,
    /// Upstream did not validate the order.
    Unavailable,
    /// The order was not sent.
    NotSent,
}

impl FormError {
    /// A refund of a Lightning payment goes over the Bitcoin network.
    fn refund(why: RefundError, rail: &RailOption) -> Self {
        let network = if rail.rail.is_by_invoice() { "Bitcoin" } else { rail.network_name() };
        Self::RefundAddress { why, coin: rail.rail.coin().to_string(), network: network.to_owned() }
    }

    /// The error for a problem that upstream reports, in an order for the buyer or for a gift's recipient.
    pub(super) fn refused(problem: Problem, is_gift: bool) -> Self {
        match problem.field() {
            Field::Beneficiary if is_gift => Self::RecipientRefused(problem),
            _ => Self::Refused(problem),
        }
    }

    /// Whether the same form may succeed a little later.
    pub(super) const fn is_temporary(&self) -> bool {
        matches!(self, Self::Unavailable | Self::NotSent)
    }

    /// The HTTP status of a response with this error.
    pub const fn status(&self) -> u16 {
        match self {
            Self::Email
            | Self::EmailSlip { .. }
            | Self::Recipient
            | Self::RecipientSlip { .. }
            | Self::RecipientRefused(_)
            | Self::RefundAddress { .. }
            | Self::Coupon
            | Self::Cookies
            | Self::Refused(_)
            | Self::Line { .. } => 400,
            Self::Mismatch { .. } | Self::PriceChanged { .. } | Self::OtherOrder(_) => 409,
            Self::Blocked => 403,
            Self::TooManyUnpaid => 429,
            Self::Unavailable | Self::NotSent => 503,
        }
    }

    /// The ID of the form control that the error belongs to, if any.
    pub const fn control(&self) -> Option<&'static str> {
        match self {
            Self::Email | Self::EmailSlip { .. } => Some("email"),
            Self::Recipient | Self::RecipientSlip { .. } | Self::RecipientRefused(_) => Some("gift"),
            Self::RefundAddress { .. } => Some("refund"),
            Self::Coupon => Some("coupon"),
            // Only some networks require a name, so the shopper can pick another one.
            Self::Refused(Problem::FullNameMissing) => Some("pay"),
            Self::Refused(problem) => match problem.field() {
                Field::Email | Field::Beneficiary => Some("email"),
                Field::Coupon => Some("coupon"),
                Field::Rail => Some("pay"),
                Field::Amount | Field::Account | Field::Order => None,
            },
            Self::Cookies
            | Self::Line { .. }
            | Self::Mismatch { .. }
            | Self::PriceChanged { .. }
            | Self::OtherOrder(_)
            | Self::TooManyUnpaid
            | Self::Blocked
            | Self::Unavailable
            | Self::NotSent => None,
        }
    }
}

#[cfg(test)]
mod tests;
