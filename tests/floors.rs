//! The house: floors, one direction, no circles.
//!
//! Each fault below was planted once and seen to fail before the test was trusted:
//! `use crate::engine::Case` in `reading/view.rs` (upward); `use super::article_05` in `article_09.rs`;
//! `use super::accountability` in `machines/execution.rs`; `std::vec::Vec` in `terms/day.rs`; a dependency on
//! `chrono` with its `std` feature in `tests/no_std` (the static library then has two panic handlers).

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// From the ground up. A floor imports any floor below it and none above.
const FLOORS: &[&str] = &["terms", "record", "reading", "articles", "machines", "answers", "explain", "engine"];

/// The rooms of the machines' floor that are machines; `table` and the front are shared.
const MACHINES: &[&str] = &["execution", "accountability", "discipline", "remedy"];

struct Source {
    path: PathBuf,
    code: String,
}

fn sources() -> Vec<Source> {
    fn walk(dir: &Path, out: &mut Vec<Source>) {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, out);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let code = without_comments(&fs::read_to_string(&path).unwrap());
                out.push(Source { path, code });
            }
        }
    }
    let mut out = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut out);
    assert!(out.len() > 30, "the sources were found");
    out
}

/// Line comments, and whatever follows the tests' module, are not part of the house.
fn without_comments(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text);
    text.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

impl Source {
    fn name(&self) -> String {
        let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        self.path.strip_prefix(src).unwrap().to_string_lossy().replace('\\', "/")
    }

    /// The floor a file stands on; nothing for the front door.
    fn floor(&self) -> Option<usize> {
        let name = self.name();
        let first = name.split(['/', '.']).next().unwrap();
        FLOORS.iter().position(|floor| *floor == first)
    }

    /// Every path that starts with `head`, groups opened out, to the depth of two names.
    fn paths(&self, head: &str) -> Vec<String> {
        let mut out = Vec::new();
        for (at, _) in self.code.match_indices(head) {
            let rest = &self.code[at + head.len()..];
            open_out("", rest, &mut out);
        }
        out
    }
}

/// Reads `a::{b, c::d}` as `a::b` and `a::c`.
fn open_out(prefix: &str, text: &str, out: &mut Vec<String>) {
    let text = text.trim_start();
    if let Some(group) = text.strip_prefix('{') {
        let (mut depth, mut start) = (0usize, 0usize);
        for (i, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth > 0 => depth -= 1,
                ',' | '}' if depth == 0 => {
                    if !group[start..i].trim().is_empty() {
                        open_out(prefix, &group[start..i], out);
                    }
                    start = i + 1;
                    if c == '}' {
                        break;
                    }
                }
                _ => {}
            }
        }
        return;
    }
    let name: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    if name.is_empty() {
        return;
    }
    let path = if prefix.is_empty() { name.clone() } else { format!("{prefix}::{name}") };
    match text[name.len()..].strip_prefix("::") {
        Some(rest) if prefix.is_empty() => open_out(&path, rest, out),
        _ => out.push(path),
    }
}

#[test]
fn imports_go_down() {
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(own) = source.floor() else { continue };
        for path in source.paths("crate::") {
            let first = path.split("::").next().unwrap();
            if let Some(other) = FLOORS.iter().position(|floor| *floor == first)
                && other > own
            {
                wrong.push(format!("{} imports {path}, a floor above", source.name()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn articles_do_not_import_each_other() {
    let mut wrong = Vec::new();
    for source in sources() {
        let name = source.name();
        let Some(own) = name.strip_prefix("articles/article_").map(|rest| rest[..2].to_string()) else { continue };
        for head in ["article_", "articles::article_"] {
            for (at, _) in source.code.match_indices(head) {
                let number: String = source.code[at + head.len()..].chars().take(2).collect();
                if number.chars().all(|c| c.is_ascii_digit()) && number != own {
                    wrong.push(format!("{name} speaks of article_{number}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn machines_do_not_import_each_other() {
    let mut wrong = Vec::new();
    for source in sources() {
        let name = source.name();
        let Some(own) = MACHINES.iter().find(|machine| name.starts_with(&format!("machines/{machine}"))) else {
            continue;
        };
        for other in MACHINES.iter().filter(|other| *other != own) {
            for head in [format!("machines::{other}"), format!("super::{other}")] {
                if source.code.contains(&head) {
                    wrong.push(format!("{name} speaks of {head}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn std_stays_out() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (n, line) in source.code.lines().enumerate() {
            let bare = line
                .match_indices("std::")
                .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':'));
            if bare || line.contains("extern crate std") {
                wrong.push(format!("{}:{}: {}", source.name(), n + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A static library that brings its own panic handler and allocator links the crate: nothing in it, nor in
/// what it depends on, drags `std` in.
#[test]
fn links_without_std() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fixture = here.join("tests/no_std");
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("no_std");
    let lock = here.join("Cargo.lock");
    let copy = target.join("fixture");
    fs::create_dir_all(copy.join("src")).unwrap();
    let manifest = fs::read_to_string(fixture.join("manifest.toml")).unwrap();
    let root = here.to_string_lossy().replace('\\', "/");
    fs::write(copy.join("Cargo.toml"), manifest.replace("@ZEREN@", &root)).unwrap();
    fs::copy(fixture.join("src/lib.rs"), copy.join("src/lib.rs")).unwrap();
    if lock.exists() {
        fs::copy(lock, copy.join("Cargo.lock")).unwrap();
    }
    let output = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--manifest-path"])
        .arg(copy.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(&target)
        .env_remove("RUSTFLAGS")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
