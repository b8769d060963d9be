//! Runs, for a mutant, the tests that come by it: the quick ones first, and none after the first that fails.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, OpenOptions},
    io::{Read, Write},
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// Tests that alone compute for longer than this, in milliseconds, are asked last, one by one.
const SLOW: u64 = 250;

/// Tests that alone take longer than this are not asked, unless few mutants come by them: each survivor would wait.
const TOO_SLOW: u64 = 2500;

/// So few that the survivors among them may wait.
const FEW: usize = 600;

/// How much memory a mutant may take, in kilobytes.
const MEMORY: &str = "4000000";

struct Test {
    binary: usize,
    name: String,
    millis: u64,
    /// The mutants it comes by.
    reach: BTreeSet<u32>,
}

#[derive(PartialEq)]
enum End {
    Passed,
    /// With the test that failed first.
    Failed(String),
    Late,
}

fn binaries(out: &Path) -> Vec<(String, String)> {
    let text = fs::read_to_string(out.join("binaries.tsv")).expect("built before");
    text.lines().filter_map(|line| line.split_once('\t')).map(|(file, tree)| (file.into(), tree.into())).collect()
}

fn command((file, tree): &(String, String)) -> Command {
    let mut command = Command::new("sh");
    command
        .args(["-c", &format!("ulimit -v {MEMORY}; exec \"$@\""), "sh", file])
        .current_dir(tree)
        // Backtraces and the search for a smaller example cost more than the test; unstable options stop at a failure.
        .envs([("RUST_BACKTRACE", "0"), ("PROPTEST_MAX_SHRINK_ITERS", "0"), ("RUSTC_BOOTSTRAP", "1")])
        // A few histories of the oracle tell as much as thousands, where most mutants fail on any; no smallest one is sought.
        .envs([("ZEREN_SEEDS", "0..60"), ("ZEREN_SHOW", "0")])
        .envs([("INSTA_UPDATE", "no"), ("CARGO_MANIFEST_DIR", tree.as_str())])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command
}

/// Runs these tests of a binary, one after the other.
fn ask(mut command: Command, tests: &[&str], limit: Duration) -> End {
    let mut child = command
        .args(["--exact", "--test-threads=1", "-Zunstable-options", "--fail-fast"])
        .args(tests)
        .spawn()
        .expect("the test runs");
    let mut stdout = child.stdout.take().expect("piped");
    let reader = thread::spawn(move || {
        let mut said = Vec::new();
        stdout.read_to_end(&mut said).map(|_| String::from_utf8_lossy(&said).into_owned()).unwrap_or_default()
    });
    let start = Instant::now();
    let status = loop {
        match child.try_wait().expect("a child") {
            Some(status) => break Some(status),
            None if start.elapsed() > limit => {
                child.kill().expect("a child");
                child.wait().expect("a child");
                break None;
            }
            None => thread::sleep(Duration::from_millis(2)),
        }
    };
    let said = reader.join().expect("a reader");
    match status {
        None => End::Late,
        Some(status) if status.success() => End::Passed,
        // What stops the whole process stops it in the test named last.
        Some(_) => {
            let mut lines = said.lines().filter_map(|line| line.strip_prefix("test "));
            let failed = lines.clone().find(|line| line.ends_with("FAILED"));
            let line = failed.or_else(|| lines.rfind(|line| !line.starts_with("result"))).unwrap_or("?");
            End::Failed(line.split(" ...").next().unwrap_or(line).split(" - ").next().unwrap_or(line).to_string())
        }
    }
}

/// The time in milliseconds that the processes we waited for have computed: that of a test, also where others compute.
fn spent() -> u64 {
    let stat = fs::read_to_string("/proc/self/stat").expect("this process");
    // After the name in brackets; times are in hundredths of a second.
    let (_, fields) = stat.rsplit_once(") ").expect("a name in brackets");
    fields.split(' ').skip(13).take(2).map(|ticks| ticks.parse::<u64>().expect("a number") * 10).sum()
}

/// Writes which test comes by which mutants, and how long it takes.
pub fn trace(out: &Path) {
    let mut lines = String::new();
    for (no, binary) in binaries(out).iter().enumerate() {
        let listed = Command::new(&binary.0).args(["--list", "--format=terse"]).output().expect("the tests list");
        let listed = String::from_utf8(listed.stdout).expect("text");
        for name in listed.lines().filter_map(|line| line.strip_suffix(": test")) {
            let trace = out.join("trace");
            let _ = fs::remove_file(&trace);
            let mut traced = command(binary);
            traced.env("SWITCH_TRACE", &trace);
            if ask(traced, &[name], Duration::from_secs(60)) != End::Passed {
                eprintln!("left out, for it fails or takes a minute with every mutant off: {name}");
                continue;
            }
            let before = spent();
            ask(command(binary), &[name], Duration::from_secs(60));
            let millis = spent() - before;
            let reach = fs::read_to_string(&trace).unwrap_or_default();
            lines += &format!("{no}\t{name}\t{millis}\t{}\n", reach.lines().collect::<Vec<_>>().join(" "));
        }
    }
    fs::write(out.join("tests.tsv"), lines).expect("a place for the list");
}

