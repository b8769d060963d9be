//! 第七条 协调落实：分管领导中途离任 · Article 7, coordination: the leader in charge leaves.
//!
//!     cargo run --example article_07

mod story;

const CITY: [&str; 3] = ["city", "市政府", "city"];
const PARTIES: [[&str; 3]; 3] =
    [["administrative_organ", "culture", "市文旅局"], ["person", "bao", "副市长包某"], ["person", "su", "副市长苏某"]];
const ENTRIES: [[&str; 3]; 9] = [
    ["2023-01-05", "city", r#""execution":{"adopt":{"matter":"resources"}}"#],
    ["2023-01-09", "city", r#""execution":{"designate":{"units":[{"unit":"culture","competence":"competent"}]}}"#],
    [
        "2023-01-09",
        "city",
        r#""standard":{"set_period":{"term":"coordination","period":{"months":3},"document":"市政办发1号"}}"#,
    ],
    [
        "2023-01-09",
        "city",
        r#""fact":{"tenure_began":{"person":"bao","at":"city","post":"organ_leader","portfolio":["d1"]}}"#,
    ],
    ["2023-03-15", "bao", r#""fact":{"coordination_held":{}}"#],
    ["2023-06-20", "city", r#""fact":{"tenure_ended":{"of":4}}"#],
    [
        "2023-07-01",
        "city",
        r#""fact":{"tenure_began":{"person":"su","at":"city","post":"organ_leader","portfolio":["d1"]}}"#,
    ],
    ["2023-10-08", "su", r#""fact":{"coordination_held":{}}"#],
    [
        "2023-11-01",
        "city",
        r#""statement":{"completeness_stated":{"through":"2023-10-31","about":{"all":{}},"terms":{"all":{}}}}"#,
    ],
];

pub(crate) fn tell() -> String {
    story::twice(|t| {
        t.say("第七条：分管副市长换人", "Article 7: one vice mayor hands over to another");
        t.say(
            "每三个月协调一次。包某六月二十日离任，他离任的那一期不再由他承担；苏某七月一日接手，从头起算，十月一日前没有协调，中间十天无人分管：",
            "Coordination is due every three months. Bao leaves on 20 June: the window he leaves in is not his. Su comes on 1 July, starts afresh, and lets 1 October pass. For ten days in between nobody was in charge:",
        );
        t.show(&story::case(CITY, &PARTIES, &ENTRIES), "2023-11-01", &["07."]);
    })
}

fn main() {
    print!("{}", tell());
}
