//! Laws 5, 7, 8 and 10: what answers may say of units and persons, and what an entry may change in them.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};
use zeren::{
    answers::{Answer, graph::Relation},
    engine::{Case, Effect},
    record::{
        AccountabilityAct, DisciplineAct, Entry, Fact, PartyKind, RemedyAct, Statement, What,
        facts::{Terms, Whom},
    },
    terms::{
        Day, EntryNo, PartyNo, Precision,
        accountability::{Eligible, IndicationSource},
        deadline::Deadline,
        discipline::Sanction,
        duty::{Duty, Status, Term},
        party::{Capacity, Post},
        remedy::{Finality, RemedyRegime, RemedyResult, RemedyStage},
        responsibility::Responsible,
    },
};

use crate::life::{FORCE, Life, Met, evidenced, holds, id, nothing_new, taken_back, with_entry};

/// Asks a case as of a day; nothing before the regulation, or where there would be too many windows.
fn ask(case: &Case, on: Day) -> Option<Answer> {
    case.assess(on).ok()?.answer().cloned()
}

fn is_person(case: &Case, party: PartyNo) -> bool {
    case.record().party(party).is_some_and(|party| party.kind == PartyKind::Person)
}

// ---- law 5 ----

/// Whether a statement says that the record is complete through a day for a party and a term, read off the record.
fn stated_complete(case: &Case, no: EntryNo, parties: &[PartyNo], term: Term, through: Day) -> bool {
    let Some(entry) = case.record().entry(no) else { return false };
    let What::Statement(Statement::CompletenessStated(form)) = &entry.what else { return false };
    let by = entry.by.0;
    let about = match &form.about {
        Whom::All(_) => by == PartyNo::ORGAN || parties.contains(&by),
        Whom::Party(party) => parties.contains(&party.0) && (by == PartyNo::ORGAN || by == party.0),
    };
    let covers = match &form.terms {
        Terms::All(_) => true,
        Terms::Only(terms) => terms.contains(&term),
    };
    about && covers && form.through >= through && !taken_back(case).contains_key(&no)
}

fn authorised(deadline: Option<Deadline>) -> bool {
    deadline.is_some_and(|deadline| deadline.has_authority())
}

