//! Upstream's judgement of an order to be: what it costs, or what is to be mended, and in which line.

use super::FormError;
use crate::{
    domain::{
        money::CoinAmount,
        problem::{Field, Problem},
    },
    shop::{
        Shop,
        basket::{Basket, BasketLine},
    },
    upstream::{Caller, Mismatch, OrderRequest, RequestedLine, UpstreamError},
};

/// Validations that the search for refused lines may cost, beside the one that was refused: upstream allows all shoppers
/// together 60 in ten minutes (contract 1.5), and halving finds one line of ten with so many.
const MAX_SEARCH_CALLS: usize = 5;

impl Shop {
    /// Asks upstream: the total it names, if it names one, or what is to be mended. Nothing is ordered.
    pub(super) async fn judged(
        &self,
        caller: &Caller,
        basket: &Basket,
        request: &OrderRequest,
    ) -> Result<Option<CoinAmount>, Vec<FormError>> {
        let verdict =
            self.upstream.validate(caller, request).await.map_err(|error| vec![unjudged(&error)])?;
        if !verdict.problems.is_empty() {
            return Err(self.placed_at_lines(caller, basket, request, verdict.problems).await);
        }
        if let Some(mismatch) = verdict.mismatch(request) {
            tracing::warn!(?mismatch, "upstream's validation echoes another order than was asked for");
            return Err(vec![FormError::Mismatch { line: line_of(&mismatch, basket) }]);
        }
        self.learn_ratio(basket, request, verdict.amount.as_ref());
        Ok(verdict.amount)
    }

    /// What the next price on this rail is shown by. A coupon makes cheaper what the rail does not.
    fn learn_ratio(&self, basket: &Basket, request: &OrderRequest, total: Option<&CoinAmount>) {
        if let (Some(total), Some(listed), None) = (total, basket.listed(), &request.coupon) {
            self.rail_ratios.learn(&request.rail, &listed, total);
        }
    }

    /// Marks for everybody what upstream refused as out of stock: the amount, or the whole brand where it is no longer
    /// sold and was all that was asked for.
    pub(super) fn note_sold_out(&self, basket: &Basket, errors: &[FormError]) {
        for error in errors {
            let (line, problem) = match (error, basket.lines.as_slice()) {
                (FormError::Line { line, problem }, lines) => (lines.get(*line), problem),
                (FormError::Refused(problem), [only]) => (Some(only), problem),
                _ => continue,
            };
            let Some(BasketLine { priced, .. }) = line else { continue };
            match problem {
                Problem::NotActive if basket.lines.len() == 1 => {
                    self.catalogue.note_sold_out(&priced.found.brand, None);
                }
                Problem::OutOfStock | Problem::NotAvailable | Problem::NotActive => {
                    self.catalogue.note_sold_out(&priced.found.brand, Some(priced.chosen.choice()));
                }
                _ => {}
            }
        }
    }

    /// Upstream does not say which line a problem is about (contract 6): a few lines are asked about one by one, many by
    /// halves, which finds one of them.
    async fn placed_at_lines(
        &self,
        caller: &Caller,
        basket: &Basket,
        request: &OrderRequest,
        problems: Vec<Problem>,
    ) -> Vec<FormError> {
        let (of_lines, whole): (Vec<_>, Vec<_>) = problems.into_iter().partition(is_about_a_line);
        let mut errors: Vec<_> = whole.into_iter().map(FormError::Refused).collect();
        let mut unplaced = of_lines.clone();
        if let [only] = basket.lines.as_slice() {
            let is_gift = is_gift(only, request.lines.first(), request);
            errors.extend(of_lines.into_iter().map(|problem| match problem.field() {
                Field::Beneficiary if only.priced.is_by_phone() => FormError::Line { line: 0, problem },
                _ => FormError::refused(problem, is_gift),
            }));
            return errors;
        }
        let suspects = SuspectLine::all(basket, request);
        let asked = Question { caller, request, problems: &of_lines };
        for error in self.search(&suspects, &asked).await {
            if let FormError::Line { problem, .. } | FormError::RecipientRefused(problem) = &error {
                unplaced.retain(|known| known != problem);
            }
            if !errors.contains(&error) {
                errors.push(error);
            }
        }
        errors.extend(unplaced.into_iter().map(FormError::Refused));
        errors
    }
}

