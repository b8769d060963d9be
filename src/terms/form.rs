//! How a form of the record is declared: once, and from that one place come the Rust type, its strict
//! serde form, the [`Shape`] that names every fault and prints the schema, and the exchange of party ids
//! for numbers.
//!
//! - [`codes!`](crate::terms::form) declares a closed list of words: code, Chinese, English.
//! - `form!` declares a struct: `field: T` is required, `field: opt T` may be absent, `field: many T` is a
//!   list whose absence means empty.
//! - `choice!` declares an externally tagged choice between forms.

use alloc::{boxed::Box, vec::Vec};
use core::marker::PhantomData;

use serde::{
    Deserialize, Serialize,
    de::{self, MapAccess},
};

use super::{EntryNo, day::Day};

/// Free text of the record: titles, reasons, references. Opaque: no rule reads it and no answer quotes it.
pub type Text = Box<str>;

/// The longest free text a record may hold, in bytes.
pub const TEXT_LIMIT: usize = 4_096;

/// What a value looks like on disk.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Shape {
    /// Free text, at most [`TEXT_LIMIT`] bytes.
    Text,
    /// An id: 1 to 64 of `[a-z0-9._-]`.
    Id,
    /// The id of a party of the record.
    Party(Expect),
    /// The number of an earlier entry.
    Entry,
    /// A day, `YYYY-MM-DD`, from 2000-01-01 to 2199-12-31.
    Day,
    /// A whole number from 0 to 4294967295.
    Whole,
    /// A whole number from 0 to 255.
    Small,
    /// A period, of the form [`PERIOD`] and within the bounds of [`super::Period::check`].
    Period,
    /// `true` or `false`.
    Flag,
    /// The code of a clause, such as `regulation:21(2)`.
    Clause,
    /// One word of a closed list.
    Code(&'static [&'static str]),
    /// A list.
    List(&'static Shape),
    /// A form with named fields.
    Form(&'static [Field]),
    /// Exactly one of the named forms: `{"name": …}`.
    OneOf(&'static [Variant]),
    /// Exactly this text.
    Exactly(&'static str),
    /// An [`Shape::Form`] of which exactly one of the fields marked `alone` must be present.
    OneAmong {
        /// The common fields.
        fields: &'static [Field],
        /// The fields of which exactly one is present.
        alone: &'static [Variant],
    },
}

/// A field of a form.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name on disk.
    pub name: &'static str,
    /// Whether it must be present.
    pub required: bool,
    /// What it holds.
    pub shape: &'static Shape,
}

/// One alternative of a choice.
#[derive(Debug, Clone, Copy)]
pub struct Variant {
    /// Its tag on disk.
    pub name: &'static str,
    /// What it holds.
    pub shape: &'static Shape,
}

/// A type with a shape on disk.
pub trait Shaped {
    /// The shape.
    const SHAPE: Shape;
}

/// Which kind of party a field may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expect {
    /// Any party, `outside` included.
    Any,
    /// A unit (决策执行单位 or another unit).
    Unit,
    /// A person.
    Person,
    /// A body, or the organ itself.
    Body,
    /// A unit, or the organ itself.
    Seat,
}

/// Exchanges the names of parties (ids for numbers, or back) and checks what only a whole record can tell.
pub trait Relabel {
    /// The name of a party before.
    type From;
    /// The name of a party after.
    type To;
    /// Exchanges one name.
    fn party(&mut self, name: Self::From, expect: Expect) -> Self::To;
    /// Sees the number of an entry that the form names.
    fn entry(&mut self, no: EntryNo);
    /// Sees a period.
    fn period(&mut self, period: super::Period);
    /// Sees free text.
    fn text(&mut self, text: &str);
    /// Sees how many elements a list has.
    #[inline]
    fn list(&mut self, _len: usize) {}
    /// Goes into a field.
    #[inline]
    fn enter(&mut self, _field: &'static str) {}
    /// Goes into the n-th element of a list.
    #[inline]
    fn index(&mut self, _n: usize) {}
    /// Comes back out of a field or element.
    #[inline]
    fn leave(&mut self) {}
}

/// A form whose party names can be exchanged.
pub trait Relabelled<M: Relabel> {
    /// The same form with the other names.
    type Out;
    /// Exchanges every name in it.
    fn relabel(self, with: &mut M) -> Self::Out;
}

macro_rules! plain {
    ($($t:ty => $shape:expr),* $(,)?) => {$(
        impl<M: Relabel> Relabelled<M> for $t {
            type Out = Self;
            #[inline]
            fn relabel(self, _: &mut M) -> Self { self }
        }
        impl Shaped for $t { const SHAPE: Shape = $shape; }
    )*};
}

plain! {
    bool => Shape::Flag, u8 => Shape::Small, u32 => Shape::Whole, Day => Shape::Day, super::Clause => Shape::Clause,
}

impl<M: Relabel> Relabelled<M> for super::Period {
    type Out = Self;
    #[inline]
    fn relabel(self, with: &mut M) -> Self {
        with.period(self);
        self
    }
}

impl Shaped for super::Period {
    const SHAPE: Shape = Shape::Period;
}

/// The form of a [`Shape::Period`].
pub const PERIOD: Shape = Shape::OneOf(&[
    Variant { name: "days", shape: &Shape::Whole },
    Variant { name: "working_days", shape: &Shape::Whole },
    Variant { name: "months", shape: &Shape::Whole },
    Variant { name: "by_date", shape: &super::period::ByDate::SHAPE },
]);

impl<M: Relabel> Relabelled<M> for EntryNo {
    type Out = Self;
    #[inline]
    fn relabel(self, with: &mut M) -> Self {
        with.entry(self);
        self
    }
}

impl Shaped for EntryNo {
    const SHAPE: Shape = Shape::Entry;
}

impl<M: Relabel> Relabelled<M> for Text {
    type Out = Self;
    #[inline]
    fn relabel(self, with: &mut M) -> Self {
        with.text(&self);
        self
    }
}

impl Shaped for Text {
    const SHAPE: Shape = Shape::Text;
}

/// The id that a form gives to the party it describes. Whether it is one is checked when the party joins.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OwnId(pub Text);

impl From<&str> for OwnId {
    fn from(id: &str) -> Self {
        Self(id.into())
    }
}

impl<M: Relabel> Relabelled<M> for OwnId {
    type Out = Self;
    #[inline]
    fn relabel(self, _: &mut M) -> Self {
        self
    }
}

impl Shaped for OwnId {
    const SHAPE: Shape = Shape::Id;
}

impl<M: Relabel, T: Relabelled<M>> Relabelled<M> for Option<T> {
    type Out = Option<T::Out>;
    #[inline]
    fn relabel(self, with: &mut M) -> Self::Out {
        self.map(|t| t.relabel(with))
    }
}

impl<M: Relabel, T: Relabelled<M>> Relabelled<M> for Vec<T> {
    type Out = Vec<T::Out>;
    #[inline]
    fn relabel(self, with: &mut M) -> Self::Out {
        with.list(self.len());
        self.into_iter()
            .enumerate()
            .map(|(n, t)| {
                with.index(n);
                let out = t.relabel(with);
                with.leave();
                out
            })
            .collect()
    }
}

impl<T: Shaped> Shaped for Vec<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);
}

