//! 第六条 本单位任务：目标日与中止 · Article 6, one's own part: a target day and a suspension.
//!
//!     cargo run --example article_06

mod story;

const BANNER: [&str; 3] = ["banner", "旗政府", "banner_county"];
const PARTIES: [[&str; 3]; 3] = [
    ["administrative_organ", "pasture", "旗农牧局"],
    ["administrative_organ", "power", "旗能源局"],
    ["higher_organ", "city", "市政府"],
];
const ENTRIES: [[&str; 3]; 4] = [
    ["2023-03-01", "banner", r#""execution":{"adopt":{"matter":"public_project"}}"#],
    [
        "2023-03-06",
        "banner",
        r#""execution":{"designate":{"units":[{"unit":"pasture","role":"lead","competence":"competent"},
            {"unit":"power","role":"cooperating"}],"targets":[{"unit":"pasture","day":"2023-06-30"}]}}"#,
    ],
    ["2023-03-07", "pasture", r#""execution":{"start":{}}"#],
    [
        "2023-07-10",
        "banner",
        r#""statement":{"completeness_stated":{"through":"2023-07-10","about":{"all":{}},"terms":{"all":{}}}}"#,
    ],
];
const SUSPEND: &str = r#""execution":{"suspend":{"ordered":{"by":"city","document":"市政发9号"}}}"#;
const RESUME: &str = r#""execution":{"resume":{"targets":[{"unit":"pasture","day":"2023-09-30"}]}}"#;

pub(crate) fn tell() -> String {
    story::twice(|t| {
        t.say("第六条：六月三十日那一天", "Article 6: the thirtieth of June");
        t.say(
            "农牧局定了目标日，能源局没有。过了那天，记录声明完整：",
            "The pasture bureau has a target day, the energy bureau has none. The day passes, on a complete record:",
        );
        t.show(&story::case(BANNER, &PARTIES, &ENTRIES), "2023-07-10", &["06."]);
        t.say(
            "市政府六月十五日叫停，那一天就不算数了：",
            "The city stays everything on 15 June, so the day does not count:",
        );
        let [adopt, designate, start, complete] = ENTRIES;
        let suspended = [adopt, designate, start, ["2023-06-15", "banner", SUSPEND], complete];
        let suspended = story::case(BANNER, &PARTIES, &suspended);
        t.show(&suspended, "2023-07-10", &["06."]);
        t.say("恢复执行时另定目标日，并按期完成：", "Execution resumes with a new day, and the part is done in time:");
        let done = [["2023-07-12", "banner", RESUME], ["2023-09-28", "pasture", r#""fact":{"part_completed":{}}"#]];
        t.show(&story::with(&suspended, &done), "2023-10-08", &["06."]);
    })
}

fn main() {
    print!("{}", tell());
}
