//! Exploration.
#![allow(clippy::wildcard_enum_match_arm, reason = "tags of an alphabet are told apart one at a time")]

mod alphabet;
mod explore;
mod laws;
mod state;

use zeren::terms::{Day, Setting, Standards};

use alphabet::{
    Letter, Machine, Slot, closing, complete, execution, execution_in_short, proceeding, proceeding_at_length,
    referral, remedy,
};
use state::Scene;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn scene(name: &'static str, days: &[&str], begun: usize, letters: Vec<alphabet::Letter>) -> Scene {
    let days: Vec<Day> = days.iter().map(|text| day(text)).collect();
    let conduct = days[0];
    Scene { name, days, letters, begun, conduct, setting: Setting::default(), whole: &[], answered: false }
}

#[test]
fn execution_alone() {
    let letters = [execution(), closing(), alphabet::unlawful_execution()].concat();
    let scene = scene("execution", &["2021-03-01", "2021-03-02"], 0, letters);
    explore::explore(Scene { whole: &[Machine::Execution], ..scene });
}

/// Being executed, with nothing left to do but to end it.
fn named(letters: Vec<Letter>, tags: &[&str]) -> Vec<Letter> {
    tags.iter().map(|tag| letters.iter().find(|letter| letter.tag == *tag).unwrap().clone()).collect()
}

#[test]
fn ladder() {
    let first = Slot::First;
    let letters = [
        named(execution_in_short(), &["adopt", "designate", "start", "accept_completion", "archive"]),
        proceeding(first),
        proceeding_at_length(first),
        alphabet::unlawful_proceeding(first),
        vec![complete(r#"{"only":["correction"]}"#)],
    ]
    .concat();
    let scene = scene("ladder", &["2021-03-01", "2021-03-02", "2021-04-15"], 4, letters);
    explore::explore(Scene { whole: &[Machine::Accountability], ..scene });
}

#[test]
fn sanction() {
    let letters = [
        named(execution_in_short(), &["adopt", "designate", "start", "accept_completion", "archive"]),
        named(proceeding(Slot::First), &["establish", "withdraw"]),
        referral(),
        vec![alphabet::own_motion()],
        remedy(),
        alphabet::unlawful_referral(),
        alphabet::unlawful_remedy(),
    ]
    .concat();
    let scene = scene("sanction", &["2021-03-01", "2021-04-15"], 4, letters);
    explore::explore(Scene { whole: &[Machine::Discipline, Machine::Remedy], ..scene });
}

#[test]
fn force() {
    let letters = [
        named(execution_in_short(), &["adopt", "designate", "start", "accept_completion", "archive"]),
        alphabet::proceeding_for(Slot::First, ("$past", "$past")),
        named(alphabet::proceeding_for(Slot::Second, ("$past", "$conduct")), &["establish", "order_correction"]),
        referral(),
        vec![complete(r#"{"all":{}}"#), alphabet::set_period()],
    ]
    .concat();
    let scene = scene("force", &["2020-12-30", "2021-01-04", "2021-07-15"], 0, letters);
    explore::explore(Scene {
        conduct: day("2021-01-04"),
        setting: Setting::new(Standards::indicative()),
        answered: true,
        ..scene
    });
}

#[test]
fn whole() {
    let letters = [
        named(execution_in_short(), &["adopt", "designate", "start", "accept_completion", "terminate", "archive"]),
        alphabet::proceeding_in_short(Slot::First),
        named(
            alphabet::proceeding_in_short(Slot::Second),
            &["establish", "order_correction", "accept_correction", "withdraw"],
        ),
        referral(),
        remedy(),
    ]
    .concat();
    explore::explore(scene("whole", &["2021-03-01"], 3, letters));
}
