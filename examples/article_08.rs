//! 第八条 督促检查：看了进度和问题，没看效果 · Article 8, inspection: progress and problems, but not effect.
//!
//!     cargo run --example article_08

mod story;

const BANNER: [&str; 3] = ["banner", "旗政府", "banner_county"];
const UNITS: [[&str; 3]; 1] = [["administrative_organ", "health", "旗卫健委"]];
const ENTRIES: [[&str; 3]; 6] = [
    ["2023-01-05", "banner", r#""execution":{"adopt":{"matter":"public_policy"}}"#],
    ["2023-01-09", "banner", r#""execution":{"designate":{"units":[{"unit":"health","competence":"competent"}]}}"#],
    [
        "2023-01-09",
        "banner",
        r#""standard":{"set_period":{"term":"inspection","period":{"months":6},"document":"旗政办发2号"}}"#,
    ],
    ["2023-01-20", "banner", r#""fact":{"inspection_scope_included":{}}"#],
    [
        "2023-06-15",
        "banner",
        r#""fact":{"inspection_conducted":{"aspects":["progress","problems"],"units":["health"]}}"#,
    ],
    [
        "2023-07-20",
        "banner",
        r#""statement":{"completeness_stated":{"through":"2023-07-20","about":{"all":{}},"terms":{"all":{}}}}"#,
    ],
];
const FULL: &str = r#""fact":{"inspection_conducted":{"aspects":["progress","effect","problems"],"units":["health"]}}"#;

pub(crate) fn tell() -> String {
    story::twice(|t| {
        t.say("第八条：村医到位没有，有没有人看病", "Article 8: the village doctors came; did anyone see them?");
        t.say(
            "六月的检查看了进度和问题，没看效果：",
            "The inspection of June looked at progress and problems, not at effect:",
        );
        let half = story::case(BANNER, &UNITS, &ENTRIES);
        t.show(&half, "2023-07-20", &["08."]);
        t.say(
            "八月、十二月各查一次，三样齐全。多出的一次补上半年，算逾期：",
            "Those of August and December cover all three. The surplus one mends the first half-year, late:",
        );
        let again = [["2023-08-02", "banner", FULL], ["2023-12-20", "banner", FULL]];
        t.show(&story::with(&half, &again), "2023-12-31", &["08.inspection"]);
    })
}

fn main() {
    print!("{}", tell());
}