/// Law 5. Nothing is answered for a day before 2021-01-01. No indication, missed duty, measure or holder is of conduct
/// or a due day before it; nothing is overdue but on a statement of completeness through the due day; nothing personal
/// (an indication, an attribution, a circumstance established on a duty, a person's own duty, a remedy cut off) rests
/// on a demonstration number or on a day that the calendar does not know.
#[test]
fn a_number_without_authority_accuses_nobody() {
    let rates = [
        ("a record that begins before 2021", 1500),
        ("an overdue duty", 400),
        ("a duty kept late", 300),
        ("overdue on a day without authority", 300),
        ("an indication", 600),
        ("an indication of a duty", 150),
        ("an attribution", 200),
        ("a measure due", 400),
        ("a person's duty", 1500),
        ("a person's duty past a day without authority", 400),
        ("a remedy is over", 900),
        ("a circumstance rests on a duty", 1),
    ];
    holds(5, &rates, |life, met| {
        let case = life.case();
        let eve = FORCE.prev();
        prop_assert!(ask(&case, eve).is_none() && case.assess(eve).is_ok());
        prop_assert!(case.indications(eve).is_empty());
        let early = case.record().entries().iter().filter_map(Entry::day).any(|day| day < FORCE);
        met.once_if(early, "a record that begins before 2021");

        for (no, effect) in case.effects() {
            let entry = case.record().entry(no).unwrap();
            let (What::Accountability(act), Effect::InEffect, Some(on)) = (&entry.what, effect, entry.day()) else {
                continue;
            };
            // An act of before is history.
            if on < FORCE {
                continue;
            }
            if let AccountabilityAct::Establish(form) = act {
                prop_assert!(form.to >= FORCE, "circumstance {no} of conduct through {}", form.to);
                let Some(duty) = form.grounds.iter().find_map(|ground| ground.duty.as_ref()) else { continue };
                let then = life.case_of(life.prefix(no.0 as usize - 1));
                let Some(answer) = ask(&then, on) else { continue };
                let named = |owed: &&Duty| {
                    *owed.row.code == *duty.code
                        && owed.bearer == duty.bearer.0
                        && owed.deadline.is_some_and(|deadline| deadline.due() == duty.due)
                };
                let entries = form.grounds.iter().any(|ground| ground.entry.is_some());
                let holds = |owed: &&Duty| owed.status == Status::Overdue && authorised(owed.deadline);
                let rests = answer.duties.iter().filter(named).any(|owed| holds(&owed));
                prop_assert!(rests || entries, "circumstance {no} rests on a duty that nobody missed");
                met.once_if(rests, "a circumstance rests on a duty");
            } else {
                let opened = case.record().entry(entry.what.continues().unwrap()).unwrap();
                prop_assert!(opened.day().unwrap() >= FORCE, "act {no} rests on a circumstance of before");
            }
        }

        let on = life.day();
        let Some(answer) = ask(&case, on) else { return Ok(()) };
        for duty in &answer.duties {
            let late = matches!(duty.status, Status::Overdue | Status::KeptLate);
            let person = is_person(&case, duty.bearer);
            met.once_if(person, "a person's duty");
            met.once_if(duty.status == Status::Overdue, "an overdue duty");
            met.once_if(duty.status == Status::KeptLate, "a duty kept late");
            let Some(deadline) = duty.deadline else {
                prop_assert!(!late, "late without a due day: {duty:?}");
                continue;
            };
            if deadline.due() < on && person {
                met.once_if(!deadline.has_authority(), "a person's duty past a day without authority");
            }
            if !late {
                continue;
            }
            met.once_if(!deadline.has_authority(), "overdue on a day without authority");
            prop_assert!(deadline.due() >= FORCE && deadline.due() < on, "{duty:?}");
            prop_assert!(!person || deadline.has_authority(), "a person late on a number: {duty:?}");
            let parties = [duty.bearer, duty.origin];
            let complete = duty
                .complete
                .is_some_and(|statement| stated_complete(&case, statement, &parties, duty.row.term, deadline.due()));
            prop_assert!(complete, "late, but no statement through the due day: {duty:?}");
        }
        for indication in &answer.liability.indications {
            prop_assert!(indication.from >= FORCE && indication.to >= indication.from, "{indication:?}");
            prop_assert!(indication.to <= on && !is_person(&case, indication.unit), "{indication:?}");
            met.once_if(!indication.is_question(), "an indication");
            if let IndicationSource::Duty { code, due } = indication.source {
                let of =
                    |duty: &&Duty| duty.row.code == code && duty.deadline.is_some_and(|deadline| deadline.due() == due);
                let mut missed = answer.duties.iter().filter(of);
                prop_assert!(missed.any(|duty| authorised(duty.deadline)), "indicated by a number: {indication:?}");
                met.once("an indication of a duty");
            }
        }
        for attributed in &answer.attributed {
            let duty = &answer.duties[attributed.duty];
            prop_assert!(authorised(duty.deadline), "attributed by a number: {duty:?}");
            prop_assert!(attributed.holders.iter().all(|holder| holder.from >= FORCE), "{attributed:?}");
            met.once_if(!attributed.holders.is_empty(), "an attribution");
        }
        prop_assert!(answer.responsible.iter().all(|holder| holder.from >= FORCE), "{:?}", answer.responsible);
        for measure in answer.liability.eligibility.iter().filter(|measure| measure.eligible == Eligible::Must) {
            let conduct = answer.liability.proceedings.iter().find(|stands| stands.opened == measure.proceeding);
            prop_assert!(conduct.is_some_and(|conduct| conduct.from >= FORCE), "{measure:?} of {conduct:?}");
            met.once("a measure due");
        }
        for remedy in answer.liability.remedies.iter().filter(|remedy| remedy.finality == Finality::Lapsed) {
            let certain = remedy.last_day.is_none_or(|last| last.has_authority() && last.due() < on);
            prop_assert!(certain, "a remedy cut off by a number: {remedy:?}");
            met.once("a remedy is over");
        }
        Ok(())
    });
}

// ---- law 7 ----

