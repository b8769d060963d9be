//! # 第十二条 年终述职与考核 · Year-end account and appraisal
//!
//! 决策执行单位主要负责人在年终述职中说明履行决策职责的情况；决策执行情况是考核评价该单位及其负责人的一项重要内容。
//!
//! The principal head of an executing unit accounts for his decision duties at the end of the year; how the
//! decision was executed weighs in the appraisal of the unit and its heads.
//!
//! **Decides.** Which principal head owes an account for which year and unit, and how it stands; for which units
//! and years an appraisal by the organ is owed.
//!
//! **Leaves open.** By when (standards for `year_end` and `appraisal`); what weight the execution had in the
//! appraisal; what remains of an account whose head left the post before it fell due.
//!
//! **Interpretation.** The account is owed by the head in office on 31 December, for each unit that executed on at
//! least one day of the year; after execution is over there are no more such days, but the year of its end is still
//! accounted for. The first year is 2021: nothing was owed for one that ended before the regulation was in force.
//! An entry that names no year is read for the latest 31 December on or before its day; one given earlier in the
//! year may be meant for that year, so it leaves that year open rather than missed; so does one known to the month or
//! year only, which may have been given before the year it is read for had ended. An account that names no unit is
//! given for every unit its author heads; a unit that has since passed into another is meant by either name. Tenures of
//! one head that follow each other without a day between are one: to be confirmed in the post is not to leave it. Where
//! only the month or year of leaving is known, he may have left before the account fell due, so it is open. The text
//! does not say who appraises. 条例 9 has the organ and its leaders assessed from above, so the appraisal of those who
//! execute for the organ is taken to be the organ's.

use alloc::vec::Vec;

use crate::{
    reading::{
        Mark, View,
        score::{Ledger, Owed, Terms, one_off},
        tenure::Tenure,
        view::IN_FORCE,
    },
    record::{Fact, FactKind},
    terms::{
        Clause, Cure, Day, EntryNo, Finding, PartyNo, Row, Ruling, Sink,
        duty::{DutyRow, Term},
        party::Post,
    },
};

/// 第十二条.
pub(crate) const CLAUSE: Clause = Clause::article(12);

/// 年终述职.
pub(crate) static ACCOUNT: DutyRow = DutyRow::new(
    "12.account",
    CLAUSE,
    Term::YearEnd,
    "在年终述职中说明履行重大行政决策职责的情况",
    "account for the decision duties in the year-end account",
    "fact.year_end_account",
);

/// 考核评价.
pub(crate) static APPRAISAL: DutyRow = DutyRow::new(
    "12.appraisal",
    CLAUSE,
    Term::Appraisal,
    "考核执行单位和其负责人时，把决策执行情况列为重要内容",
    "make the execution an important part of the appraisal of the unit and its heads",
    "fact.appraisal_made",
)
.inferred_bearer();

static LEFT: Row = Row::new(
    "12.left",
    CLAUSE,
    "{0}已于{1}离任，届期的述职由谁完成由决策机关明确",
    "{0} left the post on {1}, before the account fell due; what remains of it is for the organ to say",
    Cure::Enter("fact.year_end_account"),
);
static LEFT_PERHAPS: Row = Row::new(
    "12.left",
    CLAUSE,
    "{0}的离任日期（第{1}条记录）仅知年月，可能早于述职届期，届期的述职由谁完成由决策机关明确",
    "the day {0} left the post (entry {1}) is known only to the month or year and may lie before the account fell due; what remains of it is for the organ to say",
    Cure::Amend("on"),
);
static YEAR_UNCLEAR: Row = Row::new(
    "12.year-unclear",
    CLAUSE,
    "第{0}条记录未注明年度，可能即为本年度，故不认定逾期",
    "entry {0} names no year and may be meant for this one, so nothing is held to be missing",
    Cure::Amend("year"),
);
static YEAR_READ: Row = Row::new(
    "12.year-read",
    CLAUSE,
    "第{0}条记录未注明年度，按截至{1}的年度理解",
    "entry {0} names no year and is read for the one that ended on {1}",
    Cure::Amend("year"),
);
static NO_HEAD: Row = Row::new(
    "12.no-head",
    CLAUSE,
    "{1}记录中没有{0}的主要负责人，该年度由谁述职待定",
    "the record shows no principal head of {0} on {1}, so who accounts for the year is open",
    Cure::Enter("fact.tenure_began"),
);

