//! The page for an invalid catalog URL: which part is wrong, and which values are possible.

use super::listing::href;
use crate::{
    catalogue::{Query, QueryError, Sort},
    components::{Fault, Frame, Way},
    domain::brand::Kind,
    pages::{Visit, status},
    urls,
};
use leptos::prelude::*;

/// The HTTP status.
const STATUS: u16 = 400;

/// Renders the page and sets its status.
pub fn draw(visit: &Visit, error: &QueryError) -> AnyView {
    status(STATUS);
    let words = visit.words;
    let (key, value) = match error {
        QueryError::Category(value) => ("brands-bad-category", value),
        QueryError::Kind(value) => ("brands-bad-kind", value),
        QueryError::Sort(value) => ("brands-bad-sort", value),
        QueryError::Page(value) => ("brands-bad-page", value),
    };
    let title = words.say("error-400-title");
    let text = words.say_with(key, &[("said", value)]);
    let ways = [Way::best(urls::brands(visit.request.locale), words.say("error-brands"))];
    let ways = ways.into_iter().chain(suggestions(visit, error)).collect();
    view! {
        <Frame context=visit.page_context() title=title.clone() kind="error">
            <Fault words status=STATUS title text ways/>
        </Frame>
    }
    .into_any()
}

/// The possible values, if there are only a few.
fn suggestions(visit: &Visit, error: &QueryError) -> Vec<Way> {
    let words = visit.words;
    let plain = Query::default();
    match error {
        QueryError::Kind(_) => {
            let way = |kind: Kind| {
                Way::other(href(visit, &plain.only(Some(kind))), words.say(&format!("kind-{}", kind.code())))
            };
            Kind::ALL.into_iter().map(way).collect()
        }
        QueryError::Sort(_) => {
            let others = Sort::ALL.into_iter().filter(|sort| *sort != Sort::default());
            let label = |sort: Sort| words.say(&format!("brands-sort-{}", sort.code()));
            others.map(|sort| Way::other(href(visit, &plain.by(sort)), label(sort))).collect()
        }
        QueryError::Category(_) | QueryError::Page(_) => Vec::new(),
    }
}
