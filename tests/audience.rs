//! Views by reader (§9, art 20): who sees what, in rows; and, over random lives of a record, a hunt for a report of
//! a breach, a reporter, free text, or another's matter in a view that must not have it.
//!
//! Planted once each and seen to be found: a report shown to a receiver of whom it complains; to the head of the unit
//! complained of; a finding or a refused act that names a report; an act refused for a report alone; a referral in a
//! unit's view; a question that an indication raises, put to the unit.

mod book;
#[path = "oracle/generate.rs"]
#[allow(dead_code, unreachable_pub, reason = "borrowed from the oracle, which uses all of it")]
mod generate;
#[path = "common/secrets.rs"]
mod secrets;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use book::{Book, day, refer, scene};
use secrets::{Secrets, given, numbers, readers, spoken, strangers};
use serde_json::{Value, json};
use zeren::{
    answers::{Assessment, Audience},
    engine::{Case, Reading, Rule, Rulebook},
    explain::{Lang, Names},
    record::{Entry, Record},
    terms::{
        Arg, Clause, Cure, Day, Deadline, EntryNo, Finding, Instrument, PartyNo, Row, Ruling, Setting, Sink, Standards,
        deadline::Source,
        duty::{Duty, DutyRow, Term},
        question::Question,
    },
};

// ---- rows ----

/// A unit in trouble: a circumstance with a refusal, a referral of its clerk and a sanction with a remedy filed, a
/// report about it in the hands of the roads office, and a refused act of each side.
fn trouble() -> Case {
    let mut scene = scene();
    let referral = refer(&mut scene, "clerk", "supervision", "art30_2");
    let book = &mut scene.book;
    let decision = json!({
        "of": referral, "person": "clerk", "ground": "art30_2", "gravity": "base", "kind": "demerit",
    });
    let sanction = book.discipline("2021-08-01", "supervision", "decide", decision);
    book.fact("2021-08-02", "clerk", "received", json!({ "of": sanction }));
    let filing = json!({ "of": sanction, "step": "supervisory_review", "before": "supervision" });
    book.remedy("2021-08-10", "clerk", "file", filing);
    let report = json!({ "kind": "report", "about": "transport", "to": "roads" });
    let report = book.fact("2021-09-01", "outside", "complaint_received", report);
    let told = json!({ "of": report, "outcome": { "accepted": { "on": "2021-09-03" } } });
    book.fact("2021-09-03", "roads", "complaint_acknowledged", told);
    book.add("2021-09-10", "transport", json!({ "execution": { "start": {} } }));
    book.add("2021-09-11", "banner", json!({ "execution": { "archive": {} } }));
    book.fact("2021-09-20", "transport", "part_completed", json!({}));
    book.case()
}

fn view(case: &Case, audience: &str, on: &str) -> Assessment {
    let whole = case.assess(day(on)).unwrap();
    let audience = Audience::from_code(case.record(), audience).unwrap();
    case.as_seen_by(&whole, audience)
}

/// What a view holds, in a few words each.
fn held(case: &Case, view: &Assessment) -> BTreeMap<&'static str, BTreeSet<String>> {
    let answer = view.answer().unwrap();
    let id = |party| case.record().id(party).to_string();
    let liability = &answer.liability;
    let duties = answer.duties.iter().map(|duty| format!("{} {}", id(duty.bearer), duty.row.code)).collect();
    let persons = answer.responsible.iter().map(|seen| id(seen.person)).collect();
    let links = answer.graph.iter().map(|link| id(link.to)).collect();
    let measures = liability.eligibility.iter().map(|seen| seen.measure.code().to_string()).collect();
    [
        ("duties", duties),
        ("tenures", persons),
        ("graph", links),
        ("next", answer.next.iter().map(|next| next.act.code().to_string()).collect()),
        ("indications", liability.indications.iter().map(|seen| id(seen.unit)).collect()),
        ("proceedings", liability.proceedings.iter().map(|seen| id(seen.unit)).collect()),
        ("measures", measures),
        ("may be referred", liability.referral_eligibility.iter().map(|seen| id(seen.person)).collect()),
        ("referrals", liability.referrals.iter().map(|seen| id(seen.person)).collect()),
        ("remedies", liability.remedies.iter().map(|seen| id(seen.holder)).collect()),
        ("refused", answer.without_effect.iter().map(|act| act.act.to_string()).collect()),
    ]
    .into_iter()
    .collect()
}

#[track_caller]
fn sees(audience: &str, expected: &[(&str, &[&str])]) {
    let case = trouble();
    let held = held(&case, &view(&case, audience, "2021-12-31"));
    for (what, seen) in &held {
        let wanted: BTreeSet<String> = expected
            .iter()
            .filter(|(name, _)| name == what)
            .flat_map(|(_, list)| list.iter().map(|item| item.to_string()))
            .collect();
        assert_eq!(*seen, wanted, "{what} as seen by {audience}");
    }
}

