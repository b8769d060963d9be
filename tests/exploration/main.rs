//! The engine explored: not a model of it but the library itself, over a finite alphabet of entries and a few days,
//! until no new state appears.
//!
//! A state is a real [`Case`](zeren::engine::Case); its successors are what really appending each letter of the
//! alphabet makes of it, the refused acts among them. Two states are one when their [`Rows`](rows::Rows) are equal:
//! where each machine stands and what of the past a later entry can turn on, with entries named by what they say
//! instead of by number and the version counted to two. The lists of stages themselves are left out: they only ever
//! grow, and would make a new state of every suspension and resumption. That the rows leave nothing out that matters
//! is itself tested: after two different histories of the same rows the whole alphabet must do the same, down to
//! the codes of what is found. Rows that leave out what matters fail there.
//!
//! What is held, on every step and in every state:
//!
//! - law 2: an act without effect leaves the rows as they were;
//! - law 3: an act is in effect only by a row of its machine's table and leads where the row says; where the table
//!   has no row, the refusal says so. Every state of each machine is reached, and every row of each table taken;
//! - law 4: no order without an establishing, no refusal without an order, no interview or circular without a refusal,
//!   no referral without both determinations, told from the list of what was entered alone;
//! - law 5: no measure after 2021-01-01 for conduct before it; no answer that indicates, misses or asks for one there,
//!   misses a due day beyond what the record is stated complete for, or accuses by a number without authority;
//! - law 6: from every state, of all machines together, there is a way to the archive (not asked across the day in
//!   force, where nothing is brought to an end);
//! - law 10: no answer is heavier or longer than what stood, no filing and no withdrawal of one changes it.
//!
//! The number of states is asserted: losing some of them fails as loudly as a broken law. A single machine is explored
//! with all of its acts, lawful and not; all machines together with what their entries need told along with them. What
//! the alphabet leaves out: retractions, successions, coarse days, evaluations, the supervisory and inspection routes
//! (their tables are the same machine's), and a second referral. A fact is entered once, when the record has a use for
//! it; acts come in every state.
//!
//! `ZEREN_DEEP=1 cargo test --release --test exploration -- --nocapture` takes more days and letters, the whole
//! product, and compares two histories of every state instead of one in eight; its last result stands in `DEEP.md`.
//!
//! Each of these was planted once and noticed: a circular without effect that moves the machine (law 2); a proceeding
//! written down as interviewed that is interviewed and circulated (3); a referral without the determination that the
//! facts fit (4); an order for conduct before the regulation, an indication by an indicative day (5); a withdrawn
//! proceeding that keeps the file open (6); an answer that is heavier, one that is longer, a filing that lightens the
//! sanction (10). Rows without the day that the record is complete through, without the days of a conduct, or that
//! kept the answer to a sanction that another replaced, were noticed by comparing two histories.

mod alphabet;
mod explore;
mod laws;
mod rows;
mod state;

use alphabet::{
    Letter, Machine, Slot, closing, complete, execution, execution_in_short, own_motion, proceeding,
    proceeding_at_length, proceeding_for, proceeding_in_short, referral, referral_in_short, remedy, set_period,
    unlawful_execution, unlawful_proceeding, unlawful_referral, unlawful_remedy,
};
use explore::explore;
use state::Scene;
use zeren::terms::{Day, Setting, Standards};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// Whether this is the deep run.
pub(crate) fn deep() -> bool {
    std::env::var_os("ZEREN_DEEP").is_some()
}

fn scene(name: &'static str, days: &[&str], begun: usize, letters: Vec<Vec<Letter>>) -> Scene {
    let days: Vec<Day> = days.iter().map(|text| day(text)).collect();
    assert!(days.len() <= 8 && days.is_sorted());
    let (conduct, setting) = (days[0], Setting::default());
    Scene {
        name,
        days,
        letters: letters.concat(),
        begun,
        conduct,
        setting,
        states: &[],
        rows: &[],
        ends: true,
        answered: false,
    }
}

/// The letters of some tags.
fn named(letters: Vec<Letter>, tags: &[&str]) -> Vec<Letter> {
    letters.into_iter().filter(|letter| tags.contains(&letter.tag)).collect()
}

/// What is executed and completed; what is left is to archive it.
fn completed() -> Vec<Letter> {
    named(execution_in_short(), &["adopt", "designate", "start", "accept_completion", "archive"])
}

#[test]
fn execution_alone() {
    let letters = vec![execution(), closing(), unlawful_execution()];
    let machines = &[Machine::Execution];
    let scene = scene("execution", &["2021-03-01", "2021-03-02"], 0, letters);
    explore(Scene { states: machines, rows: machines, ..scene }, 818);
}

