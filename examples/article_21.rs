//! 第二十一条 责任追究：谁被约谈，谁可移送 · Article 21, accountability: who is interviewed, who may be referred.
//!
//!     cargo run --example article_21

mod story;

use story::concealed::{BANNER, ESTABLISHED, GROUND, LEADER, PARTIES, REFUSED};

/// What is said of the one who came after.
const SUCCESSOR: [[&str; 3]; 4] = [
    [
        "2022-05-01",
        "banner",
        r#""fact":{"person_status":{"person":"hao","class":"civil_servant","service":"in_service"}}"#,
    ],
    [
        "2024-09-29",
        "banner",
        r#""determination":{"question":"person.responsible-leader","about":{"entry":9,"party":"hao"},"answer":"met"}"#,
    ],
    [
        "2024-09-29",
        "banner",
        r#""determination":{"question":"ground.fits","about":{"entry":9,"party":"hao","ground":"art29_1"},"answer":"met"}"#,
    ],
    [
        "2024-09-30",
        "banner",
        r#""statement":{"completeness_stated":{"through":"2024-09-30","about":{"all":{}},"terms":{"only":["tenure"]}}}"#,
    ],
];

pub(crate) fn tell() -> String {
    story::twice(|t| {
        t.say("第二十一条：瞒报、责令改正、拒不改正", "Article 21: concealed, ordered to correct, refused");
        t.say(
            "交通运输局牵头，瞒下一个重大问题。瞒报记录在案只是一个疑问：",
            "The transport bureau leads, and hides a major problem. On record, the concealment is only a question:",
        );
        let case = story::case(BANNER, &PARTIES, &REFUSED);
        t.indicated(&case, "2024-07-31");
        t.say(
            "旗政府认定为瞒报，才有提示；提示不产生任何措施：",
            "Determined, it indicates; it still opens no measure:",
        );
        t.indicated(&case, "2024-08-01");
        t.measures(&case, "2024-08-01");
        t.say("情形一经认定，应当责令改正：", "Once the circumstance is established, correction must be ordered:");
        t.measures(&case, "2024-08-05");
        t.say("已责令改正，局长由顾某换成郝某：", "It is ordered, and Hao follows Gu at the head of the bureau:");
        t.responsible(&case, "2024-08-30");
        t.measures(&case, "2024-08-30");
        t.say("该局明示拒绝；认定拒不改正之后：", "The bureau says no. Once its refusal is established:");
        t.measures(&case, "2024-09-12");
        t.say("约谈在任的郝某，不约谈前任顾某：", "Interviewed is Hao, who is in office, not Gu, who was:");
        t.propose(&case, ["2024-09-19", "banner", r#""accountability":{"interview":{"of":9,"person":"gu"}}"#]);
        t.propose(&case, ["2024-09-19", "banner", r#""accountability":{"interview":{"of":9,"person":"hao"}}"#]);
        t.say(
            "依法处理看行为当时的责任，不以拒不改正为前提，但缺两项认定：",
            "Liability looks to the days of the conduct and waits for no refusal; two determinations are missing:",
        );
        t.referral(&case, ESTABLISHED, "gu", "2024-08-30");
        t.say("认定顾某负有责任，再认定事实符合处分情形：", "That Gu is responsible is determined, then the ground:");
        let case = story::with(&case, &[LEADER, GROUND]);
        t.referral(&case, ESTABLISHED, "gu", "2024-09-25");
        t.referral(&case, ESTABLISHED, "gu", "2024-09-27");
        t.say(
            "郝某八月底才到任，对之前的行为，即使认定也不得移送：",
            "Hao came at the end of August; for what was before he cannot be referred, whatever is determined:",
        );
        t.referral(&story::with(&case, &SUCCESSOR), ESTABLISHED, "hao", "2024-09-30");
    })
}

fn main() {
    print!("{}", tell());
}
