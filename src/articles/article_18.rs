//! # 第十八条 公开 · Disclosure
//!
//! 决策执行得怎样，执行单位要通过报刊、网站等让社会知道；法律不许公开的不在此列。
//!
//! Each executing unit makes known to the public how execution went, in the press, on government websites and
//! the like, save what the law keeps from disclosure.
//!
//! **Decides.** What is to be disclosed and from when: each part reported complete, each final report, each
//! other report for which the organ states that a result has formed; after a termination, the termination, by
//! the organ. By when: 20 working days for administrative organs and authorised organisations (信息公开条例
//! 26, 54). Whether it was disclosed, or withheld on a ground.
//!
//! **Leaves open.** Whether and from when the period binds a public institution, an enterprise or another unit
//! (条例 55): the organ's determination `disclosure.binds`. Whether a ground named is right, whether those
//! concerned consent or the public interest weighs more (条例 15), whether another rule orders publication
//! (条例 16, 20): the engine takes the ground that is stated and shows what it means.
//!
//! **Interpretation.** A determination that the period binds a unit works from its own day: what formed before
//! is due 20 working days after it, for nobody is late by a rule not yet settled. What a unit discloses may be
//! published in its name by the organ or another party of the record; what only someone outside is said to have
//! published is no disclosure. A part or final report starts the period itself, so a result stated for it starts
//! no second one; of several results stated for one report the first counts. With no unit ever designated
//! nothing was executed, so nothing is to be disclosed.

use alloc::{collections::BTreeSet, vec::Vec};

use crate::{
    reading::{
        Mark, View,
        score::{Ledger, Owed, Terms, one_off},
        view::IN_FORCE,
    },
    record::{Fact, FactKind, PartyKind, acts::Archive},
    terms::{
        About, Addressee, Clause, Cure, Deadline, EntryNo, Finding, Instrument, PartyNo, Period, Question, Row, Ruling,
        Sink,
        decision::{Answered, ExecutionState, WithholdingGround},
        duty::{DutyRow, Term},
        party::UnitKind,
        standard::Governing,
    },
};

/// 第十八条.
pub(crate) const CLAUSE: Clause = Clause::article(18);

/// 信息公开条例 26: from the day the information formed.
const WITHIN: Governing =
    Governing::statute(Period::WorkingDays(20), Clause::of(Instrument::InformationDisclosure, 26));

/// 公开执行情况.
pub(crate) static DISCLOSURE: DutyRow = DutyRow::new(
    "18.disclosure",
    CLAUSE,
    Term::Disclosure,
    "公布决策执行情况，依法可以不公布的不在此列",
    "disclose to the public how execution went, save what the law keeps from disclosure",
    "fact.disclosed",
);

