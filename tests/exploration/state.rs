//! One state: a real case, the entries that led to it, and the rows by which two of them are told apart.

use std::{
    collections::BTreeSet,
    hash::{Hash, Hasher},
};

use zeren::{
    engine::{Case, Draft, Effect, Proposal},
    machines::{accountability, discipline, execution, remedy},
    record::{Entry, Id, Record, What},
    terms::{
        Day, EntryNo, Finding, Setting,
        accountability::ProceedingState,
        decision::ExecutionState,
        discipline::ReferralState,
        remedy::{RemedyResult, RemedyState, RemedyStep},
    },
};

use crate::{
    alphabet::{Letter, Machine, Slot},
    laws,
    rows::{Filed, ProceedingRows, RemedyRows, Rows, remedy_state},
};

/// What is explored: the days a history may have, and its alphabet.
#[derive(Debug)]
pub(crate) struct Scene {
    pub(crate) name: &'static str,
    /// In their order, eight at most: every entry is dated on one of them, and none before the one before it.
    pub(crate) days: Vec<Day>,
    pub(crate) letters: Vec<Letter>,
    /// The first letters, which every history takes on the first day.
    pub(crate) begun: usize,
    /// The day of the conduct that circumstances are established for.
    pub(crate) conduct: Day,
    pub(crate) setting: Setting,
    /// The machines of which every state is reached.
    pub(crate) states: &'static [Machine],
    /// The machines of which every row of the table is taken.
    pub(crate) rows: &'static [Machine],
    /// Whether it has what leads to the archive.
    pub(crate) ends: bool,
    /// Whether every state is also asked the questions of its day.
    pub(crate) answered: bool,
}

