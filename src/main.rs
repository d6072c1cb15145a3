//! The `rapporteur` program; everything it does is in the library.

use std::process::ExitCode;

use rapporteur::app::{App, Entry};
use rapporteur::cli::{self, Library, Outcome};
use rapporteur::terminal;

fn main() -> ExitCode {
    match cli::run() {
        Outcome::Exit(code) => code,
        Outcome::Navigate(library) => open_navigator(library),
    }
}

/// Opens the navigator on the terminal.
fn open_navigator(mut library: Library) -> ExitCode {
    if !terminal::is_interactive() {
        return cli::complain(
            "the navigator needs a terminal; in a pipe use outline, show, find, grep, export or check",
        );
    }
    let (width, height) = terminal::size();
    let entries: Vec<Entry> =
        library.names().into_iter().map(|name| Entry { name, title: String::new() }).collect();
    let alone = entries.len() == 1;
    let mut app = App::new(entries, width, height);
    let mut open = |index| library.open(index).map_err(|error| error.to_string());
    if alone {
        app.opened(0, open(0));
    }
    match terminal::run(app, &mut open) {
        Ok(status) => ExitCode::from(status.code()),
        Err(error) => cli::complain(&error.to_string()),
    }
}
