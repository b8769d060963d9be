//! # 第十条 责任人 · Responsible persons
//!
//! 决策执行单位的主要负责人对执行负首要责任；其他负责人在各自分工内承担相应责任。
//!
//! The principal head of an executing unit is the first to answer for the execution; its other heads answer
//! correspondingly, each within his portfolio.
//!
//! **Decides.** Who was first and who correspondingly responsible, on a day and over a period; on which days of
//! an engagement a unit had no principal head.
//!
//! **Leaves open.** Whether the post was vacant, where the tenures of the unit are not stated complete. That
//! someone was in post says nothing of fault.
//!
//! **Interpretation.** The day on which one head leaves and the next begins is the outgoing one's: the text knows
//! one first responsible person, so a day cannot have two. Conduct stays with those who headed the unit when it
//! happened: before a succession of units the old unit's heads answer, from its day on the new unit's; asked about
//! the new unit, the days before it executed in its own name lead to the units it took over from, to each by its
//! own heads. A holder with an acting title counts like any other, for the host enters the one who counts. An other
//! head whose portfolio does not list the decision answers for nothing here.

use alloc::vec::Vec;

use crate::{
    reading::{View, view::IN_FORCE},
    terms::{
        Addressee, Clause, Cure, Day, Finding, PartyNo, Question, Row, Ruling, Sink,
        duty::Term,
        party::{Application, Capacity, Post},
        responsibility::{Gap, Responsible},
    },
};

/// 第十条.
pub(crate) const CLAUSE: Clause = Clause::article(10);

static NO_HEAD: Row = Row::new(
    "10.no-principal-head",
    CLAUSE,
    "{1}至{2}，{0}没有主要负责人",
    "{0} had no principal head from {1} through {2}",
    Cure::Enter("fact.tenure_began"),
);
static HEAD_UNKNOWN: Row = Row::new(
    "10.principal-head-unknown",
    CLAUSE,
    "{1}至{2}，记录中没有{0}的主要负责人，任职记录也未声明完整",
    "the record shows no principal head of {0} from {1} through {2}, and its tenures are not stated complete",
    Cure::Complete(Term::Tenure),
);

static HEAD_OPEN: Row = Row::new(
    "10.principal-head-application-open",
    CLAUSE,
    "{1}至{2}，记录中没有{0}的主要负责人；本规定是否适用尚未明确，暂不认定空缺",
    "the record shows no principal head of {0} from {1} through {2}; until it is settled how the regulation applies, nothing is held to be missing",
    Cure::Determine(Question::ApplicationDirect, Addressee::Organ),
);

/// A unit's days: from, through.
type Seat = (PartyNo, Day, Day);

/// Who answers for a unit on a day.
pub(crate) fn responsible_on(view: &View<'_>, unit: PartyNo, day: Day) -> Vec<Responsible> {
    responsible_over(view, unit, day, day)
}

/// Who answered for a unit over the days from `from` through `to`: the days before 2021-01-01 and after the day
/// of the view left out, in the order of their days, the first responsible before the others. Whether the unit
/// executed on those days is not asked here, for some of its duties outlast its engagement.
pub(crate) fn responsible_over(view: &View<'_>, unit: PartyNo, from: Day, to: Day) -> Vec<Responsible> {
    let seats = seats(view, unit, from.max(IN_FORCE), to.min(view.day));
    let mut found: Vec<Responsible> = seats.into_iter().flat_map(|seat| heads(view, seat)).collect();
    found.sort_unstable_by_key(order);
    found
}

/// Who answered for each executing unit over the days of its engagements.
pub(crate) fn responsible(view: &View<'_>) -> Vec<Responsible> {
    let mut found: Vec<Responsible> = engaged_seats(view).into_iter().flat_map(|seat| heads(view, seat)).collect();
    found.sort_unstable_by_key(|responsible| (responsible.at, order(responsible)));
    found
}

fn order(responsible: &Responsible) -> (Day, Capacity, crate::terms::EntryNo) {
    (responsible.from, responsible.capacity, responsible.entry)
}

