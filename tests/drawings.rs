//! Drawings come from the tables, and the README shows the one of the execution machine as the table has it.

mod common;

use common::Book;
use zeren::{
    answers::graph::{Link, Relation, route},
    engine::Case,
    explain::{
        Lang, Names,
        drawing::{Machine, Notation, machine},
    },
    record::{ExecutionKind, Record},
    terms::{Day, Setting, decision::ExecutionState},
};

#[test]
fn the_readme_shows_the_execution_machine() {
    let drawn = machine(Machine::Execution, Notation::Mermaid, Lang::En);
    let readme = include_str!("../README.md");
    let shown = readme.split("```mermaid\n").nth(1).and_then(|rest| rest.split("```").next());
    assert_eq!(shown, Some(drawn.as_str()), "put this into the README:\n{drawn}");
}

#[test]
fn every_row_is_drawn_once() {
    for which in Machine::ALL {
        for lang in [Lang::Zh, Lang::En] {
            let mermaid = machine(*which, Notation::Mermaid, lang);
            let dot = machine(*which, Notation::Dot, lang);
            let (a, b) = (mermaid.matches(" --> ").count(), dot.matches(" -> ").count());
            assert_eq!(a, b, "{which:?}");
            assert!(a >= 6, "{which:?} has {a} arrows");
        }
    }
}

/// A lead that takes over from a unit that cooperates still leads, and the other way round.
#[test]
fn units_that_have_passed_into_one() {
    let lead = r#"{"unit":"a","role":"lead","competence":"competent"}"#;
    let [b, c] = ["b", "c"].map(|unit| format!(r#"{{"unit":"{unit}","role":"cooperating"}}"#));
    for (units, from, to) in
        [([lead, &b, &c], "a", "b"), ([lead, &b, &c], "b", "a"), ([&b, lead, &c], "a", "b"), ([&b, lead, &c], "b", "a")]
    {
        let passed = format!(r#""fact":{{"unit_succeeded":{{"from":"{from}","to":"{to}"}}}}"#);
        let case = Book::new()
            .with("2021-02-01", "o", r#""execution":{"adopt":{"matter":"public_project"}}"#)
            .with("2021-02-02", "o", &format!(r#""execution":{{"designate":{{"units":[{}]}}}}"#, units.join(",")))
            .with("2021-02-03", "a", r#""execution":{"start":{}}"#)
            .with("2021-04-01", "o", &passed)
            .case();
        let assessment = case.assess(Day::of(2021, 6, 30)).unwrap();
        let links: Vec<_> =
            assessment.answer().unwrap().graph.iter().map(|link| (link.from, link.to, link.relation)).collect();
        let [o, c, to] = ["o", "c", to].map(|id| case.party(id).unwrap());
        assert_eq!(links, [(o, to, Relation::Leads), (to, c, Relation::Cooperates)], "{from} goes");
    }
}

/// The fewest acts, by hand.
#[test]
fn the_shortest_lawful_ways() {
    use ExecutionKind as K;
    use ExecutionState as S;
    let acts = |from, to| route(from, to).map(|steps| steps.iter().map(|row| row.act).collect::<Vec<_>>());
    assert_eq!(acts(None, S::Archived), Some(vec![K::Adopt, K::Terminate, K::Archive]));
    assert_eq!(acts(Some(S::Adopted), S::Completed), Some(vec![K::Designate, K::Start, K::AcceptCompletion]));
    assert_eq!(acts(Some(S::SuspendedUrgently), S::Completed), Some(vec![K::Resume, K::AcceptCompletion]));
    assert_eq!(acts(Some(S::Executing), S::Executing), Some(vec![]));
    assert_eq!(acts(Some(S::Completed), S::Executing), None);
    // Law 6: the archive can be reached from everywhere.
    for state in S::ALL {
        assert!(route(Some(*state), S::Archived).is_some(), "{state:?}");
    }
}

#[test]
fn responsibility_is_a_tree_rooted_at_the_organ() {
    let record = Record::from_json(include_str!("../examples/data/illustrative-banner-road.json")).unwrap();
    let case = Case::new(record, Setting::default());
    let assessment = case.assess(Day::parse("2022-06-30").unwrap()).unwrap();
    let answer = assessment.answer().unwrap();
    let organ = case.party("banner").unwrap();
    let mut reached = vec![organ];
    for link in &answer.graph {
        assert!(reached.contains(&link.from), "{link:?} starts where the tree has come to");
        if matches!(link.relation, Relation::Leads | Relation::Cooperates) {
            assert!(!reached.contains(&link.to), "{link:?} is reached once");
            reached.push(link.to);
        }
    }
    assert_eq!(reached.len(), 4, "the organ, the lead and two cooperating units");
    insta::assert_snapshot!(
        "responsibility",
        case.draw_responsibility(answer, Notation::Mermaid, Lang::En, Names::Ids)
    );
}

/// Units that pass into one stand in the tree once: a lead into its cooperating unit, both into a third, and all of
/// several; a cooperating unit that takes over from the lead leads.
#[test]
fn merged_units_stand_in_the_tree_once() {
    let links = |passed: &[(&str, &str)]| {
        let mut book =
            common::Book::new().with("2022-01-01", "o", r#""execution":{"adopt":{"matter":"planning"}}"#).with(
                "2022-01-10",
                "o",
                r#""execution":{"designate":{"units":[{"unit":"b","role":"cooperating"},
                    {"unit":"a","role":"lead","competence":"competent"}]}}"#,
            );
        for (from, to) in passed {
            book.add("2022-02-01", "o", &format!(r#""fact":{{"unit_succeeded":{{"from":"{from}","to":"{to}"}}}}"#));
        }
        let case = book.case();
        let assessment = case.assess(Day::parse("2022-03-01").unwrap()).unwrap();
        let link = |link: &Link| {
            let [from, to] = [link.from, link.to].map(|party| case.record().id(party).to_owned());
            format!("{from} {} {to}", link.relation.code())
        };
        assessment.answer().unwrap().graph.iter().map(link).collect::<Vec<_>>()
    };
    assert_eq!(links(&[]), ["o leads a", "a cooperates b"]);
    assert_eq!(links(&[("a", "b")]), ["o leads b"]);
    assert_eq!(links(&[("b", "a")]), ["o leads a"]);
    assert_eq!(links(&[("a", "c"), ("b", "c")]), ["o leads c"]);
    assert_eq!(links(&[("a", "c")]), ["o leads c", "c cooperates b"]);
}
