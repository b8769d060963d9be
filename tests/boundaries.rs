//! The boundaries of every duty, through the public door: a record as JSON, a day, an answer.
//!
//! A record is written in lines, `label= day whose class.kind form`, where `$label` stands for the number of the
//! entry so called; a class without kinds stands alone; a day of seven characters is a month. Every line is written down
//! at once, so that only the days of what happened count. What is compared is a line for each duty: bearer, unit, due
//! day, status, day of fulfilment, reason.

use serde_json::Value;
use zeren::{
    engine::Case,
    record::Record,
    terms::{Day, Setting, Standards, standard::StandardsDocument},
};

// ---- the record in lines ----

fn entry(no: usize, line: &str, labels: &[(String, usize)]) -> String {
    let line = line.split_once("= ").map_or(line, |(_, line)| line);
    let words: Vec<&str> = line.splitn(4, ' ').collect();
    let [on, by, kind, form] = words.as_slice() else { panic!("`{line}` is no entry") };
    let mut form = (*form).to_owned();
    for (label, no) in labels {
        form = form.replace(&format!("${label}"), &no.to_string());
    }
    let what = match kind.split_once('.') {
        Some((class, kind)) => format!(r#""{class}":{{"{kind}":{form}}}"#),
        None => format!(r#""{kind}":{form}"#),
    };
    let on = match on.len() {
        1 => String::new(),
        7 => format!(r#""on":"{on}-01","precision":"month","evidence":["e"],"#),
        _ => format!(r#""on":"{on}","evidence":["e"],"#),
    };
    format!(r#"{{"no":{no},{on}"recorded_on":"2099-12-31","by":"{by}","recorded_by":"o",{what}}}"#)
}

#[track_caller]
fn case(lines: &[String], standards: Standards) -> Case {
    let label = |(n, line): (usize, &String)| line.split_once("= ").map(|(label, _)| (label.to_owned(), n + 1));
    let mut labels: Vec<_> = lines.iter().enumerate().filter_map(label).collect();
    labels.sort_by_key(|(label, _)| std::cmp::Reverse(label.len()));
    let entries: Vec<String> = lines.iter().enumerate().map(|(n, line)| entry(n + 1, line, &labels)).collect();
    let unit = |id: &str| format!(r#"{{"id":"{id}","name":"{id}","kind":"administrative_organ"}}"#);
    let person = |id: &str| format!(r#"{{"id":"{id}"}}"#);
    let text = format!(
        r#"{{"schema":"zeren.record/1","title":"t","decision":"d1","organ":{{"id":"o","name":"o","level":"banner_county"}},
            "units":[{}],"persons":[{}],"bodies":[{{"id":"eval","name":"e","kind":"evaluator"}},
            {{"id":"above","name":"h","kind":"higher_organ"}},{{"id":"sup","name":"s","kind":"supervisory"}}],
            "entries":[{}]}}"#,
        ["a", "b"].map(unit).join(","),
        ["p", "q"].map(person).join(","),
        entries.join(",")
    );
    let record = Record::from_json(&text).unwrap_or_else(|faults| panic!("{faults}\n{text}"));
    Case::new(record, Setting::new(standards))
}

#[track_caller]
fn assessed(lines: &[String], standards: Standards, as_of: &str) -> Value {
    let case = case(lines, standards);
    let answer = case.assess(Day::parse(as_of).unwrap()).unwrap();
    serde_json::to_value(case.document(&answer)).unwrap()
}

/// The answer about a record whose acts are all in effect.
#[track_caller]
fn answer(lines: &[String], standards: Standards, as_of: &str) -> Value {
    let answer = assessed(lines, standards, as_of);
    assert!(answer.get("without_effect").is_none(), "{:#}", answer["without_effect"]);
    answer
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or("")
}

/// The duties of a code, a line each: `bearer[/unit] due status [fulfilled] [why]`.
fn lines_of(answer: &Value, code: &str) -> Vec<String> {
    let line = |duty: &Value| {
        let mut line = text(duty, "bearer").to_owned();
        if let Some(unit) = duty.get("unit") {
            line += &format!("/{}", unit.as_str().unwrap());
        }
        line += &format!(" {} {}", duty.get("due").map_or("-", |due| text(due, "day")), text(duty, "status"));
        for (key, inner) in [("kept_on", None), ("why", Some("code"))] {
            if let Some(value) = duty.get(key) {
                line += &format!(" {}", inner.map_or(value, |inner| &value[inner]).as_str().unwrap());
            }
        }
        line
    };
    list(answer, "duties").iter().filter(|duty| text(duty, "code") == code).map(line).collect()
}

fn owned(lines: &[&str]) -> Vec<String> {
    lines.iter().map(ToString::to_string).collect()
}

/// Everything is on record through this day.
fn complete(through: &str) -> String {
    format!(
        r#"- o statement.completeness_stated {{"through":"{through}","about":{{"all":{{}}}},"terms":{{"all":{{}}}}}}"#
    )
}

fn period(on: &str, term: &str, period: &str) -> String {
    format!(r#"{on} o standard.set_period {{"term":"{term}","period":{period},"document":"doc"}}"#)
}

fn next_day(day: &str, more: i64) -> String {
    let day = Day::parse(day).unwrap();
    let moved = (0..more.abs()).fold(day, |day, _| if more > 0 { day.next() } else { day.prev() });
    moved.to_string()
}

// ---- the duties ----

const ADOPTED: &str = r#"2022-01-05 o execution.adopt {"matter":"planning"}"#;
const DESIGNATED: &str =
    r#"2022-05-10 o execution.designate {"units":[{"unit":"a","role":"sole","competence":"competent"}]}"#;
const TARGETED: &str = r#"2022-05-10 o execution.designate {"units":[{"unit":"a","role":"sole","competence":"competent"}],"targets":[{"unit":"a","day":"2022-08-31"}]}"#;
const STARTED: &str = "2022-05-10 a execution.start {}";
const CHIEF: &str = r#"2021-01-04 outside fact.tenure_began {"person":"p","at":"o","post":"chief_executive"}"#;
const LEADER: &str =
    r#"2021-01-04 outside fact.tenure_began {"person":"p","at":"o","post":"organ_leader","portfolio":["d1"]}"#;
const HEAD: &str = r#"2021-01-04 outside fact.tenure_began {"person":"p","at":"a","post":"principal_head"}"#;
const COMPLETED: &str = "part= 2022-07-01 a fact.part_completed {}";
const REPORTED: &str = "final= 2022-07-01 a fact.final_report {}";
const ACCEPTED: &str = "2022-07-05 o execution.accept_completion {}";
const PROBLEM: &str = r#"problem= 2022-07-01 a fact.problem_found {"kind":"force_majeure"}"#;
const COMPLAINT: &str =
    r#"complaint= 2022-07-01 outside fact.complaint_received {"kind":"grievance","to":"o","contact":"clear"}"#;

/// A duty with the shortest course that gives rise to it.
struct Kind {
    code: &'static str,
    bearer: &'static str,
    course: &'static [&'static str],
    /// The term for which the organ sets a period, from which day, and the period.
    set: Option<(&'static str, &'static str, &'static str)>,
    due: &'static str,
    /// What fulfils it, without its day; `@` stands for a day it covers, where it names one.
    fulfil: &'static str,
    /// The due day under the demonstration standards, where they set one.
    indicative: Option<&'static str>,
    /// The circumstance that missing it indicates; with `?` as a question.
    indicates: Option<&'static str>,
    /// How it stands as of 2021-06-30 when the same happened two years earlier and nothing else; nothing where the
    /// same could not have happened then.
    before: Option<&'static [&'static str]>,
}

const KINDS: &[Kind] = &[
    Kind {
        code: "05.designation",
        bearer: "o",
        course: &[ADOPTED],
        set: Some(("designation", "2022-01-05", r#"{"days":15}"#)),
        due: "2022-01-20",
        fulfil: r#"o execution.designate {"units":[{"unit":"a","role":"sole","competence":"competent"}]}"#,
        indicative: Some("2022-01-26"),
        indicates: None,
        before: Some(&["o - standing 24.before-force"]),
    },
    Kind {
        code: "06.part",
        bearer: "a",
        course: &[ADOPTED, TARGETED, STARTED],
        set: None,
        due: "2022-08-31",
        fulfil: "a fact.part_completed {}",
        indicative: None,
        indicates: Some("item2"),
        before: Some(&["a - standing 24.before-force"]),
    },
    Kind {
        code: "07.coordination",
        bearer: "p",
        course: &[ADOPTED, LEADER, DESIGNATED, STARTED],
        set: Some(("coordination", "2022-05-10", r#"{"months":3}"#)),
        due: "2022-08-10",
        fulfil: "p fact.coordination_held {@}",
        indicative: Some("2022-11-10"),
        indicates: None,
        before: Some(&["p 2021-04-01 overdue", "p 2021-07-01 pending"]),
    },
    Kind {
        code: "08.scope",
        bearer: "o",
        course: &[ADOPTED, DESIGNATED],
        set: Some(("inspection", "2022-05-10", r#"{"months":3}"#)),
        due: "2022-08-10",
        fulfil: "o fact.inspection_scope_included {}",
        indicative: Some("2022-11-10"),
        indicates: None,
        before: Some(&["o - standing 24.before-force"]),
    },
    Kind {
        code: "08.inspection",
        bearer: "o",
        course: &[ADOPTED, DESIGNATED, STARTED],
        set: Some(("inspection", "2022-05-10", r#"{"months":3}"#)),
        due: "2022-08-10",
        fulfil: r#"o fact.inspection_conducted {"aspects":["progress","effect","problems"]@}"#,
        indicative: Some("2022-11-10"),
        indicates: None,
        before: Some(&["o 2021-04-01 overdue", "o 2021-07-01 pending"]),
    },
    Kind {
        code: "09.report",
        bearer: "a",
        course: &[ADOPTED, DESIGNATED, STARTED],
        set: Some(("report", "2022-05-10", r#"{"months":3}"#)),
        due: "2022-08-10",
        fulfil: "a fact.execution_reported {@}",
        indicative: Some("2022-08-10"),
        indicates: Some("item1"),
        before: Some(&["a 2021-04-01 overdue", "a 2021-07-01 pending"]),
    },
    Kind {
        code: "09.final_report",
        bearer: "a",
        course: &[ADOPTED, DESIGNATED, STARTED, COMPLETED],
        set: Some(("final_report", "2022-05-10", r#"{"days":15}"#)),
        due: "2022-07-16",
        fulfil: "a fact.final_report {}",
        indicative: None,
        // Item (1) is indicated by the recurring report; a final report is asked for by the guard of completion.
        indicates: None,
        before: Some(&["a - standing 24.before-force"]),
    },
    Kind {
        code: "11.training",
        bearer: "a",
        course: &[ADOPTED, DESIGNATED, STARTED],
        set: Some(("training", "2022-05-10", r#"{"months":3}"#)),
        due: "2022-08-10",
        fulfil: "a fact.training_held {@}",
        indicative: Some("2023-05-10"),
        indicates: Some("item1"),
        before: Some(&["a 2021-04-01 overdue", "a 2021-07-01 pending"]),
    },
    Kind {
        code: "11.training",
        bearer: "o",
        course: &[ADOPTED, DESIGNATED, STARTED],
        set: Some(("training", "2022-05-10", r#"{"months":3}"#)),
        due: "2022-08-10",
        fulfil: "o fact.training_held {@}",
        indicative: Some("2023-05-10"),
        indicates: None,
        before: Some(&["o 2021-04-01 overdue", "o 2021-07-01 pending"]),
    },
    Kind {
        code: "12.account",
        bearer: "p",
        course: &[ADOPTED, HEAD, DESIGNATED, STARTED],
        set: Some(("year_end", "2022-05-10", r#"{"by_date":{"month":1,"day":31,"years_after":1}}"#)),
        due: "2023-01-31",
        fulfil: r#"p fact.year_end_account {"year":2022,"unit":"a"}"#,
        indicative: Some("2023-01-31"),
        indicates: None,
        before: Some(&[]),
    },
    Kind {
        code: "12.appraisal",
        bearer: "o",
        course: &[ADOPTED, DESIGNATED, STARTED],
        set: Some(("appraisal", "2022-05-10", r#"{"by_date":{"month":3,"day":31,"years_after":1}}"#)),
        due: "2023-03-31",
        fulfil: r#"o fact.appraisal_made {"year":2022,"unit":"a"}"#,
        indicative: None,
        indicates: None,
        before: Some(&[]),
    },
    Kind {
        code: "13.meeting",
        bearer: "a",
        course: &[ADOPTED, DESIGNATED, STARTED],
        set: Some(("meeting", "2022-05-10", r#"{"months":3}"#)),
        due: "2022-08-10",
        fulfil: r#"a fact.meeting_held {"dedicated":true@}"#,
        indicative: Some("2022-08-10"),
        indicates: Some("item1"),
        before: Some(&["a 2021-04-01 overdue", "a 2021-07-01 pending"]),
    },
    Kind {
        code: "14.follow_up",
        bearer: "o",
        course: &[
            ADOPTED,
            CHIEF,
            DESIGNATED,
            STARTED,
            PROBLEM,
            r#"2022-07-02 p execution.suspend_urgently {"of":$problem,"urgency":"u"}"#,
        ],
        set: Some(("suspension_follow_up", "2022-05-10", r#"{"days":15}"#)),
        due: "2022-07-17",
        fulfil: "o execution.resume {}",
        indicative: None,
        indicates: None,
        before: Some(&["o - standing 24.before-force"]),
    },
    Kind {
        code: "15.problem_report",
        bearer: "a",
        course: &[ADOPTED, DESIGNATED, STARTED, PROBLEM],
        set: Some(("problem_report", "2022-05-10", r#"{"days":10}"#)),
        due: "2022-07-11",
        fulfil: r#"a fact.problem_reported {"of":$problem}"#,
        indicative: Some("2022-07-08"),
        indicates: Some("item3?"),
        before: Some(&["a - standing 24.before-force"]),
    },
    Kind {
        code: "16.evaluation",
        bearer: "eval",
        course: &[
            ADOPTED,
            DESIGNATED,
            r#"commission= 2022-06-01 o evaluation.commission_evaluation {"evaluator":"eval","due":"2022-09-30","requirements":["r"],"trigger":"other"}"#,
        ],
        set: None,
        due: "2022-09-30",
        fulfil: r#"eval fact.evaluation_delivered {"of":$commission,"answered":[1]}"#,
        indicative: None,
        indicates: None,
        before: Some(&["eval - standing 24.before-force"]),
    },
    Kind {
        code: "16.evaluation",
        bearer: "a",
        course: &[
            ADOPTED,
            DESIGNATED,
            r#"commission= 2022-06-01 o evaluation.commission_evaluation {"evaluator":"a","due":"2022-09-30","requirements":["r"],"trigger":"other"}"#,
        ],
        set: None,
        due: "2022-09-30",
        fulfil: r#"a fact.evaluation_delivered {"of":$commission,"answered":[1]}"#,
        indicative: None,
        indicates: Some("item1"),
        before: Some(&["a - standing 24.before-force"]),
    },
    Kind {
        code: "17.filing",
        bearer: "a",
        course: &[ADOPTED, DESIGNATED, STARTED, COMPLETED, REPORTED, ACCEPTED],
        set: Some(("filing", "2022-05-10", r#"{"days":30}"#)),
        due: "2022-08-04",
        fulfil: "a fact.record_filed {}",
        indicative: Some("2023-06-30"),
        indicates: Some("item1"),
        before: Some(&["a - standing 24.before-force"]),
    },
    Kind {
        code: "17.filing",
        bearer: "o",
        course: &[ADOPTED, DESIGNATED, STARTED, COMPLETED, REPORTED, ACCEPTED],
        set: Some(("filing", "2022-05-10", r#"{"days":30}"#)),
        due: "2022-08-04",
        fulfil: "o fact.record_filed {}",
        indicative: Some("2023-06-30"),
        indicates: None,
        before: Some(&["o - standing 24.before-force"]),
    },
    Kind {
        code: "18.disclosure",
        bearer: "a",
        course: &[ADOPTED, DESIGNATED, STARTED, COMPLETED],
        set: None,
        due: "2022-07-29",
        fulfil: r#"a fact.disclosed {"of":$part,"channel":"website"}"#,
        indicative: None,
        indicates: Some("item1"),
        before: Some(&["a - standing 24.before-force"]),
    },
    Kind {
        code: "18.disclosure",
        bearer: "o",
        course: &[
            ADOPTED,
            DESIGNATED,
            STARTED,
            r#"end= 2022-07-01 o execution.terminate {"ordered":{"by":"above","document":"d"}}"#,
        ],
        set: None,
        due: "2022-07-29",
        fulfil: r#"o fact.disclosed {"of":$end,"channel":"website"}"#,
        indicative: None,
        indicates: None,
        before: Some(&["o - standing 24.before-force"]),
    },
    Kind {
        code: "19.answer",
        bearer: "a",
        course: &[
            ADOPTED,
            r#"opinion= 2022-07-01 outside fact.opinion_received {"from":"deputy","to":"a","assigned_on":"2022-07-01"}"#,
        ],
        set: None,
        due: "2022-10-08",
        fulfil: r#"a fact.opinion_answered {"of":$opinion}"#,
        indicative: None,
        indicates: None,
        before: Some(&["a - standing 24.before-force"]),
    },
    Kind {
        code: "20.acceptance",
        bearer: "o",
        course: &[ADOPTED, COMPLAINT],
        set: None,
        due: "2022-07-18",
        fulfil: r#"o fact.complaint_acknowledged {"of":$complaint,"outcome":{"not_accepted":{}}}"#,
        indicative: None,
        indicates: None,
        before: Some(&["o - standing 24.before-force"]),
    },
    Kind {
        code: "20.acceptance",
        bearer: "a",
        course: &[
            ADOPTED,
            r#"complaint= 2022-07-01 outside fact.complaint_received {"kind":"grievance","to":"a","contact":"clear"}"#,
        ],
        set: None,
        due: "2022-07-18",
        fulfil: r#"a fact.complaint_acknowledged {"of":$complaint,"outcome":{"not_accepted":{}}}"#,
        indicative: None,
        indicates: None,
        before: Some(&["a - standing 24.before-force"]),
    },
    Kind {
        code: "20.handling",
        bearer: "o",
        course: &[
            ADOPTED,
            COMPLAINT,
            r#"2022-07-05 o fact.complaint_acknowledged {"of":$complaint,"outcome":{"accepted":{"on":"2022-07-05","route":"art31_6"}}}"#,
        ],
        set: None,
        due: "2022-09-05",
        fulfil: r#"o fact.complaint_resolved {"of":$complaint}"#,
        indicative: None,
        indicates: None,
        before: Some(&["o - standing 24.before-force"]),
    },
    Kind {
        code: "21.order",
        bearer: "o",
        course: &[
            ADOPTED,
            DESIGNATED,
            STARTED,
            "refusal= 2022-06-01 a fact.refusal_recorded {}",
            r#"opened= 2022-07-04 o accountability.establish {"unit":"a","item":"item2","from":"2022-06-01","to":"2022-06-01","grounds":[{"entry":$refusal}]}"#,
        ],
        set: Some(("correction_order", "2022-05-10", r#"{"days":15}"#)),
        due: "2022-07-19",
        fulfil: r#"o accountability.order_correction {"of":$opened,"correct_by":"2024-12-31"}"#,
        indicative: Some("2022-07-25"),
        indicates: None,
        // A proceeding opened before the regulation carries no measure.
        before: Some(&[]),
    },
    Kind {
        code: "22.answer",
        bearer: "o",
        course: &[
            ADOPTED,
            DESIGNATED,
            STARTED,
            r#"concluded= 2022-06-30 o fact.inspection_concluded {"unit":"a","measure":"criticism"}"#,
            r#"2022-07-01 a fact.received {"of":$concluded}"#,
            r#"2022-07-10 a remedy.file {"of":$concluded,"step":"inspection_review","before":"o"}"#,
        ],
        set: None,
        due: "2022-08-09",
        fulfil: r#"o remedy.answer {"of":$concluded,"result":"upheld"}"#,
        indicative: None,
        indicates: None,
        // The review of an inspection's conclusion came into being on 2021-02-01.
        before: None,
    },
];

/// The first kind of a code.
fn kind(code: &str) -> &'static Kind {
    KINDS.iter().find(|kind| kind.code == code).unwrap()
}

impl Kind {
    fn recurs(&self) -> bool {
        self.fulfil.contains('@')
    }

    fn course(&self) -> Vec<String> {
        let mut course = owned(self.course);
        if let Some((term, on, form)) = self.set {
            course.insert(1, period(on, term, form));
        }
        course
    }

    /// The fulfilment on a day; a recurring duty's names the day it covers, if any.
    fn on(&self, day: &str, covers: Option<&str>) -> String {
        let comma = if self.fulfil.contains("{@}") { "" } else { "," };
        let covers = covers.map_or(String::new(), |day| format!(r#"{comma}"covers":"{day}""#));
        format!("{day} {}", self.fulfil.replace('@', &covers))
    }

    /// The lines of this duty's bearer with its due day.
    #[track_caller]
    fn check(&self, case: &str, lines: &[String], as_of: &str, expected: &str) {
        let answer = answer(lines, Standards::statutory(), as_of);
        let start = format!("{} {} ", self.bearer, self.due);
        let with_unit = format!("{}/a {} ", self.bearer, self.due);
        let got: Vec<String> = lines_of(&answer, self.code)
            .into_iter()
            .filter_map(|line| line.strip_prefix(&start).or(line.strip_prefix(&with_unit)).map(ToOwned::to_owned))
            .collect();
        assert_eq!(got, [expected], "{} of {}, {case}\n{lines:#?}", self.code, self.bearer);
    }
}

#[test]
fn kept_on_the_due_day_the_day_after_and_never() {
    for kind in KINDS {
        let (due, after, before) = (kind.due, next_day(kind.due, 1), next_day(kind.due, -1));
        let later = next_day(due, 20);
        let kept = |on: &str| {
            let mut lines = kind.course();
            lines.push(kind.on(on, kind.recurs().then_some(due)));
            lines
        };
        let stated = |mut lines: Vec<String>, through: &str| {
            lines.push(complete(through));
            lines
        };
        kind.check("kept on the due day", &kept(due), &later, &format!("kept {due}"));
        kind.check("seen the day before", &kept(due), &before, "pending");
        kind.check("kept the day after, complete", &stated(kept(&after), due), &later, &format!("kept_late {after}"));
        let unknown = format!("kept_timeliness_unknown {after} 17.incomplete");
        kind.check("kept the day after, complete the day before", &stated(kept(&after), &before), &later, &unknown);
        kind.check("kept the day after, not complete", &kept(&after), &later, &unknown);
        kind.check("never, on the due day", &stated(kind.course(), due), due, "pending");
        kind.check("never, the day after, complete", &stated(kind.course(), due), &after, "overdue");
        let incomplete = stated(kind.course(), &before);
        kind.check("never, complete the day before", &incomplete, &after, "unknown 17.incomplete");
        kind.check("never, not complete", &kind.course(), &after, "unknown 17.incomplete");
    }
}

#[test]
fn what_fell_due_indicates_only_of_units_and_with_authority() {
    for kind in KINDS {
        let mut lines = kind.course();
        lines.push(complete(kind.due));
        let answer = answer(&lines, Standards::statutory(), &next_day(kind.due, 1));
        let found: Vec<String> = list(&answer["liability"], "indications")
            .iter()
            .filter(|one| text(one, "duty") == kind.code && text(one, "unit") == kind.bearer)
            .map(|one| {
                let question = text(&one["finding"], "ruling") == "open";
                format!("{}{}", text(one, "item"), if question { "?" } else { "" })
            })
            .collect();
        let expected: Vec<String> = kind.indicates.iter().map(ToString::to_string).collect();
        assert_eq!(found, expected, "{} of {}", kind.code, kind.bearer);
    }
}

#[test]
fn before_commencement() {
    let earlier = |line: &String| line.replace("2021-01-04", "2019-01-04").replace("2022-", "2020-");
    for kind in KINDS {
        let Some(expected) = kind.before else { continue };
        let mut lines: Vec<String> = kind.course().iter().map(earlier).collect();
        lines.push(complete("2021-06-30"));
        let answer = answer(&lines, Standards::statutory(), "2021-06-30");
        let got: Vec<String> = lines_of(&answer, kind.code)
            .into_iter()
            .filter(|line| {
                line.starts_with(&format!("{} ", kind.bearer)) || line.starts_with(&format!("{}/", kind.bearer))
            })
            .collect();
        assert_eq!(got, expected, "{} of {}", kind.code, kind.bearer);
    }
}

/// Whether a missed duty of a code is attributed to anyone.
fn attributes(answer: &Value, code: &str) -> bool {
    let place = |one: &Value| usize::try_from(one["duty"].as_u64().unwrap()).unwrap();
    list(answer, "attributed").iter().any(|one| text(&list(answer, "duties")[place(one)], "code") == code)
}

#[test]
fn an_indicative_overdue_duty_accuses_nobody() {
    for kind in KINDS {
        let Some(due) = kind.indicative else { continue };
        let mut lines = owned(kind.course);
        lines.push(complete("2023-12-31"));
        let answer = answer(&lines, Standards::indicative(), &next_day(due, 1));
        let personal = kind.bearer == "p";
        let status = if personal { "open 00.personal-without-authority" } else { "overdue" };
        let of = |bearer: String| format!("{bearer} {due} {status}");
        let [plain, with_unit] = [of(kind.bearer.to_owned()), of(format!("{}/a", kind.bearer))];
        let got = lines_of(&answer, kind.code);
        assert!(got.contains(&plain) || got.contains(&with_unit), "{}: {got:?}", kind.code);
        let accused = list(&answer["liability"], "indications").iter().any(|one| text(one, "duty") == kind.code);
        assert!(!accused, "{} indicates", kind.code);
        assert!(!attributes(&answer, kind.code), "{} is attributed", kind.code);
    }
}

/// The same courses where the calendar ends.
#[test]
fn a_provisional_due_day_accuses_nobody() {
    for (code, moved, wanted) in [
        ("18.disclosure", "2026-12-21", "a 2027-01-18"),
        ("19.answer", "2026-10-23", "a 2027-01-25"),
        ("20.acceptance", "2026-12-21", "o 2027-01-05"),
        ("20.handling", "2026-12-21", "o 2027-02-19"),
        ("22.answer", "2026-12-21", "o 2027-01-20"),
    ] {
        let kind = kind(code);
        let at = |line: &String| {
            let july = ["2022-07-01", "2022-07-05", "2022-07-10"];
            july.iter().fold(line.clone(), |line, day| line.replace(day, moved))
        };
        let mut lines: Vec<String> = kind.course().iter().map(at).collect();
        lines.push(complete("2027-12-31"));
        let missed = answer(&lines, Standards::statutory(), "2027-12-31");
        assert_eq!(lines_of(&missed, code), [format!("{wanted} unknown 00.calendar")], "{code}");
        assert!(list(&missed["liability"], "indications").iter().all(|one| text(one, "duty") != code), "{code}");
        assert!(list(&missed, "attributed").is_empty(), "{code}");
        lines.push(kind.on("2027-12-30", None));
        let late = answer(&lines, Standards::statutory(), "2027-12-31");
        assert_eq!(
            lines_of(&late, code),
            [format!("{wanted} kept_timeliness_unknown 2027-12-30 00.calendar")],
            "{code}"
        );
    }
}

/// The same where the organ counts in working days, for every duty that goes by a standard.
#[test]
fn an_organs_provisional_due_day_accuses_nobody() {
    for kind in KINDS {
        let Some((term, on, _)) = kind.set else { continue };
        let at = |line: &String| line.replace("2022-", "2026-").replace("2023-", "2027-").replace("2024-", "2028-");
        let mut lines: Vec<String> = kind.course().iter().map(at).collect();
        lines[1] = period(&at(&on.to_owned()), term, r#"{"working_days":300}"#);
        lines.push(complete("2028-12-30"));
        let missed = answer(&lines, Standards::statutory(), "2028-12-31");
        let got = lines_of(&missed, kind.code);
        let own: Vec<&String> = got.iter().filter(|line| line.split([' ', '/']).next() == Some(kind.bearer)).collect();
        assert!(!own.is_empty(), "{}", kind.code);
        for line in own {
            let open = line.ends_with(" unknown 00.calendar") || line.ends_with(" pending");
            assert!(open, "{}: {line}", kind.code);
        }
        let accused = list(&missed["liability"], "indications").iter().any(|one| text(one, "duty") == kind.code);
        assert!(!accused, "{} indicates", kind.code);
        assert!(!attributes(&missed, kind.code), "{} is attributed", kind.code);
    }
}

// ---- recurring duties ----

fn recurring() -> impl Iterator<Item = &'static Kind> {
    KINDS.iter().filter(|kind| kind.recurs())
}

/// The lines of the bearer of a recurring duty under a course of its own, complete through the day of the answer.
#[track_caller]
fn windows(kind: &Kind, more: &[String], as_of: &str, expected: &[&str]) {
    let mut lines = kind.course();
    lines.extend_from_slice(more);
    lines.push(complete(as_of));
    let answer = answer(&lines, Standards::statutory(), as_of);
    let got: Vec<String> = lines_of(&answer, kind.code)
        .into_iter()
        .filter_map(|line| line.strip_prefix(&format!("{} ", kind.bearer)).map(ToOwned::to_owned))
        .collect();
    assert_eq!(got, expected, "{}\n{lines:#?}", kind.code);
}

const SUSPEND: &str = r#"o execution.suspend {"ordered":{"by":"above","document":"d"}}"#;
const RESUME: &str = "o execution.resume {}";

#[test]
fn suspended_on_every_day_of_a_window_or_on_every_day_but_one() {
    for kind in recurring() {
        let rests = !matches!(kind.code, "08.inspection" | "11.training");
        let status = if rests { "2022-08-10 excused 14.suspended-window" } else { "2022-08-10 overdue" };
        for (from, to, first) in [
            ("2022-05-11", "2022-08-11", status),
            ("2022-05-12", "2022-08-11", "2022-08-10 overdue"),
            ("2022-05-11", "2022-08-10", "2022-08-10 overdue"),
        ] {
            let more = [format!("{from} {SUSPEND}"), format!("{to} {RESUME}")];
            windows(kind, &more, "2022-08-20", &[first, "2022-11-10 pending"]);
        }
        // A fulfilment by the due day goes before the excuse, and a surplus one never serves the excused window.
        let suspended = [format!("2022-05-11 {SUSPEND}"), format!("2022-08-11 {RESUME}")];
        let with = |days: &[&str]| {
            let kept = days.iter().map(|day| kind.on(day, None));
            suspended.iter().cloned().chain(kept).collect::<Vec<_>>()
        };
        windows(kind, &with(&["2022-08-10"]), "2022-08-20", &["2022-08-10 kept 2022-08-10", "2022-11-10 pending"]);
        let first = if rests { status } else { "2022-08-10 kept_late 2022-08-13" };
        windows(kind, &with(&["2022-08-12", "2022-08-13"]), "2022-08-20", &[first, "2022-11-10 kept 2022-08-12"]);
    }
}

#[test]
fn the_standard_changed_inside_a_window() {
    for kind in recurring() {
        let (term, ..) = kind.set.unwrap();
        let changed = [period("2022-07-01", term, r#"{"months":1}"#)];
        let expected = ["2022-08-10 overdue", "2022-09-10 overdue", "2022-10-10 pending"];
        windows(kind, &changed, "2022-09-15", &expected);
        let longer = [period("2022-07-01", term, r#"{"months":6}"#)];
        windows(kind, &longer, "2022-09-15", &["2022-08-10 overdue", "2023-02-10 pending"]);
    }
}

#[test]
fn two_in_one_window_after_a_missed_one() {
    for kind in recurring() {
        let two = [kind.on("2022-09-01", None), kind.on("2022-10-01", None)];
        let late = "2022-08-10 kept_late 2022-10-01";
        windows(kind, &two, "2022-11-20", &[late, "2022-11-10 kept 2022-09-01", "2023-02-10 pending"]);
        let one = [kind.on("2022-09-01", None)];
        windows(kind, &one, "2022-11-20", &["2022-08-10 overdue", "2022-11-10 kept 2022-09-01", "2023-02-10 pending"]);
    }
}

#[test]
fn a_late_one_whose_covers_names_the_earlier_window() {
    for kind in recurring() {
        let late = [kind.on("2022-09-01", Some("2022-08-10"))];
        let first = "2022-08-10 kept_late 2022-09-01";
        windows(kind, &late, "2022-11-20", &[first, "2022-11-10 overdue", "2023-02-10 pending"]);
        // The first day of the window serves it; the anchor itself, and the day after the last, do not.
        let edge = [kind.on("2022-09-01", Some("2022-05-11"))];
        windows(kind, &edge, "2022-08-20", &["2022-08-10 overdue", "2022-11-10 pending"]);
        windows(kind, &edge, "2022-09-01", &["2022-08-10 kept_late 2022-09-01", "2022-11-10 pending"]);
        let next = [kind.on("2022-09-01", Some("2022-08-11"))];
        windows(kind, &next, "2022-09-01", &["2022-08-10 overdue", "2022-11-10 kept 2022-09-01"]);
    }
}

#[test]
fn while_the_organ_itself_has_stopped() {
    for kind in recurring() {
        let stopped = ["stop= 2022-08-09 o fact.unauthorised_stop {}".to_owned()];
        let judged = matches!(kind.code, "08.inspection" | "11.training");
        let first = if judged { "2022-08-10 overdue" } else { "2022-08-10 open 14.organ-stopped" };
        windows(kind, &stopped, "2022-08-20", &[first, "2022-11-10 pending"]);
        let resumed = [stopped[0].clone(), r#"2022-08-10 o fact.execution_resumed {"of":$stop}"#.to_owned()];
        windows(kind, &resumed, "2022-08-20", &["2022-08-10 overdue", "2022-11-10 pending"]);
    }
}

/// An act without effect excuses as the organ's own stop does: whose it was is settled where it stands, and an end of
/// the tenure entered afterwards changes nothing.
#[test]
fn while_the_organ_has_tried_to_stop() {
    let report = kind("09.report");
    let chief = format!("chief= {CHIEF}");
    let ended = r#"2022-08-08 o fact.tenure_ended {"of":$chief}"#;
    let tried = |by: &str| format!("2022-08-09 {by} execution.suspend_urgently {{}}");
    let (open, overdue) = ("a 2022-08-10 open 14.organ-stopped", "a 2022-08-10 overdue");
    for (more, expected) in [
        (&[tried("o")][..], open),
        (&[tried("q")], overdue),
        (&[chief.clone(), tried("p")], open),
        (&[chief.clone(), tried("p"), ended.to_owned()], open),
        (&[chief.clone(), ended.to_owned(), tried("p")], overdue),
        // Entered after the act, the tenure does not make it the chief executive's either.
        (&[tried("p"), chief.clone()], overdue),
    ] {
        let mut lines = report.course();
        lines.extend_from_slice(more);
        lines.push(complete("2022-08-20"));
        let answer = assessed(&lines, Standards::statutory(), "2022-08-20");
        assert_eq!(list(&answer, "without_effect").len(), 1, "{more:#?}");
        assert_eq!(lines_of(&answer, report.code), [expected, "a 2022-11-10 pending"], "{more:#?}");
    }
}

const TWO: &str =
    r#"{"units":[{"unit":"a","role":"lead","competence":"competent"},{"unit":"b","role":"cooperating"}]}"#;
const ONLY_B: &str = r#"{"units":[{"unit":"b","role":"sole","competence":"competent"}]}"#;

#[test]
fn removed_and_redesignated_inside_a_window() {
    for kind in recurring().filter(|kind| kind.bearer == "a") {
        let (term, on, form) = kind.set.unwrap();
        let check = |more: &[String], as_of: &str, expected: &[&str]| {
            let mut lines = owned(&[ADOPTED]);
            lines.push(period(on, term, form));
            lines.push(format!("2022-05-10 o execution.designate {TWO}"));
            lines.push(STARTED.to_owned());
            lines.extend_from_slice(more);
            lines.push(complete(as_of));
            let answer = answer(&lines, Standards::statutory(), as_of);
            let mut got = lines_of(&answer, kind.code);
            got.retain(|line| !line.starts_with("o "));
            assert_eq!(got, expected, "{}\n{lines:#?}", kind.code);
        };
        let removed = |on: &str| format!("{on} o execution.redesignate {ONLY_B}");
        let b = ["b 2022-08-10 overdue", "b 2022-11-10 pending"];
        let back = [removed("2022-06-10"), format!("2022-07-10 o execution.redesignate {TWO}")];
        let after = ["b 2022-08-10 overdue", "b 2022-11-10 pending", "a 2022-10-10 overdue", "a 2023-01-10 pending"];
        check(&back, "2022-10-20", &after);
        // Removed on the last day of a window, a unit does not owe it; the day after, it does.
        check(&[removed("2022-08-10")], "2022-08-20", &b);
        check(&[removed("2022-08-11")], "2022-08-20", &["a 2022-08-10 overdue", b[0], b[1]]);
        // A change of role ends nothing.
        let role = TWO.replace("lead", "x").replace("cooperating", "lead").replace('x', "cooperating");
        let changed = format!("2022-06-10 o execution.redesignate {role}");
        check(&[changed], "2022-08-20", &["a 2022-08-10 overdue", "a 2022-11-10 pending", b[0], b[1]]);
    }
}

#[test]
fn the_head_changed_on_the_due_day() {
    for kind in KINDS.iter().filter(|kind| kind.bearer == "a") {
        let holders = |ended: &str, began: &str| {
            let mut lines = kind.course();
            lines.push(format!("head= {HEAD}"));
            lines.push(format!(r#"{ended} outside fact.tenure_ended {{"of":$head}}"#));
            lines.push(format!(
                r#"{began} outside fact.tenure_began {{"person":"q","at":"a","post":"principal_head"}}"#
            ));
            lines.push(complete(kind.due));
            let answer = answer(&lines, Standards::statutory(), &next_day(kind.due, 1));
            let duties = list(&answer, "duties");
            let of_kind = |one: &&Value| {
                let duty = &duties[usize::try_from(one["duty"].as_u64().unwrap()).unwrap()];
                text(duty, "code") == kind.code && text(duty, "bearer") == kind.bearer
            };
            list(&answer, "attributed")
                .iter()
                .filter(of_kind)
                .flat_map(|one| list(one, "holders"))
                .map(|one| ["person", "to"].map(|key| text(one, key)).join(" "))
                .collect::<Vec<String>>()
        };
        let (due, before, after) = (kind.due, next_day(kind.due, -1), next_day(kind.due, 1));
        let outgoing = [format!("p {due}")];
        assert_eq!(holders(due, due), outgoing, "{}: the day is the outgoing holder's", kind.code);
        assert_eq!(holders(due, &after), outgoing, "{}", kind.code);
        assert_eq!(holders(&before, due), [format!("p {before}"), format!("q {due}")], "{}", kind.code);
    }
    // A leader owes no window in which he leaves; his successor's begin on the successor's own first day.
    let kind = kind("07.coordination");
    let mut lines = kind.course();
    lines[2] = format!("leader= {LEADER}");
    let leaves = |on: &str| {
        let mut lines = lines.clone();
        lines.push(format!(r#"{on} outside fact.tenure_ended {{"of":$leader}}"#));
        lines.push(complete("2022-08-20"));
        lines_of(&answer(&lines, Standards::statutory(), "2022-08-20"), kind.code)
    };
    assert!(leaves("2022-08-10").is_empty());
    assert_eq!(leaves("2022-08-11"), ["p 2022-08-10 overdue"]);
}

/// Who executes is no matter to the windows of the organ and of its leaders.
#[test]
fn a_redesignation_begins_no_window_of_the_organ_or_its_leaders() {
    for kind in recurring().filter(|kind| kind.bearer != "a") {
        let more = [
            format!("2022-06-10 o execution.redesignate {ONLY_B}"),
            format!("2022-07-10 o execution.redesignate {TWO}"),
        ];
        windows(kind, &more, "2022-08-20", &["2022-08-10 overdue", "2022-11-10 pending"]);
    }
}

// ---- one-off duties of their own ----

/// A one-off duty goes by the standard in force on its anchor day: one set that day governs, one set the day after
/// does not.
#[test]
fn a_standard_set_on_the_anchor_day_and_the_day_after() {
    let anchors = [
        ("05.designation", "2022-01-05"),
        ("08.scope", "2022-05-10"),
        ("09.final_report", "2022-07-01"),
        ("12.account", "2022-12-31"),
        ("12.appraisal", "2022-12-31"),
        ("14.follow_up", "2022-07-02"),
        ("15.problem_report", "2022-07-01"),
        ("17.filing", "2022-07-05"),
        ("21.order", "2022-07-04"),
    ];
    let anchor_of = |code: &str| anchors.iter().find(|(one, _)| *one == code).map(|(_, anchor)| *anchor);
    for kind in KINDS.iter().filter(|kind| !kind.recurs()) {
        let Some((term, ..)) = kind.set else { continue };
        let anchor = anchor_of(kind.code).unwrap_or_else(|| panic!("{} has its anchor here", kind.code));
        for (set, due) in [(anchor.to_owned(), next_day(anchor, 1)), (next_day(anchor, 1), kind.due.to_owned())] {
            let mut lines = kind.course();
            lines.push(period(&set, term, r#"{"days":1}"#));
            lines.push(complete(kind.due));
            let answer = answer(&lines, Standards::statutory(), &next_day(kind.due, 1));
            let starts =
                [kind.bearer.to_owned(), format!("{}/a", kind.bearer)].map(|who| format!("{who} {due} overdue"));
            let got = lines_of(&answer, kind.code);
            assert!(got.iter().any(|line| starts.contains(line)), "{} set on {set}: {got:?}", kind.code);
        }
    }
}

/// A period set for one unit governs the duty of that unit alone, and goes before the one set for all.
#[test]
fn a_period_set_for_one_unit() {
    let of_statute =
        [("18.disclosure", "disclosure"), ("19.answer", "opinion"), ("20.acceptance", "complaint_acceptance")];
    for kind in KINDS.iter().filter(|kind| kind.bearer == "a") {
        let own = of_statute.iter().find(|(code, _)| *code == kind.code).map(|(_, term)| (*term, "2022-01-05"));
        let Some((term, on)) = kind.set.map(|(term, on, _)| (term, on)).or(own) else { continue };
        let lines_with = |units: &[&str]| {
            let mut lines = kind.course();
            // Other terms have periods as well.
            lines.extend(["designation", "tenure"].map(|other| period("2022-01-05", other, r#"{"days":15}"#)));
            for unit in units {
                let set = period(on, term, r#"{"days":1}"#);
                lines.push(if *unit == "all" { set } else { set.replacen('{', &format!(r#"{{"unit":"{unit}","#), 1) });
            }
            let mut lines = lines_of(&answer(&lines, Standards::statutory(), &next_day(kind.due, 1)), kind.code);
            lines.retain(|line| line.starts_with("a "));
            lines
        };
        let [plain, all] = [lines_with(&[]), lines_with(&["all"])];
        assert!(!plain.is_empty() && plain != all, "{}: {plain:?}", kind.code);
        assert_eq!(lines_with(&["a"]), all, "{}", kind.code);
        assert_eq!(lines_with(&["b"]), plain, "{}", kind.code);
    }
}

/// The organ's own period and the statute's: the earlier due day governs, and of two that end on one day the statute's.
#[test]
fn the_organs_own_period_and_the_statutes() {
    let kind = kind("18.disclosure");
    for (days, due, authority) in
        [(19, "2022-07-28", "document"), (20, "2022-07-29", "statute"), (21, "2022-07-29", "statute")]
    {
        let mut lines = kind.course();
        lines.push(period("2022-01-05", "disclosure", &format!(r#"{{"working_days":{days}}}"#)));
        let answer = answer(&lines, Standards::statutory(), "2022-07-05");
        let duty = list(&answer, "duties").iter().find(|duty| text(duty, "code") == kind.code).unwrap();
        assert_eq!((text(&duty["due"], "day"), text(&duty["due"], "authority")), (due, authority), "{days}");
    }
}

/// Whether the twenty working days bind a public institution the organ determines: from that day, for what formed
/// before it; a stricter period of the organ's own goes before; and none runs from a day known to the month only.
#[test]
fn when_the_period_of_disclosure_binds_a_public_institution() {
    let own = |days: u32| period("2022-01-05", "disclosure", &format!(r#"{{"working_days":{days}}}"#));
    for (determined, own, expected) in [
        ("2022-06-20", None, "school 2022-07-29 overdue"),
        ("2022-07-01", None, "school 2022-07-29 overdue"),
        ("2022-07-04", None, "school 2022-08-01 overdue"),
        ("2022-07-04", Some(own(10)), "school 2022-07-15 overdue"),
        ("2022-07-04", Some(own(22)), "school 2022-08-01 overdue"),
        ("2022-07", None, "school - open 01.no-standard"),
        ("2022-07", Some(own(10)), "school 2022-07-15 overdue"),
    ] {
        let mut lines = owned(&[
            ADOPTED,
            r#"2021-01-04 o fact.party_added {"unit":{"id":"school","name":"s","kind":"public_institution"}}"#,
        ]);
        lines.extend(
            [DESIGNATED, STARTED, COMPLETED]
                .map(|line| line.replace(r#""a""#, r#""school""#).replace(" a ", " school ")),
        );
        let binds = r#"o determination {"question":"disclosure.binds","about":{"party":"school"},"answer":"met","document":"d"}"#;
        lines.push(format!("{determined} {binds}"));
        lines.extend(own);
        lines.push(complete("2022-08-10"));
        let answer = answer(&lines, Standards::statutory(), "2022-08-10");
        assert_eq!(lines_of(&answer, "18.disclosure"), [expected], "{determined}");
    }
}

/// A due day names the entry that it is counted from: the start, for the windows counted from it. Where the period has
/// changed they are counted from the last day of the window before, which is no entry.
#[test]
fn what_a_window_is_counted_from() {
    let mut lines = kind("09.report").course();
    lines.push(period("2022-09-01", "report", r#"{"months":1}"#));
    let case = case(&lines, Standards::statutory());
    let assessment = case.assess(Day::parse("2022-12-01").unwrap()).unwrap();
    let duties = assessment.answer().unwrap().duties.iter().filter(|duty| duty.row.code == "09.report");
    let deadlines: Vec<_> = duties.filter_map(|duty| duty.deadline).collect();
    let counted = deadlines.iter().map(|due| (due.anchor().to_string(), due.anchor_entry().map(|no| no.0)));
    let start = Some(4);
    let [first, second, third] = [("2022-05-10", start), ("2022-05-10", start), ("2022-11-10", None)];
    let expected = [first, second, third].map(|(day, entry)| (day.to_owned(), entry));
    assert_eq!(counted.collect::<Vec<_>>(), expected);
}

/// While the organ itself had stopped execution, a final report that falls due is for a person to judge, as the others.
#[test]
fn a_final_report_while_the_organ_has_stopped() {
    let kind = kind("09.final_report");
    for (stopped, expected) in [("2022-07-16", "open 14.organ-stopped"), ("2022-07-17", "overdue")] {
        let mut lines = kind.course();
        lines.extend([format!("{stopped} o fact.unauthorised_stop {{}}"), complete("2022-08-20")]);
        kind.check("stopped", &lines, "2022-08-20", expected);
    }
}

/// A unit that takes over keeps its predecessor's duty by what it does from then on, not by its own of before.
#[test]
fn what_a_successor_did_before_it_took_over_keeps_nothing() {
    for (on, expected) in [("2022-07-05", "b 2022-07-16 overdue"), ("2022-07-10", "b 2022-07-16 kept 2022-07-10")] {
        let mut lines = kind("09.final_report").course();
        lines.push(r#"2022-07-10 o fact.unit_succeeded {"from":"a","to":"b"}"#.to_owned());
        lines.push(format!("{on} b fact.final_report {{}}"));
        lines.push(complete("2022-08-20"));
        let answer = answer(&lines, Standards::statutory(), "2022-08-20");
        assert_eq!(lines_of(&answer, "09.final_report"), [expected], "{on}");
    }
}

/// A commission may ask for the evaluation on its own day, not before.
#[test]
fn a_commission_due_on_its_own_day() {
    for (due, line) in [("2022-06-01", "eval 2022-06-01 pending"), ("2022-05-31", "eval - open 01.no-standard")] {
        let kind = kind("16.evaluation");
        let mut lines = owned(kind.course);
        lines[2] = lines[2].replace("2022-09-30", due);
        let answer = answer(&lines, Standards::statutory(), "2022-06-01");
        let early = list(&answer, "findings").iter().any(|one| text(one, "code") == "16.due-before");
        assert_eq!((lines_of(&answer, kind.code), early), (vec![line.to_owned()], due < "2022-06-01"));
    }
}

/// What a unit owed once by then it owes after its removal too.
#[test]
fn removed_before_the_due_day_of_a_one_off_duty() {
    for code in ["09.final_report", "15.problem_report", "16.evaluation", "18.disclosure", "19.answer"] {
        let kind = KINDS.iter().find(|kind| kind.code == code && kind.bearer == "a").unwrap();
        let mut lines = kind.course();
        if code == "19.answer" {
            lines.push(DESIGNATED.to_owned());
        }
        lines.extend([format!("2022-07-05 o execution.redesignate {ONLY_B}"), complete(kind.due)]);
        kind.check("removed", &lines, &next_day(kind.due, 1), "overdue");
    }
}

/// The account is owed by the head in office on the last day of the year; who leaves before it falls due leaves it
/// open.
#[test]
fn the_head_changed_around_the_year_end_and_the_due_day() {
    let kind = kind("12.account");
    let accounts = |ended: &str, began: &str| {
        let mut lines = kind.course();
        lines[2] = format!("head= {HEAD}");
        lines.push(format!(r#"{ended} outside fact.tenure_ended {{"of":$head}}"#));
        lines.push(format!(r#"{began} outside fact.tenure_began {{"person":"q","at":"a","post":"principal_head"}}"#));
        lines.push(complete("2023-02-01"));
        lines_of(&answer(&lines, Standards::statutory(), "2023-02-01"), kind.code)
    };
    assert_eq!(accounts("2022-12-30", "2022-12-31"), ["q/a 2023-01-31 overdue"]);
    assert_eq!(accounts("2022-12-31", "2022-12-31"), ["p/a 2023-01-31 open 12.left"]);
    assert_eq!(accounts("2023-01-30", "2023-01-31"), ["p/a 2023-01-31 open 12.left"]);
    assert_eq!(accounts("2023-01-31", "2023-01-31"), ["p/a 2023-01-31 overdue"]);
}

/// The organ's interview, circular and transfer of a clue: the text names no day, so they are never late.
#[test]
fn measures_without_a_day_are_never_late() {
    let mut lines = kind("21.order").course();
    lines.extend(owned(&[
        r#"2022-07-06 o accountability.order_correction {"of":$opened,"correct_by":"2022-07-20"}"#,
        r#"2022-07-07 a fact.correction_refusal_stated {"of":$opened}"#,
        r#"2022-07-08 o accountability.establish_refusal {"of":$opened}"#,
        r#"2022-07-08 o determination {"question":"clue.suspected-offence","about":{"entry":$opened},"answer":"met","document":"d"}"#,
        HEAD,
    ]));
    lines.push(complete("2023-12-31"));
    let standing = |lines: &[String], as_of: &str| {
        let answer = answer(lines, Standards::indicative(), as_of);
        ["21.interview", "21.circular", "21.clue"].map(|code| lines_of(&answer, code).join("; "))
    };
    assert_eq!(standing(&lines, "2022-07-07"), ["", "", ""]);
    let open = "o - open 21.no-day-named";
    assert_eq!(standing(&lines, "2022-07-08"), [open; 3]);
    assert_eq!(standing(&lines, "2023-12-31"), [open; 3]);
    lines.extend(owned(&[
        r#"2023-12-29 o accountability.interview {"of":$opened,"person":"p"}"#,
        r#"2023-12-29 o accountability.circulate {"of":$opened}"#,
        r#"2023-12-29 o fact.clue_transferred {"of":$opened,"to":"sup"}"#,
    ]));
    let kept = "o - kept_timeliness_open 2023-12-29 21.no-day-named";
    assert_eq!(standing(&lines, "2023-12-31"), [kept; 3]);
}

/// The target day of article 6 against a suspension: the day of the suspension is suspended, the day of the
/// resumption is not.
#[test]
fn a_target_day_while_suspended() {
    let kind = kind("06.part");
    for (from, to, expected) in [
        ("2022-08-31", "2022-09-01", "excused 06.target-suspended"),
        ("2022-08-30", "2022-08-31", "overdue"),
        ("2022-09-01", "2022-09-02", "overdue"),
        ("2022-06-01", "2022-09-30", "excused 06.target-suspended"),
    ] {
        let mut lines = kind.course();
        lines.extend([format!("{from} {SUSPEND}"), format!("{to} {RESUME}"), complete("2022-10-01")]);
        kind.check("suspended", &lines, "2022-10-01", expected);
    }
    // Removed, or the whole terminated, by the target day: nothing is left to carry out.
    for (on, expected) in [("2022-08-31", "excused 06.ended"), ("2022-09-01", "overdue")] {
        for act in [
            r#"o execution.terminate {"ordered":{"by":"above","document":"d"}}"#.to_owned(),
            format!("o execution.redesignate {ONLY_B}"),
        ] {
            let mut lines = kind.course();
            lines.extend([format!("{on} {act}"), complete("2022-10-01")]);
            kind.check("ended", &lines, "2022-10-01", expected);
        }
    }
    // A target reported against is a question, not an indication.
    let mut lines = kind.course();
    lines.push("found= 2022-08-01 a fact.problem_found {\"kind\":\"force_majeure\"}".to_owned());
    lines.push(r#"2022-08-31 a fact.problem_reported {"of":$found}"#.to_owned());
    lines.push(complete("2022-10-01"));
    let answer = answer(&lines, Standards::statutory(), "2022-10-01");
    let found: Vec<&str> = list(&answer["liability"], "indications")
        .iter()
        .filter(|one| text(one, "duty") == "06.part")
        .map(|one| text(&one["finding"], "ruling"))
        .collect();
    assert_eq!(found, ["open"]);
}

/// Duties that outlast the engagement and the execution, and those that end with it.
#[test]
fn what_outlasts_the_execution() {
    let terminate = r#"2022-08-01 o execution.terminate {"ordered":{"by":"above","document":"d"}}"#;
    for kind in recurring() {
        windows(kind, &[terminate.to_owned()], "2022-08-20", &[]);
        let later = terminate.replace("2022-08-01", "2022-08-11");
        windows(kind, &[later], "2022-08-20", &["2022-08-10 overdue"]);
    }
    let kind = kind("18.disclosure");
    let mut lines = kind.course();
    lines.extend([terminate.replace("2022-08-01", "2022-07-02"), complete("2022-08-20")]);
    kind.check("terminated", &lines, "2022-08-20", "overdue");
}

/// Without a period the meetings are one standing duty, until the day on which execution ends; a period that begins
/// on that day begins too late for it.
#[test]
fn meetings_without_a_period_stand_until_execution_ends() {
    let lines = owned(&[ADOPTED, DESIGNATED, STARTED, COMPLETED, REPORTED, ACCEPTED]);
    let from = |day: &str| {
        let text = format!(
            r#"{{"schema":"zeren.standards/1","standards":[{{"term":"meeting","period":{{"days":1}},"from":"{day}",
                "authority":{{"organ_document":{{"document":"doc"}}}}}}]}}"#
        );
        serde_json::from_str::<StandardsDocument>(&text).unwrap().open().unwrap()
    };
    let stands = vec!["a - standing 01.no-standard"];
    for (standards, day, expected) in [
        (Standards::statutory(), "2022-05-10", &stands),
        (Standards::statutory(), "2022-07-04", &stands),
        (Standards::statutory(), "2022-07-05", &vec![]),
        (Standards::statutory(), "2022-07-06", &vec![]),
        (from("2022-07-05"), "2022-07-04", &stands),
        (from("2022-07-06"), "2022-07-04", &stands),
        (from("2022-07-05"), "2022-07-05", &vec![]),
        // One that begins while they run is counted from the day after it does.
        (from("2022-06-01"), "2022-05-31", &stands),
        (from("2022-06-01"), "2022-06-01", &stands),
        (from("2022-06-01"), "2022-06-02", &vec!["a 2022-06-02 pending"]),
    ] {
        assert_eq!(lines_of(&answer(&lines, standards, day), "13.meeting"), *expected, "{day}");
    }
}
