//! Laws 1, 2, 9 and 12: a case is a function of its record, and of no more of it than the question asks about.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::{Value, json};
use zeren::{
    answers::Audience,
    engine::{Batch, Case, Effect, Proposal},
    explain::document::AnswerDocument,
    record::{Document, PartyKind, Record, chain},
    terms::{Day, EntryNo, Finding, Precision},
};

use crate::{
    life::{
        Choose, bytes, difference, document, draft, evidenced, holds, nothing_new, said, taken_back, without_inputs,
    },
    secrets::names,
};

/// The failed guards of each act without effect, as told on a day after all of them.
fn refusals(case: &Case, on: Day) -> BTreeMap<EntryNo, Vec<Finding>> {
    let Ok(assessment) = case.assess(on) else { return BTreeMap::new() };
    let refused = assessment.answer().map_or(&[][..], |answer| &answer.without_effect);
    refused.iter().map(|refused| (refused.act, refused.failed.clone())).collect()
}

/// Law 1. The same record gives the same bytes, from its text too and through a batch; what became of an entry, and
/// why, is what became of it when it was the last one; entered one by one or in handfuls, the case is the same.
#[test]
fn replay_is_a_function_of_the_record() {
    let rates = [
        ("an act after the cut is in effect", 4000),
        ("an act before the cut is refused", 4000),
        ("an entry before the cut is taken back after it", 100),
        ("the next entry is proposed", 5000),
        ("several handfuls", 3000),
        ("an answer of more than ten duties", 2000),
    ];
    holds(1, &rates, |life, met| {
        let (whole, days) = (life.case(), [life.day(), life.day()]);
        let again = life.case_of(Record::from_json(&life.record.to_json()).unwrap());
        prop_assert_eq!(bytes(&whole, days[0]), bytes(&again, days[0]), "read twice, as of {}", days[0]);
        let cut = life.cut();
        let early = life.case_of(life.prefix(cut));
        for (no, effect) in early.effects() {
            prop_assert_eq!(effect, whole.effect(no), "entry {} when it was among the last", no);
        }
        let (far, taken) = (life.last(), taken_back(&whole));
        let (before, after) = (refusals(&early, far), refusals(&whole, far));
        for (no, failed) in &before {
            prop_assert!(taken.contains_key(no) || after.get(no) == Some(failed), "why entry {no} was refused");
        }
        met.once_if(!before.is_empty(), "an act before the cut is refused");
        let old = |no: &EntryNo| no.0 as usize <= cut;
        prop_assert!(after.keys().filter(|no| old(no)).all(|no| before.contains_key(no)), "refused only later");
        met.once_if(taken.iter().any(|(no, by)| old(no) && !old(by)), "an entry before the cut is taken back after it");
        let late = whole.effects().any(|(no, effect)| !old(&no) && effect == Effect::InEffect);
        met.once_if(late, "an act after the cut is in effect");

        let told = life.record.document();
        let rest = &told.entries[cut..];
        if let Some(next) = rest.first().filter(|entry| entry.precision == Precision::Day) {
            let evidence: Vec<&str> = next.evidence.iter().map(|text| &**text).collect();
            let expected = match early.propose(draft(next, &evidence)).unwrap() {
                Proposal::NotAnAct => Effect::NotAnAct,
                Proposal::Accepted(_) => Effect::InEffect,
                Proposal::Refused(refusal) => {
                    let failed = after.get(&next.no).map(Vec::as_slice);
                    prop_assert!(
                        taken.contains_key(&next.no) || failed.is_none_or(|failed| failed == refusal.failed())
                    );
                    Effect::WithoutEffect
                }
            };
            prop_assert_eq!(expected, whole.effect(next.no), "proposing entry {}", next.no);
            met.once("the next entry is proposed");
        }
        let (mut grown, mut rest, mut handfuls) = (early, rest, 0);
        while !rest.is_empty() {
            let handful = if handfuls < 5 { 1 + life.choose.below(rest.len()) } else { rest.len() };
            let (some, others) = rest.split_at(handful);
            grown = grown.suppose_entries(some.iter().cloned()).unwrap();
            (rest, handfuls) = (others, handfuls + 1);
        }
        met.once_if(handfuls > 2, "several handfuls");
        prop_assert!(grown.effects().eq(whole.effects()), "entered in handfuls");
        let known = life.day();
        for on in days {
            prop_assert_eq!(bytes(&grown, on), bytes(&whole, on), "entered in handfuls, as of {}", on);
        }
        let (a, b) = (grown.as_known_on(known), whole.as_known_on(known));
        prop_assert_eq!(bytes(&a, days[1]), bytes(&b, days[1]), "in handfuls, as known on {}", known);

        let batch = Batch::new(life.setting.clone(), days[0]);
        let short = life.prefix(cut);
        let alone = [bytes(&whole, days[0]), bytes(&life.case_of(short.clone()), days[0])];
        let records = vec![life.record.clone(), short];
        let together = batch.map(records, |case, answer| {
            answer.map_or_else(|_| String::new(), |answer| serde_json::to_string(&case.document(&answer)).unwrap())
        });
        prop_assert_eq!(&together[..], &alone[..], "in a batch");
        let duties = document(&whole, days[0]).map_or(0, |document| document.duties.len());
        met.once_if(duties > 10, "an answer of more than ten duties");
        Ok(())
    });
}

