//! 第十五条 问题报告：五个工作日，中间隔着国庆 · Article 15, reporting problems: five working days and a holiday.
//!
//!     cargo run --example article_15

mod story;

const BANNER: [&str; 3] = ["banner", "旗政府", "banner_county"];
const UNITS: [[&str; 3]; 1] = [["administrative_organ", "water", "旗水利局"]];
const ENTRIES: [[&str; 3]; 8] = [
    ["2023-04-03", "banner", r#""execution":{"adopt":{"matter":"public_project"}}"#],
    ["2023-04-10", "banner", r#""execution":{"designate":{"units":[{"unit":"water","competence":"competent"}]}}"#],
    [
        "2023-04-10",
        "banner",
        r#""standard":{"set_period":{"term":"problem_report","period":{"working_days":5},"document":"旗政发8号"}}"#,
    ],
    ["2023-04-11", "water", r#""execution":{"start":{}}"#],
    ["2023-09-26", "water", r#""fact":{"problem_found":{"kind":"force_majeure","seriously_affects_objective":true}}"#],
    ["2023-10-09", "water", r#""fact":{"problem_reported":{"of":5}}"#],
    ["2023-10-16", "water", r#""fact":{"problem_found":{"kind":"decision_flaw"}}"#],
    [
        "2023-11-01",
        "banner",
        r#""statement":{"completeness_stated":{"through":"2023-10-31","about":{"all":{}},"terms":{"all":{}}}}"#,
    ],
];

pub(crate) fn tell() -> String {
    story::twice(|t| {
        t.say("第十五条：洪水和图纸", "Article 15: a flood and a drawing");
        t.say(
            "九月二十六日发洪水。五个工作日跨过国庆长假和两个调休日，十月九日报告，正好赶上。图纸的错，没有报：",
            "A flood on 26 September. Five working days reach over the long holiday and two make-up days; the report of 9 October is just in time. The flaw in the drawings was not reported:",
        );
        let case = story::case(BANNER, &UNITS, &ENTRIES);
        t.show(&case, "2023-11-01", &["15."]);
        t.say(
            "旗政府认定图纸问题不属重大，问题了结，逾期仍是逾期：",
            "The banner determines that the flaw is not major: the question is settled, the delay stays:",
        );
        let minor = r#""determination":{"question":"problem.major","about":{"entry":7},"answer":"not_met"}"#;
        t.show(&story::with(&case, &[["2023-11-08", "banner", minor]]), "2023-11-08", &["15.problem", "15.major"]);
    })
}

fn main() {
    print!("{}", tell());
}
