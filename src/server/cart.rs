//! The cart's cookie and the forms that change the cart. Every change is a POST that answers with a 303.

use super::posted::{FormPage, Posted};
use crate::{
    domain::{
        brand::Slug,
        cart::{Cart, Item},
        failure::Failure,
        locale::Locale,
    },
    pages::cart::Refused,
    shop::{CartProblem, CheckoutForm, Shop, visitor::Visitor},
    urls,
};
use axum::{
    Extension,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use leptos::prelude::provide_context;
use serde::Deserialize;
use std::sync::Arc;

/// How long a cart is kept, in days.
const CART_DAYS: i64 = 30;

/// The number of deliveries, for `public/page.js` to show; nothing is decided by it.
const COUNT_COOKIE: &str = "cart-count";

/// What a form wants of the cart; every field is text and may be missing.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct CartForm {
    /// `add` or `set`.
    r#do: String,
    /// Of `set`: the item in JSON, and how many of it there shall be.
    item: String,
    quantity: String,
    /// Of `add`: what the purchase panel says.
    brand: String,
    amount: String,
    custom: String,
    country: String,
    to: String,
    /// Of `add` and `pay`: the rail.
    pay: String,
}

/// The cart that came with the request.
pub fn read(shop: &Shop, headers: &HeaderMap) -> Cart {
    let jar = CookieJar::from_headers(headers);
    jar.get(name(shop)).map(|cookie| shop.open_cart(cookie.value())).unwrap_or_default()
}

/// Changes the cart.
pub async fn change(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Visitor>,
    Path(locale): Path<String>,
    Posted { form, again }: Posted<CartForm>,
) -> Response {
    let form = match form {
        Ok(form) => form,
        Err(status) => return again.refuse(&shop, status).await,
    };
    let Ok(locale) = locale.parse::<Locale>() else {
        return again.refuse(&shop, StatusCode::NOT_FOUND).await;
    };
    match changed(&shop, &visitor, locale, &form).await {
        Ok(cart) => match kept(&shop, &cart) {
            Some(cookies) => (cookies, Redirect::to(&urls::cart(locale))).into_response(),
            None => refused(&shop, again, CartProblem::Full).await,
        },
        // The amount and the number are mended where they were chosen.
        Err(CartProblem::Choice(item)) => {
            Redirect::to(&urls::mend(locale, &item, &form.pay, &form.to)).into_response()
        }
        // What was typed cannot be an amount; the box that it was typed in says why.
        Err(CartProblem::Failed(Failure::Choice(_)))
            if form.r#do == "add" && form.brand.parse::<Slug>().is_ok() =>
        {
            Redirect::to(&form.to_mend(locale)).into_response()
        }
        Err(problem) => refused(&shop, again, problem).await,
    }
}

async fn changed(
    shop: &Shop,
    visitor: &Visitor,
    locale: Locale,
    form: &CartForm,
) -> Result<Cart, CartProblem> {
    let unreadable = || CartProblem::Failed(Failure::BadRequest);
    let mut cart = visitor.cart.clone();
    match form.r#do.as_str() {
        "add" => return shop.with_choice(visitor, locale, &form.choice()).await,
        "set" => {
            let item: Item = serde_json::from_str(&form.item).map_err(|_| unreadable())?;
            let quantity = form.quantity.trim().parse().map_err(|_| unreadable())?;
            cart.set_quantity(&item, quantity)?;
        }
        "pay" => cart.pay = Some(form.pay.parse().map_err(|_| unreadable())?),
        _ => return Err(unreadable()),
    }
    Ok(cart)
}

impl CartForm {
    /// The brand's page with what was typed.
    fn to_mend(&self, locale: Locale) -> String {
        let brand = self.brand.parse().map(|slug| urls::brand(locale, &slug)).unwrap_or_default();
        let fields = [
            ("amount", &self.amount),
            ("custom", &self.custom),
            ("country", &self.country),
            ("to", &self.to),
            ("pay", &self.pay),
        ];
        let given = fields.into_iter().filter(|(_, value)| !value.is_empty());
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(given).finish();
        format!("{brand}?{query}")
    }

    fn choice(&self) -> CheckoutForm {
        CheckoutForm {
            brand: self.brand.clone(),
            amount: self.amount.clone(),
            custom: self.custom.clone(),
            country: self.country.clone(),
            to: self.to.clone(),
            pay: self.pay.clone(),
            ..CheckoutForm::default()
        }
    }
}

async fn refused(shop: &Arc<Shop>, again: FormPage, problem: CartProblem) -> Response {
    let refused = Refused(problem);
    again.with(shop, StatusCode::BAD_REQUEST, move || provide_context(refused.clone())).await
}

/// The cookies that keep the cart; `None` when it is longer than a cookie can be.
fn kept(shop: &Shop, cart: &Cart) -> Option<CookieJar> {
    let value = shop.seal_cart(cart)?;
    let count = cart.count().to_string();
    Some(CookieJar::new().add(cookie(shop, name(shop), value, true)).add(cookie(
        shop,
        COUNT_COOKIE,
        count,
        false,
    )))
}

/// Takes what was ordered out of the cart with this answer; what another tab has put in since the form was drawn stays.
///
/// An order that was found again takes its lines out as well: of two presses the browser may see the second answer only.
/// An old form that is sent again after the very same was put in once more looks just like that, and takes it out too.
pub fn take_out(shop: &Shop, cart: &Cart, ordered: &[Item], answer: &mut Response) {
    let mut left = cart.clone();
    left.take_out(ordered);
    if left == *cart {
        return;
    }
    let Some(cookies) = kept(shop, &left) else { return };
    for made in (cookies, ()).into_response().headers().get_all(header::SET_COOKIE) {
        answer.headers_mut().append(header::SET_COOKIE, HeaderValue::clone(made));
    }
}

/// Takes the whole cart away, with the numbers of phones in it.
pub fn forget(shop: &Shop, answer: &mut Response) {
    let ended = |name, http_only| {
        let mut cookie = cookie(shop, name, String::new(), http_only);
        cookie.make_removal();
        cookie
    };
    for cookie in [ended(name(shop), true), ended(COUNT_COOKIE, false)] {
        if let Ok(value) = HeaderValue::from_str(&cookie.to_string()) {
            answer.headers_mut().append(header::SET_COOKIE, value);
        }
    }
}

fn cookie(shop: &Shop, name: &'static str, value: String, http_only: bool) -> Cookie<'static> {
    Cookie::build((name, value))
        .path("/")
        .http_only(http_only)
        .same_site(SameSite::Lax)
        .secure(shop.is_secure())
        .max_age(match shop.settings.store.shared_terminal_minutes {
            Some(minutes) => time::Duration::minutes(i64::from(minutes)),
            None => time::Duration::days(CART_DAYS),
        })
        .build()
}

/// On https the `__Host-` prefix pins the cookie to this host; plain http has no such thing.
fn name(shop: &Shop) -> &'static str {
    if shop.is_secure() { "__Host-kiosk-cart" } else { "kiosk-cart" }
}
