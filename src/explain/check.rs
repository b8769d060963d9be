//! The checker: verifies a proof against the record without running a rule.
//!
//! It knows words, records, calendars and the machines' tables as data, and no article. It cannot tell whether a
//! rule says what the law says; it tells whether what a proof rests on stands in the record, whether the days are
//! counted right, and whether the conclusion follows from what is given for it. An act's retraction is judged by
//! the machines and not asked about here.

use alloc::{collections::BTreeSet, vec::Vec};

use crate::{
    machines::{accountability, execution},
    record::{
        Entry, Fact, Record, StandardAct, Statement, What,
        acts::Of,
        facts::{Terms, Whom},
    },
    terms::{
        Arg, Cure, Day, Deadline, EntryNo, Finding, PartyNo, Period, Ruling, Setting,
        accountability::{Eligible, ProceedingState},
        deadline::{Certainty, Source, Step},
        decision::ExecutionState,
        duty::{Status, Term},
        responsibility::Responsible,
    },
};

use super::{
    drawing::Machine,
    proof::{Claim, Proof, named},
};

/// The step of a proof that does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{why} (step {path:?} of the proof: the place among the reasons, from the root down, from 0)")]
pub struct Wrong {
    /// The way to the node: the place among the reasons at each level, from 0.
    pub path: Vec<usize>,
    /// What is wrong with it.
    pub why: Why,
}

/// What can be wrong with a step, as its message says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
#[non_exhaustive]
#[expect(missing_docs, reason = "each message says what is wrong")]
pub enum Why {
    #[error("the record does not hold this entry so")]
    Entry,
    #[error("a reason is missing")]
    Missing,
    #[error("the conclusion does not follow from its reasons")]
    Conclusion,
    #[error("the table of the machine does not allow these moves")]
    Table,
    #[error("the due day is not what its anchor, period and calendar give")]
    Counting,
    #[error("the source named does not set this period")]
    Source,
    #[error("the record shows another tenure")]
    Tenure,
    #[error("the entries considered are not those of the record")]
    Absence,
    #[error("the statements of completeness are not those of the record")]
    Completeness,
    #[error("the finding names what the record does not have")]
    Values,
}

/// Verifies a proof against the first `known` entries of a record.
///
/// # Errors
///
/// The first step that does not hold, the reasons before what they are given for.
pub fn check(proof: &Proof, record: &Record, known: usize, setting: &Setting) -> Result<(), Wrong> {
    let known = Known::new(record, known);
    walk(&known, setting, proof, &mut Vec::new())
}

fn walk(known: &Known<'_>, setting: &Setting, proof: &Proof, path: &mut Vec<usize>) -> Result<(), Wrong> {
    // An act was judged on the entries before it: what was taken back after it stood then.
    let then = if let Claim::Effect { act, .. } = proof.claim {
        known.entry(act).map_err(|why| Wrong { path: path.clone(), why })?;
        &Known::new(known.record, act.0 as usize)
    } else {
        known
    };
    for (n, reason) in proof.because.iter().enumerate() {
        path.push(n);
        walk(then, setting, reason, path)?;
        path.pop();
    }
    known.node(setting, proof).map_err(|why| Wrong { path: path.clone(), why })
}

/// The entries known, and those of them that were taken back.
pub(super) struct Known<'r> {
    record: &'r Record,
    entries: &'r [Entry<PartyNo>],
    retracted: BTreeSet<EntryNo>,
}

fn holds(yes: bool, why: Why) -> Result<(), Why> {
    if yes { Ok(()) } else { Err(why) }
}

impl<'r> Known<'r> {
    pub(super) fn new(record: &'r Record, known: usize) -> Self {
        let entries = record.entries().get(..known).unwrap_or(record.entries());
        let taken_back = |entry: &Entry<PartyNo>| {
            if let What::Statement(Statement::Retraction(of)) = &entry.what { Some(of.entry) } else { None }
        };
        // A retraction stays, whatever names it.
        let stays = |no: &EntryNo| {
            let entry = record.entry(*no);
            entry.is_some_and(|entry| matches!(entry.what, What::Statement(Statement::Retraction(_))))
        };
        let retracted = entries.iter().filter_map(taken_back).filter(|no| !stays(no)).collect();
        Self { record, entries, retracted }
    }

