//! # 第二十一条 依法处理 · Discipline: the referral
//!
//! 另有法律、法规（如政务处分法）可据以追责的，由有权机关处理有责任的领导和直接责任人；决策机关只负责移送。
//!
//! Where the conditions of the discipline law are met, responsible leaders and directly responsible persons are
//! dealt with under it: the organ refers, the supervisory or appointing organ decides.
//!
//! **Decides.** Whether the organ may refer a person: the circumstance stands, the person was a public employee
//! and, as a leader, in post; the organ has determined that the person answers and that the facts fit a ground.
//!
//! **Leaves open.** Who answers, and whether the facts fit: two determinations of the organ, never the engine's.
//! What the record does not show of status or tenure is open, and nobody is burdened on an open question.
//!
//! **Interpretation.** 条例 40 puts correction and personal liability side by side, so a referral needs no
//! refusal to correct and no order that has run out. One referral stands per person and circumstance, also after
//! the regime has closed it: a second view is the regime's own. A person known only by class on a day is taken
//! to be in service on it. For a unit that was succeeded, a leader of the predecessor counts for the days before,
//! one of the successor for the days after. Completeness of tenures may be stated about the unit or the person.
//! Where the duties of other units had passed to it by the day the circumstance was established, it may have been
//! established for what they did, so their leaders of the days before count as well; a unit that passed into it
//! only later was somebody else when it was.

pub(crate) mod decide;
pub(crate) mod sanction;
pub(crate) mod twice;
mod untold;

pub(crate) use untold::untold;

use alloc::vec::Vec;

use crate::{
    reading::{View, position::Proceeding, position::Referral, tenure::Tenure, view::IN_FORCE},
    record::{What, acts::DisciplineAct, acts::Refer},
    terms::{
        About, Addressee, Clause, Cure, Day, EntryNo, Finding, Instrument, PartyNo, Question, Row, Ruling, Sink,
        accountability::ProceedingState,
        decision::Answered,
        discipline::{NoSanctionOutcome, ReferralState},
        duty::Term,
        party::{Application, BodyKind, Capacity, PersonClass, Post, Service},
    },
};

use super::ladder;

/// 第二十一条.
pub(crate) const CLAUSE: Clause = Clause::article(21);
const LAW: Instrument = Instrument::DisciplineLaw;

pub(crate) static APPLICATION: Row = Row::new(
    "21.refer-application",
    Clause::article(2),
    "移送之前，应当明确该决策机关是直接适用还是参照执行本规定",
    "before anyone is referred it must be settled whether the regulation applies directly or by reference",
    Cure::Determine(Question::ApplicationDirect, Addressee::Organ),
);
static ESTABLISHED: Row = Row::new(
    "21.refer-established",
    CLAUSE,
    "移送应当以生效的认定（第{0}条记录）为依据",
    "a referral rests on a circumstance established in effect (entry {0})",
    Cure::Enter("accountability.establish"),
);
static NOT_WITHDRAWN: Row = Row::new(
    "21.refer-not-withdrawn",
    CLAUSE,
    "第{0}条记录的认定已经撤销，不得据以移送",
    "the circumstance established by entry {0} has been withdrawn",
    Cure::Nothing,
);
static IN_FORCE_CONDUCT: Row = Row::new(
    "21.refer-in-force",
    Clause::article(24),
    "第{0}条记录所认定的行为，应当有本规定施行（2021年1月1日）以后的部分",
    "the conduct established by entry {0} must reach 2021-01-01, when the regulation came into force",
    Cure::Nothing,
);
static PARALLEL: Row = Row::new(
    "21.parallel-liability",
    Clause::of(Instrument::DecisionProcedure, 40),
    "个人责任与责令改正并行，不以拒不改正为前提（第{0}条记录）",
    "personal liability stands beside correction and does not wait for a refusal to correct (entry {0})",
    Cure::Nothing,
);
static PUBLIC_EMPLOYEE: Row = Row::new(
    "21.public-employee",
    Clause::of(LAW, 2),
    "记录应当载明{0}在行为期间的某日是公职人员",
    "the record must show {0} to be a public employee on a day of the conduct",
    Cure::Enter("fact.person_status"),
);
static NOT_PUBLIC: Row = Row::new(
    "21.not-public-employee",
    Clause::of(LAW, 2),
    "{0}在行为期间始终不是公职人员",
    "{0} was no public employee on any day of the conduct",
    Cure::Nothing,
);
static CAPACITY: Row = Row::new(
    "21.refer-capacity",
    CLAUSE,
    "移送应当写明是负有责任的领导人员还是直接责任人员",
    "a referral says whether the person is a responsible leader or directly responsible",
    Cure::Amend("capacity"),
);
static LEADER: Row = Row::new(
    "21.determined-leader",
    CLAUSE,
    "决策机关应当认定{0}为负有责任的领导人员（第{1}条记录的情形）",
    "the organ determines that {0} is a responsible leader in the circumstance of entry {1}",
    Cure::Determine(Question::ResponsibleLeader, Addressee::Organ),
);
static DIRECT: Row = Row::new(
    "21.determined-direct",
    CLAUSE,
    "决策机关应当认定{0}为直接责任人员（第{1}条记录的情形）",
    "the organ determines that {0} is directly responsible in the circumstance of entry {1}",
    Cure::Determine(Question::DirectlyResponsible, Addressee::Organ),
);
static IN_POST: Row = Row::new(
    "21.leader-in-post",
    Clause::article(10),
    "记录应当载明{0}作为领导人员，在行为期间的某日任该单位主要负责人，或者任分管该决策的其他负责人",
    "the record must show {0}, as a leader, to have been the unit's principal head, or another head with the decision in the portfolio, on a day of the conduct",
    Cure::Enter("fact.tenure_began"),
);
static NOT_IN_POST: Row = Row::new(
    "21.leader-not-in-post",
    Clause::article(10),
    "任职记录已声明完整，{0}在行为期间未任该单位主要负责人或者分管负责人",
    "on a record of tenures stated complete, {0} held no such post of the unit on any day of the conduct",
    Cure::Nothing,
);
static GROUND: Row =
    Row::new("21.refer-ground", CLAUSE, "移送应当写明处分情形", "a referral names its ground", Cure::Amend("ground"));
