//! The instances of a machine of which there are many, each with the states it has been in.

use alloc::vec::Vec;

use crate::terms::EntryNo;

/// Instances by the entry that names them.
#[derive(Debug, Clone)]
pub(super) struct Instances<M>(Vec<(EntryNo, Vec<M>)>);

impl<M> Default for Instances<M> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<M: Copy> Instances<M> {
    /// The state an instance is in.
    pub(super) fn now(&self, of: EntryNo) -> Option<M> {
        let place = self.0.binary_search_by_key(&of, |(of, _)| *of).ok()?;
        self.0.get(place)?.1.last().copied()
    }

    /// Moves an instance into its next state, or begins it.
    pub(super) fn push(&mut self, of: EntryNo, state: M) {
        let place = match self.0.binary_search_by_key(&of, |(of, _)| *of) {
            Ok(place) => place,
            Err(place) => {
                self.0.insert(place, (of, Vec::new()));
                place
            }
        };
        if let Some((_, states)) = self.0.get_mut(place) {
            states.push(state);
        }
    }

    /// Takes the last move of an instance back; an instance without a state is gone.
    pub(super) fn pop(&mut self, of: EntryNo) {
        if let Ok(place) = self.0.binary_search_by_key(&of, |(of, _)| *of)
            && let Some((_, states)) = self.0.get_mut(place)
        {
            states.pop();
            if states.is_empty() {
                self.0.remove(place);
            }
        }
    }
}
