//! The laws of the engine over random histories, as far as they speak of proceedings.

use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{TestRng, TestRunner},
};
use zeren::{
    engine::{Case, Effect},
    machines::accountability::leads_to,
    record::AccountabilityKind,
    terms::{
        EntryNo, PartyNo,
        accountability::{Eligible, Measure, ProceedingState},
        duty::Status,
    },
};

use crate::{
    DESIGNATED,
    common::{Book, day},
    complete, determination, establish, head,
};

/// A step of a random history: which entry, how many days later, now and then earlier.
fn history() -> impl Strategy<Value = Vec<(u8, i8)>> {
    prop::collection::vec((0u8..96, -1i8..9), 1..40)
}

/// The act that a kind of step takes.
fn act_of(kind: u8) -> Option<AccountabilityKind> {
    use AccountabilityKind as K;
    Some(match kind {
        0 | 1 => K::Establish,
        2..=4 => K::OrderCorrection,
        5 => K::ExtendCorrection,
        6 => K::RejectCorrection,
        7 => K::AcceptCorrection,
        8..=10 => K::EstablishRefusal,
        11..=13 => K::Interview,
        14 | 15 => K::Circulate,
        16 => K::Withdraw,
        _ => return None,
    })
}

/// A kind of step below 24 as it is, one above turned to what the state allows.
fn likely(kind: u8, state: Option<ProceedingState>) -> u8 {
    let choices: &[u8] = match (kind < 24, state) {
        (true, _) => return kind,
        (false, None | Some(ProceedingState::Corrected | ProceedingState::Withdrawn)) => &[0],
        (false, Some(ProceedingState::Established)) => &[2, 3],
        (false, Some(ProceedingState::Ordered)) => &[5, 6, 7, 8, 17, 17, 18, 18],
        (false, Some(_)) => &[7, 11, 14, 17, 17, 20],
    };
    choices[usize::from(kind) % choices.len()]
}

