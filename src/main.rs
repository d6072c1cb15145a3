//! The `rapporteur` program; everything it does is in the library.

use std::process::ExitCode;

use rapporteur::app::{App, Entry, SourceLine};
use rapporteur::cli::{self, InterfaceLanguage, Library, Navigation, Outcome};
use rapporteur::model::{Change, Kept, LineRun, Report};
use rapporteur::notebook::Notebook;
use rapporteur::terminal::{self, Shelf};

fn main() -> ExitCode {
    match cli::run() {
        Outcome::Exit(code) => code,
        Outcome::Navigate(navigation) => open_navigator(navigation),
    }
}

/// The library as the terminal asks for it.
struct OpenShelf {
    library: Library,
    language: InterfaceLanguage,
    notebook: Notebook,
}

impl Shelf for OpenShelf {
    fn open(&mut self, index: usize) -> Result<Report, String> {
        self.library.open(index).map_err(|error| cli::told(&error, self.language))
    }

    fn lines(&mut self, index: usize, runs: &[LineRun]) -> Result<Vec<SourceLine>, String> {
        let lines = self.library.lines(index, runs);
        let lines = lines.map_err(|error| cli::told(&error, self.language))?;
        Ok(lines.into_iter().map(|(page, number, text)| SourceLine { page, number, text }).collect())
    }

    fn keep(&mut self, change: &Change) -> Result<Vec<Kept>, String> {
        self.notebook.change(change).map_err(|error| error.to_string())
    }

    fn kept(&mut self) -> Result<Vec<Kept>, String> {
        let (kept, notices) = self.notebook.open();
        if notices.is_empty() { Ok(kept) } else { Err(notices.join("; ")) }
    }
}

/// Opens the navigator on the terminal.
fn open_navigator(navigation: Navigation) -> ExitCode {
    let language = navigation.settings.language;
    let mut shelf = OpenShelf { library: navigation.library, language, notebook: Notebook::of_user() };
    if !terminal::is_interactive() {
        return cli::complain(
            "the navigator needs a terminal; in a pipe use outline, show, find, grep, export or check",
        );
    }
    let (width, height) = terminal::size();
    let entries: Vec<Entry> =
        shelf.library.names().into_iter().map(|name| Entry { name, title: String::new() }).collect();
    let alone = entries.len() == 1;
    let (kept, notices) = shelf.notebook.open();
    let mut app = App::new(entries, width, height)
        .with_settings(navigation.settings)
        .with_keys(navigation.keymap)
        .keeping(kept, shelf.library.absolute_paths());
    if alone {
        app.opened(0, shelf.open(0));
    }
    let mut app = app.with_notice(navigation.notice);
    if !notices.is_empty() {
        app.tell(notices.join("; "));
    }
    match terminal::run(app, &mut shelf) {
        Ok(status) => ExitCode::from(status.code()),
        Err(error) => cli::complain(&error.to_string()),
    }
}
