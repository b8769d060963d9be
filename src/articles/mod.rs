//! Floor 3: the articles, one module each, in the order of the text. Each module says what its article means
//! here, in Chinese and English, and holds its guards, duties, findings and words. Articles never import each
//! other; what several of them ask in the same words stands in `shared`.

pub(crate) mod article_05;
pub(crate) mod article_09;
pub(crate) mod article_17;
pub(crate) mod article_18;
pub(crate) mod article_19;
pub(crate) mod article_20;
pub(crate) mod shared;
