//! The conformance vectors of `tests/vectors` against the oracle, so that their authority is not the library's alone.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use zeren::{
    record::Record,
    terms::{Day, Period, duty::Term},
};

use crate::{
    form::{EXPECTED_KEYS, Vector, compare, compare_duties, day, in_order, list, planted, sorted, vectors},
    opinion::{Authority, Case, FORCE, No, OracleStandards, Standard, View},
    opinion_answers::{Opinion, opinion},
    opinion_duties::Duty,
};

/// The keys that the oracle answers, and those that it does not: it asks no questions, words no findings, shows an
/// answer to nobody but the organ, and names a holder of a post without the unit.
const ANSWERED: &[&str] = &[
    "in_force",
    "application",
    "state",
    "version",
    "effects",
    "failed_clauses",
    "responsible",
    "attributed",
    "duty_codes",
    "duties",
    "indications",
    "proceedings",
    "eligibility",
    "referrals",
    "remedies",
];
const UNANSWERED: &[&str] = &["indication_questions", "questions_include", "findings_include"];

/// Fewer points compared than this, or more left out, is a failure of its own.
const FEWEST: usize = 2_500;
const MOST_LEFT_OUT: usize = 250;
/// Each value and each list is made wrong once; a duty's code, of which there is then none, is not.
const FEWEST_PLANTED: usize = 2_000;

/// A document of `zeren.standards/1`, read without the library.
fn document(value: &Value) -> OracleStandards {
    let standard = |form: &Value| {
        let known: &[&str] = &["term", "period", "authority", "from"];
        assert!(form.as_object().unwrap().keys().all(|key| known.contains(&key.as_str())), "{form}");
        Standard {
            term: *Term::ALL.iter().find(|term| form["term"] == term.code()).unwrap(),
            case: "",
            period: serde_json::from_value::<Period>(form["period"].clone()).unwrap(),
            authority: match form["authority"].as_object().unwrap().keys().next().unwrap().as_str() {
                "organ_document" => Authority::OrganDocument,
                "indicative" => Authority::Indicative,
                other => panic!("nobody called `{other}` stands behind a standard"),
            },
            from: day(&form["from"]),
            until: None,
            roll: None,
        }
    };
    OracleStandards(list(&value["standards"]).iter().map(standard).collect())
}

/// Unit, person, capacity.
type Holder = (String, String, String);

/// What the oracle holds of a vector: the case itself, and the opinion drawn from it.
struct Asked<'a> {
    case: &'a Case<'a>,
    v: View,
    opinion: Opinion,
    duties: Vec<Duty>,
    /// The opinions of every day from the first of the regulation; empty unless a key asks for days.
    daily: Vec<(Day, Opinion)>,
}

