//! 第十四条 不得随意变更：调整要走程序 · Article 14, no arbitrary change: an adjustment takes the procedure.
//!
//!     cargo run --example article_14

mod story;

const CITY: [&str; 3] = ["city", "市政府", "city"];
const UNITS: [[&str; 3]; 1] = [["administrative_organ", "rail", "市轨道办"]];
const ENTRIES: [[&str; 3]; 4] = [
    ["2023-01-03", "city", r#""execution":{"adopt":{"matter":"public_project"}}"#],
    ["2023-01-09", "city", r#""execution":{"designate":{"units":[{"unit":"rail","competence":"competent"}]}}"#],
    ["2023-01-10", "rail", r#""execution":{"start":{}}"#],
    ["2023-05-08", "rail", r#""fact":{"problem_found":{"kind":"changed_circumstances"}}"#],
];

/// An adjustment after the problem of entry 4, with these steps before the common ones.
fn adjust(steps: &str) -> String {
    format!(
        r#""execution":{{"adjust":{{"change":"major","of":4,"procedure":[{steps}
            {{"step":"expert_argumentation","on":"2023-06-20"}},
            {{"step":"collective_discussion","on":"2023-07-11"}},
            {{"step":"party_committee_report","on":"2023-07-12"}}]}}}}"#
    )
}
const HASTY: &str = r#"{"step":"public_participation","on":"2023-04-20"},
    {"step":"legality_review","on":"2023-07-14","result":"lawful"},"#;
const WHOLE: &str = r#"{"step":"public_participation","on":"2023-06-01"},
    {"step":"risk_assessment","on":"2023-06-25","result":"controllable"},
    {"step":"legality_review","on":"2023-07-05","result":"lawful"},"#;

pub(crate) fn tell() -> String {
    story::twice(|t| {
        t.say("第十四条：地铁改线", "Article 14: the metro is rerouted");
        let case = story::case(CITY, &UNITS, &ENTRIES);
        t.say(
            "五月发现地质变化。七月改线，没有风险评估，征求意见在发现问题之前，合法性审查在讨论之后：",
            "The ground turns out different in May. The change of July has no risk assessment, hearings from before the finding, and a legality review after the discussion:",
        );
        t.propose(&case, ["2023-07-15", "city", &adjust(HASTY)]);
        t.say("重走一遍程序：", "The procedure runs again:");
        t.propose(&case, ["2023-07-15", "city", &adjust(WHOLE)]);
        t.say("轨道办等不及，六月自己改了线：", "The rail office did not wait and rerouted in June:");
        let own = [["2023-06-05", "rail", r#""fact":{"unauthorised_change":{}}"#]];
        t.show(&story::with(&case, &own), "2023-06-30", &["14."]);
        t.say("换成市政府自己擅自停工：", "And if the city itself had stopped the works:");
        let organ = [["2023-06-05", "city", r#""fact":{"unauthorised_stop":{}}"#]];
        t.show(&story::with(&case, &organ), "2023-06-30", &["14."]);
    })
}

fn main() {
    print!("{}", tell());
}
