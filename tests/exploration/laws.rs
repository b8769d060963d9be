//! What every step must obey, the laws of the specification among it, each told by its number.

use std::collections::BTreeSet;

use zeren::{
    answers::{Answer, Assessment},
    engine::Effect,
    record::{Id, PartyKind, What},
    terms::{
        Day,
        accountability::{Eligible, IndicationSource},
        discipline::Sanction,
        duty::{Duty, Status},
    },
};

use crate::{
    alphabet::{Letter, Machine, Slot},
    rows::RemedyRows,
    state::{Scene, State, leads_to},
};

/// An act without effect changes nothing but the list of refusals.
pub(crate) const LAW_2: &str = "2: an act without effect changes nothing";
/// The table is what the engine does.
pub(crate) const LAW_3: &str = "3: table and engine agree";
/// No measure without what must come first.
pub(crate) const LAW_4: &str = "4: no measure without what must come first";
/// Nothing of before the regulation.
pub(crate) const LAW_5: &str = "5: nothing for conduct of before the regulation";
/// The same of the answers of a day.
pub(crate) const ANSWERS_5: &str =
    "5: nothing is answered of before the regulation, beyond the record, without authority";
/// No answer is heavier, no filing changes the measure.
pub(crate) const LAW_10: &str = "10: no answer is heavier, no filing changes the measure";

/// The day on which the regulation came into force.
pub(crate) const IN_FORCE: Day = Day::of(2021, 1, 1);

/// The laws that a step breaks.
pub(crate) fn broken(
    scene: &Scene,
    before: &State,
    letter: &Letter,
    what: &What<Id<'_>>,
    (effect, found): (Effect, &[(&'static str, &'static str)]),
    after: &State,
) -> BTreeSet<&'static str> {
    let mut broken = BTreeSet::new();
    let mut must = |law, holds: bool| {
        if !holds {
            broken.insert(law);
        }
    };
    if effect == Effect::WithoutEffect {
        let mut rows = before.rows.clone();
        rows.broken = BTreeSet::new();
        must(LAW_2, rows == after.rows);
    }
    if let Some(machine) = letter.machine {
        let from = before.machine_state(machine, letter.of);
        let to = after.machine_state(machine, letter.of.or(letter.opens.first().copied()));
        let row = leads_to(what, from);
        let no_row = found.iter().any(|(code, _)| code.starts_with("machine.no-row."));
        must(LAW_3, row.is_none() == no_row);
        if effect == Effect::InEffect {
            must(LAW_3, row.is_some() && to == row);
            must(LAW_3, after.rows.remedy.as_ref().is_none_or(RemedyRows::as_told));
            must(LAW_4, in_turn(scene, before, letter));
            must(LAW_5, reaches_force(scene, before, letter));
            must(LAW_10, machine != Machine::Remedy || no_worse(before, letter, after));
        }
    }
    broken
}

/// Whether what must come before an act in effect is on record: told from the list of what was entered alone.
fn in_turn(scene: &Scene, before: &State, letter: &Letter) -> bool {
    let had = |slot: Slot, tag: &str| {
        before.slot(slot).is_some_and(|of| {
            before.said.iter().any(|said| {
                let earlier = &scene.letters[usize::from(said.letter)];
                said.holds && earlier.tag == tag && (said.of == Some(of) || said.no == of)
            })
        })
    };
    // A determination told together with another.
    let had_with = |question: &str| {
        before.said.iter().any(|said| {
            let with = &scene.letters[usize::from(said.letter)].with;
            said.holds && said.of == before.slot(Slot::First) && with.iter().any(|(_, what)| what.contains(question))
        })
    };
    match (letter.tag, letter.of) {
        ("order_correction", Some(of)) => had(of, "establish"),
        ("establish_refusal", Some(of)) => had(of, "order_correction"),
        ("interview" | "circulate", Some(of)) => had(of, "establish_refusal"),
        // Of an act of before 2021 the table is all that is asked (art 24).
        ("refer", _) if before.today(scene) < IN_FORCE => true,
        ("refer", _) => {
            had(Slot::First, "establish")
                && had(Slot::First, "person.directly-responsible")
                && (had(Slot::First, "ground.fits") || had_with("ground.fits"))
        }
        _ => true,
    }
}

