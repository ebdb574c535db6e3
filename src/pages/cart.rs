//! The cart: its lines, the selection of the rail, and the total. Every change is a plain form.

use super::{Visit, brand::rail_groups, page, price_texts, status};
use crate::{
    components::{CardFace, Empty, Frame, GiftCard, HeaderSearch, Icon, Nav, Notice, Rails, Way},
    domain::{cart::Item, failure::Failure, money::CoinAmount, phase::Tone, rail::Rail},
    i18n::Words,
    islands::{CartTotal, Total},
    shop::{CartLine, CartProblem, CartView, amount_label, phone},
    urls,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Why a change was not made. The server provides it as context for the page that answers the change.
#[derive(Clone)]
pub struct Refused(pub CartProblem);

/// `/{locale}/cart?pay=`.
#[component]
pub fn CartPage() -> impl IntoView {
    let refused = use_context::<Refused>().map(|Refused(problem)| problem);
    let pay = use_query_map().with_untracked(|q| q.get("pay")).and_then(|pay| pay.parse::<Rail>().ok());
    page(|visit| async move {
        if let Some(CartProblem::Failed(failure)) = refused {
            return Err(failure);
        }
        let view = visit.shop.carts.view(&visit.request, pay).await?;
        let is_full = refused.is_some();
        if is_full {
            status(409);
        }
        Ok(view! { <CartContent visit view is_full/> }.into_any())
    })
}

#[component]
fn CartContent(visit: Visit, view: CartView, is_full: bool) -> impl IntoView {
    let words = visit.words;
    let Some(rail) = view.rail.clone() else {
        let ways = vec![Way::best(urls::brands(visit.request.locale), words.say("cart-find"))];
        return view! {
            <Frame context=visit.page_context() title=words.say("cart-title") kind="cart" current=Nav::Cart>
                <h1>{words.say("cart-title")}</h1>
                <Empty text=words.say("cart-empty-text") ways/>
            </Frame>
        }
        .into_any();
    };
    let prepares_solana = visit.shop.wallets.serve_solana();
    let groups = rail_groups(words, &view.rails, &rail.rail, view.recommended.as_ref(), prepares_solana);
    let total = Total {
        locale: visit.request.locale,
        rail: rail.rail.clone(),
        drawn: view.total.clone(),
        texts: price_texts(words, &["cart-pay", "cart-checkout"]),
    };
    let (room, is_below_minimum) = (view.room, view.below_minimum);
    let lines: Vec<_> = view
        .lines
        .into_iter()
        .zip(1_u32..)
        .map(|(line, number)| {
            view! { <Line visit=visit.clone() line pay=rail.rail.clone() room number/> }
        })
        .collect();
    let notice =
        is_full.then(|| words.say("cart-full")).or_else(|| is_below_minimum.then(|| words.say("cart-below")));
    view! {
        <Frame context=visit.page_context() title=words.say("cart-title") kind="cart" current=Nav::Cart search=HeaderSearch::Quiet>
            <h1>{words.say("cart-title")}</h1>
            <div class="desk">
                <div class="desk__main">
                    {notice.map(|text| view! { <Notice tone=Tone::Caution reply=true><p>{text}</p></Notice> })}
                    <ul class="cart-list">{lines}</ul>
                    <p class="cart-list__foot">
                        <a href=urls::brands(visit.request.locale)>{words.say("cart-more")}</a>
                        <span>{words.say_with("cart-room", &[("count", room)])}</span>
                    </p>
                </div>
                <aside class="desk__side" aria-label=words.say("cart-pay")>
                    <CartTotal total>
                        <Rails
                            groups
                            picked=rail.rail.to_string()
                            legend=words.say("picker-pay-with")
                            more=words.say("picker-more-coins")
                            name_hint=words.say("picker-name-hint")
                        />
                    </CartTotal>
                </aside>
            </div>
        </Frame>
    }
    .into_any()
}

/// One line: its item, quantity and price, or the reason why it is not available.
#[component]
fn Line(visit: Visit, line: CartLine, pay: Rail, room: usize, number: u32) -> impl IntoView {
    let words = visit.words;
    let CartLine { item, quantity, name, outcome } = line;
    let href = urls::picked(visit.request.locale, &item, &pay);
    let (card, amount, sum, error) = match &outcome {
        Ok(line) => (
            CardFace::of(&line.priced.found.brand, &line.priced.found.slug),
            amount_label(&line.priced, words),
            line.sum().map(|sum: CoinAmount| words.coin(&sum)),
            None,
        ),
        Err(failure) => (CardFace::named(&name), String::new(), None, Some(problem_text(words, failure))),
    };
    let title = format!("{name} {amount}");
    let to = item.to.as_ref().map(phone::format);
    let other_country = (item.country != visit.request.locale.country).then(|| words.country(item.country));
    let id = format!("line-{number}");
    view! {
        <li class="cart-line" id=id data-testid="cart-line">
            <GiftCard card=card class="cart-line__card"/>
            <div class="cart-line__what">
                <a class="cart-line__name" href=href>{title.clone()}</a>
                {to.map(|to| view! { <p class="cart-line__side" dir="ltr" translate="no">{to}</p> })}
                {other_country.map(|country| view! { <p class="cart-line__side">{country}</p> })}
            </div>
            <Quantity words item=item.clone() quantity room title=title.clone()/>
            <p class="cart-line__sum" translate="no">{sum}</p>
            {error.map(|text| view! {
                <p class="field__error cart-line__error" role="alert"><Icon name="alert"/><span>{text}</span></p>
            })}
        </li>
    }
}

/// The form that changes the quantity: one button each for one fewer, one more, and none.
#[component]
fn Quantity(words: Words, item: Item, quantity: usize, room: usize, title: String) -> impl IntoView {
    let values = [("item", title.as_str())];
    let (fewer, more, remove) = (
        words.say_with("cart-fewer", &values),
        words.say_with("cart-add-one", &values),
        words.say_with("cart-remove-item", &values),
    );
    view! {
        <form class="cart-line__change" method="post" action=urls::cart(words.locale())>
            <input type="hidden" name="do" value="set"/>
            <input type="hidden" name="item" value=serde_json::to_string(&item).unwrap_or_default()/>
            <div class="stepper" role="group" aria-label=words.say_with("cart-quantity", &values)>
                <button
                    class="stepper__button"
                    type="submit"
                    name="quantity"
                    value=(quantity - 1).to_string()
                    aria-label=fewer
                    disabled=quantity < 2
                >
                    "−"
                </button>
                <span class="stepper__number" translate="no" data-testid="cart-quantity">{quantity.to_string()}</span>
                <button
                    class="stepper__button"
                    type="submit"
                    name="quantity"
                    value=(quantity + 1).to_string()
                    aria-label=more
                    disabled=room == 0
                >
                    "+"
                </button>
            </div>
            <button class="cart-line__remove" type="submit" name="quantity" value="0" aria-label=remove>
                {words.say("cart-remove")}
            </button>
        </form>
    }
}

fn problem_text(words: Words, failure: &Failure) -> String {
    match failure {
        Failure::Choice(error) => words.choice_error(error),
        Failure::NotFound | Failure::NothingToSell => words.say("cart-line-gone"),
        Failure::NoPrice | Failure::Rail => words.say("cart-line-no-price"),
        Failure::BadRequest
        | Failure::NotPayable
        | Failure::TooMany { .. }
        | Failure::Blocked
        | Failure::Unavailable
        | Failure::Internal => words.say("cart-line-unavailable"),
    }
}