const DISCLOSURE: &str = "transport 18.disclosure";

#[test]
fn the_organ_sees_everything() {
    let case = trouble();
    let whole = case.assess(day("2021-12-31")).unwrap();
    let seen = case.as_seen_by(&whole, Audience::Organ);
    assert_eq!(held(&case, &whole), held(&case, &seen));
    let words = |assessment: &Assessment| case.review(assessment, Lang::En, Names::Ids).replace("For banner\n", "");
    assert_eq!(words(&whole), words(&seen));
    assert!(words(&whole).contains("refer clerk: done") && words(&whole).contains("21 entries known"));
}

#[test]
fn a_unit_sees_its_own_matters() {
    sees(
        "unit:transport",
        &[
            (
                "duties",
                &[
                    "transport 06.part",
                    "transport 09.report",
                    "transport 09.final_report",
                    "transport 11.training",
                    "transport 13.meeting",
                    DISCLOSURE,
                    "banner 12.appraisal",
                    "banner 21.order",
                ],
            ),
            ("tenures", &["head", "deputy"]),
            ("graph", &["transport", "head", "deputy"]),
            ("proceedings", &["transport"]),
            ("measures", &["order_correction", "interview", "circulate"]),
            ("refused", &["19"]),
        ],
    );
    // The office that received the report handles it.
    let duties: &[&str] = &["roads 20.acceptance", "roads 20.handling", DISCLOSURE];
    sees("unit:roads", &[("duties", duties), ("graph", &["transport"])]);
}

#[test]
fn a_person_sees_the_own_matters() {
    let own: &[(&str, &[&str])] = &[
        ("duties", &[DISCLOSURE, "supervision 22.answer"]),
        ("graph", &["transport"]),
        ("referrals", &["clerk"]),
        ("remedies", &["clerk"]),
    ];
    sees("person:clerk", own);
    let head: &[(&str, &[&str])] =
        &[("duties", &[DISCLOSURE, "head 12.account"]), ("graph", &["transport", "head"]), ("tenures", &["head"])];
    sees("person:head", head);
    sees("person:someone", &[("duties", &[DISCLOSURE]), ("graph", &["transport"])]);
}

#[test]
fn a_body_sees_what_was_put_to_it() {
    sees(
        "body:supervision",
        &[
            ("duties", &[DISCLOSURE, "supervision 22.answer"]),
            ("graph", &["transport"]),
            ("proceedings", &["transport"]),
            ("referrals", &["clerk"]),
            ("remedies", &["clerk"]),
        ],
    );
    sees("body:city", &[("duties", &[DISCLOSURE]), ("graph", &["transport"])]);
}

#[test]
fn the_public_sees_states_designations_and_disclosures() {
    sees("public", &[("duties", &[DISCLOSURE]), ("graph", &["transport"])]);
    let case = trouble();
    let seen = view(&case, "public", "2021-12-31");
    assert_eq!(seen.answer().unwrap().standing, case.assess(day("2021-12-31")).unwrap().answer().unwrap().standing);
    insta::assert_snapshot!("public_zh", case.review(&seen, Lang::Zh, Names::Ids));
    insta::assert_snapshot!("unit_zh", case.review(&view(&case, "unit:transport", "2021-12-31"), Lang::Zh, Names::Ids));
    insta::assert_snapshot!("clerk_en", case.review(&view(&case, "person:clerk", "2021-12-31"), Lang::En, Names::Ids));
}

#[test]
fn before_2021_a_view_says_nothing_either() {
    let case = trouble();
    let seen = view(&case, "public", "2020-06-30");
    assert!(seen.answer().is_none());
    let document = case.document(&seen);
    assert_eq!((document.inputs.audience.as_deref(), document.inputs.entries), (Some("public"), None));
}

