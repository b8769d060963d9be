//! Floor 3: the articles, one module each, in the order of the text. Each module says what its article means
//! here, in Chinese and English, and holds its guards, duties, findings and words. Articles never import each
//! other; what several of them ask in the same words stands in `shared`.

pub(crate) mod article_05;
pub(crate) mod article_07;
pub(crate) mod article_08;
pub(crate) mod article_09;
pub(crate) mod article_10;
pub(crate) mod article_11;
pub(crate) mod article_12;
pub(crate) mod article_13;
pub(crate) mod article_15;
pub(crate) mod article_16;
pub(crate) mod shared;