/// The acts that stop or change execution: the organ's attempt at one excuses units and leaders (公务员法 60).
const EXCUSING: &[&str] = &["suspend_urgently", "suspend", "adjust", "terminate"];

/// What the excuse touches: the duties of units and leaders while the organ's own stop lasts, what is indicated, what
/// follows from either, and the finding against the organ.
fn without_excuse(mut document: AnswerDocument) -> AnswerDocument {
    let excused = ["06.part", "07.coordination", "09.report", "09.final_report", "13.meeting"];
    document.duties.retain(|duty| !excused.contains(&&*duty.code));
    document.attributed.clear();
    document.questions.clear();
    document.findings.retain(|finding| &*finding.code != "14.organ-without-procedure");
    if let Some(liability) = &mut document.liability {
        liability.indications.clear();
    }
    document
}

/// Law 2. In the place of a refused act that nothing else names stands a statement that says nothing new: every other
/// act fares the same, and every answer is the same but for the refusal itself and the excuse.
#[test]
fn an_act_without_effect_changes_nothing() {
    let rates = [("an act without effect", 5000), ("of the execution machine", 1200), ("of another machine", 2500)];
    holds(2, &rates, |life, met| {
        let whole = life.case();
        let told = life.record.document();
        let mut named = BTreeSet::new();
        for entry in &told.entries {
            names(&json!(entry), "", &mut named);
        }
        let refused = whole
            .effects()
            .filter(|(no, effect)| *effect == Effect::WithoutEffect && !named.contains(&u64::from(no.0)) && no.0 > 1);
        let refused: Vec<EntryNo> = refused.map(|(no, _)| no).collect();
        let Some(no) = life.choose.of(&refused).copied() else { return Ok(()) };
        let place = no.0 as usize - 1;
        let Some(evidenced) = evidenced(&life.record, place) else { return Ok(()) };
        let act = life.record.entries()[place].clone();
        let mut other = life.record.document();
        other.entries[place] = nothing_new(&told.entries[place], evidenced);
        let without = life.case_of(other.open().unwrap());
        met.once("an act without effect");
        let execution = act.what.class() == "execution";
        met.once(if execution { "of the execution machine" } else { "of another machine" });
        for (other, effect) in whole.effects().filter(|(other, _)| *other != no) {
            prop_assert_eq!(effect, without.effect(other), "entry {} without the refused act {}", other, no);
        }
        let excuse = execution && EXCUSING.contains(&act.what.tag());
        for on in [life.last(), life.day()] {
            let strip = |mut document: AnswerDocument| {
                document.without_effect.retain(|refused| refused.entry != no);
                if excuse { without_excuse(document) } else { document }
            };
            let (a, b) = (document(&whole, on).map(strip), document(&without, on).map(strip));
            prop_assert!(a == b, "act {no} ({}) as of {on}: {}", act.what.tag(), difference(&a, &b));
        }
        Ok(())
    });
}

/// A reader of answers whom a record knows.
fn reader(choose: &mut Choose, record: &Record) -> Audience {
    let parties = record.parties();
    let place = choose.below(parties.len());
    let no = zeren::terms::PartyNo(u32::try_from(place).unwrap());
    match parties[place].kind {
        PartyKind::Organ { .. } => Audience::Organ,
        PartyKind::Outside => Audience::Public,
        PartyKind::Unit { .. } => Audience::Unit(no),
        PartyKind::Person => Audience::Person(no),
        PartyKind::Body { .. } => Audience::Body(no),
    }
}

fn seen(case: &Case, on: Day, reader: Audience) -> Option<AnswerDocument> {
    Some(without_inputs(case.document(&case.as_seen_by(&case.assess(on).ok()?, reader))))
}

