//! The `rapporteur` program; everything it does is in the library.

use std::process::ExitCode;

use rapporteur::cli::{self, Outcome};

fn main() -> ExitCode {
    match cli::run() {
        Outcome::Exit(code) => code,
        Outcome::Navigate(_) => open_navigator(),
    }
}

/// Opens the navigator on the terminal.
fn open_navigator() -> ExitCode {
    cli::complain("there is no navigator in this build; use outline, show, find, grep, export or check")
}