    fn at(&self, no: EntryNo) -> Result<&'r Entry<PartyNo>, Why> {
        self.entries.get((no.0 as usize).wrapping_sub(1)).ok_or(Why::Entry)
    }

    /// An entry that stands.
    fn entry(&self, no: EntryNo) -> Result<&'r Entry<PartyNo>, Why> {
        let entry = self.at(no)?;
        holds(entry.what.is_act() || !self.retracted.contains(&no), Why::Entry).map(|()| entry)
    }

    /// The entries of a kind of some parties, about an entry if one is given, dated in a span.
    pub(super) fn considered(
        &self,
        kind: &str,
        whose: &[PartyNo],
        about: Option<EntryNo>,
        (from, to): (Day, Day),
    ) -> Vec<EntryNo> {
        let kind = kind.split_once('.').unwrap_or((kind, kind));
        self.entries
            .iter()
            .filter(|entry| (entry.what.class(), entry.what.tag()) == kind)
            .filter(|entry| entry.day().is_some_and(|day| (from..=to).contains(&day)))
            .filter(|entry| {
                let What::Fact(fact) = &entry.what else { return about.is_none() || entry.what.continues() == about };
                !self.retracted.contains(&entry.no)
                    && whose.contains(&entry.listed_under())
                    && (about.is_none() || fact.answers() == about)
            })
            .map(|entry| entry.no)
            .collect()
    }

    /// Whether an entry counts on a day: the last it may be dated; of an act known to the month or year only, also the
    /// day of a later act within that span, which stands on it.
    fn counts_on(&self, entry: &Entry<PartyNo>, on: Day) -> bool {
        let moved_on = |other: &Entry<PartyNo>| other.what.is_act() && other.day() == Some(on);
        let mut later = self.entries.iter().skip(entry.no.0 as usize);
        entry.day() == Some(on) || entry.what.is_act() && may_be_dated(entry, on) && later.any(moved_on)
    }

    fn node(&self, setting: &Setting, proof: &Proof) -> Result<(), Why> {
        let Proof { claim, because, .. } = proof;
        match claim {
            Claim::State { state, as_of } => {
                let last = self.moves(because, Machine::Execution, *as_of)?;
                holds(last == state.map(ExecutionState::code), Why::Conclusion)
            }
            Claim::Proceeding { opened, state, as_of } => {
                self.entry(*opened)?;
                let own = |reason: &Proof| {
                    let Claim::Move { act, .. } = reason.claim else { return true };
                    let continues = self.at(act).is_ok_and(|entry| entry.what.continues() == Some(*opened));
                    act == *opened || continues
                };
                let last = self.moves(because, Machine::Accountability, *as_of)?;
                holds(last == Some(state.code) && because.iter().all(own), Why::Conclusion)
            }
            Claim::Move { machine, from, to, act, on } => {
                let entry = self.entry(*act)?;
                holds(may_be_dated(entry, *on), Why::Entry)?;
                holds(in_table(*machine, from.map(|from| from.code), &entry.what, to.code), Why::Table)
            }
            Claim::Duty { row, window, status, as_of, .. } => {
                let fits = |claim: &Claim| {
                    if let Claim::Due { term, .. } = claim {
                        return *term == row.term;
                    }
                    let Claim::Absent { kind, from, to, .. } = claim else { return true };
                    *kind == row.kept_by && to == as_of && window.is_none_or(|(after, _)| *from == after.next())
                };
                let term = because.iter().all(|reason| fits(&reason.claim));
                holds(term && follows(*status, because, *as_of), Why::Conclusion)
            }
            Claim::Point(finding) => self.point(finding, because),
            Claim::Effect { act, in_effect, history } => {
                let entry = self.entry(*act)?;
                holds(entry.what.is_act() && has_entry(because, *act), Why::Missing)?;
                let before = entry.day().is_some_and(|day| day < Day::of(2021, 1, 1));
                let failed = points(because).any(|point| point.ruling == Ruling::NotMet);
                let open = points(because).any(|point| point.ruling == Ruling::Open);
                let follows = if *in_effect { !failed } else { failed || open };
                holds(*history == before && follows, Why::Conclusion)
            }
            Claim::Indicated { from, to, .. } => {
                holds(Day::of(2021, 1, 1) <= *from && from <= to, Why::Conclusion)?;
                holds(points(because).next().is_some(), Why::Missing)
            }
            Claim::Measure { proceeding, eligible, .. } => {
                self.entry(*proceeding)?;
                holds(measure_follows(*eligible, because), Why::Conclusion)
            }
            Claim::Remedy { of, .. } => {
                // What was filed stays filed, also where what it attacks was taken back after.
                let filed = |entry: &Entry<PartyNo>| {
                    matches!(entry.what, What::Remedy(_)) && entry.what.continues() == Some(*of)
                };
                let stands = self.entry(*of).is_ok() || self.entries.iter().any(filed);
                holds(stands && has_entry(because, *of), Why::Missing)
            }
            Claim::Held(held) => self.held(held),
            Claim::Due { deadline, term } => self.due(setting, deadline, *term, because),
            // The whole list of steps is compared where the due day is.
            Claim::Step(Step::Anchored(_, Some(no)) | Step::Named(_, Some(no))) => self.entry(*no).map(drop),
            Claim::Step(_) => Ok(()),
            Claim::Entry { no, kind, on, retracted } => {
                let entry = self.at(*no)?;
                let taken_back = self.retracted.contains(no) && (*retracted || !entry.what.is_act());
                let same = (entry.what.class(), entry.what.tag()) == *kind && entry.day() == *on;
                holds(same && *retracted == taken_back, Why::Entry)
            }
            Claim::Fulfilled { by, on } => {
                holds(self.counts_on(self.entry(*by)?, *on) && has_entry(because, *by), Why::Entry)
            }
            Claim::Absent { kind, party, unit, successors, about, from, to, besides } => {
                let mut line = alloc::vec![*party];
                for next in successors {
                    // Not always from the last one: the duties may have come back to an earlier one meanwhile.
                    holds(line.iter().any(|earlier| self.succeeded(*earlier, *next)), Why::Absence)?;
                    line.push(*next);
                }
                let whose: Vec<PartyNo> = line.into_iter().chain(*unit).collect();
                holds(self.considered(kind, &whose, *about, (*from, *to)) == *besides, Why::Absence)
            }
            Claim::Complete { entry, party, term, through } => {
                let stated = self.entry(*entry)?;
                holds(states_complete(stated, *party, *term, *through), Why::Completeness)
            }
            Claim::Incomplete { party, term, through } => {
                let stated = |entry: &&Entry<PartyNo>| {
                    !self.retracted.contains(&entry.no) && states_complete(entry, *party, *term, *through)
                };
                holds(!self.entries.iter().any(|entry| stated(&entry)), Why::Completeness)
            }
        }
    }

    /// That the moves join, and the state they lead to.
    fn moves(&self, because: &[Proof], of: Machine, as_of: Day) -> Result<Option<&'static str>, Why> {
        let mut at: Option<&'static str> = None;
        let mut since = Day::FIRST;
        for reason in because {
            let Claim::Move { machine, from, to, on, .. } = &reason.claim else { continue };
            let joins = *machine == of && from.map(|from| from.code) == at && since <= *on && *on <= as_of;
            holds(joins, Why::Table)?;
            (at, since) = (Some(to.code), *on);
        }
        Ok(at)
    }

    fn point(&self, finding: &Finding, because: &[Proof]) -> Result<(), Why> {
        for no in named(finding) {
            self.at(no)?;
            holds(has_entry(because, no), Why::Missing)?;
        }
        let there = |party: PartyNo| self.record.party(party).is_some();
        let parties = finding.args.iter().all(|arg| match arg {
            Arg::Party(party) => there(*party),
            Arg::None | Arg::Entry(_) | Arg::Day(_) | Arg::Count(_) | Arg::Words(_) | Arg::Clause(_) => true,
        });
        let holes = ["{0}", "{1}", "{2}"].into_iter().zip(finding.args);
        let filled = holes.into_iter().all(|(hole, arg)| !finding.row.zh.contains(hole) || arg != Arg::None);
        holds(parties && finding.about.party.is_none_or(there) && filled, Why::Values)
    }

    fn held(&self, held: &Responsible) -> Result<(), Why> {
        let entry = self.entry(held.entry)?;
        let began = matches!(&entry.what, What::Fact(Fact::TenureBegan(began))
            if (began.person.0, began.at.0, began.post) == (held.person, held.at, held.post)
                && entry.day().is_some_and(|day| day <= held.from));
        let ended = self.entries.iter().any(|other| {
            matches!(&other.what, What::Fact(Fact::TenureEnded(Of { of })) if *of == held.entry)
                && !self.retracted.contains(&other.no)
                && other.day().is_some_and(|day| day < held.to)
        });
        holds(began && !ended && held.from <= held.to, Why::Tenure)
    }

    fn due(&self, setting: &Setting, deadline: &Deadline, term: Term, because: &[Proof]) -> Result<(), Why> {
        let calendar = &setting.calendar;
        let sets = |for_term: Term, period: Period| for_term == term && Some(period) == deadline.period();
        let source = match deadline.source() {
            Source::Statute(_) => true,
            Source::Act(no) => self.entry(no).is_ok(),
            Source::Document(no) => {
                matches!(&self.entry(no)?.what, What::Standard(StandardAct::SetPeriod(set)) if sets(set.term, set.period))
            }
            Source::Host(n) => setting.standards.numbered(n).is_some_and(|set| sets(set.term, set.period)),
            Source::Indicative => setting.standards.document().standards.iter().any(|set| sets(set.term, set.period)),
        };
        holds(source, Why::Source)?;
        if let Some(no) = deadline.anchor_entry() {
            self.entry(no)?;
        }
        let counted =
            deadline.period().map(|period| period.times(deadline.times()).last_day(deadline.anchor(), calendar));
        let end =
            counted.unwrap_or(deadline.anchor()).plus_days(i32::try_from(deadline.extension()).unwrap_or(i32::MAX));
        let lands = [end, calendar.next_working(end)].contains(&deadline.due());
        let steps: Vec<Step> = because
            .iter()
            .filter_map(|reason| if let Claim::Step(step) = reason.claim { Some(step) } else { None })
            .collect();
        holds(end == deadline.unrolled() && lands && steps == deadline.steps(calendar), Why::Counting)
    }

    fn succeeded(&self, from: PartyNo, to: PartyNo) -> bool {
        self.entries.iter().any(|entry| {
            matches!(&entry.what, What::Fact(Fact::UnitSucceeded(form)) if (form.from.0, form.to.0) == (from, to))
                && !self.retracted.contains(&entry.no)
        })
    }
}

