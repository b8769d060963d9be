//! # 第十九条 接受监督 · Outside supervision
//!
//! 代表、委员和公众都可以监督决策的执行，执行的一方要欢迎监督并给予回应。
//!
//! Execution welcomes supervision by deputies of the people's congresses, members of the CPPCC and the public.
//!
//! **Decides.** That whoever an opinion or suggestion is addressed to answers it; by when a deputy's suggestion
//! is answered: three months from the day it was assigned (交办), six where it is wide and difficult (代表法);
//! that the file is not closed before every deputy's suggestion is answered.
//!
//! **Leaves open.** By when others are answered: no statutory period, so a standard for `opinion` or the organ's
//! own judgement. A suggestion not yet assigned: no period runs. What supervision asks besides an answer.
//!
//! **Interpretation.** The text names no bearer; 代表法 binds every organ and organisation concerned, so the
//! addressee bears it, whether or not it executes, and a successor for the unit it took over from. An answer
//! counts whoever of the record gives it. The day of assignment is stated by the entry, so it is exact even
//! where the entry's own day is known only to the month; a day of assignment still to come has not yet assigned
//! anything. The revision of 代表法 was made in March 2025, on a day that is not verified: what was assigned by
//! the end of that month is cited by the text of 2015, which sets the same periods, so that nothing hangs on it.

use crate::{
    reading::{
        View,
        score::{Ledger, Owed, Terms, one_off},
    },
    record::{Fact, FactKind, acts::Archive, facts::OpinionReceived},
    terms::{
        About, Clause, Cure, Day, EntryNo, Finding, Instrument, PartyNo, Period, Row, Ruling, Sink,
        decision::OpinionFrom,
        duty::{DutyRow, Term},
        standard::Governing,
    },
};

/// 第十九条.
pub(crate) const CLAUSE: Clause = Clause::article(19);

/// 代表法, the text of 2015.
const BEFORE_REVISION: Clause = Clause::of(Instrument::DeputiesLaw, 42);
/// 代表法, since its revision.
const REVISED: Clause = Clause::of(Instrument::DeputiesLawRevised, 51).paragraph(2);
/// The first day on which the revised text is cited.
const CITED_REVISED: Day = Day::of(2025, 4, 1);

/// 答复意见建议.
pub(crate) static ANSWER: DutyRow = DutyRow::new(
    "19.answer",
    CLAUSE,
    Term::Opinion,
    "办理并答复意见建议",
    "answer the opinion or suggestion",
    "fact.opinion_answered",
)
.inferred_bearer();

static NOT_ASSIGNED: Row = Row::new(
    "19.not-assigned",
    CLAUSE,
    "第{0}条记录的代表建议尚无交办日期，{1}的答复期限未起算",
    "the deputy's suggestion of entry {0} has no day of assignment, so the period of {1} does not run yet",
    Cure::Amend("assigned_on"),
);
static DEPUTY_ANSWERED: Row = Row::new(
    "19.deputy-answered",
    CLAUSE,
    "第{0}条记录的代表建议应当已经答复",
    "the deputy's suggestion of entry {0} is to be answered",
    Cure::Enter("fact.opinion_answered"),
);
static OTHER_ANSWERED: Row = Row::new(
    "19.opinion-answered",
    CLAUSE,
    "第{0}条记录的意见是否已经答复",
    "whether the opinion of entry {0} has been answered",
    Cure::Enter("fact.opinion_answered"),
);

/// The guard of Archive: each deputy's suggestion answered; whether the others are is a question.
pub(crate) fn archive<S: Sink>(view: &View<'_>, _: &Archive, sink: &mut S) {
    for (no, _, opinion) in opinions(view) {
        if sink.is_full() {
            return;
        }
        let answered = view.told(no, FactKind::OpinionAnswered).next().is_some();
        let (row, missing) = match opinion.from {
            OpinionFrom::Deputy => (&DEPUTY_ANSWERED, Ruling::NotMet),
            OpinionFrom::CppccMember | OpinionFrom::Public => (&OTHER_ANSWERED, Ruling::Open),
        };
        let ruling = if answered { Ruling::Met } else { missing };
        sink.push(Finding::new(ruling, row).with(no).about(About::entry(no)));
    }
}