fn with_oracle<T>(vector: &Value, then: impl FnOnce(&Asked<'_>) -> T) -> T {
    let record = Record::from_json(&vector["record"].to_string()).unwrap();
    let standards = match vector["standards"].as_str() {
        Some("statutory") => OracleStandards::statutory(),
        Some("indicative") => OracleStandards::indicative(),
        Some(other) => panic!("no standards are called `{other}`"),
        None => document(&vector["standards"]),
    };
    let (as_of, known_on) = (day(&vector["as_of"]), vector.get("known_on").map(day));
    let (case, upto) = Case::new(&record, &standards, known_on);
    let v = View { upto, day: as_of };
    let days = std::iter::successors(Some(FORCE), |day| Some(day.next())).take_while(|day| *day <= as_of);
    let asked = vector["expected"].get("responsible").is_some();
    let daily = days.filter(|_| asked).map(|day| (day, opinion(&record, &standards, day, known_on))).collect();
    let opinion = opinion(&record, &standards, as_of, known_on);
    let duties = if opinion.in_force { case.duties(v) } else { Vec::new() };
    then(&Asked { case: &case, v, opinion, duties, daily })
}

/// The form without the fields that are nothing.
fn some(form: Value) -> Value {
    let Value::Object(fields) = form else { return form };
    Value::Object(fields.into_iter().filter(|(_, value)| !value.is_null()).collect())
}

fn text(day: Option<Day>) -> Option<String> {
    day.map(|day| day.to_string())
}

fn duty(d: &Duty) -> Value {
    some(json!({
        "code": d.code, "bearer": d.bearer, "unit": d.unit, "about": d.about, "status": d.status.code(),
        "kept_by": d.kept.map(|(_, no)| no),
        "window": d.window.map(|(after, through)| [after.to_string(), through.to_string()]),
        "due": text(d.due.map(|due| due.day)), "firm": d.due.map(|due| due.firm),
    }))
}

impl Asked<'_> {
    /// Who answered for the units, from the opinions of all days: the days of one person at one unit that touch are one.
    fn responsible(&self) -> Value {
        let mut spans: BTreeMap<&Holder, Vec<(Day, Day)>> = BTreeMap::new();
        for (day, opinion) in &self.daily {
            for who in &opinion.responsible {
                let spans = spans.entry(who).or_default();
                match spans.last_mut().filter(|span| span.1.next() == *day) {
                    Some(span) => span.1 = *day,
                    None => spans.push((*day, *day)),
                }
            }
        }
        let each = spans.into_iter().flat_map(|(who, spans)| spans.into_iter().map(move |span| (who, span)));
        let form = |((at, person, capacity), (from, to)): (&Holder, (Day, Day))| json!({ "person": person, "at": at, "capacity": capacity, "from": from.to_string(), "to": to.to_string() });
        json!(sorted(each.map(form).collect()))
    }

    /// Who held the posts, by the duty missed; without the unit, which the oracle does not say.
    fn attributed(&self) -> Value {
        let mut all: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
        for (source, person, capacity, from, to) in &self.opinion.attributions {
            let holder =
                json!({ "person": person, "capacity": capacity, "from": from.to_string(), "to": to.to_string() });
            all.entry(source).or_default().push(holder);
        }
        let form = |(source, holders): (&str, Vec<Value>)| {
            let (duty, due) = source.split_once('@').unwrap();
            json!({ "code": duty.split('#').next(), "due": due, "holders": sorted(holders) })
        };
        json!(sorted(all.into_iter().map(form).collect()))
    }

    fn indications(&self) -> Value {
        let form = |(item, unit, source): &(String, String, String)| match source.split_once('@') {
            Some((duty, due)) => json!({ "item": item, "unit": unit, "duty": duty, "due": due }),
            None => json!({ "item": item, "unit": unit, "entry": source[1..].parse::<No>().unwrap() }),
        };
        json!(sorted(self.opinion.indications.iter().map(form).collect()))
    }

    fn eligibility(&self) -> Value {
        let form = |(proceeding, measure, target, eligible): &(No, String, String, String)| {
            let person = (measure == "refer").then_some(target);
            some(json!({ "proceeding": proceeding, "measure": measure, "person": person, "eligible": eligible }))
        };
        json!(sorted(self.opinion.eligibility.iter().map(form).collect()))
    }

    fn remedies(&self) -> Value {
        let form = |r: &crate::opinion_answers::RemedyLine| {
            // The last day of what was missed is no line of an opinion; the oracle is asked for it step by step.
            let missed = || {
                let steps = self.case.steps(r.of, &r.state, self.v).into_iter();
                let last = |step| self.case.timely(r.of, &r.state, step, (self.v.day, ""), self.v).1;
                steps.filter_map(last).map(|due| due.day).max()
            };
            let last = if r.finality == "lapsed" { missed() } else { r.until };
            let next = r.next.iter().map(|(step, last)| some(json!({ "step": step, "last_day": text(*last) })));
            let next = if r.finality == "pending" { Vec::new() } else { next.collect() };
            some(json!({ "of": r.of, "finality": r.finality, "last_day": text(last), "next": sorted(next) }))
        };
        json!(sorted(self.opinion.remedies.iter().map(form).collect()))
    }

    /// What became of an act, whatever the day.
    fn effect(&self, no: No) -> Value {
        let word = |failed: bool| if failed { "without_effect" } else { "in_effect" };
        json!(self.case.failed.get(&no).map(|failed| word(!failed.is_empty())))
    }

    fn failed(&self, no: No) -> Value {
        let articles = self.case.failed.get(&no).into_iter().flatten();
        let mut numbers: Vec<u32> = articles.map(|article| article.parse().unwrap()).collect();
        numbers.sort_unstable();
        json!(numbers.iter().map(|n| format!("regulation:{n}")).collect::<Vec<_>>())
    }

    /// What the oracle says under a key, in the form of the expectation.
    fn said(&self, key: &str, wanted: &Value) -> Value {
        let o = &self.opinion;
        let by_act = |say: &dyn Fn(No) -> Value| {
            let acts = wanted.as_object().unwrap().keys();
            Value::Object(acts.map(|no| (no.clone(), say(no.parse().unwrap()))).collect::<Map<_, _>>())
        };
        let states = |all: Vec<(No, &String)>| {
            let form = |(opened, state): (No, &String)| json!({ "opened": opened, "state": state });
            json!(sorted(all.into_iter().map(form).collect()))
        };
        match key {
            "in_force" => json!(o.in_force),
            "application" => json!(o.application),
            "state" => json!(o.state),
            "version" => json!(o.version),
            "effects" => by_act(&|no| self.effect(no)),
            "failed_clauses" => by_act(&|no| self.failed(no)),
            "responsible" => self.responsible(),
            "attributed" => self.attributed(),
            "indications" => self.indications(),
            "proceedings" => states(o.proceedings.iter().map(|p| (p.0, &p.3)).collect()),
            "eligibility" => self.eligibility(),
            "referrals" => states(o.referrals.iter().map(|r| (r.0, &r.2)).collect()),
            "remedies" => self.remedies(),
            _ => panic!("no such key: {key}"),
        }
    }

    /// Every point on which the oracle's answer is not the one expected, by its path in the vector.
    fn differences(&self, expected: &Value) -> Vec<String> {
        let mut differences = Vec::new();
        for (key, wanted) in expected.as_object().unwrap() {
            match key.as_str() {
                "duties" => {}
                "duty_codes" => compare_duties(expected, self.duties.iter().map(duty).collect(), &mut differences),
                key if ANSWERED.contains(&key) => {
                    let wanted = in_order(key, &without_unit(key, wanted));
                    compare(&format!("expected.{key}"), &wanted, &self.said(key, &wanted), &mut differences);
                }
                _ => {}
            }
        }
        differences
    }
}

