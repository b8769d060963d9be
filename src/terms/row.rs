//! Rows: the words of a rule in both languages, beside the clause they come from; and findings, which point
//! at a row and carry the few values that fill its holes.

use super::{
    Clause, EntryNo, PartyNo,
    day::Day,
    duty::Term,
    question::{Addressee, Question},
};

/// A term in Chinese and English.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words {
    /// 中文.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

/// One sentence of a rule: its clause, a stable code, and its words in both languages with the same holes
/// `{0}`, `{1}`, `{2}`.
#[derive(Debug)]
pub struct Row {
    /// Stable code, `NN.words`, where NN is the article that says it.
    pub code: &'static str,
    /// The clause it rests on.
    pub clause: Clause,
    /// 中文.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
    /// What would settle it.
    pub cure: Cure,
}

impl Row {
    /// A row. Does not compile when the two languages use different holes.
    #[must_use]
    pub const fn new(code: &'static str, clause: Clause, zh: &'static str, en: &'static str, cure: Cure) -> Self {
        assert!(holes(zh) == holes(en), "the two languages use different holes");
        assert!(!zh.is_empty() && !en.is_empty(), "one language is missing");
        Self { code, clause, zh, en, cure }
    }
}

/// The set of holes in a text, one bit each.
#[expect(clippy::indexing_slicing, reason = "const evaluation; the bound is the loop's condition")]
const fn holes(text: &str) -> u8 {
    let bytes = text.as_bytes();
    let mut set = 0u8;
    let mut i = 0;
    while i + 2 < bytes.len() {
        if bytes[i] == b'{' && bytes[i + 2] == b'}' && bytes[i + 1] >= b'0' && bytes[i + 1] <= b'7' {
            set |= 1 << (bytes[i + 1] - b'0');
        }
        i += 1;
    }
    set
}