fn states_complete(entry: &Entry<PartyNo>, party: PartyNo, term: Term, day: Day) -> bool {
    let What::Statement(Statement::CompletenessStated(stated)) = &entry.what else { return false };
    let terms = match &stated.terms {
        Terms::All(_) => true,
        Terms::Only(terms) => terms.contains(&term),
    };
    // Anyone but the organ speaks for itself alone, also where it says `all`.
    let (by, named) = (entry.by.0, if let Whom::Party(named) = &stated.about { Some(named.0) } else { None });
    let about = [PartyNo::ORGAN, party].contains(&by) && named.is_none_or(|named| named == party);
    about && terms && day <= stated.through
}

/// Whether an entry may be dated on a day: on its own, or on any of the month or year to which alone it is known.
fn may_be_dated(entry: &Entry<PartyNo>, on: Day) -> bool {
    entry.earliest().zip(entry.day()).is_some_and(|(first, last)| (first..=last).contains(&on))
}

fn has_entry(because: &[Proof], wanted: EntryNo) -> bool {
    because.iter().any(|reason| matches!(reason.claim, Claim::Entry { no, .. } if no == wanted))
}

fn points(because: &[Proof]) -> impl Iterator<Item = &Finding> {
    because.iter().filter_map(|reason| if let Claim::Point(finding) = &reason.claim { Some(finding) } else { None })
}

