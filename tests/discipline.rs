//! Discipline (§7.3): the machine against a table written by hand, every guard in rows, the ladders, the sanctions,
//! and who may be referred.

#[macro_use]
#[path = "common/moves.rs"]
mod moves;
#[path = "common/by_hand.rs"]
mod by_hand;

mod book;

use book::{Book, Scene, day, eligible, establish, refer, scene, scene_of, status};
use serde_json::{Value, json};
use zeren::{
    answers::referral::{LastDay, ladders},
    engine::{Draft, Proposal},
    explain::{Lang, Names},
    machines::{
        Step,
        discipline::{Discipline, TABLE, acts, possible_in, possible_now, states},
    },
    record::{Statement, What, acts::DisciplineKind, facts::Retraction},
    terms::{
        Arg, Day, EntryNo,
        accountability::{Eligible, Indication, IndicationSource},
        discipline::{ReferralState, Sanction},
        question::Question,
    },
};

fn by_hand() -> Vec<(Option<ReferralState>, DisciplineKind, Option<ReferralState>)> {
    let pairs = by_hand::rows(by_hand::DISCIPLINE, ReferralState::from_code, DisciplineKind::from_code);
    assert_eq!(pairs.len(), 4 * 3);
    pairs
}

fn step() -> Step {
    Step { on: Day::of(2022, 5, 6), act: EntryNo(7) }
}

fn in_state(state: ReferralState) -> Discipline {
    let referred = Discipline::open(DisciplineKind::Refer, step()).unwrap();
    let reached = match state {
        ReferralState::Referred => referred,
        ReferralState::Decided => referred.next(DisciplineKind::Decide, step()).unwrap(),
        ReferralState::Closed => referred.next(DisciplineKind::NoSanction, step()).unwrap(),
    };
    assert_eq!(reached.state(), state);
    reached
}

#[test]
fn the_table_equals_the_one_by_hand() {
    for (from, act, to) in by_hand() {
        let rows: Vec<_> = TABLE.iter().filter(|row| row.from == from && row.act == act).collect();
        assert!(rows.len() <= 1, "{from:?} {act:?} stands twice");
        assert_eq!(rows.first().map(|row| row.to), to, "{from:?} {act:?}");
        assert_eq!(possible_now(from).any(|row| row.act == act), to.is_some());
        if let Some(from) = from {
            assert_eq!(possible_in(act).any(|state| state == from), to.is_some());
        }
    }
    assert_eq!(TABLE.len(), by_hand().iter().filter(|(_, _, to)| to.is_some()).count());
}

#[test]
fn the_runtime_equals_the_one_by_hand() {
    for (from, act, to) in by_hand() {
        let next = match from {
            None => Discipline::open(act, step()),
            Some(state) => in_state(state).next(act, step()),
        };
        assert_eq!(next.map(|next| next.state()), to, "{from:?} {act:?}");
    }
}

#[test]
fn the_typestates_equal_the_one_by_hand() {
    let typed = typed!(ReferralState [Referred Decided Closed] DisciplineKind [Refer Decide NoSanction]);
    for (from, act, to) in by_hand() {
        let Some(from) = from else { continue };
        let has = typed.iter().find(|(state, kind, _)| (*state, *kind) == (from, act)).unwrap().2;
        assert_eq!(has, to.is_some(), "{from:?} {act:?}");
    }
}

/// A referral of the principal head as a responsible leader, with what a row takes away or changes.
#[derive(Clone)]
struct Referral {
    level: &'static str,
    by: &'static str,
    on: &'static str,
    person: &'static str,
    form: Value,
    leader: Option<&'static str>,
    ground: Option<&'static str>,
    determined_by: &'static str,
    withdrawn: bool,
    complete: bool,
}

impl Referral {
    fn new() -> Self {
        Self {
            level: "banner_county",
            by: "banner",
            on: "2021-07-10",
            person: "head",
            form: json!({ "capacity": "responsible_leader", "ground": "art30_2", "to": "supervision" }),
            leader: Some("met"),
            ground: Some("met"),
            determined_by: "banner",
            withdrawn: false,
            complete: false,
        }
    }

    fn with(mut self, field: &str, value: Value) -> Self {
        self.form[field] = value;
        self
    }

    fn without(mut self, field: &str) -> Self {
        self.form.as_object_mut().unwrap().remove(field);
        self
    }

    fn enter(&self, scene: &mut Scene) -> u32 {
        let Scene { book, circumstance, .. } = scene;
        let about = json!({ "entry": *circumstance, "party": self.person });
        if let Some(answer) = self.leader {
            book.determine("2021-07-06", self.determined_by, Question::ResponsibleLeader, about.clone(), answer);
        }
        if let Some(answer) = self.ground {
            let mut about = about;
            about["ground"] = json!("art30_2");
            book.determine("2021-07-06", self.determined_by, Question::GroundFits, about, answer);
        }
        if self.complete {
            book.complete("transport", json!({ "only": ["tenure"] }));
        }
        if self.withdrawn {
            let form = json!({ "withdraw": { "of": *circumstance, "reason": "r" } });
            book.add("2021-07-08", "banner", json!({ "accountability": form }));
        }
        let mut form = self.form.clone();
        form["person"] = json!(self.person);
        if form.get("of").is_none() {
            form["of"] = json!(*circumstance);
        }
        book.discipline(self.on, self.by, "refer", form)
    }

    fn judge(&self) -> (Scene, u32) {
        let mut scene = scene_of(self.level);
        let act = self.enter(&mut scene);
        (scene, act)
    }

    #[track_caller]
    fn stands(&self) {
        let (scene, act) = self.judge();
        scene.book.in_effect(act);
    }

    #[track_caller]
    fn fails(&self, codes: &[&str]) {
        let (scene, act) = self.judge();
        scene.book.refused(act, codes);
    }
}

/// A circumstance on which a referral stands is not taken back, asked before it is entered as well as after.
#[test]
fn a_circumstance_referred_stays() {
    let mut scene = scene();
    let referral = refer(&mut scene, "clerk", "supervision", "art30_2");
    let retraction = Retraction { entry: EntryNo(scene.circumstance), reason: None };
    let what = What::Statement(Statement::Retraction(retraction));
    let (on, recorded_on, evidence, reference) = (None, day("2027-06-30"), &[][..], None);
    let draft = Draft { on, recorded_on, by: "banner", recorded_by: "banner", evidence, reference, what };
    let proposal = scene.book.case().propose(draft).unwrap();
    let Proposal::Refused(refusal) = proposal else { panic!("{proposal:?}") };
    let [failed] = refusal.failed() else { panic!("{refusal:?}") };
    let named = [Arg::Entry(EntryNo(scene.circumstance)), Arg::Entry(EntryNo(referral)), Arg::None];
    assert_eq!((failed.row.code, failed.args), ("17.retraction-named", named));
    let retracted = scene.book.retract(scene.circumstance);
    scene.book.refused(retracted, &["17.retraction-named"]);
}

#[test]
fn every_guard_of_a_referral() {
    let good = Referral::new;
    good().stands();
    good().with("to", json!("personnel")).stands();
    good().with("to", json!("banner")).stands();
    Referral { person: "deputy", ..good() }.stands();

    // Each failing alone.
    Referral { by: "transport", ..good() }.fails(&["04.by-organ"]);
    Referral { on: "2021-07-04", ..good() }.fails(&["21.determined-leader", "21.ground-fits", "21.refer-established"]);
    Referral { withdrawn: true, ..good() }.fails(&["21.refer-not-withdrawn"]);
    Referral { leader: None, ..good() }.fails(&["21.determined-leader"]);
    Referral { leader: Some("not_met"), ..good() }.fails(&["21.determined-against"]);
    Referral { ground: None, ..good() }.fails(&["21.ground-fits"]);
    Referral { ground: Some("not_met"), ..good() }.fails(&["21.determined-against"]);
    good().with("ground", json!("art39_2")).fails(&["21.ground-extra", "21.ground-fits"]);
    good().without("to").fails(&["21.referred-to"]);
    good().with("to", json!("evaluator")).fails(&["21.referred-to"]);
    good().with("to", json!("city")).fails(&["21.referred-to"]);

    // The act itself must say what it refers for.
    good().without("ground").fails(&["21.ground-fits-one", "21.refer-ground"]);
    good().without("capacity").fails(&["21.determined-direct", "21.refer-capacity"]);
    let first = good().with("capacity", json!("first_responsible"));
    first.fails(&["21.determined-direct", "21.refer-capacity"]);

    // Two together are both listed; a determination of anyone else counts for nothing.
    Referral { leader: None, ground: None, ..good() }.fails(&["21.determined-leader", "21.ground-fits"]);
    Referral { determined_by: "transport", ..good() }.fails(&["21.determined-leader", "21.ground-fits"]);
    Referral { by: "supervision", leader: None, ..good() }.fails(&["04.by-organ", "21.determined-leader"]);

    // Open refuses: status, tenure and application unknown.
    let unknown = Referral { person: "someone", ..good() };
    unknown.fails(&["21.leader-in-post", "21.public-employee"]);
    Referral { person: "clerk", ..good() }.fails(&["21.leader-in-post"]);
    // On a record of tenures stated complete it is no question any more.
    Referral { person: "clerk", complete: true, ..good() }.fails(&["21.leader-not-in-post"]);
}

