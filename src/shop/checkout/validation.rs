//! Validates an order with upstream: returns its total, or the errors and their lines.

use super::{CheckoutService, FormError};
use crate::{
    domain::{
        money::CoinAmount,
        problem::{Field, Problem},
    },
    shop::basket::{Basket, BasketLine},
    upstream::{Caller, Mismatch, OrderRequest, RequestedLine, UpstreamError},
};

/// The maximum number of validations to find the refused lines, in addition to the refused one. Upstream
/// allows 60 in ten minutes for all shoppers together (contract 1.5). With five, halving finds one line of
/// ten.
const MAX_SEARCH_CALLS: usize = 5;

impl CheckoutService {
    /// Validates an order. Returns upstream's total, if it names one, or the errors to correct. Orders
    /// nothing.
    pub(super) async fn validate(
        &self,
        caller: &Caller,
        basket: &Basket,
        request: &OrderRequest,
    ) -> Result<Option<CoinAmount>, Vec<FormError>> {
        let verdict =
            self.upstream.validate(caller, request).await.map_err(|error| vec![validation_failed(&error)])?;
        if !verdict.problems.is_empty() {
            return Err(self.assign_to_lines(caller, basket, request, verdict.problems).await);
        }
        if let Some(mismatch) = verdict.mismatch(request) {
            tracing::warn!(?mismatch, "upstream's validation echo differs from the request");
            return Err(vec![FormError::Mismatch { line: line_of(&mismatch, basket) }]);
        }
        self.learn_ratio(basket, request, verdict.amount.as_ref());
        Ok(verdict.amount)
    }

    /// Learns the ratio by which the next prices on this rail are adjusted. A coupon lowers the total but not
    /// the rail's ratio, so orders with one are ignored.
    fn learn_ratio(&self, basket: &Basket, request: &OrderRequest, total: Option<&CoinAmount>) {
        if let (Some(total), Some(listed), None) = (total, basket.listed(), &request.coupon) {
            self.pricing.rail_ratios.learn(&request.rail, &listed, total);
        }
    }

    /// Marks as sold out for everybody what upstream refused as out of stock: the amount, or the whole brand
    /// if it is no longer sold and was the only line.
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
                    self.pricing.catalogue.note_sold_out(&priced.found.brand, None);
                }
                Problem::OutOfStock | Problem::NotAvailable | Problem::NotActive => {
                    self.pricing.catalogue.note_sold_out(&priced.found.brand, Some(priced.chosen.choice()));
                }
                _ => {}
            }
        }
    }

    /// Assigns problems to lines, because upstream does not report the line (contract 6). A few lines are
    /// validated one by one. Many are validated by halves, which finds one of them.
    async fn assign_to_lines(
        &self,
        caller: &Caller,
        basket: &Basket,
        request: &OrderRequest,
        problems: Vec<Problem>,
    ) -> Vec<FormError> {
        let (of_lines, whole): (Vec<_>, Vec<_>) = problems.into_iter().partition(is_about_a_line);
        let mut errors: Vec<_> = whole.into_iter().map(FormError::Refused).collect();
        let mut unassigned = of_lines.clone();
        if let [only] = basket.lines.as_slice() {
            let is_gift = is_gift(only, request.lines.first(), request);
            errors.extend(of_lines.into_iter().map(|problem| match problem.field() {
                Field::Beneficiary if only.priced.is_by_phone() => FormError::Line { line: 0, problem },
                _ => FormError::refused(problem, is_gift),
            }));
            return errors;
        }
        let suspects = SuspectLine::all(basket, request);
        let line_search = LineSearch { caller, request, problems: &of_lines };
        for error in self.search(&suspects, &line_search).await {
            if let FormError::Line { problem, .. } | FormError::RecipientRefused(problem) = &error {
                unassigned.retain(|known| known != problem);
            }
            if !errors.contains(&error) {
                errors.push(error);
            }
        }
        errors.extend(unassigned.into_iter().map(FormError::Refused));
        errors
    }
}