/// The holders named for a missed duty, without the unit at which they held the post.
fn without_unit(key: &str, wanted: &Value) -> Value {
    let mut wanted = wanted.clone();
    if key == "attributed" {
        for holder in wanted.as_array_mut().unwrap().iter_mut().flat_map(|a| a["holders"].as_array_mut().unwrap()) {
            holder.as_object_mut().unwrap().remove("at");
        }
    }
    wanted
}

/// The values in an expectation; that there are no more is a value of each list.
fn points(value: &Value) -> usize {
    match value {
        Value::Object(fields) => fields.values().map(points).sum(),
        Value::Array(values) => 1 + values.iter().map(points).sum::<usize>(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 1,
    }
}

/// The vectors that the organ reads; the oracle has no other reader.
fn of_the_organ() -> (Vec<Vector>, Vec<Vector>) {
    vectors().into_iter().partition(|vector| vector.value.get("audience").is_none())
}

#[test]
fn every_vector_is_answered_by_the_oracle_as_expected() {
    assert!(EXPECTED_KEYS.iter().all(|key| ANSWERED.contains(key) != UNANSWERED.contains(key)));
    let (asked, audiences) = of_the_organ();
    let (mut compared, mut skipped) = (BTreeMap::<&str, usize>::new(), BTreeMap::<String, usize>::new());
    let mut failed = Vec::new();
    for Vector { file, value } in &asked {
        let expected = &value["expected"];
        for (key, wanted) in expected.as_object().unwrap() {
            let answered = without_unit(key, wanted);
            match ANSWERED.iter().find(|answered| *answered == key) {
                Some(key) => *compared.entry(key).or_default() += points(&answered),
                None => *skipped.entry(key.clone()).or_default() += points(wanted),
            }
            if answered != *wanted {
                *skipped.entry(format!("{key}.holders.at")).or_default() += points(wanted) - points(&answered);
            }
        }
        let differences = with_oracle(value, |asked| asked.differences(expected));
        failed.extend(differences.iter().map(|difference| format!("tests/vectors/{file}: {difference}")));
    }
    for Vector { file, value } in &audiences {
        skipped.insert(format!("for an audience: {file}"), points(&value["expected"]));
    }
    compared.iter().for_each(|(key, n)| println!("{n:5} compared  {key}"));
    skipped.iter().for_each(|(key, n)| println!("{n:5} not asked {key}"));
    assert!(failed.is_empty(), "{} points differ:\n{}", failed.len(), failed.join("\n"));
    let all: usize = compared.values().sum();
    let left_out: usize = skipped.values().sum();
    println!("{all} compared in {} vectors, {left_out} not asked", asked.len());
    assert!(all >= FEWEST, "{all} points compared; at least {FEWEST} are wanted");
    assert!(left_out <= MOST_LEFT_OUT, "{left_out} points left out: {skipped:?}");
}

/// The comparison would see a vector, or an oracle, that is wrong on any one value.
#[test]
fn conformance_finds_every_wrong_expectation() {
    let mut count = 0;
    for Vector { file, value } in of_the_organ().0 {
        with_oracle(&value, |asked| {
            for (key, wrong) in planted(&value["expected"]) {
                let mut expected = value["expected"].clone();
                expected[&key] = wrong;
                // A wrong value where the oracle says nothing.
                if !ANSWERED.contains(&key.as_str())
                    || without_unit(&key, &expected[&key]) == without_unit(&key, &value["expected"][&key])
                {
                    continue;
                }
                assert!(!asked.differences(&expected).is_empty(), "{file}: {key} may be {}", expected[&key]);
                count += 1;
            }
        });
    }
    assert!(count >= FEWEST_PLANTED, "{count} values planted");
}
