pub(crate) mod discipline;
pub(crate) mod ladder;
