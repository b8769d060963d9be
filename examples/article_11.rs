//! 第十一条 学习培训：中心组学习，或者法治培训 · Article 11, study: a study group or a legal training.
//!
//!     cargo run --example article_11

mod story;

const CITY: [&str; 3] = ["city", "市政府", "city"];
const UNITS: [[&str; 3]; 2] =
    [["administrative_organ", "ecology", "市生态环境局"], ["administrative_organ", "finance", "市财政局"]];
const ENTRIES: [[&str; 3]; 7] = [
    ["2022-03-01", "city", r#""execution":{"adopt":{"matter":"public_policy"}}"#],
    [
        "2022-03-07",
        "city",
        r#""execution":{"designate":{"units":[{"unit":"ecology","role":"lead","competence":"competent"},
            {"unit":"finance","role":"cooperating"}]}}"#,
    ],
    [
        "2022-03-07",
        "city",
        r#""standard":{"set_period":{"term":"training","period":{"months":12},"document":"市政办发7号"}}"#,
    ],
    ["2022-09-14", "city", r#""fact":{"training_held":{"form":"study_group"}}"#],
    ["2022-11-02", "ecology", r#""fact":{"training_held":{"form":"legal_training"}}"#],
    ["2023-04-12", "finance", r#""fact":{"training_held":{"form":"legal_training"}}"#],
    [
        "2023-04-20",
        "city",
        r#""statement":{"completeness_stated":{"through":"2023-04-20","about":{"all":{}},"terms":{"only":["training"]}}}"#,
    ],
];

pub(crate) fn tell() -> String {
    story::twice(|t| {
        t.say("第十一条：学法，一年一次", "Article 11: the law of decisions, once a year");
        t.say(
            "政府在中心组学习，生态环境局办了培训，哪一种都算。财政局到次年四月才办，那已是新的一期，补不了旧的：",
            "The city studied in its group, the ecology bureau held a training: either form will do. The finance bureau trained in April of the next year; that is its new window, with nothing left over for the old one:",
        );
        let case = story::case(CITY, &UNITS, &ENTRIES);
        t.show(&case, "2023-04-20", &["11."]);
    })
}

fn main() {
    print!("{}", tell());
}
