//! Replay: the fold of a record into a case. Every act is judged once, where it stands, against the entries
//! before it in the list, looking at those dated on or before its own day.

use alloc::{sync::Arc, vec::Vec};

use crate::{
    answers::{self, AssessError, Assessment},
    articles::article_02,
    machines::{discipline::Discipline, execution::Execution, remedy::Remedy},
    reading::{Facts, Judging, Position, View, position::Judged, rules::Rulebook, sorted::Sorted, view::IN_FORCE},
    record::{Entry, Record, Statement, What},
    terms::{Clause, Cure, Day, EntryNo, Finding, PartyNo, Row, Ruling, Setting, party::Application},
};

use super::accountability::Running;
use super::instances::Instances;
use super::verdict::{Points, Verdict};

pub(super) static OUT_OF_ORDER: Row = Row::new(
    "17.out-of-order",
    Clause::article(17),
    "该行为日期早于同一事项中已生效的第{0}条记录（{1}）",
    "the act is dated before the last act in effect of the same matter, entry {0} ({1})",
    Cure::Amend("on"),
);
static STILL_NAMED: Row = Row::new(
    "17.retraction-named",
    Clause::article(17),
    "第{0}条记录不能撤回：其后已生效的第{1}条记录属于同一事项或者引用了它",
    "entry {0} cannot be retracted: entry {1}, in effect after it, belongs to the same matter or names it",
    Cure::Nothing,
);
static RETRACTION_STANDS: Row = Row::new(
    "17.retraction-stands",
    Clause::article(17),
    "撤回记录本身（第{0}条）不能撤回，应当重新记入原事项",
    "a retraction (entry {0}) is not retracted; enter the matter anew",
    Cure::Nothing,
);

/// What became of an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// It is in effect.
    InEffect,
    /// It has no effect; the answer lists why.
    WithoutEffect,
    /// The entry is no act, so nothing is judged.
    NotAnAct,
}

/// A record folded, as known on a day, ready to be asked.
///
/// A case is a function of the record, the setting, the host's rules and nothing else: the same ones give an
/// equal case. Cloning is cheap where it matters: the record, the setting and the rules are shared.
#[derive(Debug, Clone)]
pub struct Case {
    pub(crate) record: Arc<Record>,
    pub(crate) setting: Arc<Setting>,
    pub(crate) rules: Rulebook,
    /// How many entries of the record are known.
    pub(crate) known: usize,
    /// The day of knowledge, when it was limited.
    pub(crate) known_on: Option<Day>,
    pub(crate) facts: Facts,
    pub(crate) position: Position,
    pub(super) execution: Vec<Execution>,
    pub(super) accountability: Vec<Running>,
    pub(super) discipline: Instances<Discipline>,
    pub(super) remedy: Instances<Remedy>,
    /// Which acts name which entries, once an act was retracted.
    naming: Option<Naming>,
    /// Whether judgements keep the points that hold, for a proof.
    pub(super) proving: bool,
    /// While the record is folded once more without what was retracted: the acts that are in effect with it.
    without: Option<Without>,
}

/// The fold of a record as if some entries had never been written, to see which acts rested on them.
#[derive(Debug, Clone, Default)]
struct Without {
    /// The entries left out, in order.
    left_out: Vec<EntryNo>,
    /// The acts in effect on record, which stay so, in order.
    in_effect: Vec<EntryNo>,
    /// Those of them that would have had no effect.
    fell: Vec<EntryNo>,
}

/// So many retracted entries are left out one at a time, to say which of them an act rested on.
const LEFT_OUT_SINGLY: usize = 16;

impl Case {
    /// Replays a whole record.
    #[must_use]
    pub fn new(record: Record, setting: Setting) -> Self {
        Self::with_rules(record, setting, Rulebook::EMPTY)
    }

    /// Replays a whole record under the articles and rules of the host's own.
    #[must_use]
    pub fn with_rules(record: Record, setting: Setting, rules: Rulebook) -> Self {
        Self::shared(record, Arc::new(setting), rules)
    }

    /// The same under a setting that other cases share.
    pub(super) fn shared(record: Record, setting: Arc<Setting>, rules: Rulebook) -> Self {
        let known = record.entries().len();
        Self::replay(Arc::new(record), (setting, rules), known, None)
    }

