//! # 第二十条 举报、投诉 · Reports and complaints
//!
//! 任何人认为执行中有违法违规情形，都可以用信件、电话、邮件等途径反映；收到的机关要尽快决定是否受理，并按规定办好。
//!
//! Anyone who sees a breach in the execution may report it or complain of it, by letter, telephone, e-mail or
//! otherwise; the organ that receives it promptly decides whether to take it up, and handles it as the law asks.
//!
//! **Decides.** By when the receiving organ tells whether it accepts a grievance (投诉): 15 days; by when one it
//! accepted is handled: 60 days and one lawful extension of at most 30 (信访条例 until 2022-04-30, 信访工作条例
//! since, there for the route of 31(6) only). Which entries concern a report of a breach (举报): `View::is_report`.
//!
//! **Leaves open.** Every period for a report of a breach, which goes by the competent organ's own rules; a
//! grievance on another route; whether the complaint is right.
//!
//! **Interpretation.** Contact is clear unless the entry says otherwise. Where it is unclear no telling is owed,
//! so the duty is excused; the decision must still be on record, a question while it is not. What was accepted and
//! then, by its due day, transferred or after all not accepted is no longer owed by the first organ; the one it was
//! transferred to owes the handling once it accepts. An extension is judged by the day it was made, not entered,
//! for paper files are entered later; the complainant is told of it by the due day too. Organs, units and bodies
//! bear these duties, not a person or anyone outside who is named as receiver. Whoever of the record answers, answers.

use crate::{
    reading::{
        Mark, View,
        score::{Ledger, Owed, Terms, one_off},
        told::{Complaint, Handling},
        view::IN_FORCE,
    },
    record::{Fact, FactKind, PartyKind, acts::Archive},
    terms::{
        About, Clause, Cure, Day, Deadline, Finding, Instrument, PartyNo, Period, Row, Ruling, Sink,
        deadline::{Roll, Source},
        decision::{ComplaintKind, ComplaintRoute, Contact},
        duty::{DutyRow, Term},
        row::Obstacles,
        standard::Governing,
    },
};

/// 第二十条.
pub(crate) const CLAUSE: Clause = Clause::article(20);

/// The first day of 信访工作条例; the day before was the last of 信访条例.
const PETITION_WORK: Day = Day::of(2022, 5, 1);
/// To tell whether it is accepted: art 22, later 23; art 21, later 22, sets the same days for the petition office.
const TELL: Period = Period::Days(15);
/// To handle it.
const HANDLE: Period = Period::Days(60);
/// The most days of an extension.
const EXTENSION: u32 = 30;

/// 告知是否受理.
pub(crate) static ACCEPTANCE: DutyRow = DutyRow::new(
    "20.acceptance",
    CLAUSE,
    Term::ComplaintAcceptance,
    "决定并告知是否受理举报、投诉",
    "decide and tell whether the complaint is accepted",
    "fact.complaint_acknowledged",
);
/// 依法处理.
pub(crate) static HANDLING: DutyRow = DutyRow::new(
    "20.handling",
    CLAUSE,
    Term::ComplaintHandling,
    "依法办理已受理的举报、投诉",
    "handle the accepted complaint",
    "fact.complaint_resolved",
);

