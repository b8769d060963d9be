//! What the checker of proofs takes and what it refuses, claim by claim: every proof here is written by hand beside a
//! small record, so that one thing at a time is right or wrong. (`proofs.rs` asks it of what the library proves.)

mod common;

use common::{Book, day};
use zeren::{
    engine::Case,
    explain::{
        check::Why,
        drawing::Machine,
        proof::{Claim, Coded, Proof},
    },
    terms::{
        About, Calendar, Clause, Cure, Day, Deadline, EntryNo, Finding, PartyNo, Period, Row, Ruling, Setting,
        Standards,
        accountability::{Circumstance, ProceedingState},
        deadline::{Roll, Source},
        decision::ExecutionState,
        duty::{DutyRow, Status, Term},
        party::{Capacity, Post},
        remedy::Finality,
        responsibility::Responsible,
        standard::StandardsDocument,
    },
};

fn over(claim: Claim, because: impl IntoIterator<Item = Proof>) -> Proof {
    Proof { claim, clause: None, because: because.into_iter().collect() }
}

fn bare(claim: Claim) -> Proof {
    over(claim, [])
}

/// What the checker says of a proof.
#[track_caller]
fn says(case: &Case, proof: &Proof, expected: Result<(), Why>) {
    let said = case.check(proof).map_err(|wrong| wrong.why);
    assert_eq!(said, expected, "{proof:#?}");
}

/// The entry as it stands in the record.
fn cited(case: &Case, no: u32, retracted: bool) -> Proof {
    let entry = case.record().entry(EntryNo(no)).unwrap();
    let kind = (entry.what.class(), entry.what.tag());
    bare(Claim::Entry { no: entry.no, kind, on: entry.day(), retracted })
}

const ADOPT: &str = r#""execution":{"adopt":{"matter":"public_project"}}"#;
const DESIGNATE: &str = r#""execution":{"designate":{"units":[{"unit":"a","role":"sole","competence":"competent"}]}}"#;
const START: &str = r#""execution":{"start":{}}"#;
const REPORTED: &str = r#""fact":{"execution_reported":{}}"#;

