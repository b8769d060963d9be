//! Records that look like life: a small simulation that mostly makes lawful moves and sometimes unlawful ones.
//!
//! Every choice is read from a tape of numbers, so that a history is a value: the same tape, the same record, and a
//! shorter tape a shorter history. [`record`] is the strategy, [`from_seed`] one history, [`moments`] the days on
//! which to ask about it. Every record opens; what is unlawful in it is for the engine to find.

use proptest::prelude::*;
use serde_json::{Value, json};
use zeren::{
    record::{Document, Record},
    terms::{Day, Precision, Question, duty::Term},
};

/// Records of all lengths.
pub fn record() -> impl Strategy<Value = Record> {
    prop::collection::vec(any::<u32>(), 40..900).prop_map(from_tape)
}

/// The record of a seed; its length varies with the seed.
pub fn from_seed(seed: u64) -> Record {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        u32::try_from((z ^ (z >> 31)) >> 32).unwrap()
    };
    let length = 150 + next() as usize % 750;
    from_tape((0..length).map(|_| next()).collect())
}

/// The record that a tape tells.
pub fn from_tape(tape: Vec<u32>) -> Record {
    let text = Life::new(tape).live().to_string();
    let document: Document<'_> = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{e}"));
    document.open().unwrap_or_else(|e| panic!("{e}"))
}

/// Days worth asking about: those of the entries and of their recording, the days around them, month and year ends,
/// and the edges of the law and the calendar. Sorted, without doubles.
pub fn moments(record: &Record) -> Vec<Day> {
    let mut days: Vec<Day> = BOUNDARIES.iter().map(|day| Day::parse(day).unwrap()).collect();
    for e in record.entries() {
        for day in [e.day(), Some(e.recorded_on)].into_iter().flatten() {
            days.extend([day.prev(), day, day.next(), day.plus_days(30), day.last_of(Precision::Month)]);
        }
    }
    days.sort();
    days.dedup();
    days
}

/// Days on which something turns: the regulation and other laws begin, holidays and make-up days, months that end
/// early, the last day the calendar knows.
const BOUNDARIES: &[&str] = &[
    "2020-12-31",
    "2021-01-01",
    "2021-01-31",
    "2021-02-01",
    "2021-02-10",
    "2021-02-20",
    "2021-02-28",
    "2021-05-08",
    "2021-09-30",
    "2021-10-07",
    "2021-12-31",
    "2022-01-31",
    "2022-04-30",
    "2022-05-01",
    "2022-06-30",
    "2022-12-31",
    "2023-01-20",
    "2023-01-28",
    "2023-02-28",
    "2023-09-28",
    "2023-10-07",
    "2023-12-31",
    "2024-01-31",
    "2024-02-29",
    "2024-09-30",
    "2024-12-31",
    "2025-06-01",
    "2025-12-31",
    "2026-02-14",
    "2026-09-30",
    "2026-12-30",
    "2026-12-31",
    "2027-01-01",
    "2027-02-28",
];

const UNITS: &[(&str, &str)] = &[
    ("u1", "administrative_organ"),
    ("u2", "administrative_organ"),
    ("u3", "authorised_organisation"),
    ("u4", "public_institution"),
    ("u5", "enterprise"),
    ("u6", "other"),
];

/// Bodies and the one above each; those above stand first.
const BODIES: &[(&str, &str, &str)] = &[
    ("high", "higher_organ", ""),
    ("sup2", "supervisory", ""),
    ("sup", "supervisory", "sup2"),
    ("sup3", "supervisory", ""),
    ("civ", "civil_service", "high"),
    ("app", "appointing", "high"),
    ("app2", "appointing", ""),
    ("eval", "evaluator", ""),
    ("recv", "receiving", ""),
    ("court", "other", ""),
];

const PERSONS: u32 = 14;

const CLASSES: &[&str] = &[
    "civil_servant",
    "civil_servant",
    "civil_servant",
    "civil_servant",
    "institution_manager",
    "enterprise_manager",
    "grassroots_manager",
    "other_public",
    "not_public",
];

const SANCTIONS: &[&str] = &["warning", "demerit", "major_demerit", "demotion", "removal", "dismissal"];

/// Ground, gravity and a kind within the band.
const BANDS: &[(&str, &str, &str)] = &[
    ("art28_1_3", "base", "demerit"),
    ("art28_1_3", "grave", "removal"),
    ("art29_1", "grave", "warning"),
    ("art30_1", "base", "major_demerit"),
    ("art30_2", "grave", "warning"),
    ("art30_2", "serious", "demotion"),
    ("art38_1_4", "grave", "demerit"),
    ("art39_2", "base", "warning"),
    ("art39_2", "serious", "dismissal"),
    ("art39_4", "grave", "demotion"),
    ("art41", "base", "warning"),
];

const ITEMS: &[&str] = &["item1", "item2", "item3", "item4", "item5"];

/// Facts that state conduct of a unit with a first day.
const CONDUCT: &[&str] = &[
    "unauthorised_change",
    "unauthorised_stop",
    "lead_failed",
    "cooperation_failed",
    "refusal_recorded",
    "shirking_recorded",
    "delay_recorded",
    "neglect_recorded",
    "falsification_recorded",
];

/// A proceeding as the simulation believes it stands.
#[derive(Debug, Clone)]
struct Proceeding {
    no: u32,
    unit: String,
    from: Day,
    to: Day,
    state: &'static str,
    by: Day,
}

/// A referral or own-motion decision.
#[derive(Debug, Clone)]
struct Referral {
    no: u32,
    person: String,
    to: String,
    state: &'static str,
    ground: &'static str,
}

/// A remedy: what is attacked, by whom, who decided, the last filing.
#[derive(Debug, Clone)]
struct Remedy {
    of: u32,
    who: String,
    decider: String,
    state: String,
    filed: u32,
    before: String,
    kind: &'static str,
}

