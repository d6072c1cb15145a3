//! Faults on purpose, to try the guard with; not in a release build. `tests/pty` says how.

use std::{env, hint, process, thread};

use ratatui::Frame;

use super::screen::Screen;
use crate::panes::Linked;

/// After the first frame, does what `RAPPORTEUR_TEST_FAULT` says.
pub(super) fn strike(screen: &mut Screen) {
    let Ok(fault) = env::var("RAPPORTEUR_TEST_FAULT") else { return };
    match fault.as_str() {
        // A failure to draw is not what is tried here.
        "draw" => drop(screen.draw(fails, b"")),
        "worker" => drop(thread::spawn(fail).join()),
        "twice" => {
            let _fails_too = FailsInDrop;
            fail();
        }
        "abort" => process::abort(),
        "overflow" => drop(hint::black_box(descend(0))),
        _ => {}
    }
}

fn fails(_: &mut Frame<'_>) -> Vec<Linked> {
    fail();
    Vec::new()
}

struct FailsInDrop;

impl Drop for FailsInDrop {
    fn drop(&mut self) {
        fail();
    }
}

#[expect(clippy::panic, reason = "this is the fault")]
fn fail() {
    panic!("a fault on purpose \u{1b}[31m");
}

fn descend(depth: u64) -> u64 {
    let room = hint::black_box([depth; 64]);
    if depth == u64::MAX {
        return depth;
    }
    descend(depth + 1) + room.iter().sum::<u64>()
}
