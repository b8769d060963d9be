//! The adapter: the library's answers in the oracle's words. The only module of this test that knows the door.

use std::collections::{BTreeMap, BTreeSet};

use zeren::{
    answers::{Answer, RemedyAnswer},
    engine::{Case, Effect},
    record::{Record, Statement, What},
    terms::{
        Day, PartyNo, Setting,
        accountability::{IndicationSource, Measure},
        duty::Duty,
        party::Capacity,
        remedy::{Finality, RemedyStage, RemedyStep},
        standard::Standards,
    },
};

use crate::{
    compare::{Difference, compare},
    opinion::{No, OracleStandards},
    opinion_answers::{DutyLine, Opinion, RemedyLine, opinion},
};

/// The library's standards of the same name; none where the oracle's are of no preset.
fn preset(standards: &OracleStandards) -> Option<Standards> {
    match standards {
        s if *s == OracleStandards::statutory() => Some(Standards::statutory()),
        s if *s == OracleStandards::indicative() => Some(Standards::indicative()),
        _ => None,
    }
}

/// What the library holds of the record; none for standards that are no preset.
pub fn library_opinion(
    record: &Record,
    standards: &OracleStandards,
    as_of: Day,
    known_on: Option<Day>,
) -> Option<Opinion> {
    let case = Case::new(record.clone(), Setting::new(preset(standards)?));
    Some(told(&known_on.map_or_else(|| case.clone(), |day| case.as_known_on(day)), as_of))
}

/// Where the oracle and the library differ; none for standards that are no preset.
pub fn differences(
    record: &Record,
    standards: &OracleStandards,
    as_of: Day,
    known_on: Option<Day>,
) -> Option<Vec<Difference>> {
    let library = library_opinion(record, standards, as_of, known_on)?;
    let mut oracle = opinion(record, standards, as_of, known_on);
    // The door shows no engagements; they are compared through the duties anchored on them. The articles under which
    // a guard is filed are the words of each side; that the act failed is compared.
    oracle.engagements.clear();
    oracle.effects.iter_mut().for_each(|effect| effect.3.clear());
    Some(compare(&oracle, &library))
}

/// The library's answer for a day, in the oracle's words.
pub fn told(case: &Case, as_of: Day) -> Opinion {
    let assessment = case.assess(as_of).unwrap();
    let Some(answer) = assessment.answer() else { return Opinion::default() };
    let id = |party: PartyNo| case.id_of(party);
    let liability = &answer.liability;
    let mut o = Opinion {
        in_force: true,
        application: answer.application.code().into(),
        effects: effects(case, answer),
        state: answer.standing.map(|standing| standing.state.code().into()),
        version: answer.standing.map_or(0, |standing| standing.version as usize),
        duties: answer.duties.iter().map(|duty| line(case, duty)).collect(),
        attributions: attributions(case, answer),
        ..Opinion::default()
    };
    for p in &liability.proceedings {
        o.proceedings.push((p.opened.0, id(p.unit), p.item.code().into(), p.state.code().into(), p.correct_by));
    }
    for r in &liability.referrals {
        o.referrals.push((r.opened.0, id(r.person), r.state.code().into()));
    }
    o.remedies = liability.remedies.iter().map(remedy).collect();
    for r in answer.responsible.iter().filter(|r| r.from <= as_of && as_of <= r.to) {
        o.responsible.push((id(r.at), id(r.person), capacity(r.capacity).into()));
    }
    for i in liability.indications.iter().filter(|i| !i.is_question()) {
        let source = match i.source {
            IndicationSource::Duty { code, due } => format!("{code}@{due}"),
            IndicationSource::Entry(no) => format!("#{}", no.0),
        };
        o.indications.push((i.item.code().into(), id(i.unit), source));
    }
    for e in &liability.eligibility {
        let target = e.target.map_or("-".into(), id);
        o.eligibility.push((e.proceeding.0, e.measure.code().into(), target, e.eligible.code().into()));
    }
    for e in &liability.referral_eligibility {
        let refer = Measure::Refer.code().into();
        o.eligibility.push((e.proceeding.0, refer, id(e.person), e.eligible.code().into()));
    }
    o.sort();
    // A person with two running tenures of one kind answers once.
    o.responsible.dedup();
    o
}

