//! What a judgement collects while the guards speak, and what it gives.

use alloc::vec::Vec;

use crate::terms::{Clause, Cure, Finding, Row, Ruling, Sink, Words};

/// Where the guards of a judgement put what they find: what stands in the way, and every point that holds, too,
/// while a proof is built. Allocates nothing while all is met and no proof is.
pub(super) struct Points {
    everything: bool,
    findings: Vec<Finding>,
    /// How many points fail.
    failed: usize,
}

/// A refusal lists so many failed guards and so many open ones; a proof of it lists all, and an act in effect leaves each
/// of its questions. Were it always all, a record that tries to archive again and again would hold the square of its
/// length.
const LISTED: usize = 100;

static MORE: Row = Row::new(
    "17.more-in-the-way",
    Clause::article(17),
    "还有其他事项，此处不再逐条列出",
    "there are more points than are listed here",
    Cure::Another(&LISTED_FIRST),
);
static LISTED_FIRST: Words =
    Words { zh: "先办结已列出的事项，再行核验", en: "settle what is listed, then ask again" };

impl Points {
    /// None yet; everything is kept for a proof.
    pub(super) const fn new(everything: bool) -> Self {
        Self { everything, findings: Vec::new(), failed: 0 }
    }
}

impl Sink for Points {
    fn push(&mut self, finding: Finding) {
        if self.everything {
            self.findings.push(finding);
            return;
        }
        match finding.ruling {
            Ruling::Met => {}
            Ruling::Open => self.findings.push(finding),
            Ruling::NotMet => {
                self.failed += 1;
                if self.failed <= LISTED {
                    self.findings.push(finding);
                } else if self.failed == LISTED + 1 {
                    self.findings.push(Finding::new(Ruling::NotMet, &MORE));
                }
            }
        }
    }

    fn is_full(&self) -> bool {
        !self.everything && self.failed > LISTED
    }
}

/// What a judgement gave: the failed guards and open questions; for a proof, what holds besides.
pub(super) struct Verdict {
    pub(super) findings: Vec<Finding>,
    pub(super) in_effect: bool,
    pub(super) before_force: bool,
    /// Whether it is in effect only because it is on record so: what it rested on was retracted later.
    pub(super) fell: bool,
}

impl Verdict {
    /// An act passes unless a guard fails; with `strict`, unless one is open, too.
    pub(super) fn of(points: Points, before_force: bool, strict: bool) -> Self {
        let bars = |finding: &Finding| match finding.ruling {
            Ruling::Met => false,
            Ruling::NotMet => true,
            Ruling::Open => strict,
        };
        let in_effect = !points.findings.iter().any(bars);
        let mut findings = points.findings;
        if !in_effect && !points.everything {
            let mut open = 0;
            findings.retain_mut(|finding| {
                open += usize::from(finding.ruling == Ruling::Open);
                if finding.ruling == Ruling::Open && open == LISTED + 1 {
                    *finding = Finding::new(Ruling::Open, &MORE);
                }
                finding.ruling != Ruling::Open || open <= LISTED + 1
            });
            findings.shrink_to_fit();
        }
        Self { in_effect, findings, before_force, fell: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static ROW: Row = Row::new("00.t", Clause::article(1), "t", "t", Cure::Nothing);

    /// The verdict on so many failed points and so many open ones: whether the act is in effect, and of the points how
    /// many fail, how many are open, and at which places it is said that there are more.
    fn told((failed, open): (usize, usize), everything: bool, strict: bool) -> (bool, usize, usize, Vec<usize>) {
        let mut points = Points::new(everything);
        for (n, ruling) in [(open, Ruling::Open), (1, Ruling::Met), (failed, Ruling::NotMet)] {
            (0..n).for_each(|_| points.push(Finding::new(ruling, &ROW)));
        }
        let Verdict { findings, in_effect, .. } = Verdict::of(points, false, strict);
        let of = |ruling| findings.iter().filter(|finding| finding.ruling == ruling).count();
        let more = findings.iter().enumerate().filter(|(_, finding)| finding.row.code == MORE.code);
        (in_effect, of(Ruling::NotMet), of(Ruling::Open), more.map(|(n, _)| n).collect())
    }

    /// A refusal lists a hundred of each kind, and once for each kind that there are more.
    #[test]
    fn a_refusal_lists_the_first_points() {
        assert_eq!(told((1, 0), false, false), (false, 1, 0, Vec::new()));
        assert_eq!(told((LISTED, LISTED), false, false), (false, LISTED, LISTED, Vec::new()));
        assert_eq!(told((LISTED + 1, 0), false, false), (false, LISTED + 1, 0, alloc::vec![LISTED]));
        assert_eq!(told((LISTED + 9, 0), false, false), (false, LISTED + 1, 0, alloc::vec![LISTED]));
        assert_eq!(told((1, LISTED + 1), false, false), (false, 1, LISTED + 1, alloc::vec![LISTED]));
        assert_eq!(told((1, LISTED + 9), false, false), (false, 1, LISTED + 1, alloc::vec![LISTED]));
        let both = (LISTED + 9, LISTED + 9);
        assert_eq!(told(both, false, false), (false, LISTED + 1, LISTED + 1, alloc::vec![LISTED, LISTED * 2 + 1]));
        // Nothing more is worth asking for once all that is listed fails; for a proof it is.
        let full = |failed, everything| {
            let mut points = Points::new(everything);
            (0..failed).for_each(|_| points.push(Finding::new(Ruling::NotMet, &ROW)));
            points.is_full()
        };
        assert_eq!([full(LISTED, false), full(LISTED + 1, false), full(LISTED + 1, true)], [false, true, false]);
    }

    /// A proof and an act in effect keep all.
    #[test]
    fn nothing_else_is_cut_short() {
        assert_eq!(told((0, LISTED + 9), false, false), (true, 0, LISTED + 9, Vec::new()));
        assert_eq!(told((LISTED + 9, LISTED + 9), true, false), (false, LISTED + 9, LISTED + 9, Vec::new()));
        // Where an open point stands in the way as well, it alone refuses.
        assert_eq!(told((0, 1), false, true), (false, 0, 1, Vec::new()));
        assert_eq!(told((0, LISTED + 9), false, true), (false, 0, LISTED + 1, alloc::vec![LISTED]));
    }
}
