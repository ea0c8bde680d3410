//! Compiler spans ⇄ our spans.