#[derive(Debug)]
struct Life {
    tape: Vec<u32>,
    at: usize,
    today: Day,
    /// The day of the last act of each machine, so that lawful acts come in order.
    last_act: Day,
    level: &'static str,
    entries: Vec<Value>,
    added: Vec<&'static str>,
    state: &'static str,
    units: Vec<String>,
    designated: Day,
    started: Day,
    problems: Vec<(u32, String)>,
    reports: Vec<(u32, String)>,
    stops: Vec<u32>,
    parts: Vec<(u32, String)>,
    finals: Vec<(u32, String)>,
    commissions: Vec<(u32, String)>,
    proceedings: Vec<Proceeding>,
    referrals: Vec<Referral>,
    remedies: Vec<Remedy>,
    opinions: Vec<(u32, String)>,
    complaints: Vec<(u32, String)>,
    /// Running tenures: entry, person, place, post, first day.
    tenures: Vec<(u32, String, String, &'static str, Day)>,
    /// Facts that a proceeding may rest on, with the unit.
    grounds: Vec<(u32, String, Day)>,
    /// Days on which a seat was last left.
    left: Vec<(String, &'static str, Day)>,
    bare: bool,
}

impl Life {
    fn new(tape: Vec<u32>) -> Self {
        let mut life = Self {
            tape,
            at: 0,
            today: Day::of(2021, 1, 1),
            last_act: Day::FIRST,
            level: "banner_county",
            entries: Vec::new(),
            added: Vec::new(),
            state: "none",
            units: Vec::new(),
            designated: Day::FIRST,
            started: Day::FIRST,
            problems: Vec::new(),
            reports: Vec::new(),
            stops: Vec::new(),
            parts: Vec::new(),
            finals: Vec::new(),
            commissions: Vec::new(),
            proceedings: Vec::new(),
            referrals: Vec::new(),
            remedies: Vec::new(),
            opinions: Vec::new(),
            complaints: Vec::new(),
            tenures: Vec::new(),
            grounds: Vec::new(),
            left: Vec::new(),
            bare: false,
        };
        life.level = life.of(&[
            "banner_county",
            "banner_county",
            "banner_county",
            "banner_county",
            "banner_county",
            "city",
            "city",
            "autonomous_region",
            "department",
            "township",
            "league",
            "subdistrict",
            "zone",
            "other",
        ]);
        life.today = match life.pick(10) {
            0 => Day::of(2020, 12, 1).plus_days(life.small(40)),
            1 => Day::of(2020, 3, 1).plus_days(life.small(200)),
            2 => Day::of(2021, 1, 1),
            3 => Day::of(2022, 4, 1).plus_days(life.small(60)),
            4 => Day::of(2025, 10, 1).plus_days(life.small(300)),
            _ => Day::of(2021, 1, 4).plus_days(life.small(1_200)),
        };
        life.bare = life.chance(1, 6);
        life
    }

    // The tape.

    fn draw(&mut self) -> u32 {
        self.at += 1;
        self.tape.get(self.at - 1).copied().unwrap_or(0)
    }

    fn pick(&mut self, n: usize) -> usize {
        self.draw() as usize % n.max(1)
    }

    fn small(&mut self, n: i32) -> i32 {
        i32::try_from(self.pick(n.unsigned_abs() as usize)).unwrap()
    }

    fn chance(&mut self, n: usize, of: usize) -> bool {
        // An exhausted tape says no, so that a history ends in few words.
        self.at < self.tape.len() && self.pick(of) < n
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.pick(list.len())]
    }

    fn some<T: Clone>(&mut self, list: &[T]) -> Option<T> {
        if list.is_empty() { None } else { Some(list[self.pick(list.len())].clone()) }
    }

    // Entries.

    fn push(&mut self, on: Option<Day>, by: &str, class: &str, form: Value) -> u32 {
        let no = u32::try_from(self.entries.len()).unwrap() + 1;
        let mut e = json!({ "no": no, "recorded_on": self.today.to_string(), "by": by });
        if let Some(on) = on {
            e["on"] = json!(on.to_string());
            let coarse = ["month", "year", "month"];
            if class != "execution" && !form.to_string().contains("tenure") && self.chance(1, 40) {
                e["precision"] = json!(self.of(&coarse));
            } else if self.chance(1, 250) {
                e["precision"] = json!("month");
            }
        }
        e["recorded_by"] = json!(if by.starts_with('u') { by } else { "organ" });
        if !self.bare || !self.chance(1, 8) {
            e["evidence"] = json!([format!("doc-{no}")]);
        }
        e[class] = form;
        self.entries.push(e);
        no
    }

    /// An act of today, now and then dated a little earlier, but in order.
    fn act(&mut self, by: &str, class: &str, kind: &str, form: Value) -> u32 {
        let early = self.today.plus_days(-self.small(20)).max(self.last_act);
        let on = if self.chance(1, 12) { early } else { self.today };
        self.act_on(on, by, class, kind, form)
    }

    fn act_on(&mut self, on: Day, by: &str, class: &str, kind: &str, form: Value) -> u32 {
        if class == "execution" {
            self.last_act = self.last_act.max(on);
        }
        self.push(Some(on), by, class, json!({ kind: form }))
    }

    /// A fact of today, or one recorded late.
    fn fact(&mut self, by: &str, kind: &str, form: Value) -> u32 {
        let late = if self.chance(1, 8) { self.small(60) } else { 0 };
        self.push(Some(self.today.plus_days(-late)), by, "fact", json!({ kind: form }))
    }

    fn state_it(&mut self, by: &str, kind: &str, form: Value) -> u32 {
        self.push(None, by, "statement", json!({ kind: form }))
    }

    fn determine(&mut self, by: &str, question: Question, about: Value, met: bool) -> u32 {
        let mut form = json!({ "question": question.code(), "about": about });
        form["answer"] = json!(if met { "met" } else { "not_met" });
        if !self.chance(1, 12) {
            form["document"] = json!("opinion of the organ");
        }
        self.push(Some(self.today), by, "determination", form)
    }

    // Parties.

    fn unit(&mut self) -> String {
        let units = self.units.clone();
        self.some(&units).filter(|_| !self.chance(1, 15)).unwrap_or_else(|| self.of(UNITS).0.into())
    }

    fn person(&mut self) -> String {
        format!("p{}", 1 + self.pick(PERSONS as usize))
    }

    fn head(&self, unit: &str) -> Option<String> {
        self.tenures.iter().find(|t| t.2 == unit && t.3 == "principal_head").map(|t| t.1.clone())
    }

    fn begin(&mut self, person: &str, at: &str, post: &'static str) {
        let single = ["principal_head", "chief_executive"].contains(&post);
        if single && self.tenures.iter().any(|t| t.2 == at && t.3 == post) {
            return;
        }
        let after = self.left.iter().filter(|l| l.0 == at && l.1 == post).map(|l| l.2).max().unwrap_or(Day::FIRST);
        let early = if self.chance(1, 3) { self.small(200) } else { self.small(3) };
        let on = self.today.plus_days(-early).max(if single { after } else { Day::FIRST });
        let mut form = json!({ "person": person, "at": at, "post": post });
        if at == "organ" || post == "other_head" {
            form["portfolio"] = if self.chance(1, 6) { json!(["another"]) } else { json!(["d1", "another"]) };
        }
        if self.chance(1, 6) {
            form["by_congress"] = json!(true);
        }
        if self.chance(1, 12) {
            form["acting"] = json!(true);
        }
        let no = self.push_fine(on, "fact", json!({ "tenure_began": form }));
        self.tenures.push((no, person.into(), at.into(), post, on));
    }

    /// An entry of the organ with an exact day.
    fn push_fine(&mut self, on: Day, class: &str, form: Value) -> u32 {
        let no = self.push(Some(on), "organ", class, form);
        self.entries[no as usize - 1].as_object_mut().unwrap().remove("precision");
        no
    }

    fn end(&mut self, n: usize) {
        let (no, _, at, post, from) = self.tenures.remove(n);
        let on = self.today.plus_days(-self.small(10)).max(from);
        self.push_fine(on, "fact", json!({ "tenure_ended": { "of": no } }));
        self.left.push((at, post, on));
    }

    fn status(&mut self, person: &str, class: &str, service: &str) {
        let mut form = json!({ "person": person, "class": class });
        if !self.chance(1, 10) {
            form["service"] = json!(service);
        }
        let on = self.today.plus_days(-self.small(400));
        self.push(Some(on), "organ", "fact", json!({ "person_status": form }));
    }

    // A life.

    fn live(mut self) -> Value {
        let theme = self.pick(6);
        self.found_parties();
        if self.chance(1, 4) {
            self.set_period();
        }
        self.execute();
        let mut guard = 0;
        while self.at < self.tape.len() && guard < 400 {
            guard += 1;
            self.clock();
            let weights: &[u32] = match theme {
                // execution, routine, problems, account, discipline, remedy, publicity, complaints, people, statements, odd, wrong
                0 => &[12, 10, 3, 1, 0, 0, 6, 2, 1, 2, 1, 1],
                1 => &[6, 8, 4, 12, 4, 2, 2, 1, 2, 3, 3, 2],
                2 => &[4, 2, 1, 10, 12, 14, 1, 1, 1, 1, 1, 1],
                3 => &[10, 6, 8, 3, 1, 1, 3, 3, 5, 3, 3, 4],
                4 => &[6, 5, 2, 3, 1, 4, 6, 9, 4, 5, 4, 3],
                _ => &[5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5],
            };
            let mut n = self.draw() % weights.iter().sum::<u32>();
            let mut which = 0;
            while n >= weights[which] {
                n -= weights[which];
                which += 1;
            }
            match which {
                0 => self.execute(),
                1 => self.routine(),
                2 => self.problem(),
                3 => self.account(),
                4 => self.discipline(),
                // Remedies have short periods, so that one step alone would often come too late for the next.
                5 => (0..=self.pick(7)).for_each(|_| self.remedy()),
                6 => self.publish(),
                7 => self.complain(),
                8 => self.people(),
                9 => self.say(),
                10 => self.odd(),
                _ => self.wrong(),
            }
            if theme == 0 && ["completed", "terminated"].contains(&self.state) && self.chance(1, 2) {
                self.tidy();
            }
        }
        let units: Vec<Value> = UNITS
            .iter()
            .map(|(id, kind)| json!({ "id": id, "name": id, "kind": kind }))
            .filter(|u| !self.added.contains(&u["id"].as_str().unwrap()))
            .collect();
        let persons: Vec<Value> = (1..=PERSONS).map(|n| json!({ "id": format!("p{n}") })).collect();
        let bodies: Vec<Value> = BODIES
            .iter()
            .map(|(id, kind, above)| {
                let mut body = json!({ "id": id, "name": id, "kind": kind });
                if !above.is_empty() {
                    body["above"] = json!(above);
                }
                body
            })
            .collect();
        json!({
            "schema": "zeren.record/1", "title": "A decision", "decision": "d1",
            "organ": { "id": "organ", "name": "Organ", "level": self.level },
            "units": units, "persons": persons, "bodies": bodies, "entries": self.entries,
        })
    }

    /// Goes on: most often some days, sometimes to a day on which something turns.
    fn clock(&mut self) {
        let turn = BOUNDARIES.iter().map(|day| Day::parse(day).unwrap()).find(|day| *day > self.today);
        let next = match (self.pick(14), turn) {
            (0..=6, _) => self.today,
            (7..=9, _) => self.today.plus_days(1 + self.small(9)),
            (10 | 11, _) => self.today.plus_days(10 + self.small(40)),
            (12, Some(day)) if day <= self.today.plus_days(150) => day,
            (12, _) => self.today.plus_days(60 + self.small(60)),
            _ => self.today.last_of(Precision::Month),
        };
        self.today = next.min(Day::of(2028, 6, 30)).max(self.today);
    }

    fn found_parties(&mut self) {
        for (n, (person, at, post)) in [
            ("p1", "organ", "chief_executive"),
            ("p2", "organ", "organ_leader"),
            ("p3", "u1", "principal_head"),
            ("p4", "u2", "principal_head"),
            ("p5", "u3", "principal_head"),
            ("p6", "u4", "principal_head"),
            ("p7", "u1", "other_head"),
            ("p8", "u2", "staff"),
        ]
        .into_iter()
        .enumerate()
        {
            if n == 0 || n == 2 || !self.chance(1, 4) {
                self.begin(person, at, post);
            }
        }
        for n in 1..=9 {
            let class = self.of(CLASSES);
            let class = if n <= 4 && !self.chance(1, 5) { "civil_servant" } else { class };
            if !self.chance(1, 9) {
                self.status(&format!("p{n}"), class, "in_service");
            }
        }
    }

    fn steps(&mut self, floor: Day) -> Value {
        let on = if self.chance(1, 3) { floor.max(self.today.plus_days(-9)).min(self.today) } else { self.today };
        let on = on.to_string();
        let mut steps = vec![
            json!({ "step": "legality_review", "on": on, "result": "lawful" }),
            json!({ "step": "collective_discussion", "on": on }),
        ];
        for (step, result) in [
            ("public_participation", ""),
            ("expert_argumentation", ""),
            ("risk_assessment", "controllable"),
            ("party_committee_report", ""),
        ] {
            let mut s = json!({ "step": step, "on": on });
            if self.chance(1, 3) {
                s = json!({ "step": step, "not_required": "a ground" });
            } else if !result.is_empty() {
                s["result"] = json!(result);
            }
            steps.push(s);
        }
        if self.chance(1, 10) {
            match self.pick(6) {
                0 => drop(steps.pop()),
                1 => steps[0]["result"] = json!("unlawful"),
                2 => steps[0] = json!({ "step": "legality_review", "not_required": "haste" }),
                3 => steps[1]["on"] = json!(floor.prev().to_string()),
                4 => steps[1]["on"] = json!(self.today.next().to_string()),
                _ => drop(steps.remove(1)),
            }
        }
        json!(steps)
    }

    fn designation(&mut self) -> (Value, Vec<String>) {
        let count = 1 + self.pick(3);
        let mut pool: Vec<String> = UNITS.iter().take(5).map(|u| u.0.to_string()).collect();
        pool.retain(|u| !self.added.contains(&u.as_str()));
        let shift = if self.chance(2, 3) { 0 } else { self.pick(pool.len()) };
        pool.rotate_left(shift);
        let chosen: Vec<String> = pool.into_iter().take(count).collect();
        let count = chosen.len();
        let mut units = Vec::new();
        for (n, unit) in chosen.iter().enumerate() {
            let role = if count == 1 {
                "sole"
            } else if n == 0 {
                "lead"
            } else {
                "cooperating"
            };
            let mut u = json!({ "unit": unit, "role": role });
            if n == 0 {
                u["competence"] = json!(self.of(&["competent", "competent", "other"]));
                if self.chance(1, 2) {
                    u["reason"] = json!("no competent department");
                }
            }
            units.push(u);
        }
        if self.chance(1, 14) {
            match self.pick(4) {
                0 => units.clear(),
                1 => units[0]["role"] = json!("cooperating"),
                2 => units.push(units[0].clone()),
                _ => drop(units[0].as_object_mut().unwrap().remove("role")),
            }
        }
        let targets = self.targets(&chosen);
        (json!({ "units": units, "targets": targets }), chosen)
    }

    fn targets(&mut self, units: &[String]) -> Value {
        let mut targets = Vec::new();
        for unit in units {
            if self.chance(1, 3) {
                let day = self.today.plus_days(20 + self.small(200)).to_string();
                targets.push(json!({ "unit": unit, "day": day }));
            }
        }
        json!(targets)
    }

    /// The next lawful act of the execution, or one of those possible.
    fn execute(&mut self) {
        let (floor, state, rare) = (self.last_act, self.state, self.chance(1, 12));
        match state {
            "none" => {
                let mut form = json!({ "matter": self.of(&["public_policy", "planning", "resources", "public_project", "other"]) });
                if self.chance(1, 25) {
                    form["excluded"] = json!(self.of(&["macro_control", "legislation", "emergency"]));
                }
                if self.chance(1, 2) {
                    form["procedure"] = self.steps(self.today.plus_days(-30));
                }
                if self.chance(1, 2) {
                    form["published_on"] = json!(self.today.to_string());
                }
                let lawful = form["excluded"].is_null() && self.level != "other";
                self.act("organ", "execution", "adopt", form);
                if lawful {
                    self.state = "adopted";
                }
            }
            "adopted" if rare => self.terminate(floor),
            "adopted" => {
                let (form, chosen) = self.designation();
                self.designated = self.today;
                self.act("organ", "execution", "designate", form);
                self.units = chosen;
                self.state = "designated";
            }
            "designated" if rare => self.redesignate(),
            "designated" => {
                let unit = self.units[0].clone();
                self.started = self.today;
                self.act(&unit, "execution", "start", json!({}));
                self.state = "executing";
            }
            "executing" => match self.pick(9) {
                0 => self.redesignate(),
                1 => self.suspend_urgently(),
                2 => {
                    let of = self.some(&self.problems.clone()).map(|p| p.0);
                    let form = self.change(floor, of);
                    self.act("organ", "execution", "suspend", form);
                    self.state = "suspended";
                }
                3 => self.adjust(floor),
                4 if self.chance(1, 4) => self.terminate(floor),
                _ => self.complete(),
            },
            "suspended_urgently" | "suspended" => match self.pick(6) {
                0 => self.terminate(floor),
                1 => self.adjust(floor),
                2 | 3 if self.state == "suspended_urgently" => {
                    let form = self.change(floor, None);
                    self.act("organ", "execution", "confirm_suspension", form);
                    self.state = "suspended";
                }
                _ => {
                    let units = self.units.clone();
                    let targets = self.targets(&units);
                    self.act("organ", "execution", "resume", json!({ "targets": targets }));
                    self.state = "executing";
                }
            },
            "completed" | "terminated" => {
                if self.chance(1, 3) {
                    self.tidy();
                } else {
                    self.publish();
                }
            }
            _ => self.publish(),
        }
    }

    fn change(&mut self, floor: Day, of: Option<u32>) -> Value {
        let mut form = json!({});
        if self.chance(1, 6) {
            form["ordered"] = json!({ "by": self.of(&["high", "court", "high", "recv"]), "document": "an order" });
        } else {
            form["procedure"] = self.steps(floor);
        }
        if let Some(of) = of {
            form["of"] = json!(of);
        }
        form
    }

    fn terminate(&mut self, floor: Day) {
        let form = self.change(floor, None);
        self.act("organ", "execution", "terminate", form);
        self.state = "terminated";
    }

    fn adjust(&mut self, floor: Day) {
        let of = self.some(&self.problems.clone()).map(|p| p.0);
        let mut form = self.change(floor, of);
        if self.chance(1, 2) {
            form["change"] = json!("major");
        } else {
            form = json!({ "change": "minor", "resolution": "a resolution", "reason": "a reason" });
        }
        let units = self.units.clone();
        form["targets"] = self.targets(&units);
        if self.chance(1, 4) {
            form["reopened"] = json!([units.first().cloned().unwrap_or("u1".into())]);
        }
        if self.chance(1, 15) {
            form.as_object_mut().unwrap().remove("change");
        }
        self.act("organ", "execution", "adjust", form);
    }

    fn redesignate(&mut self) {
        let (form, chosen) = self.designation();
        self.act("organ", "execution", "redesignate", form);
        self.units = chosen;
    }

    fn suspend_urgently(&mut self) {
        if self.problems.is_empty() || self.chance(1, 3) {
            self.problem();
        }
        let chief = self.tenures.iter().find(|t| t.3 == "chief_executive").map(|t| t.1.clone());
        let mut form = json!({ "urgency": "it cannot wait" });
        if let Some((of, _)) = self.problems.last() {
            form["of"] = json!(of);
        }
        let by = chief.unwrap_or("p1".into());
        self.act_on(self.today, &by, "execution", "suspend_urgently", form);
        self.state = "suspended_urgently";
    }

    fn complete(&mut self) {
        for unit in self.units.clone() {
            if !self.parts.iter().any(|p| p.1 == unit) {
                let no = self.push(Some(self.today), &unit, "fact", json!({ "part_completed": {} }));
                self.parts.push((no, unit.clone()));
                if self.chance(1, 3) {
                    return;
                }
            }
            if !self.finals.iter().any(|p| p.1 == unit) {
                let no = self.push(Some(self.today), &unit, "fact", json!({ "final_report": {} }));
                self.finals.push((no, unit.clone()));
            }
        }
        self.act_on(self.today, "organ", "execution", "accept_completion", json!({}));
        self.state = "completed";
    }

    /// Does what is still to be done, so that the file may be closed, and closes it.
    fn tidy(&mut self) {
        for party in self.units.clone().into_iter().chain(["organ".to_string()]) {
            self.push(Some(self.today), &party, "fact", json!({ "record_filed": {} }));
        }
        for unit in ["u1", "u2", "u3", "u4", "u5", "u6"] {
            if self.state == "completed"
                && !self.units.contains(&unit.to_string())
                && self.entries.iter().any(|e| e["execution"].to_string().contains(&format!("\"unit\":\"{unit}\"")))
            {
                self.push(Some(self.today), unit, "fact", json!({ "record_filed": {} }));
            }
        }
        for (no, unit) in self.finals.clone() {
            self.push(Some(self.today), &unit, "fact", json!({ "disclosed": { "of": no, "channel": "website" } }));
        }
        let ended = self.entries.iter().rev().find(|e| !e["execution"]["terminate"].is_null()).map(|e| e["no"].clone());
        if let Some(of) = ended {
            self.push(Some(self.today), "organ", "fact", json!({ "disclosed": { "of": of, "channel": "gazette" } }));
        }
        for (no, evaluator) in std::mem::take(&mut self.commissions) {
            self.push(
                Some(self.today),
                &evaluator,
                "fact",
                json!({ "evaluation_delivered": { "of": no, "answered": [1, 2, 3] } }),
            );
        }
        for (no, to) in std::mem::take(&mut self.opinions) {
            self.push(Some(self.today), &to, "fact", json!({ "opinion_answered": { "of": no } }));
        }
        for (no, to) in std::mem::take(&mut self.complaints) {
            self.push(Some(self.today), &to, "fact", json!({ "complaint_resolved": { "of": no } }));
        }
        for p in std::mem::take(&mut self.proceedings) {
            if !["corrected", "escalated", "corrected_after_refusal", "withdrawn"].contains(&p.state) {
                self.act_on(
                    self.today,
                    "organ",
                    "accountability",
                    "withdraw",
                    json!({ "of": p.no, "reason": "closing" }),
                );
            }
        }
        for e in self.entries.clone() {
            if e["evidence"].is_null() && e["statement"].is_null() && self.entries.len() < 300 {
                self.state_it("organ", "evidence_added", json!({ "entry": e["no"], "evidence": ["found"] }));
            }
        }
        if !self.remedies.is_empty() || self.chance(1, 3) {
            self.today = self.today.plus_days(70);
        }
        self.act_on(self.today, "organ", "execution", "archive", json!({}));
        self.state = "archived";
    }

    /// What recurs: reports, meetings, training, inspection, coordination, accounts, appraisals.
    fn routine(&mut self) {
        let unit = self.unit();
        let mut form = json!({});
        if self.chance(1, 5) {
            form["covers"] = json!(self.today.plus_days(-self.small(120)).to_string());
        }
        match self.pick(12) {
            0 | 1 => {
                let no = self.fact(&unit, "execution_reported", form);
                self.reports.push((no, unit));
            }
            2 | 3 => {
                if !self.chance(1, 5) {
                    form["dedicated"] = json!(!self.chance(1, 4));
                }
                self.fact(&unit, "meeting_held", form);
            }
            4 => {
                form["form"] = json!(self.of(&["study_group", "legal_training"]));
                let by = if self.chance(1, 2) { "organ".to_string() } else { unit };
                self.fact(&by, "training_held", form);
            }
            5 => {
                let all = json!(["progress", "effect", "problems"]);
                form["aspects"] = if self.chance(1, 4) { json!(["progress"]) } else { all };
                form["units"] = json!([unit]);
                self.fact("organ", "inspection_conducted", form);
            }
            6 => {
                self.fact("organ", "inspection_scope_included", json!({}));
            }
            7 => {
                let by = self.tenures.iter().find(|t| t.3 == "organ_leader").map_or("p2".into(), |t| t.1.clone());
                self.fact(&by, "coordination_held", form);
            }
            8 => {
                let head = self.head(&unit).unwrap_or("p3".into());
                let mut form = json!({ "unit": unit });
                if !self.chance(1, 6) {
                    form["year"] = json!(self.today.plus_days(-60).year());
                }
                self.fact(&head, "year_end_account", form);
            }
            9 => {
                let year = self.today.plus_days(-90).year();
                self.fact("organ", "appraisal_made", json!({ "unit": unit, "year": year }));
            }
            10 => self.set_period(),
            _ => {
                let no = self.fact(&unit, "part_completed", json!({}));
                self.parts.push((no, unit));
            }
        }
    }

    fn set_period(&mut self) {
        let term = self.of(&[
            Term::Report,
            Term::Report,
            Term::Meeting,
            Term::Inspection,
            Term::Coordination,
            Term::Training,
            Term::YearEnd,
            Term::Appraisal,
            Term::FinalReport,
            Term::ProblemReport,
            Term::Designation,
            Term::CorrectionOrder,
            Term::Filing,
            Term::SuspensionFollowUp,
            Term::Disclosure,
            Term::ComplaintHandling,
            Term::Opinion,
            Term::Evaluation,
        ]);
        let recurring =
            [Term::Report, Term::Meeting, Term::Inspection, Term::Coordination, Term::Training].contains(&term);
        let period = match self.pick(4) {
            0 if !recurring => json!({ "by_date": { "month": 3, "day": 31, "years_after": 1 } }),
            0 | 1 => json!({ "days": self.of(&[7, 10, 30, 45, 90]) }),
            2 => json!({ "working_days": self.of(&[5, 10, 15, 20]) }),
            _ => json!({ "months": self.of(&[1, 2, 3, 6]) }),
        };
        let mut form = json!({ "term": term.code(), "period": period });
        if !self.chance(1, 10) {
            form["document"] = json!("an organ's document");
        }
        if self.chance(1, 6) {
            form["unit"] = json!(self.unit());
        }
        if self.chance(1, 10) {
            form["authority"] = json!(self.of(&["disclosure-regulation:26", "regulation:9"]));
            if zeren::terms::Clause::parse(form["authority"].as_str().unwrap()).is_err() {
                form["authority"] = json!("regulation:9");
            }
        }
        let by = if self.chance(1, 15) { "u1" } else { "organ" };
        self.act(by, "standard", "set_period", form);
    }

    fn problem(&mut self) {
        let unit = self.unit();
        match self.pick(6) {
            0..=2 => {
                let kind = self.of(&["decision_flaw", "changed_circumstances", "force_majeure"]);
                let mut form = json!({ "kind": kind });
                if self.chance(1, 2) {
                    form["seriously_affects_objective"] = json!(self.chance(1, 2));
                }
                let no = self.push(Some(self.today), &unit, "fact", json!({ "problem_found": form }));
                self.problems.push((no, unit));
            }
            3 => {
                if let Some((of, unit)) = self.some(&self.problems.clone()) {
                    self.fact(&unit, "problem_reported", json!({ "of": of }));
                } else {
                    self.fact(&unit, "problem_reported", json!({}));
                }
            }
            4 => {
                if let Some((of, _)) = self.some(&self.problems.clone()) {
                    let met = !self.chance(1, 3);
                    self.determine("organ", Question::MajorProblem, json!({ "entry": of }), met);
                }
            }
            _ => {
                if let Some((of, unit)) = self.some(&self.reports.clone()) {
                    let no = self.fact("organ", "report_contradicted", json!({ "of": of }));
                    self.grounds.push((no, unit, self.today));
                    if self.chance(1, 2) {
                        self.determine("organ", Question::Contradiction, json!({ "entry": no }), true);
                    }
                }
            }
        }
    }

    fn conduct(&mut self) -> (u32, String, Day) {
        let unit = self.unit();
        let since = self.today.plus_days(-self.small(40)).max(self.designated);
        let since = if since > self.today { self.today } else { since };
        let no = match self.pick(12) {
            0 => {
                let of = self.some(&self.problems.clone()).map(|p| p.0);
                let form = of.map_or(json!({}), |of| json!({ "of": of }));
                let kind = self.of(&["concealment_recorded", "false_report_recorded"]);
                self.fact(&unit, kind, form)
            }
            1 => {
                let form = json!({ "about": unit, "from": since.to_string(), "to": self.today.to_string() });
                self.fact("organ", "other_conduct_recorded", form)
            }
            _ => {
                let kind = self.of(CONDUCT);
                let form = if self.chance(1, 2) { json!({ "since": since.to_string() }) } else { json!({}) };
                self.push(Some(self.today), &unit, "fact", json!({ kind: form }))
            }
        };
        self.grounds.push((no, unit.clone(), since));
        let questions = [
            Question::FalseReport,
            Question::Concealment,
            Question::Neglect,
            Question::Falsification,
            Question::OtherCircumstance,
            Question::ChangeIsRefusal,
            Question::ChangeIsOther,
        ];
        let fact = self.entries[no as usize - 1]["fact"].to_string();
        for (n, word) in [
            "false_report",
            "concealment",
            "neglect",
            "falsification",
            "other_conduct",
            "unauthorised_change",
            "unauthorised_change",
        ]
        .into_iter()
        .enumerate()
        {
            if fact.contains(word) && self.chance(1, 2) {
                let by = if self.chance(1, 4) { "sup" } else { "organ" };
                let met = !self.chance(1, 4);
                self.determine(by, questions[n], json!({ "entry": no }), met);
            }
        }
        (no, unit, since)
    }

    /// The next act of a proceeding, or a new one.
    fn account(&mut self) {
        let open = self.proceedings.iter().filter(|p| !["corrected", "escalated", "withdrawn"].contains(&p.state));
        let open: Vec<u32> = open.map(|p| p.no).collect();
        if open.is_empty() || self.chance(1, 5) {
            return self.establish();
        }
        let no = open[if self.chance(3, 4) { open.len() - 1 } else { self.pick(open.len()) }];
        let at = self.proceedings.iter().position(|p| p.no == no).unwrap();
        let p = self.proceedings[at].clone();
        let (of, unit) = (json!({ "of": p.no }), p.unit.clone());
        let act = |life: &mut Self, kind: &str, form: Value, state: &'static str| {
            life.act_on(life.today, "organ", "accountability", kind, form);
            life.proceedings[at].state = state;
        };
        let later = self.today.plus_days(5 + self.small(40));
        let dated = |day: Day| json!({ "of": p.no, "correct_by": day.to_string(), "reason": "a reason" });
        match p.state {
            _ if self.chance(1, 30) => act(self, "withdraw", json!({ "of": p.no, "reason": "a reason" }), "withdrawn"),
            "established" => {
                act(self, "order_correction", json!({ "of": p.no, "correct_by": later.to_string() }), "ordered");
                self.proceedings[at].by = later;
            }
            "ordered" => match self.pick(8) {
                0 if self.today <= p.by => {
                    let later = p.by.plus_days(10);
                    act(self, "extend_correction", dated(later), "ordered");
                    self.proceedings[at].by = later;
                }
                1 => {
                    self.push(Some(self.today), &unit, "fact", json!({ "correction_reported": of }));
                    act(self, "reject_correction", dated(later), "ordered");
                    self.proceedings[at].by = later;
                }
                2 => {
                    self.push(Some(self.today), &unit, "fact", json!({ "correction_reported": of }));
                    act(self, "accept_correction", of, "corrected");
                }
                3 | 4 => {
                    self.push(Some(self.today), &unit, "fact", json!({ "correction_refusal_stated": of }));
                    act(self, "establish_refusal", of, "refused");
                }
                5 | 6 => {
                    self.today = self.today.max(p.by.next());
                    let all = json!({ "through": p.by.to_string(), "about": { "all": {} }, "terms": { "all": {} } });
                    self.state_it("organ", "completeness_stated", all);
                    act(self, "establish_refusal", json!({ "of": p.no, "silence": "nothing was done" }), "refused");
                }
                _ => {
                    self.push(Some(self.today), &unit, "fact", json!({ "correction_reported": of }));
                    self.determine("organ", Question::NoCorrection, json!({ "entry": p.no }), true);
                    act(self, "establish_refusal", of, "refused");
                }
            },
            "refused" | "interviewed" | "circulated" => match self.pick(5) {
                0 => {
                    self.push(Some(self.today), &unit, "fact", json!({ "correction_reported": of }));
                    act(self, "accept_correction", of, "corrected_after_refusal");
                }
                1 | 2 if p.state != "interviewed" => {
                    let person = self.head(&unit).unwrap_or("p3".into());
                    let next = if p.state == "circulated" { "escalated" } else { "interviewed" };
                    act(self, "interview", json!({ "of": p.no, "person": person }), next);
                }
                _ if p.state != "circulated" => {
                    let next = if p.state == "interviewed" { "escalated" } else { "circulated" };
                    act(self, "circulate", of, next);
                }
                _ => {}
            },
            _ => {
                if self.chance(1, 2) {
                    let met = !self.chance(1, 4);
                    self.determine("organ", Question::StillDue, json!({ "entry": p.no }), met);
                }
                if self.chance(1, 2) {
                    act(self, "circulate", of, "corrected_after_refusal");
                } else {
                    let person = self.head(&unit).unwrap_or("p3".into());
                    act(self, "interview", json!({ "of": p.no, "person": person }), "corrected_after_refusal");
                }
            }
        }
    }