/// Of two capacities that the organ has determined, the one in which the person may be referred answers.
#[test]
fn the_better_way_to_refer_answers() {
    let mut scene = scene();
    let about = json!({ "entry": scene.circumstance, "party": "clerk" });
    let mut fits = about.clone();
    fits["ground"] = json!("art30_2");
    for (question, about) in [(Question::ResponsibleLeader, about.clone()), (Question::GroundFits, fits)] {
        scene.book.determine("2021-07-06", "banner", question, about, "met");
    }
    assert_eq!(eligible(&scene, "clerk", "2021-07-09"), (Eligible::Open, vec!["21.leader-in-post"]));
    scene.book.determine("2021-07-06", "banner", Question::DirectlyResponsible, about, "met");
    assert_eq!(eligible(&scene, "clerk", "2021-07-09"), (Eligible::Must, vec![]));
}

#[test]
fn application_open_refuses() {
    let mut scene = scene_of("league");
    let act = Referral::new().enter(&mut scene);
    let (in_effect, codes) = scene.book.verdict(act);
    assert!(!in_effect && codes.contains(&"21.refer-application"), "{codes:?}");
}

/// Art 24: what was established before 2021 moves the state, but bears no referral, and nothing can cure that.
#[test]
fn no_referral_for_conduct_before_the_regulation() {
    let mut scene = scene();
    let ground = scene.book.fact("2020-12-15", "transport", "refusal_recorded", json!({}));
    let days = ("2020-10-01", "2020-12-15");
    scene.circumstance = establish(&mut scene.book, "2020-12-20", "item2", days, ground);
    let employed = json!({ "class": "civil_servant", "service": "in_service" });
    status(&mut scene.book, "2020-10-01", "clerk", employed);
    let act = refer(&mut scene, "clerk", "supervision", "art30_2");
    scene.book.refused(act, &["21.refer-in-force"]);
    assert_eq!(eligible(&scene, "clerk", "2021-07-09"), (Eligible::Barred, vec!["21.refer-in-force"]));
}

#[test]
fn one_referral_per_person_and_circumstance() {
    let (mut scene, first) = Referral::new().judge();
    scene.book.in_effect(first);
    let form = json!({
        "of": scene.circumstance, "person": "head", "capacity": "responsible_leader", "ground": "art30_2",
        "to": "supervision",
    });
    let second = scene.book.discipline("2021-07-11", "banner", "refer", form.clone());
    scene.book.refused(second, &["21.one-referral"]);
    // Another person is another referral; a retracted referral leaves room.
    let other = refer(&mut scene, "clerk", "supervision", "art30_2");
    scene.book.in_effect(other);
    scene.book.retract(first);
    let third = scene.book.discipline("2021-07-12", "banner", "refer", form);
    scene.book.in_effect(third);
}

/// A withdrawal known to the month counts from its last day in an answer, as any entry of the record does.
#[test]
fn a_withdrawal_known_to_the_month_bars_from_its_last_day() {
    let mut scene = scene();
    let form = json!({ "of": scene.circumstance, "reason": "r" });
    scene.book.add("2021-08-20", "banner", json!({ "accountability": { "withdraw": form }, "precision": "month" }));
    let barred = |on| eligible(&scene, "clerk", on).1.contains(&"21.refer-not-withdrawn");
    assert!(!barred("2021-08-30"));
    assert!(barred("2021-08-31"));
}

#[test]
fn a_leader_by_tenure() {
    let refer_on = |on, person, change: &dyn Fn(&mut Scene)| {
        let mut scene = scene();
        change(&mut scene);
        let act = Referral { on, person, ..Referral::new() }.enter(&mut scene);
        scene.book.verdict(act)
    };
    let refer_of = |person, change: &dyn Fn(&mut Scene)| refer_on("2021-07-10", person, change);
    let status_of = |scene: &mut Scene, person| {
        status(&mut scene.book, "2021-01-01", person, json!({ "class": "civil_servant", "service": "in_service" }));
    };
    let began = |scene: &mut Scene, on, at, post| {
        status_of(scene, "next-head");
        scene.book.fact(on, "banner", "tenure_began", json!({ "person": "next-head", "at": at, "post": post }))
    };
    let left = |scene: &mut Scene, on| {
        let of = scene.head_tenure;
        scene.book.fact(on, "banner", "tenure_ended", json!({ "of": of }));
    };
    let met = (true, vec![]);
    let open = (false, vec!["21.leader-in-post"]);
    // He left before the referral, but led during the conduct.
    assert_eq!(refer_of("head", &|s| left(s, "2021-07-01")), met);
    assert_eq!(refer_of("head", &|s| left(s, "2021-05-01")), met, "the first day of the conduct is enough");
    assert_eq!(refer_of("head", &|s| left(s, "2021-04-30")), open);
    // The successor from the last day of the conduct: the day of the handover belongs to the one who leaves.
    let successor = |on: &'static str| {
        move |s: &mut Scene| {
            left(s, "2021-06-30");
            began(s, on, "transport", "principal_head");
        }
    };
    assert_eq!(refer_of("next-head", &successor("2021-06-30")), open);
    assert_eq!(
        refer_of("next-head", &|s| {
            left(s, "2021-06-29");
            began(s, "2021-06-30", "transport", "principal_head");
        }),
        met
    );
    // Another head without the decision in the portfolio, or of another unit.
    assert_eq!(
        refer_of("next-head", &|s| {
            began(s, "2021-01-05", "transport", "other_head");
        }),
        open
    );
    assert_eq!(
        refer_of("next-head", &|s| {
            began(s, "2021-01-05", "roads", "principal_head");
        }),
        open
    );
    // A unit succeeded in the middle of the conduct: the successor's head for the days after.
    let succeeded = |s: &mut Scene, on: &str| {
        s.book.fact(on, "banner", "unit_succeeded", json!({ "from": "transport", "to": "roads" }));
    };
    assert_eq!(
        refer_of("next-head", &|s| {
            began(s, "2021-01-05", "roads", "principal_head");
            succeeded(s, "2021-06-30");
        }),
        met
    );
    assert_eq!(
        refer_of("next-head", &|s| {
            began(s, "2021-01-05", "roads", "principal_head");
            succeeded(s, "2021-07-01");
        }),
        open
    );
    // Also where the duties came back once, before they passed to it.
    assert_eq!(
        refer_of("next-head", &|s| {
            began(s, "2021-01-05", "roads", "principal_head");
            s.book.fact("2021-06-01", "banner", "unit_succeeded", json!({ "from": "transport", "to": "bridges" }));
            s.book.fact("2021-06-10", "banner", "unit_succeeded", json!({ "from": "bridges", "to": "transport" }));
            succeeded(s, "2021-06-20");
        }),
        met
    );
    assert_eq!(refer_of("head", &|s| succeeded(s, "2021-06-30")), met);
    assert_eq!(refer_of("head", &|s| succeeded(s, "2021-05-01")), open);
    // Two units were merged into this one: by the time it was established, what their heads led may be what was
    // established. What passed to it later was not.
    let merged = |on: &'static str| {
        move |s: &mut Scene| {
            began(s, "2021-01-05", "roads", "principal_head");
            s.book.fact(on, "banner", "unit_succeeded", json!({ "from": "roads", "to": "transport" }));
            s.book.fact("2021-07-05", "banner", "unit_succeeded", json!({ "from": "bridges", "to": "transport" }));
            s.book.complete("transport", json!({ "only": ["tenure"] }));
            s.book.complete("bridges", json!({ "only": ["tenure"] }));
        }
    };
    assert_eq!(refer_of("next-head", &merged("2021-07-04")), met);
    assert_eq!(refer_of("next-head", &merged("2021-07-05")), met);
    assert_eq!(refer_of("next-head", &merged("2021-07-06")), (false, vec!["21.leader-not-in-post"]));
    // A beginning known only to the year leaves it open, even on a record stated complete.
    assert_eq!(
        refer_on("2022-01-10", "next-head", &|s| {
            left(s, "2021-06-01");
            let no = began(s, "2021-07-01", "transport", "principal_head");
            let entry = &mut s.book.entries[no as usize - 1];
            entry["on"] = json!("2021-06-01");
            entry["precision"] = json!("year");
            s.book.complete("transport", json!({ "only": ["tenure"] }));
        }),
        open
    );
    // So does an end known only to the month in which the tenure began, whoever led on the first of that month.
    assert_eq!(
        refer_of("next-head", &|s| {
            left(s, "2021-06-09");
            let of = began(s, "2021-06-10", "transport", "principal_head");
            let no = s.book.fact("2021-06-01", "banner", "tenure_ended", json!({ "of": of }));
            s.book.entries[no as usize - 1]["precision"] = json!("month");
            s.book.complete("transport", json!({ "only": ["tenure"] }));
        }),
        open
    );
}

