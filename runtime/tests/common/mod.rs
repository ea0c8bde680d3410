//! The models that all test programs share.

pub(crate) mod generated;