    fn establish(&mut self) {
        if self.units.is_empty() {
            return;
        }
        let ground = self.some(&self.grounds.clone()).filter(|g| g.2 >= self.designated && !self.chance(1, 3));
        let (entry, unit, since) = ground.unwrap_or_else(|| self.conduct());
        let since = since.max(self.designated).min(self.today);
        let to = since.plus_days(self.small(20)).min(self.today);
        let mut grounds = vec![json!({ "entry": entry })];
        if self.chance(1, 8) {
            let due = self.started.plus_days(30).to_string();
            grounds = vec![json!({ "duty": { "code": "09.report", "bearer": unit, "due": due } })];
        }
        if self.chance(1, 25) {
            grounds.clear();
        }
        let item = self.of(ITEMS);
        let mut form = json!({ "unit": unit, "item": item, "from": since.to_string(), "to": to.to_string() });
        form["grounds"] = json!(grounds);
        let no = self.act_on(self.today, "organ", "accountability", "establish", form);
        let state = if self.today < Day::of(2021, 1, 1) { "withdrawn" } else { "established" };
        self.proceedings.push(Proceeding { no, unit, from: since, to, state, by: self.today });
        if item == "item4" && self.chance(1, 2) {
            self.determine("organ", Question::SuspectedOffence, json!({ "entry": no }), true);
            if self.chance(1, 2) {
                self.fact("organ", "clue_transferred", json!({ "of": no, "to": "sup" }));
            }
        }
    }

