//! The conformance vectors of `tests/vectors` against the library. The format is in `tests/vectors/README.md`.

#[path = "common/vectors.rs"]
mod form;

use std::collections::{BTreeMap, BTreeSet};

use form::{
    EXPECTED_KEYS, VECTOR_KEYS, Vector, compare, compare_duties, day, in_order, list, only, planted, sorted, vectors,
};
use serde_json::{Value, json};
use zeren::{
    answers::Audience,
    articles::provisions::PROVISIONS,
    engine::{Case, Effect},
    record::Record,
    terms::{Clause, Setting, Standards, standard::StandardsDocument},
};

/// Fewer vectors than this is a failure of its own.
const FEWEST: usize = 80;

fn standards(value: &Value) -> Standards {
    match value.as_str() {
        Some("statutory") => Standards::statutory(),
        Some("indicative") => Standards::indicative(),
        Some(other) => panic!("no standards are called `{other}`"),
        None => serde_json::from_value::<StandardsDocument>(value.clone()).unwrap().open().unwrap(),
    }
}

/// The articles of the regulation under which guards failed: that of the clause cited, or, where another instrument is
/// cited, that of the rule, with which its code begins. An open guard fails an act of accountability or discipline,
/// and no other.
fn failed_articles(act: &Value, record: &Value) -> Value {
    let entry = list(&record["entries"]).iter().find(|entry| entry["no"] == act["entry"]).unwrap();
    let open_fails = ["accountability", "discipline"].iter().any(|class| entry.get(class).is_some());
    let fails = |finding: &&Value| open_fails || finding["ruling"] == "not_met";
    let number = |finding: &Value| {
        let clause = Clause::parse(finding["clause"].as_str().unwrap()).unwrap();
        let own = (1..=Clause::regulation_article_count()).find(|n| Clause::article(*n).contains(clause));
        own.map_or_else(|| finding["code"].as_str().unwrap()[..2].parse::<u32>().unwrap(), u32::from)
    };
    let numbers: BTreeSet<u32> = list(&act["failed"]).iter().filter(fails).map(number).collect();
    json!(numbers.iter().map(|n| format!("regulation:{n}")).collect::<Vec<_>>())
}

fn duty(duty: &Value) -> Value {
    let mut form = only(duty, &["code", "bearer", "unit", "about", "status", "kept_by"]);
    if let Some(after) = duty.get("window_after") {
        form["window"] = json!([after, duty["window_through"]]);
    }
    if let Some(due) = duty.get("due") {
        form["due"] = due["day"].clone();
        form["firm"] = due["firm"].clone();
    }
    form
}

fn indications(answer: &Value, ruling: &str) -> Value {
    let all = list(&answer["liability"]["indications"]).iter();
    let chosen = all.filter(|i| i["finding"]["ruling"] == ruling);
    json!(sorted(chosen.map(|i| only(i, &["item", "unit", "duty", "due", "entry"])).collect()))
}

fn holders(holders: &Value) -> Value {
    let form = |holder: &Value| only(holder, &["person", "at", "capacity", "from", "to"]);
    json!(sorted(list(holders).iter().map(form).collect()))
}

/// For each missed duty, its code, its due day and the holders of the posts meanwhile.
fn attributed(answer: &Value) -> Value {
    let form = |attributed: &Value| {
        let duty = &answer["duties"][usize::try_from(attributed["duty"].as_u64().unwrap()).unwrap()];
        json!({ "code": duty["code"], "due": duty["due"]["day"], "holders": holders(&attributed["holders"]) })
    };
    json!(sorted(list(&answer["attributed"]).iter().map(form).collect()))
}

fn remedy(remedy: &Value) -> Value {
    let next = |step: &Value| {
        let mut form = only(step, &["step"]);
        if let Some(last) = step.get("last_day") {
            form["last_day"] = last["day"].clone();
        }
        form
    };
    let mut form = only(remedy, &["of", "finality"]);
    if let Some(last) = remedy.get("last_day") {
        form["last_day"] = last["day"].clone();
    }
    form["next"] = json!(sorted(list(&remedy["next"]).iter().map(next).collect()));
    form
}