impl Shop {
    /// The lines that upstream refuses, with at most [`MAX_SEARCH_CALLS`] validations.
    async fn search(&self, suspects: &[SuspectLine<'_>], question: &Question<'_>) -> Vec<FormError> {
        let mut errors = Vec::new();
        let mut group = suspects;
        let mut calls = 0;
        while group.len() > MAX_SEARCH_CALLS - calls && group.len() > 1 {
            let (first, second) = group.split_at(group.len().div_ceil(2));
            let Some(problems) = self.ask_about(first, question).await else { return errors };
            calls += 1;
            // A problem that is not in the first half is in the second.
            group = if problems.is_empty() { second } else { first };
        }
        for suspect in group {
            let Some(problems) = self.ask_about(std::slice::from_ref(suspect), question).await else { break };
            errors.extend(problems.into_iter().map(|problem| suspect.refused(problem)));
        }
        errors
    }

    /// The problems that these lines have on their own; `None` when upstream does not say.
    async fn ask_about(&self, group: &[SuspectLine<'_>], question: &Question<'_>) -> Option<Vec<Problem>> {
        let lines = group.iter().map(|suspect| suspect.requested.clone()).collect();
        let alone = OrderRequest { lines, coupon: None, ..question.request.clone() };
        let verdict = self.upstream.validate(question.caller, &alone).await.ok()?;
        Some(verdict.problems.into_iter().filter(|problem| question.problems.contains(problem)).collect())
    }
}

/// What a search is about: whose order was refused, and for what.
struct Question<'a> {
    caller: &'a Caller,
    request: &'a OrderRequest,
    problems: &'a [Problem],
}

/// A line that may be what upstream refuses.
struct SuspectLine<'a> {
    /// The line's place in the basket.
    at: usize,
    requested: &'a RequestedLine,
    is_gift: bool,
}

impl<'a> SuspectLine<'a> {
    /// One for each line of the basket, however often it is ordered.
    fn all(basket: &Basket, request: &'a OrderRequest) -> Vec<Self> {
        let mut behind = 0;
        let lines = basket.lines.iter().enumerate().filter_map(|(at, line)| {
            let requested = request.lines.get(behind)?;
            behind += line.quantity;
            Some(Self { at, requested, is_gift: is_gift(line, Some(requested), request) })
        });
        lines.collect()
    }

    fn refused(&self, problem: Problem) -> FormError {
        match problem.field() {
            Field::Beneficiary if self.is_gift => FormError::refused(problem, true),
            _ => FormError::Line { line: self.at, problem },
        }
    }
}

/// Whether one line alone may be the cause.
const fn is_about_a_line(problem: &Problem) -> bool {
    match problem.field() {
        Field::Amount | Field::Beneficiary => true,
        // What is suspended, or wants a name, is so for every line.
        Field::Rail => matches!(problem, Problem::UnsupportedRail | Problem::PaymentViaNotAllowed),
        Field::Email | Field::Coupon | Field::Order => false,
        // A brand that only verified buyers may have is one line of the cart.
        Field::Account => {
            matches!(problem, Problem::KycMissing | Problem::LoginRequired | Problem::VerificationRequired)
        }
    }
}

/// Whether a line goes by e-mail to somebody else's address, which stands in one field for all lines.
fn is_gift(line: &BasketLine, asked: Option<&RequestedLine>, request: &OrderRequest) -> bool {
    !line.priced.is_by_phone() && asked.is_some_and(|asked| asked.beneficiary != request.email.as_str())
}

/// The basket's line that the requested delivery belongs to.
fn line_of(mismatch: &Mismatch, basket: &Basket) -> Option<usize> {
    let Mismatch::Line(delivery) = mismatch else { return None };
    let mut behind = 0;
    basket.lines.iter().position(|line| {
        behind += line.quantity;
        *delivery < behind
    })
}

fn unjudged(error: &UpstreamError) -> FormError {
    tracing::warn!(detail = error.detail(), "an order could not be validated");
    match error {
        UpstreamError::Blocked { .. } => FormError::Blocked,
        _ => FormError::Unavailable,
    }
}
