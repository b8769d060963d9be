//! What a regime may decide in law, and who may: the guards of Decide and NoSanction. Which kind within a band is
//! the decider's alone.
//!
//! **Interpretation.** A kind below the band asks for a mitigating circumstance that the decider itself has determined,
//! one above it for a crime. Stated months other than the law's own are only possible where one sanction answers several
//! breaches; a stated last day lies within the two ways of counting. Conduct that ended before the law was in force is
//! open (67).

use crate::{
    reading::{View, position::Referral},
    record::acts::{Decide, NoSanction},
    terms::{
        About, Addressee, Clause, Cure, Day, EntryNo, Finding, PartyNo, Question, Row, Ruling, Sink,
        decision::Answered,
        discipline::{ReferralState, Sanction},
        duty::Term,
        party::{BodyKind, PersonClass, Service},
    },
};

use super::{CLAUSE, LAW, is_public, ladder, sanction::last_days};

static BY_DECIDER: Row = Row::new(
    "21.by-decider",
    Clause::of(LAW, 2),
    "处分应当由监察机关或者任免机关、单位作出，记录载明的是{0}",
    "a sanction is decided by a supervisory or appointing organ; the entry states it of {0}",
    Cure::Amend("by"),
);
static BY_REGIME: Row = Row::new(
    "21.by-organ-referred-to",
    CLAUSE,
    "该案应当由受移送（原处理）的{0}处理，记录载明的是{1}",
    "the case is for {0}, to which it was referred or which decided before; the entry states it of {1}",
    Cure::Amend("by"),
);
static ANNULLED_FIRST: Row = Row::new(
    "21.annulled-first",
    Clause::of(LAW, 57),
    "重新处理之前，第{0}条记录的处分应当已被撤销",
    "the sanction of entry {0} must be annulled before the case is decided again",
    Cure::Enter("remedy.answer"),
);
static SAME_PERSON: Row = Row::new(
    "21.same-person",
    CLAUSE,
    "处分对象应当与移送对象一致（{0}）",
    "the decision must be about the person of the referral ({0})",
    Cure::Amend("person"),
);
static STATES_GROUND: Row = Row::new(
    "21.decision-ground",
    Clause::of(LAW, 6),
    "处分决定应当写明处分情形",
    "a decision states its ground",
    Cure::Amend("ground"),
);
static STATES_GRAVITY: Row = Row::new(
    "21.decision-gravity",
    Clause::of(LAW, 6),
    "处分决定应当写明情节轻重",
    "a decision states how grave the case is",
    Cure::Amend("gravity"),
);
static STATES_KIND: Row = Row::new(
    "21.decision-kind",
    Clause::of(LAW, 6),
    "处分决定应当写明处分种类",
    "a decision states the kind of sanction",
    Cure::Amend("kind"),
);
static STARTS_LATER: Row = Row::new(
    "21.starts-graver",
    CLAUSE,
    "“{0}”在“{1}”时不设处分",
    "`{0}` opens no sanction in a case that is `{1}`",
    Cure::Amend("gravity"),
);
static BELOW_BAND: Row = Row::new(
    "21.below-band",
    Clause::of(LAW, 11),
    "“{0}”轻于该情形的处分幅度（最轻为“{1}”），应当认定具有减轻处分情形",
    "`{0}` is below the band (lightest: `{1}`); the decider determines a mitigating circumstance",
    Cure::Determine(Question::Mitigating, Addressee::Decider),
);
static ABOVE_BAND: Row = Row::new(
    "21.above-band",
    Clause::of(LAW, 14),
    "“{0}”不得重于该情形的处分幅度（最重为“{1}”），因犯罪给予处分的除外",
    "`{0}` must not be above the band (heaviest: `{1}`), except for a crime",
    Cure::Determine(Question::Crime, Addressee::Decider),
);
static RULE_NAMED: Row = Row::new(
    "21.rule-named",
    Clause::of(LAW, 41),
    "以第四十一条为依据的，应当指明所违反的规定",
    "a decision on ground 41 names the rule breached",
    Cure::Amend("rule"),
);
static OLD_LAW: Row = Row::new(
    "21.before-the-law",
    Clause::of(LAW, 67),
    "行为在政务处分法施行（{0}）之前结束，适用从旧兼从轻，幅度待定",
    "the conduct ended before the law was in force ({0}); the old rule applies unless the law is lighter, so the band is open",
    Cure::Nothing,
);
static CONDUCT_DAYS: Row = Row::new(
    "21.conduct-days",
    CLAUSE,
    "没有移送的处分决定，应当写明行为的起止日，且不晚于决定之日",
    "a decision without a referral states the first and last day of the conduct, not after the decision",
    Cure::Amend("from"),
);
static CLASS_UNKNOWN: Row = Row::new(
    "21.class-known",
    Clause::of(LAW, 2),
    "{0}的人员类别，记录应当载明",
    "the record must show which class of public employee {0} is",
    Cure::Enter("fact.person_status"),
);
static OPEN_TO_CLASS: Row = Row::new(
    "21.open-to-class",
    Clause::of(LAW, 22),
    "“{1}”应当是对{0}这类人员可以给予的处分",
    "`{1}` must be open to a person of the class of {0}",
    Cure::Amend("kind"),
);
static MONTHS: Row = Row::new(
    "21.months",
    Clause::of(LAW, 8),
    "处分期间应当为{0}个月；数个违法行为合并处分的，最长{1}个月",
    "the period is {0} months; for several breaches together at most {1}",
    Cure::Amend("months"),
);
static NO_PERIOD: Row = Row::new(
    "21.dismissal-no-period",
    Clause::of(LAW, 8),
    "开除没有处分期间",
    "dismissal has no period",
    Cure::Amend("months"),
);
static LAST_DAY: Row = Row::new(
    "21.last-day",
    Clause::of(LAW, 8),
    "所载期满日应当在{0}至{1}之间",
    "the last day stated lies between {0} and {1}",
    Cure::Amend("last_day"),
);
static TOGETHER: Row = Row::new(
    "21.several-together",
    Clause::of(LAW, 15),
    "合并处分的第{0}条记录，应当是同一人员移送同一机关、尚未处理的其他移送",
    "entry {0}, closed with this sanction, must be another undecided referral of the same person to the same decider",
    Cure::Amend("with"),
);
static IN_SERVICE: Row = Row::new(
    "21.in-service",
    Clause::of(LAW, 27),
    "{0}在决定之日是否在职，记录应当载明",
    "the record must show {0} to be in service on the day of the decision",
    Cure::Enter("fact.person_status"),
);
static OUT_OF_SERVICE: Row = Row::new(
    "21.out-of-service",
    Clause::of(LAW, 27),
    "{0}在决定之日已经退休、离职或者死亡，不再给予处分",
    "{0} is retired, has left or is dead on the day of the decision; no sanction is given",
    Cure::Nothing,
);
static CONGRESS_FIRST: Row = Row::new(
    "21.congress-first",
    Clause::of(LAW, 50),
    "监察机关撤职、开除由人大及其常委会、政协选举或者任命的人员（{0}），应当先依法免去其职务",
    "before a supervisory organ removes or dismisses {0}, the office filled by a congress or the CPPCC is ended",
    Cure::Enter("fact.tenure_ended"),
);