/// The addressee → outside, for each opinion.
pub(crate) fn duties(view: &View<'_>, ledger: &mut impl Ledger) {
    for (no, received, opinion) in opinions(view) {
        let to = opinion.to.0;
        let unit = Some(to).filter(|to| *to != PartyNo::ORGAN);
        let kept = view.told(no, FactKind::OpinionAnswered).next();
        let assigned = opinion.assigned_on.filter(|on| *on <= view.day);
        let (anchor, statute, open) = match (opinion.from, assigned) {
            (OpinionFrom::Deputy, Some(on)) => ((on, view.stating(no)), Some(within(on, opinion)), None),
            (OpinionFrom::Deputy, None) => {
                let question = Finding::new(Ruling::Open, &NOT_ASSIGNED).with(no).with(cited(received));
                ((received, Some(no)), None, Some(question.about(About::entry(no))))
            }
            (OpinionFrom::CppccMember | OpinionFrom::Public, _) => ((received, Some(no)), None, None),
        };
        let deadline = if open.is_none() { view.deadline(Term::Opinion, unit, anchor, statute) } else { None };
        let owed = Owed::new(&ANSWER, to, PartyNo::OUTSIDE, anchor).about(no);
        ledger.duty(one_off(view, owed, Terms { deadline, kept, open, ..Terms::default() }));
    }
}

/// 代表法: three months from assignment, six where wide and difficult.
fn within(assigned: Day, opinion: &OpinionReceived<PartyNo>) -> Governing {
    let months = if opinion.difficult == Some(true) { 6 } else { 3 };
    Governing::statute(Period::Months(months), cited(assigned))
}

/// The text of 代表法 cited on a day.
fn cited(on: Day) -> Clause {
    if on < CITED_REVISED { BEFORE_REVISION } else { REVISED }
}

