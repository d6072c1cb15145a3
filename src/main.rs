//! The `rapporteur` program; everything it does is in the library.

use std::process::ExitCode;
use std::thread;

use rapporteur::app::{App, Entry, FileChange, SourceLine};
use rapporteur::cli::{self, Condition, Library, Navigation, Opening, Outcome, Stop};
use rapporteur::model::{Change, Kept};
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
    notebook: Notebook,
}

impl Shelf for OpenShelf {
    fn fetch(&mut self, wanted: Wanted, reply: Reply) {
        let (Wanted::Report(index) | Wanted::Lines(index, _)) = wanted;
        let opening = self.library.opening(index);
        self.stop = opening.stop();
        if opening.is_ready() {
            reply.hand_over(bring(opening, wanted));
        } else {
            let work = move || reply.hand_over(bring(opening, wanted));
            // Where it fails the reply is dropped, which says so.
            let _ = thread::Builder::new().name("report".to_owned()).spawn(work);
        }
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
        self.notebook.change(change).map_err(|error| error.to_string())
    }

    fn kept(&mut self) -> Result<Vec<Kept>, String> {
        let (kept, notices) = self.notebook.open();
        if notices.is_empty() { Ok(kept) } else { Err(notices.join("; ")) }
    }
}

fn bring(opening: Opening, wanted: Wanted) -> Brought {
    match wanted {
        Wanted::Report(_) => {
            Brought::Report(opening.indexed_report().map(Box::new).map_err(|error| error.to_string()))
        }
        Wanted::Lines(_, runs) => {
            let line = |(page, number, text)| SourceLine { page, number, text };
            let lines = opening.lines(&runs).map(|lines| lines.into_iter().map(line).collect());
            Brought::Lines(lines.map_err(|error| error.to_string()))
        }
    }
}

/// Opens the navigator on the terminal.
fn open_navigator(navigation: Navigation) -> ExitCode {
    if !terminal::is_interactive() {
        return cli::complain(
            "the navigator needs a terminal; in a pipe use outline, show, find, grep, programmes, export or check",
        );
    }
    let mut shelf =
        OpenShelf { library: navigation.library, stop: Stop::default(), notebook: Notebook::of_user() };
    let (width, height) = terminal::size();
    let names = shelf.library.names().into_iter();
    let entries: Vec<Entry> = names.map(|name| Entry { name, title: String::new() }).collect();
    let (kept, notices) = shelf.notebook.open();
    let mut app = App::new(entries, width, height)
        .with_settings(navigation.settings)
        .keeping(kept, shelf.library.absolute_paths());
    if !notices.is_empty() {
        app.tell(notices.join("; "));
    }
    match terminal::run(app, &mut shelf) {
        Ok(status) => ExitCode::from(status.code()),
        Err(error) => cli::complain(&error.to_string()),
    }
}
