//! The register of provisions: for every article of the text, and every item of one, what it is for the engine,
//! which functions carry it, and which tests hold those.
//!
//! It says nothing of the law that the articles do not say themselves; it tells a reader where to look, and the
//! house's own tests hold it against the text, the sources and the tests. `cargo run --example provisions` prints
//! it.
//!
//! A provision may play several roles, for one sentence can forbid an act, oblige someone and be the ground of a
//! measure; so the role stands with each function. What no function carries has no computable content, and the
//! row says why, in both languages.
//!
//! ```
//! use zeren::{articles::provisions::{PROVISIONS, Role}, terms::Clause};
//!
//! let of = |clause| PROVISIONS.iter().find(|provision| provision.clause == clause).unwrap();
//! assert!(of(Clause::article(13)).plays(Role::Duty));
//! assert!(of(Clause::article(3)).plays(Role::Principle));
//! assert!(of(Clause::article(21).item(4)).plays(Role::Indication));
//! ```

mod register;

pub use register::PROVISIONS;

use crate::terms::{Clause, Words};

/// What a provision is for the engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// 条件：行为生效须具备的条件 · a point that an act must meet.
    Guard,
    /// 职责：谁对谁负有何种职责 · who owes what to whom, by when.
    Duty,
    /// 发现：记录本身显示的问题或者疑问 · what the record shows or asks without anyone acting.
    Finding,
    /// 责任人：某日由谁承担责任 · who answers on a day.
    Responsibility,
    /// 迹象：记录提示的追责情形 · which circumstance the record points to.
    Indication,
    /// 措施：可以或者应当采取的措施 · which measure must, may or may not yet be taken.
    Measure,
    /// 救济：向谁、在何时之前提出 · which remedy is open, before whom, until when.
    Remedy,
    /// 原则：没有可以计算的内容 · what has no computable content.
    Principle,
    /// 定义：用语或者适用范围的含义 · what a word or the scope means.
    Definition,
    /// 施行：从何日起适用 · from which day it applies.
    Commencement,
}

impl Role {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::Guard,
        Self::Duty,
        Self::Finding,
        Self::Responsibility,
        Self::Indication,
        Self::Measure,
        Self::Remedy,
        Self::Principle,
        Self::Definition,
        Self::Commencement,
    ];

    /// In both languages.
    #[must_use]
    pub const fn words(self) -> &'static Words {
        match self {
            Self::Guard => &Words { zh: "条件", en: "guard" },
            Self::Duty => &Words { zh: "职责", en: "duty" },
            Self::Finding => &Words { zh: "发现", en: "finding" },
            Self::Responsibility => &Words { zh: "责任人", en: "responsibility" },
            Self::Indication => &Words { zh: "迹象", en: "indication" },
            Self::Measure => &Words { zh: "措施", en: "measure" },
            Self::Remedy => &Words { zh: "救济", en: "remedy" },
            Self::Principle => &Words { zh: "原则", en: "principle" },
            Self::Definition => &Words { zh: "定义", en: "definition" },
            Self::Commencement => &Words { zh: "施行", en: "commencement" },
        }
    }
}

/// One article of the text, or one item of it.
#[derive(Debug)]
#[non_exhaustive]
pub struct Provision {
    /// Its place.
    pub clause: Clause,
    /// What it is about.
    pub about: Words,
    /// What carries it.
    pub carriers: &'static [Carrier],
    /// What of it has no computable content, and why.
    pub principle: Option<Words>,
}

impl Provision {
    /// Whether the provision plays a role.
    #[must_use]
    pub fn plays(&self, role: Role) -> bool {
        self.carriers.iter().any(|carrier| carrier.role == role)
            || (role == Role::Principle && self.principle.is_some())
    }
}

/// A function that carries a provision in one role.
#[derive(Debug)]
#[non_exhaustive]
pub struct Carrier {
    /// The role.
    pub role: Role,
    /// Its path: below `articles` for an article's own, else below the crate.
    pub function: &'static str,
    /// The tests that reach it, as `cargo test` lists them; those outside the library with their crate before them.
    pub tests: &'static [&'static str],
}