static BINDS: Row = Row::new(
    "18.binds",
    Clause::of(Instrument::InformationDisclosure, 55),
    "{0}不是行政机关或者授权组织，信息公开时限是否适用待认定",
    "{0} is no administrative organ or authorised organisation; whether the period binds it is open",
    Cure::Determine(Question::DisclosureBinds, Addressee::Organ),
);
static NO_GROUND: Row = Row::new(
    "18.withheld-without-ground",
    CLAUSE,
    "第{1}条记录未公开第{0}条记录，但没有写明依据，不视为依法不予公开",
    "entry {1} withholds entry {0} without a ground, which keeps nothing",
    Cure::Amend("ground"),
);
static ON_14: Row = Row::new(
    "18.withheld-on-14",
    Clause::of(Instrument::InformationDisclosure, 14),
    "第{0}条记录依此不得公开（第{1}条记录）",
    "entry {0} must not be disclosed on this ground (entry {1})",
    Cure::Nothing,
);
static ON_15: Row = Row::new(
    "18.withheld-on-15",
    Clause::of(Instrument::InformationDisclosure, 15),
    "第{0}条记录依此不得公开，权利人同意或者公共利益重大的除外（第{1}条记录）",
    "entry {0} must not be disclosed on this ground, save with consent or for the public interest (entry {1})",
    Cure::Nothing,
);
static ON_16: Row = Row::new(
    "18.withheld-on-16",
    Clause::of(Instrument::InformationDisclosure, 16),
    "第{0}条记录依此可以不公开（第{1}条记录）",
    "entry {0} may be withheld on this ground (entry {1})",
    Cure::Nothing,
);
static FINAL: Row = Row::new(
    "18.final",
    CLAUSE,
    "{0}的最终报告（第{1}条记录）应当公开，或者写明不予公开的依据",
    "the final report of {0} (entry {1}) is to be disclosed, or withheld on a ground",
    Cure::Enter("fact.disclosed"),
);
static TERMINATION: Row = Row::new(
    "18.termination",
    CLAUSE,
    "停止执行（第{0}条记录）应当由决策机关公开，或者写明不予公开的依据",
    "the organ is to disclose the termination (entry {0}), or to withhold it on a ground",
    Cure::Enter("fact.disclosed"),
);
static NOTHING_EXECUTED: Row = Row::new(
    "18.nothing-executed",
    CLAUSE,
    "未曾明确执行单位，没有执行情况可以公开",
    "no unit was ever designated, so there is no execution to disclose",
    Cure::Nothing,
);

/// Something to be disclosed.
struct Item {
    of: EntryNo,
    by: PartyNo,
    /// The day it formed and the entry that says so.
    formed: Mark,
}

/// The guard of Archive: every final report told, or after a termination the termination.
pub(crate) fn archive<S: Sink>(view: &View<'_>, _: &Archive, sink: &mut S) {
    if view.engagements().next().is_none() {
        sink.rule(true, &NOTHING_EXECUTED);
        return;
    }
    let ruling = |of: EntryNo| if told(view, of).is_some() { Ruling::Met } else { Ruling::NotMet };
    if let Some((_, act)) = view.first_in(ExecutionState::Terminated) {
        sink.push(Finding::new(ruling(act), &TERMINATION).with(act).about(About::entry(act)));
        return;
    }
    for report in of_units(view, FactKind::FinalReport) {
        if sink.is_full() {
            return;
        }
        let finding = Finding::new(ruling(report.of), &FINAL).with(report.by).with(report.of);
        sink.push(finding.about(About::entry(report.of)));
    }
}

/// Each unit → public for what it completed and reported; the organ for a termination.
pub(crate) fn duties(view: &View<'_>, ledger: &mut impl Ledger) {
    let parts = of_units(view, FactKind::PartCompleted);
    let reports = of_units(view, FactKind::FinalReport);
    for item in parts.chain(reports).chain(results(view)).chain(termination(view)) {
        let anchor = (item.formed.day, Some(item.formed.no));
        let (deadline, open) = due(view, &item);
        let owed = Owed::new(&DISCLOSURE, item.by, PartyNo::OUTSIDE, anchor).about(item.of);
        ledger.duty(one_off(view, owed, Terms { deadline, open, kept: told(view, item.of), ..Terms::default() }));
    }
}

/// What is withheld, on which ground or none.
pub(crate) fn findings<S: Sink>(view: &View<'_>, sink: &mut S) {
    for (by, mark) in view.facts_all(FactKind::Withheld) {
        let Some((day, Fact::Withheld(withheld))) = view.fact(mark.no) else { continue };
        if by == PartyNo::OUTSIDE || day < IN_FORCE {
            continue;
        }
        let (ruling, row) = match withheld.ground {
            Some(WithholdingGround::Art14) => (Ruling::Met, &ON_14),
            Some(WithholdingGround::Art15) => (Ruling::Met, &ON_15),
            Some(WithholdingGround::Art16) => (Ruling::Met, &ON_16),
            None => (Ruling::NotMet, &NO_GROUND),
        };
        sink.push(Finding::new(ruling, row).with(withheld.of).with(mark.no).about(About::entry(withheld.of)));
    }
}

