//! Laws 3, 4 and 6: what the machines let happen in random records.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};
use zeren::{
    engine::{AnyDecision, Case, Effect, Proposal},
    record::{
        AccountabilityKind, DisciplineAct, Entry, ExecutionKind, Fact, What,
        acts::{DisciplineKind, RemedyKind},
        facts::AboutForm,
    },
    terms::{
        Arg, Day, EntryNo, Finding, PartyNo, Question, Ruling,
        accountability::{Eligible, Measure, ProceedingState},
        decision::{Answered, ExecutionState},
        discipline::{NoSanctionOutcome, ReferralState},
        party::Capacity,
        remedy::RemedyState,
    },
};

use crate::{
    by_hand,
    life::{FORCE, Life, holds, id, taken_back, with_entry},
};

// ---- law 3 ----

/// A table by hand: from a state (none before there is an instance) by an act to a state.
struct Table<S, K>(Vec<(Option<S>, K, Option<S>)>);

impl<S: Copy + PartialEq + std::fmt::Debug, K: Copy + PartialEq + std::fmt::Debug> Table<S, K> {
    fn to(&self, from: Option<S>, act: K) -> Option<S> {
        self.0.iter().find(|(other, kind, _)| (*other, *kind) == (from, act)).and_then(|(_, _, to)| *to)
    }

    /// Where the acts in effect lead; each must have a row where it stands.
    fn walk(&self, from: Option<S>, acts: &[(EntryNo, K)]) -> Result<Option<S>, TestCaseError> {
        acts.iter().try_fold(from, |now, (no, act)| {
            let next = self.to(now, *act);
            prop_assert!(next.is_some(), "act {no} ({act:?}) is in effect, but the table has no row from {now:?}");
            Ok(next)
        })
    }
}

/// The acts in effect and not taken back, by machine and instance, in the order of the list.
#[derive(Default)]
struct InEffect {
    execution: Vec<(EntryNo, ExecutionKind)>,
    proceedings: BTreeMap<EntryNo, Vec<(EntryNo, AccountabilityKind)>>,
    /// A decision on another referral closes one as no sanction of its own would (`with`).
    referrals: BTreeMap<EntryNo, Vec<(EntryNo, DisciplineKind)>>,
    remedies: BTreeMap<EntryNo, Vec<(EntryNo, RemedyKind)>>,
}

impl InEffect {
    fn of(case: &Case) -> Self {
        let taken = taken_back(case);
        let mut all = Self::default();
        for (no, effect) in case.effects() {
            let entry = case.record().entry(no).unwrap();
            let continued = entry.what.continues().unwrap_or(no);
            if taken.contains_key(&no) {
                continue;
            }
            if let What::Fact(Fact::InspectionConcluded(_)) = &entry.what {
                all.remedies.entry(no).or_default();
            }
            if effect != Effect::InEffect {
                continue;
            }
            match &entry.what {
                What::Execution(act) => all.execution.push((no, act.kind())),
                What::Accountability(act) => all.proceedings.entry(continued).or_default().push((no, act.kind())),
                What::Discipline(act) => {
                    // What a referral names is the circumstance; it opens an instance of its own.
                    let continued = if act.kind() == DisciplineKind::Refer { no } else { continued };
                    all.referrals.entry(continued).or_default().push((no, act.kind()));
                    if let DisciplineAct::Decide(form) = act {
                        all.remedies.entry(no).or_default();
                        for closed in form.with.iter().filter(|closed| **closed != continued) {
                            all.referrals.entry(*closed).or_default().push((no, DisciplineKind::NoSanction));
                        }
                    }
                }
                What::Remedy(act) => all.remedies.entry(continued).or_default().push((no, act.kind())),
                What::Evaluation(_)
                | What::Standard(_)
                | What::Fact(_)
                | What::Determination(_)
                | What::Statement(_) => {}
            }
        }
        all
    }
}

