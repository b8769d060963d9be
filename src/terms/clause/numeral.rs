//! Numbers from 1 to 999 in Chinese numerals and in digits: written without the heap, read from the front of a text.

use core::fmt;

/// A number from 1 to 999 in Chinese numerals.
pub(super) struct Numeral(pub(super) u16);

impl fmt::Display for Numeral {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hundreds, tens, ones) = (self.0 / 100, self.0 / 10 % 10, self.0 % 10);
        if hundreds > 0 {
            write!(f, "{}百", digit(hundreds))?;
        }
        match (hundreds, tens) {
            (0, 0) => {}
            (0, 1) => f.write_str("十")?,
            (_, 0) if ones > 0 => f.write_str("零")?,
            (_, 0) => {}
            (_, _) => write!(f, "{}十", digit(tens))?,
        }
        if ones > 0 {
            write!(f, "{}", digit(ones))?;
        }
        Ok(())
    }
}

const fn digit(n: u16) -> char {
    match n {
        1 => '一',
        2 => '二',
        3 => '三',
        4 => '四',
        5 => '五',
        6 => '六',
        7 => '七',
        8 => '八',
        _ => '九',
    }
}

/// Reads a number in digits or Chinese numerals off the front of a text; hands back the rest.
pub(super) fn number(text: &str) -> Option<(u16, &str)> {
    arabic(text).or_else(|| chinese(text))
}

/// Reads digits, without leading zeros.
pub(super) fn arabic(text: &str) -> Option<(u16, &str)> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.strip_suffix(rest)?;
    if digits.starts_with('0') {
        return None;
    }
    let n = digits.parse().ok()?;
    (n <= MAX_NUMBER).then_some((n, rest))
}

/// Reads Chinese numerals, as [`Numeral`] writes them and in no other way.
fn chinese(text: &str) -> Option<(u16, &str)> {
    if let Some((hundreds, rest)) = counted(text, '百') {
        let base = hundreds * 100;
        if let Some(rest) = rest.strip_prefix('零') {
            return ones(rest).map(|(n, rest)| (base + n, rest));
        }
        return match counted(rest, '十') {
            Some((tens, rest)) => Some(with_ones(base + tens * 10, rest)),
            None => Some((base, rest)),
        };
    }
    if let Some(rest) = text.strip_prefix('十') {
        return Some(with_ones(10, rest));
    }
    match counted(text, '十') {
        Some((1, _)) => None,
        Some((tens, rest)) => Some(with_ones(tens * 10, rest)),
        None => ones(text),
    }
}

/// One to nine of a unit: 三百.
fn counted(text: &str, unit: char) -> Option<(u16, &str)> {
    let (n, rest) = ones(text)?;
    Some((n, rest.strip_prefix(unit)?))
}

fn with_ones(base: u16, text: &str) -> (u16, &str) {
    match ones(text) {
        Some((n, rest)) => (base + n, rest),
        None => (base, text),
    }
}

fn ones(text: &str) -> Option<(u16, &str)> {
    (1..=9).find_map(|n| Some((n, text.strip_prefix(digit(n))?)))
}

/// The greatest number that is written and read.
pub(super) const MAX_NUMBER: u16 = 999;

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeSet;
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn numerals() {
        let rows = [
            (9, "九"),
            (10, "十"),
            (11, "十一"),
            (20, "二十"),
            (99, "九十九"),
            (100, "一百"),
            (101, "一百零一"),
            (110, "一百一十"),
            (111, "一百一十一"),
            (203, "二百零三"),
            (990, "九百九十"),
            (999, "九百九十九"),
        ];
        for (n, zh) in rows {
            assert_eq!(Numeral(n).to_string(), zh);
        }
        let all: BTreeSet<_> = (1..=MAX_NUMBER).map(|n| Numeral(n).to_string()).collect();
        assert_eq!(all.len(), usize::from(MAX_NUMBER));
        for n in 1..=MAX_NUMBER {
            assert_eq!(chinese(&Numeral(n).to_string()), Some((n, "")));
        }
    }
}
