//! For the tests of articles 17 to 20: a record from rows of JSON, the position set by hand, duties as text.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use crate::{
    record::{Document, Record, Statement, What},
    terms::{
        Arg, Day, EntryNo, Finding, PartyNo, Precision, Ruling, Setting, deadline::Certainty, decision::ExecutionState,
        duty::Duty, party::Application,
    },
};

use super::{
    Facts, Position, View,
    position::{Judged, Reopened},
};

const HEADER: &str = r#"{"schema":"zeren.record/1","title":"t","decision":"d",
"organ":{"id":"organ","name":"o","level":"banner_county"},
"units":[{"id":"edu","name":"e","kind":"administrative_organ"},{"id":"auth","name":"a","kind":"authorised_organisation"},
{"id":"school","name":"s","kind":"public_institution"},{"id":"new","name":"n","kind":"administrative_organ"},
{"id":"plant","name":"p","kind":"enterprise"},{"id":"club","name":"c","kind":"other"}],
"persons":[{"id":"head"},{"id":"clerk"}],"bodies":[{"id":"office","name":"x","kind":"receiving"}],"entries":["#;

/// Rows of a record under construction.
pub(crate) struct Case {
    text: String,
    count: u32,
    recorded: String,
    position: Position,
    pub(crate) setting: Setting,
}

/// A record with its facts, ready to be viewed.
pub(crate) struct Loaded {
    record: Record,
    facts: Facts,
    position: Position,
    setting: Setting,
}

pub(crate) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

impl Case {
    pub(crate) fn new() -> Self {
        Self {
            text: HEADER.to_string(),
            count: 0,
            recorded: "2020-01-01".to_string(),
            position: Position::default(),
            setting: Setting::default(),
        }
    }

    fn raw(mut self, when: &str, by: &str, rest: &str) -> Self {
        self.count += 1;
        let comma = if self.count > 1 { "," } else { "" };
        let (no, recorded) = (self.count, &self.recorded);
        self.text += &format!(
            r#"{comma}{{"no":{no},{when}"recorded_on":"{recorded}","by":"{by}","recorded_by":"organ",{rest}}}"#
        );
        self
    }

    /// An entry with its class and kind: `"fact":{…}`.
    pub(crate) fn entry(mut self, on: &str, by: &str, what: &str) -> Self {
        if on > self.recorded.as_str() {
            self.recorded = on.to_string();
        }
        self.raw(&format!(r#""on":"{on}","#), by, what)
    }

    /// A fact: `"final_report":{}`.
    pub(crate) fn fact(self, on: &str, by: &str, fact: &str) -> Self {
        self.entry(on, by, &format!(r#""fact":{{{fact}}}"#))
    }

    /// A fact of which only the month is known.
    pub(crate) fn fact_in_month(mut self, on: &str, by: &str, fact: &str) -> Self {
        let last = day(on).last_of(Precision::Month).to_string();
        self.recorded = self.recorded.max(last);
        self.raw(&format!(r#""on":"{on}","precision":"month","#), by, &format!(r#""fact":{{{fact}}}"#))
    }

    /// A statement.
    pub(crate) fn statement(self, statement: &str) -> Self {
        self.raw("", "organ", &format!(r#""statement":{{{statement}}}"#))
    }

    /// The record is complete for all through a day.
    pub(crate) fn complete(self, through: &str) -> Self {
        self.statement(&format!(
            r#""completeness_stated":{{"through":"{through}","about":{{"all":{{}}}},"terms":{{"all":{{}}}}}}"#
        ))
    }

    /// The last entry, an act, brought this state.
    pub(crate) fn state(mut self, on: &str, state: ExecutionState) -> Self {
        let (on, act) = (day(on), EntryNo(self.count));
        self.position.enter((on, on), act, state, 1);
        self
    }

    /// A unit is engaged from a day, perhaps until its removal, by the last entry.
    pub(crate) fn engaged(mut self, unit: u32, from: &str, until: Option<&str>) -> Self {
        let act = EntryNo(self.count);
        let before = self.position.engagements.all().len();
        self.position.engagements.begin(PartyNo(unit), day(from), act);
        if let Some(until) = until {
            let begun = self.position.engagements.all()[before];
            self.position.engagements.end(day(until), act, |other| *other != begun);
        }
        self
    }

    /// The last entry, an act, reopened the part of a unit.
    pub(crate) fn reopened(mut self, unit: u32, on: &str) -> Self {
        let (on, act) = (day(on), EntryNo(self.count));
        self.position.reopened.push(Reopened { on, act, unit: PartyNo(unit) });
        self
    }

    /// Loads every entry; acts are in effect save those listed.
    pub(crate) fn load_without(self, without: &[u32]) -> Loaded {
        let Self { text, mut position, setting, .. } = self;
        let text = text + "]}";
        let record = serde_json::from_str::<Document<'_>>(&text).unwrap().open().unwrap();
        let mut facts = Facts::new();
        for entry in record.entries() {
            facts.take(&record, entry);
            if let What::Statement(Statement::Retraction(retraction)) = &entry.what {
                facts.retract(record.entry(retraction.entry).unwrap());
            }
            if entry.what.is_act() {
                let in_effect = !without.contains(&entry.no.0);
                position.judged.push(Judged {
                    act: entry.no,
                    in_effect,
                    before_force: false,
                    findings: Vec::new(),
                    retracted: false,
                });
            }
        }
        Loaded { record, facts, position, setting }
    }

    pub(crate) fn load(self) -> Loaded {
        self.load_without(&[])
    }
}

/// The units of the header, by number.
pub(crate) const EDU: u32 = 2;
pub(crate) const AUTH: u32 = 3;
pub(crate) const SCHOOL: u32 = 4;
pub(crate) const PLANT: u32 = 6;
pub(crate) const CLUB: u32 = 7;

impl Loaded {
    pub(crate) fn view(&self, on: &str) -> View<'_> {
        View {
            record: &self.record,
            facts: &self.facts,
            position: &self.position,
            setting: &self.setting,
            rules: &super::rules::Rulebook::EMPTY,
            day: day(on),
            application: Application::Direct,
        }
    }

    /// `code bearer>to anchor due status kept`, the due day with `?` where it is provisional.
    pub(crate) fn duties(&self, on: &str, duties: fn(&View<'_>, &mut Vec<Duty>)) -> Vec<String> {
        let view = self.view(on);
        let mut found = Vec::new();
        duties(&view, &mut found);
        let line = |duty: &Duty| {
            let due = duty.deadline.map_or("-".to_string(), |deadline| {
                let mark = if deadline.certainty() == Certainty::Provisional { "?" } else { "" };
                format!("{}{mark}", deadline.due())
            });
            let kept = duty.kept.map_or("-".to_string(), |(_, no)| no.to_string());
            let (bearer, to) = (self.record.id(duty.bearer), self.record.id(duty.to));
            let (code, status) = (duty.row.code, duty.status.code());
            let why = duty.why.map_or(String::new(), |why| format!(" {}", why.row.code));
            format!("{code} {bearer}>{to} {} {due} {status} {kept}{why}", duty.anchor)
        };
        found.iter().map(line).collect()
    }

    /// `ruling code args`.
    pub(crate) fn finding(&self, finding: &Finding) -> String {
        let ruling = match finding.ruling {
            Ruling::Met => "met",
            Ruling::NotMet => "not_met",
            Ruling::Open => "open",
        };
        let mut text = format!("{ruling} {}", finding.row.code);
        for arg in finding.args {
            text += &match arg {
                Arg::None => String::new(),
                Arg::Entry(no) => format!(" #{no}"),
                Arg::Party(party) => format!(" {}", self.record.id(party)),
                Arg::Day(day) => format!(" {day}"),
                Arg::Count(n) => format!(" {n}"),
                Arg::Words(words) => format!(" {}", words.en),
                Arg::Clause(clause) => format!(" {}", clause.code()),
            };
        }
        text
    }

    pub(crate) fn findings(&self, on: &str, find: fn(&View<'_>, &mut crate::terms::row::Everything)) -> Vec<String> {
        let mut sink = crate::terms::row::Everything::default();
        find(&self.view(on), &mut sink);
        sink.0.iter().map(|finding| self.finding(finding)).collect()
    }
}