    /// The next act about a person.
    fn discipline(&mut self) {
        let open: Vec<Referral> = self.referrals.iter().filter(|r| r.state == "referred").cloned().collect();
        if open.is_empty() || self.chance(1, 3) {
            return self.refer();
        }
        let r = self.some(&open).unwrap();
        let at = self.referrals.iter().position(|o| o.no == r.no).unwrap();
        if self.chance(1, 4) {
            let outcome = self.of(&["closed", "exempted", "transferred"]);
            let form = json!({ "of": r.no, "outcome": outcome });
            self.act_on(self.today, &r.to, "discipline", "no_sanction", form);
            self.referrals[at].state = "closed";
        } else {
            let others = open.iter().filter(|o| o.person == r.person && o.no != r.no).map(|o| o.no);
            let others: Vec<u32> = others.collect();
            let to = r.to.clone();
            self.decide(&to, Some(r.no), &r.person, Some(r.ground), &others);
            self.referrals[at].state = "decided";
            for o in self.referrals.iter_mut().filter(|o| others.contains(&o.no)) {
                o.state = "closed";
            }
        }
    }

    fn refer(&mut self) {
        let live = self.proceedings.iter().filter(|p| p.state != "withdrawn").cloned().collect::<Vec<_>>();
        let Some(p) = self.some(&live).filter(|_| !self.chance(1, 8)) else {
            if self.proceedings.is_empty() && !self.chance(1, 3) {
                return self.account();
            }
            let by = self.of(&["sup", "sup", "app", "app", "organ", "sup3"]);
            let person = if self.chance(1, 3) { self.person() } else { format!("p{}", 1 + self.pick(4)) };
            return self.decide(by, None, &person, None, &[]);
        };
        let head = self.tenures.iter().find(|t| t.2 == p.unit && t.3 == "principal_head" && t.4 <= p.to);
        let person = match head.map(|t| t.1.clone()) {
            Some(head) if !self.chance(1, 4) => head,
            _ => self.person(),
        };
        let leader = self.chance(1, 2);
        let (capacity, question) = if leader {
            ("responsible_leader", Question::ResponsibleLeader)
        } else {
            ("directly_responsible", Question::DirectlyResponsible)
        };
        let band = self.of(BANDS);
        if !self.chance(1, 8) {
            let met = !self.chance(1, 12);
            self.determine("organ", question, json!({ "entry": p.no, "party": person }), met);
        }
        if !self.chance(1, 8) {
            let about = json!({ "entry": p.no, "party": person, "ground": band.0 });
            self.determine("organ", Question::GroundFits, about, true);
        }
        if self.chance(1, 5) {
            return;
        }
        let to = self.of(&["sup", "sup", "app", "app", "organ", "sup3", "app2"]);
        let form = json!({ "of": p.no, "person": person, "capacity": capacity, "ground": band.0, "to": to });
        let no = self.act_on(self.today, "organ", "discipline", "refer", form);
        self.referrals.push(Referral { no, person, to: to.into(), state: "referred", ground: band.0 });
    }

