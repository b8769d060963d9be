//! 第十六条 实施后评估：自己评自己 · Article 16, post-evaluation: one's own work.
//!
//!     cargo run --example article_16

mod story;

const CITY: [&str; 3] = ["city", "市政府", "city"];
const PARTIES: [[&str; 3]; 3] = [
    ["administrative_organ", "transport", "市交通运输局"],
    ["evaluator", "institute", "规划研究院"],
    ["evaluator", "college", "交通职业学院"],
];
const ENTRIES: [[&str; 3]; 4] = [
    ["2023-01-03", "city", r#""execution":{"adopt":{"matter":"public_policy"}}"#],
    ["2022-11-15", "city", r#""fact":{"prior_appraisal":{"evaluator":"institute"}}"#],
    ["2023-01-09", "city", r#""execution":{"designate":{"units":[{"unit":"transport","competence":"competent"}]}}"#],
    ["2023-01-10", "transport", r#""execution":{"start":{}}"#],
];

fn commission(evaluator: &str) -> String {
    format!(
        r#""evaluation":{{"commission_evaluation":{{"evaluator":"{evaluator}","due":"2024-06-28",
            "requirements":["乘客等候时间","财政支出"],"trigger":"many_opinions"}}}}"#
    )
}

pub(crate) fn tell() -> String {
    story::twice(|t| {
        t.say("第十六条：公交改革，谁来评", "Article 16: who evaluates the bus reform?");
        let case = story::case(CITY, &PARTIES, &ENTRIES);
        t.say("请当初做论证的研究院：", "The institute that argued for it:");
        t.propose(&case, ["2024-03-01", "city", &commission("institute")]);
        t.say("请没有参与过的学院：", "A college that had no part in it:");
        t.propose(&case, ["2024-03-01", "city", &commission("college")]);
        t.say(
            "学院按时交了报告，可是只答了两项要求中的一项：",
            "The college delivers in time, but answers one of two requirements:",
        );
        let delivered = [
            ["2024-03-01", "city", &commission("college")],
            ["2024-06-20", "college", r#""fact":{"evaluation_delivered":{"of":5,"answered":[1]}}"#],
            [
                "2024-07-05",
                "city",
                r#""statement":{"completeness_stated":{"through":"2024-07-05","about":{"all":{}},"terms":{"all":{}}}}"#,
            ],
        ];
        let half = story::with(&case, &delivered);
        t.show(&half, "2024-07-05", &["16."]);
        t.say("七月补齐，迟了：", "It completes the work in July, late:");
        let whole = [["2024-07-12", "college", r#""fact":{"evaluation_delivered":{"of":5,"answered":[1,2]}}"#]];
        t.show(&story::with(&half, &whole), "2024-07-12", &["16.evaluation"]);
    })
}

fn main() {
    print!("{}", tell());
}