const fn typed(decision: &AnyDecision) -> ExecutionState {
    match decision {
        AnyDecision::Adopted(_) => ExecutionState::Adopted,
        AnyDecision::Designated(_) => ExecutionState::Designated,
        AnyDecision::Executing(_) => ExecutionState::Executing,
        AnyDecision::SuspendedUrgently(_) => ExecutionState::SuspendedUrgently,
        AnyDecision::Suspended(_) => ExecutionState::Suspended,
        AnyDecision::Completed(_) => ExecutionState::Completed,
        AnyDecision::Terminated(_) => ExecutionState::Terminated,
        AnyDecision::Archived(_) => ExecutionState::Archived,
    }
}

/// Law 3. Every act in effect of every machine has its row in the table by hand; the runtime, the types and the
/// answer stand in the state to which the rows lead; an act without a row from there is refused, and the refusal
/// names the states and acts of the table. (For every state and act, not only those that records come to, the tests
/// of the four machines compare table, types and runtime with the same tables by hand.)
#[test]
fn every_move_is_in_the_table_by_hand() {
    let rates = [
        ("past the start", 3000),
        ("a proceeding moved on", 1000),
        ("a referral", 1500),
        ("a remedy moved on", 2000),
        ("an act in effect was taken back", 200),
        // The generator hardly ever gets there; `several_breaches_one_sanction` (tests/discipline.rs) does.
        ("one sanction closed several referrals", 0),
    ];
    let execution = Table(by_hand::rows(by_hand::EXECUTION, ExecutionState::from_code, ExecutionKind::from_code));
    let accountability =
        Table(by_hand::rows(by_hand::ACCOUNTABILITY, ProceedingState::from_code, AccountabilityKind::from_code));
    let discipline = Table(by_hand::rows(by_hand::DISCIPLINE, ReferralState::from_code, DisciplineKind::from_code));
    let remedy = Table(by_hand::rows(by_hand::REMEDY, RemedyState::from_code, RemedyKind::from_code));
    holds(3, &rates, |life, met| {
        let far = life.last();
        for count in [life.record.entries().len(), life.cut()] {
            let case = life.case_of(life.prefix(count));
            let acts = InEffect::of(&case);
            let taken = taken_back(&case);
            met.once_if(taken.keys().any(|no| case.effect(*no) == Effect::InEffect), "an act in effect was taken back");

            let state = execution.walk(None, &acts.execution)?;
            prop_assert_eq!(case.execution_now().map(|now| now.state()), state);
            prop_assert_eq!(case.clone().into_decision().as_ref().map(typed), state);
            met.once_if(acts.execution.len() > 2, "past the start");
            for kind in ExecutionKind::ALL {
                let row = execution.to(state, *kind).is_some();
                let blank = json!({ "execution": { kind.code(): {} } });
                let Proposal::Refused(refusal) = propose(&case, &dated(far, "organ", blank)) else {
                    prop_assert!(row, "{kind:?} from {state:?}");
                    continue;
                };
                let allowed = |state: &ExecutionState| execution.to(Some(*state), *kind).is_some();
                let in_states: Vec<_> = ExecutionState::ALL.iter().copied().filter(allowed).collect();
                let mut said = refusal.possible_in().to_vec();
                said.sort_unstable();
                prop_assert_eq!(said, in_states, "where {:?} is possible", kind);
                let now = ExecutionKind::ALL.iter().filter(|act| execution.to(state, **act).is_some());
                let mut now: Vec<_> = now.map(|act| act.code()).collect();
                let mut said = refusal.possible_now().to_vec();
                now.sort_unstable();
                said.sort_unstable();
                prop_assert_eq!(said, now, "what is possible from {:?}", state);
            }

            for (opened, acts) in &acts.proceedings {
                let state = accountability.walk(None, acts)?;
                prop_assert_eq!(case.proceeding(*opened, far), state, "proceeding {}", opened);
                met.once_if(acts.len() > 1, "a proceeding moved on");
            }
            let referrals = case.referrals(far);
            prop_assert_eq!(referrals.len(), acts.referrals.len());
            for referral in referrals {
                let acts = &acts.referrals[&referral.opened];
                let state = discipline.walk(None, acts)?;
                prop_assert_eq!(Some(referral.state), state, "referral {}", referral.opened);
                let closed_with = acts.iter().any(|(no, kind)| {
                    *kind == DisciplineKind::NoSanction && case.record().entry(*no).unwrap().what.tag() == "decide"
                });
                met.once_if(closed_with, "one sanction closed several referrals");
                met.once("a referral");
            }
            let remedies = case.remedies(far);
            for (of, acts) in &acts.remedies {
                let state = remedy.walk(Some(RemedyState::Decided), acts)?;
                let found = remedies.iter().find(|remedy| remedy.of == *of);
                prop_assert!(found.is_some() || acts.is_empty(), "remedy against {of}");
                prop_assert_eq!(found.map(|found| found.stage), found.and(state).map(RemedyState::stage));
                met.once_if(!acts.is_empty(), "a remedy moved on");
            }
            prop_assert!(remedies.iter().all(|remedy| acts.remedies.contains_key(&remedy.of)));
        }
        Ok(())
    });
}