macro_rules! party_refs {
    ($($(#[$m:meta])* $name:ident $expect:ident;)*) => {$(
        $(#[$m])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name<P>(pub P);

        impl<M: Relabel> Relabelled<M> for $name<M::From> {
            type Out = $name<M::To>;
            #[inline]
            fn relabel(self, with: &mut M) -> Self::Out {
                $name(with.party(self.0, Expect::$expect))
            }
        }

        impl<P> Shaped for $name<P> { const SHAPE: Shape = Shape::Party(Expect::$expect); }
    )*};
}

party_refs! {
    /// Names any party, or `outside`.
    AnyRef Any;
    /// Names a unit.
    UnitRef Unit;
    /// Names a person.
    PersonRef Person;
    /// Names a body, or the organ.
    BodyRef Body;
    /// Names a unit, or the organ: where a post can be held.
    SeatRef Seat;
}

/// A closed list of words: `Name = "code" / "中文" / "English"`.
macro_rules! codes {
    ($(#[$m:meta])* pub enum $name:ident {
        $($(#[$vm:meta])* $v:ident = $code:literal / $zh:literal / $en:literal,)*
    }) => {
        $(#[$m])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vm])* $v,)* }

        impl $name {
            /// Every word of the list, in its order.
            pub const ALL: &'static [Self] = &[$(Self::$v,)*];
            /// The codes, in the same order.
            pub const CODES: &'static [&'static str] = &[$($code,)*];
            /// The stable code.
            #[must_use]
            pub const fn code(self) -> &'static str { match self { $(Self::$v => $code,)* } }
            /// The term in both languages.
            #[must_use]
            pub const fn words(self) -> &'static $crate::terms::Words {
                match self { $(Self::$v => const { &$crate::terms::Words { zh: $zh, en: $en } },)* }
            }
            /// The word with this code.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> { match code { $($code => Some(Self::$v),)* _ => None } }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> { s.serialize_str(self.code()) }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                $crate::terms::form::code(d, Self::CODES, Self::from_code)
            }
        }

        impl<M: $crate::terms::form::Relabel> $crate::terms::form::Relabelled<M> for $name {
            type Out = Self;
            #[inline]
            fn relabel(self, _: &mut M) -> Self { self }
        }

        impl $crate::terms::form::Shaped for $name {
            const SHAPE: $crate::terms::form::Shape = $crate::terms::form::Shape::Code(Self::CODES);
        }
    };
}

/// Reads one word of a closed list.
pub(crate) fn code<'de, D: serde::Deserializer<'de>, T>(
    from: D,
    codes: &'static [&'static str],
    parse: fn(&str) -> Option<T>,
) -> Result<T, D::Error> {
    struct Word<T>(&'static [&'static str], fn(&str) -> Option<T>);
    impl<T> serde::de::Visitor<'_> for Word<T> {
        type Value = T;
        fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            write!(f, "one of {:?}", self.0)
        }
        fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<T, E> {
            (self.1)(word).ok_or_else(|| E::unknown_variant(word, self.0))
        }
    }
    from.deserialize_str(Word(codes, parse))
}

