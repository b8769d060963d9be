//! One entry of the record: when, whose, by whom kept, on what evidence, and what.

use alloc::vec::Vec;
use core::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, MapAccess, Visitor},
    ser::SerializeMap,
};

use crate::terms::{
    Day, EntryNo, Precision, Text,
    form::{AnyRef, Expect, Field, Relabel, Relabelled, Shape, Shaped, Variant, once},
};

use super::{
    acts::{AccountabilityAct, DisciplineAct, EvaluationAct, ExecutionAct, RemedyAct, StandardAct},
    facts::{Determination, Fact, Statement},
};

/// One entry. `P` names a party: its id on disk, its number in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<P> {
    /// Its number, equal to its place.
    pub no: EntryNo,
    /// The day of the act, fact or determination; a statement has none.
    pub on: Option<Day>,
    /// How exactly that day is known.
    pub precision: Precision,
    /// The day it was written down; never decreases along the record.
    pub recorded_on: Day,
    /// Whose act or conduct it states.
    pub by: AnyRef<P>,
    /// Who keeps it.
    pub recorded_by: AnyRef<P>,
    /// References to documents; opaque.
    pub evidence: Vec<Text>,
    /// The host's own id; never interpreted.
    pub reference: Option<Text>,
    /// What happened.
    pub what: What<P>,
}

/// What an entry holds: exactly one of the kinds of §10.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What<P> {
    /// An act of the execution machine.
    Execution(ExecutionAct<P>),
    /// An act of a proceeding.
    Accountability(AccountabilityAct<P>),
    /// An act of the discipline machine.
    Discipline(DisciplineAct<P>),
    /// An act of the remedy machine.
    Remedy(RemedyAct<P>),
    /// An act about an evaluation.
    Evaluation(EvaluationAct<P>),
    /// An act about a standard.
    Standard(StandardAct<P>),
    /// A fact.
    Fact(Fact<P>),
    /// A determination.
    Determination(Determination<P>),
    /// A statement about the record.
    Statement(Statement<P>),
}

impl<P> What<P> {
    /// The class, as on disk.
    #[must_use]
    pub const fn class(&self) -> &'static str {
        match self {
            Self::Execution(_) => "execution",
            Self::Accountability(_) => "accountability",
            Self::Discipline(_) => "discipline",
            Self::Remedy(_) => "remedy",
            Self::Evaluation(_) => "evaluation",
            Self::Standard(_) => "standard",
            Self::Fact(_) => "fact",
            Self::Determination(_) => "determination",
            Self::Statement(_) => "statement",
        }
    }

    /// The kind within the class, as on disk; a determination's is `determination`.
    #[must_use]
    pub const fn tag(&self) -> &'static str {
        match self {
            Self::Execution(act) => act.kind().code(),
            Self::Accountability(act) => act.kind().code(),
            Self::Discipline(act) => act.kind().code(),
            Self::Remedy(act) => act.kind().code(),
            Self::Evaluation(act) => act.kind().code(),
            Self::Standard(act) => act.kind().code(),
            Self::Fact(fact) => fact.kind().code(),
            Self::Determination(_) => "determination",
            Self::Statement(statement) => statement.kind().code(),
        }
    }

    /// The kind's name in both languages.
    #[must_use]
    pub const fn words(&self) -> &'static crate::terms::Words {
        match self {
            Self::Execution(act) => act.kind().words(),
            Self::Accountability(act) => act.kind().words(),
            Self::Discipline(act) => act.kind().words(),
            Self::Remedy(act) => act.kind().words(),
            Self::Evaluation(act) => act.kind().words(),
            Self::Standard(act) => act.kind().words(),
            Self::Fact(fact) => fact.kind().words(),
            Self::Determination(_) => const { &crate::terms::Words { zh: "认定意见", en: "determination" } },
            Self::Statement(statement) => statement.kind().words(),
        }
    }

    /// Whether it is an act: judged, and without effect when unlawful.
    #[must_use]
    pub const fn is_act(&self) -> bool {
        !matches!(self, Self::Fact(_) | Self::Determination(_) | Self::Statement(_))
    }

    /// Whether it is a statement: it has no day of its own.
    #[must_use]
    pub const fn is_statement(&self) -> bool {
        matches!(self, Self::Statement(_))
    }
}

