//! A sorted list that stays cheap however its items arrive: in order, in reverse, all on one day.

use alloc::vec::Vec;

/// The most items of one run. An item put among others moves at most so many.
const RUN: usize = 256;

/// Items in ascending order, each once, in runs that are short enough to insert into and long enough to read as one.
///
/// Appending costs O(1); putting an item among others, finding and removing one cost O(log n) and a move within
/// one run. A plain sorted vector would move everything after the item, and a record whose days run backwards
/// would cost the square of its length.
#[derive(Debug, Clone)]
pub(crate) struct Sorted<T>(Vec<Vec<T>>);

impl<T> Default for Sorted<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Copy> Sorted<T> {
    /// Puts an item in its place by a key that no other item has.
    pub(crate) fn insert<K: Ord>(&mut self, item: T, key: impl Fn(&T) -> K) {
        let own = key(&item);
        // The run before the first that begins above the item; an item below all goes into the first.
        let place = self.0.partition_point(|run| run.first().is_some_and(|first| key(first) <= own)).saturating_sub(1);
        let Some(run) = self.0.get_mut(place) else {
            self.0.push(alloc::vec![item]);
            return;
        };
        let within = run.partition_point(|other| key(other) <= own);
        if run.len() < RUN {
            run.insert(within, item);
        } else if within == run.len() {
            self.0.insert(place + 1, alloc::vec![item]);
        } else {
            let upper = run.split_off(RUN / 2);
            self.0.insert(place + 1, upper);
            // Both halves have room now.
            self.insert(item, key);
        }
    }

    /// Takes the item with this key out.
    pub(crate) fn remove<K: Ord>(&mut self, own: &K, key: impl Fn(&T) -> K) {
        let Some(place) =
            self.0.partition_point(|run| run.first().is_some_and(|first| key(first) <= *own)).checked_sub(1)
        else {
            return;
        };
        if let Some(run) = self.0.get_mut(place)
            && let Ok(within) = run.binary_search_by(|item| key(item).cmp(own))
        {
            run.remove(within);
            if run.is_empty() {
                self.0.remove(place);
            }
        }
    }

    /// Every item.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.0.iter().flatten()
    }

    /// The items from the first that is not below, in order.
    pub(crate) fn from(&self, below: impl Fn(&T) -> bool) -> impl Iterator<Item = &T> + Clone {
        let place = self.0.partition_point(|run| run.first().is_some_and(&below)).saturating_sub(1);
        let (head, tail) =
            self.0.get(place..).and_then(<[_]>::split_first).map_or((&[][..], &[][..]), |(run, tail)| {
                (run.get(run.partition_point(&below)..).unwrap_or(&[]), tail)
            });
        head.iter().chain(tail.iter().flatten())
    }

    /// The last item of those below.
    pub(crate) fn last_below(&self, below: impl Fn(&T) -> bool) -> Option<&T> {
        let place = self.0.partition_point(|run| run.first().is_some_and(&below)).checked_sub(1)?;
        let run = self.0.get(place)?;
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
            assert!(sorted.0.iter().all(|run| !run.is_empty() && run.len() <= RUN));
            for bound in [0, 1, 255, 256, 257, 1_000, 4_000] {
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