#[test]
fn a_public_employee_on_a_day_of_the_conduct() {
    let refer_after = |states: &[(&str, Value)]| {
        let mut scene = scene();
        for (on, form) in states {
            status(&mut scene.book, on, "someone", form.clone());
        }
        let act = refer(&mut scene, "someone", "supervision", "art30_2");
        scene.book.verdict(act)
    };
    let civil = || json!({ "class": "civil_servant" });
    let met = (true, vec![]);
    let open = (false, vec!["21.public-employee"]);
    let not = (false, vec!["21.not-public-employee"]);
    assert_eq!(refer_after(&[]), open);
    assert_eq!(refer_after(&[("2021-06-30", civil())]), met);
    assert_eq!(refer_after(&[("2021-07-01", civil())]), open, "only after the conduct");
    assert_eq!(refer_after(&[("2021-01-01", json!({ "class": "not_public" }))]), not);
    assert_eq!(refer_after(&[("2021-01-01", json!({ "class": "not_public" })), ("2021-06-01", civil())]), met);
    assert_eq!(refer_after(&[("2020-01-01", civil()), ("2021-04-30", json!({ "service": "retired" }))]), not);
    assert_eq!(refer_after(&[("2020-01-01", civil()), ("2021-05-02", json!({ "service": "retired" }))]), met);
    assert_eq!(refer_after(&[("2021-01-01", json!({ "service": "in_service" }))]), open);
    assert_eq!(refer_after(&[("2021-06-01", json!({ "class": "not_public" }))]), open, "unknown before");
}

/// A referral of the clerk to the supervisory organ, and a decision on it.
fn decided(kind: &str, change: impl Fn(&mut Scene, &mut Value)) -> (Scene, u32) {
    let mut scene = scene();
    let referral = refer(&mut scene, "clerk", "supervision", "art30_2");
    let mut form = json!({ "of": referral, "person": "clerk", "ground": "art30_2", "gravity": "base", "kind": kind });
    change(&mut scene, &mut form);
    let by = form.as_object_mut().unwrap().remove("by").unwrap_or(json!("supervision"));
    let on = form.as_object_mut().unwrap().remove("on").unwrap_or(json!("2021-08-01"));
    let act = scene.book.discipline(on.as_str().unwrap(), by.as_str().unwrap(), "decide", form);
    (scene, act)
}

#[track_caller]
fn stands(kind: &str, change: impl Fn(&mut Scene, &mut Value)) -> (Scene, u32) {
    let (scene, act) = decided(kind, change);
    scene.book.in_effect(act);
    (scene, act)
}

#[track_caller]
fn fails(codes: &[&str], kind: &str, change: impl Fn(&mut Scene, &mut Value)) {
    let (scene, act) = decided(kind, change);
    scene.book.refused(act, codes);
}

fn set(field: &'static str, value: Value) -> impl Fn(&mut Scene, &mut Value) {
    move |_, form| form[field] = value.clone()
}

fn unset(field: &'static str) -> impl Fn(&mut Scene, &mut Value) {
    move |_, form| {
        form.as_object_mut().unwrap().remove(field);
    }
}

#[test]
fn who_decides() {
    stands("demerit", |_, _| {});
    fails(&["21.by-organ-referred-to"], "demerit", set("by", json!("personnel")));
    fails(&["21.by-organ-referred-to"], "demerit", set("by", json!("banner")));
    fails(&["21.same-person"], "demerit", |_, form| {
        form["person"] = json!("head");
    });
    // A referral without effect is none.
    let (scene, act) = decided("demerit", |scene, form| {
        let of = json!({ "of": scene.circumstance, "person": "clerk" });
        form["of"] = json!(scene.book.discipline("2021-07-11", "banner", "refer", of));
    });
    let (in_effect, codes) = scene.book.verdict(act);
    assert!(!in_effect && codes.contains(&"machine.no-row.Decide"), "{codes:?}");
}

#[test]
fn out_of_order_and_out_of_the_table() {
    fails(&["17.out-of-order"], "demerit", set("on", json!("2021-07-09")));
    let (mut scene, first) = stands("demerit", |_, _| {});
    let referral = scene.book.entries[first as usize - 1]["discipline"]["decide"]["of"].clone();
    let again = json!({ "of": referral, "person": "clerk", "ground": "art30_2", "gravity": "base", "kind": "warning" });
    let second = scene.book.discipline("2021-08-02", "supervision", "decide", again);
    scene.book.refused(second, &["21.annulled-first"]);
    let close = json!({ "of": referral, "outcome": "exempted" });
    let third = scene.book.discipline("2021-08-02", "supervision", "no_sanction", close);
    scene.book.refused(third, &["21.annulled-first"]);
}

#[test]
fn no_sanction_closes() {
    let mut scene = scene();
    let referral = refer(&mut scene, "clerk", "supervision", "art30_2");
    let form = json!({ "of": referral, "outcome": "exempted" });
    let wrong = scene.book.discipline("2021-08-01", "personnel", "no_sanction", form.clone());
    let right = scene.book.discipline("2021-08-01", "supervision", "no_sanction", form.clone());
    let again = scene.book.discipline("2021-08-02", "supervision", "no_sanction", form);
    scene.book.refused(wrong, &["21.by-organ-referred-to"]);
    scene.book.in_effect(right);
    scene.book.refused(again, &["machine.no-row.NoSanction"]);
    let case = scene.book.case();
    assert_eq!(case.referrals(day("2021-07-31"))[0].state, ReferralState::Referred);
    assert_eq!(case.referrals(day("2021-08-01"))[0].state, ReferralState::Closed);
}

/// A referral keeps the file open from its own day until the regime has closed it, one way or the other.
#[test]
fn the_archive_waits_for_open_referrals() {
    let waits = |change: fn(&mut Scene)| {
        let mut scene = scene();
        change(&mut scene);
        let archive = scene.book.add("2021-09-01", "banner", json!({ "execution": { "archive": {} } }));
        scene.book.verdict(archive).1.contains(&"21.referral-open")
    };
    assert!(!waits(|_| {}));
    assert!(waits(|scene| {
        refer(scene, "clerk", "supervision", "art30_2");
    }));
    assert!(!waits(|scene| {
        let referral = refer(scene, "clerk", "supervision", "art30_2");
        let form = json!({ "of": referral, "outcome": "exempted" });
        scene.book.discipline("2021-08-01", "supervision", "no_sanction", form);
    }));
    assert!(!waits(|scene| {
        let of = refer(scene, "clerk", "supervision", "art30_2");
        let form = json!({
            "of": of, "person": "clerk", "ground": "art30_2", "gravity": "base", "kind": "demerit",
        });
        let decided = scene.book.discipline("2021-08-01", "supervision", "decide", form);
        scene.book.in_effect(decided);
    }));
    // Another person's referral is still open.
    assert!(waits(|scene| {
        let referral = refer(scene, "clerk", "supervision", "art30_2");
        refer(scene, "deputy", "supervision", "art30_2");
        let form = json!({ "of": referral, "outcome": "exempted" });
        scene.book.discipline("2021-08-01", "supervision", "no_sanction", form);
    }));
}

#[test]
fn what_a_decision_states() {
    fails(&["21.decision-ground"], "demerit", unset("ground"));
    fails(&["21.decision-gravity"], "demerit", unset("gravity"));
    fails(&["21.decision-kind"], "demerit", unset("kind"));
    fails(&["21.decision-gravity", "21.decision-ground"], "demerit", |s, form| {
        unset("ground")(s, form);
        unset("gravity")(s, form);
    });
}

/// Every ground, gravity and kind against the ladders by hand: a letter per kind, from warning to dismissal.
#[test]
fn within_the_band() {
    for (ground, bands) in [
        ("art28_1_3", ["bMMaaa", "bbbMMa", "bbbbbM"]),
        ("art29_1", ["......", "MMMaaa", "bbbMMa"]),
        ("art30_1", ["MMMaaa", "MMMaaa", "bbbMMa"]),
        ("art30_2", ["MMMaaa", "MMMaaa", "bbbMMa"]),
        ("art38_1_4", ["......", "MMMaaa", "bbbMMa"]),
        ("art39_2", ["MMMaaa", "bbbMMa", "bbbbbM"]),
        ("art39_4", ["MMMaaa", "bbbMMa", "bbbbbM"]),
    ] {
        for (gravity, band) in ["base", "grave", "serious"].into_iter().zip(bands) {
            for (kind, expected) in Sanction::ALL.iter().zip(band.chars()) {
                let (scene, act) = decided(kind.code(), |scene, form| {
                    form["ground"] = json!(ground);
                    form["gravity"] = json!(gravity);
                    scene.book.fact(
                        "2021-01-05",
                        "banner",
                        "tenure_began",
                        json!({ "person": "clerk", "at": "transport", "post": "staff" }),
                    );
                });
                let codes = match expected {
                    'M' => (true, vec![]),
                    'b' => (false, vec!["21.below-band"]),
                    'a' => (false, vec!["21.above-band"]),
                    _ => (false, vec!["21.starts-graver"]),
                };
                assert_eq!(scene.book.verdict(act), codes, "{ground} {gravity} {kind:?}");
            }
        }
    }
    assert_eq!(ladders().len(), 8);
}

