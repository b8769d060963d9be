//! How a duty stands (§6): deadlines from standards, windows, and the table of statuses. Articles say what is
//! owed, from when, and what fulfils it; the counting is the same for all and stands here once.

use alloc::vec::Vec;
use core::cell::OnceCell;

use crate::{
    record::{Fact, FactKind},
    terms::{
        Clause, Cure, Day, Deadline, EntryNo, Finding, Instrument, PartyNo, Precision, Row, Ruling,
        duty::{Duty, DutyRow, Status, Term},
        party::Application,
        question::{Addressee, Question},
        standard::Governing,
    },
};

use super::{Mark, View, view::IN_FORCE};

/// The most windows one answer may list. A daily report over a century by a thousand units passes it.
pub(crate) const WINDOW_LIMIT: usize = 1_000_000;

pub(crate) static APPLICATION_OPEN: Row = Row::new(
    "02.application-open",
    Clause::article(2),
    "该决策机关是直接适用还是参照执行本规定尚未明确；明确之前不评价履职情况",
    "whether the regulation applies to this organ directly or by reference is open; until it is settled no duty is judged",
    Cure::Determine(Question::ApplicationDirect, Addressee::Organ),
);
static NO_CALENDAR: Row = Row::new(
    "00.calendar",
    Clause::of(Instrument::CivilCode, 203),
    "期限最后一日{0}不在日历覆盖范围内，不得据以认定逾期",
    "the due day {0} lies outside the calendar; nobody is late by it",
    Cure::Nothing,
);
static COARSE_ANCHOR: Row = Row::new(
    "00.coarse-anchor",
    Clause::article(17),
    "起算日（第{0}条记录）仅知年月，期限无法确定",
    "the day it runs from (entry {0}) is known only to the month or year, so no due day can be set",
    Cure::Amend("on"),
);
static COARSE_KEPT: Row = Row::new(
    "00.coarse-fulfilment",
    Clause::article(17),
    "履行日期（第{0}条记录）仅知年月，是否按期无法确定",
    "the day it was fulfilled (entry {0}) is known only to the month or year, so timeliness cannot be told",
    Cure::Amend("on"),
);
static COARSE_PERHAPS: Row = Row::new(
    "00.coarse-fulfilment",
    Clause::article(17),
    "第{0}条记录仅知年月，可能属于本期，本期是否按期履行无法确定",
    "entry {0} is known only to the month or year and may belong to this window, so whether it was kept in time cannot be told",
    Cure::Amend("on"),
);
static SUSPENDED_WINDOW: Row = Row::new(
    "14.suspended-window",
    Clause::article(14),
    "本期每日均处于中止执行状态，免于履行",
    "execution was suspended on every day of the window, so nothing is owed for it",
    Cure::Nothing,
);
static PERSONAL: Row = Row::new(
    "00.personal-without-authority",
    Clause::article(10),
    "期限{0}没有制度依据，不得据以评价个人",
    "the due day {0} has no legal authority, so nothing is held against a person by it",
    Cure::Standard(Term::YearEnd),
);
static INCOMPLETE: Row = Row::new(
    "17.incomplete",
    Clause::article(17),
    "期限{0}已过，但记录未声明完整至该日，无法判断是否履行",
    "the due day {0} has passed, but the record is not stated complete through it",
    Cure::Enter("statement.completeness_stated"),
);
static NO_STANDARD: Row = Row::new(
    "01.no-standard",
    Clause::article(1),
    "“{0}”没有期限标准，是否及时由决策机关判断",
    "no standard sets a period for `{0}`; whether it is prompt is for the organ to say",
    Cure::Enter("standard.set_period"),
);
static BEFORE_FORCE: Row = Row::new(
    "24.before-force",
    Clause::article(24),
    "该职责起算于2021年1月1日之前，自该日起持续，不计期限",
    "the duty began before 2021-01-01; it stands from that day and no period runs",
    Cure::Nothing,
);

/// Where duties go as they are found.
pub(crate) trait Ledger {
    /// Takes a duty.
    fn duty(&mut self, duty: Duty);

    /// Whether no more can be taken.
    fn is_full(&self) -> bool;
}

