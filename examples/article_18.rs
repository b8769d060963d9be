//! 第十八条 公开：二十个工作日，过一个春节 · Article 18, disclosure: twenty working days and a Spring Festival.
//!
//!     cargo run --example article_18

mod story;

const BANNER: [&str; 3] = ["banner", "旗政府", "banner_county"];
const UNITS: [[&str; 3]; 2] = [["administrative_organ", "civil", "旗民政局"], ["enterprise", "heating", "旗供热公司"]];
const ENTRIES: [[&str; 3]; 6] = [
    ["2023-05-04", "banner", r#""execution":{"adopt":{"matter":"public_policy"}}"#],
    [
        "2023-05-08",
        "banner",
        r#""execution":{"designate":{"units":[{"unit":"civil","role":"lead","competence":"competent"},
            {"unit":"heating","role":"cooperating"}]}}"#,
    ],
    ["2023-05-09", "civil", r#""execution":{"start":{}}"#],
    ["2024-01-25", "civil", r#""fact":{"final_report":{}}"#],
    ["2024-01-25", "heating", r#""fact":{"final_report":{}}"#],
    [
        "2024-03-01",
        "banner",
        r#""statement":{"completeness_stated":{"through":"2024-03-01","about":{"all":{}},"terms":{"all":{}}}}"#,
    ],
];

pub(crate) fn tell() -> String {
    story::twice(|t| {
        t.say("第十八条：取暖补贴发完之后", "Article 18: after the heating grants were paid");
        let case = story::case(BANNER, &UNITS, &ENTRIES);
        t.say(
            "民政局公开执行情况，有二十个工作日；供热公司是不是也受此限，要认定：",
            "The civil affairs bureau has twenty working days; whether they bind the heating company is open:",
        );
        t.show(&case, "2024-02-20", &["18."]);
        t.say("民政局决定不公开，没有写依据：", "The bureau withholds its report and names no ground:");
        let bare = [["2024-02-21", "civil", r#""fact":{"withheld":{"of":4}}"#]];
        t.show(&story::with(&case, &bare), "2024-03-01", &["18."]);
        t.say("写明涉及个人隐私：", "It names the privacy of those who were paid:");
        let private = [["2024-02-21", "civil", r#""fact":{"withheld":{"of":4,"ground":"art15"}}"#]];
        t.show(&story::with(&case, &private), "2024-03-01", &["18."]);
        t.say("或者隐去姓名，登在政府网站上：", "Or it leaves the names out and publishes on the website:");
        let told = [["2024-02-23", "civil", r#""fact":{"disclosed":{"of":4,"channel":"website"}}"#]];
        t.show(&story::with(&case, &told), "2024-03-01", &["18."]);
    })
}

fn main() {
    print!("{}", tell());
}