#[test]
fn outside_the_band() {
    let determined = |question: Question, by: &'static str, answer: &'static str| {
        move |scene: &mut Scene, form: &mut Value| {
            form["gravity"] = json!("serious");
            let about = json!({ "entry": form["of"], "party": "clerk" });
            scene.book.determine("2021-07-20", by, question, about, answer);
            scene.book.fact(
                "2021-01-05",
                "banner",
                "tenure_began",
                json!({ "person": "clerk", "at": "transport", "post": "staff" }),
            );
        }
    };
    // Below the band on a mitigating circumstance that the decider has determined; above it for a crime.
    stands("demerit", determined(Question::Mitigating, "supervision", "met"));
    fails(&["21.below-band"], "demerit", determined(Question::Mitigating, "supervision", "not_met"));
    fails(&["21.below-band"], "demerit", determined(Question::Mitigating, "banner", "met"));
    fails(&["21.below-band"], "demerit", determined(Question::Crime, "supervision", "met"));
    stands("dismissal", determined(Question::Crime, "supervision", "met"));
    fails(&["21.above-band"], "dismissal", determined(Question::Mitigating, "supervision", "met"));
    // Ground 41 has the decider's own band, once the rule is named.
    let other = |rule: bool| {
        move |_: &mut Scene, form: &mut Value| {
            form["ground"] = json!("art41");
            if rule {
                form["rule"] = json!("r");
            }
        }
    };
    stands("demotion", other(true));
    fails(&["21.rule-named"], "demotion", other(false));
}

/// §2: the review lists a refused act about a person by its guards, and tells nothing of it; [`Book::verdict`] looks
/// at the document.
#[test]
fn the_review_tells_nothing_of_a_refused_act() {
    let listed = |lang, from: &str, to: &str| {
        let (scene, act) = decided("dismissal", |_, form| {
            form["months"] = json!(12);
            form["last_day"] = json!("2022-07-31");
        });
        assert_eq!(
            scene.book.verdict(act),
            (false, vec!["21.above-band", "21.congress-first", "21.dismissal-no-period"])
        );
        let case = scene.book.case();
        let text = case.review(&case.assess(day("2021-08-02")).unwrap(), lang, Names::Given);
        text.split_once(from).unwrap().1.split_once(to).unwrap().0.to_string()
    };
    let en = listed(Lang::En, "7. Acts without effect", "8.");
    assert!(en.contains("`…` must not be above the band (heaviest: `…`)"), "{en}");
    assert!(en.contains("the period and the last day stated must be those of the kind"), "{en}");
    let zh = listed(Lang::Zh, "七、未生效的行为", "八、");
    assert!(zh.contains("处分期间和期满日应当与处分种类相符"), "{zh}");
    for (said, telling) in [(&en, ["dismiss", "demerit", "clerk"]), (&zh, ["开除", "记大过", "clerk"])] {
        assert!(telling.iter().all(|word| !said.contains(word)), "{said}");
    }
}

#[test]
fn open_to_the_class_of_person() {
    let class = |class: &'static str, gravity: &'static str| {
        move |scene: &mut Scene, form: &mut Value| {
            form["gravity"] = json!(gravity);
            status(&mut scene.book, "2021-02-01", "clerk", json!({ "class": class }));
        }
    };
    for open in ["civil_servant", "institution_manager", "enterprise_manager"] {
        stands("demotion", class(open, "serious"));
    }
    for narrow in ["grassroots_manager", "other_public"] {
        fails(&["21.open-to-class"], "demotion", class(narrow, "serious"));
        stands("major_demerit", class(narrow, "base"));
    }
    fails(&["21.open-to-class"], "demerit", |scene, _| {
        status(&mut scene.book, "2021-07-20", "clerk", json!({ "class": "not_public" }));
    });
    // Own motion against a person whose class is not on record: open, so refused.
    let mut scene = scene();
    let act = scene.book.discipline("2021-08-01", "supervision", "decide", own("someone", "demerit"));
    scene.book.refused(act, &["21.class-known", "21.in-service"]);
}

fn own(person: &str, kind: &str) -> Value {
    json!({
        "person": person, "ground": "art30_2", "gravity": "base", "kind": kind,
        "from": "2021-05-10", "to": "2021-05-20",
    })
}

#[test]
fn of_its_own_motion() {
    let judge = |by: &str, change: &dyn Fn(&mut Value)| {
        let mut scene = scene();
        let mut form = own("clerk", "demerit");
        change(&mut form);
        let act = scene.book.discipline("2021-08-01", by, "decide", form);
        scene.book.verdict(act)
    };
    let met = (true, vec![]);
    for by in ["supervision", "personnel", "banner"] {
        assert_eq!(judge(by, &|_| {}), met, "{by}");
    }
    assert_eq!(judge("transport", &|_| {}), (false, vec!["21.by-decider"]));
    assert_eq!(judge("civil", &|_| {}), (false, vec!["21.by-decider"]));
    let days = (false, vec!["21.conduct-days"]);
    assert_eq!(judge("supervision", &|form| drop(form.as_object_mut().unwrap().remove("to"))), days);
    assert_eq!(judge("supervision", &|form| form["to"] = json!("2021-08-02")), days);
    assert_eq!(judge("supervision", &|form| form["to"] = json!("2021-08-01")), met);
    // Conduct that ended before the law was in force: the old rule unless the new one is lighter.
    let old = |to: &'static str| {
        judge("supervision", &move |form| {
            form["from"] = json!("2020-01-01");
            form["to"] = json!(to);
        })
    };
    assert_eq!(old("2020-06-30"), (false, vec!["21.before-the-law"]));
    assert_eq!(old("2020-07-01"), met);
}

#[test]
fn the_period_is_the_laws() {
    for (kind, own) in [("warning", 6), ("demerit", 12), ("major_demerit", 18)] {
        stands(kind, set("months", json!(own)));
        fails(&["21.months"], kind, set("months", json!(own + 1)));
        fails(&["21.months"], kind, set("months", json!(own - 1)));
    }
    let heavy = |kind: &'static str, field: &'static str, value: Value| {
        let (scene, act) = decided(kind, |scene, form| {
            form["ground"] = json!("art39_2");
            form["gravity"] = json!(if kind == "dismissal" { "serious" } else { "grave" });
            form[field] = value.clone();
            scene.book.complete("clerk", json!({ "only": ["tenure"] }));
        });
        scene.book.verdict(act)
    };
    assert_eq!(heavy("demotion", "months", json!(24)), (true, vec![]));
    assert_eq!(heavy("removal", "months", json!(24)), (true, vec![]));
    assert_eq!(heavy("removal", "months", json!(25)), (false, vec!["21.months"]));
    assert_eq!(heavy("dismissal", "months", json!(24)), (false, vec!["21.dismissal-no-period"]));
    assert_eq!(heavy("dismissal", "last_day", json!("2023-08-01")), (false, vec!["21.dismissal-no-period"]));
    assert_eq!(heavy("dismissal", "rule", json!("r")), (true, vec![]));
    // A stated last day lies between the two ways of counting.
    stands("demerit", set("last_day", json!("2022-07-31")));
    stands("demerit", set("last_day", json!("2022-08-01")));
    fails(&["21.last-day"], "demerit", set("last_day", json!("2022-07-30")));
    fails(&["21.last-day"], "demerit", set("last_day", json!("2022-08-02")));
    // From 31 August both end on the last day of February.
    let from_august = |last: &'static str| {
        move |_: &mut Scene, form: &mut Value| {
            form["on"] = json!("2021-08-31");
            form["last_day"] = json!(last);
        }
    };
    stands("warning", from_august("2022-02-28"));
    fails(&["21.last-day"], "warning", from_august("2022-02-27"));
    fails(&["21.last-day"], "warning", from_august("2022-03-01"));
}

/// A second circumstance with a referral of the same person to the same organ.
fn second_referral(scene: &mut Scene, person: &str, to: &str) -> u32 {
    let ground = scene.book.fact("2021-06-30", "transport", "neglect_recorded", json!({ "since": "2021-06-01" }));
    let days = ("2021-06-01", "2021-06-30");
    let of = establish(&mut scene.book, "2021-07-05", "item4", days, ground);
    let first = std::mem::replace(&mut scene.circumstance, of);
    let referral = refer(scene, person, to, "art39_2");
    scene.circumstance = first;
    referral
}

