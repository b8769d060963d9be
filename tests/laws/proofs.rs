//! Law 11: proofs, both languages, and what no answer may tell.

use std::collections::BTreeSet;

use proptest::prelude::*;
use zeren::{
    answers::{Answer, Audience},
    engine::Case,
    explain::{Lang, Names, Speaker, Topic, proof::Proof},
    record::Record,
    terms::EntryNo,
};

use crate::{
    cited::cited,
    life::{Choose, Met, holds},
    secrets::{self, Secrets, given, numbers, readers, spoken, strangers},
};

/// The nodes of a proof in the order of its lines.
fn in_lines<'p>(proof: &'p Proof, lines: &mut Vec<&'p Proof>) {
    lines.push(proof);
    proof.because.iter().for_each(|reason| in_lines(reason, lines));
}

/// How many proofs of one answer are looked at.
const TOPICS: usize = 20;

/// Whether a proof checks, is read as the same topic, and says in both languages, line by line, the same: each line
/// cites the entries of its half in the other language, and closes with the clause of its step.
fn sound(case: &Case, topic: Topic, proof: &Proof) -> Result<usize, TestCaseError> {
    let checked = case.check(proof);
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| proof.text(&Speaker::new(case.record(), lang, Names::Ids)));
    prop_assert!(checked.is_ok(), "{topic}: {checked:?}\n{en}");
    prop_assert_eq!(topic.to_string().parse::<Topic>().ok(), Some(topic));
    let mut nodes = Vec::new();
    in_lines(proof, &mut nodes);
    prop_assert_eq!((zh.lines().count(), en.lines().count()), (nodes.len(), nodes.len()), "{}", en);
    for ((zh, en), node) in zh.lines().zip(en.lines()).zip(nodes) {
        prop_assert_eq!(cited(zh, true), cited(en, false), "{}\n{}", zh, en);
        if let Some(clause) = node.clause {
            let (last_zh, last_en) = (format!("（{}）", clause.zh()), format!(" ({})", clause.en()));
            prop_assert!(zh.ends_with(&last_zh) && en.ends_with(&last_en), "{zh}\n{en}");
        }
        let rests_on = node.entries();
        let held = cited(en, false).into_iter().all(|no| rests_on.contains(&EntryNo(no)));
        prop_assert!(held, "a line cites what its step does not rest on: {en}");
    }
    Ok(proof.clauses().len())
}

/// Law 11. Every proof of an answer re-checks without a rule, and cites in both languages the same clauses and
/// entries, as the whole review does; no text of it, and none that any reader is given, quotes a free text of the
/// record, names the reporter, or tells an entry that concerns a report to one who must not know of it.
#[test]
fn every_proof_checks_and_tells_no_secret() {
    let rates = [
        ("a proof", 4000),
        ("more than fifty proofs", 1000),
        ("a proof that cites several clauses", 3000),
        ("a report that the reader must not know of", 500),
        ("a report that the reader may know of", 150),
    ];
    holds(11, &rates, |life, met| {
        let seed = u64::try_from(life.choose.below(12)).unwrap();
        let told = secrets::life(&life.record, seed);
        let case = life.case_of(Record::from_json(&told.to_string()).unwrap());
        let on = life.day();
        let Ok(whole) = case.assess(on) else { return Ok(()) };
        if let Some(answer) = whole.answer() {
            proofs(&case, answer, &mut life.choose, met)?;
            let [zh, en] = [Lang::Zh, Lang::En].map(|lang| case.review(&whole, lang, Names::Ids));
            prop_assert_eq!(zh.lines().count(), en.lines().count(), "{}\n{}", zh, en);
            for (zh, en) in zh.lines().zip(en.lines()) {
                prop_assert_eq!(cited(zh, true), cited(en, false), "{}\n{}", zh, en);
            }
        }

        let secrets = Secrets::new(&told);
        let all = readers(&case);
        // The organ is told most, and still not everything.
        let organ = String::from("organ");
        for reader in [&organ, life.choose.of(&all).unwrap(), life.choose.of(&all).unwrap()] {
            let audience = Audience::from_code(case.record(), reader).unwrap();
            let seen = case.as_seen_by(&whole, audience);
            let (document, reviews) = given(&case, &seen);
            tells_nothing(&document.to_string(), reader)?;
            tells_nothing(&reviews, reader)?;
            let mut named = BTreeSet::new();
            numbers(&document, "", &mut named);
            spoken(&reviews, &mut named);
            let secret = secrets.of(&case, reader, on);
            let leaked = named.intersection(&secret).next();
            prop_assert!(
                leaked.is_none(),
                "entry {leaked:?} concerns a report, as seen by {reader} on {on}\n{reviews}"
            );
            let life = seen.answer().map(|answer| case.draw_life(answer, Lang::En, Names::Ids));
            let review = case.review(&seen, Lang::Zh, Names::Ids) + &life.unwrap_or_default();
            strangers(&case, reader, (&document, &review), &|what| panic!("as seen by {reader} on {on}: {what}"));
            let reports: BTreeSet<_> = secrets.behind.values().flatten().copied().collect();
            met.once_if(reports.intersection(&secret).next().is_some(), "a report that the reader must not know of");
            let told = reports.difference(&secret).any(|no| named.contains(no));
            met.once_if(told, "a report that the reader may know of");
        }
        Ok(())
    });
}

fn tells_nothing(text: &str, reader: &str) -> Result<(), TestCaseError> {
    prop_assert!(!text.contains("QUOTED"), "a free text, as seen by {reader}: {text}");
    let itself = reader == "person:whistle-blower";
    prop_assert!(itself || !text.contains("whistle-blower"), "the reporter, as seen by {reader}: {text}");
    Ok(())
}

fn proofs(case: &Case, answer: &Answer, choose: &mut Choose, met: &mut Met) -> Result<(), TestCaseError> {
    let topics = case.topics(answer);
    // Not every one of every record: an act is proved by telling the record again up to it.
    let few = (0..TOPICS.min(topics.len())).map(|_| *choose.of(&topics).unwrap());
    met.once_if(topics.len() > 50, "more than fifty proofs");
    for topic in few {
        let proof = case.prove(answer, topic);
        prop_assert!(proof.is_some(), "{topic} has no proof");
        let Some(proof) = proof else { continue };
        let clauses = sound(case, topic, &proof)?;
        met.once("a proof");
        met.once_if(clauses > 1, "a proof that cites several clauses");
        for lang in [Lang::Zh, Lang::En] {
            let text = proof.text(&Speaker::new(case.record(), lang, Names::Ids));
            prop_assert!(!text.contains("QUOTED"), "a free text in the proof of {topic}: {text}");
        }
    }
    Ok(())
}
