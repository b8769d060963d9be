//! The integrity chain: a link for the header and for each entry, each the SM3 digest of the link before it and of
//! the canonical JSON of what it seals. Feature `chain`.
//!
//! Links are held beside the record, never in it: the schema `zeren.record/1` has no place for them, and a seal
//! kept inside what it seals is rewritten with it.
//!
//! **What it proves.** That the header and the entries are, byte for byte and in this order, those for which the links
//! were made; and if not, which is the first that differs.
//!
//! **What it does not prove.** Who made the links, or when: anyone can link anything. That nothing stood at the end
//! which was cut off together with its links. Against whoever can rewrite both the record and the links it proves
//! nothing. So the last link belongs somewhere else: with another office, a time-stamping service, in print.
//!
//! ```
//! use zeren::record::{Record, chain::{Break, Broken}};
//! # let text = include_str!("../../examples/data/illustrative-banner-road.json");
//! let record = Record::from_json(text)?;
//! let links = record.links();
//! assert_eq!(record.check_links(&links), Ok(()));
//!
//! // One word of entry 3 is changed behind the keeper's back.
//! let mut document = record.document();
//! document.entries[2].reference = Some("rewritten".into());
//! let changed = document.open()?;
//! let broken = changed.check_links(&links).unwrap_err();
//! assert_eq!((broken.place(), broken.why()), (3, Break::Changed));
//! # Ok::<(), zeren::record::Malformed>(())
//! ```

use alloc::{string::String, vec::Vec};
use core::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sm3::{Digest, Sm3};

use crate::terms::EntryNo;

use super::Record;

/// One link of a chain; written as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Link([u8; 32]);

impl Link {
    /// The 32 bytes of the digest.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The link after this one.
    fn seal(before: Option<Self>, bytes: &[u8]) -> Self {
        let mut hash = Sm3::new();
        if let Some(Self(before)) = before {
            hash.update(before);
        }
        hash.update(bytes);
        Self(hash.finalize().into())
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Link({self})")
    }
}

/// A text that is no link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no link; a link is 64 digits of 0-9 and a-f")]
pub struct NoLink;

impl FromStr for Link {
    type Err = NoLink;

    fn from_str(text: &str) -> Result<Self, NoLink> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Ok(byte - b'0'),
            b'a'..=b'f' => Ok(byte - b'a' + 10),
            _ => Err(NoLink),
        };
        let (pairs, []) = text.as_bytes().as_chunks::<2>() else { return Err(NoLink) };
        let bytes = pairs.iter().map(|[high, low]| Ok(digit(*high)? << 4 | digit(*low)?));
        let bytes: Vec<u8> = bytes.collect::<Result<_, _>>()?;
        bytes.try_into().map(Self).map_err(|_| NoLink)
    }
}

impl Serialize for Link {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Link {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(de::Error::custom)
    }
}

/// Where the links held for a record first part from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{} {why}", Place(*.place))]
pub struct Broken {
    place: u32,
    why: Break,
}

impl Broken {
    /// The number of the entry; 0 is the header.
    #[must_use]
    pub const fn place(&self) -> u32 {
        self.place
    }

    /// What is wrong there.
    #[must_use]
    pub const fn why(&self) -> Break {
        self.why
    }
}

/// What is wrong with a link. A check tells every way in which a list can differ from another, so there will be no
/// other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Break {
    /// It seals something else: the header or entry was changed, moved or exchanged since.
    #[error("is not what was linked")]
    Changed,
    /// It is not there, while those after it are, or the list ends before it.
    #[error("has no link")]
    Missing,
    /// It stands further down the list.
    #[error("has its link in another place")]
    Reordered,
    /// The link before it stands in its place once more.
    #[error("has the link of what stands before it")]
    Repeated,
    /// There is a link but no entry.
    #[error("is linked but not on record")]
    Lost,
}

struct Place(u32);

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            0 => f.write_str("the header"),
            no => write!(f, "entry {no}"),
        }
    }
}

impl Record {
    /// The links of this record: the header's, then one for each entry.
    ///
    /// Costs O(bytes of the record).
    #[must_use]
    pub fn links(&self) -> Vec<Link> {
        let header = Link::seal(None, &canonical(&self.header()));
        let mut links = Vec::with_capacity(self.entries.len() + 1);
        links.push(header);
        let mut before = header;
        for entry in &self.entries {
            before = Link::seal(Some(before), &canonical(&self.written(entry)));
            links.push(before);
        }
        links
    }

    /// The link of one entry, given the link before it: what a host adds to its list when it appends. Nothing when
    /// there is no such entry.
    #[must_use]
    pub fn link(&self, no: EntryNo, before: Link) -> Option<Link> {
        Some(Link::seal(Some(before), &canonical(&self.written(self.entry(no)?))))
    }

    /// Compares the record with the links held for it.
    ///
    /// # Errors
    ///
    /// The first place at which they part, and how.
    pub fn check_links(&self, held: &[Link]) -> Result<(), Broken> {
        let links = self.links();
        let at = links.iter().zip(held).take_while(|(link, held)| link == held).count();
        let why = match (links.get(at), held.get(at)) {
            (None, None) => return Ok(()),
            (_, Some(found)) if at > 0 && held.get(at - 1) == Some(found) => Break::Repeated,
            (None, Some(_)) => Break::Lost,
            (Some(_), None) => Break::Missing,
            (Some(link), Some(found)) => {
                let own_is_later = held.get(at..).is_some_and(|held| held.contains(link));
                let is_anothers = links.contains(found);
                match (own_is_later, is_anothers) {
                    (true, _) => Break::Reordered,
                    (false, true) => Break::Missing,
                    (false, false) => Break::Changed,
                }
            }
        };
        Err(Broken { place: u32::try_from(at).unwrap_or(u32::MAX), why })
    }
}