#[test]
fn several_breaches_one_sanction() {
    let with = |months: u32| {
        move |scene: &mut Scene, form: &mut Value| {
            let second = second_referral(scene, "clerk", "supervision");
            form["with"] = json!([second]);
            form["months"] = json!(months);
        }
    };
    let (scene, act) = stands("demerit", with(12));
    let case = scene.book.case();
    let referrals = case.referrals(day("2021-08-01"));
    assert_eq!(referrals.iter().map(|r| r.state).collect::<Vec<_>>(), [ReferralState::Decided, ReferralState::Closed]);
    assert_eq!(referrals[1].closed_with, Some(EntryNo(act)));
    assert!(case.referrals(day("2021-07-31")).iter().all(|r| r.state == ReferralState::Referred));
    stands("demerit", with(48));
    fails(&["21.months"], "demerit", with(49));
    fails(&["21.months"], "demerit", with(11));

    // What cannot be closed with it: another person's, another organ's, its own, one twice, one already closed.
    fails(&["21.several-together"], "demerit", |scene, form| {
        form["with"] = json!([second_referral(scene, "head", "supervision")]);
    });
    fails(&["21.several-together"], "demerit", |scene, form| {
        form["with"] = json!([second_referral(scene, "clerk", "personnel")]);
    });
    fails(&["21.several-together"], "demerit", |_, form| form["with"] = json!([form["of"]]));
    fails(&["21.several-together"], "demerit", |scene, form| {
        let second = second_referral(scene, "clerk", "supervision");
        form["with"] = json!([second, second]);
    });
    fails(&["21.several-together"], "demerit", |scene, form| {
        let second = second_referral(scene, "clerk", "supervision");
        let close = json!({ "of": second, "outcome": "closed" });
        scene.book.discipline("2021-07-20", "supervision", "no_sanction", close);
        form["with"] = json!([second]);
    });
    // Decided by an act that stands before in the list, though dated after.
    fails(&["21.several-together"], "demerit", |scene, form| {
        let second = second_referral(scene, "clerk", "supervision");
        let close = json!({ "of": second, "outcome": "closed" });
        scene.book.discipline("2021-12-31", "supervision", "no_sanction", close);
        form["with"] = json!([second]);
    });
    // Retracting the decision frees them all.
    let (mut scene, act) = stands("demerit", with(12));
    scene.book.retract(act);
    assert!(scene.book.case().referrals(day("2022-01-01")).iter().all(|r| r.state == ReferralState::Referred));
    assert!(scene.book.case().remedies(day("2022-01-01")).is_empty());
}

#[test]
fn not_twice_for_the_same_conduct() {
    let before = |days: (&'static str, &'static str), person: &'static str| {
        move |scene: &mut Scene, _: &mut Value| {
            let mut form = own(person, "warning");
            form["from"] = json!(days.0);
            form["to"] = json!(days.1);
            let act = scene.book.discipline("2021-07-30", "personnel", "decide", form);
            scene.book.in_effect(act);
        }
    };
    fails(&["21.not-twice"], "demerit", before(("2021-06-30", "2021-07-15"), "clerk"));
    stands("demerit", before(("2021-07-01", "2021-07-15"), "clerk"));
    stands("demerit", before(("2021-06-30", "2021-07-15"), "head"));
    // Another circumstance is other conduct, though its days overlap.
    stands("demerit", |scene, _| {
        let second = second_referral(scene, "clerk", "supervision");
        let form =
            json!({ "of": second, "person": "clerk", "ground": "art39_2", "gravity": "base", "kind": "warning" });
        let act = scene.book.discipline("2021-07-30", "supervision", "decide", form);
        scene.book.in_effect(act);
    });
    // Once it is annulled, from the day of the answer on.
    let annulled = |on: &'static str| {
        move |scene: &mut Scene, form: &mut Value| {
            let act = scene.book.discipline("2021-07-20", "personnel", "decide", own("clerk", "warning"));
            let file = json!({ "of": act, "step": "reconsideration", "before": "personnel" });
            scene.book.remedy("2021-07-21", "clerk", "file", file);
            let answer = scene.book.remedy(on, "personnel", "answer", json!({ "of": act, "result": "annulled" }));
            scene.book.in_effect(answer);
            form["on"] = json!("2021-08-01");
        }
    };
    stands("demerit", annulled("2021-08-01"));
    fails(&["21.not-twice"], "demerit", annulled("2021-08-02"));
}

/// One conduct is sanctioned once: established anew after a withdrawal, closed with another's sanction, or closing it.
#[test]
fn not_twice_by_another_way() {
    let decide = |of: u32, kind: &str| json!({ "of": of, "person": "clerk", "ground": "art30_2", "gravity": "base", "kind": kind });
    for (unit_days, expected) in
        [(("2021-06-30", "2021-07-02"), vec!["21.not-twice"]), (("2021-07-01", "2021-07-02"), vec![])]
    {
        let mut scene = scene();
        let (circumstance, ground) = (scene.circumstance, scene.circumstance - 1);
        let first = refer(&mut scene, "clerk", "supervision", "art30_2");
        let act = scene.book.discipline("2021-07-20", "supervision", "decide", decide(first, "demerit"));
        scene.book.in_effect(act);
        let withdraw = json!({ "withdraw": { "of": circumstance, "reason": "r" } });
        scene.book.add("2021-07-06", "banner", json!({ "accountability": withdraw }));
        scene.circumstance = establish(&mut scene.book, "2021-07-06", "item2", unit_days, ground);
        let again = refer(&mut scene, "clerk", "supervision", "art30_2");
        let act = scene.book.discipline("2021-07-25", "supervision", "decide", decide(again, "major_demerit"));
        assert_eq!(scene.book.verdict(act).1, expected, "{unit_days:?}");
    }
    // A second circumstance of later days, sanctioned together with the first.
    let two = || {
        let mut scene = scene();
        let ground = scene.circumstance - 1;
        let first = refer(&mut scene, "clerk", "supervision", "art30_2");
        scene.circumstance = establish(&mut scene.book, "2021-07-05", "item4", ("2021-07-01", "2021-07-03"), ground);
        let second = refer(&mut scene, "clerk", "supervision", "art30_2");
        (scene.book, first, second)
    };
    let own = |from: &str, to: &str| {
        let mut form = own("clerk", "warning");
        (form["from"], form["to"]) = (json!(from), json!(to));
        form
    };
    for (from, to, expected) in [
        ("2021-07-03", "2021-07-04", vec!["21.not-twice"]),
        ("2021-06-30", "2021-06-30", vec!["21.not-twice"]),
        ("2021-07-04", "2021-07-04", vec![]),
    ] {
        let (book, first, second) = two();
        let mut joint = decide(first, "demerit");
        joint["with"] = json!([second]);
        let mut after = book.clone();
        let act = after.discipline("2021-07-20", "supervision", "decide", joint.clone());
        after.in_effect(act);
        let act = after.discipline("2021-07-25", "personnel", "decide", own(from, to));
        assert_eq!(after.verdict(act).1, expected, "after, {from}");
        let mut before = book;
        before.discipline("2021-07-15", "personnel", "decide", own(from, to));
        let act = before.discipline("2021-07-20", "supervision", "decide", joint);
        assert_eq!(before.verdict(act).1, expected, "before, {from}");
    }
}

/// A closing without sanction that is taken back leaves the referral to be decided.
#[test]
fn a_closing_taken_back() {
    let mut scene = scene();
    let referral = refer(&mut scene, "clerk", "supervision", "art30_2");
    let mut book = scene.book;
    let state = |book: &Book| book.case().referrals(day("2021-12-31"))[0].state;
    let close = json!({ "of": referral, "outcome": "closed" });
    let closed = book.discipline("2021-08-01", "supervision", "no_sanction", close.clone());
    assert_eq!(state(&book), ReferralState::Closed);
    book.retract(closed);
    assert_eq!(state(&book), ReferralState::Referred);
    let again = book.discipline("2021-08-02", "supervision", "no_sanction", close);
    book.in_effect(again);
}

