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

/// Every topic that is listed has a proof, and the one asked for is told down to its entries and days.
#[test]
fn why_down_to_the_entries() {
    let list = told(&["--why", "list", "--lang", "en"]).unwrap();
    assert!(list.lines().count() > 100, "{list}");
    let late = list.lines().find(|line| line.contains("kept late (art 9)")).unwrap();
    let topic = late.split_whitespace().next().unwrap();
    let why = told(&["--why", topic, "--lang", "en"]).unwrap();
    for part in
        ["due 2022-08-20", "set by entry 9", "the last day in time is 2022-08-20", "fulfils it", "complete through"]
    {
        assert!(why.contains(part), "{part} in {why}");
    }
    assert!(told(&["--why", "duty-9999"]).unwrap_err().contains("see `--why list`"));
    assert!(told(&["--why", "nothing"]).unwrap_err().contains("no topic"));
}

/// The rungs that are missing below an interview, in both languages; once the unit has corrected, none leads there.
#[test]
fn why_no_interview() {
    let asked = |lang: &'static str| {
        told(&["--as-of", "2023-04-01", "--known-on", "2023-04-01", "--lang", lang, "--why-not", "interview"]).unwrap()
    };
    let (zh, en) = (asked("zh"), asked("en"));
    assert!(zh.contains("尚未认定拒不改正") && zh.contains("明示拒绝改正"), "{zh}");
    assert!(
        en.contains("no refusal to correct was established yet") && en.contains("refusal to correct stated"),
        "{en}"
    );
    assert!(told(&["--lang", "en", "--why-not", "interview"]).unwrap().contains("can no longer be reached"));
    assert!(told(&["--why-not", "interview", "--as-of", "2022-06-30"]).unwrap_err().contains("no proceeding"));
    assert!(told(&["--why-not", "dance"]).unwrap_err().contains("no measure and no act"));
}

#[test]
fn what_next_and_drawings() {
    let next = told(&["--next", "200", "--lang", "en"]).unwrap();
    assert!(next.lines().count() >= 3 && next.lines().all(|line| line.starts_with("2024-")), "{next}");
    assert!(told(&["--draw", "mermaid"]).unwrap().starts_with("gantt\n"));
    assert!(told(&["--draw", "dot"]).unwrap().starts_with("digraph"));
    assert!(told(&["--draw", "markdown", "--lang", "en"]).unwrap().contains("## 9. Open questions"));
    assert!(told(&["--draw", "oil"]).unwrap_err().contains("no drawing"));
    // They are the organ's: a reader who may not see all is told so.
    for flag in [["--why", "duty-1"], ["--why-not", "archive"], ["--next", "7"], ["--draw", "dot"]] {
        let error = told(&[flag[0], flag[1], "--as", "public"]).unwrap_err();
        assert!(error.contains("the organ's"), "{error}");
    }
}