/// The facts of a kind by those who were executing units by their day.
fn of_units(view: &View<'_>, kind: FactKind) -> impl Iterator<Item = Item> {
    view.facts_all(kind).filter(move |(by, mark)| view.has_executed(*by, mark.day)).map(|(by, formed)| Item {
        of: formed.no,
        by,
        formed,
    })
}

/// The other reports of units for which the organ states that a result has formed, each once.
fn results(view: &View<'_>) -> Vec<Item> {
    let (mut items, mut seen) = (Vec::new(), BTreeSet::new());
    for formed in view.facts_of(FactKind::ResultFormed, PartyNo::ORGAN) {
        let Some((_, Fact::ResultFormed(result))) = view.fact(formed.no) else { continue };
        let Some((day, Fact::ExecutionReported(_) | Fact::ProblemReported(_))) = view.fact(result.of) else { continue };
        let Some(by) = view.entry(result.of).map(|report| report.by.0) else { continue };
        if view.has_executed(by, day) && seen.insert(result.of) {
            items.push(Item { of: result.of, by, formed });
        }
    }
    items
}

/// The organ's termination of a decision that units executed.
fn termination(view: &View<'_>) -> Option<Item> {
    let (day, no) = view.first_in(ExecutionState::Terminated)?;
    view.engagements().next()?;
    Some(Item { of: no, by: PartyNo::ORGAN, formed: Mark { day, no } })
}

/// The first disclosure of an entry, or of the result stated for it, or withholding on a ground.
fn told(view: &View<'_>, of: EntryNo) -> Option<Mark> {
    let results = view.told(of, FactKind::ResultFormed).map(|result| result.no);
    core::iter::once(of)
        .chain(results)
        .flat_map(|of| view.told(of, FactKind::Disclosed).chain(view.told(of, FactKind::Withheld)))
        .filter(|mark| !matches!(view.fact(mark.no), Some((_, Fact::Withheld(withheld))) if withheld.ground.is_none()))
        .min()
}

/// The due day, or the question that keeps it open.
fn due(view: &View<'_>, item: &Item) -> (Option<Deadline>, Option<Finding>) {
    let unit = Some(item.by).filter(|by| *by != PartyNo::ORGAN);
    let count = |from: Mark, statute| view.deadline(Term::Disclosure, unit, (from.day, Some(from.no)), statute);
    if is_bound_by_law(view, item.by) {
        return (count(item.formed, Some(WITHIN)), None);
    }
    let about = About::party(item.by);
    let own = count(item.formed, None);
    match view.determined(Question::DisclosureBinds, about, Addressee::Organ) {
        Some((Answered::Met, since)) if since.day <= item.formed.day => (count(item.formed, Some(WITHIN)), None),
        // No period runs from a day known to the month only.
        Some((Answered::Met, since)) if view.is_coarse(Some(since.no)) => (own, None),
        Some((Answered::Met, since)) => {
            let binding = WITHIN.deadline(since.day, Some(since.no), view.calendar());
            (Some(own.filter(|own| own.due() <= binding.due()).unwrap_or(binding)), None)
        }
        Some((Answered::NotMet, _)) => (own, None),
        None => {
            let question = Finding::new(Ruling::Open, &BINDS).with(item.by).about(about);
            (own, own.is_none().then_some(question))
        }
    }
}

/// 信息公开条例 26, 54. The organ is a government or one of its departments.
fn is_bound_by_law(view: &View<'_>, party: PartyNo) -> bool {
    match view.record.party(party).map(|party| &party.kind) {
        Some(PartyKind::Organ { .. }) => true,
        Some(PartyKind::Unit { kind, .. }) => {
            matches!(kind, UnitKind::AdministrativeOrgan | UnitKind::AuthorisedOrganisation)
        }
        Some(PartyKind::Outside | PartyKind::Person | PartyKind::Body { .. }) | None => false,
    }
}

#[cfg(test)]
mod tests {
    use alloc::{string::String, vec::Vec};

