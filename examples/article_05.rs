//! 第五条 明确执行单位：一座桥，两个牵头单位 · Article 5, designation: one bridge, two leads.
//!
//!     cargo run --example article_05

mod story;

const CITY: [&str; 3] = ["city", "市政府", "city"];
const UNITS: [[&str; 3]; 2] =
    [["administrative_organ", "transport", "市交通运输局"], ["administrative_organ", "water", "市水务局"]];
const ADOPT: [&str; 3] = ["2023-03-01", "city", r#""execution":{"adopt":{"matter":"public_project"}}"#];
const TWO_LEADS: &str = r#""execution":{"designate":{"units":[
    {"unit":"transport","role":"lead","competence":"competent"},{"unit":"water","role":"lead"},
    {"unit":"water","role":"cooperating"}]}}"#;
const NOBODY: &str = r#""execution":{"designate":{"units":[]}}"#;
const ONE_LEAD: &str = r#""execution":{"designate":{"units":[
    {"unit":"transport","role":"lead","competence":"competent"},{"unit":"water","role":"cooperating"}]}}"#;

pub(crate) fn tell() -> String {
    story::twice(|t| {
        t.say("第五条：一座桥，两个牵头单位", "Article 5: one bridge, two leads");
        let adopted = story::case(CITY, &UNITS, &[ADOPT]);
        t.say("两家都牵头，水务局还列了两次：", "Both are to lead, and the water bureau is listed twice:");
        t.propose(&adopted, ["2023-03-06", "city", TWO_LEADS]);
        t.say("那就一家也不列：", "Then nobody at all:");
        t.propose(&adopted, ["2023-03-06", "city", NOBODY]);
        t.say("交通牵头、水务配合：", "Transport leads and water cooperates:");
        t.propose(&adopted, ["2023-03-06", "city", ONE_LEAD]);
        t.say(
            "明确执行单位是决策机关自己的职责，有没有按时，要看有没有期限：",
            "To designate is the organ's own duty; whether it was prompt hangs on a standard:",
        );
        t.show(&adopted, "2023-03-05", &["05."]);
        t.show(&story::with(&adopted, &[["2023-03-06", "city", ONE_LEAD]]), "2023-03-06", &["05."]);
    })
}

fn main() {
    print!("{}", tell());
}