pub(super) fn instance<'a>(view: &View<'a>, of: Option<EntryNo>) -> Option<&'a Referral> {
    of.and_then(|of| view.position.referral(of))
}

/// Whose case it is: the organ referred to, or the one that decided before.
fn regime_of(referral: &Referral) -> Option<PartyNo> {
    referral.to.or_else(|| referral.sanctions.first().map(|sanctioned| sanctioned.by))
}

/// Who decides: the one referred to, or a supervisory or appointing organ of its own motion.
pub(crate) fn by_decider<S: Sink>(view: &View<'_>, by: PartyNo, act: &Decide<PartyNo>, sink: &mut S) {
    match instance(view, act.of).and_then(regime_of) {
        Some(regime) => by_this(by, regime, sink),
        None => {
            let ruling = if view.is_addressee(by, Addressee::Decider) { Ruling::Met } else { Ruling::NotMet };
            sink.push(Finding::new(ruling, &BY_DECIDER).with(by));
        }
    }
}

/// Who closes: the regime referred to.
pub(crate) fn by_regime<S: Sink>(view: &View<'_>, by: PartyNo, act: &NoSanction<PartyNo>, sink: &mut S) {
    if let Some(regime) = instance(view, Some(act.of)).and_then(regime_of) {
        by_this(by, regime, sink);
    }
}