/// The entry or change that would settle a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cure {
    /// Nothing can: the law bars it.
    Nothing,
    /// An entry of this kind, named as on disk (`fact.received`).
    Enter(&'static str),
    /// The same act with this field filled, or filled differently.
    Amend(&'static str),
    /// A determination on this question, by this addressee.
    Determine(Question, Addressee),
    /// A standard for this term: the organ's `set_period`, or the host's.
    Standard(Term),
    /// A statement of completeness that covers this term.
    Complete(Term),
    /// Another act first; the answer names the acts possible now.
    ActFirst,
    /// A later day, or an earlier act: the day is what fails.
    Another(&'static Words),
}

/// What a rule says of one point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ruling {
    /// The point holds.
    Met,
    /// It does not hold.
    NotMet,
    /// Only a person can say, or the record does not show it.
    Open,
}

/// A value in a hole of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Arg {
    /// No value.
    #[default]
    None,
    /// An entry.
    Entry(EntryNo),
    /// A party.
    Party(PartyNo),
    /// A day.
    Day(Day),
    /// A number of things.
    Count(u32),
    /// A term in both languages.
    Words(&'static Words),
    /// A clause.
    Clause(Clause),
}

macro_rules! arg_from {
    ($($t:ty => $v:ident),*) => {$( impl From<$t> for Arg { fn from(value: $t) -> Self { Self::$v(value) } } )*};
}
arg_from! { EntryNo => Entry, PartyNo => Party, Day => Day, u32 => Count, &'static Words => Words, Clause => Clause }

/// What a question or finding is about: the point that a determination must name to settle it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct About {
    /// The entry: a proceeding, a problem, a report, by the number of the entry that opened it.
    pub entry: Option<EntryNo>,
    /// The unit, person or body.
    pub party: Option<PartyNo>,
    /// The ground of discipline.
    pub ground: Option<super::discipline::Ground>,
}

impl About {
    /// About nothing in particular: the decision as a whole.
    pub const DECISION: Self = Self { entry: None, party: None, ground: None };

    /// About an entry.
    #[must_use]
    pub const fn entry(no: EntryNo) -> Self {
        Self { entry: Some(no), party: None, ground: None }
    }

    /// About a party.
    #[must_use]
    pub const fn party(party: PartyNo) -> Self {
        Self { entry: None, party: Some(party), ground: None }
    }

    /// The same, and a party.
    #[must_use]
    pub const fn and_party(self, party: PartyNo) -> Self {
        Self { party: Some(party), ..self }
    }

    /// The same, and a ground of discipline.
    #[must_use]
    pub const fn and_ground(self, ground: super::discipline::Ground) -> Self {
        Self { ground: Some(ground), ..self }
    }
}

/// What a rule found: a ruling, the row that says it, the values in its holes, and what it is about.
#[derive(Debug, Clone, Copy)]
pub struct Finding {
    /// The ruling.
    pub ruling: Ruling,
    /// The row.
    pub row: &'static Row,
    /// The values of `{0}`, `{1}`, `{2}`.
    pub args: [Arg; 3],
    /// What a determination would have to name.
    pub about: About,
}

impl PartialEq for Finding {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}
impl Eq for Finding {}

impl Finding {
    /// What tells it from others: two rows with one code say the same.
    pub(crate) const fn key(&self) -> (Ruling, &'static str, [Arg; 3], About) {
        (self.ruling, self.row.code, self.args, self.about)
    }

    /// A number that equal findings share, and few others: to find those that say the same.
    pub(crate) fn hash(&self) -> u64 {
        // FNV-1a over words: the code by its length and last letters, for rows with one code are rare.
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let mut mix = |word: u64| hash = (hash ^ word).wrapping_mul(0x0100_0000_01b3);
        let code = self.row.code.as_bytes();
        mix(code.last_chunk().map_or(0, |last| u64::from_le_bytes(*last)));
        mix(code.len() as u64);
        mix(self.ruling as u64);
        for arg in self.args {
            let (kind, value) = match arg {
                Arg::None => (0, 0),
                Arg::Entry(no) => (1, no.0.into()),
                Arg::Party(no) => (2, no.0.into()),
                Arg::Day(day) => (3, day.number() as u64),
                Arg::Count(n) => (4, n.into()),
                Arg::Words(words) => (5, words.en.len() as u64),
                Arg::Clause(_) => (6, 0),
            };
            mix(kind);
            mix(value);
        }
        let About { entry, party, ground } = self.about;
        mix(entry.map_or(0, |no| no.0.into()));
        mix(party.map_or(u64::MAX, |no| no.0.into()));
        mix(ground.map_or(u64::MAX, |ground| ground as u64));
        hash
    }

    /// A finding without values.
    #[must_use]
    pub const fn new(ruling: Ruling, row: &'static Row) -> Self {
        Self { ruling, row, args: [Arg::None; 3], about: About::DECISION }
    }

    /// The same with `{0}`.
    #[must_use]
    #[inline]
    pub fn with(mut self, arg: impl Into<Arg>) -> Self {
        for slot in &mut self.args {
            if matches!(slot, Arg::None) {
                *slot = arg.into();
                break;
            }
        }
        self
    }

    /// The same about something.
    #[must_use]
    pub const fn about(mut self, about: About) -> Self {
        self.about = about;
        self
    }
}

/// Where guards put what they find. A guard is written once, generic over its sink: one sink keeps failures
/// and questions only, another keeps every point for a proof.
pub trait Sink {
    /// Takes a finding.
    fn push(&mut self, finding: Finding);

    /// Whether enough stands in the way already, so that a guard that looks at one thing after the other may stop.
    fn is_full(&self) -> bool {
        false
    }

    /// A point that holds or does not.
    fn rule(&mut self, holds: bool, row: &'static Row) {
        self.push(Finding::new(if holds { Ruling::Met } else { Ruling::NotMet }, row));
    }
}

/// Keeps what stands in the way: failed points and open questions. Allocates nothing while all is met.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Obstacles(pub alloc::vec::Vec<Finding>);

impl Sink for Obstacles {
    fn push(&mut self, finding: Finding) {
        if finding.ruling != Ruling::Met {
            self.0.push(finding);
        }
    }
}

/// Keeps every point, for a proof.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Everything(pub alloc::vec::Vec<Finding>);

impl Sink for Everything {
    fn push(&mut self, finding: Finding) {
        self.0.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::discipline::Ground;

    /// Findings that say different things have different numbers, but for rows of equal length and ending.
    #[test]
    fn few_findings_share_a_number() {
        static ROW: Row = Row::new("00.first-row", Clause::article(1), "{0}", "{0}", Cure::Nothing);
        static OTHER: Row = Row::new("00.other-row", Clause::article(1), "{0}", "{0}", Cure::Nothing);
        static LONGER: Row = Row::new("00.long.first-row", Clause::article(1), "{0}", "{0}", Cure::Nothing);
        let of = |row: &'static Row| Finding::new(Ruling::Open, row);
        let entry = Some(EntryNo(1));
        let all = [
            of(&ROW),
            of(&OTHER),
            of(&LONGER),
            Finding::new(Ruling::NotMet, &ROW),
            of(&ROW).with(EntryNo(1)),
            of(&ROW).with(EntryNo(2)),
            of(&ROW).with(EntryNo(1)).with(EntryNo(2)),
            of(&ROW).with(EntryNo(2)).with(EntryNo(1)),
            of(&ROW).with(PartyNo(1)),
            of(&ROW).with(PartyNo(2)),
            of(&ROW).with(Day::of(2021, 1, 1)),
            of(&ROW).with(Day::of(2021, 1, 2)),
            of(&ROW).with(1u32),
            of(&ROW).with(2u32),
            of(&ROW).about(About { entry, ..About::DECISION }),
            of(&ROW).about(About { party: Some(PartyNo(1)), ..About::DECISION }),
            of(&ROW).about(About { ground: Some(Ground::Art28Item3), ..About::DECISION }),
        ];
        for (n, a) in all.iter().enumerate() {
            for b in all.iter().skip(n + 1) {
                assert_ne!(a.hash(), b.hash(), "{a:?} {b:?}");
            }
        }
    }

    /// Rows are checked while compiling; here the check is asked of texts that no row has, too.
    #[test]
    fn the_holes_of_a_text() {
        for (text, set) in [
            ("", 0),
            ("{0", 0),
            ("(0}", 0),
            ("{0)", 0),
            ("{}", 0),
            ("{/}", 0),
            ("{8}", 0),
            ("{12}", 0),
            ("{0}", 0b1),
            ("{7}", 0b1000_0000),
            ("the last of many words is {3}", 0b1000),
            ("自{0}起至{2}止", 0b101),
            ("{1}{2}{1}{1}", 0b110),
            ("{{4}}", 0b1_0000),
        ] {
            assert_eq!(holes(text), set, "{text}");
        }
    }
}
