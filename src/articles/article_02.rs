//! # 第二条 适用范围 · Scope
//!
//! 旗县级以上人民政府是决策机关；其重大行政决策的执行适用本规定。
//!
//! Governments at banner and county level and above are decision organs; the execution of their major
//! administrative decisions falls under the regulation.
//!
//! **Decides.** How the regulation applies to the organ (with art 23), a property of the organ alone; whether
//! what is adopted is a matter of 条例 3(1) and none of the exclusions of 条例 3(2).
//!
//! **Leaves open.** League offices, subdistrict offices and zone administrations: neither this article nor art 23
//! names them. The organ's determination with its document settles it; until then nothing is held against anyone.
//!
//! **Interpretation.** 条例 2 and 42 draw the same two circles, governments and those who follow by reference; a
//! league office, though the notice is addressed to it, is a dispatched organ in neither. A determination without a
//! document does not settle the application, for nobody could check it; nor does it open again what one with its
//! document has settled. When both questions are answered with no,
//! the regulation does not apply at all.

use crate::{
    reading::View,
    record::{What, acts::Adopt},
    terms::{
        About, Addressee, Clause, Cure, EntryNo, Finding, Instrument, PartyNo, Question, Row, Ruling, Sink,
        decision::Answered,
        party::{Application, Level},
    },
};

/// 第二条.
pub(crate) const CLAUSE: Clause = Clause::article(2);

static IN_SCOPE: Row = Row::new(
    "02.in-scope",
    CLAUSE,
    "作出决策的应当是旗县级以上人民政府，或者参照执行的职能部门、苏木乡镇人民政府",
    "the organ must be a government at banner or county level and above, or a department or township to which the regulation applies by reference",
    Cure::Nothing,
);
static APPLICATION: Row = Row::new(
    "02.application",
    CLAUSE,
    "本规定对该机关直接适用还是参照执行，须以文件明确",
    "whether the regulation applies to this organ directly or by reference needs a determination with its document",
    Cure::Determine(Question::ApplicationDirect, Addressee::Organ),
);
static MATTER: Row = Row::new(
    "02.matter",
    Clause::of(Instrument::DecisionProcedure, 3).paragraph(1),
    "应当写明属于哪一类重大行政决策事项",
    "the act must say which of the five kinds of matter it is",
    Cure::Amend("matter"),
);
static NOT_EXCLUDED: Row = Row::new(
    "02.not-excluded",
    Clause::of(Instrument::DecisionProcedure, 3).paragraph(2),
    "宏观调控、政府立法、突发事件应急处置不属于重大行政决策",
    "macro-control, government legislation and emergency response are no major administrative decisions",
    Cure::Nothing,
);

/// How the regulation applies to the organ on the day of the view (arts 2, 23).
pub(crate) fn application(view: &View<'_>) -> Application {
    match view.record.level() {
        Level::AutonomousRegion | Level::City | Level::BannerCounty => Application::Direct,
        Level::Department | Level::Township => Application::ByReference,
        Level::Other => Application::OutOfScope,
        Level::League | Level::Subdistrict | Level::Zone => determined(view),
    }
}

fn determined(view: &View<'_>) -> Application {
    // Only those with a document are looked through: one without settles nothing, and takes nothing back.
    let documented = |no: EntryNo| {
        matches!(view.entry(no).map(|entry| &entry.what),
            Some(What::Determination(determination)) if determination.document.is_some())
    };
    let answer = |question| {
        let answers = view.facts.determined_about(question, About::DECISION);
        answers
            .take_while(|determined| determined.mark.day <= view.day)
            .filter(|determined| determined.by == PartyNo::ORGAN && documented(determined.mark.no))
            .last()
            .map(|determined| (determined.answer, determined.mark))
    };
    let direct = answer(Question::ApplicationDirect);
    let by_reference = answer(Question::ApplicationByReference);
    match (direct, by_reference) {
        (Some((Answered::Met, a)), Some((Answered::Met, b))) if a < b => Application::ByReference,
        (Some((Answered::Met, _)), _) => Application::Direct,
        (_, Some((Answered::Met, _))) => Application::ByReference,
        (Some((Answered::NotMet, _)), Some((Answered::NotMet, _))) => Application::OutOfScope,
        _ => Application::Open,
    }
}

/// The guards of Adopt.
pub(crate) fn adopt<S: Sink>(view: &View<'_>, act: &Adopt<PartyNo>, sink: &mut S) {
    applies(view, sink);
    sink.rule(act.matter.is_some(), &MATTER);
    sink.rule(act.excluded.is_none(), &NOT_EXCLUDED);
}

/// That the regulation applies to the organ, directly or by reference.
pub(crate) fn applies<S: Sink>(view: &View<'_>, sink: &mut S) {
    match view.application {
        Application::Direct | Application::ByReference => sink.push(Finding::new(Ruling::Met, &IN_SCOPE)),
        Application::OutOfScope => sink.push(Finding::new(Ruling::NotMet, &IN_SCOPE)),
        Application::Open => sink.push(Finding::new(Ruling::Open, &APPLICATION)),
    }
}