    /// The same record as it was known on a day: the entries recorded up to it.
    #[must_use]
    pub fn as_known_on(&self, day: Day) -> Self {
        let known = self.record.known_on(day);
        let under = (Arc::clone(&self.setting), self.rules.clone());
        Self::replay(Arc::clone(&self.record), under, known, Some(day))
    }

    fn replay(
        record: Arc<Record>,
        (setting, rules): (Arc<Setting>, Rulebook),
        known: usize,
        known_on: Option<Day>,
    ) -> Self {
        let mut case = Self::empty(record, (setting, rules), known, known_on);
        case.fold();
        case.position.rested = case.rested();
        case
    }

    fn emptied(&self) -> Self {
        let under = (Arc::clone(&self.setting), self.rules.clone());
        Self::empty(Arc::clone(&self.record), under, self.known, self.known_on)
    }

    fn empty(
        record: Arc<Record>,
        (setting, rules): (Arc<Setting>, Rulebook),
        known: usize,
        known_on: Option<Day>,
    ) -> Self {
        Self {
            record,
            setting,
            rules,
            known,
            known_on,
            facts: Facts::new(),
            position: Position::default(),
            execution: Vec::new(),
            accountability: Vec::new(),
            discipline: Instances::default(),
            remedy: Instances::default(),
            naming: None,
            proving: false,
            without: None,
        }
    }

    fn fold(&mut self) {
        let record = Arc::clone(&self.record);
        for entry in record.entries().iter().take(self.known) {
            self.take(&record, entry);
        }
    }

    /// The acts in effect that would have had none without an entry that was retracted after them, with that entry
    /// (art 17). An act may rest on an entry that it does not name, be it a fact or an act of another matter, so the
    /// record is folded once more without what was retracted, and where that is more than one entry, without each of
    /// them.
    pub(super) fn rested(&self) -> Vec<(EntryNo, EntryNo)> {
        if self.facts.first_retracted().is_none() {
            return Vec::new();
        }
        let entries = self.record.entries().get(..self.known).unwrap_or(&[]);
        let in_effect: Vec<EntryNo> = self
            .position
            .judged
            .all()
            .iter()
            .filter(|judged| judged.in_effect && !judged.retracted)
            .map(|j| j.act)
            .collect();
        let retracted = |entry: &Entry<PartyNo>| {
            let What::Statement(Statement::Retraction(retraction)) = &entry.what else { return None };
            let of = retraction.entry;
            // Nothing retracted is in effect.
            let Err(before) = in_effect.binary_search(&of) else { return None };
            let between = in_effect.get(before).is_some_and(|act| *act < entry.no);
            (between && self.facts.retracted(of)).then_some((of, entry.no))
        };
        let mut left_out: Vec<(EntryNo, EntryNo)> = entries.iter().filter_map(retracted).collect();
        left_out.sort_unstable();
        left_out.dedup_by_key(|(of, _)| *of);
        let fell = self.fell_without(left_out.iter().map(|(of, _)| *of).collect(), &in_effect);
        let mut rested = Vec::new();
        for (of, retraction) in left_out.iter().rev().take(LEFT_OUT_SINGLY) {
            let alone =
                if left_out.len() == 1 { fell.clone() } else { self.fell_without(alloc::vec![*of], &in_effect) };
            rested.extend(alone.into_iter().filter(|act| act < retraction).map(|act| (act, *of)));
        }
        let named: Vec<EntryNo> = rested.iter().map(|(act, _)| *act).collect();
        for act in fell.into_iter().filter(|act| !named.contains(act)) {
            let last = left_out.iter().rev().find(|(of, retraction)| *of < act && act < *retraction);
            rested.extend(last.map(|(of, _)| (act, *of)));
        }
        rested.sort_unstable();
        rested
    }

    fn fell_without(&self, left_out: Vec<EntryNo>, in_effect: &[EntryNo]) -> Vec<EntryNo> {
        if left_out.is_empty() {
            return Vec::new();
        }
        let mut without = self.emptied();
        without.without = Some(Without { left_out, in_effect: in_effect.into(), fell: Vec::new() });
        without.fold();
        without.without.map(|without| without.fell).unwrap_or_default()
    }

    /// Judges what was found of an act.
    pub(super) fn verdict(&self, act: EntryNo, points: Points, before_force: bool, strict: bool) -> Verdict {
        let verdict = Verdict::of(points, before_force, strict);
        let stays = self.without.as_ref().is_some_and(|without| without.in_effect.binary_search(&act).is_ok());
        if stays { Verdict { fell: !verdict.in_effect, in_effect: true, ..verdict } } else { verdict }
    }

