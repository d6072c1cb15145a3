//! Faults on purpose, to try the limits with; not in a release build. `tests/opening.rs` and `tests/pty` say how.

use std::{env, hint, thread};

/// The variable that says which fault.
pub(super) const VARIABLE: &str = "RAPPORTEUR_TEST_FAULT";

/// Does in the reading process what the variable says, before the file is looked at.
pub(super) fn strike() {
    let fault = env::var(VARIABLE).unwrap_or_default();
    match fault.as_str() {
        // Nobody ever wakes it.
        "read-slow" => loop {
            thread::park();
        },
        "read-memory" => drop(hint::black_box(vec![1_u8; 2 << 30])),
        "read-overflow" => drop(hint::black_box(descend(0))),
        "read-panic" => fail(),
        _ => {}
    }
}

#[expect(clippy::panic, reason = "this is the fault")]
fn fail() {
    panic!("a fault on purpose");
}

fn descend(depth: u64) -> u64 {
    let room = hint::black_box([depth; 64]);
    if depth == u64::MAX {
        return depth;
    }
    descend(depth + 1) + room.iter().sum::<u64>()
}