/// What the answer says under a key of the expectation, in the form of the expectation.
fn said(key: &str, wanted: &Value, answer: &Value, record: &Value, effects: &BTreeMap<String, &str>) -> Value {
    let liability = &answer["liability"];
    let forms = |name: &str, fields: &[&str]| {
        json!(sorted(list(&liability[name]).iter().map(|form| only(form, fields)).collect()))
    };
    let asked = wanted.as_object();
    match key {
        "in_force" | "application" => answer[key].clone(),
        "state" | "version" => answer["standing"][key].clone(),
        "effects" => json!(asked.unwrap().keys().map(|no| (no, effects.get(no))).collect::<BTreeMap<_, _>>()),
        "failed_clauses" => {
            let number = |no: &String| no.parse::<u64>().unwrap();
            let act = |no| list(&answer["without_effect"]).iter().find(|act| act["entry"] == number(no));
            let clauses = asked
                .unwrap()
                .keys()
                .map(|no| (no.clone(), act(no).map_or(Value::Null, |act| failed_articles(act, record))));
            Value::Object(clauses.collect())
        }
        "responsible" => holders(&answer["responsible"]),
        "attributed" => attributed(answer),
        "indications" => indications(answer, "met"),
        "indication_questions" => indications(answer, "open"),
        "proceedings" => forms("proceedings", &["opened", "state"]),
        "referrals" => forms("referrals", &["opened", "state"]),
        "eligibility" => {
            let mut all = list(&liability["eligibility"]).to_vec();
            for referral in list(&liability["referral_eligibility"]) {
                let mut referral = referral.clone();
                referral["measure"] = json!("refer");
                all.push(referral);
            }
            let form = |e: &Value| only(e, &["proceeding", "measure", "person", "eligible"]);
            json!(sorted(all.iter().map(form).collect()))
        }
        "remedies" => json!(sorted(list(&liability["remedies"]).iter().map(remedy).collect())),
        _ => panic!("no such key: {key}"),
    }
}

/// Every code and question code that a list of findings speaks of, and the articles of the codes.
fn codes(findings: &[&Value]) -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for finding in findings {
        let code = finding["code"].as_str().unwrap();
        codes.insert(code.to_owned());
        codes.insert(format!("regulation:{}", code[..2].parse::<u32>().unwrap()));
        codes.extend(["question", "other_question"].iter().filter_map(|key| finding[key].as_str()).map(str::to_owned));
    }
    codes
}

/// Who reads the answer; the organ where a vector does not say.
fn audience(case: &Case, reader: &Value) -> Audience {
    let party = |id: &Value| case.party(id.as_str().unwrap()).unwrap();
    let (kind, id) = reader.as_object().unwrap().iter().next().unwrap();
    match kind.as_str() {
        "unit" => Audience::Unit(party(id)),
        "person" => Audience::Person(party(id)),
        "body" => Audience::Body(party(id)),
        "public" => Audience::Public,
        other => panic!("nobody is called `{other}`"),
    }
}

/// What the library says of the record of a vector.
struct Said {
    answer: Value,
    effects: BTreeMap<String, &'static str>,
}

fn ask(vector: &Value) -> Said {
    let record = Record::from_json(&vector["record"].to_string()).unwrap_or_else(|error| panic!("{error}"));
    let mut case = Case::new(record, Setting::new(standards(&vector["standards"])));
    if let Some(known_on) = vector.get("known_on") {
        case = case.as_known_on(day(known_on));
    }
    let assessment = case.assess(day(&vector["as_of"])).unwrap_or_else(|error| panic!("{error}"));
    let assessment = match vector.get("audience") {
        Some(reader) => case.as_seen_by(&assessment, audience(&case, reader)),
        None => assessment,
    };
    let answer = serde_json::to_value(case.document(&assessment)).unwrap();
    let mut effects = BTreeMap::new();
    for (no, effect) in case.effects() {
        let word = match effect {
            Effect::InEffect => "in_effect",
            Effect::WithoutEffect => "without_effect",
            Effect::NotAnAct => continue,
        };
        effects.insert(serde_json::to_value(no).unwrap().to_string(), word);
    }
    Said { answer, effects }
}

