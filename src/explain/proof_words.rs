//! The words of a proof: each claim as one line, in both languages side by side.

use alloc::{string::String, vec::Vec};
use core::fmt::{self, Write};

use crate::{
    record::{AccountabilityKind, ExecutionKind, FactKind},
    terms::{
        Day, Ruling, Words,
        calendar::DayKind,
        deadline::{Certainty, Step},
        decision::ExecutionState,
    },
};

use super::{Lang, Speaker, proof::Claim};

impl Claim {
    #[expect(clippy::too_many_lines, reason = "one arm a claim, both languages side by side")]
    pub(super) fn write(&self, out: &mut String, speaker: &Speaker<'_>) -> fmt::Result {
        let zh = speaker.lang() == Lang::Zh;
        let say = |words: &'static Words| speaker.lang().of(words);
        let day = |day: Day| speaker.day(day);
        match self {
            Self::State { state, as_of } => {
                let state = say(state.map_or(&Words { zh: "尚未作出", en: "not adopted" }, ExecutionState::words));
                if zh {
                    write!(out, "截至{}，决策处于“{state}”状态", day(*as_of))
                } else {
                    write!(out, "as of {as_of} the decision stands in `{state}`")
                }
            }
            Self::Proceeding { opened, state, as_of } => {
                let state = say(state.words);
                if zh {
                    write!(out, "截至{}，第{opened}条记录认定的情形处于“{state}”状态", day(*as_of))
                } else {
                    write!(out, "as of {as_of} the proceeding of entry {opened} stands in `{state}`")
                }
            }
            Self::Duty { row, bearer, unit, about, window, status, as_of } => {
                let (bearer, content, status) = (speaker.party(*bearer), say(&row.content), say(status.words()));
                let unit = unit.map(|unit| speaker.party(unit));
                if zh {
                    write!(out, "截至{}，{bearer}", day(*as_of))?;
                    if let Some(unit) = unit {
                        write!(out, "（{unit}）")?;
                    }
                    write!(out, "的职责“{content}”")?;
                    if let Some((after, through)) = window {
                        write!(out, "，{}至{}这一期", day(after.next()), day(*through))?;
                    }
                    if let Some(about) = about {
                        write!(out, "，就第{about}条记录")?;
                    }
                    write!(out, "：{status}")
                } else {
                    write!(out, "as of {as_of} the duty of {bearer}")?;
                    if let Some(unit) = unit {
                        write!(out, " ({unit})")?;
                    }
                    write!(out, " to {content}")?;
                    if let Some((after, through)) = window {
                        write!(out, ", window {} to {through}", after.next())?;
                    }
                    if let Some(about) = about {
                        write!(out, ", about entry {about}")?;
                    }
                    write!(out, ": {status}")
                }
            }
            Self::Point(finding) => {
                let mark = match finding.ruling {
                    Ruling::Met => "√",
                    Ruling::NotMet => "×",
                    Ruling::Open => "?",
                };
                write!(out, "{mark} {}", speaker.finding(finding))
            }
            Self::Effect { act, in_effect, history } => match (zh, in_effect, history) {
                (true, _, true) => write!(out, "第{act}条记录早于2021年1月1日，属于历史行为，不作审查"),
                (true, true, false) => write!(out, "第{act}条记录的行为生效"),
                (true, false, false) => write!(out, "第{act}条记录的行为不生效"),
                (false, _, true) => {
                    write!(out, "the act of entry {act} is history of before 2021-01-01 and is not judged")
                }
                (false, true, false) => write!(out, "the act of entry {act} is in effect"),
                (false, false, false) => write!(out, "the act of entry {act} is without effect"),
            },
            Self::Indicated { item, unit, from, to } => {
                let (unit, item) = (speaker.party(*unit), say(item.words()));
                if zh {
                    write!(out, "记录提示（不是认定）：{unit}{}至{}可能有“{item}”的情形", day(*from), day(*to))
                } else {
                    write!(out, "the record indicates, without establishing, `{item}` of {unit} from {from} to {to}")
                }
            }
            Self::Measure { measure, proceeding, target, eligible } => {
                let (measure, eligible) = (say(measure.words()), say(eligible.words()));
                let target = target.map_or("…", |target| speaker.party(target));
                if zh {
                    write!(out, "就第{proceeding}条记录认定的情形，对{target}{eligible}“{measure}”")
                } else {
                    write!(out, "in the proceeding of entry {proceeding}, `{measure}` against {target}: {eligible}")
                }
            }
            Self::Remedy { of, holder, finality } => {
                let (holder, finality) = (speaker.party(*holder), say(finality.words()));
                if zh {
                    write!(out, "{holder}对第{of}条记录的救济：{finality}")
                } else {
                    write!(out, "the remedy of {holder} against entry {of}: {finality}")
                }
            }
            Self::Held(held) => {
                let (person, at, post) = (speaker.party(held.person), speaker.party(held.at), say(held.post.words()));
                let (from, to, entry) = (day(held.from), day(held.to), held.entry);
                if zh {
                    write!(out, "{person}{from}至{to}任{at}{post}（第{entry}条记录）")
                } else {
                    write!(out, "{person} was {post} of {at} from {from} to {to} (entry {entry})")
                }
            }
            Self::Move { from, to, act, on, machine: _ } => {
                let from = from.map(|from| say(from.words));
                let (to, on) = (say(to.words), day(*on));
                match (zh, from) {
                    (true, Some(from)) => write!(out, "第{act}条记录，{on}：由“{from}”转为“{to}”"),
                    (true, None) => write!(out, "第{act}条记录，{on}：进入“{to}”"),
                    (false, Some(from)) => write!(out, "entry {act}, {on}: from `{from}` to `{to}`"),
                    (false, None) => write!(out, "entry {act}, {on}: `{to}`"),
                }
            }
            Self::Due { deadline, .. } => {
                let (due, authority) = (day(deadline.due()), speaker.authority(deadline));
                if zh { write!(out, "期限{due}：{authority}") } else { write!(out, "due {due}: {authority}") }
            }
            Self::Step(step) => write_step(out, *step, speaker),
            Self::Entry { no, kind, on, retracted } => {
                let name = kind_words(kind.0, kind.1).map_or(kind.1, say);
                if zh {
                    write!(out, "第{no}条记录：{name}")?;
                } else {
                    write!(out, "entry {no}: {name}")?;
                }
                match (zh, on) {
                    (_, None) => {}
                    (true, Some(on)) => write!(out, "，{}", day(*on))?,
                    (false, Some(on)) => write!(out, ", {on}")?,
                }
                match (zh, retracted) {
                    (_, false) => Ok(()),
                    (true, true) => write!(out, "（已撤回）"),
                    (false, true) => write!(out, " (retracted)"),
                }
            }
            Self::Fulfilled { by, on } => {
                let on = day(*on);
                if zh {
                    write!(out, "第{by}条记录履行了这项职责，计入{on}")
                } else {
                    write!(out, "entry {by} fulfils it, counted on {on}")
                }
            }
            Self::Absent { kind, party, about, from, to, besides, .. } => {
                let name = kind.split_once('.').and_then(|(class, tag)| kind_words(class, tag)).map_or(*kind, say);
                let party = speaker.party(*party);
                if zh {
                    write!(out, "{}至{}，没有{party}应当计入的“{name}”记录", day(*from), day(*to))?;
                } else {
                    write!(out, "from {from} to {to} no entry `{name}` of {party} counts")?;
                }
                match (zh, about) {
                    (_, None) => {}
                    (true, Some(about)) => write!(out, "，针对第{about}条记录")?,
                    (false, Some(about)) => write!(out, ", about entry {about}")?,
                }
                let numbers: Vec<String> = besides.iter().map(|no| alloc::format!("{no}")).collect();
                match (zh, numbers.is_empty()) {
                    (_, true) => Ok(()),
                    (true, false) => write!(out, "；同类的第{}条记录不计入本项", numbers.join("、")),
                    (false, false) => {
                        write!(out, "; of the kind, entries {} do not count for this", numbers.join(", "))
                    }
                }
            }
            Self::Complete { entry, term, through, party } => {
                let (term, party) = (say(term.words()), speaker.party(*party));
                if zh {
                    write!(out, "第{entry}条记录声明{party}“{term}”的记录至{}完整", day(*through))
                } else {
                    write!(out, "entry {entry} states the record of {party} on {term} complete through {through}")
                }
            }
            Self::Incomplete { term, through, party } => {
                let (term, party) = (say(term.words()), speaker.party(*party));
                if zh {
                    write!(out, "没有声明表明{party}“{term}”的记录至{}完整", day(*through))
                } else {
                    write!(out, "no statement makes the record of {party} on {term} complete through {through}")
                }
            }
        }
    }
}

