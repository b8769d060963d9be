//! Floor 3: the articles, one module each, in the order of the text. Each module says what its article means
//! here, in Chinese and English, and holds its guards, duties, findings and words. Articles never import each
//! other; what several of them ask in the same words stands in `shared`.

pub(crate) mod article_01;
pub(crate) mod article_02;
pub(crate) mod article_03;
pub(crate) mod article_04;
pub(crate) mod article_05;
pub(crate) mod article_06;
pub(crate) mod article_07;
pub(crate) mod article_08;
pub(crate) mod article_09;
pub(crate) mod article_10;
pub(crate) mod article_11;
pub(crate) mod article_12;
pub(crate) mod article_13;
pub(crate) mod article_14;
pub(crate) mod article_15;
pub(crate) mod article_16;
pub(crate) mod article_17;
pub(crate) mod article_18;
pub(crate) mod article_19;
pub(crate) mod article_20;
pub(crate) mod article_21;
pub(crate) mod article_22;
pub(crate) mod article_23;
pub(crate) mod article_24;
pub(crate) mod guards;
pub mod provisions;
pub(crate) mod shared;

use crate::{
    reading::{View, score::Ledger},
    terms::{Sink, party::Application},
};

/// Every duty of every article on the day of the view, in the order of the text, then those of the host's rules.
pub(crate) fn duties(view: &View<'_>, ledger: &mut impl Ledger) {
    // An organ outside arts 2 and 23 owes nothing under the regulation.
    if view.application == Application::OutOfScope {
        return;
    }
    article_05::duties(view, ledger);
    article_06::duties(view, ledger);
    article_07::duties(view, ledger);
    article_08::duties(view, ledger);
    article_09::duties(view, ledger);
    article_11::duties(view, ledger);
    article_12::duties(view, ledger);
    article_13::duties(view, ledger);
    article_14::duties(view, ledger);
    article_15::duties(view, ledger);
    article_16::duties(view, ledger);
    article_17::duties(view, ledger);
    article_18::duties(view, ledger);
    article_19::duties(view, ledger);
    article_20::duties(view, ledger);
    article_21::duties(view, ledger);
    article_22::duties(view, ledger);
    view.rules.duties(view, ledger);
}

/// The duties of the articles to which some codes belong, each article asked once, then those of the host's rules:
/// among them every duty of those codes.
pub(crate) fn duties_coded<'c>(view: &View<'_>, codes: impl Iterator<Item = &'c str>, ledger: &mut impl Ledger) {
    if view.application == Application::OutOfScope {
        return;
    }
    let mut asked = [false; 25];
    for code in codes {
        let article = code.split_once('.').and_then(|(article, _)| article.parse::<usize>().ok());
        let Some(asked) = article.and_then(|article| asked.get_mut(article)) else { continue };
        if core::mem::replace(asked, true) {
            continue;
        }
        match article {
            Some(5) => article_05::duties(view, ledger),
            Some(6) => article_06::duties(view, ledger),
            Some(7) => article_07::duties(view, ledger),
            Some(8) => article_08::duties(view, ledger),
            Some(9) => article_09::duties(view, ledger),
            Some(11) => article_11::duties(view, ledger),
            Some(12) => article_12::duties(view, ledger),
            Some(13) => article_13::duties(view, ledger),
            Some(14) => article_14::duties(view, ledger),
            Some(15) => article_15::duties(view, ledger),
            Some(16) => article_16::duties(view, ledger),
            Some(17) => article_17::duties(view, ledger),
            Some(18) => article_18::duties(view, ledger),
            Some(19) => article_19::duties(view, ledger),
            Some(20) => article_20::duties(view, ledger),
            Some(21) => article_21::duties(view, ledger),
            Some(22) => article_22::duties(view, ledger),
            Some(_) | None => {}
        }
    }
    view.rules.duties(view, ledger);
}

/// Every finding and standing question of every article, in the order of the text, then those of the host's
/// rules.
pub(crate) fn findings<S: Sink>(view: &View<'_>, sink: &mut S) {
    // Where the regulation does not apply, nothing is found by it. What is left is of the record itself (which act
    // rests on an entry taken back, which is history) and of the host's own rules.
    if view.application == Application::OutOfScope {
        article_17::rested(view, sink);
        article_24::findings(view, sink);
        view.rules.findings(view, sink);
        return;
    }
    article_01::findings(view, sink);
    article_02::findings(view, sink);
    article_04::findings(view, sink);
    article_07::findings(view, sink);
    article_08::findings(view, sink);
    article_09::findings(view, sink);
    article_10::findings(view, sink);
    article_12::findings(view, sink);
    article_13::findings(view, sink);
    article_14::findings(view, sink);
    article_15::findings(view, sink);
    article_16::findings(view, sink);
    article_17::findings(view, sink);
    article_18::findings(view, sink);
    article_20::findings(view, sink);
    article_21::discipline::findings(view, sink);
    article_22::findings(view, sink);
    article_23::findings(view, sink);
    article_24::findings(view, sink);
    view.rules.findings(view, sink);
}

#[cfg(test)]
mod tests {
    use crate::{
        reading::{
            position::Judged,
            testing::{Bench, lines},
        },
        terms::EntryNo,
    };

    use super::*;

    /// A stop of the organ's own, a unit without a head, an entry without evidence: nothing of it is found where the
    /// organ has determined that the regulation does not apply to it. What is history still is.
    #[test]
    fn nothing_is_found_where_the_regulation_does_not_apply() {
        let bench = Bench::new(&[("2022-04-01", "o", r#""fact":{"unauthorised_stop":{}}"#)]);
        let mut bench = bench.running("2022-03-01", "2022-03-10");
        let (act, findings_of_act) = (EntryNo(900), alloc::vec::Vec::new());
        let judged = Judged { act, in_effect: true, before_force: true, findings: findings_of_act, retracted: false };
        bench.position.judged.push(judged);
        let found =
            |application| bench.findings("2022-04-15", |view, sink| findings(&View { application, ..*view }, sink));
        let direct = found(Application::Direct);
        for code in ["07.leader-unknown", "10.principal-head-unknown", "14.organ-without-procedure", "17.evidence"] {
            assert!(direct.iter().any(|line| line.contains(code)), "{code} in {direct:?}");
        }
        assert_eq!(found(Application::OutOfScope), lines(&["met 24.history 900 2021-01-01"]));
    }
}