static GROUND_FITS: Row = Row::new(
    "21.ground-fits",
    CLAUSE,
    "决策机关应当认定{0}的事实（第{1}条记录的情形）符合所列处分情形“{2}”",
    "the organ determines that the facts about {0} in the circumstance of entry {1} fit the ground named: {2}",
    Cure::Determine(Question::GroundFits, Addressee::Organ),
);
static GROUND_FITS_ONE: Row = Row::new(
    "21.ground-fits-one",
    CLAUSE,
    "决策机关应当认定{0}的事实（第{1}条记录的情形）符合某一处分情形",
    "the organ determines that the facts about {0} in the circumstance of entry {1} fit a ground",
    Cure::Determine(Question::GroundFits, Addressee::Organ),
);
static EXTRA: Row = Row::new(
    "21.ground-extra",
    CLAUSE,
    "该认定应当包括“{0}”另须具备的要件：{1}",
    "that determination covers the further element of `{0}`: {1}",
    Cure::Determine(Question::GroundFits, Addressee::Organ),
);
static AGAINST: Row = Row::new(
    "21.determined-against",
    CLAUSE,
    "决策机关已就{0}作出否定的认定（第{1}条记录）",
    "the organ has determined the contrary about {0} (entry {1})",
    Cure::Nothing,
);
static TO: Row = Row::new(
    "21.referred-to",
    CLAUSE,
    "移送应当写明受移送的监察机关或者任免机关、单位",
    "a referral names the supervisory or appointing organ it goes to",
    Cure::Amend("to"),
);
pub(crate) static ONE_REFERRAL: Row = Row::new(
    "21.one-referral",
    CLAUSE,
    "{0}因该情形已经移送（第{1}条记录）",
    "{0} has been referred for that circumstance already (entry {1})",
    Cure::Nothing,
);
static BASIS_WITHDRAWN: Row = Row::new(
    "21.basis-withdrawn",
    CLAUSE,
    "第{0}条记录的移送所依据的认定已经撤销，是否继续由{1}决定",
    "what the referral of entry {0} rests on has been withdrawn; whether it goes on is for {1} to say",
    Cure::Enter("discipline.no_sanction"),
);
static TRANSFERRED_TO: Row = Row::new(
    "21.transferred-to",
    CLAUSE,
    "第{0}条记录转送其他机关，未写明转送何处",
    "entry {0} transfers the case without naming to whom",
    Cure::Amend("to"),
);
fn against(party: PartyNo, entry: EntryNo) -> Finding {
    Finding::new(Ruling::NotMet, &AGAINST).with(party).with(entry)
}

