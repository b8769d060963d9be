//! The four machines' tables, written by hand from the reading of the regulation, not from the code.

#![allow(dead_code, reason = "each test crate uses its own part")]

/// The execution machine. A row an act, a column a state; `.` is no move. The first column is before adoption.
pub(crate) const EXECUTION: &str = "
                   -          adopted     designated  executing           suspended_urgently  suspended   completed  terminated  archived
adopt              adopted    .           .           .                   .                   .           .          .           .
designate          .          designated  .           .                   .                   .           .          .           .
redesignate        .          .           designated  executing           suspended_urgently  suspended   .          .           .
start              .          .           executing   .                   .                   .           .          .           .
suspend_urgently   .          .           .           suspended_urgently  .                   .           .          .           .
suspend            .          .           .           suspended           .                   .           .          .           .
confirm_suspension .          .           .           .                   suspended           .           .          .           .
resume             .          .           .           .                   executing           executing   .          .           .
adjust             .          adopted     designated  executing           suspended_urgently  suspended   .          .           .
terminate          .          terminated  terminated  terminated          terminated          terminated  .          .           .
accept_completion  .          .           .           completed           .                   .           .          .           .
archive            .          .           .           .                   .                   .           archived   archived    .
";

/// The accountability machine, likewise. The first column is before any proceeding.
pub(crate) const ACCOUNTABILITY: &str = "
                  -           established ordered   corrected refused                 interviewed             circulated              escalated               corrected_after_refusal withdrawn
establish         established .           .         .         .                       .                       .                       .                       .                       .
order_correction  .           ordered     .         .         .                       .                       .                       .                       .                       .
extend_correction .           .           ordered   .         .                       .                       .                       .                       .                       .
reject_correction .           .           ordered   .         .                       .                       .                       .                       .                       .
accept_correction .           .           corrected .         corrected_after_refusal corrected_after_refusal corrected_after_refusal corrected_after_refusal .                       .
establish_refusal .           .           refused   .         .                       .                       .                       .                       .                       .
interview         .           .           .         .         interviewed             .                       escalated               .                       corrected_after_refusal .
circulate         .           .           .         .         circulated              escalated               .                       .                       corrected_after_refusal .
withdraw          .           withdrawn   withdrawn withdrawn withdrawn               withdrawn               withdrawn               withdrawn               withdrawn               .
";

/// The discipline machine, likewise. The first column is before there is an instance.
pub(crate) const DISCIPLINE: &str = "
              -         referred  decided  closed
refer         referred  .         .        .
decide        decided   decided   decided  .
no_sanction   .         closed    closed   .
";

/// The remedy machine, likewise. The door opens an instance, no act does.
pub(crate) const REMEDY: &str = "
             decided  filed       filed_further  filed_past  answered
file         filed    filed_past  .              .           filed_further
answer       .        answered    answered       answered    .
discontinue  .        decided     answered       filed       .
";

/// Every pair of a state and an act of a table, with where it leads. No state is the one before there is an instance.
pub(crate) fn rows<S: Copy, K: Copy>(
    table: &str,
    state: impl Fn(&str) -> Option<S>,
    act: impl Fn(&str) -> Option<K>,
) -> Vec<(Option<S>, K, Option<S>)> {
    let word = |word: &str| (!["-", "."].contains(&word)).then(|| state(word).unwrap_or_else(|| panic!("{word}")));
    let mut lines = table.lines().filter(|line| !line.trim().is_empty());
    let columns: Vec<Option<S>> = lines.next().unwrap().split_whitespace().map(word).collect();
    let mut pairs = Vec::new();
    for line in lines {
        let mut words = line.split_whitespace();
        let act = act(words.next().unwrap()).unwrap();
        let leads: Vec<Option<S>> = words.map(word).collect();
        assert_eq!(leads.len(), columns.len(), "{line}");
        pairs.extend(columns.iter().zip(leads).map(|(from, to)| (*from, act, to)));
    }
    pairs
}