/// Who is in post and in service, what the circumstances rest on, what is urgent.
const PRELUDE: &[(&str, &str)] = &[
    ("o", r#""fact":{"tenure_began":{"person":"c","at":"o","post":"chief_executive"}}"#),
    ("o", r#""fact":{"tenure_began":{"person":"p","at":"a","post":"principal_head"}}"#),
    ("o", r#""fact":{"person_status":{"person":"q","class":"civil_servant","service":"in_service"}}"#),
    ("a", r#""fact":{"refusal_recorded":{}}"#),
    ("a", r#""fact":{"problem_found":{"kind":"force_majeure"}}"#),
];
const GROUND: &str = "4";
const PROBLEM: &str = "5";
const PRELUDE_DAY: &str = "2020-12-01";
/// A day of conduct before the regulation.
const PAST: &str = "2020-12-15";

/// One step of a history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Move {
    /// The next day comes.
    NextDay,
    /// A letter of the alphabet is entered.
    Enter(u8),
}

/// A letter entered.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Said {
    pub(crate) letter: u8,
    pub(crate) no: EntryNo,
    pub(crate) day: u8,
    /// The instance it names.
    pub(crate) of: Option<EntryNo>,
    /// Whether it holds: an act in effect, or no act.
    pub(crate) holds: bool,
}

/// How an entry was taken: what it did, and the codes of what was found, with their rulings.
pub(crate) type Verdict = (Effect, Vec<(&'static str, &'static str)>);

/// A case with the way to it.
#[derive(Debug, Clone)]
pub(crate) struct State {
    pub(crate) case: Case,
    pub(crate) rows: Rows,
    pub(crate) said: Vec<Said>,
    pub(crate) path: Vec<Move>,
    slots: [Option<EntryNo>; Slot::ALL.len()],
}

impl PartialEq for State {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows
    }
}

impl Hash for State {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.rows.hash(state);
    }
}

impl State {
    /// The state that every history of a scene begins with.
    pub(crate) fn first(scene: &Scene) -> Self {
        let entries: Vec<String> = PRELUDE
            .iter()
            .enumerate()
            .map(|(n, (by, what))| entry_text(n + 1, Some(PRELUDE_DAY), PRELUDE_DAY, by, what))
            .collect();
        let text = format!(
            r#"{{"schema":"zeren.record/1","title":"t","decision":"d",
                "organ":{{"id":"o","name":"o","level":"banner_county"}},
                "units":[{{"id":"a","name":"a","kind":"administrative_organ"}}],
                "persons":[{{"id":"c"}},{{"id":"p"}},{{"id":"q"}}],
                "bodies":[{{"id":"city","name":"city","kind":"higher_organ"}},
                    {{"id":"app","name":"app","kind":"appointing","above":"city"}},
                    {{"id":"civ","name":"civ","kind":"civil_service","above":"city"}}],
                "entries":[{}]}}"#,
            entries.join(",")
        );
        let case = Case::new(Record::from_json(&text).unwrap_or_else(|e| panic!("{e}")), scene.setting.clone());
        let rows = Rows {
            day: 0,
            execution: None,
            designated: None,
            proceedings: [None, None],
            referral: None,
            remedy: None,
            entered: BTreeSet::new(),
            broken: BTreeSet::new(),
        };
        let mut state = Self { case, rows, said: Vec::new(), path: Vec::new(), slots: Default::default() };
        for letter in 0..scene.begun {
            let (next, (effect, found)) = state.enter(scene, u8::try_from(letter).unwrap());
            assert_ne!(effect, Effect::WithoutEffect, "{}: {found:?}", scene.letters[letter].name);
            state = next;
        }
        state
    }

    pub(crate) fn slot(&self, slot: Slot) -> Option<EntryNo> {
        self.slots[slot as usize]
    }

    pub(crate) fn today(&self, scene: &Scene) -> Day {
        scene.days[usize::from(self.rows.day)]
    }

    /// Whether a circumstance is about conduct before the regulation alone: it names no other, or was established
    /// before.
    fn of_the_past(&self, scene: &Scene, opened: EntryNo) -> bool {
        self.said.iter().find(|said| said.no == opened).is_some_and(|said| {
            scene.letters[usize::from(said.letter)].is_of_the_past()
                || scene.days[usize::from(said.day)] < laws::IN_FORCE
        })
    }

    /// The day through which the record is stated complete.
    pub(crate) fn complete_through(&self, scene: &Scene) -> Option<Day> {
        let stated = |said: &&Said| scene.letters[usize::from(said.letter)].tag == "completeness_stated";
        self.said.iter().filter(stated).map(|said| scene.days[usize::from(said.day)]).max()
    }

    /// What may come next: the next day, and every letter that the record can hold. Acts come in every state, lawful
    /// or not; a fact once, when there is a use for it.
    pub(crate) fn moves(&self, scene: &Scene) -> Vec<Move> {
        let next_day = (usize::from(self.rows.day) + 1 < scene.days.len()).then_some(Move::NextDay);
        let letters = (0..scene.letters.len()).map(|n| u8::try_from(n).unwrap());
        next_day.into_iter().chain(letters.filter(|n| self.takes(scene, *n)).map(Move::Enter)).collect()
    }

    fn takes(&self, scene: &Scene, n: u8) -> bool {
        let letter = &scene.letters[usize::from(n)];
        let of = letter.of.map(|slot| self.slot(slot));
        let named = Slot::ALL.into_iter().all(|s| self.slot(s).is_some() || !letter.what.contains(s.name()));
        // A second proceeding, referral or report of one name would leave the first without one.
        let taken = letter.opens.iter().any(|slot| {
            self.slot(*slot).is_some() && !matches!(slot, Slot::Sanction | Slot::Answer | Slot::Termination)
        });
        let entered =
            letter.once && self.said.iter().any(|said| said.letter == n && Some(said.of) == of.or(Some(None)));
        let state = self.rows.execution.map(|(state, _)| state);
        let during = letter.during.is_empty() || state.is_some_and(|state| letter.during.contains(&state));
        let amid = letter.amid.is_empty()
            || letter
                .of
                .and_then(place)
                .and_then(|place| self.rows.proceedings[place].as_ref())
                .is_some_and(|rows| letter.amid.contains(&rows.state));
        // A body answers what has been filed with it.
        let forum = letter.by != "$forum" || self.forum().is_some();
        named && !taken && !entered && during && amid && forum
    }

    /// The body that holds the filing.
    fn forum(&self) -> Option<&'static str> {
        Some(match self.rows.remedy.as_ref()?.filed.last()?.step {
            RemedyStep::Reconsideration => "app",
            RemedyStep::Appeal => "civ",
            RemedyStep::SecondAppeal => "city",
            RemedyStep::SupervisoryReview
            | RemedyStep::SupervisoryReexamination
            | RemedyStep::InspectionReview
            | RemedyStep::Other => panic!("not in the alphabet"),
        })
    }

    /// The state after a move, and how the entry was taken.
    pub(crate) fn after(&self, scene: &Scene, step: Move) -> (Self, Verdict) {
        match step {
            Move::NextDay => {
                let mut next = self.clone();
                next.rows.day += 1;
                next.rows.broken = BTreeSet::new();
                next.path.push(step);
                next.read(scene);
                (next, (Effect::NotAnAct, Vec::new()))
            }
            Move::Enter(letter) => self.enter(scene, letter),
        }
    }

    fn enter(&self, scene: &Scene, n: u8) -> (Self, Verdict) {
        let letter = &scene.letters[usize::from(n)];
        let by = if letter.by == "$forum" { self.forum().unwrap() } else { letter.by };
        let text = self.text(scene, by, &letter.what);
        let entry: Entry<Id<'_>> = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{e}: {text}"));
        let no = entry.no;
        let drafted = draft(&entry);
        let (proposed, found) = match self.case.propose(drafted.clone()).unwrap_or_else(|e| panic!("{e}: {text}")) {
            Proposal::NotAnAct => (Effect::NotAnAct, Vec::new()),
            Proposal::Accepted(accepted) => (Effect::InEffect, codes(accepted.questions())),
            Proposal::Refused(refusal) => (Effect::WithoutEffect, codes(refusal.failed())),
        };
        let mut next = self.clone();
        next.case.append(drafted).unwrap_or_else(|e| panic!("{e}: {text}"));
        let effect = next.case.effect(no);
        assert_eq!(effect, proposed, "what is proposed and what is entered are judged alike: {text}");
        let holds = effect != Effect::WithoutEffect;
        let of = letter.of.and_then(|slot| self.slot(slot));
        next.said.push(Said { letter: n, no, day: self.rows.day, of, holds });
        next.path.push(Move::Enter(n));
        for slot in letter.opens.iter().filter(|_| holds) {
            next.slots[*slot as usize] = Some(no);
            if *slot == Slot::Sanction {
                // A new decision has not been answered yet.
                next.slots[Slot::Answer as usize] = None;
            }
        }
        if holds {
            for (by, what) in &letter.with {
                let what = what.replace("$instance", &of.unwrap_or(no).to_string());
                let text = next.text(scene, by, &what);
                let entry: Entry<Id<'_>> = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{e}: {text}"));
                next.case.append(draft(&entry)).unwrap_or_else(|e| panic!("{e}: {text}"));
            }
        }
        next.rows.broken = BTreeSet::new();
        next.read(scene);
        next.rows.broken = laws::broken(scene, self, letter, &entry.what, (effect, &found), &next);
        // Where the table has no row, the guards of the nearest one only explain.
        let found = match found.iter().find(|(code, _)| code.starts_with("machine.no-row.")) {
            Some(no_row) => vec![*no_row],
            None => found,
        };
        (next, (effect, found))
    }

    /// The next entry as it stands on disk, its slots filled in.
    fn text(&self, scene: &Scene, by: &str, what: &str) -> String {
        let today = self.today(scene).to_string();
        let last = self.case.record().entries().len();
        let mut what = what.replace("$today", &today).replace("$conduct", &scene.conduct.to_string());
        what = what.replace("$past", PAST);
        what = what.replace("$last", &scene.days.last().unwrap().to_string());
        what = what.replace("$ground", GROUND).replace("$problem", PROBLEM).replace("$before", &last.to_string());
        for slot in Slot::ALL {
            if let Some(no) = self.slot(slot) {
                what = what.replace(slot.name(), &no.to_string());
            }
        }
        let on = (!what.starts_with(r#""statement""#)).then_some(&*today);
        entry_text(last + 1, on, &today, by, &what)
    }

    /// Reads the rows off the case.
    fn read(&mut self, scene: &Scene) {
        let today = self.today(scene);
        self.rows.execution =
            self.case.execution_now().map(|execution| (execution.state(), execution.version().min(2)));
        let tag = |said: &Said| scene.letters[usize::from(said.letter)].tag;
        self.rows.designated =
            self.said.iter().find(|said| said.holds && tag(said) == "designate").map(|said| said.day);
        self.rows.proceedings = [Slot::First, Slot::Second].map(|slot| self.proceeding(scene, self.slot(slot)?));
        let referrals = self.case.referrals(today);
        let referral = referrals.iter().find(|referral| Some(referral.opened) == self.slot(Slot::Referral));
        self.rows.referral = referral.map(|referral| referral.state);
        let remedies = self.case.remedies(today);
        let remedy = remedies.into_iter().find(|remedy| Some(remedy.of) == self.slot(Slot::Sanction));
        self.rows.remedy = remedy.map(|remedy| RemedyRows {
            stands: (remedy.stage, remedy.step, remedy.result),
            filed: self.filed(scene, remedy.of),
            modified_to: remedy.modified_to,
            finality: remedy.finality,
            last_day: remedy.last_day.map(|last| last.due()),
            sanction: referral.and_then(|r| r.sanction.as_ref()).map(|sanction| (sanction.kind, sanction.months)),
        });
        let current = |said: &&Said| {
            let letter = &scene.letters[usize::from(said.letter)];
            let here = letter.of.is_none_or(|slot| self.slot(slot) == said.of);
            letter.once && letter.amid.is_empty() && here
        };
        let facts = self.said.iter().filter(current);
        self.rows.entered = facts
            .map(|said| (said.letter, scene.letters[usize::from(said.letter)].dated.then_some(said.day)))
            .collect();
    }

    fn proceeding(&self, scene: &Scene, opened: EntryNo) -> Option<ProceedingRows> {
        let state = self.case.proceeding(opened, self.today(scene))?;
        let mut rows = ProceedingRows {
            state,
            of_the_past: self.of_the_past(scene, opened),
            asked: None,
            taken: (false, false),
            since: Vec::new(),
            before: BTreeSet::new(),
        };
        for said in self.said.iter().filter(|said| said.holds && said.of == Some(opened)) {
            let letter = &scene.letters[usize::from(said.letter)];
            match letter.tag {
                "order_correction" | "reject_correction" => {
                    rows.asked = Some((said.day, false));
                    rows.before.extend(rows.since.drain(..));
                }
                "extend_correction" => rows.asked = rows.asked.map(|(day, _)| (day, true)),
                "interview" => rows.taken.0 = true,
                "circulate" => rows.taken.1 = true,
                _ if !letter.amid.is_empty() => rows.since.push(said.letter),
                _ => {}
            }
        }
        if state != ProceedingState::Ordered {
            rows.asked = None;
        }
        if state != ProceedingState::CorrectedAfterRefusal {
            rows.taken = (false, false);
        }
        if matches!(state, ProceedingState::Corrected | ProceedingState::Withdrawn) {
            rows.since.clear();
            rows.before.clear();
        }
        Some(rows)
    }

    /// The filings that the state of the remedy rests on: an answer leaves only its own.
    fn filed(&self, scene: &Scene, of: EntryNo) -> Vec<Filed> {
        let mut filed: Vec<Filed> = Vec::new();
        for said in self.said.iter().filter(|said| said.holds && said.of == Some(of)) {
            let letter = &scene.letters[usize::from(said.letter)];
            match (letter.machine, letter.tag) {
                (Some(Machine::Remedy), "file") => {
                    filed.push(Filed { step: step_of(letter), day: said.day, answered: None });
                }
                (Some(Machine::Remedy), "answer") => {
                    let last = filed.pop().map(|last| Filed { answered: Some(result_of(letter)), ..last });
                    filed = last.into_iter().collect();
                }
                (Some(Machine::Remedy), "discontinue") => {
                    filed.pop();
                }
                _ => {}
            }
        }
        filed
    }

    /// What is known of a proceeding.
    pub(crate) fn proceeding_in(&self, slot: Slot) -> Option<&ProceedingRows> {
        self.rows.proceedings[place(slot)?].as_ref()
    }

    /// The state of the machine that a letter moves, by its code; none while there is no such instance.
    pub(crate) fn machine_state(&self, machine: Machine, of: Option<Slot>) -> Option<&'static str> {
        match machine {
            Machine::Execution => self.rows.execution.map(|(state, _)| state.code()),
            Machine::Accountability => of.and_then(|of| self.proceeding_in(of)).map(|rows| rows.state.code()),
            Machine::Discipline => of.and(self.rows.referral).map(ReferralState::code),
            Machine::Remedy => self.rows.remedy.as_ref().map(|rows| remedy_state(&rows.filed).code()),
        }
    }
}