#[test]
fn one_proceeding() {
    let first = Slot::First;
    let letters = vec![
        completed(),
        proceeding(first),
        proceeding_at_length(first),
        unlawful_proceeding(first),
        vec![complete(r#"{"only":["correction"]}"#)],
    ];
    let machines = &[Machine::Accountability];
    let (days, states): (&[_], _) = if deep() {
        (&["2021-03-01", "2021-03-02", "2021-04-15"], 4376)
    } else {
        (&["2021-03-01", "2021-03-02"], 1980)
    };
    explore(Scene { states: machines, rows: machines, ..scene("one proceeding", days, 4, letters) }, states);
}

#[test]
fn one_referral() {
    let letters = vec![
        completed(),
        named(proceeding(Slot::First), &["establish", "withdraw"]),
        referral(),
        vec![own_motion()],
        unlawful_referral(),
        // An annulled sanction may be followed by another, or by none.
        remedy()
            .into_iter()
            .filter(|letter| letter.name.contains("reconsideration") || letter.name.contains("annulled"))
            .collect(),
    ];
    let machines = &[Machine::Discipline];
    let scene = scene("one referral", &["2021-03-01", "2021-03-02"], 4, letters);
    explore(Scene { states: machines, rows: machines, ..scene }, 250);
}

#[test]
fn one_remedy() {
    let letters = vec![
        named(execution_in_short(), &["adopt", "designate", "start"]),
        vec![own_motion()],
        named(execution_in_short(), &["terminate", "archive"]),
        named(referral(), &["decide", "no_sanction"]),
        remedy(),
        unlawful_remedy(),
    ];
    let (days, states): (&[_], _) = if deep() {
        (&["2021-03-01", "2021-03-02", "2021-03-31", "2021-04-15", "2021-06-15"], 23889)
    } else {
        (&["2021-03-01", "2021-04-15"], 1479)
    };
    let machines = &[Machine::Remedy];
    explore(Scene { states: machines, rows: machines, ..scene("one remedy", days, 4, letters) }, states);
}

/// Across the day on which the regulation came into force, under standards of which some accuse nobody.
#[test]
fn across_the_day_in_force() {
    let letters = vec![
        named(execution_in_short(), &["adopt", "designate", "start"]),
        vec![set_period()],
        named(
            proceeding_for(Slot::First, ("$past", "$past")),
            &[
                "establish",
                "order_correction",
                "establish_refusal",
                "interview",
                "circulate",
                "correction_refusal_stated",
            ],
        ),
        named(proceeding_for(Slot::Second, ("$past", "$conduct")), &["establish", "order_correction"]),
        named(referral_in_short(), &["person.directly-responsible", "refer"]),
        vec![complete(r#"{"all":{}}"#)],
    ];
    let scene = scene("across the day in force", &["2020-12-30", "2021-01-04", "2021-07-15"], 4, letters);
    let setting = Setting::new(Standards::indicative());
    explore(Scene { conduct: day("2021-01-04"), setting, answered: true, ends: false, ..scene }, 2025);
}

/// Execution × two proceedings × one referral × one remedy.
#[test]
fn all_together() {
    let two =
        |second: &[&str]| vec![proceeding_in_short(Slot::First), named(proceeding_in_short(Slot::Second), second)];
    let remedy = |steps: &[&str]| -> Vec<Letter> {
        remedy().into_iter().filter(|letter| steps.iter().any(|step| letter.name.contains(step))).collect()
    };
    let steps = ["reconsideration", "(appeal)", "upheld", "annulled", "discontinue"];
    if deep() {
        let all = [
            "establish",
            "order_correction",
            "accept_correction",
            "establish_refusal",
            "interview",
            "circulate",
            "withdraw",
        ];
        let letters = vec![execution_in_short(), two(&all).concat(), referral_in_short(), remedy(&steps)];
        let states = &[Machine::Execution, Machine::Accountability, Machine::Discipline, Machine::Remedy];
        let rows = &[Machine::Remedy];
        explore(Scene { states, rows, ..scene("all together", &["2021-03-01"], 0, letters) }, 49423);
    } else {
        let letters = vec![
            named(execution_in_short(), &["adopt", "designate", "start", "terminate", "archive"]),
            two(&["establish", "order_correction", "accept_correction"]).concat(),
            referral_in_short(),
            remedy(&steps),
        ];
        let states = &[Machine::Accountability, Machine::Discipline, Machine::Remedy];
        explore(Scene { states, ..scene("all together", &["2021-03-01"], 3, letters) }, 2172);
    }
}
