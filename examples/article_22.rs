//! 第二十二条 救济：向谁提出，至哪一日 · Article 22, remedies: before whom, and until which day.
//!
//!     cargo run --example article_22

mod story;

use story::concealed::{BANNER, GROUND, LEADER, PARTIES, REFUSED};

/// After entry 14: the determinations, the interview and the circular, the referral, the decision, its receipt.
const SANCTIONED: [[&str; 3]; 7] = [
    ["2024-09-19", "banner", r#""accountability":{"interview":{"of":9,"person":"hao"}}"#],
    ["2024-09-20", "banner", r#""accountability":{"circulate":{"of":9}}"#],
    LEADER,
    GROUND,
    [
        "2024-10-08",
        "banner",
        r#""discipline":{"refer":{"of":9,"person":"gu","capacity":"responsible_leader","ground":"art29_1",
            "to":"supervision"}}"#,
    ],
    [
        "2024-12-25",
        "supervision",
        r#""discipline":{"decide":{"of":19,"person":"gu","ground":"art29_1","gravity":"grave","kind":"demerit"}}"#,
    ],
    ["2024-12-31", "gu", r#""fact":{"received":{"of":20}}"#],
];
const REVIEW: &str = r#""remedy":{"file":{"of":20,"step":"supervisory_review","before":"supervision"}}"#;
const HEAVIER: &str = r#""remedy":{"answer":{"of":20,"result":"modified","kind":"major_demerit"}}"#;
const LIGHTER: &str = r#""remedy":{"answer":{"of":20,"result":"modified","kind":"warning"}}"#;
/// Had the banner decided itself.
const OWN: [[&str; 3]; 2] = [
    [
        "2024-12-25",
        "banner",
        r#""discipline":{"decide":{"person":"gu","ground":"art29_1","gravity":"grave","kind":"demerit",
            "from":"2024-06-03","to":"2024-07-19"}}"#,
    ],
    ["2024-12-31", "gu", r#""fact":{"received":{"of":15}}"#],
];

pub(crate) fn tell() -> String {
    story::twice(|t| {
        t.say("第二十二条：不服记过，一个月", "Article 22: a month to ask for the review of a demerit");
        t.say(
            "接第二十一条的例子。旗监委给顾某记过，年末送达；期限末日在春节假期，顺延：",
            "The story of article 21 goes on. The supervisory organ gives Gu a demerit; the decision reaches him at the \
             year's end. A month later is Spring Festival, so the last day moves:",
        );
        let case = story::with(&story::case(BANNER, &PARTIES, &REFUSED), &SANCTIONED);
        t.remedies(&case, "2024-12-31");
        t.show(&case, "2024-12-31", &["22.route"]);
        t.say("末日当天申请，不迟；次日就迟了：", "On the last day he is in time; a day later he is not:");
        t.propose(&case, ["2025-02-05", "gu", REVIEW]);
        t.propose(&case, ["2025-02-06", "gu", REVIEW]);
        t.say("申请不停止执行处分；答复不得加重：", "Filing suspends nothing, and no answer is heavier:");
        let case = story::with(&case, &[["2025-02-05", "gu", REVIEW]]);
        t.remedies(&case, "2025-02-05");
        t.propose(&case, ["2025-03-03", "supervision", HEAVIER]);
        t.say(
            "改为警告；收到答复起一个月内可申请复核：",
            "It becomes a warning; from that answer he has a month again:",
        );
        let case = story::with(
            &case,
            &[["2025-03-03", "supervision", LIGHTER], ["2025-03-05", "gu", r#""fact":{"received":{"of":23}}"#]],
        );
        t.remedies(&case, "2025-03-05");
        t.say(
            "如果是旗政府自己给的处分，走公务员法：",
            "Had the banner decided itself, the Civil Servant Law is the way:",
        );
        let own = story::with(&story::case(BANNER, &PARTIES, &REFUSED), &OWN);
        t.remedies(&own, "2024-12-31");
    })
}

fn main() {
    print!("{}", tell());
}
