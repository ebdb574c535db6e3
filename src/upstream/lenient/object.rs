//! Objects. Only the keys that the reader knows are read, and only the first of a repeated key.

use super::{
    decimal,
    scalar::{ScalarVisitor, pass_over_list, pass_over_object},
};
use rust_decimal::Decimal;
use serde::{
    Deserialize, Deserializer,
    de::{
        DeserializeOwned, DeserializeSeed, Error, IgnoredAny, IntoDeserializer, MapAccess, SeqAccess, Visitor,
    },
    forward_to_deserialize_any,
};
use std::{fmt, marker::PhantomData};

/// An object, or nothing.
#[derive(Clone, Debug)]
pub struct OptionalObject<T>(pub Option<T>);

impl<T> Default for OptionalObject<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for OptionalObject<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        NumberOr::deserialize(deserializer).map(|read| Self(read.object))
    }
}

/// A complete body that has to be an object.
pub struct ObjectBody<T>(pub T);

impl<'de, T: DeserializeOwned> Deserialize<'de> for ObjectBody<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read: OptionalObject<T> = OptionalObject::deserialize(deserializer)?;
        read.0.map(Self).ok_or_else(|| D::Error::custom("not the expected object"))
    }
}

/// A decimal, or an object that contains one.
#[derive(Clone, Debug)]
pub struct NumberOr<T> {
    pub number: Option<Decimal>,
    pub object: Option<T>,
}

impl<T> Default for NumberOr<T> {
    fn default() -> Self {
        Self { number: None, object: None }
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for NumberOr<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NumberOrVisitor(PhantomData))
    }
}

struct NumberOrVisitor<T>(PhantomData<T>);

/// Generates the visitor methods that read a number.
macro_rules! numbers {
    ($($method:ident($value:ty)),*) => {
        $(fn $method<E: Error>(self, value: $value) -> Result<Self::Value, E> {
            let number = ScalarVisitor(decimal).$method(value)?;
            Ok(NumberOr { number, object: None })
        })*
    };
}

impl<'de, T: DeserializeOwned> Visitor<'de> for NumberOrVisitor<T> {
    type Value = NumberOr<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any JSON")
    }

    numbers! { visit_bool(bool), visit_i64(i64), visit_u64(u64), visit_f64(f64), visit_str(&str) }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(NumberOr::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        pass_over_list(&mut list).map(|()| NumberOr::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        let read = T::deserialize(ObjectReader { object: &mut object, is_empty: &mut false });
        pass_over_object(&mut object)?;
        Ok(NumberOr { number: None, object: read.ok() })
    }
}

/// Deserializer for one object. A struct receives the keys that it knows, each once. Any other type
/// receives the object unchanged.
pub struct ObjectReader<'a, A> {
    pub object: &'a mut A,
    /// Set if a struct knew none of the keys.
    pub is_empty: &'a mut bool,
}

impl<'de, A: MapAccess<'de>> Deserializer<'de> for ObjectReader<'_, A> {
    type Error = A::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_map(self.object)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        let mut known = KnownFields { object: self.object, fields, seen: vec![false; fields.len()] };
        let read = visitor.visit_map(&mut known);
        *self.is_empty = !known.seen.contains(&true);
        read
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

struct KnownFields<'a, A> {
    object: &'a mut A,
    fields: &'static [&'static str],
    seen: Vec<bool>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for KnownFields<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        while let Some(index) = self.object.next_key_seed(FieldIndex(self.fields))? {
            let unseen = index.and_then(|index| Some((self.fields.get(index)?, self.seen.get_mut(index)?)));
            if let Some((field, seen)) = unseen
                && !*seen
            {
                *seen = true;
                return seed.deserialize(IntoDeserializer::<A::Error>::into_deserializer(*field)).map(Some);
            }
            self.object.next_value::<IgnoredAny>()?;
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.object.next_value_seed(seed)
    }
}

/// Deserializes a key as its index among the fields, if it is one of them.
struct FieldIndex(&'static [&'static str]);

impl<'de> DeserializeSeed<'de> for FieldIndex {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for FieldIndex {
    type Value = Option<usize>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Option<usize>, E> {
        Ok(self.0.iter().position(|field| *field == key))
    }
}