/// What an annulled joint sanction had closed is free from the day of the answer, and is decided again.
#[test]
fn an_annulled_joint_sanction_opens_what_it_closed() {
    let mut scene = scene();
    let ground = scene.circumstance - 1;
    let first = refer(&mut scene, "clerk", "supervision", "art30_2");
    scene.circumstance = establish(&mut scene.book, "2021-07-05", "item4", ("2021-07-01", "2021-07-03"), ground);
    let second = refer(&mut scene, "clerk", "supervision", "art30_2");
    let mut book = scene.book;
    let decide =
        |of: u32| json!({ "of": of, "person": "clerk", "ground": "art30_2", "gravity": "base", "kind": "demerit" });
    let mut joint = decide(first);
    joint["with"] = json!([second]);
    let sanction = book.discipline("2021-07-20", "supervision", "decide", joint.clone());
    let file = json!({ "of": sanction, "step": "supervisory_review", "before": "supervision" });
    book.remedy("2021-07-25", "clerk", "file", file);
    let state = |book: &Book, on: &str| {
        let referrals = book.case().referrals(day(on));
        let seen = referrals.iter().find(|seen| seen.opened == EntryNo(second)).unwrap();
        (seen.state, seen.closed_with)
    };
    let answered = |book: &mut Book, result: &str| {
        let answer = book.remedy("2021-08-10", "supervision", "answer", json!({ "of": sanction, "result": result }));
        book.in_effect(answer);
        answer
    };
    // Upheld, it has closed them still.
    let mut upheld = book.clone();
    answered(&mut upheld, "upheld");
    assert_eq!(state(&upheld, "2021-08-10"), (ReferralState::Closed, Some(EntryNo(sanction))));
    let answer = answered(&mut book, "annulled");
    assert_eq!(state(&book, "2021-08-09"), (ReferralState::Closed, Some(EntryNo(sanction))));
    assert_eq!(state(&book, "2021-08-10"), (ReferralState::Referred, None));
    // Alone, or together once more; not before the answer.
    for (on, form, codes) in [
        ("2021-08-10", decide(second), vec![]),
        ("2021-08-10", joint, vec![]),
        ("2021-08-09", decide(second), vec!["17.out-of-order", "21.not-twice"]),
    ] {
        let mut book = book.clone();
        let act = book.discipline(on, "supervision", "decide", form);
        assert_eq!(book.verdict(act).1, codes, "{on}");
        assert_eq!(state(&book, "2021-07-20"), (ReferralState::Closed, Some(EntryNo(sanction))), "as it was then");
        // The answer stays while something rests on what it opened.
        let retraction = book.retract(answer);
        let stays = if codes.is_empty() { vec!["17.retraction-named"] } else { vec![] };
        if !stays.is_empty() {
            book.refused(retraction, &stays);
        }
    }
    // Decided again without it, the other referral bars this one no more.
    let mut apart = book.clone();
    let again = apart.discipline("2021-08-15", "supervision", "decide", decide(first));
    apart.in_effect(again);
    let act = apart.discipline("2021-08-20", "supervision", "decide", decide(second));
    apart.in_effect(act);
    // Without the answer they are closed again.
    book.retract(answer);
    assert_eq!(state(&book, "2021-08-10"), (ReferralState::Closed, Some(EntryNo(sanction))));
}

/// An act of another matter known to the month only, which stands before in the list, had been taken if it may have
/// been; an answer as of a day looks at what is dated by then.
#[test]
fn another_matter_known_to_the_month_is_seen() {
    let month = |book: &mut Book| book.entries.last_mut().unwrap()["precision"] = json!("month");
    // A sanction by another organ.
    for (on, expected) in [("2021-08-20", vec!["21.not-twice"]), ("2021-07-31", vec![])] {
        let mut book = scene().book;
        book.discipline("2021-08-31", "supervision", "decide", own("clerk", "warning"));
        month(&mut book);
        let act = book.discipline(on, "personnel", "decide", own("clerk", "warning"));
        assert_eq!(book.verdict(act).1, expected, "{on}");
    }
    // A referral of the same person.
    let mut scene = scene();
    refer(&mut scene, "clerk", "supervision", "art30_2");
    let referral = scene.book.entries.last_mut().unwrap();
    referral["on"] = json!("2021-08-31");
    let mut again = referral["discipline"]["refer"].clone();
    month(&mut scene.book);
    again["to"] = json!("personnel");
    let act = scene.book.discipline("2021-08-20", "banner", "refer", again);
    scene.book.refused(act, &["21.one-referral"]);
    scene.book.entries.pop();
    assert_eq!(eligible(&scene, "clerk", "2021-08-20").0, Eligible::Must, "dated later");
    assert_eq!(eligible(&scene, "clerk", "2021-08-31").0, Eligible::Done);
    // The answer that annulled, before it is decided anew.
    let mut book = self::scene().book;
    let act = book.discipline("2021-07-05", "supervision", "decide", own("clerk", "warning"));
    let file = json!({ "of": act, "step": "supervisory_review", "before": "supervision" });
    book.remedy("2021-07-10", "clerk", "file", file);
    book.remedy("2021-08-31", "supervision", "answer", json!({ "of": act, "result": "annulled" }));
    month(&mut book);
    let mut anew = own("clerk", "warning");
    anew["of"] = json!(act);
    let anew = book.discipline("2021-08-20", "supervision", "decide", anew);
    book.in_effect(anew);
    // A filing, a commission and its cancellation, before the file is closed.
    let closes = |book: &Book, code: &str| {
        let mut book = book.clone();
        let archive = book.add("2021-08-20", "banner", json!({ "execution": { "archive": {} } }));
        !book.verdict(archive).1.contains(&code)
    };
    let mut book = self::scene().book;
    let act = book.discipline("2021-07-05", "supervision", "decide", own("clerk", "warning"));
    let file = json!({ "of": act, "step": "supervisory_review", "before": "supervision" });
    book.remedy("2021-08-31", "clerk", "file", file);
    month(&mut book);
    assert!(!closes(&book, "22.pending"));
    let mut book = self::scene().book;
    let commission = json!({ "evaluator": "evaluator", "requirements": ["x"], "trigger": "found_necessary" });
    let of = book.add("2021-07-05", "banner", json!({ "evaluation": { "commission_evaluation": commission } }));
    assert!(!closes(&book, "16.delivered"));
    let cancel = json!({ "of": of, "reason": "r" });
    book.add("2021-08-31", "banner", json!({ "evaluation": { "cancel_evaluation": cancel } }));
    assert!(!closes(&book, "16.delivered"), "dated later");
    month(&mut book);
    assert!(closes(&book, "16.delivered"));
}

#[test]
fn not_for_who_has_gone() {
    for service in ["retired", "left", "dead"] {
        fails(&["21.out-of-service"], "demerit", |scene, _| {
            status(&mut scene.book, "2021-08-01", "clerk", json!({ "service": service }));
        });
        stands("demerit", |scene, _| {
            status(&mut scene.book, "2021-08-02", "clerk", json!({ "service": service }));
        });
    }
}

#[test]
fn an_office_of_the_congress_is_ended_first() {
    let removal = |by: &'static str, ends: Option<&'static str>, by_congress: bool| {
        let mut scene = scene();
        let referral = refer(&mut scene, "clerk", by, "art39_2");
        let tenure = json!({ "person": "clerk", "at": "transport", "post": "staff", "by_congress": by_congress });
        let of = scene.book.fact("2021-01-05", "banner", "tenure_began", tenure);
        if let Some(on) = ends {
            scene.book.fact(on, "banner", "tenure_ended", json!({ "of": of }));
        }
        let form = json!({
            "of": referral, "person": "clerk", "ground": "art39_2", "gravity": "grave", "kind": "removal",
        });
        let act = scene.book.discipline("2021-08-01", by, "decide", form);
        scene.book.verdict(act)
    };
    let met = (true, vec![]);
    let not = (false, vec!["21.congress-first"]);
    assert_eq!(removal("supervision", None, true), not);
    assert_eq!(removal("supervision", Some("2021-08-01"), true), met);
    assert_eq!(removal("supervision", Some("2021-08-02"), true), not);
    assert_eq!(removal("supervision", None, false), met);
    assert_eq!(removal("personnel", None, true), met, "the rule binds the supervisory organ");
    // No tenure on record: open, so refused; a statement of completeness settles it.
    let heavy = |complete: bool| {
        move |scene: &mut Scene, form: &mut Value| {
            form["ground"] = json!("art39_2");
            form["gravity"] = json!("grave");
            if complete {
                scene.book.complete("clerk", json!({ "only": ["tenure"] }));
            }
        }
    };
    fails(&["21.congress-first"], "removal", heavy(false));
    stands("removal", heavy(true));
    stands("demotion", heavy(false));
    // Two together.
    fails(&["21.by-organ-referred-to", "21.congress-first"], "removal", |scene, form| {
        heavy(false)(scene, form);
        form["by"] = json!("other-supervision");
    });
}