impl CheckoutService {
    /// The lines that upstream refuses, found with at most [`MAX_SEARCH_CALLS`] validations.
    async fn search(&self, suspects: &[SuspectLine<'_>], line_search: &LineSearch<'_>) -> Vec<FormError> {
        let mut errors = Vec::new();
        let mut group = suspects;
        let mut calls = 0;
        while group.len() > MAX_SEARCH_CALLS - calls && group.len() > 1 {
            let (first, second) = group.split_at(group.len().div_ceil(2));
            let Some(problems) = self.validate_lines(first, line_search).await else { return errors };
            calls += 1;
            // A problem that is not in the first half is in the second.
            group = if problems.is_empty() { second } else { first };
        }
        for suspect in group {
            let Some(problems) = self.validate_lines(std::slice::from_ref(suspect), line_search).await else {
                break;
            };
            errors.extend(problems.into_iter().map(|problem| suspect.refused(problem)));
        }
        errors
    }

    /// The problems of these lines alone. `None` if upstream does not validate them.
    async fn validate_lines(
        &self,
        group: &[SuspectLine<'_>],
        line_search: &LineSearch<'_>,
    ) -> Option<Vec<Problem>> {
        let lines = group.iter().map(|suspect| suspect.requested.clone()).collect();
        let alone = OrderRequest { lines, coupon: None, ..line_search.request.clone() };
        let verdict = self.upstream.validate(line_search.caller, &alone).await.ok()?;
        Some(verdict.problems.into_iter().filter(|problem| line_search.problems.contains(problem)).collect())
    }
}

/// The order and problems that a search is about.
struct LineSearch<'a> {
    caller: &'a Caller,
    request: &'a OrderRequest,
    problems: &'a [Problem],
}

/// A line that upstream may have refused.
struct SuspectLine<'a> {
    /// The line's index in the basket.
    at: usize,
    requested: &'a RequestedLine,
    is_gift: bool,
}

impl<'a> SuspectLine<'a> {
    /// One for each line of the basket, whatever its quantity.
    fn all(basket: &Basket, request: &'a OrderRequest) -> Vec<Self> {
        let mut offset = 0;
        let lines = basket.lines.iter().enumerate().filter_map(|(at, line)| {
            let requested = request.lines.get(offset)?;
            offset += line.quantity;
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

/// Whether a single line can cause the problem.
const fn is_about_a_line(problem: &Problem) -> bool {
    match problem.field() {
        Field::Amount | Field::Beneficiary => true,
        // A suspended rail, or one that requires a name, affects every line.
        Field::Rail => matches!(problem, Problem::UnsupportedRail | Problem::PaymentViaNotAllowed),
        Field::Email | Field::Coupon | Field::Order => false,
        // A brand for verified buyers only is a single line of the cart.
        Field::Account => {
            matches!(problem, Problem::KycMissing | Problem::LoginRequired | Problem::VerificationRequired)
        }
    }
}

/// Whether a line is sent by email to another person. One field has the address for all lines.
fn is_gift(line: &BasketLine, requested: Option<&RequestedLine>, request: &OrderRequest) -> bool {
    !line.priced.is_by_phone()
        && requested.is_some_and(|requested| requested.beneficiary != request.email.as_str())
}

/// The line of the basket that the requested delivery belongs to.
fn line_of(mismatch: &Mismatch, basket: &Basket) -> Option<usize> {
    let Mismatch::Line(delivery) = mismatch else { return None };
    let mut offset = 0;
    basket.lines.iter().position(|line| {
        offset += line.quantity;
        *delivery < offset
    })
}

fn validation_failed(error: &UpstreamError) -> FormError {
    tracing::warn!(detail = error.detail(), "could not validate an order");
    match error {
        UpstreamError::Blocked { .. } => FormError::Blocked,
        _ => FormError::Unavailable,
    }
}
