//! 第十九条 接受监督：从交办之日起三个月 · Article 19, outside supervision: three months from assignment.
//!
//!     cargo run --example article_19

mod story;

const CITY: [&str; 3] = ["city", "市政府", "city"];
const UNITS: [[&str; 3]; 1] = [["administrative_organ", "parks", "市园林局"]];
const ENTRIES: [[&str; 3]; 6] = [
    ["2022-12-05", "city", r#""execution":{"adopt":{"matter":"public_project"}}"#],
    ["2022-12-12", "city", r#""execution":{"designate":{"units":[{"unit":"parks","competence":"competent"}]}}"#],
    [
        "2023-01-16",
        "outside",
        r#""fact":{"opinion_received":{"from":"deputy","to":"parks","assigned_on":"2023-03-02"}}"#,
    ],
    ["2023-02-08", "outside", r#""fact":{"opinion_received":{"from":"deputy","to":"parks"}}"#],
    ["2023-02-20", "outside", r#""fact":{"opinion_received":{"from":"cppcc_member","to":"city"}}"#],
    [
        "2023-07-01",
        "city",
        r#""statement":{"completeness_stated":{"through":"2023-07-01","about":{"all":{}},"terms":{"only":["opinion"]}}}"#,
    ],
];

pub(crate) fn tell() -> String {
    story::twice(|t| {
        t.say("第十九条：两位代表、一位委员，一座公园", "Article 19: two deputies, one member of the CPPCC, one park");
        let case = story::case(CITY, &UNITS, &ENTRIES);
        t.say(
            "一月收到的建议三月二日才交办，三个月从交办起算；二月那件尚未交办；委员的提案没有法定期限：",
            "The suggestion of January was assigned on 2 March, and three months run from then; that of February was never assigned; for the member's no law sets a period:",
        );
        t.show(&case, "2023-05-31", &["19."]);
        t.say("六月二日答复，正好是最后一天：", "The answer of 2 June comes on the last day:");
        let answer = |on| story::with(&case, &[[on, "parks", r#""fact":{"opinion_answered":{"of":3}}"#]]);
        t.show(&answer("2023-06-02"), "2023-07-01", &["19."]);
        t.say("六月三日答复，迟了一天：", "One of 3 June would be a day late:");
        t.show(&answer("2023-06-03"), "2023-07-01", &["19."]);
    })
}

fn main() {
    print!("{}", tell());
}