static UNCLEAR: Row = Row::new(
    "20.contact-unclear",
    CLAUSE,
    "第{0}条记录的投诉人姓名或者住址不清，依{1}无需告知",
    "the complainant of entry {0} cannot be reached, so nobody has to be told ({1})",
    Cure::Nothing,
);
static UNDECIDED: Row = Row::new(
    "20.decision-on-record",
    CLAUSE,
    "第{0}条记录的投诉虽无需告知，是否受理仍应记录在案",
    "nobody has to be told about entry {0}, but whether it was accepted is to be on record",
    Cure::Enter("fact.complaint_acknowledged"),
);
static REPORT_RULES: Row = Row::new(
    "20.report-own-rules",
    CLAUSE,
    "第{0}条记录是举报，由有权机关按其规定办理，没有统一期限",
    "entry {0} is a report of a breach; it goes by the competent organ's own rules, without a common period",
    Cure::Enter("standard.set_period"),
);
static OTHER_ROUTE: Row = Row::new(
    "20.other-route",
    Clause::of(Instrument::PetitionWork, 31),
    "第{0}条记录的投诉未按第（六）项途径受理或者未写明途径，办理期限另行确定",
    "the grievance of entry {0} was not accepted on the route of item (6), or no route is stated; its period is set elsewhere",
    Cure::Enter("standard.set_period"),
);
static LEFT: Row = Row::new(
    "20.left",
    CLAUSE,
    "第{0}条记录受理后已转送或者不予受理（第{1}条记录）",
    "after acceptance entry {0} was transferred or not accepted after all (entry {1})",
    Cure::Nothing,
);
static TRANSFERRED: Row =
    Row::new("20.transferred", CLAUSE, "第{0}条记录已转送{1}", "entry {0} was transferred to {1}", Cure::Nothing);
static SETTLED: Row = Row::new(
    "20.settled",
    CLAUSE,
    "第{0}条记录的举报、投诉应当已经办结、不予受理或者转送",
    "the complaint of entry {0} is to be resolved, not accepted or transferred",
    Cure::Enter("fact.complaint_resolved"),
);

macro_rules! no_extension {
    ($name:ident, $code:literal, $zh:literal, $en:literal, $cure:expr) => {
        static $name: Row = Row::new(
            $code,
            CLAUSE,
            concat!("第{0}条记录不能依{1}延长办理期限：", $zh),
            concat!("entry {0} extends nothing under {1}: ", $en),
            $cure,
        );
    };
}
no_extension!(SECOND, "20.extended-once", "只能延长一次", "it may be extended once only", Cure::Nothing);
no_extension!(LATE, "20.extended-late", "应当在原期限届满前作出", "it comes after the due day", Cure::Nothing);
no_extension!(TOO_LONG, "20.extended-days", "应当为1至30日", "it must be of 1 to 30 days", Cure::Amend("days"));
no_extension!(UNAPPROVED, "20.extended-approval", "没有负责人批准", "no head approved it", Cure::Amend("approved_by"));
no_extension!(
    UNTOLD,
    "20.extended-notice",
    "未在期限内告知投诉人",
    "the complainant was not told in time",
    Cure::Amend("notified_on")
);

/// The guard of Archive: each complaint to the organ or a unit resolved, not accepted or transferred.
pub(crate) fn archive<S: Sink>(view: &View<'_>, _: &Archive, sink: &mut S) {
    for complaint in view.complaints() {
        if sink.is_full() {
            return;
        }
        let to = view.record.party(complaint.form.to.0).map(|party| &party.kind);
        if matches!(to, Some(PartyKind::Organ { .. } | PartyKind::Unit { .. })) {
            let left = complaint.answers.last().is_some_and(|last| last.accepted().is_none());
            let settled = left || view.resolved(complaint.no).is_some();
            sink.push(on(&complaint, if settled { Ruling::Met } else { Ruling::NotMet }, &SETTLED));
        }
    }
}

/// The receiving organ → outside: tell whether it accepts, and handle what it accepted.
pub(crate) fn duties(view: &View<'_>, ledger: &mut impl Ledger) {
    for complaint in view.complaints() {
        acceptance(view, &complaint, ledger);
        for handling in view.handlings(&complaint) {
            let deadline = due(view, &complaint, &handling, &mut Obstacles::default());
            // Art 24: of what was accepted before 2021 no period runs, so none can have passed before it was given
            // away.
            let running = deadline.filter(|_| handling.anchor.0 >= IN_FORCE);
            let left = handling.left.filter(|left| running.is_none_or(|deadline| !deadline.is_past(left.day)));
            let row = if complaint.form.kind == ComplaintKind::Report { &REPORT_RULES } else { &OTHER_ROUTE };
            let terms = Terms {
                deadline,
                kept: view.resolved(complaint.no),
                excused: left.map(|left| on(&complaint, Ruling::NotMet, &LEFT).with(left.no)),
                open: deadline.is_none().then(|| on(&complaint, Ruling::Open, row)),
                ..Terms::default()
            };
            let owed = Owed::new(&HANDLING, handling.bearer, PartyNo::OUTSIDE, handling.anchor).about(complaint.no);
            ledger.duty(one_off(view, owed, terms));
        }
    }
}