/// Who is told of a report, by whom it is about and into whose hands it was put.
#[test]
fn a_report_stays_with_those_who_handle_it() {
    let told = |about: Option<&str>, to: &str, reader: &str| {
        let mut book = scene().book;
        let chief = json!({ "person": "someone", "at": "banner", "post": "chief_executive" });
        book.fact("2021-01-05", "banner", "tenure_began", chief);
        let planning = json!({ "unit": { "id": "planning", "name": "n", "kind": "administrative_organ" } });
        book.fact("2021-01-06", "banner", "party_added", planning);
        book.fact("2021-01-07", "banner", "unit_succeeded", json!({ "from": "planning", "to": "roads" }));
        let mut form = json!({ "kind": "report", "to": to });
        if let Some(about) = about {
            form["about"] = json!(about);
        }
        let report = book.fact("2021-09-01", "outside", "complaint_received", form);
        let told = json!({ "of": report, "outcome": { "transferred": { "to": "city" } } });
        book.fact("2021-09-02", to, "complaint_acknowledged", told);
        let case = book.case();
        let text = serde_json::to_string(&case.document(&view(&case, reader, "2021-12-31"))).unwrap();
        let (said, numbered) = (text.contains("\"20."), text.contains(&format!("entry {report} ")));
        assert!(said || !numbered, "{text}");
        said
    };
    let rows: &[(Option<&str>, &str, &str, bool)] = &[
        (Some("transport"), "banner", "organ", true),
        (Some("transport"), "banner", "unit:transport", false),
        (Some("transport"), "banner", "public", false),
        (Some("transport"), "banner", "unit:roads", false),
        // The one complained of is not told, though it was sent there.
        (Some("transport"), "transport", "unit:transport", false),
        (Some("transport"), "transport", "organ", true),
        (Some("transport"), "roads", "unit:roads", true),
        // A unit's report reaches its people, a head's report the unit; a deputy's does not.
        (Some("head"), "transport", "unit:transport", false),
        (Some("deputy"), "transport", "unit:transport", true),
        (Some("clerk"), "transport", "unit:transport", true),
        // Nobody named: only who handles it.
        (None, "roads", "unit:roads", true),
        (None, "roads", "organ", true),
        (None, "roads", "unit:transport", false),
        (None, "roads", "public", false),
        // About the organ: the body it was sent to, not the organ.
        (Some("banner"), "supervision", "organ", false),
        (Some("banner"), "supervision", "body:supervision", true),
        (Some("supervision"), "supervision", "body:supervision", false),
        // The organ acts through its chief executive.
        (Some("someone"), "banner", "organ", false),
        // It was transferred to the city; a report about the city is not told there.
        (Some("transport"), "banner", "body:city", true),
        (None, "banner", "body:city", true),
        (Some("city"), "banner", "body:city", false),
        // The roads office took over from the planning office: a report about the one is one about the other.
        (Some("planning"), "roads", "unit:roads", false),
    ];
    for (about, to, reader, expected) in rows {
        assert_eq!(told(*about, to, reader), *expected, "a report about {about:?} to {to}, as seen by {reader}");
    }
}

#[test]
fn a_question_that_only_a_report_raised_is_not_put() {
    let mut book = scene().book;
    let report = json!({ "kind": "report", "about": "transport", "to": "banner" });
    let report = book.fact("2021-09-01", "outside", "complaint_received", report);
    let hidden = book.fact("2021-09-05", "transport", "withheld", json!({ "of": report }));
    book.determine("2021-09-06", "banner", Question::MajorProblem, json!({ "entry": report }), "met");
    let case = book.case();
    for reader in ["public", "unit:transport", "person:head", "person:deputy"] {
        let seen = view(&case, reader, "2021-12-31");
        let review = case.review(&seen, Lang::En, Names::Ids);
        assert!(
            !review.contains(&format!("entry {report}")) && !review.contains(&format!("entry {hidden}")),
            "{review}"
        );
    }
}

#[test]
fn a_refusal_for_a_report_alone_does_not_betray_it() {
    let mut book = Book::new();
    book.add("2021-02-01", "banner", json!({ "execution": { "adopt": { "matter": "public_project" } } }));
    let order = json!({ "by": "city", "document": "d" });
    let end = book.add("2021-03-01", "banner", json!({ "execution": { "terminate": { "ordered": order } } }));
    book.fact("2021-03-02", "banner", "record_filed", json!({}));
    book.fact("2021-03-02", "banner", "result_formed", json!({ "of": end }));
    book.fact("2021-03-02", "banner", "disclosed", json!({ "of": end, "channel": "website" }));
    let mut without = book.clone();
    let archive = json!({ "execution": { "archive": {} } });
    let report = json!({ "kind": "report", "about": "banner", "to": "roads" });
    book.fact("2021-04-01", "outside", "complaint_received", report);
    let act = book.add("2021-05-01", "banner", archive.clone());
    book.refused(act, &["20.settled"]);
    let archived = without.add("2021-05-01", "banner", archive);
    without.in_effect(archived);
    let case = book.case();
    let whole = case.assess(day("2021-12-31")).unwrap();
    assert_eq!(whole.answer().unwrap().without_effect.len(), 1);
    assert!(view(&case, "organ", "2021-12-31").answer().unwrap().without_effect.is_empty());
}