impl Ledger for Vec<Duty> {
    fn duty(&mut self, duty: Duty) {
        if !self.is_full() {
            self.push(duty);
        }
    }

    fn is_full(&self) -> bool {
        self.len() > WINDOW_LIMIT
    }
}

/// What is owed, by whom, from when: what a rule says of a duty before it is scored.
#[derive(Debug, Clone, Copy)]
pub struct Owed {
    pub(crate) row: &'static DutyRow,
    /// Who owed it first; scoring finds who has taken it over by the due day.
    pub(crate) bearer: PartyNo,
    pub(crate) to: PartyNo,
    /// The unit it is about, where the bearer is another party.
    pub(crate) unit: Option<PartyNo>,
    /// The entry it is about.
    pub(crate) about: Option<EntryNo>,
    pub(crate) anchor: Day,
    pub(crate) anchor_entry: Option<EntryNo>,
    /// A duty of a named person: nothing is held against it by a day without authority.
    pub(crate) personal: bool,
}

impl Owed {
    /// A duty of a unit, body or the organ to another party, from the day of an entry.
    #[must_use]
    pub const fn new(row: &'static DutyRow, bearer: PartyNo, to: PartyNo, anchor: (Day, Option<EntryNo>)) -> Self {
        Self { row, bearer, to, unit: None, about: None, anchor: anchor.0, anchor_entry: anchor.1, personal: false }
    }

    /// The same about an entry.
    #[must_use]
    pub const fn about(mut self, entry: EntryNo) -> Self {
        self.about = Some(entry);
        self
    }

    /// The same about a unit.
    #[must_use]
    pub const fn of_unit(mut self, unit: PartyNo) -> Self {
        self.unit = Some(unit);
        self
    }

    /// The same of a named person: nothing is held against one by a due day without authority.
    #[must_use]
    pub const fn of_person(mut self) -> Self {
        self.personal = true;
        self
    }
}

/// When a one-off duty is due, and what may take it out of the table.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Terms {
    /// The due day; none when nothing sets one.
    pub(crate) deadline: Option<Deadline>,
    /// The entry that fulfilled it.
    pub(crate) kept: Option<Mark>,
    /// Why it is not owed.
    pub(crate) excused: Option<Finding>,
    /// Why only a person can say how it stands.
    pub(crate) open: Option<Finding>,
    /// Whether, without a due day, it is owed all the time rather than once.
    pub(crate) continuing: bool,
    /// An entry known to the month or year only that may have fulfilled it in time.
    pub(crate) perhaps: Option<EntryNo>,
}

impl View<'_> {
    /// The due day of a term from an anchor: the organ's standard before the host's, and never looser than a
    /// statute for the same term unless its own authority is a law or regulation (art 1).
    pub(crate) fn deadline(
        &self,
        term: Term,
        unit: Option<PartyNo>,
        anchor: (Day, Option<EntryNo>),
        statute: Option<Governing>,
    ) -> Option<Deadline> {
        let count = |governing: Governing| governing.deadline(anchor.0, anchor.1, self.calendar());
        let set = self.standard(term, unit, anchor.0);
        match (set, statute) {
            (Some(set), Some(statute)) if !set.is_law => {
                let (set, statute) = (count(set), count(statute));
                Some(if set.due() < statute.due() { set } else { statute })
            }
            (Some(set), _) => Some(count(set)),
            (None, Some(statute)) => Some(count(statute)),
            (None, None) => None,
        }
    }

    /// Whether only the month or year of an entry's day is known.
    pub(crate) fn is_coarse(&self, entry: Option<EntryNo>) -> bool {
        entry.and_then(|no| self.entry(no)).is_some_and(|entry| entry.precision != Precision::Day)
    }
}

/// Scores a duty that is owed once.
pub(crate) fn one_off(view: &View<'_>, owed: Owed, terms: Terms) -> Duty {
    let mut terms = terms;
    if owed.anchor < IN_FORCE {
        // Art 24: no period runs for what was owed before; what is still unkept stands from that day.
        terms.deadline = None;
        terms.continuing = true;
        terms.open = terms.open.or(Some(Finding::new(Ruling::Open, &BEFORE_FORCE)));
    } else if view.is_coarse(owed.anchor_entry) && terms.deadline.is_some_and(|due| due.period().is_some()) {
        terms.deadline = None;
        let finding = Finding::new(Ruling::Open, &COARSE_ANCHOR);
        terms.open = terms.open.or(owed.anchor_entry.map(|entry| finding.with(entry)));
    }
    settle(view, owed, None, terms)
}

