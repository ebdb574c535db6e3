//! Error pages: a failure of the shop, an unknown URL, or a request that the server refused. Each says what
//! happened, what is safe and what to do, with the matching HTTP status.

use super::{Visit, header, page, status};
use crate::{
    catalogue::IndexedBrand,
    components::{BrandGrid, Fault, Frame, HeaderSearch, Way},
    domain::{failure::Failure, label},
    urls,
};
use http::header::RETRY_AFTER;
use leptos::prelude::*;

/// Seconds after which a request to an unavailable shop may be repeated.
const RETRY_AFTER_SECONDS: u32 = 10;

/// The page of a URL without a route.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    page(|_| async { Err(Failure::NotFound) })
}

/// Renders the failure's page, with brands similar to the requested one if that may help.
pub async fn failure_view(visit: Visit, failure: Failure) -> AnyView {
    let similar = match (&failure, search_text(&visit)) {
        (Failure::NotFound, Some(text)) => visit.shop.storefront.similar(&visit.request, &text).await,
        _ => Vec::new(),
    };
    view! { <FailurePage visit failure similar/> }.into_any()
}

/// Renders a failure and sets the status of the response.
#[component]
pub fn FailurePage(
    visit: Visit,
    failure: Failure,
    #[prop(optional)] similar: Vec<IndexedBrand>,
) -> impl IntoView {
    let words = visit.words;
    status(failure.status());
    match failure {
        Failure::TooMany { retry_after } => header(RETRY_AFTER, retry_after),
        Failure::Unavailable => header(RETRY_AFTER, RETRY_AFTER_SECONDS),
        _ => {}
    }
    let (title, text) = title_and_text(&visit, &failure);
    let offers_search = failure == Failure::NotFound && RequestedPage::of(&visit) != RequestedPage::Order;
    let searched = offers_search.then(|| search_text(&visit).unwrap_or_default());
    let search = if searched.is_some() { HeaderSearch::InPage } else { HeaderSearch::Full };
    let (code, ways) = (failure.status(), ways(&visit, &failure));
    let tiles = visit.tiles(&similar);
    view! {
        <Frame context=visit.page_context() title=title.clone() kind="error" search>
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

/// The title and text of a failure.
fn title_and_text(visit: &Visit, failure: &Failure) -> (String, String) {
    let words = visit.words;
    let key = match (failure, RequestedPage::of(visit)) {
        (Failure::NotFound, RequestedPage::Brand(_)) => "error-404-brand".to_owned(),
        (Failure::NotFound, RequestedPage::Order) => "error-404-order".to_owned(),
        (Failure::NotFound, RequestedPage::Listing | RequestedPage::Other(_)) => "error-404".to_owned(),
        _ => format!("failure-{}", failure.code()),
    };
    let by_mail = key == "error-404-order" && visit.shop.recovery.is_offered();
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

/// The page that the URL seems to refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
enum RequestedPage {
    Brand(String),
    Listing,
    Order,
    Other(String),
}

impl RequestedPage {
    fn of(visit: &Visit) -> Self {
        let segments = visit.segments();
        let segments: Vec<_> = segments.iter().map(String::as_str).collect();
        match segments.as_slice() {
            ["brands", slug] => Self::Brand((*slug).to_owned()),
            ["orders" | "checkout" | "cart", ..] => Self::Order,
            [] | ["brands" | "top-up" | "esim"] => Self::Listing,
            [.., last] => Self::Other((*last).to_owned()),
        }
    }
}

/// The name to search for after an unknown URL.
fn search_text(visit: &Visit) -> Option<String> {
    match RequestedPage::of(visit) {
        RequestedPage::Brand(word) | RequestedPage::Other(word) => {
            Some(label::clean(&word.replace('-', " "))).filter(|text| !text.is_empty())
        }
        RequestedPage::Listing | RequestedPage::Order => None,
    }
}

fn ways(visit: &Visit, failure: &Failure) -> Vec<Way> {
    let (words, locale) = (visit.words, visit.request.locale);
    let retry = visit.retry_href().map(|here| Way::best(here, words.say("error-try-again")));
    let home = Way::best(urls::home(locale), words.say("error-home"));
    let brands = Way::other(urls::brands(locale), words.say("error-brands"));
    let orders = Way::other(urls::orders(locale), words.say("error-orders"));
    match failure {
        Failure::BadRequest | Failure::Choice(_) | Failure::Rail => vec![home],
        Failure::NotFound if RequestedPage::of(visit) == RequestedPage::Order => vec![orders],
        Failure::NotFound => vec![brands],
        Failure::NotPayable => vec![orders],
        Failure::NothingToSell | Failure::NoPrice => retry.into_iter().chain([brands]).collect(),
        Failure::TooMany { .. } | Failure::Blocked => vec![retry.unwrap_or(home)],
        Failure::Unavailable | Failure::Internal => vec![retry.unwrap_or(home), orders],
    }
}

/// The server's own refusal of a request, such as a form from another site. The server provides it as
/// context; the app then renders its page instead of a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The status of the response.
    status: u16,
    /// The status whose texts fit best.
    shown_as: u16,
}

/// The refusal with this status. A status without own texts uses the texts of its class.
pub const fn refusal_of(status: u16) -> Refusal {
    let shown_as = match status {
        400 | 403 | 404 | 409 | 413 | 429 | 500 | 503 => status,
        414 => 413,
        502 | 504 => 503,
        500..=599 => 500,
        _ => 400,
    };
    Refusal { status, shown_as }
}

/// Renders a refusal with its status.
#[component]
pub fn RefusalPage(refusal: Refusal) -> impl IntoView {
    page(move |visit| async move {
        let Refusal { status: code, shown_as } = refusal;
        if code == Failure::NotFound.status() {
            return Err(Failure::NotFound);
        }
        status(code);
        let words = visit.words;
        let title = words.say(&format!("error-{shown_as}-title"));
        let text = words.say(&format!("error-{shown_as}-text"));
        let ways = vec![Way::best(urls::home(visit.request.locale), words.say("error-home"))];
        Ok(view! {
            <Frame context=visit.page_context() title=title.clone() kind="error">
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
    fn refusals_use_texts_that_exist() {
        for (status, shown_as) in [(403, 403), (413, 413), (418, 400), (502, 503), (507, 500), (599, 500)] {
            assert_eq!(refusal_of(status).shown_as, shown_as, "{status}");
        }
    }
}