/// What the record only indicates is the organ's to determine; the unit is not asked, nor told.
#[test]
fn a_unit_is_not_told_what_is_only_indicated() {
    let mut book = scene().book;
    book.fact("2021-08-01", "transport", "neglect_recorded", json!({}));
    let case = book.case();
    let whole = case.assess(day("2021-12-31")).unwrap();
    let indicated = &whole.answer().unwrap().liability.indications;
    let asked = |audience: &str| {
        let seen = view(&case, audience, "2021-12-31");
        let questions = seen.answer().unwrap().questions.iter();
        questions.filter(|asked| indicated.iter().any(|seen| seen.finding == asked.finding)).count()
    };
    assert!(asked("organ") > 0);
    assert_eq!(asked("unit:transport"), 0);
}

/// A refused act that names a report is told to the organ, and not to the one who took it and must not know of it.
#[test]
fn a_refused_act_that_names_a_report_is_kept_from_the_one_complained_of() {
    let mut book = scene().book;
    let report = json!({ "kind": "report", "about": "transport", "to": "roads" });
    let report = book.fact("2021-09-01", "outside", "complaint_received", report);
    let naming = book.add("2021-09-10", "transport", json!({ "execution": { "suspend": { "of": report } } }));
    let other = book.add("2021-09-10", "transport", json!({ "execution": { "start": {} } }));
    let case = book.case();
    let refused = |reader: &str| {
        let seen = view(&case, reader, "2021-12-31");
        seen.answer().unwrap().without_effect.iter().map(|act| act.act.0).collect::<Vec<_>>()
    };
    assert_eq!(refused("organ"), [naming, other]);
    assert_eq!(refused("unit:transport"), [other]);
    assert!(refused("unit:roads").is_empty() && refused("public").is_empty());
}

/// What an act still lacks is told without the report that it waits for, also to the organ complained of.
#[test]
fn what_an_act_lacks_does_not_betray_a_report() {
    let mut book = Book::new();
    book.add("2021-02-01", "banner", json!({ "execution": { "adopt": { "matter": "public_project" } } }));
    let order = json!({ "by": "city", "document": "d" });
    book.add("2021-03-01", "banner", json!({ "execution": { "terminate": { "ordered": order } } }));
    let report = json!({ "kind": "report", "about": "banner", "to": "roads" });
    let report = book.fact("2021-04-01", "outside", "complaint_received", report);
    let case = book.case();
    let whole = case.assess(day("2021-12-31")).unwrap();
    let lacks = |assessment: &Assessment| {
        let archive = assessment.answer().unwrap().next.iter().find(|next| next.act.code() == "archive").unwrap();
        archive.lacks.iter().map(|finding| finding.row.code).collect::<BTreeSet<_>>()
    };
    let (all, told) = (lacks(&whole), lacks(&view(&case, "organ", "2021-12-31")));
    assert!(all.contains("20.settled") && !told.contains("20.settled"), "{all:?} {told:?}");
    assert!(told.contains("17.filed") || told.len() + 1 == all.len(), "{all:?} {told:?}");
    assert!(all.is_superset(&told) && !told.is_empty());
    let words = case.review(&view(&case, "organ", "2021-12-31"), Lang::En, Names::Ids);
    assert!(!words.contains(&format!("entry {report}")), "{words}");
}

/// A unit that took over another answers for its proceeding, and both see it; no third one does.
#[test]
fn a_proceeding_is_seen_by_the_unit_and_by_the_one_that_took_over() {
    let mut book = scene().book;
    book.fact("2021-09-01", "banner", "unit_succeeded", json!({ "from": "transport", "to": "bridges" }));
    let case = book.case();
    for (reader, seen) in [("unit:transport", 1), ("unit:bridges", 1), ("unit:roads", 0), ("person:head", 0)] {
        let view = view(&case, reader, "2021-12-31");
        assert_eq!(view.answer().unwrap().liability.proceedings.len(), seen, "{reader}");
    }
}

/// A remedy is seen by the body that decided and by the one before which it now is, and by no other.
#[test]
fn a_remedy_is_seen_by_whom_it_is_against_and_before() {
    let mut scene = scene();
    let referral = refer(&mut scene, "clerk", "supervision", "art30_2");
    let book = &mut scene.book;
    let decision =
        json!({ "of": referral, "person": "clerk", "ground": "art30_2", "gravity": "base", "kind": "demerit" });
    let sanction = book.discipline("2021-08-01", "supervision", "decide", decision);
    let received = |book: &mut Book, on, of| book.fact(on, "clerk", "received", json!({ "of": of }));
    let step = |step, before| json!({ "of": sanction, "step": step, "before": before });
    received(book, "2021-08-02", sanction);
    book.remedy("2021-08-10", "clerk", "file", step("supervisory_review", "supervision"));
    let upheld = json!({ "of": sanction, "result": "upheld" });
    let answered = book.remedy("2021-08-20", "supervision", "answer", upheld);
    received(book, "2021-08-21", answered);
    let again = book.remedy("2021-08-30", "clerk", "file", step("supervisory_reexamination", "city-supervision"));
    book.in_effect(again);
    let case = book.case();
    for (reader, seen) in [
        ("organ", 1),
        ("person:clerk", 1),
        ("body:supervision", 1),
        ("body:city-supervision", 1),
        ("body:other-supervision", 0),
        ("person:head", 0),
        ("unit:transport", 0),
        ("public", 0),
    ] {
        let view = view(&case, reader, "2021-08-31");
        assert_eq!(view.answer().unwrap().liability.remedies.len(), seen, "{reader}");
    }
}