/// An entry of a day with evidence.
fn dated(on: Day, by: &str, what: Value) -> Value {
    let mut entry = json!({ "on": on, "recorded_on": on, "by": by, "recorded_by": by, "evidence": ["e"] });
    for (class, form) in what.as_object().unwrap() {
        entry[class] = form.clone();
    }
    entry
}

// ---- law 4 ----

/// The entries of a record before one of them, as an act of a day may rest on them.
struct Before<'c> {
    case: &'c Case,
    taken: &'c BTreeMap<EntryNo, EntryNo>,
    act: EntryNo,
}

impl<'c> Before<'c> {
    /// Those not taken back before the act, acts only where in effect.
    fn standing(&self) -> impl Iterator<Item = &'c Entry<PartyNo>> {
        let (case, taken, act) = (self.case, self.taken, self.act);
        case.record().entries().iter().take_while(move |entry| entry.no < act).filter(move |entry| {
            taken.get(&entry.no).is_none_or(|by| *by > act) && case.effect(entry.no) != Effect::WithoutEffect
        })
    }

    fn has(&self, of: EntryNo, kind: AccountabilityKind) -> bool {
        self.standing().any(|entry| match &entry.what {
            What::Accountability(act) => act.kind() == kind && entry.what.continues().unwrap_or(entry.no) == of,
            What::Execution(_)
            | What::Discipline(_)
            | What::Remedy(_)
            | What::Evaluation(_)
            | What::Standard(_)
            | What::Fact(_)
            | What::Determination(_)
            | What::Statement(_) => false,
        })
    }

    /// Whether the organ had answered a question with yes by a day, and not later with no.
    fn determined(&self, question: Question, about: impl Fn(&AboutForm<PartyNo>) -> bool, on: Day) -> bool {
        let mut answers = Vec::new();
        for entry in self.standing() {
            if let (What::Determination(form), PartyNo::ORGAN, Some(day)) = (&entry.what, entry.by.0, entry.day())
                && *form.question == *question.code()
                && about(&form.about)
                && day <= on
            {
                answers.push((day, entry.no, form.answer));
            }
        }
        answers.iter().max().is_some_and(|(_, _, answer)| *answer == Answered::Met)
    }
}