fn retract(entry: u32) -> String {
    format!(r#""statement":{{"retraction":{{"entry":{entry},"reason":"r"}}}}"#)
}

fn complete(through: &str, about: &str, terms: &str) -> String {
    format!(r#""statement":{{"completeness_stated":{{"through":"{through}","about":{about},"terms":{terms}}}}}"#)
}

const EVERYONE: &str = r#"{"all":{}}"#;

static DUTY: DutyRow =
    DutyRow::new("test.report", Clause::article(9), Term::Report, "报告", "report", "fact.execution_reported");
static POINT: Row = Row::new("test.point", Clause::article(9), "某点", "a point", Cure::Nothing);

fn point(ruling: Ruling) -> Proof {
    bare(Claim::Point(Finding::new(ruling, &POINT)))
}

/// A due day with the steps to it.
fn due(deadline: Deadline, term: Term, calendar: &Calendar) -> Proof {
    let steps = deadline.steps(calendar).into_iter().map(|step| bare(Claim::Step(step)));
    over(Claim::Due { deadline, term }, steps)
}

const LAW: Source = Source::Statute(Clause::article(9));

/// The table of statuses of a duty, read from its reasons: each set of reasons gives the statuses named and no other.
#[test]
fn what_follows_from_the_reasons_of_a_duty() {
    use Status::{
        Excused, Kept, KeptLate, KeptTimelinessOpen, KeptTimelinessUnknown, Open, Overdue, Pending, Standing,
    };
    let case = Book::new()
        .with("2022-06-30", "a", REPORTED)
        .with("2022-07-01", "a", REPORTED)
        .with("", "o", &complete("2022-06-30", EVERYONE, EVERYONE))
        .case();
    let unit = case.party("a").unwrap();
    let (last, next) = (day("2022-06-30"), day("2022-07-01"));
    let calendar = &case.setting().calendar;
    let firm = || due(Deadline::on_day(last, None, LAW), Term::Report, calendar);
    // Counted in working days to a day after the last that the calendar knows.
    let beyond = Deadline::count(day("2026-12-30"), None, Period::WorkingDays(5), Roll::Off, LAW, calendar);
    let provisional = || due(beyond, Term::Report, calendar);
    let kept = |by: u32, on: Day| over(Claim::Fulfilled { by: EntryNo(by), on }, [cited(&case, by, false)]);
    let (in_time, late) = (|| kept(1, last), || kept(2, next));
    let absent = |to: Day| {
        let whose = Claim::Absent {
            kind: DUTY.kept_by,
            party: case.party("b").unwrap(),
            unit: None,
            successors: Vec::new(),
            about: None,
            from: day("2022-01-01"),
            to,
            besides: Vec::new(),
        };
        bare(whose)
    };
    let said = |through: Day| {
        let claim = Claim::Complete { entry: EntryNo(3), party: unit, term: Term::Report, through };
        over(claim, [cited(&case, 3, false)])
    };
    let whole = || said(last);
    let unsaid = || bare(Claim::Incomplete { party: unit, term: Term::Report, through: next });
    let (met, open) = (|| point(Ruling::Met), || point(Ruling::Open));
    let past = beyond.due().next();
    let rows: Vec<(&str, Day, Vec<Proof>, &[Status])> = vec![
        ("done on the last day", next, vec![firm(), in_time()], &[Kept]),
        ("done in time, with an excuse", next, vec![firm(), in_time(), met()], &[Kept]),
        ("done in time, with a question", next, vec![firm(), in_time(), open()], &[Kept, Open]),
        ("done a day late, the record whole", next, vec![firm(), late(), whole()], &[KeptLate]),
        ("done a day late, the record whole to the day before", next, vec![firm(), late(), said(last.prev())], &[]),
        ("done a day late, the record not whole", next, vec![firm(), late(), unsaid()], &[KeptTimelinessUnknown]),
        (
            "done a day late, with a question",
            next,
            vec![firm(), late(), open()],
            &[KeptTimelinessUnknown, Open, Excused],
        ),
        ("done a day late, with an excuse", next, vec![firm(), late(), met()], &[Excused]),
        ("done a day late, and nothing else", next, vec![firm(), late()], &[]),
        ("done, and no due day", next, vec![late()], &[KeptTimelinessOpen]),
        ("done, no due day, an excuse", next, vec![late(), met()], &[KeptTimelinessOpen, Excused]),
        ("done before a due day that no calendar knows", past, vec![provisional(), late(), whole()], &[Kept]),
        ("nothing done, on the last day", last, vec![firm(), absent(last)], &[Pending]),
        ("nothing done, on the last day, the record whole", last, vec![firm(), absent(last), whole()], &[Pending]),
        ("nothing done, on the last day, the record not whole", last, vec![firm(), absent(last), unsaid()], &[Pending]),
        ("on the last day, not shown that nothing was done", last, vec![firm()], &[]),
        ("nothing done, on the last day, an excuse", last, vec![firm(), absent(last), met()], &[Pending, Excused]),
        ("nothing done, the day after, the record whole", next, vec![firm(), absent(next), whole()], &[Overdue]),
        (
            "nothing done, the day after, the record whole before",
            next,
            vec![firm(), absent(next), said(last.prev())],
            &[],
        ),
        ("the day after, the record whole, not shown that nothing was done", next, vec![firm(), whole()], &[]),
        ("nothing done, past a due day that no calendar knows", past, vec![provisional(), absent(past), whole()], &[]),
        (
            "nothing done, the day after, the record not whole",
            next,
            vec![firm(), absent(next), unsaid()],
            &[Status::Unknown],
        ),
        ("the day after, the record not whole, not shown that nothing was done", next, vec![firm(), unsaid()], &[]),
        (
            "nothing done, the day after, a question",
            next,
            vec![firm(), absent(next), open()],
            &[Status::Unknown, Open, Excused],
        ),
        ("nothing done, the day after, and nothing else", next, vec![firm(), absent(next)], &[]),
        ("nothing done, and no due day", next, vec![absent(next)], &[Standing]),
        ("nothing done, no due day, a question", next, vec![absent(next), open()], &[Standing, Open, Excused]),
        ("nothing done, no due day, an excuse", next, vec![met()], &[Standing, Excused]),
    ];
    for (name, as_of, because, follow) in rows {
        for status in Status::ALL {
            let claim =
                Claim::Duty { row: &DUTY, bearer: unit, unit: None, about: None, window: None, status: *status, as_of };
            let said = case.check(&over(claim, because.clone())).map_err(|wrong| wrong.why);
            let expected = if follow.contains(status) { Ok(()) } else { Err(Why::Conclusion) };
            assert_eq!(said, expected, "{name}: {status:?}");
        }
    }
}

/// What is said to be missing is what would have kept the duty: of its kind, from its window on, through the day asked.
#[test]
fn what_is_missing_is_what_the_duty_asks_for() {
    let case = Book::new().with("2021-01-04", "b", REPORTED).case();
    let unit = case.party("a").unwrap();
    let as_of = day("2022-03-31");
    let calendar = &case.setting().calendar;
    let proof = |kind: &'static str, from: &str, to: &str, term: Term| {
        let window = Some((day("2021-12-31"), day("2022-03-31")));
        let claim =
            Claim::Duty { row: &DUTY, bearer: unit, unit: None, about: None, window, status: Status::Pending, as_of };
        let (from, to) = (day(from), day(to));
        let absent = Claim::Absent {
            kind,
            party: unit,
            unit: None,
            successors: Vec::new(),
            about: None,
            from,
            to,
            besides: Vec::new(),
        };
        over(claim, [due(Deadline::on_day(as_of, None, LAW), term, calendar), bare(absent)])
    };
    let report = "fact.execution_reported";
    says(&case, &proof(report, "2022-01-01", "2022-03-31", Term::Report), Ok(()));
    for (kind, from, to, term) in [
        ("fact.meeting_held", "2022-01-01", "2022-03-31", Term::Report),
        (report, "2021-12-31", "2022-03-31", Term::Report),
        (report, "2022-01-02", "2022-03-31", Term::Report),
        (report, "2022-01-01", "2022-03-30", Term::Report),
        (report, "2022-01-01", "2022-04-01", Term::Report),
        (report, "2022-01-01", "2022-03-31", Term::Meeting),
    ] {
        says(&case, &proof(kind, from, to, term), Err(Why::Conclusion));
    }
}

/// That nothing counts is shown with everything of the kind that the record holds for it, and nothing else.
#[test]
fn an_absence_names_the_entries_of_the_kind_in_its_span() {
    let answered = |of: u32| format!(r#""fact":{{"opinion_answered":{{"of":{of}}}}}"#);
    let opinion = r#""fact":{"opinion_received":{"from":"public","to":"a"}}"#;
    let set = r#""standard":{"set_period":{"term":"meeting","period":{"months":1},"document":"x"}}"#;
    let order = r#""accountability":{"order_correction":{"of":14}}"#;
    let establish = r#""accountability":{"establish":{"unit":"a","item":"item2","from":"2021-05-01","to":"2021-05-31","grounds":[{"entry":2}]}}"#;
    let case = Book::new()
        .with("2022-01-31", "a", REPORTED)
        .with("2022-02-01", "a", REPORTED)
        .with("2022-02-10", "b", REPORTED)
        .with("2022-02-11", "c", REPORTED)
        .with("2022-02-12", "a", r#""fact":{"meeting_held":{}}"#)
        .with("2022-02-13", "a", REPORTED)
        .with("2022-02-28", "a", REPORTED)
        .with("2022-03-01", "a", REPORTED)
        .with("", "o", &retract(6))
        .with("2022-02-02", "outside", opinion)
        .with("2022-02-03", "outside", opinion)
        .with("2022-02-04", "a", &answered(10))
        .with("2022-02-05", "o", set)
        .with("2022-02-06", "o", establish)
        .with("2022-02-07", "o", &establish.replace("item2", "item1"))
        .with("2022-02-08", "o", order)
        .case();
    let [a, b] = ["a", "b"].map(|unit| case.party(unit).unwrap());
    let february = ("2022-02-01", "2022-02-28");
    let absent =
        |kind: &'static str, unit: Option<PartyNo>, about: Option<u32>, (from, to): (&str, &str), besides: &[u32]| {
            bare(Claim::Absent {
                kind,
                party: a,
                unit,
                successors: Vec::new(),
                about: about.map(EntryNo),
                from: day(from),
                to: day(to),
                besides: besides.iter().map(|no| EntryNo(*no)).collect(),
            })
        };
    let report = "fact.execution_reported";
    for (kind, unit, about, span, besides) in [
        // The first day and the last count; what was taken back, what others did and other kinds do not.
        (report, None, None, february, &[2, 7][..]),
        (report, Some(b), None, february, &[2, 3, 7]),
        (report, None, None, ("2022-01-31", "2022-01-31"), &[1]),
        (report, None, None, ("2022-01-31", "2022-03-01"), &[1, 2, 7, 8]),
        (report, None, None, ("2022-02-14", "2022-02-27"), &[]),
        // About an entry, only what answers that entry.
        ("fact.opinion_answered", None, Some(10), february, &[12]),
        ("fact.opinion_answered", None, Some(11), february, &[]),
        ("fact.opinion_answered", None, None, february, &[12]),
        ("fact.opinion_received", None, None, february, &[10, 11]),
        // Acts are shown whosever they are.
        ("standard.set_period", None, None, february, &[13]),
        ("accountability.establish", None, None, february, &[14, 15]),
        ("accountability.order_correction", None, Some(14), february, &[16]),
        ("accountability.order_correction", None, Some(15), february, &[]),
    ] {
        says(&case, &absent(kind, unit, about, span, besides), Ok(()));
        let more: Vec<u32> = besides.iter().copied().chain([5]).collect();
        says(&case, &absent(kind, unit, about, span, &more), Err(Why::Absence));
        if let Some((_, fewer)) = besides.split_first() {
            says(&case, &absent(kind, unit, about, span, fewer), Err(Why::Absence));
        }
    }
}

/// Those that took over stand in the line of an absence; nobody else does, nor one whose succession was taken back.
#[test]
fn an_absence_is_shown_of_those_that_took_over() {
    let succeeded = |from: &str, to: &str| format!(r#""fact":{{"unit_succeeded":{{"from":"{from}","to":"{to}"}}}}"#);
    let book = Book::new().with("2022-01-01", "o", &succeeded("a", "b")).with("2022-02-10", "b", REPORTED);
    let absent = |case: &Case, successors: &[&str], besides: &[u32]| {
        bare(Claim::Absent {
            kind: "fact.execution_reported",
            party: case.party("a").unwrap(),
            unit: None,
            successors: successors.iter().map(|unit| case.party(unit).unwrap()).collect(),
            about: None,
            from: day("2022-01-01"),
            to: day("2022-12-31"),
            besides: besides.iter().map(|no| EntryNo(*no)).collect(),
        })
    };
    let case = book.case();
    says(&case, &absent(&case, &[], &[]), Ok(()));
    says(&case, &absent(&case, &["b"], &[2]), Ok(()));
    says(&case, &absent(&case, &["b"], &[]), Err(Why::Absence));
    says(&case, &absent(&case, &["c"], &[]), Err(Why::Absence));
    says(&case, &absent(&case, &["b", "c"], &[2]), Err(Why::Absence));
    // Not the other way round.
    let back = Claim::Absent {
        kind: "fact.meeting_held",
        party: case.party("b").unwrap(),
        unit: None,
        successors: vec![case.party("a").unwrap()],
        about: None,
        from: day("2022-01-01"),
        to: day("2022-12-31"),
        besides: Vec::new(),
    };
    says(&case, &bare(back), Err(Why::Absence));
    let taken_back = book.with("", "o", &retract(1)).case();
    says(&taken_back, &absent(&taken_back, &["b"], &[2]), Err(Why::Absence));
}

/// An entry counts on the last day it may be dated; an act known to the month also on that of a later act within it.
#[test]
fn on_which_day_an_entry_counts() {
    let case = Book::new()
        .with("2021-04-05", "o", ADOPT)
        .with("2021-04", "o", DESIGNATE)
        .with("2021-04-19", "a", START)
        .with("2021-04", "a", REPORTED)
        .with("2021-05-03", "o", ADOPT)
        .with("2021-03-31", "o", ADOPT)
        .with("2021-04-20", "a", REPORTED)
        .case();
    let counted =
        |by: u32, on: &str| over(Claim::Fulfilled { by: EntryNo(by), on: day(on) }, [cited(&case, by, false)]);
    for (by, on) in [(2, "2021-04-30"), (2, "2021-04-19"), (3, "2021-04-19"), (4, "2021-04-30"), (7, "2021-04-20")] {
        says(&case, &counted(by, on), Ok(()));
    }
    for (by, on) in [
        // No act stands on it that day: none at all, one from before it, a fact.
        (2, "2021-04-18"),
        (2, "2021-04-05"),
        (2, "2021-04-20"),
        // Acts of other months.
        (2, "2021-05-03"),
        (2, "2021-03-31"),
        // Facts count on their own day.
        (4, "2021-04-19"),
        (3, "2021-04-20"),
    ] {
        says(&case, &counted(by, on), Err(Why::Entry));
    }
    // The entry itself is among the reasons.
    says(&case, &bare(Claim::Fulfilled { by: EntryNo(3), on: day("2021-04-19") }), Err(Why::Entry));
    let other = over(Claim::Fulfilled { by: EntryNo(3), on: day("2021-04-19") }, [cited(&case, 2, false)]);
    says(&case, &other, Err(Why::Entry));
}

fn execution(state: ExecutionState) -> Coded {
    Coded { code: state.code(), words: state.words() }
}

fn proceeding(state: ProceedingState) -> Coded {
    Coded { code: state.code(), words: state.words() }
}

/// Each act makes the moves of its own row, on a day it may be dated, and no other move.
#[test]
fn an_act_moves_as_its_table_says() {
    use ExecutionState::{Adopted, Designated, Executing};
    let establish = r#""accountability":{"establish":{"unit":"a","item":"item2","from":"2021-05-01","to":"2021-05-31","grounds":[{"entry":3}]}}"#;
    let case = Book::new()
        .with("2021-02-01", "o", ADOPT)
        .with("2021-04", "o", DESIGNATE)
        .with("2021-05-03", "a", START)
        .with("2021-06-01", "o", establish)
        .with("2021-06-02", "o", r#""accountability":{"order_correction":{"of":4,"correct_by":"2021-06-30"}}"#)
        .with("2021-06-03", "a", REPORTED)
        .case();
    let moved = |machine, from: Option<Coded>, to: Coded, act: u32| {
        let on = case.record().entry(EntryNo(act)).unwrap().day().unwrap();
        bare(Claim::Move { machine, from, to, act: EntryNo(act), on })
    };
    let from = |all: &[Coded]| all.iter().map(|state| Some(*state)).chain([None]).collect::<Vec<_>>();
    let states: Vec<Coded> = ExecutionState::ALL.iter().map(|state| execution(*state)).collect();
    for from in from(&states) {
        for to in &states {
            for act in 1..=6 {
                let lawful = match act {
                    1 => from.is_none() && *to == execution(Adopted),
                    2 => from == Some(execution(Adopted)) && *to == execution(Designated),
                    3 => from == Some(execution(Designated)) && *to == execution(Executing),
                    _ => false,
                };
                let expected = if lawful { Ok(()) } else { Err(Why::Table) };
                says(&case, &moved(Machine::Execution, from, *to, act), expected);
                says(&case, &moved(Machine::Remedy, from, *to, act), Err(Why::Table));
            }
        }
    }
    let states: Vec<Coded> = ProceedingState::ALL.iter().map(|state| proceeding(*state)).collect();
    let [established, ordered] = [ProceedingState::Established, ProceedingState::Ordered].map(proceeding);
    for from in from(&states) {
        for to in &states {
            for act in 1..=6 {
                let lawful = match act {
                    4 => from.is_none() && *to == established,
                    5 => from == Some(established) && *to == ordered,
                    _ => false,
                };
                let expected = if lawful { Ok(()) } else { Err(Why::Table) };
                says(&case, &moved(Machine::Accountability, from, *to, act), expected);
            }
        }
    }
    // Known to the month: on any of its days.
    for (on, expected) in [
        ("2021-03-31", Err(Why::Entry)),
        ("2021-04-01", Ok(())),
        ("2021-04-30", Ok(())),
        ("2021-05-01", Err(Why::Entry)),
    ] {
        let (machine, from, to) = (Machine::Execution, Some(execution(Adopted)), execution(Designated));
        says(&case, &bare(Claim::Move { machine, from, to, act: EntryNo(2), on: day(on) }), expected);
    }
}

/// Moves lead to a state when each starts where the last one ended, not before its day, and none after the day asked.
#[test]
fn moves_lead_to_a_state() {
    use ExecutionState::{Adopted, Designated};
    let establish = r#""accountability":{"establish":{"unit":"a","item":"item2","from":"2021-05-01","to":"2021-05-31","grounds":[{"entry":1}]}}"#;
    let case = Book::new()
        .with("2021-02-01", "o", ADOPT)
        .with("2021-02-01", "o", DESIGNATE)
        .with("2021-01-31", "o", DESIGNATE)
        .with("2021-06-01", "o", establish)
        .with("2021-06-02", "o", &establish.replace("item2", "item1"))
        .with("2021-06-03", "o", r#""accountability":{"order_correction":{"of":4,"correct_by":"2021-06-30"}}"#)
        .case();
    let moved = |machine, from, to, act: u32| {
        let on = case.record().entry(EntryNo(act)).unwrap().day().unwrap();
        bare(Claim::Move { machine, from, to, act: EntryNo(act), on })
    };
    let adopted = || moved(Machine::Execution, None, execution(Adopted), 1);
    let designated = |act| moved(Machine::Execution, Some(execution(Adopted)), execution(Designated), act);
    let established = || moved(Machine::Accountability, None, proceeding(ProceedingState::Established), 4);
    let stands = |state, as_of: &str, because: Vec<Proof>| over(Claim::State { state, as_of: day(as_of) }, because);
    for (state, as_of, because, expected) in [
        (None, "2021-01-01", vec![], Ok(())),
        (Some(Adopted), "2021-01-01", vec![], Err(Why::Conclusion)),
        (None, "2021-02-01", vec![adopted()], Err(Why::Conclusion)),
        (Some(Adopted), "2021-02-01", vec![adopted()], Ok(())),
        (Some(Adopted), "2021-01-31", vec![adopted()], Err(Why::Table)),
        (Some(Designated), "2021-02-01", vec![adopted(), designated(2)], Ok(())),
        (Some(Designated), "2021-02-01", vec![designated(2)], Err(Why::Table)),
        (Some(Designated), "2021-02-01", vec![adopted(), designated(3)], Err(Why::Table)),
        (Some(Adopted), "2021-02-01", vec![adopted(), adopted()], Err(Why::Table)),
        (None, "2021-06-01", vec![established()], Err(Why::Table)),
    ] {
        says(&case, &stands(state, as_of, because), expected);
    }
    let opened = EntryNo(4);
    let of = |state: ProceedingState, as_of: &str, because: Vec<Proof>| {
        over(Claim::Proceeding { opened, state: proceeding(state), as_of: day(as_of) }, because)
    };
    says(&case, &of(ProceedingState::Established, "2021-06-01", vec![established()]), Ok(()));
    says(&case, &of(ProceedingState::Established, "2021-05-31", vec![established()]), Err(Why::Table));
    says(&case, &of(ProceedingState::Ordered, "2021-06-01", vec![established()]), Err(Why::Conclusion));
    says(&case, &of(ProceedingState::Established, "2021-06-01", vec![]), Err(Why::Conclusion));
    says(&case, &of(ProceedingState::Established, "2021-06-01", vec![adopted()]), Err(Why::Table));
    // The moves are those of the proceeding itself.
    let second = || moved(Machine::Accountability, None, proceeding(ProceedingState::Established), 5);
    let from = Some(proceeding(ProceedingState::Established));
    let ordered = || moved(Machine::Accountability, from, proceeding(ProceedingState::Ordered), 6);
    says(&case, &of(ProceedingState::Ordered, "2021-06-03", vec![established(), ordered()]), Ok(()));
    says(&case, &of(ProceedingState::Established, "2021-06-03", vec![second()]), Err(Why::Conclusion));
    says(&case, &of(ProceedingState::Ordered, "2021-06-03", vec![second(), ordered()]), Err(Why::Conclusion));
}

/// An act has effect unless a point failed; what keeps it from effect is shown; before 2021-01-01 it is history.
#[test]
fn what_became_of_an_act() {
    let case = Book::new()
        .with("2020-12-31", "o", ADOPT)
        .with("2021-01-01", "o", ADOPT)
        .with("2021-02-01", "a", REPORTED)
        .case();
    let effect = |act: u32, in_effect: bool, history: bool, points: &[Ruling]| {
        let points = points.iter().map(|ruling| point(*ruling));
        let claim = Claim::Effect { act: EntryNo(act), in_effect, history };
        over(claim, [cited(&case, act, false)].into_iter().chain(points))
    };
    use Ruling::{Met, NotMet, Open};
    for (points, follows) in [
        (&[][..], &[true][..]),
        (&[Met], &[true]),
        (&[Met, NotMet], &[false]),
        // A question keeps an act from effect, or is left for a determination after it.
        (&[Met, Open], &[true, false]),
        (&[Open, NotMet], &[false]),
    ] {
        for in_effect in [true, false] {
            let expected = if follows.contains(&in_effect) { Ok(()) } else { Err(Why::Conclusion) };
            says(&case, &effect(2, in_effect, false, points), expected);
        }
    }
    says(&case, &effect(1, true, true, &[]), Ok(()));
    says(&case, &effect(1, true, false, &[]), Err(Why::Conclusion));
    says(&case, &effect(2, true, true, &[]), Err(Why::Conclusion));
    says(&case, &effect(3, true, false, &[]), Err(Why::Missing));
    says(&case, &bare(Claim::Effect { act: EntryNo(2), in_effect: true, history: false }), Err(Why::Missing));
}

/// An indication is of days on which the regulation was in force, in order, with the point that it makes.
#[test]
fn days_of_an_indication() {
    let case = Book::new().with("2021-02-01", "o", ADOPT).case();
    let indicated = |from: &str, to: &str| Claim::Indicated {
        item: Circumstance::ALL[0],
        unit: case.party("a").unwrap(),
        from: day(from),
        to: day(to),
    };
    for (from, to, expected) in [
        ("2021-01-01", "2021-01-01", Ok(())),
        ("2021-01-01", "2021-06-30", Ok(())),
        ("2020-12-31", "2021-06-30", Err(Why::Conclusion)),
        ("2021-06-30", "2021-06-29", Err(Why::Conclusion)),
        ("2020-12-31", "2020-12-30", Err(Why::Conclusion)),
    ] {
        says(&case, &over(indicated(from, to), [point(Ruling::Met)]), expected);
    }
    says(&case, &bare(indicated("2021-01-01", "2021-06-30")), Err(Why::Missing));
}

/// A remedy is answered for against what stands, and against what was taken back only where it was filed.
#[test]
fn what_a_remedy_is_against() {
    let concluded = r#""fact":{"inspection_concluded":{"unit":"a","measure":"criticism"}}"#;
    let file = |of: u32| format!(r#""remedy":{{"file":{{"of":{of},"step":"inspection_review","before":"o"}}}}"#);
    let case = Book::new()
        .with("2021-04-01", "o", concluded)
        .with("2021-04-02", "o", concluded)
        .with("2021-04-03", "o", concluded)
        .with("2021-04-04", "a", &file(1))
        .with("2021-04-05", "o", r#""fact":{"received":{"of":2}}"#)
        .with("", "o", &retract(1))
        .with("", "o", &retract(2))
        .case();
    let holder = case.party("a").unwrap();
    let against = |of: u32| Claim::Remedy { of: EntryNo(of), holder, finality: Finality::ALL[0] };
    for (of, retracted, expected) in [(1, true, Ok(())), (2, true, Err(Why::Missing)), (3, false, Ok(()))] {
        says(&case, &over(against(of), [cited(&case, of, retracted)]), expected);
        says(&case, &bare(against(of)), Err(Why::Missing));
    }
}

/// An entry is cited by its number with its kind and its day, and as taken back just where it was.
#[test]
fn an_entry_is_cited_as_it_stands() {
    let case = Book::new()
        .with("2021-02-01", "o", ADOPT)
        .with("2021-03-01", "a", REPORTED)
        .with("2021-03-02", "a", REPORTED)
        .with("", "o", &retract(2))
        .case();
    let entry = |no: u32, kind, on: Option<&str>, retracted| {
        bare(Claim::Entry { no: EntryNo(no), kind, on: on.map(day), retracted })
    };
    let report = ("fact", "execution_reported");
    says(&case, &entry(1, ("execution", "adopt"), Some("2021-02-01"), false), Ok(()));
    says(&case, &entry(2, report, Some("2021-03-01"), true), Ok(()));
    says(&case, &entry(3, report, Some("2021-03-02"), false), Ok(()));
    says(&case, &entry(4, ("statement", "retraction"), None, false), Ok(()));
    for (no, kind, on, retracted) in [
        (0, report, Some("2021-03-02"), false),
        (5, report, Some("2021-03-02"), false),
        (3, ("fact", "meeting_held"), Some("2021-03-02"), false),
        (3, ("execution", "execution_reported"), Some("2021-03-02"), false),
        (3, report, Some("2021-03-01"), false),
        (3, report, None, false),
        (3, report, Some("2021-03-02"), true),
        (2, report, Some("2021-03-01"), false),
        (1, ("execution", "adopt"), Some("2021-02-01"), true),
    ] {
        says(&case, &entry(no, kind, on, retracted), Err(Why::Entry));
    }
}

/// A point names parties that the record has, and fills the holes of its words.
#[test]
fn the_values_of_a_point() {
    static OF_ONE: Row = Row::new("test.of", Clause::article(9), "{0}", "{0}", Cure::Nothing);
    let case = Book::new().with("2021-02-01", "o", ADOPT).case();
    let (there, nobody) = (case.party("a").unwrap(), PartyNo(9_999));
    let of = |finding: Finding| bare(Claim::Point(finding));
    let one = Finding::new(Ruling::Met, &OF_ONE);
    let none = Finding::new(Ruling::Met, &POINT);
    says(&case, &of(none), Ok(()));
    says(&case, &of(one.with(there)), Ok(()));
    says(&case, &of(none.about(About::party(there))), Ok(()));
    says(&case, &of(one.with(nobody)), Err(Why::Values));
    says(&case, &of(none.about(About::party(nobody))), Err(Why::Values));
    says(&case, &of(one), Err(Why::Values));
    says(&case, &of(one.about(About::party(there))), Err(Why::Values));
    says(&case, &of(one.with(there).about(About::party(nobody))), Err(Why::Values));
}

/// Someone held a post from the day it began to the day it ended, both included.
#[test]
fn days_in_office() {
    let began = |person: &str, post: &str| {
        format!(r#""fact":{{"tenure_began":{{"person":"{person}","at":"a","post":"{post}"}}}}"#)
    };
    let ended = |of: u32| format!(r#""fact":{{"tenure_ended":{{"of":{of}}}}}"#);
    let case = Book::new()
        .with("2021-01-04", "o", &began("p", "principal_head"))
        .with("2021-01-04", "o", &began("q", "other_head"))
        .with("2021-06-30", "o", &ended(1))
        .with("2021-05-31", "o", &ended(2))
        .with("", "o", &retract(4))
        .case();
    let [p, q, a, b] = ["p", "q", "a", "b"].map(|id| case.party(id).unwrap());
    let held = |person, at, post, from: &str, to: &str, entry: u32| {
        let (from, to, entry) = (day(from), day(to), EntryNo(entry));
        bare(Claim::Held(Responsible { person, at, capacity: Capacity::ALL[0], post, acting: false, from, to, entry }))
    };
    let head = Post::PrincipalHead;
    for (from, to, expected) in [
        ("2021-01-04", "2021-06-30", Ok(())),
        ("2021-03-01", "2021-03-01", Ok(())),
        ("2021-01-03", "2021-06-30", Err(Why::Tenure)),
        ("2021-01-04", "2021-07-01", Err(Why::Tenure)),
        ("2021-03-02", "2021-03-01", Err(Why::Tenure)),
    ] {
        says(&case, &held(p, a, head, from, to, 1), expected);
    }
    let all = ("2021-02-01", "2021-06-30");
    // The end was taken back.
    says(&case, &held(q, a, Post::OtherHead, all.0, all.1, 2), Ok(()));
    says(&case, &held(q, a, head, all.0, all.1, 1), Err(Why::Tenure));
    says(&case, &held(p, b, head, all.0, all.1, 1), Err(Why::Tenure));
    says(&case, &held(p, a, Post::OtherHead, all.0, all.1, 1), Err(Why::Tenure));
    says(&case, &held(p, a, head, all.0, all.1, 2), Err(Why::Tenure));
    says(&case, &held(p, a, head, all.0, all.1, 3), Err(Why::Tenure));
    says(&case, &held(p, a, head, all.0, all.1, 4), Err(Why::Entry));
}

/// The organ makes the record complete for all or for one; anyone else for itself alone; each for the terms it names.
#[test]
fn whose_record_a_statement_makes_complete() {
    let only = |party: &str| format!(r#"{{"party":"{party}"}}"#);
    let reports = r#"{"only":["report"]}"#;
    let through = "2021-12-31";
    let books = [
        ("the organ, of all", "o", EVERYONE.to_string(), EVERYONE, [true, true, true]),
        ("the organ, of a", "o", only("a"), EVERYONE, [true, true, false]),
        ("a, of all", "a", EVERYONE.to_string(), EVERYONE, [true, true, false]),
        ("a, of itself", "a", only("a"), EVERYONE, [true, true, false]),
        ("a, of b", "a", only("b"), EVERYONE, [false, false, false]),
        ("the organ, of reports", "o", EVERYONE.to_string(), reports, [true, false, true]),
    ];
    for (name, by, about, terms, [of_report, of_meeting, of_another]) in books {
        let book = Book::new().with("", by, &complete(through, &about, terms));
        let case = book.case();
        let taken_back = book.with("", "o", &retract(1)).case();
        let [a, b] = ["a", "b"].map(|unit| case.party(unit).unwrap());
        for (party, term, stated) in
            [(a, Term::Report, of_report), (a, Term::Meeting, of_meeting), (b, Term::Report, of_another)]
        {
            for (on, reached) in [(through, true), ("2021-06-30", true), ("2022-01-01", false)] {
                let on = day(on);
                let claim = Claim::Complete { entry: EntryNo(1), party, term, through: on };
                let whole = over(claim, [cited(&case, 1, false)]);
                let lacking = bare(Claim::Incomplete { party, term, through: on });
                let [yes, no] = [Ok(()), Err(Why::Completeness)];
                let (complete, incomplete) = if stated && reached { (yes, no) } else { (no, yes) };
                assert_eq!(case.check(&whole).map_err(|wrong| wrong.why), complete, "{name} {term:?} {on}");
                assert_eq!(case.check(&lacking).map_err(|wrong| wrong.why), incomplete, "{name} {term:?} {on}");
                says(&taken_back, &lacking, Ok(()));
                says(&taken_back, &whole, Err(Why::Entry));
            }
        }
    }
}

/// A period has the source that sets it for the term: a law, an entry, a host's standard by its number, a
/// demonstration number.
#[test]
fn where_a_period_comes_from() {
    let text = r#"{"schema":"zeren.standards/1","standards":[
        {"term":"report","period":{"months":1},"from":"2021-01-01","authority":{"organ_document":{"document":"x"}}},
        {"term":"meeting","period":{"months":2},"from":"2021-01-01","authority":{"indicative":{}}}]}"#;
    let mut book = Book::new()
        .with("2021-02-01", "o", r#""standard":{"set_period":{"term":"report","period":{"months":1},"document":"x"}}"#)
        .with("2021-02-02", "o", ADOPT)
        .with("2021-02-03", "o", r#""standard":{"set_period":{"term":"report","period":{"months":1},"document":"x"}}"#);
    book.standards = serde_json::from_str::<StandardsDocument>(text).unwrap().open().unwrap();
    let case = book.case();
    let calendar = &case.setting().calendar;
    let proof = |source, months, term| {
        let deadline = Deadline::count(day("2021-03-01"), None, Period::Months(months), Roll::On, source, calendar);
        due(deadline, term, calendar)
    };
    use Source::{Document, Host, Indicative};
    for (source, months, term) in [
        (LAW, 7, Term::Report),
        (Document(EntryNo(1)), 1, Term::Report),
        (Host(1), 1, Term::Report),
        (Host(2), 2, Term::Meeting),
        (Indicative, 2, Term::Meeting),
    ] {
        says(&case, &proof(source, months, term), Ok(()));
    }
    for (source, months, term) in [
        (Document(EntryNo(1)), 2, Term::Report),
        (Document(EntryNo(1)), 1, Term::Meeting),
        (Document(EntryNo(2)), 1, Term::Report),
        (Host(1), 2, Term::Report),
        (Host(1), 1, Term::Meeting),
        (Host(2), 1, Term::Report),
        (Host(3), 1, Term::Report),
        (Indicative, 3, Term::Meeting),
        (Indicative, 2, Term::Report),
        (Source::Act(EntryNo(9)), 1, Term::Report),
    ] {
        says(&case, &proof(source, months, term), Err(Why::Source));
    }
    says(&case, &proof(Document(EntryNo(9)), 1, Term::Report), Err(Why::Entry));
    let named = |no| {
        due(Deadline::on_day(day("2021-06-30"), Some(EntryNo(no)), Source::Act(EntryNo(2))), Term::Target, calendar)
    };
    says(&case, &named(2), Ok(()));
    says(&case, &named(9), Err(Why::Entry));
}

/// A due day is counted by the calendar of the case: what another counted holds only where it could be counted so here.
#[test]
fn a_due_day_is_counted_by_the_calendar_of_the_case() {
    let case = Book::new().with("2021-02-01", "o", ADOPT).case();
    let calendar = &case.setting().calendar;
    // A festival on a Thursday and the Friday; the Sunday after is a working day everywhere.
    let festival = ["2021-04-22", "2021-04-23"].map(day);
    let local = Setting::new(Standards::statutory()).with_local_holidays(&festival).unwrap();
    let there = Case::new(case.record().clone(), local.clone());
    use Period::{Days, WorkingDays};
    for (anchor, period, roll, here_for_there, there_for_here) in [
        ("2021-04-20", Days(1), Roll::On, true, true),
        // Ends on the Thursday, which moves there. (Where nothing moves by law, it may stay there, too.)
        ("2021-04-21", Days(1), Roll::On, true, false),
        ("2021-04-21", Days(1), Roll::Off, true, true),
        // Ends on the Saturday and moves to the Sunday.
        ("2021-04-21", Days(3), Roll::On, true, true),
        ("2021-04-21", Days(3), Roll::Off, true, true),
        ("2021-04-19", WorkingDays(2), Roll::On, true, true),
        ("2021-04-21", WorkingDays(1), Roll::On, false, false),
        ("2021-04-21", WorkingDays(1), Roll::Off, false, false),
        ("2021-04-19", WorkingDays(5), Roll::Off, false, false),
    ] {
        let count = |calendar| Deadline::count(day(anchor), None, period, roll, LAW, calendar);
        let [here_counted, there_counted] = [count(calendar), count(&local.calendar)];
        for (asked, calendar, deadline, holds) in [
            (&case, calendar, here_counted, true),
            (&there, &local.calendar, here_counted, here_for_there),
            (&case, calendar, there_counted, there_for_here),
            (&there, &local.calendar, there_counted, true),
        ] {
            let proof = due(deadline, Term::Report, calendar);
            says(asked, &proof, if holds { Ok(()) } else { Err(Why::Counting) });
            for step in 0..proof.because.len() {
                let mut short = proof.clone();
                short.because.remove(step);
                says(asked, &short, Err(Why::Counting));
            }
        }
    }
    // Extended onto a day off and past it: the days are added to the end before it moved.
    for (more, rolled) in
        [(1, "2021-04-22"), (2, "2021-04-23"), (3, "2021-04-25"), (4, "2021-04-25"), (5, "2021-04-26")]
    {
        let first = Deadline::count(day("2021-04-20"), None, Days(1), Roll::On, LAW, calendar);
        let deadline = first.extended(more, Roll::On, calendar);
        assert_eq!(deadline.due(), day(rolled));
        says(&case, &due(deadline, Term::Report, calendar), Ok(()));
    }
}