/// Whether the application is settled: nobody is burdened before it is.
pub(crate) fn application<S: Sink>(view: &View<'_>, sink: &mut S) {
    let ruling = match view.application {
        Application::Direct | Application::ByReference => Ruling::Met,
        Application::OutOfScope => Ruling::NotMet,
        Application::Open => Ruling::Open,
    };
    sink.push(Finding::new(ruling, &APPLICATION));
}

/// The circumstance stands: established by the day of the act, and not withdrawn. Beside it 条例 40.
pub(crate) fn established<S: Sink>(view: &View<'_>, act: &Refer<PartyNo>, sink: &mut S) {
    let Some((proceeding, state)) =
        view.position.proceeding(act.of).and_then(|proceeding| Some((proceeding, proceeding.found(view.day)?)))
    else {
        sink.push(Finding::new(Ruling::NotMet, &ESTABLISHED).with(act.of));
        return;
    };
    if state == ProceedingState::Withdrawn {
        sink.push(Finding::new(Ruling::NotMet, &NOT_WITHDRAWN).with(act.of));
    } else {
        sink.push(Finding::new(Ruling::Met, &ESTABLISHED).with(act.of));
        sink.push(Finding::new(Ruling::Met, &PARALLEL).with(act.of));
    }
    let in_force = if proceeding.to >= IN_FORCE { Ruling::Met } else { Ruling::NotMet };
    sink.push(Finding::new(in_force, &IN_FORCE_CONDUCT).with(act.of));
}

/// The days of the conduct that the referral rests on.
fn conduct(view: &View<'_>, of: EntryNo) -> Option<(Day, Day)> {
    view.position.proceeding(of).map(|proceeding| (proceeding.from, proceeding.to))
}

/// A public employee on a day of the conduct.
pub(crate) fn public_employee<S: Sink>(view: &View<'_>, act: &Refer<PartyNo>, sink: &mut S) {
    let person = act.person.0;
    let ruling = conduct(view, act.of).map_or(Ruling::Open, |(from, to)| was_public(view, person, from, to));
    let row = if ruling == Ruling::NotMet { &NOT_PUBLIC } else { &PUBLIC_EMPLOYEE };
    sink.push(Finding::new(ruling, row).with(person));
}

/// Whether a person was a public employee on a day of a span; open while a day of it is unknown.
fn was_public(view: &View<'_>, person: PartyNo, from: Day, to: Day) -> Ruling {
    let changes = view.facts.person(person).map(|state| state.mark.day);
    let days = core::iter::once(from).chain(changes.filter(|day| (from..=to.min(view.day)).contains(day)));
    let mut worst = Ruling::NotMet;
    for day in days {
        match is_public(view.person_on(person, day)) {
            Some(true) => return Ruling::Met,
            Some(false) => {}
            None => worst = Ruling::Open,
        }
    }
    worst
}

/// Whether class and service make a public employee; nothing while the record does not show it.
fn is_public((class, service): (Option<PersonClass>, Option<Service>)) -> Option<bool> {
    match (class, service) {
        (Some(PersonClass::NotPublic), _) | (_, Some(Service::Retired | Service::Left | Service::Dead)) => Some(false),
        (Some(_), Some(Service::InService) | None) => Some(true),
        (None, _) => None,
    }
}

/// The organ's determination that the person answers in the capacity named.
pub(crate) fn person_determined<S: Sink>(view: &View<'_>, act: &Refer<PartyNo>, sink: &mut S) {
    let person = act.person.0;
    let about = About::entry(act.of).and_party(person);
    let mut one = |question: Question, row: &'static Row| {
        let finding = match view.determined(question, about, Addressee::Organ) {
            Some((Answered::Met, _)) => Finding::new(Ruling::Met, row).with(person).with(act.of),
            Some((Answered::NotMet, mark)) => against(person, mark.no),
            None => Finding::new(Ruling::NotMet, row).with(person).with(act.of),
        };
        sink.push(finding.about(about));
    };
    match act.capacity {
        Some(Capacity::ResponsibleLeader) => one(Question::ResponsibleLeader, &LEADER),
        Some(Capacity::DirectlyResponsible) => one(Question::DirectlyResponsible, &DIRECT),
        Some(Capacity::FirstResponsible | Capacity::Corresponding) | None => {
            one(Question::ResponsibleLeader, &LEADER);
            one(Question::DirectlyResponsible, &DIRECT);
            sink.rule(false, &CAPACITY);
        }
    }
}