/// The state that the table of a machine leads to, by code; nothing where it has no row.
pub(crate) fn leads_to(what: &What<Id<'_>>, from: Option<&str>) -> Option<&'static str> {
    match what {
        What::Execution(act) => {
            execution::leads_to(from.and_then(ExecutionState::from_code), act.kind()).map(ExecutionState::code)
        }
        What::Accountability(act) => {
            accountability::leads_to(from.and_then(ProceedingState::from_code), act.kind()).map(ProceedingState::code)
        }
        What::Discipline(act) => {
            discipline::leads_to(from.and_then(ReferralState::from_code), act.kind()).map(ReferralState::code)
        }
        What::Remedy(act) => remedy::leads_to(from.and_then(RemedyState::from_code), act.kind()).map(RemedyState::code),
        What::Evaluation(_) | What::Standard(_) | What::Fact(_) | What::Determination(_) | What::Statement(_) => None,
    }
}

/// The place of a proceeding's slot among the two.
fn place(slot: Slot) -> Option<usize> {
    match slot {
        Slot::First => Some(0),
        Slot::Second => Some(1),
        Slot::Referral | Slot::Sanction | Slot::Answer | Slot::FinalReport | Slot::Termination => None,
    }
}

fn step_of(letter: &Letter) -> RemedyStep {
    *RemedyStep::ALL.iter().find(|step| letter.what.contains(&format!(r#""step":"{}""#, step.code()))).unwrap()
}

fn result_of(letter: &Letter) -> RemedyResult {
    *RemedyResult::ALL.iter().find(|result| letter.what.contains(&format!(r#""result":"{}""#, result.code()))).unwrap()
}

fn codes(found: &[Finding]) -> Vec<(&'static str, &'static str)> {
    let ruling = |finding: &Finding| match finding.ruling {
        zeren::terms::Ruling::Met => "met",
        zeren::terms::Ruling::NotMet => "not met",
        zeren::terms::Ruling::Open => "open",
    };
    found.iter().map(|finding| (finding.row.code, ruling(finding))).collect()
}

fn draft<'a>(entry: &'a Entry<Id<'a>>) -> Draft<'a> {
    Draft {
        on: entry.on,
        recorded_on: entry.recorded_on,
        by: &entry.by.0.0,
        recorded_by: &entry.recorded_by.0.0,
        evidence: &["e"],
        reference: None,
        what: entry.what.clone(),
    }
}

fn entry_text(no: usize, on: Option<&str>, recorded_on: &str, by: &str, what: &str) -> String {
    let on = on.map(|on| format!(r#""on":"{on}","#)).unwrap_or_default();
    format!(r#"{{"no":{no},{on}"recorded_on":"{recorded_on}","by":"{by}","recorded_by":"o","evidence":["e"],{what}}}"#)
}