    fn decide(&mut self, by: &str, of: Option<u32>, person: &str, ground: Option<&str>, with: &[u32]) {
        let bands: Vec<_> = BANDS.iter().copied().filter(|b| ground.is_none_or(|g| g == b.0)).collect();
        let (ground, gravity, kind) = self.of(&bands);
        let kind = if self.chance(1, 12) { self.of(SANCTIONS) } else { kind };
        let mut form = json!({ "person": person, "ground": ground, "gravity": gravity, "kind": kind, "with": with });
        match of {
            Some(of) => form["of"] = json!(of),
            None => {
                form["from"] = json!(self.today.plus_days(-60).to_string());
                form["to"] = json!(self.today.plus_days(-30).to_string());
            }
        }
        if ground == "art41" && !self.chance(1, 6) {
            form["rule"] = json!("the rule breached");
        }
        if self.chance(1, 3) {
            form["months"] = json!(self.of(&[6, 12, 18, 24, 48, 60]));
        }
        for question in [Question::Mitigating, Question::Crime] {
            if self.chance(1, 12) {
                self.determine(by, question, json!({ "party": person }), true);
            }
        }
        let no = self.act_on(self.today, by, "discipline", "decide", form);
        let kind = SANCTIONS.iter().copied().find(|k| *k == kind).unwrap();
        self.remedies.push(Remedy {
            of: no,
            who: person.into(),
            decider: by.into(),
            state: "decided".into(),
            filed: 0,
            before: String::new(),
            kind,
        });
        if of.is_none() {
            let (person, to) = (person.into(), by.into());
            self.referrals.push(Referral { no, person, to, state: "decided", ground: "art41" });
        }
    }

