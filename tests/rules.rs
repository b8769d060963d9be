//! Rules of the host's own are asked after the articles, everywhere the articles are, and take nothing away.

mod common;

use std::sync::{Arc, Mutex};

use common::Book;
use zeren::{
    answers::{Answer, AssessError, Assessment},
    engine::{Batch, Case, Draft, Effect, Owed, Proposal, Reading, Rule, Rulebook},
    explain::{Lang, Names},
    record::{
        Entry, ExecutionAct, FactKind, Id, Record, What,
        acts::{Assignment, Designate},
    },
    terms::{
        About, Clause, Cure, Day, EntryNo, Finding, Instrument, PartyNo, Period, Row, Ruling, Setting, Sink, Standards,
        deadline::Roll,
        decision::ExecutionState,
        duty::{Duty, DutyRow, Status, Term},
        form::UnitRef,
        party::{Competence, UnitRole},
        standard::StandardsDocument,
    },
};

const LOCAL: Clause = Clause::of(Instrument::Local, 1);

static NEVER: Row = Row::new("test.never", LOCAL, "本地规定：{0}不得", "the local rule bars {0}", Cure::Nothing);
static NOTE: Row = Row::new("test.note", LOCAL, "本地附注", "a local note", Cure::Nothing);
static OWED: DutyRow =
    DutyRow::new("test.owed", LOCAL, Term::Report, "本地报告", "a local report", "fact.final_report");
static AGAIN: DutyRow =
    DutyRow::new("test.again", LOCAL, Term::Meeting, "本地会议", "a local meeting", "fact.meeting_held");

/// Bars every act of the kinds named, owes a report and meetings, notes one point.
#[derive(Debug)]
struct Local(&'static [&'static str]);

