//! 第三条 党的领导：出台前的请示报告 · Article 3, Party leadership: the report before adoption.
//!
//!     cargo run --example article_03

mod story;

const CITY: [&str; 3] = ["city", "市政府", "city"];
const REPORTED: &str = r#""execution":{"adopt":{"matter":"planning","procedure":[
    {"step":"party_committee_report","on":"2023-02-24"}]}}"#;
const SILENT: &str = r#""execution":{"adopt":{"matter":"planning"}}"#;

pub(crate) fn tell() -> String {
    story::twice(|t| {
        t.say("第三条：报没报过党委，要看得见", "Article 3: was the Party committee told? It should show");
        let city = story::case(CITY, &[], &[]);
        t.say("载明了请示报告的日期：", "The day of the report is on the act:");
        t.propose(&city, ["2023-03-01", "city", REPORTED]);
        t.say(
            "没有载明。这是一个问题，不是一次违规，决策照样成立：",
            "It is not. That is a question and no breach; the decision stands:",
        );
        t.propose(&city, ["2023-03-01", "city", SILENT]);
        t.say(
            "市政府后来认定确已报告，问题就此了结：",
            "The city determines later that it did report, and the question is settled:",
        );
        let determined = r#""determination":{"question":"adoption.party-committee-report","about":{},"answer":"met"}"#;
        let silent = story::with(&city, &[["2023-03-01", "city", SILENT], ["2023-04-03", "city", determined]]);
        t.show(&silent, "2023-04-02", &["03."]);
        t.show(&silent, "2023-04-03", &["03."]);
    })
}

fn main() {
    print!("{}", tell());
}