    /// The next step of a remedy, or an inspection's conclusion that opens one.
    fn remedy(&mut self) {
        if self.remedies.is_empty() || self.chance(1, 6) {
            if self.chance(1, 2) {
                return self.discipline();
            }
            let unit = self.unit();
            let measure = self.of(&["rectification", "criticism", "interview", "other"]);
            let no = self.fact("organ", "inspection_concluded", json!({ "unit": unit, "measure": measure }));
            self.remedies.push(Remedy {
                of: no,
                who: unit,
                decider: "organ".into(),
                state: "decided".into(),
                filed: 0,
                before: String::new(),
                kind: "warning",
            });
            return;
        }
        let at = if self.chance(2, 3) { self.remedies.len() - 1 } else { self.pick(self.remedies.len()) };
        let r = self.remedies[at].clone();
        let inspection = r.who.starts_with('u');
        let state = r.state.as_str();
        let class = self.entries.iter().rev().find(|e| e["fact"]["person_status"]["person"] == *r.who);
        let servant = class.is_some_and(|e| e["fact"]["person_status"]["class"] == "civil_servant");
        if state == "decided" && r.filed == 0 && !self.chance(1, 6) {
            self.push(Some(self.today), &r.who, "fact", json!({ "received": { "of": r.of } }));
            self.remedies[at].filed = r.of;
            return;
        }
        let above = BODIES.iter().find(|b| b.0 == r.decider).map_or("", |b| b.2);
        let above = if above.is_empty() { "high" } else { above };
        let (step, before) = match state {
            "decided" if inspection && self.today >= Day::of(2021, 2, 1) => ("inspection_review", r.decider.as_str()),
            "decided" if r.decider.starts_with("sup") => ("supervisory_review", r.decider.as_str()),
            "decided" if servant && self.chance(2, 3) => ("reconsideration", r.decider.as_str()),
            "decided" if servant => ("appeal", "civ"),
            "decided" => ("other", "high"),
            "filed:reconsideration" if self.chance(1, 3) => ("appeal", "civ"),
            "answered:reconsideration" => ("appeal", if self.chance(1, 3) { above } else { "civ" }),
            "answered:appeal" => ("second_appeal", "high"),
            "answered:supervisory_review" => {
                ("supervisory_reexamination", if above == "high" { "sup2" } else { above })
            }
            _ => ("", ""),
        };
        if !step.is_empty() {
            let mut form = json!({ "of": r.of, "step": step, "before": before });
            if self.chance(1, 14) {
                form["before"] = json!(self.of(&["recv", "civ", "organ", "high"]));
            }
            if self.chance(1, 14) {
                self.fact("organ", "late_filing_accepted", json!({ "of": r.of, "reason": "good cause" }));
            }
            let no = self.act_on(self.today, &r.who, "remedy", "file", form);
            if self.chance(1, 2) {
                self.push(Some(self.today), before, "fact", json!({ "received": { "of": no } }));
            }
            if ["appeal", "second_appeal"].contains(&step) && !self.chance(1, 4) {
                self.push(Some(self.today), before, "fact", json!({ "remedy_accepted": { "of": r.of } }));
                if self.chance(1, 4) {
                    let days = self.of(&[10, 30, 45]);
                    let form = json!({ "of": r.of, "days": days, "reason": "complex" });
                    self.fact(before, "remedy_extended", form);
                }
            }
            self.remedies[at].filed = no;
            self.remedies[at].before = before.into();
            self.remedies[at].state = format!("filed:{step}");
        } else if let Some(step) = state.strip_prefix("filed:") {
            if self.chance(1, 8) {
                self.act_on(self.today, &r.who, "remedy", "discontinue", json!({ "of": r.of }));
                self.remedies[at].state = "decided".into();
                return;
            }
            let result = self.of(&["upheld", "upheld", "upheld", "modified", "annulled"]);
            let mut form = json!({ "of": r.of, "result": result });
            if result == "modified" {
                form["kind"] = json!(if self.chance(1, 3) { r.kind } else { "warning" });
            }
            let no = self.act_on(self.today, &r.before, "remedy", "answer", form);
            self.remedies[at].state = format!("answered:{step}");
            if self.chance(3, 4) {
                self.push(Some(self.today), &r.who, "fact", json!({ "received": { "of": no } }));
            }
            if result == "annulled" && !inspection {
                let again = self.referrals.iter().find(|f| f.person == r.who && f.to == r.decider).cloned();
                if let Some(f) = again.filter(|_| self.chance(1, 2)) {
                    let decider = r.decider.clone();
                    self.decide(&decider, Some(f.no), &r.who, None, &[]);
                }
            }
        } else {
            self.today = self.today.plus_days(self.small(60));
        }
    }

