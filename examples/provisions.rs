//! Prints the register of provisions: `cargo run --example provisions`.
//!
//! A row says what a clause is for the engine, how many functions carry it and how many tests hold those; below
//! the table stands what has no computable content, and why.

use std::collections::BTreeSet;

use zeren::articles::provisions::{PROVISIONS, Role};

fn main() {
    println!("| 条款 clause | 内容 | about | 作用 | roles | 函数 functions | 测试 tests |");
    println!("|---|---|---|---|---|---|---|");
    for provision in PROVISIONS {
        let roles = || Role::ALL.iter().filter(|role| provision.plays(**role)).map(|role| role.words());
        let zh: Vec<_> = roles().map(|words| words.zh).collect();
        let en: Vec<_> = roles().map(|words| words.en).collect();
        let functions: BTreeSet<_> = provision.carriers.iter().map(|carrier| carrier.function).collect();
        let tests: BTreeSet<_> = provision.carriers.iter().flat_map(|carrier| carrier.tests).collect();
        println!(
            "| {} {} | {} | {} | {} | {} | {} | {} |",
            provision.clause.zh(),
            provision.clause.en(),
            provision.about.zh,
            provision.about.en,
            zh.join("、"),
            en.join(", "),
            functions.len(),
            tests.len()
        );
    }
    println!("\n没有可以计算的内容 What has no computable content:\n");
    for provision in PROVISIONS {
        if let Some(why) = &provision.principle {
            println!("- {}：{}。", provision.clause.zh(), why.zh);
            println!("  {}: {}.", provision.clause.en(), why.en);
        }
    }
}
