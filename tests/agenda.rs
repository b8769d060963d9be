//! What falls due soon, the lamps of a host's policy, and the life of a case as a drawing.

mod common;

use common::Book;
use zeren::{
    answers::{Lamp, LampPolicy},
    engine::Case,
    explain::{Lang, Names},
    record::{PartyKind, Record},
    terms::{
        Clause, Day, Deadline, EntryNo, Period, Setting, Standards,
        deadline::{Roll, Source},
        duty::Status,
    },
};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn illustrative(standards: Standards) -> Case {
    let text = include_str!("../examples/data/illustrative-banner-road.json");
    Case::new(Record::from_json(text).unwrap(), Setting::new(standards))
}

/// A horizon holds what falls due in it, in the order of the days, both ends included, and nothing that was kept.
#[test]
fn the_horizon_by_days() {
    let case = illustrative(Standards::indicative());
    let known = case.as_known_on(day("2022-07-01"));
    let as_of = day("2022-07-01");
    let coming = known.due_within(as_of, 60).unwrap();
    let dues: Vec<Day> = coming.iter().map(|duty| duty.deadline.unwrap().due()).collect();
    assert!(dues.is_sorted() && dues.len() >= 3, "{dues:?}");
    assert!(dues.iter().all(|due| as_of <= *due && *due <= as_of.plus_days(60)));
    assert!(coming.iter().all(|duty| duty.status == Status::Pending && duty.kept.is_none()));
    // One day less drops what falls due on the last day, and nothing else.
    let last = *dues.last().unwrap();
    let left = u16::try_from(last.days_since(as_of)).unwrap();
    assert_eq!(known.due_within(as_of, left).unwrap().len(), dues.len());
    let fewer = known.due_within(as_of, left - 1).unwrap();
    assert_eq!(fewer.len(), dues.iter().filter(|due| **due < last).count());
    // On the due day itself it still falls due; the day after it does not.
    assert!(known.due_within(last, 0).unwrap().iter().any(|duty| duty.deadline.unwrap().due() == last));
    assert!(known.due_within(last.next(), 0).unwrap().iter().all(|duty| duty.deadline.unwrap().due() > last));
}

/// A lamp by policy, day by day; a person has none, and a demonstration number turns nothing red.
#[test]
fn lamps_by_policy() {
    let case = illustrative(Standards::indicative()).as_known_on(day("2022-07-01"));
    let as_of = day("2022-07-01");
    let coming = case.due_within(as_of, 60).unwrap();
    let duty = coming.iter().find(|duty| duty.row.code == "09.report").unwrap();
    let (anchor, due) = (duty.deadline.unwrap().anchor(), duty.deadline.unwrap().due());
    let countdown = LampPolicy::Countdown { days: 7 };
    for (before, lamp) in [(8, Lamp::Green), (7, Lamp::Yellow), (0, Lamp::Yellow)] {
        assert_eq!(countdown.lamp(duty, due.plus_days(-before)), Some(lamp), "{before} days before");
    }
    let half = anchor.plus_days(due.days_since(anchor).div_euclid(2));
    let progress = LampPolicy::Progress { percent: 50 };
    assert_eq!(progress.lamp(duty, half.plus_days(-1)), Some(Lamp::Green));
    assert_eq!(progress.lamp(duty, half.plus_days(1)), Some(Lamp::Yellow));
    let mut missed = *duty;
    missed.status = Status::Overdue;
    let red = if missed.without_authority() { Lamp::Yellow } else { Lamp::Red };
    assert_eq!(countdown.lamp(&missed, due.next()), Some(red));
    let case = illustrative(Standards::indicative());
    let assessment = case.assess(day("2023-12-31")).unwrap();
    let answer = assessment.answer().unwrap();
    let slips = |red| case.lamps(answer, LampPolicy::Slips { red });
    let person = |party| case.record().party(party).unwrap().kind == PartyKind::Person;
    assert!(answer.duties.iter().any(|duty| person(duty.bearer)), "persons owe something here");
    assert!(slips(3).iter().all(|(party, _)| !person(*party)));
    for (party, lamp) in slips(3) {
        let missed = answer.duties.iter().filter(|duty| duty.bearer == party && duty.missed()).count();
        let expected = match missed {
            0 => Lamp::Green,
            1 | 2 => Lamp::Yellow,
            _ => Lamp::Red,
        };
        assert_eq!(lamp, expected, "{missed} missed");
    }
    assert!(slips(3).iter().any(|(_, lamp)| *lamp != Lamp::Green));
    for duty in answer.duties.iter().filter(|duty| duty.without_authority()) {
        assert_ne!(countdown.lamp(duty, answer.as_of), Some(Lamp::Red), "{:?}", duty.row.code);
    }
}