    use super::*;
    use crate::{
        reading::testing_told::{AUTH, CLUB, Case, EDU, Loaded, PLANT, SCHOOL},
        terms::{
            decision::ExecutionState::{Completed, Executing, Terminated},
            row::Everything,
        },
    };

    const TERMINATE: &str = r#""execution":{"terminate":{}}"#;
    const FINAL_REPORT: &str = r#""final_report":{}"#;

    /// Executed since 2021 by a department, an authorised organisation and a school.
    fn executing() -> Case {
        Case::new()
            .entry("2021-01-05", "edu", r#""execution":{"start":{}}"#)
            .state("2021-01-05", Executing)
            .engaged(EDU, "2021-01-05", None)
            .engaged(AUTH, "2021-01-05", Some("2021-02-01"))
            .engaged(SCHOOL, "2021-01-05", None)
    }

    #[track_caller]
    fn duties_are(case: &Loaded, on: &str, expected: &[&str]) {
        assert_eq!(case.duties(on, |view, ledger: &mut Vec<_>| duties(view, ledger)), expected);
    }

    fn found(case: &Loaded, on: &str) -> Vec<String> {
        case.findings(on, |view, sink: &mut Everything| findings(view, sink))
    }

    fn archive_of(case: Case, on: &str) -> Vec<String> {
        case.load().findings(on, |view, sink: &mut Everything| archive(view, &Archive {}, sink))
    }

    #[test]
    fn twenty_working_days() {
        for (formed, due) in [
            // Spring Festival 2021: 11 to 17 February off, Sunday 7 and Saturday 20 at work.
            ("2021-01-29", "2021-03-03"),
            ("2021-03-01", "2021-03-29"),
            // Spring Festival 2026: 15 to 23 February off, Saturdays 14 and 28 at work.
            ("2026-02-06", "2026-03-12"),
            // The last day that the calendar knows, and beyond it: by weekends only.
            ("2026-12-03", "2026-12-31"),
            ("2026-12-04", "2027-01-01?"),
            ("2026-12-31", "2027-01-28?"),
        ] {
            let case = executing().fact(formed, "edu", FINAL_REPORT).load();
            duties_are(&case, formed, &[&alloc::format!("18.disclosure edu>outside {formed} {due} pending -")]);
        }
    }

    #[test]
    fn the_last_day_is_in_time() {
        let line = |status: &str| alloc::format!("18.disclosure edu>outside 2021-03-01 2021-03-29 {status}");
        for (through, status) in [("2021-03-28", "unknown - 17.incomplete"), ("2021-03-29", "overdue -")] {
            let case = executing().fact("2021-03-01", "edu", FINAL_REPORT).complete(through).load();
            duties_are(&case, "2021-03-29", &[&line("pending -")]);
            duties_are(&case, "2021-03-30", &[&line(status)]);
        }
        for (told, status) in [("2021-03-29", "kept 3"), ("2021-03-30", "kept_late 3")] {
            let case = executing().fact("2021-03-01", "edu", FINAL_REPORT);
            // The organ may publish for the unit.
            let case = case.fact(told, "organ", r#""disclosed":{"of":2,"channel":"website"}"#);
            duties_are(&case.complete("2021-12-31").load(), "2021-05-01", &[&line(status)]);
        }
    }

    #[test]
    fn beyond_the_calendar_nobody_is_late() {
        let case = executing().fact("2026-12-04", "edu", FINAL_REPORT).complete("2027-12-31").load();
        duties_are(&case, "2027-06-01", &["18.disclosure edu>outside 2026-12-04 2027-01-01? unknown - 00.calendar"]);
    }

    #[test]
    fn what_starts_it_and_who_bears_it() {
        let case = executing()
            .fact("2021-03-01", "edu", r#""part_completed":{}"#)
            .fact("2021-03-02", "auth", FINAL_REPORT) // removed in February: still bound
            .fact("2021-03-03", "edu", r#""execution_reported":{}"#)
            .fact("2021-03-04", "edu", r#""execution_reported":{}"#)
            .fact("2021-03-05", "organ", r#""result_formed":{"of":4}"#)
            .fact("2021-03-08", "organ", r#""result_formed":{"of":4}"#)
            .fact("2021-03-08", "edu", r#""result_formed":{"of":5}"#) // not the organ's
            .fact("2021-03-08", "organ", r#""result_formed":{"of":2}"#) // the part started it
            .fact("2021-03-09", "new", FINAL_REPORT) // never an executing unit
            .fact("2021-03-10", "edu", r#""disclosed":{"of":6}"#)
            .entry("2021-09-01", "organ", TERMINATE)
            .state("2021-09-01", Terminated);
        duties_are(
            &case.load(),
            "2021-09-02",
            &[
                "18.disclosure edu>outside 2021-03-01 2021-03-29 unknown - 17.incomplete",
                "18.disclosure auth>outside 2021-03-02 2021-03-30 unknown - 17.incomplete",
                "18.disclosure edu>outside 2021-03-05 2021-04-02 kept 11",
                "18.disclosure organ>outside 2021-09-01 2021-09-29 pending -",
            ],
        );
    }

    #[test]
    fn a_successor_discloses_what_it_and_the_other_reported() {
        let case = executing()
            .fact("2021-03-01", "edu", FINAL_REPORT)
            .fact("2021-03-08", "new", FINAL_REPORT) // not yet an executing unit
            .fact("2021-03-10", "organ", r#""unit_succeeded":{"from":"edu","to":"new"}"#)
            .fact("2021-03-11", "new", FINAL_REPORT)
            .load();
        duties_are(&case, "2021-03-09", &["18.disclosure edu>outside 2021-03-01 2021-03-29 pending -"]);
        duties_are(
            &case,
            "2021-03-11",
            &[
                "18.disclosure new>outside 2021-03-01 2021-03-29 pending -",
                "18.disclosure new>outside 2021-03-11 2021-04-09 pending -",
            ],
        );
    }

    #[test]
    fn others_are_open_until_determined() {
        let determine = |case: Case, on: &str, answer: &str| {
            let what = alloc::format!(
                r#""determination":{{"question":"disclosure.binds","about":{{"party":"school"}},"answer":"{answer}"}}"#
            );
            case.entry(on, "organ", &what)
        };
        for unit in ["school", "plant", "club"] {
            let case = executing().engaged(PLANT, "2021-01-05", None).engaged(CLUB, "2021-01-05", None);
            let case = case.fact("2021-03-01", unit, FINAL_REPORT).complete("2022-01-01").load();
            duties_are(
                &case,
                "2021-12-01",
                &[&alloc::format!("18.disclosure {unit}>outside 2021-03-01 - open - 18.binds")],
            );
        }
        let report = |case: Case| case.fact("2021-03-01", "school", FINAL_REPORT);
        let line = |rest: &str| alloc::format!("18.disclosure school>outside 2021-03-01 {rest}");
        let case = determine(report(executing()), "2021-06-01", "not_met").load();
        duties_are(&case, "2021-12-01", &[&line("- open - 01.no-standard")]);
        // Bound before it formed, or only after.
        let case = report(determine(executing(), "2021-02-01", "met")).complete("2022-01-01").load();
        duties_are(&case, "2021-12-01", &[&line("2021-03-29 overdue -")]);
        let case = determine(report(executing()), "2021-06-01", "met").complete("2022-01-01").load();
        duties_are(&case, "2021-05-31", &[&line("- open - 18.binds")]);
        duties_are(&case, "2021-12-01", &[&line("2021-06-30 overdue -")]);
    }

    #[test]
    fn withheld_on_a_ground_or_none() {
        for (withheld, status, finding) in [
            (r#""withheld":{"of":2,"ground":"art14"}"#, "kept 3", "met 18.withheld-on-14 #2 #3"),
            (r#""withheld":{"of":2,"ground":"art15"}"#, "kept 3", "met 18.withheld-on-15 #2 #3"),
            (r#""withheld":{"of":2,"ground":"art16"}"#, "kept 3", "met 18.withheld-on-16 #2 #3"),
            (r#""withheld":{"of":2}"#, "overdue -", "not_met 18.withheld-without-ground #2 #3"),
        ] {
            let case = executing().fact("2021-03-01", "edu", FINAL_REPORT);
            let case = case.fact("2021-03-02", "edu", withheld).complete("2021-12-31").load();
            duties_are(
                &case,
                "2021-12-31",
                &[&alloc::format!("18.disclosure edu>outside 2021-03-01 2021-03-29 {status}")],
            );
            assert_eq!(found(&case, "2021-12-31"), [finding]);
        }
        // Somebody else's word is no withholding, and what was withheld before the regulation is not looked at.
        for (on, by, expected) in [
            ("2021-03-02", "outside", &[][..]),
            ("2020-12-31", "edu", &[]),
            ("2021-01-01", "edu", &["not_met 18.withheld-without-ground #1 #2"]),
        ] {
            let case = Case::new().entry("2020-12-01", "edu", r#""execution":{"start":{}}"#);
            let case = case.fact(on, by, r#""withheld":{"of":1}"#).load();
            assert_eq!(found(&case, "2021-12-31"), expected, "{by} on {on}");
        }
    }

    #[test]
    fn a_report_of_a_month_is_open_and_one_before_2021_stands() {
        let case = executing().fact_in_month("2021-03-01", "edu", FINAL_REPORT).complete("2022-01-01").load();
        duties_are(&case, "2022-01-01", &["18.disclosure edu>outside 2021-03-31 - open - 00.coarse-anchor"]);
        let case = Case::new()
            .entry("2020-06-01", "edu", r#""execution":{"start":{}}"#)
            .state("2020-06-01", Executing)
            .engaged(EDU, "2020-06-01", None)
            .fact("2020-12-01", "edu", FINAL_REPORT)
            .complete("2022-01-01")
            .load();
        duties_are(&case, "2022-01-01", &["18.disclosure edu>outside 2020-12-01 - standing - 24.before-force"]);
    }

    #[test]
    fn the_archive_waits_for_every_final_report() {
        let case = || executing().fact("2021-03-01", "edu", FINAL_REPORT).fact("2021-03-02", "school", FINAL_REPORT);
        let done = |case: Case| case.entry("2021-09-01", "organ", TERMINATE).state("2021-09-01", Completed);
        let edu = case().fact("2021-03-05", "edu", r#""disclosed":{"of":2}"#);
        assert_eq!(archive_of(done(edu), "2021-10-01"), ["met 18.final edu #2", "not_met 18.final school #3"]);
        let school = case().fact("2021-03-05", "school", r#""withheld":{"of":3}"#);
        assert_eq!(archive_of(done(school), "2021-10-01").pop().unwrap(), "not_met 18.final school #3");
        // A newspaper of its own motion is no disclosure.
        let press = case().fact("2021-03-05", "outside", r#""disclosed":{"of":2}"#);
        assert_eq!(archive_of(done(press), "2021-10-01").first().unwrap(), "not_met 18.final edu #2");
    }

    #[test]
    fn after_a_termination_the_archive_waits_for_that() {
        let case = || executing().entry("2021-09-01", "organ", TERMINATE).state("2021-09-01", Terminated);
        assert_eq!(archive_of(case(), "2021-10-01"), ["not_met 18.termination #2"]);
        let told = case().fact("2021-09-03", "organ", r#""disclosed":{"of":2}"#);
        assert_eq!(archive_of(told, "2021-10-01"), ["met 18.termination #2"]);
        let never = Case::new().entry("2021-09-01", "organ", TERMINATE).state("2021-09-01", Terminated);
        assert_eq!(archive_of(never, "2021-10-01"), ["met 18.nothing-executed"]);
    }
}