/// The table of statuses (§6).
fn settle(view: &View<'_>, owed: Owed, window: Option<(Day, Day)>, terms: Terms) -> Duty {
    let mut duty = Duty {
        row: owed.row,
        bearer: view.holder_of(owed.bearer, terms.deadline.map_or(view.day, |deadline| deadline.due())),
        origin: owed.bearer,
        to: owed.to,
        anchor: owed.anchor,
        anchor_entry: owed.anchor_entry,
        about: owed.about,
        unit: owed.unit,
        window,
        deadline: terms.deadline,
        status: Status::Open,
        kept: terms.kept.map(|mark| (mark.day, mark.no)),
        complete: None,
        why: None,
    };
    if view.application == Application::Open {
        duty.why = Some(Finding::new(Ruling::Open, &APPLICATION_OPEN));
        return duty;
    }
    let (status, why) = match terms.deadline {
        None => without_due_day(owed, terms),
        Some(due) => with_due_day(view, owed, terms, due, &mut duty),
    };
    duty.status = status;
    duty.why = why;
    duty
}

fn without_due_day(owed: Owed, terms: Terms) -> (Status, Option<Finding>) {
    let open = Finding::new(Ruling::Open, &NO_STANDARD).with(owed.row.term.words());
    let why = Some(terms.open.unwrap_or(open));
    match (terms.kept, terms.excused) {
        (Some(_), _) => (Status::KeptTimelinessOpen, why),
        (None, Some(excuse)) => (Status::Excused, Some(excuse)),
        (None, None) if terms.continuing => (Status::Standing, why),
        (None, None) => (Status::Open, why),
    }
}

fn with_due_day(
    view: &View<'_>,
    owed: Owed,
    terms: Terms,
    due: Deadline,
    duty: &mut Duty,
) -> (Status, Option<Finding>) {
    let kept = terms.kept;
    if kept.is_some_and(|kept| kept.day <= due.due()) {
        return (Status::Kept, None);
    }
    if let Some(excuse) = terms.excused {
        return (Status::Excused, Some(excuse));
    }
    if kept.is_none() && view.day <= due.due() {
        return (Status::Pending, None);
    }
    if let Some(open) = terms.open {
        return (Status::Open, Some(open));
    }
    if due.certainty() == crate::terms::deadline::Certainty::Provisional {
        // What was done stays done; only whether it was in time is unknown.
        let status = if kept.is_some() { Status::KeptTimelinessUnknown } else { Status::Unknown };
        return (status, Some(Finding::new(Ruling::Open, &NO_CALENDAR).with(due.due())));
    }
    if owed.personal && !due.has_authority() {
        return (Status::Open, Some(Finding::new(Ruling::Open, &PERSONAL).with(due.due())));
    }
    let complete = view.complete(duty.bearer, owed.row.term).filter(|(through, _)| *through >= due.due());
    duty.complete = complete.map(|(_, entry)| entry);
    let incomplete = Finding::new(Ruling::Open, &INCOMPLETE).with(due.due());
    let coarse = |kept: &Mark| view.entry(kept.no).and_then(|entry| entry.earliest()).is_some_and(|d| d <= due.due());
    if let Some(kept) = kept.filter(coarse) {
        return (Status::KeptTimelinessUnknown, Some(Finding::new(Ruling::Open, &COARSE_KEPT).with(kept.no)));
    }
    if let Some(entry) = terms.perhaps {
        let status = if kept.is_some() { Status::KeptTimelinessUnknown } else { Status::Unknown };
        return (status, Some(Finding::new(Ruling::Open, &COARSE_PERHAPS).with(entry)));
    }
    match (kept, complete) {
        (Some(_), Some(_)) => (Status::KeptLate, None),
        (Some(_), None) => (Status::KeptTimelinessUnknown, Some(incomplete)),
        (None, Some(_)) => (Status::Overdue, None),
        (None, None) => (Status::Unknown, Some(incomplete)),
    }
}

