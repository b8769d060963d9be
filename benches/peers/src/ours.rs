//! zeren through its public door: the guards that refuse acts, asked about an act that nobody took.

use std::{hint::black_box, time::Duration};

use cpu_time::ThreadTime;
use zeren::{
    answers::{eligibility::Eligibility, referral::ReferralEligibility},
    engine::Case,
    record::{Document, Record},
    terms::{Cure, Day, EntryNo, Finding, PartyNo, Ruling, Setting, accountability::Eligible},
};

use crate::{
    Side,
    records::Made,
    table::{Asked, ROWS, said},
};

/// What a side that answers without reasons hands back in place of a row.
pub(crate) fn verdict(eligible: Option<Eligible>) -> u8 {
    eligible.map_or(0, |eligible| 1 + eligible as u8)
}

/// A case replayed, with the question about it.
struct Asking {
    question: Question,
    text: String,
    record: Record,
    case: Case,
}

#[derive(Clone, Copy)]
struct Question {
    measure: Asked,
    proceeding: EntryNo,
    person: PartyNo,
    day: Day,
}

impl Question {
    fn eligible(self, case: &Case) -> Option<Eligible> {
        match self.measure {
            Asked::Refer => Some(case.referral_eligible(self.proceeding, self.person, self.day)),
            Asked::OrderCorrection | Asked::Interview | Asked::Circulate => {
                case.eligible(self.day, self.proceeding, self.measure.measure())
            }
        }
    }

    /// The answer and the code of the point that decides it.
    fn reasoned(self, case: &Case) -> (Option<Eligible>, &'static str) {
        match self.measure {
            Asked::Refer => {
                let answer = case.referral_of(self.proceeding, self.person, self.day);
                (Some(answer.eligible), why_refer(&answer))
            }
            Asked::OrderCorrection | Asked::Interview | Asked::Circulate => {
                let answer = case.eligibility(self.day, self.proceeding, self.measure.measure());
                (answer.as_ref().map(|answer| answer.eligible), answer.as_ref().map_or("", why))
            }
        }
    }
}

fn code(finding: Option<&Finding>) -> &'static str {
    finding.map_or("no reason", |finding| finding.row.code)
}

/// The first finding of those that decide.
fn why(answer: &Eligibility) -> &'static str {
    let no = |finding: &&Finding| finding.ruling == Ruling::NotMet;
    let bars = |finding: &&Finding| matches!(finding.row.cure, Cure::Nothing | Cure::Determine(..));
    let amends = |finding: &&Finding| matches!(finding.row.cure, Cure::Amend(_));
    let mut findings = answer.findings.iter();
    code(match answer.eligible {
        Eligible::Must | Eligible::Done => findings.next(),
        Eligible::Open => findings.find(|finding| finding.ruling == Ruling::Open),
        Eligible::Barred => findings.find(|finding| no(finding) && bars(finding)),
        Eligible::NotYet => findings.find(|finding| no(finding) && !bars(finding) && !amends(finding)),
    })
}

fn why_refer(answer: &ReferralEligibility) -> &'static str {
    let mut obstacles = answer.obstacles.iter();
    let no = |finding: &&Finding| finding.ruling == Ruling::NotMet;
    code(match answer.eligible {
        Eligible::Must => answer.holds.iter().find(|finding| finding.row.code == "21.parallel-liability"),
        Eligible::Done => obstacles.find(|finding| finding.row.code == "21.one-referral"),
        Eligible::Open => obstacles.find(|finding| finding.ruling == Ruling::Open),
        Eligible::Barred => obstacles.find(|finding| no(finding) && finding.row.cure == Cure::Nothing),
        Eligible::NotYet => obstacles.find(no),
    })
}

/// Which of its two answers is measured.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    Verdict,
    WithReasons,
}

pub(crate) struct Ours {
    answer: Answer,
    asking: Vec<Asking>,
    setting: Setting,
}

impl Ours {
    pub(crate) fn new(made: &[Made], answer: Answer) -> Self {
        let setting = Setting::default();
        let asking = made
            .iter()
            .map(|made| {
                let record = Record::from_json(&made.text).unwrap_or_else(|error| panic!("{error}: {}", made.text));
                let person = record.party_no("q").expect("a party");
                let Made { proceeding, day, .. } = *made;
                let question = Question { measure: made.flat.measure, proceeding, person, day };
                let case = Case::new(record.clone(), setting.clone());
                Asking { question, text: made.text.clone(), record, case }
            })
            .collect();
        Self { answer, asking, setting }
    }

    fn rows(answers: Vec<(Asked, (Option<Eligible>, &'static str))>, out: &mut Vec<u8>) {
        out.extend(answers.into_iter().map(|(measure, (eligible, reason))| {
            let row = crate::table::of(ROWS, measure)
                .into_iter()
                .find(|row| row.eligible == eligible && row.reason == reason)
                .unwrap_or_else(|| panic!("no row says {eligible:?} because of {reason}"));
            row.number
        }));
    }
}

impl Side for Ours {
    fn name(&self) -> &'static str {
        match self.answer {
            Answer::Verdict => "zeren",
            Answer::WithReasons => "zeren, every reason kept",
        }
    }

    fn answers_with_rows(&self) -> bool {
        self.answer == Answer::WithReasons
    }

    fn decide(&mut self, which: &[usize], times: usize, out: &mut Vec<u8>) -> Duration {
        let mut answers = Vec::with_capacity(which.len());
        let start = ThreadTime::now();
        for _ in 0..times {
            out.clear();
            answers.clear();
            for place in which {
                let Asking { question, case, .. } = black_box(&self.asking[*place]);
                match self.answer {
                    Answer::Verdict => out.push(verdict(question.eligible(case))),
                    Answer::WithReasons => answers.push((question.measure, question.reasoned(case))),
                }
            }
        }
        let spent = start.elapsed();
        Self::rows(answers, out);
        spent
    }

    fn typed(&mut self, which: &[usize], out: &mut Vec<u8>) -> Duration {
        let given = |place: &usize| {
            let Asking { question, record, .. } = &self.asking[*place];
            (*question, record.document(), self.setting.clone())
        };
        let given: Vec<(Question, Document<'_>, Setting)> = which.iter().map(given).collect();
        let mut answers = Vec::with_capacity(which.len());
        let start = ThreadTime::now();
        for (question, document, setting) in given {
            let case = Case::new(document.open().expect("it is sound"), setting);
            match self.answer {
                Answer::Verdict => out.push(verdict(question.eligible(&case))),
                Answer::WithReasons => answers.push((question.measure, question.reasoned(&case))),
            }
        }
        let spent = start.elapsed();
        Self::rows(answers, out);
        spent
    }

    fn json(&mut self, which: &[usize], out: &mut Vec<String>) -> Duration {
        let start = ThreadTime::now();
        for place in which {
            let Asking { question, text, .. } = &self.asking[*place];
            let record = Record::from_json(text).expect("it is sound");
            let case = Case::new(record, self.setting.clone());
            let (eligible, reason) = question.reasoned(&case);
            out.push(said(eligible, reason));
        }
        start.elapsed()
    }
}