/// Reads a form `T`: from named fields only, where a derived reader would take a list of values as well.
pub(crate) struct FormVisitor<T>(pub(crate) PhantomData<T>);

/// Takes the next value into a slot that must still be empty. `null` is no value: absence is written by
/// leaving the field out.
pub(crate) fn once<'de, A: MapAccess<'de>, T: Deserialize<'de>>(
    map: &mut A,
    slot: &mut Option<T>,
    name: &'static str,
) -> Result<(), A::Error> {
    if slot.is_some() {
        return Err(de::Error::duplicate_field(name));
    }
    *slot = Some(map.next_value()?);
    Ok(())
}

/// The strict reader of a form: every field once, none unknown.
macro_rules! read_form {
    ([$($gen:tt)*] $target:ty [$(($field:ident $kind:ident))*]) => {
        impl<$($gen)*> serde::Deserialize<'de> for $target {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let fields = const { &[$(stringify!($field)),*] };
                d.deserialize_struct("form", fields, $crate::terms::form::FormVisitor::<Self>(core::marker::PhantomData))
            }
        }

        impl<$($gen)*> serde::de::Visitor<'de> for $crate::terms::form::FormVisitor<$target> {
            type Value = $target;

            fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str("a form with named fields")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                #[allow(non_camel_case_types, reason = "the fields' own names")]
                enum Key { $($field),* }
                impl<'de> serde::Deserialize<'de> for Key {
                    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                        d.deserialize_identifier(KeyVisitor)
                    }
                }
                struct KeyVisitor;
                impl serde::de::Visitor<'_> for KeyVisitor {
                    type Value = Key;
                    fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                        f.write_str("the name of a field")
                    }
                    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Key, E> {
                        $(if name == stringify!($field) { return Ok(Key::$field); })*
                        Err(E::unknown_field(name, &[$(stringify!($field)),*]))
                    }
                }
                $(let mut $field = None;)*
                while let Some(key) = map.next_key::<Key>()? {
                    match key {
                        $(Key::$field => $crate::terms::form::once(&mut map, &mut $field, stringify!($field))?,)*
                    }
                }
                Ok(Self::Value { $($field: $crate::terms::form::read_form! { @finish $field $kind }),* })
            }
        }
    };
    (@finish $field:ident required) => {
        match $field {
            Some(value) => value,
            None => return Err(serde::de::Error::missing_field(stringify!($field))),
        }
    };
    (@finish $field:ident opt) => { $field };
    (@finish $field:ident many) => { $field.unwrap_or_default() };
}