/// For a leader, tenure on a day of the conduct: necessary, never sufficient.
pub(crate) fn leader_in_post<S: Sink>(view: &View<'_>, act: &Refer<PartyNo>, sink: &mut S) {
    if act.capacity != Some(Capacity::ResponsibleLeader) {
        return;
    }
    let person = act.person.0;
    let ruling = view.position.proceeding(act.of).map_or(Ruling::Open, |p| in_post(view, person, p));
    let row = if ruling == Ruling::NotMet { &NOT_IN_POST } else { &IN_POST };
    sink.push(Finding::new(ruling, row).with(person));
}

/// Whether a person led a unit on a day of a span; open unless a tenure or a statement of completeness settles it.
fn in_post(view: &View<'_>, person: PartyNo, proceeding: &Proceeding) -> Ruling {
    let to = proceeding.to;
    let (own, succeeded);
    let seats: &[_] = if view.has_successions() {
        succeeded = seats(view, proceeding);
        &succeeded
    } else {
        own = (proceeding.from <= to).then_some((proceeding.unit, proceeding.from, to));
        own.as_slice()
    };
    let mut possible = false;
    for (seat, first, last) in seats {
        let leads = |tenure: &&Tenure| tenure.person == person && tenure.from <= view.day;
        let heads = view.facts.tenures.at(*seat, Post::PrincipalHead).iter().filter(leads);
        let others = view.facts.tenures.at(*seat, Post::OtherHead).iter().filter(leads).filter(|other| other.covers);
        for tenure in heads.chain(others) {
            let end = |entry: Option<EntryNo>| entry.and_then(|no| view.entry(no)).and_then(|entry| entry.earliest());
            let certain_end = end(tenure.ended_by).or(tenure.until).unwrap_or(*last).min(*last);
            // The day of a handover belongs to the one who leaves.
            let handed_over = tenure.post == Post::PrincipalHead
                && certain_end == tenure.from
                && view.principal_head(*seat, certain_end).is_some_and(|head| head.entry != tenure.entry);
            if handed_over {
                continue;
            }
            if tenure.from.max(*first) <= certain_end {
                return Ruling::Met;
            }
            // A day known only to the month or year leaves room.
            let earliest = end(Some(tenure.entry)).unwrap_or(tenure.from);
            possible |= earliest.max(*first) <= tenure.until.unwrap_or(*last).min(*last);
        }
    }
    let complete = |party| view.complete(party, Term::Tenure).is_some_and(|(through, _)| through >= to.min(view.day));
    let settled = complete(person) || seats.iter().all(|(seat, ..)| complete(*seat));
    if settled && !possible { Ruling::NotMet } else { Ruling::Open }
}

/// The seats that answered for a unit over a span, with their days: the unit until its duties passed, the units
/// they passed to from that day, and every unit they had passed from until then. What passed to it only after the
/// circumstance was established was not its own when it was.
fn seats(view: &View<'_>, proceeding: &Proceeding) -> Vec<(PartyNo, Day, Day)> {
    let Proceeding { unit, from, to, .. } = *proceeding;
    let established = proceeding.stages.all().first().map_or(to, |stage| stage.on);
    let mut seats = alloc::vec![(unit, from, to)];
    let passed = || view.facts.successions.iter().filter(|succession| succession.mark.day <= view.day);
    // A unit to which the duties come back has a seat for each time that it held them.
    let mut holder = unit;
    for succession in passed().take_while(|succession| succession.mark.day <= to) {
        if succession.from == holder {
            holder = succession.to;
            if let Some((.., last)) = seats.last_mut() {
                *last = succession.mark.day.prev();
            }
            seats.push((holder, succession.mark.day.max(from), to));
        }
    }
    let mut answered = alloc::vec![(unit, to)];
    let earlier: Vec<_> = passed().filter(|passed| passed.mark.day > from && passed.mark.day <= established).collect();
    for succession in earlier.iter().rev() {
        let Some((_, until)) = answered.iter().find(|(seat, _)| *seat == succession.to) else { continue };
        if !seats.iter().any(|(seat, ..)| *seat == succession.from) {
            let until = (*until).min(succession.mark.day.prev());
            seats.push((succession.from, from, until));
            answered.push((succession.from, until));
        }
    }
    seats.retain(|(_, first, last)| first <= last);
    seats
}

