//! Remedies (§7.4, art 22): the machine against a table written by hand, every guard in rows, last days, answers,
//! what can still be sought, and the laws of §11 that bind them over random histories.

#[macro_use]
#[path = "common/moves.rs"]
mod moves;
#[path = "common/by_hand.rs"]
mod by_hand;

mod book;

use book::{Book, day, refer, scene, status};
use proptest::prelude::*;
use serde_json::{Value, json};
use zeren::{
    answers::remedies::{Forum, RemedyAnswer},
    explain::{Lang, Names},
    machines::{
        Step,
        remedy::{Remedy, TABLE, acts, possible_in, possible_now, states},
    },
    record::{What, acts::DisciplineAct, acts::RemedyAct, acts::RemedyKind},
    terms::{
        Arg, Day, EntryNo, Ruling,
        deadline::Certainty,
        discipline::Sanction,
        duty::Status,
        question::Question,
        remedy::{Finality, RemedyRegime, RemedyResult, RemedyStage, RemedyState, RemedyStep},
    },
};

fn by_hand() -> Vec<(RemedyState, RemedyKind, Option<RemedyState>)> {
    let rows = by_hand::rows(by_hand::REMEDY, RemedyState::from_code, RemedyKind::from_code);
    let pairs: Vec<_> = rows.into_iter().map(|(from, act, to)| (from.unwrap(), act, to)).collect();
    assert_eq!(pairs.len(), 5 * 3);
    pairs
}

fn step(act: u32) -> Step {
    Step { on: Day::of(2022, 5, 6), act: EntryNo(act) }
}

/// Each state, reached by the typestates.
fn in_state(state: RemedyState) -> Remedy {
    let decided = states::Decided { on: Day::of(2022, 5, 5), act: EntryNo(1) };
    let filed = zeren::machines::Next::<acts::File>::next(decided, step(2));
    let answered = zeren::machines::Next::<acts::Answer>::next(filed, step(3));
    let reached = match state {
        RemedyState::Decided => Remedy::Decided(decided),
        RemedyState::Filed => Remedy::Filed(filed),
        RemedyState::FiledFurther => Remedy::FiledFurther(zeren::machines::Next::<acts::File>::next(answered, step(4))),
        RemedyState::FiledPast => Remedy::FiledPast(zeren::machines::Next::<acts::File>::next(filed, step(4))),
        RemedyState::Answered => Remedy::Answered(answered),
    };
    assert_eq!(reached.state(), state);
    reached
}

#[test]
fn the_table_equals_the_one_by_hand() {
    for (from, act, to) in by_hand() {
        let rows: Vec<_> = TABLE.iter().filter(|row| row.from == Some(from) && row.act == act).collect();
        assert!(rows.len() <= 1, "{from:?} {act:?} stands twice");
        assert_eq!(rows.first().map(|row| row.to), to, "{from:?} {act:?}");
        assert_eq!(possible_now(Some(from)).any(|row| row.act == act), to.is_some());
        assert_eq!(possible_in(act).any(|state| state == from), to.is_some());
        assert!(Remedy::open(act, step(9)).is_none());
    }
    assert_eq!(TABLE.len(), by_hand().iter().filter(|(_, _, to)| to.is_some()).count());
}

#[test]
fn the_runtime_equals_the_one_by_hand() {
    for (from, act, to) in by_hand() {
        let next = in_state(from).next(act, step(9));
        assert_eq!(next.map(|next| next.state()), to, "{from:?} {act:?}");
    }
}

#[test]
fn the_typestates_equal_the_one_by_hand() {
    let typed =
        typed!(RemedyState [Decided Filed FiledFurther FiledPast Answered] RemedyKind [File Answer Discontinue]);
    for (from, act, to) in by_hand() {
        let has = typed.iter().find(|(state, kind, _)| (*state, *kind) == (from, act)).unwrap().2;
        assert_eq!(has, to.is_some(), "{from:?} {act:?}");
    }
}

/// A discontinued filing gives back the very state it was made from.
#[test]
fn discontinuing_gives_back_the_state_before() {
    for from in [RemedyState::Decided, RemedyState::Filed, RemedyState::Answered] {
        let before = in_state(from);
        let filed = before.next(RemedyKind::File, step(20)).unwrap();
        assert_eq!(filed.next(RemedyKind::Discontinue, step(21)), Some(before));
    }
}

/// A sanction of the clerk by an organ on 2024-01-02, a major demerit.
struct Sanctioned {
    book: Book,
    act: u32,
}

const DECIDED_ON: &str = "2024-01-02";

fn sanctioned(by: &str) -> Sanctioned {
    sanctioned_with(by, |_| {})
}

fn sanctioned_with(by: &str, change: impl Fn(&mut Book)) -> Sanctioned {
    let mut book = scene().book;
    change(&mut book);
    let act = book.discipline(DECIDED_ON, by, "decide", own("major_demerit"));
    book.in_effect(act);
    Sanctioned { book, act }
}

fn own(kind: &str) -> Value {
    json!({
        "person": "clerk", "ground": "art30_2", "gravity": "base", "kind": kind,
        "from": "2021-05-10", "to": "2021-05-20",
    })
}

impl Sanctioned {
    fn received(&mut self, of: u32, on: &str) {
        self.book.fact(on, "clerk", "received", json!({ "of": of }));
    }

    fn file(&mut self, on: &str, step: &str, before: &str) -> u32 {
        self.book.remedy(on, "clerk", "file", json!({ "of": self.act, "step": step, "before": before }))
    }

    fn answer(&mut self, on: &str, by: &str, result: &str) -> u32 {
        self.book.remedy(on, by, "answer", json!({ "of": self.act, "result": result }))
    }

    fn discontinue(&mut self, on: &str) -> u32 {
        self.book.remedy(on, "clerk", "discontinue", json!({ "of": self.act }))
    }

    fn remedy(&self, on: &str) -> RemedyAnswer {
        let mut remedies = self.book.case().remedies(day(on));
        assert_eq!(remedies.len(), 1);
        remedies.remove(0)
    }
}

#[test]
fn the_route_follows_who_decided() {
    let regime = |by: &str, class: &str| {
        let case = sanctioned_with(by, |book| {
            status(book, "2021-02-01", "clerk", json!({ "class": class }));
        });
        let remedy = case.remedy(DECIDED_ON);
        let next: Vec<_> = remedy.next.iter().map(|next| (next.step, next.forum, next.clauses.len())).collect();
        (remedy.regime, next)
    };
    let civil =
        vec![(RemedyStep::Reconsideration, Forum::Decider, 1), (RemedyStep::Appeal, Forum::CivilServiceOrHigher, 1)];
    let review = vec![(RemedyStep::SupervisoryReview, Forum::Decider, 2)];
    let other = vec![(RemedyStep::Other, Forum::NotNamed, 1)];
    assert_eq!(regime("personnel", "civil_servant"), (RemedyRegime::CivilServant, civil.clone()));
    assert_eq!(regime("banner", "civil_servant"), (RemedyRegime::CivilServant, civil));
    assert_eq!(regime("personnel", "institution_manager"), (RemedyRegime::NoneNamed, other.clone()));
    assert_eq!(regime("personnel", "other_public"), (RemedyRegime::NoneNamed, other));
    assert_eq!(regime("supervision", "civil_servant"), (RemedyRegime::Supervisory, review.clone()));
    assert_eq!(regime("supervision", "enterprise_manager"), (RemedyRegime::Supervisory, review));
    // Both places of the law whose article moved.
    let clauses = sanctioned("supervision").remedy(DECIDED_ON).next[0].clauses.clone();
    let codes: Vec<_> = clauses.iter().map(|clause| clause.code().to_string()).collect();
    assert_eq!(codes, ["supervision-law-2018:49", "supervision-law-2024:56"]);
}

