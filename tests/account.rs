//! A unit's and a person's duties over many decisions (art 12): who may have the account, what stands in it, and that
//! over random lives it holds every duty of the party once and none of anyone else.
//!
//! Planted once each and seen to fail: a person's duty without a firm day; a report about the unit in the organ's
//! account of it; a person summed up.

mod book;
#[path = "oracle/generate.rs"]
#[allow(dead_code, unreachable_pub, reason = "borrowed from the oracle, which uses all of it")]
mod generate;

use book::{Scene, day, scene};
use serde_json::{Value, json};
use zeren::{
    answers::{Assessment, Audience},
    engine::{Account, AccountError, Case, Subject},
    explain::{
        Lang, Names,
        account::{AccountDocument, SCHEMA, SubjectKind},
    },
    record::{PartyKind, Record, schema_of},
    terms::{Day, Setting, Standards, duty::Status, form::Shaped},
};

const RECORD: &str = include_str!("../examples/data/illustrative-banner-road.json");

/// The illustrative record, and the same life of a second decision.
fn decisions() -> [Case; 2] {
    let second = RECORD.replace("mou-banner-road-2022", "mou-banner-water-2022");
    [RECORD, &second].map(|text| Case::new(Record::from_json(text).unwrap(), Setting::new(Standards::indicative())))
}

fn of_2023(subject: Subject<'_>) -> Account {
    let mut account = Account::new(subject, day("2023-01-01"), day("2023-12-31"));
    for case in decisions() {
        account.add(&case, &case.assess(day("2024-02-29")).unwrap()).unwrap();
    }
    account
}

#[test]
fn a_unit_over_two_decisions() {
    let account = of_2023(Subject::Unit("land"));
    insta::assert_snapshot!("unit_zh", account.review(Lang::Zh, Names::Given));
    insta::assert_snapshot!("unit_en", account.review(Lang::En, Names::Ids));
    let document = account.document();
    assert_eq!(document.decisions.len(), 2);
    assert!(document.decisions.iter().all(|decision| !decision.kept.is_empty() && !decision.missed.is_empty()));
}

/// What is overdue by the organ's own period is missed; by a demonstration number it is only told.
#[test]
fn missed_is_what_was_due_by_authority() {
    for (by_the_organ, missed, otherwise) in [(true, true, false), (false, false, true)] {
        let mut book = scene().book;
        if by_the_organ {
            let period = json!({ "set_period": { "term": "report", "period": { "months": 3 }, "document": "d" } });
            book.add("2021-02-01", "banner", json!({ "standard": period }));
        }
        book.complete("transport", json!({ "all": {} }));
        let case = Case::new(book.case().record().clone(), Setting::new(Standards::indicative()));
        let mut account = Account::new(Subject::Unit("transport"), day("2021-01-01"), day("2021-12-31"));
        account.add(&case, &case.assess(day("2022-02-28")).unwrap()).unwrap();
        let document = account.document();
        let told = &document.decisions[0];
        let report = |duties: &[zeren::explain::document::DutyForm]| {
            duties.iter().any(|duty| &*duty.code == "09.report" && duty.status == Status::Overdue)
        };
        assert_eq!((report(&told.missed), report(&told.otherwise)), (missed, otherwise));
        assert!(!report(&told.kept));
    }
}

/// What goes on without a due day is owed in every year from the first on; what is owed once, in the year it began.
#[test]
fn what_has_no_due_day() {
    let mut book = scene().book;
    book.fact("2021-06-01", "transport", "problem_found", json!({ "kind": "decision_flaw" }));
    let case = book.case();
    for (year, expected) in [(2020, [false, false]), (2021, [true, true]), (2022, [true, false])] {
        let mut account = Account::new(Subject::Unit("transport"), Day::of(year, 1, 1), Day::of(year, 12, 31));
        account.add(&case, &case.assess(day("2023-02-28")).unwrap()).unwrap();
        let document = account.document();
        let lists = |code: &str| {
            document
                .decisions
                .iter()
                .any(|told| told.otherwise.iter().any(|duty| &*duty.code == code && duty.due.is_none()))
        };
        assert_eq!([lists("09.report"), lists("15.problem_report")], expected, "{year}");
    }
}

#[test]
fn a_person_over_two_decisions() {
    let account = of_2023(Subject::Person("leader-b"));
    insta::assert_snapshot!("person_zh", account.review(Lang::Zh, Names::Given));
    insta::assert_snapshot!("person_en", account.review(Lang::En, Names::Ids));
    let document = account.document();
    let duties = document.decisions.iter().flat_map(|d| d.kept.iter().chain(&d.missed).chain(&d.otherwise));
    let mut count = 0;
    for duty in duties {
        let due = duty.due.as_ref().unwrap();
        assert!(due.firm && &*due.authority != "indicative" && duty.without_authority.is_none());
        count += 1;
    }
    assert!(count >= 2, "{count}");
    // No number with authority says by when a head gives the year-end account.
    let case = &decisions()[0];
    let whole = case.assess(day("2024-02-29")).unwrap();
    assert!(whole.answer().unwrap().duties.iter().any(|duty| duty.bearer == id(case, "head-e")));
    let mut head = Account::new(Subject::Person("head-e"), day("2021-01-01"), day("2029-12-31"));
    head.add(case, &whole).unwrap();
    assert!(head.document().decisions.is_empty());
}

fn id(case: &Case, id: &str) -> zeren::terms::PartyNo {
    case.party(id).unwrap()
}

