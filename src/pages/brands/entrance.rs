//! The entrance of one kind: a listing without filters. Its further pages are the catalogue's.

use super::listing::{Heading, turns};
use crate::{
    catalogue::{Query, Results},
    components::{BrandGrid, Empty, Frame, Nav, Way},
    domain::{brand::Kind, failure::Failure},
    pages::Visit,
    paths,
};
use leptos::prelude::*;

/// Draws the entrance of a kind; its words begin with the kind's code.
pub async fn draw(visit: Visit, kind: Kind) -> Result<AnyView, Failure> {
    let query = Query::default().only(Some(kind));
    let listed = visit.shop.listing(&visit.visitor, visit.locale, &query.write()).await?;
    let (query, results) = listed.map_err(|_| Failure::Internal)?;
    let (words, code) = (visit.words, kind.code());
    let title = words.say(&format!("{code}-title"));
    let lead = words.say(&format!("{code}-lead"));
    let heading = Heading { words, title: title.clone(), lead: Some(lead.clone()), text: String::new() };
    let canonical = match kind {
        Kind::GiftCard => paths::brands(visit.locale),
        Kind::TopUp => paths::top_up(visit.locale),
        Kind::Esim => paths::esim(visit.locale),
    };
    Ok(view! {
        <Frame face=visit.face() title kind="catalogue" current=Nav::of(kind) no_search=true description=lead canonical>
            <div class="catalogue">
                {heading.draw()}
                {results_of(&visit, &query, &results, code)}
            </div>
        </Frame>
    }
    .into_any())
}

fn results_of(visit: &Visit, query: &Query, results: &Results, code: &str) -> impl IntoView + use<> {
    let words = visit.words;
    let list = if results.total == 0 {
        let text = words.say(&format!("{code}-empty"));
        let ways = vec![Way::best(paths::brands(visit.locale), words.say("error-brands"))];
        view! { <Empty text ways/> }.into_any()
    } else {
        let count = words.say_with(&format!("{code}-count"), &[("count", results.total)]);
        view! {
            <div class="catalogue__bar"><p class="catalogue__count" role="status">{count}</p></div>
            <BrandGrid tiles=visit.tiles(&results.hits)/>
            {turns(visit, query, results)}
        }
        .into_any()
    };
    view! {
        <section class="catalogue__results catalogue__results--full" aria-label=words.say(&format!("{code}-results"))>
            {list}
        </section>
    }
}
