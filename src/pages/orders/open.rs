//! The page behind the link in an email. It shows a button, because mail scanners follow links and must not
//! open anything. If the link is not valid, it says why.

use crate::{
    components::{Fault, Frame, Nav, Way},
    pages::{Visit, page, status},
    shop::recovery::{LINK_MINUTES, LinkError, LinkState},
    urls,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Why the button opened nothing. The server provides it as context for the page that answers the button.
#[derive(Clone)]
pub struct Attempted(pub LinkError);

/// `/{locale}/orders/open?token=`.
#[component]
pub fn OpenPage() -> impl IntoView {
    let attempted = use_context::<Attempted>();
    let token = use_query_map().with_untracked(|q| q.get("token")).unwrap_or_default();
    page(|visit| async move {
        let state = match attempted {
            Some(Attempted(error)) => Err(error),
            None => visit.shop.recovery.look_at_link(&visit.request.visitor, &token).await,
        };
        match state {
            Ok(LinkState::Closed) => Ok(open_form(&visit, token)),
            Ok(LinkState::Open) => {
                leptos_axum::redirect(&urls::orders(visit.request.locale));
                Ok(().into_any())
            }
            Err(LinkError::Failed(failure)) => Err(failure),
            Err(LinkError::Unreadable) => {
                Ok(invalid_link(&visit, "unreadable", LinkError::Unreadable.status()))
            }
            Err(LinkError::Expired) => Ok(invalid_link(&visit, "expired", LinkError::Expired.status())),
            Err(LinkError::Spent) => Ok(invalid_link(&visit, "spent", LinkError::Spent.status())),
        }
    })
}

fn open_form(visit: &Visit, token: String) -> AnyView {
    let (words, here) = (visit.words, urls::open_by_link(visit.request.locale));
    view! {
        <Frame context=visit.page_context() title=words.say("orders-open-title") kind="orders" current=Nav::Orders>
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

fn invalid_link(visit: &Visit, reason: &str, code: u16) -> AnyView {
    status(code);
    let words = visit.words;
    let title = words.say(&format!("link-{reason}-title"));
    let text = words.say_with(&format!("link-{reason}-text"), &[("minutes", LINK_MINUTES)]);
    let ways = vec![Way::best(urls::orders(visit.request.locale), words.say("link-ask"))];
    view! {
        <Frame context=visit.page_context() title=title.clone() kind="error" current=Nav::Orders>
            <Fault words status=code title text ways/>
        </Frame>
    }
    .into_any()
}
