//! Draft → Schema.