/// Law 9. A record goes on with entries dated after a day: no answer as of that day changes, nor what a reader sees of
/// it. It goes on with anything recorded after a day: no answer as known on that day changes.
#[test]
fn what_comes_later_changes_nothing() {
    let rates = [
        ("an act in effect dated after the day is entered", 1500),
        ("a fact dated after the day is entered", 2000),
        ("more was recorded after the day of knowledge", 3000),
        ("an answer with duties", 2000),
    ];
    holds(9, &rates, |life, met| {
        let cut = life.cut();
        let before = life.case_of(life.prefix(cut));
        let on = life.day();
        let someone = reader(&mut life.choose, before.record());
        let Some(evidenced) = evidenced(&life.record, cut) else { return Ok(()) };
        // A statement has no day and counts at once; so does what is dated by the day: neither is entered here. What
        // can no longer stand without them is not, either.
        let mut grown = before.clone();
        for entry in &life.record.document().entries[cut..] {
            let late = entry.day().is_some_and(|day| day > on);
            let next = if late { grown.suppose_entries([entry.clone()]).ok() } else { None };
            let Some(next) = next else {
                grown = grown.suppose_entries([nothing_new(entry, evidenced)]).unwrap();
                continue;
            };
            grown = next;
            match grown.effect(entry.no) {
                Effect::InEffect => met.once("an act in effect dated after the day is entered"),
                Effect::NotAnAct => met.once("a fact dated after the day is entered"),
                Effect::WithoutEffect => {}
            }
        }
        let (a, b) = (said(&before, on), said(&grown, on));
        prop_assert!(a == b, "as of {on}, entered after entry {cut}: {}", difference(&a, &b));
        met.once_if(a.is_some_and(|answer| !answer.duties.is_empty()), "an answer with duties");
        let (a, b) = (seen(&before, on, someone), seen(&grown, on, someone));
        prop_assert!(a == b, "as of {on} as seen by {someone:?}, entered after {cut}: {}", difference(&a, &b));

        let (whole, known) = (life.case(), life.day());
        let count = life.record.known_on(known);
        let then = life.case_of(life.prefix(count)).as_known_on(known);
        let now = whole.as_known_on(known);
        let someone = reader(&mut life.choose, then.record());
        for on in [known, on] {
            let (a, b) = (document(&then, on), document(&now, on));
            prop_assert!(a == b, "as of {on} as known on {known}: {}", difference(&a, &b));
            let (a, b) = (seen(&then, on, someone), seen(&now, on, someone));
            prop_assert!(a == b, "as of {on} as known on {known} as seen by {someone:?}: {}", difference(&a, &b));
        }
        met.once_if(count < life.record.entries().len(), "more was recorded after the day of knowledge");
        Ok(())
    });
}

/// Law 12. A record, an answer, a comparison and the links of a record are read back as they were written, from any
/// order of fields and with any white space, and are written to the same bytes.
#[test]
fn what_is_written_reads_back_to_equal_bytes() {
    let rates = [("an answer in force", 6000), ("more than twenty entries", 5000)];
    holds(12, &rates, |life, met| {
        let text = life.record.to_json();
        let otherwise = if life.choose.one_in(2) {
            life.record.to_json_pretty()
        } else {
            serde_json::from_str::<Value>(&text).unwrap().to_string()
        };
        for written in [&text, &otherwise] {
            let again = Record::from_json(written).unwrap();
            prop_assert_eq!(&again, &life.record);
            prop_assert_eq!(&again.to_json(), &text);
        }
        let raw: Document<'_> = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(serde_json::to_string(&raw).unwrap(), text.clone());
        let cut = life.cut();
        let (early, whole) = (life.case_of(life.prefix(cut)), life.case());
        let grown = early.suppose_entries(life.record.document().entries[cut..].iter().cloned()).unwrap();
        prop_assert_eq!(grown.record().to_json(), text, "entered after entry {}", cut);
        met.once_if(life.record.entries().len() > 20, "more than twenty entries");

        let links = life.record.links();
        let written = serde_json::to_string(&links).unwrap();
        let read: Vec<chain::Link> = serde_json::from_str(&written).unwrap();
        prop_assert_eq!(&read, &links);
        prop_assert!(life.record.check_links(&read).is_ok());

        let (first, then) = (life.day(), life.day());
        let Some(document) = document(&whole, then) else { return Ok(()) };
        let written = serde_json::to_string(&document).unwrap();
        let read: AnswerDocument = serde_json::from_str(&written).unwrap();
        prop_assert_eq!(serde_json::to_string(&read).unwrap(), written);
        prop_assert!(read == document);
        met.once_if(document.in_force, "an answer in force");
        let Ok(compared) = whole.since(first.min(then), first.max(then), Audience::Organ) else { return Ok(()) };
        let written = serde_json::to_string(&compared.document()).unwrap();
        let read: zeren::explain::changes::ChangesDocument = serde_json::from_str(&written).unwrap();
        prop_assert_eq!(serde_json::to_string(&read).unwrap(), written);
        Ok(())
    });
}
