//! The table of art 21 in zeren and in other engines, side by side: see README.md.
//!
//! `cargo run --release --manifest-path benches/peers/Cargo.toml [rounds]`

mod cedar;
mod common_expression;
mod datalog;
mod floor;
mod grl;
mod ours;
mod records;
mod rego;
mod table;
#[cfg(feature = "zen")]
mod zen;

use std::{env, hint::black_box, time::Duration};

use cedar::Cedar;
use common_expression::Cel;
use cpu_time::ThreadTime;
use datalog::Datalog;
use floor::Floor;
use grl::Grl;
use ours::{Answer, Ours, verdict};
use records::{Dice, Made, made};
use rego::Rego;
use table::{Asked, Flat, ROWS, Row, text, whole, wrong};

const CASES: usize = 10_000;
const SEED: u64 = 21;
/// How many cases are at hand at a time, and how often each is asked about while it is.
const AT_HAND: usize = 32;
const AGAIN: usize = 16;

/// An engine that decides the table over flat facts.
trait Peer {
    /// The facts as the engine takes them.
    type Input;
    fn name(&self) -> &'static str;
    fn input(&self, flat: &Flat) -> Self::Input;
    /// The number of the row that decides.
    fn decide(&mut self, measure: Asked, input: &Self::Input) -> u8;
}

/// One side of the comparison, a whole round at a time.
trait Side {
    fn name(&self) -> &'static str;
    /// Whether its answers are rows, or verdicts alone.
    fn answers_with_rows(&self) -> bool {
        true
    }
    /// Everything but the decision done beforehand; all questions put so many times. The last answers are kept.
    fn decide(&mut self, which: &[usize], times: usize, out: &mut Vec<u8>) -> Duration;
    /// From a typed case.
    fn typed(&mut self, which: &[usize], out: &mut Vec<u8>) -> Duration;
    /// From text to text.
    fn json(&mut self, which: &[usize], out: &mut Vec<String>) -> Duration;
}

/// A peer with its inputs.
struct Prepared<P: Peer> {
    peer: P,
    flats: Vec<Flat>,
    texts: Vec<String>,
    inputs: Vec<P::Input>,
}

impl<P: Peer> Prepared<P> {
    fn new(peer: P, flats: &[Flat]) -> Self {
        let texts = flats.iter().map(|flat| serde_json::to_string(flat).expect("it is JSON")).collect();
        let inputs = flats.iter().map(|flat| peer.input(flat)).collect();
        Self { peer, flats: flats.into(), texts, inputs }
    }
}

impl<P: Peer> Side for Prepared<P> {
    fn name(&self) -> &'static str {
        self.peer.name()
    }

    fn decide(&mut self, which: &[usize], times: usize, out: &mut Vec<u8>) -> Duration {
        let start = ThreadTime::now();
        for _ in 0..times {
            out.clear();
            for place in which {
                let (measure, input) = (self.flats[*place].measure, &self.inputs[*place]);
                out.push(self.peer.decide(measure, black_box(input)));
            }
        }
        start.elapsed()
    }

    fn typed(&mut self, which: &[usize], out: &mut Vec<u8>) -> Duration {
        let start = ThreadTime::now();
        for place in which {
            let flat = black_box(&self.flats[*place]);
            let input = self.peer.input(flat);
            out.push(self.peer.decide(flat.measure, &input));
        }
        start.elapsed()
    }

    fn json(&mut self, which: &[usize], out: &mut Vec<String>) -> Duration {
        let start = ThreadTime::now();
        for place in which {
            let flat: Flat = serde_json::from_str(&self.texts[*place]).expect("it is a case");
            let input = self.peer.input(&flat);
            out.push(text(self.peer.decide(flat.measure, &input)));
        }
        start.elapsed()
    }
}

/// The engines whose program is made from rows.
fn from_rows(rows: &[Row], flats: &[Flat]) -> Vec<Box<dyn Side>> {
    let mut sides = of_any_length(rows, flats);
    sides.insert(0, Box::new(Prepared::new(Rego::new(rows), flats)));
    sides
}

