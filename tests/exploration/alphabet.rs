//! The alphabet: the entries a history is made of, as they stand on disk. A letter of an instance (a proceeding, the
//! referral, the sanction …) names it by its slot; what the slot holds is the number of the entry that opened it.

use zeren::terms::{accountability::ProceedingState, decision::ExecutionState};

/// What an entry of the alphabet may open, and a later one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slot {
    First,
    Second,
    Referral,
    /// The decided sanction, which the remedy attacks. A decision after an annulment takes its place.
    Sanction,
    /// The last answer to the remedy.
    Answer,
    FinalReport,
    Termination,
}

impl Slot {
    pub(crate) const ALL: [Self; 7] =
        [Self::First, Self::Second, Self::Referral, Self::Sanction, Self::Answer, Self::FinalReport, Self::Termination];

    /// Itself, as what a letter opens.
    const fn alone(self) -> &'static [Self] {
        match self {
            Self::First => &[Self::First],
            Self::Second => &[Self::Second],
            Self::Referral => &[Self::Referral],
            Self::Sanction => &[Self::Sanction],
            Self::Answer => &[Self::Answer],
            Self::FinalReport => &[Self::FinalReport],
            Self::Termination => &[Self::Termination],
        }
    }

    /// How a letter writes it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::First => "$first",
            Self::Second => "$second",
            Self::Referral => "$referral",
            Self::Sanction => "$sanction",
            Self::Answer => "$answer",
            Self::FinalReport => "$final_report",
            Self::Termination => "$termination",
        }
    }
}

/// The machine whose instance an act moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Machine {
    Execution,
    Accountability,
    Discipline,
    Remedy,
}

/// One entry of the alphabet.
#[derive(Debug, Clone)]
pub(crate) struct Letter {
    /// What a path shows.
    pub(crate) name: String,
    /// The tag on disk.
    pub(crate) tag: &'static str,
    /// Whose act or fact it is; `$forum` is the body that a remedy is filed with.
    pub(crate) by: &'static str,
    /// What it holds, on disk.
    pub(crate) what: String,
    /// The machine, where it is an act.
    pub(crate) machine: Option<Machine>,
    /// The instance it continues or speaks of.
    pub(crate) of: Option<Slot>,
    /// What it opens when it is in effect.
    pub(crate) opens: &'static [Slot],
    /// A fact, determination or statement: one of each kind, and of each instance.
    pub(crate) once: bool,
    /// Whether a later entry can turn on its day.
    pub(crate) dated: bool,
    /// The states of execution in which a record has a use for it; all, when empty.
    pub(crate) during: &'static [ExecutionState],
    /// The states of its proceeding in which a record has a use for it; all, when empty.
    pub(crate) amid: &'static [ProceedingState],
    /// Facts that come with it when it is in effect, by whom: a run of entries that counts as one.
    pub(crate) with: Vec<(&'static str, &'static str)>,
}

