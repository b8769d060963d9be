//! Every record in `examples/data` is read as a host would read it, opened, and written back to the same bytes.

use std::{fs, path::Path};

use zeren::record::{Document, Statement, What};

/// The records, by file name.
fn records() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data");
    let mut records: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "json"))
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    records.sort();
    records
}

#[test]
fn every_record_opens() {
    let records = records();
    assert_eq!(
        records.iter().map(|(name, _)| &**name).collect::<Vec<_>>(),
        [
            "baotou-2025-plan.json",
            "illustrative-banner-road.json",
            "league-office.json",
            "region-northeast-revitalisation.json",
        ],
    );
    for (name, text) in &records {
        let document: Document<'_> = serde_json::from_str(text).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        let record = document.open().unwrap_or_else(|faults| panic!("{name}: {faults}"));
        let written = serde_json::to_string_pretty(&record.document()).unwrap();
        assert!(written + "\n" == *text, "{name}: written back, it is not the same text");
    }
}

#[test]
fn what_is_invented_says_so() {
    for (name, text) in records() {
        let record = serde_json::from_str::<Document<'_>>(&text).unwrap().open().unwrap();
        let published = name.starts_with("baotou") || name.starts_with("region");
        assert_eq!(record.title().starts_with("（虚构示例）"), !published, "{name}");
    }
}

#[test]
fn every_entry_has_evidence_but_the_one_mended_later() {
    for (name, text) in records() {
        let record = serde_json::from_str::<Document<'_>>(&text).unwrap().open().unwrap();
        let bare: Vec<_> = record
            .entries()
            .iter()
            .filter(|entry| !matches!(entry.what, What::Statement(_)) && entry.evidence.is_empty())
            .map(|entry| entry.no.0)
            .collect();
        let mended: Vec<_> = record
            .entries()
            .iter()
            .filter_map(|entry| {
                if let What::Statement(Statement::EvidenceAdded(added)) = &entry.what {
                    Some(added.entry.0)
                } else {
                    None
                }
            })
            .collect();
        assert_eq!(bare, mended, "{name}");
    }
}
