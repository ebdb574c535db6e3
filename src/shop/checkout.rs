//! Checkout: a form becomes at most one order.
//!
//! The price is read again, upstream judges the order, its echo is compared, the shopper's consent to the
//! price is checked; only then the order is placed, once. Whatever can be mended comes back as the form
//! with what is wrong at its field.

mod form;

pub use form::{CheckoutForm, CheckoutView, FormError, Submission};

use super::{Shop, keys::Purpose, now, quote::Priced, visitor::Visitor};
use crate::{
    domain::{
        choice::Choice, email::Email, failure::Failure, label, locale::Locale, money::CoinAmount,
        quote::Quote, time::Timestamp,
    },
    orders::{
        place::{Attempt, Checkout, PlacingError},
        record::{Agreed, IdempotencyKey, OrderedLine, Record, Standing},
    },
    upstream::{OrderRequest, RequestedLine, UpstreamError, Validation},
    words::Words,
};
use form::Fields;

/// Seconds after which an order that waits for payment no longer stands in the way of another one of the
/// same kind, and after which one in doubt no longer does.
const STANDS_FOR: i64 = 30 * 60;
const DOUBT_FOR: i64 = 60;

impl Shop {
    /// The form for a choice that was just made.
    pub async fn checkout(
        &self,
        visitor: &Visitor,
        locale: Locale,
        form: CheckoutForm,
    ) -> Result<CheckoutView, Failure> {
        let priced = self.choice_of(visitor, locale, &form).await?;
        let price = priced.price.clone();
        self.view(visitor, priced, form, price).await
    }

    /// Takes a filled-in form: places the order, or says what is to be mended.
    pub async fn submit(
        &self,
        visitor: &Visitor,
        locale: Locale,
        form: CheckoutForm,
    ) -> Result<Submission, Failure> {
        let priced = self.choice_of(visitor, locale, &form).await?;
        let (Some(device), Some(key)) = (&visitor.device, self.form_key(visitor, &form)) else {
            return self.again(visitor, priced, form, vec![FormError::Cookies]).await;
        };
        let fields = match Fields::read(&form) {
            Ok(fields) => fields,
            Err(errors) => return self.again(visitor, priced, form, errors).await,
        };
        let mut checkout = Checkout {
            key,
            device: self.journal_keys.device(device.token()),
            lines: vec![ordered_line(&priced, Words::of(locale))],
            agreed: Agreed::new(priced.rail.clone(), priced.price.clone()),
            request: request(&priced, locale, fields),
            country: locale.country,
        };
        // A second press of the button waits here for the first one, and finds its order.
        let _turn = self.turns.take(checkout.key.as_str()).await;
        match self.placer.earlier(&checkout).await {
            Ok(None) => {}
            Ok(Some(attempt)) => return self.outcome(visitor, priced, form, Ok(attempt)).await,
            Err(error) => return self.outcome(visitor, priced, form, Err(error)).await,
        }
        let caller = visitor.caller(locale.country);
        let judged = match self.upstream.validate(&caller, &checkout.request).await {
            Ok(validation) => judge(&validation, &checkout.request),
            Err(error) => Err(vec![unjudged(&error)]),
        };
        let total = match judged {
            Ok(total) => total.unwrap_or_else(|| priced.price.clone()),
            Err(errors) => return self.again(visitor, priced, form, errors).await,
        };
        if let Some(changed) = self.needs_consent(&priced, &form, &total) {
            let mut view = self.view(visitor, priced, form, total).await?;
            view.errors = vec![changed];
            return Ok(Submission::Again(Box::new(view)));
        }
        checkout.agreed.price = total;
        let outcome = self.placer.place(caller, checkout).await;
        self.outcome(visitor, priced, form, outcome).await
    }

    async fn outcome(
        &self,
        visitor: &Visitor,
        priced: Priced,
        form: CheckoutForm,
        outcome: Result<Attempt, PlacingError>,
    ) -> Result<Submission, Failure> {
        let errors = match outcome {
            Ok(Attempt { standing: Standing::Refused(problems), .. }) => {
                problems.into_iter().map(FormError::Refused).collect()
            }
            Ok(Attempt { standing: Standing::NotSent, .. }) => vec![FormError::NotSent],
            Ok(Attempt { id, .. }) => return Ok(Submission::Placed(id)),
            Err(PlacingError::Conflict(id)) => vec![FormError::OtherOrder(id)],
            Err(PlacingError::Journal(error)) => return Err(error.into()),
            Err(PlacingError::Interrupted) => return Err(Failure::Internal),
        };
        self.again(visitor, priced, form, errors).await
    }

    /// The form once more, with what is to be mended.
    async fn again(
        &self,
        visitor: &Visitor,
        priced: Priced,
        mut form: CheckoutForm,
        errors: Vec<FormError>,
    ) -> Result<Submission, Failure> {
        if let Some(FormError::OtherOrder(id)) = errors.first() {
            form.besides = id.to_string();
        }
        // What was consented to stays consented to while the form is mended.
        let shown = self.shown(&priced, &form).map_or_else(|| priced.price.clone(), |quote| quote.price);
        let mut view = self.view(visitor, priced, form, shown).await?;
        view.errors = errors;
        Ok(Submission::Again(Box::new(view)))
    }

    async fn view(
        &self,
        visitor: &Visitor,
        priced: Priced,
        mut form: CheckoutForm,
        price: CoinAmount,
    ) -> Result<CheckoutView, Failure> {
        form.quote = self.keys.seal(Purpose::Quote, &priced.quote(price.clone())).ok_or(Failure::Internal)?;
        form.key = self.next_key(visitor, &priced, &form.besides).await?;
        Ok(CheckoutView { priced, price, form, errors: Vec::new() })
    }