    /// Takes the next entry: judges it if it is an act, undoes what it retracts, and adds it to the facts.
    pub(super) fn take(&mut self, record: &Record, entry: &Entry<PartyNo>) {
        if self.without.as_ref().is_some_and(|without| without.left_out.binary_search(&entry.no).is_ok()) {
            self.facts.take(record, entry);
            self.facts.retract(entry);
            return;
        }
        match &entry.what {
            What::Execution(act) => self.take_execution(entry, act),
            What::Evaluation(act) => self.take_evaluation(entry, act),
            What::Standard(act) => self.take_standard(entry, act),
            What::Accountability(act) => self.take_accountability(entry, act),
            What::Discipline(act) => self.take_discipline(entry, act),
            What::Remedy(act) => self.take_remedy(entry, act),
            What::Statement(Statement::Retraction(retraction)) => self.retract(record, entry.no, retraction.entry),
            What::Fact(fact) => self.open_for_fact(entry, fact),
            What::Determination(_) | What::Statement(_) => {}
        }
        self.facts.take(record, entry);
        if !entry.what.is_act() {
            return;
        }
        if !self.position.in_effect(entry.no) {
            self.facts.asks_no_evidence(entry.no);
        } else if let Some(naming) = &mut self.naming {
            naming.take(entry);
        }
    }

    /// The record.
    #[must_use]
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The setting.
    #[must_use]
    pub fn setting(&self) -> &Setting {
        &self.setting
    }

    /// The host's own rules.
    #[must_use]
    pub const fn rules(&self) -> &Rulebook {
        &self.rules
    }

    /// What became of an entry.
    #[must_use]
    pub fn effect(&self, entry: EntryNo) -> Effect {
        match self.position.judged(entry) {
            None => Effect::NotAnAct,
            Some(judged) if judged.in_effect => Effect::InEffect,
            Some(_) => Effect::WithoutEffect,
        }
    }

    /// Answers the five questions as of a day.
    ///
    /// Costs O(duties · log entries).
    ///
    /// # Errors
    ///
    /// When the answer would list more windows than one answer may.
    pub fn assess(&self, as_of: Day) -> Result<Assessment, AssessError> {
        answers::assess(&self.view(as_of))
    }

