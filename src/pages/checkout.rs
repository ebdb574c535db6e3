//! The checkout: one column with three short groups and a summary that is always visible. Errors are shown at
//! their fields and listed at the top.

mod errors;
mod fields;
mod queue;

use super::{Visit, page, status};
use crate::{
    components::{Frame, HeaderSearch, NameNote},
    domain::{brand::Slug, failure::Failure, money::CoinAmount, rail::Rail, selection::Selection},
    i18n::Words,
    islands::{NetworkChip, PlaceButton},
    shop::{Basket, BasketLine, CheckoutForm, CheckoutView, amount_label, phone},
    urls,
};
use errors::Errors;
use fields::{Agreement, EmailField, PayGroup};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use std::sync::Arc;

pub use queue::{QueuePage, QueuePosition};

/// The result of the submitted form. The server provides it as context for the page that answers the
/// submission.
#[derive(Clone)]
pub struct Attempted(pub Result<Arc<CheckoutView>, Failure>);

/// The value of the form field `from` if the lines came from the cart.
pub const CART: &str = "cart";

/// `/{locale}/checkout?brand=&amount=&custom=&country=&to=&pay=`; without a brand, it checks out the cart.
#[component]
pub fn CheckoutPage() -> impl IntoView {
    let attempted = use_context::<Attempted>();
    let form = use_query_map().with_untracked(|q| {
        let selection = Selection::read(|name| q.get(name));
        let from = if selection.brand.is_empty() { CART.to_owned() } else { String::new() };
        CheckoutForm { selection, from, ..CheckoutForm::default() }
    });
    page(|visit| async move {
        let view = if let Some(Attempted(outcome)) = attempted {
            outcome?
        } else {
            let brand = form.selection.brand.parse::<Slug>();
            let pay = form.selection.pay.parse::<Rail>();
            match (visit.shop.checkout.form(&visit.request, form).await, brand) {
                // The amount is selected on the brand's page, so it is corrected there.
                (Err(Failure::Choice(_)), Ok(brand)) => {
                    let query = visit.query();
                    leptos_axum::redirect(&format!("{}?{query}", urls::brand(visit.request.locale, &brand)));
                    return Ok(().into_any());
                }
                // The cart shows which line is affected.
                (
                    Err(Failure::Choice(_) | Failure::Rail | Failure::NothingToSell | Failure::NoPrice),
                    Err(_),
                ) if !visit.query().contains("brand=") => {
                    let to = pay.map_or_else(
                        |_| urls::cart(visit.request.locale),
                        |pay| urls::cart_on(visit.request.locale, &pay),
                    );
                    leptos_axum::redirect(&to);
                    return Ok(().into_any());
                }
                (outcome, _) => Arc::new(outcome?),
            }
        };
        Ok(view! { <Checkout visit view/> }.into_any())
    })
}

#[component]
fn Checkout(visit: Visit, view: Arc<CheckoutView>) -> impl IntoView {
    let words = visit.words;
    if let Some(error) = view.errors.first() {
        status(error.status());
    }
    let CheckoutView { basket, price, about, form, errors } = CheckoutView::clone(&view);
    let network = basket.rail.network_name().to_owned();
    let comes_by_email = basket.lines.iter().any(|line| !line.priced.is_by_phone());
    let change = rail_selection_href(&visit, &basket, &form);
    let note = view! { <NameNote words rail=basket.rail.rail.clone() network/> }.into_any();
    view! {
        <Frame context=visit.page_context() title=words.say("checkout-title") kind="checkout" search=HeaderSearch::Quiet>
            <h1>{words.say("checkout-title")}</h1>
            <div class="desk desk--narrow">
                <form
                    class="desk__main"
                    method="post"
                    action=urls::checkout(visit.request.locale)
                    novalidate
                    aria-label=words.say("checkout-title")
                >
                    {hidden_fields(&form)}
                    <Errors visit=visit.clone() view=view.clone()/>
                    <EmailField
                        words
                        email=form.email.clone()
                        gift=comes_by_email.then(|| form.gift.clone())
                        errors=errors.clone()
                        newsletter=!form.newsletter.is_empty()
                    />
                    <PayGroup
                        words
                        rail=basket.rail.clone()
                        change
                        note
                        refund=form.refund.clone()
                        coupon=visit.shop.settings.store.coupons.then(|| form.coupon.clone())
                        errors=errors.clone()
                    />
                    <Agreement words terms=visit.page_context().terms/>
                    <div class="place">
                        <PlaceButton label=words.say("checkout-place") busy=words.say("checkout-busy")/>
                        <p class="field__hint">{words.say("checkout-not-charged")}</p>
                    </div>
                </form>
                <Summary words basket price about/>
            </div>
        </Frame>
    }
}

