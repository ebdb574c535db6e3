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
        match verdict.mismatch(request) {
            Some(mismatch) => {
                tracing::warn!(?mismatch, "upstream's validation echoes another order than was asked for");
                Err(vec![FormError::Mismatch { line: line_of(&mismatch, basket) }])
            }
            None => Ok(verdict.amount),
        }
    }

    /// Upstream does not say which line a problem is about (contract 6): each line is asked about alone.
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
        let mut behind = 0;
        for (at, line) in basket.lines.iter().enumerate().filter(|_| !of_lines.is_empty()) {
            let asked = request.lines.get(behind);
            let lines = asked.cloned().into_iter().collect();
            let alone = OrderRequest { lines, coupon: None, ..request.clone() };
            let is_gift = is_gift(line, asked, request);
            behind += line.quantity;
            let Ok(verdict) = self.upstream.validate(caller, &alone).await else { break };
            for problem in verdict.problems.into_iter().filter(|problem| of_lines.contains(problem)) {
                unplaced.retain(|known| *known != problem);
                let error = match problem.field() {
                    Field::Beneficiary if is_gift => FormError::refused(problem, true),
                    _ => FormError::Line { line: at, problem },
                };
                if !errors.contains(&error) {
                    errors.push(error);
                }
            }
        }
        errors.extend(unplaced.into_iter().map(FormError::Refused));
        errors
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
    FormError::Unavailable
}