/// Which act leaves a question is told to the organ alone.
#[test]
fn the_act_behind_a_question_is_the_organs() {
    let (mut left_out, mut told) = (0, 0);
    for case in [trouble(), lives(3), lives(5), lives(8)] {
        let on = day("2024-06-30");
        let whole = case.assess(on).unwrap();
        for reader in readers(&case) {
            let audience = Audience::from_code(case.record(), &reader).unwrap();
            let seen = case.as_seen_by(&whole, audience);
            let (all, seen) = (&whole.answer().unwrap().questions, &seen.answer().unwrap().questions);
            for question in seen {
                let acts = all.iter().filter(|other| other.finding == question.finding).filter_map(|other| other.act);
                if audience == Audience::Organ {
                    told += usize::from(question.act.is_some());
                } else {
                    assert_eq!(question.act, None, "{reader}");
                    left_out += acts.count();
                }
            }
        }
    }
    assert!(left_out > 0 && told > 0, "{left_out} left out, {told} told");
}

/// The holders in missed duties: all of them to the organ, to a unit its own in its own duties, to others none.
#[test]
fn who_held_the_post_when_a_duty_was_missed() {
    let text = include_str!("../examples/data/illustrative-banner-road.json");
    let illustrative = Case::new(Record::from_json(text).unwrap(), Setting::new(Standards::indicative()));
    let (mut organ, mut unit) = (0, 0);
    for case in [illustrative, lives(3), lives(5), lives(8)] {
        let whole = case.assess(day("2024-06-30")).unwrap();
        let holders = |assessment: &Assessment| {
            let answer = assessment.answer().unwrap();
            let of = |missed: &zeren::answers::Attributed| (answer.duties[missed.duty], missed.holders.clone());
            answer.attributed.iter().map(of).collect::<Vec<_>>()
        };
        let all = holders(&whole);
        for reader in readers(&case) {
            let audience = Audience::from_code(case.record(), &reader).unwrap();
            let told = holders(&case.as_seen_by(&whole, audience));
            match audience {
                Audience::Organ => {
                    assert_eq!(told, all);
                    organ += told.len();
                }
                Audience::Unit(own) => {
                    assert!(told.iter().all(|(_, held)| !held.is_empty() && held.iter().all(|held| held.at == own)));
                    let mut here = all.iter().filter(|(duty, _)| duty.bearer == own);
                    assert!(here.all(|(duty, held)| {
                        let own: Vec<_> = held.iter().filter(|held| held.at == own).copied().collect();
                        own.is_empty() || told.iter().any(|(other, held)| other.anchor == duty.anchor && *held == own)
                    }));
                    unit += told.len();
                }
                Audience::Person(_) | Audience::Body(_) | Audience::Public => assert!(told.is_empty(), "{reader}"),
            }
        }
    }
    assert!(organ > 5 && unit > 2, "{organ} {unit}");
}

/// A note on what a unit found is told to that unit; not to another, which may have one of its own.
#[test]
fn a_unit_is_told_of_its_own_problems() {
    let mut book = scene().book;
    let units = json!([
        { "unit": "transport", "role": "lead", "competence": "competent" },
        { "unit": "roads", "role": "cooperating", "competence": "competent" },
    ]);
    book.add("2021-03-01", "banner", json!({ "execution": { "redesignate": { "units": units } } }));
    let found = json!({ "kind": "force_majeure" });
    let [mine, theirs] =
        ["transport", "roads"].map(|unit| book.fact("2021-07-10", unit, "problem_found", found.clone()));
    let [mine, theirs] = [mine, theirs].map(|no| Arg::Entry(EntryNo(no)));
    let case = book.case();
    let told = |reader: &str| {
        let seen = view(&case, reader, "2021-12-31");
        let notes = seen.answer().unwrap().notes.iter();
        let named = notes.filter(|note| note.row.code == "15.limb").map(|note| note.args[0]);
        named.collect::<BTreeSet<_>>()
    };
    let whole = told("organ");
    assert!(whole.contains(&mine) && whole.contains(&theirs), "{whole:?}");
    let (transport, roads) = (told("unit:transport"), told("unit:roads"));
    assert!(transport.contains(&mine) && !transport.contains(&theirs), "{transport:?}");
    assert!(roads.contains(&theirs) && !roads.contains(&mine), "{roads:?}");
}

