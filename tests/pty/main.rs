//! The real program in a real pseudo-terminal, with a terminal emulator to read its screen.
//!
//! A test never sleeps to wait for the program: it waits, with a deadline, for what must appear. Each test is named
//! after the promise of `docs/trust.md` it holds: A the terminal is left as it was, B nothing of a document reaches it but
//! text, C widths, D sizes, F input and output over odd links.
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

mod attacks;
mod configuration;
mod ends;
mod hostile;
mod input;
mod job_control;
mod keep;
mod line;
mod link;
mod multiplexer;
mod opening;
mod scanner;
mod second;
mod session;
mod sizes;
mod slow;
mod terminals;
mod widths;