/// Received on a day, filed on the last day in time, and on the day after.
#[test]
fn last_days() {
    for (by, step, before, received, last) in [
        // Thirty days of knowing, to a working day; the next would fall into Spring Festival.
        ("personnel", "reconsideration", "personnel", "2024-01-10", "2024-02-09"),
        // On a holiday: to the Sunday that is a make-up working day.
        ("personnel", "reconsideration", "personnel", "2024-01-11", "2024-02-18"),
        // On that make-up day itself.
        ("personnel", "reconsideration", "personnel", "2024-01-19", "2024-02-18"),
        ("personnel", "appeal", "civil", "2024-01-19", "2024-02-18"),
        ("personnel", "appeal", "city", "2024-03-01", "2024-04-01"),
        ("banner", "reconsideration", "banner", "2024-03-01", "2024-04-01"),
        // A month ends on the corresponding day, or on the month's last.
        ("supervision", "supervisory_review", "supervision", "2024-01-31", "2024-02-29"),
        ("supervision", "supervisory_review", "supervision", "2024-01-29", "2024-02-29"),
        ("supervision", "supervisory_review", "supervision", "2024-03-29", "2024-04-29"),
        ("supervision", "supervisory_review", "supervision", "2025-01-31", "2025-02-28"),
        // Saturday 2024-08-31 goes to Monday.
        ("supervision", "supervisory_review", "supervision", "2024-07-31", "2024-09-02"),
        // National Day 2024: 31 October is plain; from 3 September the month ends on 3 October, a holiday.
        ("supervision", "supervisory_review", "supervision", "2024-09-03", "2024-10-08"),
    ] {
        let mut case = sanctioned(by);
        case.received(case.act, received);
        let answer = case.remedy(received);
        assert_eq!((answer.finality, answer.last_day.unwrap().due()), (Finality::OpenUntil, day(last)), "{received}");
        assert_eq!(case.remedy(last).finality, Finality::OpenUntil);
        let next = day(last).next().to_string();
        assert_eq!(case.remedy(&next).finality, Finality::Lapsed, "{received}");
        let in_time = case.file(last, step, before);
        case.book.in_effect(in_time);
        case.book.entries.pop();
        let late = case.file(&next, step, before);
        case.book.refused(late, &["22.late"]);
    }
}

/// The missed day is named.
#[test]
fn a_late_filing_names_the_missed_day() {
    let mut case = sanctioned("supervision");
    case.received(case.act, "2024-01-31");
    let late = case.file("2024-03-01", "supervisory_review", "supervision");
    let assessment = case.book.case().assess(day("2024-03-01")).unwrap();
    let refused =
        assessment.answer().unwrap().without_effect.iter().find(|refused| refused.act == EntryNo(late)).unwrap();
    assert_eq!(refused.failed[0].args[0], Arg::Day(day("2024-02-29")));
}

#[test]
fn the_first_knowing_counts() {
    let mut case = sanctioned("supervision");
    case.received(case.act, "2024-02-20");
    case.received(case.act, "2024-01-31");
    // Someone else's receipt is none of his.
    case.book.fact("2024-01-05", "transport", "received", json!({ "of": case.act }));
    assert_eq!(case.remedy("2024-02-20").last_day.unwrap().due(), day("2024-02-29"));
}

#[test]
fn without_a_receipt_nobody_is_late() {
    let mut case = sanctioned("supervision");
    let answer = case.remedy("2026-01-01");
    assert_eq!((answer.finality, answer.last_day), (Finality::OpenUntil, None));
    assert_eq!(answer.why.unwrap().row.code, "22.receipt-not-on-record");
    let filed = case.file("2026-01-01", "supervisory_review", "supervision");
    case.book.asks(filed, &["22.receipt-not-on-record"]);
    // The body filed with may settle it; nobody else.
    for (by, answer, refused) in
        [("supervision", "met", false), ("supervision", "not_met", true), ("personnel", "not_met", false)]
    {
        let mut case = sanctioned("supervision");
        let about = json!({ "entry": case.act });
        case.book.determine("2025-12-01", by, Question::RemedyInTime, about, answer);
        let filed = case.file("2026-01-01", "supervisory_review", "supervision");
        if refused {
            case.book.refused(filed, &["22.in-time-determined"]);
        } else {
            assert!(case.book.verdict(filed).0);
        }
    }
}

#[test]
fn a_coarse_day_leaves_it_open() {
    let mut case = sanctioned("supervision");
    case.received(case.act, "2024-01-31");
    case.book.entries.last_mut().unwrap()["precision"] = json!("month");
    let filed = case.file("2026-01-01", "supervisory_review", "supervision");
    case.book.asks(filed, &["22.receipt-coarse"]);
    // A filing known only to the month: in time as long as its first day may be.
    let coarse = |on: &str| {
        let mut case = sanctioned("supervision");
        case.received(case.act, "2024-01-31");
        let filed = case.file(on, "supervisory_review", "supervision");
        case.book.entries.last_mut().unwrap()["precision"] = json!("month");
        case.book.verdict(filed)
    };
    assert_eq!(coarse("2024-02-01"), (true, vec![]));
    assert_eq!(coarse("2024-03-01"), (false, vec!["22.late"]));
    let mut case = sanctioned("supervision");
    case.received(case.act, "2024-01-20");
    let filed = case.file("2024-02-01", "supervisory_review", "supervision");
    case.book.entries.last_mut().unwrap()["precision"] = json!("month");
    case.book.asks(filed, &["22.receipt-coarse"]);
}

/// Of history only the order of the steps is asked, whenever it was filed and by whom.
#[test]
fn a_filing_of_history() {
    for (step, before, expected) in
        [("reconsideration", "personnel", vec![]), ("second_appeal", "city", vec!["22.step-in-order"])]
    {
        let mut case = Sanctioned { book: scene().book, act: 0 };
        status(&mut case.book, "2020-01-01", "clerk", json!({ "class": "civil_servant", "service": "in_service" }));
        case.act = case.book.discipline("2020-02-01", "personnel", "decide", own("major_demerit"));
        case.received(case.act, "2020-02-03");
        let late =
            case.book.remedy("2020-12-31", "head", "file", json!({ "of": case.act, "step": step, "before": before }));
        assert_eq!(case.book.verdict(late).1, expected, "{step}");
    }
}

/// A reconsideration whose answer is due on a day that the calendar does not reach may have gone unanswered by any day
/// after it was filed, so an appeal past it is for the body to judge; on the day of the filing it is not yet.
#[test]
fn an_appeal_past_a_reconsideration_due_beyond_the_calendar() {
    for (on, expected) in [("2026-12-29", (true, vec!["22.past-unanswered"])), ("2026-12-28", (false, vec!["22.late"]))]
    {
        let mut case = sanctioned("personnel");
        case.received(case.act, "2026-11-02");
        case.file("2026-12-01", "reconsideration", "personnel");
        case.book.fact("2026-12-28", "personnel", "received", json!({ "of": case.book.entries.len() }));
        let appeal = case.file(on, "appeal", "civil");
        assert_eq!(case.book.verdict(appeal), expected, "{on}");
    }
}

/// Beyond the calendar nobody is late.
#[test]
fn beyond_the_calendar() {
    let mut case = sanctioned("personnel");
    case.received(case.act, "2026-12-15");
    let answer = case.remedy("2027-05-01");
    assert_eq!(answer.finality, Finality::OpenUntil);
    let last = answer.last_day.unwrap();
    assert_eq!((last.due(), last.certainty()), (day("2027-01-14"), Certainty::Provisional));
    assert_eq!(answer.why.unwrap().row.code, "22.calendar");
    let filed = case.file("2027-05-01", "reconsideration", "personnel");
    case.book.asks(filed, &["22.calendar"]);
    case.book.entries.pop();
    let filed = case.file("2027-01-14", "reconsideration", "personnel");
    case.book.in_effect(filed);
}

#[test]
fn a_late_filing_accepted() {
    let late = |by: &str, on: &str| {
        let mut case = sanctioned("supervision");
        case.received(case.act, "2024-01-31");
        case.book.fact(on, by, "late_filing_accepted", json!({ "of": case.act, "reason": "r" }));
        let filed = case.file("2024-04-01", "supervisory_review", "supervision");
        case.book.verdict(filed)
    };
    assert_eq!(late("supervision", "2024-03-01"), (true, vec![]));
    let refused = (false, vec!["22.late"]);
    assert_eq!(late("personnel", "2024-03-01"), refused, "by another body");
    assert_eq!(late("supervision", "2024-02-29"), refused, "before the day was missed");
    assert_eq!(late("supervision", "2024-04-02"), refused, "after the filing");
}

