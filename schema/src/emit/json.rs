//! The JSON document.
