//! 第九条 报告执行情况：迟到的报告算哪一期 · Article 9, reporting: which window a late report serves.
//!
//!     cargo run --example article_09

mod story;

const CITY: [&str; 3] = ["city", "市政府", "city"];
const UNITS: [[&str; 3]; 1] = [["administrative_organ", "transport", "市交通运输局"]];
const ENTRIES: [[&str; 3]; 6] = [
    ["2023-01-03", "city", r#""execution":{"adopt":{"matter":"public_project"}}"#],
    ["2023-01-04", "city", r#""execution":{"designate":{"units":[{"unit":"transport","competence":"competent"}]}}"#],
    [
        "2023-01-04",
        "city",
        r#""standard":{"set_period":{"term":"report","period":{"months":3},"document":"市政办发4号"}}"#,
    ],
    ["2023-01-05", "transport", r#""execution":{"start":{}}"#],
    ["2023-02-10", "transport", r#""fact":{"execution_reported":{}}"#],
    ["2023-03-20", "transport", r#""fact":{"execution_reported":{}}"#],
];
const COMPLETE: &str =
    r#""statement":{"completeness_stated":{"through":"2023-10-20","about":{"all":{}},"terms":{"only":["report"]}}}"#;

pub(crate) fn tell() -> String {
    story::twice(|t| {
        t.say("第九条：七月那份报告算哪一期", "Article 9: which window does the report of July serve?");
        let until_april = story::case(CITY, &UNITS, &ENTRIES);
        let later = |july: &str| {
            story::with(
                &until_april,
                &[
                    ["2023-07-20", "transport", july],
                    ["2023-09-15", "transport", r#""fact":{"execution_reported":{}}"#],
                    ["2023-10-20", "city", COMPLETE],
                ],
            )
        };
        t.say(
            "每三个月一报。一月到四月报了两次，多出的一次不能预支；四月到七月一次没有：",
            "A report is due every three months. There were two by April, and the second is no advance; then none until July:",
        );
        t.show(&until_april, "2023-07-10", &["09.report"]);
        t.say(
            "七月二十日的报告没说报哪一期，就算本期；九月那份多出来，补上一期，算逾期：",
            "The report of 20 July does not say what it covers, so it serves its own window; the surplus one of September mends the window before, late:",
        );
        t.show(&later(r#""fact":{"execution_reported":{}}"#), "2023-10-20", &["09.report"]);
        t.say(
            "如果七月二十日的报告写明报的是六月，迟的就是它自己，九月那份算本期：",
            "Had it said that it covers June, it would itself be the late one, and that of September in time:",
        );
        t.show(&later(r#""fact":{"execution_reported":{"covers":"2023-06-30"}}"#), "2023-10-20", &["09.report"]);
    })
}

fn main() {
    print!("{}", tell());
}
