//! Keys that are not literals in the source, because they are composed from codes of the domain.

use crate::domain::{
    brand::Kind,
    choice_error::ChoiceError,
    expected_time::Help,
    failure::Failure,
    phase::{Phase, Stage},
    plan::PlanSort,
    problem::Problem,
};
use std::collections::BTreeSet;

/// The keys that are composed at run time, from every code in the domain.
pub(super) fn composed() -> BTreeSet<String> {
    let mut keys = BTreeSet::from(["problem-unknown".to_owned()]);
    for phase in Phase::ALL {
        keys.extend(["title", "text", "next"].map(|part| format!("phase-{}-{part}", phase.code())));
    }
    for help in Help::ALL {
        keys.extend(["title", "text"].map(|part| format!("help-{}-{part}", help.code())));
    }
    keys.extend(Stage::ALL.map(|stage| format!("stage-{}", stage.code())));
    for problem in Problem::KNOWN {
        keys.insert(format!("problem-{}", problem.code().to_ascii_lowercase().replace('_', "-")));
    }
    for failure in FAILURES {
        keys.extend(["title", "text"].map(|part| format!("failure-{}-{part}", failure.code())));
    }
    for status in [400, 403, 404, 409, 413, 429, 500, 503] {
        keys.extend(["title", "text"].map(|part| format!("error-{status}-{part}")));
    }
    keys.extend(Kind::ALL.map(|kind| format!("kind-{}", kind.code())));
    for place in ["error-404-brand", "error-404-order", "home-how-choose", "home-how-pay", "home-how-receive"]
    {
        keys.extend(["title", "text"].map(|part| format!("{place}-{part}")));
    }
    for why in ["unreadable", "expired", "spent"] {
        keys.extend(["title", "text"].map(|part| format!("link-{why}-{part}")));
    }
    keys.extend(PlanSort::ALL.map(|order| format!("esim-sort-{}", order.code())));
    keys.extend(["popular", "name"].map(|sort| format!("brands-sort-{sort}")));
    keys.extend(CATEGORIES.map(|category| format!("category-{}", category.replace('_', "-"))));
    keys
}

/// Prefixes that only keys have, among the literals in the source.
pub(super) const PAGES: [&str; 8] =
    ["shell-", "brands-", "picker-", "choice-", "checkout-", "orders-", "timeline-", "brand-title-"];

const FAILURES: [Failure; 11] = [
    Failure::BadRequest,
    Failure::Choice(ChoiceError::Missing),
    Failure::Rail,
    Failure::NotFound,
    Failure::NothingToSell,
    Failure::NoPrice,
    Failure::NotPayable,
    Failure::TooMany { retry_after: 1 },
    Failure::Blocked,
    Failure::Unavailable,
    Failure::Internal,
];

/// The categories in the contract (section 3).
const CATEGORIES: [&str; 22] = [
    "e-commerce",
    "retail",
    "electronics",
    "food",
    "groceries",
    "games",
    "entertainment",
    "streaming",
    "apparel_clothing",
    "health_beauty",
    "sports_fitness",
    "travel_flights",
    "home",
    "books_learning",
    "charity_donations",
    "other_products",
    "e-money",
    "e-sim",
    "mobile_talk_time",
    "mobile_credits",
    "mobile_bundle",
    "mobile_data",
];
