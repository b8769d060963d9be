//! A value of any self-describing format, kept as it stands, so that a document that is no record can be
//! looked through for every fault.

use alloc::{boxed::Box, string::String, vec::Vec};
use core::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{
        self, DeserializeSeed, EnumAccess, IgnoredAny, IntoDeserializer, MapAccess, SeqAccess, Unexpected,
        VariantAccess, Visitor,
        value::{Error, MapDeserializer, SeqDeserializer},
    },
    forward_to_deserialize_any,
};

/// A value as it stands in a document, fields given twice included.
///
/// Read one with any self-describing serde format; [`Record::from_tree`](super::Record::from_tree) then finds
/// the record in it, or every fault. It borrows nothing and costs several times the memory of the text, so it
/// is for the second reading, after the first has failed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Tree {
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A whole number, not negative.
    Whole(u64),
    /// Text.
    Text(Box<str>),
    /// A list.
    List(Vec<Tree>),
    /// Named values in their order.
    Map(Vec<(Box<str>, Tree)>),
    /// What no form of this crate holds; the words say what it is.
    Foreign(&'static str),
}

/// No form is nested so deep; what is nested deeper is not kept.
const DEPTH: u8 = 32;

const NEGATIVE: Tree = Tree::Foreign("a negative number");
const LARGE: Tree = Tree::Foreign("a number above 18446744073709551615");
const FRACTION: Tree = Tree::Foreign("a number with a fraction, an exponent or too many digits");
const BYTES: Tree = Tree::Foreign("a string of bytes");
const DEEP: Tree = Tree::Foreign("a value nested too deep");
const UNNAMED: Tree = Tree::Foreign("a map with keys that are not text");

impl Tree {
    /// What it is, in words that fit before "stands where".
    pub(super) fn what(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Flag(_) => "true or false",
            Self::Whole(_) => "a number",
            Self::Text(_) => "text",
            Self::List(_) => "a list",
            Self::Map(_) => "a form",
            Self::Foreign(what) => what,
        }
    }

    /// The named values.
    pub(super) fn pairs(&self) -> Option<&[(Box<str>, Self)]> {
        if let Self::Map(pairs) = self { Some(pairs) } else { None }
    }

    /// The elements.
    pub(super) fn items(&self) -> Option<&[Self]> {
        if let Self::List(items) = self { Some(items) } else { None }
    }

    /// The text.
    pub(super) fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The first value of that name.
    pub(super) fn get(&self, name: &str) -> Option<&Self> {
        self.pairs()?.iter().find(|(key, _)| **key == *name).map(|(_, value)| value)
    }

    /// The only pair.
    pub(super) fn only(&self) -> Option<(&str, &Self)> {
        if let Some([(key, value)]) = self.pairs() { Some((key, value)) } else { None }
    }

    fn unexpected(&self) -> Unexpected<'_> {
        match self {
            Self::Null => Unexpected::Unit,
            Self::Flag(flag) => Unexpected::Bool(*flag),
            Self::Whole(n) => Unexpected::Unsigned(*n),
            Self::Text(text) => Unexpected::Str(text),
            Self::List(_) => Unexpected::Seq,
            Self::Map(_) => Unexpected::Map,
            Self::Foreign(what) => Unexpected::Other(what),
        }
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Growing(DEPTH).deserialize(d)
    }
}

/// Reads a tree that may still be so deep.
#[derive(Clone, Copy)]
struct Growing(u8);

impl<'de> DeserializeSeed<'de> for Growing {
    type Value = Tree;

    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<Tree, D::Error> {
        if self.0 == 0 { IgnoredAny::deserialize(d).map(|_| DEEP) } else { d.deserialize_any(self) }
    }
}

impl<'de> Visitor<'de> for Growing {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Tree, E> {
        Ok(Tree::Flag(flag))
    }

    fn visit_u64<E>(self, n: u64) -> Result<Tree, E> {
        Ok(Tree::Whole(n))
    }