/// The body that let a reconsideration in late did not let an appeal in; what is offered would not be refused.
#[test]
fn a_late_filing_accepted_by_one_body_opens_no_step_before_another() {
    let offered = |by: &str| {
        let mut case = sanctioned("personnel");
        case.received(case.act, "2024-01-05");
        case.book.fact("2024-02-06", by, "late_filing_accepted", json!({ "of": case.act, "reason": "r" }));
        case.remedy("2024-02-07").next.iter().map(|next| next.step).collect::<Vec<_>>()
    };
    assert_eq!(offered("personnel"), [RemedyStep::Reconsideration]);
    for body in ["civil", "city"] {
        assert_eq!(offered(body), [RemedyStep::Appeal], "{body}");
    }
    assert_eq!(offered("supervision"), []);
}

/// Every guard of a filing: each failing alone, and two together.
#[test]
fn every_guard_of_a_filing() {
    let judge = |by: &str, form: Value| {
        let mut case = sanctioned("personnel");
        case.received(case.act, "2024-01-05");
        let mut form = form;
        form["of"] = json!(case.act);
        let act = case.book.remedy("2024-01-20", by, "file", form);
        case.book.verdict(act)
    };
    let good = json!({ "step": "reconsideration", "before": "personnel" });
    let met = (true, vec![]);
    assert_eq!(judge("clerk", good.clone()), met);
    assert_eq!(judge("head", good.clone()), (false, vec!["22.by-holder"]));
    for step in ["second_appeal", "supervisory_review", "inspection_review", "other"] {
        let form = json!({ "step": step, "before": "personnel" });
        assert_eq!(judge("clerk", form), (false, vec!["22.step-in-order"]), "{step}");
    }
    assert_eq!(judge("clerk", json!({ "step": "reconsideration" })), (false, vec!["22.body-named"]));
    for before in ["banner", "city", "civil", "supervision"] {
        let form = json!({ "step": "reconsideration", "before": before });
        assert_eq!(judge("clerk", form), (false, vec!["22.right-body"]), "{before}");
    }
    for (before, expected) in [
        ("civil", met.clone()),
        ("city", met.clone()),
        ("personnel", (false, vec!["22.right-body"])),
        ("supervision", (false, vec!["22.right-body"])),
        ("banner", (false, vec!["22.right-body"])),
    ] {
        assert_eq!(judge("clerk", json!({ "step": "appeal", "before": before })), expected, "{before}");
    }
    let two = json!({ "step": "reconsideration", "before": "civil" });
    assert_eq!(judge("head", two), (false, vec!["22.by-holder", "22.right-body"]));

    // The record does not say which body is above the organ: open, so accepted with the question.
    let mut case = sanctioned("banner");
    case.received(case.act, "2024-01-05");
    let filed = case.file("2024-01-20", "appeal", "city");
    case.book.asks(filed, &["22.right-body"]);
    case.book.entries.pop();
    let filed = case.file("2024-01-20", "appeal", "civil");
    case.book.in_effect(filed);
    case.book.entries.pop();
    let filed = case.file("2024-01-20", "appeal", "evaluator");
    case.book.refused(filed, &["22.right-body"]);
}

/// The review says what an answer did: the step, the result, what it leaves of the sanction, and why nothing is left to
/// be sought; and both places of the law whose article moved.
#[test]
fn what_the_review_says_of_an_answer() {
    let said = |case: &Sanctioned, lang| {
        let case = case.book.case();
        case.review(&case.assess(day("2024-02-20")).unwrap(), lang, Names::Ids)
    };
    let mut case = sanctioned("supervision");
    case.received(case.act, "2024-01-31");
    let (zh, en) = (said(&case, Lang::Zh), said(&case, Lang::En));
    assert!(zh.contains("复审（《监察法（2018年）》第四十九条、《监察法（2024年）》第五十六条）：向"), "{zh}");
    assert!(en.contains("supervisory review (Supervision Law"), "{en}");
    case.file("2024-02-01", "supervisory_review", "supervision");
    let answer = case.answer("2024-02-10", "supervision", "annulled");
    case.book.in_effect(answer);
    let (zh, en) = (said(&case, Lang::Zh), said(&case, Lang::En));
    assert!(zh.contains(&format!("已处分；处分已于2024-02-10撤销（第{answer}条记录）")), "{zh}");
    assert!(zh.contains("复审，已答复，撤销；"), "{zh}");
    assert!(zh.contains("没有可以申请救济的处理"), "{zh}");
    assert!(en.contains(&format!("decided; its sanction was annulled on 2024-02-10 (entry {answer})")), "{en}");
    assert!(en.contains("supervisory review, answered, annulled; "), "{en}");
    assert!(en.contains("nothing is left to be attacked"), "{en}");
}

/// The decision organ may be the next higher one of a decider of whom the record does not say which is.
#[test]
fn an_appeal_before_the_decision_organ() {
    let mut case = sanctioned("bureau");
    case.received(case.act, "2024-01-05");
    let filed = case.file("2024-01-20", "appeal", "banner");
    case.book.asks(filed, &["22.right-body"]);
    // No organ is above itself.
    let mut case = sanctioned("banner");
    case.received(case.act, "2024-01-05");
    let filed = case.file("2024-01-20", "appeal", "banner");
    case.book.refused(filed, &["22.right-body"]);
}

#[test]
fn out_of_order_and_out_of_the_table() {
    let mut case = sanctioned("personnel");
    case.received(case.act, "2024-01-05");
    let early = case.file("2024-01-01", "reconsideration", "personnel");
    let (in_effect, codes) = case.book.verdict(early);
    assert!(!in_effect && codes.contains(&"17.out-of-order"), "{codes:?}");
    let nothing = case.answer("2024-01-06", "personnel", "upheld");
    case.book.refused(nothing, &["machine.no-row.Answer"]);
    let nothing = case.discontinue("2024-01-06");
    case.book.refused(nothing, &["machine.no-row.Discontinue"]);
    // A decision without effect opens nothing.
    let mut book = scene().book;
    let decide = book.discipline(DECIDED_ON, "transport", "decide", own("demerit"));
    let form = json!({ "of": decide, "step": "reconsideration", "before": "personnel" });
    let file = book.remedy("2024-01-06", "clerk", "file", form);
    book.refused(file, &["machine.no-row.File"]);
}

#[test]
fn step_by_step_as_a_civil_servant() {
    let mut case = sanctioned("personnel");
    case.received(case.act, "2024-01-05");
    let filed = case.file("2024-01-20", "reconsideration", "personnel");
    assert_eq!(case.remedy("2024-01-20").finality, Finality::Pending);
    let answered = case.answer("2024-02-19", "personnel", "upheld");
    // Fifteen days of receiving the answer: Saturday 2024-03-16 goes to Monday.
    case.received(answered, "2024-03-01");
    let next = case.remedy("2024-03-01");
    assert_eq!((next.stage, next.step), (RemedyStage::Answered, Some(RemedyStep::Reconsideration)));
    assert_eq!((next.finality, next.last_day.unwrap().due()), (Finality::OpenUntil, day("2024-03-18")));
    let late = case.file("2024-03-19", "appeal", "civil");
    case.book.refused(late, &["22.late"]);
    case.book.entries.pop();
    let again = case.file("2024-03-18", "reconsideration", "personnel");
    case.book.refused(again, &["22.step-in-order"]);
    let appealed = case.file("2024-03-18", "appeal", "civil");
    let answered_again = case.answer("2024-05-06", "civil", "upheld");
    // The law names no period for the second appeal: open, and it does not keep the file open.
    let last = case.remedy("2024-06-01");
    assert_eq!((last.finality, last.next[0].step), (Finality::NoPeriodNamed, RemedyStep::SecondAppeal));
    assert_eq!(last.next[0].before, case.book.case().party("city"), "the body above the one that answered");
    let second = case.file("2025-01-02", "second_appeal", "city");
    case.book.asks(second, &["22.no-period"]);
    let wrong = case.answer("2025-02-03", "civil", "upheld");
    case.book.refused(wrong, &["22.by-body"]);
    let end = case.answer("2025-02-03", "city", "upheld");
    for act in [filed, answered, appealed, answered_again, end] {
        case.book.in_effect(act);
    }
    let done = case.remedy("2025-02-03");
    assert_eq!((done.finality, done.why.unwrap().row.code), (Finality::Lapsed, "22.exhausted"));
    let more = case.file("2025-02-04", "second_appeal", "city");
    case.book.refused(more, &["22.step-in-order"]);
}