/// A form: a struct with required fields, `opt` fields and `many` fields.
macro_rules! form {
    ($(#[$m:meta])* pub struct $name:ident $(<$p:ident>)? { $($body:tt)* }) => {
        $crate::terms::form::form! { @next [$(#[$m])*] $name [$($p)?] [] [] [] $($body)* }
    };
    (@next $m:tt $name:ident $p:tt [$($f:tt)*] [$($n:tt)*] [$($s:tt)*]
        $(#[$fm:meta])* $field:ident : opt $t:ty, $($rest:tt)*) => {
        $crate::terms::form::form! { @next $m $name $p
            [$($f)* $(#[$fm])* #[serde(skip_serializing_if = "Option::is_none")] pub $field: Option<$t>,]
            [$($n)* ($field opt)]
            [$($s)* $crate::terms::form::Field { name: stringify!($field), required: false,
                shape: &<$t as $crate::terms::form::Shaped>::SHAPE },]
            $($rest)* }
    };
    (@next $m:tt $name:ident $p:tt [$($f:tt)*] [$($n:tt)*] [$($s:tt)*]
        $(#[$fm:meta])* $field:ident : many $t:ty, $($rest:tt)*) => {
        $crate::terms::form::form! { @next $m $name $p
            [$($f)* $(#[$fm])* #[serde(skip_serializing_if = "alloc::vec::Vec::is_empty")]
                pub $field: alloc::vec::Vec<$t>,]
            [$($n)* ($field many)]
            [$($s)* $crate::terms::form::Field { name: stringify!($field), required: false,
                shape: &<alloc::vec::Vec<$t> as $crate::terms::form::Shaped>::SHAPE },]
            $($rest)* }
    };
    (@next $m:tt $name:ident $p:tt [$($f:tt)*] [$($n:tt)*] [$($s:tt)*]
        $(#[$fm:meta])* $field:ident : $t:ty, $($rest:tt)*) => {
        $crate::terms::form::form! { @next $m $name $p
            [$($f)* $(#[$fm])* pub $field: $t,]
            [$($n)* ($field required)]
            [$($s)* $crate::terms::form::Field { name: stringify!($field), required: true,
                shape: &<$t as $crate::terms::form::Shaped>::SHAPE },]
            $($rest)* }
    };
    (@next [$($m:tt)*] $name:ident [] [$($f:tt)*] [$(($n:ident $kind:ident))*] [$($s:tt)*]) => {
        $($m)*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
        pub struct $name { $($f)* }

        $crate::terms::form::read_form! { ['de] $name [$(($n $kind))*] }

        $crate::terms::form::form! { @relabel $name [] [$($n)*] }

        impl $crate::terms::form::Shaped for $name {
            const SHAPE: $crate::terms::form::Shape = $crate::terms::form::Shape::Form(&[$($s)*]);
        }
    };
    (@next [$($m:tt)*] $name:ident [$p:ident] [$($f:tt)*] [$(($n:ident $kind:ident))*] [$($s:tt)*]) => {
        $($m)*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
        pub struct $name<$p> { $($f)* }

        $crate::terms::form::read_form! { ['de, $p: serde::Deserialize<'de>] $name<$p> [$(($n $kind))*] }

        $crate::terms::form::form! { @relabel $name [$p] [$($n)*] }

        impl<$p> $crate::terms::form::Shaped for $name<$p> {
            const SHAPE: $crate::terms::form::Shape = $crate::terms::form::Shape::Form(&[$($s)*]);
        }
    };
    (@relabel $name:ident [] [$($n:ident)*]) => {
        impl<M: $crate::terms::form::Relabel> $crate::terms::form::Relabelled<M> for $name {
            type Out = Self;
            #[inline]
            fn relabel(self, _with: &mut M) -> Self {
                let Self { $($n),* } = self;
                $(
                    _with.enter(stringify!($n));
                    let $n = $crate::terms::form::Relabelled::<M>::relabel($n, _with);
                    _with.leave();
                )*
                Self { $($n),* }
            }
        }
    };
    (@relabel $name:ident [$p:ident] [$($n:ident)*]) => {
        impl<M: $crate::terms::form::Relabel> $crate::terms::form::Relabelled<M> for $name<M::From> {
            type Out = $name<M::To>;
            #[inline]
            fn relabel(self, with: &mut M) -> Self::Out {
                let Self { $($n),* } = self;
                $(
                    with.enter(stringify!($n));
                    let $n = $crate::terms::form::Relabelled::<M>::relabel($n, with);
                    with.leave();
                )*
                $name { $($n),* }
            }
        }
    };
}

/// An externally tagged choice between forms: `Name(Form) = "tag"`, with a list of its kinds beside it.
macro_rules! choice {
    ($(#[$m:meta])* pub enum $name:ident $(<$p:ident>)? of $kind:ident {
        $($(#[$vm:meta])* $v:ident($t:ty) = $code:literal / $zh:literal / $en:literal,)*
    }) => {
        $(#[$m])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub enum $name $(<$p>)? { $($(#[$vm])* #[serde(rename = $code)] $v($t),)* }

        $crate::terms::form::codes! {
            #[doc = concat!("The kinds of [`", stringify!($name), "`].")]
            pub enum $kind { $($(#[$vm])* $v = $code / $zh / $en,)* }
        }

        $crate::terms::form::choice! { @kind $name [$($p)?] $kind [$($v)*] }
        $crate::terms::form::choice! { @relabel $name [$($p)?] [$($v = $code,)*] }

        impl $(<$p>)? $crate::terms::form::Shaped for $name $(<$p>)? {
            const SHAPE: $crate::terms::form::Shape = $crate::terms::form::Shape::OneOf(&[
                $($crate::terms::form::Variant { name: $code, shape: &<$t as $crate::terms::form::Shaped>::SHAPE },)*
            ]);
        }
    };
    (@kind $name:ident [$($p:ident)?] $kind:ident [$($v:ident)*]) => {
        impl $(<$p>)? $name $(<$p>)? {
            /// Its kind.
            #[must_use]
            pub const fn kind(&self) -> $kind { match self { $(Self::$v(_) => $kind::$v,)* } }
        }
    };
    (@relabel $name:ident [] [$($v:ident = $code:literal,)*]) => {
        impl<M: $crate::terms::form::Relabel> $crate::terms::form::Relabelled<M> for $name {
            type Out = Self;
            #[inline]
            fn relabel(self, with: &mut M) -> Self {
                match self { $(Self::$v(form) => {
                    with.enter($code);
                    let form = $crate::terms::form::Relabelled::<M>::relabel(form, with);
                    with.leave();
                    Self::$v(form)
                })* }
            }
        }
    };
    (@relabel $name:ident [$p:ident] [$($v:ident = $code:literal,)*]) => {
        impl<M: $crate::terms::form::Relabel> $crate::terms::form::Relabelled<M> for $name<M::From> {
            type Out = $name<M::To>;
            #[inline]
            fn relabel(self, with: &mut M) -> Self::Out {
                match self { $(Self::$v(form) => {
                    with.enter($code);
                    let form = $crate::terms::form::Relabelled::<M>::relabel(form, with);
                    with.leave();
                    $name::$v(form)
                })* }
            }
        }
    };
}

pub(crate) use {choice, codes, form, read_form};