/// Law 4. An interview or circular in effect follows an established refusal, a refusal an order, and everything an
/// established circumstance that was not withdrawn; a referral follows both determinations of the organ. No measure is
/// said to be due where its act could not be taken.
#[test]
fn no_rung_without_the_one_below() {
    let rates = [
        ("an interview or a circular", 100),
        ("a refusal", 400),
        ("an order", 800),
        ("a referral", 400),
        ("a rung was tried too early", 300),
        ("a referral was tried and refused", 1200),
        ("a measure is due", 400),
        ("an interview or circular is due", 100),
        ("a referral is due", 15),
    ];
    holds(4, &rates, |life, met| {
        use AccountabilityKind as K;
        let case = life.case();
        let taken = taken_back(&case);
        for (no, effect) in case.effects() {
            let entry = case.record().entry(no).unwrap();
            let before = Before { case: &case, taken: &taken, act: no };
            let of = entry.what.continues().unwrap_or(no);
            match (&entry.what, effect) {
                (What::Accountability(act), Effect::InEffect) => {
                    let below = match act.kind() {
                        K::Establish => continue,
                        K::Interview | K::Circulate => {
                            met.once("an interview or a circular");
                            K::EstablishRefusal
                        }
                        K::EstablishRefusal => {
                            met.once("a refusal");
                            K::OrderCorrection
                        }
                        K::OrderCorrection => {
                            met.once("an order");
                            K::Establish
                        }
                        K::ExtendCorrection | K::RejectCorrection | K::AcceptCorrection | K::Withdraw => K::Establish,
                    };
                    let stands = before.has(of, K::Establish) && !before.has(of, K::Withdraw);
                    prop_assert!(stands && before.has(of, below), "{:?} {no} without {below:?}", act.kind());
                }
                (What::Accountability(act), Effect::WithoutEffect) => {
                    let early = match act.kind() {
                        K::Interview | K::Circulate => !before.has(of, K::EstablishRefusal),
                        K::EstablishRefusal => !before.has(of, K::OrderCorrection),
                        K::Establish
                        | K::OrderCorrection
                        | K::ExtendCorrection
                        | K::RejectCorrection
                        | K::AcceptCorrection
                        | K::Withdraw => false,
                    };
                    met.once_if(early, "a rung was tried too early");
                }
                (What::Discipline(DisciplineAct::Refer(form)), Effect::InEffect) => {
                    let on = entry.day().unwrap();
                    // What was done before the regulation is history: no guard was asked.
                    if on < FORCE {
                        continue;
                    }
                    prop_assert!(before.has(of, K::Establish), "referral {no} without a circumstance");
                    met.once("a referral");
                    let person = |about: &AboutForm<PartyNo>| {
                        about.entry == Some(of) && about.party.as_ref().map(|party| party.0) == Some(form.person.0)
                    };
                    let ground = |about: &AboutForm<PartyNo>| person(about) && about.ground == form.ground;
                    let question = match form.capacity {
                        Some(Capacity::ResponsibleLeader) => Question::ResponsibleLeader,
                        Some(Capacity::DirectlyResponsible) => Question::DirectlyResponsible,
                        Some(Capacity::FirstResponsible | Capacity::Corresponding) | None => {
                            return Err(TestCaseError::fail(format!("referral {no} in no capacity of art 21")));
                        }
                    };
                    prop_assert!(before.determined(question, person, on), "referral {no}: the person");
                    prop_assert!(before.determined(Question::GroundFits, ground, on), "referral {no}: the ground");
                }
                (What::Discipline(DisciplineAct::Refer(_)), _) => met.once("a referral was tried and refused"),
                (
                    What::Execution(_)
                    | What::Accountability(_)
                    | What::Discipline(_)
                    | What::Remedy(_)
                    | What::Evaluation(_)
                    | What::Standard(_)
                    | What::Fact(_)
                    | What::Determination(_)
                    | What::Statement(_),
                    _,
                ) => {}
            }
        }

        let on = life.day();
        let Ok(assessment) = case.assess(on) else { return Ok(()) };
        let Some(answer) = assessment.answer() else { return Ok(()) };
        for measure in answer.liability.eligibility.iter().filter(|measure| measure.eligible == Eligible::Must) {
            use ProceedingState as S;
            let stands = answer.liability.proceedings.iter().find(|stands| stands.opened == measure.proceeding);
            let from: &[S] = match measure.measure {
                Measure::OrderCorrection => &[S::Established],
                Measure::Interview => &[S::Refused, S::Circulated, S::CorrectedAfterRefusal],
                Measure::Circulate => &[S::Refused, S::Interviewed, S::CorrectedAfterRefusal],
                Measure::Refer => &[],
            };
            prop_assert!(stands.is_some_and(|stands| from.contains(&stands.state)), "{measure:?} in {stands:?}");
            met.once("a measure is due");
            met.once_if(measure.measure != Measure::OrderCorrection, "an interview or circular is due");
        }
        for refer in &answer.liability.referral_eligibility {
            let verdict = case.referral_eligible(refer.proceeding, refer.person, on);
            prop_assert_eq!(verdict, refer.eligible, "the verdict alone");
        }
        for refer in answer.liability.referral_eligibility.iter().filter(|refer| refer.eligible == Eligible::Must) {
            let stands = answer.liability.proceedings.iter().find(|stands| stands.opened == refer.proceeding);
            let open = stands.is_some_and(|stands| stands.state != ProceedingState::Withdrawn);
            prop_assert!(open && !refer.capacities.is_empty() && !refer.grounds.is_empty(), "{refer:?}");
            met.once("a referral is due");
        }
        Ok(())
    });
}

