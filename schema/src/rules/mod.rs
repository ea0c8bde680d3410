//! The rules of the scorecard.
