//! The example that reviews a record, run with its options.

#[path = "../examples/review.rs"]
#[allow(dead_code, reason = "the example's own `main` is not called here")]
mod example;

use std::{env, fs};

use serde_json::{Value, json};

/// What the example says to a command line.
fn told(line: &[&str]) -> Result<String, String> {
    let options = example::options::Options::of(line.iter().map(ToString::to_string))?;
    example::review(&options)
}

#[test]
fn a_reader_sees_a_view() {
    let public = told(&["--as", "public", "--lang", "en"]).unwrap();
    assert!(public.contains("For the public: only what this reader may know"), "{public}");
    let unit: Value = serde_json::from_str(&told(&["--as", "unit:land", "--json"]).unwrap()).unwrap();
    assert_eq!(unit["inputs"]["audience"], "unit:land");
    assert!(unit["inputs"].get("entries").is_none());
    for wrong in ["unit:nobody", "person:land", "everyone", "unit"] {
        assert!(told(&["--as", wrong]).unwrap_err().contains("is no reader"), "{wrong}");
    }
}

#[test]
fn since_a_day_only_what_changed() {
    let changes = told(&["--since", "2023-03-31", "--lang", "en"]).unwrap();
    assert!(changes.starts_with("What changed"), "{changes}");
    let document: Value = serde_json::from_str(&told(&["--since", "2023-03-31", "--json"]).unwrap()).unwrap();
    assert_eq!(
        (&document["schema"], &document["before"]["known_on"]),
        (&json!("zeren.changes/1"), &json!("2023-03-31"))
    );
    assert_eq!(
        told(&["--since", "2023-12-31", "--known-on", "2023-12-31", "--lang", "en"]).unwrap().lines().last(),
        Some("Nothing changed.")
    );
}

#[test]
fn supposed_entries_count_and_the_record_stays() {
    let before: Value = serde_json::from_str(&told(&["--json"]).unwrap()).unwrap();
    let known = before["inputs"]["entries"].as_u64().unwrap();
    let recorded = "2026-12-31";
    let entry = |no: u64| {
        json!([{
            "no": no, "on": "2023-12-01", "precision": "month", "recorded_on": recorded, "by": "land",
            "recorded_by": "land", "evidence": ["e"], "fact": { "meeting_held": { "dedicated": true } },
        }])
    };
    let path = env::temp_dir().join(format!("zeren-suppose-{}.json", std::process::id()));
    let with = |entries: Value| {
        fs::write(&path, entries.to_string()).unwrap();
        told(&["--suppose", path.to_str().unwrap(), "--json"])
    };
    let after: Value = serde_json::from_str(&with(entry(known + 1)).unwrap()).unwrap();
    assert_eq!(after["inputs"]["entries"], known + 1);
    let misnumbered = with(entry(known + 5)).unwrap_err();
    assert!(misnumbered.contains("no"), "{misnumbered}");
    assert!(with(json!({})).is_err(), "a list is asked for");
    fs::remove_file(&path).unwrap();
    let again: Value = serde_json::from_str(&told(&["--json"]).unwrap()).unwrap();
    assert_eq!(again, before);
}

#[test]
fn a_command_line_is_read_strictly() {
    for (line, said) in [
        (&["--since"][..], "needs a value"),
        (&["--since", "yesterday"], "yesterday"),
        (&["--lamp"], "unknown option"),
        (&["a", "b"], "one too many"),
    ] {
        let error = told(line).unwrap_err();
        assert!(error.contains(said), "{error}");
    }
}
