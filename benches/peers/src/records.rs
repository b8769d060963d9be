//! The cases: small records with one proceeding of random history, and what holds of it on the day asked about. What
//! holds is kept by the walk that writes the record, not by reading the record back.

use std::fmt::Write;

use zeren::terms::{Day, EntryNo};

use crate::table::{Asked, Flat, Head, Said};

/// One case: the text of a record, a question, and the flat facts it comes to.
#[derive(Debug)]
pub(crate) struct Made {
    pub(crate) text: String,
    pub(crate) proceeding: EntryNo,
    pub(crate) day: Day,
    pub(crate) flat: Flat,
}

/// SplitMix64.
#[derive(Debug)]
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    fn said(&mut self) -> Said {
        [Said::Yes, Said::Yes, Said::No, Said::Nothing][self.below(4) as usize]
    }
}

const FORCE: Day = Day::of(2021, 1, 1);

/// The record as it is written.
struct Writing<'a> {
    dice: &'a mut Dice,
    entries: String,
    count: u32,
    day: Day,
    of: u32,
    /// The conduct lies before 2021: acts of that time were not guarded, later ones are refused.
    old: bool,
    /// What holds, from which day on.
    held: Vec<(Day, Flat)>,
    now: Flat,
}

impl Writing<'_> {
    /// An entry some days after the last one.
    fn entry(&mut self, by: &str, what: &str) {
        self.day = self.day.plus_days(1 + self.dice.below(5) as i32);
        self.at(self.day, by, what);
    }

    fn at(&mut self, day: Day, by: &str, what: &str) {
        self.count += 1;
        let comma = if self.count == 1 { "" } else { "," };
        let (no, recorded) = (self.count, self.day);
        write!(
            self.entries,
            r#"{comma}{{"no":{no},"on":"{day}","recorded_on":"{recorded}","by":"{by}","recorded_by":"o","evidence":["e{no}"],{what}}}"#
        )
        .expect("text");
    }

    fn act(&mut self, kind: &str, fields: &str) {
        let of = self.of;
        self.entry("o", &format!(r#""accountability":{{"{kind}":{{"of":{of}{fields}}}}}"#));
    }

    fn fact(&mut self, kind: &str) {
        let of = self.of;
        self.entry("a", &format!(r#""fact":{{"{kind}":{{"of":{of}}}}}"#));
    }

    fn determine(&mut self, question: &str, about: &str, answer: Said) {
        if answer != Said::Nothing {
            self.entry("o", &determination(question, about, answer));
        }
    }

    /// From the day of the last entry on.
    fn holds(&mut self, change: impl FnOnce(&mut Flat)) {
        change(&mut self.now);
        self.held.push((self.day, self.now));
    }

    /// Whether a measure taken today would be let through as far as scope and time go.
    fn lets(&self) -> bool {
        self.day < FORCE || (self.now.settled && !self.old)
    }

    /// One step of the proceeding: an act that the state allows, or one that comes too early and has no effect.
    fn step(&mut self) {
        let now = self.now;
        let stopped = now.corrected && !now.refused;
        match self.dice.below(12) {
            0 => {
                self.act("withdraw", r#","reason":"r""#);
                self.holds(|flat| flat.withdrawn = true);
            }
            _ if !now.ordered && self.dice.one_in(5) => self.act("circulate", ""),
            _ if !now.ordered => {
                let by = self.day.plus_days(365);
                self.act("order_correction", &format!(r#","correct_by":"{by}""#));
                if self.lets() {
                    self.holds(|flat| flat.ordered = true);
                }
            }
            _ if stopped => self.act("interview", r#","person":"p""#),
            1 | 2 if !now.refused => {
                let by = self.day.plus_days(500);
                self.act("extend_correction", &format!(r#","correct_by":"{by}","reason":"r""#));
            }
            3 if !now.refused => {
                self.fact("correction_reported");
                let by = self.day.plus_days(500);
                self.act("reject_correction", &format!(r#","correct_by":"{by}","reason":"r""#));
            }
            4 if !now.refused => self.act("interview", r#","person":"p""#),
            5 | 6 if !now.corrected => {
                self.fact("correction_reported");
                self.act("accept_correction", "");
                self.holds(|flat| flat.corrected = true);
            }
            _ if !now.refused => {
                self.fact("correction_refusal_stated");
                self.act("establish_refusal", "");
                if self.lets() {
                    self.holds(|flat| flat.refused = true);
                }
            }
            7 | 10 if now.corrected => {
                let answer = self.dice.said();
                let about = format!(r#""entry":{}"#, self.of);
                self.determine("ladder.still-due", &about, answer);
                if answer != Said::Nothing {
                    self.holds(|flat| flat.still_due = answer);
                }
            }
            8 | 9 if !now.interviewed => {
                self.act("interview", r#","person":"p""#);
                let headed = self.now.head == Head::Known || self.day < FORCE;
                if self.lets() && headed && self.due() {
                    self.holds(|flat| flat.interviewed = true);
                }
            }
            _ if !now.circulated => {
                self.act("circulate", "");
                if self.lets() && self.due() {
                    self.holds(|flat| flat.circulated = true);
                }
            }
            _ => self.person(),
        }
    }

    /// After a correction that followed the refusal, only what is determined to be due.
    fn due(&self) -> bool {
        !self.now.corrected || self.now.still_due == Said::Yes || self.day < FORCE
    }

    /// What the organ determines of the person, and the referral.
    fn person(&mut self) {
        let about = format!(r#""entry":{},"party":"q""#, self.of);
        let answer = self.dice.said();
        self.determine("person.directly-responsible", &about, answer);
        match answer {
            Said::Yes => self.holds(|flat| flat.answers = Said::Yes),
            Said::No => {
                // On the same day: in one capacity alone, the other would be left.
                self.at(self.day, "o", &determination("person.responsible-leader", &about, Said::No));
                self.holds(|flat| flat.answers = Said::No);
            }
            Said::Nothing => {}
        }
        if self.dice.below(3) > 0 {
            self.determine("ground.fits", &format!(r#"{about},"ground":"art39_2""#), Said::Yes);
            self.holds(|flat| flat.ground = true);
        }
        if self.dice.one_in(2) && self.day >= FORCE {
            let of = self.of;
            let refer = r#""person":"q","capacity":"directly_responsible","ground":"art39_2","to":"s""#;
            self.entry("o", &format!(r#""discipline":{{"refer":{{"of":{of},{refer}}}}}"#));
            let now = self.now;
            let stands = now.settled && now.reaches && !now.withdrawn && now.public == Said::Yes;
            if stands && now.answers == Said::Yes && now.ground {
                self.holds(|flat| flat.referred = true);
            }
        }
    }
}

fn determination(question: &str, about: &str, answer: Said) -> String {
    let answer = if answer == Said::Yes { "met" } else { "not_met" };
    format!(r#""determination":{{"question":"{question}","about":{{{about}}},"answer":"{answer}","document":"d"}}"#)
}

/// One case. The measure rotates, so that each is asked equally often.
pub(crate) fn made(dice: &mut Dice, measure: Asked) -> Made {
    let old = dice.one_in(12);
    let league = dice.one_in(5);
    let begins = if old { Day::of(2020, 3, 2) } else { Day::of(2021, 3, 1).plus_days(dice.below(900) as i32) };
    let head = [Head::Known, Head::Known, Head::Known, Head::Unknown, Head::Vacant][dice.below(5) as usize];
    let now = Flat {
        measure,
        established: false,
        settled: true,
        reaches: !old,
        withdrawn: false,
        ordered: false,
        refused: false,
        corrected: false,
        interviewed: false,
        circulated: false,
        still_due: Said::Nothing,
        head,
        referred: false,
        public: dice.said(),
        answers: Said::Nothing,
        ground: false,
    };
    let mut writing =
        Writing { dice, entries: String::new(), count: 0, day: begins, of: 0, old, held: vec![(Day::FIRST, now)], now };
    proceeding(&mut writing, league);
    let Writing { dice, entries, day: last, of, held, .. } = writing;
    // A referral is asked about once there is something to refer for: before that, the library asks for the
    // establishing where for a measure it says nothing.
    let from = held.iter().find(|(_, flat)| flat.established).map_or(last, |(day, _)| *day);
    let first = if measure == Asked::Refer { from } else { from.plus_days(-2) };
    let span = u64::try_from(last.days_since(first)).expect("in order") + 8;
    let day = first.plus_days(dice.below(span) as i32);
    let flat = held.iter().rev().find(|(from, _)| *from <= day).map_or(now, |(_, flat)| *flat);
    let text = document(&entries, if league { "league" } else { "city" });
    Made { text, proceeding: EntryNo(of), day, flat }
}

/// The entries: the decision, the people, the conduct, and the walk of the proceeding.
fn proceeding(writing: &mut Writing<'_>, league: bool) {
    let begins = writing.day;
    if league {
        writing.determine("application.direct", "", Said::Yes);
    }
    writing.entry("o", r#""execution":{"adopt":{"matter":"public_project"}}"#);
    writing.entry("o", r#""execution":{"designate":{"units":[{"unit":"a","role":"sole","competence":"competent"}]}}"#);
    writing.entry("a", r#""execution":{"start":{}}"#);
    if writing.now.head == Head::Known {
        let tenure = r#""fact":{"tenure_began":{"person":"p","at":"a","post":"principal_head"}}"#;
        writing.at(Day::of(2019, 1, 1), "a", tenure);
    }
    let class = match writing.now.public {
        Said::Yes => Some("civil_servant"),
        Said::No => Some("not_public"),
        Said::Nothing => None,
    };
    if let Some(class) = class {
        let status = format!(r#""fact":{{"person_status":{{"person":"q","class":"{class}"}}}}"#);
        writing.at(begins, "outside", &status);
    }
    writing.entry("a", r#""fact":{"concealment_recorded":{}}"#);
    let (ground, conduct) = (writing.count, writing.day);
    writing.of = ground + 1;
    writing.entry(
        "o",
        &format!(
            r#""accountability":{{"establish":{{"unit":"a","item":"item3","from":"{conduct}","to":"{conduct}","grounds":[{{"entry":{ground}}}]}}}}"#
        ),
    );
    writing.holds(|flat| flat.established = true);
    for _ in 0..writing.dice.below(9) {
        if writing.now.withdrawn {
            break;
        }
        if writing.dice.one_in(6) {
            writing.person();
        } else if league && writing.now.settled && writing.dice.one_in(8) {
            writing.determine("application.direct", "", Said::No);
            writing.holds(|flat| flat.settled = false);
        } else {
            writing.step();
        }
    }
    if writing.now.head == Head::Vacant {
        // Later than any day asked about.
        writing.count += 1;
        let (no, day) = (writing.count, writing.day.plus_days(30));
        let complete = r#"{"completeness_stated":{"through":"DAY","about":{"all":{}},"terms":{"only":["tenure"]}}}"#;
        let complete = complete.replace("DAY", &day.to_string());
        write!(
            writing.entries,
            r#",{{"no":{no},"recorded_on":"{day}","by":"o","recorded_by":"o","statement":{complete}}}"#
        )
        .expect("text");
    }
}

fn document(entries: &str, level: &str) -> String {
    format!(
        r#"{{"schema":"zeren.record/1","title":"t","decision":"d","organ":{{"id":"o","name":"o","level":"{level}"}},"units":[{{"id":"a","name":"a","kind":"administrative_organ"}}],"persons":[{{"id":"p"}},{{"id":"q"}}],"bodies":[{{"id":"s","name":"s","kind":"supervisory"}}],"entries":[{entries}]}}"#
    )
}
