//! The checkout form: what it carries, how its fields are read, what can be wrong with them.

use crate::{
    domain::{
        cart::{Item, MAX_ITEMS},
        choice::ChoiceError,
        email::Email,
        failure::Failure,
        locale::CountryCode,
        money::CoinAmount,
        offer::Offer,
        order_id::OrderId,
        problem::{Field, Problem},
        rail::RailOption,
    },
    payments::{RailFacts, RefundError, refund_address},
    shop::{basket::Basket, browse::Picked, phone},
};
use serde::Deserialize;

/// The form as it arrives; every field is text and may be missing. `Debug` is left out: addresses are in it.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct CheckoutForm {
    /// What is bought, as items in JSON; a form that was drawn carries it.
    pub lines: String,
    /// Else one choice, as the purchase panel sends it.
    pub brand: String,
    pub amount: String,
    pub custom: String,
    /// The product's country, where it is not the store's.
    pub country: String,
    /// The number that a top-up is for.
    pub to: String,
    pub pay: String,
    /// `cart` when the lines are the cart's, out of which they are then taken.
    pub from: String,
    pub email: String,
    /// The address that the shopper was told looks like a slip, and kept.
    pub sure: String,
    /// The e-mail address of somebody else, who gets what comes by e-mail.
    pub gift: String,
    /// Likewise of that one.
    pub sure_gift: String,
    pub newsletter: String,
    pub refund: String,
    /// A promotional code.
    pub coupon: String,
    /// The signed quote that was shown.
    pub quote: String,
    /// The form's idempotency key.
    pub key: String,
    /// An earlier order of the same kind that the shopper wants another one besides.
    pub besides: String,
}

impl CheckoutForm {
    /// What the form is about: the lines it carries, else the choice it names; `None` when it says nothing,
    /// which means the cart.
    pub(in crate::shop) fn items(&self, store: CountryCode) -> Result<Option<Vec<Item>>, Failure> {
        if !self.lines.is_empty() {
            let items: Vec<Item> = serde_json::from_str(&self.lines).map_err(|_| Failure::BadRequest)?;
            let fits = (1..=MAX_ITEMS).contains(&items.len());
            return if fits { Ok(Some(items)) } else { Err(Failure::BadRequest) };
        }
        if self.brand.is_empty() && self.amount.is_empty() && self.custom.is_empty() {
            return Ok(None);
        }
        let picked = self.picked();
        let choice = picked.choice().ok_or(Failure::BadRequest)?.map_err(Failure::Choice)?;
        let country = picked.country(store)?;
        let brand = self.brand.parse().map_err(|_| Failure::BadRequest)?;
        let to = phone::read(&self.to, country).ok();
        Ok(Some(vec![Item { country, brand, choice, to }]))
    }

    /// Whether an amount that was typed is in the money that the offer is sold in.
    pub(in crate::shop) fn is_in_money_of(&self, offer: &Offer) -> Result<(), ChoiceError> {
        if self.lines.is_empty() { self.picked().is_in_money_of(offer) } else { Ok(()) }
    }

    fn picked(&self) -> Picked {
        Picked {
            amount: Some(self.amount.clone()),
            custom: Some(self.custom.clone()),
            pay: Some(self.pay.clone()),
            country: Some(self.country.clone()),
            to: Some(self.to.clone()),
            ..Picked::default()
        }
    }
}

/// A form that could be read.
pub(super) struct Fields {
    pub email: Email,
    /// Who gets what comes by e-mail, if not the buyer.
    pub recipient: Option<Email>,
    pub newsletter: bool,
    pub refund_address: Option<String>,
    pub coupon: Option<String>,
}