/// Every point on which an answer is not the one expected, by its path in the vector.
fn differences(vector: &Value, Said { answer, effects }: &Said) -> Vec<String> {
    let mut differences = Vec::new();
    let expected = vector["expected"].as_object().unwrap();
    for (key, wanted) in expected {
        match key.as_str() {
            "duties" => {}
            "duty_codes" => {
                let found = list(&answer["duties"]).iter().map(duty).collect();
                compare_duties(&vector["expected"], found, &mut differences);
            }
            "questions_include" | "findings_include" => {
                let findings: Vec<&Value> = if key == "questions_include" {
                    let duties = list(&answer["duties"]).iter().filter_map(|d| d.get("why"));
                    let indications = list(&answer["liability"]["indications"]).iter().map(|i| &i["finding"]);
                    let questions = list(&answer["questions"]).iter().map(|q| &q["finding"]);
                    questions.chain(duties).chain(indications).collect()
                } else {
                    list(&answer["findings"]).iter().chain(list(&answer["notes"])).collect()
                };
                let codes = codes(&findings);
                let missing = list(wanted).iter().filter(|code| !codes.contains(code.as_str().unwrap()));
                differences.extend(missing.map(|code| format!("expected.{key}: {code} is not among {codes:?}")));
            }
            _ => {
                let said = said(key, wanted, answer, &vector["record"], effects);
                compare(&format!("expected.{key}"), &in_order(key, wanted), &said, &mut differences);
            }
        }
    }
    differences
}

#[test]
fn every_vector_is_answered_as_expected() {
    let mut failed = Vec::new();
    for Vector { file, value } in vectors() {
        let differences = differences(&value, &ask(&value));
        failed.extend(differences.iter().map(|difference| format!("tests/vectors/{file}: {difference}")));
    }
    assert!(failed.is_empty(), "{} points differ:\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn every_wrong_expectation_is_found_and_named() {
    let mut count = 0;
    for Vector { file, value } in vectors() {
        let said = ask(&value);
        for (key, wrong) in planted(&value["expected"]) {
            let mut vector = value.clone();
            vector["expected"][&key] = wrong.clone();
            let found = differences(&vector, &said);
            let path = format!("expected.{key}");
            assert!(!found.is_empty(), "{file}: {path} may be {wrong}");
            assert!(found.iter().all(|difference| difference.starts_with(&path)), "{file}: {path}: {found:?}");
            count += 1;
        }
    }
    assert!(count > 2_000, "{count} values planted");
}

#[test]
fn the_vectors_are_well_formed_and_leave_no_clause_out() {
    let vectors = vectors();
    assert!(vectors.len() >= FEWEST, "{} vectors; at least {FEWEST} are wanted", vectors.len());
    let mut exercised = BTreeMap::<Clause, u32>::new();
    for Vector { file, value } in &vectors {
        assert_eq!(value["vector"], "zeren.vector/1", "{file}");
        let unknown = |value: &Value, known: &[&str]| {
            value.as_object().unwrap().keys().filter(|key| !known.contains(&key.as_str())).cloned().collect::<Vec<_>>()
        };
        assert_eq!(unknown(value, VECTOR_KEYS), Vec::<String>::new(), "{file}: unknown keys");
        assert_eq!(unknown(&value["expected"], EXPECTED_KEYS), Vec::<String>::new(), "{file}: unknown keys");
        assert!(["title_zh", "title_en"].iter().all(|title| value[title].is_string()), "{file} has no title");
        let same = |a: &str, b: &str| value["expected"].get(a).is_some() == value["expected"].get(b).is_some();
        assert!(same("duties", "duty_codes"), "{file}: `duties` and `duty_codes` go together");
        assert!(!list(&value["clauses"]).is_empty(), "{file} names no clause");
        for code in list(&value["clauses"]) {
            let clause = Clause::parse(code.as_str().unwrap()).unwrap_or_else(|error| panic!("{file}: {error}"));
            *exercised.entry(clause).or_default() += 1;
        }
    }
    for clause in PROVISIONS.iter().map(|provision| provision.clause) {
        let by = exercised.iter().filter(|(other, _)| clause.contains(**other)).map(|(_, n)| n).sum::<u32>();
        assert!(by > 0, "{} is exercised by no vector", clause.code());
    }
}
