//! 第十七条 全过程记录：缺一份依据，不能归档 · Article 17, the record: one entry without evidence keeps the file open.
//!
//!     cargo run --example article_17

mod story;

const CITY: [&str; 3] = ["city", "市政府", "city"];
const UNITS: [[&str; 3]; 1] = [["administrative_organ", "library", "市图书馆"]];
const ENTRIES: [[&str; 3]; 8] = [
    ["2023-01-03", "city", r#""evidence":["档1"],"execution":{"adopt":{"matter":"public_project"}}"#],
    [
        "2023-01-09",
        "city",
        r#""evidence":["档2"],"execution":{"designate":{"units":[{"unit":"library","competence":"competent"}]}}"#,
    ],
    ["2023-01-10", "library", r#""evidence":["档3"],"execution":{"start":{}}"#],
    ["2023-10-20", "library", r#""fact":{"part_completed":{}}"#],
    ["2023-10-30", "library", r#""evidence":["档5"],"fact":{"final_report":{}}"#],
    ["2023-11-06", "city", r#""evidence":["档6"],"execution":{"accept_completion":{}}"#],
    ["2023-11-10", "library", r#""evidence":["档7"],"fact":{"disclosed":{"of":5,"channel":"website"}}"#],
    ["2023-11-20", "library", r#""evidence":["档8"],"fact":{"record_filed":{}}"#],
];
const ARCHIVE: &str = r#""evidence":["档案目录"],"execution":{"archive":{}}"#;

pub(crate) fn tell() -> String {
    story::twice(|t| {
        t.say("第十七条：新图书馆的卷宗", "Article 17: the file of the new library");
        let case = story::case(CITY, &UNITS, &ENTRIES);
        t.say("馆建成了，报告了，公开了。可以归档吗？", "Built, reported, disclosed. May the file be closed?");
        t.propose(&case, ["2023-12-01", "city", ARCHIVE]);
        t.show(&case, "2023-12-01", &["17."]);
        t.say("补上依据，市政府自己也归了档：", "The evidence is added, and the city files, too:");
        let mended = [
            ["2023-12-04", "library", r#""statement":{"evidence_added":{"entry":4,"evidence":["竣工验收单"]}}"#],
            ["2023-12-05", "city", r#""evidence":["档10"],"fact":{"record_filed":{}}"#],
        ];
        let mended = story::with(&case, &mended);
        t.propose(&mended, ["2023-12-06", "city", ARCHIVE]);
    })
}

fn main() {
    print!("{}", tell());
}