/// The name of a kind of entry.
fn kind_words(class: &str, tag: &str) -> Option<&'static Words> {
    use crate::record::{acts, facts};
    match class {
        "execution" => ExecutionKind::from_code(tag).map(ExecutionKind::words),
        "accountability" => AccountabilityKind::from_code(tag).map(AccountabilityKind::words),
        "discipline" => acts::DisciplineKind::from_code(tag).map(acts::DisciplineKind::words),
        "remedy" => acts::RemedyKind::from_code(tag).map(acts::RemedyKind::words),
        "evaluation" => acts::EvaluationKind::from_code(tag).map(acts::EvaluationKind::words),
        "standard" => acts::StandardKind::from_code(tag).map(acts::StandardKind::words),
        "fact" => FactKind::from_code(tag).map(FactKind::words),
        "statement" => facts::StatementKind::from_code(tag).map(facts::StatementKind::words),
        "determination" => Some(const { &Words { zh: "认定意见", en: "determination" } }),
        _ => None,
    }
}

fn write_step(out: &mut String, step: Step, speaker: &Speaker<'_>) -> fmt::Result {
    let zh = speaker.lang() == Lang::Zh;
    let day = |day: Day| speaker.day(day);
    match step {
        Step::Anchored(on, entry) => match (zh, entry) {
            (true, None) => write!(out, "自{}起算，当日不计入", day(on)),
            (true, Some(no)) => write!(out, "自{}（第{no}条记录）起算，当日不计入", day(on)),
            (false, None) => write!(out, "runs from {on}, a day not counted itself"),
            (false, Some(no)) => write!(out, "runs from {on} (entry {no}), a day not counted itself"),
        },
        Step::Named(on, entry) => match (zh, entry) {
            (true, None) => write!(out, "指定的日期为{}", day(on)),
            (true, Some(no)) => write!(out, "第{no}条记录指定的日期为{}", day(on)),
            (false, None) => write!(out, "the day named is {on}"),
            (false, Some(no)) => write!(out, "the day named by entry {no} is {on}"),
        },
        Step::HolidayPassed(on) if zh => write!(out, "{}放假，不计入", day(on)),
        Step::HolidayPassed(on) => write!(out, "{on} is a holiday and not counted"),
        Step::MakeUpCounted(on) if zh => write!(out, "{}调休上班，计入", day(on)),
        Step::MakeUpCounted(on) => write!(out, "{on} is a make-up working day and counted"),
        Step::Counted(period, on) => {
            if zh {
                period.write_zh(out)?;
                write!(out, "届满于{}", day(on))
            } else {
                period.write_en(out)?;
                write!(out, " end on {on}")
            }
        }
        Step::Extended(days, on) if zh => write!(out, "延长{days}日，至{}", day(on)),
        Step::Extended(days, on) => write!(out, "extended by {days} days to {on}"),
        Step::Skipped(on, kind) => {
            let kind: &'static Words = match kind {
                DayKind::Weekend => const { &Words { zh: "休息日", en: "a day of rest" } },
                DayKind::Holiday => const { &Words { zh: "节假日", en: "a holiday" } },
                DayKind::Working | DayKind::MakeUp => const { &Words { zh: "工作日", en: "a working day" } },
            };
            let kind = speaker.lang().of(kind);
            if zh {
                write!(out, "{}为{kind}，顺延", day(on))
            } else {
                write!(out, "{on} is {kind}; the end moves on")
            }
        }
        Step::Due(on, Certainty::Firm) if zh => write!(out, "期限的最后一日为{}", day(on)),
        Step::Due(on, Certainty::Firm) => write!(out, "the last day in time is {on}"),
        Step::Due(on, Certainty::Provisional) if zh => {
            write!(out, "期限的最后一日暂定为{}，日历尚未覆盖", day(on))
        }
        Step::Due(on, Certainty::Provisional) => {
            write!(out, "the last day in time is provisionally {on}, beyond the calendar")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{acts, facts};

    #[test]
    fn every_kind_of_entry_has_a_name() {
        for (class, tags) in [
            ("execution", ExecutionKind::CODES),
            ("accountability", AccountabilityKind::CODES),
            ("discipline", acts::DisciplineKind::CODES),
            ("remedy", acts::RemedyKind::CODES),
            ("evaluation", acts::EvaluationKind::CODES),
            ("standard", acts::StandardKind::CODES),
            ("fact", FactKind::CODES),
            ("statement", facts::StatementKind::CODES),
            ("determination", &["determination"][..]),
        ] {
            for tag in tags {
                assert!(kind_words(class, tag).is_some(), "{class}.{tag}");
            }
        }
        assert!(kind_words("execution", "interview").is_none() && kind_words("other", "adopt").is_none());
    }
}
