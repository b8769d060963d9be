//! # 第十七条 全过程记录与档案 · Record and archive
//!
//! 执行决策要全程留痕，形成的资料要归档并依法保存。
//!
//! Execution is recorded from beginning to end; what it produces is filed and kept as the law asks.
//!
//! **Decides.** Which entries lack evidence and who keeps them; which acts rest on an entry that was later
//! retracted; who still has to file once execution is over; whether the file may be closed so far as evidence
//! and filing go.
//!
//! **Leaves open.** By when to file: a standard for `filing`. How long to keep the file: each organ's own table
//! of retention (档案法).
//!
//! **Interpretation.** The text names no bearer; the organ and every unit that ever executed hold what they
//! produced, so each files, and a successor files for the unit it took over from. A unit files when its own part
//! ends, so a filing counts from the day that its part was reported complete (and not reopened), that it was
//! removed, or that execution ended, whichever came first: a unit that left early need not file again, and what
//! was filed in mid-course does not close the file. A unit that came back files for its last engagement, whatever it
//! reported and filed in an earlier one (§6). A filing of the organ counts from the end of execution.
//! Evidence is asked of entries dated before 2021 too: the entry, not the conduct, is what is in hand now. An act
//! rests on a retracted entry when it names it, or when it would have had no effect without it.

use alloc::vec::Vec;

use crate::{
    reading::{
        Mark, View,
        score::{Ledger, Owed, Terms, one_off},
        told::named,
    },
    record::{FactKind, acts::Archive},
    terms::{
        About, Clause, Cure, Day, EntryNo, Finding, PartyNo, Row, Ruling, Sink,
        duty::{Duty, DutyRow, Term},
    },
};

/// 第十七条.
pub(crate) const CLAUSE: Clause = Clause::article(17);

static EVIDENCE: Row = Row::new(
    "17.evidence",
    CLAUSE,
    "第{0}条记录没有依据材料，由{1}补充",
    "entry {0} has no evidence; {1}, who keeps it, is to add it",
    Cure::Enter("statement.evidence_added"),
);
static ALL_EVIDENCED: Row = Row::new(
    "17.all-evidenced",
    CLAUSE,
    "生效的行为、事实和认定均有依据材料",
    "every act in effect, fact and determination has evidence",
    Cure::Nothing,
);
static RESTS_ON_RETRACTED: Row = Row::new(
    "17.rests-on-retracted",
    CLAUSE,
    "第{0}条记录的行为所依据的第{1}条记录已撤回",
    "the act of entry {0} rests on entry {1}, which was retracted",
    Cure::ActFirst,
);
static FILED: Row = Row::new(
    "17.filed",
    CLAUSE,
    "{0}应当将所形成的资料归档",
    "{0} is to file what it produced",
    Cure::Enter("fact.record_filed"),
);

/// 归档保存.
pub(crate) static FILING: DutyRow = DutyRow::new(
    "17.filing",
    CLAUSE,
    Term::Filing,
    "将决策执行中形成的资料归档",
    "file what the execution produced",
    "fact.record_filed",
)
.inferred_bearer();

/// The guard of Archive: all evidence in hand, all that was produced filed.
pub(crate) fn archive<S: Sink>(view: &View<'_>, _: &Archive, sink: &mut S) {
    if !evidence(view, sink) {
        sink.rule(true, &ALL_EVIDENCED);
    }
    let filed = if organ_filing(view).is_some() { Ruling::Met } else { Ruling::NotMet };
    sink.push(Finding::new(filed, &FILED).with(PartyNo::ORGAN));
    for unit in view.ever_engaged() {
        if sink.is_full() {
            return;
        }
        let ruling = if filing(view, unit).is_some() { Ruling::Met } else { Ruling::NotMet };
        sink.push(Finding::new(ruling, &FILED).with(view.holder_of(unit, view.day)));
    }
}

