//! Any bytes from the terminal in any portions: nothing panics, no control is ever typed or pasted, and a silence ends whatever
//! was begun.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rapporteur::terminal::fuzzing;

fuzz_target!(|portions: Vec<&[u8]>| {
    let typed = fuzzing::typed(&portions);
    assert!(!typed.chars().any(|c| c.is_control() && c != '\n'), "{typed:?}");
});
