//! # 第十一条 学习培训 · Study and training
//!
//! 决策机关和决策执行单位要学习与重大行政决策有关的法律、法规和制度，学习形式可以是中心组学习，也可以是法制宣传培训。
//!
//! The organ and each executing unit study the law of major decisions, in study-group learning or in legal
//! training.
//!
//! **Decides.** Who owes training and from when; the windows of it and how each stands.
//!
//! **Leaves open.** How often (a standard for `training`), and what was taught: the record states that it was
//! held, not its substance.
//!
//! **Interpretation.** Either form keeps the duty, so one whose form is not stated keeps it too. The organ's
//! duty runs from the designation, a unit's from its engagement, for before that it is no executing unit.
//! Training needs no execution in progress, so it does not rest while execution is suspended, and it is not
//! touched when the organ itself stops execution.

use crate::{
    reading::{
        View,
        ask::Followed,
        score::{Ledger, Owed, Series, every, never_open, recurring},
    },
    record::FactKind,
    terms::{
        Clause, Day, EntryNo, PartyNo,
        decision::ExecutionState,
        duty::{DutyRow, Term},
    },
};

/// 第十一条.
pub(crate) const CLAUSE: Clause = Clause::article(11);

/// 学习培训.
pub(crate) static TRAINING: DutyRow = DutyRow::new(
    "11.training",
    CLAUSE,
    Term::Training,
    "将重大行政决策有关法律、制度列入中心组学习或者法制培训",
    "include the law of major decisions in study-group learning or legal training",
    "fact.training_held",
);