fn by_this<S: Sink>(by: PartyNo, regime: PartyNo, sink: &mut S) {
    let ruling = if by == regime { Ruling::Met } else { Ruling::NotMet };
    sink.push(Finding::new(ruling, &BY_REGIME).with(regime).with(by));
}

/// Once decided, only an annulled sanction makes room.
pub(crate) fn annulled_first<S: Sink>(view: &View<'_>, of: Option<EntryNo>, sink: &mut S) {
    if let Some(last) = instance(view, of).and_then(|referral| referral.sanctions.last()) {
        let annulled = view.position.annulment_found(last.act, view.day).is_some();
        let ruling = if annulled { Ruling::Met } else { Ruling::NotMet };
        sink.push(Finding::new(ruling, &ANNULLED_FIRST).with(last.act));
    }
}

/// The person of the referral.
pub(crate) fn same_person<S: Sink>(view: &View<'_>, act: &Decide<PartyNo>, sink: &mut S) {
    if let Some(referral) = instance(view, act.of) {
        let ruling = if referral.person == act.person.0 { Ruling::Met } else { Ruling::NotMet };
        sink.push(Finding::new(ruling, &SAME_PERSON).with(referral.person));
    }
}

/// The days of the conduct: the referral's, or those the decision states.
pub(crate) fn conduct(view: &View<'_>, act: &Decide<PartyNo>) -> Option<(Day, Day)> {
    match instance(view, act.of) {
        Some(referral) => referral.from.zip(referral.until),
        None => act.from.zip(act.to),
    }
}

/// The kind lies in the band of the decider's own ground and gravity.
pub(crate) fn within_band<S: Sink>(view: &View<'_>, by: PartyNo, act: &Decide<PartyNo>, sink: &mut S) {
    sink.rule(act.ground.is_some(), &STATES_GROUND);
    sink.rule(act.gravity.is_some(), &STATES_GRAVITY);
    sink.rule(act.kind.is_some(), &STATES_KIND);
    let days = conduct(view, act);
    if act.of.is_none() {
        sink.rule(days.is_some_and(|(_, to)| to <= view.day), &CONDUCT_DAYS);
    }
    let (Some(ground), Some(gravity), Some(kind)) = (act.ground, act.gravity, act.kind) else { return };
    let Some(ladder) = ladder::of(ground) else { return };
    if days.is_some_and(|(_, to)| to < ladder.from) {
        sink.push(Finding::new(Ruling::Open, &OLD_LAW).with(ladder.from));
    }
    match ladder.at(gravity) {
        ladder::Rung::Open => sink.rule(act.rule.is_some(), &RULE_NAMED),
        ladder::Rung::Nothing => {
            sink.push(Finding::new(Ruling::NotMet, &STARTS_LATER).with(ground.words()).with(gravity.words()));
        }
        ladder::Rung::Kinds(band) => {
            let about = About { entry: act.of, party: Some(act.person.0), ground: None };
            let determined = |question| {
                let answer = view.determined_by(question, about, |who| who == by);
                if matches!(answer, Some((Answered::Met, _))) { Ruling::Met } else { Ruling::NotMet }
            };
            let (row, bound, ruling) = if kind < band.lightest {
                (&BELOW_BAND, band.lightest, determined(Question::Mitigating))
            } else if kind > band.heaviest {
                (&ABOVE_BAND, band.heaviest, determined(Question::Crime))
            } else {
                (&ABOVE_BAND, band.heaviest, Ruling::Met)
            };
            sink.push(Finding::new(ruling, row).with(kind.words()).with(bound.words()).about(about));
        }
    }
}

/// The kind is open to the person's class.
pub(crate) fn open_to_class<S: Sink>(view: &View<'_>, act: &Decide<PartyNo>, sink: &mut S) {
    let person = act.person.0;
    let Some(class) = view.person_on(person, view.day).0 else {
        sink.push(Finding::new(Ruling::Open, &CLASS_UNKNOWN).with(person));
        return;
    };
    let Some(kind) = act.kind else { return };
    let open = ladder::heaviest(class).is_some_and(|heaviest| kind <= heaviest);
    let ruling = if open { Ruling::Met } else { Ruling::NotMet };
    sink.push(Finding::new(ruling, &OPEN_TO_CLASS).with(person).with(kind.words()));
}