fn letter(class: &str, tag: &'static str, by: &'static str, fields: &str) -> Letter {
    Letter {
        name: tag.into(),
        tag,
        by,
        what: format!(r#""{class}":{{"{tag}":{{{fields}}}}}"#),
        machine: None,
        of: None,
        opens: &[],
        once: true,
        dated: false,
        during: &[],
        amid: &[],
        with: Vec::new(),
    }
}

fn act(machine: Machine, tag: &'static str, by: &'static str, fields: &str) -> Letter {
    let class = match machine {
        Machine::Execution => "execution",
        Machine::Accountability => "accountability",
        Machine::Discipline => "discipline",
        Machine::Remedy => "remedy",
    };
    Letter { machine: Some(machine), once: false, ..letter(class, tag, by, fields) }
}

fn fact(tag: &'static str, by: &'static str, fields: &str) -> Letter {
    letter("fact", tag, by, fields)
}

/// A determination of the organ; `about` is written out.
fn determination(question: &'static str, about: &str) -> Letter {
    let fields = format!(r#""question":"{question}","about":{{{about}}},"answer":"met","document":"d""#);
    let mut letter = letter("determination", question, "o", "");
    letter.what = format!(r#""determination":{{{fields}}}"#);
    letter
}

impl Letter {
    /// Whether it establishes conduct that ended before the regulation.
    pub(crate) fn is_of_the_past(&self) -> bool {
        self.what.contains(r#""to":"$past""#)
    }

    fn of(self, slot: Slot) -> Self {
        let name = format!("{} {}", self.name, slot.name());
        Self { of: Some(slot), name, ..self }
    }

    fn opens(self, opens: &'static [Slot]) -> Self {
        Self { opens, ..self }
    }

    fn dated(self) -> Self {
        Self { dated: true, ..self }
    }

    fn during(self, during: &'static [ExecutionState]) -> Self {
        Self { during, ..self }
    }

    fn amid(self, amid: &'static [ProceedingState]) -> Self {
        Self { amid, ..self }
    }

    fn with(self, with: &[(&'static str, &'static str)]) -> Self {
        Self { with: with.to_vec(), ..self }
    }

    /// A second letter of one tag, told apart in a path.
    fn called(self, how: &str) -> Self {
        Self { name: format!("{} ({how})", self.name), ..self }
    }
}

/// The steps of the procedure of 条例 24 and on, all taken on the day.
const PROCEDURE: &str = r#""procedure":[
    {"step":"public_participation","on":"$today"},{"step":"expert_argumentation","on":"$today"},
    {"step":"risk_assessment","on":"$today","result":"controllable"},
    {"step":"legality_review","on":"$today","result":"lawful"},
    {"step":"collective_discussion","on":"$today"},{"step":"party_committee_report","on":"$today"}]"#;

const OVER: &[ExecutionState] = &[ExecutionState::Completed, ExecutionState::Terminated];
const RUNNING: &[ExecutionState] =
    &[ExecutionState::Executing, ExecutionState::SuspendedUrgently, ExecutionState::Suspended];
const ASKED: &[ProceedingState] = &[
    ProceedingState::Ordered,
    ProceedingState::Refused,
    ProceedingState::Interviewed,
    ProceedingState::Circulated,
    ProceedingState::Escalated,
];

/// The way of a decision from its adoption to its end, every act of the machine among it.
pub(crate) fn execution() -> Vec<Letter> {
    use Machine::Execution as E;
    let sole = r#""units":[{"unit":"a","role":"sole","competence":"competent"}]"#;
    vec![
        act(E, "adopt", "o", r#""matter":"public_project""#),
        act(E, "designate", "o", sole),
        act(E, "redesignate", "o", sole),
        act(E, "start", "a", ""),
        act(E, "suspend_urgently", "c", r#""of":$problem,"urgency":"u""#),
        act(E, "suspend", "o", PROCEDURE),
        act(E, "confirm_suspension", "o", PROCEDURE),
        act(E, "resume", "o", ""),
        act(E, "adjust", "o", r#""change":"minor","resolution":"r","reason":"r""#),
        act(E, "terminate", "o", PROCEDURE).opens(&[Slot::Termination]),
        act(E, "accept_completion", "o", ""),
        act(E, "archive", "o", ""),
    ]
}

/// What the record needs to be closed.
pub(crate) fn closing() -> Vec<Letter> {
    vec![
        fact("part_completed", "a", "").during(RUNNING),
        fact("final_report", "a", "").opens(&[Slot::FinalReport]).during(RUNNING),
        fact("disclosed", "a", r#""of":$final_report,"channel":"website""#).of(Slot::FinalReport),
        fact("disclosed", "o", r#""of":$termination,"channel":"website""#).of(Slot::Termination),
        fact("record_filed", "a", "").during(OVER).called("a"),
        fact("record_filed", "o", "").during(OVER).called("o"),
    ]
}

/// The same way with what the record needs to be closed told in one breath: every state of the machine, few of the
/// record.
pub(crate) fn execution_in_short() -> Vec<Letter> {
    let filed = [("a", r#""fact":{"record_filed":{}}"#), ("o", r#""fact":{"record_filed":{}}"#)];
    let disclosed = [("o", r#""fact":{"disclosed":{"of":$termination,"channel":"website"}}"#)];
    let reported = [
        ("a", r#""fact":{"part_completed":{}}"#),
        ("a", r#""fact":{"final_report":{}}"#),
        ("a", r#""fact":{"disclosed":{"of":$before,"channel":"website"}}"#),
    ];
    execution()
        .into_iter()
        .map(|letter| match letter.tag {
            "start" => letter.with(&reported),
            "accept_completion" => letter.with(&filed),
            "terminate" => letter.with(&[&disclosed[..], &filed].concat()),
            _ => letter,
        })
        .collect()
}

/// Acts that lack what the law asks of them, by whom or with what.
pub(crate) fn unlawful_execution() -> Vec<Letter> {
    use Machine::Execution as E;
    vec![
        act(E, "designate", "o", "").called("nobody"),
        act(E, "start", "o", "").called("by the organ"),
        act(E, "suspend_urgently", "o", r#""of":$problem,"urgency":"u""#).called("by the organ"),
        act(E, "suspend", "o", "").called("without procedure"),
        act(E, "adjust", "o", r#""change":"major""#).called("major, without procedure"),
        act(E, "terminate", "o", "").opens(&[Slot::Termination]).called("without procedure"),
    ]
}

/// One proceeding, from the establishing on, with a correction reported or refused.
pub(crate) fn proceeding(slot: Slot) -> Vec<Letter> {
    proceeding_for(slot, ("$conduct", "$conduct"))
}

/// The same for the conduct of other days.
pub(crate) fn proceeding_for(slot: Slot, (from, to): (&str, &str)) -> Vec<Letter> {
    use Machine::Accountability as A;
    let name = slot.name();
    let item = if slot == Slot::Second { "item1" } else { "item2" };
    let establish =
        format!(r#""unit":"a","item":"{item}","from":"{from}","to":"{to}","grounds":[{{"entry":$ground}}]"#);
    let of = |more: &str| format!(r#""of":{name}{more}"#);
    vec![
        Letter { name: format!("establish {name}"), ..act(A, "establish", "o", &establish).opens(slot.alone()) },
        act(A, "order_correction", "o", &of(r#","correct_by":"$today""#)).of(slot),
        act(A, "accept_correction", "o", &of("")).of(slot),
        act(A, "establish_refusal", "o", &of("")).of(slot),
        act(A, "interview", "o", &of(r#","person":"p""#)).of(slot),
        act(A, "circulate", "o", &of("")).of(slot),
        act(A, "withdraw", "o", &of(r#","reason":"r""#)).of(slot),
        fact("correction_reported", "a", &of("")).of(slot).amid(ASKED),
        fact("correction_refusal_stated", "a", &of("")).of(slot).amid(ASKED),
    ]
}

/// The rest of a proceeding: more time, a rejected report, silence, and what is still due after a late correction.
pub(crate) fn proceeding_at_length(slot: Slot) -> Vec<Letter> {
    use Machine::Accountability as A;
    let name = slot.name();
    let of = |more: &str| format!(r#""of":{name}{more}"#);
    let about = format!(r#""entry":{name}"#);
    vec![
        act(A, "extend_correction", "o", &of(r#","correct_by":"$last","reason":"r""#)).of(slot),
        act(A, "reject_correction", "o", &of(r#","correct_by":"$today","reason":"r""#)).of(slot),
        act(A, "establish_refusal", "o", &of(r#","silence":"s""#)).of(slot).called("by silence"),
        determination("correction.none", &about).of(slot).amid(ASKED),
        determination("ladder.still-due", &about).of(slot).amid(&[ProceedingState::CorrectedAfterRefusal]),
    ]
}

/// Measures that lack what the law asks of them.
pub(crate) fn unlawful_proceeding(slot: Slot) -> Vec<Letter> {
    use Machine::Accountability as A;
    let name = slot.name();
    let of = |more: &str| format!(r#""of":{name}{more}"#);
    let groundless = r#""unit":"a","item":"item2","from":"$conduct","to":"$conduct""#;
    vec![
        Letter {
            name: format!("establish {name} (no ground)"),
            ..act(A, "establish", "o", groundless).opens(slot.alone())
        },
        act(A, "order_correction", "o", &of("")).of(slot).called("no day"),
        act(A, "interview", "o", &of(r#","person":"q""#)).of(slot).called("another"),
        act(A, "circulate", "a", &of("")).of(slot).called("by the unit"),
        act(A, "withdraw", "o", &of("")).of(slot).called("no reason"),
    ]
}

/// The same with the unit's answer told together with the order: it said that it corrected, then that it would not.
/// Every state of the machine, few of the record.
pub(crate) fn proceeding_in_short(slot: Slot) -> Vec<Letter> {
    let told = [
        ("a", r#""fact":{"correction_reported":{"of":$instance}}"#),
        ("a", r#""fact":{"correction_refusal_stated":{"of":$instance}}"#),
    ];
    proceeding(slot)
        .into_iter()
        .filter(|letter| letter.machine.is_some())
        .map(|letter| if letter.tag == "order_correction" { letter.with(&told) } else { letter })
        .collect()
}

/// The record stated complete through the day.
pub(crate) fn complete(terms: &str) -> Letter {
    let fields = format!(r#""through":"$today","about":{{"all":{{}}}},"terms":{terms}"#);
    letter("statement", "completeness_stated", "o", &fields).dated()
}

/// The organ sets a period of ten days for reports.
pub(crate) fn set_period() -> Letter {
    let fields = r#""term":"report","period":{"days":10},"document":"d""#;
    letter("standard", "set_period", "o", fields).dated()
}

/// One referral of one person, decided or closed.
pub(crate) fn referral() -> Vec<Letter> {
    use Machine::Discipline as D;
    let person = r#""entry":$first,"party":"q""#;
    let decide =
        |kind: &str| format!(r#""of":$referral,"person":"q","ground":"art30_2","gravity":"base","kind":"{kind}""#);
    vec![
        determination("person.directly-responsible", person).of(Slot::First),
        determination("ground.fits", &format!(r#"{person},"ground":"art30_2""#)).of(Slot::First),
        act(
            D,
            "refer",
            "o",
            r#""of":$first,"person":"q","capacity":"directly_responsible","ground":"art30_2","to":"app""#,
        )
        .opens(&[Slot::Referral]),
        act(D, "decide", "app", &decide("demerit")).of(Slot::Referral).opens(&[Slot::Sanction]),
        act(D, "no_sanction", "app", r#""of":$referral,"outcome":"closed""#).of(Slot::Referral),
    ]
}

/// A referral with both determinations made together.
pub(crate) fn referral_in_short() -> Vec<Letter> {
    let fits = r#""determination":{"question":"ground.fits","about":{"entry":$instance,"party":"q","ground":"art30_2"},"answer":"met","document":"d"}"#;
    referral()
        .into_iter()
        .filter(|letter| letter.tag != "ground.fits")
        .map(|letter| if letter.machine.is_none() { letter.with(&[("o", fits)]) } else { letter })
        .collect()
}

/// A decision of the appointing organ that nobody asked for.
pub(crate) fn own_motion() -> Letter {
    let fields =
        r#""person":"q","ground":"art30_2","gravity":"base","kind":"demerit","from":"$conduct","to":"$conduct""#;
    act(Machine::Discipline, "decide", "app", fields).opens(&[Slot::Referral, Slot::Sanction]).called("own motion")
}

/// A decision above the band of its ground, and one of an organ that nobody asked.
pub(crate) fn unlawful_referral() -> Vec<Letter> {
    use Machine::Discipline as D;
    let decide =
        |kind: &str| format!(r#""of":$referral,"person":"q","ground":"art30_2","gravity":"base","kind":"{kind}""#);
    vec![
        act(D, "decide", "app", &decide("dismissal")).of(Slot::Referral).opens(&[Slot::Sanction]).called("too heavy"),
        act(D, "decide", "civ", &decide("demerit")).of(Slot::Referral).opens(&[Slot::Sanction]).called("not asked"),
    ]
}

/// The remedies of a civil servant against that sanction.
pub(crate) fn remedy() -> Vec<Letter> {
    use Machine::Remedy as R;
    let file = |step: &str, before: &str| {
        act(R, "file", "q", &format!(r#""of":$sanction,"step":"{step}","before":"{before}""#))
            .of(Slot::Sanction)
            .called(step)
    };
    let answer = |result: &str, more: &str| {
        act(R, "answer", "$forum", &format!(r#""of":$sanction,"result":"{result}"{more}"#))
            .of(Slot::Sanction)
            .opens(&[Slot::Answer])
            .called(result)
    };
    vec![
        fact("received", "q", r#""of":$sanction"#).of(Slot::Sanction).dated(),
        fact("received", "q", r#""of":$answer"#).of(Slot::Answer).dated(),
        file("reconsideration", "app"),
        file("appeal", "civ"),
        file("second_appeal", "city"),
        answer("upheld", ""),
        answer("modified", r#","kind":"warning""#),
        answer("annulled", ""),
        act(R, "discontinue", "q", r#""of":$sanction"#).of(Slot::Sanction),
    ]
}

/// Answers that would make it worse, and a filing by somebody else.
pub(crate) fn unlawful_remedy() -> Vec<Letter> {
    use Machine::Remedy as R;
    let answer = |more: &str, how| {
        act(R, "answer", "$forum", &format!(r#""of":$sanction,"result":"modified","kind":"{more}"#))
            .of(Slot::Sanction)
            .opens(&[Slot::Answer])
            .called(how)
    };
    vec![
        answer(r#"major_demerit","months":12"#, "heavier, as long"),
        answer(r#"demerit","months":48"#, "longer"),
        act(R, "file", "p", r#""of":$sanction,"step":"reconsideration","before":"app""#)
            .of(Slot::Sanction)
            .called("by another"),
    ]
}