#[test]
fn only_the_organ_or_the_party_itself_has_an_account() {
    let [one, two] = decisions();
    let on = day("2023-12-31");
    let seen = |case: &Case, audience| case.as_seen_by(&case.assess(on).unwrap(), audience);
    let empty = || Account::new(Subject::Person("leader-b"), day("2023-01-01"), on);
    let refused = |audience| matches!(empty().add(&one, &seen(&one, audience)), Err(AccountError::OtherReader(_)));
    assert!(refused(Audience::Public));
    assert!(refused(Audience::Unit(id(&one, "land"))));
    assert!(refused(Audience::Person(id(&one, "head-e"))));
    assert!(!refused(Audience::Organ));
    assert!(!refused(Audience::Person(id(&one, "leader-b"))));
    // Not of two readers at once, and no decision twice.
    let mut account = empty();
    account.add(&one, &seen(&one, Audience::Organ)).unwrap();
    assert_eq!(
        account.add(&one, &seen(&one, Audience::Organ)),
        Err(AccountError::Twice("mou-banner-road-2022".into()))
    );
    let own = seen(&two, Audience::Person(id(&two, "leader-b")));
    assert!(matches!(account.add(&two, &own), Err(AccountError::OtherReader(_))));
    // An organ has no account of what another organ decided; the person has.
    let elsewhere = RECORD.replace("mou-banner-road-2022", "x").replace("\"banner\"", "\"other-banner\"");
    let elsewhere = Case::new(Record::from_json(&elsewhere).unwrap(), Setting::new(Standards::statutory()));
    let other = elsewhere.assess(on).unwrap();
    assert_eq!(account.add(&elsewhere, &other), Err(AccountError::OtherOrgan("x".into())));
    let mut account = empty();
    account.add(&two, &own).unwrap();
    account.add(&elsewhere, &seen(&elsewhere, Audience::Person(id(&elsewhere, "leader-b")))).unwrap();
    assert_eq!(account.document().decisions.len(), 2);
}

#[test]
fn nothing_of_a_report_about_the_party_stands_in_its_account() {
    let handled = |about: &str| {
        let Scene { mut book, .. } = scene();
        let report = json!({ "kind": "report", "about": about, "to": "roads" });
        book.fact("2021-09-01", "outside", "complaint_received", report);
        let case = book.case();
        let mut account = Account::new(Subject::Unit("roads"), day("2021-01-01"), day("2021-12-31"));
        account.add(&case, &case.assess(day("2021-12-31")).unwrap()).unwrap();
        account.review(Lang::En, Names::Ids).contains("(art 20)")
    };
    assert!(handled("transport"));
    assert!(!handled("roads"));
}

#[test]
fn a_year_holds_what_falls_due_in_it() {
    let case = &decisions()[0];
    let all = case.assess(day("2024-02-29")).unwrap();
    let count = |from: &str, through: &str| {
        let mut account = Account::new(Subject::Unit("transport"), day(from), day(through));
        account.add(case, &all).unwrap();
        let due = |d: &AccountDocument| -> usize {
            let duties = d.decisions.iter().flat_map(|d| d.kept.iter().chain(&d.missed).chain(&d.otherwise));
            duties.filter(|duty| duty.due.is_some()).count()
        };
        due(&account.document())
    };
    let years: Vec<usize> =
        ["2022", "2023", "2024"].map(|year| count(&format!("{year}-01-01"), &format!("{year}-12-31"))).to_vec();
    assert!(years.iter().all(|count| *count > 0), "{years:?}");
    assert_eq!(years.iter().sum::<usize>(), count("2021-01-01", "2029-12-31"));
}

#[test]
fn every_duty_of_the_party_once_and_nobody_elses() {
    let schema: Value = serde_json::from_str(&schema_of(SCHEMA, &AccountDocument::SHAPE)).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let (mut units, mut persons) = (0, 0);
    for seed in 0..40 {
        let case = Case::new(generate::from_seed(seed), Setting::new(Standards::indicative()));
        let Ok(whole) = case.assess(day("2026-12-31")) else { continue };
        for party in case.record().parties() {
            let no = case.party(&party.id);
            let (subject, audience) = match (&party.kind, no) {
                (PartyKind::Unit { .. }, Some(no)) => (Subject::Unit(&party.id), Audience::Unit(no)),
                (PartyKind::Person, Some(no)) => (Subject::Person(&party.id), Audience::Person(no)),
                (
                    PartyKind::Organ { .. }
                    | PartyKind::Outside
                    | PartyKind::Body { .. }
                    | PartyKind::Unit { .. }
                    | PartyKind::Person,
                    _,
                ) => continue,
            };
            let own: Assessment = case.as_seen_by(&whole, audience);
            let mut account = Account::new(subject, Day::of(2000, 1, 1), Day::of(2199, 12, 31));
            account.add(&case, &whole).unwrap();
            let document = account.document();
            let is_person = document.kind == SubjectKind::Person;
            let expected = own.answer().unwrap().duties.iter().filter(|duty| {
                Some(duty.bearer) == no
                    && (!is_person || duty.deadline.is_some_and(|deadline| deadline.has_authority()))
            });
            let listed = document.decisions.iter().flat_map(|d| d.kept.iter().chain(&d.missed).chain(&d.otherwise));
            let (expected, listed) = (expected.count(), listed.filter(|duty| duty.bearer == party.id).count());
            assert_eq!(expected, listed, "life {seed}, {}", party.id);
            *(if is_person { &mut persons } else { &mut units }) += listed;
            let json = serde_json::to_value(&document).unwrap();
            assert!(schema.is_valid(&json), "life {seed}");
            assert_eq!(serde_json::from_value::<AccountDocument>(json).unwrap(), document);
            let sums = account.review(Lang::En, Names::Ids).contains("In all:");
            assert_eq!(sums, !is_person, "a unit is summed up, a person is not");
        }
    }
    assert!(units > 500 && persons > 10, "{units} {persons}");
}
