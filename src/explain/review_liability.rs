//! The part of the review about arts 21 and 22: indications, proceedings, measures, referrals, remedies.

use alloc::{string::String, vec::Vec};
use core::fmt::{self, Write};

use crate::{
    answers::{Answer, Eligibility, ReferralEligibility, ReferralOnRecord, RemedyAnswer, referral::LastDay},
    terms::{
        Finding, Ruling,
        accountability::{Indication, IndicationSource},
        remedy::Finality,
    },
};

use super::review::{Review, words};

impl Review<'_> {
    pub(super) fn liability(&mut self, answer: &Answer) -> fmt::Result {
        let liability = &answer.liability;
        self.heading(words!("五、第二十一条情形与措施", "5. Circumstances and measures of art 21"))?;
        if liability.indications.is_empty() && liability.proceedings.is_empty() && liability.referrals.is_empty() {
            self.none()?;
        }
        for indication in liability.indications.iter().filter(|indication| !indication.is_question()) {
            self.indication(indication)?;
        }
        for proceeding in &liability.proceedings {
            let unit = self.speaker.party(proceeding.unit);
            let item = self.say(proceeding.item.words());
            let clause = self.speaker.clause(proceeding.item.clause());
            let state = self.say(proceeding.state.words());
            let (opened, from, to, since) = (proceeding.opened, proceeding.from, proceeding.to, proceeding.since);
            if self.zh() {
                writeln!(
                    self.out,
                    "  第{opened}条记录认定{unit}{item}（{clause}），行为期间{from}至{to}；{state}，自{since}起"
                )?;
            } else {
                writeln!(
                    self.out,
                    "  entry {opened} established against {unit}: {item} ({clause}), conduct {from} to {to}; {state} since {since}"
                )?;
            }
            for eligibility in liability.eligibility.iter().filter(|e| e.proceeding == opened) {
                self.eligibility(eligibility)?;
            }
            for eligibility in liability.referral_eligibility.iter().filter(|e| e.proceeding == opened) {
                self.referral_eligibility(eligibility)?;
            }
        }
        for referral in &liability.referrals {
            self.referral(referral)?;
        }
        self.heading(words!("六、救济", "6. Remedies"))?;
        if liability.remedies.is_empty() {
            return self.none();
        }
        liability.remedies.iter().try_for_each(|remedy| self.remedy(remedy))
    }

    fn indication(&mut self, indication: &Indication) -> fmt::Result {
        let text = self.speaker.finding(&indication.finding);
        let clause = self.speaker.clause(indication.item.clause());
        let label = self.say(words!("提示", "indicates"));
        let source = match (indication.source, self.zh()) {
            (IndicationSource::Duty { code, due }, true) => alloc::format!("{code}，期限{due}"),
            (IndicationSource::Duty { code, due }, false) => alloc::format!("{code} due {due}"),
            (IndicationSource::Entry(no), true) => alloc::format!("第{no}条记录"),
            (IndicationSource::Entry(no), false) => alloc::format!("entry {no}"),
        };
        let colon = self.say(words!("：", ": "));
        writeln!(self.out, "  {label} {clause}{colon}{text} [{source}]")
    }

    fn obstacles<'f>(&mut self, findings: impl Iterator<Item = &'f Finding>) -> fmt::Result {
        let kept: Vec<Finding> = findings.copied().collect();
        for group in super::review::groups(&kept) {
            let text = self.together(self.speaker, group);
            writeln!(self.out, "      - {text}")?;
        }
        Ok(())
    }

    fn eligibility(&mut self, eligibility: &Eligibility) -> fmt::Result {
        let measure = self.say(eligibility.measure.words());
        let eligible = self.say(eligibility.eligible.words());
        let target = eligibility.target.map(|target| self.speaker.party(target)).unwrap_or_default();
        let colon = self.say(words!("：", ": "));
        writeln!(self.out, "    {measure} {target}{colon}{eligible}")?;
        self.obstacles(eligibility.findings.iter().filter(|finding| finding.ruling != Ruling::Met))
    }

    fn referral_eligibility(&mut self, eligibility: &ReferralEligibility) -> fmt::Result {
        let person = self.speaker.party(eligibility.person);
        let eligible = self.say(eligibility.eligible.words());
        if self.zh() {
            writeln!(self.out, "    移送 {person}：{eligible}")?;
        } else {
            writeln!(self.out, "    refer {person}: {eligible}")?;
        }
        self.obstacles(eligibility.obstacles.iter())
    }

    fn referral(&mut self, referral: &ReferralOnRecord) -> fmt::Result {
        let person = self.speaker.party(referral.person);
        let state = self.say(referral.state.words());
        let opened = referral.opened;
        if self.zh() {
            write!(self.out, "  第{opened}条记录：{person}，{state}")?;
        } else {
            write!(self.out, "  entry {opened}: {person}, {state}")?;
        }
        if let Some(ground) = referral.ground {
            let words = self.say(ground.words());
            let comma = self.say(words!("，", ", "));
            write!(self.out, "{comma}{words}")?;
        }
        if let Some(sanction) = &referral.sanction {
            let kind = self.say(sanction.kind.words());
            let from = sanction.from;
            let last: String = match (sanction.last_day, self.zh()) {
                // Where both ways of counting end on one day, it is that day.
                (LastDay::Between(a, b), true) if a == b => alloc::format!("至{b}"),
                (LastDay::Between(a, b), false) if a == b => alloc::format!("until {b}"),
                (LastDay::Between(a, b), true) => alloc::format!("至{a}或{b}（两种计算）"),
                (LastDay::Between(a, b), false) => alloc::format!("until {a} or {b}, by the two ways of counting"),
                (LastDay::Stated(day), true) => alloc::format!("至{day}"),
                (LastDay::Stated(day), false) => alloc::format!("until {day}"),
                (LastDay::None, true) => "无期限".into(),
                (LastDay::None, false) => "without a period".into(),
                (LastDay::Unknown, true) => "期限待定".into(),
                (LastDay::Unknown, false) => "its last day open".into(),
            };
            if self.zh() {
                write!(self.out, "；{kind}，自{from}起，{last}")?;
            } else {
                write!(self.out, "; {kind} from {from} {last}")?;
            }
        }
        match (referral.annulled, self.zh()) {
            (Some((on, no)), true) => write!(self.out, "；处分已于{on}撤销（第{no}条记录）")?,
            (Some((on, no)), false) => write!(self.out, "; its sanction was annulled on {on} (entry {no})")?,
            (None, _) => {}
        }
        match (referral.closed_with, self.zh()) {
            (Some(no), true) => write!(self.out, "；与第{no}条记录的处分合并处理")?,
            (Some(no), false) => write!(self.out, "; closed with the one sanction of entry {no}")?,
            (None, _) => {}
        }
        writeln!(self.out)
    }

    fn remedy(&mut self, remedy: &RemedyAnswer) -> fmt::Result {
        let holder = self.speaker.party(remedy.holder);
        let by = self.speaker.party(remedy.by);
        let regime = self.say(remedy.regime.words());
        let result = remedy.result.map(|result| self.say(result.words()));
        let reached = [remedy.step.map(|step| self.say(step.words())), Some(self.say(remedy.stage.words())), result];
        let stage = reached.into_iter().flatten().collect::<Vec<_>>().join(self.say(words!("，", ", ")));
        let finality = self.say(remedy.finality.words());
        let of = remedy.of;
        if self.zh() {
            writeln!(self.out, "  {holder}对{by}第{of}条记录的处理：{regime}；{stage}；{finality}")?;
        } else {
            writeln!(self.out, "  {holder} against entry {of} of {by}: {regime}; {stage}; {finality}")?;
        }
        if let Some(why) = remedy.why.as_ref().filter(|_| remedy.finality == Finality::Lapsed) {
            let text = self.finding(why);
            writeln!(self.out, "    - {text}")?;
        }
        for next in &remedy.next {
            let clauses: Vec<String> = next.clauses.iter().map(|clause| self.speaker.clause(*clause)).collect();
            let clauses = clauses.join(self.say(words!("、", ", ")));
            let (open, close) = (self.say(words!("（", " (")), self.say(words!("）", ")")));
            let step = alloc::format!("{}{open}{clauses}{close}", self.say(next.step.words()));
            let forum = self.say(next.forum.words());
            let text = self.finding(&next.finding);
            let last = next.last_day.as_ref().map(|deadline| deadline.due());
            match (last, self.zh()) {
                (Some(day), true) => writeln!(self.out, "    {step}：向{forum}提出，至{day}；{text}")?,
                (Some(day), false) => writeln!(self.out, "    {step} before {forum}, until {day}; {text}")?,
                (None, true) => writeln!(self.out, "    {step}：向{forum}提出；{text}")?,
                (None, false) => writeln!(self.out, "    {step} before {forum}; {text}")?,
            }
        }
        Ok(())
    }
}
