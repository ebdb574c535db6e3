//! The page of a checkout in the queue: the expected wait, and that the page continues by itself. It reloads
//! itself with and without JavaScript. Nothing was ordered yet.

use crate::{
    components::{Frame, HeaderSearch, Notice, Way, Ways},
    domain::phase::Tone,
    i18n::Words,
    pages::{header, page, status},
    urls,
};
use http::header::{HeaderName, RETRY_AFTER};
use leptos::prelude::*;

const REFRESH: HeaderName = HeaderName::from_static("refresh");

/// Seconds between two checks of the position: short enough to notice the end of the wait in time, long
/// enough to read the page.
const REFRESH_SECONDS: u32 = 8;
const REFRESH_SECONDS_SOON: u32 = 3;

/// The longest expected wait that counts as soon, in seconds.
const SOON_SECONDS: u64 = 30;

/// The state of a checkout that had to wait. The server provides it as context for the page that shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QueuePosition {
    /// The expected rest of the wait, in seconds.
    Waiting { seconds: u64 },
    /// The position is lost; nothing was ordered.
    Lost,
}

/// The page of a checkout in the queue.
#[component]
pub fn QueuePage(position: QueuePosition) -> impl IntoView {
    page(move |visit| async move {
        let words = visit.words;
        let (title, text, wait_text) = match position {
            QueuePosition::Waiting { seconds } => {
                header(REFRESH, if seconds > SOON_SECONDS { REFRESH_SECONDS } else { REFRESH_SECONDS_SOON });
                ("checkout-queue-title", "checkout-queue-text", Some(wait_text(words, seconds)))
            }
            QueuePosition::Lost => {
                status(503);
                header(RETRY_AFTER, REFRESH_SECONDS);
                ("checkout-queue-lost-title", "checkout-queue-lost-text", None)
            }
        };
        let (title, text) = (words.say(title), words.say(text));
        let retry = Way::best(urls::checkout(visit.request.locale), words.say("checkout-queue-again"));
        let orders = Way::other(urls::orders(visit.request.locale), words.say("error-orders"));
        let ways = if wait_text.is_some() { Vec::new() } else { vec![retry, orders] };
        Ok(view! {
            <Frame context=visit.page_context() title=title.clone() kind="queue" search=HeaderSearch::Quiet>
                <section class="fault queue" data-testid="place-in-line">
                    <h1 class="fault__title">{title}</h1>
                    {wait_text.map(|wait_text| view! { <p class="queue__about" role="status" data-testid="queue-about">{wait_text}</p> })}
                    <Notice tone=if position == QueuePosition::Lost { Tone::Caution } else { Tone::Plain }><p>{text}</p></Notice>
                    {(!ways.is_empty()).then(|| view! { <div class="fault__actions"><Ways ways/></div> })}
                </section>
            </Frame>
        }
        .into_any())
    })
}

/// The expected wait as text, in seconds or minutes.
fn wait_text(words: Words, seconds: u64) -> String {
    match seconds {
        0..90 => words.say_with("checkout-queue-seconds", &[("n", seconds.div_ceil(5) * 5)]),
        _ => words.say_with("checkout-queue-minutes", &[("n", seconds.div_ceil(60))]),
    }
}
