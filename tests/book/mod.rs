//! A record for tests, written entry by entry, and what became of an act in it.

#![allow(dead_code, reason = "each test crate uses its own part")]

use serde_json::{Value, json};
use zeren::{
    answers::Assessment,
    engine::{Case, Effect},
    record::{Document, What},
    terms::{
        Day, EntryNo, Setting,
        accountability::Eligible,
        discipline::{Ground, Sanction},
        party::Capacity,
        question::Question,
    },
};

/// A day.
pub(crate) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// The record so far. Everything is recorded on one late day, so that facts may be dated freely.
#[derive(Debug, Clone)]
pub(crate) struct Book {
    pub(crate) level: &'static str,
    pub(crate) entries: Vec<Value>,
}

/// The day on which everything is recorded.
pub(crate) const RECORDED: &str = "2027-06-30";

impl Book {
    pub(crate) fn new() -> Self {
        Self { level: "banner_county", entries: Vec::new() }
    }

    /// Adds an entry dated on a day, and gives its number.
    pub(crate) fn add(&mut self, on: &str, by: &str, what: Value) -> u32 {
        let no = u32::try_from(self.entries.len() + 1).unwrap();
        let mut entry = json!({
            "no": no, "on": on, "recorded_on": RECORDED, "by": by, "recorded_by": "banner", "evidence": ["e"],
        });
        for (key, value) in what.as_object().unwrap() {
            entry[key] = value.clone();
        }
        if what.get("statement").is_some() {
            entry.as_object_mut().unwrap().remove("on");
        }
        self.entries.push(entry);
        no
    }

    /// A fact.
    pub(crate) fn fact(&mut self, on: &str, by: &str, kind: &str, form: Value) -> u32 {
        self.add(on, by, json!({ "fact": { kind: form } }))
    }

    /// A determination by someone.
    pub(crate) fn determine(&mut self, on: &str, by: &str, question: Question, about: Value, answer: &str) -> u32 {
        let form = json!({ "question": question.code(), "about": about, "answer": answer, "document": "d" });
        self.add(on, by, json!({ "determination": form }))
    }

    pub(crate) fn discipline(&mut self, on: &str, by: &str, kind: &str, form: Value) -> u32 {
        self.add(on, by, json!({ "discipline": { kind: form } }))
    }

    pub(crate) fn remedy(&mut self, on: &str, by: &str, kind: &str, form: Value) -> u32 {
        self.add(on, by, json!({ "remedy": { kind: form } }))
    }

    pub(crate) fn retract(&mut self, entry: u32) -> u32 {
        self.add("2027-01-01", "banner", json!({ "statement": { "retraction": { "entry": entry } } }))
    }

    pub(crate) fn complete(&mut self, about: &str, terms: Value) -> u32 {
        let form = json!({ "through": RECORDED, "about": { "party": about }, "terms": terms });
        self.add("2027-01-01", "banner", json!({ "statement": { "completeness_stated": form } }))
    }

    /// The record replayed.
    pub(crate) fn case(&self) -> Case {
        let document = json!({
            "schema": "zeren.record/1",
            "title": "t",
            "decision": "road",
            "organ": { "id": "banner", "name": "n", "level": self.level },
            "units": [
                { "id": "transport", "name": "n", "kind": "administrative_organ" },
                { "id": "roads", "name": "n", "kind": "administrative_organ" },
                { "id": "bridges", "name": "n", "kind": "administrative_organ" },
            ],
            "persons": [
                { "id": "head" }, { "id": "deputy" }, { "id": "clerk" }, { "id": "next-head" }, { "id": "someone" },
            ],
            "bodies": [
                { "id": "city-supervision", "name": "n", "kind": "supervisory" },
                { "id": "supervision", "name": "n", "kind": "supervisory", "above": "city-supervision" },
                { "id": "other-supervision", "name": "n", "kind": "supervisory" },
                { "id": "city", "name": "n", "kind": "higher_organ" },
                { "id": "personnel", "name": "n", "kind": "appointing", "above": "city" },
                { "id": "civil", "name": "n", "kind": "civil_service", "above": "city" },
                { "id": "evaluator", "name": "n", "kind": "evaluator" },
                // Of which the record does not say who is above it.
                { "id": "bureau", "name": "n", "kind": "appointing" },
            ],
            "entries": self.entries,
        });
        let text = document.to_string();
        let record = serde_json::from_str::<Document<'_>>(&text).unwrap().open().unwrap_or_else(|e| panic!("{e}"));
        Case::new(record, Setting::default())
    }