fn in_table(machine: Machine, from: Option<&str>, what: &What<PartyNo>, to: &str) -> bool {
    if let (Machine::Execution, What::Execution(act)) = (machine, what) {
        return execution::TABLE
            .iter()
            .any(|row| row.from.map(ExecutionState::code) == from && row.act == act.kind() && row.to.code() == to);
    }
    let (Machine::Accountability, What::Accountability(act)) = (machine, what) else { return false };
    accountability::TABLE
        .iter()
        .any(|row| row.from.map(ProceedingState::code) == from && row.act == act.kind() && row.to.code() == to)
}

/// The table of statuses (§6), read backwards: whether a status follows from what is given for it.
fn follows(status: Status, because: &[Proof], as_of: Day) -> bool {
    let due =
        because.iter().find_map(|r| if let Claim::Due { deadline, .. } = r.claim { Some(deadline) } else { None });
    let kept = because.iter().find_map(|r| if let Claim::Fulfilled { on, .. } = r.claim { Some(on) } else { None });
    let complete =
        because.iter().find_map(|r| if let Claim::Complete { through, .. } = r.claim { Some(through) } else { None });
    let absent = because.iter().any(|reason| matches!(reason.claim, Claim::Absent { .. }));
    let open = points(because).any(|point| point.ruling == Ruling::Open);
    let unsaid = open || because.iter().any(|reason| matches!(reason.claim, Claim::Incomplete { .. }));
    let past = due.is_some_and(|due| as_of > due.due());
    let late = due.zip(kept).is_some_and(|(due, kept)| kept > due.due());
    let firm = due.is_some_and(|due| due.certainty() == Certainty::Firm);
    let whole = due.zip(complete).is_some_and(|(due, through)| due.due() <= through);
    match status {
        Status::Kept => due.zip(kept).is_some_and(|(due, kept)| kept <= due.due()),
        Status::KeptLate => late && firm && whole,
        Status::KeptTimelinessUnknown => late && unsaid,
        Status::KeptTimelinessOpen => kept.is_some() && due.is_none(),
        Status::Pending => kept.is_none() && absent && due.is_some() && !past,
        Status::Overdue => kept.is_none() && absent && past && firm && whole,
        Status::Unknown => kept.is_none() && absent && past && unsaid,
        Status::Open => open,
        Status::Standing => kept.is_none() && due.is_none(),
        Status::Excused => points(because).next().is_some() && (kept.is_none() || late || due.is_none()),
    }
}