/// The bytes that a link seals.
fn canonical(form: &impl Serialize) -> Vec<u8> {
    // Never fails: every key is text, and nothing in a form of the record refuses to be written.
    serde_json::to_vec(form).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use alloc::{format, string::ToString};

    use super::*;

    /// A record of so many entries that differ in their reference only.
    fn record(references: &[&str]) -> Record {
        let entries = references.iter().enumerate().map(|(n, reference)| {
            let no = n + 1;
            format!(
                r#"{{"no":{no},"on":"2021-03-01","recorded_on":"2021-03-01","by":"o","recorded_by":"o","reference":"{reference}","fact":{{"training_held":{{}}}}}}"#
            )
        });
        let entries: Vec<String> = entries.collect();
        let text = format!(
            r#"{{"schema":"zeren.record/1","title":"t","decision":"d","organ":{{"id":"o","name":"o","level":"city"}},"entries":[{}]}}"#,
            entries.join(",")
        );
        Record::from_json(&text).unwrap()
    }

    /// The examples of GB/T 32905-2016, annex A.
    #[test]
    fn official_values() {
        let hash = |text: &str| Link::seal(None, text.as_bytes()).to_string();
        assert_eq!(hash("abc"), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assert_eq!(hash(&"abcd".repeat(16)), "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
    }

    /// A link seals the link before it and then the entry as the document writes it, nothing between.
    #[test]
    fn what_is_sealed() {
        let record = record(&["a", "b"]);
        let [header, first, second] = record.links()[..] else { panic!() };
        let text = record.to_json();
        let entries: Vec<&str> = text.split(r#""entries":["#).collect();
        assert_eq!(Link::seal(None, format!(r#"{}"entries":[]}}"#, entries[0]).as_bytes()), header);
        let (a, b) = entries[1].trim_end_matches("]}").split_once("},{").unwrap();
        assert_eq!(Link::seal(Some(header), format!("{a}}}").as_bytes()), first);
        assert_eq!(Link::seal(Some(first), format!("{{{b}").as_bytes()), second);
        assert_eq!(record.link(EntryNo(2), first), Some(second));
        assert_eq!(record.link(EntryNo(3), second), None);
    }

    #[track_caller]
    fn parts(record: &Record, held: &[Link], place: u32, why: Break) {
        let broken = record.check_links(held).unwrap_err();
        assert_eq!((broken.place(), broken.why()), (place, why));
    }

    /// Each link seals the one before it: another header gives another link to every entry, unchanged as they are.
    #[test]
    fn a_link_seals_all_before_it() {
        let bytes = [b"header".as_slice(), b"entry 1", b"entry 2"];
        let chain = |first: &[u8]| {
            let mut links = alloc::vec![Link::seal(None, first)];
            for entry in &bytes[1..] {
                links.push(Link::seal(links.last().copied(), entry));
            }
            links
        };
        let (a, b) = (chain(bytes[0]), chain(b"another"));
        assert!(a.iter().zip(&b).all(|(a, b)| a != b), "{a:?} {b:?}");
    }

    #[test]
    fn every_way_to_part() {
        let kept = record(&["a", "b", "c", "d"]);
        let links = kept.links();
        assert_eq!(kept.check_links(&links), Ok(()));
        for place in 0..links.len() {
            let at = u32::try_from(place).unwrap();
            let mut missing = links.clone();
            missing.remove(place);
            parts(&kept, &missing, at, Break::Missing);
            let mut repeated = links.clone();
            repeated.insert(place, links[place]);
            parts(&kept, &repeated, at + 1, Break::Repeated);
            let mut broken = links.clone();
            broken[place].0[31] ^= 1;
            parts(&kept, &broken, at, Break::Changed);
            for other in place + 1..links.len() {
                let mut reordered = links.clone();
                reordered.swap(place, other);
                parts(&kept, &reordered, at, Break::Reordered);
            }
        }
        parts(&kept, &[], 0, Break::Missing);
        // The same seen from the record: changed, left out, exchanged, entered twice, cut off.
        parts(&record(&["a", "x", "c", "d"]), &links, 2, Break::Changed);
        parts(&record(&["a", "c", "d"]), &links, 2, Break::Changed);
        parts(&record(&["a", "c", "b", "d"]), &links, 2, Break::Changed);
        parts(&record(&["a", "a", "b", "c", "d"]), &links, 2, Break::Changed);
        parts(&record(&["a", "b"]), &links, 3, Break::Lost);
        parts(&record(&["a", "b", "c", "d", "e"]), &links, 5, Break::Missing);
    }

    #[test]
    fn in_words() {
        let why = Break::Changed;
        assert_eq!(Broken { place: 0, why }.to_string(), "the header is not what was linked");
        assert_eq!(Broken { place: 7, why: Break::Missing }.to_string(), "entry 7 has no link");
    }

    #[test]
    fn as_text() {
        let [link] = record(&[]).links()[..] else { panic!() };
        assert_eq!(link.to_string().parse(), Ok(link));
        assert_eq!(format!("{link:?}"), format!("Link({link})"));
        assert_eq!(serde_json::from_str::<Link>(&serde_json::to_string(&link).unwrap()).unwrap(), link);
        for text in ["", "66", &"6".repeat(63), &"6".repeat(65), &"6".repeat(66), &"G".repeat(64), &"A".repeat(64)] {
            assert_eq!(text.parse::<Link>(), Err(NoLink), "{text}");
        }
    }
}