/// The organ from the designation, and each unit from its engagement.
pub(crate) fn duties(view: &View<'_>, ledger: &mut impl Ledger) {
    let Some((designated, act)) = view.first_in(ExecutionState::Designated) else { return };
    let kind = FactKind::TrainingHeld;
    let mut train = |bearer: PartyNo, (from, act): (Day, EntryNo), end, next, joined| {
        let owed = Owed::new(&TRAINING, bearer, PartyNo::ORGAN, (from, Some(act)));
        let series = Series { owed, end, kind, counts: every, rests: false, open: never_open, next, joined };
        recurring(view, &series, ledger);
    };
    train(PartyNo::ORGAN, (designated, act), view.over().map(|(day, _)| day), None, None);
    for Followed { engagement, next, joined } in view.followed_engagements() {
        let end = view.engagement_end(&engagement);
        train(engagement.unit, (engagement.from, engagement.from_act), end, next, joined.map(|(day, _)| day));
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        reading::testing::{Bench, complete, lines},
        terms::Period,
    };

    use super::*;

    const GROUP: &str = r#""fact":{"training_held":{"form":"study_group"}}"#;
    const LEGAL: &str = r#""fact":{"training_held":{"form":"legal_training"}}"#;

    #[track_caller]
    fn owes(bench: &Bench, on: &str, rows: &[&str]) {
        assert_eq!(bench.duties(on, duties), lines(rows), "on {on}");
    }

    fn yearly(entries: &[(&str, &str, &str)]) -> Bench {
        Bench::new(entries).running("2021-02-01", "2021-03-01").period("2021-01-01", Term::Training, Period::Months(12))
    }

    #[test]
    fn either_form_by_the_due_day() {
        let all = complete("2022-02-02");
        let all = ("", "o", all.as_str());
        let plain = r#""fact":{"training_held":{}}"#;
        for (organ, unit, of_organ, of_unit) in [
            (("2022-02-01", GROUP), ("2022-02-01", LEGAL), "kept 1 2022-02-01", "kept 2 2022-02-01"),
            (("2021-02-02", LEGAL), ("2021-02-02", plain), "kept 1 2021-02-02", "kept 2 2021-02-02"),
            // The anchor day is in no window.
            (("2021-02-01", LEGAL), ("2021-02-01", LEGAL), "overdue", "overdue"),
        ] {
            let bench = yearly(&[(organ.0, "o", organ.1), (unit.0, "a", unit.1), all]);
            owes(
                &bench,
                "2022-02-01",
                &[
                    &alloc::format!(
                        "11.training o (2021-02-01..2022-02-01]: {}",
                        of_organ.replace("overdue", "pending")
                    ),
                    &alloc::format!(
                        "11.training a (2021-02-01..2022-02-01]: {}",
                        of_unit.replace("overdue", "pending")
                    ),
                ],
            );
            owes(
                &bench,
                "2022-02-02",
                &[
                    &alloc::format!("11.training o (2021-02-01..2022-02-01]: {of_organ}"),
                    "11.training o (2022-02-01..2023-02-01]: pending",
                    &alloc::format!("11.training a (2021-02-01..2022-02-01]: {of_unit}"),
                    "11.training a (2022-02-01..2023-02-01]: pending",
                ],
            );
        }
    }

    #[test]
    fn late_and_unknown() {
        let (all, short) = (complete("2022-12-31"), complete("2022-01-31"));
        let covers = r#""fact":{"training_held":{"form":"study_group","covers":"2021-12-01"}}"#;
        for (statement, organ, unit) in [
            (&all, "kept_late 1 2022-03-01", "overdue"),
            (&short, "kept_timeliness_unknown 1 2022-03-01 [17.incomplete]", "unknown [17.incomplete]"),
        ] {
            let bench = yearly(&[("2022-03-01", "o", covers), ("", "o", statement)]);
            owes(
                &bench,
                "2022-03-01",
                &[
                    &alloc::format!("11.training o (2021-02-01..2022-02-01]: {organ}"),
                    "11.training o (2022-02-01..2023-02-01]: pending",
                    &alloc::format!("11.training a (2021-02-01..2022-02-01]: {unit}"),
                    "11.training a (2022-02-01..2023-02-01]: pending",
                ],
            );
        }
    }

    #[test]
    fn it_does_not_rest_but_ends() {
        use ExecutionState::{Completed, Suspended};
        let all = complete("2023-12-31");
        let bench = yearly(&[("", "o", &all)]).state("2021-02-02", Suspended);
        owes(
            &bench,
            "2022-02-01",
            &["11.training o (2021-02-01..2022-02-01]: pending", "11.training a (2021-02-01..2022-02-01]: pending"],
        );
        let overdue =
            ["11.training o (2021-02-01..2022-02-01]: overdue", "11.training a (2021-02-01..2022-02-01]: overdue"];
        owes(&yearly(&[("", "o", &all)]).state("2022-02-02", Completed), "2022-03-01", &overdue);
        owes(&yearly(&[("", "o", &all)]).state("2022-02-01", Completed), "2022-03-01", &[]);
    }

    #[test]
    fn a_unit_removed_and_returned() {
        let all = complete("2023-12-31");
        let bench = Bench::new(&[("", "o", &all)])
            .state("2021-02-01", ExecutionState::Designated)
            .engaged("a", "2021-02-01", "2021-08-01")
            .engaged("b", "2021-08-01", "")
            .engaged("a", "2021-10-01", "")
            .period("2021-01-01", Term::Training, Period::Months(6));
        // Removed on the due day: it runs to the day before, so nothing is owed for that window.
        owes(
            &bench,
            "2021-10-02",
            &[
                "11.training o (2021-02-01..2021-08-01]: overdue",
                "11.training o (2021-08-01..2022-02-01]: pending",
                "11.training b (2021-08-01..2022-02-01]: pending",
                "11.training a (2021-10-01..2022-04-01]: pending",
            ],
        );
        // As seen the day before its removal.
        owes(
            &bench,
            "2021-07-31",
            &["11.training o (2021-02-01..2021-08-01]: pending", "11.training a (2021-02-01..2021-08-01]: pending"],
        );
    }

    #[test]
    fn before_commencement_and_demonstration() {
        let all = complete("2023-12-31");
        let bench = Bench::new(&[("", "o", &all)]).running("2020-02-01", "2020-03-01").indicative();
        owes(
            &bench,
            "2022-01-02",
            &[
                "11.training o (2021-01-01..2022-01-01]: overdue",
                "11.training o (2022-01-01..2023-01-01]: pending",
                "11.training a (2021-01-01..2022-01-01]: overdue",
                "11.training a (2022-01-01..2023-01-01]: pending",
            ],
        );
        let mut found = alloc::vec::Vec::new();
        duties(&bench.on("2022-01-02"), &mut found);
        assert!(found.iter().all(|duty| duty.without_authority() && !duty.missed()));
    }

    #[test]
    fn open_application_judges_nothing() {
        let bench = Bench::new(&[("", "o", &complete("2023-12-31"))])
            .running("2021-02-01", "2021-03-01")
            .application_open()
            .period("2021-01-01", Term::Training, Period::Months(12));
        owes(
            &bench,
            "2022-02-01",
            &[
                "11.training o (2021-02-01..2022-02-01]: open [02.application-open]",
                "11.training a (2021-02-01..2022-02-01]: open [02.application-open]",
            ],
        );
    }
}