/// Those of them that take the whole table as one program: the chain of 38 rows needs more registers than regorus has.
fn of_any_length(rows: &[Row], flats: &[Flat]) -> Vec<Box<dyn Side>> {
    vec![
        Box::new(Prepared::new(Cel::new(rows), flats)),
        Box::new(Prepared::new(Cedar::new(rows), flats)),
        Box::new(Prepared::new(Grl::new(rows), flats)),
        #[cfg(feature = "zen")]
        Box::new(Prepared::new(zen::Zen::new(rows), flats)),
    ]
}

fn sides(cases: &[Made], flats: &[Flat], from_rows: Vec<Box<dyn Side>>) -> Vec<Box<dyn Side>> {
    let mut sides: Vec<Box<dyn Side>> = vec![
        Box::new(Ours::new(cases, Answer::Verdict)),
        Box::new(Ours::new(cases, Answer::WithReasons)),
        Box::new(Prepared::new(Floor, flats)),
        Box::new(Prepared::new(Datalog, flats)),
    ];
    sides.extend(from_rows);
    sides
}

/// How many answers of a side are not those expected, in each of the three ways to ask.
fn differing(side: &mut dyn Side, expected: &[u8], flats: &[Flat]) -> [usize; 3] {
    let which: Vec<usize> = (0..flats.len()).collect();
    let (mut decided, mut typed, mut texts) = (Vec::new(), Vec::new(), Vec::new());
    side.decide(&which, 1, &mut decided);
    side.typed(&which, &mut typed);
    side.json(&which, &mut texts);
    assert!([decided.len(), typed.len(), texts.len()] == [expected.len(); 3], "every case is answered");
    let rows = side.answers_with_rows();
    let says = |row: u8| (ROWS[usize::from(row)].eligible, ROWS[usize::from(row)].reason);
    let same = |got: u8, row: u8| if rows { says(got) == says(row) } else { got == verdict(says(row).0) };
    let count = |answers: &[u8]| answers.iter().zip(expected).filter(|(got, row)| !same(**got, **row)).count();
    let apart = texts.iter().zip(expected).filter(|(got, row)| **got != text(**row)).count();
    [count(&decided), count(&typed), apart]
}

fn median(mut list: Vec<f64>) -> f64 {
    list.sort_by(f64::total_cmp);
    list[list.len() / 2]
}

/// What a question cost, in nanoseconds, by column.
const COLUMNS: [&str; 4] = ["decide only", "decide only, case at hand", "typed", "JSON to JSON"];

fn round(side: &mut dyn Side, which: &[usize]) -> [f64; 4] {
    let count = which.len() as f64;
    let each = |spent: Duration, times: usize| spent.as_secs_f64() * 1e9 / count / times as f64;
    let (mut rows, mut texts) = (Vec::with_capacity(3 * which.len()), Vec::with_capacity(which.len()));
    let once = each(side.decide(which, 1, &mut rows), 1);
    let mut at_hand = Duration::ZERO;
    for few in which.chunks(AT_HAND) {
        side.decide(few, 1, &mut rows);
        at_hand += side.decide(few, AGAIN, &mut rows);
    }
    let again = each(at_hand, AGAIN);
    let typed = each(side.typed(which, &mut rows), 1);
    let json = each(side.json(which, &mut texts), 1);
    black_box((rows, texts));
    [once, again, typed, json]
}