/// What is missed turns a lamp red on a due day with authority alone; by a demonstration number, or on a day that no
/// calendar knows, it turns yellow.
#[test]
fn a_lamp_turns_red_by_authority() {
    let case = illustrative(Standards::indicative());
    let assessment = case.assess(day("2023-12-31")).unwrap();
    let mut duty = *assessment.answer().unwrap().duties.iter().find(|duty| duty.row.code == "09.report").unwrap();
    let calendar = &case.setting().calendar;
    let by = |source| Deadline::on_day(day("2023-06-30"), None, source);
    let law = Source::Statute(Clause::article(9));
    let provisional = Deadline::count(day("2026-12-30"), None, Period::WorkingDays(5), Roll::On, law, calendar);
    for (deadline, lamp) in [
        (by(law), Lamp::Red),
        (by(Source::Document(EntryNo(1))), Lamp::Red),
        (by(Source::Host(1)), Lamp::Red),
        (by(Source::Indicative), Lamp::Yellow),
        (provisional, Lamp::Yellow),
    ] {
        duty.deadline = Some(deadline);
        for status in [Status::Overdue, Status::KeptLate] {
            duty.status = status;
            let policy = LampPolicy::Countdown { days: 7 };
            assert_eq!(policy.lamp(&duty, day("2027-06-30")), Some(lamp), "{:?}", deadline.source());
        }
    }
}

/// The life shows each state on its days; one that gave way on the day it began has none.
#[test]
fn a_state_that_lasted_no_day_is_not_drawn() {
    let designate = r#""execution":{"designate":{"units":[{"unit":"a","role":"sole","competence":"competent"}]}}"#;
    for (designated, drawn) in [("2021-02-01", false), ("2021-02-02", true)] {
        let case = Book::new()
            .with("2021-02-01", "o", r#""execution":{"adopt":{"matter":"public_project"}}"#)
            .with(designated, "o", designate)
            .case();
        let assessment = case.assess(day("2021-12-31")).unwrap();
        let life = case.draw_life(assessment.answer().unwrap(), Lang::En, Names::Ids);
        let bar = |state: &str| life.lines().any(|line| line.trim_start().starts_with(state));
        assert_eq!(bar("adopted"), drawn, "{life}");
        assert!(bar("designated"), "{life}");
    }
}

/// As Markdown, what follows an empty line of the review heads a section, what is set in is a list as deep, and the
/// rest are lines.
#[test]
fn a_review_as_markdown() {
    let case = illustrative(Standards::indicative());
    let assessment = case.assess(day("2023-12-31")).unwrap();
    let review = case.review(&assessment, Lang::En, Names::Ids);
    let markdown = case.markdown(&assessment, Lang::En, Names::Ids);
    let lines: Vec<&str> = markdown.lines().collect();
    // What Markdown gives a meaning to is escaped, and not compared here.
    let plain = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || " :;,.-()`".contains(c));
    let mut seen = [0, 0, 0];
    for (before, line) in review.lines().zip(review.lines().skip(1)) {
        let text = line.trim_start();
        if text.is_empty() || !plain(text) {
            continue;
        }
        let depth = (line.len() - text.len()) / 2;
        let (kind, expected) = match depth {
            0 if before.is_empty() => (0, format!("## {text}")),
            0 => (1, format!("{text}  ")),
            deep => (2, format!("{}- {}", "  ".repeat(deep - 1), text.strip_prefix("- ").unwrap_or(text))),
        };
        assert!(lines.contains(&expected.as_str()), "{expected}");
        seen[kind] += 1;
    }
    assert!(seen.iter().all(|seen| *seen > 0), "{seen:?}");
}

#[test]
fn the_life_of_the_illustrative_record() {
    let case = illustrative(Standards::statutory());
    let assessment = case.assess(day("2023-12-31")).unwrap();
    let answer = assessment.answer().unwrap();
    insta::assert_snapshot!("life_zh", case.draw_life(answer, Lang::Zh, Names::Ids));
    let markdown = case.markdown(&assessment, Lang::En, Names::Ids);
    assert!(markdown.starts_with("# Review of the execution"));
    assert_eq!(markdown.matches("```mermaid").count(), 2 + 4, "the life, the graph, four machines");
    for heading in ["## 1. Where the decision stands", "## 9. Open questions", "## The life of the decision"] {
        assert!(markdown.contains(heading), "{heading}");
    }
}
