//! 第十条 责任人：交接那一天 · Article 10, who answers: the day of the handover.
//!
//!     cargo run --example article_10

mod story;

const BANNER: [&str; 3] = ["banner", "旗政府", "banner_county"];
const PARTIES: [[&str; 3]; 4] = [
    ["administrative_organ", "forestry", "旗林草局"],
    ["person", "alta", "阿拉塔"],
    ["person", "batu", "巴图"],
    ["person", "chen", "陈某"],
];
const ENTRIES: [[&str; 3]; 8] = [
    ["2023-03-01", "banner", r#""execution":{"adopt":{"matter":"resources"}}"#],
    ["2023-03-06", "banner", r#""execution":{"designate":{"units":[{"unit":"forestry","competence":"competent"}]}}"#],
    ["2022-01-04", "banner", r#""fact":{"tenure_began":{"person":"alta","at":"forestry","post":"principal_head"}}"#],
    [
        "2023-03-06",
        "banner",
        r#""fact":{"tenure_began":{"person":"chen","at":"forestry","post":"other_head","portfolio":["d1"]}}"#,
    ],
    ["2023-06-15", "banner", r#""fact":{"tenure_ended":{"of":3}}"#],
    ["2023-06-15", "banner", r#""fact":{"tenure_began":{"person":"batu","at":"forestry","post":"principal_head"}}"#],
    ["2023-08-31", "banner", r#""fact":{"tenure_ended":{"of":6}}"#],
    [
        "2023-09-30",
        "banner",
        r#""statement":{"completeness_stated":{"through":"2023-09-20","about":{"party":"forestry"},"terms":{"only":["tenure"]}}}"#,
    ],
];

pub(crate) fn tell() -> String {
    story::twice(|t| {
        t.say("第十条：局长换了，副局长没换", "Article 10: the head changes, the deputy head stays");
        t.say(
            "六月十五日阿拉塔走、巴图来，这一天归走的人。巴图八月底也走了：",
            "On 15 June Alta leaves and Batu comes; the day is the leaver's. At the end of August Batu leaves, too:",
        );
        let case = story::case(BANNER, &PARTIES, &ENTRIES);
        t.responsible(&case, "2023-09-30");
        t.say(
            "任职记录声明完整到九月二十日，此前空缺是事实，此后只是没有记录：",
            "Tenures are stated complete through 20 September: until then the post was vacant, after it the record is merely silent:",
        );
        t.show(&case, "2023-09-30", &["10."]);
    })
}

fn main() {
    print!("{}", tell());
}
