//! 第二条 适用范围：旗、盟、应急处置 · Article 2, scope: a banner, a league, an emergency.
//!
//!     cargo run --example article_02

mod story;

const BANNER: [&str; 3] = ["banner", "旗政府", "banner_county"];
const LEAGUE: [&str; 3] = ["league", "盟行政公署", "league"];
const ADOPT: [&str; 3] = [
    "2023-03-01",
    "banner",
    r#""execution":{"adopt":{"matter":"resources","procedure":[
    {"step":"party_committee_report","on":"2023-02-24"}]}}"#,
];

pub(crate) fn tell() -> String {
    story::twice(|t| {
        t.say("第二条：同一份禁牧决策，三个结果", "Article 2: one grazing ban, three outcomes");
        let banner = story::case(BANNER, &[], &[]);
        t.say("旗政府作出：", "A banner adopts it:");
        t.propose(&banner, ADOPT);
        t.say("旗政府把它作为突发事件应急处置作出：", "The banner adopts it as an emergency response:");
        let emergency = r#""execution":{"adopt":{"matter":"resources","excluded":"emergency","procedure":[
            {"step":"party_committee_report","on":"2023-02-24"}]}}"#;
        t.propose(&banner, ["2023-03-01", "banner", emergency]);
        t.say(
            "盟行政公署作出。它不是一级人民政府，规定没有写明如何适用：",
            "A league's administrative office adopts it. It is no people's government, and the text does not name it:",
        );
        let league = story::case(LEAGUE, &[], &[]);
        t.propose(&league, ["2023-03-01", "league", ADOPT[2]]);
        t.say(
            "公署以文件明确参照执行之后：",
            "Once the office has settled, with a document, that it applies by reference:",
        );
        let settled = r#""determination":{"question":"application.by-reference","about":{},"answer":"met","document":"行署发6号"}"#;
        let league = story::with(&league, &[["2023-03-01", "league", ADOPT[2]], ["2023-03-20", "league", settled]]);
        t.show(&league, "2023-03-19", &["02."]);
        t.show(&league, "2023-03-20", &["02.", "23."]);
    })
}

fn main() {
    print!("{}", tell());
}