/// A duty owed again and again, window by window.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Series {
    pub(crate) owed: Owed,
    /// The first day on which it no longer runs.
    pub(crate) end: Option<Day>,
    /// The kind of fact that fulfils it.
    pub(crate) kind: FactKind,
    /// Which facts of the kind count.
    pub(crate) counts: fn(&Fact<PartyNo>) -> bool,
    /// Whether a window whose every day is suspended is excused.
    pub(crate) rests: bool,
    /// Why a window that falls due on a day is for a person to judge.
    pub(crate) open: fn(&View<'_>, Day) -> Option<Finding>,
    /// The first day of the bearer's next series: what is dated from then on serves that one.
    pub(crate) next: Option<Day>,
    /// The day from which the series of another unit goes on in its place: what would fall due from then on is owed in
    /// that one.
    pub(crate) joined: Option<Day>,
}

impl Series {
    /// Whether it still runs on a day.
    fn runs(&self, day: Day) -> bool {
        self.end.is_none_or(|end| day < end) && self.joined.is_none_or(|joined| day < joined)
    }
}

/// The entries that can serve the windows of a series.
struct Serving<'v> {
    view: &'v View<'v>,
    kind: FactKind,
    bearer: PartyNo,
    counts: fn(&Fact<PartyNo>) -> bool,
    /// Whether any entry of the kind says which day it covers.
    covers: bool,
    /// Where units were succeeded, the entries of the bearer and of those that took over from it.
    merged: Option<Merged>,
    /// The first day that belongs to the bearer's next series.
    next: Option<Day>,
    /// The entries known to the month or year only, in the order of their days. Looked for once they are asked for.
    coarse: OnceCell<Vec<Mark>>,
}

#[derive(Default)]
struct Merged {
    /// By the day they are dated.
    dated: Vec<Mark>,
    /// By the day they say they cover.
    covering: Vec<(Day, Mark)>,
}

impl<'v> Serving<'v> {
    fn find(view: &'v View<'v>, series: &Series) -> Self {
        let (kind, bearer) = (series.kind, series.owed.bearer);
        let merged = view.has_successions().then(|| {
            let mut merged = Merged::default();
            for (party, since) in view.chain_since(bearer) {
                merged.dated.extend(view.facts_of(kind, party).filter(|mark| mark.day >= since));
                let covering = view.facts.covering(kind, party, Day::FIRST);
                merged.covering.extend(covering.filter(|(_, mark)| mark.day >= since));
            }
            merged.dated.sort_unstable();
            merged.covering.sort_unstable();
            merged
        });
        let covers = view.facts.covers(kind);
        Self { view, kind, bearer, counts: series.counts, covers, merged, next: series.next, coarse: OnceCell::new() }
    }

    fn counts(&self, mark: Mark, covers: bool) -> bool {
        self.view.fact(mark.no).is_some_and(|(_, fact)| fact.covers().is_some() == covers && (self.counts)(fact))
    }

    /// The entries dated in a window, in order.
    fn dated_in(&self, (after, through): (Day, Day)) -> impl Iterator<Item = Mark> {
        let next = self.next;
        let own = move |mark: &Mark| mark.day <= through && next.is_none_or(|next| mark.day < next);
        self.dated_after(after).take_while(own).filter(|mark| self.counts(*mark, false))
    }

    /// The entries of the kind dated after a day, in order.
    fn dated_after(&self, after: Day) -> impl Iterator<Item = Mark> {
        let merged = self.merged.as_ref().map_or(&[][..], |merged| {
            let from = merged.dated.partition_point(|mark| mark.day <= after);
            merged.dated.get(from..).unwrap_or(&[])
        });
        let own = self.merged.is_none().then(|| self.view.facts.of_from(self.kind, self.bearer, after.next()));
        own.into_iter().flatten().chain(merged.iter().copied())
    }

