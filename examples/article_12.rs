//! 第十二条 年终述职：十二月三十一日谁在任 · Article 12, year-end account: who is head on 31 December.
//!
//!     cargo run --example article_12

mod story;

const CITY: [&str; 3] = ["city", "市政府", "city"];
const PARTIES: [[&str; 3]; 4] = [
    ["administrative_organ", "education", "市教育局"],
    ["person", "an", "安某"],
    ["person", "bi", "毕某"],
    ["person", "cui", "崔某"],
];
const ENTRIES: [[&str; 3]; 8] = [
    ["2023-03-01", "city", r#""execution":{"adopt":{"matter":"public_policy"}}"#],
    ["2023-03-06", "city", r#""execution":{"designate":{"units":[{"unit":"education","competence":"competent"}]}}"#],
    [
        "2023-03-06",
        "city",
        r#""standard":{"set_period":{"term":"year_end","period":{"by_date":{"month":1,"day":31,"years_after":1}},"document":"市政发2号"}}"#,
    ],
    ["2022-05-10", "city", r#""fact":{"tenure_began":{"person":"an","at":"education","post":"principal_head"}}"#],
    ["2023-12-20", "city", r#""fact":{"tenure_ended":{"of":4}}"#],
    ["2023-12-21", "city", r#""fact":{"tenure_began":{"person":"bi","at":"education","post":"principal_head"}}"#],
    ["2024-02-20", "city", r#""fact":{"appraisal_made":{"unit":"education","year":2023}}"#],
    [
        "2024-02-20",
        "city",
        r#""statement":{"completeness_stated":{"through":"2024-02-20","about":{"all":{}},"terms":{"all":{}}}}"#,
    ],
];

pub(crate) fn tell() -> String {
    story::twice(|t| {
        t.say("第十二条：到任十天，述职一年", "Article 12: ten days in post, a year to account for");
        t.say(
            "安某干到十二月二十日，毕某接任。述职的是年末在任的毕某，没有述：",
            "An serves until 20 December, then Bi. The one in office at the year's end accounts, and Bi has not:",
        );
        let case = story::case(CITY, &PARTIES, &ENTRIES);
        t.show(&case, "2024-02-20", &["12."]);
        t.say(
            "如果毕某一月十五日又调走，欠着的述职归谁，由决策机关明确：",
            "Had Bi left again on 15 January, what remains of the account would be for the organ to say:",
        );
        let left = [
            ["2024-01-15", "city", r#""fact":{"tenure_ended":{"of":6}}"#],
            [
                "2024-01-16",
                "city",
                r#""fact":{"tenure_began":{"person":"cui","at":"education","post":"principal_head"}}"#,
            ],
        ];
        t.show(&story::with(&case, &left), "2024-02-20", &["12.account"]);
        t.say("按期述了职：", "And had Bi accounted in time:");
        let given = [["2024-01-30", "bi", r#""fact":{"year_end_account":{"year":2023}}"#]];
        t.show(&story::with(&case, &given), "2024-02-20", &["12.account"]);
    })
}

fn main() {
    print!("{}", tell());
}