/// What is owed, whatever its status.
type Owed =
    (&'static str, PartyNo, PartyNo, Day, Option<EntryNo>, Option<EntryNo>, Option<PartyNo>, Option<(Day, Day)>);

const fn owed(duty: &Duty) -> Owed {
    (duty.row.code, duty.bearer, duty.origin, duty.anchor, duty.anchor_entry, duty.about, duty.unit, duty.window)
}

/// How a status speaks against the bearer.
const fn weight(status: Status) -> u8 {
    match status {
        Status::Overdue => 2,
        Status::KeptLate => 1,
        Status::Kept
        | Status::KeptTimelinessUnknown
        | Status::KeptTimelinessOpen
        | Status::Pending
        | Status::Unknown
        | Status::Open
        | Status::Standing
        | Status::Excused => 0,
    }
}

/// Whether a duty stands worse with an entry more than without it. Late is worse than anything but overdue; what was
/// kept stays kept, and on no later day.
fn worse(without: &Duty, with: &Duty) -> bool {
    let later = match (without.kept, with.kept) {
        (Some((before, _)), Some((after, _))) => after > before,
        (Some(_), None) => true,
        (None, _) => false,
    };
    let kept = without.status == Status::Kept && with.status != Status::Kept;
    // A record too incomplete to say that something is late says so once it is there.
    let unknown = without.status == Status::Unknown && with.status == Status::KeptLate;
    later || kept || unknown || weight(with.status) > weight(without.status)
}

/// The duties of an answer that have an equal in another, in pairs.
fn pairs<'a>(without: &'a Answer, with: &'a Answer) -> Vec<(&'a Duty, &'a Duty)> {
    let mut others: BTreeMap<Owed, Vec<&Duty>> = BTreeMap::new();
    for duty in &with.duties {
        others.entry(owed(duty)).or_default().push(duty);
    }
    let mut found = Vec::new();
    for duty in &without.duties {
        if let Some([other]) = others.get(&owed(duty)).map(Vec::as_slice) {
            found.push((duty, *other));
        }
    }
    found
}

/// Facts that indicate a circumstance of art 21, by themselves or with the organ's word.
const INDICATING: &[&str] = &[
    "unauthorised_change",
    "unauthorised_stop",
    "lead_failed",
    "cooperation_failed",
    "refusal_recorded",
    "shirking_recorded",
    "delay_recorded",
    "neglect_recorded",
    "falsification_recorded",
    "concealment_recorded",
    "false_report_recorded",
];

/// The fact that fulfils a window of a recurring duty, by the duty.
fn recurring(code: &str) -> Option<(&'static str, Value)> {
    Some(match code {
        "07.coordination" => ("coordination_held", json!({})),
        "08.inspection" => ("inspection_conducted", json!({ "aspects": ["progress", "effect", "problems"] })),
        "09.report" => ("execution_reported", json!({})),
        "11.training" => ("training_held", json!({ "form": "legal_training" })),
        "13.meeting" => ("meeting_held", json!({ "dedicated": true })),
        _ => return None,
    })
}

/// Law 7. With the fact that kept a duty and without it: the duty never stands worse with it. A further fact of the
/// same kind, on any day: no window of that duty stands worse. A fact that indicates a circumstance, or an attempt:
/// no measure and no referral is answered otherwise.
#[test]
fn fulfilling_never_makes_worse() {
    let rates = [
        ("a duty kept by a fact", 1500),
        ("a duty kept late by a fact", 40),
        ("a duty not kept without the fact", 1200),
        ("a further fact in a missed window", 50),
        ("a further fact kept a window", 500),
        ("an indication more", 400),
        ("a measure not due", 1000),
        ("a referral not due", 400),
    ];
    holds(7, &rates, |life, met| {
        let case = life.case();
        let on = life.day();
        let Some(answer) = ask(&case, on) else { return Ok(()) };

        // Without the fact: in its place a statement that says nothing new. Other duties may hang on the fact, and
        // acts: the law is about the duty it keeps.
        let keeping = answer
            .duties
            .iter()
            .filter_map(|duty| duty.kept)
            .map(|(_, no)| no)
            .filter(|no| case.record().entry(*no).is_some_and(|entry| matches!(entry.what, What::Fact(_))));
        let keeping: Vec<EntryNo> = keeping.collect();
        if let Some(no) = life.choose.of(&keeping).copied()
            && let Some(evidenced) = evidenced(&life.record, no.0 as usize - 1)
        {
            let mut document = life.record.document();
            let place = no.0 as usize - 1;
            document.entries[place] = nothing_new(&document.entries[place], evidenced);
            // What names the fact does not stand without it.
            if let Ok(record) = document.open()
                && let Some(before) = ask(&life.case_of(record), on)
            {
                for (without, with) in pairs(&before, &answer) {
                    if with.kept.map(|(_, no)| no) != Some(no) {
                        continue;
                    }
                    prop_assert!(!worse(without, with), "with fact {no} as of {on}: {without:?}\n{with:?}");
                    met.once("a duty kept by a fact");
                    met.once_if(without.kept.is_none(), "a duty not kept without the fact");
                    met.once_if(with.status == Status::KeptLate, "a duty kept late by a fact");
                }
            }
        }

        further(life, met, &case, &answer)?;
        indications(life, met, &case, &answer)
    });
}

