//! # 第七条 协调落实 · Coordination
//!
//! 决策机关负责人按各自分管的范围，协调有关部门把决策落到实处。
//!
//! Each leader of the organ coordinates, within his own portfolio, the departments that carry the decision out.
//!
//! **Decides.** Which leaders owe coordination and from when; the windows of it and how each stands; on which
//! days no leader had the decision in his portfolio.
//!
//! **Leaves open.** How often to coordinate (a standard for `coordination`); whether the portfolio was vacant,
//! where the tenures of the organ are not stated complete.
//!
//! **Interpretation.** The chief executive is a leader of the organ too, and owes the duty where his portfolio
//! lists the decision. Tenures of one person that follow each other without a day between are one: a new post with
//! the same portfolio is no departure. The window in which a leader leaves is not owed, for he had only a part of
//! it; his successor's windows are counted from the successor's own first day. Where only the month or year of
//! leaving is known, he is taken to have left on its first day, for no later day is certain. The text names no
//! interval, and no instrument that it leans on does.

use alloc::vec::Vec;

use crate::{
    reading::{
        View,
        score::{Ledger, Owed, Series, every, recurring},
        tenure::Tenure,
        view::IN_FORCE,
    },
    record::FactKind,
    terms::{
        Addressee, Clause, Cure, Day, EntryNo, Finding, PartyNo, Question, Row, Ruling, Sink,
        decision::ExecutionState,
        duty::{DutyRow, Term},
        party::Post,
    },
};

use super::shared::organ_stop;

/// 第七条.
pub(crate) const CLAUSE: Clause = Clause::article(7);

/// 协调有关部门落实决策.
pub(crate) static COORDINATION: DutyRow = DutyRow::new(
    "07.coordination",
    CLAUSE,
    Term::Coordination,
    "在职责分工范围内协调有关部门落实决策",
    "coordinate, within the portfolio, the departments that carry the decision out",
    "fact.coordination_held",
);

static NO_LEADER: Row = Row::new(
    "07.no-leader",
    CLAUSE,
    "{0}至{1}，决策机关没有分工负责该决策的负责人",
    "from {0} through {1} no leader of the organ had this decision in his portfolio",
    Cure::Enter("fact.tenure_began"),
);
static LEADER_UNKNOWN: Row = Row::new(
    "07.leader-unknown",
    CLAUSE,
    "{0}至{1}，记录中没有分工负责该决策的决策机关负责人，任职记录也未声明完整",
    "from {0} through {1} the record shows no leader of the organ with this decision in his portfolio, and its tenures are not stated complete",
    Cure::Complete(Term::Tenure),
);

static LEADER_OPEN: Row = Row::new(
    "07.leader-application-open",
    CLAUSE,
    "{0}至{1}，记录中没有分工负责该决策的决策机关负责人；本规定是否适用尚未明确，暂不认定空缺",
    "from {0} through {1} the record shows no leader of the organ with this decision in his portfolio; until it is settled how the regulation applies, nothing is held to be missing",
    Cure::Determine(Question::ApplicationDirect, Addressee::Organ),
);

/// An unbroken run of days on which one person had the decision in his portfolio.
struct Portfolio {
    person: PartyNo,
    from: Day,
    entry: EntryNo,
    /// The last day, with the entry that ended it.
    until: Option<(Day, EntryNo)>,
}

/// The tenures of leaders whose portfolio lists the decision.
fn tenures(view: &View<'_>) -> Vec<Tenure> {
    [Post::ChiefExecutive, Post::OrganLeader]
        .into_iter()
        .flat_map(|post| view.tenures(PartyNo::ORGAN, post))
        .filter(|tenure| tenure.covers)
        .collect()
}

fn portfolios(view: &View<'_>) -> Vec<Portfolio> {
    let mut tenures = tenures(view);
    tenures.sort_unstable_by_key(|tenure| (tenure.person, tenure.from, tenure.entry));
    let mut runs: Vec<Portfolio> = Vec::new();
    for Tenure { person, from, entry, until, ended_by, .. } in tenures {
        let until = until.zip(ended_by);
        match runs.last_mut() {
            Some(run) if run.person == person && run.until.is_none_or(|(last, _)| from <= last.next()) => {
                // An open end outlasts every dated one.
                run.until = run.until.zip(until).map(|(a, b)| a.max(b));
            }
            _ => runs.push(Portfolio { person, from, entry, until }),
        }
    }
    runs
}

