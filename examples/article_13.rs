//! 第十三条 专题会议：议程第五项不算 · Article 13, meetings: item five of the agenda does not count.
//!
//!     cargo run --example article_13

mod story;

const BANNER: [&str; 3] = ["banner", "旗政府", "banner_county"];
const UNITS: [[&str; 3]; 1] = [["administrative_organ", "water", "旗水利局"]];
const ENTRIES: [[&str; 3]; 8] = [
    ["2023-01-03", "banner", r#""execution":{"adopt":{"matter":"public_project"}}"#],
    ["2023-01-04", "banner", r#""execution":{"designate":{"units":[{"unit":"water","competence":"competent"}]}}"#],
    [
        "2023-01-04",
        "banner",
        r#""standard":{"set_period":{"term":"meeting","period":{"months":3},"document":"旗政办发5号"}}"#,
    ],
    ["2023-01-05", "water", r#""execution":{"start":{}}"#],
    ["2023-03-10", "water", r#""fact":{"meeting_held":{"dedicated":true}}"#],
    ["2023-06-08", "water", r#""fact":{"meeting_held":{"dedicated":false}}"#],
    ["2023-08-17", "water", r#""fact":{"meeting_held":{}}"#],
    [
        "2023-10-20",
        "banner",
        r#""statement":{"completeness_stated":{"through":"2023-10-20","about":{"all":{}},"terms":{"only":["meeting"]}}}"#,
    ],
];

pub(crate) fn tell() -> String {
    story::twice(|t| {
        t.say("第十三条：开了三次会", "Article 13: three meetings");
        t.say(
            "三月专题研究；六月只是局务会上的一项；八月的没写清楚：",
            "March was dedicated to it; in June it was one item of many; August does not say:",
        );
        t.show(&story::case(BANNER, &UNITS, &ENTRIES), "2023-10-20", &["13."]);
    })
}

fn main() {
    print!("{}", tell());
}