/// One more of the facts that fulfil a recurring duty.
fn further(life: &mut Life, met: &mut Met, case: &Case, answer: &Answer) -> Result<(), TestCaseError> {
    let on = answer.as_of;
    let open: Vec<&Duty> = answer.duties.iter().filter(|duty| recurring(duty.row.code).is_some()).collect();
    let Some(duty) = life.choose.of(&open).copied() else { return Ok(()) };
    let (kind, mut form) = recurring(duty.row.code).unwrap();
    let (after, through) = duty.window.unwrap_or((duty.anchor, on));
    let span = usize::try_from(through.days_since(after)).unwrap_or(0).max(1);
    let day = after.plus_days(1 + i32::try_from(life.choose.below(span)).unwrap()).min(life.last());
    if life.choose.one_in(4) {
        form["covers"] = json!(after.next());
    }
    let by = id(case, duty.bearer);
    let entry = json!({
        "on": day, "recorded_on": life.last(), "by": by, "recorded_by": "organ", "evidence": ["e"],
        "fact": { kind: form },
    });
    let longer = with_entry(case, entry.clone()).map_err(TestCaseError::fail)?;
    let Some(with) = ask(&longer, on) else { return Ok(()) };
    for (before, now) in pairs(answer, &with) {
        if (before.row.code, before.origin) != (duty.row.code, duty.origin) {
            continue;
        }
        prop_assert!(!worse(before, now), "with {entry} as of {on}: {before:?}\n{now:?}");
        if before.kept.is_none() && now.kept.is_some() {
            met.once("a further fact kept a window");
            met.once_if(before.status == Status::Overdue, "a further fact in a missed window");
        }
    }
    Ok(())
}

/// Whether measures are due, and referrals of persons, in the order of the answer.
#[derive(Debug, PartialEq)]
struct Due {
    measures: Vec<(EntryNo, Eligible)>,
    referrals: Vec<(EntryNo, PartyNo, Eligible)>,
}

fn due(answer: &Answer) -> Due {
    let liability = &answer.liability;
    let measures = liability.eligibility.iter().map(|measure| (measure.proceeding, measure.eligible));
    let referrals = liability.referral_eligibility.iter().map(|refer| (refer.proceeding, refer.person, refer.eligible));
    Due { measures: measures.collect(), referrals: referrals.collect() }
}

/// A fact that indicates, or an attempt, of any unit and on any day.
fn indications(life: &mut Life, met: &mut Met, case: &Case, answer: &Answer) -> Result<(), TestCaseError> {
    let on = answer.as_of;
    let entry = |by: &str, what: Value| {
        let mut entry = json!({
            "on": on, "recorded_on": life.last().max(on), "by": by, "recorded_by": "organ", "evidence": ["e"],
        });
        for (class, form) in what.as_object().unwrap() {
            entry[class] = form.clone();
        }
        entry
    };
    let mut choose = life.choose.clone();
    let unit = ["u1", "u2", "u3", "u4"][choose.below(4)];
    let kind = *choose.of(INDICATING).unwrap();
    let no = case.record().entries().len() + 1;
    let question = match kind {
        "concealment_recorded" => "conduct.concealment",
        "false_report_recorded" => "conduct.false-report",
        "neglect_recorded" => "conduct.neglect",
        "falsification_recorded" => "conduct.falsification",
        _ => "conduct.other-circumstance",
    };
    let form = json!({ "question": question, "about": { "entry": no }, "answer": "met", "document": "d" });
    let added = [
        entry(unit, json!({ "fact": { kind: {} } })),
        entry("organ", json!({ "determination": form })),
        entry(unit, json!({ "fact": { "act_attempted": { "act": "interview" } } })),
    ];
    let mut longer = case.clone();
    for entry in added {
        longer = with_entry(&longer, entry).map_err(TestCaseError::fail)?;
    }
    let Some(with) = ask(&longer, on) else { return Ok(()) };
    let added = IndicationSource::Entry(EntryNo(u32::try_from(no).unwrap()));
    let more = with.liability.indications.iter().any(|seen| seen.source == added && !seen.is_question());
    met.once_if(more, "an indication more");
    let (before, now) = (due(answer), due(&with));
    prop_assert_eq!(&before, &now, "with {} of {} as of {}", kind, unit, on);
    met.once_if(before.measures.iter().any(|(_, eligible)| *eligible != Eligible::Must), "a measure not due");
    met.once_if(before.referrals.iter().any(|(_, _, eligible)| *eligible != Eligible::Must), "a referral not due");
    Ok(())
}

