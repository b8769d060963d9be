//! 第二十三条 参照执行：苏木和局 · Article 23, by reference: a sumu and a bureau.
//!
//!     cargo run --example article_23

mod story;

const SUMU: [&str; 3] = ["sumu", "苏木政府", "township"];
const BUREAU: [&str; 3] = ["bureau", "市文旅局", "department"];
const UNITS: [[&str; 3]; 1] = [["public_institution", "station", "文化站"]];

fn course(organ: [&str; 3]) -> zeren::engine::Case {
    story::case(
        organ,
        &UNITS,
        &[
            ["2023-03-01", organ[0], r#""execution":{"adopt":{"matter":"resources"}}"#],
            [
                "2023-03-06",
                organ[0],
                r#""execution":{"designate":{"units":[{"unit":"station","competence":"competent"}]}}"#,
            ],
        ],
    )
}

pub(crate) fn tell() -> String {
    story::twice(|t| {
        t.say("第二十三条：那达慕，苏木来办还是局里办", "Article 23: the Naadam, held by a sumu or by a bureau");
        t.say(
            "苏木政府参照执行。它是一级政府，自有督促检查的范围，只是没有定期限：",
            "A sumu applies the regulation by reference. It is a government, with an inspection scope of its own; only a period is not set:",
        );
        t.show(&course(SUMU), "2023-06-30", &["23.", "08.scope"]);
        t.say(
            "局也参照执行。第八条说的是政府的督促检查范围，局有没有自己的，要由它明确：",
            "So does a bureau; but article 8 speaks of a government's scope, and whether a bureau has one is open:",
        );
        let bureau = course(BUREAU);
        t.show(&bureau, "2023-06-30", &["23.", "08.scope"]);
        t.say("局认定没有：", "The bureau determines that it has none:");
        let none = r#""determination":{"question":"inspection.scope","about":{},"answer":"not_met"}"#;
        t.show(&story::with(&bureau, &[["2023-07-03", "bureau", none]]), "2023-07-03", &["23.", "08.scope"]);
    })
}

fn main() {
    print!("{}", tell());
}
