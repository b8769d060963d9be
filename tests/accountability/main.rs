//! Article 21 through the door: every guard of a proceeding met, failing alone, failing with another, and open;
//! duties, indications and eligibility; the laws of the ladder over random histories.

#[path = "../common/mod.rs"]
mod common;

mod duties;
mod eligibility;
mod guards;
mod indications;
mod laws;

use common::Book;

pub(crate) const CONCEALED: &str = r#""fact":{"concealment_recorded":{}}"#;
pub(crate) const DESIGNATED: &str = r#""execution":{"designate":{"units":[
    {"unit":"a","role":"lead","competence":"competent"},{"unit":"b","role":"cooperating"}]}}"#;

/// Adopted, units `a` and `b` designated on 2021-03-10, started; `p` heads `a`; entry 6 is a concealment by `a`.
pub(crate) fn running() -> Book {
    running_at("banner_county")
}

pub(crate) fn running_at(level: &str) -> Book {
    Book::at(level)
        .with("2021-03-01", "o", r#""execution":{"adopt":{"matter":"public_project"}}"#)
        .with("2021-03-10", "o", DESIGNATED)
        .with("2021-03-15", "a", r#""execution":{"start":{}}"#)
        .with("2021-03-01", "o", r#""standard":{"set_period":{"term":"report","period":{"months":1},"document":"d"}}"#)
        .with("2021-01-01", "a", r#""fact":{"tenure_began":{"person":"p","at":"a","post":"principal_head"}}"#)
        .with("2021-06-01", "a", CONCEALED)
}

pub(crate) fn establish(unit: &str, from: &str, to: &str, grounds: &str) -> String {
    format!(
        r#""accountability":{{"establish":{{"unit":"{unit}","item":"item3","from":"{from}","to":"{to}","grounds":[{grounds}]}}}}"#
    )
}

/// Established as entry 7 on 2021-06-10 for 2021-05-01 to 2021-06-01.
pub(crate) fn established() -> Book {
    let book = running().with("2021-06-10", "o", &establish("a", "2021-05-01", "2021-06-01", r#"{"entry":6}"#));
    assert_eq!(book.refused(), [""; 0]);
    book
}

/// A continuing act of the proceeding of entry 7.
pub(crate) fn act(kind: &str, fields: &str) -> String {
    let comma = if fields.is_empty() { "" } else { "," };
    format!(r#""accountability":{{"{kind}":{{"of":7{comma}{fields}}}}}"#)
}

/// Ordered as entry 8 on 2021-06-15, to be corrected by 2021-07-15.
pub(crate) fn ordered() -> Book {
    let book = established().with("2021-06-15", "o", &act("order_correction", r#""correct_by":"2021-07-15""#));
    assert_eq!(book.refused(), [""; 0]);
    book
}

/// Refused: the refusal stated as entry 9 on 2021-06-20, established as entry 10 on 2021-06-25.
pub(crate) fn refusing() -> Book {
    let book = ordered().with("2021-06-20", "a", r#""fact":{"correction_refusal_stated":{"of":7}}"#).with(
        "2021-06-25",
        "o",
        &act("establish_refusal", ""),
    );
    assert_eq!(book.refused(), [""; 0]);
    book
}

/// Corrected after the refusal: reported as entry 11, accepted as entry 12 on 2021-07-05.
pub(crate) fn corrected_late() -> Book {
    let book = refusing().with("2021-07-01", "a", r#""fact":{"correction_reported":{"of":7}}"#).with(
        "2021-07-05",
        "o",
        &act("accept_correction", ""),
    );
    assert_eq!(book.refused(), [""; 0]);
    book
}

pub(crate) fn determination(question: &str, about: &str, answer: &str) -> String {
    format!(r#""determination":{{"question":"{question}","about":{{{about}}},"answer":"{answer}","document":"d"}}"#)
}

pub(crate) fn complete(through: &str) -> String {
    format!(
        r#""statement":{{"completeness_stated":{{"through":"{through}","about":{{"all":{{}}}},"terms":{{"all":{{}}}}}}}}"#
    )
}

pub(crate) fn head(person: &str, unit: &str) -> String {
    format!(r#""fact":{{"tenure_began":{{"person":"{person}","at":"{unit}","post":"principal_head"}}}}"#)
}

/// A correction reported by whom the entry names.
pub(crate) const REPORTED: &str = r#""fact":{"correction_reported":{"of":7}}"#;
