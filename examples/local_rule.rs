//! 本地规定：一个市在条文之外多要求两件事 · A city asks for two things more than the regulation.
//!
//! The cooperating units countersign before completion is accepted, and force majeure is reported within three
//! working days. The rules below add a guard and a duty with words of their own; the 24 articles stay as they are.
//!
//!     cargo run --example local_rule

mod story;

use std::sync::Arc;

use zeren::{
    engine::{Owed, Reading, Rule, Rulebook},
    record::{Entry, ExecutionAct, Fact, FactKind, What},
    terms::{
        About, Clause, Cure, Finding, Instrument, PartyNo, Period, Row, Ruling, Sink, Words,
        deadline::Roll,
        decision::{Answered, ProblemKind},
        duty::{Duty, DutyRow, Term},
        party::UnitRole,
    },
};

/// 本地规定第三条、第五条.
const COUNTERSIGN: Clause = Clause::of(Instrument::Local, 3);
const FORCE_MAJEURE: Clause = Clause::of(Instrument::Local, 5);

/// The city's own question, which the articles do not know.
const QUESTION: &str = "city.countersigned";

static COUNTERSIGNED: Row = Row::new(
    "city.countersigned",
    COUNTERSIGN,
    "确认执行完毕之前，配合单位{0}应当会签同意",
    "before completion is accepted, {0}, which cooperates, is to countersign",
    Cure::Another(&Words {
        zh: "由该配合单位记入认定意见 `city.countersigned`",
        en: "a determination `city.countersigned` by that unit",
    }),
);
static PROMPT_REPORT: DutyRow = DutyRow::new(
    "city.force_majeure",
    FORCE_MAJEURE,
    Term::ProblemReport,
    "发生不可抗力的，三个工作日内书面报告",
    "report force majeure in writing within three working days",
    "fact.problem_reported",
);

#[derive(Debug)]
struct Countersignature;

impl Rule for Countersignature {
    fn code(&self) -> &'static str {
        "city.countersignature"
    }

    fn guards(&self, act: &Entry<PartyNo>, reading: &Reading<'_>, sink: &mut dyn Sink) {
        let What::Execution(ExecutionAct::AcceptCompletion(_)) = act.what else { return };
        for unit in reading.engaged().filter(|engaged| engaged.role == Some(UnitRole::Cooperating)) {
            let signed = reading.determined(QUESTION, About::DECISION, unit.unit);
            let agreed = matches!(signed, Some((Answered::Met, ..)));
            let ruling = if agreed { Ruling::Met } else { Ruling::NotMet };
            sink.push(Finding::new(ruling, &COUNTERSIGNED).with(unit.unit));
        }
    }
}

#[derive(Debug)]
struct ForceMajeure;

impl Rule for ForceMajeure {
    fn code(&self) -> &'static str {
        "city.force-majeure"
    }

    fn duties(&self, reading: &Reading<'_>, owed: &mut dyn FnMut(Duty)) {
        for (unit, day, found) in reading.facts_of_all(FactKind::ProblemFound) {
            let Some((_, Fact::ProblemFound(problem))) = reading.fact(found) else { continue };
            if problem.kind != ProblemKind::ForceMajeure {
                continue;
            }
            let due = reading.due_after(Period::WorkingDays(3), Roll::Off, FORCE_MAJEURE, (day, found));
            let kept = reading.answering(found, FactKind::ProblemReported).next();
            let duty = Owed::new(&PROMPT_REPORT, unit, PartyNo::ORGAN, (day, Some(found))).about(found);
            owed(reading.one_off(duty, Some(due), kept));
        }
    }
}

const CITY: [&str; 3] = ["city", "市政府", "city"];
const UNITS: [[&str; 3]; 3] = [
    ["administrative_organ", "transport", "市交通运输局"],
    ["administrative_organ", "water", "市水务局"],
    ["administrative_organ", "land", "市自然资源局"],
];
const ENTRIES: [[&str; 3]; 12] = [
    ["2023-03-01", "city", r#""execution":{"adopt":{"matter":"public_project"}}"#],
    [
        "2023-03-06",
        "city",
        r#""execution":{"designate":{"units":[{"unit":"transport","role":"lead","competence":"competent"},
            {"unit":"water","role":"cooperating"},{"unit":"land","role":"cooperating"}]}}"#,
    ],
    ["2023-03-07", "transport", r#""execution":{"start":{}}"#],
    ["2023-07-28", "water", r#""fact":{"problem_found":{"kind":"force_majeure"}}"#],
    ["2023-08-07", "water", r#""fact":{"problem_reported":{"of":4}}"#],
    ["2023-10-09", "transport", r#""fact":{"part_completed":{}}"#],
    ["2023-10-09", "water", r#""fact":{"part_completed":{}}"#],
    ["2023-10-09", "transport", r#""fact":{"final_report":{}}"#],
    ["2023-10-09", "water", r#""fact":{"final_report":{}}"#],
    ["2023-10-10", "land", r#""fact":{"part_completed":{}}"#],
    ["2023-10-12", "water", r#""determination":{"question":"city.countersigned","about":{},"answer":"met"}"#],
    [
        "2023-10-16",
        "city",
        r#""statement":{"completeness_stated":{"through":"2023-10-15","about":{"all":{}},"terms":{"all":{}}}}"#,
    ],
];
const ACCEPT: &str = r#""execution":{"accept_completion":{}}"#;

pub(crate) fn tell() -> String {
    story::twice(|t| {
        t.say("本地规定：会签，三日报告", "A local rule: countersign, and report in three days");
        let rules = Rulebook::new([Arc::new(Countersignature) as Arc<dyn Rule>, Arc::new(ForceMajeure)]);
        let case = story::case_under(rules, CITY, &UNITS, &ENTRIES);
        t.say(
            "自然资源局没有最终报告（第九条），也没有会签（本地规定）：",
            "The land bureau has given no final report (art 9) and has not countersigned (the city's rule):",
        );
        t.propose(&case, ["2023-10-16", "city", ACCEPT]);
        t.say("两样都补上：", "It does both:");
        let signed = [
            ["2023-10-17", "land", r#""fact":{"final_report":{}}"#],
            ["2023-10-17", "land", r#""determination":{"question":"city.countersigned","about":{},"answer":"met"}"#],
        ];
        t.propose(&story::with(&case, &signed), ["2023-10-18", "city", ACCEPT]);
        t.say(
            "七月底的洪水，第十五条没有定期限，本地规定三个工作日，报告迟了：",
            "For the flood of July article 15 sets no period; the city's rule gives three working days, and the report was late:",
        );
        t.show(&case, "2023-10-16", &["15.problem_report", "city."]);
    })
}

fn main() {
    print!("{}", tell());
}
