//! One more entry: proposing it, appending it and replaying the longer record say the same, and a record whose
//! entries come in any order of their days reads as one whose lists were sorted.

use zeren::{
    engine::{Case, Draft, Effect, Proposal},
    record::{Document, Entry, Id, Record, Statement, What, facts::Retraction},
    terms::{Day, EntryNo, Setting, Standards},
};

const TEXT: &str = include_str!("../examples/data/illustrative-banner-road.json");

fn replayed(record: Record) -> Case {
    Case::new(record, Setting::new(Standards::indicative()))
}

fn answer(case: &Case, day: Day) -> String {
    serde_json::to_string(&case.document(&case.assess(day).unwrap())).unwrap()
}

/// The whole illustrative record, entry by entry, with acts that are refused; then a retraction that is.
#[test]
fn proposing_appending_and_replaying_agree() {
    let whole = Record::from_json(TEXT).unwrap();
    let document = whole.document();
    let prefix = |count: usize| {
        let entries = document.entries.iter().take(count).cloned().collect();
        Document { entries, ..document.clone() }.open().unwrap()
    };
    let mut case = replayed(prefix(0));
    let mut said = [0; 3];
    for entry in &document.entries {
        let evidence: Vec<&str> = entry.evidence.iter().map(|text| &**text).collect();
        let draft = Draft {
            on: entry.on,
            recorded_on: entry.recorded_on,
            by: &entry.by.0.0,
            recorded_by: &entry.recorded_by.0.0,
            evidence: &evidence,
            reference: entry.reference.as_deref(),
            what: entry.what.clone(),
        };
        let before = answer(&case, entry.recorded_on);
        let proposed = case.propose(draft.clone()).unwrap();
        assert_eq!(answer(&case, entry.recorded_on), before, "proposing entry {} changes nothing", entry.no.0);
        let no = case.append(draft).unwrap();
        let expected = match proposed {
            Proposal::NotAnAct => Effect::NotAnAct,
            Proposal::Accepted(ref accepted) => {
                let answered = case.assess(Day::of(2024, 6, 30)).unwrap();
                let left = answered.answer().unwrap().questions.iter().filter(|question| question.act == Some(no));
                let left: Vec<_> = left.map(|question| question.finding).collect();
                assert_eq!(left, accepted.questions(), "entry {}", no.0);
                Effect::InEffect
            }
            Proposal::Refused(ref refusal) => {
                let answered = case.assess(Day::of(2024, 6, 30)).unwrap();
                let without = &answered.answer().unwrap().without_effect;
                let listed = without.iter().find(|without| without.act == no).unwrap();
                assert_eq!(listed.failed, refusal.failed(), "entry {}", no.0);
                Effect::WithoutEffect
            }
        };
        said[expected as usize] += 1;
        assert_eq!(case.effect(no), expected, "entry {}", no.0);
        let replayed = replayed(prefix(no.0 as usize));
        assert_eq!(answer(&case, entry.recorded_on), answer(&replayed, entry.recorded_on), "entry {}", no.0);
    }
    assert!(said.iter().all(|count| *count > 0), "acts in effect, acts without, other entries: {said:?}");
    // The start of execution belongs to a machine that has moved on since.
    let retraction = Draft {
        on: None,
        recorded_on: Day::of(2024, 6, 30),
        by: "banner",
        recorded_by: "banner",
        evidence: &[],
        reference: None,
        what: What::Statement(Statement::Retraction(Retraction { entry: EntryNo(18), reason: None })),
    };
    let Proposal::Refused(refusal) = case.propose(retraction.clone()).unwrap() else { panic!("it is bound") };
    assert_eq!(refusal.act(), "retraction");
    let no = case.append(retraction).unwrap();
    assert_eq!(case.effect(no), Effect::WithoutEffect);
}

/// Whether the adoption was reported to the Party committee it does not say: it has its effect and leaves the question.
#[test]
fn a_proposal_tells_the_questions_it_leaves() {
    let record = r#"{"schema":"zeren.record/1","title":"t","decision":"d",
        "organ":{"id":"o","name":"o","level":"city"},"entries":[]}"#;
    let mut case = replayed(Record::from_json(record).unwrap());
    let text = r#"{"no":1,"on":"2022-03-02","recorded_on":"2022-03-02","by":"o","recorded_by":"o",
        "execution":{"adopt":{"matter":"public_policy"}}}"#;
    let entry: Entry<Id<'_>> = serde_json::from_str(text).unwrap();
    let draft = Draft {
        on: entry.on,
        recorded_on: entry.recorded_on,
        by: "o",
        recorded_by: "o",
        evidence: &[],
        reference: None,
        what: entry.what,
    };
    let Proposal::Accepted(accepted) = case.propose(draft.clone()).unwrap() else { panic!("it has effect") };
    assert_eq!(
        accepted.questions().iter().map(|finding| finding.row.code).collect::<Vec<_>>(),
        ["03.party-committee-report"]
    );
    let no = case.append(draft).unwrap();
    assert_eq!(case.effect(no), Effect::InEffect);
    let answered = case.assess(Day::of(2022, 3, 2)).unwrap();
    let asked: Vec<_> = answered.answer().unwrap().questions.iter().map(|question| question.finding).collect();
    assert!(accepted.questions().iter().all(|question| asked.contains(question)), "{asked:?}");
}

/// Meetings of one unit, told in the order of their days, against it, and from the middle outwards: the same duties.
#[test]
fn the_order_of_telling_does_not_matter() {
    let whole = Record::from_json(TEXT).unwrap();
    let document = whole.document();
    let days: Vec<Day> = (0..60).map(|n| Day::of(2022, 6, 1).plus_days(n * 9)).collect();
    let told = |order: Vec<Day>| {
        let mut record = Document { entries: document.entries.iter().take(18).cloned().collect(), ..document.clone() };
        let meeting = document.entries.iter().find(|entry| entry.what.tag() == "meeting_held").unwrap();
        for day in order {
            let mut entry = meeting.clone();
            entry.no.0 = u32::try_from(record.entries.len() + 1).unwrap();
            (entry.on, entry.recorded_on) = (Some(day), Day::of(2024, 6, 30));
            record.entries.push(entry);
        }
        let case = replayed(record.open().unwrap());
        let assessment = case.assess(Day::of(2024, 6, 30)).unwrap();
        let duties = &assessment.answer().unwrap().duties;
        let line = |duty: &zeren::terms::duty::Duty| {
            (duty.row.code, duty.bearer, duty.window, duty.status, duty.kept.map(|(day, _)| day))
        };
        duties.iter().map(line).collect::<Vec<_>>()
    };
    let ascending = told(days.clone());
    assert!(ascending.iter().filter(|(code, .., kept)| *code == "13.meeting" && kept.is_some()).count() > 2);
    assert_eq!(told(days.iter().rev().copied().collect()), ascending);
    let (early, late) = days.split_at(30);
    let outwards = early.iter().rev().zip(late).flat_map(|(early, late)| [*early, *late]).collect();
    assert_eq!(told(outwards), ascending);
}
