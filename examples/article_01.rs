//! 第一条 依据：法定期限与自定期限 · Article 1, basis: a period of the law and a period of the city.
//!
//!     cargo run --example article_01

mod story;

const CITY: [&str; 3] = ["city", "市政府", "city"];
const UNITS: [[&str; 3]; 1] = [["administrative_organ", "housing", "市住建局"]];
const ENTRIES: [[&str; 3]; 5] = [
    ["2023-01-10", "city", r#""execution":{"adopt":{"matter":"public_policy"}}"#],
    ["2023-01-16", "city", r#""execution":{"designate":{"units":[{"unit":"housing","competence":"competent"}]}}"#],
    ["2023-01-17", "housing", r#""execution":{"start":{}}"#],
    [
        "2023-02-01",
        "city",
        r#""standard":{"set_period":{"term":"disclosure","period":{"working_days":30},"document":"市政办发3号"}}"#,
    ],
    ["2023-05-10", "housing", r#""fact":{"part_completed":{}}"#],
];

pub(crate) fn tell() -> String {
    story::twice(|t| {
        t.say("第一条：谁定的期限更紧", "Article 1: whose period is the tighter one");
        t.say(
            "市里给公开定了30个工作日，比条例的20个宽，到期日仍依条例：",
            "The city allows 30 working days to disclose. The Disclosure Regulation allows 20, and governs:",
        );
        let loose = story::case(CITY, &UNITS, &ENTRIES);
        t.show(&loose, "2023-05-31", &["18.", "01."]);
        t.say(
            "市里后来改定10个工作日，比条例紧，就依市里的；只是没有写明文件：",
            "Later it allows 10. That is tighter, so the city's own governs; only, it names no document:",
        );
        let tight = [
            ["2023-06-20", "city", r#""standard":{"set_period":{"term":"disclosure","period":{"working_days":10}}}"#],
            ["2023-07-03", "housing", r#""fact":{"final_report":{}}"#],
        ];
        t.show(&story::with(&loose, &tight), "2023-07-05", &["18.", "01."]);
    })
}

fn main() {
    print!("{}", tell());
}
