//! The visitor's cart: its current price, line by line, and how it changes. It is stored in a signed cookie.
//! The cookie contains no prices.

use super::{
    basket::{Basket, BasketLine},
    checkout::item,
    keys::{Keys, Purpose},
    priced::Priced,
    pricing::Pricing,
    request_context::RequestContext,
};
use crate::{
    catalogue::Catalogue,
    domain::{
        cart::{Cart, CartError, Item},
        choice_error::ChoiceError,
        failure::Failure,
        quote::PriceView,
        rail::{Rail, RailOption},
        selection::Selection,
    },
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
    Failed(Failure),
}

/// Reads, prices and changes carts. Cheap to clone.
#[derive(Clone)]
pub struct Carts {
    pub(super) catalogue: Catalogue,
    pub(super) pricing: Pricing,
    pub(super) keys: Keys,
}

impl Carts {
    /// The cart as a signed cookie value. `None` if it is too long for a cookie.
    pub fn seal(&self, cart: &Cart) -> Option<String> {
        self.keys.seal(Purpose::Cart, cart).filter(|text| text.len() <= MAX_COOKIE_BYTES)
    }

    /// Reads the cart from a cookie value. Empty if this server did not sign it.
    pub fn open(&self, text: &str) -> Cart {
        self.keys.open(Purpose::Cart, text).unwrap_or_default()
    }

    /// The visitor's cart with current prices.
    pub async fn view(&self, request: &RequestContext, pay: Option<Rail>) -> Result<CartView, Failure> {
        let caller = request.caller();
        let cart = &request.visitor.cart;
        if cart.is_empty() {
            return Ok(CartView::empty());
        }
        let rails = self.catalogue.rails(&caller).await?;
        let recommended = self.pricing.recommended(&rails).cloned();
        let requested = pay.or_else(|| cart.pay.clone());
        let requested = requested.and_then(|rail| rails.find(&rail).filter(|r| !r.suspended).cloned());
        let rail = requested.or_else(|| recommended.clone()).ok_or(Failure::Unavailable)?;
        let mut lines = Vec::new();
        for (item, quantity) in cart.lines() {
            let outcome = self.pricing.priced(request, item, &rail).await;
            let name = self.brand_name(request, item, outcome.as_ref().ok()).await;
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
            Some(Ok(basket)) => Some(self.pricing.price_view(request, &basket).await),
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
    pub async fn price(&self, request: &RequestContext, pay: &Rail) -> Result<PriceView, Failure> {
        if request.visitor.cart.is_empty() {
            return Err(Failure::BadRequest);
        }
        let basket = self.pricing.basket(request, request.visitor.cart.items(), pay).await?;
        Ok(self.pricing.price_view(request, &basket).await)
    }

    /// The visitor's cart with the selection of a purchase panel added.
    pub async fn with(&self, request: &RequestContext, selection: &Selection) -> Result<Cart, CartProblem> {
        let item = item(selection, request.locale.country)?;
        let pay = selection.pay.parse::<Rail>().map_err(|_| Failure::Rail)?;
        let rail = self.pricing.rail(request, &pay).await?;
        let priced = self.pricing.priced(request, &item, &rail).await?;
        let problem = if !priced.has_recipient() {
            Some(ChoiceError::Recipient)
        } else if self.catalogue.sold_out(&priced.found.brand).has(&item.choice) {
            Some(ChoiceError::SoldOut)
        } else {
            selection.is_in_money_of(&priced.offer).err()
        };
        if let Some(problem) = problem {
            return Err(Failure::Choice(problem).into());
        }
        let mut cart = request.visitor.cart.clone();
        cart.add(priced.item)?;
        cart.pay = Some(pay);
        Ok(cart)
    }

    async fn brand_name(&self, request: &RequestContext, item: &Item, priced: Option<&Priced>) -> String {
        if let Some(priced) = priced {
            return priced.found.brand.title();
        }
        let index = self.catalogue.brands(&request.caller_in(item.country)).await.ok();
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

impl From<Failure> for CartProblem {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<CartError> for CartProblem {
    fn from(error: CartError) -> Self {
        match error {
            CartError::Full => Self::Full,
        }
    }
}
