//! The link of a letter: a button, because mail scanners follow links and must open nothing; or why the
//! link is not good.

use crate::{
    components::{Fault, Frame, Nav, Way},
    pages::{Visit, page, status},
    shop::recovery::{LINK_MINUTES, LinkError, LinkState},
    urls,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Why a button that was just pressed opened nothing; in the context of the page that answers it.
#[derive(Clone)]
pub struct Attempted(pub LinkError);

/// `/{locale}/orders/open?token=`.
#[component]
pub fn OpenPage() -> impl IntoView {
    let attempted = use_context::<Attempted>();
    let token = use_query_map().with_untracked(|q| q.get("token")).unwrap_or_default();
    page(|visit| async move {
        let door = match attempted {
            Some(Attempted(why)) => Err(why),
            None => visit.shop.look_at_link(&visit.visitor, &token).await,
        };
        match door {
            Ok(LinkState::Closed) => Ok(closed(&visit, token)),
            Ok(LinkState::Open) => {
                leptos_axum::redirect(&urls::orders(visit.locale));
                Ok(().into_any())
            }
            Err(LinkError::Failed(failure)) => Err(failure),
            Err(LinkError::Unreadable) => Ok(no_good(&visit, "unreadable", LinkError::Unreadable.status())),
            Err(LinkError::Expired) => Ok(no_good(&visit, "expired", LinkError::Expired.status())),
            Err(LinkError::Spent) => Ok(no_good(&visit, "spent", LinkError::Spent.status())),
        }
    })
}

fn closed(visit: &Visit, token: String) -> AnyView {
    let (words, here) = (visit.words, urls::open_by_link(visit.locale));
    view! {
        <Frame face=visit.face() title=words.say("orders-open-title") kind="orders" current=Nav::Orders>
            <form class="orders__step" method="post" action=here>
                <h1>{words.say("orders-open-title")}</h1>
                <p>{words.say("orders-open-text")}</p>
                <input type="hidden" name="token" value=token/>
                <div class="orders__actions">
                    <button class="button button--primary" type="submit">{words.say("orders-open-go")}</button>
                </div>
                <p class="orders__hint">{words.say("orders-open-hint")}</p>
            </form>
        </Frame>
    }
    .into_any()
}

fn no_good(visit: &Visit, why: &str, code: u16) -> AnyView {
    status(code);
    let words = visit.words;
    let title = words.say(&format!("link-{why}-title"));
    let text = words.say_with(&format!("link-{why}-text"), &[("minutes", LINK_MINUTES)]);
    let ways = vec![Way::best(urls::orders(visit.locale), words.say("link-ask"))];
    view! {
        <Frame face=visit.face() title=title.clone() kind="error" current=Nav::Orders>
            <Fault words status=code title text ways/>
        </Frame>
    }
    .into_any()
}