    /// The view on a day.
    pub(crate) fn view(&self, day: Day) -> View<'_> {
        let view = View {
            record: &self.record,
            facts: &self.facts,
            position: &self.position,
            setting: &self.setting,
            rules: &self.rules,
            day,
            application: Application::Open,
        };
        View { application: article_02::application(&view), ..view }
    }

    /// The view an act is judged in.
    pub(super) fn judging<'a>(&'a self, entry: &'a Entry<PartyNo>) -> Judging<'a> {
        Judging { view: self.view(entry.day().unwrap_or(entry.recorded_on)), entry, duties: &[] }
    }

    /// Where the next judgement puts its points.
    pub(super) const fn points(&self) -> Points {
        Points::new(self.proving)
    }

    /// The case as an act on record left it, the judgement of the act taken once more and keeping what holds as
    /// well. Nothing for an entry that is no act.
    pub(super) fn judged_anew(&self, no: EntryNo) -> Option<Self> {
        let entry = self.record.entry(no).filter(|entry| entry.what.is_act())?;
        let before = (no.0 as usize).checked_sub(1).filter(|before| *before < self.known)?;
        let under = (Arc::clone(&self.setting), self.rules.clone());
        let mut case = Self::replay(Arc::clone(&self.record), under, before, self.known_on);
        case.proving = true;
        case.take(&self.record, entry);
        Some(case)
    }

    /// Writes down what became of an act.
    pub(super) fn note(&mut self, act: EntryNo, verdict: Verdict) {
        let Verdict { findings, in_effect, before_force, fell } = verdict;
        if let (Some(without), true) = (&mut self.without, fell) {
            without.fell.push(act);
        }
        self.position.judged.push(Judged { act, in_effect, before_force, findings, retracted: false });
    }

    /// Judges an entry without taking it; nothing for one of which nothing is judged.
    pub(super) fn consider(&self, entry: &Entry<PartyNo>) -> Option<Verdict> {
        match &entry.what {
            What::Execution(act) => self.consider_execution(entry, act).map(|(_, verdict)| verdict),
            What::Accountability(act) => self.consider_accountability(entry, act).map(|(_, verdict)| verdict),
            What::Discipline(act) => self.consider_discipline(entry, act).map(|(_, verdict)| verdict),
            What::Remedy(act) => self.consider_remedy(entry, act).map(|(_, verdict)| verdict),
            What::Evaluation(act) => self.consider_evaluation(entry, act),
            What::Standard(act) => self.consider_standard(entry, act),
            What::Statement(Statement::Retraction(form)) => self.retraction_refused(&self.record, form.entry),
            What::Fact(_) | What::Determination(_) | What::Statement(_) => None,
        }
    }

    /// Why an entry cannot be retracted, if it cannot. One retracted already stays so.
    fn retraction_refused(&self, record: &Record, no: EntryNo) -> Option<Verdict> {
        let entry = record.entry(no).filter(|_| !self.facts.retracted(no))?;
        let finding = if matches!(entry.what, What::Statement(Statement::Retraction(_))) {
            Finding::new(Ruling::NotMet, &RETRACTION_STANDS).with(no)
        } else if self.position.in_effect(no) {
            Finding::new(Ruling::NotMet, &STILL_NAMED).with(no).with(self.bound_by(record, entry)?)
        } else {
            return None;
        };
        Some(Verdict { findings: alloc::vec![finding], in_effect: false, before_force: false, fell: false })
    }

    fn naming(&self, record: &Record) -> Naming {
        let mut naming = Naming::default();
        let in_effect = self.position.judged.all().iter().filter(|judged| judged.in_effect);
        in_effect.filter_map(|judged| record.entry(judged.act)).for_each(|entry| naming.take(entry));
        naming
    }

    fn retract(&mut self, record: &Record, by: EntryNo, no: EntryNo) {
        let Some(entry) = record.entry(no) else { return };
        if self.facts.retracted(no) {
            return;
        }
        if self.naming.is_none() && entry.what.is_act() {
            self.naming = Some(self.naming(record));
        }
        if let Some(refused) = self.retraction_refused(record, no) {
            self.note(by, refused);
            return;
        }
        if self.position.in_effect(no) {
            self.undo(entry);
        }
        self.position.judged.retract(no);
        if let Ok(place) = self.position.organ_attempts.binary_search_by_key(&no, |mark| mark.no) {
            self.position.organ_attempts.remove(place);
        }
        self.forget_remedy_of_fact(no);
        self.facts.retract(entry);
    }

    /// The first act in effect after an entry that belongs to the same instance or names it.
    fn bound_by(&self, record: &Record, entry: &Entry<PartyNo>) -> Option<EntryNo> {
        // A retraction that is only proposed may be the first.
        let made = if self.naming.is_none() { Some(self.naming(record)) } else { None };
        let naming = self.naming.as_ref().or(made.as_ref())?;
        let names = naming.of(entry.no).find(|act| *act > entry.no && self.position.in_effect(*act));
        [self.position.instance_after(entry), names].into_iter().flatten().min()
    }

    /// Takes back the rows that an act brought.
    fn undo(&mut self, entry: &Entry<PartyNo>) {
        let act = entry.no;
        match &entry.what {
            What::Execution(_) => self.undo_execution(act),
            What::Accountability(_) => self.undo_accountability(entry),
            What::Discipline(_) => self.undo_discipline(entry),
            What::Remedy(_) => self.undo_remedy(entry),
            What::Standard(_) => self.position.periods.undo(act),
            What::Evaluation(form) => self.undo_evaluation(act, form),
            What::Fact(_) | What::Determination(_) | What::Statement(_) => {}
        }
    }
}

/// Which acts in effect name which entries. Asked only where an act is retracted, and so made only then.
#[derive(Debug, Clone, Default)]
struct Naming(Sorted<(EntryNo, EntryNo)>);

impl Naming {
    /// Takes an act in effect.
    fn take(&mut self, entry: &Entry<PartyNo>) {
        for named in entry.what.named() {
            self.0.insert((named, entry.no), |pair| *pair);
        }
    }

    /// The acts that name an entry, in the order of the list.
    fn of(&self, no: EntryNo) -> impl Iterator<Item = EntryNo> {
        self.0.from(move |(named, _)| *named < no).take_while(move |(named, _)| *named == no).map(|(_, act)| *act)
    }
}

/// Whether an act is history: dated before the regulation was in force (art 24).
pub(super) fn before_force(entry: &Entry<PartyNo>) -> bool {
    entry.day().is_some_and(|day| day < IN_FORCE)
}
