//! The cart: up to ten items that become one order. It contains no prices, and its contents are not trusted:
//! code that reads a cart looks up each item in its offer again.

use super::{brand::Slug, choice::Choice, locale::CountryCode, phone::Phone, rail::Rail};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The maximum number of deliveries in one order (contract 6). A quantity repeats its item.
pub const MAX_ITEMS: usize = 10;

/// One item to buy: the brand, the amount, the store country and the recipient.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Item {
    /// The product's country; for an eSIM, its destination.
    pub country: CountryCode,
    pub brand: Slug,
    pub choice: Choice,
    /// The number that a top-up is credited to. `None` for items delivered by email.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Phone>,
}

/// The items that a shopper has collected. Equal items are adjacent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Contents", into = "Contents")]
pub struct Cart {
    items: Vec<Item>,
    /// The rail to pay on, once the shopper has chosen one.
    pub pay: Option<Rail>,
}

/// Why a cart was not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CartError {
    /// One order can contain at most ten deliveries.
    #[error("one order holds at most ten deliveries")]
    Full,
}

impl Cart {
    /// Builds a cart from these items and groups equal ones. Fails if there are more than [`MAX_ITEMS`].
    pub fn of(items: Vec<Item>, pay: Option<Rail>) -> Result<Self, CartError> {
        let mut cart = Self { items: Vec::new(), pay };
        for item in items {
            cart.add(item)?;
        }
        Ok(cart)
    }

    /// Every delivery; a quantity repeats its item.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    pub const fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The total number of deliveries.
    pub const fn count(&self) -> usize {
        self.items.len()
    }

    /// How many more deliveries fit.
    pub const fn room(&self) -> usize {
        MAX_ITEMS.saturating_sub(self.items.len())
    }

    /// Each distinct item with its quantity, in the order in which the items were added.
    pub fn lines(&self) -> Vec<(&Item, usize)> {
        let mut lines: Vec<(&Item, usize)> = Vec::new();
        for item in &self.items {
            match lines.last_mut() {
                Some((last, quantity)) if *last == item => *quantity += 1,
                _ => lines.push((item, 1)),
            }
        }
        lines
    }

    /// Adds one item, next to equal items. Fails if the cart is full.
    pub fn add(&mut self, item: Item) -> Result<(), CartError> {
        if self.room() == 0 {
            return Err(CartError::Full);
        }
        let after = self.items.iter().rposition(|known| *known == item);
        self.items.insert(after.map_or(self.items.len(), |at| at + 1), item);
        Ok(())
    }

    /// Sets the quantity of an item; zero removes it. Does nothing if the item is not in the cart. Fails if
    /// the cart would have more than [`MAX_ITEMS`].
    pub fn set_quantity(&mut self, item: &Item, quantity: usize) -> Result<(), CartError> {
        let Some(first) = self.items.iter().position(|known| known == item) else { return Ok(()) };
        let now = self.items.iter().filter(|known| *known == item).count();
        if quantity > now + self.room() {
            return Err(CartError::Full);
        }
        self.items.splice(first..first + now, std::iter::repeat_n(item.clone(), quantity));
        Ok(())
    }

    /// Removes these deliveries, one for each item given. Ignores items that are not in the cart.
    pub fn take_out(&mut self, items: &[Item]) {
        for item in items {
            if let Some(at) = self.items.iter().position(|known| known == item) {
                self.items.remove(at);
            }
        }
    }
}

/// The serialized form of a cart.
#[derive(Serialize, Deserialize)]
struct Contents {
    items: Vec<Item>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pay: Option<Rail>,
}

impl TryFrom<Contents> for Cart {
    type Error = CartError;
    fn try_from(contents: Contents) -> Result<Self, CartError> {
        Self::of(contents.items, contents.pay)
    }
}

impl From<Cart> for Contents {
    fn from(cart: Cart) -> Self {
        Self { items: cart.items, pay: cart.pay }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn item(name: &str) -> Item {
        Item {
            country: CountryCode::US,
            brand: name.parse().unwrap(),
            choice: "=5 USD".parse().unwrap(),
            to: None,
        }
    }

    fn cart(names: &[&str]) -> Cart {
        Cart::of(names.iter().map(|n| item(n)).collect(), None).unwrap()
    }

    fn quantities(cart: &Cart) -> Vec<(String, usize)> {
        cart.lines().into_iter().map(|(item, n)| (item.brand.to_string(), n)).collect()
    }

    #[test]
    fn equal_items_are_one_line() {
        assert_eq!(quantities(&cart(&["a", "b", "a"])), [("a".into(), 2), ("b".into(), 1)]);
    }

    #[test]
    fn a_cart_refuses_an_eleventh_delivery() {
        let mut full = cart(&["a"; 10]);
        assert_eq!(full.add(item("b")), Err(CartError::Full));
        assert_eq!(full.set_quantity(&item("a"), 11), Err(CartError::Full));
        assert_eq!(full.count(), 10);
    }

    #[test]
    fn a_quantity_of_zero_removes_the_line() {
        let mut cart = cart(&["a", "b", "b", "c"]);
        cart.set_quantity(&item("b"), 0).unwrap();
        assert_eq!(quantities(&cart), [("a".into(), 1), ("c".into(), 1)]);
        cart.set_quantity(&item("d"), 3).unwrap();
        assert_eq!(cart.count(), 2);
    }

    #[test]
    fn take_out_removes_one_delivery_per_named_item() {
        let mut cart = cart(&["a", "a", "b", "c"]);
        cart.take_out(&["a", "b", "b", "d"].map(item));
        assert_eq!(quantities(&cart), [("a".into(), 1), ("c".into(), 1)]);
    }

    proptest! {
        #[test]
        fn a_cart_survives_a_serialization_round_trip(
            steps in proptest::collection::vec((0usize..4, 0usize..12), 0..40)
        ) {
            let mut cart = Cart::default();
            for (at, quantity) in steps {
                let _ = cart.add(item(["a", "b", "c", "d"][at]));
                let _ = cart.set_quantity(&item(["d", "c", "b", "a"][at]), quantity);
                prop_assert!(cart.count() <= MAX_ITEMS);
                let lines = cart.lines();
                prop_assert_eq!(lines.iter().map(|(_, n)| n).sum::<usize>(), cart.count());
            }
            let text = serde_json::to_string(&cart).unwrap();
            prop_assert_eq!(serde_json::from_str::<Cart>(&text).unwrap(), cart);
        }
    }
}