/// The stated period is the law's own, or for several breaches within its limit.
pub(crate) fn period<S: Sink>(view: &View<'_>, precise: bool, act: &Decide<PartyNo>, sink: &mut S) {
    let Some(kind) = act.kind else { return };
    let Some(own) = kind.months() else {
        sink.rule(act.months.is_none() && act.last_day.is_none(), &NO_PERIOD);
        return;
    };
    let several = !act.with.is_empty();
    let fits = act.months.is_none_or(|n| n == own || (several && own <= n && n <= Sanction::LONGEST));
    let ruling = if fits { Ruling::Met } else { Ruling::NotMet };
    sink.push(Finding::new(ruling, &MONTHS).with(own).with(Sanction::LONGEST));
    if let (Some(stated), true) = (act.last_day, precise) {
        let longest = act.months.unwrap_or(if several { Sanction::LONGEST } else { own });
        let (first, _) = last_days(view.day, act.months.unwrap_or(own));
        let (_, last) = last_days(view.day, longest);
        let ruling = if first <= stated && stated <= last { Ruling::Met } else { Ruling::NotMet };
        sink.push(Finding::new(ruling, &LAST_DAY).with(first).with(last));
    }
}

/// What is closed with this sanction: other undecided referrals of the person to the same decider.
pub(crate) fn several_together<S: Sink>(view: &View<'_>, by: PartyNo, act: &Decide<PartyNo>, sink: &mut S) {
    for (n, with) in act.with.iter().enumerate() {
        let referral = view.position.referral(*with);
        let undecided = |referral: &Referral| {
            let referred = Some(ReferralState::Referred);
            referral.found(view.day) == referred && referral.stages.last().map(|stage| stage.state) == referred
        };
        let fits = Some(*with) != act.of
            && !act.with.iter().take(n).any(|earlier| earlier == with)
            && referral.is_some_and(|r| r.person == act.person.0 && r.to == Some(by) && undecided(r));
        let ruling = if fits { Ruling::Met } else { Ruling::NotMet };
        sink.push(Finding::new(ruling, &TOGETHER).with(*with));
    }
}

/// Not for a person retired, gone or dead that day.
pub(crate) fn in_service<S: Sink>(view: &View<'_>, act: &Decide<PartyNo>, sink: &mut S) {
    let person = act.person.0;
    let known = view.person_on(person, view.day);
    let (ruling, row) = match known {
        (_, Some(Service::Retired | Service::Left | Service::Dead)) => (Ruling::NotMet, &OUT_OF_SERVICE),
        (_, Some(Service::InService)) => (Ruling::Met, &IN_SERVICE),
        (Some(PersonClass::NotPublic) | None, None) => (Ruling::Open, &IN_SERVICE),
        (Some(_), None) => (if is_public(known) == Some(true) { Ruling::Met } else { Ruling::Open }, &IN_SERVICE),
    };
    sink.push(Finding::new(ruling, row).with(person));
}

/// Before a supervisory organ removes or dismisses, an office filled by a congress is ended.
pub(crate) fn congress_first<S: Sink>(view: &View<'_>, by: PartyNo, act: &Decide<PartyNo>, sink: &mut S) {
    let heavy = matches!(act.kind, Some(Sanction::Removal | Sanction::Dismissal));
    if !heavy || view.body_kind(by) != Some(BodyKind::Supervisory) {
        return;
    }
    let person = act.person.0;
    let held = || view.facts.tenures.all().filter(|tenure| tenure.person == person && tenure.from <= view.day);
    let runs = held().any(|tenure| tenure.by_congress && tenure.until.is_none_or(|until| until > view.day));
    let complete = view.complete(person, Term::Tenure).is_some_and(|(through, _)| through >= view.day);
    let ruling = if runs {
        Ruling::NotMet
    } else if complete || held().next().is_some() {
        Ruling::Met
    } else {
        Ruling::Open
    };
    sink.push(Finding::new(ruling, &CONGRESS_FIRST).with(person));
}