// ---- law 8 ----

/// A tenure as the record tells it: who, where, in which post, from, through.
struct Tenure {
    person: PartyNo,
    at: PartyNo,
    post: Post,
    from: Day,
    until: Option<Day>,
}

fn tenures(case: &Case) -> BTreeMap<EntryNo, Tenure> {
    let taken = taken_back(case);
    let standing = || case.record().entries().iter().filter(|entry| !taken.contains_key(&entry.no));
    let mut all = BTreeMap::new();
    for entry in standing() {
        if let (What::Fact(Fact::TenureBegan(form)), Some(from)) = (&entry.what, entry.day()) {
            let (person, at, post) = (form.person.0, form.at.0, form.post);
            all.insert(entry.no, Tenure { person, at, post, from, until: None });
        }
    }
    for entry in standing() {
        if let What::Fact(Fact::TenureEnded(form)) = &entry.what
            && let Some(tenure) = all.get_mut(&form.of)
        {
            tenure.until = entry.day();
        }
    }
    all
}

impl Tenure {
    fn covers(&self, from: Day, to: Day) -> bool {
        self.from <= from && from <= to && self.until.is_none_or(|until| to <= until)
    }
}

fn in_tenure(tenures: &BTreeMap<EntryNo, Tenure>, named: &Responsible) -> bool {
    tenures.get(&named.entry).is_some_and(|tenure| {
        (tenure.person, tenure.at, tenure.post) == (named.person, named.at, named.post)
            && tenure.covers(named.from, named.to)
    })
}

/// Two who are first responsible at one unit on one day.
fn two_first(list: &[Responsible]) -> Option<(&Responsible, &Responsible)> {
    let mut first: Vec<_> = list.iter().filter(|named| named.capacity == Capacity::FirstResponsible).collect();
    first.sort_unstable_by_key(|named| (named.at, named.from));
    first.windows(2).map(|two| (two[0], two[1])).find(|(a, b)| a.at == b.at && b.from <= a.to)
}

