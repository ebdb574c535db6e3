//! Checkout: a form becomes at most one order.
//!
//! It prices the items again, validates the order with upstream, compares the echo, and checks that the
//! shopper agreed to the total. Only then it places the order, once. If something has to be corrected, the
//! form comes back with the error at its field or line.

mod form;
mod key;
mod lines;
pub(in crate::shop) mod queue;
mod validation;

pub(super) use form::item;
pub use form::{CheckoutForm, CheckoutView, FormError, Submission};
pub use lines::amount_label;
pub use queue::{CheckoutQueue, QueueStatus};

use super::{
    KeyedRateLimiter,
    basket::Basket,
    keys::{Keys, Purpose},
    now,
    priced::Priced,
    pricing::Pricing,
    request_context::RequestContext,
    settings::Settings,
};
use crate::{
    domain::{
        cart::Item, choice_error::ChoiceError, failure::Failure, money::CoinAmount, quote::Quote, rail::Rail,
    },
    orders::{
        journal::Journal,
        keys::Keys as JournalKeys,
        place::{Attempt, Checkout, Placer, PlacingError},
        record::{AgreedTerms, PlacementStatus},
    },
    store::Node as StoreNode,
    upstream::{Caller, Upstream},
};
use form::Fields;
use lines::{order_request, ordered_line};
use std::sync::Arc;

/// How many times the limit of one shopper a large network may have in unpaid orders. An IPv6 /48 belongs to
/// one site.
const UNPAID_NETWORK_SHARES: i64 = 2;

/// Turns checkout forms into orders.
pub struct CheckoutService {
    pub(super) settings: Arc<Settings>,
    pub(super) pricing: Pricing,
    pub(super) upstream: Upstream,
    pub(super) node: StoreNode,
    pub(super) journal: Journal,
    pub(super) journal_keys: JournalKeys,
    pub(super) placer: Placer,
    /// Sign quotes. They can be replaced.
    pub(super) keys: Keys,
    /// Derive idempotency keys. They never change for one database.
    pub(super) lasting: Keys,
    /// Limits how many orders one shopper may place, by email address and by device.
    pub(super) order_limiter: KeyedRateLimiter,
    /// Checkouts that wait for upstream's budget.
    pub(super) queue: CheckoutQueue,
}

impl CheckoutService {
    /// The form for the items that were just selected, or for the cart.
    pub async fn form(&self, request: &RequestContext, form: CheckoutForm) -> Result<CheckoutView, Failure> {
        let request = &request.buying();
        let basket = self.basket_of(request, &form).await?;
        self.pricing.refuse_sold_out(&basket)?;
        let price = basket.total.clone();
        self.view(request, basket, form, price).await
    }

