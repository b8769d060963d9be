//! A sorted list that stays cheap however its items arrive: in order, in reverse, all on one day.

use alloc::vec::Vec;

/// The most items of one run. An item put among others moves at most so many.
const RUN: usize = 128;

/// Items in ascending order, each once, in runs that are short enough to insert into and long enough to read as one.
///
/// Appending costs O(1); putting an item among others, finding and removing one cost O(log n) and a move within
/// one run. A plain sorted vector would move everything after the item, and a record whose days run backwards
/// would cost the square of its length.
#[derive(Debug, Clone)]
pub(crate) struct Sorted<T> {
    /// The first run, which is all that most lists ever have.
    first: Vec<T>,
    /// The runs after it, none of them empty.
    more: Vec<Vec<T>>,
}

impl<T: Copy> Default for Sorted<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Copy + PartialEq> PartialEq for Sorted<T> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<T: Copy + Eq> Eq for Sorted<T> {}

impl<T: Copy> Sorted<T> {
    /// An empty list.
    pub(crate) const fn new() -> Self {
        Self { first: Vec::new(), more: Vec::new() }
    }

    /// The last run that begins below, or the first run; and how many of the others stand before the next.
    fn run(&self, below: impl Fn(&T) -> bool) -> (&[T], usize) {
        let place = self.more.partition_point(|run| run.first().is_some_and(&below));
        let run = place.checked_sub(1).and_then(|place| self.more.get(place));
        (run.unwrap_or(&self.first), place)
    }

    fn run_mut(&mut self, below: impl Fn(&T) -> bool) -> (&mut Vec<T>, usize) {
        let place = self.more.partition_point(|run| run.first().is_some_and(&below));
        let run = place.checked_sub(1).and_then(|place| self.more.get_mut(place));
        (run.unwrap_or(&mut self.first), place)
    }

    /// Puts an item in its place by a key that no other item has.
    pub(crate) fn insert<K: Ord>(&mut self, item: T, key: impl Fn(&T) -> K) {
        let own = key(&item);
        let (run, place) = self.run_mut(|first| key(first) <= own);
        // Most items come last.
        let last = run.last().is_none_or(|last| key(last) <= own);
        let within = if last { run.len() } else { run.partition_point(|other| key(other) <= own) };
        if run.len() < RUN {
            run.insert(within, item);
        } else if within == run.len() {
            let mut run = Vec::with_capacity(RUN);
            run.push(item);
            self.more.insert(place, run);
        } else {
            let upper = run.split_off(RUN / 2);
            self.more.insert(place, upper);
            // Both halves have room now.
            self.insert(item, key);
        }
    }

    /// Takes the item with this key out.
    pub(crate) fn remove<K: Ord>(&mut self, own: &K, key: impl Fn(&T) -> K) {
        let (run, place) = self.run_mut(|first| key(first) <= *own);
        if let Ok(within) = run.binary_search_by(|item| key(item).cmp(own)) {
            run.remove(within);
            if run.is_empty() && place > 0 {
                self.more.remove(place - 1);
            }
        }
    }

    /// Every item.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.first.iter().chain(self.more.iter().flatten())
    }

    /// The items from the first that is not below, in order.
    pub(crate) fn from(&self, below: impl Fn(&T) -> bool) -> impl Iterator<Item = &T> + Clone {
        let (run, place) = self.run(&below);
        let head = run.get(run.partition_point(&below)..).unwrap_or(&[]);
        let tail = self.more.get(place..).unwrap_or(&[]);
        head.iter().chain(tail.iter().flatten())
    }

    /// The last item of those below.
    pub(crate) fn last_below(&self, below: impl Fn(&T) -> bool) -> Option<&T> {
        let (run, _) = self.run(&below);
        run.get(run.partition_point(&below).checked_sub(1)?)
    }
}

#[cfg(test)]
mod tests {
    use alloc::{collections::BTreeSet, vec::Vec};

    use super::*;

    /// Whatever the order of arrival, it holds what an ordered set holds and is asked alike.
    #[track_caller]
    fn as_a_set(items: impl IntoIterator<Item = u32>) {
        let (mut sorted, mut set) = (Sorted::default(), BTreeSet::new());
        for item in items {
            sorted.insert(item, |item| *item);
            set.insert(item);
        }
        let same = |sorted: &Sorted<u32>, set: &BTreeSet<u32>| {
            assert!(sorted.iter().eq(set.iter()));
            assert!(sorted.iter().rev().eq(set.iter().rev()));
            assert!(sorted.more.iter().all(|run| !run.is_empty() && run.len() <= RUN) && sorted.first.len() <= RUN);
            for bound in [0, 1, 127, 128, 129, 1_000, 4_000] {
                assert!(sorted.from(|item| *item < bound).eq(set.range(bound..)), "{bound}");
                assert_eq!(sorted.last_below(|item| *item < bound), set.range(..bound).next_back(), "{bound}");
            }
        };
        same(&sorted, &set);
        let all: Vec<u32> = set.iter().copied().collect();
        for item in all.iter().filter(|item| **item % 3 != 0) {
            sorted.remove(item, |item| *item);
            sorted.remove(&(item + 10_000), |item| *item);
            set.remove(item);
        }
        same(&sorted, &set);
        for item in all {
            sorted.remove(&item, |item| *item);
        }
        same(&sorted, &BTreeSet::new());
    }

    /// However the items came to lie.
    #[test]
    fn equal_lists_hold_equal_items() {
        let of = |items: &[u32]| {
            let mut sorted = Sorted::default();
            items.iter().for_each(|item| sorted.insert(*item, |item| *item));
            sorted
        };
        assert_eq!(of(&[1, 2, 3]), of(&[3, 1, 2]));
        assert_ne!(of(&[1, 2, 3]), of(&[1, 2]));
        assert_ne!(of(&[1, 2, 3]), of(&[1, 2, 4]));
    }

    /// Otherwise a list of a hundred thousand would be as many runs of one.
    #[test]
    fn runs_stay_long() {
        for backwards in [false, true] {
            let mut sorted = Sorted::default();
            for n in 0..2_000 {
                sorted.insert(if backwards { 2_000 - n } else { n }, |item: &u32| *item);
            }
            assert!(sorted.more.len() <= 2 * 2_000 / RUN, "{} runs", sorted.more.len());
        }
    }

    #[test]
    fn in_any_order() {
        as_a_set([]);
        as_a_set(0..2_000);
        as_a_set((0..2_000).rev());
        // Every place of a full run is inserted into once.
        for place in 0..=u32::try_from(RUN).unwrap() {
            as_a_set((0..u32::try_from(RUN).unwrap()).map(|n| n * 2 + 1).chain([place * 2]));
        }
        as_a_set((0..2_000).map(|n| n * 769 % 2_003));
    }
}