/// Law 8. No unit has two first responsible persons on one day, in the answer or in any attribution; whoever an answer
/// names by post (who answers, who held the post while a duty ran, who stands in the graph, who is to be interviewed,
/// whose duty follows from a post) held that post on those days, by the entries on tenure alone.
#[test]
fn responsibility_follows_tenure() {
    let rates = [
        ("someone answers", 2000),
        ("two first responsible one after the other", 40),
        ("an attribution", 400),
        ("a link to a person", 2000),
        ("someone to interview", 700),
        ("a leader's or head's duty", 1500),
        ("a tenure ended", 1200),
    ];
    holds(8, &rates, |life, met| {
        let case = life.case();
        let tenures = tenures(&case);
        met.once_if(tenures.values().any(|tenure| tenure.until.is_some()), "a tenure ended");
        let on = life.day();
        let Some(answer) = ask(&case, on) else { return Ok(()) };
        prop_assert!(two_first(&answer.responsible).is_none(), "{:?}", two_first(&answer.responsible));
        for named in &answer.responsible {
            prop_assert!(in_tenure(&tenures, named) && named.to <= on, "out of tenure: {named:?}");
            met.once("someone answers");
            let after = answer.responsible.iter().any(|other| {
                (other.at, other.capacity) == (named.at, Capacity::FirstResponsible)
                    && named.capacity == Capacity::FirstResponsible
                    && other.person != named.person
            });
            met.once_if(after, "two first responsible one after the other");
        }
        for attributed in &answer.attributed {
            let duty = &answer.duties[attributed.duty];
            let through = duty.deadline.map(|deadline| deadline.due()).unwrap();
            let from = duty.window.map_or(duty.anchor, |(after, _)| after.next());
            prop_assert!(two_first(&attributed.holders).is_none(), "{attributed:?}");
            for named in &attributed.holders {
                let within = from <= named.from && named.to <= through;
                prop_assert!(within && in_tenure(&tenures, named), "{named:?} for {duty:?}");
                met.once("an attribution");
            }
        }
        let holds_post = |person: PartyNo, at: Option<PartyNo>, posts: &[Post], from: Day, to: Day| {
            tenures.values().any(|tenure| {
                tenure.person == person
                    && at.is_none_or(|at| tenure.at == at)
                    && posts.contains(&tenure.post)
                    && tenure.covers(from, to)
            })
        };
        for link in &answer.graph {
            let posts: &[Post] = match link.relation {
                Relation::Leads | Relation::Cooperates => continue,
                Relation::Coordinates => &[Post::OrganLeader, Post::ChiefExecutive],
                Relation::FirstResponsible => &[Post::PrincipalHead],
                Relation::Corresponding => &[Post::OtherHead],
            };
            prop_assert!(holds_post(link.to, Some(link.from), posts, on, on), "out of tenure: {link:?} on {on}");
            met.once("a link to a person");
        }
        for measure in &answer.liability.eligibility {
            let Some(person) = measure.target.filter(|target| is_person(&case, *target)) else { continue };
            if measure.eligible != Eligible::Done {
                prop_assert!(holds_post(person, None, &[Post::PrincipalHead], on, on), "{measure:?} on {on}");
                met.once("someone to interview");
            }
        }
        for duty in answer.duties.iter().filter(|duty| is_person(&case, duty.bearer)) {
            let (posts, day): (&[Post], Day) = match duty.row.code {
                "07.coordination" => (&[Post::OrganLeader, Post::ChiefExecutive], duty.anchor),
                "12.account" => (&[Post::PrincipalHead], duty.anchor),
                _ => continue,
            };
            prop_assert!(holds_post(duty.bearer, None, posts, day, day), "nobody's duty: {duty:?}");
            met.once("a leader's or head's duty");
        }
        Ok(())
    });
}

// ---- law 10 ----

/// The sanction that a decision and the answers in effect so far leave, by kind and months; none once annulled.
fn attacked(case: &Case, of: EntryNo, before: EntryNo) -> Option<(Sanction, Option<u32>)> {
    let taken = taken_back(case);
    let mut left = match &case.record().entry(of)?.what {
        What::Discipline(DisciplineAct::Decide(form)) => form.kind.map(|kind| (kind, form.months.or(kind.months()))),
        What::Execution(_)
        | What::Accountability(_)
        | What::Discipline(_)
        | What::Remedy(_)
        | What::Evaluation(_)
        | What::Standard(_)
        | What::Fact(_)
        | What::Determination(_)
        | What::Statement(_) => None,
    };
    for entry in case.record().entries().iter().take_while(|entry| entry.no < before) {
        if let What::Remedy(RemedyAct::Answer(form)) = &entry.what
            && form.of == of
            && case.effect(entry.no) == Effect::InEffect
            && taken.get(&entry.no).is_none_or(|by| *by > before)
        {
            match form.result {
                RemedyResult::Upheld => {}
                RemedyResult::Modified => left = form.kind.map(|kind| (kind, form.months.or(kind.months()))).or(left),
                RemedyResult::Annulled => left = None,
            }
        }
    }
    left
}

/// What the measures do: sanctions, proceedings, whether a measure or a referral is due.
fn effects_of_measures(answer: &Answer) -> impl PartialEq + std::fmt::Debug {
    let liability = &answer.liability;
    (
        liability.referrals.clone(),
        liability.proceedings.clone(),
        liability.eligibility.clone(),
        liability.referral_eligibility.clone(),
        liability.indications.clone(),
    )
}

