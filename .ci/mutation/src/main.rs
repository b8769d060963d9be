//! One build for all mutants.
//!
//! cargo-mutants lists the mutants and names them, but builds the library once for each, which takes weeks of a small
//! machine. Here each mutant of its list is put behind a switch, all are built together, and a mutant costs the tests
//! that come by it. What does not compile is taken out by what the compiler says of it.
//!
//!     mutation build LIST TREE OUT TARGETS…   rewrites the tree, builds it, finds which test comes by which mutant
//!     mutation trace OUT                      finds that again
//!     mutation run OUT SHARD SHARDS           runs the tests for each mutant of a shard

mod build;
mod rewrite;
mod run;

use std::{env, path::Path};

fn main() {
    let args = env::args().skip(1).collect::<Vec<_>>();
    let args = args.iter().map(String::as_str).collect::<Vec<_>>();
    match args[..] {
        ["build", list, tree, out, ref targets @ ..] => {
            build::build(Path::new(list), Path::new(tree), Path::new(out), targets);
            run::trace(Path::new(out));
        }
        ["trace", out] => run::trace(Path::new(out)),
        ["run", out, shard, shards] => {
            run::run(Path::new(out), shard.parse().expect("a number"), shards.parse().expect("a number"));
        }
        _ => panic!("see the head of main.rs"),
    }
}