fn tests(out: &Path) -> Vec<Test> {
    let text = fs::read_to_string(out.join("tests.tsv")).expect("traced before");
    let number = |text: &str| text.parse().expect("a number");
    text.lines()
        .map(|line| {
            let parts = line.split('\t').collect::<Vec<_>>();
            Test {
                binary: number(parts[0]) as usize,
                name: parts[1].to_string(),
                millis: number(parts[2]),
                reach: parts[3].split_whitespace().map(|id| number(id) as u32).collect(),
            }
        })
        .collect()
}

/// Where stands which test caught which mutant, of all commits.
const CAUGHT: &str = "../caught.tsv";

/// The tests that caught a mutant of this file and name before, at any place of any commit.
fn caught_before(out: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let mut caught = BTreeMap::<_, BTreeSet<_>>::new();
    for line in fs::read_to_string(out.join(CAUGHT)).unwrap_or_default().lines() {
        if let Some((by, name)) = line.split_once('\t') {
            caught.entry(name.to_string()).or_default().insert(by.to_string());
        }
    }
    caught
}

/// A mutant's name without its line and column.
fn placeless(name: &str) -> String {
    let mut parts = name.splitn(4, ':');
    let file = parts.next().unwrap_or_default();
    format!("{file}:{}", parts.nth(2).unwrap_or_default())
}

/// Judges the mutants of a shard, every so-manieth of the list, and says how they fared.
pub fn run(out: &Path, shard: usize, shards: usize) {
    let (binaries, tests) = (binaries(out), tests(out));
    let list = fs::read_to_string(out.join("mutants.tsv")).expect("built before");
    let caught = caught_before(out);
    let append = |file| OpenOptions::new().create(true).append(true).open(out.join(file)).expect("a log");
    let (mut outcomes, mut known) = (append("outcomes.tsv"), append(CAUGHT));
    let mut count = BTreeMap::<&str, u32>::new();
    for line in list.lines().skip(shard).step_by(shards) {
        let parts = line.split('\t').collect::<Vec<_>>();
        let (id, state, name) = (parts[0].parse::<u32>().expect("a number"), parts[1], parts[2]);
        let (outcome, by) = if state == "built" {
            judge(id, &binaries, &tests, caught.get(&placeless(name)))
        } else {
            (state, String::new())
        };
        *count.entry(outcome).or_default() += 1;
        let name_only = placeless(name);
        if outcome == "caught" && !caught.get(&name_only).is_some_and(|tests| tests.contains(&by)) {
            writeln!(known, "{by}\t{name_only}").expect("a log");
        }
        writeln!(outcomes, "{shard}\t{id}\t{outcome}\t{by}\t{name}").expect("a log");
    }
    let of = |outcome: &str| count.get(outcome).copied().unwrap_or(0);
    let [caught, missed, timeout] = ["caught", "missed", "timeout"].map(of);
    println!(
        "built={} caught={caught} missed={missed} timeout={timeout} unviable={} unswitched={}",
        caught + missed + timeout,
        of("unviable"),
        of("unswitched"),
    );
}

/// Asks first those that caught it before, for most catch it again.
fn judge(
    id: u32,
    binaries: &[(String, String)],
    tests: &[Test],
    before: Option<&BTreeSet<String>>,
) -> (&'static str, String) {
    let reaching = tests.iter().filter(|test| test.reach.contains(&id)).collect::<Vec<_>>();
    let mut rounds = BTreeMap::<usize, Vec<&Test>>::new();
    let (reaching, slower): (Vec<_>, Vec<_>) =
        reaching.into_iter().partition(|test| test.millis < TOO_SLOW || test.reach.len() < FEW);
    for test in reaching.iter().filter(|test| test.millis < SLOW) {
        rounds.entry(test.binary).or_default().push(test);
    }
    let mut rounds = rounds.into_values().collect::<Vec<_>>();
    rounds.extend(reaching.iter().filter(|test| test.millis >= SLOW).map(|test| vec![*test]));
    let millis = |round: &[&Test]| round.iter().map(|test| test.millis).sum::<u64>();
    rounds.sort_by_key(|round| millis(round));
    let known = reaching.iter().filter(|test| before.is_some_and(|before| before.contains(&test.name)));
    let mut first = known.map(|test| vec![*test]).collect::<Vec<_>>();
    first.sort_by_key(|round| millis(round));
    for mut round in first.into_iter().chain(rounds) {
        round.sort_by_key(|test| test.millis);
        let names = round.iter().map(|test| test.name.as_str()).collect::<Vec<_>>();
        let mut command = command(&binaries[round[0].binary]);
        command.env("SWITCH_ON", id.to_string());
        // The machine may be busy with other work.
        match ask(command, &names, Duration::from_millis(10_000 + 10 * millis(&round))) {
            End::Passed => {}
            End::Failed(test) => return ("caught", test),
            End::Late => return ("timeout", names[0].to_string()),
        }
    }
    ("missed", format!("asked {} tests, not {} slow ones", reaching.len(), slower.len()))
}