    fn visit_i64<E>(self, n: i64) -> Result<Tree, E> {
        Ok(u64::try_from(n).map_or(NEGATIVE, Tree::Whole))
    }

    fn visit_u128<E>(self, n: u128) -> Result<Tree, E> {
        Ok(u64::try_from(n).map_or(LARGE, Tree::Whole))
    }

    fn visit_i128<E>(self, n: i128) -> Result<Tree, E> {
        Ok(u64::try_from(n).map_or(if n < 0 { NEGATIVE } else { LARGE }, Tree::Whole))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Tree, E> {
        Ok(FRACTION)
    }

    fn visit_str<E>(self, text: &str) -> Result<Tree, E> {
        Ok(Tree::Text(text.into()))
    }

    fn visit_string<E>(self, text: String) -> Result<Tree, E> {
        Ok(Tree::Text(text.into()))
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Tree, E> {
        Ok(BYTES)
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_none<E>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, d: D) -> Result<Tree, D::Error> {
        self.deserialize(d)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, d: D) -> Result<Tree, D::Error> {
        self.deserialize(d)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Tree, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(Self(self.0 - 1))? {
            items.push(item);
        }
        Ok(Tree::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree, A::Error> {
        let (mut pairs, mut unnamed) = (Vec::new(), false);
        while let Some((key, value)) = map.next_entry_seed(Self(1), Self(self.0 - 1))? {
            if let Tree::Text(key) = key { pairs.push((key, value)) } else { unnamed = true }
        }
        Ok(if unnamed { UNNAMED } else { number(&pairs).unwrap_or(Tree::Map(pairs)) })
    }
}

/// When some other crate of the program turns on serde_json's `arbitrary_precision`, every number arrives as a
/// map with this one key.
fn number(pairs: &[(Box<str>, Tree)]) -> Option<Tree> {
    match pairs {
        [(key, Tree::Text(digits))] if &**key == "$serde_json::private::Number" => Some(match digits.parse() {
            Ok(n) => Tree::Whole(n),
            Err(_) if digits.contains(['.', 'e', 'E']) => FRACTION,
            Err(_) if digits.starts_with('-') => NEGATIVE,
            Err(_) => LARGE,
        }),
        _ => None,
    }
}

impl<'de> IntoDeserializer<'de, Error> for &'de Tree {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// Reads a form from a tree, as strictly as from text.
impl<'de> Deserializer<'de> for &'de Tree {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Tree::Null => visitor.visit_unit(),
            Tree::Flag(flag) => visitor.visit_bool(*flag),
            Tree::Whole(n) => visitor.visit_u64(*n),
            Tree::Text(text) => visitor.visit_borrowed_str(text),
            Tree::List(items) => {
                let mut seq = SeqDeserializer::new(items.iter());
                let value = visitor.visit_seq(&mut seq)?;
                seq.end()?;
                Ok(value)
            }
            Tree::Map(pairs) => {
                let mut map = MapDeserializer::new(pairs.iter().map(|(key, value)| (&**key, value)));
                let value = visitor.visit_map(&mut map)?;
                map.end()?;
                Ok(value)
            }
            Tree::Foreign(_) => Err(de::Error::invalid_type(self.unexpected(), &visitor)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if matches!(self, Tree::Null) { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.only() {
            Some((tag, value)) => visitor.visit_enum(Tagged(tag, value)),
            None => Err(de::Error::invalid_value(self.unexpected(), &"a form with exactly one tag")),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq
        tuple tuple_struct map struct identifier
    }
}

/// A choice: its tag and its form.
struct Tagged<'de>(&'de str, &'de Tree);

impl<'de> EnumAccess<'de> for Tagged<'de> {
    type Error = Error;
    type Variant = &'de Tree;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, &'de Tree), Error> {
        Ok((seed.deserialize(de::value::BorrowedStrDeserializer::new(self.0))?, self.1))
    }
}

impl<'de> VariantAccess<'de> for &'de Tree {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        <()>::deserialize(self)
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        self.deserialize_any(visitor)
    }
}
