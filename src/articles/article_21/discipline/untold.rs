//! What is said of an act without effect about a person: the failed guard, and nothing of the person, the capacity,
//! the ground, the gravity or the kind (§2: such an act is listed by number, act and failed guards only).
//!
//! **Interpretation.** Which guard failed is said, by its words. A guard that exists for one capacity, ground or kind
//! alone would tell it by its words or its code: it is said in words that fit every such act.

use alloc::vec::Vec;

use crate::terms::{
    About, Arg, Clause, Cure, Finding, Row, Words,
    discipline::{Gravity, Ground, Sanction},
    party::Capacity,
};

use super::{CLAUSE, LAW, ladder::LADDERS};

static PERSON: Row = Row::new(
    "21.determined-person",
    CLAUSE,
    "决策机关应当认定{0}以所写明的身份对第{1}条记录的情形负有责任",
    "the organ determines that {0} answers for the circumstance of entry {1} in the capacity named",
    Cure::Enter("determination.determination"),
);
static TENURE: Row = Row::new(
    "21.tenure-bears-out",
    Clause::article(10),
    "记录应当载明{0}在行为期间的任职情况，且与移送所写明的身份相符",
    "the record must show the posts {0} held during the conduct, and they must bear out the capacity named",
    Cure::Enter("fact.tenure_began"),
);
static PERIOD: Row = Row::new(
    "21.period-of-kind",
    Clause::of(LAW, 8),
    "处分期间和期满日应当与处分种类相符",
    "the period and the last day stated must be those of the kind of sanction",
    Cure::Amend("months"),
);
static RULE: Row = Row::new(
    "21.decision-rule",
    Clause::of(LAW, 6),
    "处分决定应当指明所违反的规定",
    "a decision names the rule breached",
    Cure::Amend("rule"),
);
static OFFICE: Row = Row::new(
    "21.office-first",
    CLAUSE,
    "由人大及其常委会、政协选举或者任命的职务（{0}），应当先依法免去",
    "an office filled by a congress or the CPPCC is ended before such a decision about {0}",
    Cure::Enter("fact.tenure_ended"),
);

/// The findings on an act about a person as they are listed; what then says the same is said once.
pub(crate) fn untold(failed: &[Finding]) -> Vec<Finding> {
    let mut said: Vec<Finding> = failed.iter().map(one).collect();
    said.dedup();
    said
}

fn one(finding: &Finding) -> Finding {
    let row = match finding.row.code {
        "21.determined-leader" | "21.determined-direct" => &PERSON,
        "21.leader-in-post" | "21.leader-not-in-post" => &TENURE,
        "21.months" | "21.dismissal-no-period" | "21.last-day" => &PERIOD,
        "21.rule-named" => &RULE,
        "21.congress-first" => &OFFICE,
        _ => finding.row,
    };
    let args = finding.args.map(|arg| match arg {
        Arg::Words(words) if tells(words) => Arg::None,
        // A number of months is that of a kind of sanction.
        Arg::Party(_) | Arg::Count(_) => Arg::None,
        Arg::None | Arg::Words(_) | Arg::Entry(_) | Arg::Day(_) | Arg::Clause(_) => arg,
    });
    Finding { row, args, about: About { party: None, ground: None, ..finding.about }, ..*finding }
}

/// Whether a word tells the capacity, the ground or its further element, the gravity or the kind.
fn tells(words: &Words) -> bool {
    Ground::ALL.iter().any(|ground| ground.words() == words)
        || LADDERS.iter().any(|ladder| ladder.extra.as_ref() == Some(words))
        || Sanction::ALL.iter().any(|kind| kind.words() == words)
        || Gravity::ALL.iter().any(|gravity| gravity.words() == words)
        || Capacity::ALL.iter().any(|capacity| capacity.words() == words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::{EntryNo, Ruling, discipline::ReferralState};

    #[test]
    fn what_tells_of_the_matter_is_left_out_and_nothing_else() {
        let told = |words: &'static Words| one(&Finding::new(Ruling::NotMet, &PERSON).with(words)).args[0];
        let of_the_matter = Ground::ALL
            .iter()
            .map(|ground| ground.words())
            .chain(LADDERS.iter().filter_map(|ladder| ladder.extra.as_ref()))
            .chain(Sanction::ALL.iter().map(|kind| kind.words()))
            .chain(Gravity::ALL.iter().map(|gravity| gravity.words()))
            .chain(Capacity::ALL.iter().map(|capacity| capacity.words()));
        for words in of_the_matter {
            assert_eq!(told(words), Arg::None, "{}", words.en);
        }
        for state in ReferralState::ALL {
            assert_eq!(told(state.words()), Arg::Words(state.words()), "{state:?}");
        }
        let entry = Finding::new(Ruling::NotMet, &PERSON).with(EntryNo(3));
        assert_eq!(one(&entry).args[0], Arg::Entry(EntryNo(3)));
    }

    /// Those of one capacity, ground or kind alone are said in words that fit all.
    #[test]
    fn a_guard_of_one_kind_alone_is_said_in_words_for_all() {
        static NAMED: [(&str, &Row); 8] = [
            ("21.determined-leader", &PERSON),
            ("21.determined-direct", &PERSON),
            ("21.leader-in-post", &TENURE),
            ("21.leader-not-in-post", &TENURE),
            ("21.months", &PERIOD),
            ("21.dismissal-no-period", &PERIOD),
            ("21.last-day", &PERIOD),
            ("21.rule-named", &RULE),
        ];
        let row = |code| alloc::boxed::Box::leak(alloc::boxed::Box::new(Row { code, ..PERSON })) as &'static Row;
        for (code, said) in NAMED {
            assert_eq!(one(&Finding::new(Ruling::NotMet, row(code))).row.code, said.code, "{code}");
        }
        assert_eq!(one(&Finding::new(Ruling::NotMet, row("21.congress-first"))).row.code, OFFICE.code);
        assert_eq!(one(&Finding::new(Ruling::NotMet, row("21.by-decider"))).row.code, "21.by-decider");
    }
}