#[test]
fn how_long_a_sanction_lasts() {
    let state = |kind: &str, change: &dyn Fn(&mut Scene, &mut Value), on: &str| {
        let (scene, _) = stands(kind, change);
        scene.book.case().referrals(day(on))[0].sanction
    };
    let plain = |_: &mut Scene, _: &mut Value| {};
    let demerit = state("demerit", &plain, "2021-08-01").unwrap();
    assert_eq!((demerit.kind, demerit.months, demerit.from), (Sanction::Demerit, Some(12), day("2021-08-01")));
    assert_eq!(demerit.last_day, LastDay::Between(day("2022-07-31"), day("2022-08-01")));
    assert_eq!(state("demerit", &plain, "2021-07-31"), None);
    // The end of a month: February has no day corresponding to 31 August, so both countings end on its last.
    for (on, first, last) in [
        ("2021-08-28", "2022-02-27", "2022-02-28"),
        ("2021-08-29", "2022-02-28", "2022-02-28"),
        ("2021-08-31", "2022-02-28", "2022-02-28"),
        ("2021-09-01", "2022-02-28", "2022-03-01"),
    ] {
        let warning = state("warning", &|_, form: &mut Value| form["on"] = json!(on), "2021-09-01").unwrap();
        assert_eq!(warning.last_day, LastDay::Between(day(first), day(last)), "{on}");
    }
    let stated = state("demerit", &|_, form: &mut Value| form["last_day"] = json!("2022-07-31"), "2021-09-01").unwrap();
    assert_eq!(stated.last_day, LastDay::Stated(day("2022-07-31")));
    let dismissal = |scene: &mut Scene, form: &mut Value| {
        form["ground"] = json!("art39_2");
        form["gravity"] = json!("serious");
        scene.book.complete("clerk", json!({ "only": ["tenure"] }));
    };
    let dismissal = state("dismissal", &dismissal, "2021-09-01").unwrap();
    assert_eq!((dismissal.months, dismissal.last_day), (None, LastDay::None));
}

/// A decision known only to the month has no last day, and cannot state one.
#[test]
fn a_coarse_decision_has_no_last_day() {
    let coarse = |last_day: Option<&str>| {
        let (mut scene, act) = decided("demerit", |_, form| {
            form["on"] = json!("2021-08-31");
            if let Some(day) = last_day {
                form["last_day"] = json!(day);
            }
        });
        scene.book.entries.last_mut().unwrap()["precision"] = json!("month");
        let last = scene.book.case().referrals(day("2021-09-01"))[0].sanction.map(|sanction| sanction.last_day);
        (scene.book.verdict(act).0, last)
    };
    assert_eq!(coarse(None), (true, Some(LastDay::Unknown)));
    assert_eq!(coarse(Some("2022-08-15")), (true, Some(LastDay::Stated(day("2022-08-15")))));
}

/// Who seeks a remedy has been decided against: a decision known to the month had been taken by that day, and the
/// decision about another counts from the last day of the month as before.
#[test]
fn a_decision_known_to_the_month_had_been_taken_when_it_was_attacked() {
    let mut book = scene().book;
    let [of, other] = ["clerk", "deputy"].map(|person| {
        let act = book.discipline("2021-08-31", "supervision", "decide", own(person, "warning"));
        book.entries.last_mut().unwrap()["precision"] = json!("month");
        book.in_effect(act);
        act
    });
    let decided_on = |book: &Book, of: u32| {
        let decided = |on: &str| {
            let referrals = book.case().referrals(day(on));
            let seen = referrals.iter().find(|seen| seen.opened == EntryNo(of));
            seen.is_some_and(|seen| seen.state == ReferralState::Decided && seen.sanction.is_some())
        };
        ["2021-08-09", "2021-08-10", "2021-08-30", "2021-08-31"].into_iter().find(|on| decided(on))
    };
    let both = |book: &Book| (decided_on(book, of), decided_on(book, other));
    assert_eq!(both(&book), (Some("2021-08-31"), Some("2021-08-31")));
    let file = json!({ "of": of, "step": "supervisory_review", "before": "supervision" });
    let filed = book.remedy("2021-08-10", "clerk", "file", file);
    assert_eq!(both(&book), (Some("2021-08-10"), Some("2021-08-31")));
    book.retract(filed);
    assert_eq!(both(&book), (Some("2021-08-31"), Some("2021-08-31")));
}

/// A sanction decided anew and taken back leaves the one that was annulled before it, and nothing in effect.
#[test]
fn a_new_sanction_taken_back_leaves_the_annulled_one() {
    let mut book = scene().book;
    let first = book.discipline("2021-07-05", "supervision", "decide", own("clerk", "warning"));
    let file = json!({ "of": first, "step": "supervisory_review", "before": "supervision" });
    book.remedy("2021-07-10", "clerk", "file", file);
    book.remedy("2021-08-01", "supervision", "answer", json!({ "of": first, "result": "annulled" }));
    let mut form = own("clerk", "demerit");
    form["of"] = json!(first);
    let anew = book.discipline("2021-08-10", "supervision", "decide", form);
    book.in_effect(anew);
    let kinds = |book: &Book| {
        let case = book.case();
        ["2021-07-05", "2021-08-01", "2021-08-10"].map(|on| case.referrals(day(on))[0].sanction.map(|seen| seen.kind))
    };
    assert_eq!(kinds(&book), [Some(Sanction::Warning), None, Some(Sanction::Demerit)]);
    book.retract(anew);
    assert_eq!(kinds(&book), [Some(Sanction::Warning), None, None]);
    // Nothing is decided any more since the answer, so that a decision dated before it comes in order.
    let mut form = own("clerk", "warning");
    form["of"] = json!(first);
    let again = book.discipline("2021-08-05", "supervision", "decide", form);
    book.in_effect(again);
}

/// An end known to the month had come by the day of the archive, so what was filed in between closes the file.
#[test]
fn an_end_known_to_the_month_had_come_before_the_archive() {
    let mut book = scene().book;
    book.fact("2021-08-01", "transport", "part_completed", json!({}));
    book.fact("2021-08-01", "transport", "final_report", json!({}));
    let accepted =
        book.add("2021-08-01", "banner", json!({ "execution": { "accept_completion": {} }, "precision": "month" }));
    book.in_effect(accepted);
    book.fact("2021-08-10", "transport", "record_filed", json!({}));
    let unfiled = |book: &Book| {
        let mut book = book.clone();
        let act = book.add("2021-08-20", "banner", json!({ "execution": { "archive": {} } }));
        book.verdict(act).1.contains(&"17.filed")
    };
    assert!(unfiled(&book), "the organ's own filing is missing");
    book.fact("2021-08-10", "banner", "record_filed", json!({}));
    assert!(!unfiled(&book));
}

/// The machines meet at the door: a referral keeps the archive shut until it is decided or closed; a transfer to
/// nobody is found.
#[test]
fn an_open_referral_keeps_the_file_open() {
    let archive = |book: &Book| {
        let mut book = book.clone();
        let act = book.add("2021-12-01", "banner", json!({ "execution": { "archive": {} } }));
        book.verdict(act).1.contains(&"21.referral-open")
    };
    let found = |book: &Book, code: &str| {
        let assessment = book.case().assess(day("2021-12-01")).unwrap();
        assessment.answer().unwrap().findings.iter().any(|finding| finding.row.code == code)
    };
    let mut scene = scene();
    assert!(!archive(&scene.book));
    let referral = refer(&mut scene, "clerk", "supervision", "art30_2");
    assert!(archive(&scene.book));
    // Known to the year only, it may have been made by that day.
    let mut coarse = scene.book.clone();
    coarse.entries.last_mut().unwrap()["precision"] = json!("year");
    assert!(archive(&coarse));
    for (form, to_nobody) in [
        (json!({ "of": referral, "outcome": "closed" }), false),
        (json!({ "of": referral, "outcome": "transferred", "to": "personnel" }), false),
        (json!({ "of": referral, "outcome": "transferred" }), true),
    ] {
        let mut book = scene.book.clone();
        let act = book.discipline("2021-08-01", "supervision", "no_sanction", form);
        assert!(book.verdict(act).0 && !archive(&book));
        assert_eq!(found(&book, "21.transferred-to"), to_nobody);
    }
    let form = json!({ "of": referral, "person": "clerk", "ground": "art30_2", "gravity": "base", "kind": "warning" });
    scene.book.discipline("2021-08-01", "supervision", "decide", form);
    assert!(!archive(&scene.book));
}

#[test]
fn release_is_determined() {
    let (scene, act) = stands("warning", |_, _| {});
    let about = json!({ "entry": act, "party": "clerk" });
    let released = |by: &str, on: &str, answer: &str, asked: &str| {
        let mut book = scene.book.clone();
        book.determine(on, by, Question::Release, about.clone(), answer);
        book.case().referrals(day(asked))[0].sanction.unwrap().released.map(|(day, _)| day)
    };
    // The period ends on 2022-01-31 or 2022-02-01.
    assert_eq!(released("personnel", "2022-02-10", "met", "2022-02-10"), Some(day("2022-02-10")));
    assert_eq!(released("banner", "2022-01-31", "met", "2022-02-10"), Some(day("2022-01-31")));
    assert_eq!(released("personnel", "2022-02-10", "met", "2022-02-09"), None);
    assert_eq!(released("personnel", "2022-01-30", "met", "2022-03-01"), None, "not before the period is over");
    assert_eq!(released("personnel", "2022-02-10", "not_met", "2022-03-01"), None);
    assert_eq!(released("supervision", "2022-02-10", "met", "2022-03-01"), None, "the appointing organ's to say");
    // Until then it is a question, once the period is over by either counting.
    let asks = |book: &Book, on: &str| {
        let assessment = book.case().assess(day(on)).unwrap();
        assessment.answer().unwrap().questions.iter().any(|question| question.finding.row.code == "21.release")
    };
    assert!(!asks(&scene.book, "2022-02-01"));
    assert!(asks(&scene.book, "2022-02-02"));
    let mut book = scene.book.clone();
    book.determine("2022-02-02", "personnel", Question::Release, about, "met");
    assert!(!asks(&book, "2022-02-02"));
}

