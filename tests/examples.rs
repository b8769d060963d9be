//! The examples: every story is told, and what it says in both languages is held by a snapshot. A changed
//! snapshot is to be read line by line in both languages before it is accepted.
#![allow(clippy::duplicate_mod, reason = "every example brings the module that the examples share")]
#![allow(dead_code, reason = "an example's own `main` is not called here")]

use std::{collections::BTreeSet, fs, path::Path};

/// The most lines of an example of an article.
const LINES: usize = 80;

macro_rules! examples {
    ($($file:literal $name:ident)*) => {
        $(#[path = $file] mod $name;)*

        /// The examples told here.
        const TOLD: &[&str] = &[$(stringify!($name)),*];

        mod tells {
            $(
                #[test]
                fn $name() {
                    let told = super::$name::tell();
                    let (zh, en) = told.split_once("\n\n").expect("two languages");
                    assert!(zh.lines().count() > 1 && zh.lines().count() == en.trim_end().lines().count());
                    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
                        insta::assert_snapshot!(stringify!($name), told);
                    });
                }
            )*
        }
    };
}

examples! {
    "../examples/article_01.rs" article_01
    "../examples/article_02.rs" article_02
    "../examples/article_03.rs" article_03
    "../examples/article_04.rs" article_04
    "../examples/article_05.rs" article_05
    "../examples/article_06.rs" article_06
    "../examples/article_07.rs" article_07
    "../examples/article_08.rs" article_08
    "../examples/article_09.rs" article_09
    "../examples/article_10.rs" article_10
    "../examples/article_11.rs" article_11
    "../examples/article_12.rs" article_12
    "../examples/article_13.rs" article_13
    "../examples/article_14.rs" article_14
    "../examples/article_15.rs" article_15
    "../examples/article_16.rs" article_16
    "../examples/article_17.rs" article_17
    "../examples/article_18.rs" article_18
    "../examples/article_19.rs" article_19
    "../examples/article_20.rs" article_20
    "../examples/article_21.rs" article_21
    "../examples/article_22.rs" article_22
    "../examples/article_23.rs" article_23
    "../examples/article_24.rs" article_24
    "../examples/local_rule.rs" local_rule
}

#[test]
fn every_article_has_a_short_example() {
    let told: BTreeSet<&str> = TOLD.iter().copied().collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for name in (1..=24).map(|n| format!("article_{n:02}")) {
        assert!(told.contains(&*name), "{name} is told");
        let lines = fs::read_to_string(folder.join(format!("{name}.rs"))).unwrap().lines().count();
        assert!(lines <= LINES, "{name} has {lines} lines");
    }
}