/// The head of each unit, and the organ, for each year that has ended.
pub(crate) fn duties(view: &View<'_>, ledger: &mut impl Ledger) {
    for (year_end, unit) in years(view) {
        if let Some(head) = view.principal_head(unit, year_end) {
            account(view, (head.person, head.entry), unit, year_end, ledger);
        }
        let owed = Owed::new(&APPRAISAL, PartyNo::ORGAN, unit, (year_end, None)).of_unit(unit);
        let deadline = view.deadline(Term::Appraisal, Some(unit), (year_end, None), None);
        let (kept, unclear) = given(view, FactKind::AppraisalMade, unit, unit, year_end);
        ledger.duty(one_off(view, owed, Terms { deadline, kept, open: unclear, ..Terms::default() }));
        if ledger.is_full() {
            return;
        }
    }
}

fn account(
    view: &View<'_>,
    (person, tenure): (PartyNo, EntryNo),
    unit: PartyNo,
    year_end: Day,
    ledger: &mut impl Ledger,
) {
    let owed = Owed::new(&ACCOUNT, person, PartyNo::ORGAN, (year_end, None)).of_unit(unit).of_person();
    let deadline = view.deadline(Term::YearEnd, Some(unit), (year_end, None), None);
    let (kept, unclear) = given(view, FactKind::YearEndAccount, person, unit, year_end);
    let left = deadline.and_then(|deadline| left_before(view, (person, tenure), unit, deadline.due()));
    ledger.duty(one_off(view, owed, Terms { deadline, kept, open: left.or(unclear), ..Terms::default() }));
}

/// That the head left the post before a due day, or may have. Tenures that follow each other without a day between
/// are one.
fn left_before(view: &View<'_>, (person, tenure): (PartyNo, EntryNo), unit: PartyNo, due: Day) -> Option<Finding> {
    let held = view.tenures(unit, Post::PrincipalHead).filter(|held| held.person == person);
    let mut held = held.skip_while(|held| held.entry != tenure);
    let end = |held: Tenure| held.until.zip(held.ended_by);
    let mut leaves = end(held.next()?);
    for next in held {
        // Counted from the first day the earlier one may have ended on; an open end outlasts every dated one.
        let follows = |(last, entry)| next.from <= view.earliest(entry).unwrap_or(last).next();
        if leaves.is_some_and(follows) {
            leaves = leaves.zip(end(next)).map(|(a, b)| a.max(b));
        }
    }
    let (last, entry) = leaves?;
    if last < due {
        return Some(Finding::new(Ruling::Open, &LEFT).with(person).with(last));
    }
    let perhaps = view.earliest(entry).is_some_and(|earliest| earliest < due);
    perhaps.then(|| Finding::new(Ruling::Open, &LEFT_PERHAPS).with(person).with(entry))
}