#[test]
fn a_withdrawn_basis_is_a_question_and_no_guard() {
    let (scene, act) = stands("demerit", |scene, _| {
        let form = json!({ "withdraw": { "of": scene.circumstance, "reason": "r" } });
        scene.book.add("2021-07-20", "banner", json!({ "accountability": form }));
    });
    let asks = |on: &str| {
        let assessment = scene.book.case().assess(day(on)).unwrap();
        assessment.answer().unwrap().questions.iter().any(|q| q.finding.row.code == "21.basis-withdrawn")
    };
    assert!(!asks("2021-07-19"));
    assert!(asks("2021-07-20"));
    assert!(!asks("2021-08-01"), "decided: it stands until remedied");
    scene.book.in_effect(act);
}

#[test]
fn eligibility_of_a_referral() {
    use Eligible::{Barred, Done, Must, NotYet, Open};
    let mut scene = scene();
    let on = "2021-07-06";
    // Nobody is enumerated: without a determination the answer is only given for who is asked for.
    assert!(scene.book.case().referral_eligibility(day(on)).is_empty());
    let both = vec!["21.determined-direct", "21.determined-leader", "21.ground-fits-one"];
    assert_eq!(eligible(&scene, "clerk", on), (NotYet, both));
    assert_eq!(eligible(&scene, "clerk", "2021-07-04").0, NotYet);
    let about = json!({ "entry": scene.circumstance, "party": "clerk" });
    scene.book.determine("2021-07-06", "banner", Question::DirectlyResponsible, about.clone(), "met");
    assert_eq!(eligible(&scene, "clerk", on), (NotYet, vec!["21.ground-fits-one"]));
    // Candidate grounds are offered while none is determined, as an inference.
    let answers = scene.book.case().referral_eligibility(day(on));
    assert_eq!(answers.len(), 1);
    assert_eq!(answers[0].candidates.len(), 4);
    let mut fits = about.clone();
    fits["ground"] = json!("art30_2");
    scene.book.determine("2021-07-07", "banner", Question::GroundFits, fits, "met");
    assert_eq!(eligible(&scene, "clerk", on).0, NotYet);
    assert_eq!(eligible(&scene, "clerk", "2021-07-07"), (Must, vec![]));
    let answer = &scene.book.case().referral_eligibility(day("2021-07-07"))[0];
    assert!(answer.candidates.is_empty());
    let parallel = answer.holds.iter().find(|finding| finding.row.code == "21.parallel-liability").unwrap();
    assert_eq!(parallel.row.clause.code().to_string(), "decision-procedure:40");

    // Status unknown: open once nothing is missing. A leader without a tenure: open.
    let about = json!({ "entry": scene.circumstance, "party": "someone", "ground": "art30_2" });
    scene.book.determine("2021-07-07", "banner", Question::GroundFits, about.clone(), "met");
    let leader = json!({ "entry": scene.circumstance, "party": "someone" });
    scene.book.determine("2021-07-07", "banner", Question::ResponsibleLeader, leader, "met");
    assert_eq!(eligible(&scene, "someone", "2021-07-07"), (Open, vec!["21.leader-in-post", "21.public-employee"]));
    let mut complete = scene.clone();
    complete.book.complete("transport", json!({ "only": ["tenure"] }));
    assert_eq!(eligible(&complete, "someone", "2021-07-07").0, Barred);

    // Referred: done. Withdrawn: barred.
    let mut referred = scene.clone();
    let form = json!({
        "of": scene.circumstance, "person": "clerk", "capacity": "directly_responsible", "ground": "art30_2",
        "to": "supervision",
    });
    referred.book.discipline("2021-07-10", "banner", "refer", form);
    assert_eq!(eligible(&referred, "clerk", "2021-07-09").0, Must);
    assert_eq!(eligible(&referred, "clerk", "2021-07-10"), (Done, vec!["21.one-referral"]));
    let form = json!({ "withdraw": { "of": scene.circumstance, "reason": "r" } });
    scene.book.add("2021-07-10", "banner", json!({ "accountability": form }));
    assert_eq!(eligible(&scene, "clerk", "2021-07-10"), (Barred, vec!["21.refer-not-withdrawn"]));
}

#[test]
fn eligibility_is_open_while_the_application_is() {
    let scene = scene_of("league");
    // Nothing is established either; the question goes first.
    assert_eq!(eligible(&scene, "clerk", "2021-07-07").0, Eligible::Open);
}

/// 条例 40: personal liability runs beside the order to correct, and does not end when it is obeyed.
#[test]
fn liability_runs_beside_correction() {
    let mut scene = scene();
    let about = json!({ "entry": scene.circumstance, "party": "clerk" });
    let Scene { book, circumstance, .. } = &mut scene;
    book.determine("2021-07-06", "banner", Question::DirectlyResponsible, about.clone(), "met");
    let order = json!({ "order_correction": { "of": *circumstance, "correct_by": "2021-08-31" } });
    let order = book.add("2021-07-07", "banner", json!({ "accountability": order }));
    assert_eq!(eligible(&scene, "clerk", "2021-07-08"), (Eligible::NotYet, vec!["21.ground-fits-one"]));
    let mut fits = about;
    fits["ground"] = json!("art30_2");
    scene.book.determine("2021-07-08", "banner", Question::GroundFits, fits, "met");
    assert_eq!(eligible(&scene, "clerk", "2021-07-08"), (Eligible::Must, vec![]), "while the order runs");
    // Each time it cites 条例 40.
    let cited = |scene: &Scene, on: &str| {
        let case = scene.book.case();
        let answer = case.referral_of(EntryNo(scene.circumstance), case.party("clerk").unwrap(), day(on));
        answer.holds.iter().any(|finding| finding.row.clause.code().to_string() == "decision-procedure:40")
    };
    assert!(cited(&scene, "2021-07-07") && cited(&scene, "2021-07-08") && !cited(&scene, "2021-07-04"));
    let Scene { book, circumstance, .. } = &mut scene;
    book.fact("2021-08-20", "transport", "correction_reported", json!({ "of": *circumstance }));
    let accept = json!({ "accountability": { "accept_correction": { "of": *circumstance } } });
    let accepted = book.add("2021-08-25", "banner", accept);
    for act in [order, accepted] {
        book.in_effect(act);
    }
    assert_eq!(eligible(&scene, "clerk", "2021-08-26"), (Eligible::Must, vec![]), "after it was obeyed");
    assert!(cited(&scene, "2021-08-26"));
    // The other determination missing: the ground is determined, the person is not.
    let fits = json!({ "entry": scene.circumstance, "party": "head", "ground": "art30_2" });
    scene.book.determine("2021-08-26", "banner", Question::GroundFits, fits, "met");
    let missing = vec!["21.determined-direct", "21.determined-leader"];
    assert_eq!(eligible(&scene, "head", "2021-08-26"), (Eligible::NotYet, missing));
    let form = json!({
        "of": scene.circumstance, "person": "clerk", "capacity": "directly_responsible", "ground": "art30_2",
        "to": "supervision",
    });
    let act = scene.book.discipline("2021-08-26", "banner", "refer", form);
    scene.book.in_effect(act);
}

/// An indication alone never opens a referral.
#[test]
fn never_on_an_indication() {
    let mut scene = scene();
    let ground = scene.book.fact("2021-09-30", "transport", "delay_recorded", json!({}));
    let form = json!({
        "of": scene.circumstance, "person": "clerk", "capacity": "directly_responsible", "ground": "art30_2",
        "to": "supervision",
    });
    let act = scene.book.discipline("2021-10-01", "banner", "refer", form);
    scene.book.refused(act, &["21.determined-direct", "21.ground-fits"]);
    assert_eq!(eligible(&scene, "clerk", "2021-10-01").0, Eligible::NotYet);
    // It indicates, and both determinations are made about it: still nothing is established to rest on.
    let case = scene.book.case();
    let delayed = |indication: &Indication| indication.source == IndicationSource::Entry(EntryNo(ground));
    assert!(case.indications(day("2021-10-01")).iter().any(delayed));
    scene.circumstance = ground;
    let about = json!({ "entry": ground, "party": "clerk" });
    scene.book.determine("2021-10-01", "banner", Question::DirectlyResponsible, about.clone(), "met");
    let mut fits = about;
    fits["ground"] = json!("art30_2");
    scene.book.determine("2021-10-01", "banner", Question::GroundFits, fits, "met");
    assert_eq!(
        eligible(&scene, "clerk", "2021-10-01"),
        (Eligible::NotYet, vec!["21.public-employee", "21.refer-established"])
    );
}
