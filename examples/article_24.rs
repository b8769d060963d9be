//! 第二十四条 施行日：2020年的事 · Article 24, in force: what happened in 2020.
//!
//!     cargo run --example article_24

mod story;

const CITY: [&str; 3] = ["city", "市政府", "city"];
const UNITS: [[&str; 3]; 2] =
    [["administrative_organ", "transport", "市交通运输局"], ["administrative_organ", "police", "市公安局"]];
const TWO_LEADS: &str = r#""units":[{"unit":"transport","role":"lead","competence":"competent"},
    {"unit":"police","role":"lead"}]"#;

pub(crate) fn tell() -> String {
    story::twice(|t| {
        t.say("第二十四条：2020年就开工的停车楼", "Article 24: a car park begun in 2020");
        let designate = format!(r#""execution":{{"designate":{{{TWO_LEADS}}}}}"#);
        let quarterly = r#""standard":{"set_period":{"term":"report","period":{"months":3},"document":"市政办发9号"}}"#;
        let case = story::case(
            CITY,
            &UNITS,
            &[
                ["2020-09-01", "city", r#""execution":{"adopt":{"matter":"public_project"}}"#],
                ["2020-09-07", "city", &designate],
                ["2020-09-08", "transport", r#""execution":{"start":{}}"#],
                ["2020-09-08", "city", quarterly],
                [
                    "2021-07-05",
                    "city",
                    r#""statement":{"completeness_stated":{"through":"2021-07-05","about":{"all":{}},"terms":{"only":["report"]}}}"#,
                ],
            ],
        );
        t.say("施行前一天来问，没有答案：", "Asked about the day before, the engine judges nothing:");
        t.show(&case, "2020-12-31", &[""]);
        t.say(
            "两家都牵头，换作今天不能生效。但那是2020年，作为历史，只推动状态，不作评价。报告从2021年1月1日起算：",
            "Two leads: today that would be without effect. In 2020 it is history, which moves the state and is not judged. Reports are counted from 1 January 2021:",
        );
        t.show(&case, "2021-07-05", &["24.", "09.report"]);
        t.say("2021年再这样明确一次：", "The same again in 2021:");
        let redesignate = format!(r#""execution":{{"redesignate":{{{TWO_LEADS}}}}}"#);
        t.propose(&case, ["2021-07-06", "city", &redesignate]);
    })
}

fn main() {
    print!("{}", tell());
}
