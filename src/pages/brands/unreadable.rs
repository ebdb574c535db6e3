//! An address of the catalogue that cannot be read: what of it is wrong, and what it could have said.

use super::listing::href;
use crate::{
    catalogue::{Query, QueryError, Sort},
    components::{Fault, Frame, Way},
    domain::brand::Kind,
    pages::{Visit, status},
    urls,
};
use leptos::prelude::*;

/// The status of the answer.
const STATUS: u16 = 400;

/// Draws the help under its status.
pub fn draw(visit: &Visit, error: &QueryError) -> AnyView {
    status(STATUS);
    let words = visit.words;
    let (key, said) = match error {
        QueryError::Category(said) => ("brands-bad-category", said),
        QueryError::Kind(said) => ("brands-bad-kind", said),
        QueryError::Sort(said) => ("brands-bad-sort", said),
        QueryError::Page(said) => ("brands-bad-page", said),
    };
    let title = words.say("error-400-title");
    let text = words.say_with(key, &[("said", said)]);
    let ways = [Way::best(urls::brands(visit.locale), words.say("error-brands"))];
    let ways = ways.into_iter().chain(readable(visit, error)).collect();
    view! {
        <Frame face=visit.face() title=title.clone() kind="error">
            <Fault words status=STATUS title text ways/>
        </Frame>
    }
    .into_any()
}

/// What could have stood there, where that is a handful.
fn readable(visit: &Visit, error: &QueryError) -> Vec<Way> {
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
