//! How a machine is written once.
//!
//! Each act is listed with its actor, its clause, the articles' guards, and its moves `From => To`. The macro
//! makes of it: the table as data; a type per state with a move per row (`Next`); a runtime enum that holds
//! those types and calls those moves; and the call of the guards. What the next state keeps of the one before
//! is written by hand, one `After` per row: a missing one does not compile.

use crate::terms::{Clause, Day, EntryNo, Words};

/// Who takes an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// The decision organ.
    Organ,
    /// A designated unit.
    DesignatedUnit,
    /// The organ's chief executive in office that day.
    ChiefExecutive,
    /// A supervisory or appointing organ.
    Decider,
    /// The regime referred to.
    ReferredTo,
    /// The person or unit sanctioned.
    Sanctioned,
    /// The body filed with.
    FiledWith,
}

impl Actor {
    /// Who that is, in both languages.
    #[must_use]
    pub const fn words(self) -> &'static Words {
        match self {
            Self::Organ => const { &Words { zh: "决策机关", en: "the organ" } },
            Self::DesignatedUnit => const { &Words { zh: "已明确的决策执行单位", en: "a designated unit" } },
            Self::ChiefExecutive => const { &Words { zh: "行政首长", en: "the chief executive" } },
            Self::Decider => {
                const { &Words { zh: "监察机关或者任免机关", en: "the supervisory or appointing organ" } }
            }
            Self::ReferredTo => const { &Words { zh: "受移送机关", en: "the organ referred to" } },
            Self::Sanctioned => {
                const { &Words { zh: "被处理的人员或者单位", en: "the person or unit sanctioned" } }
            }
            Self::FiledWith => const { &Words { zh: "受理救济申请的机关", en: "the body filed with" } },
        }
    }
}

/// One row of a machine's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row<S: 'static, K: 'static> {
    /// The state before; none for the act that opens an instance.
    pub from: Option<S>,
    /// The act.
    pub act: K,
    /// The state after.
    pub to: S,
    /// Who takes it.
    pub actor: Actor,
    /// The clause it rests on.
    pub clause: Clause,
    /// The guards, by the name of the function that carries each.
    pub guards: &'static [&'static str],
}

/// When and by which entry a move was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The day of the act.
    pub on: Day,
    /// Its entry.
    pub act: EntryNo,
}

/// A state that an act of kind `A` can leave. What it leads to is decided by the machine's table.
#[diagnostic::on_unimplemented(
    message = "the act `{A}` is not possible in the state `{Self}`",
    label = "the table has no row for this state and act",
    note = "see the table of the machine for the acts possible in each state"
)]
pub trait Next<A>: Sized {
    /// The state it leads to.
    type To;
    /// Moves.
    fn next(self, step: Step) -> Self::To;
}

/// What a state keeps of the one before it.
pub(crate) trait After<From, A> {
    fn after(from: From, step: Step) -> Self;
}