/// The question of the application, while it is open.
pub(crate) fn findings<S: Sink>(view: &View<'_>, sink: &mut S) {
    if view.application == Application::Open {
        sink.push(Finding::new(Ruling::Open, &APPLICATION));
    }
}

#[cfg(test)]
mod tests {
    use alloc::{format, vec::Vec};

    use crate::{
        reading::testing::{Bench, lines},
        record::acts::ExecutionAct,
    };

    use super::*;

    fn answers(question: &str, answer: &str, document: bool) -> alloc::string::String {
        let document = if document { r#","document":"d""# } else { "" };
        format!(r#""determination":{{"question":"application.{question}","about":{{}},"answer":"{answer}"{document}}}"#)
    }

    #[test]
    fn by_the_level_of_the_organ() {
        use Application::{ByReference, Direct, Open, OutOfScope};
        for (level, expected) in [
            ("autonomous_region", Direct),
            ("city", Direct),
            ("banner_county", Direct),
            ("department", ByReference),
            ("township", ByReference),
            ("league", Open),
            ("subdistrict", Open),
            ("zone", Open),
            ("other", OutOfScope),
        ] {
            assert_eq!(application(&Bench::at(level, &[]).on("2022-01-01")), expected, "{level}");
        }
    }

    #[test]
    fn an_open_application_is_determined_with_a_document() {
        use Application::{ByReference, Direct, Open, OutOfScope};
        for (level, rows, expected) in [
            ("league", &[("o", "direct", "met", true)][..], Direct),
            ("league", &[("o", "direct", "met", false)], Open),
            ("league", &[("a", "direct", "met", true)], Open),
            ("zone", &[("o", "by-reference", "met", true)], ByReference),
            ("zone", &[("o", "direct", "not_met", true)], Open),
            ("zone", &[("o", "direct", "not_met", true), ("o", "by-reference", "not_met", true)], OutOfScope),
            // The latest counts.
            ("zone", &[("o", "direct", "met", true), ("o", "by-reference", "met", true)], ByReference),
            ("zone", &[("o", "by-reference", "met", true), ("o", "direct", "met", true)], Direct),
            ("zone", &[("o", "direct", "met", true), ("o", "direct", "not_met", true)], Open),
            // Repeated or contradicted without a document, what is settled stays settled.
            ("league", &[("o", "direct", "met", true), ("o", "direct", "met", false)], Direct),
            ("league", &[("o", "direct", "met", true), ("o", "direct", "not_met", false)], Direct),
            // A level that the text names is not open to determination.
            ("city", &[("o", "by-reference", "met", true)], Direct),
        ] {
            let rows: Vec<_> = rows.iter().map(|(by, q, answer, doc)| (*by, answers(q, answer, *doc))).collect();
            let entries: Vec<_> = rows.iter().map(|(by, what)| ("2022-01-01", *by, what.as_str())).collect();
            let bench = Bench::at(level, &entries);
            assert_eq!(application(&bench.on("2022-01-01")), expected, "{level} {entries:?}");
            let undetermined = Bench::at(level, &[]);
            assert_eq!(application(&bench.on("2021-12-31")), application(&undetermined.on("2021-12-31")));
        }
    }

    #[test]
    fn what_may_be_adopted() {
        for (form, rows) in [
            (r#""matter":"public_policy""#, &["met 02.in-scope", "met 02.matter", "met 02.not-excluded"]),
            ("", &["met 02.in-scope", "not met 02.matter", "met 02.not-excluded"]),
            (
                r#""matter":"other","excluded":"emergency""#,
                &["met 02.in-scope", "met 02.matter", "not met 02.not-excluded"],
            ),
            (
                r#""matter":"other","excluded":"macro_control""#,
                &["met 02.in-scope", "met 02.matter", "not met 02.not-excluded"],
            ),
            (
                r#""matter":"other","excluded":"legislation""#,
                &["met 02.in-scope", "met 02.matter", "not met 02.not-excluded"],
            ),
        ] {
            let entry = format!(r#""execution":{{"adopt":{{{form}}}}}"#);
            let bench = Bench::new(&[("2022-01-01", "o", &entry)]);
            let ExecutionAct::Adopt(act) = bench.act(1) else { panic!("an adoption") };
            assert_eq!(bench.findings("2022-01-01", |view, sink| adopt(view, act, sink)), lines(rows));
        }
    }

    #[test]
    fn an_open_application_lets_the_act_pass_with_its_question() {
        let open = Bench::new(&[]).application_open();
        assert_eq!(open.findings("2022-01-01", applies), ["open 02.application"]);
        assert_eq!(open.findings("2022-01-01", findings), ["open 02.application"]);
        let direct = Bench::new(&[]);
        assert_eq!(direct.findings("2022-01-01", applies), ["met 02.in-scope"]);
        assert_eq!(direct.findings("2022-01-01", findings), lines(&[]));
    }
}