/// Organ and each unit ever designated → organ, from the end of execution. With no unit ever designated the
/// organ alone.
pub(crate) fn duties(view: &View<'_>, ledger: &mut impl Ledger) {
    let Some((over, act)) = view.over() else { return };
    let anchor = (over, Some(act));
    let file = |bearer: PartyNo, unit: Option<PartyNo>, kept: Option<Mark>| {
        let deadline = view.deadline(Term::Filing, unit, anchor, None);
        let owed = Owed::new(&FILING, bearer, PartyNo::ORGAN, anchor);
        one_off(view, owed, Terms { deadline, kept, ..Terms::default() })
    };
    ledger.duty(file(PartyNo::ORGAN, None, organ_filing(view)));
    for unit in view.ever_engaged() {
        let duty = file(unit, Some(unit), filing(view, unit));
        // A successor may file for several units: each line says for which.
        let taken_over = (duty.bearer != unit).then_some(unit);
        ledger.duty(Duty { unit: taken_over, ..duty });
    }
}

/// Entries without evidence, and acts that rest on what was retracted.
pub(crate) fn findings<S: Sink>(view: &View<'_>, sink: &mut S) {
    evidence(view, sink);
    rested(view, sink);
}

/// The acts that rest on an entry taken back: so whether or not the regulation applies to the organ.
pub(crate) fn rested<S: Sink>(view: &View<'_>, sink: &mut S) {
    // An entry rests only on earlier ones, so none before the first that was retracted rests on one.
    let Some(first) = view.facts.first_retracted() else { return };
    for entry in view.standing_after(first).filter(|entry| entry.what.is_act()) {
        let mut rested: Vec<EntryNo> = named(entry).into_iter().filter(|of| view.facts.retracted(*of)).collect();
        let from = view.position.rested.partition_point(|(act, _)| *act < entry.no);
        let unnamed = view.position.rested.get(from..).unwrap_or(&[]).iter();
        rested.extend(unnamed.take_while(|(act, _)| *act == entry.no).map(|(_, of)| *of));
        rested.sort_unstable();
        rested.dedup();
        for of in rested {
            let finding = Finding::new(Ruling::NotMet, &RESTS_ON_RETRACTED).with(entry.no).with(of);
            sink.push(finding.about(About::entry(entry.no)));
        }
    }
}

/// Finds the standing entries without evidence, as many as the sink takes; says whether there was one.
fn evidence<S: Sink>(view: &View<'_>, sink: &mut S) -> bool {
    let mut missing = false;
    let bare = view.facts.bare().filter_map(|no| view.entry(no)).filter(|entry| view.stands(entry));
    for entry in bare {
        missing = true;
        if sink.is_full() {
            break;
        }
        let finding = Finding::new(Ruling::NotMet, &EVIDENCE).with(entry.no).with(entry.recorded_by.0);
        sink.push(finding.about(About::entry(entry.no)));
    }
    missing
}

/// The organ's filing once execution is over.
fn organ_filing(view: &View<'_>) -> Option<Mark> {
    let from = over(view)?;
    view.facts_of(FactKind::RecordFiled, PartyNo::ORGAN).find(|mark| mark.day >= from)
}

/// A unit's filing, or its successor's, once its own part is over.
fn filing(view: &View<'_>, unit: PartyNo) -> Option<Mark> {
    let last = view.last_engagement(unit);
    let removed = last.and_then(|engagement| engagement.until).map(|(day, _)| day);
    let reopened = last.and_then(|engagement| view.reopened(&engagement));
    let engaged = last.map(|engagement| engagement.from);
    let part = view.chain_first(unit, FactKind::PartCompleted, |mark| {
        engaged.is_none_or(|from| mark.day >= from) && reopened.is_none_or(|reopened| *mark > reopened)
    });
    let part = part.and_then(|mark| earliest(view, mark.no)).map(|day| engaged.map_or(day, |from| day.max(from)));
    let from = [over(view), removed, part].into_iter().flatten().min()?;
    view.chain_first(unit, FactKind::RecordFiled, |mark| mark.day >= from)
}

/// The first day on which execution may have ended.
fn over(view: &View<'_>) -> Option<Day> {
    view.over().map(|(day, act)| earliest(view, act).unwrap_or(day))
}