    /// The codes of what stands against an act without effect, or of the questions one in effect leaves open,
    /// sorted.
    pub(crate) fn verdict(&self, act: u32) -> (bool, Vec<&'static str>) {
        let case = self.case();
        let assessment = case.assess(day("2199-12-31")).unwrap();
        let answer = assessment.answer().unwrap();
        let act = EntryNo(act);
        let in_effect = match case.effect(act) {
            Effect::InEffect => true,
            Effect::WithoutEffect => false,
            other => panic!("{act}: {other:?}"),
        };
        let mut codes: Vec<_> = if in_effect {
            answer.questions.iter().filter(|q| q.act == Some(act)).map(|q| q.finding.row.code).collect()
        } else {
            tells_nothing_of_persons(&case, &assessment, act);
            let refused = answer.without_effect.iter().find(|refused| refused.act == act).unwrap();
            refused.failed.iter().map(|finding| finding.row.code).collect()
        };
        codes.sort_unstable();
        (in_effect, codes)
    }

    #[track_caller]
    pub(crate) fn in_effect(&self, act: u32) {
        assert_eq!(self.verdict(act), (true, vec![]), "entry {act}");
    }

    /// In effect, leaving these questions.
    #[track_caller]
    pub(crate) fn asks(&self, act: u32, codes: &[&str]) {
        assert_eq!(self.verdict(act), (true, codes.to_vec()), "entry {act}");
    }

    /// Without effect, for exactly these failed guards.
    #[track_caller]
    pub(crate) fn refused(&self, act: u32, codes: &[&str]) {
        assert_eq!(self.verdict(act), (false, codes.to_vec()), "entry {act}");
    }
}

/// Of an act without effect about a person an answer tells the number, the act and the failed guards, and nothing of
/// the person, the capacity, the ground or the kind (§2).
#[track_caller]
fn tells_nothing_of_persons(case: &Case, assessment: &Assessment, act: EntryNo) {
    let document = case.document(assessment);
    let listed = document.without_effect.iter().find(|listed| listed.entry == act).unwrap();
    let what = &case.record().entry(act).unwrap().what;
    if !matches!(what, What::Discipline(_) | What::Remedy(_) | What::Accountability(_)) {
        return;
    }
    let telling = [
        Ground::ALL.iter().map(|word| word.words()).collect::<Vec<_>>(),
        Sanction::ALL.iter().map(|word| word.words()).collect(),
        Capacity::ALL.iter().map(|word| word.words()).collect(),
    ];
    // The one that asks for the capacity names both.
    for failed in listed.failed.iter().filter(|failed| &*failed.code != "21.refer-capacity") {
        let said = serde_json::to_string(failed).unwrap();
        for words in telling.iter().flatten() {
            assert!(!said.contains(words.zh) && !said.contains(words.en), "{words:?} in {said}");
        }
        for word in ["leader", "领导", "dismiss", "clerk", "head", "deputy"] {
            assert!(!said.contains(word), "{word} in {said}");
        }
        assert!(failed.parties.is_empty(), "{said}");
    }
}

/// A decision being executed by `transport`, with its heads in post and in service, and a refusal established.
#[derive(Debug, Clone)]
pub(crate) struct Scene {
    pub(crate) book: Book,
    /// The entry that established the circumstance.
    pub(crate) circumstance: u32,
    pub(crate) head_tenure: u32,
}

