//! The document `zeren.record/1`: its forms on disk, read strictly, and the exchange of ids for numbers.

use alloc::{borrow::Cow, string::String, vec::Vec};
use core::fmt;

use serde::{Deserialize, Deserializer, Serialize, de};

use crate::terms::{
    Text,
    form::{Field, OwnId, Shape, Shaped, form, read_form},
    party::Level,
};

use super::{
    entry::Entry,
    facts::{BodyForm, PersonForm, UnitForm},
};

/// The name and version of the format.
pub const SCHEMA: &str = "zeren.record/1";

/// The most entries a record may hold.
pub const ENTRY_LIMIT: usize = 1_000_000;

/// The most parties a record may name.
pub const PARTY_LIMIT: usize = 100_000;

/// The most acts a record may hold. An act is judged against what stands before it, so that their number bounds what
/// judging costs.
pub const ACT_LIMIT: usize = 25_000;

/// The most circumstances established, the most referrals, decisions on a sanction and remedies filed, each counted by
/// itself: a hundred units may be called to account twenty times over. Each of these is held against all others of its
/// kind, for nobody answers twice for the same; and one that names a duty against all duties of the article.
pub const MATTER_LIMIT: usize = 2_000;

/// The most tenures of one post in one unit: in the two centuries that a record can span, five holders a year.
pub const TENURE_LIMIT: usize = 1_000;

/// The most times a record may say that a unit was succeeded by another.
pub const SUCCESSION_LIMIT: usize = 1_000;

/// The most elements of one list within an entry: evidence, units, steps, grounds.
pub const LIST_LIMIT: usize = 1_000;

/// The longest document in JSON, in bytes: what a record at [`ENTRY_LIMIT`] takes.
pub const JSON_LIMIT: usize = 256 << 20;

/// The longest document in JSON of which every fault is listed. Of a longer one only the first is, since a list of
/// all takes ten times the memory of the text.
pub const LISTED_LIMIT: usize = 16 << 20;

/// The id of a party as it stands on disk.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Id<'a>(pub Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Id<'a> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct IdVisitor;
        impl<'de> de::Visitor<'de> for IdVisitor {
            type Value = Id<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the id of a party")
            }
            fn visit_borrowed_str<E: de::Error>(self, id: &'de str) -> Result<Id<'de>, E> {
                Ok(Id(Cow::Borrowed(id)))
            }
            fn visit_str<E: de::Error>(self, id: &str) -> Result<Id<'de>, E> {
                Ok(Id(Cow::Owned(id.into())))
            }
            fn visit_string<E: de::Error>(self, id: String) -> Result<Id<'de>, E> {
                Ok(Id(Cow::Owned(id)))
            }
        }
        d.deserialize_str(IdVisitor)
    }
}

/// Whether `id` is 1 to 64 of `[a-z0-9._-]` and not `outside`, which is nobody's.
#[must_use]
pub fn is_id(id: &str) -> bool {
    (1..=64).contains(&id.len())
        && id != "outside"
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'_' | b'-'))
}

form! {
    /// The decision organ, as on disk.
    pub struct OrganForm {
        /// Its id.
        id: OwnId,
        /// Its name; never needed for an answer.
        name: Text,
        /// Its level.
        level: Level,
        /// Its code in GB/T 2260, where it has one.
        code: opt Text,
    }
}

/// A whole record as it stands on disk.
///
/// Any serde format that keeps the names of fields can carry one: read a `Document` with it, then
/// [`Document::open`] it; to write, serialize [`Record::document`](super::Record::document). Where the first
/// reading fails, a second one of the same text into a [`Tree`](super::Tree) finds every fault
/// ([`Record::from_tree`](super::Record::from_tree)). For JSON, the feature `json` does all of it in one call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Document<'a> {
    /// Always [`SCHEMA`].
    pub schema: Text,
    /// The decision's title.
    pub title: Text,
    /// The decision's id.
    pub decision: Text,
    /// The organ.
    pub organ: OrganForm,
    /// Units known at opening.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<UnitForm>,
    /// Persons known at opening.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub persons: Vec<PersonForm>,
    /// Bodies known at opening.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bodies: Vec<BodyForm<Id<'a>>>,
    /// The entries.
    pub entries: Vec<Entry<Id<'a>>>,
}

read_form! {
    ['de: 'a, 'a] Document<'a> [
        (schema required) (title required) (decision required) (organ required)
        (units many) (persons many) (bodies many) (entries many)
    ]
}

impl Shaped for Document<'_> {
    const SHAPE: Shape = Shape::Form(&[
        Field { name: "schema", required: true, shape: &Shape::Exactly(SCHEMA) },
        Field { name: "title", required: true, shape: &Shape::Text },
        Field { name: "decision", required: true, shape: &Shape::Id },
        Field { name: "organ", required: true, shape: &OrganForm::SHAPE },
        Field { name: "units", required: false, shape: &Shape::List(&UnitForm::SHAPE) },
        Field { name: "persons", required: false, shape: &Shape::List(&PersonForm::SHAPE) },
        Field { name: "bodies", required: false, shape: &Shape::List(&BodyForm::<Text>::SHAPE) },
        Field { name: "entries", required: false, shape: &Shape::List(&Entry::<Text>::SHAPE) },
    ]);
}