#[test]
fn step_by_step_before_the_supervisory_organ() {
    let mut case = sanctioned("supervision");
    case.received(case.act, "2024-01-31");
    let filed = case.file("2024-02-29", "supervisory_review", "supervision");
    let answered = case.answer("2024-03-29", "supervision", "upheld");
    case.received(answered, "2024-03-31");
    assert_eq!(case.remedy("2024-04-01").last_day.unwrap().due(), day("2024-04-30"));
    let wrong = case.file("2024-04-30", "supervisory_reexamination", "other-supervision");
    case.book.refused(wrong, &["22.right-body"]);
    let again = case.file("2024-04-30", "supervisory_reexamination", "city-supervision");
    let end = case.answer("2024-06-28", "city-supervision", "upheld");
    for act in [filed, answered, again, end] {
        case.book.in_effect(act);
    }
    assert_eq!(case.remedy("2024-06-28").finality, Finality::Lapsed);
    // Which organ is above is not on record: open, so accepted with the question.
    let mut case = sanctioned("other-supervision");
    case.received(case.act, "2024-01-31");
    case.file("2024-02-29", "supervisory_review", "other-supervision");
    let answered = case.answer("2024-03-29", "other-supervision", "upheld");
    case.received(answered, "2024-03-31");
    let again = case.file("2024-04-30", "supervisory_reexamination", "city-supervision");
    case.book.asks(again, &["22.right-body"]);
}

/// A reconsideration that is not answered does not bar the appeal.
#[test]
fn an_appeal_past_an_unanswered_reconsideration() {
    // Knowing on 2024-03-01: thirty days end on Sunday 2024-03-31, so on 2024-04-01. Filed on 2024-03-20: the
    // answer is due on 2024-04-19.
    let appeal = |on: &str| {
        let mut case = sanctioned("personnel");
        case.received(case.act, "2024-03-01");
        case.file("2024-03-20", "reconsideration", "personnel");
        let appeal = case.file(on, "appeal", "civil");
        (case, appeal)
    };
    let (case, act) = appeal("2024-04-01");
    case.book.in_effect(act);
    for late in ["2024-04-02", "2024-04-19"] {
        let (case, act) = appeal(late);
        case.book.refused(act, &["22.late"]);
    }
    let (mut case, act) = appeal("2024-04-20");
    case.book.asks(act, &["22.past-unanswered"]);
    // Only the body now filed with answers; given up, the reconsideration is pending again.
    let wrong = case.answer("2024-04-21", "personnel", "upheld");
    case.book.refused(wrong, &["22.by-body"]);
    let given_up = case.discontinue("2024-04-22");
    let answered = case.answer("2024-04-23", "personnel", "upheld");
    for act in [given_up, answered] {
        case.book.in_effect(act);
    }
    assert_eq!(case.remedy("2024-04-23").step, Some(RemedyStep::Reconsideration));
    // What is offered while it is pending, day by day.
    let (case, _) = appeal("2024-06-03");
    let offered = |on: &str| case.remedy(on).next.iter().map(|next| next.step).collect::<Vec<_>>();
    assert_eq!(offered("2024-04-01"), [RemedyStep::Appeal]);
    assert_eq!(offered("2024-04-02"), []);
    assert_eq!(offered("2024-04-20"), [RemedyStep::Appeal]);
}

/// The answer to a reconsideration whose filing is known to the month only may have been due by any day, so the
/// appeal past it is open and passes.
#[test]
fn an_appeal_past_a_reconsideration_known_to_the_month() {
    for (precision, expected) in [("day", (false, vec!["22.late"])), ("month", (true, vec!["22.receipt-coarse"]))] {
        let mut case = sanctioned("personnel");
        case.received(case.act, "2024-03-01");
        case.file("2024-03-31", "reconsideration", "personnel");
        case.book.entries.last_mut().unwrap()["precision"] = json!(precision);
        let appeal = case.file("2024-04-10", "appeal", "civil");
        assert_eq!(case.book.verdict(appeal), expected, "known to the {precision}");
    }
}

/// A second appeal goes to the body above the one that answered. History may hold an answer by another body than the
/// one filed with.
#[test]
fn a_second_appeal_is_above_who_answered() {
    for (answered, before, expected) in [
        ("civil", "city", (true, vec!["22.no-period"])),
        ("city", "city", (false, vec!["22.no-period", "22.right-body"])),
    ] {
        let mut case = Sanctioned { book: scene().book, act: 0 };
        status(&mut case.book, "2020-08-01", "clerk", json!({ "class": "civil_servant", "service": "in_service" }));
        case.act = case.book.discipline("2020-09-01", "personnel", "decide", own("major_demerit"));
        case.file("2020-09-10", "appeal", "city");
        case.answer("2020-10-10", answered, "upheld");
        let second = case.file("2022-02-16", "second_appeal", before);
        assert_eq!(case.book.verdict(second), expected, "answered by {answered}");
    }
}

/// While a reconsideration is pending it may be passed for the appeal; while the appeal is, there is no other step.
#[test]
fn what_may_be_filed_while_something_is() {
    let mut case = sanctioned("personnel");
    case.received(case.act, "2024-03-01");
    case.file("2024-03-10", "reconsideration", "personnel");
    let steps = |case: &Sanctioned, on| case.remedy(on).next.iter().map(|next| next.step).collect::<Vec<_>>();
    assert_eq!(steps(&case, "2024-03-11"), [RemedyStep::Appeal]);
    let appeal = case.file("2024-04-20", "appeal", "civil");
    case.book.asks(appeal, &["22.past-unanswered"]);
    assert_eq!(steps(&case, "2024-04-21"), []);
}

#[test]
fn a_filing_given_up() {
    let mut case = sanctioned("personnel");
    case.received(case.act, "2024-01-05");
    case.file("2024-01-20", "reconsideration", "personnel");
    let wrong = case.book.remedy("2024-01-21", "head", "discontinue", json!({ "of": case.act }));
    case.book.refused(wrong, &["22.by-holder"]);
    let given_up = case.discontinue("2024-01-21");
    case.book.in_effect(given_up);
    let answer = case.remedy("2024-01-21");
    assert_eq!((answer.stage, answer.finality), (RemedyStage::Decided, Finality::OpenUntil));
    assert_eq!(answer.last_day.unwrap().due(), day("2024-02-04"), "a make-up Sunday");
    let again = case.file("2024-02-04", "appeal", "civil");
    case.book.in_effect(again);
}

#[test]
fn where_no_route_is_named() {
    let none = || {
        sanctioned_with("personnel", |book| {
            status(book, "2021-02-01", "clerk", json!({ "class": "institution_manager" }));
        })
    };
    let mut case = none();
    let answer = case.remedy(DECIDED_ON);
    assert_eq!((answer.finality, answer.why.unwrap().row.code), (Finality::NoPeriodNamed, "22.route-not-named"));
    let named = case.file("2024-02-01", "reconsideration", "personnel");
    case.book.refused(named, &["22.route-not-named", "22.step-in-order"]);
    let filed = case.file("2024-02-01", "other", "city");
    case.book.asks(filed, &["22.no-period", "22.route-not-named"]);
    let answered = case.answer("2024-03-01", "city", "annulled");
    case.book.in_effect(answered);
    // A body's determination that no route is open refuses.
    let mut case = none();
    case.book.determine("2024-01-20", "city", Question::RemedyRoute, json!({ "entry": case.act }), "not_met");
    let filed = case.file("2024-02-01", "other", "city");
    case.book.refused(filed, &["22.no-period", "22.route-not-named"]);
}