/// The conduct lasts from 2021-05-01 to 2021-06-30.
pub(crate) fn scene() -> Scene {
    scene_of("banner_county")
}

pub(crate) fn scene_of(level: &'static str) -> Scene {
    let mut book = Book::new();
    book.level = level;
    let steps: Vec<Value> = [
        "public_participation",
        "expert_argumentation",
        "risk_assessment",
        "legality_review",
        "collective_discussion",
        "party_committee_report",
    ]
    .iter()
    .map(|step| json!({ "step": step, "on": "2021-01-20" }))
    .collect();
    book.add(
        "2021-02-01",
        "banner",
        json!({ "execution": { "adopt": { "matter": "public_project", "procedure": steps } } }),
    );
    let units = json!([{ "unit": "transport", "role": "sole", "competence": "competent" }]);
    book.add("2021-02-05", "banner", json!({ "execution": { "designate": { "units": units } } }));
    book.add("2021-02-10", "transport", json!({ "execution": { "start": {} } }));
    let head_tenure = book.fact(
        "2021-01-05",
        "banner",
        "tenure_began",
        json!({ "person": "head", "at": "transport", "post": "principal_head" }),
    );
    book.fact(
        "2021-01-05",
        "banner",
        "tenure_began",
        json!({ "person": "deputy", "at": "transport", "post": "other_head", "portfolio": ["road"] }),
    );
    for person in ["head", "deputy", "clerk"] {
        status(&mut book, "2021-01-05", person, json!({ "class": "civil_servant", "service": "in_service" }));
    }
    let ground = book.fact("2021-06-30", "transport", "refusal_recorded", json!({ "since": "2021-05-01" }));
    let circumstance = establish(&mut book, "2021-07-05", "item2", ("2021-05-01", "2021-06-30"), ground);
    Scene { book, circumstance, head_tenure }
}

pub(crate) fn establish(book: &mut Book, on: &str, item: &str, (from, to): (&str, &str), ground: u32) -> u32 {
    let form = json!({ "unit": "transport", "item": item, "from": from, "to": to, "grounds": [{ "entry": ground }] });
    book.add(on, "banner", json!({ "accountability": { "establish": form } }))
}

pub(crate) fn status(book: &mut Book, on: &str, person: &str, form: Value) -> u32 {
    let mut form = form;
    form["person"] = json!(person);
    book.fact(on, "banner", "person_status", form)
}

/// Both determinations about a person, and the referral.
pub(crate) fn refer(scene: &mut Scene, person: &str, to: &str, ground: &str) -> u32 {
    let Scene { book, circumstance, .. } = scene;
    let about = json!({ "entry": *circumstance, "party": person });
    book.determine("2021-07-06", "banner", Question::DirectlyResponsible, about.clone(), "met");
    let mut fits = about;
    fits["ground"] = json!(ground);
    book.determine("2021-07-06", "banner", Question::GroundFits, fits, "met");
    let form = json!({
        "of": *circumstance, "person": person, "capacity": "directly_responsible", "ground": ground, "to": to,
    });
    book.discipline("2021-07-10", "banner", "refer", form)
}

/// The eligibility of a referral of a person on a day.
pub(crate) fn eligible(scene: &Scene, person: &str, on: &str) -> (Eligible, Vec<&'static str>) {
    let case = scene.book.case();
    let person = case.party(person).unwrap();
    let answer = case.referral_of(EntryNo(scene.circumstance), person, day(on));
    let mut codes: Vec<_> = answer.obstacles.iter().map(|finding| finding.row.code).collect();
    codes.sort_unstable();
    let verdict = case.referral_eligible(EntryNo(scene.circumstance), person, day(on));
    assert_eq!(verdict, answer.eligible, "the verdict alone");
    (answer.eligible, codes)
}
