//! The `rapporteur` program; everything it does is in the library.

#![warn(clippy::disallowed_methods, clippy::disallowed_macros, reason = "the gates, see clippy.toml")]

use std::process::ExitCode;
use std::sync::Arc;

use rapporteur::app::{App, Entry, FileChange, Names, NamesWanted, SourceLine};
use rapporteur::cli::{self, Condition, InterfaceLanguage, Library, Navigation, Opening, Outcome, Stop};
use rapporteur::model::{Change, Kept, LineRun, Report};
use rapporteur::notebook::Notebook;
use rapporteur::terminal::{self, Brought, Reply, Shelf, Wanted};

fn main() -> ExitCode {
    match cli::run() {
        Outcome::Exit(code) => code,
        Outcome::Navigate(navigation) => open_navigator(navigation),
    }
}

/// The library as the terminal asks for it.
struct OpenShelf {
    library: Library,
    /// What stops the reading that is under way.
    stop: Stop,
    /// In which errors are told.
    language: InterfaceLanguage,
    notebook: Notebook,
}

impl Shelf for OpenShelf {
    fn fetch(&mut self, wanted: Wanted, reply: Reply) {
        let language = self.language;
        match wanted {
            Wanted::Report(index) => {
                self.begin(index).hand_over(move |report| {
                    reply.hand_over(match report {
                        Ok(report) => Brought::Unnamed(Box::new(report)),
                        Err(error) => Brought::Report(Err(cli::told(&error, language))),
                    });
                });
            }
            Wanted::Lines(index, runs) => {
                let opening = self.begin(index);
                cli::beside(move || reply.hand_over(lines(&opening, &runs, language)));
            }
            Wanted::Symbol(symbol, here) => self.seek(symbol, here, reply),
        }
    }

    fn find_names(&mut self, report: Arc<Report>, wanted: NamesWanted, reply: Reply) {
        let naming = self.library.naming();
        cli::beside(move || {
            let names = match wanted {
                NamesWanted::Programmes => Names::Programmes(naming.programmes_of(&report)),
                NamesWanted::All => {
                    let (programmes, named) = naming.names_of(&report);
                    Names::All { programmes, named }
                }
            };
            // Theirs alone now, so that the names are written into it and not into a copy.
            drop(report);
            reply.hand_over(Brought::Names(names));
        });
    }

    fn stop(&mut self) {
        self.stop.stop();
    }

    fn change(&self, index: usize) -> Option<FileChange> {
        match self.library.condition(index) {
            Condition::Same => None,
            Condition::Changed => Some(FileChange::Changed),
            Condition::Gone => Some(FileChange::Gone),
        }
    }

    fn keep(&mut self, change: &Change) -> Result<Vec<Kept>, String> {
        self.notebook.change(change).map_err(|error| cli::told_of_notebook(&error, self.language))
    }

    fn kept(&mut self) -> Result<Vec<Kept>, String> {
        let (kept, notices) = self.notebook.open();
        if notices.is_empty() { Ok(kept) } else { Err(cli::told_of_notices(&notices, self.language)) }
    }
}

impl OpenShelf {
    /// The reading of a report, which the next stop ends.
    fn begin(&mut self, index: usize) -> Opening {
        let opening = self.library.opening(index);
        self.stop = opening.stop();
        opening
    }

    /// Looks for the report with a symbol among all but the one at `here`.
    fn seek(&mut self, symbol: String, here: usize, reply: Reply) {
        let stop = Stop::default();
        let others = (0..self.library.len()).filter(|index| *index != here);
        let openings: Vec<(usize, Opening)> =
            others.map(|index| (index, self.library.opening(index).stopped_by(stop.clone()))).collect();
        self.stop = stop.clone();
        cli::beside(move || {
            for (index, opening) in openings.into_iter().take_while(|_| !stop.is_stopped()) {
                let Ok(report) = opening.report() else { continue };
                if report.meta.symbol.as_ref() == Some(&symbol) {
                    return reply.hand_over(Brought::Sought(index, Box::new(report)));
                }
            }
            reply.hand_over(Brought::NotAtHand);
        });
    }
}

fn lines(opening: &Opening, runs: &[LineRun], language: InterfaceLanguage) -> Brought {
    let line = |(page, number, text)| SourceLine { page, number, text };
    let lines = opening.lines(runs).map(|lines| lines.into_iter().map(line).collect());
    Brought::Lines(lines.map_err(|error| cli::told(&error, language)))
}

/// Opens the navigator on the terminal.
fn open_navigator(mut navigation: Navigation) -> ExitCode {
    if terminal::is_dumb() {
        return cli::print_whole(&mut navigation.library);
    }
    if !terminal::is_interactive() {
        return cli::complain(
            "the navigator needs a terminal; in a pipe use outline, show, find, grep, programmes, export or check",
        );
    }
    let mut shelf = OpenShelf {
        library: navigation.library,
        stop: Stop::default(),
        language: navigation.settings.language,
        notebook: Notebook::of_user(),
    };
    let (width, height) = terminal::size();
    let names = shelf.library.names().into_iter();
    let entries: Vec<Entry> = names.map(|name| Entry { name, title: String::new() }).collect();
    let (kept, notices) = shelf.notebook.open();
    let mut app = App::new(entries, width, height)
        .with_settings(navigation.settings)
        .with_keys(navigation.keymap)
        .keeping(kept, shelf.library.absolute_paths())
        .with_notice(navigation.notice);
    if !notices.is_empty() {
        app.tell(cli::told_of_notices(&notices, navigation.settings.language));
    }
    if let Some(beginning) = shelf.library.beginning() {
        app.show_beginning(0, beginning);
    }
    match terminal::run(app, &mut shelf) {
        Ok(status) => ExitCode::from(status.code()),
        Err(error) => cli::complain(&error.to_string()),
    }
}