    /// Evaluations, disclosure, filing, opinions.
    fn publish(&mut self) {
        let unit = self.unit();
        match self.pick(12) {
            0 | 1 => {
                let evaluator = self.of(&["eval", "eval", "u6", "u2", "recv"]);
                let mut form = json!({ "evaluator": evaluator, "requirements": ["a", "b"] });
                if !self.chance(1, 4) {
                    form["due"] = json!(self.today.plus_days(self.small(120)).to_string());
                }
                if !self.chance(1, 4) {
                    form["trigger"] = json!(self.of(&["below_expectation", "many_opinions", "found_necessary"]));
                }
                let no = self.act_on(self.today, "organ", "evaluation", "commission_evaluation", form);
                self.commissions.push((no, evaluator.into()));
            }
            2 => {
                if let Some((of, by)) = self.some(&self.commissions.clone()) {
                    let answered = if self.chance(1, 4) { json!([1]) } else { json!([1, 2]) };
                    self.fact(&by, "evaluation_delivered", json!({ "of": of, "answered": answered }));
                    self.commissions.retain(|c| c.0 != of);
                }
            }
            3 => {
                if let Some((of, _)) = self.some(&self.commissions.clone()) {
                    let form = json!({ "of": of, "reason": "no longer needed" });
                    self.act_on(self.today, "organ", "evaluation", "cancel_evaluation", form);
                    self.commissions.retain(|c| c.0 != of);
                }
            }
            4 => {
                let who = self.of(&["eval", "recv", "u2", "recv"]);
                self.fact("organ", "prior_appraisal", json!({ "evaluator": who }));
            }
            5 => {
                if let Some((of, _)) = self.some(&self.reports.clone()) {
                    self.fact("organ", "result_formed", json!({ "of": of }));
                }
            }
            6 | 7 => {
                let all: Vec<_> = self.reports.iter().chain(&self.parts).chain(&self.finals).cloned().collect();
                if let Some((of, by)) = self.some(&all) {
                    if self.chance(1, 4) {
                        let mut form = json!({ "of": of });
                        if !self.chance(1, 4) {
                            form["ground"] = json!(self.of(&["art14", "art15", "art16"]));
                        }
                        self.fact(&by, "withheld", form);
                    } else {
                        self.fact(&by, "disclosed", json!({ "of": of, "channel": "website" }));
                    }
                }
            }
            8 => {
                let by = if self.chance(1, 2) { "organ".to_string() } else { unit };
                self.fact(&by, "record_filed", json!({}));
            }
            9 | 10 => {
                let to = if self.chance(1, 2) { "organ".to_string() } else { unit };
                let mut form = json!({ "from": self.of(&["deputy", "deputy", "cppcc_member", "public"]), "to": to });
                if self.chance(3, 4) {
                    form["assigned_on"] = json!(self.today.plus_days(-self.small(5)).to_string());
                }
                if self.chance(1, 4) {
                    form["difficult"] = json!(true);
                }
                let no = self.fact("outside", "opinion_received", form);
                self.opinions.push((no, to));
            }
            _ => {
                if let Some((of, to)) = self.some(&self.opinions.clone()) {
                    self.fact(&to, "opinion_answered", json!({ "of": of }));
                    self.opinions.retain(|o| o.0 != of);
                }
            }
        }
    }

    fn complain(&mut self) {
        let open = self.complaints.clone();
        let Some((of, to)) = self.some(&open).filter(|_| !self.chance(1, 3)) else {
            let to = if self.chance(1, 3) { self.of(&["organ", "recv"]).to_string() } else { self.unit() };
            let mut form = json!({ "kind": self.of(&["report", "grievance", "grievance"]), "to": to });
            form["channel"] = json!(self.of(&["letter", "phone", "email", "visit", "online"]));
            form["contact"] = json!(self.of(&["clear", "clear", "unclear"]));
            if self.chance(1, 2) {
                form["about"] = json!(self.unit());
            }
            let no = self.fact("outside", "complaint_received", form);
            self.complaints.push((no, to));
            return;
        };
        match self.pick(5) {
            0 | 1 => {
                let on = self.today.plus_days(-self.small(4)).to_string();
                let outcome = match self.pick(6) {
                    0 => json!({ "not_accepted": {} }),
                    1 => json!({ "transferred": { "to": "recv" } }),
                    2 => json!({ "accepted": { "on": on } }),
                    3 => json!({ "accepted": { "on": on, "route": "other" } }),
                    _ => json!({ "accepted": { "on": on, "route": "art31_6" } }),
                };
                let form = json!({ "of": of, "outcome": outcome });
                self.push(Some(self.today), &to, "fact", json!({ "complaint_acknowledged": form }));
            }
            2 => {
                let mut form = json!({ "of": of, "days": self.of(&[15, 30, 30, 45]) });
                if !self.chance(1, 4) {
                    form["approved_by"] = json!("p3");
                    form["notified_on"] = json!(self.today.to_string());
                }
                self.fact(&to, "complaint_extended", form);
            }
            _ => {
                self.fact(&to, "complaint_resolved", json!({ "of": of }));
                self.complaints.retain(|c| c.0 != of);
            }
        }
    }