    /// Submits a form behind `ahead` others in the queue: places the order, or returns the form with its
    /// errors.
    async fn try_to_submit(
        &self,
        request: &RequestContext,
        form: CheckoutForm,
        ahead: usize,
    ) -> Result<Submission, Failure> {
        let request = &request.buying();
        let basket = self.basket_of(request, &form).await?;
        let (Some(device), Some(key)) = (&request.visitor.device, self.form_key(request, &form)) else {
            return self.form_with_errors(request, basket, form, vec![FormError::Cookies]).await;
        };
        let mut fields = match Fields::read(&form, &basket.rail) {
            Ok(fields) => fields,
            Err(errors) => return self.form_with_errors(request, basket, form, errors).await,
        };
        if !self.settings.store.coupons {
            fields.coupon = None;
        }
        let words = request.words();
        let mut checkout = Checkout {
            key,
            device: self.journal_keys.device(device.token()),
            lines: basket.deliveries().map(|priced| ordered_line(priced, words)).collect(),
            agreed: AgreedTerms::new(basket.rail.clone(), basket.total.clone()),
            request: order_request(
                &basket,
                request.locale,
                fields,
                self.settings.upstream.utm_source.clone(),
            ),
            country: request.locale.country,
        };
        // After a double click, the second submission waits here for the first one and finds its order.
        let lock = self.placer.lock(&checkout.key).await;
        match self.placer.earlier(&checkout).await {
            Ok(None) => {}
            Ok(Some(attempt)) => return self.to_submission(request, basket, form, Ok(attempt)).await,
            Err(error) => return self.to_submission(request, basket, form, Err(error)).await,
        }
        let caller = request.caller();
        if self.must_wait(&caller, ahead) {
            return self.form_with_errors(request, basket, form, vec![FormError::Unavailable]).await;
        }
        if self.has_too_many_unpaid(&caller, &checkout).await? {
            return self.form_with_errors(request, basket, form, vec![FormError::TooManyUnpaid]).await;
        }
        self.count_order(&checkout).await?;
        let total = match self.validate(&caller, &basket, &checkout.request).await {
            Ok(total) => total.unwrap_or_else(|| basket.total.clone()),
            Err(errors) => {
                self.note_sold_out(&basket, &errors);
                return self.form_with_errors(request, basket, form, errors).await;
            }
        };
        if let Some(changed) = self.needs_consent(&basket, &form, &total) {
            let mut view = self.view(request, basket, form, total).await?;
            view.errors = vec![changed];
            return Ok(Submission::Again(Box::new(view)));
        }
        checkout.agreed.price = total;
        let outcome = self.placer.place(caller, checkout, lock).await;
        if let Ok(Attempt { standing: PlacementStatus::Refused(problems), .. }) = &outcome {
            let errors: Vec<_> = problems.iter().cloned().map(FormError::Refused).collect();
            self.note_sold_out(&basket, &errors);
        }
        self.to_submission(request, basket, form, outcome).await
    }

    /// Whether this browser, address or network has so many unpaid orders that no other one is placed.
    async fn has_too_many_unpaid(&self, caller: &Caller, checkout: &Checkout) -> Result<bool, Failure> {
        let limit = i64::from(self.settings.limits.unpaid_orders_per_shopper);
        let origin = self.journal_keys.origin(caller);
        let unpaid = self.journal.unpaid(&checkout.device, origin.as_ref(), now()).await?;
        let is_too_many = unpaid.of_device >= limit
            || unpaid.of_address >= limit
            || unpaid.of_network >= limit.saturating_mul(UNPAID_NETWORK_SHARES);
        if is_too_many {
            metrics::counter!("kiosk_limited_total", "what" => "unpaid_orders").increment(1);
        }
        Ok(is_too_many)
    }

    /// Counts the order towards the limits of its email address and its browser. A form that has already made
    /// its order is not counted again.
    async fn count_order(&self, checkout: &Checkout) -> Result<(), Failure> {
        for (what, digest) in [
            ("orders_per_email", self.journal_keys.email(&checkout.request.email)),
            ("orders_per_device", checkout.device.clone()),
        ] {
            self.order_limiter.take(digest.as_str()).await.map_err(|retry_after| {
                metrics::counter!("kiosk_limited_total", "what" => what).increment(1);
                Failure::TooMany { retry_after }
            })?;
        }
        Ok(())
    }

    async fn to_submission(
        &self,
        request: &RequestContext,
        basket: Basket,
        form: CheckoutForm,
        outcome: Result<Attempt, PlacingError>,
    ) -> Result<Submission, Failure> {
        let errors = match outcome {
            Ok(Attempt { standing: PlacementStatus::Refused(problems), .. }) => {
                let is_gift = !form.gift.trim().is_empty();
                problems.into_iter().map(|problem| FormError::refused(problem, is_gift)).collect()
            }
            Ok(Attempt { standing: PlacementStatus::NotSent, .. }) | Err(PlacingError::Closing) => {
                vec![FormError::NotSent]
            }
            Ok(Attempt { id, .. }) => return Ok(Submission::Placed { id, items: basket.items() }),
            Err(PlacingError::Conflict(id)) => vec![FormError::OtherOrder(id)],
            Err(PlacingError::Journal(error)) => return Err(error.into()),
            Err(PlacingError::Interrupted) => return Err(Failure::Internal),
        };
        self.form_with_errors(request, basket, form, errors).await
    }