/// A host's rule that says what a test wants said, and owes what it wants owed.
#[derive(Debug)]
struct Says {
    judged: Option<Finding>,
    notes: Vec<Finding>,
    owed: Vec<Duty>,
}

impl Rule for Says {
    fn code(&self) -> &'static str {
        "test.says"
    }

    fn guards(&self, act: &Entry<PartyNo>, _: &Reading<'_>, sink: &mut dyn Sink) {
        if act.what.class() == "accountability" {
            self.judged.into_iter().for_each(|point| sink.push(point));
        }
    }

    fn duties(&self, _: &Reading<'_>, owed: &mut dyn FnMut(Duty)) {
        self.owed.iter().copied().for_each(owed);
    }

    fn findings(&self, _: &Reading<'_>, sink: &mut dyn Sink) {
        self.notes.iter().copied().for_each(|note| sink.push(note));
    }
}

fn saying(case: &Case, notes: Vec<Finding>, owed: Vec<Duty>) -> Case {
    says(case, Says { judged: None, notes, owed })
}

fn says(case: &Case, rule: Says) -> Case {
    let rule: Arc<dyn Rule> = Arc::new(rule);
    Case::with_rules(case.record().clone(), Setting::default(), Rulebook::new([rule]))
}

static OF_TWO: Row = Row::new("99.of-two", Clause::of(Instrument::Local, 1), "{0}{1}", "{0} and {1}", Cure::Nothing);
static DISCLOSED: Row =
    Row::new("18.local", Clause::of(Instrument::Local, 2), "公开{0}{1}", "disclosure of {0} and {1}", Cure::Nothing);

/// A note is told to whom it speaks of, with matters of that reader, of everybody, and of nobody besides; the public is
/// told what concerns disclosure and names no person or body.
#[test]
fn a_note_is_told_to_whom_it_speaks_of() {
    let mut scene = scene();
    let referral = refer(&mut scene, "clerk", "supervision", "art30_2");
    let tenure = scene.head_tenure;
    let book = &mut scene.book;
    // Whoever keeps it: a unit is told of no referral.
    book.entries[usize::try_from(referral).unwrap() - 1]["recorded_by"] = json!("transport");
    let period = json!({ "set_period": { "term": "meeting", "period": { "months": 1 }, "document": "d" } });
    let period = book.add("2021-07-20", "banner", json!({ "standard": period }));
    let whole = book.complete("transport", json!({ "all": {} }));
    let [mine, theirs] = ["transport", "roads"].map(|unit| book.fact("2021-07-21", unit, "meeting_held", json!({})));
    let case = book.case();
    let party = |id: &str| Arg::Party(case.party(id).unwrap());
    let entry = |no: u32| Arg::Entry(EntryNo(no));
    let (transport, head) = ("unit:transport", "person:head");
    let rows: &[(&Row, [Arg; 2], &[&str])] = &[
        (&OF_TWO, [party("transport"), Arg::None], &[transport]),
        (&OF_TWO, [party("head"), Arg::None], &[head]),
        (&OF_TWO, [entry(mine), Arg::None], &[transport]),
        (&OF_TWO, [entry(theirs), Arg::None], &["unit:roads"]),
        // The unit's heads are its own, its clerk is not; a head is not told of the unit.
        (&OF_TWO, [party("transport"), party("head")], &[transport]),
        (&OF_TWO, [party("transport"), party("clerk")], &[]),
        (&OF_TWO, [party("transport"), party("roads")], &[]),
        // A tenure is the unit's and the holder's.
        (&OF_TWO, [entry(tenure), Arg::None], &[transport, head]),
        (&OF_TWO, [entry(referral), Arg::None], &["person:clerk", "body:supervision"]),
        (&OF_TWO, [party("transport"), entry(referral)], &[]),
        // What is everybody's, and what is another's.
        (&OF_TWO, [party("transport"), entry(1)], &[transport]),
        (&OF_TWO, [party("transport"), entry(period)], &[transport]),
        (&OF_TWO, [party("transport"), entry(whole)], &[transport]),
        (&OF_TWO, [party("transport"), entry(theirs)], &[]),
        (&OF_TWO, [entry(period), Arg::None], &[]),
        (&DISCLOSED, [party("transport"), entry(theirs)], &["public"]),
        (&DISCLOSED, [party("transport"), party("head")], &[transport]),
        (&DISCLOSED, [entry(theirs), party("supervision")], &[]),
    ];
    for (row, args, told) in rows {
        let row: &'static Row = if row.code == OF_TWO.code { &OF_TWO } else { &DISCLOSED };
        let [one, other] = *args;
        let note = Finding { args: [one, other, Arg::None], ..Finding::new(Ruling::Met, row) };
        let case = saying(&case, vec![note], Vec::new());
        for reader in [transport, "unit:roads", head, "person:clerk", "body:supervision", "public", "organ"] {
            let seen = view(&case, reader, "2021-12-31");
            let is_told = seen.answer().unwrap().notes.contains(&note);
            assert_eq!(is_told, reader == "organ" || told.contains(&reader), "{args:?} to {reader}");
        }
    }
}