/// The days of their engagements on which executing units had no principal head.
pub(crate) fn findings<S: Sink>(view: &View<'_>, sink: &mut S) {
    for gap in engaged_seats(view).into_iter().flat_map(|seat| vacancies(view, seat)) {
        let finding = match (gap.complete, view.is_settled()) {
            (Some(_), true) => Finding::new(Ruling::NotMet, &NO_HEAD),
            (Some(_), false) => Finding::new(Ruling::Open, &HEAD_OPEN),
            (None, _) => Finding::new(Ruling::Open, &HEAD_UNKNOWN),
        };
        sink.push(finding.with(gap.at).with(gap.from).with(gap.to));
    }
}

/// The heads of a unit over some days.
fn heads(view: &View<'_>, (at, from, to): Seat) -> Vec<Responsible> {
    let mut found = Vec::new();
    // The first day left to each principal head by those before him.
    let mut free = Day::FIRST;
    for tenure in view.tenures(at, Post::PrincipalHead) {
        if let Some((first, last)) = tenure.within(from.max(free), to) {
            let (person, acting, entry) = (tenure.person, tenure.acting, tenure.entry);
            let capacity = Capacity::FirstResponsible;
            found.push(Responsible { person, at, capacity, post: tenure.post, acting, from: first, to: last, entry });
        }
        free = tenure.until.map_or(to.next(), Day::next).max(free);
    }
    for tenure in view.tenures(at, Post::OtherHead).filter(|tenure| tenure.covers) {
        if let Some((first, last)) = tenure.within(from, to) {
            let (person, acting, entry) = (tenure.person, tenure.acting, tenure.entry);
            let capacity = Capacity::Corresponding;
            found.push(Responsible { person, at, capacity, post: tenure.post, acting, from: first, to: last, entry });
        }
    }
    found
}

fn vacancies(view: &View<'_>, (at, from, to): Seat) -> Vec<Gap> {
    let tenures: Vec<_> = view.tenures(at, Post::PrincipalHead).collect();
    view.vacant(at, Post::PrincipalHead, (from, to), &tenures)
}

/// The units whose heads answer for a unit, day by day: its own, then those of the unit that took over from it.
fn seats(view: &View<'_>, unit: PartyNo, from: Day, to: Day) -> Vec<Seat> {
    if from > to {
        return Vec::new();
    }
    if !view.has_successions() {
        return alloc::vec![(unit, from, to)];
    }
    let mut begins: Vec<Day> = view.facts.successions.iter().map(|succession| succession.mark.day).collect();
    begins.retain(|day| (from..=to).contains(day));
    begins.push(from);
    begins.sort_unstable();
    begins.dedup();
    let ends = begins.iter().skip(1).map(|next| next.prev()).chain([to]);
    merged(begins.iter().zip(ends).map(|(first, last)| (view.holder_of(unit, *first), *first, last)).collect())
}

/// The units that executed, or stood in an executing unit's place, with their days; none where the organ has
/// determined that the regulation does not apply to it.
fn engaged_seats(view: &View<'_>) -> Vec<Seat> {
    if view.application == Application::OutOfScope {
        return Vec::new();
    }
    let engaged = view.engagements().filter_map(|engagement| Some((engagement.unit, view.engaged(&engagement)?)));
    merged(engaged.flat_map(|(unit, (from, to))| seats(view, unit, from, to)).collect())
}