/// The hidden fields of the form.
fn hidden_fields(form: &CheckoutForm) -> impl IntoView + use<> {
    let fields = [
        ("lines", &form.lines),
        ("pay", &form.selection.pay),
        ("from", &form.from),
        ("quote", &form.quote),
        ("key", &form.key),
        ("besides", &form.allow_another_order),
        ("sure", &form.email),
        ("sure_gift", &form.gift),
    ];
    let fields = fields.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| {
        view! { <input type="hidden" name=name value=value.clone()/> }
    });
    fields.collect_view()
}

/// The URL where the rail can be changed.
fn rail_selection_href(visit: &Visit, basket: &Basket, form: &CheckoutForm) -> String {
    match basket.lines.first() {
        Some(line) if form.from != CART => {
            urls::picked(visit.request.locale, &line.priced.item, &basket.rail.rail)
        }
        _ => urls::cart_on(visit.request.locale, &basket.rail.rail),
    }
}

fn line_title(words: Words, line: &BasketLine) -> String {
    format!("{} {}", line.priced.found.brand.title(), amount_label(&line.priced, words))
}

/// What is bought and what it costs.
#[component]
fn Summary(
    words: Words,
    basket: Basket,
    price: CoinAmount,
    #[prop(optional_no_strip)] about: Option<String>,
) -> impl IntoView {
    let lines = basket.lines.iter().map(|line| {
        let title = line_title(words, line);
        let title = match line.quantity {
            1 => title,
            many => words.say_with("checkout-times", &[("count", many.to_string()), ("item", title)]),
        };
        let to = line.priced.item.to.as_ref().map(phone::format);
        // A single line shows the total, so that a changed price appears there too.
        let sum = if basket.lines.len() == 1 { Some(price.clone()) } else { line.sum() };
        view! {
            <div class="receipt__line receipt__line--item">
                <dt class="receipt__name">
                    {title}
                    {to.map(|to| view! { <span class="receipt__note" dir="ltr">{to}</span> })}
                </dt>
                <dd class="receipt__sum" translate="no">{sum.map(|sum| sum.amount().to_string())}</dd>
            </div>
        }
    });
    view! {
        <aside class="desk__side desk__side--first" aria-label=words.say("checkout-summary")>
            <section class="receipt" aria-labelledby="summary">
                <h2 class="receipt__title" id="summary">{words.say("checkout-summary")}</h2>
                <dl class="receipt__lines">
                    {lines.collect_view()}
                    <div class="receipt__line receipt__line--total">
                        <dt class="receipt__name">{words.say("checkout-total")}</dt>
                        <dd
                            class="receipt__sum"
                            translate="no"
                            data-testid="live-price"
                            data-amount=price.amount().to_string()
                            data-coin=price.coin().to_string()
                        >
                            {words.coin(&price)}
                        </dd>
                    </div>
                </dl>
                {about.map(|text| view! { <p class="receipt__note">{text}</p> })}
                <p><NetworkChip id=basket.rail.rail.network_key() name=basket.rail.network_name().to_owned()/></p>
            </section>
        </aside>
    }
}
