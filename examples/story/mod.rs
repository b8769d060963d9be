//! What the examples share: a record written one line per entry, and a story told in Chinese, then in English.
//!
//! An entry is `[day, whose, what]`; what it holds is written as on disk, without the outer braces. The city,
//! banner or bureau that decides keeps the record and enters everything on its day, or as soon as the record
//! allows.
#![allow(dead_code, reason = "no example needs all of it")]

pub(crate) mod concealed;

use zeren::{
    answers::{
        Answer,
        referral::{LastDay, SanctionState, ladders},
        remedies::NextRemedy,
    },
    engine::{Case, Draft, Proposal, Rulebook},
    explain::{Lang, Names, Speaker},
    record::{Entry, Id, Record},
    terms::{
        Day, EntryNo, Finding, PartyNo, Ruling, Setting,
        duty::{Duty, Status},
    },
};

/// Tells a story in Chinese, then in English.
pub(crate) fn twice(story: impl Fn(&mut Teller)) -> String {
    let mut told = String::new();
    for lang in [Lang::Zh, Lang::En] {
        let mut teller = Teller { lang, out: String::new() };
        story(&mut teller);
        told += &teller.out;
        told += if lang == Lang::Zh { "\n" } else { "" };
    }
    told
}

/// A day.
pub(crate) fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

