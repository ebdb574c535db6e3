//! The response to a request for a link, which does not depend on whether the address has orders.

use crate::{
    components::{Frame, Nav, Way, Ways},
    domain::failure::Failure,
    pages::{Visit, page},
    shop::recovery::{LINK_MINUTES, LINKS_PER_HOUR},
    urls,
};
use leptos::prelude::*;

/// `/{locale}/orders/asked`.
#[component]
pub fn AskedPage() -> impl IntoView {
    page(draw)
}

async fn draw(visit: Visit) -> Result<AnyView, Failure> {
    if !visit.shop.recovery.is_offered() {
        return Err(Failure::NotFound);
    }
    let words = visit.words;
    let ways = vec![Way::other(urls::orders(visit.request.locale), words.say("orders-back"))];
    Ok(view! {
        <Frame context=visit.page_context() title=words.say("orders-asked-title") kind="orders" current=Nav::Orders>
            <section class="orders__step">
                <h1>{words.say("orders-asked-title")}</h1>
                <p>{words.say_with("orders-asked-text", &[("minutes", LINK_MINUTES)])}</p>
                <p class="orders__hint">{words.say_with("orders-asked-hint", &[("count", LINKS_PER_HOUR)])}</p>
                <div class="orders__actions"><Ways ways/></div>
            </section>
        </Frame>
    }
    .into_any())
}
