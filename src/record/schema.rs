//! The JSON Schema (draft 2020-12) of a shape.
//!
//! It says what a [`Shape`] says. What only a whole record can tell (a party that is not named, an entry out of
//! place, two heads on one day), that a field is given twice, and that a text is at most so many *bytes*, no
//! schema can say.

use alloc::{format, string::String, vec::Vec};
use core::fmt::{self, Write};

use crate::terms::{
    Clause, Instrument,
    form::{Field, Shape, Shaped, TEXT_LIMIT, Variant},
};

use super::document::{Document, SCHEMA};

/// The JSON Schema of a record, `zeren.record/1`, as indented JSON.
#[must_use]
pub fn schema() -> String {
    schema_of(SCHEMA, &Document::SHAPE)
}

/// The JSON Schema of the documents of any shape, under the name of their format.
#[must_use]
pub fn schema_of(name: &str, shape: &Shape) -> String {
    let mut json = Json::default();
    json.map(|json| {
        json.text("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.text("$id", &format!("urn:{}", name.replace(['.', '/'], ":")));
        json.text("title", name);
        json.shape(shape);
        json.key("$defs");
        json.map(leaves);
    });
    json.out.push('\n');
    json.out
}

/// The shapes that are said once and referred to.
fn leaves(json: &mut Json) {
    json.entry("text", |json| {
        json.text("description", "Free text; its limit is in bytes of UTF-8.");
        json.text("type", "string");
        json.key("maxLength");
        json.raw(TEXT_LIMIT);
    });
    json.entry("id", |json| {
        json.text("type", "string");
        json.text("pattern", "^[a-z0-9._-]{1,64}$");
        json.entry("not", |json| json.text("const", "outside"));
    });
    json.entry("party", |json| {
        json.text("description", "The id of a party of the record, or `outside` where anyone may stand.");
        json.text("type", "string");
        json.text("pattern", "^[a-z0-9._-]{1,64}$");
    });
    json.entry("entry", |json| {
        json.text("description", "The number of an earlier entry.");
        json.whole(1, u32::MAX);
    });
    json.entry("day", |json| {
        json.text("description", "A day from 2000-01-01 to 2199-12-31.");
        json.text("type", "string");
        json.text("pattern", DAY);
    });
    json.entry("clause", |json| {
        json.text("description", "The code of a clause, such as `regulation:21(2)`.");
        json.text("type", "string");
        json.text("pattern", &clause());
    });
    json.entry("period", |json| {
        json.key("oneOf");
        json.list(&["days", "working_days", "months", "by_date"], |json, tag| {
            json.map(|json| {
                json.object(&[tag], &[tag], |json, tag| match *tag {
                    "days" => json.whole(1, 36_500),
                    "working_days" => json.whole(1, 24_000),
                    "months" => json.whole(1, 1_200),
                    _ => json.object(DATE, DATE, |json, part| match *part {
                        "month" => json.whole(1, 12),
                        "day" => json.whole(1, 31),
                        _ => json.whole(0, 100),
                    }),
                });
            });
        });
    });
}

const DATE: &[&str] = &["month", "day", "years_after"];

/// Every day of the years 2000 to 2199 and no other; 2100 is no leap year.
const DAY: &str = concat!(
    "^(2[01][0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)",
    "|02-(0[1-9]|1[0-9]|2[0-8]))|(20(0[048]|[2468][048]|[13579][26])|21(0[48]|[2468][048]|[13579][26]))-02-29)$",
);

fn clause() -> String {
    let others: Vec<_> = Instrument::ALL
        .iter()
        .filter(|instrument| **instrument != Instrument::Regulation)
        .map(|instrument| instrument.code())
        .collect();
    // 1 to 255.
    let small = "([1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";
    let most = Clause::regulation_article_count();
    let articles: Vec<_> = (1..=most).map(|n| format!("{n}")).collect();
    format!(
        "^({}:({})|({}):[1-9][0-9]{{0,2}})(\\.{small})?(\\({small}\\))?$",
        Instrument::Regulation.code(),
        articles.join("|"),
        others.join("|"),
    )
}

/// A writer of indented JSON.
#[derive(Default)]
struct Json {
    out: String,
    depth: usize,
    /// Whether something stands before the next element of the same list or map.
    after: bool,
}

impl Json {
    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Text => self.refer("text"),
            Shape::Id => self.refer("id"),
            Shape::Party(_) => self.refer("party"),
            Shape::Entry => self.refer("entry"),
            Shape::Day => self.refer("day"),
            Shape::Clause => self.refer("clause"),
            Shape::Period => self.refer("period"),
            Shape::Whole => self.whole(0, u32::MAX),
            Shape::Small => self.whole(0, u8::MAX.into()),
            Shape::Flag => self.text("type", "boolean"),
            Shape::Exactly(text) => self.text("const", text),
            Shape::Code(codes) => self.names("enum", codes),
            Shape::List(inner) => {
                self.text("type", "array");
                self.entry("items", |json| json.shape(inner));
            }
            Shape::Form(fields) => self.form(fields, &[]),
            Shape::OneAmong { fields, alone } => {
                self.form(fields, alone);
                self.key("oneOf");
                self.list(alone, |json, kind| json.map(|json| json.names("required", &[kind.name])));
            }
            Shape::OneOf(tags) => {
                self.key("oneOf");
                self.list(tags, |json, tag| {
                    json.map(|json| json.object(&[tag.name], &[tag.name], |json, _| json.shape(tag.shape)));
                });
            }
        }
    }

    fn form(&mut self, fields: &[Field], alone: &[Variant]) {
        let fields_of = |field: &Field| (field.name, field.shape);
        let all: Vec<_> =
            fields.iter().map(fields_of).chain(alone.iter().map(|kind| (kind.name, kind.shape))).collect();
        let required: Vec<_> = fields.iter().filter(|field| field.required).map(|field| field.name).collect();
        let names: Vec<_> = all.iter().map(|(name, _)| *name).collect();
        let mut shapes = all.iter();
        self.object(&names, &required, |json, _| {
            if let Some((_, shape)) = shapes.next() {
                json.shape(shape);
            }
        });
    }

    /// An object with these properties and no other.
    fn object(&mut self, names: &[&str], required: &[&str], mut each: impl FnMut(&mut Self, &&str)) {
        self.text("type", "object");
        self.key("properties");
        self.map(|json| names.iter().for_each(|name| json.entry(name, |json| each(json, name))));
        if !required.is_empty() {
            self.names("required", required);
        }
        self.key("additionalProperties");
        self.raw(false);
    }

    fn whole(&mut self, least: u32, most: u32) {
        self.text("type", "integer");
        self.key("minimum");
        self.raw(least);
        self.key("maximum");
        self.raw(most);
    }

    fn refer(&mut self, leaf: &str) {
        self.text("$ref", &format!("#/$defs/{leaf}"));
    }

    fn text(&mut self, key: &str, text: &str) {
        self.key(key);
        self.quote(text);
    }

    fn names(&mut self, key: &str, names: &[&str]) {
        self.key(key);
        self.list(names, |json, name| json.quote(name));
    }

    fn entry(&mut self, key: &str, write: impl FnOnce(&mut Self)) {
        self.key(key);
        self.map(write);
    }

    fn key(&mut self, key: &str) {
        self.next();
        self.quote(key);
        self.out.push_str(": ");
    }

    fn map(&mut self, write: impl FnOnce(&mut Self)) {
        self.nest('{', '}', write);
    }

    fn list<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.nest('[', ']', |json| {
            for item in items {
                json.next();
                write(json, item);
            }
        });
    }

    fn nest(&mut self, open: char, close: char, write: impl FnOnce(&mut Self)) {
        self.out.push(open);
        self.depth += 1;
        self.after = false;
        write(self);
        self.depth -= 1;
        // Nothing inside: the two stand together.
        if self.after {
            self.line();
        }
        self.after = true;
        self.out.push(close);
    }

    /// Before an element.
    fn next(&mut self) {
        if self.after {
            self.out.push(',');
        }
        self.after = true;
        self.line();
    }

    fn line(&mut self) {
        self.out.push('\n');
        for _ in 0..self.depth {
            self.out.push_str("  ");
        }
    }

    /// A number, `true` or `false`.
    fn raw(&mut self, value: impl fmt::Display) {
        // Writing to a string cannot fail.
        let _ = write!(self.out, "{value}");
    }

    /// Text. Names, codes and patterns hold no control characters.
    fn quote(&mut self, text: &str) {
        self.out.push('"');
        for c in text.chars() {
            if matches!(c, '"' | '\\') {
                self.out.push('\\');
            }
            self.out.push(c);
        }
        self.out.push('"');
    }
}