/// Whether a measure of after 2021-01-01 rests on conduct that reaches that day.
fn reaches_force(scene: &Scene, before: &State, letter: &Letter) -> bool {
    let opens = letter.opens.iter().any(|slot| matches!(slot, Slot::First | Slot::Second));
    let measure = matches!(letter.tag, "order_correction" | "establish_refusal" | "interview" | "circulate" | "refer");
    let of = letter.of.or((letter.tag == "refer").then_some(Slot::First));
    let past_conduct = |of: Slot| before.proceeding_in(of).is_some_and(|rows| rows.of_the_past);
    let past = if opens { letter.is_of_the_past() } else { measure && of.is_some_and(past_conduct) };
    before.today(scene) < IN_FORCE || !past
}

/// What the answer of the day must not say: an indication, a missed due day, a measure that must be taken for what
/// lies before 2021-01-01; a due day missed beyond what the record is complete for; anything of a person, or of art
/// 21, by a day that a number without authority set.
pub(crate) fn accuses_in_law(scene: &Scene, state: &State) -> bool {
    let today = state.today(scene);
    let Some(answer) = answer(scene, state) else {
        return today < IN_FORCE && state.case.indications(today).is_empty();
    };
    let complete_through = state.complete_through(scene);
    let person = |party| matches!(state.case.record().party(party).map(|party| &party.kind), Some(PartyKind::Person));
    let duties = answer.duties.iter().all(|duty| {
        let missed = matches!(duty.status, Status::Overdue | Status::KeptLate);
        let due = duty.deadline.map(|deadline| deadline.due());
        let complete = duty.status != Status::Overdue || due.is_some_and(|due| complete_through >= Some(due));
        let in_force = !missed || due.is_some_and(|due| due >= IN_FORCE);
        complete && in_force && (!missed || !person(duty.bearer) || !duty.without_authority())
    });
    let indications = answer.liability.indications.iter().all(|indication| {
        let on_authority = match indication.source {
            IndicationSource::Entry(_) => true,
            IndicationSource::Duty { code, due } => answer
                .duties
                .iter()
                .filter(|duty| duty.row.code == code && duty.deadline.is_some_and(|d| d.due() == due))
                .any(missed_with_authority),
        };
        indication.from >= IN_FORCE && on_authority
    });
    let attributed = answer.attributed.iter().all(|of| missed_with_authority(&answer.duties[of.duty]));
    let eligibility = answer.liability.eligibility.iter().all(|answered| {
        let of = answer.liability.proceedings.iter().find(|proceeding| proceeding.opened == answered.proceeding);
        answered.eligible != Eligible::Must || of.is_some_and(|of| of.to >= IN_FORCE)
    });
    duties && indications && attributed && eligibility
}

/// Whether a due day with authority is missed.
pub(crate) fn misses(scene: &Scene, state: &State) -> bool {
    answer(scene, state).is_some_and(|answer| answer.duties.iter().any(missed_with_authority))
}

/// Whether a measure must be taken.
pub(crate) fn must_be_taken(scene: &Scene, state: &State) -> bool {
    answer(scene, state)
        .is_some_and(|answer| answer.liability.eligibility.iter().any(|answered| answered.eligible == Eligible::Must))
}

/// Whether a missed duty indicates a circumstance.
pub(crate) fn duty_indicates(scene: &Scene, state: &State) -> bool {
    answer(scene, state).is_some_and(|answer| {
        let of_duty = |source| matches!(source, IndicationSource::Duty { .. });
        answer.liability.indications.iter().any(|indication| of_duty(indication.source))
    })
}

fn missed_with_authority(duty: &Duty) -> bool {
    matches!(duty.status, Status::Overdue | Status::KeptLate) && !duty.without_authority()
}

fn answer(scene: &Scene, state: &State) -> Option<Answer> {
    match state.case.assess(state.today(scene)).unwrap() {
        Assessment::InForce(answer) => Some(*answer),
        Assessment::NotInForce { .. } => None,
    }
}

/// Whether what stands of the sanction is the same after a filing, and no heavier after an answer.
fn no_worse(before: &State, letter: &Letter, after: &State) -> bool {
    let standing = |state: &State| state.rows.remedy.as_ref().and_then(|rows| rows.sanction);
    match (standing(before), standing(after)) {
        (was, is) if letter.tag != "answer" => was == is,
        (_, None) => true,
        (None, Some(_)) => false,
        (Some((was, months)), Some((is, shorter))) => weight(is) <= weight(was) && shorter <= months,
    }
}

/// The place of a kind among the six, from light to heavy.
fn weight(kind: Sanction) -> usize {
    ["warning", "demerit", "major_demerit", "demotion", "removal", "dismissal"]
        .iter()
        .position(|code| *code == kind.code())
        .unwrap()
}