// ---- law 6 ----

/// What a case says of an act before it is entered.
fn propose(case: &Case, entry: &Value) -> Proposal {
    let mut entry = entry.clone();
    entry["no"] = json!(case.record().entries().len() + 1);
    let text = entry.to_string();
    let entry: Entry<zeren::record::Id<'_>> = serde_json::from_str(&text).unwrap();
    let evidence: Vec<&str> = entry.evidence.iter().map(|text| &**text).collect();
    case.propose(crate::life::draft(&entry, &evidence)).unwrap()
}

/// The entry and the party that a finding names.
fn named(finding: &Finding) -> (Option<EntryNo>, Option<PartyNo>) {
    let entry = finding.args.iter().find_map(|arg| if let Arg::Entry(no) = arg { Some(*no) } else { None });
    let party = finding.args.iter().find_map(|arg| if let Arg::Party(no) = arg { Some(*no) } else { None });
    (entry, party)
}

/// What an entry of the record has in some field of its form, as text.
fn field(case: &Case, no: EntryNo, path: &str) -> String {
    let entry = json!(case.record().document().entries[no.0 as usize - 1]);
    entry.pointer(path).and_then(Value::as_str).unwrap_or_default().to_string()
}

/// The lawful entry that answers a failed guard of the archive.
fn cure(case: &Case, finding: &Finding, on: Day) -> Option<Value> {
    let (entry, party) = named(finding);
    let fact = |by: &str, kind: &str, form: Value| Some(dated(on, by, json!({ "fact": { kind: form } })));
    match (finding.row.code, entry, party) {
        ("16.delivered", Some(no), _) => {
            let cancel = json!({ "evaluation": { "cancel_evaluation": { "of": no, "reason": "r" } } });
            Some(dated(on, "organ", cancel))
        }
        ("17.evidence", Some(no), _) => Some(json!({
            "recorded_on": on, "by": "organ", "recorded_by": "organ",
            "statement": { "evidence_added": { "entry": no, "evidence": ["e"] } },
        })),
        ("17.filed", _, Some(party)) => fact(id(case, party), "record_filed", json!({})),
        ("18.final", Some(no), Some(party)) => fact(id(case, party), "disclosed", json!({ "of": no })),
        ("18.termination", Some(no), _) => fact("organ", "disclosed", json!({ "of": no })),
        ("19.deputy-answered", Some(no), _) => {
            let to = field(case, no, "/fact/opinion_received/to");
            fact(&to, "opinion_answered", json!({ "of": no }))
        }
        ("20.settled", Some(no), _) => {
            let to = field(case, no, "/fact/complaint_received/to");
            fact(&to, "complaint_resolved", json!({ "of": no }))
        }
        ("21.proceeding-open", Some(no), _) => {
            let withdraw = json!({ "accountability": { "withdraw": { "of": no, "reason": "r" } } });
            Some(dated(on, "organ", withdraw))
        }
        ("21.referral-open", Some(no), _) => {
            let to = field(case, no, "/discipline/refer/to");
            // A referral of before the regulation may have gone to nobody that the record names.
            let to = if to.is_empty() { "organ".into() } else { to };
            let form = json!({ "of": no, "outcome": NoSanctionOutcome::Closed });
            Some(dated(on, &to, json!({ "discipline": { "no_sanction": form } })))
        }
        ("22.pending", Some(no), _) => {
            let remedy = case.remedies(on).into_iter().find(|remedy| remedy.of == no)?;
            Some(match remedy.before {
                Some(body) => {
                    let form = json!({ "of": no, "result": "upheld" });
                    dated(on, id(case, body), json!({ "remedy": { "answer": form } }))
                }
                // Filed with nobody that the record names: only the one who filed can end it.
                None => dated(on, id(case, remedy.holder), json!({ "remedy": { "discontinue": { "of": no } } })),
            })
        }
        _ => None,
    }
}