/// A duty whose day an entry about a report names is left out where that report is kept from the reader; one that such
/// an entry only leaves open is shown without it.
#[test]
fn a_duty_does_not_betray_a_report() {
    let mut book = scene().book;
    let report = json!({ "kind": "report", "about": "transport", "to": "roads" });
    let report = EntryNo(book.fact("2021-09-01", "outside", "complaint_received", report));
    let case = book.case();
    let assessment = case.assess(day("2021-12-31")).unwrap();
    let own = case.party("transport").unwrap();
    let mut duty = *assessment.answer().unwrap().duties.iter().find(|duty| duty.bearer == own).unwrap();
    (duty.about, duty.anchor_entry, duty.kept, duty.complete) = (None, None, None, None);
    let why = |no| Some(Finding::new(Ruling::Open, &OF_TWO).with(no).with(no));
    let named = |no| Some(Deadline::on_day(day("2021-10-31"), None, Source::Act(no)));
    for (deadline, why, seen, told) in [
        (named(EntryNo(1)), why(EntryNo(1)), true, true),
        (named(EntryNo(1)), why(report), true, false),
        (named(report), None, false, false),
    ] {
        let owed = Duty { row: &LOCAL_DUTY, deadline, why, ..duty };
        let case = saying(&case, Vec::new(), vec![owed]);
        for (reader, seen, told) in [("organ", true, why.is_some()), ("unit:transport", seen, told)] {
            let view = view(&case, reader, "2021-12-31");
            let mut local = view.answer().unwrap().duties.iter().filter(|duty| duty.row == &LOCAL_DUTY);
            let shown = local.next();
            assert_eq!(shown.is_some(), seen, "{reader} {deadline:?}");
            assert_eq!(shown.is_some_and(|duty| duty.why.is_some()), told, "{reader} {why:?}");
        }
    }
}

/// Of what a measure against a unit rests on, the unit is told all but what names a report kept from it.
#[test]
fn a_measure_does_not_betray_a_report() {
    let mut book = scene().book;
    let report = json!({ "kind": "report", "about": "transport", "to": "roads" });
    let report = EntryNo(book.fact("2021-09-01", "outside", "complaint_received", report));
    let case = book.case();
    let point = Finding::new(Ruling::Met, &OF_TWO).with(report).with(report);
    let case = says(&case, Says { judged: Some(point), notes: Vec::new(), owed: Vec::new() });
    let findings = |reader: &str| {
        let view = view(&case, reader, "2021-12-31");
        let measures = view.answer().unwrap().liability.eligibility.iter();
        measures.flat_map(|measure| measure.findings.clone()).collect::<Vec<_>>()
    };
    let (organ, unit) = (findings("organ"), findings("unit:transport"));
    assert!(organ.contains(&point) && !unit.contains(&point));
    let others = organ.iter().filter(|finding| **finding != point).collect::<Vec<_>>();
    assert!(!others.is_empty() && others.iter().all(|finding| unit.contains(finding)));
}

static LOCAL_DUTY: DutyRow = DutyRow::new(
    "99.local",
    Clause::of(Instrument::Local, 1),
    Term::Report,
    "本地报告",
    "a local report",
    "fact.execution_reported",
);

/// A point that names an entry or a party twice lists it once.
#[test]
fn a_point_lists_what_it_names_once() {
    let case = scene().book.case();
    let own = case.party("transport").unwrap();
    for (args, entries, parties) in [
        ([Arg::Entry(EntryNo(1)), Arg::Entry(EntryNo(1))], json!([1]), Value::Null),
        ([Arg::Entry(EntryNo(1)), Arg::Entry(EntryNo(2))], json!([1, 2]), Value::Null),
        ([Arg::Party(own), Arg::Party(own)], Value::Null, json!(["transport"])),
    ] {
        let note = Finding { args: [args[0], args[1], Arg::None], ..Finding::new(Ruling::Met, &OF_TWO) };
        let case = saying(&case, vec![note], Vec::new());
        let document = case.document(&case.assess(day("2021-12-31")).unwrap());
        let document = serde_json::to_value(document).unwrap();
        let told = document["notes"].as_array().unwrap().iter().find(|note| note["code"] == OF_TWO.code).unwrap();
        let list = |name: &str| told.get(name).filter(|list| **list != json!([])).cloned().unwrap_or_default();
        assert_eq!((list("entries"), list("parties")), (entries, parties), "{told}");
    }
}

