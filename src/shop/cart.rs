//! The visitor's cart: its current price, line by line, and how it changes. It is stored in a signed cookie.
//! The cookie contains no prices.

use super::{
    Shop,
    basket::{Basket, BasketLine},
    keys::Purpose,
    priced::Priced,
    visitor::Visitor,
};
use crate::{
    domain::{
        cart::{Cart, CartError, Item},
        choice_error::ChoiceError,
        failure::Failure,
        locale::Locale,
        quote::PriceView,
        rail::{Rail, RailOption},
    },
    shop::CheckoutForm,
};

/// The maximum length of the cookie's value, in bytes. Browsers accept cookies of up to 4,096 bytes,
/// including name and attributes.
const MAX_COOKIE_BYTES: usize = 3_800;

/// The cart with current prices.
#[derive(Clone, Debug)]
pub struct CartView {
    pub lines: Vec<CartLine>,
    /// How many more deliveries fit into the cart.
    pub room: usize,
    pub rails: Vec<RailOption>,
    pub rail: Option<RailOption>,
    pub recommended: Option<Rail>,
    /// `None` while a line is unavailable or the rail does not accept the total.
    pub total: Option<PriceView>,
    /// Whether the total is below the rail's minimum.
    pub below_minimum: bool,
}

/// One line of the cart.
#[derive(Clone, Debug)]
pub struct CartLine {
    pub item: Item,
    pub quantity: usize,
    /// The brand's name, or its slug if the name is unknown.
    pub name: String,
    /// The priced line, or why it is unavailable on this rail.
    pub outcome: Result<BasketLine, Failure>,
}

/// Why the cart was not changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CartProblem {
    Full,
    /// The item is unavailable. Its brand's page shows why.
    Choice(Item),
    Failed(Failure),
}

impl Shop {
    /// The cart as a signed cookie value. `None` if it is too long for a cookie.
    pub fn seal_cart(&self, cart: &Cart) -> Option<String> {
        self.keys.seal(Purpose::Cart, cart).filter(|text| text.len() <= MAX_COOKIE_BYTES)
    }

    /// Reads the cart from a cookie value. Empty if this server did not sign it.
    pub fn open_cart(&self, text: &str) -> Cart {
        self.keys.open(Purpose::Cart, text).unwrap_or_default()
    }

    /// The visitor's cart with current prices.
    pub async fn cart(
        &self,
        visitor: &Visitor,
        locale: Locale,
        pay: Option<Rail>,
    ) -> Result<CartView, Failure> {
        let caller = visitor.caller(locale.country);
        let cart = &visitor.cart;
        if cart.is_empty() {
            return Ok(CartView::empty());
        }
        let rails = self.catalogue.rails(&caller).await?;
        let recommended = rails.recommended(self.serves_solana_wallets()).cloned();
        let requested = pay.or_else(|| cart.pay.clone());
        let requested = requested.and_then(|rail| rails.find(&rail).filter(|r| !r.suspended).cloned());
        let rail = requested.or_else(|| recommended.clone()).ok_or(Failure::Unavailable)?;
        let mut lines = Vec::new();
        for (item, quantity) in cart.lines() {
            let outcome = self.priced(visitor, locale, item, &rail).await;
            let name = self.brand_name(visitor, item, outcome.as_ref().ok()).await;
            let outcome = outcome.and_then(|priced| {
                let marks = self.catalogue.sold_out(&priced.found.brand);
                let is_left = !marks.has(&item.choice);
                is_left
                    .then_some(BasketLine { priced, quantity })
                    .ok_or(Failure::Choice(ChoiceError::SoldOut))
            });
            lines.push(CartLine { item: item.clone(), quantity, name, outcome });
        }
        let priced: Option<Vec<_>> = lines.iter().map(|line| line.outcome.clone().ok()).collect();
        let basket = priced.map(|lines| Basket::of(lines, rail.clone()));
        let below_minimum = matches!(basket, Some(Err(Failure::Rail)));
        let total = match basket {
            Some(Ok(basket)) => Some(self.price_view(visitor, locale, &basket).await),
            Some(Err(_)) | None => None,
        };
        Ok(CartView {
            lines,
            room: cart.room(),
            rails: rails.options().to_vec(),
            rail: Some(rail),
            recommended: recommended.map(|option| option.rail),
            total,
            below_minimum,
        })
    }

    /// The price of the visitor's cart on a rail.
    pub async fn cart_price(
        &self,
        visitor: &Visitor,
        locale: Locale,
        pay: &Rail,
    ) -> Result<PriceView, Failure> {
        if visitor.cart.is_empty() {
            return Err(Failure::BadRequest);
        }
        let basket = self.basket(visitor, locale, visitor.cart.items(), pay).await?;
        Ok(self.price_view(visitor, locale, &basket).await)
    }

    /// The visitor's cart with the selection of a purchase panel added.
    pub async fn with_choice(
        &self,
        visitor: &Visitor,
        locale: Locale,
        form: &CheckoutForm,
    ) -> Result<Cart, CartProblem> {
        let items = form.items(locale.country).map_err(CartProblem::Failed)?;
        let item = items.and_then(|items| items.into_iter().next());
        let item = item.ok_or(CartProblem::Failed(Failure::BadRequest))?;
        let pay = form.pay.parse::<Rail>().map_err(|_| CartProblem::Failed(Failure::Rail))?;
        let rail = self.rail(visitor, locale, &pay).await.map_err(CartProblem::Failed)?;
        let priced = match self.priced(visitor, locale, &item, &rail).await {
            Ok(priced) if !priced.has_recipient() => return Err(CartProblem::Choice(item)),
            Ok(priced) if self.catalogue.sold_out(&priced.found.brand).has(&item.choice) => {
                return Err(CartProblem::Choice(item));
            }
            Ok(priced) => priced,
            Err(Failure::Choice(_)) => return Err(CartProblem::Choice(item)),
            Err(failure) => return Err(CartProblem::Failed(failure)),
        };
        let currency_check = form.is_in_money_of(&priced.offer);
        currency_check.map_err(|why| CartProblem::Failed(Failure::Choice(why)))?;
        let mut cart = visitor.cart.clone();
        cart.add(priced.item)?;
        cart.pay = Some(pay);
        Ok(cart)
    }

    async fn brand_name(&self, visitor: &Visitor, item: &Item, priced: Option<&Priced>) -> String {
        if let Some(priced) = priced {
            return priced.found.brand.title();
        }
        let index = self.catalogue.brands(&visitor.caller(item.country)).await.ok();
        let brand = index.and_then(|index| index.resolve(&item.brand));
        brand.map_or_else(|| item.brand.as_str().replace('-', " "), |hit| hit.brand.title())
    }
}

impl CartView {
    const fn empty() -> Self {
        Self {
            lines: Vec::new(),
            room: crate::domain::cart::MAX_ITEMS,
            rails: Vec::new(),
            rail: None,
            recommended: None,
            total: None,
            below_minimum: false,
        }
    }
}

impl From<CartError> for CartProblem {
    fn from(error: CartError) -> Self {
        match error {
            CartError::Full => Self::Full,
        }
    }
}
