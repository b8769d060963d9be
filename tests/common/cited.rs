//! Reads off a text which entries it cites.

/// The numbers of entries as a reader finds them in a text: clauses of the law are written 第二十一条 or `art 21`.
pub(crate) fn cited(text: &str, zh: bool) -> Vec<u32> {
    let (before, between) = if zh { (vec!["第"], '、') } else { (vec!["entry ", "entries "], ',') };
    let mut found: Vec<u32> = Vec::new();
    for (at, _) in text.char_indices() {
        let Some((word, after)) = before.iter().find_map(|word| Some((word, text[at..].strip_prefix(word)?))) else {
            continue;
        };
        let list: String = after.chars().take_while(|c| c.is_ascii_digit() || *c == between || *c == ' ').collect();
        if !zh || after[list.len()..].starts_with('条') {
            let several = if *word == "entry " { 1 } else { usize::MAX };
            found.extend(list.split(between).take(several).filter_map(|no| no.trim().parse::<u32>().ok()));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