/// Law 10. No answer in effect puts a heavier kind or a longer time in place of what it answers, and none that would
/// is ever accepted; filing a remedy and giving it up change nothing that the measures do, on any day.
#[test]
fn a_remedy_never_makes_heavier() {
    let rates = [
        ("an answer modified a sanction", 50),
        ("a filing", 500),
        ("a filing given up", 150),
        ("a filing against a sanction in effect", 200),
        ("a heavier answer is refused", 100),
        ("an answer no heavier is accepted", 100),
    ];
    holds(10, &rates, |life, met| {
        let case = life.case();
        let mut filings = Vec::new();
        for (no, _) in case.effects().filter(|(_, effect)| *effect == Effect::InEffect) {
            let entry = case.record().entry(no).unwrap();
            match &entry.what {
                // What was answered before the regulation is history: no guard was asked (art 24).
                What::Remedy(RemedyAct::Answer(form))
                    if form.result == RemedyResult::Modified && entry.day().is_some_and(|day| day >= FORCE) =>
                {
                    let is_sanction =
                        case.record().entry(form.of).is_some_and(|of| matches!(of.what, What::Discipline(_)));
                    if let Some(kind) = form.kind.filter(|_| is_sanction) {
                        let was = attacked(&case, form.of, no);
                        let lighter = was.is_some_and(|(old, months)| {
                            kind < old || kind == old && (form.months.is_none() || form.months <= months)
                        });
                        prop_assert!(lighter, "answer {no}: {kind:?} in place of {was:?}");
                        met.once("an answer modified a sanction");
                    }
                }
                What::Remedy(RemedyAct::File(_) | RemedyAct::Discontinue(_)) => filings.push(no),
                What::Remedy(RemedyAct::Answer(_))
                | What::Execution(_)
                | What::Accountability(_)
                | What::Discipline(_)
                | What::Evaluation(_)
                | What::Standard(_)
                | What::Fact(_)
                | What::Determination(_)
                | What::Statement(_) => {}
            }
        }
        if let Some(no) = life.choose.of(&filings).copied() {
            let before = life.case_of(life.prefix(no.0 as usize - 1));
            let after = life.case_of(life.prefix(no.0 as usize));
            let on = case.record().entry(no).unwrap().day().unwrap();
            let of = case.record().entry(no).unwrap().what.continues().unwrap();
            // Of a decision known to the month only, the filing shows from which day at the latest it stood.
            let exact = case.record().entry(of).unwrap().precision == Precision::Day;
            for on in [on, on.plus_days(40), life.last()].into_iter().filter(|_| exact) {
                let (Some(before), Some(after)) = (ask(&before, on), ask(&after, on)) else { continue };
                let (then, now) = (effects_of_measures(&before), effects_of_measures(&after));
                prop_assert!(then == now, "filing {no} as of {on}: {then:?}\n{now:?}");
                let sanction = before.liability.referrals.iter().any(|referral| referral.sanction.is_some());
                met.once_if(sanction, "a filing against a sanction in effect");
            }
            let given_up = case.record().entry(no).unwrap().what.tag() == "discontinue";
            met.once(if given_up { "a filing given up" } else { "a filing" });
        }

        // Every answer that the body filed with could give now, under the regulation.
        let on = life.last().next().max(FORCE);
        for remedy in case.remedies(on) {
            let (RemedyStage::Filed, Some(before)) = (remedy.stage, remedy.before) else { continue };
            let next = EntryNo(u32::try_from(case.record().entries().len()).unwrap() + 1);
            let Some((old, _)) = attacked(&case, remedy.of, next) else { continue };
            prop_assert!(remedy.regime != RemedyRegime::Inspection, "no sanction: {remedy:?}");
            for kind in Sanction::ALL {
                let form = json!({ "of": remedy.of, "result": "modified", "kind": kind.code() });
                let by = id(&case, before);
                let entry = json!({
                    "on": on, "recorded_on": on, "by": by, "recorded_by": by, "evidence": ["e"],
                    "remedy": { "answer": form },
                });
                let answered = with_entry(&case, entry).map_err(TestCaseError::fail)?;
                let accepted = answered.effect(next) == Effect::InEffect;
                prop_assert!(!accepted || *kind <= old, "{kind:?} in place of {old:?} against {}", remedy.of);
                met.once_if(!accepted && *kind > old, "a heavier answer is refused");
                met.once_if(accepted, "an answer no heavier is accepted");
            }
        }
        Ok(())
    });
}