#[test]
fn an_inspections_conclusion() {
    let concluded = |on: &str, measure: Option<&str>| {
        let mut book = scene().book;
        let mut form = json!({ "unit": "transport" });
        if let Some(measure) = measure {
            form["measure"] = json!(measure);
        }
        let act = book.fact(on, "banner", "inspection_concluded", form);
        Sanctioned { book, act }
    };
    let open = |case: &Sanctioned| case.book.case().remedies(day("2027-01-01")).len();
    // Before the regulation on inspection no route is named, which bars nobody.
    for (on, regime) in [("2021-01-31", "none_named"), ("2021-02-01", "inspection")] {
        let case = concluded(on, Some("criticism"));
        assert_eq!(case.remedy("2021-02-28").regime.code(), regime, "{on}");
        let (mut book, other) = (case.book.clone(), json!({ "of": case.act, "step": "other", "before": "city" }));
        let filed = book.remedy("2021-02-28", "transport", "file", other);
        if regime == "none_named" {
            book.asks(filed, &["22.no-period", "22.route-not-named"]);
        } else {
            book.refused(filed, &["22.step-in-order"]);
        }
    }
    assert_eq!(open(&concluded("2021-02-01", Some("criticism"))), 1);
    assert_eq!(open(&concluded("2021-03-01", None)), 0, "no measure on the unit");
    let mut case = concluded("2021-03-01", Some("rectification"));
    case.book.fact("2021-03-02", "transport", "received", json!({ "of": case.act }));
    assert_eq!(case.remedy("2021-03-02").last_day.unwrap().due(), day("2021-04-01"));
    let file = |case: &mut Sanctioned, on: &str, by: &str, before: &str| {
        case.book.remedy(on, by, "file", json!({ "of": case.act, "step": "inspection_review", "before": before }))
    };
    let late = file(&mut case, "2021-04-02", "transport", "banner");
    case.book.refused(late, &["22.late"]);
    case.book.entries.pop();
    let wrong = file(&mut case, "2021-04-01", "roads", "city");
    case.book.refused(wrong, &["22.by-holder", "22.right-body"]);
    // A successor of the unit seeks its remedies.
    let mut succeeded = Sanctioned { book: case.book.clone(), act: case.act };
    succeeded.book.fact("2021-03-20", "banner", "unit_succeeded", json!({ "from": "transport", "to": "roads" }));
    let filed = file(&mut succeeded, "2021-04-01", "roads", "banner");
    succeeded.book.in_effect(filed);
    // The unit itself may, also after that.
    succeeded.book.entries.pop();
    let filed = file(&mut succeeded, "2021-04-01", "transport", "banner");
    succeeded.book.in_effect(filed);
    let filed = file(&mut case, "2021-04-01", "transport", "banner");
    let answered = case.answer("2021-05-06", "banner", "modified");
    for act in [filed, answered] {
        case.book.in_effect(act);
    }
    assert_eq!(case.remedy("2021-05-06").finality, Finality::Lapsed);
    // Concluded by a unit: the text names the government that made it, and which that is the record does not say.
    let mut book = scene().book;
    let form = json!({ "unit": "transport", "measure": "criticism" });
    let of = book.fact("2021-03-01", "roads", "inspection_concluded", form);
    book.fact("2021-03-02", "transport", "received", json!({ "of": of }));
    for before in ["banner", "city"] {
        let mut book = book.clone();
        let form = json!({ "of": of, "step": "inspection_review", "before": before });
        let filed = book.remedy("2021-03-10", "transport", "file", form);
        book.asks(filed, &["22.right-body"]);
    }
    // A retracted conclusion takes its remedy along, unless something was filed.
    let mut gone = concluded("2021-03-01", Some("criticism"));
    gone.book.retract(gone.act);
    assert_eq!(open(&gone), 0);
    case.book.retract(case.act);
    assert_eq!(open(&case), 1);
}

#[test]
fn an_answer_is_never_heavier() {
    let judge = |was: &str, answer: Value| {
        let mut book = scene().book;
        book.complete("clerk", json!({ "only": ["tenure"] }));
        let mut form = own(was);
        if matches!(was, "removal" | "demotion") {
            form["gravity"] = json!("serious");
        }
        let act = book.discipline(DECIDED_ON, "personnel", "decide", form);
        book.in_effect(act);
        let mut case = Sanctioned { book, act };
        case.received(act, "2024-01-05");
        case.file("2024-01-20", "reconsideration", "personnel");
        let mut form = answer;
        form["of"] = json!(act);
        form["result"] = form.get("result").cloned().unwrap_or(json!("modified"));
        let act = case.book.remedy("2024-02-19", "personnel", "answer", form);
        case.book.verdict(act)
    };
    let met = (true, vec![]);
    assert_eq!(judge("demerit", json!({ "kind": "warning" })), met);
    assert_eq!(judge("demerit", json!({ "kind": "demerit" })), met);
    assert_eq!(judge("demerit", json!({})), (false, vec!["22.new-kind"]));
    let heavier = (false, vec!["22.not-heavier", "22.not-longer"]);
    assert_eq!(judge("demerit", json!({ "kind": "major_demerit" })), heavier);
    assert_eq!(judge("demerit", json!({ "kind": "major_demerit", "result": "upheld" })), heavier);
    assert_eq!(judge("demotion", json!({ "kind": "removal" })), (false, vec!["22.not-heavier"]));
    assert_eq!(judge("demotion", json!({ "kind": "dismissal" })), (false, vec!["22.not-heavier"]));
    assert_eq!(judge("removal", json!({ "kind": "demotion" })), met);
    assert_eq!(judge("removal", json!({ "kind": "demotion", "months": 24 })), met);
    assert_eq!(judge("removal", json!({ "kind": "demotion", "months": 25 })), (false, vec!["22.not-longer"]));
    assert_eq!(judge("demerit", json!({ "kind": "warning", "months": 13 })), (false, vec!["22.not-longer"]));
    assert_eq!(judge("demerit", json!({ "result": "annulled" })), met);
}

/// The clause that forbids it is that of the regime's own law.
#[test]
fn what_forbids_a_heavier_answer() {
    for (by, step, law) in [
        ("personnel", "reconsideration", "civil-servant-law:96"),
        ("supervision", "supervisory_review", "discipline-law:56"),
    ] {
        let mut case = sanctioned(by);
        case.received(case.act, "2024-01-05");
        case.file("2024-01-20", step, by);
        let form = json!({ "of": case.act, "result": "modified", "kind": "demotion" });
        let heavier = EntryNo(case.book.remedy("2024-02-19", by, "answer", form));
        let assessment = case.book.case().assess(day("2024-02-19")).unwrap();
        let refused = assessment.answer().unwrap().without_effect.iter().find(|refused| refused.act == heavier);
        for finding in &refused.unwrap().failed {
            assert!(
                finding.args.iter().any(|arg| matches!(arg, Arg::Clause(clause) if clause.code().to_string() == law))
            );
        }
    }
}

