//! What falls due soon, and early warning. Lamps are a host's own policy: they never stand in an answer, they say
//! nothing in law, and no person has one.

use alloc::vec::Vec;

use crate::{
    articles,
    reading::{View, score::Ledger},
    record::PartyKind,
    terms::{
        Day, PartyNo,
        duty::{Duty, Status},
        form::codes,
    },
};

use super::AssessError;

/// The duties that fall due on a day of the view or in the days after it, the earliest first, as they would stand
/// if nothing more were entered: windows that begin within the horizon are among them.
pub(crate) fn due_within(view: &View<'_>, days: u16) -> Result<Vec<Duty>, AssessError> {
    let last = view.day.plus_days(i32::from(days));
    let mut duties = Vec::new();
    articles::duties(&view.on(last), &mut duties);
    if duties.is_full() {
        return Err(AssessError::TooManyWindows);
    }
    let due = |duty: &Duty| duty.deadline.map(|deadline| deadline.due());
    duties.retain(|duty| {
        let within = due(duty).is_some_and(|due| view.day <= due && due <= last);
        within && duty.kept.is_none() && duty.status != Status::Excused
    });
    duties.sort_by_key(|duty| (due(duty), duty.row.code, duty.bearer));
    for duty in &mut duties {
        duty.status = Status::Pending;
        (duty.complete, duty.why) = (None, None);
    }
    Ok(duties)
}

codes! {
    /// A lamp (红黄绿灯) that a host's policy puts on a duty or a unit.
    pub enum Lamp {
        /// 绿灯.
        Green = "green" / "绿灯" / "green",
        /// 黄灯.
        Yellow = "yellow" / "黄灯" / "yellow",
        /// 红灯.
        Red = "red" / "红灯" / "red",
    }
}

/// When a lamp turns yellow. It turns red where a duty is missed on a due day with authority, and never by a
/// demonstration number or a provisional day. The numbers are the host's: the law sets none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum LampPolicy {
    /// So many calendar days before the due day.
    Countdown {
        /// The days.
        days: u16,
    },
    /// Once so much of the period has passed, in percent.
    Progress {
        /// The share, 0 to 100.
        percent: u8,
    },
    /// A bearer's lamps together: yellow with the first missed duty, red with so many.
    Slips {
        /// How many turn it red, such as 3.
        red: u16,
    },
}

impl LampPolicy {
    /// The lamp of one duty on a day; none for a duty without a due day, one that is excused, or a person's.
    #[must_use]
    pub fn lamp(self, duty: &Duty, as_of: Day) -> Option<Lamp> {
        let deadline = duty.deadline?;
        let warned = match self {
            Self::Countdown { days } => deadline.due().days_since(as_of) <= i32::from(days),
            Self::Progress { percent } => {
                let (passed, whole) =
                    (as_of.days_since(deadline.anchor()), deadline.due().days_since(deadline.anchor()));
                i64::from(passed) * 100 >= i64::from(whole) * i64::from(percent)
            }
            Self::Slips { .. } => false,
        };
        match duty.status {
            Status::Overdue | Status::KeptLate if duty.missed() => Some(Lamp::Red),
            Status::Overdue | Status::KeptLate | Status::Unknown | Status::KeptTimelinessUnknown => Some(Lamp::Yellow),
            Status::Pending if warned => Some(Lamp::Yellow),
            Status::Pending | Status::Kept => Some(Lamp::Green),
            Status::Open | Status::Standing | Status::Excused | Status::KeptTimelinessOpen => None,
        }
    }

    /// The lamps of the units and bodies that owe something, by party; a person has none.
    pub(crate) fn lamps(self, view: &View<'_>, duties: &[Duty]) -> Vec<(PartyNo, Lamp)> {
        let mut lamps: Vec<(PartyNo, Lamp, u16)> = Vec::new();
        for duty in duties {
            let Some(party) = view.record.party(duty.bearer) else { continue };
            if party.kind == PartyKind::Person {
                continue;
            }
            let Some(lamp) = self.lamp(duty, view.day) else { continue };
            let missed = u16::from(duty.missed());
            match lamps.iter_mut().find(|(party, ..)| *party == duty.bearer) {
                Some((_, worst, slips)) => (*worst, *slips) = ((*worst).max(lamp), slips.saturating_add(missed)),
                None => lamps.push((duty.bearer, lamp, missed)),
            }
        }
        lamps.sort_unstable();
        let lamp = |worst: Lamp, slips: u16| match self {
            Self::Slips { red } if slips >= red => Lamp::Red,
            Self::Slips { .. } if slips > 0 => Lamp::Yellow,
            Self::Slips { .. } => Lamp::Green,
            Self::Countdown { .. } | Self::Progress { .. } => worst,
        };
        lamps.into_iter().map(|(party, worst, slips)| (party, lamp(worst, slips))).collect()
    }
}
