//! Weighted scores.