fn acceptance(view: &View<'_>, complaint: &Complaint<'_>, ledger: &mut impl Ledger) {
    let Some((bearer, unit)) = view.receiver(complaint.form.to.0) else { return };
    let anchor = (complaint.on, Some(complaint.no));
    let clause = petition(complaint.on, 22, 23);
    let statute = (complaint.form.kind == ComplaintKind::Grievance).then(|| Governing::statute(TELL, clause));
    let deadline = view.deadline(Term::ComplaintAcceptance, unit, anchor, statute);
    let unclear = complaint.form.contact == Some(Contact::Unclear);
    let terms = Terms {
        deadline,
        kept: complaint.answers.first().map(|answer| answer.mark),
        excused: unclear.then(|| on(complaint, Ruling::NotMet, &UNCLEAR).with(clause)),
        open: deadline.is_none().then(|| on(complaint, Ruling::Open, &REPORT_RULES)),
        ..Terms::default()
    };
    let owed = Owed::new(&ACCEPTANCE, bearer, PartyNo::OUTSIDE, anchor).about(complaint.no);
    ledger.duty(one_off(view, owed, terms));
}

/// Transfers, decisions not on record, extensions that extend nothing.
pub(crate) fn findings<S: Sink>(view: &View<'_>, sink: &mut S) {
    for complaint in view.complaints() {
        for to in complaint.answers.iter().filter_map(|answer| answer.transferred()) {
            sink.push(on(&complaint, Ruling::Met, &TRANSFERRED).with(to));
        }
        if complaint.form.contact == Some(Contact::Unclear) && complaint.answers.is_empty() {
            sink.push(on(&complaint, Ruling::Open, &UNDECIDED));
        }
        for handling in view.handlings(&complaint).iter().filter(|handling| handling.anchor.0 >= IN_FORCE) {
            due(view, &complaint, handling, sink);
        }
    }
}

fn on(complaint: &Complaint<'_>, ruling: Ruling, row: &'static Row) -> Finding {
    Finding::new(ruling, row).with(complaint.no).about(About::entry(complaint.no))
}

/// The article of the petition rules in force on a day.
fn petition(on: Day, before: u16, since: u16) -> Clause {
    if on < PETITION_WORK {
        Clause::of(Instrument::PetitionRegulation, before)
    } else {
        Clause::of(Instrument::PetitionWork, since)
    }
}

/// The due day of a handling, extended at most once; tells the sink of extensions that extend nothing.
fn due<S: Sink>(view: &View<'_>, complaint: &Complaint<'_>, handling: &Handling, sink: &mut S) -> Option<Deadline> {
    let (accepted, _) = handling.anchor;
    let clause = petition(accepted, 33, 34);
    let has_period = complaint.form.kind == ComplaintKind::Grievance
        && (accepted < PETITION_WORK || handling.route == Some(ComplaintRoute::Art31Item6));
    let statute = has_period.then(|| Governing::statute(HANDLE, clause));
    let due = view.deadline(Term::ComplaintHandling, handling.unit, handling.anchor, statute)?;
    if !has_period {
        return Some(due);
    }
    let mut extended = None;
    let meant = |mark: &Mark| mark.day >= accepted && handling.left.is_none_or(|left| *mark < left);
    for mark in view.told(complaint.no, FactKind::ComplaintExtended).filter(meant) {
        let Some((_, Fact::ComplaintExtended(form))) = view.fact(mark.no) else { continue };
        let points = [
            (extended.is_none(), &SECOND),
            (!due.is_past(mark.day), &LATE),
            ((1..=EXTENSION).contains(&form.days), &TOO_LONG),
            (form.approved_by.is_some_and(|by| by.0 != PartyNo::OUTSIDE), &UNAPPROVED),
            (form.notified_on.is_some_and(|on| !due.is_past(on)), &UNTOLD),
        ];
        for (_, row) in points.iter().filter(|(holds, _)| !holds) {
            sink.push(Finding::new(Ruling::NotMet, row).with(mark.no).with(clause).about(About::entry(complaint.no)));
        }
        extended = extended.or(points.iter().all(|(holds, _)| *holds).then_some(form.days));
    }
    let own = view.standard(Term::ComplaintHandling, handling.unit, accepted).map(|own| own.roll);
    let roll = if due.source() == Source::Statute(clause) { Roll::On } else { own.unwrap_or(Roll::Off) };
    Some(extended.map_or(due, |days| due.extended(days, roll, view.calendar())))
}