    async fn choice_of(
        &self,
        visitor: &Visitor,
        locale: Locale,
        form: &CheckoutForm,
    ) -> Result<Priced, Failure> {
        let brand = form.brand.parse().map_err(|_| Failure::BadRequest)?;
        let rail = form.pay.parse().map_err(|_| Failure::Rail)?;
        let choice = form.picked().choice().ok_or(Failure::BadRequest)?.map_err(Failure::Choice)?;
        self.priced(visitor, locale, &brand, &choice, &rail).await
    }

    /// What the shopper was shown, if the form carries this server's own word for this very choice.
    fn shown(&self, priced: &Priced, form: &CheckoutForm) -> Option<Quote> {
        self.keys.open::<Quote>(Purpose::Quote, &form.quote).filter(|quote| priced.is_about(quote))
    }

    /// `Some` when the shopper has to agree to `total` first.
    fn needs_consent(&self, priced: &Priced, form: &CheckoutForm, total: &CoinAmount) -> Option<FormError> {
        let shown = self.shown(priced, form);
        let agreed =
            shown.as_ref().is_some_and(|quote| !quote.has_ended(now()) && !quote.needs_consent(total));
        (!agreed).then(|| FormError::PriceChanged { old: shown.map(|quote| quote.price) })
    }

    /// The key that a form of this choice carries: the same in every tab while an order of this kind is
    /// under way, another one once that is over. `besides` names an order that shall not stand in the way.
    async fn next_key(&self, visitor: &Visitor, priced: &Priced, besides: &str) -> Result<String, Failure> {
        let Some(device) = &visitor.device else { return Ok(String::new()) };
        let digest = self.journal_keys.device(device.token());
        let records = self.journal.of_device(&digest).await?;
        let name = &priced.found.brand.name;
        let same = records.iter().filter(|r| {
            r.agreed.rail.rail == priced.rail.rail
                && r.lines.iter().any(|l| l.brand == *name && l.choice == *priced.chosen.choice())
        });
        let over = same.filter(|record| is_over(record, now())).count();
        let parts = [
            device.token(),
            priced.found.brand.id.as_str(),
            &priced.chosen.choice().to_string(),
            &priced.rail.rail.to_string(),
            &over.to_string(),
            besides,
        ];
        let mut key = self.keys.tag(Purpose::Checkout, &parts.map(str::as_bytes));
        key.truncate(32);
        Ok(key)
    }

    /// The journal's key of a form: bound to the device, so that no two visitors can share one.
    fn form_key(&self, visitor: &Visitor, form: &CheckoutForm) -> Option<IdempotencyKey> {
        let device = visitor.device.as_ref()?;
        let fits = form.key.len() == 32 && form.key.bytes().all(|b| b.is_ascii_hexdigit());
        let tag = self.keys.tag(Purpose::Checkout, &[device.token().as_bytes(), form.key.as_bytes()]);
        tag.parse().ok().filter(|_| fits)
    }
}

/// Whether an order no longer stands in the way of the next one of its kind.
fn is_over(record: &Record, now: Timestamp) -> bool {
    let age = now.since(record.created_at);
    match &record.standing {
        Standing::Refused(_) | Standing::NotSent => true,
        Standing::Started | Standing::Ambiguous => age > DOUBT_FOR,
        Standing::Placed(_) => {
            age > STANDS_FOR || record.seen.as_ref().is_some_and(|s| !s.phase.awaits_payment())
        }
    }
}

/// Upstream's judgement: the total it names, or what is to be mended.
fn judge(validation: &Validation, request: &OrderRequest) -> Result<Option<CoinAmount>, Vec<FormError>> {
    if !validation.problems.is_empty() {
        return Err(validation.problems.iter().cloned().map(FormError::Refused).collect());
    }
    match validation.mismatch(request) {
        Some(mismatch) => {
            tracing::warn!(?mismatch, "upstream's validation echoes another order than was asked for");
            Err(vec![FormError::Mismatch])
        }
        None => Ok(validation.amount.clone()),
    }
}

fn unjudged(error: &UpstreamError) -> FormError {
    tracing::warn!(detail = error.detail(), "an order could not be validated");
    FormError::Unavailable
}

fn request(priced: &Priced, locale: Locale, fields: Fields) -> OrderRequest {
    let Fields { email, newsletter, refund_address } = fields;
    let label = match priced.chosen.choice() {
        Choice::Fixed(_) => Some(priced.chosen.label().to_owned()).filter(|l| !l.is_empty()),
        Choice::Custom(_) => None,
    };
    OrderRequest {
        newsletter,
        lines: vec![RequestedLine {
            brand: priced.offer.brand.clone(),
            country: priced.offer.country,
            choice: priced.chosen.choice().clone(),
            beneficiary: Email::as_str(&email).to_owned(),
            label,
        }],
        email,
        rail: priced.rail.rail.clone(),
        language: locale.language,
        refund_address,
        utm_source: None,
    }
}

fn ordered_line(priced: &Priced, words: Words) -> OrderedLine {
    OrderedLine {
        brand: priced.offer.brand.clone(),
        amount: amount_label(priced, words),
        choice: priced.chosen.choice().clone(),
        kind: priced.found.brand.kind,
        country: priced.offer.country,
        by_phone: false,
    }
}

/// The amount in the shop's words: upstream's own label of a fixed amount, a free amount as money.
pub fn amount_label(priced: &Priced, words: Words) -> String {
    match (priced.chosen.choice(), priced.chosen.face()) {
        (Choice::Custom(_), Some(face)) => words.money(face),
        (Choice::Custom(amount), None) => amount.to_string(),
        (Choice::Fixed(denomination), _) => {
            let label = label::clean(priced.chosen.label());
            if label.is_empty() { label::clean(denomination) } else { label }
        }
    }
}
