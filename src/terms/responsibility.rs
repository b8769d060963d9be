//! Responsibility (责任): who answered for a unit on which days, by the post held, and the days on which the
//! record shows nobody. Being in post is a fact; fault is for a determination to say.

use super::{
    Day, EntryNo, PartyNo,
    party::{Capacity, Post},
};

/// One person's days in a post that makes the holder answer for execution (art 10).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Responsible {
    /// The person.
    pub person: PartyNo,
    /// The unit, or the organ, in which the post is held.
    pub at: PartyNo,
    /// First responsible (第一责任人) or correspondingly responsible (相应责任).
    pub capacity: Capacity,
    /// The post.
    pub post: Post,
    /// Whether the post is held in an acting capacity (主持工作).
    pub acting: bool,
    /// The first of the days asked about.
    pub from: Day,
    /// The last of them, itself included.
    pub to: Day,
    /// The entry that began the tenure.
    pub entry: EntryNo,
}

/// Days on which no holder of a post is on record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The unit, or the organ.
    pub at: PartyNo,
    /// The post.
    pub post: Post,
    /// The first day.
    pub from: Day,
    /// The last day, itself included.
    pub to: Day,
    /// The statement that the tenures of the seat are complete over these days; without one, whether the post
    /// was vacant is open.
    pub complete: Option<EntryNo>,
}