#[cfg(test)]
mod tests {
    use alloc::{format, string::String, vec::Vec};

    use super::*;
    use crate::{
        reading::testing_told::{Case, Loaded},
        terms::{EntryNo, row::Everything},
    };

    fn received(case: Case, on: &str, kind: &str, more: &str) -> Case {
        case.fact(
            on,
            "outside",
            &format!(r#""complaint_received":{{"kind":"{kind}","about":"edu","to":"organ"{more}}}"#),
        )
    }

    fn told(case: Case, on: &str, by: &str, outcome: &str) -> Case {
        case.fact(on, by, &format!(r#""complaint_acknowledged":{{"of":1,"outcome":{{{outcome}}}}}"#))
    }

    fn accepted(case: Case, on: &str, route: &str) -> Case {
        let route = if route.is_empty() { String::new() } else { format!(r#","route":"{route}""#) };
        told(case, on, "organ", &format!(r#""accepted":{{"on":"{on}"{route}}}"#))
    }

    fn extended(case: Case, on: &str, days: u32, more: &str) -> Case {
        case.fact(on, "organ", &format!(r#""complaint_extended":{{"of":1,"days":{days}{more}}}"#))
    }

    fn resolved(case: Case, on: &str) -> Case {
        case.fact(on, "organ", r#""complaint_resolved":{"of":1}"#)
    }

    /// The duties on a day, without what is the same in all: `acceptance anchor due status kept`.
    fn lines(case: &Loaded, on: &str) -> Vec<String> {
        let lines = case.duties(on, |view, ledger: &mut Vec<_>| duties(view, ledger));
        lines.into_iter().map(|line| line.replace("20.", "").replace(" organ>outside", "")).collect()
    }

    #[track_caller]
    fn duties_are(case: Case, on: &str, expected: &[&str]) {
        assert_eq!(lines(&case.load(), on), expected);
    }

    /// What was done stays done: beyond the calendar only its timeliness is unknown.
    #[test]
    fn told_after_a_provisional_day() {
        for (on, status) in [("2027-01-01", "kept 2"), ("2027-01-02", "kept_timeliness_unknown 2 00.calendar")] {
            let case = told(received(Case::new(), "2026-12-17", "grievance", ""), on, "organ", r#""not_accepted":{}"#);
            let line = format!("acceptance 2026-12-17 2027-01-01? {status}");
            duties_are(case.complete("2027-12-31"), "2028-01-01", &[&line]);
        }
    }

    fn found(case: Case, on: &str) -> Vec<String> {
        case.load().findings(on, |view, sink: &mut Everything| findings(view, sink))
    }

    #[test]
    fn fifteen_days_to_tell() {
        for (on, due) in [
            ("2021-03-01", "2021-03-16"),
            // The last day is a Saturday; a Saturday at work; in the holidays of May; across the petition rules.
            ("2021-03-05", "2021-03-22"),
            ("2021-04-23", "2021-05-08"),
            ("2021-04-16", "2021-05-06"),
            ("2022-04-30", "2022-05-16"),
            ("2026-12-17", "2027-01-01?"),
        ] {
            let case = received(Case::new(), on, "grievance", "");
            duties_are(case, on, &[&format!("acceptance {on} {due} pending -")]);
        }
    }

    #[test]
    fn the_fifteenth_day_is_in_time() {
        let line = |status: &str| format!("acceptance 2021-03-01 2021-03-16 {status}");
        for (through, status) in [("2021-03-15", "unknown - 17.incomplete"), ("2021-03-16", "overdue -")] {
            let case = || received(Case::new(), "2021-03-01", "grievance", "").complete(through);
            duties_are(case(), "2021-03-16", &[&line("pending -")]);
            duties_are(case(), "2021-03-17", &[&line(status)]);
        }
        for (on, by, status) in [
            ("2021-03-16", "organ", "kept 2"),
            ("2021-03-17", "organ", "kept_late 2"),
            ("2021-03-16", "office", "kept 2"),
            ("2021-03-16", "outside", "overdue -"),
        ] {
            let case = received(Case::new(), "2021-03-01", "grievance", "");
            let case = told(case, on, by, r#""not_accepted":{}"#).complete("2021-12-31");
            duties_are(case, "2021-06-01", &[&line(status)]);
        }
    }

    #[test]
    fn unclear_contact_and_reports() {
        let case = || received(Case::new(), "2021-03-01", "grievance", r#","contact":"unclear""#);
        let line = |status: &str| format!("acceptance 2021-03-01 2021-03-16 {status}");
        duties_are(case().complete("2022-01-01"), "2021-06-01", &[&line("excused - contact-unclear")]);
        assert_eq!(found(case(), "2021-03-02"), ["open 20.decision-on-record #1"]);
        let decided = || told(case(), "2021-03-16", "organ", r#""not_accepted":{}"#);
        duties_are(decided(), "2021-06-01", &[&line("kept 2")]);
        assert_eq!(found(decided(), "2021-06-01"), [""; 0]);

        let report = received(Case::new(), "2021-03-01", "report", "");
        let report = accepted(report, "2021-03-03", "art31_6").complete("2022-01-01");
        duties_are(
            report,
            "2021-12-01",
            &[
                "acceptance 2021-03-01 - kept_timeliness_open 2 report-own-rules",
                "handling 2021-03-03 - open - report-own-rules",
            ],
        );
    }

    #[test]
    fn the_petition_rules_by_the_day_of_acceptance() {
        for (on, route, handling) in [
            ("2022-04-30", "", "2022-06-29 pending -"),
            ("2022-04-30", "other", "2022-06-29 pending -"),
            ("2022-05-01", "art31_6", "2022-06-30 pending -"),
            ("2022-05-01", "other", "- open - other-route"),
            ("2022-05-01", "", "- open - other-route"),
            // The sixtieth day is a Sunday; a Sunday at work; the day beyond the calendar.
            ("2021-02-10", "", "2021-04-12 pending -"),
            ("2021-02-24", "", "2021-04-25 pending -"),
            ("2026-11-02", "art31_6", "2027-01-01? pending -"),
        ] {
            let case = accepted(received(Case::new(), "2021-01-04", "grievance", ""), on, route);
            let expected = format!("handling {on} {handling}");
            assert_eq!(lines(&case.load(), on).get(1), Some(&expected));
        }
        for (on, clause) in
            [("2022-04-30", "Statute(petition-regulation:33)"), ("2022-05-01", "Statute(petition-work:34)")]
        {
            let case = accepted(received(Case::new(), on, "grievance", ""), on, "art31_6").load();
            let mut duties = Vec::new();
            super::duties(&case.view(on), &mut duties);
            let cited = |n: usize| format!("{:?}", duties.get(n).unwrap().deadline.unwrap().source());
            let told = if on < "2022-05-01" { "Statute(petition-regulation:22)" } else { "Statute(petition-work:23)" };
            assert_eq!([cited(0), cited(1)], [told, clause]);
        }
    }

    /// Received and accepted on 2 March 2021: due on Saturday 1 May, so on Thursday 6.
    fn running() -> Case {
        accepted(received(Case::new(), "2021-03-02", "grievance", ""), "2021-03-02", "")
    }

    const SOUND: &str = r#","approved_by":"head","notified_on":"2021-04-20""#;

    #[test]
    fn sixty_days_and_one_extension() {
        let line = |rest: &str| format!("handling 2021-03-02 {rest}");
        let handling = |case: Case, on: &str| lines(&case.complete("2022-01-01").load(), on).pop().unwrap();
        assert_eq!(handling(running(), "2021-05-06"), line("2021-05-06 pending -"));
        assert_eq!(handling(running(), "2021-05-07"), line("2021-05-06 overdue -"));
        assert_eq!(handling(resolved(running(), "2021-05-06"), "2021-07-01"), line("2021-05-06 kept 3"));
        assert_eq!(handling(resolved(running(), "2021-05-07"), "2021-07-01"), line("2021-05-06 kept_late 3"));
        // Added to the unrolled 1 May, then rolled once: Monday 31 May; 29 days end on Sunday 30.
        for (days, due) in [(30, "2021-05-31"), (29, "2021-05-31"), (28, "2021-05-31"), (27, "2021-05-28")] {
            let case = || extended(running(), "2021-04-20", days, SOUND);
            assert_eq!(handling(case(), due), line(&format!("{due} pending -")));
            assert_eq!(handling(case(), "2021-06-01"), line(&format!("{due} overdue -")));
            assert_eq!(found(case(), "2021-06-01"), [""; 0]);
            let mut duties = Vec::new();
            super::duties(&case().load().view("2021-05-01"), &mut duties);
            assert_eq!(format!("{}", duties.get(1).unwrap().deadline.unwrap().original()), "2021-05-06");
        }
    }

    #[test]
    fn a_defective_or_second_extension_extends_nothing() {
        let at = |row: &str, no: u32| format!("not_met 20.extended-{row} #{no} petition-regulation:33");
        for (on, days, more, rows) in [
            ("2021-05-06", 30, SOUND, &[][..]),
            ("2021-05-07", 30, SOUND, &["late"][..]),
            ("2021-04-20", 31, SOUND, &["days"][..]),
            ("2021-04-20", 0, SOUND, &["days"][..]),
            ("2021-04-20", 30, r#","notified_on":"2021-04-20""#, &["approval"][..]),
            ("2021-04-20", 30, r#","approved_by":"head""#, &["notice"][..]),
            ("2021-04-20", 30, r#","approved_by":"head","notified_on":"2021-05-07""#, &["notice"][..]),
            ("2021-04-20", 40, "", &["days", "approval", "notice"][..]),
        ] {
            let case = || extended(running(), on, days, more);
            let expected: Vec<_> = rows.iter().map(|row| at(row, 3)).collect();
            assert_eq!(found(case(), "2021-06-01"), expected);
            let due = if rows.is_empty() { "2021-05-31" } else { "2021-05-06" };
            let handling = lines(&case().load(), "2021-06-01").pop().unwrap();
            assert_eq!(handling, format!("handling 2021-03-02 {due} unknown - 17.incomplete"));
        }
        let twice = || extended(extended(running(), "2021-04-20", 10, SOUND), "2021-04-21", 10, SOUND);
        assert_eq!(found(twice(), "2021-06-01"), [at("once", 4)]);
        assert_eq!(lines(&twice().load(), "2021-05-10").pop().unwrap(), "handling 2021-03-02 2021-05-11 pending -");
        // The first was no extension, so the second is the one.
        let mended = || extended(extended(running(), "2021-04-20", 40, SOUND), "2021-04-21", 10, SOUND);
        assert_eq!(found(mended(), "2021-06-01"), [at("days", 3)]);
        assert_eq!(lines(&mended().load(), "2021-05-10").pop().unwrap(), "handling 2021-03-02 2021-05-11 pending -");
    }

    #[test]
    fn transfers() {
        let transfer = |case: Case, on: &str| told(case, on, "organ", r#""transferred":{"to":"edu"}"#);
        let case = || transfer(received(Case::new(), "2021-03-01", "grievance", ""), "2021-03-05");
        assert_eq!(found(case(), "2021-04-01"), ["met 20.transferred #1 edu"]);
        duties_are(case(), "2021-04-01", &["acceptance 2021-03-01 2021-03-16 kept 2"]);
        let case = told(case(), "2021-03-10", "edu", r#""accepted":{"on":"2021-03-09"}"#);
        let handling = "handling edu>outside 2021-03-09 2021-05-08 pending -";
        duties_are(case, "2021-04-01", &["acceptance 2021-03-01 2021-03-16 kept 2", handling]);
        // Given away in time, or too late.
        for (on, rest) in [("2021-05-06", "excused - left"), ("2021-05-07", "overdue -")] {
            let case = transfer(running(), on).complete("2022-01-01").load();
            let expected = format!("handling 2021-03-02 2021-05-06 {rest}");
            assert_eq!(lines(&case, "2021-06-01").pop().unwrap(), expected);
        }
    }

    #[test]
    fn a_month_and_the_years_before() {
        let grievance = r#""complaint_received":{"kind":"grievance","to":"organ"}"#;
        let case = Case::new().fact_in_month("2021-03-01", "outside", grievance);
        duties_are(case, "2021-06-01", &["acceptance 2021-03-31 - open - 00.coarse-anchor"]);
        let case = accepted(received(Case::new(), "2020-12-30", "grievance", ""), "2020-12-31", "");
        duties_are(
            case.complete("2022-01-01"),
            "2022-01-01",
            &[
                "acceptance 2020-12-30 - kept_timeliness_open 2 24.before-force",
                "handling 2020-12-31 - standing - 24.before-force",
            ],
        );
    }

    /// Sixty days from the acceptance are over by March; but before 2021 none of them ran.
    #[test]
    fn accepted_before_2021_and_given_away_later() {
        let case = accepted(received(Case::new(), "2020-12-30", "grievance", ""), "2020-12-31", "");
        let case = told(case, "2021-03-30", "organ", r#""transferred":{"to":"edu"}"#).load();
        assert_eq!(lines(&case, "2021-03-29").pop().unwrap(), "handling 2020-12-31 - standing - 24.before-force");
        assert_eq!(lines(&case, "2021-03-30").pop().unwrap(), "handling 2020-12-31 - excused - left");
    }

    #[test]
    fn who_bears_it() {
        for (to, bearer) in [("edu", Some("new")), ("office", Some("office")), ("head", None), ("outside", None)] {
            let form = format!(r#""complaint_received":{{"kind":"grievance","to":"{to}"}}"#);
            let case = Case::new().fact("2021-03-01", "outside", &form);
            let case = case.fact("2021-03-02", "organ", r#""unit_succeeded":{"from":"edu","to":"new"}"#).load();
            let found = case.duties("2021-03-03", |view, ledger: &mut Vec<_>| duties(view, ledger));
            let line = |bearer| format!("20.acceptance {bearer}>outside 2021-03-01 2021-03-16 pending -");
            assert_eq!(found, bearer.map(line).into_iter().collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_archive_waits_for_what_is_unsettled() {
        let archived = |case: Case| {
            let case = case.load();
            case.findings("2021-12-01", |view, sink: &mut Everything| archive(view, &Archive {}, sink))
                == ["met 20.settled #1"]
        };
        let new = || received(Case::new(), "2021-03-01", "grievance", "");
        assert!(!archived(new()));
        assert!(!archived(running()));
        assert!(archived(resolved(running(), "2021-12-01")));
        assert!(!archived(resolved(running(), "2021-12-02")));
        for outcome in [r#""not_accepted":{}"#, r#""transferred":{"to":"office"}"#] {
            assert!(archived(told(new(), "2021-03-05", "organ", outcome)));
            assert!(archived(told(running(), "2021-03-05", "organ", outcome)));
            let again = told(new(), "2021-03-05", "organ", outcome);
            assert!(!archived(accepted(again, "2021-03-06", "")));
        }
        let elsewhere =
            Case::new().fact("2021-03-01", "outside", r#""complaint_received":{"kind":"report","to":"office"}"#);
        let found =
            elsewhere.load().findings("2021-12-01", |view, sink: &mut Everything| archive(view, &Archive {}, sink));
        assert_eq!(found, [""; 0]);
    }

    #[test]
    fn what_concerns_a_report() {
        let case = accepted(received(Case::new(), "2021-03-01", "report", ""), "2021-03-02", "")
            .fact("2021-03-03", "organ", r#""received":{"of":2}"#)
            .fact("2021-03-04", "organ", r#""clue_transferred":{"of":3,"to":"office"}"#)
            .statement(r#""evidence_added":{"entry":4,"evidence":["x"]}"#)
            .entry("2021-03-05", "organ", r#""determination":{"question":"clue.suspected-offence","about":{"entry":1},"answer":"met"}"#)
            .fact("2021-03-06", "edu", r#""execution_reported":{}"#)
            .entry("2021-03-07", "organ", r#""accountability":{"establish":{"unit":"edu","item":"item1","from":"2021-03-01","to":"2021-03-02","grounds":[{"entry":7},{"entry":4}]}}"#)
            .entry("2021-03-08", "organ", r#""accountability":{"circulate":{"of":8}}"#)
            .fact("2021-03-09", "outside", r#""complaint_received":{"kind":"grievance","about":"school","to":"organ"}"#)
            .statement(r#""retraction":{"entry":1}"#)
            .load();
        let view = case.view("2021-03-10");
        let concerned: Vec<u32> = (1..=11).filter(|no| view.is_report(EntryNo(*no))).collect();
        assert_eq!(concerned, [1, 2, 3, 4, 5, 6, 8, 9, 11]);
        assert_eq!(view.complained_of(EntryNo(9)), [view.record.party_no("edu").unwrap()]);
        assert_eq!(view.complained_of(EntryNo(10)), []);
    }

    /// What is dated after the handling had left the hands of who handled it is no extension of it, also on the same day.
    #[test]
    fn an_extension_after_the_complaint_was_given_away_is_none() {
        let away = |case: Case| told(case, "2021-04-20", "organ", r#""transferred":{"to":"edu"}"#);
        let days = |case: Case| {
            let found = found(case, "2021-06-01").into_iter().filter(|line| line.contains("extended-days"));
            found.collect::<Vec<_>>()
        };
        let told = |no: u32| [format!("not_met 20.extended-days #{no} petition-regulation:33")];
        for on in ["2021-04-19", "2021-04-20"] {
            assert_eq!(days(away(extended(running(), on, 31, SOUND))), told(3));
        }
        for on in ["2021-04-20", "2021-04-21"] {
            assert_eq!(days(extended(away(running()), on, 31, SOUND)), [""; 0]);
        }
        assert_eq!(days(extended(away(running()), "2021-04-19", 31, SOUND)), told(4));
    }

    /// A report is in the hands of who received it and of those it was transferred to, and of nobody else.
    #[test]
    fn in_whose_hands_a_report_is() {
        let report = || received(Case::new(), "2021-03-01", "report", "");
        let holders = |case: Case| {
            let case = case.load();
            let view = case.view("2021-04-01");
            let holds = |id: &&str| view.in_hands_of(EntryNo(1), view.record.party_no(id).unwrap());
            ["organ", "edu", "school", "office", "head"].into_iter().filter(holds).collect::<Vec<_>>()
        };
        assert_eq!(holders(report()), ["organ"]);
        let transferred = told(report(), "2021-03-05", "organ", r#""transferred":{"to":"office"}"#);
        assert_eq!(holders(transferred), ["organ", "office"]);
        assert_eq!(holders(told(report(), "2021-03-05", "organ", r#""not_accepted":{}"#)), ["organ"]);
    }
}