impl<P> Entry<P> {
    /// The first day it may be dated: its day, or the first of its month or year.
    #[must_use]
    pub fn earliest(&self) -> Option<Day> {
        self.on.map(|on| on.first_of(self.precision))
    }

    /// The last day it may be dated, on which it counts.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        self.on.map(|on| on.last_of(self.precision))
    }
}

impl<M: Relabel> Relabelled<M> for What<M::From> {
    type Out = What<M::To>;
    #[inline]
    fn relabel(self, with: &mut M) -> Self::Out {
        with.enter(self.class());
        let out = match self {
            Self::Execution(act) => What::Execution(act.relabel(with)),
            Self::Accountability(act) => What::Accountability(act.relabel(with)),
            Self::Discipline(act) => What::Discipline(act.relabel(with)),
            Self::Remedy(act) => What::Remedy(act.relabel(with)),
            Self::Evaluation(act) => What::Evaluation(act.relabel(with)),
            Self::Standard(act) => What::Standard(act.relabel(with)),
            Self::Fact(fact) => What::Fact(fact.relabel(with)),
            Self::Determination(determination) => What::Determination(determination.relabel(with)),
            Self::Statement(statement) => What::Statement(statement.relabel(with)),
        };
        with.leave();
        out
    }
}

impl<M: Relabel> Relabelled<M> for Entry<M::From> {
    type Out = Entry<M::To>;
    #[inline]
    fn relabel(self, with: &mut M) -> Self::Out {
        let Self { no, on, precision, recorded_on, by, recorded_by, evidence, reference, what } = self;
        with.enter("by");
        let by = by.relabel(with);
        with.leave();
        with.enter("recorded_by");
        let recorded_by = recorded_by.relabel(with);
        with.leave();
        with.enter("evidence");
        let evidence = evidence.relabel(with);
        with.leave();
        with.enter("reference");
        let reference = reference.relabel(with);
        with.leave();
        Entry { no, on, precision, recorded_on, by, recorded_by, evidence, reference, what: what.relabel(with) }
    }
}

const FIELDS: &[&str] = &[
    "no",
    "on",
    "precision",
    "recorded_on",
    "by",
    "recorded_by",
    "evidence",
    "reference",
    "execution",
    "accountability",
    "discipline",
    "remedy",
    "evaluation",
    "standard",
    "fact",
    "determination",
    "statement",
];

impl<P> Shaped for Entry<P> {
    const SHAPE: Shape = Shape::OneAmong {
        fields: &[
            Field { name: "no", required: true, shape: &Shape::Whole },
            Field { name: "on", required: false, shape: &Shape::Day },
            Field { name: "precision", required: false, shape: &Shape::Code(Precision::CODES) },
            Field { name: "recorded_on", required: true, shape: &Shape::Day },
            Field { name: "by", required: true, shape: &Shape::Party(Expect::Any) },
            Field { name: "recorded_by", required: true, shape: &Shape::Party(Expect::Any) },
            Field { name: "evidence", required: false, shape: &Shape::List(&Shape::Text) },
            Field { name: "reference", required: false, shape: &Shape::Text },
        ],
        alone: &[
            Variant { name: "execution", shape: &ExecutionAct::<P>::SHAPE },
            Variant { name: "accountability", shape: &AccountabilityAct::<P>::SHAPE },
            Variant { name: "discipline", shape: &DisciplineAct::<P>::SHAPE },
            Variant { name: "remedy", shape: &RemedyAct::<P>::SHAPE },
            Variant { name: "evaluation", shape: &EvaluationAct::<P>::SHAPE },
            Variant { name: "standard", shape: &StandardAct::<P>::SHAPE },
            Variant { name: "fact", shape: &Fact::<P>::SHAPE },
            Variant { name: "determination", shape: &Determination::<P>::SHAPE },
            Variant { name: "statement", shape: &Statement::<P>::SHAPE },
        ],
    };
}

