//! The cart cookie and the forms that change the cart. Every change is a POST that redirects with 303.

use super::posted::{FormPage, Posted};
use crate::{
    domain::{
        brand::Slug,
        cart::{Cart, Item},
        failure::Failure,
        locale::Locale,
        selection::Selection,
    },
    pages::cart::Refused,
    shop::{CartProblem, RequestContext, Shop, visitor::Visitor},
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

/// How long the cart cookie lives, in days.
const CART_DAYS: i64 = 30;

/// The cookie with the number of deliveries, which `public/page.js` shows. The server does not read it.
const COUNT_COOKIE: &str = "cart-count";

/// The fields of a cart form. Every field is text and may be missing.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct CartForm {
    /// `add` or `set`.
    r#do: String,
    /// For `set`: the item as JSON, and its new quantity.
    item: String,
    quantity: String,
    /// For `add`: the fields of the purchase panel. For `pay`: only the rail.
    #[serde(flatten)]
    selection: Selection,
}

/// Reads the cart from the request's cookie.
pub fn read(shop: &Shop, headers: &HeaderMap) -> Cart {
    let jar = CookieJar::from_headers(headers);
    jar.get(cookie_name(shop)).map(|cookie| shop.carts.open(cookie.value())).unwrap_or_default()
}

/// Handles a cart form.
pub async fn change(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Visitor>,
    Path(locale): Path<String>,
    Posted { form, form_page }: Posted<CartForm>,
) -> Response {
    let form = match form {
        Ok(form) => form,
        Err(status) => return form_page.refuse(&shop, status).await,
    };
    let Ok(locale) = locale.parse::<Locale>() else {
        return form_page.refuse(&shop, StatusCode::NOT_FOUND).await;
    };
    let request = RequestContext { visitor, locale };
    let problem = match changed_cart(&shop, &request, &form).await {
        Ok(cart) => match cart_cookies(&shop, &cart) {
            Some(cookies) => return (cookies, Redirect::to(&urls::cart(locale))).into_response(),
            None => CartProblem::Full,
        },
        Err(problem) => problem,
    };
    match (&problem, form.selection.brand.parse::<Slug>()) {
        // The shopper corrects the amount and the phone number on the page where they were chosen. It shows
        // what is wrong.
        (CartProblem::Failed(Failure::Choice(_)), Ok(brand)) => {
            Redirect::to(&urls::edit_selection(locale, &brand, &form.selection)).into_response()
        }
        _ => refuse(&shop, form_page, problem).await,
    }
}

async fn changed_cart(shop: &Shop, request: &RequestContext, form: &CartForm) -> Result<Cart, CartProblem> {
    let unreadable = || CartProblem::Failed(Failure::BadRequest);
    let mut cart = request.visitor.cart.clone();
    match form.r#do.as_str() {
        "add" => return shop.carts.with(request, &form.selection).await,
        "set" => {
            let item: Item = serde_json::from_str(&form.item).map_err(|_| unreadable())?;
            let quantity = form.quantity.trim().parse().map_err(|_| unreadable())?;
            cart.set_quantity(&item, quantity)?;
        }
        "pay" => cart.pay = Some(form.selection.pay.parse().map_err(|_| unreadable())?),
        _ => return Err(unreadable()),
    }
    Ok(cart)
}

async fn refuse(shop: &Arc<Shop>, form_page: FormPage, problem: CartProblem) -> Response {
    let refused = Refused(problem);
    form_page.with(shop, StatusCode::BAD_REQUEST, move || provide_context(refused.clone())).await
}

/// The cookies that store the cart, or `None` if the cart does not fit into a cookie.
fn cart_cookies(shop: &Shop, cart: &Cart) -> Option<CookieJar> {
    let value = shop.carts.seal(cart)?;
    let count = cart.count().to_string();
    Some(CookieJar::new().add(cookie(shop, cookie_name(shop), value, true)).add(cookie(
        shop,
        COUNT_COOKIE,
        count,
        false,
    )))
}

/// Removes the ordered items from the cart cookie of this response. Items that another tab has added since
/// the form was rendered stay.
///
/// An order that is found again also removes its items, because after a double click the browser may see only
/// the second response. An old form that is sent again after the same items were added once more looks the
/// same, so it removes them too.
pub fn take_out(shop: &Shop, cart: &Cart, ordered: &[Item], answer: &mut Response) {
    let mut remaining = cart.clone();
    remaining.take_out(ordered);
    if remaining == *cart {
        return;
    }
    let Some(cookies) = cart_cookies(shop, &remaining) else { return };
    for cookie in (cookies, ()).into_response().headers().get_all(header::SET_COOKIE) {
        answer.headers_mut().append(header::SET_COOKIE, HeaderValue::clone(cookie));
    }
}

/// Deletes the cart cookies, including the phone numbers in them.
pub fn forget(shop: &Shop, answer: &mut Response) {
    let removal = |name, http_only| {
        let mut cookie = cookie(shop, name, String::new(), http_only);
        cookie.make_removal();
        cookie
    };
    for cookie in [removal(cookie_name(shop), true), removal(COUNT_COOKIE, false)] {
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
        .secure(shop.settings.is_secure())
        .max_age(match shop.settings.store.shared_terminal_minutes {
            Some(minutes) => time::Duration::minutes(i64::from(minutes)),
            None => time::Duration::days(CART_DAYS),
        })
        .build()
}

/// The cookie's name. On https, the `__Host-` prefix binds the cookie to this host; plain http has no such
/// prefix.
fn cookie_name(shop: &Shop) -> &'static str {
    if shop.settings.is_secure() { "__Host-kiosk-cart" } else { "kiosk-cart" }
}
