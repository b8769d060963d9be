//! The page from which a stranger writes a record leaves nothing out.

use zeren::{
    record::Document,
    terms::form::{Expect, Field, Shape, Shaped},
};

const PAGE: &str = include_str!("../../src/record/writing.md");

/// The fields of a form as the page lists them.
fn cell(fields: &[Field]) -> String {
    let word = |shape: &Shape| match shape {
        Shape::Text => "text",
        Shape::Id => "id",
        Shape::Party(Expect::Any) => "party",
        Shape::Party(Expect::Unit) => "unit",
        Shape::Party(Expect::Person) => "person",
        Shape::Party(Expect::Body) => "body",
        Shape::Party(Expect::Seat) => "seat",
        Shape::Entry => "entry",
        Shape::Day => "day",
        Shape::Whole => "number",
        Shape::Flag => "flag",
        Shape::Clause => "clause",
        Shape::Code(_) => "word",
        Shape::Period => "period",
        Shape::Form(_) => "form",
        Shape::OneOf(_) => "choice",
        other => panic!("the page has no word for {other:?}"),
    };
    let cell = |field: &Field| match field.shape {
        Shape::List(inner) => format!("`{}` list of {}", field.name, word(inner)),
        shape => format!("`{}` {}{}", field.name, word(shape), if field.required { "" } else { "?" }),
    };
    let cells: Vec<_> = fields.iter().map(cell).collect();
    if cells.is_empty() { "—".into() } else { cells.join(", ") }
}

fn has(line: impl Fn(&str) -> bool) -> bool {
    PAGE.lines().any(line)
}

/// Every form, choice and word below a shape is on the page.
fn check(shape: &Shape, missing: &mut Vec<String>) {
    match shape {
        Shape::Form(fields) => {
            let cell = format!("| {} |", cell(fields));
            if !has(|line| line.contains(&cell)) {
                missing.push(cell);
            }
            fields.iter().for_each(|field| check(field.shape, missing));
        }
        Shape::OneOf(tags) => {
            for tag in *tags {
                let start = format!("| `{}` ", tag.name);
                let fields = match tag.shape {
                    Shape::Form(fields) => cell(fields),
                    _ => "choice".into(),
                };
                let listed = has(|line| line.starts_with(&start) && line.contains(&format!("| {fields} |")));
                if !(listed
                    || has(|line| line.contains(&format!("{{\"{}\":", tag.name)))
                    || has(|line| line.contains(&format!("`outcome`: `{}` | {fields} |", tag.name))))
                {
                    missing.push(format!("{start}| {fields} |"));
                }
                if !matches!(tag.shape, Shape::Form(_)) || !listed {
                    check(tag.shape, missing);
                }
            }
            tags.iter().for_each(|tag| {
                if let Shape::Form(fields) = tag.shape {
                    fields.iter().for_each(|field| check(field.shape, missing));
                }
            });
        }
        Shape::List(inner) => check(inner, missing),
        Shape::Code(codes) => {
            let listed = |line: &str| {
                let mut rest = line;
                codes.iter().all(|code| match rest.split_once(&format!("`{code}`")) {
                    Some((_, after)) => {
                        rest = after;
                        true
                    }
                    None => false,
                })
            };
            if !has(listed) {
                missing.push(format!("{codes:?}"));
            }
        }
        _ => {}
    }
}

#[test]
fn every_kind_field_and_word_is_on_the_page() {
    let mut missing = Vec::new();
    let Shape::Form(header) = Document::SHAPE else { panic!("a document is a form") };
    for field in header {
        assert!(has(|line| line.starts_with(&format!("| `{}` |", field.name))), "{}", field.name);
        match field.shape {
            Shape::List(Shape::OneAmong { fields, alone }) => {
                for field in *fields {
                    let row = cell(std::slice::from_ref(field)).replacen(' ', " | ", 1);
                    assert!(has(|line| line.starts_with(&format!("| {row} |"))), "{row}");
                    check(field.shape, &mut missing);
                }
                for class in *alone {
                    assert!(has(|line| line == format!("### `{}`", class.name)), "{}", class.name);
                    check(class.shape, &mut missing);
                }
            }
            shape => check(shape, &mut missing),
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}
