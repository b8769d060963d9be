//! Floor 3: the articles, one module each, in the order of the text. Each module says what its article means
//! here, in Chinese and English, and holds its guards, duties, findings and words. Articles never import each
//! other; what several of them ask in the same words stands in `shared`.

pub(crate) mod article_01;
pub(crate) mod article_02;
pub(crate) mod article_03;
pub(crate) mod article_04;
pub(crate) mod article_05;
pub(crate) mod article_06;
pub(crate) mod article_09;
pub(crate) mod article_14;
pub(crate) mod article_21;
pub(crate) mod guards;
pub(crate) mod shared;

use crate::{
    reading::{View, score::Ledger},
    terms::Sink,
};

/// Every duty of every article on the day of the view, in the order of the text.
pub(crate) fn duties(view: &View<'_>, ledger: &mut impl Ledger) {
    article_05::duties(view, ledger);
    article_06::duties(view, ledger);
    article_09::duties(view, ledger);
    article_14::duties(view, ledger);
    article_21::duties(view, ledger);
}

/// Every finding and standing question of every article, in the order of the text.
pub(crate) fn findings<S: Sink>(view: &View<'_>, sink: &mut S) {
    article_01::findings(view, sink);
    article_02::findings(view, sink);
    article_04::findings(view, sink);
    article_09::findings(view, sink);
    article_14::findings(view, sink);
}