    /// The form with errors.
    async fn form_with_errors(
        &self,
        request: &RequestContext,
        basket: Basket,
        mut form: CheckoutForm,
        errors: Vec<FormError>,
    ) -> Result<Submission, Failure> {
        if let Some(FormError::OtherOrder(id)) = errors.first() {
            form.allow_another_order = id.to_string();
        }
        // A total that the shopper has agreed to stays agreed while the form is corrected.
        let price =
            self.shown_quote(&basket, &form).map_or_else(|| basket.total.clone(), |quote| quote.price);
        let mut view = self.view(request, basket, form, price).await?;
        view.errors = errors;
        Ok(Submission::Again(Box::new(view)))
    }

    async fn view(
        &self,
        request: &RequestContext,
        basket: Basket,
        mut form: CheckoutForm,
        price: CoinAmount,
    ) -> Result<CheckoutView, Failure> {
        form.lines = serde_json::to_string(&basket.items()).map_err(|_| Failure::Internal)?;
        form.selection.pay = basket.rail.rail.to_string();
        form.quote = self.keys.seal(Purpose::Quote, &basket.quote(price.clone())).ok_or(Failure::Internal)?;
        form.key = self.next_key(request, &basket, &form).await?;
        let about = self.pricing.about(request, &basket, &price).await;
        Ok(CheckoutView { basket, price, about, form, errors: Vec::new() })
    }

    /// The items of the form: its lines, else its choice, else the cart.
    async fn basket_of(&self, request: &RequestContext, form: &CheckoutForm) -> Result<Basket, Failure> {
        let (items, pay) = match form.items(request.locale.country)? {
            Some(items) => (items, form.selection.pay.parse().map_err(|_| Failure::Rail)?),
            None => self.cart_and_rail(request, form).await?,
        };
        let basket = self.pricing.basket(request, &items, &pay).await?;
        for priced in basket.deliveries() {
            form.is_in_money_of(&priced.offer).map_err(Failure::Choice)?;
        }
        if !basket.deliveries().all(Priced::has_recipient) {
            return Err(Failure::Choice(ChoiceError::Recipient));
        }
        Ok(basket)
    }

    async fn cart_and_rail(
        &self,
        request: &RequestContext,
        form: &CheckoutForm,
    ) -> Result<(Vec<Item>, Rail), Failure> {
        let cart = &request.visitor.cart;
        if cart.is_empty() {
            return Err(Failure::Choice(ChoiceError::Missing));
        }
        let rails = self.pricing.catalogue.rails(&request.caller()).await?;
        let recommended = || self.pricing.recommended(&rails).map(|option| option.rail.clone());
        let requested = form.selection.pay.parse().ok().or_else(|| cart.pay.clone());
        let pay = requested.or_else(recommended).ok_or(Failure::Rail)?;
        Ok((cart.items().to_vec(), pay))
    }

    /// The quote that the shopper was shown, if the form carries one that this server signed for exactly this
    /// basket.
    fn shown_quote(&self, basket: &Basket, form: &CheckoutForm) -> Option<Quote> {
        self.keys.open::<Quote>(Purpose::Quote, &form.quote).filter(|quote| basket.is_quoted_by(quote))
    }

    /// Returns an error if the shopper has to agree to `total` first.
    fn needs_consent(&self, basket: &Basket, form: &CheckoutForm, total: &CoinAmount) -> Option<FormError> {
        let shown_quote = self.shown_quote(basket, form);
        let agreed =
            shown_quote.as_ref().is_some_and(|quote| !quote.has_ended(now()) && !quote.needs_consent(total));
        (!agreed).then(|| FormError::PriceChanged { old: shown_quote.map(|quote| quote.price) })
    }
}