    /// An entry dated after a window only because no more than its month or year is known: it may have been made by the
    /// due day.
    fn perhaps(&self, through: Day, due: Day) -> Option<EntryNo> {
        let coarse = self.coarse.get_or_init(|| {
            let coarse = self.dated_after(Day::FIRST).filter(|mark| self.view.is_coarse(Some(mark.no)));
            coarse.filter(|mark| self.counts(*mark, false)).collect()
        });
        let later = coarse.get(coarse.partition_point(|mark| mark.day <= through)..).unwrap_or(&[]).iter();
        // No span reaches from one year into another.
        let mut near = later.take_while(|mark| mark.day.year() <= due.year());
        near.find(|mark| self.view.earliest(mark.no).is_some_and(|earliest| earliest <= due)).map(|mark| mark.no)
    }

    /// The earliest entry that says it covers a day of a window.
    fn covering(&self, (after, through): (Day, Day)) -> Option<Mark> {
        if !self.covers {
            return None;
        }
        let merged = self.merged.as_ref().map_or(&[][..], |merged| {
            let from = merged.covering.partition_point(|(day, _)| *day <= after);
            merged.covering.get(from..).unwrap_or(&[])
        });
        let own = self.merged.is_none().then(|| self.view.facts.covering(self.kind, self.bearer, after.next()));
        let covering = own.into_iter().flatten().chain(merged.iter().copied());
        let within = covering.take_while(|(day, _)| *day <= through).map(|(_, mark)| mark);
        within.filter(|mark| self.counts(*mark, true)).min()
    }
}

/// A window whose own entries are known, but perhaps not yet a late one from the window after it.
struct Held {
    window: (Day, Day),
    deadline: Deadline,
    kept: Option<Mark>,
    /// Whether nothing is owed for it: execution was suspended on its every day, and nothing was done in time.
    rested: bool,
}

/// How far the windows of a series have come.
#[derive(Default)]
struct Course {
    held: Option<Held>,
    /// The last entry taken for a window by whose rolled due day it is dated. Those after it are still to serve.
    taken: Option<Mark>,
}

/// Scores a recurring duty: every window up to the day of the view, or one standing duty where no standard
/// sets a period. Returns nothing when the duty has not begun or no window is owed.
///
/// Window k is (anchor + (k−1)·P, anchor + k·P], always counted from the anchor. When the standard changes, the
/// running window ends under the old one and a new series is anchored on its last day.
///
/// Interpretation: where no standard is in force at the beginning and one comes into force later, the first
/// window is anchored on the day it does. An entry dated in a window that is not owed is surplus.
///
/// Interpretation: where the due day has moved past the last day of its window, what was not done within the window may
/// still be done by that day. The first entry after the window that is dated by then serves it, in time, and the
/// entries after that one the windows after.
///
/// Interpretation: an entry known to the month or year only serves the window that holds its last day. A window before
/// it in which it may lie as well is not held against anyone.
pub(crate) fn recurring(view: &View<'_>, series: &Series, ledger: &mut impl Ledger) {
    let owed = series.owed;
    let start = owed.anchor.max(IN_FORCE);
    if start > view.day || !series.runs(start) {
        return;
    }
    if view.is_coarse(owed.anchor_entry) && owed.anchor >= IN_FORCE {
        let finding = Finding::new(Ruling::Open, &COARSE_ANCHOR);
        let open = owed.anchor_entry.map(|entry| finding.with(entry));
        if series.runs(view.day) {
            ledger.duty(settle(view, owed, None, Terms { open, continuing: true, ..Terms::default() }));
        }
        return;
    }
    let serving = Serving::find(view, series);
    let unit = owed.unit.or(Some(owed.bearer));
    let mut anchor = start;
    let mut course = Course::default();
    loop {
        let Some(standard) = view.standard(owed.row.term, unit, anchor.next()) else {
            close(view, series, &serving, course.held.take(), None, ledger);
            // Not every day on which the standard may change brings one. On the day one does, nothing of a window
            // has run yet, and the duty stands for the last time.
            let mut next = view.next_standard(owed.row.term, unit, anchor.next());
            while let Some(day) = next.filter(|day| view.standard(owed.row.term, unit, *day).is_none()) {
                next = view.next_standard(owed.row.term, unit, day);
            }
            match next {
                Some(next) if next < view.day && series.runs(next) => anchor = next,
                _ => {
                    let terms = Terms { continuing: true, ..Terms::default() };
                    if series.runs(view.day) {
                        ledger.duty(settle(view, owed, None, terms));
                    }
                    return;
                }
            }
            continue;
        };
        match run(view, series, &serving, standard, anchor, &mut course, ledger) {
            Some(next) => anchor = next,
            None => return,
        }
    }
}

