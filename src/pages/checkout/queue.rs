//! A checkout in line: how long it takes about, and that the page goes on by itself. It reloads itself with and without
//! JavaScript, and ordered nothing yet.

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

/// Between two looks at the place in line, in seconds: often enough to be there in time, seldom enough to read.
const REFRESH_SECONDS: u32 = 8;
const REFRESH_SECONDS_SOON: u32 = 3;

/// A turn that comes within so many seconds is soon.
const SOON_SECONDS: u64 = 30;

/// Where a checkout stands that had to wait; in the context of the page that tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QueuePosition {
    /// For about so many seconds more.
    Waiting { seconds: u64 },
    /// The place is lost; nothing was ordered by it.
    Lost,
}

/// The page of a place in line.
#[component]
pub fn QueuePage(place: QueuePosition) -> impl IntoView {
    page(move |visit| async move {
        let words = visit.words;
        let (title, text, about) = match place {
            QueuePosition::Waiting { seconds } => {
                header(REFRESH, if seconds > SOON_SECONDS { REFRESH_SECONDS } else { REFRESH_SECONDS_SOON });
                ("checkout-queue-title", "checkout-queue-text", Some(about(words, seconds)))
            }
            QueuePosition::Lost => {
                status(503);
                header(RETRY_AFTER, REFRESH_SECONDS);
                ("checkout-queue-lost-title", "checkout-queue-lost-text", None)
            }
        };
        let (title, text) = (words.say(title), words.say(text));
        let again = Way::best(urls::checkout(visit.locale), words.say("checkout-queue-again"));
        let orders = Way::other(urls::orders(visit.locale), words.say("error-orders"));
        let ways = if about.is_some() { Vec::new() } else { vec![again, orders] };
        Ok(view! {
            <Frame face=visit.face() title=title.clone() kind="queue" searching=HeaderSearch::Quiet>
                <section class="fault" data-testid="place-in-line">
                    <h1 class="fault__title">{title}</h1>
                    {about.map(|about| view! { <p class="queue__about" role="status" data-testid="queue-about">{about}</p> })}
                    <Notice tone=if place == QueuePosition::Lost { Tone::Caution } else { Tone::Plain }><p>{text}</p></Notice>
                    {(!ways.is_empty()).then(|| view! { <div class="fault__actions"><Ways ways/></div> })}
                </section>
            </Frame>
        }
        .into_any())
    })
}

/// How long it takes about, in the unit that people would use.
fn about(words: Words, seconds: u64) -> String {
    match seconds {
        0..90 => words.say_with("checkout-queue-seconds", &[("n", seconds.div_ceil(5) * 5)]),
        _ => words.say_with("checkout-queue-minutes", &[("n", seconds.div_ceil(60))]),
    }
}