/// Writes a machine; see the module.
macro_rules! machine {
    (
        $(#[$m:meta])* $machine:ident of $state:ident, acts $act:ident of $kind:ident;
        states { $($(#[$sm:meta])* $s:ident { $($(#[$fm:meta])* $f:ident : $ft:ty),* $(,)? })* }
        $(
            $a:ident by $actor:ident under $clause:expr, guards [$($guard:path),* $(,)?] {
                $(=> $first:ident $(,)?)?
                $($from:ident => $to:ident),* $(,)?
            }
        )*
    ) => {
        /// The states as types, each holding what is known by then. An act consumes one and gives the next.
        pub mod states {
            #[allow(unused_imports, reason = "a machine whose states hold nothing needs none of these")]
            use super::*;
            $(
                $(#[$sm])*
                #[derive(Debug, Clone, Copy, PartialEq, Eq)]
                pub struct $s { $($(#[$fm])* pub $f: $ft,)* }
            )*
        }

        /// The acts as types, to name a move.
        pub mod acts {
            $(
                #[doc = concat!("The act ", stringify!($a), ".")]
                #[derive(Debug, Clone, Copy, PartialEq, Eq)]
                pub struct $a;
            )*
        }

        $(#[$m])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $machine { $(#[doc = concat!("In the state ", stringify!($s), ".")] $s(states::$s),)* }

        /// What each act's rows have in common.
        #[allow(non_upper_case_globals, reason = "named after the acts")]
        mod common {
            #[allow(unused_imports, reason = "a machine may need none of these")]
            use super::*;
            $(pub(super) const $a: ($crate::machines::Actor, Clause, &[&str]) =
                ($crate::machines::Actor::$actor, $clause, &[$(stringify!($guard)),*]);)*
        }

        /// The table.
        pub static TABLE: &[$crate::machines::Row<$state, $kind>] = &[
            $(
                $($crate::machines::Row {
                    from: None, act: $kind::$a, to: $state::$first,
                    actor: common::$a.0, clause: common::$a.1, guards: common::$a.2,
                },)?
                $($crate::machines::Row {
                    from: Some($state::$from), act: $kind::$a, to: $state::$to,
                    actor: common::$a.0, clause: common::$a.1, guards: common::$a.2,
                },)*
            )*
        ];

        $($(
            impl $crate::machines::Next<acts::$a> for states::$from {
                type To = states::$to;
                fn next(self, step: $crate::machines::Step) -> states::$to {
                    $crate::machines::table::After::<states::$from, acts::$a>::after(self, step)
                }
            }
        )*)*

        /// What is said when the table has no row for an act, by the clause of the act.
        pub(crate) fn no_row(act: $kind) -> &'static $crate::terms::Row {
            match act {
                $($kind::$a => {
                    static ROW: $crate::terms::Row = $crate::terms::Row::new(
                        concat!("machine.no-row.", stringify!($a)),
                        common::$a.1,
                        "在“{0}”状态下不能作出“{1}”",
                        "`{1}` is not possible in the state `{0}`",
                        $crate::terms::Cure::ActFirst,
                    );
                    &ROW
                })*
            }
        }

        impl $machine {
            /// The state's name.
            #[must_use]
            pub const fn state(&self) -> $state { match self { $(Self::$s(_) => $state::$s,)* } }

            /// The first state of an instance, by the act that opens one; nothing for any other act.
            #[must_use]
            pub fn open(act: $kind, step: $crate::machines::Step) -> Option<Self> {
                let _ = step;
                match act {
                    $($($kind::$a => Some(Self::$first(
                        $crate::machines::table::After::<(), acts::$a>::after((), step))),)?)*
                    #[allow(unreachable_patterns, clippy::wildcard_enum_match_arm, reason = "most acts open nothing")]
                    _ => None,
                }
            }

            /// The next state by an act; nothing where the table has no row. Calls the typestates.
            #[must_use]
            pub fn next(self, act: $kind, step: $crate::machines::Step) -> Option<Self> {
                match (self, act) {
                    $($((Self::$from(state), $kind::$a) => {
                        Some(Self::$to($crate::machines::Next::<acts::$a>::next(state, step)))
                    })*)*
                    #[allow(unreachable_patterns, clippy::wildcard_enum_match_arm, reason = "no other row in the table")]
                    _ => None,
                }
            }
        }

        /// The state an act leads to from another, or from none when it opens an instance; nothing where the
        /// table has no row.
        #[must_use]
        pub const fn leads_to(from: Option<$state>, act: $kind) -> Option<$state> {
            match (from, act) {
                $(
                    $((None, $kind::$a) => Some($state::$first),)?
                    $((Some($state::$from), $kind::$a) => Some($state::$to),)*
                )*
                #[allow(unreachable_patterns, clippy::wildcard_enum_match_arm, reason = "no other row in the table")]
                _ => None,
            }
        }

        /// The states in which an act is possible.
        pub fn possible_in(act: $kind) -> impl Iterator<Item = $state> {
            TABLE.iter().filter(move |row| row.act == act).filter_map(|row| row.from)
        }

        /// The acts possible in a state.
        pub fn possible_now(state: Option<$state>) -> impl Iterator<Item = &'static $crate::machines::Row<$state, $kind>> {
            TABLE.iter().filter(move |row| row.from == state)
        }

        impl $act<$crate::terms::PartyNo> {
            /// Runs every guard of the act, the actor's among them, then those of the host's own rules.
            pub(crate) fn guards<S: $crate::terms::Sink>(
                &self,
                case: &$crate::reading::Judging<'_>,
                sink: &mut S,
            ) {
                match self { $(Self::$a(form) => { let _ = form; $($guard(case, form, sink);)* })* }
                case.view.rules.guards(case, sink);
            }
        }
    };
}