fn earliest(view: &View<'_>, no: EntryNo) -> Option<Day> {
    view.entry(no).and_then(|entry| entry.earliest())
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;
    use crate::{
        reading::testing_told::{Case, EDU, Loaded, SCHOOL},
        terms::{
            decision::ExecutionState::{Completed, Executing, Terminated},
            row::Everything,
        },
    };

    const START: &str = r#""execution":{"start":{}},"evidence":["a"]"#;
    const ACCEPT: &str = r#""execution":{"accept_completion":{}},"evidence":["a"]"#;

    /// Started by entry 1 with two units; the school is removed on 1 June.
    fn started() -> Case {
        Case::new()
            .entry("2021-03-01", "edu", START)
            .state("2021-03-01", Executing)
            .engaged(EDU, "2021-03-01", None)
            .engaged(SCHOOL, "2021-03-01", Some("2021-06-01"))
    }

    fn file(case: Case, on: &str, by: &str) -> Case {
        case.entry(on, by, r#""fact":{"record_filed":{}},"evidence":["a"]"#)
    }

    #[track_caller]
    fn duties_are(case: &Loaded, on: &str, expected: &[&str]) {
        assert_eq!(case.duties(on, |view, ledger: &mut Vec<_>| duties(view, ledger)), expected);
    }

    fn archive_of(case: &Loaded, on: &str) -> Vec<alloc::string::String> {
        case.findings(on, |view, sink: &mut Everything| archive(view, &Archive {}, sink))
    }

    fn found(case: &Loaded, on: &str) -> Vec<alloc::string::String> {
        case.findings(on, |view, sink: &mut Everything| findings(view, sink))
    }

    #[test]
    fn organ_and_every_unit_ever_designated_file() {
        // The removed school filed when it left; what it filed before that does not count.
        let case = file(file(started(), "2021-05-01", "school"), "2021-06-02", "school");
        let case = case.entry("2021-09-01", "organ", ACCEPT).state("2021-09-01", Completed);
        let case = file(case, "2021-09-05", "organ").load();
        duties_are(&case, "2021-08-31", &[]);
        duties_are(
            &case,
            "2021-10-01",
            &[
                "17.filing organ>organ 2021-09-01 - kept_timeliness_open 5 01.no-standard",
                "17.filing edu>organ 2021-09-01 - open - 01.no-standard",
                "17.filing school>organ 2021-09-01 - kept_timeliness_open 3 01.no-standard",
            ],
        );
        assert_eq!(
            archive_of(&case, "2021-10-01"),
            ["met 17.all-evidenced", "met 17.filed organ", "not_met 17.filed edu", "met 17.filed school"]
        );
        assert!(!FILING.bearer_named);
    }

    #[test]
    fn a_filing_when_the_part_was_complete_counts_unless_reopened() {
        let part = |case: Case| case.entry("2021-07-01", "edu", r#""fact":{"part_completed":{}},"evidence":["a"]"#);
        let case = file(part(started()), "2021-07-02", "edu");
        let case = case.entry("2021-09-01", "organ", ACCEPT).state("2021-09-01", Completed).load();
        assert_eq!(archive_of(&case, "2021-10-01").get(2).unwrap(), "met 17.filed edu");
        // Reopened, it is not over: what was filed before or meanwhile does not close the file.
        let adjust = r#""execution":{"adjust":{}},"evidence":["a"]"#;
        for (filed, expected) in [("2021-08-15", "not_met 17.filed edu"), ("2021-09-01", "met 17.filed edu")] {
            let case = file(part(started()), "2021-07-02", "edu");
            let case = case.entry("2021-08-01", "organ", adjust).reopened(EDU, "2021-08-01");
            let case = file(case, filed, "edu").entry("2021-09-01", "organ", ACCEPT).state("2021-09-01", Completed);
            assert_eq!(archive_of(&case.load(), "2021-10-01").get(2).unwrap(), expected, "filed on {filed}");
        }
    }

    /// Complete anew after it was reopened, the part is over again before the execution is.
    #[test]
    fn a_filing_when_the_reopened_part_was_complete_again() {
        let done = r#""fact":{"part_completed":{}},"evidence":["a"]"#;
        for (filed, expected) in [("2021-08-14", "not_met 17.filed edu"), ("2021-08-15", "met 17.filed edu")] {
            let case = started().entry("2021-07-01", "edu", done);
            let case = case.entry("2021-08-01", "organ", r#""execution":{"adjust":{}},"evidence":["a"]"#);
            let case = file(case.reopened(EDU, "2021-08-01").entry("2021-08-15", "edu", done), filed, "edu");
            let case = case.entry("2021-09-01", "organ", ACCEPT).state("2021-09-01", Completed).load();
            assert_eq!(archive_of(&case, "2021-10-01").get(2).unwrap(), expected, "filed on {filed}");
        }
    }

    /// What was reported and filed in the first engagement does not close the file for the second.
    #[test]
    fn each_engagement_is_filed_for_by_itself() {
        let part = |case: Case, on: &str| case.entry(on, "school", r#""fact":{"part_completed":{}},"evidence":["a"]"#);
        for (again, filed, expected) in [
            (None, None, "not_met 17.filed school"),
            (None, Some("2021-08-31"), "not_met 17.filed school"),
            (None, Some("2021-09-01"), "met 17.filed school"),
            (Some("2021-08-15"), Some("2021-08-15"), "met 17.filed school"),
        ] {
            let case = file(part(started(), "2021-05-01"), "2021-06-02", "school");
            let case = case.engaged(SCHOOL, "2021-07-01", None);
            let case = if let Some(on) = again { part(case, on) } else { case };
            let case = if let Some(on) = filed { file(case, on, "school") } else { case };
            let case = case.entry("2021-09-01", "organ", ACCEPT).state("2021-09-01", Completed).load();
            let lines = archive_of(&case, "2021-10-01");
            assert!(lines.iter().any(|line| line == expected), "{lines:?}");
        }
    }

    #[test]
    fn the_organ_files_once_execution_is_over() {
        for (filed, expected) in [("2021-08-31", "not_met 17.filed organ"), ("2021-09-01", "met 17.filed organ")] {
            let case = file(started(), filed, "organ").entry("2021-09-01", "organ", ACCEPT);
            let case = case.state("2021-09-01", Completed).load();
            assert_eq!(archive_of(&case, "2021-10-01").get(1).unwrap(), expected, "filed on {filed}");
        }
    }

    #[test]
    fn a_successor_files() {
        let case = started().entry("2021-09-01", "organ", ACCEPT).state("2021-09-01", Terminated).entry(
            "2021-10-01",
            "organ",
            r#""fact":{"unit_succeeded":{"from":"edu","to":"new"}},"evidence":["a"]"#,
        );
        let case = file(case, "2021-10-03", "new").load();
        duties_are(
            &case,
            "2021-09-15",
            &[
                "17.filing organ>organ 2021-09-01 - open - 01.no-standard",
                "17.filing edu>organ 2021-09-01 - open - 01.no-standard",
                "17.filing school>organ 2021-09-01 - open - 01.no-standard",
            ],
        );
        let later = case.duties("2021-10-03", duties);
        assert_eq!(later.get(1).unwrap(), "17.filing new>organ 2021-09-01 - kept_timeliness_open 4 01.no-standard");
    }

    /// What a unit passed on may come back to it and pass on again: whoever it passed to last can file.
    #[test]
    fn the_last_successor_files_though_duties_came_back() {
        let passed = |case: Case, on: &str, from: &str, to: &str| {
            let succeeded =
                alloc::format!(r#""fact":{{"unit_succeeded":{{"from":"{from}","to":"{to}"}}}},"evidence":["a"]"#);
            case.entry(on, "organ", &succeeded)
        };
        let lines: [&[(&str, &str)]; 2] = [&[("edu", "edu")], &[("edu", "school"), ("school", "edu")]];
        for line in lines {
            for (files, expected) in [("new", "met 17.filed new"), ("club", "not_met 17.filed new")] {
                let over = started().entry("2021-09-01", "organ", ACCEPT).state("2021-09-01", Terminated);
                let came_back = line.iter().fold(over, |case, (from, to)| passed(case, "2021-10-01", from, to));
                let case = file(passed(came_back, "2021-10-02", "edu", "new"), "2021-10-03", files).load();
                assert_eq!(archive_of(&case, "2021-10-04").get(2).unwrap(), expected, "{line:?}");
            }
        }
    }

    #[test]
    fn with_no_unit_ever_designated_the_organ_alone() {
        let case = Case::new().entry("2021-09-01", "organ", ACCEPT).state("2021-09-01", Terminated).load();
        duties_are(&case, "2021-10-01", &["17.filing organ>organ 2021-09-01 - open - 01.no-standard"]);
    }

    #[test]
    fn a_standard_sets_the_day_and_absence_needs_completeness() {
        for (through, status) in [("2022-06-29", "unknown - 17.incomplete"), ("2022-06-30", "overdue -")] {
            let mut case = Case::new().entry("2021-09-01", "organ", ACCEPT).state("2021-09-01", Completed);
            case.setting = crate::terms::Setting::new(crate::terms::Standards::indicative());
            let case = case.complete(through).load();
            let line = |status| alloc::format!("17.filing organ>organ 2021-09-01 2022-06-30 {status}");
            duties_are(&case, "2022-06-30", &[&line("pending -")]);
            duties_are(&case, "2022-07-01", &[&line(status)]);
        }
    }

    #[test]
    fn before_the_regulation_it_stands_without_a_period() {
        let mut case = Case::new().entry("2020-09-01", "organ", ACCEPT).state("2020-09-01", Completed);
        case.setting = crate::terms::Setting::new(crate::terms::Standards::indicative());
        let line = "17.filing organ>organ 2020-09-01 - standing - 24.before-force";
        duties_are(&case.complete("2023-01-01").load(), "2023-01-01", &[line]);
    }

    #[test]
    fn entries_without_evidence() {
        let case = started()
            .fact("2021-04-01", "edu", r#""execution_reported":{}"#)
            .fact("2021-04-02", "edu", r#""execution_reported":{}"#)
            .fact("2021-04-03", "edu", r#""execution_reported":{}"#)
            // Without effect: nobody rests anything on it.
            .entry("2021-05-01", "organ", r#""execution":{"resume":{}}"#)
            .entry(
                "2021-05-02",
                "organ",
                r#""determination":{"question":"execution.fully","about":{"party":"edu"},"answer":"met"}"#,
            )
            .statement(r#""evidence_added":{"entry":3,"evidence":["b"]}"#)
            .statement(r#""retraction":{"entry":4}"#)
            .load_without(&[5]);
        let expected = ["not_met 17.evidence #2 organ", "not_met 17.evidence #6 organ"];
        assert_eq!(found(&case, "2021-06-01"), expected);
        assert_eq!(archive_of(&case, "2021-06-01").get(..2).unwrap(), expected);
        assert_eq!(found(&case, "2021-04-15"), ["not_met 17.evidence #2 organ"]);
    }

    #[test]
    fn acts_that_rest_on_a_retracted_entry() {
        let case = started()
            .entry("2021-04-01", "edu", r#""fact":{"problem_found":{"kind":"force_majeure"}},"evidence":["a"]"#)
            .entry("2021-04-02", "organ", r#""execution":{"suspend":{"of":2}},"evidence":["a"]"#)
            .entry("2021-04-03", "organ", r#""accountability":{"establish":{"unit":"edu","item":"item2","from":"2021-04-01","to":"2021-04-01","grounds":[{"entry":2}]}},"evidence":["a"]"#)
            .entry("2021-04-04", "organ", r#""execution":{"suspend":{"of":2}},"evidence":["a"]"#);
        let expected = ["not_met 17.rests-on-retracted #3 #2", "not_met 17.rests-on-retracted #4 #2"];
        let case = case.statement(r#""retraction":{"entry":2}"#).load_without(&[5]);
        assert_eq!(found(&case, "2021-05-01"), expected);
    }
}
