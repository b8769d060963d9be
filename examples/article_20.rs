//! 第二十条 举报、投诉：五一前后 · Article 20, complaints: either side of 1 May 2022.
//!
//!     cargo run --example article_20

mod story;

const CITY: [&str; 3] = ["city", "市政府", "city"];
const UNITS: [[&str; 3]; 1] = [["administrative_organ", "housing", "市住建局"]];

fn received(kind: &str) -> String {
    format!(
        r#""fact":{{"complaint_received":{{"kind":"{kind}","channel":"letter","about":"housing","to":"city","contact":"clear"}}}}"#
    )
}
fn accepted(of: u32, on: &str, route: &str) -> String {
    format!(r#""fact":{{"complaint_acknowledged":{{"of":{of},"outcome":{{"accepted":{{"on":"{on}"{route}}}}}}}}}"#)
}

pub(crate) fn tell() -> String {
    story::twice(|t| {
        t.say("第二十条：四月三十日和五月一日", "Article 20: 30 April and 1 May");
        let city =
            story::case(CITY, &UNITS, &[["2022-03-01", "city", r#""execution":{"adopt":{"matter":"public_policy"}}"#]]);
        t.say(
            "两封投诉信，只差一天受理。四月三十日依信访条例，六十日办结；五月一日依信访工作条例，要看走哪条途径：",
            "Two letters of grievance, accepted a day apart. On 30 April the old regulation gives sixty days; on 1 May the new one asks for the route:",
        );
        let grievances = [
            ["2022-04-25", "outside", &*received("grievance")],
            ["2022-04-25", "outside", &received("grievance")],
            ["2022-04-30", "city", &accepted(2, "2022-04-30", "")],
            ["2022-05-01", "city", &accepted(3, "2022-05-01", r#","route":"other""#)],
        ];
        let grievances = story::with(&city, &grievances);
        t.show(&grievances, "2022-06-01", &["20."]);
        t.say(
            "五月的那封如果依第三十一条第（六）项受理：",
            "Had the one of May been accepted on the route of article 31(6):",
        );
        let sixth = [
            ["2022-04-25", "outside", &*received("grievance")],
            ["2022-05-01", "city", &accepted(2, "2022-05-01", r#","route":"art31_6""#)],
        ];
        t.show(&story::with(&city, &sixth), "2022-06-01", &["20."]);
        t.say(
            "如果来的是一封举报信，期限依有权机关自己的规定：",
            "Had a report of a breach come instead, it would go by the competent organ's own rules:",
        );
        t.show(&story::with(&city, &[["2022-05-05", "outside", &received("report")]]), "2022-06-01", &["20."]);
    })
}

fn main() {
    print!("{}", tell());
}