#[test]
fn what_an_answer_does() {
    let after = |result: &str, kind: Option<&str>| {
        let mut case = sanctioned("personnel");
        case.received(case.act, "2024-01-05");
        case.file("2024-01-20", "reconsideration", "personnel");
        let mut form = json!({ "of": case.act, "result": result });
        if let Some(kind) = kind {
            form["kind"] = json!(kind);
        }
        let answer = case.book.remedy("2024-02-19", "personnel", "answer", form);
        case.book.in_effect(answer);
        case
    };
    let sanction = |case: &Sanctioned, on: &str| case.book.case().referrals(day(on))[0].sanction;
    // Filing suspends nothing.
    let upheld = after("upheld", None);
    assert_eq!(sanction(&upheld, "2024-01-10"), sanction(&upheld, "2024-01-25"));
    assert_eq!(sanction(&upheld, "2024-01-10"), sanction(&upheld, "2024-02-19"));
    let modified = after("modified", Some("warning"));
    assert_eq!(sanction(&modified, "2024-02-18").unwrap().kind, Sanction::MajorDemerit);
    let now = sanction(&modified, "2024-02-19").unwrap();
    assert_eq!((now.kind, now.months, now.from), (Sanction::Warning, Some(6), day(DECIDED_ON)));
    assert_eq!(modified.remedy("2024-02-19").modified_to, Some(Sanction::Warning));
    // A modified sanction can be attacked further, and a further answer is held to what stands.
    let mut modified = modified;
    let answer = u32::try_from(modified.book.entries.len()).unwrap();
    modified.received(answer, "2024-02-20");
    modified.file("2024-02-26", "appeal", "civil");
    // The appeal has no result yet; what the answer before it modified stands.
    let appealed = modified.remedy("2024-02-26");
    assert_eq!((appealed.result, appealed.modified_to), (None, Some(Sanction::Warning)));
    let form = json!({ "of": modified.act, "result": "modified", "kind": "demerit" });
    let heavier = modified.book.remedy("2024-03-25", "civil", "answer", form);
    modified.book.refused(heavier, &["22.not-heavier", "22.not-longer"]);
    assert_eq!(sanction(&modified, "2024-03-25").unwrap().kind, Sanction::Warning);

    let mut annulled = after("annulled", None);
    assert!(sanction(&annulled, "2024-02-18").is_some());
    assert_eq!(sanction(&annulled, "2024-02-19"), None);
    let gone = annulled.remedy("2024-02-19");
    assert_eq!((gone.finality, gone.result), (Finality::Lapsed, Some(RemedyResult::Annulled)));
    assert_eq!(gone.why.unwrap().row.code, "22.annulled");
    let more = annulled.file("2024-02-20", "appeal", "civil");
    annulled.book.refused(more, &["22.annulled"]);
    // The same regime may decide again; a new sanction opens a new remedy.
    let mut form = own("demerit");
    form["of"] = json!(annulled.act);
    let wrong = annulled.book.discipline("2024-03-01", "supervision", "decide", form.clone());
    annulled.book.refused(wrong, &["21.by-organ-referred-to"]);
    let early = annulled.book.discipline("2024-02-18", "personnel", "decide", form.clone());
    annulled.book.refused(early, &["21.annulled-first"]);
    let again = annulled.book.discipline("2024-03-01", "personnel", "decide", form);
    annulled.book.in_effect(again);
    let case = annulled.book.case();
    assert_eq!(case.remedies(day("2024-03-01")).len(), 2);
    assert_eq!(sanction(&annulled, "2024-03-01").unwrap().kind, Sanction::Demerit);
}

/// An answer known to the month had been given by the day on which the next remedy was sought.
#[test]
fn an_answer_known_to_the_month_was_given_before_the_next_filing() {
    let mut case = sanctioned("personnel");
    case.received(case.act, "2024-01-05");
    case.file("2024-01-20", "reconsideration", "personnel");
    let answer = case.answer("2024-02-01", "personnel", "upheld");
    case.book.entries.last_mut().unwrap()["precision"] = json!("month");
    let kept = |case: &Sanctioned| {
        let assessment = case.book.case().assess(day("2024-03-01")).unwrap();
        let duties = &assessment.answer().unwrap().duties;
        duties.iter().find(|duty| duty.row.code == "22.answer").unwrap().kept
    };
    assert_eq!(kept(&case), Some((day("2024-02-29"), EntryNo(answer))));
    case.file("2024-02-10", "appeal", "civil");
    assert_eq!(kept(&case), Some((day("2024-02-10"), EntryNo(answer))));
}

/// The body filed with owes the answer.
#[test]
fn the_answer_is_owed() {
    let duties = |case: &Sanctioned, on: &str| {
        let assessment = case.book.case().assess(day(on)).unwrap();
        let duties = &assessment.answer().unwrap().duties;
        duties.iter().filter(|duty| duty.row.code == "22.answer").copied().collect::<Vec<_>>()
    };
    let mut case = sanctioned("personnel");
    let personnel = case.book.case().party("personnel").unwrap();
    case.received(case.act, "2024-01-05");
    assert!(duties(&case, "2024-01-19").is_empty());
    let filed = case.file("2024-01-20", "reconsideration", "personnel");
    let owed = duties(&case, "2024-01-20");
    assert_eq!((owed.len(), owed[0].bearer, owed[0].status), (1, personnel, Status::Pending));
    // Thirty days of 2024-01-20 are 2024-02-19, a working day.
    assert_eq!(owed[0].deadline.unwrap().due(), day("2024-02-19"));
    assert_eq!(duties(&case, "2024-02-20")[0].status, Status::Unknown);
    let mut complete = Sanctioned { book: case.book.clone(), act: case.act };
    complete.book.complete("personnel", json!({ "only": ["remedy"] }));
    assert_eq!(duties(&complete, "2024-02-20")[0].status, Status::Overdue);
    // The body's own receipt moves the first day.
    let mut later = Sanctioned { book: case.book.clone(), act: case.act };
    later.book.fact("2024-01-22", "personnel", "received", json!({ "of": filed }));
    assert_eq!(duties(&later, "2024-01-22")[0].deadline.unwrap().due(), day("2024-02-21"));
    // Given up before it was due, nothing is owed; answered, it is kept.
    let mut given_up = Sanctioned { book: case.book.clone(), act: case.act };
    given_up.discontinue("2024-02-01");
    assert_eq!(duties(&given_up, "2024-03-01")[0].status, Status::Excused);
    let answer = case.answer("2024-02-19", "personnel", "upheld");
    assert_eq!(duties(&case, "2024-03-01")[0].status, Status::Kept);

    // An appeal: sixty days of acceptance, and at most thirty more.
    case.received(answer, "2024-02-20");
    case.file("2024-02-26", "appeal", "civil");
    // Given up, it was not answered by what the reconsideration was answered with.
    let mut given_up = Sanctioned { book: case.book.clone(), act: case.act };
    given_up.discontinue("2024-02-28");
    let left: Vec<_> = duties(&given_up, "2024-06-30").iter().map(|duty| (duty.status, duty.kept)).collect();
    assert_eq!(left, [(Status::Kept, Some((day("2024-02-19"), EntryNo(answer)))), (Status::Excused, None)]);
    let appeal = |case: &Sanctioned| duties(case, "2024-03-01")[1];
    assert_eq!(appeal(&case).status, Status::Open);
    assert_eq!(appeal(&case).why.unwrap().row.code, "22.acceptance-not-on-record");
    // What was accepted before it was filed is another one.
    let mut early = Sanctioned { book: case.book.clone(), act: case.act };
    early.book.fact("2024-02-25", "civil", "remedy_accepted", json!({ "of": early.act }));
    assert_eq!(appeal(&early).status, Status::Open);
    case.book.fact("2024-02-28", "civil", "remedy_accepted", json!({ "of": case.act }));
    assert_eq!(appeal(&case).deadline.unwrap().due(), day("2024-04-28"), "a make-up Sunday");
    let extended = |days: &[u32]| {
        let mut case = Sanctioned { book: case.book.clone(), act: case.act };
        for days in days {
            case.book.fact("2024-03-01", "civil", "remedy_extended", json!({ "of": case.act, "days": days }));
        }
        let assessment = case.book.case().assess(day("2024-03-01")).unwrap();
        let too_long =
            assessment.answer().unwrap().findings.iter().any(|finding| finding.row.code == "22.extended-too-long");
        (appeal(&case).deadline.unwrap().due(), too_long)
    };
    assert_eq!(extended(&[30]), (day("2024-05-28"), false));
    assert_eq!(extended(&[20, 10]), (day("2024-05-28"), false));
    assert_eq!(extended(&[20, 20]), (day("2024-05-28"), true));
    // By another body than the one it was filed with nothing is extended.
    let mut other = Sanctioned { book: case.book.clone(), act: case.act };
    other.book.fact("2024-03-01", "personnel", "remedy_extended", json!({ "of": case.act, "days": 30 }));
    assert_eq!(appeal(&other).deadline.unwrap().due(), day("2024-04-28"));
    // On its last day it can still be extended, the day after it cannot.
    for (on, due) in [("2024-04-28", "2024-05-28"), ("2024-04-29", "2024-04-28")] {
        let mut case = Sanctioned { book: case.book.clone(), act: case.act };
        case.book.fact(on, "civil", "remedy_extended", json!({ "of": case.act, "days": 30 }));
        assert_eq!(duties(&case, "2024-04-29")[1].deadline.unwrap().due(), day(due), "extended on {on}");
    }

    let months = |by: &str, steps: &[(&str, &str, &str)]| {
        let mut case = sanctioned(by);
        let (mut of, mut on) = (case.act, "2024-01-31");
        for (n, (step, before, filed)) in steps.iter().enumerate() {
            case.received(of, on);
            case.file(filed, step, before);
            if n + 1 < steps.len() {
                on = "2024-03-29";
                of = case.answer(on, before, "upheld");
            }
        }
        duties(&case, "2024-05-01").last().unwrap().deadline.map(|deadline| deadline.due())
    };
    let review = ("supervisory_review", "supervision", "2024-02-29");
    assert_eq!(months("supervision", &[review]), Some(day("2024-03-29")));
    let again = ("supervisory_reexamination", "city-supervision", "2024-04-29");
    assert_eq!(months("supervision", &[review, again]), Some(day("2024-07-01")), "29 June is a Saturday");
}