    /// Persons come and go, units are merged, parties join.
    fn people(&mut self) {
        match self.pick(9) {
            0..=2 if !self.tenures.is_empty() => {
                let n = self.pick(self.tenures.len());
                let (_, old, at, post, _) = self.tenures[n].clone();
                self.end(n);
                if self.chance(3, 4) {
                    let person = self.person();
                    if person != old {
                        self.begin(&person, &at, post);
                    }
                }
            }
            3 | 4 => {
                let (person, at) = (self.person(), self.unit());
                let post = self.of(&["principal_head", "other_head", "staff"]);
                self.begin(&person, &at, post);
            }
            5 => {
                let (person, class) = (self.person(), self.of(CLASSES));
                let service = self.of(&["in_service", "in_service", "retired", "left", "dead"]);
                self.status(&person, class, service);
            }
            6 => {
                let (from, to) = (self.unit(), if self.chance(3, 4) { "u6".to_string() } else { self.unit() });
                self.push(Some(self.today), "organ", "fact", json!({ "unit_succeeded": { "from": from, "to": to } }));
                if let Some(at) = self.units.iter().position(|u| *u == from) {
                    self.units[at] = to;
                    self.units.dedup();
                }
            }
            7 => {
                let n = self.entries.len();
                let added = match self.pick(3) {
                    0 => {
                        json!({ "unit": { "id": format!("new-u{n}"), "name": "new", "kind": "administrative_organ" } })
                    }
                    1 => json!({ "person": { "id": format!("new-p{n}") } }),
                    _ => {
                        json!({ "body": { "id": format!("new-b{n}"), "name": "new", "kind": "evaluator", "above": "high" } })
                    }
                };
                self.fact("organ", "party_added", added);
            }
            _ => {
                let (person, post) = (self.person(), self.of(&["organ_leader", "chief_executive"]));
                self.begin(&person, "organ", post);
            }
        }
    }

    /// Statements about the record.
    fn say(&mut self) {
        match self.pick(5) {
            0..=2 => {
                let mut form = json!({ "through": self.today.plus_days(-self.small(30)).to_string() });
                let by = if self.chance(3, 4) { "organ".to_string() } else { self.unit() };
                form["about"] = match self.pick(3) {
                    0 if by == "organ" => json!({ "party": self.unit() }),
                    1 if by != "organ" => json!({ "party": by }),
                    _ => json!({ "all": {} }),
                };
                form["terms"] = if self.chance(3, 4) {
                    json!({ "all": {} })
                } else {
                    json!({ "only": [self.of(Term::ALL).code(), "report", "tenure"] })
                };
                self.state_it(&by, "completeness_stated", form);
            }
            3 => {
                let n = 1 + self.pick(self.entries.len());
                let form = json!({ "entry": n, "evidence": ["found later"] });
                self.state_it("organ", "evidence_added", form);
            }
            _ => {
                let back = if self.chance(1, 2) { self.pick(3) } else { self.pick(self.entries.len()) };
                let n = self.entries.len() - back.min(self.entries.len() - 1);
                // Taking back the end of a tenure could leave two heads on one day, which no record can hold.
                let seat = self.entries[n - 1]["fact"]
                    .as_object()
                    .is_some_and(|f| f.contains_key("tenure_ended") || f.contains_key("tenure_began"));
                if !seat {
                    self.state_it("organ", "retraction", json!({ "entry": n, "reason": "entered by mistake" }));
                }
            }
        }
    }

    /// What happens beside the usual: stops by the organ, attempts, open questions answered.
    fn odd(&mut self) {
        match self.pick(8) {
            0 | 1 => {
                let kind = self.of(&["unauthorised_stop", "unauthorised_change"]);
                let by = if self.chance(2, 3) { "organ".to_string() } else { self.unit() };
                let no = self.fact(&by, kind, json!({}));
                self.stops.push(no);
            }
            2 => {
                if let Some(of) = self.some(&self.stops.clone()) {
                    self.fact("organ", "execution_resumed", json!({ "of": of }));
                }
            }
            3 => {
                let form = json!({ "act": "suspend", "failed": ["14.procedure"] });
                self.fact("organ", "act_attempted", form);
            }
            4 => {
                self.conduct();
            }
            5 => {
                let question = if self.chance(1, 2) {
                    self.of(&[Question::ApplicationDirect, Question::ApplicationByReference])
                } else {
                    self.of(Question::ALL)
                };
                let unit = self.unit();
                let about = match self.pick(4) {
                    0 => json!({ "party": unit }),
                    1 => json!({ "entry": 1 + self.pick(self.entries.len()) }),
                    _ => json!({}),
                };
                let met = !self.chance(1, 4);
                self.determine("organ", question, about, met);
            }
            6 => {
                let unit = self.unit();
                let question = self.of(&[Question::TargetMissed, Question::DisclosureBinds, Question::InspectionScope]);
                self.determine("organ", question, json!({ "party": unit }), true);
            }
            _ => {
                let unit = self.unit();
                let kind = self.of(&["concealment_recorded", "false_report_recorded"]);
                self.fact(&unit, kind, json!({}));
            }
        }
    }

    /// An unlawful act: by the wrong actor, from the wrong state, out of order, or with something missing.
    fn wrong(&mut self) {
        let by = self.of(&["organ", "u1", "p1", "p9", "sup", "outside"]);
        let on = if self.chance(1, 3) { self.today.plus_days(-self.small(200)) } else { self.today };
        let of = self.some(&self.proceedings.clone()).map(|p| p.no);
        match (self.pick(5), of) {
            (0, Some(of)) => {
                let kind = self.of(&[
                    "order_correction",
                    "extend_correction",
                    "reject_correction",
                    "establish_refusal",
                    "interview",
                    "accept_correction",
                    "circulate",
                    "withdraw",
                ]);
                self.act_on(on, by, "accountability", kind, json!({ "of": of }));
            }
            (1, _) => {
                let kind = self.of(&[
                    "adopt",
                    "designate",
                    "redesignate",
                    "start",
                    "suspend_urgently",
                    "suspend",
                    "confirm_suspension",
                    "resume",
                    "adjust",
                    "terminate",
                    "accept_completion",
                    "archive",
                ]);
                self.push(Some(on), by, "execution", json!({ kind: {} }));
            }
            (2, _) => {
                if let Some(r) = self.some(&self.remedies.clone()) {
                    let step =
                        self.of(&["appeal", "second_appeal", "supervisory_review", "inspection_review", "other"]);
                    let form = json!({ "of": r.of, "step": step, "before": "high" });
                    self.act_on(on, &r.who, "remedy", "file", form);
                }
            }
            (3, Some(of)) => {
                let form = json!({ "of": of, "person": self.person() });
                self.act_on(on, by, "discipline", "refer", form);
            }
            _ => {
                let unit = self.unit();
                let mut form = json!({ "unit": unit, "item": "item5", "from": on.plus_days(-400).to_string() });
                form["to"] = json!(on.to_string());
                form["grounds"] = json!([{ "entry": 1 + self.pick(self.entries.len()) }]);
                self.act_on(on, by, "accountability", "establish", form);
            }
        }
    }
}