fn capacity(capacity: Capacity) -> &'static str {
    capacity.code()
}

/// Acts and retractions dated by the day: in effect or not, and what was taken back.
fn effects(case: &Case, answer: &Answer) -> Vec<(No, String, String, BTreeSet<String>)> {
    let mut taken_back = BTreeSet::new();
    let mut lines = Vec::new();
    for (no, effect) in case.effects() {
        let entry = case.record().entry(no).unwrap();
        let judged = match &entry.what {
            What::Statement(Statement::Retraction(retraction)) => {
                if effect != Effect::WithoutEffect {
                    taken_back.insert(retraction.entry.0);
                }
                true
            }
            What::Fact(_) | What::Determination(_) | What::Statement(_) => false,
            _ => true,
        };
        if judged && entry.day().is_none_or(|day| day <= answer.as_of) {
            lines.push((no.0, format!("{}.{}", entry.what.class(), entry.what.tag()), effect));
        }
    }
    lines
        .into_iter()
        .map(|(no, kind, effect)| {
            let effect = match effect {
                _ if taken_back.contains(&no) => "retracted",
                Effect::WithoutEffect => "without_effect",
                Effect::InEffect | Effect::NotAnAct => "in_effect",
            };
            (no, kind, effect.into(), BTreeSet::new())
        })
        .collect()
}

fn line(case: &Case, duty: &Duty) -> DutyLine {
    DutyLine {
        code: duty.row.code.into(),
        bearer: case.id_of(duty.bearer),
        unit: duty.unit.map(|unit| case.id_of(unit)),
        about: duty.about.map(|no| no.0),
        anchor: duty.anchor,
        window: duty.window,
        due: duty.deadline.map(|deadline| deadline.due()),
        status: duty.status.code().into(),
        kept: duty.kept.map(|(day, no)| (day, no.0)),
    }
}

/// Who held the posts while a missed duty ran; days of one person in one capacity that touch are one.
fn attributions(case: &Case, answer: &Answer) -> Vec<(String, String, String, Day, Day)> {
    let mut all = Vec::new();
    for attributed in &answer.attributed {
        let duty = &answer.duties[attributed.duty];
        let about = duty.about.map_or(String::new(), |no| format!("#{}", no.0));
        let source = format!("{}{about}@{}", duty.row.code, duty.deadline.unwrap().due());
        let mut spans: BTreeMap<(String, &str), Vec<(Day, Day)>> = BTreeMap::new();
        let mut holders = attributed.holders.clone();
        holders.sort_by_key(|r| (r.from, r.to));
        for r in holders {
            let spans = spans.entry((case.id_of(r.person), capacity(r.capacity))).or_default();
            match spans.last_mut().filter(|span| r.from <= span.1.next()) {
                Some(span) => span.1 = span.1.max(r.to),
                None => spans.push((r.from, r.to)),
            }
        }
        for ((person, capacity), spans) in spans {
            all.extend(spans.into_iter().map(|(from, to)| (source.clone(), person.clone(), capacity.into(), from, to)));
        }
    }
    all
}

fn remedy(r: &RemedyAnswer) -> RemedyLine {
    let step = r.step.map_or("", RemedyStep::code);
    let state = if r.stage == RemedyStage::Decided { "decided".into() } else { format!("{}:{step}", r.stage.code()) };
    let day = |next: &zeren::answers::remedies::NextRemedy| next.last_day.map(|deadline| deadline.due());
    let until = r.last_day.filter(|_| r.finality == Finality::OpenUntil).map(|deadline| deadline.due());
    RemedyLine {
        of: r.of.0,
        regime: r.regime.code().into(),
        state,
        next: r.next.iter().map(|next| (next.step.code().into(), day(next))).collect(),
        finality: r.finality.code().into(),
        until,
    }
}
