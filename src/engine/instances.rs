//! The instances of a machine of which there are many, each with the states it has been in.

use alloc::{collections::BTreeMap, vec::Vec};

use crate::terms::EntryNo;

/// Instances by the entry that names them.
#[derive(Debug, Clone)]
pub(super) struct Instances<M>(BTreeMap<EntryNo, Vec<M>>);

impl<M> Default for Instances<M> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<M: Copy> Instances<M> {
    /// The state an instance is in.
    pub(super) fn now(&self, of: EntryNo) -> Option<M> {
        self.0.get(&of)?.last().copied()
    }

    /// Moves an instance into its next state, or begins it.
    pub(super) fn push(&mut self, of: EntryNo, state: M) {
        self.0.entry(of).or_default().push(state);
    }

    /// Takes the last move of an instance back; an instance without a state is gone.
    pub(super) fn pop(&mut self, of: EntryNo) {
        if let Some(states) = self.0.get_mut(&of) {
            states.pop();
            if states.is_empty() {
                self.0.remove(&of);
            }
        }
    }
}
