//! What changed between two answers as text, in one language: new, gone, or otherwise than before.

use alloc::{string::String, vec::Vec};
use core::fmt::{self, Write};

use crate::{
    answers::{Change, Eligibility, ReferralOnRecord, RemedyAnswer, WithoutEffect},
    terms::{
        Day, Finding, Words,
        accountability::{Indication, IndicationSource},
        duty::Duty,
        responsibility::Responsible,
    },
};

use super::{
    Lang, Names,
    changes::Compared,
    document::Inputs,
    review::{Review, words},
};

/// Writes what changed.
pub(crate) fn review(compared: &Compared<'_>, lang: Lang, names: Names) -> String {
    let mut review = Review::new(compared.record, lang, names);
    // Writing to a string cannot fail.
    let _ = review.changes(compared);
    review.out
}

impl Review<'_> {
    fn changes(&mut self, compared: &Compared<'_>) -> fmt::Result {
        let Compared { before, after, changes, .. } = *compared;
        let title = self.say(words!("决策执行情况的变化", "What changed in the execution of a decision"));
        writeln!(self.out, "{title}")?;
        self.decision()?;
        self.side(words!("由", "From"), &before.inputs)?;
        self.side(words!("至", "To"), &after.inputs)?;
        if changes.is_empty() {
            let text = self.say(words!("没有变化。", "Nothing changed."));
            return writeln!(self.out, "\n{text}");
        }
        let applications = Vec::from_iter(changes.application);
        let standings = Vec::from_iter(changes.standing);
        let application = words!("本规定的适用", "application of the regulation");
        self.list(application, &applications, |_, _| String::new(), |r, seen, _| r.say(seen.words()).into())?;
        self.list(
            words!("状态", "Where the decision stands"),
            &standings,
            |_, _| String::new(),
            |r, seen, _| {
                let (state, since, act) = (r.say(seen.state.words()), r.speaker.day(seen.since), seen.act);
                if r.zh() {
                    alloc::format!("{state}，自{since}起（第{act}条记录），已调整{}次", seen.version)
                } else {
                    alloc::format!("{state} since {since} (entry {act}), adjustments: {}", seen.version)
                }
            },
        )?;
        self.list(
            words!("下一步可依法作出的行为", "What may lawfully happen next"),
            &changes.next,
            |r, next| r.say(next.act.words()).into(),
            |r, next, _| r.lacks(&next.lacks),
        )?;
        self.list(words!("职责", "Duties"), &changes.duties, Self::duty_name, |r, duty, _| r.duty_state(duty))?;
        let days = (before.inputs.as_of, after.inputs.as_of);
        self.list(
            words!("责任人", "Who answers, by tenure"),
            &changes.responsible,
            Self::tenure_name,
            |r, seen, late| r.tenure_state(seen, if late { days.1 } else { days.0 }),
        )?;
        self.list(
            words!("责任关系", "Responsibility graph"),
            &changes.graph,
            |r, link| {
                let (from, to) = (r.speaker.party(link.from), r.speaker.party(link.to));
                let relation = r.say(link.relation.words());
                if r.zh() {
                    alloc::format!("{from}—{to}（{relation}）")
                } else {
                    alloc::format!("{from} to {to} ({relation})")
                }
            },
            |_, _, _| String::new(),
        )?;
        self.list(words!("提示", "Indications"), &changes.indications, Self::indication_name, |r, seen, _| {
            r.speaker.finding(&seen.finding)
        })?;
        self.list(
            words!("认定的情形", "Circumstances established"),
            &changes.proceedings,
            |r, seen| {
                let (opened, unit, item) = (seen.opened, r.speaker.party(seen.unit), r.say(seen.item.words()));
                if r.zh() {
                    alloc::format!("第{opened}条记录，{unit}，{item}")
                } else {
                    alloc::format!("entry {opened}, {unit}, {item}")
                }
            },
            |r, seen, _| r.since(seen.state.words(), seen.since),
        )?;
        self.list(words!("措施", "Measures"), &changes.eligibility, Self::measure_name, |r, seen, _| {
            let target = seen.target.map(|target| r.speaker.party(target));
            let said: Vec<&str> = [Some(r.say(seen.eligible.words())), target].into_iter().flatten().collect();
            said.join(r.say(words!("，", ", ")))
        })?;
        self.list(
            words!("可否移送", "Who may be referred"),
            &changes.referral_eligibility,
            |r, seen| {
                let (proceeding, person) = (seen.proceeding, r.speaker.party(seen.person));
                if r.zh() {
                    alloc::format!("第{proceeding}条记录，{person}")
                } else {
                    alloc::format!("entry {proceeding}, {person}")
                }
            },
            |r, seen, _| r.say(seen.eligible.words()).into(),
        )?;
        self.list(words!("移送与处理", "Referrals"), &changes.referrals, Self::referral_name, |r, seen, _| {
            r.referral_state(seen)
        })?;
        self.list(words!("救济", "Remedies"), &changes.remedies, Self::remedy_name, |r, seen, _| {
            r.remedy_state(seen)
        })?;
        self.list(
            words!("未生效的行为", "Acts without effect"),
            &changes.without_effect,
            |r, act| r.act_name(act.act),
            |r, act, _| r.failed(act),
        )?;
        let said = |r: &Self, finding: &Finding| r.finding(finding);
        self.list(words!("发现", "Findings"), &changes.findings, said, |_, _, _| String::new())?;
        self.list(words!("附注", "Notes"), &changes.notes, said, |_, _, _| String::new())?;
        let asked = |r: &Self, question: &crate::answers::Question| r.finding(&question.finding);
        self.list(words!("待定问题", "Open questions"), &changes.questions, asked, |_, _, _| String::new())
    }

    fn side(&mut self, label: &'static Words, inputs: &Inputs) -> fmt::Result {
        let (label, as_of) = (self.say(label), self.speaker.day(inputs.as_of));
        let known = inputs.known_on.map(|known| self.speaker.day(known));
        let standards = &inputs.standards;
        if self.zh() {
            write!(self.out, "{label}：截至{as_of}")?;
            known.map_or(Ok(()), |known| write!(self.out, "，以{known}所知为准"))?;
            inputs.entries.map_or(Ok(()), |entries| write!(self.out, "；已知记录{entries}条"))?;
            write!(self.out, "；标准 {standards}")?;
        } else {
            write!(self.out, "{label}: as of {as_of}")?;
            known.map_or(Ok(()), |known| write!(self.out, ", as known on {known}"))?;
            inputs.entries.map_or(Ok(()), |entries| write!(self.out, "; {entries} entries known"))?;
            write!(self.out, "; standards {standards}")?;
        }
        if let Some(audience) = &inputs.audience {
            let label = self.say(words!("；供查阅者：", "; for "));
            write!(self.out, "{label}{audience}")?;
        }
        writeln!(self.out)
    }

    /// One list: what is new, gone or stands otherwise, by its name and how it stands. The last argument of
    /// `state` is whether the later answer speaks.
    fn list<T>(
        &mut self,
        heading: &'static Words,
        changes: &[Change<T>],
        name: impl Fn(&Self, &T) -> String,
        state: impl Fn(&Self, &T, bool) -> String,
    ) -> fmt::Result {
        if changes.is_empty() {
            return Ok(());
        }
        self.heading(heading)?;
        let colon = self.say(words!("：", ": "));
        let joined = |name: &str, state: &str| match (name.is_empty(), state.is_empty()) {
            (false, false) => alloc::format!("{name}{colon}{state}"),
            (true, false) => state.into(),
            (_, true) => String::from(name),
        };
        for change in changes {
            let (sign, text) = match change {
                Change::Gained(thing) => (words!("新增", "new"), joined(&name(self, thing), &state(self, thing, true))),
                Change::Lost(thing) => (words!("不再", "gone"), joined(&name(self, thing), &state(self, thing, false))),
                Change::Changed { before, after } => {
                    let (was, is) = (state(self, before, false), state(self, after, true));
                    let moved = if was == is {
                        alloc::format!("{is}{}", self.say(words!("（依据有变）", " (on another basis)")))
                    } else {
                        alloc::format!("{was} → {is}")
                    };
                    (words!("变化", "changed"), joined(&name(self, after), &moved))
                }
            };
            let sign = self.say(sign);
            let (open, close) = if self.zh() { ("［", "］") } else { ("[", "] ") };
            writeln!(self.out, "  {open}{sign}{close}{text}")?;
        }
        Ok(())
    }

    fn lacks(&self, lacks: &[Finding]) -> String {
        if lacks.is_empty() {
            return self.say(words!("条件已具备", "nothing is missing")).into();
        }
        self.joined(lacks)
    }

    fn joined(&self, findings: &[Finding]) -> String {
        let said: Vec<String> =
            super::review::groups(findings).map(|group| self.together(self.speaker, group)).collect();
        said.join(self.say(words!("；", "; ")))
    }

    fn since(&self, state: &'static Words, since: Day) -> String {
        let (state, since) = (self.say(state), self.speaker.day(since));
        if self.zh() { alloc::format!("{state}，自{since}起") } else { alloc::format!("{state} since {since}") }
    }

    pub(super) fn duty_name(&self, duty: &Duty) -> String {
        let (bearer, content) = (self.speaker.party(duty.bearer), self.say(&duty.row.content));
        let clause = self.speaker.clause(duty.row.clause);
        let unit = duty.unit.map(|unit| self.speaker.party(unit));
        let mut name = match (unit, self.zh()) {
            (None, true) => alloc::format!("{bearer}，{content}（{clause}）"),
            (None, false) => alloc::format!("{bearer}, {content} ({clause})"),
            (Some(unit), true) => alloc::format!("{bearer}（{unit}），{content}（{clause}）"),
            (Some(unit), false) => alloc::format!("{bearer} ({unit}), {content} ({clause})"),
        };
        let _ = match (duty.window, duty.about, self.zh()) {
            (Some((after, through)), _, true) => write!(name, "，{}至{through}", after.next()),
            (Some((after, through)), _, false) => write!(name, ", {} to {through}", after.next()),
            (None, Some(about), true) => write!(name, "，第{about}条记录"),
            (None, Some(about), false) => write!(name, ", entry {about}"),
            (None, None, _) => Ok(()),
        };
        name
    }

    pub(super) fn duty_state(&self, duty: &Duty) -> String {
        let mut state = String::from(self.say(duty.status.words()));
        if let Some((day, no)) = duty.kept {
            let _ = if self.zh() {
                write!(state, "（第{no}条记录，{day}）")
            } else {
                write!(state, " (entry {no}, {day})")
            };
        }
        if let Some(deadline) = &duty.deadline {
            let (due, authority) = (deadline.due(), self.speaker.authority(deadline));
            let _ = if self.zh() {
                write!(state, "，期限{due}（{authority}）")
            } else {
                write!(state, ", due {due} ({authority})")
            };
        }
        state
    }

    fn tenure_name(&self, seen: &Responsible) -> String {
        let (person, at) = (self.speaker.party(seen.person), self.speaker.party(seen.at));
        let (post, capacity) = (self.say(seen.post.words()), self.say(seen.capacity.words()));
        let acting = if seen.acting { self.say(words!("（主持工作）", ", acting")) } else { "" };
        let from = seen.from;
        if self.zh() {
            alloc::format!("{at}，{person}，{post}{acting}，{capacity}，自{from}起")
        } else {
            alloc::format!("{at}, {person}, {post}{acting}, {capacity}, from {from}")
        }
    }

    /// Whether the days of a tenure that are asked about go on, or when they ended.
    fn tenure_state(&self, seen: &Responsible, as_of: Day) -> String {
        match (seen.to < as_of, self.zh()) {
            (false, _) => self.say(words!("继续", "goes on")).into(),
            (true, true) => alloc::format!("至{}止", seen.to),
            (true, false) => alloc::format!("until {}", seen.to),
        }
    }

    fn indication_name(&self, seen: &Indication) -> String {
        let (unit, clause) = (self.speaker.party(seen.unit), self.speaker.clause(seen.item.clause()));
        match (seen.source, self.zh()) {
            (IndicationSource::Duty { code, due }, true) => alloc::format!("{unit}，{clause}（{code}，期限{due}）"),
            (IndicationSource::Duty { code, due }, false) => alloc::format!("{unit}, {clause} ({code} due {due})"),
            (IndicationSource::Entry(no), true) => alloc::format!("{unit}，{clause}（第{no}条记录）"),
            (IndicationSource::Entry(no), false) => alloc::format!("{unit}, {clause} (entry {no})"),
        }
    }

    fn measure_name(&self, seen: &Eligibility) -> String {
        let (proceeding, measure) = (seen.proceeding, self.say(seen.measure.words()));
        if self.zh() {
            alloc::format!("第{proceeding}条记录，{measure}")
        } else {
            alloc::format!("entry {proceeding}, {measure}")
        }
    }

    fn referral_name(&self, seen: &ReferralOnRecord) -> String {
        let (opened, person) = (seen.opened, self.speaker.party(seen.person));
        if self.zh() {
            alloc::format!("第{opened}条记录，{person}")
        } else {
            alloc::format!("entry {opened}, {person}")
        }
    }

    fn referral_state(&self, seen: &ReferralOnRecord) -> String {
        let state = self.say(seen.state.words());
        let sanction = seen.sanction.as_ref().map(|sanction| self.say(sanction.kind.words()));
        let annulled = seen.annulled.map(|_| self.say(words!("处分已撤销", "its sanction annulled")));
        [Some(state), sanction, annulled].into_iter().flatten().collect::<Vec<_>>().join(self.say(words!("，", ", ")))
    }

    fn remedy_name(&self, seen: &RemedyAnswer) -> String {
        let (holder, by, of) = (self.speaker.party(seen.holder), self.speaker.party(seen.by), seen.of);
        if self.zh() {
            alloc::format!("{holder}对{by}第{of}条记录的处理")
        } else {
            alloc::format!("{holder} against entry {of} of {by}")
        }
    }

    fn remedy_state(&self, seen: &RemedyAnswer) -> String {
        let step = seen.step.map(|step| self.say(step.words()));
        let result = seen.result.map(|result| self.say(result.words()));
        let said = [Some(self.say(seen.stage.words())), step, result, Some(self.say(seen.finality.words()))];
        let mut said = said.into_iter().flatten().collect::<Vec<_>>().join(self.say(words!("，", ", ")));
        if let Some(last) = &seen.last_day {
            let (last, until) = (last.due(), self.say(words!("，至", ", until ")));
            let _ = write!(said, "{until}{last}");
        }
        said
    }

    fn failed(&self, act: &WithoutEffect) -> String {
        let failed = self.failed_of(act);
        let said: Vec<String> =
            super::review::groups(&failed).map(|group| self.together(self.speaker, group)).collect();
        said.join(self.say(words!("；", "; ")))
    }
}