/// The record of a history: the days go on from 2021-05-01, now and then from late 2020.
fn told(steps: &[(u8, i8)], early: bool) -> Book {
    let mut book = Book::new();
    let start = if early { day("2020-11-01") } else { day("2021-05-01") };
    let before = if early { "2020-10-01" } else { "2021-03-01" };
    book.add(before, "o", r#""execution":{"adopt":{"matter":"public_project"}}"#);
    book.add(before, "o", DESIGNATED);
    book.add(before, "a", &head("p", "a"));
    let mut on = start;
    let mut opened: Option<u32> = None;
    // Where the proceeding would be if every act had had effect: most steps are then possible ones.
    let mut would_be = None;
    for (kind, later) in steps {
        let kind = &likely(*kind, would_be);
        if let Some(act) = act_of(*kind) {
            would_be = leads_to(would_be.filter(|_| *kind > 1), act).or(would_be);
        }
        on = on.plus_days(i32::from(*later));
        let today = on.to_string();
        let of = |kind: &str, fields: &str| {
            opened.map(|no| format!(r#""accountability":{{"{kind}":{{"of":{no}{fields}}}}}"#))
        };
        let fact = |kind: &str| opened.map(|no| format!(r#""fact":{{"{kind}":{{"of":{no}}}}}"#));
        let entry = match kind {
            0 => Some(("o", establish("a", &on.plus_days(-9).to_string(), &today, r#"{"entry":3}"#))),
            1 => Some(("o", establish("b", &today, &today, ""))),
            2 | 3 => of("order_correction", &format!(r#","correct_by":"{}""#, on.plus_days(5))).map(|act| ("o", act)),
            4 => of("order_correction", "").map(|act| ("o", act)),
            5 => of("extend_correction", &format!(r#","correct_by":"{}""#, on.plus_days(9))).map(|act| ("o", act)),
            6 => of("reject_correction", &format!(r#","correct_by":"{}","reason":"r""#, on.plus_days(5)))
                .map(|act| ("o", act)),
            7 => of("accept_correction", "").map(|act| ("o", act)),
            8 | 9 => of("establish_refusal", "").map(|act| ("o", act)),
            10 => of("establish_refusal", r#","silence":"s""#).map(|act| ("o", act)),
            11 | 12 => of("interview", r#","person":"p""#).map(|act| ("o", act)),
            13 => of("interview", r#","person":"q""#).map(|act| ("a", act)),
            14 | 15 => of("circulate", "").map(|act| ("o", act)),
            16 => of("withdraw", r#","reason":"r""#).map(|act| ("o", act)),
            17 => fact("correction_reported").map(|fact| ("a", fact)),
            18 | 19 => fact("correction_refusal_stated").map(|fact| ("a", fact)),
            20 => opened.map(|no| ("o", determination("ladder.still-due", &format!(r#""entry":{no}"#), "met"))),
            21 => Some(("a", r#""fact":{"refusal_recorded":{}}"#.to_owned())),
            22 => Some(("a", r#""fact":{"act_attempted":{"act":"interview"}}"#.to_owned())),
            _ => None,
        };
        match (*kind, entry) {
            (_, Some((by, what))) => {
                let no = book.add(&today, by, &what);
                if *kind < 2 {
                    opened = Some(no);
                }
            }
            (23, None) => {
                // A retraction of the latest entry.
                let last = book.len();
                book.add("", "o", &format!(r#""statement":{{"retraction":{{"entry":{last},"reason":"r"}}}}"#));
            }
            _ => {
                book.add("", "o", &complete(&today));
            }
        }
    }
    book
}

/// The acts of a kind in effect, each with the entry that opened its proceeding.
fn taken(case: &Case, kind: &str) -> Vec<(EntryNo, EntryNo)> {
    let record = case.record();
    record
        .entries()
        .iter()
        .filter(|entry| entry.what.class() == "accountability" && entry.what.tag() == kind)
        .filter(|entry| case.effect(entry.no) == Effect::InEffect)
        .map(|entry| (entry.no, entry.what.continues().unwrap_or(entry.no)))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// Law 4: no measure without what must come first.
    #[test]
    fn no_rung_without_the_one_below(steps in history(), early in any::<bool>()) {
        let case = told(&steps, early).case();
        let within = |kind: &str, of: EntryNo, before: EntryNo| {
            taken(&case, kind).iter().any(|(no, opened)| *opened == of && *no < before)
        };
        for measure in ["interview", "circulate"] {
            for (no, of) in taken(&case, measure) {
                prop_assert!(within("establish_refusal", of, no), "{measure} {no} without a refusal");
            }
        }
        for (no, of) in taken(&case, "establish_refusal") {
            prop_assert!(within("order_correction", of, no), "refusal {no} without an order");
        }
        for (no, of) in taken(&case, "order_correction") {
            prop_assert!(case.effect(of) == Effect::InEffect && of < no, "order {no} without a proceeding");
        }
    }

    /// Law 5: nothing indicated or due, and no measure, for days before 2021-01-01.
    #[test]
    fn nothing_before_the_regulation(steps in history(), early in any::<bool>()) {
        let case = told(&steps, early).case();
        let force = day("2021-01-01");
        let end = day("2024-12-31");
        prop_assert!(case.indications(day("2020-12-31")).is_empty());
        for indication in case.indications(end) {
            prop_assert!(indication.from >= force && indication.to >= indication.from);
            prop_assert!(indication.unit != PartyNo::ORGAN);
        }
        for kind in ["interview", "circulate", "order_correction", "establish_refusal"] {
            for (no, of) in taken(&case, kind) {
                let entry = case.record().entry(no).unwrap();
                let opened = case.record().entry(of).unwrap();
                if entry.day().unwrap() >= force {
                    prop_assert!(opened.day().unwrap() >= force, "{kind} {no} rests on conduct before");
                }
            }
        }
        let assessment = case.assess(end).unwrap();
        for duty in &assessment.answer().unwrap().duties {
            prop_assert!(duty.status != Status::Overdue || duty.deadline.unwrap().due() >= force);
        }
    }

    /// Law 2, law 7: an act without effect, an indication and an attempted act move nothing.
    #[test]
    fn what_has_no_effect_changes_nothing(steps in history()) {
        let book = told(&steps, false);
        let case = book.case();
        let end = day("2024-12-31");
        let answers = |case: &Case| -> Vec<_> {
            case.eligibilities(end).into_iter().map(|e| (e.measure, e.proceeding, e.eligible)).collect()
        };
        for what in [
            r#""fact":{"refusal_recorded":{}}"#,
            r#""fact":{"act_attempted":{"act":"interview"}}"#,
            r#""accountability":{"establish":{"unit":"c","item":"item1","from":"2021-06-01","to":"2021-06-01"}}"#,
        ] {
            let more = book.clone().with("2024-01-01", "o", what).case();
            prop_assert_eq!(answers(&case), answers(&more));
        }
    }

    /// Eligibility never promises what the act itself would be refused, and never withholds what it would not.
    #[test]
    fn eligibility_says_what_the_act_would_find(steps in history()) {
        let book = told(&steps, false);
        let case = book.case();
        let today = day("2024-01-01");
        for answer in case.eligibilities(today).into_iter().take(6) {
            prop_assert_eq!(case.eligible(today, answer.proceeding, answer.measure), Some(answer.eligible));
            let of = answer.proceeding;
            let what = match answer.measure {
                Measure::OrderCorrection => {
                    format!(r#""accountability":{{"order_correction":{{"of":{of},"correct_by":"2024-01-01"}}}}"#)
                }
                Measure::Interview => format!(r#""accountability":{{"interview":{{"of":{of},"person":"p"}}}}"#),
                Measure::Circulate | Measure::Refer => format!(r#""accountability":{{"circulate":{{"of":{of}}}}}"#),
            };
            let refused = book.clone().with("2024-01-01", "o", &what).refused();
            prop_assert_eq!(answer.eligible == Eligible::Must, refused.is_empty(), "{:?} {:?}", answer, refused);
        }
    }
}

#[test]
fn the_histories_reach_every_state() {
    let mut runner =
        TestRunner::new_with_rng(ProptestConfig::default(), TestRng::deterministic_rng(Default::default()));
    let mut reached = Vec::new();
    for _ in 0..400 {
        let steps = history().new_tree(&mut runner).unwrap().current();
        let case = told(&steps, false).case();
        for entry in case.record().entries() {
            reached.extend(case.proceeding(entry.no, day("2199-12-31")));
        }
    }
    reached.sort_unstable();
    reached.dedup();
    assert_eq!(reached, ProceedingState::ALL);
}
