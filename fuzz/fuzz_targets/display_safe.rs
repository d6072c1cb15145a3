//! Any text through the gate to the terminal: no control leaves it but the line feed, and none from `display_safe_line`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rapporteur::text::{display_safe, display_safe_line};

fuzz_target!(|text: &str| {
    assert!(display_safe(text).chars().all(|c| !c.is_control() || c == '\n'));
    assert!(!display_safe_line(text).chars().any(char::is_control));
});
