//! The real program in a real pseudo-terminal, with a terminal emulator to read its screen.
//!
//! A test never sleeps to wait for the program: it waits, with a deadline, for what must appear. Each test is named
//! after the promise it holds: A the terminal is left as it was, D sizes, F input over odd links.
//!
//! A debug build does what the environment variable `RAPPORTEUR_TEST_FAULT` says after its first frame: `draw`, a panic
//! while drawing; `worker`, a panic on another thread; `twice`, a panic while panicking; `abort`; `overflow`, an
//! endless recursion. A release build knows no such variable.

#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "allowed in tests, but clippy does not take the helpers of an integration test for one"
)]

mod configuration;
mod ends;
mod input;
mod job_control;
mod keep;
mod line;
mod opening;
mod scanner;
mod session;
mod sizes;