/// Each leader with the portfolio → organ.
pub(crate) fn duties(view: &View<'_>, ledger: &mut impl Ledger) {
    let Some((designated, act)) = view.first_in(ExecutionState::Designated) else { return };
    let runs = portfolios(view);
    for (n, run) in runs.iter().enumerate() {
        let anchor = if run.from > designated { (run.from, Some(run.entry)) } else { (designated, Some(act)) };
        let leaves = run.until.map(|(last, entry)| view.earliest(entry).unwrap_or(last));
        let end = [leaves, view.over().map(|(day, _)| day)].into_iter().flatten().min();
        let owed = Owed::new(&COORDINATION, run.person, PartyNo::ORGAN, anchor).of_person();
        // They are in the order of the persons and their days.
        let next = runs.get(n + 1).filter(|next| next.person == run.person).map(|next| next.from);
        let kind = FactKind::CoordinationHeld;
        recurring(
            view,
            &Series { owed, end, kind, counts: every, rests: true, open: organ_stop, next, joined: None },
            ledger,
        );
    }
}

/// The days from the designation to the end of execution on which no leader had the portfolio.
pub(crate) fn findings<S: Sink>(view: &View<'_>, sink: &mut S) {
    let Some((designated, _)) = view.first_in(ExecutionState::Designated) else { return };
    let last = view.over().map_or(view.day, |(over, _)| over.prev());
    let span = (designated.max(IN_FORCE), last);
    for gap in view.vacant(PartyNo::ORGAN, Post::OrganLeader, span, &tenures(view)) {
        let finding = match (gap.complete, view.is_settled()) {
            (Some(_), true) => Finding::new(Ruling::NotMet, &NO_LEADER),
            (Some(_), false) => Finding::new(Ruling::Open, &LEADER_OPEN),
            (None, _) => Finding::new(Ruling::Open, &LEADER_UNKNOWN),
        };
        sink.push(finding.with(gap.from).with(gap.to));
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        reading::testing::{Bench, complete, lines, tenure, tenure_ended},
        terms::{Period, duty::Term},
    };

    use super::*;

    const HELD: &str = r#""fact":{"coordination_held":{}}"#;

    fn leader(person: &str) -> alloc::string::String {
        tenure(person, "o", "organ_leader")
    }

    #[track_caller]
    fn owes(bench: &Bench, on: &str, rows: &[&str]) {
        assert_eq!(bench.duties(on, duties), lines(rows), "on {on}");
    }

    /// Half-yearly from 2021-02-01, leader `p` in post since 2021-01-10.
    fn half_yearly(entries: &[(&str, &str, &str)]) -> Bench {
        let p = leader("p");
        let mut all: Vec<(&str, &str, &str)> = alloc::vec![("2021-01-10", "o", p.as_str())];
        all.extend(entries);
        Bench::new(&all).running("2021-02-01", "2021-02-10").period("2021-01-01", Term::Coordination, Period::Months(6))
    }

    #[test]
    fn due_days() {
        let complete = &complete("2022-08-01");
        let all = ("", "o", complete.as_str());
        // Kept on the due day.
        owes(
            &half_yearly(&[("2021-08-01", "p", HELD)]),
            "2021-08-01",
            &["07.coordination p (2021-02-01..2021-08-01]: kept 2 2021-08-01"],
        );
        // The day after: the entry serves the running window, and nothing shows that the first was missed.
        owes(
            &half_yearly(&[("2021-08-02", "p", HELD)]),
            "2021-08-02",
            &[
                "07.coordination p (2021-02-01..2021-08-01]: unknown [17.incomplete]",
                "07.coordination p (2021-08-01..2022-02-01]: kept 2 2021-08-02",
            ],
        );
        owes(
            &half_yearly(&[("2021-08-02", "p", HELD), all]),
            "2021-08-02",
            &[
                "07.coordination p (2021-02-01..2021-08-01]: overdue",
                "07.coordination p (2021-08-01..2022-02-01]: kept 2 2021-08-02",
            ],
        );
        // Two in one window: the second is surplus and serves the one before, late.
        owes(
            &half_yearly(&[("2021-08-02", "p", HELD), ("2021-09-01", "p", HELD), all]),
            "2021-09-01",
            &[
                "07.coordination p (2021-02-01..2021-08-01]: kept_late 3 2021-09-01",
                "07.coordination p (2021-08-01..2022-02-01]: kept 2 2021-08-02",
            ],
        );
        // A late one that names the day it covers.
        let covering = r#""fact":{"coordination_held":{"covers":"2021-07-01"}}"#;
        owes(
            &half_yearly(&[("2021-08-20", "p", covering), all]),
            "2021-08-20",
            &[
                "07.coordination p (2021-02-01..2021-08-01]: kept_late 2 2021-08-20",
                "07.coordination p (2021-08-01..2022-02-01]: pending",
            ],
        );
        // Another person's entry does not count.
        owes(
            &half_yearly(&[("2021-05-01", "q", HELD), all]),
            "2021-08-02",
            &[
                "07.coordination p (2021-02-01..2021-08-01]: overdue",
                "07.coordination p (2021-08-01..2022-02-01]: pending",
            ],
        );
    }

    #[test]
    fn completeness_reaches_to_the_due_day_or_not() {
        for (through, status) in [("2021-07-31", "unknown [17.incomplete]"), ("2021-08-01", "overdue")] {
            let row = alloc::format!("07.coordination p (2021-02-01..2021-08-01]: {status}");
            owes(
                &half_yearly(&[("", "o", &complete(through))]),
                "2021-08-02",
                &[&row, "07.coordination p (2021-08-01..2022-02-01]: pending"],
            );
        }
    }

    #[test]
    fn nothing_is_held_against_a_person_by_a_demonstration_number() {
        let p = leader("p");
        let bench = Bench::new(&[("2021-01-10", "o", &p), ("", "o", &complete("2021-12-31"))])
            .running("2021-02-01", "2021-02-10")
            .indicative();
        owes(
            &bench,
            "2021-08-02",
            &[
                "07.coordination p (2021-02-01..2021-08-01]: open [00.personal-without-authority]",
                "07.coordination p (2021-08-01..2022-02-01]: pending",
            ],
        );
    }

    #[test]
    fn without_a_standard_it_stands() {
        let p = leader("p");
        let bench = Bench::new(&[("2021-01-10", "o", &p)]).running("2021-02-01", "2021-02-10");
        owes(&bench, "2021-08-02", &["07.coordination p from 2021-02-01: standing [01.no-standard]"]);
        owes(&bench, "2021-01-31", &[]);
    }

    /// In post on the very day of the designation, the windows run from that act, so that the post may be known to the
    /// month only.
    #[test]
    fn in_post_on_the_day_of_the_designation() {
        let p = leader("p");
        let bench = Bench::new(&[("2021-01", "o", &p)]).running("2021-01-31", "2021-02-10").period(
            "2021-01-01",
            Term::Coordination,
            Period::Months(6),
        );
        owes(&bench, "2021-02-10", &["07.coordination p (2021-01-31..2021-07-31]: pending"]);
    }

    #[test]
    fn a_coarse_first_day_sets_no_window() {
        let p = leader("p");
        let bench = Bench::new(&[("2021-05", "o", &p), ("", "o", &complete("2022-12-31"))])
            .running("2021-02-01", "2021-02-10")
            .period("2021-01-01", Term::Coordination, Period::Months(1));
        owes(&bench, "2022-08-02", &["07.coordination p from 2021-05-31: standing [00.coarse-anchor]"]);
        // Like any duty that stands, it ends with the execution.
        let over = bench.state("2022-08-01", ExecutionState::Completed);
        owes(&over, "2022-07-31", &["07.coordination p from 2021-05-31: standing [00.coarse-anchor]"]);
        owes(&over, "2022-08-01", &[]);
    }

    #[test]
    fn before_commencement() {
        let p = leader("p");
        let bench = Bench::new(&[("2020-01-10", "o", &p), ("", "o", &complete("2022-01-01"))])
            .running("2020-02-01", "2020-02-10")
            .period("2020-01-01", Term::Coordination, Period::Months(6));
        owes(
            &bench,
            "2021-07-02",
            &[
                "07.coordination p (2021-01-01..2021-07-01]: overdue",
                "07.coordination p (2021-07-01..2022-01-01]: pending",
            ],
        );
    }

    #[test]
    fn the_portfolio_passes() {
        let (p, q, ended) = (leader("p"), leader("q"), tenure_ended(1));
        let bench = |last: &'static str, first: &'static str| {
            Bench::new(&[
                ("2021-01-10", "o", &p),
                (last, "o", &ended),
                (first, "o", &q),
                ("", "o", &complete("2022-12-31")),
            ])
            .running("2021-02-01", "2021-02-10")
            .period("2021-01-01", Term::Coordination, Period::Months(6))
        };
        // He leaves on the due day: the window is not owed; his successor counts from his own first day.
        let leaves = bench("2021-08-01", "2021-08-01");
        owes(&leaves, "2021-12-31", &["07.coordination q (2021-08-01..2022-02-01]: pending"]);
        // As seen before he left.
        owes(&leaves, "2021-07-31", &["07.coordination p (2021-02-01..2021-08-01]: pending"]);
        // The day after: the first window was his to the end.
        owes(
            &bench("2021-08-02", "2021-08-03"),
            "2021-08-31",
            &[
                "07.coordination p (2021-02-01..2021-08-01]: overdue",
                "07.coordination q (2021-08-03..2022-02-03]: pending",
            ],
        );
        // Only the month of leaving is known, and it holds the due day.
        owes(&bench("2021-08", "2021-08-31"), "2021-09-01", &["07.coordination q (2021-08-31..2022-02-28]: pending"]);
    }

    /// He leaves on 2021-08-05, with his first window unserved, and returns on the 20th.
    #[test]
    fn what_a_leader_does_on_his_return_serves_his_new_windows() {
        let (p, ended, all) = (leader("p"), tenure_ended(1), complete("2022-12-31"));
        let bench = |held: &'static str| {
            let entries = [("2021-08-05", "o", &*ended), ("2021-08-20", "o", &*p), (held, "p", HELD), ("", "o", &*all)];
            half_yearly(&entries)
        };
        for (held, first, second) in
            [("2021-08-19", "kept_late 4 2021-08-19", "pending"), ("2021-08-21", "overdue", "kept 4 2021-08-21")]
        {
            owes(
                &bench(held),
                "2021-08-31",
                &[
                    &alloc::format!("07.coordination p (2021-02-01..2021-08-01]: {first}"),
                    &alloc::format!("07.coordination p (2021-08-20..2022-02-20]: {second}"),
                ],
            );
        }
    }

    #[test]
    fn a_new_post_with_the_same_portfolio_is_no_departure() {
        let (p, chief) = (leader("p"), tenure("p", "o", "chief_executive"));
        let bench =
            Bench::new(&[("2021-01-10", "o", &p), ("2021-05-31", "o", &tenure_ended(1)), ("2021-06-01", "o", &chief)])
                .running("2021-02-01", "2021-02-10")
                .period("2021-01-01", Term::Coordination, Period::Months(6));
        owes(&bench, "2021-08-01", &["07.coordination p (2021-02-01..2021-08-01]: pending"]);
    }

    #[test]
    fn rest_and_end() {
        use ExecutionState::{Completed, Executing, Suspended};
        let all = complete("2022-12-31");
        let entries = [("", "o", all.as_str())];
        // Suspended from the first day of the window to its last.
        let bench = half_yearly(&entries).state("2021-02-02", Suspended).state("2021-08-02", Executing);
        owes(
            &bench,
            "2021-08-02",
            &[
                "07.coordination p (2021-02-01..2021-08-01]: excused [14.suspended-window]",
                "07.coordination p (2021-08-01..2022-02-01]: pending",
            ],
        );
        // On every day but one.
        let bench = half_yearly(&entries).state("2021-02-02", Suspended).state("2021-08-01", Executing);
        owes(
            &bench,
            "2021-08-02",
            &[
                "07.coordination p (2021-02-01..2021-08-01]: overdue",
                "07.coordination p (2021-08-01..2022-02-01]: pending",
            ],
        );
        // Completed on the due day: the window is not owed any more.
        owes(&half_yearly(&entries).state("2021-08-01", Completed), "2021-09-01", &[]);
        owes(
            &half_yearly(&entries).state("2021-08-02", Completed),
            "2021-09-01",
            &["07.coordination p (2021-02-01..2021-08-01]: overdue"],
        );
    }

    #[test]
    fn what_falls_due_while_the_organ_itself_has_stopped_is_open() {
        let stop = r#""fact":{"unauthorised_stop":{}}"#;
        let bench = half_yearly(&[("2021-08-01", "o", stop), ("", "o", &complete("2022-12-31"))]);
        owes(
            &bench,
            "2021-08-02",
            &[
                "07.coordination p (2021-02-01..2021-08-01]: open [14.organ-stopped]",
                "07.coordination p (2021-08-01..2022-02-01]: pending",
            ],
        );
    }

    #[track_caller]
    fn finds(bench: &Bench, on: &str, rows: &[&str]) {
        assert_eq!(bench.findings(on, findings), lines(rows), "on {on}");
    }

    #[test]
    fn days_without_a_leader() {
        let p = leader("p");
        let elsewhere = r#""fact":{"tenure_began":{"person":"q","at":"o","post":"organ_leader","portfolio":["d2"]}}"#;
        let entries =
            [("2021-03-01", "o", p.as_str()), ("2021-04-30", "o", &tenure_ended(1)), ("2020-01-01", "o", elsewhere)];
        let with = |statement: &str| {
            let mut all = entries.to_vec();
            if !statement.is_empty() {
                all.push(("", "o", statement));
            }
            Bench::new(&all).running("2021-02-01", "2021-02-10")
        };
        finds(
            &with(""),
            "2021-05-10",
            &["open 07.leader-unknown 2021-02-01 2021-02-28", "open 07.leader-unknown 2021-05-01 2021-05-10"],
        );
        finds(
            &with(&complete("2021-05-05")),
            "2021-05-10",
            &[
                "not met 07.no-leader 2021-02-01 2021-02-28",
                "not met 07.no-leader 2021-05-01 2021-05-05",
                "open 07.leader-unknown 2021-05-06 2021-05-10",
            ],
        );
        // The end of execution is no such day any more.
        finds(
            &with(&complete("2021-12-31")).state("2021-05-02", ExecutionState::Terminated),
            "2021-05-10",
            &["not met 07.no-leader 2021-02-01 2021-02-28", "not met 07.no-leader 2021-05-01 2021-05-01"],
        );
        finds(
            &with(&complete("2021-12-31")).application_open(),
            "2021-02-02",
            &["open 07.leader-application-open 2021-02-01 2021-02-02"],
        );
        finds(&with("").application_open(), "2021-02-02", &["open 07.leader-unknown 2021-02-01 2021-02-02"]);
        // Where only the month of beginning is known, its days are not stated vacant.
        let bench =
            Bench::new(&[("2021-03", "o", &p), ("", "o", &complete("2021-12-31"))]).running("2021-02-01", "2021-02-10");
        finds(
            &bench,
            "2021-05-10",
            &["not met 07.no-leader 2021-02-01 2021-02-28", "open 07.leader-unknown 2021-03-01 2021-03-30"],
        );
        // Days before the regulation was in force are outside.
        let bench = Bench::new(&[("", "o", &complete("2021-12-31"))]).running("2020-02-01", "2020-02-10");
        finds(&bench, "2021-01-02", &["not met 07.no-leader 2021-01-01 2021-01-02"]);
    }
}
