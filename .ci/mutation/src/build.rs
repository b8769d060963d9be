//! Rewrites the tree until it compiles, then builds the tests.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::Command,
};

use serde_json::Value;

use crate::rewrite::{Kind, Mutant, Stretch, rewrite};

pub fn build(list: &Path, tree: &Path, out: &Path, targets: &[&str]) {
    let mutants = read(list);
    let mut files = BTreeMap::<&str, Vec<Mutant>>::new();
    for mutant in &mutants {
        files.entry(&mutant.file).or_default().push(mutant.clone());
    }
    let sources = files
        .keys()
        .map(|file| (*file, fs::read_to_string(tree.join(file)).expect("the tree has the file")))
        .collect::<BTreeMap<_, _>>();
    // Per mutant out of the build: whether its own text does not compile, or only its switch.
    let mut without = BTreeMap::<u32, &str>::new();
    for round in 1.. {
        let mut stretches = BTreeMap::<&str, (String, Vec<Stretch>)>::new();
        for (file, mutants) in &files {
            let kept = mutants.iter().filter(|m| !without.contains_key(&m.id)).cloned().collect::<Vec<_>>();
            let done = rewrite(&sources[file], &kept);
            // What stands nowhere is an operator in a chain of `let`, which takes no other.
            without.extend(done.unplaced.iter().map(|id| (*id, "unviable")));
            fs::write(tree.join(file), &done.text).expect("the tree is ours");
            stretches.insert(file, (done.text, done.stretches));
        }
        let faults = faults(tree, &stretches);
        eprintln!("round {round}: {} mutants taken out", faults.len());
        for (id, state) in faults.iter().filter(|(_, state)| **state == "unswitched") {
            eprintln!("{state}: {}", mutants[*id as usize].name);
        }
        if faults.is_empty() {
            break;
        }
        without.extend(faults);
    }
    let lines = mutants.iter().map(|m| format!("{}\t{}\t{}\n", m.id, without.get(&m.id).unwrap_or(&"built"), m.name));
    fs::write(out.join("mutants.tsv"), lines.collect::<String>()).expect("a place for the list");
    tests(tree, out, targets);
}

fn read(list: &Path) -> Vec<Mutant> {
    let list: Value = serde_json::from_str(&fs::read_to_string(list).expect("a list")).expect("JSON");
    let text = |value: &Value| value.as_str().expect("a text").to_string();
    let number = |value: &Value| value.as_u64().expect("a number") as usize;
    let list = list.as_array().expect("a list").iter().zip(0..);
    list.map(|(mutant, id)| Mutant {
        id,
        name: text(&mutant["name"]),
        file: text(&mutant["file"]),
        genre: text(&mutant["genre"]),
        at: (number(&mutant["span"]["start"]["line"]), number(&mutant["span"]["start"]["column"])),
        replacement: text(&mutant["replacement"]),
    })
    .collect()
}

fn cargo(tree: &Path, args: &[&str]) -> (bool, Vec<Value>) {
    let output = Command::new("cargo")
        .current_dir(tree)
        .env("RUSTC_BOOTSTRAP", "switch")
        .args(args)
        .args(["--all-features", "--message-format=json"])
        .output()
        .expect("cargo runs");
    let text = String::from_utf8(output.stdout).expect("text");
    if !output.status.success() {
        eprintln!("{}", String::from_utf8_lossy(&output.stderr).lines().last().unwrap_or_default());
    }
    (output.status.success(), text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
}

/// The mutants that the compiler's errors are about.
fn faults(tree: &Path, files: &BTreeMap<&str, (String, Vec<Stretch>)>) -> BTreeMap<u32, &'static str> {
    let (fine, messages) = cargo(tree, &["check", "--lib"]);
    let mut found = BTreeMap::<u32, &'static str>::new();
    let mut lost = Vec::new();
    for message in messages.iter().map(|m| &m["message"]).filter(|m| m["level"] == "error") {
        let spans = message["spans"].as_array().map(Vec::as_slice).unwrap_or_default();
        if spans.is_empty() {
            continue;
        }
        let primary = spans.iter().filter(|s| s["is_primary"] == true);
        let others = spans.iter().filter(|s| s["is_primary"] != true);
        // The mutants' own text first; then the least stretch around the fault.
        let places = primary.chain(others).flat_map(|span| {
            let file = span["file_name"].as_str().and_then(|file| files.get(file));
            let at = span["byte_start"].as_u64().expect("a place") as usize;
            file.into_iter().flat_map(|(_, stretches)| stretches).filter(move |s| s.range.contains(&at))
        });
        let places = places.collect::<Vec<_>>();
        let about = places.iter().filter(|s| s.kind != Kind::Scrutinee);
        if message["code"]["code"] == "E0004"
            && let Some(stretch) = places.iter().find(|s| s.kind == Kind::Scrutinee)
        {
            // No arm matches all: then the last of those that can be deleted cannot.
            found.extend(stretch.mutants.last().map(|id| (*id, "unviable")));
        } else if let Some(stretch) = about.min_by_key(|s| (s.kind != Kind::Own, s.range.len())) {
            let state = if stretch.kind == Kind::Own { "unviable" } else { "unswitched" };
            for id in &stretch.mutants {
                found.entry(*id).or_insert(state);
            }
        } else {
            lost.push(message["rendered"].to_string());
        }
    }
    if !fine && found.is_empty() {
        panic!("no mutant is to blame: {}", lost.join("\n"));
    }
    found
}

fn tests(tree: &Path, out: &Path, targets: &[&str]) {
    let targets = targets.iter().flat_map(|target| ["--test", target]).collect::<Vec<_>>();
    let (fine, messages) = cargo(tree, &[&["test", "--no-run", "--lib"][..], &targets].concat());
    assert!(fine, "the tests build: {messages:?}");
    let tree = tree.canonicalize().expect("a directory");
    let files = messages
        .iter()
        .filter_map(|m| m["executable"].as_str())
        .map(|file| format!("{file}\t{}\n", tree.display()))
        .collect::<BTreeSet<_>>();
    fs::write(out.join("binaries.tsv"), files.into_iter().collect::<String>()).expect("a place for the list");
}