// Serde by hand: the kinds are nine fields of which exactly one is present. Nine optional fields would be
// moved about for every entry, and nothing would say that two of them are one too many.
impl<P: Serialize> Serialize for Entry<P> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut form = s.serialize_map(None)?;
        form.serialize_entry("no", &self.no)?;
        if let Some(on) = &self.on {
            form.serialize_entry("on", on)?;
        }
        if self.precision != Precision::Day {
            form.serialize_entry("precision", &self.precision)?;
        }
        form.serialize_entry("recorded_on", &self.recorded_on)?;
        form.serialize_entry("by", &self.by)?;
        form.serialize_entry("recorded_by", &self.recorded_by)?;
        if !self.evidence.is_empty() {
            form.serialize_entry("evidence", &self.evidence)?;
        }
        if let Some(reference) = &self.reference {
            form.serialize_entry("reference", reference)?;
        }
        match &self.what {
            What::Execution(act) => form.serialize_entry("execution", act)?,
            What::Accountability(act) => form.serialize_entry("accountability", act)?,
            What::Discipline(act) => form.serialize_entry("discipline", act)?,
            What::Remedy(act) => form.serialize_entry("remedy", act)?,
            What::Evaluation(act) => form.serialize_entry("evaluation", act)?,
            What::Standard(act) => form.serialize_entry("standard", act)?,
            What::Fact(fact) => form.serialize_entry("fact", fact)?,
            What::Determination(determination) => form.serialize_entry("determination", determination)?,
            What::Statement(statement) => form.serialize_entry("statement", statement)?,
        }
        form.end()
    }
}

impl<'de, P: Deserialize<'de>> Deserialize<'de> for Entry<P> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_struct("Entry", FIELDS, EntryVisitor(PhantomData))
    }
}

/// A field's name, as a number.
struct Name(u8);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct NameVisitor;
        impl Visitor<'_> for NameVisitor {
            type Value = Name;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a field of an entry")
            }
            fn visit_str<E: de::Error>(self, name: &str) -> Result<Name, E> {
                FIELDS
                    .iter()
                    .position(|field| *field == name)
                    .and_then(|n| u8::try_from(n).ok())
                    .map(Name)
                    .ok_or_else(|| E::unknown_field(name, FIELDS))
            }
        }
        d.deserialize_identifier(NameVisitor)
    }
}

struct EntryVisitor<P>(PhantomData<P>);

impl<'de, P: Deserialize<'de>> Visitor<'de> for EntryVisitor<P> {
    type Value = Entry<P>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an entry")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entry<P>, A::Error> {
        let (mut no, mut on, mut precision, mut recorded_on) = (None, None, None, None);
        let (mut by, mut recorded_by, mut evidence, mut reference) = (None, None, None, None);
        let mut what: Option<What<P>> = None;
        while let Some(Name(n)) = map.next_key()? {
            match n {
                0 => once(&mut map, &mut no, "no")?,
                1 => once(&mut map, &mut on, "on")?,
                2 => once(&mut map, &mut precision, "precision")?,
                3 => once(&mut map, &mut recorded_on, "recorded_on")?,
                4 => once(&mut map, &mut by, "by")?,
                5 => once(&mut map, &mut recorded_by, "recorded_by")?,
                6 => once(&mut map, &mut evidence, "evidence")?,
                7 => once(&mut map, &mut reference, "reference")?,
                kind => {
                    if what.is_some() {
                        return Err(de::Error::custom("an entry holds exactly one kind"));
                    }
                    what = Some(match kind {
                        8 => What::Execution(map.next_value()?),
                        9 => What::Accountability(map.next_value()?),
                        10 => What::Discipline(map.next_value()?),
                        11 => What::Remedy(map.next_value()?),
                        12 => What::Evaluation(map.next_value()?),
                        13 => What::Standard(map.next_value()?),
                        14 => What::Fact(map.next_value()?),
                        15 => What::Determination(map.next_value()?),
                        _ => What::Statement(map.next_value()?),
                    });
                }
            }
        }
        Ok(Entry {
            no: no.ok_or_else(|| de::Error::missing_field("no"))?,
            on,
            precision: precision.unwrap_or(Precision::Day),
            recorded_on: recorded_on.ok_or_else(|| de::Error::missing_field("recorded_on"))?,
            by: by.ok_or_else(|| de::Error::missing_field("by"))?,
            recorded_by: recorded_by.ok_or_else(|| de::Error::missing_field("recorded_by"))?,
            evidence: evidence.unwrap_or_default(),
            reference,
            what: what.ok_or_else(|| de::Error::custom("an entry holds exactly one kind"))?,
        })
    }
}
