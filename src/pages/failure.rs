//! What stands instead of a page: a failure of the shop, an address that leads nowhere, a refusal of the
//! server. Each says what happened, what is safe and what to do, under its true status.

use super::{Visit, header, page, status};
use crate::{
    catalogue::IndexedBrand,
    components::{BrandGrid, Fault, Frame, HeaderSearch, Way},
    domain::{failure::Failure, label},
    urls,
};
use http::header::RETRY_AFTER;
use leptos::prelude::*;

/// Seconds after which a shop that is not available may be asked again.
const RETRY_AFTER_SECONDS: u32 = 10;

/// The page of an address that no route knows.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    page(|_| async { Err(Failure::NotFound) })
}

/// The failure's page, with brands near to what was asked for where that may help.
pub async fn instead(visit: Visit, failure: Failure) -> AnyView {
    let near = match (&failure, sought(&visit)) {
        (Failure::NotFound, Some(text)) => visit.shop.near(&visit.visitor, visit.locale, &text).await,
        _ => Vec::new(),
    };
    view! { <FailurePage visit failure near/> }.into_any()
}

/// Says a failure and gives the answer its status.
#[component]
pub fn FailurePage(
    visit: Visit,
    failure: Failure,
    #[prop(optional)] near: Vec<IndexedBrand>,
) -> impl IntoView {
    let words = visit.words;
    status(failure.status());
    match failure {
        Failure::TooMany { retry_after } => header(RETRY_AFTER, retry_after),
        Failure::Unavailable => header(RETRY_AFTER, RETRY_AFTER_SECONDS),
        _ => {}
    }
    let (title, text) = told(&visit, &failure);
    let is_search = failure == Failure::NotFound && Place::of(&visit) != Place::Order;
    let searched = is_search.then(|| sought(&visit).unwrap_or_default());
    let searching = if searched.is_some() { HeaderSearch::InPage } else { HeaderSearch::Full };
    let (code, ways) = (failure.status(), ways(&visit, &failure));
    let tiles = visit.tiles(&near);
    view! {
        <Frame face=visit.face() title=title.clone() kind="error" searching>
            <Fault words status=code title text searched ways/>
            {(!tiles.is_empty()).then(|| view! {
                <section aria-labelledby="near">
                    <h2 class="catalogue__near" id="near">{words.say("error-404-near")}</h2>
                    <BrandGrid tiles/>
                </section>
            })}
        </Frame>
    }
}

/// Title and text of a failure.
fn told(visit: &Visit, failure: &Failure) -> (String, String) {
    let words = visit.words;
    let key = match (failure, Place::of(visit)) {
        (Failure::NotFound, Place::Brand(_)) => "error-404-brand".to_owned(),
        (Failure::NotFound, Place::Order) => "error-404-order".to_owned(),
        (Failure::NotFound, Place::Listing | Place::Elsewhere(_)) => "error-404".to_owned(),
        _ => format!("failure-{}", failure.code()),
    };
    let by_mail = key == "error-404-order" && visit.shop.recovers();
    let text = words.say(&if by_mail { "error-404-order-by-mail".to_owned() } else { format!("{key}-text") });
    let text = match failure {
        Failure::TooMany { retry_after } => {
            format!("{text} {}", words.say_with("error-429-wait", &[("seconds", *retry_after)]))
        }
        Failure::Choice(error) => words.choice_error(error),
        _ => text,
    };
    (words.say(&format!("{key}-title")), text)
}

/// What the address seems to be about.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    Brand(String),
    Listing,
    Order,
    Elsewhere(String),
}

impl Place {
    fn of(visit: &Visit) -> Self {
        let segments = visit.segments();
        let segments: Vec<_> = segments.iter().map(String::as_str).collect();
        match segments.as_slice() {
            ["brands", slug] => Self::Brand((*slug).to_owned()),
            ["orders" | "checkout" | "cart", ..] => Self::Order,
            [] | ["brands" | "top-up" | "esim"] => Self::Listing,
            [.., last] => Self::Elsewhere((*last).to_owned()),
        }
    }
}

/// What may have been meant by an address that leads nowhere.
fn sought(visit: &Visit) -> Option<String> {
    match Place::of(visit) {
        Place::Brand(word) | Place::Elsewhere(word) => {
            Some(label::clean(&word.replace('-', " "))).filter(|text| !text.is_empty())
        }
        Place::Listing | Place::Order => None,
    }
}

fn ways(visit: &Visit, failure: &Failure) -> Vec<Way> {
    let (words, locale) = (visit.words, visit.locale);
    let again = visit.again().map(|here| Way::best(here, words.say("error-try-again")));
    let home = Way::best(urls::home(locale), words.say("error-home"));
    let brands = Way::other(urls::brands(locale), words.say("error-brands"));
    let orders = Way::other(urls::orders(locale), words.say("error-orders"));
    match failure {
        Failure::BadRequest | Failure::Choice(_) | Failure::Rail => vec![home],
        Failure::NotFound if Place::of(visit) == Place::Order => vec![orders],
        Failure::NotFound => vec![brands],
        Failure::NotPayable => vec![orders],
        Failure::NothingToSell | Failure::NoPrice => again.into_iter().chain([brands]).collect(),
        Failure::TooMany { .. } | Failure::Blocked => vec![again.unwrap_or(home)],
        Failure::Unavailable | Failure::Internal => vec![again.unwrap_or(home), orders],
    }
}

/// A refusal of the server itself, such as a form from another site, told by a page. The server provides
/// it as context; the app then draws it instead of a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The status of the answer.
    status: u16,
    /// The status whose words fit best.
    told_as: u16,
}

/// The refusal with this status. One that has no words of its own is told as its class.
pub const fn refusal_of(status: u16) -> Refusal {
    let told_as = match status {
        400 | 403 | 404 | 409 | 413 | 429 | 500 | 503 => status,
        414 => 413,
        502 | 504 => 503,
        500..=599 => 500,
        _ => 400,
    };
    Refusal { status, told_as }
}

/// Says a refusal under its status.
#[component]
pub fn RefusalPage(refusal: Refusal) -> impl IntoView {
    page(move |visit| async move {
        let Refusal { status: code, told_as } = refusal;
        if code == Failure::NotFound.status() {
            return Err(Failure::NotFound);
        }
        status(code);
        let words = visit.words;
        let title = words.say(&format!("error-{told_as}-title"));
        let text = words.say(&format!("error-{told_as}-text"));
        let ways = vec![Way::best(urls::home(visit.locale), words.say("error-home"))];
        Ok(view! {
            <Frame face=visit.face() title=title.clone() kind="error">
                <Fault words status=code title text ways/>
            </Frame>
        }
        .into_any())
    })
}

#[cfg(test)]
mod tests {
    use super::refusal_of;

    #[test]
    fn every_refusal_is_told_in_words_that_there_are() {
        for (status, told_as) in [(403, 403), (413, 413), (418, 400), (502, 503), (507, 500), (599, 500)] {
            assert_eq!(refusal_of(status).told_as, told_as, "{status}");
        }
    }
}