/// The organ's determination that the facts fit the ground named, with its extra element.
pub(crate) fn ground_fits<S: Sink>(view: &View<'_>, act: &Refer<PartyNo>, sink: &mut S) {
    let person = act.person.0;
    let about = About::entry(act.of).and_party(person);
    let Some(ground) = act.ground else {
        sink.rule(false, &GROUND);
        sink.push(Finding::new(Ruling::NotMet, &GROUND_FITS_ONE).with(person).with(act.of).about(about));
        return;
    };
    let about = about.and_ground(ground);
    let fits = Finding::new(Ruling::NotMet, &GROUND_FITS).with(person).with(act.of).with(ground.words());
    let finding = match view.determined(Question::GroundFits, about, Addressee::Organ) {
        Some((Answered::Met, _)) => Finding { ruling: Ruling::Met, ..fits },
        Some((Answered::NotMet, mark)) => against(person, mark.no),
        None => fits,
    };
    sink.push(finding.about(about));
    if let Some(extra) = ladder::of(ground).and_then(|ladder| ladder.extra.as_ref()) {
        let extra = Finding::new(finding.ruling, &EXTRA).with(ground.words()).with(extra);
        sink.push(extra.about(about));
    }
}

/// The regime it goes to: a supervisory or appointing organ, the decision organ itself allowed.
pub(crate) fn referred_to<S: Sink>(view: &View<'_>, act: &Refer<PartyNo>, sink: &mut S) {
    let fits = act.to.is_some_and(|to| {
        to.0 == PartyNo::ORGAN || matches!(view.body_kind(to.0), Some(BodyKind::Supervisory | BodyKind::Appointing))
    });
    sink.rule(fits, &TO);
}

/// One referral per person and circumstance.
pub(crate) fn one_referral<S: Sink>(view: &View<'_>, act: &Refer<PartyNo>, sink: &mut S) {
    let person = act.person.0;
    let earlier = view.position.referrals.iter().find(|referral| {
        referral.proceeding == Some(act.of) && referral.person == person && referral.found(view.day).is_some()
    });
    if let Some(earlier) = earlier {
        sink.push(Finding::new(Ruling::NotMet, &ONE_REFERRAL).with(person).with(earlier.opened));
    }
}

/// The referrals begun by the day of the view, with their state on it.
pub(crate) fn referrals<'a>(view: &View<'a>) -> impl Iterator<Item = (&'a Referral, ReferralState)> + use<'a> {
    let day = view.day;
    view.position
        .referrals
        .iter()
        .filter_map(move |referral| referral.stages.at(day).map(|stage| (referral, stage.state)))
}

/// What the circumstances and the referrals leave to ask and to mend: an offence suspected, a basis withdrawn, a
/// transfer to nobody, a release not decided.
pub(crate) fn findings<S: Sink>(view: &View<'_>, sink: &mut S) {
    super::suspicions(view, sink);
    super::indications::other_conduct(view, sink);
    for (referral, state) in referrals(view) {
        let withdrawn = referral
            .proceeding
            .and_then(|of| view.position.proceeding(of))
            .and_then(|proceeding| proceeding.stages.at(view.day))
            .is_some_and(|stage| stage.state == ProceedingState::Withdrawn);
        if withdrawn && state == ReferralState::Referred {
            let to = referral.to.unwrap_or(PartyNo::ORGAN);
            let finding = Finding::new(Ruling::Open, &BASIS_WITHDRAWN).with(referral.opened).with(to);
            sink.push(finding.about(About::entry(referral.opened).and_party(referral.person)));
        }
        for stage in referral.stages.through(view.day) {
            if let Some(What::Discipline(DisciplineAct::NoSanction(act))) = view.entry(stage.act).map(|e| &e.what)
                && act.outcome == NoSanctionOutcome::Transferred
                && act.to.is_none()
            {
                sink.push(Finding::new(Ruling::NotMet, &TRANSFERRED_TO).with(stage.act));
            }
        }
        sanction::release_due(view, referral, sink);
    }
}