/// The windows of one standard. Returns the last day of the window in which the standard changed, from which
/// the next series is anchored, or nothing when the day of the view or the end of the duty is reached.
fn run(
    view: &View<'_>,
    series: &Series,
    serving: &Serving<'_>,
    standard: Governing,
    anchor: Day,
    course: &mut Course,
    ledger: &mut impl Ledger,
) -> Option<Day> {
    let owed = series.owed;
    let unit = owed.unit.or(Some(owed.bearer));
    let mut after = anchor;
    let mut changes = view.next_standard(owed.row.term, unit, anchor.next());
    for k in 1u32.. {
        let entry = owed.anchor_entry.filter(|_| anchor == owed.anchor);
        let deadline = standard.window(anchor, entry, k, view.calendar());
        let through = deadline.unrolled();
        if through <= after {
            if k > 300 {
                break;
            }
            continue;
        }
        let window = (after, through);
        let joined = series.joined.is_some_and(|joined| joined <= deadline.due());
        let is_owed = after < view.day && series.runs(through) && !joined;
        let taken = course.taken;
        let left = |mark: &Mark| taken.is_none_or(|taken| taken < *mark);
        let mut dated = serving.dated_in(window).filter(left);
        let first = dated.next();
        if !is_owed {
            // What is dated in a window that is not owed can only serve the one before it.
            close(view, series, serving, course.held.take(), first, ledger);
            break;
        }
        let own = [serving.covering(window), first].into_iter().flatten().min();
        let surplus = if first == own { dated.next() } else { first };
        close(view, series, serving, course.held.take(), surplus, ledger);
        let mut kept = own;
        // What was kept in time is kept, whatever else held in the window.
        let in_time = own.is_some_and(|own| own.day <= deadline.due());
        let rested = !in_time && series.rests && through <= view.day && view.all_suspended(after.next(), through);
        if !in_time && !rested && deadline.due() > through {
            let rolled = serving.dated_in((through, deadline.due())).find(left);
            course.taken = rolled.or(course.taken);
            kept = rolled.or(own);
        }
        course.held = Some(Held { window, deadline, kept, rested });
        if ledger.is_full() {
            break;
        }
        after = through;
        // Asked again only where one may have changed by then.
        if after < view.day && changes.is_some_and(|day| day <= after.next()) {
            let changed = view
                .standard(owed.row.term, unit, after.next())
                .is_none_or(|next| (next.period, next.source) != (standard.period, standard.source));
            if changed {
                return Some(after);
            }
            changes = view.next_standard(owed.row.term, unit, after.next());
        }
    }
    close(view, series, serving, course.held.take(), None, ledger);
    None
}

/// Scores a window once it is known whether a surplus entry of the next one serves it late.
fn close(
    view: &View<'_>,
    series: &Series,
    serving: &Serving<'_>,
    held: Option<Held>,
    surplus: Option<Mark>,
    ledger: &mut impl Ledger,
) {
    let Some(Held { window, deadline, kept, rested }) = held else { return };
    let (_, through) = window;
    let in_time = kept.is_some_and(|kept| kept.day <= deadline.due());
    let kept = if rested { kept } else { kept.or(surplus) };
    let terms = Terms {
        deadline: Some(deadline),
        kept,
        excused: rested.then(|| Finding::new(Ruling::NotMet, &SUSPENDED_WINDOW)),
        open: if in_time { None } else { (series.open)(view, deadline.due()) },
        continuing: true,
        perhaps: if in_time { None } else { serving.perhaps(through, deadline.due()) },
    };
    ledger.duty(settle(view, series.owed, Some(window), terms));
}

/// For a series in which nothing is for a person to judge.
pub(crate) fn never_open(_: &View<'_>, _: Day) -> Option<Finding> {
    None
}

/// For a series in which every fact of the kind counts.
pub(crate) fn every(_: &Fact<PartyNo>) -> bool {
    true
}