/// The opinions received, with their entry and day.
fn opinions<'a>(view: &View<'a>) -> impl Iterator<Item = (EntryNo, Day, &'a OpinionReceived<PartyNo>)> {
    let view = *view;
    view.facts_all(FactKind::OpinionReceived).filter_map(move |(_, mark)| match view.fact(mark.no) {
        Some((day, Fact::OpinionReceived(opinion))) => Some((mark.no, day, opinion)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use alloc::{format, string::String, vec::Vec};

    use super::*;
    use crate::{
        reading::testing_told::{Case, Loaded},
        terms::{Setting, deadline::Source, row::Everything},
    };

    fn opinion(case: Case, on: &str, from: &str, to: &str, more: &str) -> Case {
        case.fact(on, "outside", &format!(r#""opinion_received":{{"from":"{from}","to":"{to}"{more}}}"#))
    }

    fn assigned(on: &str) -> String {
        format!(r#","assigned_on":"{on}""#)
    }

    #[track_caller]
    fn duties_are(case: &Loaded, on: &str, expected: &[&str]) {
        assert_eq!(case.duties(on, |view, ledger: &mut Vec<_>| duties(view, ledger)), expected);
    }

    #[test]
    fn three_months_from_assignment_six_if_difficult() {
        for (on, more, due, clause) in [
            ("2024-11-30", "", "2025-02-28", "deputies-law-2015:42"),
            ("2023-11-30", "", "2024-02-29", "deputies-law-2015:42"),
            ("2021-02-28", "", "2021-05-28", "deputies-law-2015:42"),
            ("2021-01-30", "", "2021-04-30", "deputies-law-2015:42"),
            // 1 to 5 May 2021 are off; Saturday 8 is at work.
            ("2021-02-01", "", "2021-05-06", "deputies-law-2015:42"),
            ("2021-02-08", "", "2021-05-08", "deputies-law-2015:42"),
            ("2021-02-09", "", "2021-05-10", "deputies-law-2015:42"),
            ("2024-11-30", r#","difficult":true"#, "2025-05-30", "deputies-law-2015:42"),
            ("2024-11-30", r#","difficult":false"#, "2025-02-28", "deputies-law-2015:42"),
            ("2025-03-31", "", "2025-06-30", "deputies-law-2015:42"),
            ("2025-04-01", "", "2025-07-01", "deputies-law-2025:51.2"),
        ] {
            let more = assigned(on) + more;
            let case = opinion(Case::new(), on, "deputy", "edu", &more).load();
            duties_are(&case, on, &[&format!("19.answer edu>outside {on} {due} pending -")]);
            let mut found = Vec::new();
            duties(&case.view(on), &mut found);
            let source = found.first().unwrap().deadline.unwrap().source();
            let Source::Statute(cited) = source else { panic!("{source:?}") };
            assert_eq!(format!("{cited:?}"), clause);
        }
        assert!(!ANSWER.bearer_named);
    }

    #[test]
    fn the_last_day_is_in_time() {
        let case = || opinion(Case::new(), "2024-12-05", "deputy", "edu", &assigned("2024-11-30"));
        let line = |status: &str| format!("19.answer edu>outside 2024-11-30 2025-02-28 {status}");
        for (through, status) in [("2025-02-27", "unknown - 17.incomplete"), ("2025-02-28", "overdue -")] {
            let case = case().complete(through).load();
            duties_are(&case, "2025-02-28", &[&line("pending -")]);
            duties_are(&case, "2025-03-01", &[&line(status)]);
        }
        for (on, status) in [("2025-02-28", "kept 2"), ("2025-03-01", "kept_late 2")] {
            let case = case().fact(on, "edu", r#""opinion_answered":{"of":1}"#).complete("2025-12-31").load();
            duties_are(&case, "2025-03-02", &[&line(status)]);
        }
    }

    #[test]
    fn no_period_without_assignment_or_for_others() {
        let case = opinion(Case::new(), "2021-03-01", "deputy", "organ", "");
        let case = opinion(case, "2021-03-02", "deputy", "edu", &assigned("2021-03-10"));
        let case = opinion(case, "2021-03-03", "cppcc_member", "school", &assigned("2021-03-03"));
        let case = opinion(case, "2021-03-04", "public", "organ", "");
        let case = case.fact("2021-03-05", "organ", r#""opinion_answered":{"of":4}"#);
        let case = case.fact("2021-03-06", "outside", r#""opinion_answered":{"of":1}"#).load();
        duties_are(
            &case,
            "2021-03-09",
            &[
                "19.answer organ>outside 2021-03-01 - open - 19.not-assigned",
                "19.answer organ>outside 2021-03-04 - kept_timeliness_open 5 01.no-standard",
                "19.answer edu>outside 2021-03-02 - open - 19.not-assigned",
                "19.answer school>outside 2021-03-03 - open - 01.no-standard",
            ],
        );
        let later = case.duties("2021-03-10", duties);
        assert_eq!(later.get(2).unwrap(), "19.answer edu>outside 2021-03-10 2021-06-10 pending -");
    }

    #[test]
    fn an_assigned_day_is_exact_on_a_coarse_entry() {
        let received = format!(r#""opinion_received":{{"from":"deputy","to":"edu"{}}}"#, assigned("2021-03-10"));
        let case = Case::new().fact_in_month("2021-03-01", "outside", &received).load();
        duties_are(&case, "2021-04-01", &["19.answer edu>outside 2021-03-10 2021-06-10 pending -"]);
        let public = r#""opinion_received":{"from":"public","to":"edu"}"#;
        let case = Case::new().fact_in_month("2021-03-01", "outside", public).load();
        duties_are(&case, "2021-04-01", &["19.answer edu>outside 2021-03-31 - open - 01.no-standard"]);
    }

    #[test]
    fn a_standard_may_only_be_earlier_than_the_statute() {
        for (days, due) in [(30, "2021-03-31"), (200, "2021-06-01")] {
            let mut case = opinion(Case::new(), "2021-03-01", "deputy", "edu", &assigned("2021-03-01"));
            let document = format!(
                r#"{{"schema":"zeren.standards/1","standards":[{{"term":"opinion","period":{{"days":{days}}},
                "authority":{{"organ_document":{{"document":"x"}}}},"from":"2021-01-01"}}]}}"#
            );
            let document: crate::terms::standard::StandardsDocument = serde_json::from_str(&document).unwrap();
            case.setting = Setting::new(document.open().unwrap());
            duties_are(&case.load(), "2021-03-02", &[&format!("19.answer edu>outside 2021-03-01 {due} pending -")]);
        }
    }

    #[test]
    fn a_successor_answers_and_2020_stands() {
        let case = opinion(Case::new(), "2021-03-01", "deputy", "edu", &assigned("2021-03-01"))
            .fact("2021-04-01", "organ", r#""unit_succeeded":{"from":"edu","to":"new"}"#)
            .fact("2021-04-02", "new", r#""opinion_answered":{"of":1}"#)
            .load();
        duties_are(&case, "2021-04-03", &["19.answer new>outside 2021-03-01 2021-06-01 kept 3"]);
        let case = opinion(Case::new(), "2020-12-01", "deputy", "edu", &assigned("2020-12-01"));
        let case = case.complete("2022-01-01").load();
        duties_are(&case, "2022-01-01", &["19.answer edu>outside 2020-12-01 - standing - 24.before-force"]);
    }

    #[test]
    fn the_archive_waits_for_deputies() {
        let case = opinion(Case::new(), "2021-03-01", "deputy", "organ", "");
        let case = opinion(case, "2021-03-02", "deputy", "school", "");
        let case = opinion(case, "2021-03-03", "cppcc_member", "edu", "");
        let case = case.fact("2021-03-05", "organ", r#""opinion_answered":{"of":1}"#).load();
        let found = case.findings("2021-04-01", |view, sink: &mut Everything| archive(view, &Archive {}, sink));
        let expected = ["met 19.deputy-answered #1", "open 19.opinion-answered #3", "not_met 19.deputy-answered #2"];
        assert_eq!(found, expected);
    }
}
