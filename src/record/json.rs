//! JSON in and out, in one call.

use alloc::{
    format,
    string::{String, ToString},
};

use serde_json::error::Category;

use super::{
    Record,
    document::{Document, JSON_LIMIT, LISTED_LIMIT},
    fault::{Malformed, Path, Reason},
    tree::Tree,
};

impl Record {
    /// Reads a record: one JSON document of the schema `zeren.record/1`.
    ///
    /// A sound document is read once. One with a fault is read a second time, to list every fault with its path
    /// in the order of the document; that takes several times the memory of the text. Above [`LISTED_LIMIT`] it is not,
    /// and only what stopped the first reading is told.
    ///
    /// # Errors
    ///
    /// When the text is longer than [`JSON_LIMIT`]; else every fault, up to
    /// [`FAULT_LIMIT`](super::fault::FAULT_LIMIT). An unlawful act is none: it is judged, and
    /// without effect.
    pub fn from_json(text: &str) -> Result<Self, Malformed> {
        if text.len() > JSON_LIMIT {
            let reason = Reason::Limit { what: "bytes of JSON", found: text.len(), limit: JSON_LIMIT };
            return Err(Malformed::one(Path::root(), reason));
        }
        let first = match serde_json::from_str::<Document<'_>>(text) {
            Ok(document) => match document.open() {
                Ok(record) => return Ok(record),
                Err(malformed) => malformed,
            },
            Err(error) => unreadable(format!("{error}")),
        };
        if text.len() > LISTED_LIMIT {
            return Err(first);
        }
        match serde_json::from_str::<Tree>(text) {
            Ok(tree) => Err(Self::from_tree(&tree).err().unwrap_or(first)),
            Err(error) => Err(unreadable(syntax(text, &error))),
        }
    }

    /// The same from bytes, which must be UTF-8.
    ///
    /// # Errors
    ///
    /// As [`Record::from_json`]; also when the bytes are not UTF-8.
    pub fn from_json_slice(bytes: &[u8]) -> Result<Self, Malformed> {
        match core::str::from_utf8(bytes) {
            Ok(text) => Self::from_json(text),
            Err(error) => Err(unreadable(format!(
                "it is not UTF-8 from byte {} on; save it as UTF-8",
                error.valid_up_to().saturating_add(1)
            ))),
        }
    }

    /// Writes the record in its canonical form, without white space: equal records, equal bytes.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Never fails: every key is text, and nothing in a document refuses to be written.
        serde_json::to_string(&self.document()).unwrap_or_default()
    }

    /// The same with line breaks and indentation, for people.
    #[must_use]
    pub fn to_json_pretty(&self) -> String {
        serde_json::to_string_pretty(&self.document()).unwrap_or_default()
    }
}

fn unreadable(why: String) -> Malformed {
    Malformed::one(Path::root(), Reason::Unreadable(why))
}

/// Why a text is no JSON, where, and what to do.
fn syntax(text: &str, error: &serde_json::Error) -> String {
    if text.trim().is_empty() {
        return "it is empty; a record is one JSON document, from `{` to `}`".to_string();
    }
    if text.starts_with('\u{feff}') {
        return "it begins with a byte order mark; save it as UTF-8 without one".to_string();
    }
    match error.classify() {
        Category::Eof => {
            format!("it breaks off at line {}, column {}; send the whole document", error.line(), error.column())
        }
        Category::Io | Category::Syntax | Category::Data => format!("{error}; correct the JSON there"),
    }
}