/// An appeal known to the month was filed by the day it was answered, so an acceptance of that day or after is its own.
#[test]
fn an_appeal_known_to_the_month() {
    let due = |case: &Sanctioned| {
        let assessment = case.book.case().assess(day("2024-03-05")).unwrap();
        let mut duties = assessment.answer().unwrap().duties.iter().filter(|duty| duty.row.code == "22.answer");
        let duty = duties.next().unwrap();
        (duty.status, duty.deadline.map(|deadline| deadline.due()))
    };
    let mut case = sanctioned("personnel");
    case.received(case.act, "2024-01-20");
    case.file("2024-02-10", "appeal", "civil");
    case.book.entries.last_mut().unwrap()["precision"] = json!("month");
    case.book.fact("2024-02-12", "civil", "remedy_accepted", json!({ "of": case.act }));
    // Not answered yet, it may have been filed on the last day of February, after that acceptance.
    assert_eq!(due(&case), (Status::Open, None));
    case.answer("2024-02-12", "civil", "upheld");
    assert_eq!(due(&case), (Status::Kept, Some(day("2024-04-12"))));
}

/// Received in January, the answer is due by 1 March even if that was on the last day: given up by then, none is owed;
/// given up later, it is open whether it was late.
#[test]
fn a_receipt_known_to_the_month() {
    for (on, expected) in [("2024-03-01", Status::Excused), ("2024-03-02", Status::Open)] {
        let mut case = sanctioned("personnel");
        case.received(case.act, "2024-01-05");
        let filed = case.file("2024-01-20", "reconsideration", "personnel");
        case.book.fact("2024-01-20", "personnel", "received", json!({ "of": filed }));
        case.book.entries.last_mut().unwrap()["precision"] = json!("month");
        case.discontinue(on);
        let assessment = case.book.case().assess(day("2024-03-10")).unwrap();
        let duty = assessment.answer().unwrap().duties.iter().find(|duty| duty.row.code == "22.answer").unwrap();
        assert_eq!((duty.status, duty.deadline), (expected, None), "given up on {on}");
    }
}

/// The law names no period for the answer to a second appeal; one overtaken by an appeal is owed no more.
#[test]
fn an_answer_without_a_period_or_overtaken() {
    let duties = |case: &Sanctioned, on: &str| {
        let assessment = case.book.case().assess(day(on)).unwrap();
        let duties = assessment.answer().unwrap().duties.iter().filter(|duty| duty.row.code == "22.answer");
        duties.map(|duty| (duty.status, duty.why.map(|why| why.row.code))).collect::<Vec<_>>()
    };
    let mut case = sanctioned("personnel");
    case.received(case.act, "2024-01-05");
    case.file("2024-01-20", "appeal", "civil");
    case.answer("2024-03-01", "civil", "upheld");
    case.file("2024-04-01", "second_appeal", "city");
    assert_eq!(duties(&case, "2024-12-31").last(), Some(&(Status::Open, Some("22.no-period-to-answer"))));

    let mut case = sanctioned("personnel");
    case.received(case.act, "2024-01-05");
    case.file("2024-01-20", "reconsideration", "personnel");
    case.file("2024-01-31", "appeal", "civil");
    let owed = duties(&case, "2024-12-31");
    assert_eq!(owed.first(), Some(&(Status::Excused, Some("22.filing-ended"))));
    assert_eq!(owed.len(), 2);
}

/// Every guard of an answer and of giving up, each failing alone, and two together.
#[test]
fn every_guard_of_an_answer() {
    let judge = |by: &str, kind: &str, form: Value| {
        let mut case = sanctioned("personnel");
        case.received(case.act, "2024-01-05");
        case.file("2024-01-20", "reconsideration", "personnel");
        let mut form = form;
        form["of"] = json!(case.act);
        let act = case.book.remedy("2024-02-19", by, kind, form);
        case.book.verdict(act)
    };
    let met = (true, vec![]);
    let lighter = json!({ "result": "modified", "kind": "warning" });
    assert_eq!(judge("personnel", "answer", lighter.clone()), met);
    assert_eq!(judge("civil", "answer", lighter), (false, vec!["22.by-body"]));
    let both = (false, vec!["22.by-body", "22.new-kind"]);
    assert_eq!(judge("civil", "answer", json!({ "result": "modified" })), both);
    let heavier = json!({ "result": "modified", "kind": "demotion" });
    let all = (false, vec!["22.by-body", "22.not-heavier", "22.not-longer"]);
    assert_eq!(judge("banner", "answer", heavier), all);
    assert_eq!(judge("clerk", "discontinue", json!({})), met);
    assert_eq!(judge("personnel", "discontinue", json!({})), (false, vec!["22.by-holder"]));
}

/// What keeps the file open: tried on an archive that other guards refuse too.
#[test]
fn what_keeps_the_file_open() {
    let archive = |case: &Sanctioned, on: &str| {
        let mut book = case.book.clone();
        let act = book.add(on, "banner", json!({ "execution": { "archive": {} } }));
        let codes = book.verdict(act).1;
        codes.into_iter().filter(|code| code.starts_with("22.")).collect::<Vec<_>>()
    };
    let mut case = sanctioned("personnel");
    assert_eq!(archive(&case, "2024-01-04"), ["22.receipt-not-on-record"]);
    case.received(case.act, "2024-01-05");
    assert_eq!(archive(&case, "2024-02-04"), ["22.still-open"]);
    assert!(archive(&case, "2024-02-05").is_empty(), "lapsed");
    case.file("2024-01-20", "reconsideration", "personnel");
    assert_eq!(archive(&case, "2024-01-20"), ["22.pending"]);
    let answer = case.answer("2024-02-19", "personnel", "upheld");
    case.received(answer, "2024-02-20");
    assert_eq!(archive(&case, "2024-03-06"), ["22.still-open"]);
    assert!(archive(&case, "2024-03-07").is_empty());
    case.file("2024-03-06", "appeal", "civil");
    case.answer("2024-04-01", "civil", "upheld");
    assert!(archive(&case, "2024-04-01").is_empty(), "a step without a period does not keep it open");
}

/// Whether the last day has passed where the calendar does not reach, and whether a late filing that was accepted will
/// be made, nobody can tell: the file waits, without being held to fail.
#[test]
fn what_leaves_it_open_whether_the_file_is_kept_open() {
    let archive = |case: &Sanctioned, on: &str| {
        let mut book = case.book.clone();
        let act = EntryNo(book.add(on, "banner", json!({ "execution": { "archive": {} } })));
        let assessment = book.case().assess(day("2199-12-31")).unwrap();
        let refused = assessment.answer().unwrap().without_effect.iter().find(|refused| refused.act == act).unwrap();
        let failed = refused.failed.iter().filter(|finding| finding.row.code.starts_with("22."));
        failed.map(|finding| (finding.row.code, finding.ruling)).collect::<Vec<_>>()
    };
    let mut case = sanctioned("personnel");
    case.received(case.act, "2024-01-05");
    assert_eq!(archive(&case, "2024-02-04"), [("22.still-open", Ruling::NotMet)]);
    case.book.fact("2024-02-06", "personnel", "late_filing_accepted", json!({ "of": case.act, "reason": "r" }));
    assert_eq!(archive(&case, "2024-02-06"), [("22.late-accepted", Ruling::Open)]);
    let mut case = sanctioned("personnel");
    case.received(case.act, "2026-12-15");
    assert_eq!(archive(&case, "2027-01-14"), [("22.still-open", Ruling::Open)]);
}