/// Enters what a lawful way to the archive still needs, one day after another; tells the acts of the execution taken.
fn archived(life: &Life, case: Case) -> Result<Vec<ExecutionKind>, TestCaseError> {
    let (mut case, mut on) = (case, life.last().next());
    let mut way = Vec::new();
    let mut enter = |case: &mut Case, entry: Value| {
        let no = EntryNo(u32::try_from(case.record().entries().len()).unwrap() + 1);
        let next = with_entry(case, entry.clone()).map_err(TestCaseError::fail)?;
        let lawful = next.effect(no) != Effect::WithoutEffect;
        prop_assert!(lawful, "not lawful: {entry}: {:?}", propose(case, &entry));
        if let What::Execution(act) = &next.record().entry(no).unwrap().what {
            way.push(act.kind());
        }
        *case = next;
        Ok(())
    };
    let over = case.execution_now().is_some_and(|now| now.state().is_over());
    if !over {
        let order = json!({ "by": "high", "document": "d" });
        enter(&mut case, dated(on, "organ", json!({ "execution": { "terminate": { "ordered": order } } })))?;
    }
    // Each round answers what is left open; a remedy may be open until some day, and an answer opens the next step.
    for _ in 0..12 {
        let archive = dated(on, "organ", json!({ "execution": { "archive": {} } }));
        let failed = match propose(&case, &archive) {
            Proposal::Accepted(_) => {
                enter(&mut case, archive)?;
                prop_assert_eq!(case.execution_now().map(|now| now.state()), Some(ExecutionState::Archived));
                for kind in ExecutionKind::ALL {
                    let more = dated(on, "organ", json!({ "execution": { kind.code(): {} } }));
                    let refused = matches!(propose(&case, &more), Proposal::Refused(_));
                    prop_assert!(refused, "{kind:?} after the archive");
                }
                return Ok(way);
            }
            Proposal::Refused(refusal) => refusal.failed().to_vec(),
            Proposal::NotAnAct => return Err(TestCaseError::fail("an archive is an act")),
        };
        for finding in failed.iter().filter(|finding| finding.ruling == Ruling::NotMet) {
            match cure(&case, finding, on) {
                Some(entry) => enter(&mut case, entry)?,
                None => prop_assert!(finding.row.code == "22.still-open", "nothing lawful for {}", finding.row.code),
            }
        }
        on = on.plus_days(100);
    }
    Err(TestCaseError::fail("the archive was not reached"))
}

/// Law 6. From wherever a random record stands, a way of lawful entries is really gone: execution is terminated where
/// it is not over, what the archive still asks for is entered, and the archive is in effect. So no state is a dead
/// end; from the archive nothing leads on. (`tests/drawings.rs` holds the same of the graph of the table.)
#[test]
fn every_record_can_be_archived() {
    let rates = [
        ("from before the start", 1500),
        ("from execution", 1000),
        ("from a suspension", 100),
        ("from completion", 300),
        ("from termination", 100),
        ("from the archive", 100),
    ];
    holds(6, &rates, |life, met| {
        use ExecutionState as S;
        let cut = life.cut();
        let case = life.case_of(life.prefix(cut));
        let Some(state) = case.execution_now().map(|now| now.state()) else { return Ok(()) };
        met.once(match state {
            S::Adopted | S::Designated => "from before the start",
            S::Executing => "from execution",
            S::SuspendedUrgently | S::Suspended => "from a suspension",
            S::Completed => "from completion",
            S::Terminated => "from termination",
            S::Archived => "from the archive",
        });
        if state == S::Archived {
            return Ok(());
        }
        let way = archived(life, case)?;
        let expected: &[ExecutionKind] = if state.is_over() {
            &[ExecutionKind::Archive]
        } else {
            &[ExecutionKind::Terminate, ExecutionKind::Archive]
        };
        prop_assert_eq!(way, expected);
        Ok(())
    });
}