impl Rule for Local {
    fn code(&self) -> &'static str {
        "test.local"
    }

    fn guards(&self, act: &Entry<PartyNo>, _: &Reading<'_>, sink: &mut dyn Sink) {
        if self.0.contains(&act.what.tag()) {
            sink.push(Finding::new(Ruling::NotMet, &NEVER).with(act.by.0));
        }
    }

    fn duties(&self, reading: &Reading<'_>, owed: &mut dyn FnMut(Duty)) {
        for unit in reading.engaged() {
            let anchor = (unit.from, unit.from_act);
            let due = reading.due_after(Period::WorkingDays(3), Roll::Off, LOCAL, anchor);
            let kept = reading.facts(FactKind::FinalReport, unit.unit).next();
            let about = Owed::new(&OWED, unit.unit, PartyNo::ORGAN, (anchor.0, Some(anchor.1)));
            owed(reading.one_off(about, Some(due), kept));
            let meetings = Owed::new(&AGAIN, unit.unit, PartyNo::ORGAN, (anchor.0, Some(anchor.1)));
            reading.recurring(meetings, None, (FactKind::MeetingHeld, |_| true), owed);
        }
    }

    fn findings(&self, reading: &Reading<'_>, sink: &mut dyn Sink) {
        if reading.determined("test.question", About::DECISION, PartyNo::ORGAN).is_some() {
            sink.push(Finding::new(Ruling::Met, &NOTE));
        }
    }
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn record() -> Record {
    let entry = |no: u32, on: &str, by: &str, what: &str| {
        format!(r#"{{"no":{no},"on":"{on}","recorded_on":"{on}","by":"{by}","recorded_by":"city",{what}}}"#)
    };
    let entries = [
        entry(1, "2023-03-01", "city", r#""execution":{"adopt":{"matter":"public_policy"}}"#),
        entry(
            2,
            "2023-03-06",
            "city",
            r#""execution":{"designate":{"units":[{"unit":"a","competence":"competent"}]}}"#,
        ),
        entry(3, "2023-03-07", "a", r#""execution":{"start":{}}"#),
        entry(4, "2023-03-08", "city", r#""evaluation":{"commission_evaluation":{"evaluator":"b"}}"#),
        entry(
            5,
            "2023-03-08",
            "city",
            r#""standard":{"set_period":{"term":"meeting","period":{"months":1},"document":"x"}}"#,
        ),
        entry(6, "2023-03-20", "city", r#""determination":{"question":"test.question","about":{},"answer":"met"}"#),
    ];
    Record::from_json(&format!(
        r#"{{"schema":"zeren.record/1","title":"t","decision":"d","organ":{{"id":"city","name":"C","level":"city"}},
            "units":[{{"id":"a","name":"A","kind":"administrative_organ"}},{{"id":"b","name":"B","kind":"enterprise"}}],
            "entries":[{}]}}"#,
        entries.join(",")
    ))
    .unwrap()
}

#[track_caller]
fn case(barred: &'static [&'static str]) -> Case {
    Case::with_rules(record(), Setting::default(), Rulebook::new([Arc::new(Local(barred)) as Arc<dyn Rule>]))
}

fn answer(case: &Case, on: &str) -> Answer {
    case.assess(day(on)).unwrap().answer().unwrap().clone()
}

fn codes(duties: &[Duty]) -> Vec<(&'static str, Status)> {
    duties.iter().map(|duty| (duty.row.code, duty.status)).collect()
}

#[test]
fn a_rule_adds_duties_and_findings_and_takes_none_away() {
    let plain = answer(&Case::new(record(), Setting::default()), "2023-05-10");
    let local = answer(&case(&[]), "2023-05-10");
    let (common, added) = local.duties.split_at(plain.duties.len());
    assert_eq!(codes(common), codes(&plain.duties));
    assert_eq!(
        codes(added),
        [
            ("test.owed", Status::Unknown),
            ("test.again", Status::Unknown),
            ("test.again", Status::Unknown),
            ("test.again", Status::Pending)
        ],
        "the report of 9 March, then a standing duty that the organ's period of 8 March makes monthly"
    );
    assert_eq!(added[0].deadline.unwrap().due(), day("2023-03-09"));
    assert!(added[0].deadline.unwrap().has_authority());
    assert!(plain.notes.iter().all(|note| local.notes.contains(note)));
    assert!(local.notes.contains(&Finding::new(Ruling::Met, &NOTE)));
    assert!(!answer(&case(&[]), "2023-03-19").notes.contains(&Finding::new(Ruling::Met, &NOTE)));
}

#[test]
fn a_rule_guards_acts_of_every_kind_on_record_and_those_considered() {
    for (kind, no) in [("adopt", 1), ("designate", 2), ("start", 3), ("commission_evaluation", 4), ("set_period", 5)] {
        let case = case(Vec::leak(vec![kind]));
        assert_eq!(case.effect(EntryNo(no)), Effect::WithoutEffect, "{kind}");
        let answer = answer(&case, "2023-05-10");
        let barred = answer.without_effect.iter().find(|act| act.act == EntryNo(no)).unwrap();
        assert!(barred.failed.iter().any(|finding| finding.row.code == "test.never"), "{kind}");
    }
    let case = case(&["accept_completion"]);
    let next = &answer(&case, "2023-05-10").next;
    let lacks = |code: &str| &next.iter().find(|next| next.act.code() == code).unwrap().lacks;
    let with = |code: &str, row: &str| lacks(code).iter().any(|finding| finding.row.code == row);
    assert!(with("accept_completion", "test.never") && with("accept_completion", "06.parts-complete"));
    assert!(!with("terminate", "test.never"));
}

#[test]
fn a_rule_is_kept_through_proposals_and_days_of_knowledge() {
    let case = case(&["redesignate"]);
    let draft = Draft {
        on: Some(day("2023-05-10")),
        recorded_on: day("2023-05-10"),
        by: "city",
        recorded_by: "city",
        evidence: &[],
        reference: None,
        what: redesignate(),
    };
    for case in [case.clone(), case.as_known_on(day("2023-03-19"))] {
        assert_eq!(case.rules().rules().len(), 1);
        let Proposal::Refused(refusal) = case.propose(draft.clone()).unwrap() else { panic!("accepted") };
        assert_eq!(refusal.failed().iter().map(|finding| finding.row.code).collect::<Vec<_>>(), ["test.never"]);
    }
}

fn redesignate() -> What<Id<'static>> {
    let unit = Assignment {
        unit: UnitRef(Id("a".into())),
        role: Some(UnitRole::Sole),
        competence: Some(Competence::Competent),
        reason: None,
    };
    What::Execution(ExecutionAct::Redesignate(Designate { units: vec![unit], targets: Vec::new() }))
}

#[test]
fn an_answer_names_the_rules_it_was_computed_with() {
    let case = case(&[]);
    let assessment = case.assess(day("2023-05-10")).unwrap();
    assert_eq!(case.document(&assessment).inputs.rules, ["test.local".into()]);
    assert!(case.review(&assessment, Lang::Zh, Names::Ids).contains("另按本地规定：test.local"));
    assert!(case.review(&assessment, Lang::En, Names::Ids).contains("Local rules besides: test.local"));
    let plain = Case::new(record(), Setting::default());
    assert!(!plain.review(&assessment, Lang::En, Names::Ids).contains("Local rules"));
}

/// No rule below the law stands between anyone and a remedy.
#[test]
fn a_rule_guards_no_remedy() {
    let file = r#""remedy":{"file":{"of":1,"step":"inspection_review","before":"o"}}"#;
    let book = Book::new()
        .with("2023-03-01", "o", r#""fact":{"inspection_concluded":{"unit":"a","measure":"criticism"}}"#)
        .with("2023-03-02", "a", r#""fact":{"received":{"of":1}}"#)
        .with("2023-03-10", "a", file);
    let local = Rulebook::new([Arc::new(Local(&["file"])) as Arc<dyn Rule>]);
    let case = Case::with_rules(book.record(), Setting::default(), local);
    assert_eq!(case.effect(EntryNo(3)), Effect::InEffect);
}

/// A duty that a rule adds is kept by the day on which it is, as those of the articles are.
#[test]
fn a_duty_of_a_rule_is_kept_or_late() {
    for (reported, status) in
        [("2023-03-09", Status::Kept), ("2023-03-10", Status::KeptLate), ("2023-05-11", Status::Overdue)]
    {
        let stated =
            r#""statement":{"completeness_stated":{"through":"2023-05-10","about":{"all":{}},"terms":{"all":{}}}}"#;
        let book = Book::new()
            .with("2023-03-01", "o", r#""execution":{"adopt":{"matter":"public_policy"}}"#)
            .with("2023-03-06", "o", r#""execution":{"designate":{"units":[{"unit":"a","competence":"competent"}]}}"#)
            .with(reported, "a", r#""fact":{"final_report":{}}"#)
            .with("", "o", stated);
        let local = Rulebook::new([Arc::new(Local(&[])) as Arc<dyn Rule>]);
        let answer = answer(&Case::with_rules(book.record(), Setting::default(), local), "2023-05-10");
        let owed = answer.duties.iter().find(|duty| duty.row.code == "test.owed").unwrap();
        assert_eq!(owed.status, status, "{reported}");
    }
}

/// Writes down what a rule is told of one unit and one question.
#[derive(Debug, Default)]
struct Reads(Mutex<Vec<String>>);

impl Rule for Reads {
    fn code(&self) -> &'static str {
        "test.reads"
    }

    fn findings(&self, reading: &Reading<'_>, _: &mut dyn Sink) {
        let unit = reading.party_no("a").unwrap();
        let on = |found: Option<(Day, EntryNo)>| found.map_or("-".into(), |(day, no)| format!("{day} {no}"));
        let determined = reading.determined("test.question", About::DECISION, PartyNo::ORGAN);
        self.0.lock().unwrap().extend([
            format!("{} on {}", reading.decision(), reading.day()),
            reading.party(unit).map_or("-", |unit| &unit.id).into(),
            format!("{:?} after {:?}", reading.state(), reading.state_on(day("2023-10-19"))),
            on(reading.first_in(ExecutionState::Executing)),
            on(reading.over()),
            on(reading.fact(EntryNo(5)).map(|(day, _)| (day, EntryNo(5)))),
            on(reading.complete(unit, Term::Report)),
            reading.principal_head(unit).and_then(|head| reading.party(head)).map_or("-", |head| &head.id).into(),
            on(reading
                .due(Term::Meeting, Some(unit), (day("2023-03-07"), EntryNo(3)))
                .map(|due| (due.due(), EntryNo(3)))),
            format!("{:?}", determined.map(|(answer, day, no)| (answer, day.to_string(), no.0))),
        ]);
    }
}

#[test]
fn what_a_rule_is_told() {
    let asked = |question: &str, answer: &str| {
        format!(r#""determination":{{"question":"{question}","about":{{}},"answer":"{answer}"}}"#)
    };
    let book = Book::new()
        .with("2023-03-01", "o", r#""execution":{"adopt":{"matter":"public_policy"}}"#)
        .with("2023-03-06", "o", r#""execution":{"designate":{"units":[{"unit":"a","competence":"competent"}]}}"#)
        .with("2023-03-07", "a", r#""execution":{"start":{}}"#)
        .with("2023-03-07", "o", r#""fact":{"tenure_began":{"person":"p","at":"a","post":"principal_head"}}"#)
        .with("2023-10-09", "a", r#""fact":{"part_completed":{}}"#)
        .with("2023-10-10", "a", r#""fact":{"final_report":{}}"#)
        .with("2023-10-20", "o", r#""execution":{"accept_completion":{}}"#)
        .with(
            "",
            "o",
            r#""statement":{"completeness_stated":{"through":"2023-10-31","about":{"all":{}},"terms":{"all":{}}}}"#,
        )
        .with("2023-10-24", "o", &asked("test.question", "not_met"))
        .with("2023-10-23", "o", &asked("test.question", "met"))
        .with("2023-10-24", "o", &asked("test.question", "met"))
        .with("2023-10-25", "o", &asked("test.other", "not_met"));
    let rule = Arc::new(Reads::default());
    let setting = Setting::new(Standards::indicative());
    let case = Case::with_rules(book.record(), setting, Rulebook::new([rule.clone() as Arc<dyn Rule>]));
    let _ = case.assess(day("2023-11-01")).unwrap();
    assert_eq!(
        *rule.0.lock().unwrap(),
        [
            "d1 on 2023-11-01",
            "a",
            "Some(Completed) after Some(Executing)",
            "2023-03-07 3",
            "2023-10-20 7",
            "2023-10-09 5",
            "2023-10-31 8",
            "p",
            "2023-06-07 3",
            r#"Some((Met, "2023-10-24", 11))"#,
        ],
        "of two determinations of one day the one entered later is the latest"
    );
}

/// Writes down which units are at work, which entries count, and where each fact is listed.
#[derive(Debug, Default)]
struct Lists(Mutex<Vec<String>>);

impl Lists {
    /// What is told of a record on a day.
    #[track_caller]
    fn of(book: &Book, on: &str) -> String {
        let rule = Arc::new(Self::default());
        let rules = Rulebook::new([rule.clone() as Arc<dyn Rule>]);
        let _ = Case::with_rules(book.record(), Setting::default(), rules).assess(day(on)).unwrap();
        let told = rule.0.lock().unwrap();
        told.join("; ")
    }
}

impl Rule for Lists {
    fn code(&self) -> &'static str {
        "test.lists"
    }

    fn findings(&self, reading: &Reading<'_>, _: &mut dyn Sink) {
        let id = |party: PartyNo| reading.party(party).map_or("-", |party| &party.id);
        let role = |role: Option<UnitRole>| role.map_or("-", UnitRole::code);
        let mut told = self.0.lock().unwrap();
        told.extend(
            reading.engaged().map(|at| format!("{} {} {} {}", id(at.unit), role(at.role), at.from, at.from_act)),
        );
        let counts = (1..20).map(EntryNo).filter(|no| reading.entry(*no).is_some());
        told.push(counts.map(|no| no.to_string()).collect::<Vec<_>>().join(" "));
    }
}

/// At work is who is designated and not removed: with its role, which a single unit has without saying. Units that have
/// passed into one are one.
#[test]
fn a_rule_is_told_who_is_at_work() {
    let units = |units: &[(&str, &str)]| {
        let unit = |(unit, role): &(&str, &str)| match *role {
            "" => format!(r#"{{"unit":"{unit}","competence":"competent"}}"#),
            role => format!(r#"{{"unit":"{unit}","role":"{role}","competence":"competent"}}"#),
        };
        units.iter().map(unit).collect::<Vec<_>>().join(",")
    };
    let act = |kind: &str, of: &[(&str, &str)]| format!(r#""execution":{{"{kind}":{{"units":[{}]}}}}"#, units(of));
    let succeeded = |from: &str, to: &str| format!(r#""fact":{{"unit_succeeded":{{"from":"{from}","to":"{to}"}}}}"#);
    let adopted = || Book::new().with("2023-03-01", "o", r#""execution":{"adopt":{"matter":"public_policy"}}"#);
    let several = adopted()
        .with("2023-03-06", "o", &act("designate", &[("a", "lead"), ("b", "cooperating")]))
        .with("2023-05-10", "o", &act("redesignate", &[("a", "cooperating"), ("c", "lead")]))
        .with("2023-07-01", "o", &succeeded("c", "a"));
    for (on, expected) in [
        ("2023-03-05", "1"),
        ("2023-03-06", "a lead 2023-03-06 2; b cooperating 2023-03-06 2; 1 2"),
        ("2023-05-10", "a cooperating 2023-03-06 2; c lead 2023-05-10 3; 1 2 3"),
        ("2023-07-01", "a cooperating 2023-03-06 2; 1 2 3 4"),
    ] {
        assert_eq!(Lists::of(&several, on), expected, "{on}");
    }
    let single = adopted().with("2023-03-06", "o", &act("designate", &[("a", "")])).with(
        "2023-07-01",
        "o",
        &succeeded("a", "b"),
    );
    assert_eq!(Lists::of(&single, "2023-06-30"), "a sole 2023-03-06 2; 1 2");
    assert_eq!(Lists::of(&single, "2023-07-01"), "b sole 2023-03-06 2; 1 2 3");
}

/// An entry counts from its day, a statement at once; one that was retracted never does.
#[test]
fn a_rule_is_told_the_entries_that_count() {
    let held = r#""fact":{"training_held":{}}"#;
    let book = Book::new()
        .with("2023-03-01", "o", held)
        .with("2023-03-02", "o", held)
        .with("2023-06-02", "o", held)
        .with("", "o", r#""statement":{"retraction":{"entry":2}}"#);
    assert_eq!(Lists::of(&book, "2023-06-01"), "1 4");
    assert_eq!(Lists::of(&book, "2023-06-02"), "1 3 4");
}

/// Asks where the facts of a kind are listed.
#[derive(Debug)]
struct Listed(FactKind, Mutex<Vec<String>>);

impl Rule for Listed {
    fn code(&self) -> &'static str {
        "test.listed"
    }

    fn findings(&self, reading: &Reading<'_>, _: &mut dyn Sink) {
        for id in ["o", "a", "b", "eval", "outside"] {
            let party = reading.party_no(id).unwrap();
            let (one, all) = (reading.facts(self.0, party).count(), reading.facts_of_all(self.0));
            assert_eq!(one, all.filter(|(by, ..)| *by == party).count(), "{id}");
            self.1.lock().unwrap().extend((one > 0).then(|| id.to_owned()));
        }
    }
}

/// A fact is listed under the party whose conduct it states, save where it names another that it is about.
#[test]
fn where_a_fact_is_listed() {
    for (kind, by, form, under) in [
        (FactKind::TrainingHeld, "a", "{}", "a"),
        (FactKind::ProblemFound, "outside", r#"{"kind":"force_majeure"}"#, "outside"),
        (FactKind::AppraisalMade, "o", r#"{"unit":"a"}"#, "a"),
        (FactKind::InspectionConcluded, "o", r#"{"unit":"b","measure":"criticism"}"#, "b"),
        (FactKind::OpinionReceived, "outside", r#"{"from":"deputy","to":"a"}"#, "a"),
        (FactKind::ComplaintReceived, "outside", r#"{"kind":"grievance","to":"o","about":"b"}"#, "o"),
        (FactKind::PriorAppraisal, "o", r#"{"evaluator":"eval"}"#, "eval"),
        (FactKind::OtherConductRecorded, "o", r#"{"about":"b","from":"2023-03-01","to":"2023-03-02"}"#, "b"),
    ] {
        let rule = Arc::new(Listed(kind, Mutex::default()));
        let book = Book::new().with("2023-03-03", by, &format!(r#""fact":{{"{}":{form}}}"#, kind.code()));
        let rules = Rulebook::new([rule.clone() as Arc<dyn Rule>]);
        let _ = Case::with_rules(book.record(), Setting::default(), rules).assess(day("2023-06-01")).unwrap();
        assert_eq!(*rule.1.lock().unwrap(), [under], "{kind:?}");
    }
}

/// Evidence is asked for of what counts: of an act in effect, not of one that has none.
#[test]
fn an_act_without_effect_is_asked_for_no_evidence() {
    let bare = |case: &Case| {
        let findings = answer(case, "2023-05-10").findings;
        let bare = findings.iter().filter(|finding| finding.row.code == "17.evidence");
        let bare = bare.map(|finding| match finding.args {
            [zeren::terms::Arg::Entry(no), ..] => no.0,
            _ => panic!("{finding:?}"),
        });
        bare.collect::<Vec<_>>()
    };
    assert_eq!(bare(&case(&[])), [1, 2, 3, 4, 5, 6]);
    assert_eq!(bare(&case(&["start", "set_period"])), [1, 2, 4, 6]);
}

/// A batch asks them of each of its records.
#[test]
fn a_batch_asks_the_rules_of_the_host() {
    let local = || Rulebook::new([Arc::new(Local(&[])) as Arc<dyn Rule>]);
    let on = day("2023-12-31");
    let codes = |case: &Case, answered: Result<Assessment, AssessError>| -> Vec<&'static str> {
        let answered = answered.unwrap();
        let again = case.assess(on).unwrap();
        assert_eq!(again.answer().unwrap().duties, answered.answer().unwrap().duties);
        answered.answer().unwrap().duties.iter().map(|duty| duty.row.code).collect()
    };
    let (case, answered) = Batch::new(Setting::default(), on).with_rules(local()).answer(record());
    assert!(codes(&case, answered).contains(&"test.owed"));
    let (case, answered) = Batch::new(Setting::default(), on).answer(record());
    assert!(!codes(&case, answered).contains(&"test.owed"));
}

/// Bars an act after which an entry in the list already counts.
#[derive(Debug)]
struct Ahead;

impl Rule for Ahead {
    fn code(&self) -> &'static str {
        "test.ahead"
    }

    fn guards(&self, act: &Entry<PartyNo>, reading: &Reading<'_>, sink: &mut dyn Sink) {
        if reading.entry(EntryNo(act.no.0 + 1)).is_some() {
            sink.push(Finding::new(Ruling::NotMet, &NEVER).with(act.by.0));
        }
    }
}

/// A rule that guards an act is not told what was entered after it, however early that is dated.
#[test]
fn a_guard_is_not_told_what_was_entered_after_the_act() {
    let book = Book::new().with("2023-03-01", "o", r#""execution":{"adopt":{"matter":"public_policy"}}"#).with(
        "2023-02-01",
        "o",
        r#""fact":{"training_held":{}}"#,
    );
    let rules = Rulebook::new([Arc::new(Ahead) as Arc<dyn Rule>]);
    let case = Case::with_rules(book.record(), Setting::default(), rules);
    assert_eq!(case.effect(EntryNo(1)), Effect::InEffect);
}

/// A standard that ends within the running window ends with that window: only after it the duty stands without one.
#[test]
fn a_window_runs_on_past_the_end_of_its_standard() {
    let standards: StandardsDocument = serde_json::from_str(
        r#"{"schema":"zeren.standards/1","standards":[{"term":"meeting","period":{"months":1},
            "authority":{"organ_document":{"document":"d"}},"from":"2023-01-01","until":"2023-03-31"}]}"#,
    )
    .unwrap();
    let setting = Setting::new(standards.open().unwrap());
    let record = Book::new()
        .with("2023-03-01", "o", r#""execution":{"adopt":{"matter":"public_policy"}}"#)
        .with("2023-03-06", "o", r#""execution":{"designate":{"units":[{"unit":"a","competence":"competent"}]}}"#)
        .record();
    let rules = Rulebook::new([Arc::new(Local(&[])) as Arc<dyn Rule>]);
    let case = Case::with_rules(record, setting, rules);
    let windows = |on: &str| {
        let again = answer(&case, on).duties.into_iter().filter(|duty| duty.row.code == "test.again");
        again.map(|duty| duty.window.map(|(_, through)| through)).collect::<Vec<_>>()
    };
    let window = Some(day("2023-04-06"));
    for on in ["2023-03-31", "2023-04-01", "2023-04-05", "2023-04-06"] {
        assert_eq!(windows(on), [window], "{on}");
    }
    assert_eq!(windows("2023-04-07"), [window, None]);
}