fn measure_follows(eligible: Eligible, because: &[Proof]) -> bool {
    let any = |wanted: &dyn Fn(&Finding) -> bool| points(because).any(wanted);
    let failed = |point: &Finding| point.ruling == Ruling::NotMet && !matches!(point.row.cure, Cure::Amend(_));
    let open = any(&|point| point.ruling == Ruling::Open);
    let bars = |point: &Finding| failed(point) && matches!(point.row.cure, Cure::Nothing | Cure::Determine(..));
    match eligible {
        Eligible::Must => !open && !any(&failed),
        Eligible::NotYet => any(&failed),
        Eligible::Barred => any(&bars),
        Eligible::Done => any(&|point| point.ruling == Ruling::Met),
        Eligible::Open => open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::{Clause, Row};

    static BARRED: Row = Row::new("test.barred", Clause::article(21), "零", "nothing", Cure::Nothing);
    static ASKED: Row = Row::new("test.entered", Clause::article(21), "一", "enter", Cure::Enter("fact.received"));
    static AMENDED: Row = Row::new("test.amended", Clause::article(21), "二", "amend", Cure::Amend("item"));

    /// What follows from points of each kind, and what does not.
    #[test]
    fn what_follows_for_a_measure() {
        use Eligible::{Barred, Done, Must, NotYet, Open};
        let met = (Ruling::Met, &ASKED);
        let barred = (Ruling::NotMet, &BARRED);
        let lacking = (Ruling::NotMet, &ASKED);
        let amended = (Ruling::NotMet, &AMENDED);
        let open = (Ruling::Open, &ASKED);
        let open_bar = (Ruling::Open, &BARRED);
        for (points, follow) in [
            (&[][..], &[Must][..]),
            (&[met], &[Must, Done]),
            (&[amended], &[Must]),
            (&[lacking], &[NotYet]),
            (&[barred], &[NotYet, Barred]),
            (&[open], &[Open]),
            (&[open_bar], &[Open]),
            (&[open, lacking], &[NotYet, Open]),
            (&[met, barred], &[NotYet, Barred, Done]),
        ] {
            let because: Vec<Proof> =
                points.iter().map(|(ruling, row)| Proof::new(Claim::Point(Finding::new(*ruling, row)), None)).collect();
            for eligible in [Must, NotYet, Barred, Done, Open] {
                assert_eq!(measure_follows(eligible, &because), follow.contains(&eligible), "{eligible:?} {points:?}");
            }
        }
    }
}