fn table(title: &str, sides: &mut [Box<dyn Side>], which: &[usize], rounds: usize) {
    let mut spent = vec![[const { Vec::new() }; 4]; sides.len()];
    for turn in 0..rounds {
        for step in 0..sides.len() {
            // Nobody is always first after the same neighbour.
            let place = (turn + step) % sides.len();
            for (list, spent) in spent[place].iter_mut().zip(round(&mut *sides[place], which)) {
                list.push(spent);
            }
        }
    }
    let medians: Vec<[f64; 4]> = spent.into_iter().map(|columns| columns.map(median)).collect();
    println!("\n{title}: {} cases, median of {rounds} rounds, ns a question (times zeren's)\n", which.len());
    println!("| |{}|", COLUMNS.map(|column| format!(" {column} ")).join("|"));
    println!("|---|---|---|---|---|");
    let ours = medians[0];
    for (side, costs) in sides.iter().zip(&medians) {
        let cell = |place: usize| format!(" {:.1} ({:.2}) ", costs[place], costs[place] / ours[place]);
        println!("| {} |{}|", side.name(), [0, 1, 2, 3].map(cell).join("|"));
    }
    // Zeren twice and the floor come before the peers.
    let fastest = |column: usize| {
        let cost = |place: &usize| medians[*place][column];
        let place = (3..sides.len()).min_by(|a, b| cost(a).total_cmp(&cost(b))).expect("there are peers");
        (sides[place].name(), cost(&place))
    };
    for column in [0, 1] {
        let (name, cost) = fastest(column);
        println!(
            "\n{}: zeren {:.1} ns; fastest peer {name} {cost:.1} ns, {:.1} times as long",
            COLUMNS[column],
            ours[column],
            cost / ours[column]
        );
    }
}

fn main() {
    let rounds = env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(9);
    let mut dice = Dice(SEED);
    let cases: Vec<Made> = (0..CASES).map(|place| made(&mut dice, Asked::ALL[place % 4])).collect();
    let flats: Vec<Flat> = cases.iter().map(|case| case.flat).collect();
    let expected: Vec<u8> = flats.iter().map(floor::decide).collect();

    let mut hits = vec![0; ROWS.len()];
    expected.iter().for_each(|row| hits[usize::from(*row)] += 1);
    println!("cases by row: {hits:?}");
    assert!(hits.iter().all(|count| *count > 0), "every row decides some case");

    let mut all = sides(&cases, &flats, from_rows(ROWS, &flats));
    let mut of_all = sides(&cases, &flats, of_any_length(&whole(ROWS), &flats));
    for side in all.iter_mut().chain(&mut of_all) {
        let apart = differing(&mut **side, &expected, &flats);
        assert!(apart == [0; 3], "{} answers otherwise than the floor: {apart:?}", side.name());
    }
    println!("{} sides give {CASES} identical answers, decided, typed and as text, in both forms", all.len());

    // The control: engines given a wrong table are seen to differ, and the right ones differ from what those say.
    let mut misled = Vec::new();
    for side in &mut from_rows(&wrong(), &flats) {
        let apart = differing(&mut **side, &expected, &flats);
        assert!(apart.iter().all(|count| *count > 0), "{} with a wrong table went unnoticed", side.name());
        println!("control: {} with a wrong table differs in {} cases", side.name(), apart[0]);
        misled.clear();
        side.decide(&(0..CASES).collect::<Vec<_>>(), 1, &mut misled);
    }
    for side in &mut all {
        let apart = differing(&mut **side, &misled, &flats);
        assert!(apart.iter().all(|count| *count > 0), "{} agrees with a wrong table", side.name());
    }

    let (referrals, ladder): (Vec<usize>, Vec<usize>) =
        (0..CASES).partition(|place| flats[*place].measure == Asked::Refer);
    let bytes = |length: &dyn Fn(&Made) -> usize| cases.iter().map(length).sum::<usize>() / CASES;
    let (record, flat) =
        (bytes(&|case| case.text.len()), bytes(&|case| serde_json::to_string(&case.flat).expect("it is JSON").len()));
    println!("text in: zeren reads the record, {record} bytes a case; the others read its flat facts, {flat} bytes");
    table("Order, interview, circular", &mut all, &ladder, rounds);
    table("Referral of a person", &mut all, &referrals, rounds);
    table("Order, interview, circular; peers with one program for all measures", &mut of_all, &ladder, rounds);
}