/// One step of a random history; every one dated a day after the one before.
#[derive(Debug, Clone)]
enum Move {
    Person(bool),
    Ground(bool),
    Refer,
    Decide(usize, bool),
    NoSanction,
    Received,
    File(usize, bool),
    Answer(bool, usize, Option<usize>),
    Discontinue,
    RetractLast,
}

/// The steps of each route in order, each with its body.
const CIVIL: [(&str, &str); 3] = [("reconsideration", "personnel"), ("appeal", "civil"), ("second_appeal", "city")];
const SUPERVISORY: [(&str, &str); 2] =
    [("supervisory_review", "supervision"), ("supervisory_reexamination", "city-supervision")];

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let step = prop_oneof![
        2 => any::<bool>().prop_map(Move::Person),
        2 => any::<bool>().prop_map(Move::Ground),
        3 => Just(Move::Refer),
        4 => (0..3usize, any::<bool>()).prop_map(|(kind, own)| Move::Decide(kind, own)),
        1 => Just(Move::NoSanction),
        3 => Just(Move::Received),
        8 => (0..3usize, proptest::bool::weighted(0.9)).prop_map(|(step, right)| Move::File(step, right)),
        8 => (proptest::bool::weighted(0.9), 0..3usize, proptest::option::weighted(0.8, 0..4usize))
            .prop_map(|(right, result, kind)| Move::Answer(right, result, kind)),
        1 => Just(Move::Discontinue),
        1 => Just(Move::RetractLast),
    ];
    proptest::collection::vec(step, 1..40)
}

/// Writes the history; `to` is the organ referred to.
fn history(moves: &[Move], to: &str) -> Book {
    let mut scene = scene();
    let about = json!({ "entry": scene.circumstance, "party": "clerk" });
    let route: &[(&str, &str)] = if to == "supervision" { &SUPERVISORY } else { &CIVIL };
    let (mut referral, mut decision, mut filed, mut on) = (None, None, "head", day("2023-02-01"));
    for step in moves {
        on = on.next();
        let date = on.to_string();
        let book = &mut scene.book;
        let answered = |met: bool| if met { "met" } else { "not_met" };
        let next = u32::try_from(book.entries.len() + 1).unwrap();
        match step {
            Move::Person(met) => {
                book.determine(&date, "banner", Question::DirectlyResponsible, about.clone(), answered(*met));
            }
            Move::Ground(met) => {
                let mut about = about.clone();
                about["ground"] = json!("art30_2");
                book.determine(&date, "banner", Question::GroundFits, about, answered(*met));
            }
            Move::Refer => {
                let form = json!({
                    "of": scene.circumstance, "person": "clerk", "capacity": "directly_responsible",
                    "ground": "art30_2", "to": to,
                });
                referral = Some(book.discipline(&date, "banner", "refer", form));
            }
            Move::Decide(kind, own_motion) => {
                let mut form = own(Sanction::ALL[*kind].code());
                if let (Some(of), false) = (referral, own_motion) {
                    form["of"] = json!(of);
                }
                decision = Some(book.discipline(&date, to, "decide", form));
            }
            Move::NoSanction => {
                if let Some(of) = referral {
                    book.discipline(&date, to, "no_sanction", json!({ "of": of, "outcome": "closed" }));
                }
            }
            Move::Received => {
                book.fact(&date, "clerk", "received", json!({ "of": next - 1 }));
            }
            Move::File(step, right) => {
                if let Some(of) = decision {
                    let (step, body) = route[step % route.len()];
                    filed = if *right { body } else { "other-supervision" };
                    let form = json!({ "of": of, "step": step, "before": filed });
                    book.remedy(&date, "clerk", "file", form);
                }
            }
            Move::Answer(right, result, kind) => {
                if let Some(of) = decision {
                    let mut form = json!({ "of": of, "result": RemedyResult::ALL[*result].code() });
                    if let Some(kind) = kind {
                        form["kind"] = json!(Sanction::ALL[*kind].code());
                    }
                    book.remedy(&date, if *right { filed } else { "banner" }, "answer", form);
                }
            }
            Move::Discontinue => {
                if let Some(of) = decision {
                    book.remedy(&date, "clerk", "discontinue", json!({ "of": of }));
                }
            }
            Move::RetractLast => {
                book.retract(next - 1);
            }
        }
    }
    scene.book
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// §11.4 and §11.10: no referral without both determinations; an answer is never heavier; filing, giving up
    /// and an answer that upholds never change what the measure does.
    #[test]
    fn the_laws_hold_over_random_histories(moves in moves(), supervisory in any::<bool>()) {
        let book = history(&moves, if supervisory { "supervision" } else { "personnel" });
        let end = day("2026-12-31");
        let mut before = scene().book;
        let skip = before.entries.len();
        let mut was = before.case();
        for entry in book.entries.iter().skip(skip) {
            before.entries.push(entry.clone());
            let now = before.case();
            let no = EntryNo(u32::try_from(before.entries.len()).unwrap());
            let in_effect = now.effect(no) == zeren::engine::Effect::InEffect;
            let sanctions = |case: &zeren::engine::Case| {
                case.referrals(end).iter().map(|referral| referral.sanction).collect::<Vec<_>>()
            };
            match &now.record().entry(no).unwrap().what {
                What::Discipline(DisciplineAct::Refer(form)) if in_effect => {
                    let on = now.record().entry(no).unwrap().day().unwrap();
                    let asked = was.referral_of(form.of, form.person.0, on);
                    prop_assert_eq!(asked.capacities.len(), 1);
                    prop_assert_eq!(asked.grounds.len(), 1);
                    prop_assert_eq!(asked.eligible, zeren::terms::accountability::Eligible::Must);
                }
                What::Remedy(RemedyAct::Answer(form)) if in_effect => {
                    for (old, new) in sanctions(&was).into_iter().zip(sanctions(&now)) {
                        match (old, new) {
                            (Some(old), Some(new)) => {
                                prop_assert!(new.kind <= old.kind && new.months <= old.months);
                                prop_assert!(form.result == RemedyResult::Modified || new == old);
                            }
                            (Some(_), None) => prop_assert_eq!(form.result, RemedyResult::Annulled),
                            (None, new) => prop_assert_eq!(new, None),
                        }
                    }
                }
                What::Remedy(_) => prop_assert_eq!(sanctions(&was), sanctions(&now)),
                What::Discipline(_)
                | What::Execution(_)
                | What::Accountability(_)
                | What::Evaluation(_)
                | What::Standard(_)
                | What::Fact(_)
                | What::Determination(_)
                | What::Statement(_) => {}
            }
            was = now;
        }
    }
}

/// The histories are worth something: one written by hand goes all the way.
#[test]
fn a_history_goes_all_the_way() {
    let mut scene = scene();
    let referral = refer(&mut scene, "clerk", "personnel", "art30_2");
    let mut form = own("demerit");
    form["of"] = json!(referral);
    let act = scene.book.discipline(DECIDED_ON, "personnel", "decide", form);
    let mut case = Sanctioned { book: scene.book, act };
    case.received(act, "2024-01-05");
    let filed = case.file("2024-01-20", "appeal", "civil");
    let answered = case.answer("2024-02-19", "civil", "annulled");
    let close = json!({ "of": referral, "outcome": "exempted" });
    let closed = case.book.discipline("2024-03-01", "personnel", "no_sanction", close);
    for act in [referral, act, filed, answered, closed] {
        case.book.in_effect(act);
    }
}