impl Fields {
    /// Reads the fields for a payment on this rail; all that is wrong at once.
    pub fn read(form: &CheckoutForm, rail: &RailOption) -> Result<Self, Vec<FormError>> {
        let mut errors = Vec::new();
        let email = form.email.parse::<Email>().map_err(|_| errors.push(FormError::Email)).ok();
        if let Some(meant) = email.as_ref().and_then(Email::probably_meant)
            && form.sure.trim() != form.email.trim()
        {
            errors.push(FormError::EmailSlip { meant });
        }
        let gift = form.gift.trim();
        let recipient = gift.parse::<Email>().ok();
        if recipient.is_none() && !gift.is_empty() {
            errors.push(FormError::Recipient);
        }
        if let Some(meant) = recipient.as_ref().and_then(Email::probably_meant)
            && form.sure_gift.trim() != gift
        {
            errors.push(FormError::RecipientSlip { meant });
        }
        let is_typed = !form.refund.trim().is_empty();
        let refund = is_typed.then(|| refund_address(&RailFacts::from(rail), &form.refund));
        if let Some(Err(why)) = refund {
            errors.push(FormError::refund(why, rail));
        }
        let coupon = form.coupon.trim();
        if !coupon.is_empty() && !is_code_like(coupon) {
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

/// Whether the text may be a promotional code: 2 to 40 letters, digits, dashes or underscores.
fn is_code_like(text: &str) -> bool {
    (2..=40).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

/// The form with its price, to be filled in or mended.
#[derive(Clone)]
pub struct CheckoutView {
    pub basket: Basket,
    /// The total that the form's quote names.
    pub price: CoinAmount,
    /// The same in ordinary money, in words.
    pub about: Option<String>,
    pub form: CheckoutForm,
    pub errors: Vec<FormError>,
}

/// What became of a form.
#[derive(Clone)]
pub enum Submission {
    /// There is an order, made now or by this form before, of these deliveries; its page tells how it stands.
    Placed { id: OrderId, items: Vec<Item> },
    /// Something is to be mended first. Nothing was ordered.
    Again(Box<CheckoutView>),
    /// It has a place in line under this ticket, and is submitted when its turn comes. Nothing was ordered yet.
    Queued { ticket: String },
}

/// What is to be mended. `Debug` hides addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormError {
    Email,
    EmailSlip {
        meant: Email,
    },
    /// What was typed cannot be the address of who gets a gift.
    Recipient,
    RecipientSlip {
        meant: Email,
    },
    /// Upstream delivers nothing to the one who gets the gift, for this reason.
    RecipientRefused(Problem),
    /// Nothing could be given back to what was typed.
    RefundAddress {
        why: RefundError,
        /// What a refund would be paid in, and on which network.
        coin: String,
        network: String,
    },
    /// What was typed cannot be a promotional code.
    Coupon,
    /// The browser kept no cookie, so nobody could be shown the order.
    Cookies,
    /// Upstream refused, for this reason.
    Refused(Problem),
    /// Upstream refused one line of the basket, for this reason.
    Line {
        line: usize,
        problem: Problem,
    },
    /// Upstream would sell something else than was asked for.
    Mismatch {
        line: Option<usize>,
    },
    /// The price has moved; `old` is what was shown, if anything was.
    PriceChanged {
        old: Option<CoinAmount>,
    },
    /// An order from this form exists with other details.
    OtherOrder(OrderId),
    /// Too many orders of this shopper wait for their payment.
    TooManyUnpaid,
    /// Upstream does not serve this shopper's connection.
    Blocked,
    /// Upstream gave no judgement.
    Unavailable,
    /// The order did not leave this shop.
    NotSent,
}

impl FormError {
    /// A refund of a Lightning payment goes over Bitcoin's own network.
    fn refund(why: RefundError, rail: &RailOption) -> Self {
        let network = if rail.rail.is_by_invoice() { "Bitcoin" } else { rail.network_name() };
        Self::RefundAddress { why, coin: rail.rail.coin().to_string(), network: network.to_owned() }
    }

    /// What upstream refused, in an order that is for the buyer or a gift.
    pub(super) fn refused(problem: Problem, is_gift: bool) -> Self {
        match problem.field() {
            Field::Beneficiary if is_gift => Self::RecipientRefused(problem),
            _ => Self::Refused(problem),
        }
    }

    /// Whether the same form may be taken a little later as it is.
    pub(super) const fn is_passing(&self) -> bool {
        matches!(self, Self::Unavailable | Self::NotSent)
    }

    /// The status that an answer with this error has.
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

    /// The id of the form's control that it is about, if there is one.
    pub const fn control(&self) -> Option<&'static str> {
        match self {
            Self::Email | Self::EmailSlip { .. } => Some("email"),
            Self::Recipient | Self::RecipientSlip { .. } | Self::RecipientRefused(_) => Some("gift"),
            Self::RefundAddress { .. } => Some("refund"),
            Self::Coupon => Some("coupon"),
            // A name is asked for by the network alone: another one does without.
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