/// The units with a day of engagement in a year from 2021 on, as they stood on its 31 December.
fn years(view: &View<'_>) -> Vec<(Day, PartyNo)> {
    let mut found = Vec::new();
    for engagement in view.engagements() {
        let Some((first, last)) = view.engaged(&engagement) else { continue };
        let ends = (first.year()..=last.year()).map_while(|year| Day::new(year, 12, 31));
        found.extend(ends.take_while(|end| *end <= view.day).map(|end| (end, view.holder_of(engagement.unit, end))));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// What an account or appraisal says of itself: the unit and year it names; nothing where it is not one that
/// can count.
fn names(view: &View<'_>, mark: Mark) -> Option<(Option<PartyNo>, Option<u32>)> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "only accounts and appraisals name a year")]
    match view.fact(mark.no)?.1 {
        Fact::YearEndAccount(fact) => Some((fact.unit.map(|unit| unit.0), fact.year)),
        Fact::AppraisalMade(fact) if view.entry(mark.no)?.by.0 == PartyNo::ORGAN => {
            Some((Some(fact.unit.0), fact.year))
        }
        _ => None,
    }
}

/// The latest 31 December on or before a day.
fn year_ended(day: Day) -> Day {
    let own = Day::new(day.year(), 12, 31).filter(|end| *end <= day);
    own.or_else(|| Day::new(day.year() - 1, 12, 31)).unwrap_or(day)
}

/// Whether an entry known only to its month or year would be read for a year if it lay on its first day.
fn may_serve(view: &View<'_>, mark: Mark, year_end: Day) -> bool {
    view.earliest(mark.no).is_some_and(|earliest| year_ended(earliest) == year_end)
}

/// The first entry listed under a party that serves a year and unit, and why an entry without a year leaves the
/// year open.
fn given(
    view: &View<'_>,
    kind: FactKind,
    under: PartyNo,
    unit: PartyNo,
    year_end: Day,
) -> (Option<Mark>, Option<Finding>) {
    let (mut kept, mut unclear) = (None, None);
    let mut take = |party: PartyNo| {
        for mark in view.facts_of(kind, party) {
            let Some((named, year)) = names(view, mark) else { continue };
            // By the name it had at the end of the year, or that of the unit in its place when the entry was made.
            let means = |named| view.holder_of(named, year_end) == unit || view.holder_of(unit, mark.day) == named;
            if !named.is_none_or(means) {
                continue;
            }
            let serves = match year {
                Some(year) => i32::try_from(year).is_ok_and(|year| year == year_end.year()),
                None => year_ended(mark.day) == year_end,
            };
            if serves {
                kept = kept.into_iter().chain([mark]).min();
            } else if year.is_none() && (mark.day.year() == year_end.year() || may_serve(view, mark, year_end)) {
                unclear = unclear.or(Some(Finding::new(Ruling::Open, &YEAR_UNCLEAR).with(mark.no)));
            }
        }
    };
    take(under);
    if kind == FactKind::AppraisalMade {
        // Appraisals are listed under the unit they name, which may have passed into this one, or this one into it.
        let passed = view.facts.successions.iter().filter(|succession| succession.mark.day <= view.day);
        let mut names: Vec<PartyNo> = passed.flat_map(|succession| [succession.from, succession.to]).collect();
        names.sort_unstable();
        names.dedup();
        names.into_iter().filter(|named| *named != under).for_each(take);
    }
    (kept, unclear)
}

/// Entries that name no year, and years for which nobody is known to account.
pub(crate) fn findings<S: Sink>(view: &View<'_>, sink: &mut S) {
    for kind in [FactKind::YearEndAccount, FactKind::AppraisalMade] {
        for (_, mark) in view.facts_all(kind).filter(|(_, mark)| mark.day >= IN_FORCE) {
            if let Some((_, None)) = names(view, mark) {
                sink.push(Finding::new(Ruling::Open, &YEAR_READ).with(mark.no).with(year_ended(mark.day)));
            }
        }
    }
    for (year_end, unit) in years(view) {
        let stated = view.complete(unit, Term::Tenure).is_some_and(|(through, _)| through >= year_end);
        if !stated && view.principal_head(unit, year_end).is_none() {
            sink.push(Finding::new(Ruling::Open, &NO_HEAD).with(unit).with(year_end));
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::{format, string::String};

    use crate::{
        reading::testing::{Bench, complete, lines, succeeded, tenure, tenure_ended},
        terms::{Period, decision::ExecutionState, period::ByDate},
    };

    use super::*;

    const ACCOUNT_2021: &str = r#""fact":{"year_end_account":{"year":2021}}"#;
    const ACCOUNT_PLAIN: &str = r#""fact":{"year_end_account":{}}"#;
    const UNTIL_JANUARY: Period = Period::ByDate(ByDate { month: 1, day: 31, years_after: 1 });

    fn head(person: &str, at: &str) -> String {
        tenure(person, at, "principal_head")
    }

    /// Head `p` of `a` since 2020, accounts and appraisals due by 31 January.
    fn by_january(entries: &[(&str, &str, &str)]) -> Bench {
        let p = head("p", "a");
        let mut all: Vec<(&str, &str, &str)> = alloc::vec![("2020-05-01", "o", p.as_str())];
        all.extend(entries);
        Bench::new(&all).running("2021-02-01", "2021-02-10").period("2021-01-01", Term::YearEnd, UNTIL_JANUARY).period(
            "2021-01-01",
            Term::Appraisal,
            UNTIL_JANUARY,
        )
    }

    #[track_caller]
    fn owes(bench: &Bench, on: &str, rows: &[&str]) {
        assert_eq!(bench.duties(on, duties), lines(rows), "on {on}");
    }

    /// How the account of 2021 stands on a day.
    #[track_caller]
    fn account_of_2021(bench: &Bench, on: &str, status: &str) {
        let rows = bench.duties(on, duties);
        assert_eq!(rows[0], format!("12.account p for a from 2021-12-31 due 2022-01-31: {status}"));
    }

    #[test]
    fn only_years_that_have_ended() {
        owes(&by_january(&[]), "2021-12-30", &[]);
        owes(
            &by_january(&[]),
            "2021-12-31",
            &[
                "12.account p for a from 2021-12-31 due 2022-01-31: pending",
                "12.appraisal o for a from 2021-12-31 due 2022-01-31: pending",
            ],
        );
        let bench = Bench::new(&[("2020-05-01", "o", &head("p", "a"))]).running("2020-02-01", "2020-02-10");
        // Nothing for 2020; without a standard it is open.
        owes(
            &bench,
            "2022-06-01",
            &[
                "12.account p for a from 2021-12-31: open [01.no-standard]",
                "12.appraisal o for a from 2021-12-31: open [01.no-standard]",
            ],
        );
    }

    #[test]
    fn due_days() {
        let (all, short) = (complete("2022-01-31"), complete("2022-01-30"));
        let (all, short) = (("", "o", all.as_str()), ("", "o", short.as_str()));
        for (entries, status) in [
            (alloc::vec![("2022-01-31", "p", ACCOUNT_2021), all], "kept 2 2022-01-31"),
            (alloc::vec![("2022-02-01", "p", ACCOUNT_2021), all], "kept_late 2 2022-02-01"),
            (
                alloc::vec![("2022-02-01", "p", ACCOUNT_2021), short],
                "kept_timeliness_unknown 2 2022-02-01 [17.incomplete]",
            ),
            (alloc::vec![all], "overdue"),
            (alloc::vec![short], "unknown [17.incomplete]"),
            // Given before the year was over, and naming it.
            (alloc::vec![("2021-12-20", "p", ACCOUNT_2021), all], "kept 2 2021-12-20"),
            // Naming no year: read for the last that ended, or leaving the running one open.
            (alloc::vec![("2022-01-10", "p", ACCOUNT_PLAIN), all], "kept 2 2022-01-10"),
            (alloc::vec![("2021-12-31", "p", ACCOUNT_PLAIN), all], "kept 2 2021-12-31"),
            (alloc::vec![("2021-12-30", "p", ACCOUNT_PLAIN), all], "open [12.year-unclear]"),
            // Another person's, another year's, another unit's.
            (alloc::vec![("2022-01-10", "q", ACCOUNT_2021), all], "overdue"),
            (alloc::vec![("2022-01-10", "p", r#""fact":{"year_end_account":{"year":2020}}"#), all], "overdue"),
            (alloc::vec![("2022-01-10", "p", r#""fact":{"year_end_account":{"unit":"b"}}"#), all], "overdue"),
            (alloc::vec![("2022-01-10", "p", r#""fact":{"year_end_account":{"unit":"a"}}"#), all], "kept 2 2022-01-10"),
        ] {
            account_of_2021(&by_january(&entries), "2022-02-01", status);
        }
        account_of_2021(&by_january(&[all]), "2022-01-31", "pending");
        account_of_2021(&by_january(&[all]).application_open(), "2022-02-01", "open [02.application-open]");
    }

    #[test]
    fn nothing_is_held_against_a_person_by_a_demonstration_number() {
        let (p, all) = (head("p", "a"), complete("2022-12-31"));
        let bench = |entries: &[(&str, &str, &str)]| {
            let mut of = alloc::vec![("2020-05-01", "o", p.as_str()), ("", "o", all.as_str())];
            of.extend(entries);
            Bench::new(&of).running("2021-02-01", "2021-02-10").indicative()
        };
        account_of_2021(&bench(&[]), "2022-02-01", "open [00.personal-without-authority]");
        let late = ("2022-02-01", "p", ACCOUNT_2021);
        account_of_2021(&bench(&[late]), "2022-02-01", "open 3 2022-02-01 [00.personal-without-authority]");
        account_of_2021(&bench(&[("2022-01-31", "p", ACCOUNT_2021)]), "2022-02-01", "kept 3 2022-01-31");
    }

    #[test]
    fn the_head_changes() {
        let all = complete("2022-12-31");
        let bench = |last: &'static str, first: &'static str, account: &'static str| {
            let (ended, q) = (tenure_ended(1), head("q", "a"));
            let mut entries =
                alloc::vec![(last, "o", ended.as_str()), (first, "o", q.as_str()), ("", "o", all.as_str())];
            if !account.is_empty() {
                entries.push((account, "p", ACCOUNT_2021));
            }
            by_january(&entries)
        };
        // On the due day: still his. Before it: open, unless he accounted in time.
        account_of_2021(&bench("2022-01-31", "2022-01-31", ""), "2022-02-01", "overdue");
        account_of_2021(&bench("2022-01-30", "2022-01-31", ""), "2022-02-01", "open [12.left]");
        account_of_2021(&bench("2022-01-30", "2022-01-31", "2022-01-31"), "2022-02-01", "kept 5 2022-01-31");
        account_of_2021(&bench("2022-01-30", "2022-01-31", "2022-02-01"), "2022-02-01", "open 5 2022-02-01 [12.left]");
        // As seen before he left.
        account_of_2021(&bench("2022-01-30", "2022-01-31", ""), "2022-01-29", "pending");
        // The handover on 31 December is the outgoing head's.
        account_of_2021(&bench("2021-12-31", "2021-12-31", ""), "2022-02-01", "open [12.left]");
        owes(
            &bench("2021-12-30", "2021-12-31", ""),
            "2022-02-01",
            &[
                "12.account q for a from 2021-12-31 due 2022-01-31: overdue",
                "12.appraisal o for a from 2021-12-31 due 2022-01-31: overdue",
            ],
        );
    }

    #[test]
    fn a_head_who_leaves_in_a_month_or_is_confirmed_in_the_post() {
        let (all, ended, p) = (complete("2022-12-31"), tenure_ended(1), head("p", "a"));
        let left = |entries: &[(&'static str, &str)]| {
            let mut of: Vec<(&str, &str, &str)> = entries.iter().map(|(on, what)| (*on, "o", *what)).collect();
            of.push(("", "o", &all));
            by_january(&of)
        };
        // The month holds the due day, or lies after it.
        account_of_2021(&left(&[("2022-01", &ended)]), "2022-02-01", "open [12.left]");
        account_of_2021(&left(&[("2022-02", &ended)]), "2022-02-28", "overdue");
        account_of_2021(&left(&[("2021-12", &ended)]), "2022-02-01", "open [12.left]");
        // Confirmed in the post on the day after the acting tenure ends, or two days after.
        for (again, status) in [("2022-01-11", "overdue"), ("2022-01-12", "open [12.left]")] {
            account_of_2021(&left(&[("2022-01-10", &ended), (again, &p)]), "2022-02-01", status);
        }
        // And then gone all the same.
        let gone = tenure_ended(3);
        let confirmed = left(&[("2022-01-10", &ended), ("2022-01-11", &p), ("2022-01-30", &gone)]);
        account_of_2021(&confirmed, "2022-02-01", "open [12.left]");
    }

    /// Known to 2022 and naming no year, an account is read for 2022, and may have been given for 2021.
    #[test]
    fn an_account_known_to_the_year() {
        let all = complete("2022-12-31");
        for (on, status) in [("2022", "open [12.year-unclear]"), ("2022-12", "open [12.year-unclear]")] {
            let bench = by_january(&[(on, "p", ACCOUNT_PLAIN), ("", "o", &all)]);
            account_of_2021(&bench, "2022-12-31", status);
            assert!(bench.duties("2022-12-31", duties)[2].ends_with("kept 2 2022-12-31"));
        }
        // Nor is one of a later year unclear for this one.
        for on in ["2023-02", "2023-02-01"] {
            let bench = by_january(&[(on, "p", ACCOUNT_PLAIN), ("", "o", &all)]);
            account_of_2021(&bench, "2023-02-28", "overdue");
        }
        // A month that lies wholly after the year and in time.
        let bench = by_january(&[("2022-01", "p", ACCOUNT_PLAIN), ("", "o", &all)]);
        account_of_2021(&bench, "2022-12-31", "kept 2 2022-01-31");
        // One that names its year is read for that year alone.
        let named = r#""fact":{"year_end_account":{"year":2022}}"#;
        account_of_2021(&by_january(&[("2022", "p", named), ("", "o", &all)]), "2022-12-31", "overdue");
    }

    /// The unit passes into `b` after the year has ended; the appraisal made since names `b`.
    #[test]
    fn an_appraisal_that_names_the_successor() {
        let all = complete("2022-12-31");
        let made = |unit: &str| format!(r#""fact":{{"appraisal_made":{{"unit":"{unit}","year":2021}}}}"#);
        for (on, unit, status) in [
            ("2022-01-20", "b", "kept 3 2022-01-20"),
            ("2022-01-20", "a", "kept 3 2022-01-20"),
            // Another unit, or `b` before it stood in its place.
            ("2022-01-20", "c", "overdue"),
            ("2022-01-09", "b", "overdue"),
        ] {
            let bench =
                by_january(&[("2022-01-10", "o", &succeeded("a", "b")), (on, "o", &made(unit)), ("", "o", &all)]);
            let row = format!("12.appraisal o for a from 2021-12-31 due 2022-01-31: {status}");
            assert_eq!(bench.duties("2022-02-01", duties)[1], row, "{on} {unit}");
        }
    }

    #[test]
    fn a_day_of_engagement_in_the_year() {
        let (p, q) = (head("p", "a"), head("q", "b"));
        let bench = |until: &str| {
            Bench::new(&[("2020-05-01", "o", &p), ("2020-05-01", "o", &q)])
                .state("2021-02-01", ExecutionState::Designated)
                .engaged("a", "2021-02-01", until)
                .engaged("b", "2021-12-31", "")
        };
        let rows = |units: &[(&str, &str, &str)]| -> Vec<String> {
            let row = |(person, unit, end): &(&str, &str, &str)| {
                [("account", *person), ("appraisal", "o")]
                    .map(|(what, who)| format!("12.{what} {who} for {unit} from {end}: open [01.no-standard]"))
            };
            units.iter().flat_map(row).collect()
        };
        let found = |bench: &Bench, on: &str| bench.duties(on, duties);
        // Removed on 1 January: the last day was in the year before. On the 2nd: one day of the new year.
        assert_eq!(
            found(&bench("2022-01-01"), "2022-12-31"),
            rows(&[("p", "a", "2021-12-31"), ("q", "b", "2021-12-31"), ("q", "b", "2022-12-31")]),
        );
        assert_eq!(found(&bench("2022-01-02"), "2022-12-31").len(), 8);
        // Completed in the course of 2021: still a year to account for, but 2022 is none.
        let over = bench("").state("2021-12-31", ExecutionState::Completed);
        assert_eq!(found(&over, "2022-12-31"), rows(&[("p", "a", "2021-12-31")]));
    }

    #[test]
    fn appraisals() {
        let made = |year: &str| format!(r#""fact":{{"appraisal_made":{{"unit":"a"{year}}}}}"#);
        let all = complete("2022-12-31");
        for (on, by, year, status) in [
            ("2022-01-31", "o", r#","year":2021"#, "kept 2 2022-01-31"),
            ("2022-02-01", "o", "", "kept_late 2 2022-02-01"),
            ("2021-12-01", "o", "", "open [12.year-unclear]"),
            ("2022-01-31", "o", r#","year":2022"#, "overdue"),
            // A unit cannot appraise itself.
            ("2022-01-31", "a", r#","year":2021"#, "overdue"),
        ] {
            let bench = by_january(&[(on, by, &made(year)), ("", "o", &all)]);
            let rows = bench.duties("2022-02-01", duties);
            assert_eq!(rows[1], format!("12.appraisal o for a from 2021-12-31 due 2022-01-31: {status}"));
        }
        assert!(!APPRAISAL.bearer_named);
    }

    #[test]
    fn a_successor_accounts() {
        let (q, all) = (head("q", "b"), complete("2022-12-31"));
        let appraised = r#""fact":{"appraisal_made":{"unit":"a","year":2021}}"#;
        let bench = by_january(&[
            ("2020-05-01", "o", &q),
            ("2021-06-01", "o", &succeeded("a", "b")),
            ("2022-01-15", "o", appraised),
            ("", "o", &all),
        ]);
        owes(
            &bench,
            "2022-02-01",
            &[
                "12.account q for b from 2021-12-31 due 2022-01-31: overdue",
                "12.appraisal o for b from 2021-12-31 due 2022-01-31: kept 4 2022-01-15",
            ],
        );
    }

    /// The period set for the unit before it passed into `b` is that of the head of `b` too.
    #[test]
    fn a_period_set_for_the_predecessor() {
        let q = head("q", "b");
        let bench = Bench::new(&[("2020-05-01", "o", &q), ("2021-06-01", "o", &succeeded("a", "b"))])
            .running("2021-02-01", "2021-02-10")
            .period_of("a", "2021-03-01", Term::YearEnd, UNTIL_JANUARY);
        let rows = bench.duties("2022-01-31", duties);
        assert_eq!(rows[0], "12.account q for b from 2021-12-31 due 2022-01-31: pending");
    }

    #[test]
    fn what_the_record_does_not_say() {
        let finds = |bench: &Bench, on: &str| bench.findings(on, findings);
        let bench = by_january(&[("2021-12-20", "p", ACCOUNT_PLAIN), ("2022-01-10", "p", ACCOUNT_2021)]);
        assert_eq!(finds(&bench, "2022-02-01"), lines(&["open 12.year-read 2 2020-12-31"]));
        let bench = Bench::new(&[]).running("2021-02-01", "2021-02-10");
        assert_eq!(finds(&bench, "2022-02-01"), lines(&["open 12.no-head a 2021-12-31"]));
        owes(&bench, "2022-02-01", &["12.appraisal o for a from 2021-12-31: open [01.no-standard]"]);
        let bench = Bench::new(&[("", "o", &complete("2021-12-31"))]).running("2021-02-01", "2021-02-10");
        assert_eq!(finds(&bench, "2022-02-01"), lines(&[]));
    }
}
