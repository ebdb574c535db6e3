//! Asks the owner to accept that a created order costs another amount than was agreed: shows both amounts,
//! and a plain form that accepts.

use super::{countdown::Countdown, texts::Say};
use crate::domain::{reprice::Reprice, time::Timestamp};
use leptos::prelude::*;

/// Shows the question. `now` and `since` are the countdown's clock.
#[component]
pub(super) fn Repriced(
    reprice: Reprice,
    action: String,
    now: Signal<Timestamp>,
    since: Signal<i64>,
    say: Say,
) -> impl IntoView {
    let Reprice { agreed, asked, difference, is_dearer, coin, until } = reprice;
    let gap = say.fill(
        if is_dearer { "reprice-dearer" } else { "reprice-cheaper" },
        &[("difference", difference.as_str()), ("coin", &coin)],
    );
    let accept = say.fill("reprice-accept", &[("amount", asked.as_str()), ("coin", &coin)]);
    view! {
        <section class="payment payment--asks" aria-labelledby="reprice-title" data-testid="reprice">
            <header class="payment__head">
                <h2 class="payment__title" id="reprice-title">{say.say("reprice-title")}</h2>
                {until.map(|until| view! { <Countdown until now since label=say.say("order-time-left")/> })}
            </header>
            <dl class="reprice__amounts">
                <div>
                    <dt class="reprice__label">{say.say("reprice-agreed")}</dt>
                    <dd class="reprice__amount reprice__amount--agreed" data-testid="reprice-agreed" translate="no" data-amount=agreed.clone()>
                        {agreed.clone()} " " {coin.clone()}
                    </dd>
                </div>
                <div>
                    <dt class="reprice__label">{say.say("reprice-asked")}</dt>
                    <dd class="reprice__amount" data-testid="reprice-asked" translate="no" data-amount=asked.clone()>
                        {asked.clone()} " " {coin}
                    </dd>
                    <dd class="reprice__gap">{gap}</dd>
                </div>
            </dl>
            <form class="reprice__form" method="post" action=action>
                <input type="hidden" name="amount" value=asked/>
                <button class="button button--primary button--large" type="submit">{accept}</button>
                <p class="payment__hint">{say.say("reprice-decline")}</p>
            </form>
        </section>
    }
}
