//! 第四条 工作机制：体育局牵头修水厂 · Article 4, mechanism: the sports bureau leads a waterworks.
//!
//!     cargo run --example article_04

mod story;

const CITY: [&str; 3] = ["city", "市政府", "city"];
const UNITS: [[&str; 3]; 2] =
    [["administrative_organ", "water", "市水务局"], ["administrative_organ", "sport", "市体育局"]];
const ADOPT: [&str; 3] = ["2023-03-01", "city", r#""execution":{"adopt":{"matter":"public_project"}}"#];

fn led_by_sport(more: &str) -> String {
    format!(
        r#""execution":{{"designate":{{"units":[{{"unit":"sport","role":"lead"{more}}},
            {{"unit":"water","role":"cooperating"}}]}}}}"#
    )
}

pub(crate) fn tell() -> String {
    story::twice(|t| {
        t.say("第四条：体育局牵头修水厂", "Article 4: the sports bureau leads a waterworks");
        let adopted = story::case(CITY, &UNITS, &[ADOPT]);
        let led = |more: &str| story::with(&adopted, &[["2023-03-06", "city", &led_by_sport(more)]]);
        t.say("没有说明理由：", "No reason is given:");
        t.show(&led(r#","competence":"other""#), "2023-03-06", &["04."]);
        t.say("说明了理由，水厂建在赛事村内：", "A reason is given, for the works stand inside the games village:");
        t.show(
            &led(r#","competence":"other","reason":"水厂位于赛事村内，由赛事主管单位统筹""#),
            "2023-03-06",
            &["04."],
        );
        t.say("是不是主管部门，没有写：", "Whether it is a competent department is not stated:");
        t.show(&led(""), "2023-03-06", &["04."]);
        t.say("水务局不服，自己发文改定牵头单位：", "The water bureau objects and names the lead itself:");
        let own = r#""execution":{"designate":{"units":[{"unit":"water","competence":"competent"}]}}"#;
        t.propose(&adopted, ["2023-03-08", "water", own]);
    })
}

fn main() {
    print!("{}", tell());
}