// ---- the hunt ----

/// How many lives are hunted through.
const LIVES: u64 = 24;

/// The life of a seed, with its secrets.
fn life(seed: u64) -> Value {
    secrets::life(&generate::from_seed(seed), seed)
}

/// The life of a seed without any.
fn lives(seed: u64) -> Case {
    Case::new(generate::from_seed(seed), Setting::new(Standards::indicative()))
}

fn open(record: &Value) -> Case {
    let record = Record::from_json(&record.to_string()).unwrap_or_else(|error| panic!("{error}"));
    Case::new(record, Setting::new(Standards::indicative()))
}

#[test]
fn no_view_holds_what_its_reader_must_not_know() {
    let (mut hidden, mut shown) = (0, 0);
    for seed in 0..LIVES {
        let record = life(seed);
        let (case, secrets) = (open(&record), Secrets::new(&record));
        let moments = generate::moments(case.record());
        let last = *moments.last().unwrap();
        for on in [moments[moments.len() * 3 / 4], Day::parse("2026-12-31").unwrap(), last] {
            let Ok(whole) = case.assess(on) else { continue };
            for reader in readers(&case) {
                let audience = Audience::from_code(case.record(), &reader).unwrap();
                let (document, reviews) = given(&case, &case.as_seen_by(&whole, audience));
                let text = document.to_string();
                let wrong = |what: &str| panic!("life {seed} on {on}, as seen by {reader}: {what}\n{reviews}");
                for secret in ["QUOTED", "whistle-blower"] {
                    if reader != "person:whistle-blower" && (text.contains(secret) || reviews.contains(secret)) {
                        wrong(secret);
                    }
                }
                let mut named = BTreeSet::new();
                numbers(&document, "", &mut named);
                spoken(&reviews, &mut named);
                let secret = secrets.of(&case, &reader, on);
                if let Some(no) = named.intersection(&secret).next() {
                    wrong(&format!("entry {no} concerns a report"));
                }
                let reports = secrets.behind.values().flatten().collect::<BTreeSet<_>>();
                hidden += reports.iter().filter(|no| secret.contains(no)).count();
                shown += reports.iter().filter(|no| !secret.contains(no) && named.contains(no)).count();
                let seen = case.as_seen_by(&whole, audience);
                let life = seen.answer().map(|answer| case.draw_life(answer, Lang::En, Names::Ids));
                let told = case.review(&seen, Lang::Zh, Names::Ids) + &life.unwrap_or_default();
                strangers(&case, &reader, (&document, &told), &wrong);
            }
        }
    }
    assert!(hidden > 1_000 && shown > 50, "reports were there to hide ({hidden}) and to show ({shown})");
}

/// The strongest form of it: put something harmless in the place of every entry that a reader must not learn of, and
/// the view is the same to the last byte. (Only the archive may honestly differ: it waits for reports.)
#[test]
fn a_view_is_the_same_with_and_without_the_report() {
    let mut compared = 0;
    for seed in 0..LIVES {
        let record = life(seed);
        let (case, secrets) = (open(&record), Secrets::new(&record));
        let on = Day::parse("2026-12-31").unwrap();
        let Ok(whole) = case.assess(on) else { continue };
        for reader in readers(&case) {
            let mut other = record.clone();
            let hidden = secrets.of(&case, &reader, on);
            if hidden.is_empty() {
                continue;
            }
            for no in &hidden {
                let entry = &mut other["entries"][usize::try_from(*no).unwrap() - 1];
                *entry = json!({
                    "no": no, "on": entry.get("on").unwrap_or(&entry["recorded_on"]), "recorded_on": entry["recorded_on"],
                    "by": "outside", "recorded_by": "organ", "evidence": ["e"],
                    "fact": { "other_conduct_recorded": { "about": "outside", "from": "2022-01-01", "to": "2022-01-01" } },
                });
            }
            let without = open(&other);
            let effects = |case: &Case| {
                let seen = case.effects().filter(|(no, _)| !hidden.contains(&u64::from(no.0)));
                seen.map(|(_, effect)| effect).collect::<Vec<_>>()
            };
            if effects(&case) != effects(&without) {
                continue;
            }
            let Ok(other) = without.assess(on) else { continue };
            let audience = Audience::from_code(case.record(), &reader).unwrap();
            let with = given(&case, &case.as_seen_by(&whole, audience));
            let without = given(&without, &without.as_seen_by(&other, audience));
            assert!(with == without, "life {seed}, as seen by {reader}:\n{}\n---- without:\n{}", with.1, without.1);
            compared += 1;
        }
    }
    assert!(compared > 200, "{compared} views were compared");
}