/// Joins days of one unit that touch.
fn merged(mut seats: Vec<Seat>) -> Vec<Seat> {
    seats.sort_unstable();
    let mut joined: Vec<Seat> = Vec::new();
    for (unit, from, to) in seats {
        match joined.last_mut() {
            Some((same, _, last)) if *same == unit && from <= last.next() => *last = to.max(*last),
            _ => joined.push((unit, from, to)),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use alloc::{format, string::String};

    use crate::{
        reading::testing::{Bench, complete, day, lines, succeeded, tenure, tenure_ended},
        terms::decision::ExecutionState,
    };

    use super::*;

    fn head(person: &str, at: &str) -> String {
        tenure(person, at, "principal_head")
    }

    fn told(bench: &Bench, found: &[Responsible]) -> Vec<String> {
        let id = |party: PartyNo| String::from(bench.on("2022-12-31").record.id(party));
        let first = |capacity| if capacity == Capacity::FirstResponsible { "first" } else { "corresponding" };
        let line = |r: &Responsible| {
            let acting = if r.acting { " acting" } else { "" };
            format!("{} {} {}{acting} {}..{}", id(r.at), id(r.person), first(r.capacity), r.from, r.to)
        };
        found.iter().map(line).collect()
    }

    #[track_caller]
    fn over(bench: &Bench, unit: &str, from: &str, to: &str, rows: &[&str]) {
        let found = responsible_over(&bench.on("2022-12-31"), bench.party(unit), day(from), day(to));
        assert_eq!(told(bench, &found), lines(rows), "{unit} {from} {to}");
    }

    /// `p`, then `q` from his last day on; `r` with the portfolio, `s` without.
    fn handover() -> Bench {
        let without = r#""fact":{"tenure_began":{"person":"s","at":"a","post":"other_head","portfolio":["d2"]}}"#;
        let acting = r#""fact":{"tenure_began":{"person":"q","at":"a","post":"principal_head","acting":true}}"#;
        Bench::new(&[
            ("2020-05-01", "o", &head("p", "a")),
            ("2021-06-30", "o", &tenure_ended(1)),
            ("2021-06-30", "o", acting),
            ("2021-03-01", "o", &tenure("r", "a", "other_head")),
            ("2021-09-30", "o", &tenure_ended(4)),
            ("2020-01-01", "o", without),
        ])
        .running("2021-02-01", "2021-02-10")
    }

    /// The days from `from` through `to` on which a unit, or the one that stood in its place, had no principal head.
    fn gaps(view: &View<'_>, unit: PartyNo, from: Day, to: Day) -> Vec<Gap> {
        seats(view, unit, from.max(IN_FORCE), to.min(view.day))
            .into_iter()
            .flat_map(|seat| vacancies(view, seat))
            .collect()
    }

    #[test]
    fn by_tenure() {
        let bench = handover();
        over(
            &bench,
            "a",
            "2020-06-01",
            "2021-12-31",
            &[
                "a p first 2021-01-01..2021-06-30",
                "a r corresponding 2021-03-01..2021-09-30",
                "a q first acting 2021-07-01..2021-12-31",
            ],
        );
        // The handover day is the outgoing head's.
        for (on, row) in [
            ("2021-06-30", "a p first 2021-06-30..2021-06-30"),
            ("2021-07-01", "a q first acting 2021-07-01..2021-07-01"),
        ] {
            let found = responsible_on(&bench.on("2022-12-31"), bench.party("a"), day(on));
            assert_eq!(told(&bench, &found)[0], row);
            assert_eq!(found.iter().filter(|r| r.capacity == Capacity::FirstResponsible).count(), 1);
            // The same holder as the view names.
            let holder = bench.on("2022-12-31").principal_head(bench.party("a"), day(on)).unwrap().person;
            assert_eq!(holder, found[0].person);
        }
        // Nobody answers for days before the regulation was in force, nor for days to come.
        over(&bench, "a", "2020-06-01", "2020-12-31", &[]);
        let early = responsible_over(&bench.on("2021-06-29"), bench.party("a"), day("2021-06-29"), day("2021-07-31"));
        assert_eq!(
            told(&bench, &early),
            lines(&["a p first 2021-06-29..2021-06-29", "a r corresponding 2021-06-29..2021-06-29",])
        );
        over(&bench, "b", "2021-06-01", "2021-12-31", &[]);
    }

    #[test]
    fn nobody_answers_where_the_regulation_does_not_apply() {
        let bench = handover();
        let view = bench.on("2021-06-30");
        assert_eq!(told(&bench, &responsible(&view)).len(), 2);
        assert!(responsible(&View { application: Application::OutOfScope, ..view }).is_empty());
    }

    #[test]
    fn succession_of_units() {
        let bench = |engaged_b: &str| {
            let bench = Bench::new(&[
                ("2020-05-01", "o", &head("p", "a")),
                ("2020-05-01", "o", &head("q", "b")),
                ("2021-06-01", "o", &succeeded("a", "b")),
            ])
            .running("2021-02-01", "2021-02-10");
            if engaged_b.is_empty() { bench } else { bench.engaged("b", engaged_b, "") }
        };
        let rows = ["a p first 2021-03-01..2021-05-31", "b q first 2021-06-01..2021-12-31"];
        over(&bench(""), "a", "2021-03-01", "2021-12-31", &rows);
        // What the new unit owes itself, its own heads answer for, also where the old one executed then.
        let own = ["b q first 2021-03-01..2021-12-31"];
        over(&bench(""), "b", "2021-03-01", "2021-12-31", &own);
        over(&bench("2021-02-01"), "b", "2021-03-01", "2021-12-31", &own);
        over(&bench("2021-02-01"), "a", "2021-03-01", "2021-12-31", &rows);
        let bench = bench("2021-02-01");
        assert_eq!(
            told(&bench, &responsible(&bench.on("2021-12-31"))),
            lines(&["a p first 2021-02-01..2021-05-31", "b q first 2021-02-01..2021-12-31",])
        );
    }

    #[track_caller]
    fn finds(bench: &Bench, on: &str, rows: &[&str]) {
        assert_eq!(bench.findings(on, findings), lines(rows), "on {on}");
    }

    #[test]
    fn days_without_a_principal_head() {
        let (p, ended, q) = (head("p", "a"), tenure_ended(1), head("q", "a"));
        let with = |through: &str| {
            let statement = complete(through);
            let mut entries = alloc::vec![
                ("2021-02-10", "o", p.as_str()),
                ("2021-05-31", "o", ended.as_str()),
                ("2021-06-11", "o", q.as_str()),
            ];
            if !through.is_empty() {
                entries.push(("", "o", statement.as_str()));
            }
            Bench::new(&entries).running("2021-02-01", "2021-02-10")
        };
        finds(
            &with(""),
            "2021-12-31",
            &[
                "open 10.principal-head-unknown a 2021-02-01 2021-02-09",
                "open 10.principal-head-unknown a 2021-06-01 2021-06-10",
            ],
        );
        finds(
            &with("2021-06-05"),
            "2021-12-31",
            &[
                "not met 10.no-principal-head a 2021-02-01 2021-02-09",
                "not met 10.no-principal-head a 2021-06-01 2021-06-05",
                "open 10.principal-head-unknown a 2021-06-06 2021-06-10",
            ],
        );
        finds(
            &with("2021-12-31").application_open(),
            "2021-05-31",
            &["open 10.principal-head-application-open a 2021-02-01 2021-02-09"],
        );
        finds(&with("").application_open(), "2021-05-31", &["open 10.principal-head-unknown a 2021-02-01 2021-02-09"]);
        // Seen on a day of the gap; ended by the completion; and never before commencement.
        finds(
            &with("2021-12-31"),
            "2021-06-03",
            &[
                "not met 10.no-principal-head a 2021-02-01 2021-02-09",
                "not met 10.no-principal-head a 2021-06-01 2021-06-03",
            ],
        );
        finds(
            &with("2021-12-31").state("2021-06-02", ExecutionState::Completed),
            "2021-12-31",
            &[
                "not met 10.no-principal-head a 2021-02-01 2021-02-09",
                "not met 10.no-principal-head a 2021-06-01 2021-06-01",
            ],
        );
        let early = Bench::new(&[("", "o", &complete("2021-12-31"))]).running("2020-02-01", "2020-02-10");
        finds(&early, "2021-01-03", &["not met 10.no-principal-head a 2021-01-01 2021-01-03"]);
        let (view, a) = (with("2021-06-05"), |bench: &Bench| bench.party("a"));
        let gaps = gaps(&view.on("2021-12-31"), a(&view), day("2021-06-05"), day("2021-06-20"));
        assert_eq!(
            gaps.iter().map(|gap| (gap.from, gap.to, gap.complete.is_some())).collect::<Vec<_>>(),
            [(day("2021-06-05"), day("2021-06-05"), true), (day("2021-06-06"), day("2021-06-10"), false),]
        );
    }

    #[test]
    fn a_vacancy_of_merged_units_is_told_once() {
        let bench = Bench::new(&[
            ("2020-05-01", "o", &head("p", "a")),
            ("2020-05-01", "o", &head("q", "b")),
            ("2021-06-01", "o", &succeeded("a", "c")),
            ("2021-06-11", "o", &succeeded("b", "c")),
            ("", "o", &complete("2021-06-30")),
        ])
        .running("2021-02-01", "2021-02-10")
        .engaged("b", "2021-02-01", "");
        finds(&bench, "2021-06-30", &["not met 10.no-principal-head c 2021-06-01 2021-06-30"]);
    }
}