/// An entry as on disk.
fn entry(no: usize, recorded_on: Day, keeper: &str, [on, by, what]: [&str; 3]) -> String {
    let on = if what.starts_with(r#""statement""#) { String::new() } else { format!(r#""on":"{on}","#) };
    format!(r#"{{"no":{no},{on}"recorded_on":"{recorded_on}","by":"{by}","recorded_by":"{keeper}",{what}}}"#)
}

/// The record of a decision `d1` of an organ `[id, name, level]` with other parties `[kind, id, name]`.
pub(crate) fn record(organ: [&str; 3], parties: &[[&str; 3]], entries: &[[&str; 3]]) -> Record {
    let list = |wanted: fn(&str) -> bool, kind: bool| {
        let of_kind = parties.iter().filter(|party| wanted(party[0]));
        let form = of_kind.map(|[k, id, name]| match kind {
            true => format!(r#"{{"id":"{id}","name":"{name}","kind":"{k}"}}"#),
            false => format!(r#"{{"id":"{id}","name":"{name}"}}"#),
        });
        form.collect::<Vec<_>>().join(",")
    };
    const UNITS: [&str; 4] = ["administrative_organ", "authorised_organisation", "public_institution", "enterprise"];
    let units = list(|kind| UNITS.contains(&kind), true);
    let persons = list(|kind| kind == "person", false);
    let bodies = list(|kind| kind != "person" && !UNITS.contains(&kind), true);
    let mut recorded_on = Day::FIRST;
    let written = entries.iter().enumerate().map(|(n, line)| {
        recorded_on = recorded_on.max(day(line[0]));
        entry(n + 1, recorded_on, organ[0], *line)
    });
    let entries = written.collect::<Vec<_>>().join(",");
    let [id, name, level] = organ;
    let text = format!(
        r#"{{"schema":"zeren.record/1","title":"d1","decision":"d1",
            "organ":{{"id":"{id}","name":"{name}","level":"{level}"}},
            "units":[{units}],"persons":[{persons}],"bodies":[{bodies}],"entries":[{entries}]}}"#
    );
    Record::from_json(&text).unwrap_or_else(|error| panic!("{error}"))
}

/// The case of such a record, under the periods that the law itself fixes.
pub(crate) fn case(organ: [&str; 3], parties: &[[&str; 3]], entries: &[[&str; 3]]) -> Case {
    case_under(Rulebook::EMPTY, organ, parties, entries)
}

/// The same under rules of the host's own.
pub(crate) fn case_under(rules: Rulebook, organ: [&str; 3], parties: &[[&str; 3]], entries: &[[&str; 3]]) -> Case {
    Case::with_rules(record(organ, parties, entries), Setting::default(), rules)
}

/// The next entry of a case.
fn draft<T>(case: &Case, line: [&str; 3], then: impl FnOnce(Draft<'_>) -> T) -> T {
    let recorded_on = case.record().entries().last().map_or(Day::FIRST, |last| last.recorded_on).max(day(line[0]));
    let keeper = case.id_of(PartyNo::ORGAN);
    let text = entry(case.record().entries().len() + 1, recorded_on, &keeper, line);
    let entry: Entry<Id<'_>> = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let evidence: Vec<&str> = entry.evidence.iter().map(|evidence| &**evidence).collect();
    then(Draft {
        on: entry.on,
        recorded_on,
        by: line[1],
        recorded_by: &keeper,
        evidence: &evidence,
        reference: None,
        what: entry.what,
    })
}

/// The case with more entries; the one given stays as it is.
pub(crate) fn with(case: &Case, entries: &[[&str; 3]]) -> Case {
    let mut more = case.clone();
    for line in entries {
        draft(case, *line, |draft| more.append(draft)).unwrap_or_else(|error| panic!("{error}"));
    }
    more
}

/// Tells in one language.
pub(crate) struct Teller {
    lang: Lang,
    out: String,
}

impl Teller {
    fn pick<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        if self.lang == Lang::Zh { zh } else { en }
    }

    fn line(&mut self, text: &str) {
        self.out += text;
        self.out += "\n";
    }

    /// Chinese calls parties by name, English by id.
    fn speaker<'c>(&self, case: &'c Case) -> Speaker<'c> {
        Speaker::new(case.record(), self.lang, if self.lang == Lang::Zh { Names::Given } else { Names::Ids })
    }

    /// A sentence of the story.
    pub(crate) fn say(&mut self, zh: &str, en: &str) {
        let text = self.pick(zh, en).to_owned();
        self.line(&text);
    }

    /// Proposes an act: whether it would be in effect, and every guard in its way.
    pub(crate) fn propose(&mut self, case: &Case, line: [&str; 3]) {
        draft(case, line, |draft| {
            let name = self.lang.of(draft.what.words());
            let on = self.speaker(case).day(day(line[0]));
            let head = format!("  {on}{}{name}", self.pick("，", ", "));
            match case.propose(draft).unwrap_or_else(|error| panic!("{error}")) {
                Proposal::Accepted(accepted) => {
                    let verdict = self.pick("：生效", ": in effect").to_owned();
                    self.line(&(head + &verdict));
                    self.points(case, accepted.questions());
                }
                Proposal::Refused(refusal) => {
                    let verdict = self.pick("：不生效", ": without effect").to_owned();
                    self.line(&(head + &verdict));
                    self.points(case, refusal.failed());
                }
                Proposal::NotAnAct => {}
            }
        });
    }

    /// Findings with their clauses: `×` does not hold, `?` is open, `√` holds.
    fn points(&mut self, case: &Case, findings: &[Finding]) {
        self.points_under(case, findings, "    ");
    }

    /// The same, so far in.
    fn points_under(&mut self, case: &Case, findings: &[Finding], margin: &str) {
        let speaker = self.speaker(case);
        for finding in findings {
            let (mark, by) = match finding.ruling {
                Ruling::Met => ("√", None),
                Ruling::NotMet => ("×", Some(self.pick("可由此补正：", "cured by: "))),
                Ruling::Open => (self.pick("？", "?"), Some(self.pick("可由此确定：", "settled by: "))),
            };
            let said = format!("{margin}{mark} {}", self.said(case, finding));
            self.line(&said);
            if let Some((by, cure)) = by.zip(speaker.cure(finding)) {
                self.line(&format!("{margin}  {by}{cure}"));
            }
        }
    }

    /// A finding with its clause.
    fn said(&self, case: &Case, finding: &Finding) -> String {
        let speaker = self.speaker(case);
        let (text, clause) = (speaker.finding(finding), speaker.clause(finding.row.clause));
        if self.lang == Lang::Zh { format!("{text}（{clause}）") } else { format!("{text} ({clause})") }
    }

    /// The answer of a day, under a heading with the day and the state; nothing before the regulation is in force.
    fn answer(&mut self, case: &Case, on: &str) -> Option<Answer> {
        let assessment = case.assess(day(on)).expect("few windows");
        let on = self.speaker(case).day(day(on));
        let state = match assessment.answer().map(|answer| answer.standing) {
            None => self.pick("本规定尚未施行", "the regulation is not yet in force"),
            Some(None) => self.pick("尚未作出", "not adopted"),
            Some(Some(standing)) => self.lang.of(standing.state.words()),
        };
        let text = match self.lang {
            Lang::Zh => format!("  截至{on}，{state}"),
            Lang::En => format!("  As of {on}, {state}"),
        };
        self.line(&text);
        assessment.answer().cloned()
    }

    /// The duties of a day whose codes begin with one of these, and what is found and asked under them.
    pub(crate) fn show(&mut self, case: &Case, on: &str, codes: &[&str]) {
        let Some(answer) = self.answer(case, on) else { return };
        let wanted = |code: &str| codes.iter().any(|start| code.starts_with(start));
        let mut head = String::new();
        for duty in answer.duties.iter().filter(|duty| wanted(duty.row.code)) {
            self.duty(case, duty, &mut head);
        }
        let questions = answer.questions.iter().map(|question| &question.finding);
        let asked = questions.filter(|question| answer.duties.iter().all(|duty| duty.why.as_ref() != Some(question)));
        let found = answer.findings.iter().chain(asked).chain(&answer.notes);
        let found: Vec<Finding> = found.filter(|finding| wanted(finding.row.code)).copied().collect();
        self.points(case, &found);
    }

    /// A duty: who owes what to whom, once for all its windows; then how it stands.
    fn duty(&mut self, case: &Case, duty: &Duty, head: &mut String) {
        let speaker = self.speaker(case);
        let zh = self.lang == Lang::Zh;
        let (bearer, to) = (speaker.party(duty.bearer), speaker.party(duty.to));
        let to = if duty.to == duty.bearer { String::new() } else { format!(" → {to}") };
        let unit = duty.unit.filter(|unit| *unit != duty.to).map(|unit| speaker.party(unit));
        let unit = unit.map(|unit| if zh { format!("（{unit}）") } else { format!(" ({unit})") }).unwrap_or_default();
        let (content, clause) = (self.lang.of(&duty.row.content), speaker.clause(duty.row.clause));
        let owed = if zh {
            format!("{bearer}{unit}{to}：{content}（{clause}）")
        } else {
            format!("{bearer}{unit}{to}: {content} ({clause})")
        };
        if *head != owed {
            self.line(&format!("    {owed}"));
            *head = owed;
        }
        let mut text = String::from("      ");
        match (duty.window, duty.about) {
            (Some((after, through)), _) if zh => {
                text += &format!("{}至{}：", speaker.day(after.next()), speaker.day(through))
            }
            (Some((after, through)), _) => text += &format!("{} to {through}: ", after.next()),
            (None, Some(about)) if zh => text += &format!("第{about}条记录："),
            (None, Some(about)) => text += &format!("entry {about}: "),
            (None, None) => {}
        }
        text += self.lang.of(duty.status.words());
        if let Some((on, no)) = duty.kept {
            let on = speaker.day(on);
            text += &if zh { format!("，{on}（第{no}条记录）") } else { format!(", {on} (entry {no})") };
        }
        if let Some(deadline) = &duty.deadline {
            let (due, authority) = (speaker.day(deadline.due()), speaker.authority(deadline));
            text += &if zh { format!("；期限{due}（{authority}）") } else { format!("; due {due} ({authority})") };
        }
        if let Some(no) = duty.complete {
            text +=
                &if zh { format!("；记录依第{no}条声明完整") } else { format!("; complete by entry {no}") };
        }
        self.line(&text);
        if let (Some(why), Status::Open | Status::Unknown | Status::Excused | Status::KeptTimelinessUnknown) =
            (duty.why, duty.status)
        {
            let why = format!("        {}", self.said(case, &why));
            self.line(&why);
        }
    }

    /// What the record indicates on a day, and what it would if a question were answered.
    pub(crate) fn indicated(&mut self, case: &Case, on: &str) {
        if self.answer(case, on).is_some() {
            let findings: Vec<Finding> = case.indications(day(on)).iter().map(|one| one.finding).collect();
            self.points(case, &findings);
        }
    }

    /// The measures of every proceeding on a day: against whom, and what stands in the way.
    pub(crate) fn measures(&mut self, case: &Case, on: &str) {
        if self.answer(case, on).is_none() {
            return;
        }
        let all = case.eligibilities(day(on));
        if all.is_empty() {
            self.say(
                "    没有已认定的情形，没有可采取的措施",
                "    no circumstance is established, so there is no measure",
            );
        }
        for one in all {
            let target = one.target.map_or("…", |target| self.speaker(case).party(target)).to_owned();
            let (measure, eligible) = (self.lang.of(one.measure.words()), self.lang.of(one.eligible.words()));
            self.line(&format!("    {measure} → {target}{}{eligible}", self.pick("：", ": ")));
            let obstacles: Vec<Finding> = one.obstacles().copied().collect();
            self.points_under(case, &obstacles, "      ");
        }
    }

    /// Whether a person may be referred on a day, why, what stands in the way, and the grounds that the item makes
    /// candidates.
    pub(crate) fn referral(&mut self, case: &Case, proceeding: u32, person: &str, on: &str) {
        let asked = case.party(person).expect("a person of the story");
        let one = case.referral_of(EntryNo(proceeding), asked, day(on));
        let (name, on) = (self.speaker(case).party(asked).to_owned(), self.speaker(case).day(day(on)));
        let eligible = self.lang.of(one.eligible.words());
        self.line(&match self.lang {
            Lang::Zh => format!("  截至{on}，移送{name}：{eligible}"),
            Lang::En => format!("  As of {on}, refer {name}: {eligible}"),
        });
        // All it rests on once nothing is missing; before, that it does not wait for the ladder.
        let parallel = |finding: &&Finding| finding.row.code == "21.parallel-liability" || one.obstacles.is_empty();
        let holds: Vec<Finding> = one.holds.iter().filter(parallel).copied().collect();
        self.points(case, &holds);
        self.points(case, &one.obstacles);
        for candidate in one.candidates {
            let clause = ladders().iter().find(|ladder| ladder.ground == candidate.ground).map(|ladder| ladder.clause);
            let clause = clause.map(|clause| self.speaker(case).clause(clause)).unwrap_or_default();
            let (ground, only) = (self.lang.of(candidate.ground.words()), candidate.only.as_ref());
            let only = only.map(|only| format!("{}{}", self.pick("，", ", "), self.lang.of(only))).unwrap_or_default();
            self.line(&match self.lang {
                Lang::Zh => format!("      推断，可能适用：{ground}（{clause}）{only}"),
                Lang::En => format!("      an inference, perhaps: {ground} ({clause}){only}"),
            });
        }
    }

    /// The sanctions of a day, and what can be sought against each, where and until when.
    pub(crate) fn remedies(&mut self, case: &Case, on: &str) {
        if self.answer(case, on).is_none() {
            return;
        }
        for sanction in case.referrals(day(on)).iter().filter_map(|referral| referral.sanction) {
            self.sanction(case, &sanction);
        }
        for remedy in case.remedies(day(on)) {
            let speaker = self.speaker(case);
            let (holder, by) = (speaker.party(remedy.holder), speaker.party(remedy.by));
            let (stage, finality) = (self.lang.of(remedy.stage.words()), self.lang.of(remedy.finality.words()));
            let text = match self.lang {
                Lang::Zh => format!("    {holder}不服{by}第{}条记录的处理：{stage}，{finality}", remedy.of),
                Lang::En => format!("    {holder} against entry {} of {by}: {stage}, {finality}", remedy.of),
            };
            self.line(&text);
            remedy.next.iter().for_each(|next| self.next_remedy(case, next));
            if remedy.next.is_empty() {
                self.points_under(case, remedy.why.as_slice(), "      ");
            }
        }
    }

    /// A sanction in effect.
    fn sanction(&mut self, case: &Case, sanction: &SanctionState) {
        let speaker = self.speaker(case);
        let (kind, from) = (self.lang.of(sanction.kind.words()), speaker.day(sanction.from));
        let last = match (sanction.last_day, self.lang) {
            (LastDay::Between(a, b), Lang::Zh) => format!("至{}或者{}", speaker.day(a), speaker.day(b)),
            (LastDay::Between(a, b), Lang::En) => format!(" until {a} or {b}"),
            (LastDay::Stated(a), Lang::Zh) => format!("至{}", speaker.day(a)),
            (LastDay::Stated(a), Lang::En) => format!(" until {a}"),
            (LastDay::None | LastDay::Unknown, _) => String::new(),
        };
        let text = match self.lang {
            Lang::Zh => format!("    第{}条记录：{kind}，{from}{last}", sanction.act),
            Lang::En => format!("    entry {}: {kind}, from {from}{last}", sanction.act),
        };
        self.line(&text);
    }

    /// A step that can be sought.
    fn next_remedy(&mut self, case: &Case, next: &NextRemedy) {
        let speaker = self.speaker(case);
        let clauses: Vec<String> = next.clauses.iter().map(|clause| speaker.clause(*clause)).collect();
        let (step, forum) = (self.lang.of(next.step.words()), self.lang.of(next.forum.words()));
        let last = next.last_day.as_ref().map(|deadline| speaker.day(deadline.due()));
        let text = match self.lang {
            Lang::Zh => {
                let last = last.map(|day| format!("，至{day}")).unwrap_or_default();
                format!("      {step}：向{forum}提出{last}（{}）", clauses.join("、"))
            }
            Lang::En => {
                let last = last.map(|day| format!(", until {day}")).unwrap_or_default();
                format!("      {step} before {forum}{last} ({})", clauses.join("; "))
            }
        };
        self.line(&text);
        if next.finding.ruling != Ruling::Met {
            self.points_under(case, &[next.finding], "        ");
        }
    }

    /// Who answers for the executing units up to a day, by tenure.
    pub(crate) fn responsible(&mut self, case: &Case, on: &str) {
        let Some(answer) = self.answer(case, on) else { return };
        let speaker = self.speaker(case);
        for holder in &answer.responsible {
            let (person, at) = (speaker.party(holder.person), speaker.party(holder.at));
            let (capacity, from) = (self.lang.of(holder.capacity.words()), speaker.day(holder.from));
            let to = speaker.day(holder.to);
            let text = match self.lang {
                Lang::Zh => format!("    {at}：{person}，{capacity}，{from}至{to}"),
                Lang::En => format!("    {at}: {person}, {capacity}, {from} to {to}"),
            };
            self.line(&text);
        }
    }
}
