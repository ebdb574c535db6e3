//! Lists that are read element by element.

use super::{
    allowance,
    object::ObjectReader,
    scalar::{pass_over_list, pass_over_object},
};
use serde::{
    Deserialize, Deserializer,
    de::{
        DeserializeOwned, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor,
        value::{Error as NotRead, UnitDeserializer},
    },
};
use std::{fmt, marker::PhantomData};

/// Maximum number of elements of a list whose reader sets no other limit.
const MAX_ELEMENTS: usize = 20_000;

/// A list that is read element by element. Elements that are unreadable or contain no known field
/// are left out, elements beyond `MAX` or the answer's allowance are skipped, and any other JSON is
/// an empty list.
#[derive(Clone, Debug)]
pub struct List<T, const MAX: usize = MAX_ELEMENTS>(pub Vec<T>);

impl<T, const MAX: usize> Default for List<T, MAX> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: DeserializeOwned, const MAX: usize> Deserialize<'de> for List<T, MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ListVisitor::<T, MAX>(PhantomData)).map(Self)
    }
}

/// A complete body that has to be a list. Its elements are read as in [`List`].
pub struct ListBody<T>(pub Vec<T>);

impl<'de, T: DeserializeOwned> Deserialize<'de> for ListBody<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(RowsVisitor::<T>(PhantomData)).map(Self)
    }
}

fn elements<'de, T: DeserializeOwned, A: SeqAccess<'de>>(
    mut list: A,
    max: usize,
) -> Result<Vec<T>, A::Error> {
    let mut elements = Vec::new();
    while let Some(Element(element)) = list.next_element::<Element<T>>()? {
        let Some(element) = element else { continue };
        if elements.len() == max || !allowance::keeps(size_of::<T>()) {
            allowance::note_cut();
            pass_over_list(&mut list)?;
            break;
        }
        elements.push(element);
    }
    Ok(elements)
}

struct RowsVisitor<T>(PhantomData<T>);

impl<'de, T: DeserializeOwned> Visitor<'de> for RowsVisitor<T> {
    type Value = Vec<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Vec<T>, A::Error> {
        elements(list, MAX_ELEMENTS)
    }
}

struct ListVisitor<T, const MAX: usize>(PhantomData<T>);

/// Generates the visitor methods for values that are neither a list nor an object.
macro_rules! scalars {
    ($($method:ident($value:ty)),*; $self:ident, $read:ident => $result:expr) => {
        $(fn $method<E: Error>($self, $read: $value) -> Result<Self::Value, E> {
            Ok($result)
        })*
    };
}

impl<'de, T: DeserializeOwned, const MAX: usize> Visitor<'de> for ListVisitor<T, MAX> {
    type Value = Vec<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any JSON")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Vec<T>, A::Error> {
        elements(list, MAX)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Vec<T>, A::Error> {
        pass_over_object(&mut object).map(|()| Vec::new())
    }

    fn visit_unit<E: Error>(self) -> Result<Vec<T>, E> {
        Ok(Vec::new())
    }

    scalars! { visit_bool(bool), visit_i64(i64), visit_u64(u64), visit_f64(f64), visit_str(&str); self, _value => Vec::new() }
}

/// An element, if it is a `T` with any known field.
struct Element<T>(Option<T>);

impl<'de, T: DeserializeOwned> Deserialize<'de> for Element<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ElementVisitor(PhantomData)).map(Self)
    }
}

struct ElementVisitor<T>(PhantomData<T>);

impl<'de, T: DeserializeOwned> Visitor<'de> for ElementVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any JSON")
    }

    scalars! {
        visit_bool(bool), visit_i64(i64), visit_u64(u64), visit_f64(f64), visit_str(&str);
        self, value => T::deserialize(IntoDeserializer::<NotRead>::into_deserializer(value)).ok()
    }

    fn visit_unit<E: Error>(self) -> Result<Option<T>, E> {
        Ok(T::deserialize(UnitDeserializer::<NotRead>::new()).ok())
    }

    /// A list is not an element; it counts as absent.
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Option<T>, A::Error> {
        pass_over_list(&mut list)?;
        self.visit_unit()
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Option<T>, A::Error> {
        let mut is_empty = false;
        let read = T::deserialize(ObjectReader { object: &mut object, is_empty: &mut is_empty });
        pass_over_object(&mut object)?;
        Ok(read.ok().filter(|_| !is_empty))
    }
}
